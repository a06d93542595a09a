//! [`TypstSource`] -> pages -> PDF or PNG, with Typst in the same process.

mod bounds;
mod export;
mod first_signs;
mod font_bounds;
mod fonts;
mod grey;
mod letters;
mod marks;
mod misplaced;
mod sheet;
mod verify_literals;
mod world;

use typst::diag::{SourceDiagnostic, Warned};
use typst::{World, WorldExt};
use typst_layout::PagedDocument;

use crate::error::Error;
use crate::render::TypstSource;

pub use fonts::Fonts;
pub use misplaced::{Examined, Misfit, Misplaced, Thing};
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) use verify_literals::text_of_literal;
pub use world::AssetFiles;

use world::PlanWorld;

/// How many documents Typst keeps an unused result for: enough for the shared components, which
/// every document uses, and no more.
const KEPT_FOR: usize = 2;

/// A document that has been laid out.
#[derive(Debug)]
pub struct Pages {
    document: PagedDocument,
    /// The document as a PDF is made of it, where that differs.
    for_pdf: Option<PagedDocument>,
}

impl Pages {
    /// How many pages it has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.document.pages().len()
    }

    /// What is not where a reader could read it, and what was left off.
    #[must_use]
    pub fn examined(&self) -> Examined {
        misplaced::examined(&self.document)
    }

    /// How far down the body of each page reaches, as a share of the height between its margins; `None` where those are not
    /// known.
    #[must_use]
    pub fn filled(&self) -> Vec<Option<f64>> {
        misplaced::filled(&self.document)
    }

    /// The document as PDF/UA-1 and PDF/A-2a.
    ///
    /// # Errors
    ///
    /// [`Error::Typeset`] if it breaks one of the two standards.
    pub fn pdf(&self, name: &str) -> Result<Vec<u8>, Error> {
        export::pdf(self.for_pdf.as_ref().unwrap_or(&self.document), name)
    }

    /// Each page as a PNG image of `ppi` pixels per inch.
    ///
    /// # Errors
    ///
    /// [`Error::Typeset`] if a page cannot be encoded.
    pub fn png(&self, name: &str, ppi: f64) -> Result<Vec<Vec<u8>>, Error> {
        export::png(&self.document, name, ppi)
    }
}

/// Lays a document out.
///
/// # Errors
///
/// [`Error::Layout`] if the layout puts a value where it is not a literal, [`Error::Typeset`] if Typst
/// refuses the source.
pub fn typeset(
    source: &TypstSource,
    asset_files: &AssetFiles,
    fonts: &Fonts,
) -> Result<Pages, Error> {
    let world = PlanWorld::new(source, asset_files, fonts);
    verify_literals::verify_literals(world.main_source(), source)?;
    let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
    let alone = |text: String| {
        let world = PlanWorld::of_text(text, asset_files, fonts);
        typst::compile::<PagedDocument>(&world).output.ok()
    };
    output
        .map(|document| {
            let for_pdf = marks::mended(&document, alone);
            Pages { document, for_pdf }
        })
        .map_err(|errors| refused(&world, source.layout(), errors.as_slice()))
}

/// Releases what Typst remembers of earlier documents; to be called after each one, failed ones too.
pub fn forget() {
    typst::comemo::evict(KEPT_FOR);
}

/// Typst's first error, with its place in the source.
fn refused(world: &PlanWorld<'_>, name: &str, errors: &[SourceDiagnostic]) -> Error {
    let message = errors.first().map_or_else(String::new, |error| {
        let place = world.range(error.span).zip(error.span.id()).and_then(|(range, id)| {
            let source = world.source(id).ok()?;
            let line = source.lines().byte_to_line(range.start)? + 1;
            Some(format!(" ({}, line {line})", id.vpath().get_without_slash()))
        });
        let hints: String = error.hints.iter().map(|hint| format!("; {}", hint.v)).collect();
        format!("{}{}{hints}", error.message, place.unwrap_or_default())
    });
    Error::Typeset { document: name.to_owned(), message }
}
