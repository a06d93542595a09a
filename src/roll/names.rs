//! Names as systems export them -> names as they are written.

use super::words;

/// A name that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ReadName {
    pub(super) first: Option<String>,
    pub(super) known_as: Option<String>,
    pub(super) last: Option<String>,
    /// Whether it was guessed which part is which.
    pub(super) is_guess: bool,
}

/// A name in capitals in its usual form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Usual {
    pub(super) name: String,
    /// Whether it is left in capitals, since its usual form is not sure.
    pub(super) is_unsure: bool,
}

/// First and last name from one cell: `Adams, Ava`, `Adams, Ava (Avie)`, `Ava Adams`.
pub(super) fn both(typed: &str) -> ReadName {
    let (typed, known_as) = without_brackets(typed);
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    if let Some((last, first)) = typed.split_once(',') {
        return ReadName { first: some(first), known_as, last: some(last), is_guess: false };
    }
    let typed = typed.trim();
    match typed.split_once(' ') {
        Some((first, last)) => ReadName {
            first: some(first),
            known_as,
            last: some(last),
            is_guess: last.contains(' '),
        },
        None => ReadName { first: some(typed), known_as, last: None, is_guess: false },
    }
}

/// A name, and what is in brackets after it: the name that the child goes by.
fn without_brackets(typed: &str) -> (String, Option<String>) {
    let Some((before, rest)) = typed.split_once('(') else { return (typed.to_owned(), None) };
    let (within, after) = rest.split_once(')').unwrap_or((rest, ""));
    let known_as = Some(within.trim().to_owned()).filter(|name| !name.is_empty());
    (format!("{} {}", before.trim_end(), after.trim_start()).trim().to_owned(), known_as)
}

/// A name that is written in capitals in its usual form, where that is safe; any other as it is.
pub(super) fn usual(typed: &str) -> Usual {
    let letters: Vec<char> = typed.chars().filter(|c| c.is_alphabetic()).collect();
    let is_capitals = letters.len() > 1 && letters.iter().all(|c| !c.is_lowercase());
    let as_it_is = |is_unsure| Usual { name: typed.to_owned(), is_unsure };
    if !is_capitals || !letters.iter().any(|c| c.is_uppercase()) {
        return as_it_is(false);
    }
    let parts: Vec<&str> = typed.split(' ').collect();
    let last = parts.len().saturating_sub(1);
    let mut made = Vec::new();
    let mut is_start = true;
    for (at, word) in parts.into_iter().enumerate() {
        let key = words::key_of(word);
        if at < last && words::has_key("small or large in names", &key) {
            return as_it_is(true);
        }
        is_start &= at < last && words::has_key("small in names", &key);
        if is_start {
            made.push(key);
            continue;
        }
        let parts: Option<Vec<String>> = word.split('-').map(part).collect();
        match parts {
            Some(parts) => made.push(parts.join("-")),
            None => return as_it_is(true),
        }
    }
    Usual { name: made.join(" "), is_unsure: false }
}

/// A word between spaces and hyphens in its usual form; `None` if that is not sure.
fn part(word: &str) -> Option<String> {
    // The dot of a Turkish İ becomes a mark of its own.
    let lower = word.to_lowercase().replace("i\u{307}", "i");
    // MACDONALD is Macdonald or MacDonald; nobody knows but the family.
    if lower.starts_with("mac") && lower.chars().count() > 5 {
        return None;
    }
    // TJ is two initials.
    let has_vowel = lower.chars().any(|c| "aeiouy".contains(c) || !c.is_ascii());
    if !has_vowel && lower.chars().count() > 1 {
        return None;
    }
    if let Some(rest) = lower.strip_prefix("mc").filter(|rest| rest.chars().count() > 2) {
        return Some(format!("Mc{}", capital(rest)));
    }
    for mark in ['\'', '’'] {
        if let Some((before, after)) = lower.split_once(mark) {
            let is_short = before.chars().count() == 1 && !after.is_empty();
            return is_short.then(|| format!("{}{mark}{}", capital(before), capital(after)));
        }
    }
    Some(capital(&lower))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_get_their_usual_form_only_where_that_is_safe() {
        for (typed, name) in [
            ("SMITH", "Smith"),
            ("MCDONALD", "McDonald"),
            ("O'BRIEN", "O'Brien"),
            ("O’BRIEN", "O’Brien"),
            ("SMITH-JONES", "Smith-Jones"),
            ("VAN DER BERG", "van der Berg"),
            ("AL-HASSAN", "Al-Hassan"),
            ("ÇELİK", "Çelik"),
            ("LEE", "Lee"),
        ] {
            let found = usual(typed);
            assert_eq!((found.name.as_str(), found.is_unsure), (name, false), "{typed}");
        }
        for typed in ["MACDONALD", "TJ", "NG", "DE SILVA"] {
            assert_eq!(usual(typed), Usual { name: typed.into(), is_unsure: true });
        }
        for typed in ["van der Berg", "McDonald", "Zoë", "X", "李"] {
            assert_eq!(usual(typed), Usual { name: typed.into(), is_unsure: false });
        }
    }

    #[test]
    fn one_cell_may_have_both_names() {
        let some = |text: &str| Some(text.to_owned());
        let adams = ReadName { first: some("Ava"), last: some("Adams"), ..ReadName::default() };
        assert_eq!(both("Adams, Ava"), adams);
        assert_eq!(both("Ava Adams"), adams);
        assert_eq!(both("Adams, Ava (Avie)").known_as, some("Avie"));
        assert_eq!(both("Suharto"), ReadName { first: some("Suharto"), ..ReadName::default() });
        assert!(both("Mary Jane Smith").is_guess && !both("van der Berg, Ava").is_guess);
    }
}
