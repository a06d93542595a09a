//! Attainment bands, as schools write them.

/// Bands in one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The subject, in small letters: `reading`.
    pub subject: String,
    /// The band at the start of the year, as it is written.
    pub before: Option<String>,
    /// The newest band.
    pub after: Option<String>,
}

/// The bands of a pupil.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bands(pub Vec<Band>);

impl Bands {
    /// The bands in a subject.
    #[must_use]
    pub fn of(&self, subject: &str) -> Option<&Band> {
        self.0.iter().find(|band| band.subject.eq_ignore_ascii_case(subject))
    }
}
