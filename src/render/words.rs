//! Values -> the words of a sentence: labels with parts that may be left out, how often, which number, who.

use std::sync::Arc;

use minijinja::{Environment, Error, ErrorKind, State, Value};

use crate::template::Labels;

use super::shown;

/// A label with its values filled in, or the name that it asks for and was not given. `{name}` stands for a value; what
/// stands in square brackets is left out if a value within it is empty or was not given, so that one label serves however
/// much is known: `{who} said this[ on {date}][ ({how})].`
pub(super) fn filled(
    label: &str,
    value: &dyn Fn(&str) -> Option<String>,
) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = label;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((part, after)) = after.split_once(']') else { break };
        out.push_str(&put(before, value)?);
        let given = |name: &str| value(name).filter(|value| !value.is_empty());
        out.push_str(&put(part, &given).unwrap_or_default());
        rest = after;
    }
    out.push_str(&put(rest, value)?);
    Ok(out)
}

/// The words with their values in place of the names in braces.
fn put(words: &str, value: &dyn Fn(&str) -> Option<String>) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        out.push_str(before);
        out.push_str(&value(name).ok_or_else(|| name.to_owned())?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// The filters that turn values into words.
pub(super) fn add(environment: &mut Environment<'static>, labels: &Arc<Labels>) {
    environment.add_filter("sentence", |value: &Value| on_text(value, sentence));
    let proper = proper(labels);
    environment.add_filter("within", move |state: &State<'_, '_>, value: &Value| {
        let mut names = names(state);
        names.extend_from_slice(&proper);
        on_text(value, |text| within(text, &names))
    });
    environment.add_filter("person", |value: &Value| on_text(value, person));
    environment.add_filter("first_person", |value: &Value| texts(value).iter().any(|t| says_i(t)));
    let words = Arc::clone(labels);
    environment.add_filter("listed", move |value: &Value| {
        let items = texts(value);
        listed(&items, words.get("words.and").unwrap_or(", "))
    });
    let words = Arc::clone(labels);
    environment.add_filter("every", move |value: &Value| {
        on_text(value, |text| every(text, words.get("words.every").unwrap_or("{what}")))
    });
    let words = Arc::clone(labels);
    environment.add_filter("times_a_week", move |times: &Value| {
        if times.is_none() {
            return Ok::<_, Error>(Value::from(()));
        }
        let number = f64::try_from(times.clone())?;
        Ok(Value::from(times_a_week(number, &|key| words.get(key).unwrap_or_default().to_owned())))
    });
    let words = Arc::clone(labels);
    environment.add_filter("nth", move |number: &Value| {
        let known = words.get(&format!("words.nth.{}", shown(number)));
        known.map(str::to_owned).ok_or_else(|| {
            let message = format!("the labels have no word for number {}", shown(number));
            Error::new(ErrorKind::InvalidOperation, message)
        })
    });
}

/// The texts of a list, or a text alone.
fn texts(value: &Value) -> Vec<String> {
    if let Some(text) = value.as_str() {
        return vec![text.to_owned()];
    }
    let items = value.try_iter().into_iter().flatten();
    items.filter(|item| !item.is_none()).map(|item| shown(&item)).collect()
}

/// Does something with a text, or with each of a list; nothing stays nothing.
fn on_text(value: &Value, work: impl Fn(&str) -> String) -> Value {
    if let Some(text) = value.as_str() {
        return Value::from(work(text));
    }
    match value.try_iter() {
        Ok(items) if !value.is_none() => items
            .map(|item| item.as_str().map_or(item.clone(), |text| Value::from(work(text))))
            .collect(),
        _ => value.clone(),
    }
}

/// How often a week, in words; what does not come a whole number of times a week by the fortnight or in weeks.
fn times_a_week(times: f64, label: &dyn Fn(&str) -> String) -> String {
    let is_whole = |number: f64| (number - number.round()).abs() < 0.01;
    let known = label(&format!("words.times.{times}"));
    if !known.is_empty() {
        known
    } else if is_whole(times) || (times > 0.5 && !is_whole(times * 2.0)) {
        label("words.times.many").replace("{times}", &times.to_string())
    } else if is_whole(times * 2.0) {
        label("words.times.fortnight").replace("{times}", &(times * 2.0).to_string())
    } else {
        label("words.times.weeks").replace("{weeks}", &(1.0 / times).round().to_string())
    }
}

/// A text that ends as a sentence does.
fn sentence(text: &str) -> String {
    let text = text.trim_end();
    let inner = text.trim_end_matches(['”', '’', '"', '\'', ')']);
    if text.is_empty() || inner.ends_with(['.', '!', '?', '…', ':']) || text.ends_with('.') {
        return text.to_owned();
    }
    format!("{}.", text.trim_end_matches([',', ';']))
}

/// Words that keep their capital within a sentence although no name: makers' and methods' names that stand in
/// answers to “how?”.
const KEPT: [&str; 17] = [
    "I",
    "Makaton",
    "Signalong",
    "Skype",
    "Zoom",
    "Teams",
    "Google",
    "Tapestry",
    "Seesaw",
    "ClassDojo",
    "WhatsApp",
    "Widgit",
    "Lego",
    "Boxall",
    "English",
    "Turkish",
    "Polish",
];

/// Words that are names in any plan: the days, the months, the languages.
fn proper(labels: &Labels) -> Vec<String> {
    let days = (0..7).map(|day| labels.weekday(day + 1));
    let months = (1..=12).map(|month| labels.month(month));
    let languages = labels.keys().filter(|key| key.starts_with("choices.language."));
    let languages = languages.filter_map(|key| labels.get(key));
    days.chain(months).chain(languages).map(str::to_owned).collect()
}

/// The names that the plan's pupil and parents go by; in a document of a class, those of the pupil at hand.
fn names(state: &State<'_, '_>) -> Vec<String> {
    let mut names = Vec::new();
    let whole = state.lookup("one");
    let of = |name: &str| {
        let own = whole.as_ref().and_then(|one| one.get_attr(name).ok());
        own.filter(|value| !value.is_undefined()).or_else(|| state.lookup(name))
    };
    let text = |group: &Value, field: &str| {
        group.get_attr(field).ok().and_then(|value| value.as_str().map(str::to_owned))
    };
    if let Some(pupil) = of("pupil") {
        names.extend(["known_as", "first_name", "last_name"].map(|field| text(&pupil, field)));
    }
    let parents = of("family").and_then(|family| family.get_attr("parents").ok());
    for parent in parents.iter().flat_map(|parents| parents.try_iter().into_iter().flatten()) {
        names.push(text(&parent, "name"));
    }
    let words = names.iter().flatten().flat_map(|name| name.split([' ', '-']));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A text as it stands within a sentence: without its capital, unless its first word is a name or an abbreviation, and
/// without its full stop.
fn within(text: &str, names: &[String]) -> String {
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
        || KEPT.contains(&first)
        || names.iter().any(|name| first == name || first.strip_suffix('s') == Some(name))
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
    let titles = ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr"];
    let second = words.next().and_then(|word| word.chars().next());
    titles.contains(&first) || second.is_some_and(char::is_uppercase)
}

/// Somebody with what the person is in brackets, so that a sentence may go on after it: `Mrs Aksoy (bilingual worker)` for
/// `Mrs Aksoy, bilingual worker`. Of two people both keep their commas.
fn person(text: &str) -> String {
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
fn says_i(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'');
    words.any(|word| {
        matches!(word, "I" | "me" | "Me" | "my" | "My")
            || word.starts_with("I’")
            || word.starts_with("I'")
    })
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(items: &[String], and: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [all @ .., last] => format!("{}{and}{last}", all.join(", ")),
    }
}

/// How often something is done: `week` is every week, `weekly` and `on Fridays` are said as they stand.
fn every(text: &str, label: &str) -> String {
    let text = within(text, &[]);
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let adverb =
        first.ends_with("ly") && !["family", "assembly", "reply"].contains(&first.as_str());
    let said = [
        "every",
        "each",
        "once",
        "twice",
        "three",
        "four",
        "five",
        "six",
        "on",
        "at",
        "in",
        "after",
        "before",
        "during",
        "when",
        "all",
        "as",
        "by",
        "half-termly",
        "any",
        "most",
        "mid",
        "throughout",
        "whenever",
        "per",
        "the",
        "two",
    ];
    if adverb || said.contains(&first.as_str()) || first.starts_with(|c: char| c.is_ascii_digit()) {
        return text;
    }
    label.replace("{what}", &text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(label: &str, values: &[(&str, &str)]) -> String {
        let given = |name: &str| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        filled(label, &given).unwrap_or_else(|name| format!("no {name}"))
    }

    #[test]
    fn a_part_in_brackets_is_left_out_with_its_value() {
        let label = "{who} said this[ to {by}][ on {date}][ ({how})].";
        let all = [("who", "Kofi"), ("by", "Mr Pike"), ("date", "8 May"), ("how", "talking")];
        assert_eq!(say(label, &all), "Kofi said this to Mr Pike on 8 May (talking).");
        let few = [("who", "Kofi"), ("by", ""), ("date", ""), ("how", "talking")];
        assert_eq!(say(label, &few), "Kofi said this (talking).");
        assert_eq!(say("Page {page}", &[("page", "{page}")]), "Page {page}");
        assert_eq!(say("Page {page} of {pages}", &[("page", "1")]), "no pages");
    }

    #[test]
    fn a_value_with_brackets_and_braces_is_only_a_value() {
        assert_eq!(say("[{how}]!", &[("how", "a [b] {c}")]), "a [b] {c}!");
    }

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
            assert_eq!(within(typed, &["Iris".to_owned(), "Monday".to_owned()]), said);
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
