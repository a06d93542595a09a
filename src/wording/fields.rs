//! Words in single fields: placeholders, people who are nobody, minutes a week.

use chrono::{Datelike, NaiveDate};

use super::lists::{self, Name};
use super::measure::{self, Worth};
use super::text;
use super::word::{Kind, Word};
use super::{Fault, Reason, Sentence};

/// Whether a text only fills its field: N/A, happy, as before.
pub(crate) fn is_placeholder(text: &str) -> bool {
    is_all(text, lists::PLACEHOLDERS)
}

/// Whether a text says that nothing changes.
pub(crate) fn is_no_change(text: &str) -> bool {
    is_all(text, lists::NO_CHANGE)
}

/// Whether a text names nobody in particular: staff.
pub(crate) fn is_nobody(text: &str) -> bool {
    is_all(text, lists::NOBODY)
}

/// Whether a way to measure counts nothing: observation.
pub(crate) fn is_bare_measure(text: &str) -> bool {
    is_all(text, lists::BARE_MEASURES)
}

/// Whether a text is about what every child in the class has.
pub(crate) fn is_ordinary(text: &str) -> bool {
    is_all(text, lists::ORDINARY)
}

/// Whether a text names an assistant.
pub(crate) fn is_assistant(text: &str) -> bool {
    lists::ASSISTANTS.find(&text::words(text)).is_some()
}

/// Whether a text names a role at school.
pub(crate) fn has_role(text: &str) -> bool {
    lists::ROLES.find(&text::words(text)).is_some()
}

/// Whether a text says that an adult works with one child.
pub(crate) fn is_one_to_one(text: &str) -> bool {
    lists::ONE_TO_ONE.find(&text::words(text)).is_some()
}

/// The words by which an adult is never away from the child: at all times.
pub(crate) fn constant_adult(Sentence { text, words, .. }: &Sentence<'_>) -> Option<String> {
    let found = lists::CONSTANT.find(words)?;
    Some(slice(text, &words[found]))
}

/// What is vague in a frequency by itself: regularly, as required.
pub(crate) fn vague_frequency(text: &str) -> Option<Fault> {
    let words = text::words(text);
    let said = lists::FREQUENCIES.find(&words).is_some()
        || (0..words.len()).any(|index| measure::worth(&words, index) != Worth::Nothing);
    let found = lists::VAGUE_FREQUENCY.find(&words).filter(|_| !said)?;
    Some(Fault::at(text, &words[found], Reason::VagueFrequency))
}

/// The minutes a week that a text says: `15 hours per week`, `20 minutes daily`, `3 × 20-minute sessions`.
pub(crate) fn minutes_a_week(text: &str) -> Option<f64> {
    let words = text::words(text);
    let counted = |units: &[&str]| {
        (0..words.len()).find_map(|index| {
            let count: f64 = words[index].plain.replace(',', ".").parse().ok()?;
            let next = words.get(index + 1)?;
            units.contains(&next.plain.as_ref()).then_some(count)
        })
    };
    let hours = counted(&["hour", "hours", "hr", "hrs"]).map(|hours| hours * 60.0);
    let minutes = hours.or_else(|| counted(&["minute", "minutes", "min", "mins"]))?;
    let has = |plain: &str| words.iter().any(|word| word.is(plain));
    let times = counted(&["times", "x", "sessions", "session"]);
    let times = times
        .or_else(|| has("twice").then_some(2.0))
        .or_else(|| (has("daily") || (has("day") && !has("week"))).then_some(5.0));
    Some(minutes * times.unwrap_or(1.0))
}

/// The words by which a text names a day after the latest one: `by the end of Key Stage 2`, `by July 2028`.
pub(crate) fn distant(
    Sentence { text, words, .. }: &Sentence<'_>,
    start: NaiveDate,
    latest: NaiveDate,
) -> Option<String> {
    let opens = |index: &usize| words[*index].is_any(&["by", "before", "until", "end"]);
    (0..words.len()).filter(opens).find_map(|index| {
        let clause: Vec<&Word<'_>> = words[index..]
            .iter()
            .take(8)
            .take_while(|word| {
                word.kind != Kind::Mark && !word.is_any(&["will", "he", "she", "i", "they", "can"])
            })
            .collect();
        let said = || slice(text, &words[index..index + clause.len()]);
        let plain: Vec<&str> = clause.iter().map(|word| word.plain.as_ref()).collect();
        let joined = plain.join(" ");
        if [
            "key stage",
            "end of ks",
            "ks1",
            "ks2",
            "primary school",
            "end of year 6",
            "end of year 2",
            "two years",
            "three years",
            "leaves school",
        ]
        .iter()
        .any(|far| joined.contains(far))
        {
            return Some(said());
        }
        let month = plain.iter().find_map(|word| month(word));
        let year =
            plain.iter().filter(|word| word.len() == 4).find_map(|word| word.parse::<i32>().ok());
        let year = year.filter(|year| (2000..2100).contains(year));
        let day = match (month, year) {
            (Some(month), Some(year)) => NaiveDate::from_ymd_opt(year, month, 1),
            (None, Some(year)) if plain.contains(&"in") || plain.len() == 2 => {
                NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| year > start.year())
            }
            _ if joined.contains("school year")
                || joined.contains("academic year")
                || joined.contains("end of the year") =>
            {
                let year = if start.month() >= 9 { start.year() + 1 } else { start.year() };
                NaiveDate::from_ymd_opt(year, 7, 1)
            }
            _ => None,
        };
        day.filter(|day| *day > latest).map(|_| said())
    })
}

/// The month of a name.
fn month(name: &str) -> Option<u32> {
    let months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let is_month = lists::MONTHS.has_word(name);
    let found = months.iter().position(|month| is_month && name.starts_with(month))?;
    u32::try_from(found + 1).ok()
}

/// Whether a text is an entry of a list and nothing else; who it is about may stand before it.
fn is_all(text: &str, list: Name) -> bool {
    let words: Vec<Word<'_>> =
        text::words(text).into_iter().filter(|word| word.kind != Kind::Mark).collect();
    let whole = |start: usize| list.at(&words, start) == Some(words.len() - start);
    !words.is_empty()
        && (whole(0) || (words.len() > 2 && words[1].is_any(&["is", "are"]) && whole(2)))
}

/// What stands in a text where these words stand.
fn slice(text: &str, words: &[Word<'_>]) -> String {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => text[first.range.start..last.range.end].to_owned(),
        _ => String::new(),
    }
}
