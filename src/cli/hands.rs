//! Files for parents that would go to somebody else than before: said before anything is written.

use std::collections::BTreeSet;

use sendplan::output::Register;

use super::report;

/// A copy that a run is to make: the class, the file's name without its ending, the names of those whom it is for.
pub(super) struct Hand<'p> {
    pub(super) class: Option<&'p str>,
    pub(super) stem: &'p str,
    pub(super) readers: &'p str,
}

/// Says which files of the register were for other people.
pub(super) fn tell(register: &Register, hands: &[Hand<'_>], in_packs: bool) {
    for line in if in_packs { packs(register, hands) } else { files(register, hands) } {
        report::say(line);
    }
}

/// The files of single copies.
fn files(register: &Register, hands: &[Hand<'_>]) -> Vec<String> {
    let told = hands.iter().filter_map(|hand| {
        let known = register.get(&format!("{}.pdf", hand.stem))?;
        let (old, new) = (known.reader.as_str(), hand.readers);
        (!old.is_empty() && !new.is_empty() && old != new).then(|| {
            format!(
                "`{}` was the copy for {old}; it changes hands: now it would be for {new}",
                known.file
            )
        })
    });
    told.collect()
}

/// The copies within packs: of a pupil who is in both, those who are new and those who are gone.
fn packs(register: &Register, hands: &[Hand<'_>]) -> Vec<String> {
    let mut lines = Vec::new();
    for pack in register.iter().filter(|entry| entry.document == "pack" && !entry.reader.is_empty())
    {
        let now: BTreeSet<String> = hands
            .iter()
            .filter(|hand| hand.class.unwrap_or_default() == pack.class)
            .map(|hand| format!("{}: {}", pupil(hand.stem), hand.readers.replace("; ", ", ")))
            .collect();
        let then: BTreeSet<String> = pack.reader.split("; ").map(str::to_owned).collect();
        let whose = |line: &String| line.split(':').next().unwrap_or_default().to_owned();
        let (here, there) = (
            now.iter().map(whose).collect::<BTreeSet<_>>(),
            then.iter().map(whose).collect::<BTreeSet<_>>(),
        );
        for gone in then.difference(&now).filter(|line| here.contains(&whose(line))) {
            lines.push(format!("`{}` had a copy for {gone}, and has none now", pack.file));
        }
        for new in now.difference(&then).filter(|line| there.contains(&whose(line))) {
            lines.push(format!("`{}` now holds a copy for {new}", pack.file));
        }
    }
    lines
}

/// What the file's name begins with: the pupil.
fn pupil(stem: &str) -> &str {
    let name = stem.rsplit('/').next().unwrap_or(stem);
    name.split('_').next().unwrap_or(name)
}
