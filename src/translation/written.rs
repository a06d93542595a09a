//! The sentences that copies print, and what was translated so far -> the file that a person fills in.

use std::fmt::Write as _;

use super::lines::{INDENT, Lines, has_comment};
use super::read::{ABOUT, LANGUAGE, LEFT_OVER, OF, SENTENCES, TRANSLATED_BY};
use super::{GONE, Known, Translation};

/// The text of the file: `printed` are the sentences in the order of the pages, `own` the code of their language. What was
/// translated before, of this plan or of the one before it, is kept with the comments about it; what is not printed any more
/// goes to the end, so that nothing that somebody wrote is lost.
///
/// `None` if somebody wrote comments into a file that has another form, where they would be lost.
pub(crate) fn written(
    plan: &str,
    printed: &[String],
    own: &str,
    language: &str,
    so_far: Known<'_>,
) -> Option<String> {
    let before = so_far.before.filter(|before| before.has_file);
    let lines = before.and_then(Lines::of);
    if lines.is_none() && before.is_some_and(|before| has_comment(before.place.file().text())) {
        return None;
    }
    let indent = lines.as_ref().map_or(INDENT, |lines| lines.indent);
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
                    Some(words) => entry(&mut out, indent, (own, sentence), (language, words)),
                    None => one.write(&mut out, indent, own, language),
                }
            }
            None => {
                let words = so_far.of(sentence).unwrap_or_default();
                entry(&mut out, indent, (own, sentence), (language, words));
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
        gone.iter().for_each(|one| one.write(&mut out, indent, own, language));
    }
    // Each line ends as those of the file did.
    let is_of_windows = before.is_some_and(|before| before.place.file().text().contains("\r\n"));
    let out = out.replace("\r\n", "\n");
    Some(if is_of_windows { out.replace('\n', "\r\n") } else { out })
}

/// A sentence of the file as it was.
struct InFile<'t> {
    /// In the plan's language.
    own: &'t str,
    translated: &'t str,
    /// Its lines, if the file is laid out in lines.
    lines: Option<&'t str>,
    /// Whether a copy prints it.
    is_used: bool,
}

impl InFile<'_> {
    /// Whether nobody has written anything of it.
    fn is_blank(&self) -> bool {
        self.translated.is_empty() && !self.lines.is_some_and(has_comment)
    }

    fn write(&self, out: &mut String, indent: &str, own: &str, language: &str) {
        let Some(lines) = self.lines else {
            return entry(out, indent, (own, self.own), (language, self.translated));
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

/// Writes a sentence and its translation, each with its language.
fn entry(
    out: &mut String,
    indent: &str,
    (own, sentence): (&str, &str),
    (language, words): (&str, &str),
) {
    let (sentence, words) = (quoted(sentence), quoted(words));
    let _ = writeln!(out, "{indent}- {own}: {sentence}\n{indent}  {language}: {words}");
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
