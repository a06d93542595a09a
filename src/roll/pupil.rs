//! What a register says of one pupil.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::band::Bands;
use super::upn::Upn;
use crate::template::{Term, YearGroup};

/// A pupil of the register. What it does not say is `None`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RollPupil {
    /// The school's own number or short name.
    pub id: Option<String>,
    /// The unique pupil number, with the right check letter.
    pub upn: Option<Upn>,
    /// The first name by law.
    pub first_name: Option<String>,
    /// The name that the child goes by.
    pub known_as: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// The class.
    pub class: Option<String>,
    /// The year group.
    pub year: Option<YearGroup>,
    /// The date of birth.
    pub date_of_birth: Option<NaiveDate>,
    /// The term of birth, if the register has it in place of the date.
    pub born_in: Option<Term>,
    /// The sex, as the census has it.
    pub sex: Option<Sex>,
    /// The SEN status.
    pub status: Option<SenStatus>,
    /// Since when that is so.
    pub since: Option<NaiveDate>,
    /// Whether the school gets the pupil premium for the child.
    pub pupil_premium: Option<bool>,
    /// Whether English is an additional language.
    pub eal: Option<bool>,
    /// Whether the child is looked after, or was.
    pub looked_after: Option<bool>,
    /// Attendance this year, in per cent.
    pub attendance: Option<f64>,
    /// Attainment bands.
    pub bands: Bands,
    /// Types of need, the first first.
    pub needs: Vec<RollNeed>,
    /// Where the pupil is in the file: the first row about them.
    pub place: RowPlace,
}

impl RollPupil {
    /// The term in which the child was born, as the school year has it: autumn from September to December, spring to April.
    #[must_use]
    pub fn term_of_birth(&self) -> Option<Term> {
        let by_day = self.date_of_birth.map(|born| match born.month() {
            9..=12 => Term::Autumn,
            1..=4 => Term::Spring,
            _ => Term::Summer,
        });
        by_day.or(self.born_in)
    }

    /// The name that the child goes by, or else the first name.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.known_as.as_deref().or(self.first_name.as_deref())
    }
}

/// The sex of a pupil, in the words of the census.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// A girl.
    Female,
    /// A boy.
    Male,
}

/// The SEN status of the school census.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SenStatus {
    /// No special educational provision: `N`.
    None,
    /// SEN support: `K`.
    Support,
    /// An education, health and care plan: `E`.
    Plan,
}

impl SenStatus {
    /// The letter of the census.
    #[must_use]
    pub const fn code(self) -> char {
        match self {
            Self::None => 'N',
            Self::Support => 'K',
            Self::Plan => 'E',
        }
    }

    /// The status in the words of the census.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::None => "no SEN",
            Self::Support => "SEN support",
            Self::Plan => "EHC plan",
        }
    }
}

/// A type of need of the school census, by its code: `SPLD`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NeedType(pub(super) String);

impl NeedType {
    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }
}

/// A need of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollNeed {
    /// The type, if what is written is the whole label of one.
    pub kind: Option<NeedType>,
    /// As it is written.
    pub written: String,
    /// Its place in the order of needs: 1 is the primary need.
    pub rank: u32,
}

/// A row of a table, as a person finds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct RowPlace {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row, from 1.
    pub row: u32,
}

impl fmt::Display for RowPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sheet {
            Some(sheet) => write!(f, "sheet “{sheet}”, row {}", self.row),
            None => write!(f, "row {}", self.row),
        }
    }
}
