//! Names: in any order, with a title or an initial, joined or split.

use super::ordinary::{is_never, is_ordinary};
use super::{Open, Sure};
use crate::people::Name;
use crate::wording::fold::{Between, Folded, is_title};
use crate::wording::word_list;

/// The most words between a first name and the last one.
const BETWEEN: usize = 2;

/// Where a name is written: how certainly, and which words.
pub(super) type Written = (Sure, std::ops::Range<usize>);

/// Where a text writes somebody's name, the most certain place first.
pub(super) fn written(words: &[Folded], name: &Name, open: &Open) -> Option<Written> {
    let mut best: Option<Written> = None;
    for at in 0..words.len() {
        let found = full(words, at, name, open)
            .or_else(|| initial(words, at, name, open))
            .or_else(|| titled(words, at, name, open))
            .or_else(|| alone(words, at, name, open));
        let Some((sure, end)) = found else { continue };
        if best.as_ref().is_none_or(|(other, _)| *other < sure) {
            best = Some((sure, words[at].range.start..words[end - 1].range.end));
        }
        if sure == Sure::Certain {
            break;
        }
    }
    best
}

/// The most letters that other languages add to a name: `Deana`, `Kirbymi`, `Niamhy`.
const ENDING: usize = 4;

/// Where a text in another language may write a name with an ending of that language. It knows no language, so it is never
/// certain.
pub(super) fn inflected(words: &[Folded], name: &Name, open: &Open) -> Option<Written> {
    let is_told = |word: &&String| word.chars().count() > 2 && !open.is_known(word);
    let stems: Vec<&str> = name.words().filter(is_told).map(|word| stem(word)).collect();
    let found = words.iter().find(|word| {
        let has = |stem: &&str| {
            let rest = word.text.strip_prefix(*stem);
            rest.is_some_and(|rest| rest.chars().count() <= ENDING + 1)
        };
        word.capital && !open.is_known(&word.text) && stems.iter().any(has)
    });
    found.map(|word| (Sure::Possible, word.range.clone()))
}

/// A name without the vowel that endings take the place of.
fn stem(name: &str) -> &str {
    let without = name.strip_suffix(['a', 'e', 'i', 'o', 'u', 'y']);
    without.filter(|stem| stem.chars().count() > 2).unwrap_or(name)
}

/// The word after those that spell a name from `at` on, hyphens, apostrophes and the `s` of the possessive included.
fn spelt(words: &[Folded], at: usize, name: &str) -> Option<usize> {
    let mut rest = name;
    let mut end = at;
    loop {
        let word = words.get(end)?;
        if end > at && !joins(word, &words[end - 1]) {
            return None;
        }
        end += 1;
        match rest.strip_prefix(word.text.as_str()) {
            Some("") => break,
            Some(after) => rest = after,
            None => {
                // The Ashdowns; Ashdown’s without its apostrophe.
                let more = word.text.strip_prefix(rest).filter(|_| rest.chars().count() > 2)?;
                let hissing = rest.ends_with(['s', 'x', 'z', 'h']);
                if more == "s" || (more == "es" && hissing) {
                    break;
                }
                return None;
            }
        }
    }
    let possessive =
        words.get(end).is_some_and(|word| word.between == Between::Tight && word.text == "s");
    Some(end + usize::from(possessive))
}

/// Whether a word can continue the name that the word before it begins: always after a hyphen or an apostrophe; after
/// a space if both are written as names.
fn joins(word: &Folded, before: &Folded) -> bool {
    let particle = |word: &Folded| {
        word_list!("names", "parts of last names that join").contains(&word.text.as_str())
    };
    match word.between {
        Between::Tight => true,
        Between::Space => (word.capital || particle(word)) && (before.capital || particle(before)),
        Between::Start | Between::Sign => false,
    }
}

