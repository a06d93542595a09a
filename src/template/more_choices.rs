//! A list of choices that a template adds words to or takes some out of, where it does not give the whole of it.

use super::reader::Faults;
use super::rules::TEMPLATE_FAULT;
use crate::finding::{Finding, listed, nearest};
use crate::input::{Kind, Node};

/// The keys of a change to a list.
const ADD: &str = "add";
const REMOVE: &str = "remove";

/// The list beneath with what `over` says of it: `add` has words for its end, `remove` those to take out.
pub(super) fn changed(name: &str, over: &Node, beneath: Node, faults: &Faults) -> Node {
    let Node { place, kind: Kind::List(mut words) } = beneath else { return beneath };
    for entry in over.entries() {
        let Kind::List(items) = &entry.value.kind else {
            let key = &entry.key.value;
            faults.note(&entry.value, format!("`{key}` should be a list of words"));
            continue;
        };
        match entry.key.value.as_str() {
            ADD => {
                for item in items {
                    if words.iter().any(|word| id(word) == id(item)) {
                        let word = id(item).unwrap_or_default();
                        faults.note(item, format!("`{name}` has `{word}` already"));
                    } else {
                        words.push(item.clone());
                    }
                }
            }
            REMOVE => {
                for item in items {
                    let wanted = id(item).unwrap_or_default();
                    let at = words.iter().position(|word| id(word) == Some(wanted));
                    if let Some(at) = at {
                        words.remove(at);
                        continue;
                    }
                    let known: Vec<&str> = words.iter().filter_map(id).collect();
                    let message = format!("`{name}` has no `{wanted}` to take out");
                    let fault = Finding::new(&TEMPLATE_FAULT, message).at(&item.place, "");
                    faults.push(fault.hint(match nearest(wanted, known.iter().copied()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("there are {}", listed(known)),
                    }));
                }
            }
            other => {
                let message = format!("a list of choices has no `{other}`");
                let fault = Finding::new(&TEMPLATE_FAULT, message).at(&entry.key.place, "");
                faults.push(fault.hint(format!(
                    "`{ADD}: […]` and `{REMOVE}: […]` change the list; a list in their place is the whole of it"
                )));
            }
        }
    }
    Node { place, kind: Kind::List(words) }
}

/// The word of a choice.
fn id(node: &Node) -> Option<&str> {
    node.get("id").unwrap_or(node).as_text()
}
