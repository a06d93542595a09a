//! A reviewed plan -> the plan for the next cycle.

use chrono::{Datelike, NaiveDate};

use super::yaml::{Writer, figure, text_scalar};
use crate::check::parts::{date, groups, item};
use crate::check::rules::term_of;
use crate::check::todo::MARK;
use crate::input::{Entry, Kind, Node};
use crate::record::{Record, Slots};
use crate::template::{Field, FieldKind, Next as Fate, Required, Role, Template};

/// What the next plan is made from.
#[derive(Debug, Clone, Copy)]
pub struct Next<'a> {
    /// The reviewed plan as it stands in its file, without its settings.
    pub root: &'a Node,
    /// The same, checked.
    pub record: &'a Record,
    /// The template that it follows.
    pub template: &'a Template,
    /// The path of its file, from the folder of the new one.
    pub previous: &'a str,
}

/// The plan for the next cycle. What is true of any cycle is taken over. Of the targets, those that are closed
/// become results; those that go on start from their last value and are marked to be changed; those that are
/// replaced leave an empty one for the same need. It passes `sendplan check --draft`.
#[must_use]
pub fn next(from: Next<'_>) -> String {
    let mut writer = Writer::default();
    writer.note(
        0,
        &format!(
            "The plan after `{}`. What is marked `{MARK}` has to be thought anew; what stands empty has to be filled in. \
             `sendplan check` shows both.",
            from.previous
        ),
    );
    if from.leaves() {
        let name = from.record.text_by_role(Role::PupilName).unwrap_or_default();
        writer.note(0, &LEAVING.replace("{name}", &name));
    } else if from.new_year() {
        writer.note(
            0,
            "A new school year begins: look at the year group, the class and the class teacher.",
        );
    }
    if let Some(node) = from.root.get("template") {
        writer.entry(0, "template", node);
    }
    for section in from.template.sections().iter() {
        let mut inner = Writer::default();
        from.section(&mut inner, section);
        let text = inner.finish();
        if !text.is_empty() {
            writer.gap();
            for line in text.lines() {
                writer.line(0, line);
            }
        }
    }
    writer.finish()
}

/// What to do with the plan of a child who leaves.
const LEAVING: &str = "{name} moves on to secondary school in September, so another school goes on from here. Hand over this \
     plan with its review, the history of all cycles (`--document history-teacher`), what helps in class, and the names of \
     those who advise; talk with the parents first about what is passed on. Go on with this draft only if {name} stays.";

