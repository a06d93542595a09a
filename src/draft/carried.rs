//! What is taken over from the last plan, and what of it somebody has to look at: its figures.

use super::marked::{Marked, limit};
use super::next::{NextPlan, day};
use super::yaml::Writer;
use crate::input::{Kind, Node};
use crate::model::MARK;
use crate::template::{Field, FieldKind, Next as Fate, Role};
use crate::wording::{self, Sentence};

impl NextPlan<'_> {
    /// A field as it was, with whatever has figures from last term marked.
    pub(super) fn taken_over(&self, writer: &mut Writer, field: &Field, node: &Node, depth: usize) {
        if field.role == Some(Role::Evidence) {
            let reviewed = day(self.plan.review.held);
            writer.note(depth, &self.notes.say("next.evidence", &[("date", &reviewed)]));
        }
        match (&field.kind, &node.kind) {
            (FieldKind::List { item, .. }, Kind::List(nodes))
                if !nodes.is_empty() && asks(field) =>
            {
                writer.line(depth, &format!("{}:", field.id));
                for node in nodes {
                    writer.item(depth + 1, |inner| match &node.kind {
                        Kind::Map(entries) => {
                            for entry in entries {
                                let key = &entry.key.value;
                                match item.children().iter().find(|child| child.id == *key) {
                                    Some(child) => self.taken_over(inner, child, &entry.value, 0),
                                    None => inner.entry(0, key, &entry.value),
                                }
                            }
                        }
                        _ => {
                            let text = node.as_text().unwrap_or_default();
                            self.asked(text, limit(&item.kind)).put_item(inner);
                        }
                    });
                }
            }
            (FieldKind::Text { .. } | FieldKind::Prose { .. }, Kind::Text(text))
                if field.next == Fate::Ask =>
            {
                self.asked(text, limit(&field.kind)).put(writer, depth, &field.id);
            }
            _ => writer.entry(depth, &field.id, node),
        }
    }

    /// A text, with the question whether it is still true if it says how many or how often.
    fn asked(&self, text: &str, limit: usize) -> Marked {
        let figures =
            !wording::counts(&Sentence::new(text)).is_empty() || !wording::often(text).is_empty();
        if !figures || text.contains(MARK) {
            return Marked::not_at_all(text);
        }
        Marked::with(&self.notes.say("next.still", &[]), text, limit)
    }
}

/// Whether something in a list is to be asked about.
fn asks(field: &Field) -> bool {
    field.next == Fate::Ask || field.children().iter().any(|child| child.next == Fate::Ask)
}
