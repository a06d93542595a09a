//! Which template each part of a template comes from, for people to read.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::template::{Field, Layer, Template};

/// The documents, sections and fields of a template, each with the templates that write it, the last first, and with what
/// they change; then the choices, labels and files that are not those of the first template.
pub(super) fn described(template: &Template) -> String {
    let chain = template.chain();
    let ids: Vec<&str> = chain.iter().map(Layer::id).collect();
    let mut out = format!("{} ({})\n", template.title(), ids.join(", which extends "));
    for layer in chain {
        let place = if layer.is_built_in() { "built in" } else { layer.name() };
        let _ = writeln!(out, "  {}: {place}", layer.id());
    }
    let Some((first, over)) = chain.split_last() else { return out };
    if over.is_empty() {
        out.push_str("It extends no other: all of it is its own.\n");
        return out;
    }
    let origins = Origins { first, over };
    origins.words(&mut out);
    out.push_str("\nDocuments\n");
    for document in template.documents() {
        let path = format!("documents/{}", document.id);
        origins.line(&mut out, &document.id, &path, 1);
    }
    out.push_str("\nSections and fields\n");
    for section in template.sections().iter() {
        origins.field(&mut out, section, "", 1);
    }
    origins.removed(&mut out, template);
    origins.changed(&mut out, "Choices", "choices/");
    origins.changed(&mut out, "Scales", "scales/");
    origins.changed(&mut out, "Labels", "labels/");
    origins.files(&mut out);
    out
}

/// The templates that a template is made of.
struct Origins<'t> {
    /// The one that extends no other.
    first: &'t Layer,
    /// Those over it, the last first.
    over: &'t [Layer],
}

impl<'t> Origins<'t> {
    /// What things are called.
    fn words(&self, out: &mut String) {
        let mut heading = "\nWords\n";
        for old in self.parts("words/") {
            for layer in self.over.iter().rev() {
                if let Some(new) = layer.word(old) {
                    let words = format!("{old} → {new}");
                    let _ = writeln!(out, "{heading}  {words:<22} [{}]", layer.id());
                    heading = "";
                }
            }
        }
    }

    fn field(&self, out: &mut String, field: &Field, above: &str, depth: usize) {
        let path =
            if above.is_empty() { field.id.clone() } else { format!("{above}.{}", field.id) };
        self.line(out, &field.id, &path, depth);
        for child in field.children() {
            self.field(out, child, &path, depth + 1);
        }
    }

    /// A part with the templates that write it, and what those over the first that has it change.
    fn line(&self, out: &mut String, id: &str, path: &str, depth: usize) {
        let indent = "  ".repeat(depth);
        let mut writers = self.writers(path);
        let _ = write!(out, "{indent}{id:<22} [{}]", listed(&writers));
        writers.pop();
        let keys: BTreeSet<&str> = writers.iter().flat_map(|layer| layer.keys(path)).collect();
        if !keys.is_empty() {
            let _ = write!(out, " {}", keys.into_iter().collect::<Vec<_>>().join(", "));
        }
        out.push('\n');
    }

    /// What was taken away and is not there again.
    fn removed(&self, out: &mut String, template: &Template) {
        let is_there = |path: &str| match path.strip_prefix("documents/") {
            Some(id) => template.document(id).is_some(),
            None => template.field(path).is_some(),
        };
        let mut heading = "\nTaken away\n";
        for path in self.parts("").into_iter().filter(|path| !is_there(path)) {
            if let Some(layer) = self.over.iter().find(|layer| layer.removes(path)) {
                let _ = writeln!(out, "{heading}  {path:<22} [{}]", layer.id());
                heading = "";
            }
        }
    }

    /// The parts whose names begin with the word for their kind.
    fn changed(&self, out: &mut String, title: &str, kind: &str) {
        let parts = self.parts(kind);
        if parts.is_empty() {
            return;
        }
        let _ = write!(out, "\n{title}; all others [{}]\n", self.first.id());
        for part in parts {
            let writers = self.writers(&format!("{kind}{part}"));
            let _ = writeln!(out, "  {part:<22} [{}]", listed(&writers));
        }
    }

    fn files(&self, out: &mut String) {
        let is_read = |path: &&str| *path == "template.yaml" || path.starts_with("labels/");
        let own: BTreeSet<&str> = self.over.iter().flat_map(Layer::files).collect();
        let _ = write!(out, "\nLayouts and other files; all others [{}]\n", self.first.id());
        for file in own.into_iter().filter(|path| !is_read(path)) {
            let has = |layer: &&Layer| layer.files().any(|other| other == file);
            let writers: Vec<&Layer> = self.all().filter(has).collect();
            let _ = writeln!(out, "  {file:<22} [{}]", listed(&writers));
        }
    }

    /// The parts of one kind that the templates over the first write, without what their names begin with.
    fn parts(&self, kind: &str) -> BTreeSet<&'t str> {
        let parts = self.over.iter().flat_map(Layer::parts);
        parts.filter_map(|part| part.strip_prefix(kind)).collect()
    }

    /// The templates that write a part, the last first.
    fn writers(&self, path: &str) -> Vec<&'t Layer> {
        self.all().filter(|layer| layer.parts().contains(path)).collect()
    }

    fn all(&self) -> impl Iterator<Item = &'t Layer> + use<'t> {
        self.over.iter().chain([self.first])
    }
}

fn listed(layers: &[&Layer]) -> String {
    layers.iter().map(|layer| layer.id()).collect::<Vec<_>>().join(" over ")
}