impl Next<'_> {
    fn section(&self, writer: &mut Writer, section: &Field) {
        let node = self.root.get(&section.id);
        match (section.role, node) {
            (Some(Role::PreviousResults), _) => self.results(writer, section),
            (Some(Role::Target), Some(node)) => self.targets(writer, section, node),
            (Some(Role::ProvisionRow), Some(node)) => self.provision(writer, section, node),
            (_, Some(node)) => self.carry(writer, section, node, 0),
            (_, None) => {}
        }
    }

    /// Takes a field over, without what is true of its own cycle only.
    fn carry(&self, writer: &mut Writer, field: &Field, node: &Node, depth: usize) {
        if field.next == Fate::Drop || self.cycle(writer, field, depth) {
            return;
        }
        match (&field.kind, &node.kind) {
            (FieldKind::Group { fields, .. }, Kind::Map(entries)) => {
                writer.line(depth, &format!("{}:", field.id));
                for inner in fields.iter() {
                    match entries.iter().find(|entry| entry.key.value == inner.id) {
                        Some(entry) => self.carry(writer, inner, &entry.value, depth + 1),
                        // What the old file left to its settings or did not need may be needed now.
                        None => {
                            self.cycle(writer, inner, depth + 1);
                        }
                    }
                }
            }
            _ if field.role == Some(Role::Series) => self.series(writer, field, node, depth),
            _ => self.taken_over(writer, field, node, depth),
        }
    }

    /// Writes what the next cycle has in place of the old; whether it did.
    fn cycle(&self, writer: &mut Writer, field: &Field, depth: usize) -> bool {
        let old = || self.record.text_by_role(field.role?);
        let review = |role| self.record.text_by_role(role).unwrap_or_default();
        let value = match field.role {
            Some(Role::CycleNumber) => old()
                .and_then(|number| number.parse::<i64>().ok())
                .map_or(String::new(), |number| (number + 1).to_string()),
            Some(Role::Term) => self.term(field, &old().unwrap_or_default()),
            Some(Role::CycleStart) => review(Role::NextStart),
            Some(Role::ReviewDate) => review(Role::NextReview),
            Some(Role::Previous) => text_scalar(self.previous),
            Some(Role::Status) => "draft".into(),
            Some(Role::Version) => "1".into(),
            Some(Role::PupilVoice) => {
                return self.voice(writer, field, Role::PupilReviewView, depth);
            }
            Some(Role::ParentViews) => return self.views(writer, field, depth),
            _ => return false,
        };
        writer.pair(depth, &field.id, &value);
        true
    }

    /// What the child said at the review is the voice that the next plan starts with.
    fn voice(&self, writer: &mut Writer, field: &Field, role: Role, depth: usize) -> bool {
        let said = self.review_node(role);
        writer.line(depth, &format!("{}:", field.id));
        self.said(writer, field.children(), said, depth + 1);
        true
    }

    fn views(&self, writer: &mut Writer, field: &Field, depth: usize) -> bool {
        let Some(Kind::List(items)) =
            self.review_node(Role::ParentReviewViews).map(|node| &node.kind)
        else {
            return false;
        };
        writer.line(depth, &format!("{}:", field.id));
        for view in items {
            writer.item(depth + 1, |inner| self.said(inner, field.children(), Some(view), 0));
        }
        true
    }

    /// The fields of a voice that the review has as well; the day is the review's.
    fn said(&self, writer: &mut Writer, fields: &[Field], said: Option<&Node>, depth: usize) {
        for field in fields {
            match said.and_then(|node| node.get(&field.id)) {
                Some(node) => writer.entry(depth, &field.id, node),
                None if matches!(field.kind, FieldKind::Date { .. }) => {
                    let held = self.record.text_by_role(Role::ReviewHeld).unwrap_or_default();
                    writer.pair(depth, &field.id, &held);
                }
                None => {}
            }
        }
    }

    /// Progress against the targets of this plan, for the next one to print.
    fn results(&self, writer: &mut Writer, section: &Field) {
        let results = self.record.by_role(Role::TargetResults);
        writer.line(0, &format!("{}:", section.id));
        for result in groups(results) {
            let Some(target) = self.target(result) else { continue };
            let text = |slots: &Slots, path: &str| slots.at(path).map(|item| item.value.plain());
            let of = |role| item(result, role).map(|item| item.value.plain());
            let values = [
                ("target", item(result, Role::ReviewedTarget).map(|item| item.value.plain())),
                (
                    "text",
                    item(target, Role::TargetText).map(|item| text_scalar(&item.value.plain())),
                ),
                ("result", of(Role::Result)),
                ("baseline", text(target, "baseline.value").map(|value| figure(&value))),
                ("value", of(Role::ResultValue).map(|value| figure(&value))),
                ("goal", text(target, "success.value").map(|value| figure(&value))),
                ("unit", text(target, "success.unit").map(|unit| text_scalar(&unit))),
                ("date", of(Role::ResultDate)),
                ("decision", of(Role::Decision)),
            ];
            writer.item(1, |inner| {
                for (key, value) in values {
                    let known = section.children().iter().any(|field| field.id == key);
                    if let Some(value) = value.filter(|_| known) {
                        inner.pair(0, key, &value);
                    }
                }
            });
        }
    }

    fn targets(&self, writer: &mut Writer, section: &Field, node: &Node) {
        let Kind::List(items) = &node.kind else { return };
        writer.line(0, &format!("{}:", section.id));
        for target in items {
            let id = target.get("id").and_then(Node::as_text).unwrap_or_default();
            let Some(result) = self.result(id) else { continue };
            match item(result, Role::Decision).map(|item| item.value.plain()).as_deref() {
                Some("close") => writer.note(1, &format!("{id} is closed.")),
                Some("replace") => writer.item(1, |inner| replaced(inner, section, target, result)),
                _ => writer.item(1, |inner| self.changed(inner, section, target, result)),
            }
        }
    }

    /// A target that goes on: from its last value, and to be changed.
    fn changed(&self, writer: &mut Writer, section: &Field, target: &Node, result: &Slots) {
        let plain = |role| item(result, role).map(|item| item.value.plain());
        for field in section.children().iter().filter(|field| field.next != Fate::Drop) {
            let old = target.get(&field.id);
            match field.role {
                Some(Role::TargetText) => {
                    reminder(writer, old, result);
                    writer.pair(
                        0,
                        &field.id,
                        &text_scalar(&format!("{MARK} write the target anew")),
                    );
                }
                Some(Role::Baseline) => {
                    writer.line(0, &format!("{}:", field.id));
                    let value = plain(Role::ResultValue).unwrap_or_default();
                    writer.pair(1, "value", &figure(&value));
                    let held = || self.record.text_by_role(Role::ReviewHeld);
                    writer.pair(
                        1,
                        "date",
                        &plain(Role::ResultDate).or_else(held).unwrap_or_default(),
                    );
                    if let Some(tool) = old.and_then(|old| old.get("tool")) {
                        writer.entry(1, "tool", tool);
                    }
                }
                _ => {
                    if let Some(old) = old {
                        spoken(writer, field, old, result);
                    }
                }
            }
        }
    }

    fn result(&self, target: &str) -> Option<&Slots> {
        groups(self.record.by_role(Role::TargetResults)).find(|result| {
            item(result, Role::ReviewedTarget).is_some_and(|item| item.value.plain() == target)
        })
    }

    fn target(&self, result: &Slots) -> Option<&Slots> {
        crate::check::parts::named(result, Role::ReviewedTarget, self.record.by_role(Role::Target))
    }

    /// The term that the next plan starts in: by its day, and the one after this where no day is known.
    fn term(&self, field: &Field, old: &str) -> String {
        let FieldKind::Choice { choices } = &field.kind else { return String::new() };
        let by_day = self.next_start().map(term_of);
        match by_day.filter(|term| choices.iter().any(|choice| choice.id == *term)) {
            Some(term) => term.into(),
            None => following(field, old),
        }
    }

    fn next_start(&self) -> Option<NaiveDate> {
        date(self.record.by_role(Role::NextStart))
    }

    /// Whether the child is in the last year of the school, and that ends.
    fn leaves(&self) -> bool {
        let Some((_, field)) = self.template.by_role(Role::YearGroup) else { return false };
        let FieldKind::Choice { choices } = &field.kind else { return false };
        let year = self.record.text_by_role(Role::YearGroup);
        self.new_year() && choices.last().is_some_and(|last| Some(&last.id) == year.as_ref())
    }

    /// Whether the terms begin anew.
    fn new_year(&self) -> bool {
        let year = |day: NaiveDate| day.year() - i32::from(day.month() < 8);
        let start = date(self.record.by_role(Role::CycleStart));
        if let (Some(start), Some(next)) = (start, self.next_start()) {
            return year(next) > year(start);
        }
        let Some((_, field)) = self.template.by_role(Role::Term) else { return false };
        let FieldKind::Choice { choices } = &field.kind else { return false };
        let old = self.record.text_by_role(Role::Term);
        choices.last().is_some_and(|last| Some(&last.id) == old.as_ref())
    }

    /// Where a part of the review stands in the file.
    fn review_node(&self, role: Role) -> Option<&Node> {
        let (path, _) = self.template.by_role(role)?;
        path.split('.').try_fold(self.root, |node, key| node.get(key))
    }
}

