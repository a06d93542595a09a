//! A label with its values filled in: a whole sentence, however much of it is known.

/// A label with its values filled in, or the name that it asks for and was not given. `{name}` is for a value; what
/// is in square brackets is left out if a value within it is empty or was not given, so that one label serves however
/// much is known: `{who} said this[ on {date}][ ({how})].`
pub(crate) fn filled(
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

#[cfg(test)]
mod tests {
    use super::filled;

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
}
