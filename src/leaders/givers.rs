//! Who gives a row of provision -> each of them.

use crate::wording;

/// What a row may say after the names of several who give it by turns.
const IN_TURN: [&str; 2] = ["in turn", "by turns"];

/// The adults that a row names as those who give it, each by name.
pub(super) fn givers(text: &str) -> Vec<&str> {
    let text = text.trim();
    let names = IN_TURN.iter().find_map(|words| text.strip_suffix(words)).unwrap_or(text);
    let several = wording::roles_in(names.trim_end_matches([' ', ',']));
    let each = several.into_iter().flat_map(|part| part.split(',')).map(str::trim);
    each.filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::givers;

    #[test]
    fn each_adult_by_name() {
        assert_eq!(givers("Mr Joel Pike"), ["Mr Joel Pike"]);
        let both = ["Mr Joel Pike", "Mrs Ana Duarte"];
        assert_eq!(givers("Mr Joel Pike and Mrs Ana Duarte in turn"), both);
        assert_eq!(givers("Mr Joel Pike, Mrs Ana Duarte"), both);
        assert!(givers("").is_empty());
    }
}
