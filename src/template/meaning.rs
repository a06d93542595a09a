//! What a choice stands for, whatever a template calls it.

use chrono::{Datelike, NaiveDate};

use super::{Audience, Role};

/// A set of meanings: what the choices of a field with a certain role may stand for.
pub trait Meant: Copy + Eq + 'static {
    /// The role of the fields whose choices have one of these meanings.
    const ROLE: Role;

    /// The word that manifests use.
    fn word(self) -> &'static str;

    /// The one of this set that a choice stands for; `None` for a meaning of another set.
    fn of(meaning: Meaning) -> Option<Self>;
}

/// Declares the sets of meanings: for which role each is, what each meaning says, its name in Rust and the word that
/// manifests use.
macro_rules! meanings {
    ($($(#[doc = $about:literal])+ $(#[derive($more:ident)])? $set:ident for $role:ident {
        $($(#[$doc:meta])+ $name:ident = $word:literal,)+
    })+) => {
        $(
            $(#[doc = $about])+
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord $(, $more)?)]
            pub enum $set { $($(#[$doc])+ $name,)+ }

            impl $set {
                /// All of them with the words that manifests use, in order.
                pub const NAMES: &[(&'static str, Self)] = &[$(($word, Self::$name)),+];

                /// The word that manifests use.
                #[must_use]
                pub const fn name(self) -> &'static str {
                    match self { $(Self::$name => $word,)+ }
                }

                /// The one of this word.
                #[must_use]
                pub fn from_name(name: &str) -> Option<Self> {
                    match name { $($word => Some(Self::$name),)+ _ => None }
                }
            }

            impl Meant for $set {
                const ROLE: Role = Role::$role;

                fn word(self) -> &'static str {
                    self.name()
                }

                fn of(meaning: Meaning) -> Option<Self> {
                    match meaning { Meaning::$set(one) => Some(one), _ => None }
                }
            }
        )+

        /// What a choice stands for: one of the set that goes with the role of its field.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Meaning {
            $($(#[doc = $about])+ $set($set),)+
        }

        impl Meaning {
            /// The word that manifests use.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$set(one) => one.name(),)+ }
            }

            /// The words for what the choices of a field with this role may stand for; none if nothing is asked of them.
            pub(super) fn words(role: Role) -> Vec<&'static str> {
                match role {
                    $(Role::$role => $set::NAMES.iter().map(|(word, _)| *word).collect(),)+
                    _ => Vec::new(),
                }
            }

            /// What this word says of a choice of a field with this role.
            pub(super) fn from_name(role: Role, word: &str) -> Option<Self> {
                match role {
                    $(Role::$role => $set::from_name(word).map(Self::$set),)+
                    _ => None,
                }
            }
        }
    };
}

meanings! {
    /// What became of a target.
    Outcome for Result {
        /// It was not reached.
        NotYet = "not-yet",
        /// It was reached in part.
        Partly = "partly",
        /// It was reached.
        Met = "met",
        /// The child went beyond it.
        Exceeded = "exceeded",
    }
    /// What is to become of a target.
    TargetDecision for Decision {
        /// It is done with.
        Close = "close",
        /// It goes on.
        Continue = "continue",
        /// Another takes its place.
        Replace = "replace",
        /// It goes on with less help.
        StepDown = "step-down",
        /// A specialist is asked.
        Specialist = "specialist",
    }
    /// What is to become of a row of provision.
    RowDecision for RowDecision {
        /// It goes on as it is.
        Keep = "keep",
        /// There will be more of it.
        More = "more",
        /// There will be less of it.
        Less = "less",
        /// It changes.
        Change = "change",
        /// It ends.
        Stop = "stop",
    }
    /// Why a session was not given.
    Missed for MissedBecause {
        /// The child was away.
        PupilAway = "pupil-away",
        /// There was a trip or an event.
        TripOrEvent = "trip-or-event",
        /// There was no room for it.
        NoRoom = "no-room",
        /// Nobody could step in.
        NoCover = "no-cover",
        /// Something else.
        Other = "other",
    }
    /// What is to become of the support as a whole.
    PlanDecision for PlanDecision {
        /// It goes on.
        Continue = "continue",
        /// It goes on, with more.
        AdjustUp = "adjust-up",
        /// It goes on, with less.
        AdjustDown = "adjust-down",
        /// It ends.
        Exit = "exit",
        /// A specialist is asked.
        Specialist = "specialist",
        /// An assessment by the authority is talked about.
        DiscussEhc = "discuss-ehc",
    }
    /// Why a target was not met.
    WhyNot for WhyNot {
        /// The support was not given as planned.
        NotDelivered = "not-delivered",
        /// The target was too hard.
        TooHard = "too-hard",
        /// The support was not the right one.
        WrongIntervention = "wrong-intervention",
        /// The child was away.
        Attendance = "attendance",
        /// It could not be measured.
        Measure = "measure",
        /// Something else.
        Other = "other",
    }
    /// Who set a target.
    SetBy for SetBy {
        /// The child.
        Child = "child",
        /// An adult, for the child.
        ForChild = "for-child",
        /// Both.
        Together = "together",
    }
    /// How the child took part in the review.
    PupilPresent for ReviewPupilPresent {
        /// In all of the meeting.
        WholeMeeting = "whole-meeting",
        /// In a part of it.
        PartOfMeeting = "part-of-meeting",
        /// By what it said before.
        ViewsGatheredBefore = "views-gathered-before",
        /// Not at all.
        NotPresent = "not-present",
    }
    /// How far a plan has got.
    Status for Status {
        /// It is being written.
        Draft = "draft",
        /// It is agreed.
        Agreed = "agreed",
        /// It is done with.
        Closed = "closed",
    }
    /// A school term.
    Term for Term {
        /// From September to December.
        Autumn = "autumn",
        /// From January to Easter.
        Spring = "spring",
        /// From Easter to July.
        Summer = "summer",
    }
    /// A year group of a primary school.
    YearGroup for YearGroup {
        /// The nursery.
        Nursery = "nursery",
        /// Reception.
        Reception = "reception",
        /// Year 1.
        Year1 = "year-1",
        /// Year 2.
        Year2 = "year-2",
        /// Year 3.
        Year3 = "year-3",
        /// Year 4.
        Year4 = "year-4",
        /// Year 5.
        Year5 = "year-5",
        /// Year 6, after which children move on.
        Year6 = "year-6",
    }
    /// A key stage of a primary school.
    KeyStage for KeyStage {
        /// Years 1 and 2.
        One = "one",
        /// Years 3 to 6.
        Two = "two",
    }
    /// Where evidence comes from.
    EvidenceSource for EvidenceSource {
        /// A test or an assessment.
        Assessment = "assessment",
        /// Attainment.
        Attainment = "attainment",
        /// Somebody watched the child.
        Observation = "observation",
        /// The child.
        Pupil = "pupil",
        /// A parent.
        Parent = "parent",
        /// A specialist.
        Specialist = "specialist",
        /// Attendance.
        Attendance = "attendance",
        /// Doctors and nurses.
        Medical = "medical",
    }
    /// Whom alone something is for.
    OnlyFor for OnlyFor {
        /// The class teacher and everyone who works with the child.
        Teacher = "teacher",
        /// Parents and carers.
        Parent = "parent",
        /// The child.
        Child = "child",
        /// Senior leaders and governors.
        Leadership = "leadership",
        /// The SENCO.
        Senco = "senco",
    }
    /// What somebody in the list of parents is to the child.
    PersonKind for PersonKind {
        /// A parent, step-parent, carer or guardian with whom the child lives: gets a copy.
        Parent = "parent",
        /// A parent by birth with whom the child does not live.
        BirthParent = "birth-parent",
        /// A foster carer.
        FosterCarer = "foster-carer",
        /// A grandparent or another relative: gets a copy only with a parent, or if the plan says so.
        Relative = "relative",
        /// The child's social worker: gets a copy without anybody's address or number.
        SocialWorker = "social-worker",
    }
    /// Where support is given.
    Setting for Setting {
        /// In class.
        InClass = "in-class",
        /// Out of class.
        OutOfClass = "out-of-class",
        /// In and out of class.
        Both = "both",
        /// At home.
        AtHome = "at-home",
    }
    /// A day of the school week.
    #[derive(Hash)]
    Weekday for Weekdays {
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
    }
    /// How much a school lets a rule's findings matter.
    RuleLevel for RuleLevels {
        /// Errors.
        Error = "error",
        /// Warnings.
        Warning = "warning",
        /// Notes.
        Note = "note",
        /// The rule does not speak.
        Off = "off",
    }
    /// Whether a household gets the whole of a document or its short form.
    #[derive(Default)]
    CopyForm for CopyForm {
        /// The whole.
        #[default]
        Full = "full",
        /// Its short form, if it has one.
        Short = "short",
    }
    /// The size of print. Large print is laid out again, not scaled.
    #[derive(Default)]
    PrintSize for Print {
        /// 12 pt for parents.
        #[default]
        Standard = "standard",
        /// 14 pt.
        Clear = "clear",
        /// 18 pt, in one column.
        Large = "large",
    }
    /// The tint of the paper.
    #[derive(Default)]
    Paper for Paper {
        /// No tint.
        #[default]
        White = "white",
        /// A pale cream, which some readers find easier.
        Cream = "cream",
    }
    /// Whether colours are printed.
    #[derive(Default)]
    Ink for Ink {
        /// In colour.
        #[default]
        Colour = "colour",
        /// In greys alone, pictures too.
        Grey = "grey",
    }
    /// The sheet of the child's pages.
    #[derive(Default)]
    Sheet for Sheet {
        /// A4.
        #[default]
        A4 = "a4",
        /// A3: larger print, and more room.
        A3 = "a3",
    }
}

impl OnlyFor {
    /// Whose copies alone show it.
    #[must_use]
    pub const fn audience(self) -> Audience {
        match self {
            Self::Teacher => Audience::Teacher,
            Self::Parent => Audience::Parent,
            Self::Child => Audience::Child,
            Self::Leadership => Audience::Leadership,
            Self::Senco => Audience::Senco,
        }
    }
}

impl Outcome {
    /// Whether a target was reached.
    #[must_use]
    pub const fn is_met(self) -> bool {
        matches!(self, Self::Met | Self::Exceeded)
    }
}

impl YearGroup {
    /// The number of the year: 3 for Year 3, 0 for Reception, −1 for the nursery.
    #[must_use]
    pub const fn number(self) -> i32 {
        match self {
            Self::Nursery => -1,
            Self::Reception => 0,
            Self::Year1 => 1,
            Self::Year2 => 2,
            Self::Year3 => 3,
            Self::Year4 => 4,
            Self::Year5 => 5,
            Self::Year6 => 6,
        }
    }
}

impl Term {
    /// The term that a plan of this day is most likely for: Easter lies between spring and summer.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        match (day.month(), day.day()) {
            (12, from) if from >= 15 => Self::Spring,
            (8, from) if from < 20 => Self::Summer,
            (1..=3, _) | (4, ..=8) => Self::Spring,
            (4..=7, _) => Self::Summer,
            _ => Self::Autumn,
        }
    }

    /// Whether a day may be the start of a plan for it.
    #[must_use]
    pub fn may_start_on(self, day: NaiveDate) -> bool {
        let (month, early) = (day.month(), day.day() < 20);
        match self {
            Self::Autumn => month >= 7,
            Self::Spring => month == 12 || month <= 4,
            Self::Summer => (4..=8).contains(&month) || (month == 3 && !early),
        }
    }
}

impl Meaning {
    /// Whether every choice of a field with this role has to stand for something: who gets a copy, and of what, goes by it.
    pub(super) const fn is_needed(role: Role) -> bool {
        matches!(role, Role::PersonKind | Role::CopyForm)
    }
}
