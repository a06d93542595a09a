//! The figures in a sentence: what is counted, out of how many, from where to where, by which day, how often a week.

use std::ops::Range;

use super::measure::{self, Worth};
use super::word::{Kind, Word};
use super::word_list;
use super::{Sentence, lists};

/// A figure in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Count {
    /// How many, or how many in a hundred.
    pub(crate) value: f64,
    /// Out of how many, if it says so; for a percentage, a hundred.
    pub(crate) of: Option<f64>,
    /// The words after it, to the end of the clause, at most four, without a final s.
    pub(crate) what: Vec<String>,
    /// Where it is.
    pub(crate) range: Range<usize>,
}

impl Count {
    /// Its share of the whole, if it has one.
    pub(crate) fn share(&self) -> Option<f64> {
        self.of.filter(|of| *of > 0.0).map(|of| self.value / of)
    }
}

/// A day that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedDay {
    /// The day of the month.
    pub(crate) day: u32,
    /// The month, from 1.
    pub(crate) month: u32,
    /// The year, if it is named.
    pub(crate) year: Option<i32>,
    /// Where it is.
    pub(crate) range: Range<usize>,
}

/// The months, in small letters.
pub(crate) const MONTHS: &[&str] = word_list!("time", "months");

/// The value of a number in words, up to twenty; `once` and `twice` count as well.
pub(crate) fn spoken(plain: &str) -> Option<f64> {
    lists::number(plain).or_else(|| teen(plain))
}

fn teen(plain: &str) -> Option<f64> {
    lists::number_word(plain).filter(|value| *value > 10.0)
}

/// The value of a number word or figure.
fn number(word: &Word<'_>) -> Option<f64> {
    if !word.is_number() {
        return teen(&word.plain);
    }
    let plain = word.plain.replace(',', "");
    plain.parse().ok().or_else(|| spoken(&plain))
}

/// The figures of a sentence before it says what for; dates, years and names do not count.
pub(crate) fn counts(sentence: &Sentence<'_>) -> Vec<Count> {
    let words = &sentence.words;
    let end = lists::PURPOSES.find(words).map_or(words.len(), |range| range.start);
    let words = &words[..end];
    let mut counts = Vec::new();
    let mut index = 0;
    while index < words.len() {
        match count(words, index) {
            Some((count, next)) => {
                counts.push(count);
                index = next;
            }
            None => index += 1,
        }
    }
    counts
}