/// A target that another takes the place of: its need, and nothing else but what to think of.
fn replaced(writer: &mut Writer, section: &Field, target: &Node, result: &Slots) {
    for field in section.children() {
        match field.role {
            Some(Role::TargetText) => {
                reminder(writer, target.get(&field.id), result);
                writer.pair(0, &field.id, &text_scalar(&format!("{MARK} write a new target")));
            }
            Some(Role::TargetNeed) => {
                if let Some(need) = target.get(&field.id) {
                    writer.entry(0, &field.id, need);
                }
            }
            _ if field.id == "id" => {
                if let Some(id) = target.get("id") {
                    writer.entry(0, "id", id);
                }
            }
            _ if field.required == Required::Always => blank(writer, field, 0),
            // Who set it, what the family does and the like may be so again.
            _ if field.next != Fate::Drop && field.role != Some(Role::TargetSeries) => {
                if let Some(old) = target.get(&field.id) {
                    let mut was = Writer::default();
                    was.entry(0, &field.id, old);
                    for line in was.finish().lines() {
                        writer.line(0, &format!("# {line}"));
                    }
                }
            }
            _ => {}
        }
    }
}

/// What has to be given, to be filled in.
fn blank(writer: &mut Writer, field: &Field, depth: usize) {
    if field.required != Required::Always {
        return;
    }
    writer.line(depth, &format!("{}:", field.id));
    if let FieldKind::Group { fields, .. } = &field.kind {
        for inner in fields.iter() {
            blank(writer, inner, depth + 1);
        }
    }
}

