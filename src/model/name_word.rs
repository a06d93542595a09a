//! The words that a school's pattern of file names may have in braces.

/// Declares the words: what each stands for, its name in Rust and the word in patterns.
macro_rules! words {
    ($($(#[doc = $doc:literal])+ $name:ident = $word:literal,)+) => {
        /// A word in the braces of a pattern, such as `{pupil}`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum NameWord { $($(#[doc = $doc])+ $name,)+ }

        impl NameWord {
            /// The words as patterns have them, in the order in which messages list them.
            pub(crate) const NAMES: &[&'static str] = &[$($word),+];

            /// What a word stands for; `None` for the path of a field.
            pub(crate) fn from_name(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

words! {
    /// The school's own number of the pupil, or the name.
    Pupil = "pupil",
    /// The name that the pupil goes by.
    Name = "name",
    /// The class.
    Class = "class",
    /// The document.
    Document = "document",
    /// Whose copy it is.
    Copy = "copy",
    /// The year that the cycle starts in.
    Year = "year",
    /// The term.
    Term = "term",
    /// The cycle: year and term.
    Cycle = "cycle",
    /// The number of the plan's version.
    Version = "version",
}
