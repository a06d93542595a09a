//! Which template each part of a template comes from, for people to read.

use std::fmt::Write;

use crate::template::{Field, Layer, Template};

/// The documents, sections, fields, choices, labels and files that a template changes or adds, each with the templates that
/// write it.
pub(super) fn described(template: &Template) -> String {
    let chain = template.chain();
    let ids: Vec<&str> = chain.iter().map(|layer| layer.id.as_str()).collect();
    let mut out = format!("{} ({})\n", template.title(), ids.join(", which extends "));
    for layer in chain {
        let _ = writeln!(out, "  {}: {}", layer.id, layer.name);
    }
    out.push_str("\nDocuments\n");
    for document in template.documents() {
        let path = format!("documents/{}", document.id);
        let _ = writeln!(out, "  {:<22} {}", document.id, writers(chain, &path));
    }
    out.push_str("\nSections and fields\n");
    for section in template.sections().iter() {
        field(&mut out, chain, section, "", 1);
    }
    let Some((own, beneath)) = chain.split_first() else { return out };
    let changed = |kind: &str| {
        let mut lines = String::new();
        for part in own.parts.iter().filter_map(|part| part.strip_prefix(kind)) {
            let path = format!("{kind}{part}");
            let _ = writeln!(lines, "  {part:<22} {}", writers(chain, &path));
        }
        lines
    };
    if beneath.is_empty() {
        return out;
    }
    for (title, kind) in [("Choices", "choices/"), ("Labels", "labels/")] {
        let lines = changed(kind);
        if !lines.is_empty() {
            let _ = write!(out, "\n{title} of its own\n{lines}");
        }
    }
    out.push_str("\nFiles of its own\n");
    for file in &own.files {
        let is_other = |layer: &&Layer| layer.files.contains(file);
        let over =
            beneath.iter().find(is_other).map(|layer| format!(" in place of that of {}", layer.id));
        let over = over.filter(|_| file != "template.yaml" && !file.starts_with("labels/"));
        let _ = writeln!(out, "  {file}{}", over.unwrap_or_default());
    }
    out
}

fn field(out: &mut String, chain: &[Layer], field_of: &Field, above: &str, depth: usize) {
    let path =
        if above.is_empty() { field_of.id.clone() } else { format!("{above}.{}", field_of.id) };
    let indent = "  ".repeat(depth);
    let _ = writeln!(out, "{indent}{:<22} {}", field_of.id, writers(chain, &path));
    for child in field_of.children() {
        field(out, chain, child, &path, depth + 1);
    }
}

/// The templates that write a part, the last first.
fn writers(chain: &[Layer], path: &str) -> String {
    let ids =
        chain.iter().filter(|layer| layer.parts.contains(path)).map(|layer| layer.id.as_str());
    format!("[{}]", ids.collect::<Vec<_>>().join(" over "))
}
