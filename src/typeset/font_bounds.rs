//! A font file's own word on how many characters it has, added up before anybody goes through them one by one.
//!
//! A table of characters says "from here to there", so that a few broken bytes can claim four thousand million of them,
//! and a list of fonts in one file can claim as many fonts. To write them all down would take the machine's memory.

/// The most characters that the tables of one font may claim together: those of Unicode, in each of four tables.
const MOST_CHARACTERS: u64 = 4 * 0x11_0000;

/// The most fonts in one file; collections of a whole script's fonts have some thirty.
const MOST_FONTS: u32 = 256;

/// The most tables of characters in one font; five are many.
const MOST_TABLES: u16 = 64;

/// Whether the file claims no more fonts and characters than a font can have. A file that is no font at all may pass.
pub(super) fn are_sane(file: &[u8]) -> bool {
    if file.get(..4) != Some(b"ttcf") {
        return font_is_sane(file, 0);
    }
    let count = u32_at(file, 8).unwrap_or(0);
    let starts = (0..count).map_while(|index| u32_at(file, offset(12 + 4 * u64::from(index))?));
    count <= MOST_FONTS && starts.into_iter().all(|start| font_is_sane(file, start))
}

/// The same of the font that begins here.
fn font_is_sane(file: &[u8], start: u32) -> bool {
    let start = u64::from(start);
    let tables = offset(start + 4).and_then(|at| u16_at(file, at)).unwrap_or(0);
    (0..u64::from(tables)).all(|index| {
        let entry = start + 12 + 16 * index;
        let is_characters =
            offset(entry).is_some_and(|at| file.get(at..at.saturating_add(4)) == Some(b"cmap"));
        let place = offset(entry + 8).and_then(|at| u32_at(file, at));
        !is_characters || place.is_none_or(|place| characters_are_sane(file, u64::from(place)))
    })
}

/// The same of the tables of characters that begin here.
fn characters_are_sane(file: &[u8], start: u64) -> bool {
    let tables = offset(start + 2).and_then(|at| u16_at(file, at)).unwrap_or(0);
    let claimed = (0..u64::from(tables)).filter_map(|index| {
        let place = u32_at(file, offset(start + 4 + 8 * index + 4)?)?;
        claimed(file, start + u64::from(place))
    });
    tables <= MOST_TABLES && claimed.fold(0, u64::saturating_add) <= MOST_CHARACTERS
}

/// How many characters the table that begins here claims.
fn claimed(file: &[u8], start: u64) -> Option<u64> {
    let short = |at: u64| u16_at(file, offset(start + at)?).map(u64::from);
    let long = |at: u64| u32_at(file, offset(start + at)?).map(u64::from);
    // Both ends count; what ends before it begins has none.
    let span = |(first, last): (u64, u64)| (last + 1).saturating_sub(first);
    match short(0)? {
        0 => Some(256),
        2 => {
            // Each first byte leads to a count of second bytes, or is a character by itself.
            let of_first = |byte: u64| match short(6 + 2 * byte)? {
                0..8 => Some(1),
                key => short(518 + key / 8 * 8 + 2),
            };
            Some((0..256).map_while(of_first).sum())
        }
        4 => {
            let length = short(6)?;
            let ends = (0..length / 2)
                .map_while(|index| Some((short(16 + length + 2 * index)?, short(14 + 2 * index)?)));
            Some(ends.map(span).sum())
        }
        6 => short(8),
        10 => long(16),
        12 | 13 => {
            let groups = (0..long(12)?)
                .map_while(|index| Some((long(16 + 12 * index)?, long(20 + 12 * index)?)));
            Some(groups.map(span).fold(0, u64::saturating_add))
        }
        // The others are not read.
        _ => Some(0),
    }
}

fn offset(at: u64) -> Option<usize> {
    usize::try_from(at).ok()
}

fn u16_at(file: &[u8], at: usize) -> Option<u16> {
    let bytes = file.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(bytes.try_into().ok()?))
}

fn u32_at(file: &[u8], at: usize) -> Option<u32> {
    let bytes = file.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::builtin_fonts;

    #[test]
    fn the_built_in_fonts_are_sane() {
        assert!(builtin_fonts().count() >= 8);
        assert!(builtin_fonts().all(|font| are_sane(&font.bytes)));
    }

    #[test]
    fn a_collection_of_a_million_fonts_is_not() {
        let mut file = b"ttcf\0\x01\0\0".to_vec();
        file.extend(1_000_000_u32.to_be_bytes());
        assert!(!are_sane(&file));
    }

    /// A font with a table of two-byte codes, in which each first byte has this many second bytes.
    fn font_of_two_bytes(count: u16) -> Vec<u8> {
        let mut file = b"\0\x01\0\0\0\x01\0\0\0\0\0\0cmap\0\0\0\0\0\0\0\x1c\0\0\x02\x22".to_vec();
        // One table, for Windows in Shift-JIS, twelve bytes on.
        file.extend(b"\0\0\0\x01\0\x03\0\x02\0\0\0\x0c");
        let numbers = [2, 0, 0].into_iter().chain([8; 256]).chain([0; 4]).chain([0, count, 0, 0]);
        file.extend(numbers.flat_map(u16::to_be_bytes));
        file
    }

    #[test]
    fn a_table_of_two_byte_codes_may_have_all_of_them_and_no_more() {
        assert_eq!(claimed(&font_of_two_bytes(256), 40), Some(0x1_0000));
        assert!(are_sane(&font_of_two_bytes(256)));
        assert!(!are_sane(&font_of_two_bytes(u16::MAX)));
    }

    #[test]
    fn half_a_file_may_pass_but_harms_nobody() {
        for font in builtin_fonts() {
            for length in [0, 3, 11, 40, 200, font.bytes.len() / 2] {
                are_sane(&font.bytes[..length]);
            }
        }
    }
}
