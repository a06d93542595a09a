//! How a copy is printed: what this run asks for, then the household, then the plan and its school.

use super::{DocumentCopy, household};
use crate::model::{Chosen, Parent, Read as _};
use crate::record::{Item, Record};
use crate::template::{Audience, Meant, Role};

pub use crate::template::{Ink, Paper, PrintSize, Sheet};

/// How one copy is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Print {
    /// The print size.
    pub size: PrintSize,
    /// The tint of the paper.
    pub paper: Paper,
    /// Whether colours are printed.
    pub ink: Ink,
    /// The sheet of the child's pages.
    pub sheet: Sheet,
}

/// What one run asks for, overriding households, plans and schools.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PrintChoice {
    /// The print size.
    pub size: Option<PrintSize>,
    /// The tint of the paper.
    pub paper: Option<Paper>,
    /// Whether colours are printed.
    pub ink: Option<Ink>,
    /// The sheet of the child's pages.
    pub sheet: Option<Sheet>,
}

/// How a copy is printed. The run's choice comes first; then, for a parent's copy, the household's; then
/// the plan's, with its school's settings beneath. If parents who share a copy want different
/// things, the greater need wins.
#[must_use]
pub fn print(record: &Record, copy: &DocumentCopy, choice: PrintChoice) -> Print {
    let readers = match copy.audience {
        Audience::Parent => household::readers(record.sections(), copy.household.as_ref()),
        _ => Vec::new(),
    };
    choice.over(Print {
        size: of(record, &readers, Role::Print),
        paper: of(record, &readers, Role::Paper),
        ink: of(record, &readers, Role::Ink),
        sheet: of(record, &[], Role::Sheet),
    })
}

/// One option: the greatest that a reader asks for, or else the plan's.
fn of<T: Meant + Ord + Default>(record: &Record, readers: &[Parent<'_>], role: Role) -> T {
    fn named<T: Meant>(item: &Item) -> Option<T> {
        Chosen::read(item)?.meaning
    }
    let asked = |reader: &Parent<'_>| reader.fields.playing(role).and_then(named);
    let plan = || record.by_role(role).and_then(named);
    readers.iter().filter_map(asked).max().or_else(plan).unwrap_or_default()
}

impl PrintChoice {
    /// What was chosen, with defaults for the rest.
    pub(crate) fn over(self, usual: Print) -> Print {
        let ink = self.ink.unwrap_or(usual.ink);
        Print {
            size: self.size.unwrap_or(usual.size),
            // A cream tint in grey would only look dirty.
            paper: if ink == Ink::Grey { Paper::White } else { self.paper.unwrap_or(usual.paper) },
            ink,
            sheet: self.sheet.unwrap_or(usual.sheet),
        }
    }
}
