//! The documents that a template makes.

use super::{Audience, Shows};

/// How many copies of a document one plan gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Per {
    /// One.
    Plan,
    /// One for each household that gets its own copy.
    Household,
    /// One for all plans of a class.
    Class,
    /// One for all plans of a run: the quality report, and what is for leaders.
    Folder,
}

impl Per {
    /// Whether one plan is enough to make it.
    #[must_use]
    pub const fn is_of_a_plan(self) -> bool {
        matches!(self, Self::Plan | Self::Household)
    }
}

/// A document that a template makes.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Document {
    /// The id that the command line takes, such as `plan-teacher`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The same, if a template that extends another calls it so: its pages say it in place of a label.
    pub own_title: Option<String>,
    /// Whom it is for: it can contain nothing that this audience may not see.
    pub audience: Audience,
    /// The layout file within the template folder.
    pub layout: String,
    /// The words of the file name that distinguish this copy from others, such as `plan` and `teacher`.
    pub file: (String, String),
    /// The most pages it may have; `None` for as many as it takes.
    pub max_pages: Option<usize>,
    /// How many copies a plan gives.
    pub per: Per,
    /// What it shows, if it is about all plans of a run.
    pub shows: Option<Shows>,
    /// The section without which there is nothing to make it from, such as the review.
    pub needs: Option<String>,
    /// Whether it is made only when it is asked for by its id.
    pub on_request: bool,
    /// Whether its layout sees all cycles of the pupil, this one the last.
    pub history: bool,
    /// Whether it is about a review still to come: it is not made once the review has taken place or its date passed.
    pub before_review: bool,
    /// Whether it is in the language of those who get the copy, as soon as the template has labels in it.
    pub readers_language: bool,
    /// Whether the template's own language stands beneath that of its readers.
    pub both_languages: bool,
    /// The id of the document that it is the short form of: a household gets one of the two.
    pub short_form_of: Option<String>,
}
