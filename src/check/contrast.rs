//! The finding that a colour does not stand out enough from the paper.

use crate::finding::{Finding, declare_rules};
use crate::record::Colour;
use crate::source::Place;

declare_rules! {
    /// A colour has too little contrast with the paper.
    ///
    /// ## What it looks for
    ///
    /// A school's `accent` whose contrast with the paper, white or cream, is less than 4.5 to 1.
    ///
    /// ## Why
    ///
    /// Headings are printed in this colour, and white words on it. Below that ratio (WCAG 2.2, criterion 1.4.3) many
    /// people cannot read them, and nobody can on a photocopy.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// school:
    ///   accent: "#ffb000"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// school:
    ///   accent: "#8a5a00"
    /// ```
    LOW_CONTRAST = "low-contrast", Error;
}

/// Measures a colour against a ground; `None` if it stands out enough.
pub(crate) fn low(
    colour: Colour,
    ground: Colour,
    ground_name: &str,
    place: &Place,
    path: &str,
) -> Option<Finding> {
    let ratio = colour.contrast(ground);
    (ratio < Colour::ENOUGH).then(|| {
        // Rounded down, so that 4.49 is not shown as the 4.5 it falls short of.
        let shown = (ratio * 10.0).floor() / 10.0;
        Finding::new(
            &LOW_CONTRAST,
            format!(
                "`{path}` has a contrast of {shown:.1}:1 against {ground_name} paper; {}:1 is needed",
                Colour::ENOUGH
            ),
        )
        .at(place, "too pale to read easily")
        .hint(format!("use a darker shade, such as `\"{}\"`", colour.darkened_for(ground)))
    })
}
