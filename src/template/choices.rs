//! The manifest's named lists of choices, and what each choice stands for.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::reader::{Faults, Reader};
use super::rules::TEMPLATE_FAULT;
use super::{Choice, Labels, Meaning, Role};
use crate::finding::{Finding, listed, nearest};
use crate::input::{Kind, Node};
use crate::source::Place;

/// A named list of choices, as the manifest has it.
pub(super) struct ChoiceList {
    choices: Vec<Written>,
    /// The roles of the fields that asked what its choices mean.
    asked: RefCell<Vec<Role>>,
}

/// One of its choices.
struct Written {
    choice: Choice,
    /// What the manifest says that it stands for.
    means: Option<Means>,
    place: Place,
}

/// A word after `means:`.
struct Means {
    word: String,
    place: Place,
}

/// The lists by their names, with the label of each choice. A choice is a word, or `{id: done, means: met}` if it stands
/// for something that goes by another word.
pub(super) fn read(
    node: Option<&Node>,
    labels: &Labels,
    faults: &Faults,
) -> BTreeMap<String, ChoiceList> {
    let mut lists = BTreeMap::new();
    for entry in node.map_or(&[][..], Node::entries) {
        let name = &entry.key.value;
        let Kind::List(items) = &entry.value.kind else {
            faults.note(&entry.value, format!("`{name}` should be a list of words"));
            continue;
        };
        let mut choices = Vec::new();
        for item in items {
            let (id, means) = written(item, faults);
            let key = format!("choices.{name}.{id}");
            match labels.get(&key) {
                Some(label) => {
                    let choice = Choice { id, label: label.to_owned(), meaning: None };
                    choices.push(Written { choice, means, place: item.place.clone() });
                }
                None => faults.note(item, format!("the labels have no `{key}`")),
            }
        }
        lists.insert(name.clone(), ChoiceList { choices, asked: RefCell::default() });
    }
    lists
}

/// The id of a choice, and what it stands for if that is said.
fn written(item: &Node, faults: &Faults) -> (String, Option<Means>) {
    if !matches!(item.kind, Kind::Map(_)) {
        return (item.as_text().unwrap_or_default().to_owned(), None);
    }
    let reader = Reader::new(item, faults);
    let id = reader.required("id");
    let means = reader.text("means").zip(reader.get("means"));
    reader.finish();
    (id, means.map(|(word, node)| Means { word, place: node.place.clone() }))
}

impl ChoiceList {
    /// The choices of a field with this role, each with what it stands for there.
    pub(super) fn of(&self, role: Option<Role>, faults: &Faults) -> Vec<Choice> {
        let words = role.map(Meaning::words).unwrap_or_default();
        let Some(role) = role.filter(|_| !words.is_empty()) else {
            return self.choices.iter().map(|written| written.choice.clone()).collect();
        };
        let first = !self.asked.borrow().contains(&role);
        if first {
            self.asked.borrow_mut().push(role);
        }
        let meant = |written: &Written| {
            let Some(Means { word, place }) = &written.means else {
                let own = Meaning::from_name(role, &written.choice.id.replace('_', "-"));
                if own.is_none() && first && Meaning::is_needed(role) {
                    faults.push(meaningless(written, role, &words));
                }
                return own;
            };
            let found = Meaning::from_name(role, word);
            if found.is_none() && first {
                faults.push(no_meaning(word, place, role, &words));
            }
            found
        };
        self.choices
            .iter()
            .map(|written| Choice { meaning: meant(written), ..written.choice.clone() })
            .collect()
    }
}

/// The finding that a choice has to say what it stands for.
fn meaningless(written: &Written, role: Role, words: &[&'static str]) -> Finding {
    let (id, role) = (&written.choice.id, role.name());
    let message =
        format!("`{id}` has to say what it means: the role `{role}` decides who gets which copy");
    let hint = format!(
        "write `{{id: {id}, means: …}}`; the meanings are {}",
        listed(words.iter().copied())
    );
    Finding::new(&TEMPLATE_FAULT, message).at(&written.place, "").hint(hint)
}

/// The finding that choices of fields with this role cannot stand for this.
fn no_meaning(word: &str, place: &Place, role: Role, words: &[&'static str]) -> Finding {
    let message = format!("the role `{}` has no meaning `{word}`", role.name());
    let hint = nearest(word, words.iter().copied()).map_or_else(
        || format!("the meanings are {}", listed(words.iter().copied())),
        |near| format!("did you mean `{near}`?"),
    );
    Finding::new(&TEMPLATE_FAULT, message).at(place, "").hint(hint)
}

/// Notes the lists that say what their choices mean although no field asks for it; not those of a template that `root`
/// extends, whose fields may be taken away.
pub(super) fn unasked(lists: &BTreeMap<String, ChoiceList>, root: &Node, faults: &Faults) {
    let own = root.place.file().name();
    for (name, list) in lists.iter().filter(|(_, list)| list.asked.borrow().is_empty()) {
        let means = list.choices.iter().find_map(|written| written.means.as_ref());
        let Some(means) = means.filter(|means| means.place.file().name() == own) else { continue };
        let message = format!("no field with the choices `{name}` has a role that uses meanings");
        faults.push(
            Finding::new(&TEMPLATE_FAULT, message)
                .at(&means.place, "")
                .hint("give the field its `role`, such as `role: result`, or delete `means`"),
        );
    }
}
