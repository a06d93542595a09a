//! How a text reads in its place: within a sentence, at its end, in a list.

use crate::wording::word_list;

/// What a sentence ends with, in any script.
const ENDS: [char; 11] = ['.', '!', '?', '…', ':', '۔', '؟', '।', '॥', '。', '؛'];

/// A text that ends as a sentence does.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim_end();
    let inner = text.trim_end_matches(['”', '’', '"', '\'', ')']);
    if text.is_empty() || inner.ends_with(ENDS) || text.ends_with('.') {
        return text.to_owned();
    }
    format!("{}.", text.trim_end_matches([',', ';']))
}

/// Words that keep their capital within a sentence although nobody is called so: names of makers and methods in answers to
/// “how?”.
const CAPITALISED: &[&str] = word_list!("lines", "words that keep their capital");

/// A text as it is within a sentence: without its capital, unless its first word is a name (`is_name` knows
/// them) or an abbreviation, and without its full stop.
pub(super) fn within(text: &str, is_name: &dyn Fn(&str) -> bool) -> String {
    let text = text.trim().trim_end_matches('.');
    if let Some(rest) = text.strip_prefix("E-") {
        return format!("e-{rest}");
    }
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let mut chars = first.chars();
    let Some(capital) = chars.next() else { return text.to_owned() };
    let rest_small =
        chars.clone().all(char::is_lowercase) && chars.next().is_some() || first == "A";
    if !capital.is_uppercase()
        || !rest_small
        || CAPITALISED.contains(&first)
        || is_name(first)
        || first.strip_suffix('s').is_some_and(is_name)
        || is_titled(text)
    {
        return text.to_owned();
    }
    capital.to_lowercase().chain(text.chars().skip(1)).collect()
}

/// Whether a text begins with a person: a title, or two words with capitals.
fn is_titled(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default().trim_end_matches('.');
    let titles = word_list!("people", "titles before a name, with their capitals");
    let second = words.next().and_then(|word| word.chars().next());
    titles.contains(&first) || second.is_some_and(char::is_uppercase)
}

/// Somebody with what the person is in brackets, so that a sentence may go on after it: `Mrs Aksoy (bilingual worker)` for
/// `Mrs Aksoy, bilingual worker`. Of two people both keep their commas.
pub(super) fn person(text: &str) -> String {
    match text.split_once(", ") {
        Some((name, role))
            if !role.contains([',', '(']) && !role.starts_with(|c: char| c.is_uppercase()) =>
        {
            format!("{name} ({role})")
        }
        _ => text.to_owned(),
    }
}

/// Whether a text speaks as the child: `I`, `me`, `my`.
pub(super) fn says_i(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'');
    words.any(|word| {
        word_list!("people", "I and me").contains(&word)
            || word.starts_with("I’")
            || word.starts_with("I'")
    })
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(items: &[String], comma: &str, and: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [all @ .., last] => format!("{}{and}{last}", all.join(comma)),
    }
}

/// How often something is done: `week` is every week, `weekly` and `on Fridays` are said as they are.
pub(super) fn every(text: &str, label: &str) -> String {
    let text = within(text, &|_| false);
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let adverb =
        first.ends_with("ly") && !["family", "assembly", "reply"].contains(&first.as_str());
    let said = word_list!("time", "beginnings of what says how often");
    // Of another language only the word is known that the label has itself, such as `bob` in Welsh.
    let own = label.split("{what}").next().unwrap_or_default().trim();
    let has_own = !own.is_empty() && first == own.to_lowercase();
    let counts = first.starts_with(|c: char| c.is_ascii_digit());
    if adverb || has_own || said.contains(&first.as_str()) || counts {
        return text;
    }
    label.replace("{what}", &text)
}

/// What a list says that says there is nothing to list.
const NONE_IN_WORDS: [&str; 3] = ["none", "none.", "no"];

/// Whether the only item of a list says that there is none: `None.`
pub(super) fn says_none(items: &[String]) -> bool {
    matches!(items, [only] if NONE_IN_WORDS.contains(&only.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::{every, sentence, within};

    #[test]
    fn words_within_a_sentence_lose_their_capital_and_names_keep_it() {
        for (typed, said) in [
            ("Talking, with picture cards", "talking, with picture cards"),
            ("At the meeting.", "at the meeting"),
            ("Makaton signs", "Makaton signs"),
            ("PECS cards", "PECS cards"),
            ("Mr Pike asked", "Mr Pike asked"),
            ("Ama Mensah rang", "Ama Mensah rang"),
            ("A letter", "a letter"),
            ("I asked her", "I asked her"),
            ("Iris chooses each day", "Iris chooses each day"),
            ("E-mail", "e-mail"),
            ("Mondays and Thursdays", "Mondays and Thursdays"),
            ("", ""),
        ] {
            assert_eq!(within(typed, &|word| ["Iris", "Monday"].contains(&word)), said);
        }
    }

    #[test]
    fn how_often_reads_as_one_would_say_it() {
        for (typed, said) in [
            ("week", "every week"),
            ("Weekly", "weekly"),
            ("each guided lesson", "each guided lesson"),
            ("half-termly", "half-termly"),
            ("second Friday", "every second Friday"),
            ("on Fridays", "on Fridays"),
            ("2 weeks", "2 weeks"),
        ] {
            assert_eq!(every(typed, "every {what}"), said);
        }
    }

    #[test]
    fn sentences_end() {
        for (typed, ended) in [
            ("A trip", "A trip."),
            ("“Yes.”", "“Yes.”"),
            ("Why?", "Why?"),
            ("one,", "one."),
            ("", ""),
        ] {
            assert_eq!(sentence(typed), ended);
        }
    }
}
