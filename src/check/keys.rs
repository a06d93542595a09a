//! Keys that the template does not know.

use super::faults::UNKNOWN_KEY;
use crate::finding::{Finding, listed, nearest};
use crate::input::Node;
use crate::template::{Field, Template};

/// A finding for each key of a group that is not one of its fields; none for those that have a finding already, and for groups
/// at the top that are only there to be referred to.
pub(super) fn unknown(
    node: &Node,
    fields: &[Field],
    also: &[&str],
    template: &Template,
    path: &str,
    spoken: &[&str],
) -> Vec<Finding> {
    let known = || fields.iter().map(|field| field.id.as_str()).chain(also.iter().copied());
    node.entries()
        .iter()
        .filter(|entry| !known().any(|id| id == entry.key.value))
        .filter(|entry| !spoken.contains(&entry.key.value.as_str()))
        .filter(|entry| !(path.is_empty() && entry.key.value.starts_with("x-")))
        .map(|entry| {
            let key = entry.key.value.as_str();
            let inside =
                if path.is_empty() { String::from("this plan") } else { format!("`{path}`") };
            let hint = match (nearest(key, known()), elsewhere(template, key)) {
                (_, Some(owner)) if known().all(|id| !similar(key, id)) => {
                    format!("`{key}` belongs in `{owner}`; check how far the line is indented")
                }
                (Some(near), _) => format!("did you mean `{near}`?"),
                (None, _) => format!("the fields here are: {}", listed(known())),
            };
            Finding::new(&UNKNOWN_KEY, format!("{inside} has no field `{key}`"))
                .at(&entry.key.place, "this template has no such field")
                .hint(hint)
        })
        .collect()
}

/// Whether two keys differ by a slip of the pen only.
fn similar(key: &str, id: &str) -> bool {
    nearest(key, [id]).is_some()
}

/// The group that has a field of this name, if there is just one.
fn elsewhere(template: &Template, key: &str) -> Option<String> {
    let mut owners = Vec::new();
    collect(template.sections(), "", key, &mut owners);
    match owners.as_slice() {
        [owner] if !owner.is_empty() => Some(owner.clone()),
        _ => None,
    }
}

fn collect(fields: &[Field], path: &str, key: &str, owners: &mut Vec<String>) {
    for field in fields {
        if field.id == key {
            owners.push(path.to_owned());
        }
        let below = if path.is_empty() { field.id.clone() } else { format!("{path}.{}", field.id) };
        collect(field.children(), &below, key, owners);
    }
}
