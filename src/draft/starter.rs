//! [`Template`] and the school's settings -> a plan to fill in.

use super::marked::limit;
use super::notes::{Notes, parted};
use super::yaml::{text_scalar, wrapped};
use crate::input::{Kind, Node};
use crate::template::{Field, FieldKind, Required, Role, Template, Test};

/// How wide a note may be, in characters: most then take one line.
const WIDTH: usize = 110;

/// What a starter plan is based on: the settings that will be beneath it, and what messages call their files.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beneath<'a> {
    /// The settings, laid over each other.
    pub settings: Option<&'a Node>,
    /// The paths of their files, the nearest first.
    pub files: &'a [String],
}

/// Something that is known of a pupil before the plan is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What the field is for.
    pub role: Role,
    /// The value: a text, a day as `2018-11-05`, the word of a choice.
    pub value: String,
}

/// A plan to fill in: the fields that a plan needs or had better have, empty, each with a note that says what belongs there
/// and gives an example. What the settings give is left out, and what a school writes once comes last.
///
/// It passes `sendplan check --draft` as it is.
#[must_use]
pub fn starter(template: &Template, beneath: Beneath<'_>) -> String {
    written(template, beneath, None)
}

/// The same for a pupil of whom something is known: the facts are filled in, and texts that a plan needs are marked as still
/// to be written.
#[must_use]
pub fn starter_for(template: &Template, beneath: Beneath<'_>, facts: &[Fact]) -> String {
    written(template, beneath, Some(facts))
}

fn written(template: &Template, beneath: Beneath<'_>, facts: Option<&[Fact]>) -> String {
    let notes = Notes::of(template);
    let starter = Starter { settings: beneath.settings, facts, notes };
    let mut out = String::new();
    let mut say = |text: &str| note(&mut out, 0, text);
    say(&format!("{}.", template.title()));
    say("");
    say(&notes.say("new.how", &[]));
    if facts.is_some() {
        say(&notes.say("new.known", &[]));
    }
    say(&notes.say("new.check", &[]));
    let left = starter.left_out(template);
    if !beneath.files.is_empty() && !left.is_empty() {
        let files: Vec<String> = beneath.files.iter().map(|file| format!("`{file}`")).collect();
        let files = files.join(&notes.say("and", &[]));
        say("");
        say(&notes.say("new.left_out", &[("files", &files), ("sections", &left.join(", "))]));
    }
    out.push('\n');
    let named = beneath.settings.and_then(|node| node.get("template")).and_then(Node::as_text);
    if named.map(str::trim) != Some(template.id()) {
        out.push_str(&format!("template: {}\n", template.id()));
    }
    // A plan is reviewed at its end: `sendplan review` prepares that, and `sendplan next` what comes before a plan.
    let later = [Some(Role::Review), Some(Role::PreviousResults)];
    let now = || template.sections().iter().filter(|section| !later.contains(&section.role));
    let (shared, own): (Vec<&Field>, Vec<&Field>) = now().partition(|section| section.shared);
    let (pupil, others): (Vec<&Field>, Vec<&Field>) =
        own.iter().partition(|section| names_the_pupil(section));
    let asked = |section: &&Field| section.required == Required::Always;
    for section in pupil.into_iter().chain(others).chain(shared.iter().copied().filter(asked)) {
        let mut text = String::new();
        starter.field(&mut text, section, &section.id, 0);
        if !text.is_empty() {
            out.push('\n');
            out.push_str(&text);
        }
    }
    let once: Vec<&str> = shared
        .iter()
        .filter(|section| section.required != Required::Always && !starter.is_given(&section.id))
        .map(|section| section.id.as_str())
        .collect();
    let rare: Vec<&str> = own
        .iter()
        .filter(|section| !shows(section) && !starter.is_given(&section.id))
        .map(|section| section.id.as_str())
        .collect();
    for (key, ids) in [("new.rare", rare), ("new.once", once)] {
        if !ids.is_empty() {
            out.push('\n');
            note(&mut out, 0, &notes.say(key, &[("sections", &ids.join(", "))]));
        }
    }
    out
}

