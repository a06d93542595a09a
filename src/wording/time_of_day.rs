//! A time of the day as people write it -> the minute that it is.

use chrono::NaiveTime;

use super::word_list;

/// The hours after which a time without `am` or `pm` is in the morning: a school day has no 2 or 5 in the morning.
const FIRST_IN_THE_MORNING: u16 = 7;

/// A time of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TimeOfDay {
    /// The minutes since midnight.
    pub(crate) minute: u16,
}

/// What a text says of a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TimeText<'t> {
    /// A time, and what comes after it: `9.10 to 9.30`.
    At {
        /// The time.
        time: TimeOfDay,
        /// The rest of the text.
        rest: &'t str,
    },
    /// Figures that are no time: `25:00`.
    NoTime,
    /// Words alone: `after lunch`.
    Words,
}

impl TimeOfDay {
    /// The hour on a clock with twelve of them.
    pub(crate) const fn hour(self) -> u16 {
        match self.minute / 60 % 12 {
            0 => 12,
            hour => hour,
        }
    }

    /// The minutes of the hour.
    pub(crate) const fn past(self) -> u16 {
        self.minute % 60
    }

    /// Whether it is before noon.
    pub(crate) const fn is_morning(self) -> bool {
        self.minute < 12 * 60
    }
}

/// Reads a time: `9.10`, `9:10`, `0910`, `9am`, `1.30 pm`, `13:30`.
pub(crate) fn time_of_day(text: &str) -> TimeText<'_> {
    let text = text.trim();
    let start = word_list!("time", "before a time of the day")
        .iter()
        .find_map(|word| text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)));
    let text = start.map_or(text, |start| text[start.len()..].trim_start());
    let noon = word_list!("time", "noon");
    if let Some(word) = noon.iter().find(|word| is_start(text, word)) {
        return TimeText::At { time: TimeOfDay { minute: 12 * 60 }, rest: &text[word.len()..] };
    }
    let (hour, rest) = figures(text);
    if hour.is_empty() {
        return TimeText::Words;
    }
    let (hour, past, rest) = match (hour.len(), rest.chars().next()) {
        (3 | 4, _) => (&hour[..hour.len() - 2], &hour[hour.len() - 2..], rest),
        (_, Some('.' | ':' | 'h')) => {
            let (past, rest) = figures(&rest[1..]);
            (hour, past, rest)
        }
        _ => (hour, "", rest),
    };
    let is_padded = hour.starts_with('0');
    let half = half_of_day(rest);
    let rest = half.map_or(rest, |half| half.rest);
    // A spreadsheet writes 9.10 as 9.1.
    let past = if past.len() == 1 { past.parse().map(|tens: u16| tens * 10) } else { past.parse() };
    let (Ok(hour), past) = (hour.parse::<u16>(), past.unwrap_or(0)) else {
        return TimeText::NoTime;
    };
    let hour = match half.map(|half| half.is_afternoon) {
        Some(_) if hour == 0 || hour > 12 => hour,
        Some(true) => hour % 12 + 12,
        Some(false) => hour % 12,
        None if hour > 0 && hour < FIRST_IN_THE_MORNING && !is_padded => hour + 12,
        None => hour,
    };
    let goes_on = rest.chars().next().is_some_and(char::is_alphanumeric);
    if hour > 23 || past > 59 || goes_on {
        return TimeText::NoTime;
    }
    TimeText::At { time: TimeOfDay { minute: hour * 60 + past }, rest }
}

