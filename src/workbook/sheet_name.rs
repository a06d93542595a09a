//! What a sheet is called -> a name that its tab can have.

/// The most characters of a tab.
const MOST: usize = 31;

/// The characters that no tab may have.
const REFUSED: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// A name that a tab can have, and that none of those `taken` has; capitals make no difference there.
pub(super) fn tab(name: &str, taken: &[String]) -> String {
    let allowed = |c: &char| !REFUSED.contains(c) && !c.is_control();
    let plain: String = name.chars().filter(allowed).collect();
    let plain = plain.trim().trim_matches('\'').trim();
    let plain = if plain.is_empty() { "Table" } else { plain };
    let is_free =
        |name: &str| taken.iter().all(|other| other.to_lowercase() != name.to_lowercase());
    let cut = |most: usize| plain.chars().take(most).collect::<String>().trim_end().to_owned();
    let mut count = 1;
    let mut tab = cut(MOST);
    while !is_free(&tab) {
        count += 1;
        let mark = format!(" {count}");
        tab = format!("{}{mark}", cut(MOST - mark.len()));
    }
    tab
}

#[cfg(test)]
mod tests {
    use super::tab;

    #[test]
    fn a_tab_has_no_signs_that_it_cannot_have_and_no_name_twice() {
        assert_eq!(tab("3/4 Kestrel: [maps]?", &[]), "34 Kestrel maps");
        assert_eq!(tab("", &[]), "Table");
        assert_eq!(tab("''", &[]), "Table");
        let long = "Systematic phonics catch-up for everybody";
        let first = tab(long, &[]);
        assert_eq!(first.chars().count(), 31);
        let second = tab(long, &[first.to_uppercase()]);
        assert_eq!(second, "Systematic phonics catch-up f 2");
    }
}
