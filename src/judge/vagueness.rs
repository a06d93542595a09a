//! The kinds of vagueness.

/// What is vague about a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vagueness {
    /// Only a diagnosis, a category or a technical term.
    Label,
    /// A whole subject or area.
    Broad,
    /// Nothing that anybody could see or hear.
    Unseen,
    /// A number that measures nothing the child does.
    Number,
    /// No content.
    Empty,
    /// When needed, where possible.
    Open,
    /// An aim in the place of what is done.
    Aim,
    /// A topic, a list of topics, an object.
    Topic,
    /// What adults do, where the child's doing belongs.
    Adults,
}

impl Vagueness {
    /// All of them; a file of weights numbers them in this order.
    pub const ALL: [Self; 9] = [
        Self::Label,
        Self::Broad,
        Self::Unseen,
        Self::Number,
        Self::Empty,
        Self::Open,
        Self::Aim,
        Self::Topic,
        Self::Adults,
    ];

    /// Its name in the sentences that teach the judge, and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Broad => "broad",
            Self::Unseen => "unseen",
            Self::Number => "number",
            Self::Empty => "empty",
            Self::Open => "open",
            Self::Aim => "aim",
            Self::Topic => "topic",
            Self::Adults => "adults",
        }
    }

    /// The one of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}
