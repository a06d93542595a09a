//! How a copy is printed: what was asked for in this run, by the household, by the plan and its school.

use super::{DocumentCopy, household};
use crate::model::{Chosen, Parent, Read as _};
use crate::record::{Item, Record};
use crate::template::{Audience, Meant, Role};

pub use crate::template::{Ink, Paper, PrintSize, Sheet};

/// How one copy is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Print {
    /// The size of print.
    pub size: PrintSize,
    /// The tint of the paper.
    pub paper: Paper,
    /// Whether colours are printed.
    pub ink: Ink,
    /// The sheet of the child's pages.
    pub sheet: Sheet,
}

/// What one run asks for, over whatever households, plans and schools want.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PrintChoice {
    /// The size of print.
    pub size: Option<PrintSize>,
    /// The tint of the paper.
    pub paper: Option<Paper>,
    /// Whether colours are printed.
    pub ink: Option<Ink>,
    /// The sheet of the child's pages.
    pub sheet: Option<Sheet>,
}

/// How a copy is printed. The run's choice goes first, then, for a parent's copy, the household's, then
/// the plan's, which its school's settings lie beneath. Where parents who share a copy want different
/// things, the one who needs more is served.
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
    /// What was chosen, and the rest as usual.
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
