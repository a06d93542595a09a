//! Words in single fields: placeholders, people who are nobody in particular, minutes a week.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::Sentence;
use super::lists::{self, Name};
use super::measure::{self, Worth};
use super::text;
use super::word::{Kind, Word};
use super::word_list;

/// The most letters of a text that says nothing: longer ones are not examined.
const SHORT: usize = 80;

/// Whether a text only fills its field: N/A, happy, as before.
pub(crate) fn is_placeholder(text: &str) -> bool {
    text.len() <= SHORT && (is_all(text, lists::PLACEHOLDERS) || is_made_of(text, lists::EMPTY))
}

/// Whether a text says that there is nothing: none known, not identified yet.
pub(crate) fn is_nothing(text: &str) -> bool {
    let nothing = word_list!("forms", "there is nothing");
    if !is_placeholder(text) {
        return false;
    }
    let words = text::words(text);
    words.iter().all(|word| word.kind == Kind::Mark)
        || words.iter().any(|word| word.is_any(nothing))
}

/// Whether a text says that nothing changes.
pub(crate) fn is_no_change(text: &str) -> bool {
    is_all(text, lists::NO_CHANGE) || is_made_of(text, lists::SAME)
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
    is_made_of(text, lists::CLASS_WORDS) && lists::CLASS_MARKS.find(&text::words(text)).is_some()
}

/// Whether a baseline in words measures nothing: weak, not yet secure.
pub(crate) fn is_unmeasured(text: &str) -> bool {
    is_made_of(text, lists::UNMEASURED)
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
    let may = ["one", "1", "ndividual"].iter().any(|part| text.contains(part));
    may && lists::ONE_TO_ONE.find(&text::words(text)).is_some()
}

/// Where the words are by which an adult is never away from the child: at all times. A card or a partner may stay.
pub(crate) fn constant_adult(Sentence { words, .. }: &Sentence<'_>) -> Option<Range<usize>> {
    let found = lists::CONSTANT.find(words)?;
    let others = word_list!("support", "who stays with a child and is no adult");
    let things = word_list!("support", "what stays with a child and is no adult");
    let any = |list: &[&str]| words.iter().any(|word| word.is_any(list));
    // Where the row begins with what is done, the adult who gives it is meant.
    let doing = word_list!("support", "what an adult does who is always there");
    let adult = (found.start == 0 && words[0].is_any(doing))
        || (0..words.len()).any(|index| lists::STAYING.at(words, index).is_some());
    let named = any(word_list!("support", "an adult is there"));
    let other = any(others) || (any(things) && !named) || any(&["school"]);
    (adult && !other).then(|| words[found.start].range.start..words[found.end - 1].range.end)
}

/// Where a frequency by itself is vague: regularly, as required.
pub(crate) fn vague_frequency(text: &str) -> Option<Range<usize>> {
    let words = text::words(text);
    let said = lists::FREQUENCIES.find(&words).is_some()
        || (0..words.len()).any(|index| measure::worth(&words, index) != Worth::Nothing);
    let found = lists::VAGUE_FREQUENCY.find(&words).filter(|_| !said)?;
    Some(words[found.start].range.start..words[found.end - 1].range.end)
}

/// The minutes a week that a text says: `15 hours per week`, `20 minutes daily`, `3 × 20-minute sessions`.
pub(crate) fn minutes_a_week(text: &str) -> Option<f64> {
    // Most rows give figures in their own fields, and nothing in words.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words = text::words(text);
    let counted = |units: &[&str]| {
        (0..words.len()).find_map(|index| {
            let count: f64 = words[index].plain.replace(',', ".").parse().ok()?;
            let next = words.get(index + 1)?;
            units.contains(&next.plain.as_ref()).then_some(count)
        })
    };
    let hours = counted(word_list!("time", "hours in a sentence")).map(|hours| hours * 60.0);
    let minutes = hours.or_else(|| counted(word_list!("time", "minutes in a sentence")))?;
    let has = |plain: &str| words.iter().any(|word| word.is(plain));
    let times = counted(word_list!("time", "what times a week are counted in, in a sentence"));
    let times = times
        .or_else(|| has("twice").then_some(2.0))
        .or_else(|| (has("daily") || (has("day") && !has("week"))).then_some(5.0));
    Some(minutes * times.unwrap_or(1.0))
}

/// Where a text names a day after the latest one: `by the end of Key Stage 2`, `by July 2028`.
pub(crate) fn distant(
    Sentence { words, .. }: &Sentence<'_>,
    start: NaiveDate,
    latest: NaiveDate,
) -> Option<Range<usize>> {
    let opens = |index: &usize| {
        words[*index].is_any(word_list!("time", "before a day by which something is to be done"))
            || words[*index].is("next")
                && index.checked_sub(1).is_some_and(|at| words[at].is_any(&["the", "in"]))
    };
    (0..words.len()).filter(opens).find_map(|index| {
        let clause: Vec<&Word<'_>> = words[index..]
            .iter()
            .take(10)
            .take_while(|word| {
                word.kind != Kind::Mark
                    && !word
                        .is_any(word_list!("time", "after a day by which something is to be done"))
            })
            .collect();
        let plain: Vec<&str> = clause.iter().map(|word| word.plain.as_ref()).collect();
        let said = || words[index].range.start..clause[clause.len() - 1].range.end;
        if lists::FAR.find(&words[index..index + clause.len()]).is_some() {
            return Some(said());
        }
        day(&plain, start).filter(|day| *day > latest).map(|_| said())
    })
}

