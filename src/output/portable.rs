//! A part of a path -> one that Windows, macOS, Linux and cloud folders all accept; and when two names are one there.

use super::sha256;
use crate::wording::fold;

/// The most characters in one part of a path.
const CHARACTERS: usize = 120;

/// The most bytes in one part of a path: Linux allows 255, and the ending, or the number of a page, comes after it.
const BYTES: usize = 230;

/// How much of a name's hash distinguishes a shortened name from others with the same beginning.
const HASH: usize = 8;

/// The longest whole path, counted as Windows counts it, that all programs there can open.
pub(crate) const LONGEST_PATH: usize = 259;

/// The names that Windows uses for devices; COM and LPT are followed by a digit.
const DEVICES: [&str; 7] = ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"];

/// A part of a path, a folder's name or a file's without its ending, as all systems accept it; empty if nothing is left.
///
/// Letters are composed, signs that have a meaning in paths become hyphens, spaces around it and dots at its end go, a
/// device's name such as `CON` gets a `_`, and what is too long is cut and gets a few digits of its hash.
pub(super) fn part(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !fold::is_unseen(*c)).collect();
    let plain: String = fold::composed(&seen)
        .chars()
        .map(|c| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '-' } else { c })
        .collect();
    let plain = trimmed(&plain);
    let (name, ending) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let sound =
        if is_device(name) { format!("{}_{ending}", name.trim_end()) } else { plain.to_owned() };
    shortened(&sound)
}

/// Without spaces around it or dots at its end, which Windows drops.
fn trimmed(text: &str) -> &str {
    text.trim_start().trim_end_matches(|c: char| c == '.' || c.is_whitespace())
}

/// Whether Windows takes a name, whatever its ending, for a device.
fn is_device(name: &str) -> bool {
    let name = name.trim_end().to_lowercase();
    let digit = |rest: &str| {
        let mut digits = rest.chars();
        matches!(digits.next(), Some('0'..='9' | '¹' | '²' | '³')) && digits.next().is_none()
    };
    let numbered = ["com", "lpt"].iter().find_map(|device| name.strip_prefix(device));
    DEVICES.contains(&name.as_str()) || numbered.is_some_and(digit)
}

/// A name of at most [`CHARACTERS`] and [`BYTES`].
fn shortened(name: &str) -> String {
    if name.chars().count() <= CHARACTERS && name.len() <= BYTES {
        return name.to_owned();
    }
    let mut short = String::new();
    for c in name.chars().take(CHARACTERS - HASH - 1) {
        if short.len() + c.len_utf8() > BYTES - HASH - 1 {
            break;
        }
        short.push(c);
    }
    let mut hash = sha256([name.as_bytes()]);
    hash.truncate(HASH);
    format!("{}-{hash}", trimmed(&short))
}

/// A path as it is compared with others: two with the same are one file on some computer, or one to whoever reads the
/// names, because they differ by capitals, accents or the form of their letters only.
#[must_use]
pub(crate) fn alike(path: &str) -> String {
    fold::without_accents(path)
}

/// How long a path is as Windows counts it.
pub(crate) fn length(path: &str) -> usize {
    path.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BYTES, CHARACTERS, alike, is_device, part};

    #[test]
    fn devices_get_another_name() {
        for (name, sound) in [
            ("CON", "CON_"),
            ("Aux", "Aux_"),
            ("nul.2026", "nul_.2026"),
            ("COM1", "COM1_"),
            ("com¹", "com¹_"),
            ("LPT9.a.b", "LPT9_.a.b"),
            ("CONIN$", "CONIN$_"),
            ("Nul.", "Nul_"),
            ("con .x", "con_.x"),
            ("Conrad", "Conrad"),
            ("COM10", "COM10"),
            ("Aux-1", "Aux-1"),
        ] {
            assert_eq!(part(name), sound);
        }
    }

    #[test]
    fn what_windows_drops_or_refuses_is_gone() {
        assert_eq!(part(" 3 Kestrel. . "), "3 Kestrel");
        assert_eq!(part("a:b|c\u{7}d"), "a-b-c-d");
        assert_eq!(part(".."), "");
        assert_eq!(part("Zoe\u{308}"), "Zoë");
        assert_eq!(part("A\u{202e}B"), "AB");
    }

    #[test]
    fn long_names_stay_different() {
        let (one, other) = ("ä".repeat(300) + "1", "ä".repeat(300) + "2");
        assert_ne!(part(&one), part(&other));
        assert!(part(&one).len() <= BYTES);
    }

    #[test]
    fn names_that_are_one_somewhere() {
        for (one, other) in [
            ("Zoë", "zoe"),
            ("Zoe\u{308}", "Zoë"),
            ("STRASSE", "Straße"),
            ("İpek", "ipek"),
            ("ﬁn", "fin"),
        ] {
            assert_eq!(alike(one), alike(other));
        }
        assert_ne!(alike("A-B"), alike("AB"));
        assert_ne!(alike("王伟"), alike("李伟"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_part_is_sound_on_every_system(text in "(?s:.{0,300})|(?i:con|nul|com[0-9¹]|lpt[0-9³])[ .]{0,3}[a-z]{0,3}") {
            let name = part(&text);
            prop_assert!(name.chars().count() <= CHARACTERS && name.len() <= BYTES);
            prop_assert!(!name.chars().any(|c| c.is_control() || r#"<>:"/\|?*"#.contains(c)));
            prop_assert!(!name.ends_with(['.', ' ']) && !name.starts_with(' ') && name != "..");
            prop_assert!(!is_device(name.split('.').next().unwrap_or_default()));
            prop_assert_eq!(part(&name), name.clone(), "a second time nothing changes");
        }
    }
}
