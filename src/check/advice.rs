//! Something that is not a value, or not one for this field -> the exact way to write it.

use crate::finding::{listed, nearest};
use crate::template::{Role, Scale, Template};
use crate::wording::{word_lines, word_list};

/// Numbers in words, as people write them in place of figures.
const NUMBERS: &[&[&str]] = word_lines!("figures", "numbers in words, each line with its figure");

/// What people write where nothing was measured.
const NOTHING: &[&str] = word_list!("forms", "in place of a value that nobody measured");

/// How to write what was typed for a value as schools measure it; `beside` is where its words go.
pub(super) fn measured(typed: &str, beside: &str, scales: &[Scale]) -> String {
    let text = typed.trim().to_lowercase();
    if NOTHING.contains(&text.as_str()) {
        return "measure it first; until then leave `value:` empty, and use `--draft`".into();
    }
    if let Some(figure) = spelled(&text) {
        return format!("write it in figures: `{figure}`");
    }
    if let Some(figure) = with_comma(&text) {
        return format!("write it with a point: `{figure}`");
    }
    if let Some(year) = of_years(&text) {
        return year;
    }
    let numbers = numbers(&text);
    match numbers.as_slice() {
        [] => no_number(typed, beside, scales),
        [one, other] if is_between(&text, one, other) => format!(
            "write one number, the one you are surer of, such as `{one}`; put the range in {beside}"
        ),
        [one] => match unit(&text, one) {
            Some(("£" | "pounds", _)) => format!("write `{one}`, and `unit: pounds`"),
            Some((unit, true)) => {
                format!("write `{one}` alone, and `unit: {unit}` if the unit is not given yet")
            }
            _ => format!(
                "write the number alone, `{one}`; say in {beside} that it is not exact, as in “{}”",
                said(&text, one)
            ),
        },
        _ => format!(
            "write one value: `11`, `6y 10m` for an age, `3/10`, `80%`, `78 (71–87)`, or a word from a scale; put the rest in {beside}"
        ),
    }
}

/// How to write a number of a field that takes figures only, by what the field is for.
pub(super) fn figures(typed: &str, role: Option<Role>, whole: bool) -> String {
    let text = typed.trim().to_lowercase();
    let numbers = numbers(&text);
    let words = "write how much in words in `frequency` instead of the four figures";
    let first = numbers.first().map(String::as_str);
    match role {
        Some(Role::Minutes) => match (numbers.as_slice(), minutes(&text)) {
            (_, Some(minutes)) => format!("write the minutes in figures: `minutes: {minutes}`"),
            ([times, each], None) if text.contains(['x', '×', '*']) => {
                format!("write `minutes: {each}` and `times_per_week: {times}`")
            }
            ([one, other], None) if is_between(&text, one, other) => {
                format!("write the usual length, such as `minutes: {other}`; or {words}")
            }
            _ => format!("write the minutes each time in figures, as in `minutes: 20`; or {words}"),
        },
        Some(Role::TimesPerWeek) => match (a_week(&text), numbers.as_slice()) {
            (Some(times), _) => format!("write `times_per_week: {times}`; or {words}"),
            (None, [times, each]) if text.contains(['x', '×', '*']) => {
                format!("write `times_per_week: {times}` and `minutes: {each}`")
            }
            (None, [one, other]) if is_between(&text, one, other) => {
                format!("write what is promised, such as `times_per_week: {one}`; or {words}")
            }
            (None, [one]) => format!("write `times_per_week: {one}`; or {words}"),
            _ => {
                format!("write how often a week in figures, `0.5` for once a fortnight; or {words}")
            }
        },
        Some(Role::GroupSize) => match numbers.as_slice() {
            [_, children] if text.contains(':') => {
                format!("write how many children are in the group, as in `group_size: {children}`")
            }
            [one, other] if is_between(&text, one, other) => {
                format!("write the usual size, such as `group_size: {other}`; or {words}")
            }
            [one] => format!("write `group_size: {one}`"),
            _ if text.contains("one to one") || text.contains("individual") || text == "1-1" => {
                "write `group_size: 1`".into()
            }
            _ if text.contains("class") => {
                "write how many children are in the class, as in `group_size: 30`".into()
            }
            _ if text.contains("pair") => "write `group_size: 2`".into(),
            _ => format!("write how many children in figures, as in `group_size: 4`; or {words}"),
        },
        Some(Role::Weeks) => match numbers.as_slice() {
            [one] => format!("write `weeks: {one}`"),
            [one, other] if is_between(&text, one, other) => format!(
                "write how many weeks, as in `weeks: {}`; or {words}",
                span(one, other, &text)
            ),
            _ if spelled_first(&text).is_some() => {
                format!("write `weeks: {}`", spelled_first(&text).unwrap_or_default())
            }
            _ => format!("write how many weeks in figures, as in `weeks: 11`; or {words}"),
        },
        _ => match (first.filter(|_| numbers.len() == 1), spelled(&text), with_comma(&text)) {
            (_, _, Some(figure)) => format!("write it with a point: `{figure}`"),
            (_, Some(figure), _) => format!("write it in figures: `{figure}`"),
            (Some(one), _, _) => format!("write the number alone: `{one}`"),
            _ if whole => "write only digits, as in `12`".into(),
            _ => "write only digits, and a point if need be, as in `7.25`".into(),
        },
    }
}

