//! [`Record`] + [`Template`] -> a `review:` to fill in, with every target and every row of provision prepared.

use super::yaml::Writer;
use crate::model::{ProvisionRow, Read as _, SupportPlan, Target, Text};
use crate::record::{Item, Measured, MeasuredKind, Record, Slots, Value};
use crate::template::{Field, FieldKind, Required, Role, Template};

/// The section to be added to a plan: its fields with their notes and nothing filled in but what the plan knows.
/// `None` if the template has no review.
#[must_use]
pub fn review(record: &Record, template: &Template) -> Option<String> {
    let section = template.sections().iter().find(|field| field.role == Some(Role::Review))?;
    let mut writer = Writer::default();
    let plan = SupportPlan::of(record.sections());
    let skeleton = Skeleton { record, template, plan: &plan };
    writer.note(
        0,
        &format!(
            "{}. Write after the colons; delete the # in front of what you want to use, and leave the rest. `sendplan check` shows what is still missing.",
            section.title
        ),
    );
    writer.line(0, &format!("{}:", section.id));
    skeleton.fields(&mut writer, section.children(), 1, true);
    Some(writer.finish())
}

/// What the skeleton is written from.
struct Skeleton<'a> {
    record: &'a Record,
    template: &'a Template,
    plan: &'a SupportPlan<'a>,
}

impl Skeleton<'_> {
    fn fields(&self, writer: &mut Writer, fields: &[Field], depth: usize, notes: bool) {
        for field in fields {
            self.field(writer, field, waits(field), depth, notes);
        }
    }

    /// An item of a list: it opens with a field that does not wait.
    fn item(&self, writer: &mut Writer, fields: &[Field]) {
        let (waiting, open): (Vec<&Field>, Vec<&Field>) =
            fields.iter().partition(|field| waits(field));
        for field in open.into_iter().chain(waiting) {
            self.field(writer, field, waits(field), 0, false);
        }
    }

    fn field(&self, writer: &mut Writer, field: &Field, off: bool, depth: usize, notes: bool) {
        if notes {
            writer.note(depth, &help(field));
        }
        match &field.kind {
            FieldKind::List { covers: Some(path), item, .. } => {
                writer.line(depth, &format!("{}:", field.id));
                self.covering(writer, path, item, depth);
            }
            FieldKind::List { item, .. } if !item.children().is_empty() => {
                self.waiting(
                    writer,
                    off || field.required != Required::Always,
                    depth,
                    |writer, depth| {
                        writer.line(depth, &format!("{}:", field.id));
                        writer.item(depth + 1, |inner| self.item(inner, item.children()));
                    },
                );
            }
            FieldKind::Group { fields, any_of, .. } => {
                writer.line(depth, &format!("{}:", field.id));
                for inner in fields.iter() {
                    // Of several of which one is needed, the first is ready to fill in.
                    let off = waits(inner) && any_of.first() != Some(&inner.id);
                    self.field(writer, inner, off, depth + 1, notes);
                }
            }
            _ => writer.line(depth, &format!("{}{}:", if off { "# " } else { "" }, field.id)),
        }
    }

    /// Writes something, behind # if it waits.
    fn waiting(
        &self,
        writer: &mut Writer,
        waits: bool,
        depth: usize,
        write: impl FnOnce(&mut Writer, usize),
    ) {
        if !waits {
            return write(writer, depth);
        }
        let mut inner = Writer::default();
        write(&mut inner, 0);
        for line in inner.finish().lines() {
            writer.line(depth, &format!("# {}", line.replace("# ", "")));
        }
    }

    /// An item for each of the list that has to be covered; the notes on its fields are at the first.
    fn covering(&self, writer: &mut Writer, path: &str, item: &Field, depth: usize) {
        let named = item
            .children()
            .iter()
            .find(|field| matches!(&field.kind, FieldKind::Reference { to } if to == path));
        let Some(Value::List(covered)) = self.record.sections().at(path).map(|list| &list.value)
        else {
            return;
        };
        for (index, one) in covered.iter().enumerate() {
            let Some(fields) = <&Slots>::read(one) else { continue };
            let id = fields.playing(Role::ItemId).map(Text::of);
            let id = id.as_deref().unwrap_or_default();
            for line in summary(one, id, self.template, self.plan) {
                writer.note(depth + 1, &line);
            }
            writer.item(depth + 1, |inner| {
                let so_far = SoFar::of(one, self.plan);
                for field in item.children() {
                    if let Some(value) = so_far.as_ref().and_then(|log| log.value(field)) {
                        if index == 0 {
                            inner.note(0, &help(field));
                        }
                        inner.pair(0, &field.id, &value);
                    } else if named.is_some_and(|named| named.id == field.id) {
                        inner.pair(0, &field.id, id);
                    } else {
                        self.field(inner, field, waits(field), 0, index == 0);
                    }
                }
            });
        }
    }
}

