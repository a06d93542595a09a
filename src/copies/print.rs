//! How a copy is printed: what this run asks for, then the household, then the plan and its school.

use super::{DocumentCopy, household};
use crate::record::{Record, Slots};
use crate::template::{Audience, Role};

/// A print option: one of a few named settings, the later ones for greater needs.
macro_rules! option {
    ($(#[$doc:meta])+ $name:ident { $($(#[$line:meta])+ $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
        pub enum $name { #[default] $($(#[$line])+ $variant,)+ }

        impl $name {
            /// The word that plans, manifests and layouts use.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            fn from_name(name: &str) -> Option<Self> {
                match name { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

option! {
    /// The print size. Large print is laid out afresh, not scaled.
    PrintSize {
        /// 12 pt for parents.
        Standard = "standard",
        /// 14 pt.
        Clear = "clear",
        /// 18 pt, in one column.
        Large = "large",
    }
}

option! {
    /// The tint of the paper.
    Paper {
        /// No tint.
        White = "white",
        /// A pale cream, which some readers find easier.
        Cream = "cream",
    }
}

option! {
    /// Whether colours are printed.
    Ink {
        /// In colour.
        Colour = "colour",
        /// In greys only, pictures too.
        Grey = "grey",
    }
}

option! {
    /// The sheet of the child's pages.
    Sheet {
        /// A4.
        A4 = "a4",
        /// A3: larger print, and more space.
        A3 = "a3",
    }
}

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
        size: of(record, &readers, Role::Print, PrintSize::from_name),
        paper: of(record, &readers, Role::Paper, Paper::from_name),
        ink: of(record, &readers, Role::Ink, Ink::from_name),
        sheet: of(record, &[], Role::Sheet, Sheet::from_name),
    })
}

/// One option: the greatest need of any reader, or otherwise the plan's.
fn of<T: Ord + Default>(
    record: &Record,
    readers: &[&Slots],
    role: Role,
    named: fn(&str) -> Option<T>,
) -> T {
    let asked = |reader: &&Slots| {
        let item = reader.slot_by_role(role)?.item.as_ref()?;
        named(&item.value.plain())
    };
    let plan = || record.text_by_role(role).and_then(|word| named(&word));
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
