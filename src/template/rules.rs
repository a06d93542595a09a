//! The findings that reading a template can give.

use crate::finding::rules;

rules! {
    /// A template's own files do not hold together.
    ///
    /// ## What it looks for
    ///
    /// A `template.yaml` with an unknown key, a type that does not exist, a reference to a list
    /// that is not there, a document without its layout, a choice without its label.
    ///
    /// ## Why
    ///
    /// A template is read by the check, the layouts, the starter plan and the schema for editors:
    /// a slip in it would show up far from where it was made.
    ///
    /// ## Example
    ///
    /// ```text
    /// sections:
    ///   - id: pupil
    ///     fields:
    ///       - id: known_as
    ///         type: txt
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// sections:
    ///   - id: pupil
    ///     fields:
    ///       - id: known_as
    ///         type: text
    /// ```
    TEMPLATE_FAULT = "template-fault", Error;
}
