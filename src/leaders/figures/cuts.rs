//! By what pupils are put into groups.

use chrono::{Datelike, NaiveDate};

use super::people::{People, Person, Register};
use crate::leaders::facts::TargetFacts;
use crate::leaders::value::Word;
use crate::roll::{SenStatus, Sex};
use crate::template::{SetBy, Term, YearGroup};

/// By what pupils are put into groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CutId {
    /// Not at all: everybody.
    All,
    /// The key stage.
    KeyStage,
    /// The year group.
    Year,
    /// The class.
    Class,
    /// The term of birth.
    Birth,
    /// The sex.
    Sex,
    /// The pupil premium.
    Premium,
    /// English as an additional language.
    Language,
    /// Whether the child is, or was, looked after.
    LookedAfter,
    /// Attendance this year.
    Attendance,
    /// The band of attainment in reading.
    Reading,
    /// The same in writing.
    Writing,
    /// The same in mathematics.
    Maths,
    /// The broad area of need.
    Area,
    /// SEN support or a plan of the authority.
    Status,
    /// Targets by the broad area of their need.
    TargetArea,
    /// Targets by the school's priority that they serve.
    Priority,
    /// Targets by who set them.
    SetBy,
    /// Targets that were not met, by why.
    WhyNot,
    /// Targets by what is to become of them.
    Decision,
}

/// The name of a group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct GroupName {
    /// Where it comes in the order of the groups.
    order: i32,
    /// The key of its name among the labels; empty if it has a name of its own.
    pub(crate) word: String,
    /// A name of its own.
    pub(crate) own: String,
}

impl GroupName {
    fn word(order: i32, word: &str) -> Self {
        Self { order, word: word.to_owned(), own: String::new() }
    }

    fn own(order: i32, own: &str) -> Self {
        Self { order, word: String::new(), own: own.to_owned() }
    }

    /// The group of those of whom it is not known.
    fn unknown() -> Self {
        Self::word(i32::MAX, "unknown")
    }

    /// As later reports find it again.
    pub(super) fn key(&self) -> &str {
        if self.word.is_empty() { &self.own } else { &self.word }
    }
}

impl CutId {
    /// All of them, wholes before what is within them.
    pub(crate) const EVERY: [Self; 20] = [
        Self::All,
        Self::KeyStage,
        Self::Year,
        Self::Class,
        Self::Birth,
        Self::Sex,
        Self::Premium,
        Self::Language,
        Self::LookedAfter,
        Self::Attendance,
        Self::Reading,
        Self::Writing,
        Self::Maths,
        Self::Area,
        Self::Status,
        Self::TargetArea,
        Self::Priority,
        Self::SetBy,
        Self::WhyNot,
        Self::Decision,
    ];

