//! The short lists in `words/short`: each is looked for at one or two places in the code, and read when the program is built.

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The words under a heading of a file in `words/short`, in their order: `word_list!("time", "months")`. If there is no such heading,
/// the program does not compile.
macro_rules! word_list {
    ($file:literal, $heading:literal) => {
        const { $crate::wording::section($file, $heading).words }
    };
}

/// The same with the words of each line by themselves, for lines that belong together.
macro_rules! word_lines {
    ($file:literal, $heading:literal) => {
        const { $crate::wording::section($file, $heading).lines }
    };
}

pub(crate) use {word_lines, word_list};

/// What is under a heading of a file.
#[derive(Debug)]
pub(crate) struct Section {
    file: &'static str,
    heading: &'static str,
    /// All its words.
    pub(crate) words: &'static [&'static str],
    /// Its words, line by line.
    pub(crate) lines: &'static [&'static [&'static str]],
}

/// The section with this heading of this file.
///
/// # Panics
///
/// If there is none: as it is called only while the program is compiled, nobody sees that but the compiler.
pub(crate) const fn section(file: &str, heading: &str) -> &'static Section {
    let mut index = 0;
    while index < SECTIONS.len() {
        let section = &SECTIONS[index];
        if is_same(section.file, file) && is_same(section.heading, heading) {
            return section;
        }
        index += 1;
    }
    panic!("no such heading in that file of `src/wording/words/short`")
}

const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut index = 0;
    while index < one.len() {
        if one[index] != other[index] {
            return false;
        }
        index += 1;
    }
    true
}