/// The first time of the day within a text: `Library corner, 9.10, before reading`. A bare number is none, but for one with
/// `am` or `pm`; and dates, rooms and hours with a decimal point are not taken for times.
pub(crate) fn time_in(text: &str) -> Option<NaiveTime> {
    let is_sign = |c: char| c.is_alphanumeric() || ".:/-".contains(c);
    let starts = text.char_indices().filter(|(at, c)| {
        c.is_ascii_digit() && !text[..*at].chars().next_back().is_some_and(is_sign)
    });
    starts.map(|(at, _)| &text[at..]).find_map(|text| {
        let TimeText::At { time, rest } = time_of_day(text) else { return None };
        let (hour, past) = figures(text);
        let has_minutes = past.starts_with(['.', ':']) && figures(&past[1..]).0.len() == 2;
        let has_half = half_of_day(if has_minutes { &past[3..] } else { past }).is_some();
        let is_short = hour.len() <= 2 && (has_minutes || has_half);
        let mut after = rest.chars();
        let goes_on = after.next().is_some_and(|c| ".:/".contains(c))
            && after.next().is_some_and(|c| c.is_ascii_digit());
        let minute = u32::from(time.minute);
        NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).filter(|_| is_short && !goes_on)
    })
}

/// What comes after a time if it says which half of the day it is in.
#[derive(Clone, Copy)]
struct Half<'t> {
    is_afternoon: bool,
    rest: &'t str,
}

fn half_of_day(text: &str) -> Option<Half<'_>> {
    let trimmed = text.trim_start();
    let find =
        |words: &[&str]| words.iter().find(|word| is_start(trimmed, word)).map(|word| word.len());
    let (morning, afternoon) =
        (find(word_list!("time", "before noon")), find(word_list!("time", "after noon")));
    let length = morning.or(afternoon)?;
    Some(Half { is_afternoon: morning.is_none(), rest: &trimmed[length..] })
}

/// Whether a text begins with a word, whatever its capitals, and goes on with something else.
fn is_start(text: &str, word: &str) -> bool {
    let starts = text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    starts && !text[word.len()..].starts_with(char::is_alphanumeric)
}

/// The figures at the start of a text, and the rest.
fn figures(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minute(text: &str) -> Option<u16> {
        match time_of_day(text) {
            TimeText::At { time, .. } => Some(time.minute),
            _ => None,
        }
    }

    #[test]
    fn one_time_is_written_in_many_ways() {
        for same in [
            "9.10",
            "9:10",
            "09:10",
            "0910",
            "910",
            "9.10 am",
            "9.10am",
            "9.10 a.m.",
            "at 9.10",
            "9.1",
            "9.10 to 9.30",
        ] {
            assert_eq!(minute(same), Some(550), "{same}");
        }
        for same in ["1.30", "1:30 pm", "13:30", "13.30", "1.30pm", "1.30 p.m."] {
            assert_eq!(minute(same), Some(13 * 60 + 30), "{same}");
        }
        assert_eq!(minute("9am"), Some(540));
        assert_eq!(minute("12"), Some(720));
        assert_eq!(minute("noon"), Some(720));
        assert_eq!(minute("7.45"), Some(465));
    }

    #[test]
    fn what_is_no_time_is_said_to_be_none() {
        for wrong in ["25:00", "9.75", "24.00", "9.10x", "99999999999", "1234567"] {
            assert_eq!(time_of_day(wrong), TimeText::NoTime, "{wrong}");
        }
        assert_eq!(time_of_day("after lunch"), TimeText::Words);
    }

    #[test]
    fn times_are_found_within_a_text() {
        let read = |text: &str| time_in(text).map(|time| time.format("%H:%M").to_string());
        for (text, time) in [
            ("9.10", "09:10"),
            ("Library corner, 9.10, before reading", "09:10"),
            ("1.15", "13:15"),
            ("3.30 pm", "15:30"),
            ("at 8 a.m.", "08:00"),
            ("15:30", "15:30"),
            ("12.05 pm", "12:05"),
            ("11.50.", "11:50"),
            ("6.30 am", "06:30"),
            ("Room 3, 9.10-9.30", "09:10"),
        ] {
            assert_eq!(read(text).as_deref(), Some(time), "{text}");
        }
        for text in [
            "",
            "Room 3",
            "14.9.2026",
            "4 Oak",
            "25.70",
            "20 minutes",
            "2.5 hours",
            "Y3.10b",
            "0910",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
