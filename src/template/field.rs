//! What a template says of one field.

use super::Audiences;

/// One field of a template: its type, who may see it and what it is for.
///
/// A section is a field at the top of the plan.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Field {
    /// The key in the plan.
    pub id: String,
    /// What it is called in help texts.
    pub title: String,
    /// Its type and the limits that go with it.
    pub kind: FieldKind,
    /// Whether a plan has to give it.
    pub required: Required,
    /// When a plan has to give it although it need not otherwise.
    pub required_when: Option<Condition>,
    /// Who may see it.
    pub audiences: Audiences,
    /// What to write here, for the starter plan and for editors.
    pub help: String,
    /// An example as a piece of YAML.
    pub example: Option<String>,
    /// What part it plays for the rules and for the copies.
    pub role: Option<Role>,
    /// What becomes of it in the plan for the next cycle.
    pub next: Next,
}

/// What becomes of a field in the plan for the next cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Next {
    /// It is taken over.
    #[default]
    Carry,
    /// It is left out: it is true of its own cycle only.
    Drop,
}

impl Field {
    /// The fields within a group, or within each item of a list of groups.
    #[must_use]
    pub fn children(&self) -> &[Self] {
        match &self.kind {
            FieldKind::Group { fields, .. } => fields,
            FieldKind::List { item, .. } => item.children(),
            _ => &[],
        }
    }
}

/// The type of a field, with its limits.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum FieldKind {
    /// One line of text, of at most `limit` characters.
    Text {
        /// The most characters.
        limit: usize,
    },
    /// Paragraphs, of at most `limit` characters in all.
    Prose {
        /// The most characters.
        limit: usize,
    },
    /// A whole number.
    Integer {
        /// The least and the greatest value.
        range: (f64, f64),
    },
    /// A number.
    Number {
        /// The least and the greatest value.
        range: (f64, f64),
    },
    /// `true` or `false`.
    Boolean,
    /// A day, written `2026-09-14`.
    Date {
        /// The path of a date that must not come after it.
        not_before: Option<String>,
        /// The path of a date that must not come before it.
        not_after: Option<String>,
    },
    /// One of a few words.
    Choice {
        /// The words, with what is printed for each.
        choices: Vec<Choice>,
    },
    /// A list.
    List {
        /// What each item is.
        item: Box<Field>,
        /// The fewest items, if the list is given at all.
        min: usize,
        /// The most items.
        max: usize,
        /// The field of each item that no two may share.
        unique: Option<String>,
        /// The path of another list: each of its items has to be named here.
        covers: Option<String>,
    },
    /// Fields that belong together.
    Group {
        /// The fields.
        fields: Vec<Field>,
        /// At least one of these has to be given.
        any_of: Vec<String>,
        /// The field that a plain text in the group's place is taken for.
        shorthand: Option<String>,
    },
    /// The id of an item in another list.
    Reference {
        /// The path of that list.
        to: String,
    },
    /// The path of an image file, from the folder of the file that names it.
    Image,
    /// The name of one of the template's pictures, or of one in the school's own folder.
    Picture,
    /// A colour for text and for grounds under white text, written `#1f3a68`.
    Colour,
}

impl FieldKind {
    /// The word for it in a manifest.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Prose { .. } => "prose",
            Self::Integer { .. } => "integer",
            Self::Number { .. } => "number",
            Self::Boolean => "boolean",
            Self::Date { .. } => "date",
            Self::Choice { .. } => "choice",
            Self::List { .. } => "list",
            Self::Group { .. } => "group",
            Self::Reference { .. } => "reference",
            Self::Image => "image",
            Self::Picture => "picture",
            Self::Colour => "colour",
        }
    }
}

/// One word of a choice.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The word in the plan.
    pub id: String,
    /// The words on the page.
    pub label: String,
}

/// Whether a plan has to give a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Required {
    /// An error without it.
    Always,
    /// A warning without it.
    Recommended,
    /// As you like.
    Optional,
}

/// What makes a field required: a test of another field of the same group.
#[derive(Debug, Clone)]
pub struct Condition {
    /// The other field's id.
    pub field: String,
    /// What must be so.
    pub test: Test,
}

/// What is asked of the other field.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// It is not given.
    Absent,
    /// It is given.
    Present,
    /// It is a number greater than this.
    MoreThan(f64),
    /// It is one of these choices, or one of these texts.
    Is(Vec<String>),
}

