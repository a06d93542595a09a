//! The first letter of an item of a list, as a heading or a sentence has it.

use std::collections::BTreeMap;

use minijinja::Value as LayoutValue;
use minijinja::value::ValueKind;

use super::beneath;
use crate::wording::word_list;

/// Words in small letters before a name: `de Souza reads with him`.
const PARTICLES: &[&str] = word_list!("names", "small letters before a last name");

/// A text, each text of a list, or the `text` of a group, with a capital at its start; anything else as it is.
pub(super) fn of_value(value: &LayoutValue) -> LayoutValue {
    if let Some(text) = value.as_str() {
        return LayoutValue::from(beneath::each(text, capital));
    }
    match value.kind() {
        ValueKind::Seq | ValueKind::Iterable => value
            .try_iter()
            .map(|items| items.map(|item| of_value(&item)).collect())
            .unwrap_or_default(),
        ValueKind::Map if value.get_attr("text").is_ok_and(|text| text.as_str().is_some()) => {
            let keys = value.try_iter().into_iter().flatten();
            let fields = keys.map(|key| {
                let field = value.get_item(&key).unwrap_or_default();
                let field = if key.as_str() == Some("text") { of_value(&field) } else { field };
                (key.to_string(), field)
            });
            LayoutValue::from(fields.collect::<BTreeMap<_, _>>())
        }
        _ => value.clone(),
    }
}

/// The text with a capital at its start. What is spelt as it is on purpose stays: `iPad`, `pH`, a name with a small word
/// before it, an address; and what is somebody's own words, between quotation marks.
fn capital(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let starts_small = first.chars().next().is_some_and(char::is_lowercase);
    let spelt = first.chars().skip(1).any(char::is_uppercase)
        || first.contains(['@', '/', '_'])
        || first.trim_end_matches(['.', ',', ':', ';', '!', '?', '…']).contains('.');
    let name = PARTICLES.contains(&first.trim_end_matches('-'))
        && words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
    if !starts_small || spelt || name {
        return text.to_owned();
    }
    let start = text.len() - text.trim_start().len();
    let mut rest = text[start..].chars();
    let upper: String = rest.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{}{upper}{}", &text[..start], rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::capital;

    #[test]
    fn the_first_letter_is_a_capital_unless_it_is_spelt_small() {
        for (typed, printed) in [
            ("kind when someone is hurt", "Kind when someone is hurt"),
            ("Makes everyone laugh", "Makes everyone laugh"),
            ("écrire", "Écrire"),
            ("iPad for writing", "iPad for writing"),
            ("pH papers", "pH papers"),
            ("de Souza reads with him", "de Souza reads with him"),
            ("la la songs", "La la songs"),
            ("3 minutes early", "3 minutes early"),
            ("“no” is enough", "“no” is enough"),
            ("x-axis with numbers", "X-axis with numbers"),
            ("e.g. a timer", "e.g. a timer"),
            ("office@larkfield.example", "office@larkfield.example"),
            ("", ""),
        ] {
            assert_eq!(capital(typed), printed, "{typed}");
        }
    }
}