/// Whether the pupil's name is in a section.
fn names_the_pupil(section: &Field) -> bool {
    section.children().iter().any(|field| field.role == Some(Role::PupilName))
}

/// Whether a starter plan asks for a field: it is needed or recommended, needed without another, or has an example.
fn shows(field: &Field) -> bool {
    let without = field.required_when.as_ref().is_some_and(|when| when.test == Test::Absent);
    field.required != Required::Optional || without || by_example(field)
}

/// Whether an optional field has an example, or a needed part of it has.
fn by_example(field: &Field) -> bool {
    let needed = |child: &Field| child.required == Required::Always && by_example(child);
    field.example.is_some() || field.children().iter().any(needed)
}

/// A starter plan being written.
struct Starter<'a> {
    settings: Option<&'a Node>,
    /// What is known of the pupil; `None` in a plan for nobody yet.
    facts: Option<&'a [Fact]>,
    notes: Notes<'a>,
}

impl Starter<'_> {
    /// Whether the settings give what is at a path.
    fn is_given(&self, path: &str) -> bool {
        let found = self.settings.and_then(|root| root.at(path));
        found.is_some_and(|node| !matches!(&node.kind, Kind::Null))
    }

    /// What is known of the pupil for a field.
    fn fact(&self, field: &Field) -> Option<&str> {
        let role = field.role?;
        let fact = self.facts?.iter().find(|fact| fact.role == role)?;
        Some(&fact.value)
    }

    /// Whether a field is in the plan: it is asked for, or something is known for it.
    fn has(&self, field: &Field) -> bool {
        self.shows(field) || self.fact(field).is_some() && field.children().is_empty()
    }

    /// The value that a field starts with; empty if it has none.
    fn value(&self, field: &Field) -> String {
        if let Some(fact) = self.fact(field) {
            return match field.kind {
                FieldKind::Choice { .. } | FieldKind::Date { .. } => fact.to_owned(),
                _ => text_scalar(fact),
            };
        }
        match &field.example {
            Some(example) if field.ready && is_text(field) => text_scalar(example),
            Some(example) if field.ready => example.clone(),
            _ => self.mark(field),
        }
    }

    /// The mark in a text that a plan needs and nobody has written yet.
    fn mark(&self, field: &Field) -> String {
        let is_asked = self.facts.is_some() && is_text(field) && field.required == Required::Always;
        if !is_asked {
            return String::new();
        }
        text_scalar(&self.notes.say_within("new.write", limit(&field.kind)))
    }

    /// Whether it asks for a field: also for the item of a list that the settings give, from which the rest is taken over.
    fn shows(&self, field: &Field) -> bool {
        let list = field.takes.as_ref().filter(|takes| takes.written_as.is_none());
        shows(field) || list.is_some_and(|takes| self.is_given(&takes.from))
    }

    /// What the settings give, of groups the fields.
    fn left_out(&self, template: &Template) -> Vec<String> {
        let mut left = Vec::new();
        for section in template.sections().iter().filter(|section| self.is_given(&section.id)) {
            let fields = section.children();
            let group = matches!(section.kind, FieldKind::Group { .. });
            let path = |field: &Field| format!("{}.{}", section.id, field.id);
            let open =
                group && fields.iter().any(|field| shows(field) && !self.is_given(&path(field)));
            if open {
                left.extend(fields.iter().map(path).filter(|path| self.is_given(path)));
            } else {
                left.push(section.id.clone());
            }
        }
        left
    }

    /// A field with its note, unless the settings give it.
    fn field(&self, out: &mut String, field: &Field, path: &str, depth: usize) {
        if !self.has(field) {
            return;
        }
        match &field.kind {
            FieldKind::Group { fields, .. } => {
                let mut inner = String::new();
                self.fields(&mut inner, fields, path, depth + 1);
                if !inner.is_empty() {
                    note(out, depth, &self.about(field));
                    line(out, depth, &format!("{}:", field.id));
                    out.push_str(&inner);
                }
            }
            _ if self.is_given(path) => {}
            FieldKind::List { item, min, .. } if is_of_groups(item) => {
                note(out, depth, &self.about(field));
                line(out, depth, &format!("{}:", field.id));
                let mut inner = String::new();
                self.fields(&mut inner, item.children(), path, 0);
                dashed(out, &inner, depth + 1, false);
                for _ in 1..*min {
                    dashed(out, &inner, depth + 1, true);
                }
            }
            _ => {
                note(out, depth, &self.about(field));
                let value = self.value(field);
                line(out, depth, &format!("{}: {value}", field.id));
                if let (FieldKind::List { item, .. }, true) = (&field.kind, value.is_empty()) {
                    out.pop();
                    out.pop();
                    out.push('\n');
                    let item = Field { required: field.required, ..Field::clone(item) };
                    line(out, depth + 1, &format!("- {}", self.mark(&item)));
                }
            }
        }
    }

    fn fields(&self, out: &mut String, fields: &[Field], path: &str, depth: usize) {
        for field in fields {
            self.field(out, field, &format!("{path}.{}", field.id), depth);
        }
        let also: Vec<&str> = fields
            .iter()
            .filter(|field| !self.has(field) && !self.is_given(&format!("{path}.{}", field.id)))
            .map(|field| field.id.as_str())
            .collect();
        if !out.is_empty() && !also.is_empty() {
            note(out, depth, &self.notes.say("also", &[("fields", &also.join(", "))]));
        }
    }

    /// What is said of a field: what it is, whether it is needed, what it may be, an example.
    fn about(&self, field: &Field) -> String {
        let (first, rest) = parted(&field.help);
        let mut text = first.to_owned();
        if field.required == Required::Always && field.children().is_empty() {
            text.push_str(&self.notes.say("needed", &[]));
        }
        if let FieldKind::Choice { choices } = &field.kind {
            let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
            text.push_str(&format!(": {}", ids.join(", ")));
        } else if matches!(field.kind, FieldKind::Boolean) {
            text.push_str(&self.notes.say("yes_or_no", &[]));
        } else if let (Some(example), false) = (&field.example, field.ready) {
            let shown = match field.example_texts() {
                [] => example.clone(),
                texts => texts.join("; "),
            };
            let shown = shown.trim_matches(['"', '“', '”']);
            let shown = if rest.is_empty() { shown } else { shown.trim_end_matches('.') };
            text.push_str(&self.notes.say("example", &[("example", shown)]));
        }
        text.push_str(rest);
        text
    }
}

/// Whether a field is one of words.
const fn is_text(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Text { .. } | FieldKind::Prose { .. })
}

/// Whether each item of a list has fields, and is more than a text with a picture.
fn is_of_groups(item: &Field) -> bool {
    matches!(item.kind, FieldKind::Group { shorthand: None, .. })
}

/// An item of a list: the dash comes before its first field, and above it its notes, which only the first item has.
fn dashed(out: &mut String, item: &str, depth: usize, bare: bool) {
    let mut begun = false;
    for text in item.lines() {
        let is_note = text.trim_start().starts_with('#');
        if is_note && bare {
            continue;
        }
        let mark = if begun || is_note { "  " } else { "- " };
        let indent = if is_note && !begun { 0 } else { 2 };
        begun |= !is_note;
        let mark = if indent == 0 { "" } else { mark };
        line(out, depth, &format!("{mark}{text}"));
    }
}

fn note(out: &mut String, depth: usize, text: &str) {
    wrapped(out, depth, text, WIDTH);
}

fn line(out: &mut String, depth: usize, text: &str) {
    out.push_str(&format!("{}{text}\n", "  ".repeat(depth)));
}
