//! [`CopyView`](crate::copies::CopyView) + layout -> [`TypstSource`]: text goes in as literals and never as code.

mod asked;
mod beneath;
mod capital;
mod computed;
mod context;
mod days;
mod edition;
mod facts;
mod figures;
mod filters;
mod functions;
mod labelled;
mod layouts;
mod literal;
mod page_marks;
mod part;
mod phrases;
mod printed;
mod quality;
mod quality_value;
mod quotes;
mod report;
mod source;
mod values;
mod words;

pub use facts::{Facts, Others, PupilOfClass};
pub(crate) use layouts::ENDING as LAYOUT_ENDING;
pub use layouts::Layouts;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) use literal::text as literal_text;
pub(crate) use page_marks::{LEFT_OFF, MARGINS};
pub use printed::Printed;
pub use quality::{
    QualityFinding, QualityLevel, QualityPlan, QualityReport, QualityReviewed, QualityRule,
    QualityWaiver,
};
pub use source::{PlacedPicture, TypstSource};

/// Whether a character leaves no mark, so that no font needs to have it.
#[must_use]
pub const fn invisible(c: char) -> bool {
    literal::invisible(c)
}
