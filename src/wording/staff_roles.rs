//! The role of an adult, as a school writes it -> the same role in one spelling.

use super::{word_lines, word_list};

/// A role by which it is compared: `TAs` and `Teaching assistants` are `teaching assistant`.
pub(crate) fn role_key(role: &str) -> String {
    let small = role.to_lowercase().replace(['-', '.', '\u{2019}', '\''], " ");
    let words: Vec<&str> = small.split_whitespace().map(singular).collect();
    let key = words.join(" ");
    let lines = word_lines!("roles", "roles in short, each after what it says");
    let known = lines.iter().find(|line| line.contains(&key.as_str()));
    known.and_then(|line| line.first()).map_or(key, |first| (*first).to_owned())
}

/// The roles that a text names: one, or each of several.
pub(crate) fn roles_in(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    for between in word_list!("roles", "between two roles") {
        parts = parts.into_iter().flat_map(|part| part.split(between)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whether a role is another one with more words before it: a `Year 3 teaching assistant` is a teaching assistant, a
/// `higher level teaching assistant` is something else. Both are keys.
pub(crate) fn is_kind_of(role: &str, other: &str) -> bool {
    let Some(more) = role.strip_suffix(other) else { return false };
    let others = word_list!("roles", "words that make another role of one");
    more.is_empty()
        || more.ends_with(' ') && !more.split_whitespace().any(|word| others.contains(&word))
}

/// Whether a training is for a programme of one of these names: all words of the one are in the other.
pub(crate) fn is_training_for<'t>(
    training: &str,
    names: impl IntoIterator<Item = &'t str>,
) -> bool {
    let words = |text: &str| -> Vec<String> {
        let small = text.to_lowercase();
        let words = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| singular(word).to_owned()).collect()
    };
    let own = words(training);
    names.into_iter().any(|name| {
        let name = words(name);
        let (few, many) = if own.len() < name.len() { (&own, &name) } else { (&name, &own) };
        !few.is_empty() && few.iter().all(|word| many.contains(word))
    })
}

/// A word in the singular.
fn singular(word: &str) -> &str {
    let is_plural = word.len() > 2 && word.ends_with('s') && !word.ends_with("ss");
    if is_plural { &word[..word.len() - 1] } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_role_has_one_key() {
        for same in ["Teaching assistant", "teaching assistants", "TA", "TAs", "Teaching-Assistant"]
        {
            assert_eq!(role_key(same), "teaching assistant", "{same}");
        }
        assert_eq!(role_key("HLTA"), role_key("higher-level teaching assistant"));
        assert_eq!(role_key("Class teacher"), role_key("teachers"));
    }

    #[test]
    fn more_words_may_make_another_role() {
        assert!(is_kind_of("year 3 teaching assistant", "teaching assistant"));
        assert!(!is_kind_of("higher level teaching assistant", "teaching assistant"));
        assert!(!is_kind_of("parent volunteer", "volunteers"));
        assert_eq!(
            roles_in("class teacher and teaching assistant"),
            ["class teacher", "teaching assistant"]
        );
    }
}