/// What the log says was given of a row.
struct SoFar<'a> {
    given: f64,
    reasons: Vec<&'a str>,
}

impl<'a> SoFar<'a> {
    /// Of a row of provision, if there is a log of it.
    fn of(covered: &'a Item, plan: &SupportPlan<'a>) -> Option<Self> {
        let row = ProvisionRow::read(covered)?;
        let log = plan.sessions_of(&row, None);
        log.until?;
        let reasons = plan.missed_so_far(&row).iter().map(|why| why.id).collect();
        Some(Self { given: log.given_to_date?, reasons })
    }

    /// What it fills in of a delivery.
    fn value(&self, field: &Field) -> Option<String> {
        match field.role? {
            Role::Delivered => Some(self.given.to_string()),
            Role::MissedBecause if !self.reasons.is_empty() => {
                Some(format!("[{}]", self.reasons.join(", ")))
            }
            _ => None,
        }
    }
}

/// What the plan says of a target or a row of provision, so that it need not be looked up.
fn summary<'a>(
    covered: &'a Item,
    id: &str,
    template: &Template,
    plan: &SupportPlan<'a>,
) -> Vec<String> {
    let target = Target::read(covered);
    let row = ProvisionRow::read(covered);
    let words = target.as_ref().and_then(|target| target.text.as_deref());
    let words = words.or_else(|| row.as_ref()?.programme.as_deref()).unwrap_or_default();
    let title = target.as_ref().and_then(|target| target.title.as_deref());
    let title = title.map(|title| format!(" ({title})")).unwrap_or_default();
    let mut lines = vec![format!("{id}{title}: {words}")];
    if let Some((baseline, success)) =
        target.as_ref().and_then(|target| target.baseline.as_ref().zip(target.success.as_ref()))
        && let (Some(start), Some(goal)) =
            (text(baseline.fields, Role::NumberValue), text(success.fields, Role::NumberValue))
    {
        let unit = success.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
        let of = text(success.fields, Role::OutOf).map(|of| format!(" out of {of}"));
        lines.push(format!(
            "It started at {start}; the goal is {goal}{}{unit}.",
            of.unwrap_or_default()
        ));
        lines.extend(success.value.and_then(|goal| in_kind(&goal, template)));
    }
    if let Some(count) = row.as_ref().and_then(|row| plan.sessions(row)) {
        lines.push(format!("{count} sessions were planned."));
    }
    let log = row.as_ref().map(|row| plan.sessions_of(row, None)).unwrap_or_default();
    if let Some((given, day)) = log.given_to_date.zip(log.until) {
        let due = log.planned_to_date.map(|due| format!(" of {due}")).unwrap_or_default();
        let day = day.format("%-d %B %Y");
        lines.push(format!(
            "By the log, {given}{due} were given by {day}; add what was given since."
        ));
    }
    lines
}

/// The text of the value in a group that plays a role.
fn text(fields: &Slots, role: Role) -> Option<String> {
    fields.playing(role).map(|item| item.value.plain())
}

/// How the value of a target is written that is more than a number.
fn in_kind(goal: &Measured, template: &Template) -> Option<String> {
    let way = match goal.kind() {
        MeasuredKind::Age => "as an age, such as `6y 10m`".into(),
        MeasuredKind::Share => format!("the same way, as in `{}`", goal.short()),
        MeasuredKind::Percent => "with its sign, as in `75%`".into(),
        MeasuredKind::Score => "as a score with its interval, such as `84 (77–91)`".into(),
        MeasuredKind::Word => {
            let (_, field) = template.by_role(Role::ResultValue)?;
            let FieldKind::Measured { scales, .. } = &field.kind else { return None };
            let step = goal.steps().first()?;
            let scale = scales.iter().find(|scale| scale.id == step.scale)?;
            format!("as one of {}", scale.steps.join(", "))
        }
        _ => return None,
    };
    Some(format!("Write its `value` {way}."))
}

/// What need not be given waits behind a #.
fn waits(field: &Field) -> bool {
    field.required == Required::Optional && field.required_when.is_none()
}

fn help(field: &Field) -> String {
    let needed = if field.required == Required::Always { " (needed)" } else { "" };
    let choices = match &field.kind {
        FieldKind::Choice { choices } if choices.len() < 12 => {
            let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
            format!(". One of: {}.", ids.join(", "))
        }
        FieldKind::List { item, .. } if item.children().is_empty() => match &item.kind {
            FieldKind::Choice { choices } if choices.len() < 12 => {
                let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
                format!(". A list of any of: {}.", ids.join(", "))
            }
            _ => ". A list: [one, two].".into(),
        },
        _ => String::new(),
    };
    format!("{}{needed}{choices}", field.help)
}
