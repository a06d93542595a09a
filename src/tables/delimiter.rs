//! The text of a table -> what is between its cells.

/// How many characters from the start are looked at.
const LOOKED_AT: usize = 64 * 1024;

/// How many rows.
const ROWS: usize = 60;

/// What may be between two cells.
const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What is between the cells, and where the table starts: Excel may write `sep=;` as the first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Delimiter {
    pub(super) byte: u8,
    /// How many bytes of the text come before the table.
    pub(super) skip: usize,
}

/// Finds what is between the cells: what cuts most rows into the same number of pieces.
pub(super) fn delimiter(text: &str) -> Delimiter {
    if let Some(said) = said(text) {
        return said;
    }
    let end = (0..=LOOKED_AT.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let head = &text[..end.unwrap_or(0)];
    let best = CANDIDATES.into_iter().rev().max_by_key(|candidate| score(head, *candidate));
    Delimiter { byte: best.unwrap_or(b','), skip: 0 }
}

/// What the file itself says: `sep=;`.
fn said(text: &str) -> Option<Delimiter> {
    let line = text.lines().next()?;
    let plain = line.trim().trim_matches('"');
    let byte = plain.strip_prefix("sep=")?.bytes().next()?;
    let skip = text.find('\n').map_or(text.len(), |at| at + 1);
    Some(Delimiter { byte, skip })
}

/// How many cells there are in the rows that have as many as most others; rows of one cell say nothing.
fn score(head: &str, candidate: u8) -> usize {
    let widths = widths(head, candidate);
    let of_width = |width: usize| widths.iter().filter(|one| **one == width).count() * width;
    widths.iter().copied().filter(|width| *width > 1).map(of_width).max().unwrap_or(0)
}

/// How many cells each row has, with quotation marks as CSV has them.
fn widths(head: &str, candidate: u8) -> Vec<usize> {
    let mut widths = vec![1];
    let (mut quoted, mut starts) = (false, true);
    for byte in head.bytes() {
        match byte {
            b'"' if quoted || starts => {
                quoted = !quoted;
                starts = false;
            }
            b'\n' | b'\r' if !quoted => {
                if widths.len() > ROWS {
                    break;
                }
                widths.push(1);
                starts = true;
            }
            byte if byte == candidate && !quoted => {
                if let Some(last) = widths.last_mut() {
                    *last += 1;
                }
                starts = true;
            }
            _ => starts = false,
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_comma_does_not_make_commas_the_delimiter() {
        let of = |text: &str| delimiter(text).byte;
        assert_eq!(of("Name;Class\nAdams, Ava;4A\nBell, Bo;4A\n"), b';');
        assert_eq!(of("Name,Class\n\"Adams; Ava\",4A\n"), b',');
        assert_eq!(of("Name\tClass\nAdams, Ava\t4A\n"), b'\t');
        assert_eq!(of("Name|Class\nAdams|4A\n"), b'|');
        assert_eq!(of("Name\nAdams\n"), b',');
        assert_eq!(delimiter("sep=;\r\nName;Class\n"), Delimiter { byte: b';', skip: 7 });
    }
}
