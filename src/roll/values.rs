//! Cells -> days, years, statuses and what else a register says.

use chrono::{Days, NaiveDate};

use super::pupil::{NeedType, SenStatus, Sex};
use super::words::{self, key_of};
use crate::tables::Cell;
use crate::template::{Term, YearGroup};

/// A value, or why there is none, in words that come after “this is”.
pub(super) type Value<T> = Result<T, String>;

/// Excel counts days from here.
const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(1899, 12, 30).expect("it is a day");

/// The days that a number of Excel can be for anybody at a school: 1950 to 2099.
const SERIALS: std::ops::RangeInclusive<f64> = 18_264.0..=73_050.0;

fn quoted(typed: &str) -> String {
    let short: String = typed.chars().take(40).collect();
    format!("“{short}”")
}

/// A day: as the file has it, as a number of Excel's, or in any of the forms in which people write one. A year of two digits
/// is none.
pub(super) fn day(cell: &Cell) -> Value<NaiveDate> {
    match cell {
        Cell::Day(day) => Ok(*day),
        Cell::Number(number) => {
            serial(*number).ok_or_else(|| format!("no date: {}", quoted(&cell.shown())))
        }
        _ => written_day(&cell.shown()),
    }
}

/// A day by its number.
fn serial(number: f64) -> Option<NaiveDate> {
    if !SERIALS.contains(&number) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is within a range"
    )]
    let days = number.trunc() as u64;
    EPOCH.checked_add_days(Days::new(days))
}

fn written_day(typed: &str) -> Value<NaiveDate> {
    let no = || format!("no date: {}", quoted(typed));
    // Without the time that some systems write after it.
    let days =
        typed.split_once('T').filter(|(day, _)| day.len() == 10).map_or(typed, |(day, _)| day);
    let words: Vec<&str> = days.split_whitespace().filter(|word| !word.contains(':')).collect();
    let days = words.join(" ");
    let parts: Vec<&str> =
        days.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    // A weekday before it.
    let parts = match parts.as_slice() {
        [first, rest @ ..] if rest.len() == 3 && first.chars().all(char::is_alphabetic) => rest,
        all => all,
    };
    match parts {
        [one] => serial(one.parse().map_err(|_| no())?).ok_or_else(no),
        [year, month, day] if year.len() == 4 && is_number(year) => {
            of(year, month, day).ok_or_else(no)
        }
        [day, month, year] if year.len() == 4 => of(year, month, day).ok_or_else(no),
        [_, _, year] if year.len() == 2 && is_number(year) => {
            Err(format!("a date with a year of two digits: {}", quoted(typed)))
        }
        _ => Err(no()),
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn of(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let month = if is_number(month) {
        month.parse().ok()?
    } else {
        let key = key_of(month);
        let is_this = |name: &str| name == key || (key.len() >= 3 && name.starts_with(&key));
        u32::try_from(words::place_of("months", is_this)?).ok()? + 1
    };
    // 1st, 2nd.
    let day = day.trim_end_matches(char::is_alphabetic);
    let found = NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)?;
    let (first, last) =
        (NaiveDate::from_ymd_opt(1950, 1, 1)?, NaiveDate::from_ymd_opt(2099, 12, 31)?);
    (first..=last).contains(&found).then_some(found)
}

/// Yes or no; `None` if the cell says that nobody knows.
pub(super) fn flag(cell: &Cell) -> Value<Option<bool>> {
    if let Cell::Flag(flag) = cell {
        return Ok(Some(*flag));
    }
    let typed = cell.shown();
    if words::says("yes", &typed) {
        Ok(Some(true))
    } else if words::says("no", &typed) {
        Ok(Some(false))
    } else if words::says("not said", &typed) {
        Ok(None)
    } else {
        Err(format!("neither yes nor no: {}", quoted(&typed)))
    }
}

/// Whether a first language is another than English; `None` if it is not known.
pub(super) fn is_other_language(cell: &Cell) -> Option<bool> {
    let typed = cell.shown();
    if words::says("not said", &typed) {
        return None;
    }
    Some(!words::says("english", &typed))
}

/// A year group of a primary school; `None` for one that is no longer one.
pub(super) fn year(cell: &Cell) -> Value<Option<YearGroup>> {
    let typed = cell.shown();
    let mut found: Vec<Option<YearGroup>> = Vec::new();
    for part in typed.split([',', ';']).filter(|part| !part.trim().is_empty()) {
        let one = one_year(part).ok_or_else(|| format!("no year group: {}", quoted(&typed)))?;
        if !found.contains(&one) {
            found.push(one);
        }
    }
    match found.as_slice() {
        [Some(one)] => Ok(Some(*one)),
        [None] => Err(format!("not a primary-school year group: {}", quoted(&typed))),
        _ => Err(format!("more than one year group: {}", quoted(&typed))),
    }
}

fn one_year(typed: &str) -> Option<Option<YearGroup>> {
    if words::says("nursery", typed) {
        return Some(Some(YearGroup::Nursery));
    }
    if words::says("reception", typed) {
        return Some(Some(YearGroup::Reception));
    }
    if words::says("not a primary year", typed) {
        return Some(None);
    }
    let key = key_of(typed);
    let digits = key.trim_start_matches(|c: char| c.is_alphabetic());
    let before = &key[..key.len() - digits.len()];
    let is_year = before.is_empty() || words::has_key("year words", before);
    let number: i32 = digits.parse().ok().filter(|_| is_year)?;
    let mut numbered = YearGroup::NAMES.iter().filter(|(_, year)| year.number() > 0);
    numbered.find(|(_, year)| year.number() == number).map(|(_, year)| Some(*year))
}

/// A class: one, or the same one several times.
pub(super) fn class(cell: &Cell) -> Value<String> {
    let typed = cell.shown();
    let mut found: Vec<&str> = Vec::new();
    for part in typed.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        if !found.contains(&part) {
            found.push(part);
        }
    }
    match found.as_slice() {
        [one] => Ok((*one).to_owned()),
        _ => Err(format!("more than one class: {}", quoted(&typed))),
    }
}

