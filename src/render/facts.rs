//! What a document is made from besides the fields of its plan.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::copies::{CopyView, Print};
use crate::record::Slots;
use crate::translation::Translation;

/// What a document is besides its fields.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The title in the PDF's metadata: never more than the file name says.
    pub title: String,
    /// The day the document is dated with.
    pub date: Option<NaiveDate>,
    /// Whether it is marked as a draft.
    pub draft: bool,
    /// How it is printed.
    pub print: Print,
    /// Its number among those that are joined into one document, so that their pictures have separate paths.
    pub part: usize,
    /// The language of its fixed words, if it is another than the template's.
    pub language: Option<String>,
    /// Whether the template's own language stands small beneath each label.
    pub beneath: bool,
    /// The sentences of the plan in the readers' language, as a person translated them.
    pub(crate) translation: Option<Arc<Translation>>,
    /// The names of those whom a parents' copy is for.
    pub readers: Vec<String>,
}

/// The other plans that a document is made from, each cut to what its reader may see.
#[derive(Debug, Clone, Copy)]
pub enum Others<'a> {
    /// None: it is made from one plan.
    None,
    /// The cycles before, the oldest first: a layout has them, and this one last, as `cycles`.
    EarlierCycles(&'a [CopyView]),
    /// The plans of a class: a layout has them as `pupils`.
    Pupils(&'a [PupilOfClass]),
}

impl<'a> Others<'a> {
    /// The sections of each, in order.
    pub(super) fn sections(self) -> impl Iterator<Item = &'a Slots> {
        let (cycles, pupils) = match self {
            Self::None => (&[][..], &[][..]),
            Self::EarlierCycles(cycles) => (cycles, &[][..]),
            Self::Pupils(pupils) => (&[][..], pupils),
        };
        cycles.iter().chain(pupils.iter().map(|pupil| &pupil.view)).map(CopyView::sections)
    }
}

/// A pupil in a document of a class.
#[derive(Debug, Clone)]
pub struct PupilOfClass {
    /// The plan, cut to what the document's reader may see.
    pub view: CopyView,
    /// What the pupil is called in it, so that two of the same name can be distinguished.
    pub listed_as: String,
}
