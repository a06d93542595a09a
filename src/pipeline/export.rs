//! A copy that is ready -> its files, in each format.

use super::options::{Format, RenderOptions};
use super::prepare::{OtherForms, Prepared};
use super::rules::DOES_NOT_FIT;
use crate::error::Error;
use crate::finding::Finding;
use crate::render::TypstSource;
use crate::resources::{Resources, TemplateAssets};
use crate::typeset::{self, Fonts, Pages};
use crate::workbook;

/// Resolution of PNG images, in pixels an inch, unless another is asked for.
const PPI: u32 = 150;

/// The resolutions that images can have, in pixels an inch.
const RESOLUTIONS: std::ops::RangeInclusive<u32> = 10..=600;

impl RenderOptions {
    /// What makes files of the format.
    ///
    /// # Errors
    ///
    /// [`Error::Options`] if a resolution was chosen for a format that has none, or one that no image can have.
    pub(crate) fn exporter(&self) -> Result<Box<dyn Exporter>, Error> {
        if self.ppi.is_some_and(|ppi| !RESOLUTIONS.contains(&ppi)) {
            return Err(Error::options("a resolution is from 10 to 600 pixels per inch"));
        }
        match (self.format, self.ppi) {
            (Format::Png, ppi) => Ok(Box::new(Png::new(ppi))),
            (_, Some(_)) => Err(Error::options(
                "only PNG images have a resolution; leave out `--ppi`, or add `--format png`",
            )),
            (Format::Pdf, None) => Ok(Box::new(Pdf)),
            (Format::Typst, None) => Ok(Box::new(Typst)),
            (Format::Xlsx, None) => Ok(Box::new(Xlsx)),
            (Format::Ics, None) => Ok(Box::new(Ics)),
        }
    }
}

/// Makes the files of a copy. One for each format, so that only [`RenderOptions`] asks which it is.
pub(crate) trait Exporter: Send + Sync {
    /// What the names of its files end in.
    fn ending(&self) -> &'static str;

    /// Whether its files are listed in the register, so that unchanged ones are left alone.
    fn is_registered(&self) -> bool {
        false
    }

    /// Whether a document can have this format.
    fn takes(&self, _: &OtherForms) -> bool {
        true
    }

    /// Makes the files of a copy.
    ///
    /// # Errors
    ///
    /// What [`Typesetter::pages`] gives.
    fn export(&self, copy: &Prepared, typesetter: &Typesetter<'_>) -> Result<Exported, Error>;
}

/// The files of one copy.
#[derive(Debug)]
pub(crate) struct Exported {
    /// The files: one, or one a page.
    pub(crate) files: Vec<ExportedFile>,
    /// How many pages they have; 0 where nothing was laid out.
    pub(crate) pages: usize,
    /// What was found on them; no error is among it.
    pub(crate) findings: Vec<Finding>,
}

impl Exported {
    /// One file, of which nothing was laid out.
    fn unpaged(name: String, bytes: Vec<u8>) -> Self {
        Self { files: vec![ExportedFile { name, bytes }], pages: 0, findings: Vec::new() }
    }
}

/// One file.
#[derive(Debug)]
pub(crate) struct ExportedFile {
    /// Its name, extension included.
    pub(crate) name: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

/// A copy that fits on its pages.
struct LaidOut {
    pages: Pages,
    /// What was found on them besides.
    findings: Vec<Finding>,
}

/// Lays copies of one template out.
#[derive(Debug)]
pub(crate) struct Typesetter<'a> {
    assets: &'a TemplateAssets,
    fonts: &'a Fonts,
}

impl<'a> Typesetter<'a> {
    /// With the assets of that template.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] or [`Error::Font`] for a font file that cannot be used.
    pub(crate) fn new(resources: &'a Resources, assets: &'a TemplateAssets) -> Result<Self, Error> {
        Ok(Self { assets, fonts: resources.fonts()? })
    }

    /// Makes the files of a copy.
    ///
    /// # Errors
    ///
    /// As [`pages`](Self::pages).
    pub(crate) fn export(
        &self,
        exporter: &dyn Exporter,
        copy: &Prepared,
    ) -> Result<Exported, Error> {
        let exported = exporter.export(copy, self);
        // Failed ones leave as much behind as others.
        typeset::forget();
        exported.map_err(|error| error.of_document(&copy.copy.document))
    }

    /// Lays a copy out to see whether it fits on its pages, and gives what was found on them besides.
    ///
    /// # Errors
    ///
    /// As [`pages`](Self::pages).
    pub(crate) fn fits(&self, copy: &Prepared) -> Result<Vec<Finding>, Error> {
        let laid_out = self.pages(copy);
        typeset::forget();
        laid_out
            .map(|laid_out| laid_out.findings)
            .map_err(|error| error.of_document(&copy.copy.document))
    }

