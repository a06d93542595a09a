//! Appointments -> the text of a calendar file (iCalendar, RFC 5545) that calendar programs open.
//!
//! Written here and not by a crate: what there is of the format is small, and the crate for it writes the clock's time and
//! numbers made by chance. The same appointments give the same bytes.

mod line;

use std::fmt::Write;

use chrono::{NaiveDate, NaiveTime};

use line::{escaped, folded};

/// The first day of a calendar that has none.
const NO_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2000, 1, 1);

/// The first lines of a calendar.
const HEAD: &str = "BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//sendplan//sendplan//EN
CALSCALE:GREGORIAN";

/// An appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Appointment {
    /// What distinguishes it from every other, and stays the same if its day changes: letters, digits and `-`.
    pub(crate) uid: String,
    /// The day.
    pub(crate) day: NaiveDate,
    /// The time at which it begins, on the clocks of the place; of a whole day, none.
    pub(crate) time: Option<NaiveTime>,
    /// Its title.
    pub(crate) title: String,
    /// Where it is; empty if that is not known.
    pub(crate) place: String,
    /// What else is to be known; empty for nothing.
    pub(crate) about: String,
}

/// The text of a calendar that was made on a day.
pub(crate) fn text(name: &str, made: Option<NaiveDate>, appointments: &[Appointment]) -> String {
    let mut lines: Vec<String> = HEAD.lines().map(str::to_owned).collect();
    lines.push(format!("X-WR-CALNAME:{}", escaped(name)));
    let stamp = made.or(NO_DAY).map(|day| day.format("%Y%m%d").to_string()).unwrap_or_default();
    for one in appointments {
        let day = one.day.format("%Y%m%d");
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(format!("UID:{}@sendplan", one.uid));
        lines.push(format!("DTSTAMP:{stamp}T000000Z"));
        lines.push(match one.time {
            // Without a zone: the time that the clocks of the school show.
            Some(time) => format!("DTSTART:{day}T{}", time.format("%H%M%S")),
            None => format!("DTSTART;VALUE=DATE:{day}"),
        });
        lines.push(format!("SUMMARY:{}", escaped(&one.title)));
        let given = [("LOCATION", &one.place), ("DESCRIPTION", &one.about)];
        let given = given.into_iter().filter(|(_, words)| !words.is_empty());
        lines.extend(given.map(|(key, words)| format!("{key}:{}", escaped(words))));
        lines.push("CLASS:CONFIDENTIAL".to_owned());
        lines.push("TRANSP:OPAQUE".to_owned());
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    let mut text = String::new();
    for line in lines {
        let _ = write!(text, "{}\r\n", folded(&line));
    }
    text
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};

    use super::{Appointment, text};

    #[test]
    fn an_appointment_has_its_day_time_and_place_and_no_text_ends_a_line() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 7).unwrap();
        let one = Appointment {
            uid: "abc".into(),
            day,
            time: NaiveTime::from_hms_opt(15, 30, 0),
            title: "Review; SP-1\nATTENDEE:x".into(),
            place: "3 Kestrel, upstairs".into(),
            about: String::new(),
        };
        let whole_day = Appointment { uid: "def".into(), time: None, ..one.clone() };
        let calendar = text("Reviews", Some(day), &[one, whole_day]);
        assert!(calendar.contains("DTSTART:20261207T153000\r\n"), "{calendar}");
        assert!(calendar.contains("DTSTART;VALUE=DATE:20261207\r\n"), "{calendar}");
        assert!(calendar.contains("SUMMARY:Review\\; SP-1\\nATTENDEE:x\r\n"), "{calendar}");
        assert!(calendar.contains("LOCATION:3 Kestrel\\, upstairs\r\n"), "{calendar}");
        assert!(!calendar.contains("DESCRIPTION"), "{calendar}");
        assert_eq!(calendar.matches("\r\n").count(), calendar.matches('\n').count());
    }
}