/// The sex, as the census has it.
pub(super) fn sex(cell: &Cell) -> Value<Option<Sex>> {
    let typed = cell.shown();
    if words::says("female", &typed) {
        Ok(Some(Sex::Female))
    } else if words::says("male", &typed) {
        Ok(Some(Sex::Male))
    } else if words::says("not said", &typed) {
        Ok(None)
    } else {
        Err(format!("neither F nor M: {}", quoted(&typed)))
    }
}

/// The term of birth.
pub(super) fn term(cell: &Cell) -> Value<Term> {
    let typed = cell.shown();
    let is = |heading: &str| words::says(heading, &typed);
    match (is("autumn"), is("spring"), is("summer")) {
        (true, ..) => Ok(Term::Autumn),
        (_, true, _) => Ok(Term::Spring),
        (.., true) => Ok(Term::Summer),
        _ => Err(format!("no term: {}", quoted(&typed))),
    }
}

/// A status that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReadStatus {
    pub(super) status: SenStatus,
    /// What to say about it: it is a code from before 2014.
    pub(super) remark: Option<String>,
}

/// A SEN status, by its code, by its whole label, or by both.
pub(super) fn status(cell: &Cell) -> Value<ReadStatus> {
    let typed = cell.shown();
    let old = words::labelled("old status ", &typed);
    let code = by_label("status ", &typed).or(old);
    let status = code.and_then(|code| {
        [SenStatus::None, SenStatus::Support, SenStatus::Plan]
            .into_iter()
            .find(|one| code == one.code().to_string())
    });
    let Some(status) = status else { return Err(format!("no SEN status: {}", quoted(&typed))) };
    let remark = old.map(|_| {
        format!("a code from before 2014, read as {}: {}", status.in_words(), quoted(&typed))
    });
    Ok(ReadStatus { status, remark })
}

/// Types of need, by their codes or whole labels; several if the cell lists several and each is one.
pub(super) fn needs(cell: &Cell) -> Value<Vec<NeedType>> {
    let typed = cell.shown();
    let one = |text: &str| by_label("need ", text.trim()).map(|code| NeedType(code.to_owned()));
    if let Some(need) = one(&typed) {
        return Ok(vec![need]);
    }
    for separator in [';', '/', '|', ','] {
        let parts = typed.split(separator).filter(|part| !part.trim().is_empty());
        let found: Option<Vec<NeedType>> = parts.map(one).collect();
        if let Some(found) = found.filter(|found| !found.is_empty()) {
            return Ok(found);
        }
    }
    Err(format!("no type of need: {}", quoted(&typed)))
}

/// A label, a code, or a code and its label: `K`, `SEN Support`, `K - SEN Support`, `SEN Support (K)`. Parts that say two
/// things say none.
fn by_label(start: &str, typed: &str) -> Option<&'static str> {
    if let Some(found) = words::labelled(start, typed) {
        return Some(found);
    }
    let separators = [" - ", " – ", ": ", "-", "("];
    separators.into_iter().find_map(|separator| {
        let (one, other) = typed.split_once(separator)?;
        let (one, other) = (words::labelled(start, one)?, words::labelled(start, other)?);
        (one == other).then_some(one)
    })
}

/// Whether a plan's year group is the one of a register, each as it is written.
pub(crate) fn is_same_year(plan: &str, register: &str) -> bool {
    let read = |typed: &str| year(&Cell::text(typed)).ok().flatten();
    plan == register || read(plan).is_some_and(|year| read(register) == Some(year))
}

/// The same for a day.
pub(crate) fn is_same_day(plan: &str, register: &str) -> bool {
    let read = |typed: &str| day(&Cell::text(typed)).ok();
    plan == register || read(plan).is_some_and(|day| read(register) == Some(day))
}

