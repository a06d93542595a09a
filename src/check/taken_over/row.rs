//! One group that names items of lists -> the same with what it takes over from them.

use chrono::NaiveDate;

use super::lists::{List, Lists};
use super::{TakenOver, put};
use crate::check::build::{is_empty, join};
use crate::check::faults::UNKNOWN_ID;
use crate::finding::Finding;
use crate::input::{Entry, Kind, Node};
use crate::source::Spanned;
use crate::template::{Field, Role, Takes, Template, Test};
use crate::wording;

/// What taking over needs to know.
pub(super) struct Taking<'a> {
    pub(super) lists: &'a Lists<'a>,
    pub(super) template: &'a Template,
    pub(super) root: &'a Node,
    pub(super) beneath: Option<&'a Node>,
}

impl Taking<'_> {
    /// Fills in a group, field by field in the order of the template, so that an earlier one wins.
    pub(super) fn group(
        &self,
        fields: &[Field],
        entries: &mut Vec<Entry>,
        path: &str,
        taken: &mut TakenOver,
    ) {
        let own: Vec<String> = given(entries).map(|entry| entry.key.value.clone()).collect();
        for field in fields {
            let Some(takes) = &field.takes else { continue };
            let Some(list) = self.lists.at(&takes.from) else { continue };
            let Some(at) = entries.iter().position(|entry| entry.key.value == field.id) else {
                continue;
            };
            let Some(typed) = entries[at].value.as_text().map(|text| text.trim().to_owned()) else {
                continue;
            };
            if typed.is_empty() {
                continue;
            }
            let Some((id, item)) = list.item(&typed) else {
                match &takes.written_as {
                    None => taken.bereft.push(path.to_owned()),
                    Some(name) => {
                        let value = &mut entries[at].value;
                        let of_field = join(path, &field.id);
                        let slip = no_item(&typed, value, list, name, &takes.from, of_field);
                        if let Some(slip) = slip {
                            taken.findings.push(slip);
                            taken.bereft.push(path.to_owned());
                        }
                    }
                }
                continue;
            };
            match &takes.written_as {
                None => entries[at].value.kind = Kind::Text(id.to_owned()),
                Some(name) => written_as(&mut entries[at].value, item, name),
            }
            let row = Row { fields, own: &own };
            for target in fields.iter().filter(|target| is_taken(target, field, takes)) {
                if let Some(entry) = self.value(target, list, item, entries, &row) {
                    put(entries, entry.key, entry.value);
                }
            }
        }
        for field in fields {
            if let Some(entry) = counted(field, fields, entries) {
                put(entries, entry.key, entry.value);
            }
        }
    }

    /// What a field takes over from an item, if the group has not said it itself.
    fn value(
        &self,
        target: &Field,
        list: &List<'_>,
        item: &Node,
        entries: &[Entry],
        row: &Row<'_>,
    ) -> Option<Entry> {
        let is_given = given(entries).any(|entry| entry.key.value == target.id);
        if is_given || row.says_instead(target, item, entries) {
            return None;
        }
        let source = source(target, list.fields)?;
        let entry = item.entries().iter().find(|entry| entry.key.value == source.id)?;
        if is_empty(&entry.value) || self.is_outside(target, &entry.value) {
            return None;
        }
        let key = Spanned::new(target.id.clone(), entry.key.place.clone());
        let value = match (target.role, source.role) {
            (Some(Role::TrainedIn), Some(Role::Training)) => {
                self.training(&entry.value, source, entries, row)?
            }
            _ => entry.value.clone(),
        };
        Some(Entry { key, value })
    }

    /// Whether a day is not within the cycle, so that the plan begins or ends before it does.
    fn is_outside(&self, target: &Field, value: &Node) -> bool {
        let (bound, is_first) = match target.role {
            Some(Role::RowFrom) => (Role::CycleStart, true),
            Some(Role::RowUntil) => (Role::ReviewDate, false),
            _ => return false,
        };
        let bound = self
            .template
            .by_role(bound)
            .and_then(|(path, _)| self.root.at(&path).or_else(|| self.beneath?.at(&path)));
        match (day(value), bound.and_then(day)) {
            (Some(day), Some(start)) if is_first => day <= start,
            (Some(day), Some(end)) => day >= end,
            _ => false,
        }
    }

    /// The training that a person had for the group's programme, in words.
    fn training(
        &self,
        list: &Node,
        field: &Field,
        entries: &[Entry],
        row: &Row<'_>,
    ) -> Option<Node> {
        let Kind::List(trainings) = &list.kind else { return None };
        let programme = row.fields.iter().find(|field| field.role == Some(Role::Programme))?;
        let said = entries.iter().find(|entry| entry.key.value == programme.id)?.value.as_text()?;
        let id = programme.takes.as_ref().and_then(|takes| {
            let name = takes.written_as.as_deref()?;
            self.lists.at(&takes.from)?.id_of(name, said)
        });
        let what = field.child(Role::TrainingWhat)?;
        let fits = |training: &&Node| {
            let text = training.get(&what.id).and_then(Node::as_text).unwrap_or_default();
            wording::is_training_for(text, [Some(said), id].into_iter().flatten())
        };
        let date = field.child(Role::TrainingDate);
        let when = |training: &Node| date.and_then(|date| day(training.get(&date.id)?));
        let training = trainings.iter().filter(fits).max_by_key(|training| when(training))?;
        let text = training.get(&what.id)?;
        let is_id = id.is_some_and(|id| text.as_text().map(str::trim) == Some(id));
        let words = if is_id { said.trim() } else { text.as_text()?.trim() };
        let date = when(training);
        let dated = |date: NaiveDate| format!("{words}, {}", date.format("%-d %B %Y"));
        Some(Node {
            place: text.place.clone(),
            kind: Kind::Text(date.map_or_else(|| words.to_owned(), dated)),
        })
    }
}

