//! The findings on values that YAML takes and that nobody meant.

use crate::finding::declare_rules;

declare_rules! {
    /// A text is in curly quotation marks.
    ///
    /// ## What it looks for
    ///
    /// A value with “ at its start and ” at its end.
    ///
    /// ## Why
    ///
    /// Word turns straight quotation marks into curly ones. To YAML only the straight ones are quotation marks, so the curly
    /// ones are printed, round a telephone number as well.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// school:
    ///   phone: “01632 960 120”
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// school:
    ///   phone: "01632 960 120"
    /// ```
    CURLY_QUOTES = "curly-quotes", Warning;

    /// A line is joined to the text above it.
    ///
    /// ## What it looks for
    ///
    /// A line that looks like an item of a list, or like a key, and is further in than the text above it.
    ///
    /// ## Why
    ///
    /// Such a line goes on with the text above: “Calm and fair” and “Kind” are printed as “Calm and fair - Kind”.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// about:
    ///   appreciate:
    ///     - Calm and fair
    ///       - Kind to younger children
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// about:
    ///   appreciate:
    ///     - Calm and fair
    ///     - Kind to younger children
    /// ```
    JOINED_LINES = "joined-lines", Error;

    /// Words of a text are lost.
    ///
    /// ## What it looks for
    ///
    /// Words after a space and a `#` in a text, and a word with `&` or `!` at the start of one. A comment after a value, as in
    /// `term: autumn  # until December`, is left alone. If a sentence is followed by one space and a `#`, it may be either,
    /// and the finding is a note.
    ///
    /// ## Why
    ///
    /// A `#` after a space begins a comment, which is printed nowhere: of “I am #1 at chess” only “I am” is left.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// about:
    ///   strengths:
    ///     - He is #1 at times tables
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// about:
    ///   strengths:
    ///     - "He is #1 at times tables"
    /// ```
    LOST_WORDS = "lost-words", Warning;
}
