//! [`Record`] + [`Template`] -> a `review:` to fill in, with every target and every row of provision prepared.

use super::notes::{Notes, parted};
use super::yaml::{Writer, text_scalar};
use crate::model::{ProvisionRow, Read as _, SupportPlan, Target, Text};
use crate::record::{Item, Measured, MeasuredKind, Record, Slots, Value};
use crate::template::{Choice, Field, FieldKind, Required, Role, Template};

/// The section to be added to a plan: its fields with their notes and nothing filled in but what the plan knows.
/// `None` if the template has no review.
#[must_use]
pub fn review(record: &Record, template: &Template) -> Option<String> {
    let section = template.sections().iter().find(|field| field.role == Some(Role::Review))?;
    let mut writer = Writer::default();
    let plan = SupportPlan::of(record.sections());
    let notes = Notes::of(template);
    let skeleton = Skeleton { record, template, plan: &plan, notes };
    writer.note(0, &skeleton.notes.say("review.how", &[("title", &section.title)]));
    writer.line(0, &format!("{}:", section.id));
    skeleton.fields(&mut writer, section.children(), 1, true);
    Some(writer.finish())
}

/// A note names the words of a choice if there are fewer than this.
const MOST: usize = 12;

/// What the skeleton is written from.
struct Skeleton<'a> {
    record: &'a Record,
    template: &'a Template,
    plan: &'a SupportPlan<'a>,
    notes: Notes<'a>,
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
            writer.note(depth, &self.help(field));
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
            for line in self.summary(one, id) {
                writer.note(depth + 1, &line);
            }
            writer.item(depth + 1, |inner| {
                let so_far = SoFar::of(one, self.plan);
                for field in item.children() {
                    if let Some(value) = so_far.as_ref().and_then(|log| log.value(field)) {
                        if index == 0 {
                            inner.note(0, &self.help(field));
                        }
                        inner.pair(0, &field.id, &value);
                    } else if named.is_some_and(|named| named.id == field.id) {
                        inner.pair(0, &field.id, &text_scalar(id));
                    } else {
                        self.field(inner, field, waits(field), 0, index == 0);
                    }
                }
            });
        }
    }

    /// What the plan says of a target or a row of provision, so that it need not be looked up.
    fn summary(&self, covered: &Item, id: &str) -> Vec<String> {
        let (plan, notes) = (self.plan, self.notes);
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
            let unit = success.unit.as_deref().unwrap_or_default();
            let out_of = text(success.fields, Role::OutOf).unwrap_or_default();
            let mut values = vec![("start", start.as_str()), ("goal", &goal)];
            values.extend([("out_of", out_of.as_str()), ("unit", unit)]);
            lines.push(notes.say("review.started", &values));
            lines.extend(success.value.and_then(|goal| self.in_kind(&goal)));
        }
        if let Some(count) = row.as_ref().and_then(|row| plan.sessions(row)) {
            lines.push(notes.say("review.planned", &[("count", &count.to_string())]));
        }
        let log = row.as_ref().map(|row| plan.sessions_of(row, None)).unwrap_or_default();
        if let Some((given, day)) = log.given_to_date.zip(log.until) {
            let planned = log.planned_to_date.map(|due| due.to_string()).unwrap_or_default();
            let (given, day) = (given.to_string(), self.template.labels().long_date(day));
            let values = [("given", &*given), ("planned", &planned), ("date", &day)];
            lines.push(notes.say("review.so_far", &values));
        }
        lines
    }

    /// How the value of a target is written that is more than a number.
    fn in_kind(&self, goal: &Measured) -> Option<String> {
        let (_, field) = self.template.by_role(Role::ResultValue)?;
        let say = |key: &str, name: &str, value: &str| {
            self.notes.say(key, &[("key", &field.id), (name, value)])
        };
        Some(match goal.kind() {
            MeasuredKind::Age => say("review.as_age", "", ""),
            MeasuredKind::Share => say("review.as_share", "goal", goal.short()),
            MeasuredKind::Percent => say("review.as_percent", "", ""),
            MeasuredKind::Score => say("review.as_score", "", ""),
            MeasuredKind::Word => {
                let FieldKind::Measured { scales, .. } = &field.kind else { return None };
                let step = goal.steps().first()?;
                let scale = scales.iter().find(|scale| scale.id == step.scale)?;
                say("review.as_step", "steps", &scale.steps.join(", "))
            }
            _ => return None,
        })
    }

    /// What a field is for, whether it is needed and what it may be.
    fn help(&self, field: &Field) -> String {
        let is_needed = field.required == Required::Always;
        let needed = if is_needed { self.notes.say("needed", &[]) } else { String::new() };
        let of = |key: &str, choices: &[Choice]| {
            let words: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
            self.notes.say(key, &[("words", &words.join(", "))])
        };
        let what = match &field.kind {
            FieldKind::Choice { choices } if choices.len() < MOST => of("one_of", choices),
            FieldKind::List { item, .. } if item.children().is_empty() => match &item.kind {
                FieldKind::Choice { choices } if choices.len() < MOST => of("any_of", choices),
                _ => {
                    let items = format!("[{}]", self.notes.say("items", &[]));
                    self.notes.say("list", &[("items", &items)])
                }
            },
            _ => String::new(),
        };
        let (first, rest) = parted(&field.help);
        format!("{first}{needed}{rest}{what}")
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

/// The text of the value in a group that plays a role.
fn text(fields: &Slots, role: Role) -> Option<String> {
    fields.playing(role).map(|item| item.value.plain())
}

/// What need not be given waits behind a #.
fn waits(field: &Field) -> bool {
    field.required == Required::Optional && field.required_when.is_none()
}
