//! A checked plan -> what its copies would show of one home to another.

use super::findings::is_closed;
use super::plan::{CheckedPlan, Examined};
use crate::check::FoundBy;
use crate::copies::{self, CopyView, DocumentCopy};
use crate::error::Error;
use crate::finding::{Finding, Report};
use crate::output;
use crate::privacy::rules::{MAY_NAME, OTHER_HOUSEHOLD};
use crate::privacy::{Guard, Hit, Sure};
use crate::record::{Item, Slots, Value};
use crate::render::TypstSource;
use crate::resources::Resources;
use crate::rules::Passage;
use crate::source::Place;
use crate::template::{Audience, Role};
use crate::translation::{self, Sentence, Translation};

/// A copy and what its readers may not see.
struct Guarded<'c> {
    copy: &'c DocumentCopy,
    guard: &'c Guard,
}

/// A text that a copy prints.
struct Text<'t> {
    /// The field that it is in.
    path: &'t str,
    text: &'t str,
    /// Whether it is what somebody made of the plan's own words in another language.
    is_translated: bool,
}

impl Resources {
    /// Finds what the copies of a plan would show of one home to another, and takes the record from a plan that has any
    /// of it: nothing is made until it is put right.
    pub(super) fn keep_homes_apart(&self, examined: &mut Examined) -> Result<(), Error> {
        let Examined { plan, decisions, .. } = examined;
        let Some(sections) = plan.values.sections() else { return Ok(()) };
        let mut found = Vec::new();
        let mut history = false;
        let mut seen: Vec<DocumentCopy> = Vec::new();
        for document in
            plan.template.documents().iter().filter(|document| document.per.is_of_a_plan())
        {
            for copy in copies::copies_of(sections, document) {
                let same = |other: &DocumentCopy| {
                    other.audience == copy.audience && other.household == copy.household
                };
                let known = seen.iter().any(same);
                let guard = copies::guard(
                    sections,
                    copy.audience,
                    copy.household.as_ref(),
                    &plan.people_before,
                );
                if guard.is_empty() {
                    continue;
                }
                let stem = output::stem_of(sections, document, &copy, 1);
                let guarded = Guarded { copy: &copy, guard: &guard };
                found.extend(guarded.in_name(&stem, sections, &plan.name));
                history |= document.history;
                if !known {
                    let view = copies::view_of(sections, &copy);
                    let translation = self.translation_in(plan, sections, &copy)?;
                    found.extend(guarded.in_view(&view, translation.as_deref()));
                    seen.push(copy);
                }
            }
        }
        let mut report = Report::default();
        let guarded =
            plan.template.documents().iter().any(|document| {
                document.audience == Audience::Parent && document.per.is_of_a_plan()
            });
        let now = (guarded && history).then(|| sections.clone());
        decisions.accept(unique(found), &mut report);
        if let Some(now) = now {
            report.add(self.homes_in_history(plan, &now)?);
        }
        if !plan.record().is_some_and(is_closed) {
            report.findings.extend(decisions.unused(FoundBy::Homes));
        }
        if report.has_errors() {
            plan.values.reject();
        }
        plan.report.add(report);
        plan.report.sort();
        Ok(())
    }

    /// The same in the texts of earlier cycles, which the history prints. That one of them cannot be read is said when
    /// a history is asked for.
    fn homes_in_history(&self, plan: &CheckedPlan, now: &Slots) -> Result<Report, Error> {
        let mut report = Report::default();
        let mut earlier = match self.history(plan) {
            Ok(earlier) => earlier,
            Err(Error::Refused { .. }) => return Ok(report),
            Err(error) => return Err(error),
        };
        for document in plan.template.documents().iter().filter(|document| document.history) {
            for copy in copies::copies_of(now, document) {
                let guard =
                    copies::guard(now, copy.audience, copy.household.as_ref(), &plan.people_before);
                let guarded = Guarded { copy: &copy, guard: &guard };
                let translation = self.translation_in(plan, now, &copy)?;
                for one in &mut earlier {
                    let Some(record) = one.plan.record() else { continue };
                    let view = copies::view_of_cycle(record.sections(), now, &copy);
                    let found = guarded.in_view(&view, translation.as_deref());
                    one.decisions.accept(unique(found), &mut report);
                }
            }
        }
        Ok(report)
    }

    /// What a copy as it was laid out would show: the words of its layout and labels as well.
    pub(super) fn homes_in_source(
        &self,
        plan: &CheckedPlan,
        copy: &DocumentCopy,
        source: &TypstSource,
        found_already: &[Finding],
    ) -> Vec<Finding> {
        let Some(record) = plan.record() else { return Vec::new() };
        let guard = copies::guard(
            record.sections(),
            copy.audience,
            copy.household.as_ref(),
            &plan.people_before,
        );
        if guard.is_empty() || found_already.iter().any(Finding::is_error) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for text in source.printed() {
            for hit in guard.search(&text).iter().filter(|hit| hit.sure == Sure::Certain) {
                let message = format!(
                    "the layout `{}` or its labels would show {} {} of `{}`",
                    source.layout(),
                    to(copy),
                    hit.what,
                    hit.owner
                );
                found.push(
                    Finding::new(&OTHER_HOUSEHOLD, message)
                        .at(hit.place, "this belongs to another household")
                        .hint("remove it from the layout or the label"),
                );
            }
        }
        unique(found)
    }
}

