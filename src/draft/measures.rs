//! The measures over time, carried on into the next plan with what the review measured.

use super::next::NextPlan;
use super::yaml::{Writer, text_scalar};
use crate::check::series::{NextPoint, next_point};
use crate::input::{Kind, Node};
use crate::template::{Field, FieldKind, Role};

impl NextPlan<'_> {
    /// Each measure as it stood, and the review's value after its last.
    pub(super) fn series(&self, writer: &mut Writer, field: &Field, node: &Node, depth: usize) {
        let Kind::List(nodes) = &node.kind else { return writer.entry(depth, &field.id, node) };
        let checked = &self.plan.series;
        // A plan laid over its settings has the same list: each item is at its number.
        if checked.len() != nodes.len() {
            return writer.entry(depth, &field.id, node);
        }
        writer.line(depth, &format!("{}:", field.id));
        for (node, series) in nodes.iter().zip(checked) {
            let point = next_point(series, &self.plan, self.template.labels());
            writer.item(depth + 1, |inner| measure(inner, field, node, point.as_ref()));
        }
    }
}

fn measure(writer: &mut Writer, field: &Field, node: &Node, point: Option<&NextPoint>) {
    for entry in node.entries() {
        let key = &entry.key.value;
        let inner = field.children().iter().find(|inner| inner.id == *key);
        match (inner, point, &entry.value.kind) {
            (Some(inner), Some(point), Kind::List(points))
                if inner.role == Some(Role::SeriesPoints) =>
            {
                writer.line(0, &format!("{key}:"));
                let most = match inner.kind {
                    FieldKind::List { max, .. } => max,
                    _ => usize::MAX,
                };
                // The oldest value makes room.
                let skip = (points.len() + 1).saturating_sub(most);
                for old in &points[skip..] {
                    writer.item(1, |item| {
                        for entry in old.entries() {
                            item.entry(0, &entry.key.value, &entry.value);
                        }
                    });
                }
                writer.item(1, |item| added(item, inner, point));
            }
            _ => writer.entry(0, key, &entry.value),
        }
    }
}

/// The review's value.
fn added(writer: &mut Writer, points: &Field, point: &NextPoint) {
    for field in points.children() {
        let value = match field.role {
            Some(Role::PointDate) => Some(text_scalar(&point.date)),
            Some(Role::PointValue) => Some(super::yaml::figure(point.value.short())),
            Some(Role::PointShown) => point.shown.as_deref().map(text_scalar),
            _ => None,
        };
        if let Some(value) = value {
            writer.pair(0, &field.id, &value);
        }
    }
}
