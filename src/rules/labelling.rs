//! `labelling`: words that judge the child.

use std::ops::Range;

use super::Subject;
use crate::finding::Finding;
use crate::rules::quality::quality;
use crate::wording;
use crate::wording::word_list;

quality! {
    /// A word judges the child instead of saying what happens.
    ///
    /// ## What it looks for
    ///
    /// Labels and deficits: lazy, attention-seeking, naughty, low ability, suffers from, can't be bothered … The child's
    /// and the parents' own words are not judged.
    ///
    /// ## Why
    ///
    /// The parents and the child read the plan, and they remember the word. It also tells the teacher nothing. What
    /// helps is to know what happens, when, and what comes before it.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// assess.needs[1].statement: Sam is lazy with writing tasks and starts them 9 minutes after the class; needs a first line to start from.
    /// #                                 ^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// assess.needs[1].statement: Starts writing tasks 9 minutes after the class on average; needs a first line to start from.
    /// ```
    "labelling", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for read in subject.texts.iter().filter(|read| !read.readers.quoted) {
        for label in wording::labels(&read.sentence) {
            if is_quoted(read.sentence.text, &label.range) {
                continue;
            }
            let message = format!("“{}” judges the child", read.words(&label.range));
            found.push(RULE.at_words(read, label.range, message).hint(instead(&label.says)));
        }
    }
}

/// Whether words are between quotation marks, or with capitals as in the title of a book.
fn is_quoted(text: &str, words: &Range<usize>) -> bool {
    let (before, from) = text.split_at(words.start);
    let opened = before.chars().filter(|c| matches!(c, '“' | '"' | '”')).count();
    let title = !before.is_empty()
        && from.starts_with(char::is_uppercase)
        && !before.trim_end().ends_with(['.', '!', '?']);
    opened % 2 == 1 || title
}

/// What to say instead, as a hint: advice is used as it is, other words are quoted.
fn instead(says: &str) -> String {
    let advice = word_list!("lines", "advice begins with");
    if advice.iter().any(|start| says.starts_with(start)) {
        return says.to_owned();
    }
    match says.split_once(", ") {
        Some((words, rest)) => format!("say “{words}”, {rest}"),
        None => format!("say “{says}” instead"),
    }
}