/// Where the words beside a value go: into the field beside it that is for them, or else into the target.
pub(super) fn beside(template: &Template, path: &str) -> String {
    let bare: Vec<&str> = path.split('.').filter_map(|part| part.split('[').next()).collect();
    let group = bare.split_last().and_then(|(_, above)| template.field(&above.join(".")));
    let roles = [Role::BaselineText, Role::PointShown, Role::ResultEvidence];
    let field = roles.into_iter().find_map(|role| group?.child(role));
    field.map_or_else(|| "the words of the target".into(), |field| format!("`{}`", field.id))
}

/// A number that is written in words.
fn spelled(text: &str) -> Option<&'static str> {
    let (figure, _) = NUMBERS
        .iter()
        .filter_map(|line| line.split_last())
        .find(|(_, words)| words.contains(&text))?;
    Some(figure)
}

/// The same at the beginning of a text.
fn spelled_first(text: &str) -> Option<&'static str> {
    spelled(text.split([' ', '-']).next()?)
}

/// The numbers in a text, as written.
fn numbers(text: &str) -> Vec<String> {
    let pieces = text.split(|c: char| !(c.is_ascii_digit() || c == '.'));
    let numbers = pieces.map(|piece| piece.trim_matches('.')).filter(|piece| !piece.is_empty());
    numbers.filter(|piece| piece.parse::<f64>().is_ok()).map(str::to_owned).collect()
}

/// `3,5` and `1,200`, with a point or without the comma.
fn with_comma(text: &str) -> Option<String> {
    let (whole, rest) = text.split_once(',')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(rest) {
        return None;
    }
    Some(if rest.len() == 3 { format!("{whole}{rest}") } else { format!("{whole}.{rest}") })
}

/// What is wrong with an age.
fn of_years(text: &str) -> Option<String> {
    let numbers = numbers(text);
    let years = word_list!("figures", "years, in an age");
    let says_years = text.split(|c: char| !c.is_alphabetic()).any(|word| years.contains(&word));
    let colon = text.contains([':', ';']);
    match numbers.as_slice() {
        [_, _] if colon && !says_years => Some(
            "an age is `6y 10m`, its months from 0 to 11; a time is a plain number of seconds or minutes, with its `unit`"
                .into(),
        ),
        [years, months] if says_years && months.parse::<f64>().is_ok_and(|m| m > 11.0) => {
            Some(format!("months run from 0 to 11, as in `{years}y 11m`"))
        }
        [one] if says_years && one.contains('.') => {
            let (years, rest) = one.split_once('.')?;
            Some(format!(
                "write years and months: `{years}y {}m`, or what is meant by the point",
                rest.trim_start_matches('0')
            ))
        }
        [one] if text.starts_with("year ") || (text.starts_with('y') && text[1..] == **one) => {
            Some(
                "a year group is not a value: write the age, as in `6y 10m`, or a word from a scale"
                    .into(),
            )
        }
        _ => None,
    }
}

/// Whether a text says `3-4`, `3 to 4` or `between 3 and 4`.
fn is_between(text: &str, one: &str, other: &str) -> bool {
    let Some((_, rest)) = text.split_once(one) else { return false };
    let Some((middle, _)) = rest.split_once(other) else { return false };
    ["-", "–", "—", "to", "or", "and"].contains(&middle.trim())
}