/// What part a field plays, whatever a template calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// A household's name in the list of parents; parents of the same one share a copy.
    Household,
    /// The parent that an item comes from or belongs to.
    FromParent,
    /// `true` keeps an item from the copies of other households.
    Private,
    /// Asks for a copy for each household.
    SeparateCopies,
    /// The name in the file name in place of the pupil's own.
    FileId,
    /// The name that the pupil goes by.
    PupilName,
    /// The term, in the file name.
    Term,
    /// The cycle's first day: its year stands in the file name.
    CycleStart,
    /// The number of the plan's version, in the file name.
    Version,
    /// `draft` marks the pages as one.
    Status,
    /// The day the document is dated with.
    DocumentDate,
    /// The number of the cycle.
    CycleNumber,
    /// The statement of a need.
    NeedStatement,
    /// A target.
    Target,
    /// A row of provision.
    ProvisionRow,
    /// Words for the child to read.
    ChildText,
    /// The size of print, of the school, the plan or a parent.
    Print,
    /// The tint of the paper, of the school, the plan or a parent.
    Paper,
    /// Whether colours are printed, for the school, the plan or a parent.
    Ink,
    /// The sheet that the child's pages are printed on.
    Sheet,
    /// The school's own colour.
    Accent,
    /// The folder of the school's own pictures.
    PictureFolder,
    /// In the list of parents: what tells who or where a parent is.
    ParentDetail,
    /// The class.
    Class,
    /// The pattern of file names.
    FileNames,
    /// The file of the plan before this one.
    Previous,
    /// The day of the review that the plan names.
    ReviewDate,
    /// What the child says in the plan.
    PupilVoice,
    /// What the parents say in the plan.
    ParentViews,
    /// The text of a target.
    TargetText,
    /// The need that a target answers.
    TargetNeed,
    /// Where a target starts: a group with a `value`, a `text` and a `date`.
    Baseline,
    /// What counts as reached: a group with a `value`.
    Success,
    /// The unit of a target's values, in the target and in its result.
    Unit,
    /// The targets that a row of provision serves.
    ServedTargets,
    /// How often a week provision is given.
    TimesPerWeek,
    /// For how many weeks.
    Weeks,
    /// What became of the targets of the plan before.
    PreviousResults,
    /// The review.
    Review,
    /// The day it was held.
    ReviewHeld,
    /// The list of what became of each target.
    TargetResults,
    /// In it: the target.
    ReviewedTarget,
    /// In it: the result.
    Result,
    /// In it: the value now.
    ResultValue,
    /// In it: when that was measured.
    ResultDate,
    /// In it: what worked.
    Worked,
    /// In it: what did not.
    DidNotWork,
    /// In it: what is to become of the target.
    Decision,
    /// In it: what changes.
    Change,
    /// In it: what the child will do next.
    ChildNext,
    /// The list of what was given.
    Delivery,
    /// In it: the row of provision.
    DeliveredRow,
    /// In it: how many sessions were planned, if it cannot be worked out.
    Planned,
    /// In it: how many were given.
    Delivered,
    /// What the child says at the review.
    PupilReviewView,
    /// What the parents say at the review.
    ParentReviewViews,
    /// What is to become of the support as a whole.
    PlanDecision,
    /// The day the next plan starts.
    NextStart,
    /// The day the next plan is reviewed.
    NextReview,
}

impl Role {
    /// All roles with the words that manifests use.
    pub const NAMES: [(&'static str, Self); 59] = [
        ("household", Self::Household),
        ("from-parent", Self::FromParent),
        ("private", Self::Private),
        ("separate-copies", Self::SeparateCopies),
        ("file-id", Self::FileId),
        ("pupil-name", Self::PupilName),
        ("term", Self::Term),
        ("cycle-start", Self::CycleStart),
        ("version", Self::Version),
        ("status", Self::Status),
        ("document-date", Self::DocumentDate),
        ("cycle-number", Self::CycleNumber),
        ("need-statement", Self::NeedStatement),
        ("target", Self::Target),
        ("provision-row", Self::ProvisionRow),
        ("child-text", Self::ChildText),
        ("print", Self::Print),
        ("paper", Self::Paper),
        ("ink", Self::Ink),
        ("sheet", Self::Sheet),
        ("accent", Self::Accent),
        ("picture-folder", Self::PictureFolder),
        ("parent-detail", Self::ParentDetail),
        ("class", Self::Class),
        ("file-names", Self::FileNames),
        ("previous", Self::Previous),
        ("review-date", Self::ReviewDate),
        ("pupil-voice", Self::PupilVoice),
        ("parent-views", Self::ParentViews),
        ("target-text", Self::TargetText),
        ("target-need", Self::TargetNeed),
        ("baseline", Self::Baseline),
        ("success", Self::Success),
        ("unit", Self::Unit),
        ("served-targets", Self::ServedTargets),
        ("times-per-week", Self::TimesPerWeek),
        ("weeks", Self::Weeks),
        ("previous-results", Self::PreviousResults),
        ("review", Self::Review),
        ("review-held", Self::ReviewHeld),
        ("target-results", Self::TargetResults),
        ("reviewed-target", Self::ReviewedTarget),
        ("result", Self::Result),
        ("result-value", Self::ResultValue),
        ("result-date", Self::ResultDate),
        ("worked", Self::Worked),
        ("did-not-work", Self::DidNotWork),
        ("decision", Self::Decision),
        ("change", Self::Change),
        ("child-next", Self::ChildNext),
        ("delivery", Self::Delivery),
        ("delivered-row", Self::DeliveredRow),
        ("planned", Self::Planned),
        ("delivered", Self::Delivered),
        ("pupil-review-view", Self::PupilReviewView),
        ("parent-review-views", Self::ParentReviewViews),
        ("plan-decision", Self::PlanDecision),
        ("next-start", Self::NextStart),
        ("next-review", Self::NextReview),
    ];
}
