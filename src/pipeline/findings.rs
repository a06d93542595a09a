//! What is found only once copies are cut and pages are set.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Plan;
use crate::copies::{self, CopyView, Paper, PrintChoice};
use crate::finding::{Finding, Rule, rules};
use crate::record::{Colour, Item, Record, Slots, Value};
use crate::render::{self, TypstSource};
use crate::template::{Document, Role, Status, Template};
use crate::typeset::Fonts;
use crate::{check, input, people, privacy, template};

/// Warns of characters in printed fields that no font has.
pub(super) fn missing_characters(
    fonts: &Fonts,
    view: &CopyView,
    source: &TypstSource,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !source.text().contains('\u{fffd}') {
        return findings;
    }
    each_text(view.sections(), &mut |item, text| {
        let mut missing = text
            .chars()
            .filter(|c| !c.is_whitespace() && !render::invisible(*c) && !fonts.covers(*c));
        let Some(missing) = missing.next() else { return };
        findings.push(
            Finding::new(
                &MISSING_CHARACTER,
                format!(
                    "the fonts have no `{missing}` (U+{:04X}); `{}` is printed with � in its place",
                    u32::from(missing),
                    item.path
                ),
            )
            .at(&item.place, "")
            .hint("write it in other words, or add a font that has it with `--font`"),
        );
    });
    findings
}

/// Refuses a school's colour that does not stand out from the paper that a plan's copies ask for.
pub(super) fn low_contrast(record: &Record, template: &Template) -> Option<Finding> {
    record.by_role(Role::Accent)?;
    let papers = template.documents().iter().flat_map(|document| {
        let copies = copies::copies(record, document).into_iter();
        copies.map(|copy| copies::print(record, &copy, PrintChoice::default()).paper)
    });
    papers.max().and_then(|paper| pale_on(record, paper))
}

/// Refuses a school's colour that does not stand out from this paper.
pub(super) fn pale_on(record: &Record, paper: Paper) -> Option<Finding> {
    let item = record.by_role(Role::Accent)?;
    let (ground, name) = match paper {
        Paper::White => (Colour::WHITE, "white"),
        Paper::Cream => (Colour::CREAM, "cream"),
    };
    match item.value {
        Value::Colour(colour) => check::low_contrast(colour, ground, name, &item.place, &item.path),
        _ => None,
    }
}

/// Why a review does not lie ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Behind {
    /// It was held, or the plan is closed.
    Held,
    /// Its day is past.
    Past(NaiveDate),
}

/// Why the review of a plan does not lie ahead; `None` if it does, so far as is known.
pub(super) fn behind(record: &Record, today: Option<NaiveDate>) -> Option<Behind> {
    let closed = record.means(Role::Status, Status::Closed);
    let date = |role| match record.by_role(role)?.value {
        Value::Date(day) => Some(day),
        _ => None,
    };
    // A review may be written down before its day, to have it ready.
    let held = date(Role::ReviewHeld).is_some_and(|day| today.is_none_or(|today| day <= today));
    if closed || held {
        return Some(Behind::Held);
    }
    let day = date(Role::ReviewDate)?;
    (day < today?).then_some(Behind::Past(day))
}

/// The section that a document is made from and that a record does not have.
pub(super) fn lacks<'d>(record: &Record, document: &'d Document) -> Option<&'d str> {
    let needs = document.needs.as_deref()?;
    record.sections().at(needs).is_none().then_some(needs)
}

/// The finding that a document was asked for that there is nothing to make from.
pub(super) fn nothing_to_make(plan: &Plan, document: &Document, lack: &str) -> Finding {
    let review = plan.template.field(lack).is_some_and(|field| field.role == Some(Role::Review));
    let hint =
        if review { how_to_review(plan) } else { format!("add the section `{lack}:` to the plan") };
    Finding::new(
        &NOTHING_TO_MAKE,
        format!("`{}` cannot be made: `{}` has no `{lack}:`", document.id, plan.name()),
    )
    .in_file(plan.name())
    .hint(hint)
}

/// The finding that a plan was not reviewed.
pub(super) fn nothing_to_review(plan: &Plan) -> Finding {
    Finding::new(&NOTHING_TO_MAKE, format!("`{}` has no `review:` yet", plan.name()))
        .in_file(plan.name())
        .hint(how_to_review(plan))
}

fn how_to_review(plan: &Plan) -> String {
    format!(
        "`sendplan review {0} -o NEW.yaml` adds one to a copy of the plan, with every target to fill in; \
         `sendplan render {0} --document review-form` prints a form for the meeting",
        plan.name()
    )
}

