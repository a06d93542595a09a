//! A file's name -> what cloud folders, editors and computers leave beside plans.

use std::path::{Path, PathBuf};

/// Files of a folder that were left alone, of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftAlone {
    /// What they are.
    pub kind: Litter,
    /// The files.
    pub files: Vec<PathBuf>,
}

/// What a file beside plans is that is no plan, or may be one and cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Litter {
    /// What a computer, an editor or a cloud folder keeps for itself: `~$sam.yaml`, `._sam.yaml`, `desktop.ini`.
    OfComputer,
    /// A file with nothing in it: often one that was not downloaded yet.
    Empty,
    /// The sign for a file that is only in the cloud: `.sam.yaml.icloud`.
    InCloud,
    /// The same as another file beside it, byte for byte: `sam - Copy.yaml`.
    SameAsOther,
    /// A plan's name with something after it: `sam.yaml.bak`, `sam.yaml.txt`.
    OtherEnding,
    /// A plan's name with a dot before it: `.sam.yaml`.
    Hidden,
}

impl Litter {
    /// Whether a plan may be lost with it, so that it is said whatever else is kept quiet.
    #[must_use]
    pub const fn may_be_a_plan(self) -> bool {
        !matches!(self, Self::OfComputer)
    }

    /// What it is by its name alone; `None` if the name is an ordinary one.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        let small = name.to_lowercase();
        if let Some(rest) = small.strip_prefix('.')
            && let Some(plan) = rest.strip_suffix(".icloud")
        {
            return is_like_a_plan(plan).then_some(Self::InCloud);
        }
        let is_half =
            [".tmp", ".swp", ".swo", ".part", ".partial", ".crdownload", ".tmp.drivedownload"]
                .iter()
                .any(|ending| small.ends_with(ending));
        if is_note(name) || is_half {
            return Some(Self::OfComputer);
        }
        if !is_like_a_plan(&small) {
            return None;
        }
        if small.starts_with('.') {
            return Some(Self::Hidden);
        }
        (!small.ends_with(".yaml") && !small.ends_with(".yml")).then_some(Self::OtherEnding)
    }
}

/// Whether a file's name says that a computer, an editor or a cloud folder notes something in it for itself, wherever it is.
pub(super) fn is_note(name: &str) -> bool {
    let small = name.to_lowercase();
    BEGIN_NOTES.iter().any(|beginning| small.starts_with(beginning))
        || (small.starts_with('#') && small.ends_with('#'))
        || OF_COMPUTERS.contains(&small.as_str())
}

/// What the names of such notes begin with: the locks of editors, and what systems note on drives that are not their own.
const BEGIN_NOTES: [&str; 7] = ["~$", ".~lock.", ".#", "~wr", "._", ".nfs", ".goutputstream"];

/// Files that computers and cloud folders put into every folder.
const OF_COMPUTERS: [&str; 9] = [
    "desktop.ini",
    "thumbs.db",
    "ehthumbs.db",
    ".ds_store",
    ".localized",
    "icon\r",
    ".dropbox",
    ".dropbox.attr",
    ".directory",
];

/// Whether a name says that there is a plan in the file, whatever comes after it.
fn is_like_a_plan(small: &str) -> bool {
    [".yaml", ".yml"].iter().any(|ending| {
        small.match_indices(ending).any(|(at, found)| {
            let after = small[at + found.len()..].chars().next();
            after.is_none_or(|c| !c.is_alphanumeric())
        })
    })
}

/// Whether one file's name is another's with what computers add to a copy: `sam - Copy.yaml`, `sam (1).yaml`,
/// `Copy of sam.yaml`, `sam (Ruth's conflicted copy 2026-01-01).yaml`, `sam-LAPTOP-7.yaml`.
pub(super) fn is_copy_of(copy: &Path, original: &Path) -> bool {
    let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase());
    let (Some(copy), Some(original)) = (stem(copy), stem(original)) else { return false };
    if copy == original || original.is_empty() {
        return false;
    }
    let before = copy.strip_suffix(original.as_str());
    if before.is_some_and(|before| {
        matches!(before.trim_end(), "copy of" | "kopie von" | "copie de" | "copia de" | "~")
    }) {
        return true;
    }
    copy.strip_prefix(original.as_str()).is_some_and(is_of_copy)
}

/// Whether this is what computers add to the name of a copy.
fn is_of_copy(added: &str) -> bool {
    let words = added.trim_matches([' ', '-', '_', '.', '(', ')', '[', ']']);
    let is_bracketed = added.trim_start().starts_with(['(', '[']);
    let is_number = !words.is_empty() && words.chars().all(|c| c.is_ascii_digit());
    let conflict = ["conflict", "copy", "kopie", "copie", "copia", "duplicate"];
    // The computer's name in capitals, which is how OneDrive does it; the names here are in small letters.
    let computer = ["desktop-", "laptop-", "macbook", "pc-", "ipad", "iphone", "surface"];
    (is_bracketed && is_number)
        || conflict.iter().any(|word| words.contains(word))
        || (added.starts_with(['-', ' ']) && computer.iter().any(|word| words.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Litter, is_copy_of};

    #[test]
    fn litter_is_known_by_its_name() {
        let of = |name| Litter::of_name(name);
        for name in [
            "~$adam.yaml",
            ".~lock.adam.yaml#",
            "._adam.yaml",
            "desktop.ini",
            "Desktop.ini",
            "Thumbs.db",
            ".DS_Store",
            "~WRL0001.tmp",
            "adam.yaml.tmp",
            ".adam.yaml.swp",
        ] {
            assert_eq!(of(name), Some(Litter::OfComputer), "{name}");
        }
        assert_eq!(of(".adam.yaml.icloud"), Some(Litter::InCloud));
        assert_eq!(of(".photo.jpg.icloud"), None);
        for name in ["adam.yaml.bak", "adam.yaml.txt", "adam.yml~", "adam.yaml (1)"] {
            assert_eq!(of(name), Some(Litter::OtherEnding), "{name}");
        }
        assert_eq!(of(".adam.yaml"), Some(Litter::Hidden));
        for name in ["adam.yaml", "ADAM.YML", "notes.docx", ".git", "adam - Copy.yaml", "a.yamlish"]
        {
            assert_eq!(of(name), None, "{name}");
        }
    }

    #[test]
    fn copies_are_known_beside_their_original_alone() {
        for copy in [
            "adam - Copy.yaml",
            "adam - Copy (2).yaml",
            "Copy of adam.yaml",
            "adam (1).yaml",
            "adam (Ruth Bell's conflicted copy 2026-11-20).yaml",
            "adam (Conflicted copy 2026-01-01).yaml",
            "adam_conflict-20261120-101112.yaml",
            "adam-DESKTOP-ABC123.yaml",
            "adam-LAPTOP-7.yaml",
            "adam.sync-conflict-20261120-101112-ABC.yml",
            "adam - Kopie.yaml",
        ] {
            assert!(is_copy_of(Path::new(copy), Path::new("adam.yaml")), "{copy}");
        }
        for other in [
            "adam.yaml",
            "adam-2026-autumn.yaml",
            "adam-2.yaml",
            "adam B.yaml",
            "adamina.yaml",
            "bea - Copy.yaml",
            "adam reviewed.yaml",
        ] {
            assert!(!is_copy_of(Path::new(other), Path::new("adam.yaml")), "{other}");
        }
    }
}
