//! A sentence in square brackets that a comma cuts in two.

use crate::finding::{Finding, declare_rules};
use crate::input::{Kind, Node};

/// Words that no item of a list begins with, since they continue what comes before them.
const GOES_ON: [&str; 24] = [
    "after", "although", "and", "as", "because", "before", "but", "even", "except", "if",
    "instead", "never", "nor", "not", "or", "rather", "so", "then", "though", "unless", "until",
    "when", "which", "while",
];

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
        if quoted || !GOES_ON.contains(&word) || first.ends_with(['.', '!', '?']) {
            continue;
        }
        findings.push(
            Finding::new(&SPLIT_TEXT, format!("the comma makes two items of “{first}, {second}”"))
                .at(&pair[1].place, "a separate item")
                .path(format!("{path}[{}]", index + 2))
                .hint(format!(
                    "if it is one sentence, put it in quotation marks: \"{first}, {second}\""
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
