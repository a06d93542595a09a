//! The rows of provision of the next plan: those for the targets that continue, and those that the review decided to keep.

use super::marked::{Marked, limit};
use super::next::{NextPlan, id_of};
use super::yaml::{Writer, id_in_brackets};
use crate::input::{Kind, Node};
use crate::model::Means as _;
use crate::template::{Field, Next as Fate, Role, RowDecision, TargetDecision};

impl NextPlan<'_> {
    /// The rows that go on.
    pub(super) fn provision(&self, writer: &mut Writer, section: &Field, node: &Node) {
        let Kind::List(items) = &node.kind else { return };
        let open = self.open();
        writer.line(0, &format!("{}:", section.id));
        let Some(serves) = section.child(Role::ServedTargets) else { return };
        for row in items {
            let id = id_of(section, row);
            let decision = self.decided(id);
            let named = row.get(&serves.id).map(|node| &node.kind);
            let served: Vec<&str> = match named {
                Some(Kind::List(ids)) => ids.iter().filter_map(Node::as_text).collect(),
                _ => Vec::new(),
            };
            let continuing: Vec<&str> =
                served.into_iter().filter(|id| open.iter().any(|o| o == id)).collect();
            match decision {
                Some(RowDecision::Stop) => {
                    writer.note(1, &self.notes.say("next.row_stops", &[("id", id)]));
                    continue;
                }
                None if continuing.is_empty() => {
                    writer.note(1, &self.notes.say("next.row_undecided", &[("id", id)]));
                    continue;
                }
                _ => {}
            }
            writer.item(1, |inner| {
                if continuing.is_empty() {
                    inner.note(0, &self.notes.say("next.row_stays", &[("id", id)]));
                }
                let own_text =
                    section.child(Role::ProvisionText).and_then(|text| row.get(&text.id));
                if let Some(words) = self.to_change(decision).filter(|_| own_text.is_none()) {
                    let elsewhere = self.notes.say("next.row_elsewhere", &[]);
                    inner.note(0, &format!("{words} {elsewhere}"));
                }
                for field in section.children().iter().filter(|field| field.next != Fate::Drop) {
                    match row.get(&field.id) {
                        Some(_) if field.id == serves.id && continuing.is_empty() => {
                            inner.pair(0, &field.id, "");
                        }
                        Some(_) if field.id == serves.id => {
                            let ids: Vec<String> =
                                continuing.iter().map(|id| id_in_brackets(id)).collect();
                            inner.pair(0, &field.id, &format!("[{}]", ids.join(", ")));
                        }
                        Some(old) if field.role == Some(Role::ProvisionText) => {
                            match self.to_change(decision).zip(old.as_text()) {
                                Some((words, text)) => {
                                    Marked::with(&words, text, limit(&field.kind))
                                        .put(inner, 0, &field.id);
                                }
                                None => inner.entry(0, &field.id, old),
                            }
                        }
                        Some(old) => inner.entry(0, &field.id, old),
                        None => {}
                    }
                }
            });
        }
    }

    /// What the review decided to change in a row, in words.
    fn to_change(&self, decision: Option<RowDecision>) -> Option<String> {
        let key = match decision? {
            RowDecision::More => "next.row_more",
            RowDecision::Less => "next.row_less",
            RowDecision::Change => "next.row_change",
            RowDecision::Keep | RowDecision::Stop => return None,
        };
        Some(self.notes.say(key, &[]))
    }

    /// What the review decided of a row.
    fn decided(&self, row: &str) -> Option<RowDecision> {
        let mut deliveries = self.plan.review.deliveries.iter();
        deliveries.find(|delivery| delivery.row.as_deref() == Some(row))?.decision?.meaning
    }

    /// The ids of the targets that are not closed.
    fn open(&self) -> Vec<&str> {
        let results = self.plan.review.results.iter();
        results
            .filter(|result| !result.decision.means(TargetDecision::Close))
            .filter_map(|result| result.target.as_deref())
            .collect()
    }
}
