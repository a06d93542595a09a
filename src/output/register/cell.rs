//! Texts <-> cells that no spreadsheet program takes for formulas.

use std::borrow::Cow;

/// The signs with which formulas begin, those of full width too, and what such programs skip before them.
const BEGINS_FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A text as it stands in a cell: with an apostrophe before it if it would be a formula.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if is_risky(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell as [`guarded`] had it.
pub(super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_risky(text)).unwrap_or(cell)
}

/// Whether a text would be a formula, or would be one without the apostrophes before it: so that one apostrophe more is
/// one that we put there.
fn is_risky(text: &str) -> bool {
    text.trim_start_matches(['\'', ' ', '\u{a0}']).starts_with(BEGINS_FORMULA)
}

#[cfg(test)]
mod tests {
    use super::{guarded, unguarded};

    #[test]
    fn no_cell_is_a_formula_and_every_text_comes_back() {
        let texts = [
            "",
            "Kofi",
            "'Abd al-Rahman",
            "O'Neill",
            "'",
            "007",
            "=1+1",
            "+44",
            "-2",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "\nx",
            "'=1",
            "''=1",
            " =1",
            "＝1",
            "'",
            "' =1",
            "Réception",
        ];
        for text in texts {
            let cell = guarded(text);
            assert_eq!(unguarded(&cell), text);
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝']), "{cell}");
        }
        assert_eq!(guarded("'Abd al-Rahman"), "'Abd al-Rahman", "names stay as they are");
    }
}