/// How many weeks `weeks 1 to 6` are.
fn span(one: &str, other: &str, text: &str) -> String {
    match (one.parse::<i64>(), other.parse::<i64>()) {
        (Ok(first), Ok(last)) if text.contains("week") && text.starts_with("week") => {
            (last - first + 1).to_string()
        }
        _ => other.to_owned(),
    }
}

/// What is beside the only number in a text, and whether it is a unit.
fn unit<'t>(text: &'t str, number: &str) -> Option<(&'t str, bool)> {
    let (before, after) = text.split_once(number)?;
    if before.trim() == "£" {
        return Some(("£", true));
    }
    let after = after.trim().trim_start_matches('-').trim();
    let plain = !after.is_empty() && after.chars().all(|c| c.is_alphabetic() || c == ' ');
    let vague = word_list!("figures", "roughly");
    (before.trim().is_empty() && plain && !vague.contains(&after)).then_some((after, true))
}

/// `<5` in words.
fn said(text: &str, number: &str) -> String {
    match text.chars().next() {
        Some('<') => format!("fewer than {number}"),
        Some('>') => format!("more than {number}"),
        Some('≤') => format!("at most {number}"),
        Some('≥') => format!("at least {number}"),
        Some('~' | '≈') => format!("about {number}"),
        _ if text.ends_with('+') => format!("{number} or more"),
        _ => text.to_owned(),
    }
}

/// A text without a number: perhaps nearly a word of a scale.
fn no_number(typed: &str, beside: &str, scales: &[Scale]) -> String {
    let words = || scales.iter().flat_map(|scale| scale.steps.iter().map(String::as_str));
    let lower = typed.trim().to_lowercase();
    if let Some(near) = nearest(&lower, words()) {
        return format!("did you mean `{near}`?");
    }
    if let Some(step) = words().find(|step| lower.contains(&step.to_lowercase())) {
        return format!("write `{step}` alone; put the rest in {beside}");
    }
    let known = scales.iter().map(|scale| scale.steps.join(" < "));
    let known: Vec<String> = known.take(3).collect();
    if known.is_empty() {
        return format!("put the number in `value` and the words in {beside}");
    }
    format!(
        "put the number in `value` and the words in {beside}; the only words that count as values are those of a scale, such as {}",
        listed(known.iter().map(String::as_str))
    )
}

/// `half an hour` in minutes.
fn minutes(text: &str) -> Option<String> {
    let short = text.strip_suffix('h').map(str::trim_end);
    let hours = text.contains("hour")
        || text.contains("hr")
        || short.is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()));
    let numbers = numbers(text);
    match numbers.as_slice() {
        _ if text.contains(['½', '¼', '¾']) => None,
        [] if text.contains("half an hour") && text.contains("one") => Some("90".into()),
        [] if text.contains("half") && hours => Some("30".into()),
        [] if text.contains("three quarters") && hours => Some("45".into()),
        [] if text.contains("quarter") && hours => Some("15".into()),
        [] if hours && (text.starts_with("an ") || text.starts_with("one ")) => Some("60".into()),
        [] => Some(spelled_first(text)?.to_owned()),
        [one] if hours => Some((one.parse::<f64>().ok()? * 60.0).to_string()),
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// How often a week a text says, in figures.
fn a_week(text: &str) -> Option<&'static str> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match text {
        // What is counted by the month or the term, or more than once a fortnight, has no one figure.
        _ if has(&["term", "twice a month", "times a month"]) => None,
        _ if has(&["twice a fortnight", "two times a fortnight"]) => Some("1"),
        _ if has(&["times a fortnight"]) => None,
        _ if has(word_list!("time", "every other week")) => Some("0.5"),
        _ if has(&["twice a day", "twice daily", "two times a day"]) => Some("10"),
        _ if has(word_list!("time", "every day")) => Some("5"),
        _ if has(&["monthly", "once a month", "every four weeks"]) => Some("0.25"),
        _ if has(&["twice", "two times"]) => Some("2"),
        _ if has(&["three times", "thrice"]) => Some("3"),
        _ if has(&["four times"]) => Some("4"),
        _ if has(&["five times"]) => Some("5"),
        _ if has(&["weekly", "once", "every week"]) => Some("1"),
        _ => spelled(text),
    }
}
