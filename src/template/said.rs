//! The labels that say in another language what a manifest says of sections and fields.

use std::collections::BTreeSet;

use super::Field;

/// The labels that say in another language what a manifest says: `manifest.title`, and with the path of a section or field
/// after them those below.
const GROUP: &str = "manifest.";
pub(super) const TITLE: &str = "manifest.title";

/// What labels say of sections and fields: the key in the manifest, and what the label's key begins with.
pub(super) const SAID: [(&str, &str); 3] =
    [("title", TITLES), ("help", HELP), ("example", EXAMPLES)];
pub(super) const TITLES: &str = "manifest.titles.";
pub(super) const HELP: &str = "manifest.help.";
pub(super) const EXAMPLES: &str = "manifest.examples.";

/// Whether a label is a sentence that is written into plans.
pub(super) fn is_note(key: &str) -> bool {
    key == "notes" || key.starts_with("notes.")
}

/// Whether a label says what a manifest says.
pub(crate) fn is_of_manifest(key: &str) -> bool {
    key.starts_with(GROUP)
}

/// The labels that a translation needs for all that people read in a manifest.
pub(crate) fn keys(sections: &[Field]) -> BTreeSet<String> {
    let mut keys = BTreeSet::from([TITLE.to_owned()]);
    keys.extend(sections.iter().map(|section| format!("{TITLES}{}", section.id)));
    of_fields(sections, "", &mut keys);
    keys
}

fn of_fields(fields: &[Field], above: &str, keys: &mut BTreeSet<String>) {
    for field in fields {
        let path = path(above, field);
        if !field.help.is_empty() {
            keys.insert(format!("{HELP}{path}"));
        }
        if !field.ready && !field.example_texts().is_empty() {
            keys.insert(format!("{EXAMPLES}{path}"));
        }
        of_fields(field.children(), &path, keys);
    }
}

/// The path of a field in the group at another.
pub(super) fn path(above: &str, field: &Field) -> String {
    if above.is_empty() { field.id.clone() } else { format!("{above}.{}", field.id) }
}
