//! The findings that reading a template can give.

use crate::finding::declare_rules;

declare_rules! {
    /// A template's own files do not fit together.
    ///
    /// ## What it looks for
    ///
    /// A `template.yaml` with an unknown key, a type that does not exist, a reference to a list
    /// that does not exist, a document without its layout, a choice without its label. In a template that extends another:
    /// a change to what is not there, a label or a file that nothing uses.
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

    /// There is no template of the name that a plan or its settings give.
    ///
    /// ## What it looks for
    ///
    /// A `template:` with a typing mistake, or with the name of a school's own template that this run was not given.
    ///
    /// ## Why
    ///
    /// The template says what a plan may contain and which documents are made from it. Without it nothing can be made from
    /// the plan; all others are made.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// template: send-suport-plan
    /// ```
    ///
    /// ## Instead
    ///
    /// Correct the name, or leave the line out for the built-in template. A school's own template is found in the folder
    /// `templates` beside `sendplan.yaml`; one from elsewhere is added with `--template-folder DIR`.
    ///
    /// ```yaml,pass
    /// template: send-support-plan
    /// ```
    UNKNOWN_TEMPLATE = "unknown-template", Error;
}
