//! The sentences that copies print, and what was translated so far -> the file that a person fills in.

use std::fmt::Write as _;

use super::read::{ABOUT, LANGUAGE, LEFT_OVER, OF, SENTENCES, TRANSLATED_BY};
use super::{Sentence, Translation};

/// The text of the file: `printed` are the sentences in the order of the pages, `own` the code of their language. What was
/// translated before is kept; what is not printed any more goes to the end, so that nothing that somebody wrote is lost.
pub(crate) fn written(
    plan: &str,
    printed: &[String],
    own: &str,
    language: &str,
    before: Option<&Translation>,
) -> String {
    let known = |sentence: &str| {
        let all = before.into_iter().flat_map(|one| one.sentences.iter().chain(&one.left_over));
        all.into_iter().find(|one| one.own == sentence && !one.translated.is_empty())
    };
    let translated_by = before.map(|one| one.translated_by.as_str()).unwrap_or_default();
    let mut out = format!(
        "# What the parents' copies of {plan} print, in the order of the pages. A person who speaks the language writes each sentence\n\
         # under `{language}:`, between the quotation marks. What is left empty is printed as it is. Names stay as they are.\n\
         {ABOUT}:\n  {OF}: {}\n  {LANGUAGE}: {language}\n  {TRANSLATED_BY}: {}\n{SENTENCES}:\n",
        quoted(plan),
        quoted(translated_by),
    );
    for sentence in printed {
        let translated = known(sentence).map(|one| one.translated.as_str()).unwrap_or_default();
        entry(&mut out, own, sentence, language, translated);
    }
    let is_gone = |one: &&Sentence| !printed.contains(&one.own) && !one.translated.is_empty();
    let gone: Vec<&Sentence> = before
        .into_iter()
        .flat_map(|one| one.sentences.iter().chain(&one.left_over))
        .filter(is_gone)
        .collect();
    if !gone.is_empty() {
        let _ = writeln!(
            out,
            "# No copy prints these any more. Delete what is of no use; a sentence that was only changed can be copied up.\n{LEFT_OVER}:"
        );
        for one in gone {
            entry(&mut out, own, &one.own, language, &one.translated);
        }
    }
    out
}

fn entry(out: &mut String, own: &str, sentence: &str, language: &str, translated: &str) {
    let _ =
        writeln!(out, "  - {own}: {}\n    {language}: {}", quoted(sentence), quoted(translated));
}

/// A text between quotation marks, so that no sign in it means anything.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