/// The date that a few words name; if they name no year, the first one after the start.
fn day(plain: &[&str], start: NaiveDate) -> Option<NaiveDate> {
    let joined = plain.join(" ");
    let has = |word: &str| plain.contains(&word);
    // `22/07/2027`: the day first, as is usual in Britain.
    let written = plain.iter().find_map(|word| {
        ["%d/%m/%Y", "%Y-%m-%d"].iter().find_map(|form| NaiveDate::parse_from_str(word, form).ok())
    });
    if written.is_some() {
        return written;
    }
    let years = plain.iter().filter(|word| word.len() == 4).filter_map(|word| word.parse().ok());
    let year = years.into_iter().find(|year: &i32| (2000..2100).contains(year));
    let named = plain.iter().find_map(|word| match *word {
        "autumn" => Some((12, 15)),
        "christmas" => Some((12, 20)),
        "spring" => Some((3, 25)),
        "easter" => Some((4, 5)),
        "summer" => Some((7, 15)),
        _ => None,
    });
    let month = plain.iter().find_map(|word| month(word)).map(|month| (month, 1));
    let school_year =
        (has("year") || joined.contains("academic year")) && joined.contains("end of");
    let (month, day) = named
        .or(month)
        .or(school_year.then_some((7, 15)))
        .or_else(|| (year.is_some() && (has("in") || plain.len() == 2)).then_some((1, 1)))?;
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        None => (0..2)
            .filter_map(|more| NaiveDate::from_ymd_opt(start.year() + more, month, day))
            .find(|day| *day >= start),
    }
}

/// The month of a name.
fn month(name: &str) -> Option<u32> {
    let months = word_list!("time", "months");
    let is_month = lists::MONTHS.has_word(name);
    let found = months.iter().position(|month| is_month && name.starts_with(&month[..3]))?;
    u32::try_from(found + 1).ok()
}

/// Whether less is better in a target with this goal: judged by what is counted, or by the words before the goal's
/// number.
pub(crate) fn less_is_better(sentence: &Sentence<'_>, unit: &str, goal: f64) -> bool {
    let counted = text::words(unit);
    if lists::LESS_UNITS.find(&counted).is_some() {
        return true;
    }
    let words = &sentence.words;
    let is_goal = |word: &Word<'_>| {
        let figure = word.plain.split('/').next().and_then(|figure| figure.parse::<f64>().ok());
        let spelled = lists::number(&word.plain);
        word.is_number() && figure.or(spelled) == Some(goal)
    };
    let time = |word: Option<&Word<'_>>| {
        word.is_some_and(|word| {
            lists::TIME_UNITS.has(word)
                && !word.is_any(word_list!("time", "units of time by which less is not better"))
        })
    };
    (0..words.len()).filter(|index| is_goal(&words[*index])).any(|index| {
        let before = &words[index.saturating_sub(4)..index];
        let from = index - before.len();
        let said = (from..index).any(|at| lists::LESS.at(words, at) == Some(index - at));
        let within = before.last().is_some_and(|word| {
            word.is_any(word_list!("figures", "before a number that is not to be passed"))
        });
        let behind = words[index + 1..]
            .iter()
            .take_while(|word| word.kind != Kind::Mark)
            .take(4)
            .any(|word| word.is_any(&["fewer", "less", "most"]));
        said || behind
            || (within
                && (time(words.get(index + 1))
                    || before.last().is_some_and(|word| word.is("after"))))
    }) || lists::REDUCE.find(words).is_some()
}

/// Whether a text has only words from a list; names do not count.
fn is_made_of(text: &str, list: Name) -> bool {
    let words = text::words(text);
    let mut said = words.iter().filter(|word| word.kind != Kind::Mark);
    let name = |word: &Word<'_>| {
        text[word.range.clone()].starts_with(char::is_uppercase) && !lists::EASY.has(word)
    };
    let mut any = false;
    let all = said.all(|word| {
        any |= list.has(word);
        list.has(word) || name(word)
    });
    let letters = text.chars().any(char::is_alphanumeric);
    !text.trim().is_empty() && all && (any || !letters)
}

/// Whether a text is an entry of a list and nothing else; who it is about may come before it.
fn is_all(text: &str, list: Name) -> bool {
    let words: Vec<Word<'_>> =
        text::words(text).into_iter().filter(|word| word.kind != Kind::Mark).collect();
    let whole = |start: usize| list.at(&words, start) == Some(words.len() - start);
    !words.is_empty()
        && (whole(0) || (words.len() > 2 && words[1].is_any(&["is", "are"]) && whole(2)))
}
