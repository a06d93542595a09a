//! Figures as schools write them: `20 minutes`, `2 x 20 min`, `daily`, `1:4`, `group of 4–6`.

use super::folded;
use crate::template::Role;
use crate::wording::word_list;

/// What was read of a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::check) enum Figure {
    /// One number.
    One(f64),
    /// From one number to another.
    Range(f64, f64),
    /// So many times so many minutes.
    Dose {
        /// How often.
        times: f64,
        /// How long each time.
        minutes: f64,
    },
}

/// The figure that is meant in a field of this role, if there is just one.
pub(in crate::check) fn read(typed: &str, role: Option<Role>) -> Option<Figure> {
    let text = folded(typed);
    let words: Vec<&str> = text.split(' ').collect();
    match role {
        Some(Role::Minutes) => minutes(&text).map(Figure::One).or_else(|| dose(&text)),
        Some(Role::TimesPerWeek) => times(&text).map(Figure::One).or_else(|| dose(&text)),
        Some(Role::Weeks | Role::CycleWeeks) => weeks(&words).map(Figure::One),
        Some(Role::GroupSize) => group(&text),
        Some(Role::Planned | Role::Delivered) => match words.as_slice() {
            [one] => number(one),
            [one, "session" | "sessions"] => number(one),
            _ => None,
        }
        .map(Figure::One),
        _ => money(&text).map(Figure::One),
    }
}

/// A number in figures, or in a word up to twenty.
fn number(word: &str) -> Option<f64> {
    const WORDS: &[&str] = word_list!("figures", "numbers, each the one after the one before");
    let figures = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if figures && word.starts_with(|c: char| c.is_ascii_digit()) && !word.ends_with('.') {
        return word.parse().ok();
    }
    let at = WORDS.iter().position(|name| *name == word)?;
    u32::try_from(at).ok().map(f64::from)
}

/// A number in a field without a role of its own: between quotation marks, or with the sign of pounds.
fn money(text: &str) -> Option<f64> {
    let bare = text.strip_prefix('£').map(str::trim_start).unwrap_or(text);
    bare.starts_with(|c: char| c.is_ascii_digit()).then(|| number(bare)).flatten()
}

/// A number with the letters that follow it at once: `20min` as `20` and `min`.
fn apart(word: &str) -> (&str, &str) {
    word.split_at(word.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(word.len()))
}

/// The words of a text, numbers apart from the letters behind them.
fn pieces(text: &str) -> Vec<&str> {
    let words = text.split([' ', '-']).filter(|word| !word.is_empty() && *word != "and");
    words
        .flat_map(|word| {
            let (figures, letters) = apart(word);
            [figures, letters].into_iter().filter(|piece| !piece.is_empty())
        })
        .collect()
}

/// How many minutes.
fn minutes(text: &str) -> Option<f64> {
    const MINUTES: &[&str] = word_list!("time", "minutes");
    const HOURS: &[&str] = word_list!("time", "hours");
    let endings = word_list!("figures", "after minutes");
    let text = endings.iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text);
    let known = match text {
        half if word_list!("time", "half an hour").contains(&half) => Some(30.0),
        "an hour" => Some(60.0),
        "quarter of an hour" | "a quarter of an hour" | "¼ hour" => Some(15.0),
        "three quarters of an hour" | "¾ hour" => Some(45.0),
        long if word_list!("time", "an hour and a half").contains(&long) => Some(90.0),
        _ => None,
    };
    if known.is_some() {
        return known;
    }
    match pieces(text).as_slice() {
        [one] => number(one),
        [one, unit] if MINUTES.contains(unit) => number(one),
        [one, unit] if HOURS.contains(unit) => Some(number(one)? * 60.0),
        [hours, unit, rest] if HOURS.contains(unit) => Some(number(hours)? * 60.0 + number(rest)?),
        [hours, unit, rest, small] if HOURS.contains(unit) && MINUTES.contains(small) => {
            Some(number(hours)? * 60.0 + number(rest)?)
        }
        _ => None,
    }
}

/// How often a week.
fn times(text: &str) -> Option<f64> {
    match text {
        daily if word_list!("time", "once a day").contains(&daily) => return Some(5.0),
        "twice a day" | "twice daily" => return Some(10.0),
        weekly if word_list!("time", "once a week").contains(&weekly) => return Some(1.0),
        fortnightly if word_list!("time", "once a fortnight").contains(&fortnightly) => {
            return Some(0.5);
        }
        "twice a fortnight" | "twice every fortnight" => return Some(1.0),
        "twice" => return Some(2.0),
        _ => {}
    }
    let ending = word_list!("time", "endings by the week");
    let text = ending.iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text);
    match pieces(text).as_slice() {
        ["once"] => Some(1.0),
        ["twice"] => Some(2.0),
        [one] => number(one),
        [one, counted]
            if word_list!("time", "what times a week are counted in").contains(counted) =>
        {
            number(one)
        }
        _ => None,
    }
}

/// So many times so many minutes.
fn dose(text: &str) -> Option<Figure> {
    let ending = word_list!("time", "endings by the week");
    let bare = ending.iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text);
    let (times, minutes) = bare.split_once('x').or_else(|| bare.split_once(" times "))?;
    let times = number(times.trim())?;
    Some(Figure::Dose { times, minutes: self::minutes(minutes.trim())? })
}

/// For how many weeks.
fn weeks(words: &[&str]) -> Option<f64> {
    const WEEKS: &[&str] = word_list!("time", "weeks");
    let text = words.join(" ");
    let text = text.strip_prefix("for ").unwrap_or(&text);
    let text = text.strip_suffix(" block").unwrap_or(text);
    match pieces(text).as_slice() {
        [one] => number(one),
        [one, unit] if WEEKS.contains(unit) => number(one),
        _ => None,
    }
}

/// How many children.
fn group(text: &str) -> Option<Figure> {
    match text {
        alone if word_list!("people", "one child").contains(&alone) => {
            return Some(Figure::One(1.0));
        }
        pair if word_list!("people", "two children").contains(&pair) => {
            return Some(Figure::One(2.0));
        }
        _ => {}
    }
    if let Some((adults, children)) = text.split_once(':') {
        let (adults, children) = (number(adults.trim())?, number(children.trim())?);
        return (adults >= 1.0 && children >= adults).then_some(Figure::One(children));
    }
    let starts = word_list!("figures", "before the size of a group");
    let text = starts.iter().find_map(|start| text.strip_prefix(start)).unwrap_or(text);
    let ends = word_list!("figures", "after the size of a group");
    let text = ends.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let range = text.split_once('-').or_else(|| text.split_once(" to "));
    match range.or_else(|| text.split_once(" or ")) {
        Some((least, most)) => {
            let (least, most) = (number(least.trim())?, number(most.trim())?);
            (least < most).then_some(Figure::Range(least, most))
        }
        None => number(text).map(Figure::One),
    }
}