impl Guarded<'_> {
    /// What the texts of a view give away, as they are and as somebody translated them.
    fn in_view(&self, view: &CopyView, translation: Option<&Translation>) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.guard.is_empty() {
            return found;
        }
        each_text(view.sections(), &mut |item, text| {
            for hit in self.guard.search(text) {
                // What a picture is called says nothing of where it is named.
                let place = if matches!(item.value, Value::Picture { .. }) {
                    item.place.clone()
                } else {
                    Passage::from(item).place(hit.range.clone())
                };
                let text = Text { path: &item.path, text, is_translated: false };
                found.push(self.finding(&hit, &place, &text));
            }
            let Some(translation) = translation else { return };
            for sentence in translated(item, translation) {
                found.extend(self.in_sentence(sentence, item));
            }
        });
        found
    }

    /// What a translation gives away that the plan's own words do not.
    fn in_sentence(&self, sentence: &Sentence, item: &Item) -> Vec<Finding> {
        let own = self.guard.search(&sentence.own);
        let is_new = |hit: &&Hit<'_>| {
            !own.iter().any(|other| {
                (other.what, other.owner) == (hit.what, hit.owner) && other.sure >= hit.sure
            })
        };
        let hits = self.guard.search_translated(&sentence.translated);
        let found = hits.iter().filter(is_new).map(|hit| {
            let text = Text { path: &item.path, text: &sentence.translated, is_translated: true };
            self.finding(hit, &sentence.translated_at, &text)
        });
        found.collect()
    }

    /// What a file's name gives away, which is its title as well.
    fn in_name(&self, stem: &str, sections: &Slots, file: &str) -> Vec<Finding> {
        let hits = self.guard.search(&stem.replace(['_', '/'], " "));
        hits.iter()
            .map(|hit| {
                let message = format!(
                    "the file name `{stem}` would show {} {} of `{}`",
                    to(self.copy),
                    hit.what,
                    hit.owner
                );
                let finding = Finding::new(&OTHER_HOUSEHOLD, message);
                let finding = match sections.by_role(Role::FileNames) {
                    Some(item) => finding.at(&item.place, ""),
                    None => finding.in_file(file),
                };
                finding.hint("change `file_names`, the pupil's `id` or the word under `household:`")
            })
            .collect()
    }

    fn finding(&self, hit: &Hit<'_>, place: &Place, text: &Text<'_>) -> Finding {
        let to = to(self.copy);
        let (what, owner, path) = (hit.what, hit.owner, text.path);
        let (shown, instead) = match text.is_translated {
            false => (format!("`{path}`"), "write “both homes”, or give the item a `parent:`"),
            true => (
                format!("the translation of `{path}`"),
                "translate it without naming anybody whom the plan's own words do not name",
            ),
        };
        let words = text.text.get(hit.range.clone()).unwrap_or_default();
        let finding = match hit.sure {
            Sure::Certain => {
                let so_that = if text.is_translated {
                    ""
                } else {
                    " so that it stays with its own household"
                };
                Finding::new(
                    &OTHER_HOUSEHOLD,
                    format!("{shown} would show {to} {what} of `{owner}`"),
                )
                .hint(format!("{instead}{so_that}"))
            }
            Sure::Possible => Finding::new(
                &MAY_NAME,
                format!("`{words}` in {shown} may show {to} {what} of `{owner}`"),
            )
            .hint(format!(
                "{instead}; if it means somebody or somewhere else, add a waiver to the plan: \
                 `- {{rule: {}, at: {path}, reason: …, date: …}}`",
                MAY_NAME.id()
            )),
        };
        finding.at(place, "").path(path).related(hit.place, "this belongs to another household")
    }
}

/// What somebody translated of the texts of an item.
fn translated<'t>(item: &Item, translation: &'t Translation) -> impl Iterator<Item = &'t Sentence> {
    let texts = translation::texts(&item.value).into_iter().map(str::to_owned).collect::<Vec<_>>();
    texts.into_iter().filter_map(|own| translation.sentence(&own))
}

/// Whom a copy is for, as messages say it.
fn to(copy: &DocumentCopy) -> String {
    match &copy.household {
        Some(household) => household.called(),
        None if copy.audience == Audience::Child => "every household".to_owned(),
        None => "the family".to_owned(),
    }
}

/// Findings without those that say the same of the same place: one text may be in several copies.
fn unique(found: Vec<Finding>) -> Vec<Finding> {
    let mut unique: Vec<Finding> = Vec::new();
    for finding in found {
        if !unique.contains(&finding) {
            unique.push(finding);
        }
    }
    unique
}

/// Every text of a view with the item that it is in, paragraphs in one piece; ids that others refer to do not count.
fn each_text<'a>(slots: &'a Slots, visit: &mut impl FnMut(&'a Item, &str)) {
    for slot in slots.iter() {
        let Some(item) = &slot.item else { continue };
        // What is in somebody's own entry is theirs.
        let own = matches!(
            slot.role(),
            Some(Role::ParentName | Role::ParentPhone | Role::ParentEmail | Role::ParentAddress)
        );
        let id = matches!(slot.role(), Some(Role::ItemId | Role::FileId));
        if !id && !own {
            of_item(item, visit);
        }
    }
}

fn of_item<'a>(item: &'a Item, visit: &mut impl FnMut(&'a Item, &str)) {
    match &item.value {
        Value::Text(text) => visit(item, text),
        Value::Prose(paragraphs) => visit(item, &paragraphs.join("\n")),
        Value::Picture { name, alt, .. } => {
            visit(item, alt);
            visit(item, &name.replace(['-', '_'], " "));
        }
        Value::List(items) => items.iter().for_each(|item| of_item(item, visit)),
        Value::Group(slots) => each_text(slots, visit),
        _ => {}
    }
}
