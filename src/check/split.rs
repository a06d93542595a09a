//! A sentence in square brackets that a comma cuts in two.

use crate::finding::{Finding, declare_rules};
use crate::input::{Kind, Node, in_quotes};
use crate::wording::word_list;

/// Words that no item of a list begins with, since they continue what comes before them.
const GOES_ON: &[&str] = word_list!("lines", "words that continue a sentence");

/// Words that an item seldom begins with where the one before it begins with a capital.
const LEANS: &[&str] = word_list!("lines", "words that lean on what is before them");

/// Whether an item leans on the one before it: that begins with a capital and has several words, and this one goes on with
/// `with`, `for`, `pausing` and the like.
fn leans(first: &str, second: &str) -> bool {
    let word = second.split_whitespace().next().unwrap_or_default();
    let verb = word.len() > 4 && word.ends_with("ing");
    first.starts_with(char::is_uppercase)
        && first.split_whitespace().count() >= 2
        && second.split_whitespace().count() >= 2
        && word.starts_with(char::is_lowercase)
        && (verb || LEANS.contains(&word))
}

/// Whether a comma between two items is that of `1,000`.
fn is_one_number(first: &Node, second: &Node) -> bool {
    let (one, other) = (first.place.text(), second.place.text());
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let last = one.rsplit(' ').next().unwrap_or("");
    let near = second.place.span().start() == first.place.span().end() + 1;
    near && (1..=3).contains(&last.len())
        && figures(last)
        && other.len() >= 3
        && figures(&other[..3])
        && !other[3..].starts_with(|c: char| c.is_ascii_digit())
}

/// A finding for each item of a list in square brackets that goes on with the one before: `[Ask her to show, not to
/// repeat]` is one sentence to its writer and two items to YAML.
pub(super) fn findings(list: &Node, path: &str) -> Vec<Finding> {
    let Kind::List(items) = &list.kind else { return Vec::new() };
    if !list.place.text().starts_with('[') {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (index, pair) in items.windows(2).enumerate() {
        let (Some(first), Some(second)) = (pair[0].as_text(), pair[1].as_text()) else { continue };
        let quoted = pair.iter().any(|item| item.place.text().starts_with(['"', '\'']));
        let word = second.split_whitespace().next().unwrap_or_default();
        let goes_on = GOES_ON.contains(&word) || is_one_number(&pair[0], &pair[1]);
        if quoted || first.ends_with(['.', '!', '?']) || !(goes_on || leans(first, second)) {
            continue;
        }
        let comma = if is_one_number(&pair[0], &pair[1]) { "," } else { ", " };
        let whole = format!("{first}{comma}{second}");
        findings.push(
            Finding::new(&SPLIT_TEXT, format!("the comma makes two items of “{whole}”"))
                .at(&pair[1].place, "a separate item")
                .path(format!("{path}[{}]", index + 2))
                .hint(format!(
                    "if it is one sentence, put it in quotation marks: {}",
                    in_quotes(&whole)
                )),
        );
    }
    findings
}

declare_rules! {
    /// A comma cuts a sentence in two.
    ///
    /// ## What it looks for
    ///
    /// A list in square brackets in which an item continues the one before it: it begins with `not`, `and`, `because`
    /// or similar.
    ///
    /// ## Why
    ///
    /// In square brackets a comma ends an item. `[Ask her to show, not to repeat]` would be printed as two lines, “Ask her to
    /// show” and “not to repeat”.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// about:
    ///   how_to_help: [Ask me to show, not to repeat]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// about:
    ///   how_to_help: ["Ask me to show, not to repeat"]
    /// ```
    SPLIT_TEXT = "split-text", Warning;
}
