//! The finding that a colour does not stand out enough from the paper.

use super::faults::LOW_CONTRAST;
use crate::finding::Finding;
use crate::record::Colour;
use crate::source::Place;

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
        .hint(format!("a darker shade such as `\"{}\"` would do", colour.darkened_for(ground)))
    })
}
