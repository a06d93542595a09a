//! Days as people write them: `14/01/2020`, `14 January 2020`, `Mon 14th Sept 2026`.

use chrono::{Datelike, NaiveDate, Weekday};

use super::folded;

use crate::wording::word_list;

/// What was read of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) enum Day {
    /// A day in the usual form.
    Is(NaiveDate),
    /// A day in another form.
    Otherwise(NaiveDate),
    /// None, or none that is certain: what to write.
    Unclear(String),
}

const MONTHS: &[&str] = word_list!("time", "months");

const WEEKDAYS: &[&str] = word_list!("time", "weekdays");

/// Reads a day.
pub(in crate::check) fn read(typed: &str) -> Day {
    let shape: String = typed.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    if shape == "0000-00-00" {
        return typed.parse().map_or_else(|_| Day::Unclear(no_such_day(typed)), Day::Is);
    }
    let text = folded(typed);
    // A spreadsheet adds the time of midnight.
    let text = text.strip_suffix(" 00:00:00").or_else(|| text.strip_suffix("t00:00:00"));
    let text = text.map_or_else(|| folded(typed), str::to_owned);
    let parts: Vec<&str> =
        text.split([' ', '/', '.', '-', ',']).filter(|part| !part.is_empty()).collect();
    figures(&parts).or_else(|| words(&parts)).unwrap_or_else(|| {
        Day::Unclear("write the year, the month and the day, as in `2026-09-14`".into())
    })
}

/// A day in figures.
fn figures(parts: &[&str]) -> Option<Day> {
    let [first, second, third] = parts else { return None };
    let is_figure = |part: &&&str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(|part| is_figure(&part)) {
        return None;
    }
    match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => Some(day(first, second, third)),
        (1..=2, 1..=2, 4) => Some(day(third, second, first)),
        (1..=2, 1..=2, 2) => Some(short_year(first, second, third)),
        _ => None,
    }
}

/// A day with its month in letters.
fn words(parts: &[&str]) -> Option<Day> {
    let mut parts: Vec<&str> =
        parts.iter().copied().filter(|part| *part != "of" && *part != "the").collect();
    let weekday = parts.first().and_then(|part| named(part, WEEKDAYS));
    if weekday.is_some() {
        parts.remove(0);
    }
    let at = parts.iter().position(|part| named(part, MONTHS).is_some())?;
    let month = (named(parts[at], MONTHS)? + 1).to_string();
    let (date, year) = match (at, parts.as_slice()) {
        (1, [date, _, year]) | (0, [_, date, year]) => (ordinal(date)?, *year),
        (1, [date, _]) | (0, [_, date]) => {
            ordinal(date)?;
            return Some(Day::Unclear("the year is missing: write it as in `2026-09-14`".into()));
        }
        _ => return None,
    };
    if !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let read = match year.len() {
        4 => day(year, &month, date),
        2 => short_year(date, &month, year),
        _ => return None,
    };
    Some(match (read, weekday) {
        (Day::Otherwise(date), Some(said)) if date.weekday() != weekday_of(said) => {
            Day::Unclear(format!(
                "{} is a {}: correct the one or the other",
                date.format("%-d %B %Y"),
                date.format("%A")
            ))
        }
        (read, _) => read,
    })
}

fn weekday_of(index: usize) -> Weekday {
    u8::try_from(index).ok().and_then(|day| Weekday::try_from(day).ok()).unwrap_or(Weekday::Mon)
}

/// Which of some names this is, in full or by three letters or more.
fn named(part: &str, names: &[&str]) -> Option<usize> {
    let long_enough = part.len() >= 3 && part.chars().all(char::is_alphabetic);
    names.iter().position(|name| long_enough && name.starts_with(part))
}

/// `14th` in figures.
fn ordinal(part: &str) -> Option<&str> {
    let figures = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &part[figures.len()..];
    let fits =
        ending.is_empty() || word_list!("figures", "endings of ordinal numbers").contains(&ending);
    (fits && (1..=2).contains(&figures.len()) && figures.bytes().all(|b| b.is_ascii_digit()))
        .then_some(figures)
}

/// A day from its three numbers, the day first where it was not clear.
fn day(year: &str, month: &str, date: &str) -> Day {
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    let (month, date) = (number(month), number(date));
    let whole = year.parse().unwrap_or(0);
    if let Some(day) = NaiveDate::from_ymd_opt(whole, month, date) {
        return Day::Otherwise(day);
    }
    Day::Unclear(match NaiveDate::from_ymd_opt(whole, date, month) {
        Some(other) => format!(
            "the day comes first, then the month: there is no month {month}; write `{other}` if that is the day"
        ),
        None if (1..=12).contains(&month) => "that month has no such day".into(),
        None => format!(
            "there is no month {month}; write the year, the month and the day, as in `2026-09-14`"
        ),
    })
}

/// A day whose year has two figures.
fn short_year(date: &str, month: &str, year: &str) -> Day {
    match day(&format!("20{year}"), month, date) {
        Day::Otherwise(day) => {
            Day::Unclear(format!("write all four figures of the year: `{day}`, if that is the day"))
        }
        other => other,
    }
}

/// Why a day of the right form is none: the month, or the length of the month.
fn no_such_day(typed: &str) -> String {
    let month: u32 = typed.get(5..7).and_then(|month| month.parse().ok()).unwrap_or(0);
    if (1..=12).contains(&month) {
        "that month has no such day".into()
    } else {
        "write the year, then the month from 01 to 12, then the day".into()
    }
}
