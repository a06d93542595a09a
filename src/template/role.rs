//! What part a field plays for the copies, the rules and the file names.

/// Declares the roles: what each means, its name in Rust and the word that manifests use.
macro_rules! roles {
    ($($(#[doc = $doc:literal])+ $name:ident = $word:literal,)+) => {
        /// What part a field plays, whatever a template calls it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Role {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Role {
            /// All roles with the words that manifests use.
            pub const NAMES: &[(&'static str, Self)] = &[$(($word, Self::$name)),+];

            /// The word that manifests use.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// The role of this word.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    // What two of them were called before.
                    "row-start" => Some(Self::RowFrom),
                    "row-end" => Some(Self::RowUntil),
                    $($word => Some(Self::$name),)+
                    _ => None,
                }
            }
        }
    };
}

roles! {
    /// A household's name in the list of parents; parents of the same one share a copy.
    Household = "household",
    /// The parent that an item comes from or belongs to.
    FromParent = "from-parent",
    /// `true` leaves an item out of the copies of other households.
    Private = "private",
    /// Asks for a copy for each household.
    SeparateCopies = "separate-copies",
    /// The name in the file name in place of the pupil's own.
    FileId = "file-id",
    /// The name that the pupil goes by.
    PupilName = "pupil-name",
    /// The term, in the file name.
    Term = "term",
    /// The cycle's first day: its year is in the file name.
    CycleStart = "cycle-start",
    /// The number of the plan's version, in the file name.
    Version = "version",
    /// `draft` marks the pages as one.
    Status = "status",
    /// The day the document is dated with.
    DocumentDate = "document-date",
    /// The number of the cycle.
    CycleNumber = "cycle-number",
    /// The statement of a need.
    NeedStatement = "need-statement",
    /// A target.
    Target = "target",
    /// A row of provision.
    ProvisionRow = "provision-row",
    /// Words for the child to read.
    ChildText = "child-text",
    /// The size of print, of the school, the plan or a parent.
    Print = "print",
    /// The tint of the paper, of the school, the plan or a parent.
    Paper = "paper",
    /// Whether colours are printed, for the school, the plan or a parent.
    Ink = "ink",
    /// The sheet that the child's pages are printed on.
    Sheet = "sheet",
    /// The school's own colour.
    Accent = "accent",
    /// The folder of the school's own pictures.
    PictureFolder = "picture-folder",
    /// In the list of parents: what says who or where a parent is.
    ParentDetail = "parent-detail",
    /// In it: the name.
    ParentName = "parent-name",
    /// In it: what the person is to the child, in the plan's own words.
    ParentRelation = "parent-relation",
    /// In it: a telephone number.
    ParentPhone = "parent-phone",
    /// In it: an e-mail address.
    ParentEmail = "parent-email",
    /// In it: where the parent lives.
    ParentAddress = "parent-address",
    /// In it: sentences that may have numbers, addresses and places in them.
    ParentNotes = "parent-notes",
    /// In it: what the person is to the child.
    PersonKind = "person-kind",
    /// In it: whether the person has parental responsibility.
    Responsible = "parental-responsibility",
    /// In it: `true` for somebody who gets a copy although others of that kind do not.
    GetsCopy = "gets-copy",
    /// In it: a group that says why the person gets nothing.
    NoCopy = "no-copy",
    /// Whom alone an item is for.
    OnlyFor = "only-for",
    /// The class.
    Class = "class",
    /// Whether parents get the whole of a document or its short form: at the top of a plan, and in the list of parents.
    CopyForm = "copy-form",
    /// The pattern of file names.
    FileNames = "file-names",
    /// The file of the plan before this one.
    Previous = "previous",
    /// The day of the review that the plan names.
    ReviewDate = "review-date",
    /// The time of that review.
    ReviewTime = "review-time",
    /// The place of it.
    ReviewPlace = "review-place",
    /// What the child says in the plan.
    PupilVoice = "pupil-voice",
    /// What the parents say in the plan.
    ParentViews = "parent-views",
    /// The text of a target.
    TargetText = "target-text",
    /// In a target: the same in a few words, for where space is short.
    TargetTitle = "target-title",
    /// The need that a target answers.
    TargetNeed = "target-need",
    /// Where a target starts: a group with a `value`, a `text` and a `date`.
    Baseline = "baseline",
    /// What counts as reached: a group with a `value`.
    Success = "success",
    /// The unit of a target's values, in the target and in its result.
    Unit = "unit",
    /// The targets that a row of provision serves.
    ServedTargets = "served-targets",
    /// How often a week provision is given.
    TimesPerWeek = "times-per-week",
    /// What a row of provision costs a week.
    CostPerWeek = "cost-per-week",
    /// What an hour of a teaching assistant costs.
    AssistantHour = "assistant-hour",
    /// For how many weeks.
    Weeks = "weeks",
    /// What became of the targets of the plan before.
    PreviousResults = "previous-results",
    /// The review.
    Review = "review",
    /// The day it was held.
    ReviewHeld = "review-held",
    /// The list of what became of each target.
    TargetResults = "target-results",
    /// In it: the target.
    ReviewedTarget = "reviewed-target",
    /// In it: the result.
    Result = "result",
    /// In it: the value now.
    ResultValue = "result-value",
    /// In it: when that was measured.
    ResultDate = "result-date",
    /// In it: what worked.
    Worked = "worked",
    /// In it: what did not.
    DidNotWork = "did-not-work",
    /// In it: what is to become of the target.
    Decision = "decision",
    /// In it: what changes.
    Change = "change",
    /// In it: what the child will do next.
    ChildNext = "child-next",
    /// The list of what was given.
    Delivery = "delivery",
    /// In it: the row of provision.
    DeliveredRow = "delivered-row",
    /// In it: how many sessions were planned, if it cannot be worked out.
    Planned = "planned",
    /// In it: how many were given.
    Delivered = "delivered",
    /// What the child says at the review.
    PupilReviewView = "pupil-review-view",
    /// What the parents say at the review.
    ParentReviewViews = "parent-review-views",
    /// The day the next plan starts.
    NextStart = "next-start",
    /// The day the next plan is reviewed.
    NextReview = "next-review",
    /// The school's name.
    SchoolName = "school-name",
    /// The pupil's first name by law.
    PupilFirstName = "pupil-first-name",
    /// The pupil's last name.
    PupilLastName = "pupil-last-name",
    /// The date of birth.
    DateOfBirth = "date-of-birth",
    /// Somebody who is named, besides those who have their own role: such a name may be in any text.
    Person = "person",
    /// What the child and the family say of the child: who is named there is known.
    About = "about",
    /// What the child will be able to do in years, or by the next plan.
    LongTermOutcome = "long-term-outcome",
    /// The pupil's pronouns.
    Pronouns = "pronouns",
    /// The age that the child reads at, in years.
    ReadingAge = "reading-age",
    /// The key stage of the child's pages.
    KeyStage = "key-stage",
    /// The class teacher, who answers for progress.
    ClassTeacher = "class-teacher",
    /// The SENCO.
    Senco = "senco",
    /// The head teacher.
    SchoolHead = "school-head",
    /// What the child is good at, likes or is moved by: a list.
    Strengths = "strengths",
    /// The list of needs.
    Needs = "needs",
    /// The list of evidence.
    Evidence = "evidence",
    /// In it: what kind of source.
    EvidenceSource = "evidence-source",
    /// In it: where it was seen.
    EvidenceContext = "evidence-context",
    /// In the voice of child or parents: the words.
    Quote = "quote",
    /// In it: how they were gathered.
    HowHeard = "how-heard",
    /// In it: why there are none, or what was tried.
    NotHeard = "not-heard",
    /// What every teacher does in class: a list.
    Classroom = "classroom",
    /// In a target: the teaching strategies.
    Strategies = "strategies",
    /// In a target: the school's priority.
    TargetPriority = "target-priority",
    /// In a target: how it is measured.
    Measure = "measure",
    /// In a measure: how.
    MeasureHow = "measure-how",
    /// In a measure: by whom.
    MeasureBy = "measure-by",
    /// Whether the child knows the diagnosis.
    KnowsDiagnosis = "knows-diagnosis",
    /// Words for a child who does not read yet.
    FewWords = "few-words",
    /// Good things that the child reads: a list.
    ChildPositives = "child-positives",
    /// How to reach the school.
    Contact = "contact",
    /// In a measure: how often.
    MeasureEvery = "measure-every",
    /// In a target: the day it should be reached by.
    TargetBy = "target-by",
    /// In a target: how it goes beyond what the class gets.
    AdditionalTo = "additional-to",
    /// In a target or its value: the number.
    NumberValue = "number-value",
    /// In a goal: out of how many.
    OutOf = "out-of",
    /// In a baseline: in words.
    BaselineText = "baseline-text",
    /// In a baseline: when it was measured.
    BaselineDate = "baseline-date",
    /// In a row of provision: the programme.
    Programme = "programme",
    /// In it: what happens.
    ProvisionText = "provision-text",
    /// In it: who gives it.
    DeliveredBy = "delivered-by",
    /// In it: the role of that person.
    DelivererRole = "deliverer-role",
    /// In it: what that person was trained in.
    TrainedIn = "trained-in",
    /// In it: who steps in.
    Cover = "cover",
    /// In it: how many children at once.
    GroupSize = "group-size",
    /// In it: the minutes each time.
    Minutes = "minutes",
    /// In it: how often, in words.
    Frequency = "frequency",
    /// In it: the step towards doing without.
    FadePlan = "fade-plan",
    /// In it: why a child is never left alone: safety, or a medical reason.
    SafetyReason = "safety-reason",
    /// The advice of specialists: a list.
    Agencies = "agencies",
    /// The meetings that are planned.
    Meetings = "meetings",
    /// The school's holidays: a list of first and last days.
    Holidays = "holidays",
    /// In a holiday: its first day.
    HolidayStart = "holiday-start",
    /// In a holiday: its last day.
    HolidayEnd = "holiday-end",
    /// How much each rule's findings matter.
    RuleLevels = "rule-levels",
    /// The limits that rules measure against.
    RuleLimits = "rule-limits",
    /// Findings that a school accepts, each with its reason.
    Waivers = "waivers",
    /// Words that a school's parents know, with what they mean.
    Glossary = "glossary",
    /// Words that a school's children know.
    EasyWords = "easy-words",
    /// The school's priorities.
    Priorities = "priorities",
    /// In a result: why a target was not met.
    WhyNot = "why-not",
    /// In the delivery of a row: why sessions were missed.
    ReasonMissed = "reason-missed",
    /// In the delivery of a row: why sessions were missed, in words that families read.
    MissedBecause = "missed-because",
    /// In the delivery of a row: what becomes of it in the next plan.
    RowDecision = "row-decision",
    /// The year group: `nursery`, `reception`, `year-1` and so on.
    YearGroup = "year-group",
    /// The unique pupil number.
    Upn = "upn",
    /// The type of need of the school census.
    CensusType = "census-type",
    /// When the child's SEN support began.
    SupportSince = "support-since",
    /// What columns of files that are imported are called: a map.
    ImportColumns = "import-columns",
    /// How many teaching weeks the cycle has.
    CycleWeeks = "cycle-weeks",
    /// The measures over time: a list.
    Series = "series",
    /// In it, and in the list of what changed: what is measured.
    SeriesMeasure = "series-measure",
    /// In it: where it should get to.
    SeriesGoal = "series-goal",
    /// In it: the values.
    SeriesPoints = "series-points",
    /// In a value over time: when.
    PointDate = "point-date",
    /// In it: the value.
    PointValue = "point-value",
    /// In it: how that is printed.
    PointShown = "point-shown",
    /// In a target: the measure over time that its values belong to.
    TargetSeries = "target-series",
    /// In a target: where the child is in the middle of the term, a group with a `value`.
    Now = "now",
    /// In what became of a target of the plan before: the value at its start.
    PastBaseline = "past-baseline",
    /// In it: the value to reach.
    PastGoal = "past-goal",
    /// In a result: what shows it.
    ResultEvidence = "result-evidence",
    /// In a row of provision: the first day, if not the cycle's.
    RowFrom = "row-from",
    /// In it: the last day, if not the review's.
    RowUntil = "row-until",
    /// What the school will do: a list.
    SchoolWill = "school-will",
    /// The list of what was measured before and after.
    Impact = "impact",
    /// In it: after.
    ImpactAfter = "impact-after",
    /// In a review: what is to become of the support as a whole.
    PlanDecision = "plan-decision",
    /// Whether an assessment by the authority was talked about.
    EhcDiscussed = "ehc-discussed",
    /// In the list of parents: the language that a parent reads and speaks.
    ReaderLanguage = "reader-language",
    /// The language of all documents, if another than the template's.
    DocumentLanguage = "document-language",
    /// What was agreed: a section.
    Agreement = "agreement",
    /// In it: in which forms and languages copies are offered.
    OtherFormats = "other-formats",
    /// In it: to whom copies were given.
    CopiesGiven = "copies-given",
    /// In a copy that was given: the language it is in.
    CopyLanguage = "copy-language",
    /// In an item of a list: the short name that other fields refer to.
    ItemId = "item-id",
    /// In a waiver: the id of the rule.
    WaivedRule = "waived-rule",
    /// In it: the field that it is about.
    WaivedAt = "waived-at",
    /// In it: why the finding is accepted.
    WaivedReason = "waived-reason",
    /// In it: when that was decided.
    WaivedOn = "waived-on",
    /// In what became of a target of the plan before: the target's short name in that plan.
    PastTarget = "past-target",
    /// In it: the text of the target.
    PastText = "past-text",
    /// In it: its short title.
    PastTitle = "past-title",
    /// In it: when it was last measured.
    PastDate = "past-date",
    /// In it: what was decided.
    PastDecision = "past-decision",
    /// In a baseline: how it was measured.
    BaselineTool = "baseline-tool",
    /// In a goal: how often it has to be reached.
    Occasions = "occasions",
    /// In a target: a group with the child's own words for it.
    TargetInChildWords = "target-in-child-words",
    /// The broad area of the main need, and in a need its own.
    Area = "area",
    /// In a target: who set it.
    SetBy = "set-by",
    /// In a row of provision: in class or out of class.
    Setting = "setting",
    /// Who was at the review: a list.
    ReviewPresent = "review-present",
    /// How the child took part in the review.
    ReviewPupilPresent = "review-pupil-present",
    /// What staff need to learn: a list.
    StaffDevelopment = "staff-development",
    /// In it: what.
    TrainingNeed = "training-need",
    /// In it: by when.
    TrainingBy = "training-by",
    /// In it: the day it was done.
    TrainingDone = "training-done",
    /// In it: how sure staff felt before.
    ConfidenceBefore = "confidence-before",
    /// In it: how sure they feel after it.
    ConfidenceAfter = "confidence-after",
    /// The day on which an assessment by the authority was asked for.
    EhcRequested = "ehc-requested",
    /// What the authority decided.
    EhcAnswer = "ehc-answer",
    /// From which number on counts of pupils are printed in reports for leaders.
    SmallInReports = "small-in-reports",
    /// The same in what is published.
    SmallInPublished = "small-in-published",
    /// In a priority: what it is.
    PriorityTitle = "priority-title",
    /// What was given between the plan's first day and its review: a list.
    Log = "log",
    /// In it: the day.
    LogDate = "log-date",
    /// In it: the number of the teaching week.
    LogWeek = "log-week",
    /// In it: how many sessions, or whether it was given at all.
    LogGiven = "log-given",
    /// In it: a note for staff.
    LogNote = "log-note",
    /// What changed between the plan's first day and its review: a list.
    Changes = "changes",
    /// In it: from which day.
    ChangeDate = "change-date",
    /// In it: what changed.
    ChangeWhat = "change-what",
    /// In it: why.
    ChangeWhy = "change-why",
    /// In it: with whom that was agreed.
    ChangeAgreed = "change-agreed",
    /// The school's adults who give support: a list.
    Staff = "staff",
    /// In it: the name.
    StaffName = "staff-name",
    /// In it: the role.
    StaffRole = "staff-role",
    /// In it: what an hour costs.
    HourlyRate = "hourly-rate",
    /// In it: how many hours a week somebody works.
    HoursAWeek = "hours-a-week",
    /// In it: what somebody was trained in, a list.
    Training = "training",
    /// In a training: in what.
    TrainingWhat = "training-what",
    /// In it: when.
    TrainingDate = "training-date",
    /// The days of the week on which somebody works or a group meets.
    Weekdays = "weekdays",
    /// What the school offers: a list.
    Programmes = "programmes",
    /// In it: the name.
    ProgrammeName = "programme-name",
    /// In it, and in a row of provision: why it is thought to work.
    EvidenceBase = "evidence-base",
    /// The school's groups: a list.
    Groups = "groups",
    /// In it: what a group is called.
    GroupName = "group-name",
    /// In a row of provision: its group.
    RowGroup = "row-group",
    /// In a row of provision, and in a group: the time of the day.
    RowTime = "row-time",
    /// In it: the place.
    RowPlace = "row-place",
    /// In it: when and where, in words.
    WhenAndWhere = "when-and-where",
    /// What an hour costs, by the role of who gives it.
    HourlyRates = "hourly-rates",
    /// How many weeks a year support is given.
    WeeksAYear = "weeks-a-year",
    /// Whether what a school pays from its own budget is shown beside the cost of a year.
    ShowThreshold = "show-threshold",
}