/// First and last name, in either order, with little between them.
fn full(words: &[Folded], at: usize, name: &Name, open: &Open) -> Option<(Sure, usize)> {
    let pairs = || {
        let long = |word: &&String| word.chars().count() > 1;
        name.given.iter().filter(long).flat_map(move |given| {
            name.family.iter().filter(long).map(move |family| (given, family))
        })
    };
    for (given, family) in pairs() {
        if given == family || open.is_somebody(given, family) {
            continue;
        }
        let sure = open.surely(given, family);
        let glued = [format!("{given}{family}"), format!("{family}{given}")];
        if glued.iter().any(|word| {
            words[at]
                .text
                .strip_prefix(word.as_str())
                .is_some_and(|rest| rest.is_empty() || rest == "s")
        }) {
            return Some((sure, at + 1));
        }
        for (first, second) in [(given, family), (family, given)] {
            let Some(next) = spelt(words, at, first) else { continue };
            for gap in 0..=BETWEEN {
                if words.get(next + gap).is_none_or(|word| word.opens) {
                    break;
                }
                if let Some(end) = spelt(words, next + gap, second) {
                    // “He will mark it” is nobody’s name.
                    let plain =
                        [first, second].iter().all(|word| is_ordinary(word) || is_never(word));
                    if plain && !(words[at].capital && words[next + gap].capital) {
                        break;
                    }
                    return Some((sure, end));
                }
                let between = &words[next + gap];
                let may = between.capital
                    || between.text.chars().count() == 1
                    || name.has(&between.text)
                    || word_list!("names", "between the first and the last name")
                        .contains(&between.text.as_str());
                if !may {
                    break;
                }
            }
        }
    }
    None
}

/// An initial with the last name, before or after it.
fn initial(words: &[Folded], at: usize, name: &Name, open: &Open) -> Option<(Sure, usize)> {
    let letter = name.initial()?;
    let is_initial = |word: &Folded| {
        // J., or JM for both.
        word.capital && word.text.starts_with(letter) && word.text.chars().count() <= 2
    };
    for family in name.family.iter().filter(|family| family.chars().count() > 1) {
        if open.is_initialled(letter, family) {
            continue;
        }
        let sure = open.surely_initialled(letter, family);
        if words[at].text == format!("{letter}{family}") && family.len() > 3 {
            return Some((sure, at + 1));
        }
        if is_initial(&words[at]) {
            for next in at + 1..=at + 2 {
                if let Some(end) = spelt(words, next, family) {
                    // The surrounding text says I, not an initial.
                    if words[at].text == "i"
                        && words[at].between != Between::Sign
                        && !words[next].capital
                    {
                        continue;
                    }
                    return Some((sure, end));
                }
                if words.get(next).is_none_or(|word| word.text.chars().count() > 1) {
                    break;
                }
            }
        }
        if let Some(end) = spelt(words, at, family)
            && let Some(next) = words.get(end)
            && next.text.chars().count() == 1
            && next.capital
            && !next.opens
            && is_initial(next)
            && !["i", "a"].contains(&next.text.as_str())
            && words[at].capital
        {
            return Some((sure, end + 1));
        }
    }
    None
}

/// A title with the last name.
fn titled(words: &[Folded], at: usize, name: &Name, open: &Open) -> Option<(Sure, usize)> {
    for family in name.family.iter().filter(|family| family.chars().count() > 1) {
        // Ms Moss, Ms P. Moss.
        let letter = words.get(at + 1).filter(|word| word.text.chars().count() == 1);
        let own = letter.and_then(|word| word.text.chars().next()) == name.initial();
        let initial = letter.is_some()
            && own
            && !name.initial().is_some_and(|letter| open.is_initialled(letter, family));
        let after_title = is_title(&words[at].text)
            .then(|| {
                spelt(words, at + 1, family)
                    .or_else(|| initial.then(|| spelt(words, at + 2, family)).flatten())
            })
            .flatten();
        let before = spelt(words, at, family);
        let before_title = before.filter(|end| {
            words.get(*end).is_some_and(|word| {
                is_title(&word.text) && word.between == Between::Sign && !word.opens
            })
        });
        let Some(end) = after_title.or(before_title.map(|end| end + 1)) else { continue };
        let title =
            after_title.map_or_else(|| words[end - 1].text.as_str(), |_| words[at].text.as_str());
        if let Some(sure) = open.titled(title, family, name) {
            return Some((sure, end));
        }
        return None;
    }
    None
}

/// One of the names by itself.
fn alone(words: &[Folded], at: usize, name: &Name, open: &Open) -> Option<(Sure, usize)> {
    for own in name.words() {
        if open.has_word(own, name) || is_never(own) {
            continue;
        }
        let Some(end) = spelt(words, at, own) else { continue };
        // Mrs Green of the staff is not the Green of the family.
        let titled = at > 0 && is_title(&words[at - 1].text);
        if titled && open.titled(&words[at - 1].text, own, name).is_none() {
            continue;
        }
        let word = &words[at];
        let telling = word.capital && !word.opens;
        if telling || !(is_ordinary(own) || own.chars().count() < 3) {
            return Some((Sure::Possible, end));
        }
    }
    None
}
