//! Who a copy is for, and sets of them.

/// Who a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Audience {
    /// The class teacher and everyone who works with the child.
    Teacher,
    /// A parent or carer.
    Parent,
    /// The child.
    Child,
    /// Senior leaders and governors.
    Leadership,
    /// The SENCO: sees what teachers see, and what is for the SENCO alone.
    Senco,
}

impl Audience {
    /// All audiences.
    pub const ALL: [Self; 5] =
        [Self::Teacher, Self::Parent, Self::Child, Self::Leadership, Self::Senco];

    /// The word that manifests and the command line use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Teacher => "teacher",
            Self::Parent => "parent",
            Self::Child => "child",
            Self::Leadership => "leadership",
            Self::Senco => "senco",
        }
    }

    /// The audience of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.name() == name)
    }
}

/// A set of audiences.
///
/// ```
/// use sendplan::Audience;
/// use sendplan::internal::templates::Audiences;
/// let staff = Audiences::of(&[Audience::Teacher, Audience::Leadership]);
/// assert!(staff.includes(Audience::Teacher) && !staff.includes(Audience::Parent));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Audiences(u8);

impl Audiences {
    /// Nobody.
    pub const NONE: Self = Self(0);

    /// The set of these audiences.
    #[must_use]
    pub fn of(audiences: &[Audience]) -> Self {
        audiences.iter().fold(Self::NONE, |set, audience| Self(set.0 | bit(*audience)))
    }

    /// Whether the set includes this audience. The SENCO is one of the teachers.
    #[must_use]
    pub const fn includes(self, audience: Audience) -> bool {
        let also = match audience {
            Audience::Senco => bit(Audience::Teacher),
            _ => 0,
        };
        self.0 & (bit(audience) | also) != 0
    }

    /// The set without one audience.
    #[must_use]
    pub const fn without(self, audience: Audience) -> Self {
        Self(self.0 & !bit(audience))
    }

    /// The audiences in it.
    pub fn iter(self) -> impl Iterator<Item = Audience> {
        Audience::ALL.into_iter().filter(move |audience| self.includes(*audience))
    }
}

const fn bit(audience: Audience) -> u8 {
    match audience {
        Audience::Teacher => 1,
        Audience::Parent => 2,
        Audience::Child => 4,
        Audience::Leadership => 8,
        Audience::Senco => 16,
    }
}