/// What a text that is no id stands for: several ids, whose names it then has, or itself. One word that is nearly an id is
/// one with a slip, which is reported.
fn no_item(
    typed: &str,
    value: &mut Node,
    list: &List<'_>,
    name: &str,
    from: &str,
    path: String,
) -> Option<Finding> {
    let mut words = typed.to_owned();
    for part in wording::roles_in(typed) {
        let name = list.exactly(part).and_then(|item| item.get(name)?.as_text());
        if let Some(name) = name {
            words = words.replacen(part, name.trim(), 1);
        }
    }
    if words != typed {
        value.kind = Kind::Text(words);
        return None;
    }
    let is_word = !typed.contains(char::is_whitespace) && typed.chars().count() > 2;
    let near = list.nearly(typed).filter(|_| is_word)?;
    let message = format!("`{path}` says `{typed}`, which is not in `{from}`");
    let hint = format!(
        "did you mean `{near}`? If `{typed}` is a name of its own, write it in full, in more than one word"
    );
    Some(Finding::new(&UNKNOWN_ID, message).at(&value.place, "").path(path).hint(hint))
}

/// The group that takes over: what the template says of it, and what it said itself.
struct Row<'a> {
    fields: &'a [Field],
    own: &'a [String],
}

impl Row<'_> {
    fn has(&self, id: &str) -> bool {
        self.own.iter().any(|own| own == id)
    }

    /// Whether the group itself says in another field what a field would take over: how often, in words or in its own days.
    fn says_instead(&self, target: &Field, item: &Node, entries: &[Entry]) -> bool {
        let in_words = target
            .required_when
            .as_ref()
            .is_some_and(|when| when.test == Test::Absent && self.has(&when.field));
        let in_days = target.counts.as_ref().is_some_and(|days| self.has(days));
        // On two of the group's four days: on which of them is not known.
        let by_count = |field: &Field| {
            let own = entries.iter().find(|entry| entry.key.value == field.id);
            let own = own.and_then(|entry| entry.value.as_text());
            field.counts.as_deref() == Some(target.id.as_str())
                && self.has(&field.id)
                && own != item.get(&target.id).map(count).as_deref()
        };
        in_words || in_days || self.fields.iter().any(by_count)
    }
}

/// The entries that say something.
fn given(entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    entries.iter().filter(|entry| !is_empty(&entry.value))
}

/// Whether a field is one that another takes over a value for.
fn is_taken(target: &Field, by: &Field, takes: &Takes) -> bool {
    let named = takes.keys.as_ref().is_none_or(|keys| keys.contains(&target.id));
    named && target.id != by.id && target.role != Some(Role::ItemId)
}

/// The field of a list's items that a field takes its value from: the one with its id, or else with its role.
fn source<'f>(target: &Field, fields: &'f [Field]) -> Option<&'f Field> {
    let role = match target.role {
        Some(Role::TrainedIn) => Some(Role::Training),
        role => role,
    };
    let by_id = fields.iter().find(|field| field.id == target.id);
    by_id.or_else(|| fields.iter().find(|field| role.is_some() && field.role == role))
}

/// Writes the name of an item in the place of its id.
fn written_as(value: &mut Node, item: &Node, name: &str) {
    if let Some(name) =
        item.get(name).and_then(Node::as_text).filter(|name| !name.trim().is_empty())
    {
        value.kind = Kind::Text(name.trim().to_owned());
    }
}

/// A count of the items of another field, where the field is not given and its place is not taken by words.
fn counted(field: &Field, fields: &[Field], entries: &[Entry]) -> Option<Entry> {
    let is_given = |id: &str| given(entries).any(|entry| entry.key.value == id);
    let days = field.counts.as_ref()?;
    let instead = field.required_when.as_ref().filter(|when| when.test == Test::Absent);
    if is_given(&field.id) || instead.is_some_and(|when| is_given(&when.field)) {
        return None;
    }
    let list = fields.iter().find(|other| other.id == *days)?;
    let entry = given(entries).find(|entry| entry.key.value == list.id)?;
    let typed = count(&entry.value);
    let value = typed.parse().ok().filter(|count| *count > 0.0)?;
    Some(Entry {
        key: Spanned::new(field.id.clone(), entry.key.place.clone()),
        value: Node { place: entry.value.place.clone(), kind: Kind::Number { value, typed } },
    })
}

/// How many items a list has, as it would be typed.
fn count(list: &Node) -> String {
    match &list.kind {
        Kind::List(items) => items.iter().filter(|item| !is_empty(item)).count().to_string(),
        _ => String::from("0"),
    }
}

fn day(node: &Node) -> Option<NaiveDate> {
    node.as_text()?.trim().parse().ok()
}
