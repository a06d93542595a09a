//! The name of a copy's file: who, what, when, for whom; never a need or a diagnosis.

use super::portable;
use crate::copies::DocumentCopy;
use crate::model::{Cycle, NameWord, SupportPlan, Text};
use crate::record::{Record, Slots};
use crate::template::Document;
use crate::wording::fold::{composed, is_of_name, is_unseen};

/// The pattern of file names unless a school writes its own.
pub const PATTERN: &str = "{pupil}_{document}_{cycle}_v{version}_{copy}";

/// The most characters in one part.
const LIMIT: usize = 60;

/// The file name of a copy without its extension, such as `KMR-1_plan_2026-autumn_v1_parent-A`, or by the school's own
/// pattern. A `/` in a pattern separates folders.
///
/// `{pupil}` is the pupil's `id` or, without one, the name the pupil goes by. A plan that is not the first of its term,
/// but its `nth`, says so in its cycle: `2026-autumn-2`.
#[must_use]
pub fn file_stem(record: &Record, document: &Document, copy: &DocumentCopy, nth: usize) -> String {
    stem_of(record.sections(), document, copy, nth)
}

/// The same for sections that may have errors in them.
pub(crate) fn stem_of(
    sections: &Slots,
    document: &Document,
    copy: &DocumentCopy,
    nth: usize,
) -> String {
    let plan = SupportPlan::of(sections);
    let pattern = plan.settings.file_names.as_deref().unwrap_or(PATTERN);
    let named = Named { plan: &plan, document, copy, nth };
    let parts: Vec<String> = pattern
        .split('/')
        .map(|part| portable::part(&named.filled(part)))
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("/")
}

/// The file name of what is made from a whole class, such as `3-Kestrel_in-every-lesson_2026-autumn_teacher`.
#[must_use]
pub fn class_stem(class: &str, document: &str, record: Option<&Record>, copy: &str) -> String {
    let cycle = record.map_or_else(
        || "draft".into(),
        |record| cycle(&SupportPlan::of(record.sections()).cycle, 1),
    );
    portable::part(&format!("{}_{document}_{cycle}_{copy}", safe(class)))
}

/// The file name of what is about all plans of a folder, such as `provision-map_3-Kestrel_2026-12-20_leaders`; `part` is what
/// distinguishes it from others of the document, if there are any.
#[must_use]
pub fn folder_stem(document: &Document, part: &str, day: Option<&str>) -> String {
    let part = safe(part);
    let words = [&document.file.0, part.as_str(), day.unwrap_or_default(), &document.file.1];
    let given: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    portable::part(&given.join("_"))
}

/// What identifies a class in file names: classes with the same key would share their files.
#[must_use]
pub fn class_key(class: &str) -> String {
    portable::alike(&safe(class))
}

/// The cycle, as in `2026-autumn`, or `2026-autumn-2` for the second of the term.
fn cycle(cycle: &Cycle<'_>, nth: usize) -> String {
    let parts = [year(cycle), term(cycle, nth)];
    let given: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if given.is_empty() { "draft".into() } else { given.join("-") }
}

/// The term, with the number of the plan in it if it is not the first.
fn term(cycle: &Cycle<'_>, nth: usize) -> String {
    let term = cycle.term.map(|term| safe(term.id)).unwrap_or_default();
    if nth > 1 { format!("{term}-{nth}") } else { term }
}

fn year(cycle: &Cycle<'_>) -> String {
    cycle.year().map(|year| year.to_string()).unwrap_or_default()
}

/// What the words in a pattern stand for.
struct Named<'a> {
    plan: &'a SupportPlan<'a>,
    document: &'a Document,
    copy: &'a DocumentCopy,
    nth: usize,
}

impl Named<'_> {
    /// One part of the path with what is in its braces filled in.
    fn filled(&self, part: &str) -> String {
        let mut out = String::new();
        let mut rest = part;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(&plain(before));
            let (word, after) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(&self.value(word));
            rest = after;
        }
        out.push_str(&plain(rest));
        out
    }

    fn value(&self, word: &str) -> String {
        let SupportPlan { pupil, cycle, .. } = self.plan;
        let text = |text: &Option<Text<'_>>| safe(text.as_deref().unwrap_or_default());
        let Some(known) = NameWord::from_name(word) else {
            let item = self.plan.slots.at(word);
            return item.map(|item| safe(&Text::of(item))).unwrap_or_default();
        };
        match known {
            NameWord::Pupil => [&pupil.number, &pupil.known_as]
                .into_iter()
                .map(text)
                .find(|text| !text.is_empty())
                .unwrap_or_else(|| "pupil".into()),
            NameWord::Name => text(&pupil.known_as),
            NameWord::Class => text(&pupil.class),
            NameWord::Document => self.document.file.0.clone(),
            NameWord::Copy => {
                let word = self.copy.household.as_ref().and_then(|household| household.word());
                let household = word.map(|word| format!("-{}", safe(word))).unwrap_or_default();
                format!("{}{household}", self.document.file.1)
            }
            NameWord::Year => year(cycle),
            NameWord::Term => term(cycle, self.nth),
            NameWord::Cycle => self::cycle(cycle, self.nth),
            NameWord::Version => cycle.version.as_deref().unwrap_or("0").to_owned(),
        }
    }
}

/// The literal text of a pattern: letters, digits and the signs that every computer accepts in a name.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_alphanumeric() || " ._-()+".contains(c) { c } else { '-' })
        .collect()
}

/// Letters, digits and single hyphens: what every computer accepts as a name, and never a path.
pub(crate) fn safe(text: &str) -> String {
    let mut out = String::new();
    for c in composed(text).chars().filter(|c| !is_unseen(*c)) {
        if c.is_alphanumeric() || (is_of_name(c) && out.ends_with(is_of_name)) {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let cut: String = out.trim_end_matches('-').chars().take(LIMIT).collect();
    cut.trim_end_matches('-').to_owned()
}