/// The same for a type of need.
pub(crate) fn is_same_need(plan: &str, register: &str) -> bool {
    let read = |typed: &str| by_label("need ", typed);
    plan == register || read(plan).is_some_and(|need| read(register) == Some(need))
}

/// Attendance in per cent.
pub(super) fn per_cent(cell: &Cell) -> Value<f64> {
    let typed = cell.shown();
    let plain = typed.trim_end_matches('%').trim();
    let number: f64 = plain.parse().map_err(|_| format!("no percentage: {}", quoted(&typed)))?;
    // A workbook has 94.5% as 0.945.
    let is_share = matches!(cell, Cell::Number(_)) && number <= 1.0;
    let number = if is_share { number * 100.0 } else { number };
    let rounded = (number * 10.0).round() / 10.0;
    if (0.0..=100.0).contains(&rounded) {
        Ok(rounded)
    } else {
        Err(format!("no percentage: {}", quoted(&typed)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(typed: &str) -> Cell {
        Cell::text(typed)
    }

    #[test]
    fn days_are_read_in_every_form_that_is_sure() {
        for typed in [
            "2018-11-05",
            "05/11/2018",
            "5-11-2018",
            "5.11.2018",
            "5 Nov 2018",
            "05-Nov-2018",
            "Mon 5 November 2018",
            "5th Nov 2018",
            "2018-11-05T00:00:00",
            "05/11/2018 00:00",
            "43409",
            "2018/11/05",
        ] {
            assert_eq!(
                day(&text(typed)).map(|day| day.to_string()),
                Ok("2018-11-05".into()),
                "{typed}"
            );
        }
        assert_eq!(day(&Cell::Number(43409.0)).unwrap().to_string(), "2018-11-05");
        for typed in [
            "05/11/18",
            "31/02/2018",
            "11/25/2018",
            "2018",
            "November 2018",
            "05/11/0018",
            "5 N 2018",
            "-",
        ] {
            assert!(day(&text(typed)).is_err(), "{typed}");
        }
        assert!(day(&text("05/11/18")).unwrap_err().contains("two digits"));
    }

    #[test]
    fn year_groups_are_read_in_every_form() {
        for (typed, number) in [
            ("Year 4", 4),
            ("Y4", 4),
            ("4", 4),
            ("Yr 4", 4),
            ("R", 0),
            ("Reception", 0),
            ("YR", 0),
            ("N1", -1),
            ("N2", -1),
            ("Nursery", -1),
            ("Year 4, Year 4", 4),
            ("NC Year 4", 4),
            ("0", 0),
        ] {
            let read = year(&text(typed)).unwrap().unwrap();
            assert_eq!(read.number(), number, "{typed}");
        }
        assert_eq!(year(&Cell::Number(4.0)).unwrap(), Some(YearGroup::Year4));
        assert!(year(&text("Year 8")).unwrap_err().contains("primary-school"));
        assert!(
            year(&text("Year 3, Year 4")).is_err()
                && year(&text("4A")).is_err()
                && year(&text("X")).is_err()
        );
    }

    #[test]
    fn statuses_and_needs_are_whole_labels() {
        let of = |typed: &str| status(&text(typed)).map(|read| read.status);
        for typed in
            ["K", "k", "SEN Support", "K - SEN Support", "SEN support (K)", "SEN\u{a0}Support"]
        {
            assert_eq!(of(typed), Ok(SenStatus::Support), "{typed}");
        }
        assert_eq!(of("Education, Health and Care Plan"), Ok(SenStatus::Plan));
        assert_eq!(of("N"), Ok(SenStatus::None));
        assert!(status(&text("P")).unwrap().remark.is_some());
        assert!(of("K - No SEN").is_err() && of("support staff").is_err());
        let codes = |typed: &str| {
            needs(&text(typed))
                .map(|found| found.iter().map(|one| one.0.clone()).collect::<Vec<_>>())
        };
        assert_eq!(codes("Speech, Language & Communication Needs"), Ok(vec!["SLCN".into()]));
        assert_eq!(codes("SLCN; ASD"), Ok(vec!["SLCN".into(), "ASD".into()]));
        assert_eq!(codes("ASD - Autistic Spectrum Disorder"), Ok(vec!["ASD".into()]));
        assert!(codes("behaviour").is_err() && codes("severe learning").is_err());
    }

    #[test]
    fn yes_and_no_have_many_forms() {
        for typed in ["Y", "yes", "T", "1", "✓", "TRUE"] {
            assert_eq!(flag(&text(typed)), Ok(Some(true)), "{typed}");
        }
        for typed in ["N", "no", "F", "0", "-", "✗"] {
            assert_eq!(flag(&text(typed)), Ok(Some(false)), "{typed}");
        }
        assert!(flag(&text("maybe")).is_err());
        assert_eq!(per_cent(&Cell::Number(0.945)), Ok(94.5));
        assert_eq!(per_cent(&text("94.5 %")), Ok(94.5));
        assert!(per_cent(&text("945")).is_err());
    }
}
