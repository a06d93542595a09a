//! Days as a school writes them in a plan: `2026-09-14`.

use chrono::NaiveDate;

/// Parses a day, or says how to write it.
pub(super) fn parse(typed: &str) -> Result<NaiveDate, String> {
    let shape: String = typed.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    if shape == "0000-00-00" {
        return typed.parse().map_err(|_| no_such_day(typed));
    }
    Err(british(typed).map_or_else(
        || "write the year, the month and the day, as in `2026-09-14`".into(),
        |date| format!("write the year first: `{date}`"),
    ))
}

/// What is wrong with a date of the right form: the month, or the length of the month.
fn no_such_day(typed: &str) -> String {
    let month: u32 = typed.get(5..7).and_then(|month| month.parse().ok()).unwrap_or(0);
    if (1..=12).contains(&month) {
        "there is no such day in that month".into()
    } else {
        "write the year, then the month from 01 to 12, then the day".into()
    }
}

/// Reads `14/9/2026`, `14.09.2026` or `14 September 2026`, to offer it in the right form.
fn british(typed: &str) -> Option<NaiveDate> {
    ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%A %d %B %Y", "%a %d %b %Y"]
        .into_iter()
        .find_map(|form| NaiveDate::parse_from_str(typed, form).ok())
        .filter(|date| *date >= NaiveDate::default())
}
