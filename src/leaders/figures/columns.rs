//! What is counted of a group.

use super::cuts::CutId;
use super::people::Person;
use crate::disclosure::{self, Sensitivity};
use crate::template::{Outcome, PupilPresent};

/// What is counted of a group: pupils, or their targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    /// All pupils of the school, by the register.
    Roll,
    /// Those with a plan.
    Pupils,
    /// Those whose plan of the term is reviewed.
    Reviewed,
    /// Those whose review was on time.
    OnTime,
    /// Those at whose review a parent was.
    Parents,
    /// Those who took part in their review, or said before what they think.
    Child,
    /// Those who get some support out of class.
    OutOfClass,
    /// Those of whom it is to be asked whether they are parked.
    Parked,
    /// Targets that were reviewed.
    Targets,
    /// Those met or exceeded.
    Met,
    /// Those not yet or partly met.
    NotMet,
    /// Those met, and no more than that.
    JustMet,
    /// Those exceeded.
    Exceeded,
    /// Those partly met.
    Partly,
    /// Those not yet met.
    NotYet,
}

impl Column {
    /// All of them, each after what it is a part of.
    pub(super) const ALL: [Self; 15] = [
        Self::Roll,
        Self::Pupils,
        Self::Reviewed,
        Self::OnTime,
        Self::Parents,
        Self::Child,
        Self::OutOfClass,
        Self::Parked,
        Self::Targets,
        Self::Met,
        Self::NotMet,
        Self::JustMet,
        Self::Exceeded,
        Self::Partly,
        Self::NotYet,
    ];

    /// Its position among them.
    pub(super) const fn index(self) -> usize {
        self as usize
    }

    /// Whether it is counted in the groups of a cut.
    pub(super) const fn is_of(self, cut: CutId) -> bool {
        match self {
            Self::Targets => !matches!(cut, CutId::WhyNot),
            Self::Met => !matches!(cut, CutId::WhyNot | CutId::Decision),
            Self::NotMet => matches!(cut, CutId::All | CutId::WhyNot),
            Self::JustMet | Self::Exceeded | Self::Partly | Self::NotYet | Self::Parked => {
                matches!(cut, CutId::All)
            }
            _ => !cut.is_of_targets(),
        }
    }

    /// The word by which layouts know it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Roll => "roll",
            Self::Pupils => "pupils",
            Self::Reviewed => "reviewed",
            Self::OnTime => "on_time",
            Self::Parents => "parents",
            Self::Child => "child",
            Self::OutOfClass => "out_of_class",
            Self::Parked => "parked",
            Self::Targets => "targets",
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::JustMet => "just_met",
            Self::Exceeded => "exceeded",
            Self::Partly => "partly",
            Self::NotYet => "not_yet",
        }
    }

    /// Of what it is a part.
    const fn base(self) -> Option<Self> {
        match self {
            Self::Roll | Self::Targets => None,
            Self::Pupils => Some(Self::Roll),
            Self::Reviewed | Self::OutOfClass | Self::Parked => Some(Self::Pupils),
            Self::OnTime | Self::Parents | Self::Child => Some(Self::Reviewed),
            Self::Met | Self::NotMet => Some(Self::Targets),
            Self::JustMet | Self::Exceeded => Some(Self::Met),
            Self::Partly | Self::NotYet => Some(Self::NotMet),
        }
    }

    /// Of what it is printed as a part.
    pub(super) const fn printed_of(self) -> Option<Self> {
        match self {
            Self::JustMet | Self::Exceeded | Self::Partly | Self::NotYet => Some(Self::Targets),
            other => other.base(),
        }
    }

    /// What a small number of it may say. How many there are, and how far the school has got with its reviews, says nothing
    /// where it is zero.
    pub(super) fn rule(self) -> disclosure::Column {
        let (own, rest) = match self {
            Self::Roll | Self::Pupils | Self::Reviewed | Self::Targets | Self::Parked => {
                (Sensitivity::SmallButNotZero, Sensitivity::Known)
            }
            _ => (Sensitivity::Small, Sensitivity::Small),
        };
        disclosure::Column { base: self.base().map(Self::index), own, rest }
    }

    /// How many of it a person is, or has.
    pub(super) fn of(self, person: &Person<'_>) -> u32 {
        let plan = person.plan;
        let review = person.review();
        let is = match self {
            Self::Roll => true,
            Self::Pupils => plan.is_some(),
            Self::Reviewed => review.is_some(),
            Self::OnTime => review.is_some() && person.is_on_time(),
            Self::Parents => review.is_some_and(|review| review.parent_present),
            Self::Child => review.is_some_and(|review| {
                review.pupil_present.is_some_and(|how| how != PupilPresent::NotPresent)
            }),
            Self::OutOfClass => plan.is_some_and(|plan| plan.minutes_out_of_class() > 0.0),
            Self::Parked => plan.is_some() && person.is_parked,
            _ => {
                let counted = person.outcomes().filter(|outcome| self.counts(*outcome));
                return u32::try_from(counted.count()).unwrap_or(u32::MAX);
            }
        };
        u32::from(is)
    }

    /// Whether it counts a target with this result.
    pub(super) fn counts(self, outcome: Outcome) -> bool {
        match self {
            Self::Targets => true,
            Self::Met => outcome.is_met(),
            Self::NotMet => !outcome.is_met(),
            Self::JustMet => outcome == Outcome::Met,
            Self::Exceeded => outcome == Outcome::Exceeded,
            Self::Partly => outcome == Outcome::Partly,
            Self::NotYet => outcome == Outcome::NotYet,
            _ => false,
        }
    }
}
