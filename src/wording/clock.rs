//! A text -> the time of the day in it, as schools write it: `9.10`, `1.30 pm`, `half past` is not read.

use chrono::NaiveTime;

/// The hours that are in the afternoon where nothing says which half of the day is meant: a school's day ends before seven.
const AFTERNOON: std::ops::RangeInclusive<u32> = 1..=6;

/// The first time of the day that a text has.
pub(crate) fn time_in(text: &str) -> Option<NaiveTime> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = run_of_digits(bytes, at);
        let before = at.checked_sub(1).map(|index| bytes[index]);
        let is_alone =
            !before.is_some_and(|byte| byte.is_ascii_alphanumeric() || b".:/-".contains(&byte));
        if is_alone && let Some(time) = time_at(text, at, end) {
            return Some(time);
        }
        at = end;
    }
    None
}

/// The time that begins with the digits from `at` to `end`, if it is one.
fn time_at(text: &str, at: usize, end: usize) -> Option<NaiveTime> {
    let hour: u32 = text.get(at..end)?.parse().ok()?;
    let rest = &text[end..];
    let (minute, after) = match rest.strip_prefix(['.', ':']) {
        Some(later) if run_of_digits(later.as_bytes(), 0) == 2 => {
            (later[..2].parse().ok()?, &later[2..])
        }
        _ => (0, rest),
    };
    // A day or a number goes on.
    let goes_on = after.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    if goes_on && after.starts_with(['.', ':', '/', '-']) {
        return None;
    }
    let half = half_of_the_day(after);
    if minute == 0 && after == rest && half.is_none() {
        return None;
    }
    let hour = match half {
        Some(Half::Morning) if hour == 12 => 0,
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        None if AFTERNOON.contains(&hour) => hour + 12,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Before or after noon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

fn half_of_the_day(after: &str) -> Option<Half> {
    let plain = after.trim_start().to_ascii_lowercase();
    let is = |word: &str| {
        let rest = plain.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    if is("am") || is("a.m") {
        Some(Half::Morning)
    } else if is("pm") || is("p.m") {
        Some(Half::Afternoon)
    } else {
        None
    }
}

/// Where the digits end that begin here.
fn run_of_digits(bytes: &[u8], from: usize) -> usize {
    bytes[from..]
        .iter()
        .position(|byte| !byte.is_ascii_digit())
        .map_or(bytes.len(), |count| from + count)
}

#[cfg(test)]
mod tests {
    use super::time_in;

    #[test]
    fn times_as_schools_write_them() {
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
        ] {
            assert_eq!(read(text).as_deref(), Some(time), "{text}");
        }
        for text in
            ["", "Room 3", "14.9.2026", "4 Oak", "25.70", "20 minutes", "2.5 hours", "Y3.10b"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
