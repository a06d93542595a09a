//! The code base as docs/architecture.md describes it: layers, boundaries, files that can be read.

mod crates;
mod documents;
mod layers;
mod source;
mod words;

use source::sources;

/// How many lines a file may have, its tests not counted.
const LONGEST: usize = 500;

#[test]
fn every_file_opens_with_a_sentence_and_can_be_read_in_one_go() {
    let mut wrong = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//! ") {
            wrong.push(format!("{} has no opening sentence", source.file));
        }
        if source.lines() > LONGEST {
            wrong.push(format!("{} has {} lines", source.file, source.lines()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_library_reads_no_clock_and_no_environment() {
    let banned = [
        ["SystemTime", "now"],
        ["Instant", "now"],
        ["Utc", "now"],
        ["Local", "now"],
        ["env", "var"],
        ["env", "vars"],
        ["env", "var_os"],
    ];
    for source in sources().iter().filter(|source| source.top() != "cli") {
        for named in &source.named {
            let is_banned = named.parts.windows(2).any(|pair| banned.iter().any(|one| pair == one));
            let is_net = named.parts.starts_with(&["std".to_owned(), "net".to_owned()]);
            assert!(!is_banned && !is_net, "{}:{}", source.file, named.line);
        }
        // What a clock says without being named.
        assert!(!source.text.contains(".elapsed("), "{}", source.file);
    }
}