    /// The word by which layouts know it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::KeyStage => "key_stage",
            Self::Year => "year",
            Self::Class => "class",
            Self::Birth => "birth",
            Self::Sex => "sex",
            Self::Premium => "premium",
            Self::Language => "language",
            Self::LookedAfter => "looked_after",
            Self::Attendance => "attendance",
            Self::Reading => "reading",
            Self::Writing => "writing",
            Self::Maths => "maths",
            Self::Area => "area",
            Self::Status => "status",
            Self::TargetArea => "target_area",
            Self::Priority => "priority",
            Self::SetBy => "set_by",
            Self::WhyNot => "why_not",
            Self::Decision => "decision",
        }
    }

    /// Whether it needs something that only the register says.
    pub(crate) const fn is_of_register(self) -> bool {
        matches!(
            self,
            Self::Sex
                | Self::Premium
                | Self::Language
                | Self::LookedAfter
                | Self::Attendance
                | Self::Reading
                | Self::Writing
                | Self::Maths
                | Self::Status
        )
    }

    /// Whether targets are put into groups, and not pupils.
    pub(super) const fn is_of_targets(self) -> bool {
        matches!(
            self,
            Self::TargetArea | Self::Priority | Self::SetBy | Self::WhyNot | Self::Decision
        )
    }

    /// The group of a reviewed target; `None` for one that is not counted.
    pub(super) fn group_of_target(self, target: &TargetFacts) -> Option<GroupName> {
        let named = |word: Option<&Word>| {
            word.map_or_else(GroupName::unknown, |word| GroupName::own(0, &word.label))
        };
        match self {
            Self::TargetArea => Some(named(target.area.as_ref())),
            Self::Priority => Some(match target.priority.as_str() {
                "" => GroupName::word(i32::MAX, "no-priority"),
                id => GroupName::own(0, id),
            }),
            Self::SetBy => Some(match target.set_by {
                Some(SetBy::Child) => GroupName::word(0, "set-by-child"),
                Some(SetBy::Together) => GroupName::word(1, "set-together"),
                Some(SetBy::ForChild) => GroupName::word(2, "set-for-child"),
                None => GroupName::unknown(),
            }),
            Self::WhyNot => {
                let not_met = target.outcome.is_some_and(|outcome| !outcome.is_met());
                not_met.then(|| named(target.why_not.as_ref()))
            }
            Self::Decision => Some(named(target.decision.as_ref())),
            _ => None,
        }
    }

    /// Whether pupils without a plan can be in its groups.
    pub(super) const fn is_of_all_pupils(self) -> bool {
        !matches!(self, Self::Area)
    }

    /// Whether there is anything to put people into groups by.
    pub(super) fn is_known(self, people: &People<'_>) -> bool {
        if self.is_of_register() && people.register != Register::Fits {
            return false;
        }
        let known = |person: &Person<'_>| self.group(person) != GroupName::unknown();
        people.with_plan().any(known)
    }

    /// The group of a person.
    pub(super) fn group(self, person: &Person<'_>) -> GroupName {
        let unknown = GroupName::unknown;
        let roll = person.roll;
        let yes_or_no = |answer: Option<bool>, yes: &str, no: &str| match answer {
            Some(true) => GroupName::word(0, yes),
            Some(false) => GroupName::word(1, no),
            None => unknown(),
        };
        match self {
            Self::All => GroupName::word(0, "all"),
            Self::KeyStage => year(person).map_or_else(unknown, key_stage),
            Self::Year => year(person)
                .map_or_else(unknown, |year| GroupName::word(year.number(), year.name())),
            Self::Class => {
                let own = person.plan.map(|plan| plan.class.as_str());
                let class = own.filter(|class| !class.is_empty());
                let class = class.or(roll.and_then(|row| row.class.as_deref()));
                class.map_or_else(unknown, |class| GroupName::own(0, class))
            }
            Self::Birth => born(person).map_or_else(unknown, |term| match term {
                Term::Autumn => GroupName::word(0, "born-autumn"),
                Term::Spring => GroupName::word(1, "born-spring"),
                Term::Summer => GroupName::word(2, "born-summer"),
            }),
            Self::Sex => match roll.and_then(|row| row.sex) {
                Some(Sex::Female) => GroupName::word(0, "girls"),
                Some(Sex::Male) => GroupName::word(1, "boys"),
                None => unknown(),
            },
            Self::Premium => {
                yes_or_no(roll.and_then(|row| row.pupil_premium), "premium", "no-premium")
            }
            Self::Language => yes_or_no(roll.and_then(|row| row.eal), "eal", "no-eal"),
            Self::LookedAfter => {
                yes_or_no(roll.and_then(|row| row.looked_after), "looked-after", "not-looked-after")
            }
            Self::Attendance => {
                roll.and_then(|row| row.attendance).map_or_else(unknown, attendance)
            }
            Self::Reading => band(person, "reading"),
            Self::Writing => band(person, "writing"),
            Self::Maths => match band(person, "maths") {
                name if name == unknown() => band(person, "mathematics"),
                name => name,
            },
            Self::Area => person
                .plan
                .and_then(|plan| plan.area.as_ref())
                .map_or_else(unknown, |area| GroupName::own(0, &area.label)),
            Self::Status => match roll.and_then(|row| row.status) {
                Some(SenStatus::Plan) => GroupName::word(0, "ehc-plan"),
                Some(SenStatus::Support) => GroupName::word(1, "sen-support"),
                Some(SenStatus::None) => GroupName::word(2, "no-sen"),
                None => unknown(),
            },
            Self::TargetArea | Self::Priority | Self::SetBy | Self::WhyNot | Self::Decision => {
                unknown()
            }
        }
    }
}

/// The year group, as the plan says, or else the register.
fn year(person: &Person<'_>) -> Option<YearGroup> {
    let own = person.plan.and_then(|plan| plan.year);
    own.or(person.roll.and_then(|row| row.year))
}

/// The term of birth, as a school year counts them.
fn born(person: &Person<'_>) -> Option<Term> {
    let of = |day: NaiveDate| match day.month() {
        9..=12 => Term::Autumn,
        1..=4 => Term::Spring,
        _ => Term::Summer,
    };
    let own = person.plan.and_then(|plan| plan.born).map(of);
    own.or(person.roll.and_then(crate::roll::RollPupil::term_of_birth))
}

/// The key stage of a year group.
fn key_stage(year: YearGroup) -> GroupName {
    match year.number() {
        ..=0 => GroupName::word(0, "early-years"),
        1..=2 => GroupName::word(1, "key-stage-1"),
        _ => GroupName::word(2, "key-stage-2"),
    }
}

/// The share of sessions that a pupil attends: 90 per cent or less is persistent absence in England (DfE, Working together to
/// improve school attendance, 2024).
fn attendance(percent: f64) -> GroupName {
    match percent {
        ..=90.0 => GroupName::word(0, "absent-often"),
        ..95.0 => GroupName::word(1, "attends-below-95"),
        _ => GroupName::word(2, "attends-well"),
    }
}

/// The newest band of attainment in a subject, as the school calls it.
fn band(person: &Person<'_>, subject: &str) -> GroupName {
    let own = person.roll.and_then(|row| row.bands.of(subject)?.after.as_deref());
    own.map_or_else(GroupName::unknown, |band| GroupName::own(0, &band.trim().to_lowercase()))
}