/// The figure that begins at a word, and the word after it.
fn count(words: &[Word<'_>], index: usize) -> Option<(Count, usize)> {
    let word = &words[index];
    let made = |value: f64, of: Option<f64>, last: usize| {
        let what = what(&words[last + 1..]);
        (Count { value, of, what, range: word.range.start..words[last].range.end }, last + 1)
    };
    if word.kind == Kind::Share {
        if let Some(value) = word.plain.strip_suffix('%') {
            return Some(made(value.parse().ok()?, Some(100.0), index));
        }
        let (value, of) = word.plain.split_once('/')?;
        return Some(made(value.parse().ok()?, Some(of.parse().ok()?), index));
    }
    if measure::worth(words, index) == Worth::Nothing && !pairs(words, index) {
        return None;
    }
    let value = number(word)?;
    let at = |ahead: usize| words.get(index + ahead);
    let is = |ahead: usize, plain: &str| at(ahead).is_some_and(|word| word.is(plain));
    if is(1, "percent") {
        return Some(made(value, Some(100.0), index + 1));
    }
    if is(1, "per") && is(2, "cent") {
        return Some(made(value, Some(100.0), index + 2));
    }
    if let Some((all, last)) = whole(words, index) {
        return Some(made(value, Some(all), last));
    }
    Some(made(value, None, index))
}

/// Whether a number is followed by what it is out of.
fn pairs(words: &[Word<'_>], index: usize) -> bool {
    whole(words, index).is_some()
}

/// Out of how many: `8 of 10`, `8 out of the 10`, `8 words right out of 10`; with the place of that number.
fn whole(words: &[Word<'_>], index: usize) -> Option<(f64, usize)> {
    let ahead = &words[index + 1..];
    let clause = ahead.iter().take(5).take_while(|w| w.kind != Kind::Mark && !w.is_number());
    let letters = clause.count();
    let last = index + 1 + letters;
    let of = |at: usize| words.get(at).is_some_and(|word| word.is("of"));
    let number_at = words.get(last).and_then(number)?;
    let the = last > 0 && words[last - 1].is_any(word_list!("figures", "before `of`, in a share"));
    let of_at = if the { last.checked_sub(2)? } else { last - 1 };
    let out = of_at > index + 1 && words[of_at - 1].is("out");
    // `3 pages of 20 words` is not a share: without `out`, nothing may come between.
    (of(of_at) && (of_at == index + 1 || out)).then_some((number_at, last))
}

/// The words that a number counts.
fn what(words: &[Word<'_>]) -> Vec<String> {
    let said = words.iter().take_while(|word| word.kind != Kind::Mark && !word.is_number());
    said.take(4).map(|word| stem(&word.plain)).collect()
}

/// A word without the s of its plural.
fn stem(word: &str) -> String {
    word.strip_suffix('s').filter(|rest| rest.len() > 2).unwrap_or(word).to_owned()
}

/// The words of a unit, to look for after a number: those before the first small word.
pub(crate) fn unit_words(unit: &str) -> Vec<String> {
    let small = word_list!("figures", "small words in a unit");
    let words = unit.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(str::to_lowercase)
        .take_while(|word| !small.contains(&word.as_str()))
        .map(|word| stem(&word))
        .collect()
}

/// `from 6 to 12`: both numbers, and where they are.
pub(crate) fn from_to(sentence: &Sentence<'_>) -> Option<(f64, f64, Range<usize>)> {
    let words = &sentence.words;
    (0..words.len()).find_map(|index| {
        let at = |ahead: usize| words.get(index + ahead);
        let from = at(0)?.is("from").then(|| at(1)).flatten()?;
        let first = number(from)?;
        let to = (2..6).find(|ahead| at(*ahead).is_some_and(|word| word.is("to")))?;
        let last = at(to + 1)?;
        let after = at(to + 2);
        let time = after
            .is_some_and(|word| word.is_any(word_list!("time", "after a time of day, or weeks")))
            || at(1 + 1).is_some_and(|word| word.is_any(&["am", "pm", "o'clock"]));
        let clock = from.plain.contains(['.', ':']) && last.plain.contains(['.', ':']);
        let is_measure = measure::worth(words, index + 1) != Worth::Nothing;
        let range = at(0)?.range.start..last.range.end;
        (!time && !clock && is_measure).then_some((first, number(last)?, range))
    })
}

/// The days that a sentence names with their month.
fn days(sentence: &Sentence<'_>) -> Vec<NamedDay> {
    let words = &sentence.words;
    let month = |word: Option<&Word<'_>>| {
        let plain = word?.plain.trim_end_matches('.');
        let at = MONTHS.iter().position(|month| {
            *month == plain || (plain.len() >= 3 && plain.len() <= 4 && month.starts_with(plain))
        })?;
        u32::try_from(at + 1).ok()
    };
    let day = |word: Option<&Word<'_>>| {
        let plain = &word?.plain;
        let digits = plain.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        digits.parse::<u32>().ok().filter(|day| (1..=31).contains(day))
    };
    let year = |word: Option<&Word<'_>>| {
        word?.plain.parse::<i32>().ok().filter(|year| (2000..2100).contains(year))
    };
    let at = |index: usize| words.get(index);
    (0..words.len())
        .filter_map(|index| {
            let of = usize::from(at(index + 1).is_some_and(|word| word.is("of")));
            let found = |day, month, next: usize| {
                let comma = usize::from(at(next).is_some_and(|word| word.is(",")));
                let year = year(at(next + comma));
                let last = if year.is_some() { next + comma } else { next - 1 };
                let range = words[index].range.start..words[last].range.end;
                NamedDay { day, month, year, range }
            };
            match (day(at(index)), month(at(index + 1 + of))) {
                (Some(day), Some(month)) => Some(found(day, month, index + 2 + of)),
                _ => {
                    let (month, day) = (month(at(index))?, day(at(index + 1))?);
                    // `In May 3 of 10` is not a date.
                    let share = at(index + 2).is_some_and(|word| word.is_any(&["of", "out"]));
                    (!share).then(|| found(day, month, index + 2))
                }
            }
        })
        .collect()
}

/// The day that a sentence sets as its end: `By 7 December 2026`.
pub(crate) fn deadline_day(sentence: &Sentence<'_>) -> Option<NamedDay> {
    let by = sentence.words.iter().find(|word| word.is_any(&["by", "before", "until"]))?;
    days(sentence).into_iter().find(|day| {
        let between = sentence.text.get(by.range.end..day.range.start);
        between.is_some_and(|words| words.split_whitespace().count() <= 1)
    })
}
