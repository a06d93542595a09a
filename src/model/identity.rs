//! Who a pupil is: the school's own number, or the name and whatever else distinguishes one child from another.

use chrono::NaiveDate;

use super::SupportPlan;
use crate::input::Node;
use crate::record::Record;
use crate::template::{Role, Template};
use crate::wording::fold::one_form;

/// What distinguishes one pupil from another, in one form: letters composed, without outer spaces, inner ones made one.
/// What a plan does not say is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Identity {
    id: Name,
    upn: Name,
    known_as: Name,
    first: Name,
    last: Name,
    born: Name,
    class: Name,
}

/// Whether two plans are about one child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kinship {
    /// They are.
    Same,
    /// The name or the number is the same, and nothing else decides.
    Doubt,
    /// They are about two children.
    Other,
}

/// A name as written, and as it is compared.
#[derive(Debug, Clone, Default)]
struct Name {
    shown: String,
    compared: String,
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.compared == other.compared
    }
}

impl Eq for Name {}

impl Name {
    fn of(typed: &str) -> Self {
        let shown = one_form(typed);
        let compared = shown.to_lowercase();
        Self { shown, compared }
    }

    /// Whether two are the same, if both are given.
    fn is(&self, other: &Self) -> Option<bool> {
        let given = !self.compared.is_empty() && !other.compared.is_empty();
        given.then(|| self == other)
    }
}

impl Identity {
    /// The pupil of a checked plan.
    #[must_use]
    pub(crate) fn of(record: &Record) -> Self {
        Self::found(|role| record.text_by_role(role))
    }

    /// A pupil of whom only the school's own number is known, for tests.
    #[cfg(test)]
    pub(crate) fn of_number(number: &str) -> Self {
        Self { id: Name::of(number), known_as: Name::of(number), ..Self::default() }
    }

    /// The pupil of a plan, errors and all.
    pub(crate) fn of_plan(plan: &SupportPlan<'_>) -> Self {
        Self::found(|role| plan.first(role).map(|item| item.value.plain()))
    }

    /// The pupil of a plan as it was typed; `above` are the settings beneath it.
    pub(crate) fn of_node(root: &Node, above: Option<&Node>, template: &Template) -> Self {
        Self::found(|role| {
            fn typed<'n>(node: &'n Node, path: &str) -> Option<&'n str> {
                node.at(path)?.as_text().filter(|text| !text.trim().is_empty())
            }
            let (path, _) = template.by_role(role)?;
            let text = typed(root, &path).or_else(|| typed(above?, &path))?;
            if role == Role::DateOfBirth { day(text) } else { Some(text.to_owned()) }
        })
    }

    fn found(text: impl Fn(Role) -> Option<String>) -> Self {
        let name = |role| text(role).map(|typed| Name::of(&typed)).unwrap_or_default();
        Self {
            id: name(Role::FileId),
            upn: name(Role::Upn),
            known_as: name(Role::PupilName),
            first: name(Role::PupilFirstName),
            last: name(Role::PupilLastName),
            born: name(Role::DateOfBirth),
            class: name(Role::Class),
        }
    }

    /// Whether two plans are about one child, by what they say of it. The class counts for nothing here: children change it.
    #[must_use]
    pub(crate) fn kinship(&self, other: &Self) -> Kinship {
        let named = self.known_as == other.known_as || self.first.is(&other.first) == Some(true);
        let (born, last) = (self.born.is(&other.born), self.last.is(&other.last));
        let apart = |facts: [Option<bool>; 2]| facts.contains(&Some(false));
        match self.id.is(&other.id) {
            Some(false) => Kinship::Other,
            // One number for two children comes of a file that was copied.
            Some(true) if named && [born, last] == [Some(false); 2] => Kinship::Other,
            Some(true) if named || born == Some(true) => Kinship::Same,
            Some(true) if apart([born, last]) => Kinship::Other,
            Some(true) => Kinship::Doubt,
            // Who is not named yet may be anybody.
            None if self.name().is_empty() || other.name().is_empty() => Kinship::Doubt,
            None if !named => Kinship::Other,
            None if born == Some(true) => Kinship::Same,
            None if apart([born, last]) => Kinship::Other,
            None if last == Some(true) => Kinship::Same,
            None => Kinship::Doubt,
        }
    }

    /// Whether two plans are about one child, judging by all that is known: in doubt the class decides.
    pub(crate) fn is_likely(&self, other: &Self) -> bool {
        match self.kinship(other) {
            Kinship::Same => true,
            Kinship::Doubt => self.class == other.class,
            Kinship::Other => false,
        }
    }

    /// Whether both name a class, and not the same.
    pub(crate) fn changed_class(&self, other: &Self) -> bool {
        self.class.is(&other.class) == Some(false)
    }

    /// Whether both have the school's own number, and the same.
    #[must_use]
    pub(crate) fn shares_id(&self, other: &Self) -> bool {
        self.id.is(&other.id) == Some(true)
    }

    /// Whether both have the same date of birth.
    pub(crate) fn shares_birthday(&self, other: &Self) -> bool {
        self.born.is(&other.born) == Some(true)
    }

    /// The school's own number, empty if there is none.
    #[must_use]
    pub(crate) fn id(&self) -> &str {
        &self.id.shown
    }

    /// The unique pupil number, empty if it is not said.
    #[must_use]
    pub(crate) fn upn(&self) -> &str {
        &self.upn.shown
    }

    /// The name the child goes by.
    #[must_use]
    pub(crate) fn name(&self) -> &str {
        &self.known_as.shown
    }

    /// The first name by law, empty if it is not said.
    #[must_use]
    pub(crate) fn first_name(&self) -> &str {
        &self.first.shown
    }

    /// The last name, empty if it is not said.
    #[must_use]
    pub(crate) fn last_name(&self) -> &str {
        &self.last.shown
    }

    /// The date of birth, empty if it is not said.
    #[must_use]
    pub(crate) fn born(&self) -> &str {
        &self.born.shown
    }

    /// All that distinguishes the pupil from others but the class, in one text.
    pub(crate) fn written(&self) -> String {
        let names = [&self.id, &self.upn, &self.first, &self.last, &self.born];
        names.map(|name| name.compared.as_str()).join("\n")
    }

    /// The class, empty if it is not said.
    #[must_use]
    pub(crate) fn class(&self) -> &str {
        &self.class.shown
    }

    /// Whether they may be one child or two: of one class and one name, and not both with a number of their own, or with one
    /// number.
    pub(crate) fn is_unclear(&self, other: &Self) -> bool {
        if self.shares_id(other) {
            return true;
        }
        let numbered = !self.id.compared.is_empty() && !other.id.compared.is_empty();
        !numbered
            && !self.name().is_empty()
            && self.known_as == other.known_as
            && self.class == other.class
            && !self.class.compared.is_empty()
    }

    /// What distinguishes the child from others, for messages: the number, or the name and the class.
    #[must_use]
    pub(crate) fn in_words(&self) -> String {
        let name = &self.known_as.shown;
        match (self.id.shown.as_str(), self.class.shown.as_str()) {
            ("", "") => format!("`{name}`"),
            ("", class) => format!("`{name}` in {class}"),
            (id, _) if name.is_empty() => format!("`{id}`"),
            (id, _) => format!("`{id}` ({name})"),
        }
    }
}

/// A day as records have it, if it can be read as one.
fn day(typed: &str) -> Option<String> {
    let forms = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"];
    let read = |form: &&str| NaiveDate::parse_from_str(typed.trim(), form).ok();
    forms.iter().find_map(read).map(|day| day.to_string())
}
