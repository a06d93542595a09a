//! A reviewed plan -> the plan for the next cycle.

use super::marked::limit;
use super::notes::Notes;
use super::yaml::{Writer, figure, text_scalar};
use crate::input::{Entry, Kind, Node};
use crate::model::{Day, SupportPlan, Target, TargetReview, Text, school_year};
use crate::record::{Record, Slots};
use crate::template::{
    Field, FieldKind, Next as Fate, Required, Role, Status, TargetDecision, Template, Term,
};

/// What the next plan is made from.
#[derive(Debug, Clone, Copy)]
pub struct Next<'a> {
    /// The reviewed plan as it is in its file, without its settings.
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
    let Next { root, record, template, previous } = from;
    let (plan, notes) = (SupportPlan::of(record.sections()), Notes::of(template));
    NextPlan { root, template, previous, plan, notes }.written()
}

/// The plan for the next cycle, being written.
pub(super) struct NextPlan<'a> {
    root: &'a Node,
    pub(super) template: &'a Template,
    previous: &'a str,
    /// The reviewed plan.
    pub(super) plan: SupportPlan<'a>,
    pub(super) notes: Notes<'a>,
}

impl NextPlan<'_> {
    fn written(&self) -> String {
        let mut writer = Writer::default();
        writer.note(0, &self.notes.say("next.how", &[("previous", self.previous)]));
        if self.leaves() {
            let name = self.plan.pupil.known_as.as_deref().unwrap_or_default();
            writer.note(0, &self.notes.say("next.leaves", &[("name", name)]));
        } else if self.new_year() {
            writer.note(0, &self.notes.say("next.new_year", &[]));
        }
        if let Some(node) = self.root.get("template") {
            writer.entry(0, "template", node);
        }
        for section in self.template.sections().iter() {
            let mut inner = Writer::default();
            self.section(&mut inner, section);
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

    /// Carries a field over, without what is only true of its cycle.
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
        let SupportPlan { cycle, review, .. } = &self.plan;
        let value = match field.role {
            Some(Role::CycleNumber) => {
                cycle.number.map(|number| (*number + 1.0).to_string()).unwrap_or_default()
            }
            Some(Role::Term) => self.term(field),
            Some(Role::CycleStart) => day(review.next_start),
            Some(Role::ReviewDate) => day(review.next_review),
            Some(Role::Previous) => text_scalar(self.previous),
            Some(Role::Status) => field.word_for(Status::Draft).unwrap_or_default().to_owned(),
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
                    writer.pair(depth, &field.id, &day(self.plan.review.held));
                }
                None => {}
            }
        }
    }

    /// Progress against the targets of this plan, for the next one to print.
    fn results(&self, writer: &mut Writer, section: &Field) {
        writer.line(0, &format!("{}:", section.id));
        for result in &self.plan.review.results {
            let Some(target) = self.plan.reviewed(result) else { continue };
            writer.item(1, |inner| {
                for field in section.children() {
                    if let Some(value) = past(field.role, target, result) {
                        inner.pair(0, &field.id, &value);
                    }
                }
            });
        }
    }

    fn targets(&self, writer: &mut Writer, section: &Field, node: &Node) {
        let Kind::List(items) = &node.kind else { return };
        writer.line(0, &format!("{}:", section.id));
        for target in items {
            let id = id_of(section, target);
            let Some(result) = self.plan.result(id) else { continue };
            match result.decision.and_then(|decision| decision.meaning) {
                Some(TargetDecision::Close) => {
                    writer.note(1, &self.notes.say("next.closed", &[("id", id)]));
                }
                Some(TargetDecision::Replace) => {
                    writer.item(1, |inner| self.replaced(inner, section, target, result));
                }
                _ => writer.item(1, |inner| self.changed(inner, section, target, result)),
            }
        }
    }

    /// A target that goes on: from its last value, and to be changed.
    fn changed(
        &self,
        writer: &mut Writer,
        section: &Field,
        target: &Node,
        result: &TargetReview<'_>,
    ) {
        for field in section.children().iter().filter(|field| field.next != Fate::Drop) {
            let old = target.get(&field.id);
            match field.role {
                Some(Role::TargetText) => {
                    self.reminder(writer, old, result);
                    let again = self.notes.say_within("next.again", limit(&field.kind));
                    writer.pair(0, &field.id, &text_scalar(&again));
                }
                Some(Role::Baseline) => self.start(writer, field, old, result),
                Some(Role::TargetTitle) => {
                    if let Some(old) = old {
                        self.taken_over(writer, field, old, 0);
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

    /// A target that another takes the place of: its need, and nothing else but what to think of.
    fn replaced(
        &self,
        writer: &mut Writer,
        section: &Field,
        target: &Node,
        result: &TargetReview<'_>,
    ) {
        for field in section.children() {
            match field.role {
                Some(Role::TargetText) => {
                    self.reminder(writer, target.get(&field.id), result);
                    let instead = self.notes.say_within("next.instead", limit(&field.kind));
                    writer.pair(0, &field.id, &text_scalar(&instead));
                }
                Some(Role::TargetNeed | Role::ItemId) => {
                    if let Some(old) = target.get(&field.id) {
                        writer.entry(0, &field.id, old);
                    }
                }
                // It names the old target.
                Some(Role::TargetTitle) => {}
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

    /// What the target was, what is to change and what worked, as notes above the new one.
    fn reminder(&self, writer: &mut Writer, old: Option<&Node>, result: &TargetReview<'_>) {
        if let Some(old) = old.and_then(Node::as_text) {
            writer.note(0, &self.notes.say("next.was", &[("text", old)]));
        }
        if let Some(change) = &result.change {
            writer.note(0, &self.notes.say("next.change", &[("text", change)]));
        }
        for (said, key) in
            [(&result.worked, "next.worked"), (&result.did_not_work, "next.did_not_work")]
        {
            if said.item.is_some() {
                let texts: Vec<&str> = said.iter().map(|text| &**text).collect();
                writer.note(0, &self.notes.say(key, &[("texts", &texts.join("; "))]));
            }
        }
    }

    /// Where a target that goes on starts: from its last value, measured as before.
    fn start(
        &self,
        writer: &mut Writer,
        baseline: &Field,
        old: Option<&Node>,
        result: &TargetReview<'_>,
    ) {
        writer.line(0, &format!("{}:", baseline.id));
        for field in baseline.children() {
            match field.role {
                Some(Role::NumberValue) => {
                    let value = result.fields.playing(Role::ResultValue).map(Text::of);
                    writer.pair(1, &field.id, &figure(value.as_deref().unwrap_or_default()));
                }
                Some(Role::BaselineDate) => {
                    writer.pair(1, &field.id, &day(result.date.or(self.plan.review.held)));
                }
                Some(Role::BaselineTool) => {
                    if let Some(tool) = old.and_then(|old| old.get(&field.id)) {
                        writer.entry(1, &field.id, tool);
                    }
                }
                _ => {}
            }
        }
    }

    /// The term that the next plan starts in: by its day, and the one after this where no day is known.
    fn term(&self, field: &Field) -> String {
        let by_day = self.plan.review.next_start.map(|start| Term::of(*start));
        let old = self.plan.cycle.term.map(|term| term.id);
        let word = by_day.and_then(|term| field.word_for(term));
        word.or_else(|| following(field, old?)).unwrap_or_default().to_owned()
    }

    /// Whether the child is in the last year of the school, and that ends.
    fn leaves(&self) -> bool {
        let year = self.plan.pupil.year_group.map(|year| year.id);
        self.new_year() && self.is_last(Role::YearGroup, year)
    }

    /// Whether the school year begins again.
    fn new_year(&self) -> bool {
        let SupportPlan { cycle, review, .. } = &self.plan;
        if let (Some(start), Some(next)) = (cycle.start, review.next_start) {
            return school_year(*next) > school_year(*start);
        }
        self.is_last(Role::Term, cycle.term.map(|term| term.id))
    }

    /// Whether this is the last choice of the field that plays a role.
    fn is_last(&self, role: Role, id: Option<&str>) -> bool {
        let Some((_, field)) = self.template.by_role(role) else { return false };
        field.choices().last().is_some_and(|last| Some(last.id.as_str()) == id)
    }

    /// Where a part of the review is in the file.
    fn review_node(&self, role: Role) -> Option<&Node> {
        let (path, _) = self.template.by_role(role)?;
        self.root.at(&path)
    }
}

/// A day as plans have it; empty if there is none.
pub(super) fn day(day: Option<Day<'_>>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// What other fields call an item of a list; empty if it has no such name.
pub(super) fn id_of<'n>(list: &Field, item: &'n Node) -> &'n str {
    let id = list.child(Role::ItemId).and_then(|field| item.get(&field.id)?.as_text());
    id.unwrap_or_default()
}

/// What a field of a past result says of a target and what became of it.
fn past(role: Option<Role>, target: &Target<'_>, result: &TargetReview<'_>) -> Option<String> {
    let plain = |slots: &Slots, role| Some(slots.playing(role)?.value.plain());
    let success = || target.success.as_ref().map(|success| success.fields);
    match role? {
        Role::PastTarget => plain(result.fields, Role::ReviewedTarget).map(|id| text_scalar(&id)),
        Role::PastTitle => target.title.as_ref().map(|title| text_scalar(title)),
        Role::PastText => target.text.as_ref().map(|text| text_scalar(text)),
        Role::Result => plain(result.fields, Role::Result),
        Role::PastBaseline => {
            plain(target.baseline.as_ref()?.fields, Role::NumberValue).map(|value| figure(&value))
        }
        Role::ResultValue => plain(result.fields, Role::ResultValue).map(|value| figure(&value)),
        Role::PastGoal => plain(success()?, Role::NumberValue).map(|value| figure(&value)),
        Role::Unit => plain(success()?, Role::Unit).map(|unit| text_scalar(&unit)),
        Role::PastDate => plain(result.fields, Role::ResultDate),
        Role::PastDecision => plain(result.fields, Role::Decision),
        _ => None,
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

/// A field of a target that goes on; the child's own words are those for what comes next, if the review has them.
fn spoken(writer: &mut Writer, field: &Field, old: &Node, result: &TargetReview<'_>) {
    let next = result.fields.by_role(Role::ChildNext).map(Text::of);
    let (Some(Role::TargetInChildWords), Kind::Map(entries), Some(next)) =
        (field.role, &old.kind, next)
    else {
        return writer.entry(0, &field.id, old);
    };
    // The first of the words that the child reads is the target itself.
    let text = field.child(Role::ChildText).map(|text| &text.id);
    writer.line(0, &format!("{}:", field.id));
    for Entry { key, value } in entries {
        let inner = field.children().iter().find(|inner| inner.id == key.value);
        // What is dropped belongs to the old target.
        match inner.map(|inner| inner.next) {
            _ if text == Some(&key.value) => writer.pair(1, &key.value, &text_scalar(&next)),
            Some(Fate::Drop) => {}
            _ => writer.entry(1, &key.value, value),
        }
    }
}

/// The choice after this one, and after the last the first.
fn following<'f>(field: &'f Field, old: &str) -> Option<&'f str> {
    let choices = field.choices();
    let at = choices.iter().position(|choice| choice.id == old)?;
    choices.get((at + 1) % choices.len()).map(|choice| choice.id.as_str())
}