    /// The pages of a copy.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] if it does not fit on its pages, or they are more than its document may have; an [`Error`] if
    /// Typst refuses it.
    fn pages(&self, copy: &Prepared) -> Result<LaidOut, Error> {
        let mut laid_out = self.laid_out(copy, &copy.source)?;
        if laid_out.findings.iter().any(|one| *one.rule() == DOES_NOT_FIT) {
            // A box that was to stay whole may be longer than a page: then it goes on overleaf.
            laid_out = self.laid_out(copy, &copy.source.breaking())?;
        }
        if laid_out.findings.iter().any(Finding::is_error) {
            return Err(Error::Refused { findings: laid_out.findings });
        }
        Ok(laid_out)
    }

    /// The pages of a source of a copy, with what is found on them.
    fn laid_out(&self, copy: &Prepared, source: &TypstSource) -> Result<LaidOut, Error> {
        let pages = typeset::typeset(source, &self.assets.asset_files, self.fonts)?;
        let findings = copy.room.findings(&copy.copy.document, source, &pages);
        Ok(LaidOut { pages, findings })
    }
}

/// PDF/UA-1 and PDF/A-2a.
#[derive(Debug)]
pub(super) struct Pdf;

impl Exporter for Pdf {
    fn ending(&self) -> &'static str {
        "pdf"
    }

    fn is_registered(&self) -> bool {
        true
    }

    fn export(&self, copy: &Prepared, typesetter: &Typesetter<'_>) -> Result<Exported, Error> {
        let LaidOut { pages, findings } = typesetter.pages(copy)?;
        let file =
            ExportedFile { name: format!("{}.pdf", copy.stem), bytes: pages.pdf(&copy.stem)? };
        Ok(Exported { files: vec![file], pages: pages.count(), findings })
    }
}

/// One PNG image a page.
#[derive(Debug)]
pub(super) struct Png {
    ppi: u32,
}

impl Png {
    /// With a resolution in pixels an inch, or the usual one.
    pub(super) fn new(ppi: Option<u32>) -> Self {
        Self { ppi: ppi.unwrap_or(PPI) }
    }
}

impl Exporter for Png {
    fn ending(&self) -> &'static str {
        "png"
    }

    fn export(&self, copy: &Prepared, typesetter: &Typesetter<'_>) -> Result<Exported, Error> {
        let LaidOut { pages, findings } = typesetter.pages(copy)?;
        let images = pages.png(&copy.stem, self.ppi.into())?;
        let file = |(index, bytes)| ExportedFile {
            name: format!("{}_{}.png", copy.stem, index + 1),
            bytes,
        };
        let files = images.into_iter().enumerate().map(file).collect();
        Ok(Exported { files, pages: pages.count(), findings })
    }
}

/// The Typst source.
#[derive(Debug)]
pub(super) struct Typst;

impl Exporter for Typst {
    fn ending(&self) -> &'static str {
        "typ"
    }

    fn export(&self, copy: &Prepared, _: &Typesetter<'_>) -> Result<Exported, Error> {
        let bytes = copy.source.text().as_bytes().to_vec();
        Ok(Exported::unpaged(format!("{}.typ", copy.stem), bytes))
    }
}

/// A workbook, of a document that is a table.
#[derive(Debug)]
pub(super) struct Xlsx;

impl Exporter for Xlsx {
    fn ending(&self) -> &'static str {
        "xlsx"
    }

    fn takes(&self, forms: &OtherForms) -> bool {
        forms.workbook.is_some()
    }

    fn export(&self, copy: &Prepared, _: &Typesetter<'_>) -> Result<Exported, Error> {
        let Some(workbook) = &copy.forms.workbook else {
            let id = &copy.copy.document;
            return Err(Error::options(format!("`{id}` is no table; leave out `--format xlsx`")));
        };
        Ok(Exported::unpaged(format!("{}.xlsx", copy.stem), workbook::bytes(workbook)?))
    }
}

/// A calendar, of a document that has appointments.
#[derive(Debug)]
pub(super) struct Ics;

impl Exporter for Ics {
    fn ending(&self) -> &'static str {
        "ics"
    }

    fn takes(&self, forms: &OtherForms) -> bool {
        forms.calendar.is_some()
    }

    fn export(&self, copy: &Prepared, _: &Typesetter<'_>) -> Result<Exported, Error> {
        let Some(calendar) = &copy.forms.calendar else {
            let id = &copy.copy.document;
            return Err(Error::options(format!(
                "`{id}` has no appointments; leave out `--format ics`"
            )));
        };
        Ok(Exported::unpaged(format!("{}.ics", copy.stem), calendar.clone().into_bytes()))
    }
}
