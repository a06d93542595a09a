//! How often a week a text says that something happens.

use std::ops::Range;

use super::text;
use super::word::{Kind, Word};
use super::word_list;
use super::{lists, measure};

/// How often a week, with the words that say so.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Often {
    /// Times a week; for `every day`, five.
    pub(crate) times: f64,
    /// Where it is.
    pub(crate) range: Range<usize>,
}

const WEEKDAYS: &[&str] = word_list!("time", "school days, one and all of them");

/// What stands between a number and `a week`: `four times`, `three mornings`.
const TIMES: &[&str] = word_list!("time", "between a number and a week");

/// What a text says about how often something happens in a week. `Weekly` and `every week` do not say.
pub(crate) fn often(said: &str) -> Vec<Often> {
    let words = text::words(said);
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        match at(&words, index) {
            Some((times, last)) => {
                let range = words[index].range.start..words[last].range.end;
                found.push(Often { times, range });
                index = last + 1;
            }
            None => index += 1,
        }
    }
    found
}

/// The frequency that begins at a word, with its last word.
fn at(words: &[Word<'_>], index: usize) -> Option<(f64, usize)> {
    let word = |ahead: usize| words.get(index + ahead);
    let is = |ahead: usize, plain: &[&str]| word(ahead).is_some_and(|word| word.is_any(plain));
    let every = ["every", "each"];
    if is(0, &every) && is(1, &["other"]) || is(0, &["alternate"]) {
        return None;
    }
    // `Every day`, but not `every day of the holidays` or `every day that he is late`.
    let tied = |ahead: usize| {
        is(ahead, word_list!("time", "after every day that is not every day of the week"))
    };
    if is(0, &every) && is(1, &["day", "morning", "afternoon"]) && !tied(2) {
        return Some((5.0, index + 1));
    }
    if is(0, &["daily"]) {
        return Some((5.0, index));
    }
    if is(0, &["twice"]) && is(1, &["daily", "day"]) {
        return Some((10.0, index + 1));
    }
    if is(0, &["on", "every", "each"]) && is(1, WEEKDAYS) {
        return weekdays(words, index + 1, is(0, &["on"]));
    }
    let number = word(0).filter(|word| word.kind == Kind::Number)?;
    let times = number.plain.parse().ok().or_else(|| lists::number(&number.plain))?;
    let once = number.is_any(&["once", "twice"]);
    let counted = usize::from(is(1, TIMES));
    if !once && counted == 0 {
        // `five minutes a day` is every day.
        let unit = is(1, word_list!("time", "minutes in a sentence"));
        let day = is(2, word_list!("time", "before the unit of a frequency")) && is(3, &["day"]);
        return (unit && day).then_some((5.0, index + 3));
    }
    let per = is(1 + counted, word_list!("time", "before the unit of a frequency"));
    match word(2 + counted).filter(|_| per)? {
        unit if unit.is("week") => Some((times, index + 2 + counted)),
        unit if unit.is("day") => Some((times * 5.0, index + 2 + counted)),
        unit if unit.is("fortnight") => Some((times / 2.0, index + 2 + counted)),
        _ => None,
    }
}

/// `On Mondays and Thursdays`; for a single day only `on Mondays`, since `on Monday` is one Monday.
fn weekdays(words: &[Word<'_>], first: usize, on: bool) -> Option<(f64, usize)> {
    let mut last = first;
    let mut count = 1.0;
    let plural = words[first].plain.ends_with('s');
    while let Some(next) = words.get(last + 1) {
        if next.is_any(WEEKDAYS) {
            (count, last) = (count + 1.0, last + 1);
        } else if (next.is_any(&["and", ","]))
            && words.get(last + 2).is_some_and(|word| word.is_any(WEEKDAYS))
        {
            (count, last) = (count + 1.0, last + 2);
        } else {
            break;
        }
    }
    (plural || !on || count > 1.0).then_some((count, last))
}

/// The words of a text that distinguish one thing from another, without a final s: four or more letters, no number, no
/// time.
pub(crate) fn telling(said: &str) -> Vec<String> {
    let common = word_list!("support", "words that tell no provision from another");
    let words = text::words(said);
    let telling = words.iter().enumerate().filter(|(index, word)| {
        word.kind == Kind::Letters
            && word.plain.chars().count() >= 4
            && !common.contains(&word.plain.as_ref())
            && measure::worth(&words, *index) == measure::Worth::Nothing
    });
    telling
        .map(|(_, word)| word.plain.strip_suffix('s').unwrap_or(&word.plain).to_owned())
        .collect()
}

/// An adult whom a text names with a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Titled {
    /// The last name in lower case: of `Mr Joel Pike`, `pike`.
    pub(crate) last_name: String,
    /// Where the last name is, in bytes.
    pub(crate) range: Range<usize>,
}

/// The adults whom a text names with their titles.
pub(crate) fn titled(said: &str) -> Vec<Titled> {
    let is_title = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word_list!("people", "titles before a name").contains(&word.to_lowercase().as_str())
    };
    let words: Vec<text::Spaced> = text::spaced(said).collect();
    let mut names = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if !is_title(&said[word.bare.clone()]) {
            continue;
        }
        let mut last = None;
        for text::Spaced { range, bare } in words[index + 1..].iter().take(4) {
            let (name, plain) = (&said[range.clone()], &said[bare.clone()]);
            if !plain.starts_with(char::is_uppercase) || is_title(plain) {
                break;
            }
            last = Some(Titled { last_name: last_name(plain), range: bare.clone() });
            // A comma or a possessive s ends a name.
            if name.ends_with([',', ';', '.', ':', ')'])
                || name.ends_with("’s")
                || name.ends_with("'s")
            {
                break;
            }
        }
        names.extend(last);
    }
    names
}

/// The last names of the adults whom a text names with their titles, in lower case.
pub(crate) fn last_names(said: &str) -> Vec<String> {
    titled(said).into_iter().map(|adult| adult.last_name).collect()
}

/// A last name in the form used to compare them: in lower case, without the possessive s.
fn last_name(word: &str) -> String {
    let lower = word.to_lowercase();
    let plain = lower.trim_end_matches("’s").trim_end_matches("'s");
    plain.trim_end_matches(['’', '\'']).to_owned()
}
