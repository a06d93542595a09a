//! Pages -> PDF/UA-1 and PDF/A-2a, or PNG.

use typst::foundations::Smart;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

use crate::error::Error;

/// Points in an inch.
const POINTS: f64 = 72.0;

pub(super) fn pdf(document: &PagedDocument, name: &str) -> Result<Vec<u8>, Error> {
    let fault = |message: String| Error::Typeset { document: name.to_owned(), message };
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|error| fault(error.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(name.to_owned()),
        creator: Smart::Custom(Some("sendplan".into())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| {
        let messages: Vec<String> = errors
            .iter()
            .map(|error| {
                let hints: String =
                    error.hints.iter().map(|hint| format!("; {}", hint.v)).collect();
                format!("{}{hints}", error.message)
            })
            .collect();
        fault(messages.join("; "))
    })
}

pub(super) fn png(document: &PagedDocument, name: &str, ppi: f64) -> Result<Vec<Vec<u8>>, Error> {
    let options =
        RenderOptions { pixel_per_pt: Scalar::new(ppi / POINTS), ..RenderOptions::default() };
    document
        .pages()
        .iter()
        .map(|page| {
            typst_render::render(page, &options).encode_png().map_err(|error| Error::Typeset {
                document: name.to_owned(),
                message: error.to_string(),
            })
        })
        .collect()
}
