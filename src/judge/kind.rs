//! What is judged.

/// A kind of sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The statement of a need.
    Need,
    /// The text of a target.
    Target,
    /// Provision in one sentence: what is done, how often or how long, or by whom.
    Provision,
    /// What is done, where the row says who, how often and how long in fields of their own.
    Row,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Need, Self::Target, Self::Provision, Self::Row];

    /// Its name: that of its folder of sentences and of its file of weights.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Target => "target",
            Self::Provision => "provision",
            Self::Row => "row",
        }
    }
}