/// What the target was, what is to change and what worked, as notes above the new one.
fn reminder(writer: &mut Writer, old: Option<&Node>, result: &Slots) {
    if let Some(old) = old.and_then(Node::as_text) {
        writer.note(0, &format!("It was: {old}"));
    }
    let said = |role| item(result, role).map(|item| item.value.clone());
    if let Some(change) = said(Role::Change) {
        writer.note(0, &format!("To change: {}", change.plain()));
    }
    for (role, words) in [(Role::Worked, "Worked"), (Role::DidNotWork, "Did not work")] {
        if let Some(crate::record::Value::List(items)) = said(role) {
            let list: Vec<String> = items.iter().map(|item| item.value.plain()).collect();
            writer.note(0, &format!("{words}: {}", list.join("; ")));
        }
    }
}

/// A field of a target that goes on; the child's own words are those for what comes next, if the review has them.
fn spoken(writer: &mut Writer, field: &Field, old: &Node, result: &Slots) {
    let next = result.by_role(Role::ChildNext).map(|item| item.value.plain());
    let (FieldKind::Group { fields, .. }, Kind::Map(entries), Some(next)) =
        (&field.kind, &old.kind, next)
    else {
        return writer.entry(0, &field.id, old);
    };
    if field.id != "child" {
        return writer.entry(0, &field.id, old);
    }
    writer.line(0, &format!("{}:", field.id));
    for Entry { key, value } in entries {
        let text = fields.iter().any(|inner| inner.id == key.value) && key.value == "text";
        // Goal and few words belong to the old target.
        match key.value.as_str() {
            _ if text => writer.pair(1, "text", &text_scalar(&next)),
            "goal" | "few_words" => {}
            _ => writer.entry(1, &key.value, value),
        }
    }
}

/// The choice after this one, and after the last the first.
fn following(field: &Field, old: &str) -> String {
    let FieldKind::Choice { choices } = &field.kind else { return String::new() };
    let at = choices.iter().position(|choice| choice.id == old);
    at.and_then(|at| choices.get((at + 1) % choices.len())).map_or(String::new(), |c| c.id.clone())
}
