//! `small-number`: a school that asks for small counts of pupils to be printed.

use super::Subject;
use crate::finding::Finding;
use crate::model::Number;
use crate::rules::quality::quality;

/// The numbers below which documents for leaders, and what is published, never print counts of pupils.
const LEAST: [f64; 2] = [5.0, 10.0];

quality! {
    /// A school asks for smaller counts of pupils to be printed than documents for leaders ever print.
    ///
    /// ## What it looks for
    ///
    /// `small_numbers` with `reports` below 5 or `published` below 10.
    ///
    /// ## Why
    ///
    /// In a village everybody knows who the two children in Year 3 are. So a count of fewer than 5 pupils, or of fewer than 10
    /// in what is published, is not printed, whatever this says. A school can raise the numbers.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// small_numbers:
    ///   reports: 3
    /// ```
    ///
    /// ```yaml,pass
    /// small_numbers:
    ///   reports: 6
    ///   published: 12
    /// ```
    ///
    /// ## Instead
    ///
    /// Leave the line out, or write a higher number.
    "small-number", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let settings = &subject.plan.settings;
    let said: [Option<Number<'_>>; 2] = [settings.small_in_reports, settings.small_in_published];
    for (number, least) in said.into_iter().zip(LEAST) {
        if let Some(number) = number.filter(|number| **number < least) {
            let message = format!("`{}` is lower than {least}, so it has no effect", number.get());
            found.push(RULE.at(number.item, message).hint(format!(
                "leave it out, or raise it: counts of fewer than {least} pupils are never printed here"
            )));
        }
    }
}
