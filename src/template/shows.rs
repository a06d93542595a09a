//! What a document about all plans of a folder shows.

/// Declares them: what each is about, its name in Rust and the word that manifests use.
macro_rules! shows {
    ($($(#[doc = $doc:literal])+ $name:ident = $word:literal,)+) => {
        /// What a document about all plans of a folder shows: which figures its layout gets.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Shows {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Shows {
            /// The words that manifests use.
            pub const NAMES: &[&'static str] = &[$($word),+];

            /// What this word stands for.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($word => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

shows! {
    /// What the rules found, plan by plan.
    Quality = "quality",
    /// How the plans are, whether they are given, whether they work and whether that is fair.
    Monitoring = "monitoring",
    /// What each pupil of a class is given: a file for each class.
    ProvisionOfClass = "provision-of-class",
    /// What the school gives, programme by programme.
    ProvisionOfSchool = "provision-of-school",
    /// What each adult gives, by day and time.
    Timetable = "timetable",
    /// What staff need to learn.
    Training = "training",
    /// Which reviews are due.
    ReviewsDue = "reviews-due",
    /// One side for governors.
    Governors = "governors",
    /// One side for the inclusion strategy, which is published.
    InclusionFigures = "inclusion-figures",
    /// Sheets on which the sessions of groups are ticked, for each group and half-term.
    Ticks = "ticks",
}
