//! What a template says of one field.

use std::sync::Arc;

use super::{Audiences, Meaning, Meant, Role, Scale};

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
    /// The texts of the example, a list's one by one; none where it is a number, a day or a word of a choice.
    pub example_texts: Vec<String>,
    /// Whether the example is what many plans say, so that a plan may have it as it is.
    pub common: bool,
    /// Whether the example is the value in a new plan: it is the same for every first plan.
    pub ready: bool,
    /// Of a section: whether a school writes it once for all plans, as a rule.
    pub shared: bool,
    /// What part it plays for the rules and for the copies.
    pub role: Option<Role>,
    /// What becomes of it in the plan for the next cycle.
    pub next: Next,
    /// Why it is printed in no document, if it is not for print.
    pub unprinted: Option<String>,
}

/// What becomes of a field in the plan for the next cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Next {
    /// It is taken over.
    #[default]
    Carry,
    /// It is taken over, and marked where it says how many or how often: figures of the last term have to be looked at.
    Ask,
    /// It is left out: it is only true of its own cycle.
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

    /// The field within it that plays a role, of a group or of each item of a list of groups.
    #[must_use]
    pub fn child(&self, role: Role) -> Option<&Self> {
        self.children().iter().find(|child| child.role == Some(role))
    }

    /// The choices that it may have; none if it is not a choice.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            FieldKind::Choice { choices } => choices,
            _ => &[],
        }
    }

    /// The word of the first choice that stands for this.
    #[must_use]
    pub fn word_for<T: Meant>(&self, meaning: T) -> Option<&str> {
        let meant = |choice: &&Choice| choice.meaning.and_then(T::of) == Some(meaning);
        self.choices().iter().find(meant).map(|choice| choice.id.as_str())
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
    /// A value as schools measure it: a number, an age in years and months, 3 out of 10, 80%, a score with its interval, a
    /// word of a scale.
    Measured {
        /// The least and the greatest amount; an age counts in years.
        range: (f64, f64),
        /// The scales that its words may be of.
        scales: Arc<[Scale]>,
    },
    /// `true` or `false`.
    Boolean,
    /// A day, written `2026-09-14`.
    Date {
        /// The path of a date that must not come after it.
        not_before: Option<String>,
        /// The path of a date that must not come before it.
        not_after: Option<String>,
        /// Whether it is the date of something done, so that it cannot be in the future.
        past: bool,
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
        fields: Arc<[Field]>,
        /// At least one of these has to be given.
        any_of: Vec<String>,
        /// The field that a plain text in the group's place is taken for.
        shorthand: Option<String>,
    },
    /// A group whose keys are the writer's own, each with a value of one type.
    Map {
        /// What each value is.
        item: Box<Field>,
        /// The most keys.
        max: usize,
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
            Self::Measured { .. } => "measured",
            Self::Boolean => "boolean",
            Self::Date { .. } => "date",
            Self::Choice { .. } => "choice",
            Self::List { .. } => "list",
            Self::Group { .. } => "group",
            Self::Map { .. } => "map",
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
    /// What it stands for.
    pub meaning: Option<Meaning>,
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
