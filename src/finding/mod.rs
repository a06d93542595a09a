//! What the writer of a plan should put right, and the four ways to show it.

mod checked;
mod excerpt;
mod human;
mod json;
mod plans;
mod rule;
mod sarif;
mod short;
mod suggest;
mod waived;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::fmt;
use std::path::PathBuf;

pub(crate) use checked::Checked;
pub use human::{Colours, Reasons, human};
pub use json::{json, write_json};
pub use plans::unique;
pub use rule::Rule;
pub(crate) use rule::declare_rules;
pub use sarif::{sarif, write_sarif};
pub use short::short;
pub(crate) use suggest::{counted, similarity};
pub use suggest::{listed, nearest};
pub use waived::{LevelSetting, Report, Waived};

pub use crate::source::{LineColumn, Place, SourceFile, Span, visible};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Something to think about.
    Note,
    /// Should be put right; documents are made anyway.
    Warning,
    /// No documents are made from this plan until it is put right.
    Error,
}

impl Level {
    /// All of them, the mildest first.
    pub const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// The word that is printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place with a few words about why it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    place: Place,
    text: String,
}

impl Label {
    /// The place.
    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// The words; empty for a bare caret.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// One thing for the writer to put right.
///
/// Built with [`Finding::new`] and the methods that follow it; shown with
/// [`human()`], [`short()`],
/// [`json()`] or [`sarif()`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding(Box<Parts>);

/// What a finding consists of; boxed, so that a result with one is cheap to return.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Parts {
    rule: &'static Rule,
    level: Level,
    message: String,
    primary: Option<Label>,
    file: Option<PathBuf>,
    related: Vec<Label>,
    hint: Option<String>,
    path: Option<String>,
    reasons: Vec<String>,
    plans: Vec<String>,
}

impl Finding {
    /// Starts a finding of `rule`; the message is lower case, without a full stop.
    #[must_use]
    pub fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self(Box::new(Parts {
            rule,
            level: rule.level(),
            message: message.into(),
            primary: None,
            file: None,
            related: Vec::new(),
            hint: None,
            path: None,
            reasons: Vec::new(),
            plans: Vec::new(),
        }))
    }

    /// Points at the place the message is about.
    #[must_use]
    pub fn at(mut self, place: &Place, text: impl Into<String>) -> Self {
        self.0.primary = Some(Label { place: place.clone(), text: text.into() });
        self
    }

    /// Names the field, such as `targets[1].text`.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.0.path = Some(path.into());
        self
    }

    /// Adds what led to it, which is shown on request.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.0.reasons.push(reason.into());
        self
    }

    /// Names the file if there is no place in it to point at, such as one that is not text.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<PathBuf>) -> Self {
        self.0.file = Some(file.into());
        self
    }

    /// Points at a second place that explains the first.
    #[must_use]
    pub fn related(mut self, place: &Place, text: impl Into<String>) -> Self {
        self.0.related.push(Label { place: place.clone(), text: text.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = Some(hint.into());
        self
    }

    /// Gives it a level other than its rule's default.
    #[must_use]
    pub fn with_level(mut self, level: Level) -> Self {
        self.0.level = level;
        self
    }

    /// The rule that raised it.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        self.0.rule
    }

    /// How much it matters.
    #[must_use]
    pub fn level(&self) -> Level {
        self.0.level
    }

    /// Whether it stops documents from being made.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.0.level == Level::Error
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The place it is about, unless it is about a whole file.
    #[must_use]
    pub fn primary(&self) -> Option<&Label> {
        self.0.primary.as_ref()
    }

    /// Other places that explain it.
    #[must_use]
    pub fn related_labels(&self) -> &[Label] {
        &self.0.related
    }

    /// What to do about it.
    #[must_use]
    pub fn hint_text(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// The field, such as `targets[1].text`, if the finding is about one.
    #[must_use]
    pub fn field_path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// What led to it, beyond the message.
    #[must_use]
    pub fn reasons(&self) -> &[String] {
        &self.0.reasons
    }

    /// The name of the file it is about.
    #[must_use]
    pub fn file_name(&self) -> String {
        self.file().into_owned()
    }

    /// The same without a copy, as far as the name is text.
    fn file(&self) -> Cow<'_, str> {
        match (&self.0.primary, &self.0.file) {
            (Some(label), _) => label.place.file().name().into(),
            (None, Some(file)) => file.to_string_lossy(),
            (None, None) => "".into(),
        }
    }

    /// The order in which findings are shown: by file, then by place, and at one place what matters most first.
    pub(crate) fn sort_key(&self) -> impl Ord + use<'_> {
        let span = self.0.primary.as_ref().map(|label| label.place.span());
        (
            self.file(),
            span.map(Span::start),
            Reverse(self.0.level),
            span.map(Span::end),
            self.0.rule.id(),
        )
    }
}

/// In one line, as editors read it: `kofi.yaml:4:3: error[unknown-key]: … (hint: …)`. In the alternate form, `{:#}`, with
/// the line of the file and a caret, as a person reads it in a terminal, without colours.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = std::slice::from_ref(self);
        let text =
            if f.alternate() { human(one, Colours::Plain, Reasons::Hidden) } else { short(one) };
        f.write_str(text.trim_end())
    }
}

/// Line and column of a label's start and end, for the machine-readable forms.
fn bounds(label: &Label) -> (crate::source::LineColumn, crate::source::LineColumn) {
    let file: &SourceFile = label.place.file();
    let span = label.place.span();
    (file.line_column(span.start()), file.line_column(span.end()))
}
