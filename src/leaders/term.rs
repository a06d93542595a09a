//! A term of a school year, by which plans are counted together.

use chrono::{Datelike, NaiveDate};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::model::{Cycle, school_year};
use crate::template::Term;

/// A term of a school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SchoolTerm {
    /// The year in which the school year began.
    year: i32,
    /// The number of the term in it: 0 for autumn.
    number: u8,
}

impl SchoolTerm {
    /// The term of a plan; `None` if it does not say when it starts.
    pub(crate) fn of(cycle: &Cycle<'_>) -> Option<Self> {
        let start = *cycle.start?;
        let named = cycle.term.and_then(|term| term.meaning);
        // A plan for the autumn may be agreed before the holidays.
        let year = match named {
            Some(Term::Autumn) => start.year(),
            _ => school_year(start),
        };
        Some(Self { year, number: number(named.unwrap_or_else(|| Term::of(start))) })
    }

    /// The term in which a day is.
    pub(crate) fn on(day: NaiveDate) -> Self {
        Self { year: school_year(day), number: number(Term::of(day)) }
    }

    /// The term before.
    pub(crate) fn before(self) -> Self {
        match self.number {
            0 => Self { year: self.year - 1, number: 2 },
            later => Self { year: self.year, number: later - 1 },
        }
    }

    /// The calendar year in which it lies.
    pub(crate) fn calendar_year(self) -> i32 {
        self.year + i32::from(self.number > 0)
    }

    /// Which term it is.
    pub(crate) fn term(self) -> Term {
        [Term::Autumn, Term::Spring, Term::Summer][usize::from(self.number)]
    }

    /// What files call it, such as `2026-autumn`.
    pub(crate) fn in_files(self) -> String {
        format!("{}-{}", self.calendar_year(), self.term().name())
    }
}

/// The number of a term in its school year.
const fn number(term: Term) -> u8 {
    match term {
        Term::Autumn => 0,
        Term::Spring => 1,
        Term::Summer => 2,
    }
}

impl Serialize for SchoolTerm {
    /// As layouts have it: the word of the term, and the calendar year.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("SchoolTerm", 2)?;
        fields.serialize_field("term", self.term().name())?;
        fields.serialize_field("year", &self.calendar_year())?;
        fields.end()
    }
}
