//! What a template says of one field.

use std::sync::{Arc, OnceLock};

use super::{Audiences, FieldKind, Meaning, Meant, Role};
use crate::input::{Kind, Node, parse};
use crate::source::SourceFile;

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
    /// The texts of the example, once somebody has asked for them.
    pub(crate) example_texts: OnceLock<Vec<String>>,
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
    /// The key that it had in earlier versions, which is still read.
    pub was: Option<String>,
    /// Why it is printed in no document, if it is not for print.
    pub unprinted: Option<String>,
    /// The list whose items its text may name by an id, and what its group then takes over from there.
    pub takes: Option<Takes>,
    /// The list beside it whose items are counted where it is not given.
    pub counts: Option<String>,
}

/// What a group takes over from an item of a list that one of its fields names.
#[derive(Debug, Clone)]
pub struct Takes {
    /// The path of the list.
    pub from: String,
    /// The field of the item that is written in the id's place. With one, a text that is no id stays as it is.
    pub written_as: Option<String>,
    /// The fields of the group that are filled in where they are not given; without this, all that the item has too.
    pub keys: Option<Vec<String>>,
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
    /// The texts of the example, a list's one by one; none where it is a number, a day or a word of a choice.
    #[must_use]
    pub fn example_texts(&self) -> &[String] {
        let read = |yaml: &String| texts(&self.kind, yaml);
        self.example_texts.get_or_init(|| self.example.as_ref().map(read).unwrap_or_default())
    }

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

/// The texts in an example, if its field is one of texts.
fn texts(kind: &FieldKind, example: &str) -> Vec<String> {
    let of_texts = match kind {
        FieldKind::Text { .. } | FieldKind::Prose { .. } => true,
        FieldKind::List { item, .. } => matches!(
            item.kind,
            FieldKind::Text { .. }
                | FieldKind::Prose { .. }
                | FieldKind::Group { shorthand: Some(_), .. }
        ),
        _ => false,
    };
    if !of_texts {
        return Vec::new();
    }
    let file = Arc::new(SourceFile::new("example", example.to_owned()));
    let Ok(node) = parse(&file) else { return vec![example.to_owned()] };
    match &node.kind {
        Kind::List(items) => items.iter().filter_map(Node::as_text).map(str::to_owned).collect(),
        _ => vec![node.as_text().unwrap_or(example).to_owned()],
    }
}
