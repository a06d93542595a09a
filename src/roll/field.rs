//! The fields of a register: what a column can be.

use super::words;

macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $field:ident = $name:literal,)+) => {
        /// What a column of a register says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $($(#[doc = $doc])+ $field,)+
        }

        impl Field {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$field,)+];

            /// The name in messages and on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$field => $name,)+
                }
            }
        }
    };
}

fields! {
    /// The school's own number.
    Id = "id",
    /// The unique pupil number.
    Upn = "upn",
    /// First and last name in one cell.
    Name = "name",
    /// The first name by law.
    FirstName = "first name",
    /// The name that the child goes by.
    KnownAs = "known as",
    /// The last name.
    LastName = "last name",
    /// The class.
    Class = "class",
    /// The year group.
    Year = "year",
    /// The date of birth.
    DateOfBirth = "date of birth",
    /// The term of birth.
    TermOfBirth = "term of birth",
    /// The sex.
    Sex = "sex",
    /// The SEN status.
    Status = "sen status",
    /// Since when.
    Since = "since",
    /// The pupil premium.
    PupilPremium = "pupil premium",
    /// English as an additional language.
    Eal = "eal",
    /// The first language, which says the same.
    FirstLanguage = "first language",
    /// Whether the child is looked after.
    LookedAfter = "looked after",
    /// Attendance.
    Attendance = "attendance",
    /// A type of need.
    Need = "need",
    /// The place of it in the order of needs.
    NeedRank = "need rank",
    /// The first type of need.
    PrimaryNeed = "primary need",
    /// The second.
    SecondaryNeed = "secondary need",
}

impl Field {
    /// The field of this name, however it is written.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let key = words::key_of(name);
        let is_this = |field: &&Self| words::key_of(field.name()) == key;
        let own = Self::ALL.iter().find(is_this).copied();
        own.or_else(|| Self::of_header(name).map(|known| known.field))
    }

    /// The field that a column of this name is known to be.
    pub(super) fn of_header(header: &str) -> Option<Known> {
        let (heading, preference) = words::field_of(header)?;
        if heading == BESIDE_NEEDS {
            return Some(Known {
                field: Self::Since,
                preference: usize::MAX - 1,
                beside_needs: true,
            });
        }
        let field = Self::ALL.iter().find(|field| field.name() == heading).copied()?;
        Some(Known { field, preference, beside_needs: false })
    }

    /// Whether several columns may be it: the first cell that says something counts.
    pub(super) const fn may_be_several(self) -> bool {
        matches!(self, Self::Status | Self::Need)
    }

    /// Whether it says something of a type of need.
    pub(super) const fn is_of_need(self) -> bool {
        matches!(self, Self::Need | Self::PrimaryNeed | Self::SecondaryNeed)
    }

    /// Whether a pupil can be found by it.
    pub(super) const fn names_a_pupil(self) -> bool {
        matches!(
            self,
            Self::Id | Self::Upn | Self::Name | Self::FirstName | Self::LastName | Self::KnownAs
        )
    }
}

/// A field that a name of a column stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub(super) field: Field,
    /// Of two columns that are the same field, the one with the smaller number is read.
    pub(super) preference: usize,
    /// Whether the name stands for it only if the file has needs as well.
    pub(super) beside_needs: bool,
}

/// The heading of names that stand for a day only if the file has needs as well.
const BESIDE_NEEDS: &str = "since, beside needs";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_of_names_is_a_field_and_every_field_has_names() {
        for field in Field::ALL {
            assert_eq!(Field::of_name(field.name()), Some(*field));
            assert!(
                Field::of_header(field.name()).is_some() || field.name() == "looked after",
                "{field:?}"
            );
        }
    }
}
