//! Words of a choice as people write them: `Year 2`, `Autumn term`, `In class`.

use super::folded;
use crate::template::{Choice, Role};
use crate::wording::word_list;

/// The choice that is meant, if there is just one.
pub(in crate::check) fn read<'c>(
    typed: &str,
    choices: &'c [Choice],
    role: Option<Role>,
) -> Option<&'c Choice> {
    let wanted = key(typed);
    by_key(&wanted, choices).or_else(|| match role {
        Some(Role::YearGroup) => by_key(&year_group(&wanted)?, choices),
        Some(Role::Term) => by_key(&term(&wanted), choices),
        Some(Role::KeyStage) => by_key(&key_stage(&wanted)?, choices),
        Some(Role::Weekdays) => weekday(&wanted, choices),
        Some(Role::DocumentLanguage) => by_key(language(&wanted), choices),
        _ => None,
    })
}

/// The number of a year group that a primary school has not.
pub(in crate::check) fn secondary_year(typed: &str) -> Option<u32> {
    let year: u32 = year_group(&key(typed))?.strip_prefix("year-")?.parse().ok()?;
    (year > 6).then_some(year)
}

/// The one choice whose id or label is this.
fn by_key<'c>(wanted: &str, choices: &'c [Choice]) -> Option<&'c Choice> {
    let is_it = |choice: &&Choice| key(&choice.id) == wanted || key(&choice.label) == wanted;
    let mut found = choices.iter().filter(is_it);
    found.next().filter(|_| found.next().is_none())
}

/// Small letters, with hyphens for spaces and underscores.
fn key(typed: &str) -> String {
    folded(typed).replace('&', "and").replace([' ', '_', '/'], "-")
}

/// `2`, `y2`, `yr-2` and `year2` as `year-2`; `r` and `yr` as `reception`.
fn year_group(key: &str) -> Option<String> {
    let rest = ["year", "yr", "y"].iter().find_map(|start| key.strip_prefix(start)).unwrap_or(key);
    let rest = rest.trim_start_matches('-');
    match (rest, key) {
        ("r", _) | (_, "yr" | "rec" | "year-r") => Some("reception".into()),
        (_, "n" | "nur") => Some("nursery".into()),
        (figures, _) => {
            let number = word_list!("figures", "numbers, each the one after the one before")
                .iter()
                .position(|word| *word == figures)
                .map(|at| at + 1)
                .or_else(|| figures.parse().ok());
            number.map(|number: usize| format!("year-{number}"))
        }
    }
}

/// `cymraeg` and `cy-gb` as `cy`.
fn language(key: &str) -> &str {
    if key == "cymraeg" { "cy" } else { key.split('-').next().unwrap_or(key) }
}

/// `autumn-term-2026` as `autumn`.
fn term(key: &str) -> String {
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> =
        key.split('-').filter(|part| *part != "term" && !is_year(part)).collect();
    parts.join("-")
}

/// `mon`, `weds` and `thursdays`: the one day that begins so, or that is begun so.
fn weekday<'c>(key: &str, choices: &'c [Choice]) -> Option<&'c Choice> {
    let one = key.trim_end_matches(['s', '.']);
    let is_it = |choice: &&Choice| one.len() > 1 && choice.id.starts_with(one);
    let mut found = choices.iter().filter(is_it);
    found.next().filter(|_| found.next().is_none())
}

/// `ks1`, `1` and `key-stage-1` as `one`.
fn key_stage(key: &str) -> Option<String> {
    let rest = ["key-stage", "ks"].iter().find_map(|start| key.strip_prefix(start)).unwrap_or(key);
    match rest.trim_start_matches('-') {
        "1" | "one" => Some("one".into()),
        "2" | "two" => Some("two".into()),
        _ => None,
    }
}
