//! What to make of a plan, and in what format.

use chrono::NaiveDate;

use crate::check::Strictness;
use crate::copies::{Ink, Paper, PrintChoice, PrintSize, Sheet};
use crate::template::{Audience, Document, Per};

/// The format of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Format {
    /// PDF/UA-1 and PDF/A-2a, for print and screen readers.
    #[default]
    Pdf,
    /// One PNG image per page.
    Png,
    /// The Typst source.
    Typst,
    /// A workbook for spreadsheet programs, of documents that are tables.
    Xlsx,
    /// A calendar, of documents that have appointments.
    Ics,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Png, Self::Typst, Self::Xlsx, Self::Ics];

    /// The word that the command line uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Typst => "typst",
            Self::Xlsx => "xlsx",
            Self::Ics => "ics",
        }
    }
}

/// What to make of a plan: which documents, for whom, in what format, how they are printed.
///
/// Without any choice, every document that is usually made, for everybody, as PDF, printed as the plan, its households
/// and its school ask.
///
/// ```
/// use sendplan::{Audience, RenderOptions, print::{Format, Paper}};
/// let options = RenderOptions::new()
///     .audience(Audience::Parent)
///     .format(Format::Png)
///     .ppi(300)
///     .paper(Paper::Cream);
/// # let _ = options;
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct RenderOptions {
    pub(crate) documents: Vec<String>,
    pub(crate) audiences: Vec<Audience>,
    pub(crate) format: Format,
    pub(crate) strictness: Strictness,
    pub(crate) print: PrintChoice,
    pub(crate) ppi: Option<u32>,
    pub(crate) today: Option<NaiveDate>,
}

impl RenderOptions {
    /// The usual documents, for everybody, as PDF.
    pub fn new() -> Self {
        Self::default()
    }

    /// Only this document, by its id, such as `plan-parent`; may be called for several. A document that is made only on
    /// request has to be named here.
    pub fn document(mut self, id: impl Into<String>) -> Self {
        self.documents.push(id.into());
        self
    }

    /// Only the copies for this audience; may be called for several.
    pub fn audience(mut self, audience: Audience) -> Self {
        self.audiences.push(audience);
        self
    }

    /// The format of the documents; by default PDF.
    pub const fn format(mut self, format: Format) -> Self {
        self.format = format;
        self
    }

    /// The resolution of PNG images, in pixels per inch: from 10 to 600, by default 150. With any other
    /// format it is refused.
    pub const fn ppi(mut self, ppi: u32) -> Self {
        self.ppi = Some(ppi);
        self
    }

    /// The print size of all copies, whatever plans and households ask for.
    pub const fn print_size(mut self, size: PrintSize) -> Self {
        self.print.size = Some(size);
        self
    }

    /// The tint of the paper of all copies, whatever plans and households ask for.
    pub const fn paper(mut self, paper: Paper) -> Self {
        self.print.paper = Some(paper);
        self
    }

    /// Colour, or shades of grey, in all copies.
    pub const fn ink(mut self, ink: Ink) -> Self {
        self.print.ink = Some(ink);
        self
    }

    /// The sheet of the child's pages.
    pub const fn sheet(mut self, sheet: Sheet) -> Self {
        self.print.sheet = Some(sheet);
        self
    }

    /// Makes the documents of an unfinished plan; their pages are marked as a draft.
    pub const fn draft(mut self) -> Self {
        self.strictness = Strictness::Draft;
        self
    }

    /// The date from which reviews are still to come, for letters, and by which the quality report judges
    /// the plans. Without it, the builder's; without either, every letter is made.
    pub const fn today(mut self, today: NaiveDate) -> Self {
        self.today = Some(today);
        self
    }

    /// Whether copies for this audience were asked for, or no audience was named.
    pub(crate) fn includes(&self, audience: Audience) -> bool {
        self.audiences.is_empty() || self.audiences.contains(&audience)
    }

    /// Whether a document about all plans was asked for: by its id, or with all that is for leaders.
    pub(crate) fn asks_of_folder(&self, document: &Document) -> bool {
        let is_leaders = document.audience == Audience::Leadership && !document.on_request;
        let all_of_leaders = self.documents.is_empty() && self.audiences == [Audience::Leadership];
        let is_asked = self.names(&document.id) || all_of_leaders && is_leaders;
        document.per == Per::Folder && is_asked && self.includes(document.audience)
    }

    /// Whether this document was asked for by its id.
    pub(crate) fn names(&self, document: &str) -> bool {
        self.documents.iter().any(|id| id == document)
    }
}
