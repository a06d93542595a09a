//! The sentences that are written into plans, as labels that every template has.

use std::collections::BTreeMap;

use super::labels::names;
use super::prepared;
use super::reader::Faults;
use super::rules::TEMPLATE_FAULT;
use super::source::Source;
use crate::finding::{Finding, nearest};
use crate::input::{self, Kind, Node};

/// The language in which all of them are there.
const WHOLE: &str = "en-GB";

/// The group that they are in.
const GROUP: &str = "notes";

/// What a sentence begins with that says what is still to be written.
const MARK: &str = "{mark}";

/// Puts the sentences beneath the labels of each language; those of the template's own have all of them. `whole` is the
/// template's own language.
pub(super) fn put_beneath(labels: BTreeMap<String, Node>, whole: &str) -> BTreeMap<String, Node> {
    let put = |(language, tree): (String, Node)| {
        let all = in_language(WHOLE).filter(|_| language == whole && language != WHOLE);
        let notes = in_language(&language).into_iter().chain(all);
        (language, notes.fold(tree, input::merge))
    };
    labels.into_iter().map(put).collect()
}

/// The sentences in a language, if there are any.
pub(super) fn in_language(language: &str) -> Option<Node> {
    prepared::tree(GROUP, &format!("{language}.yaml"))
}

/// Notes what a template's own labels say of sentences that nobody writes, with values that nobody gives, or without the mark.
pub(super) fn judge(source: &Source, labels: &BTreeMap<String, Node>, faults: &Faults) {
    let own: Vec<&Node> = labels.values().filter_map(|tree| tree.get(GROUP)).collect();
    if source.is_built_in() || own.is_empty() {
        return;
    }
    let known = in_language(WHOLE);
    let Some(known) = known.as_ref().and_then(|notes| notes.get(GROUP)) else { return };
    own.into_iter().for_each(|own| of_group(own, known, GROUP, faults));
}

fn of_group(own: &Node, known: &Node, path: &str, faults: &Faults) {
    if !matches!(own.kind, Kind::Map(_) | Kind::Null) {
        faults.note(own, format!("`{path}` is a group of labels, not one"));
    }
    for entry in own.entries() {
        let key = entry.key.value.as_str();
        let path = format!("{path}.{key}");
        let fault =
            |message: String| Finding::new(&TEMPLATE_FAULT, message).at(&entry.key.place, "");
        let Some(beneath) = known.get(key) else {
            let beside = known.entries().iter().map(|entry| entry.key.value.as_str());
            let fault = fault(format!("there is no label `{path}`"));
            faults.push(match nearest(key, beside) {
                Some(near) => fault.hint(format!("did you mean `{near}`?")),
                None => fault,
            });
            continue;
        };
        if matches!(beneath.kind, Kind::Map(_)) {
            of_group(&entry.value, beneath, &path, faults);
            continue;
        }
        if matches!(entry.value.kind, Kind::Map(_)) {
            faults.note(&entry.value, format!("`{path}` is one label, not a group of labels"));
            continue;
        }
        let (said, usual) = (entry.value.as_text().unwrap_or_default(), beneath.as_text());
        let usual = usual.unwrap_or_default();
        if let Some(name) = names(said).find(|name| !usual.contains(name) && *name != MARK) {
            let fault =
                fault(format!("the label `{path}` has `{name}`, for which there is no value"));
            let given: Vec<&str> = names(usual).collect();
            faults.push(match given.as_slice() {
                [] => fault,
                given => fault.hint(format!("it can have {}", given.join(", "))),
            });
        }
        if usual.starts_with(MARK) && !said.starts_with(MARK) {
            faults.push(
                fault(format!("the label `{path}` has to begin with `{MARK}`"))
                    .hint("this mark is how the check finds what is still to be written"),
            );
        }
    }
}
