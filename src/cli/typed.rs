//! The sentences that somebody wants judged: words of the command line, or standard input, line by line.

use std::io::{self, Read};

use anyhow::{Context, bail};
use sendplan::internal::source::{TypedLine, typed_lines};

use super::report;

/// The most characters that are shown of one sentence.
const SHOWN: usize = 500;

/// What there is to judge.
pub(super) struct Typed {
    pub(super) sentences: Vec<String>,
    /// Whether there were lines that could not be read; somebody knows by now.
    pub(super) has_unreadable: bool,
}

impl Typed {
    /// The sentences given, one a line; without any, those of standard input.
    ///
    /// # Errors
    ///
    /// If standard input cannot be read, or there is no sentence.
    pub(super) fn of(given: &[String]) -> anyhow::Result<Self> {
        let lines = if given.is_empty() {
            let mut input = Vec::new();
            io::stdin().read_to_end(&mut input).context("cannot read standard input")?;
            typed_lines(&input)
        } else {
            given.iter().flat_map(|given| typed_lines(given.as_bytes())).collect()
        };
        let mut typed = Self { sentences: Vec::new(), has_unreadable: false };
        for line in lines {
            match line {
                TypedLine::Text(text) if text.is_empty() => {}
                TypedLine::Text(text) => typed.sentences.push(text),
                TypedLine::Unreadable(line) => {
                    typed.has_unreadable = true;
                    report::say(format_args!("line {line} is not UTF-8: save it as UTF-8"));
                }
            }
        }
        if typed.sentences.is_empty() && !typed.has_unreadable {
            bail!("there is no sentence to judge");
        }
        Ok(typed)
    }
}

/// A text as it is shown to a person: its beginning, if it is very long.
pub(super) fn shown(text: &str) -> String {
    beginning(text, SHOWN)
}

/// The first characters of a text, with `…` if there are more.
pub(super) fn beginning(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