/// The finding that a document has too many sides, at the field that takes the most room.
pub(super) fn overflow(
    view: &CopyView,
    source: &TypstSource,
    document: &Document,
    pages: usize,
) -> Finding {
    let mut printed: Vec<(&Item, usize)> = Vec::new();
    each_text(view.sections(), &mut |item, text| {
        if source.prints(text) {
            let length = text.chars().count();
            match printed.iter_mut().find(|(other, _)| other.path == item.path) {
                Some((_, sum)) => *sum += length,
                None => printed.push((item, length)),
            }
        }
    });
    printed.sort_by_key(|(_, length)| std::cmp::Reverse(*length));
    let most = document.max_pages.unwrap_or(1);
    let sides = if most == 1 { "one side".into() } else { format!("{most} sides") };
    let finding = Finding::new(
        &TOO_MANY_PAGES,
        format!("`{}` runs to {pages} sides; it has to fit on {sides}", document.id),
    );
    let Some((longest, length)) = printed.first() else { return finding };
    let mut finding = finding
        .at(&longest.place, format!("the longest text on the page: {length} characters"))
        .hint(format!(
            "shorten `{}`, list fewer things, or give the child's pages a larger sheet with \
             `child_sheet: a3`",
            longest.path
        ));
    for (item, length) in printed.iter().skip(1).take(2) {
        finding = finding.related(&item.place, format!("the next longest: {length} characters"));
    }
    finding
}

fn each_text<'a>(slots: &'a Slots, visit: &mut impl FnMut(&'a Item, &'a str)) {
    for item in slots.iter().filter_map(|slot| slot.item.as_ref()) {
        Value::texts(&item.value, item, visit);
    }
}

/// The plans of a batch that would write a file of the same name: none may be made. Each is given by what messages call
/// it and the stems of its files.
#[must_use]
pub fn clashes<'p>(plans: impl IntoIterator<Item = (&'p str, &'p [String])>) -> Vec<Finding> {
    let mut taken: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    let mut findings: Vec<Finding> = Vec::new();
    for (index, (name, stems)) in plans.into_iter().enumerate() {
        let mut told = false;
        for stem in stems {
            // Windows and macOS take `A.pdf` and `a.pdf` for the same file.
            let (other, other_name) = *taken.entry(stem.to_lowercase()).or_insert((index, name));
            if other == index || told {
                continue;
            }
            told = true;
            findings.push(
                Finding::new(
                    &SAME_FILE_NAME,
                    format!("`{other_name}` and `{name}` would both be written to `{stem}`"),
                )
                .in_file(name)
                .hint(
                    "two plans for the same pupil and cycle? keep one, or give each its own \
                     `pupil.id` or `cycle.version`",
                ),
            );
        }
    }
    findings
}

/// Every rule there is, in the order of their ids.
#[must_use]
pub fn all_rules() -> Vec<&'static Rule> {
    let people = [people::rules::ALL, privacy::rules::ALL];
    let mut all: Vec<_> =
        [input::rules::ALL, check::faults::ALL, check::identity::ALL, template::rules::ALL, ALL]
            .into_iter()
            .chain(people)
            .chain([check::kinds::ALL, check::split::ALL])
            .flatten()
            .copied()
            .chain(check::rules::all())
            .collect();
    all.sort_by_key(|rule| rule.id());
    all
}

rules! {
    /// A character that none of the fonts has.
    ///
    /// ## What it looks for
    ///
    /// Emoji, and letters of scripts that the built-in fonts do not cover, in a field that is printed.
    ///
    /// ## Why
    ///
    /// The page shows � instead. The built-in fonts cover the Latin alphabet with the letters of
    /// Turkish, Polish, Vietnamese and most other languages written with it.
    ///
    /// ## Instead
    ///
    /// Use other words, or add a font with `--font FILE`.
    MISSING_CHARACTER = "missing-character", Warning;

    /// The plan lacks what the requested document is about.
    ///
    /// ## What it looks for
    ///
    /// `--document review-parent` and the like for a plan that has no `review:` yet.
    ///
    /// ## Why
    ///
    /// An empty review would look like one that had been held.
    ///
    /// ## Instead
    ///
    /// Add a review to a copy of the plan with `sendplan review plan.yaml -o reviewed.yaml`. It has every target and
    /// every row of provision for you to fill in.
    NOTHING_TO_MAKE = "nothing-to-make", Error;

    /// The plan before this one cannot be found or used.
    ///
    /// ## What it looks for
    ///
    /// A `cycle.previous` that names the plan itself, a plan of another pupil, or one that leads round in a
    /// circle. A missing file is only a warning, until somebody asks for the cycle history.
    ///
    /// ## Why
    ///
    /// The cycle history is made from these files. One wrong name would tell another child's story.
    ///
    /// ## Instead
    ///
    /// Write the path of the plan before, from this plan's folder: `previous: kofi-2026-summer.yaml`.
    PREVIOUS_PLAN = "previous-plan", Error;

    /// Two plans would be written to the same file.
    ///
    /// ## What it looks for
    ///
    /// Plans in one run whose documents would have the same name: the same pupil, term and version.
    ///
    /// ## Why
    ///
    /// The second would silently replace the first. This is found before any document is made.
    ///
    /// ## Instead
    ///
    /// Keep one of the two, or give the pupils different `pupil.id`s, or give the newer plan a higher
    /// `cycle.version`.
    SAME_FILE_NAME = "same-file-name", Error;

    /// A document has too many pages.
    ///
    /// ## What it looks for
    ///
    /// A document with a fixed number of pages, such as the child's summary, whose text does not fit.
    ///
    /// ## Why
    ///
    /// The whole point is one page that a child can take in. The print is never made smaller to fit.
    ///
    /// ## Instead
    ///
    /// Shorten the text that the message names, or list fewer things.
    TOO_MANY_PAGES = "too-many-pages", Error;
}
