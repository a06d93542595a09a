//! The sentences that copies print, and what was translated so far -> the file that a person fills in.

use std::fmt::Write as _;

use super::lines::{Lines, has_comment};
use super::read::{ABOUT, LANGUAGE, LEFT_OVER, OF, SENTENCES, TRANSLATED_BY};
use super::{GONE, Known, Translation};

/// The text of the file: `printed` are the sentences in the order of the pages, `own` the code of their language. What was
/// translated before, of this plan or of the one before it, is kept with the comments about it; what is not printed any more
/// goes to the end, so that nothing that somebody wrote is lost.
pub(crate) fn written(
    plan: &str,
    printed: &[String],
    own: &str,
    language: &str,
    so_far: Known<'_>,
) -> String {
    let before = so_far.before;
    let lines = before.and_then(Lines::of);
    let mut known: Vec<InFile<'_>> =
        before.map(|before| all(before, lines.as_ref())).unwrap_or_default();
    let mut out = match &lines {
        Some(lines) => lines.head.to_owned(),
        None => head(plan, language, before),
    };
    for sentence in printed {
        let same = |filled: bool| {
            known.iter().position(|one| {
                !one.is_used && one.own == sentence && !(filled && one.translated.is_empty())
            })
        };
        match same(true).or_else(|| same(false)).and_then(|at| known.get_mut(at)) {
            Some(one) => {
                one.is_used = true;
                match so_far.of(sentence).filter(|_| one.is_blank()) {
                    Some(words) => entry(&mut out, own, sentence, language, words),
                    None => one.write(&mut out, own, language),
                }
            }
            None => {
                entry(&mut out, own, sentence, language, so_far.of(sentence).unwrap_or_default());
            }
        }
    }
    let is_gone = |one: &&InFile<'_>| !one.is_used && !one.is_blank();
    let gone: Vec<&InFile<'_>> = known.iter().filter(is_gone).collect();
    if !gone.is_empty() {
        let _ = writeln!(
            out,
            "{GONE} Delete what is of no use; a sentence that was only changed can be copied up.\n{LEFT_OVER}:"
        );
        gone.iter().for_each(|one| one.write(&mut out, own, language));
    }
    // Each line ends as those of the file did.
    let is_of_windows = before.is_some_and(|before| before.place.file().text().contains("\r\n"));
    let out = out.replace("\r\n", "\n");
    if is_of_windows { out.replace('\n', "\r\n") } else { out }
}

/// A sentence of the file as it was.
struct InFile<'t> {
    own: &'t str,
    translated: &'t str,
    lines: Option<&'t str>,
    is_used: bool,
}

impl InFile<'_> {
    /// Whether nobody has written anything of it.
    fn is_blank(&self) -> bool {
        self.translated.is_empty() && !self.lines.is_some_and(has_comment)
    }

    fn write(&self, out: &mut String, own: &str, language: &str) {
        let Some(lines) = self.lines else {
            return entry(out, own, self.own, language, self.translated);
        };
        out.push_str(lines);
        if !lines.ends_with('\n') {
            out.push('\n');
        }
    }
}

/// All sentences of a file, printed or not.
fn all<'t>(before: &'t Translation, lines: Option<&Lines<'t>>) -> Vec<InFile<'t>> {
    let sentences = before.sentences.iter().chain(&before.left_over).enumerate();
    let known = sentences.map(|(index, one)| InFile {
        own: &one.own,
        translated: &one.translated,
        lines: lines.and_then(|lines| lines.of.get(index).copied()),
        is_used: false,
    });
    known.collect()
}

/// What is above the first sentence of a new file.
fn head(plan: &str, language: &str, before: Option<&Translation>) -> String {
    let translated_by = before.map(|one| one.translated_by.as_str()).unwrap_or_default();
    format!(
        "# What the parents' copies of {plan} print, in the order of the pages. A person who speaks the language writes each sentence\n\
         # under `{language}:`, between the quotation marks. What is left empty is printed as it is. Names stay as they are.\n\
         {ABOUT}:\n  {OF}: {}\n  {LANGUAGE}: {language}\n  {TRANSLATED_BY}: {}\n{SENTENCES}:\n",
        quoted(plan),
        quoted(translated_by),
    )
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
