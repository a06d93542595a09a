//! The kinds of finding, each with its explanation.

use super::Level;

/// A kind of finding: its id, its level and its explanation.
///
/// The id is what `sendplan explain` takes. It is in kebab case and names the
/// problem, not the cure.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    id: &'static str,
    level: Level,
    explanation: &'static str,
    adjustable: bool,
    waivable: bool,
}

impl Rule {
    /// Declares a rule; the `declare_rules!` macro calls it.
    pub(crate) const fn new(id: &'static str, level: Level, explanation: &'static str) -> Self {
        Self { id, level, explanation, adjustable: false, waivable: false }
    }

    /// The same rule, as one on quality: a school can set its level, and a plan can waive it with a reason.
    pub(crate) const fn adjustable(self) -> Self {
        Self { adjustable: true, waivable: true, ..self }
    }

    /// The same rule, as one that only a dated waiver can lift: no level set by the school, and no draft.
    pub(crate) const fn waivable(self) -> Self {
        Self { waivable: true, ..self }
    }

    /// Whether a school can set its level, and a plan can waive it.
    #[must_use]
    pub const fn is_adjustable(&self) -> bool {
        self.adjustable
    }

    /// Whether a plan can waive it, with a reason and a date.
    #[must_use]
    pub const fn is_waivable(&self) -> bool {
        self.waivable
    }

    /// The id, such as `unknown-key`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Its level unless a setting changes it.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The explanation as Markdown: what it looks for, why, a bad and a good example.
    #[must_use]
    pub fn explanation(&self) -> String {
        let lines: Vec<&str> =
            self.explanation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        lines.join("\n")
    }

    /// The first sentence of the explanation, for lists.
    #[must_use]
    pub fn summary(&self) -> String {
        self.explanation().lines().next().unwrap_or_default().to_owned()
    }
}

/// Declares the rules of one module: the doc comment of each is what `explain` prints.
macro_rules! declare_rules {
    ($($(#[doc = $line:expr])+ $name:ident = $id:literal, $level:ident;)+) => {
        $(
            $(#[doc = $line])+
            pub(crate) static $name: $crate::finding::Rule = $crate::finding::Rule::new(
                $id,
                $crate::finding::Level::$level,
                concat!($($line, "\n"),+),
            );
        )+

        /// Every rule that this module declares, in the order of their ids.
        pub(crate) static ALL: &[&$crate::finding::Rule] = &[$(&$name),+];
    };
}
pub(crate) use declare_rules;
