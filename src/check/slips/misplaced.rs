//! A whole section that is too far in, and so belongs to the one above it.

use crate::check::faults::UNKNOWN_KEY;
use crate::finding::Finding;
use crate::input::{Entry, Kind, Node};
use crate::template::{Field, Template};

/// Sections that were found within others.
#[derive(Debug, Default)]
pub(in crate::check) struct Misplaced {
    sections: Vec<String>,
}

impl Misplaced {
    /// Whether every section is in its place.
    pub(in crate::check) fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// Whether a section is there, though in the wrong place.
    pub(in crate::check) fn has(&self, section: &str) -> bool {
        self.sections.iter().any(|own| own == section)
    }

    /// The findings on sections that are among the keys of a group, and the keys that belong to them: they are spoken of
    /// with their section.
    pub(in crate::check) fn within<'n>(
        &mut self,
        node: &'n Node,
        fields: &[Field],
        template: &Template,
        path: &str,
    ) -> (Vec<Finding>, Vec<&'n str>) {
        let (mut findings, mut spoken) = (Vec::new(), Vec::new());
        if path.is_empty() {
            return (findings, spoken);
        }
        let unknown = |entry: &&Entry| fields.iter().all(|field| field.id != entry.key.value);
        let section = |entry: &Entry| {
            let mut own = template.sections().iter();
            own.find(|section| section.id == entry.key.value)
        };
        let mut current: Option<&Field> = None;
        for entry in node.entries().iter().filter(unknown) {
            let key = entry.key.value.as_str();
            if let Some(found) = section(entry).filter(|found| has_fields(found) || is_list(entry))
            {
                let along = matches!(entry.value.kind, Kind::Null);
                current = along.then_some(found);
                self.sections.push(key.to_owned());
                spoken.push(key);
                findings.push(
                    Finding::new(
                        &UNKNOWN_KEY,
                        format!("`{key}` is a section of its own, and is in `{path}` here"),
                    )
                    .at(&entry.key.place, "too far in")
                    .hint(if along {
                        format!("put `{key}:` at the left edge; its lines may stay where they are")
                    } else {
                        format!("put `{key}:` at the left edge, and move its lines along")
                    }),
                );
            } else if current.is_some_and(|section| section.children().iter().any(|f| f.id == key))
            {
                spoken.push(key);
            }
        }
        (findings, spoken)
    }
}

/// Whether a section has fields of its own.
fn has_fields(section: &Field) -> bool {
    !section.children().is_empty()
}

fn is_list(entry: &Entry) -> bool {
    matches!(entry.value.kind, Kind::List(_))
}
