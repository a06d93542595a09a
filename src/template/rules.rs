//! The findings that reading a template can give.

use crate::finding::declare_rules;

declare_rules! {
    /// A template's own files do not fit together.
    ///
    /// ## What it looks for
    ///
    /// A `template.yaml` with an unknown key, a type that does not exist, a reference to a list
    /// that does not exist, a document without its layout, a choice without its label.
    ///
    /// ## Why
    ///
    /// The check, the layouts, the starter plan and the schema for editors all read the template:
    /// a mistake in it would show up far from where it was made.
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
