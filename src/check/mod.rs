//! [`Node`] + [`Template`] -> [`Record`], or every finding at once.

pub(crate) mod across;
mod advice;
mod build;
pub(crate) mod contrast;
pub(crate) mod faults;
mod file_names;
mod group_log;
pub(crate) mod identity;
mod ids;
mod judged;
mod keys;
pub(crate) mod kinds;
pub(crate) mod language;
mod later;
mod lenient;
pub(crate) mod levels;
pub(crate) mod log;
mod meant;
mod missing;
mod pictures;
pub(crate) mod review;
mod scalar;
pub(crate) mod series;
mod slips;
pub(crate) mod split;
mod taken_over;
mod text;
pub(crate) mod times;
mod todo;
mod translated;

use crate::finding::{Checked, Finding, Report};
use crate::input::{Kind, Node, SETTINGS_FILE};
use crate::model::SupportPlan;
use crate::people::{self, Person};
use crate::record::Record;
use crate::rules::{self, Cycle, Known, Subject, Traits};
use crate::source::Fix;
use crate::template::Template;

pub(crate) use across::{Compared, compare};

pub(crate) use contrast::low as low_contrast;
pub(crate) use group_log::{
    AWAY_KEY, Away, GroupEntry, GroupLog, LOG_KEY, LoggedGroup, day_of, group_log,
};
pub(crate) use identity::{Named, unclear};
pub(crate) use judged::{Judged, Values};
pub(crate) use levels::{Decisions, FoundBy};
pub(crate) use taken_over::{TakenOver, said_once, take_over};

use build::{Builder, Extent};
use faults::{UNKNOWN_KEY, WRONG_TYPE};
use language::in_known_language;
pub(crate) use slips::rules::ALL as SLIPS;

/// How complete a plan has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strictness {
    /// Everything a finished plan needs has to be there.
    #[default]
    Full,
    /// A plan in the making: what is missing gives only a warning.
    Draft,
}

/// Checks a plan, with its settings already merged in, against a template and what is known besides: the day, the
/// cycles before.
pub(crate) fn plan(
    root: &Node,
    template: &Template,
    strictness: Strictness,
    known: &Known,
) -> Checked<Judged> {
    if let Some(finding) = not_a_group(root) {
        let report = Report { findings: vec![finding], ..Report::default() };
        return Checked { value: Judged::default(), report };
    }
    let mut builder = Builder::new(template, root, Extent::Plan(strictness));
    let sections = builder.sections(root);
    let fixes = builder.fixes();
    let translated = std::mem::take(&mut builder.translated);
    let support = SupportPlan::of(&sections);
    let mut found = builder.finish(&support);
    let start = build::start_of(root);
    let subject = Subject::new(&support, known, &start);
    let traits = known.compare.then(|| Traits::of(&subject));
    found.extend(in_known_language(rules::findings(&subject), &sections, template, root));
    found.extend(people::findings(&sections));
    let mut decisions = Decisions::of(&support, strictness);
    let report = judged(&mut decisions, found);
    let values = if report.has_errors() {
        Values::Rejected(sections)
    } else {
        Values::Sound(Record::new(sections))
    };
    Checked { value: Judged { values, decisions, traits, fixes, translated }, report }
}

/// Checks a school's settings by themselves: their keys and values, not what a plan has to add. Gives what can be mended in
/// them without a choice.
pub(crate) fn settings(root: &Node, template: &Template) -> Checked<Vec<Fix>> {
    if let Some(finding) = not_a_group(root) {
        let report = Report { findings: vec![finding], ..Report::default() };
        return Checked { value: Vec::new(), report };
    }
    let mut builder = Builder::new(template, root, Extent::Settings);
    let sections = builder.sections(root);
    let fixes = builder.fixes();
    let plan = SupportPlan::of(&sections);
    let found = builder.finish(&plan);
    let report = judged(&mut Decisions::of(&plan, Strictness::Full), found);
    Checked { value: fixes, report }
}

/// Judges what a school writes once, in all the settings of a folder together: its adults, its groups, its rates.
pub(crate) fn school(root: &Node, template: &Template) -> Report {
    let mut builder = Builder::new(template, root, Extent::Settings);
    let sections = builder.sections(root);
    let plan = SupportPlan::of(&sections);
    let found = rules::of_settings(&plan);
    let mut decisions = Decisions::of(&plan, Strictness::Full);
    let mut report = decisions.report();
    decisions.apply(found, &mut report);
    report.sort();
    report
}

/// Gives findings their levels, takes out those that are waived, and puts the rest in the order of the file.
fn judged(decisions: &mut Decisions, found: Vec<Finding>) -> Report {
    let mut report = decisions.report();
    decisions.apply(found, &mut report);
    report.findings.extend(decisions.unused(FoundBy::Check));
    report.sort();
    report
}

/// What a cycle before is compared by, and the people in it; `None` if the file has no plan in it.
pub(crate) fn cycle(root: &Node, template: &Template) -> Option<(Cycle, Vec<Person>)> {
    if not_a_group(root).is_some() {
        return None;
    }
    let mut builder = Builder::new(template, root, Extent::Plan(Strictness::Draft));
    let sections = builder.sections(root);
    Some((Cycle::of(&SupportPlan::of(&sections)), people::of(&sections)))
}

/// The finding that settings are something other than sections. An empty file gives nothing; a list or a text in its place
/// would be lost unnoticed.
pub(crate) fn not_settings(root: &Node) -> Option<Finding> {
    not_a_group(root).filter(|_| !matches!(root.kind, Kind::Null))
}

/// The finding that a file about one section has something else in it: no list, or other sections.
pub(crate) fn not_of_section(root: &Node, section: &str) -> Option<Finding> {
    let hint = format!(
        "write `{section}:` at the left edge and beneath it a list, each item with a dash, such as `- id: …`"
    );
    let Kind::Map(entries) = &root.kind else {
        let message =
            format!("this file should have a list of `{section}` in it; found {}", root.found());
        return Some(Finding::new(&WRONG_TYPE, message).at(&root.place, "").hint(hint));
    };
    let other = entries.iter().find(|entry| entry.key.value != section)?;
    let message = format!("this file is for `{section}` alone; it also has `{}`", other.key.value);
    let hint = match root.get(section) {
        Some(_) => {
            format!("move `{}` to `{SETTINGS_FILE}`, or to a file of its own", other.key.value)
        }
        None => hint,
    };
    Some(Finding::new(&UNKNOWN_KEY, message).at(&other.key.place, "").hint(hint))
}

/// The finding that a file has something other than sections in it.
fn not_a_group(root: &Node) -> Option<Finding> {
    let finding = match root.kind {
        Kind::Map(_) => return None,
        Kind::Null => Finding::new(&WRONG_TYPE, "this file is empty")
            .hint("start with `sendplan new`, which writes a plan to fill in"),
        _ => Finding::new(
            &WRONG_TYPE,
            format!("a plan is a group of sections; found {} at the top", root.found()),
        )
        .hint("start sections such as `pupil:` at the left edge of the file"),
    };
    Some(finding.at(&root.place, ""))
}
