//! The child, the school and the grown-ups of a plan.

use super::typed::typed;
use super::value::{Answer, Chosen, Day, Read, Text};
use crate::record::{Item, Slots, Value};
use crate::template::{KeyStage, PersonKind, Role, YearGroup};

typed! {
    /// The child that a plan is for. What distinguishes one child from another is an [`Identity`](super::Identity).
    plan Pupil {
        /// The name that the child goes by.
        known_as: Option<Text<'a>> = PupilName,
        /// The first name by law.
        first_name: Option<Text<'a>> = PupilFirstName,
        /// The last name.
        last_name: Option<Text<'a>> = PupilLastName,
        /// The school's own number or short name.
        number: Option<Text<'a>> = FileId,
        /// The class.
        class: Option<Text<'a>> = Class,
        /// The year group.
        year_group: Option<Chosen<'a, YearGroup>> = YearGroup,
        /// The date of birth.
        date_of_birth: Option<Day<'a>> = DateOfBirth,
        /// The pronouns.
        pronouns: Option<Text<'a>> = Pronouns,
        /// The age that the child reads at: a value as schools measure it, or a number of years.
        reading_age: Option<&'a Item> = ReadingAge,
        /// The key stage of the child's pages.
        key_stage: Option<Chosen<'a, KeyStage>> = KeyStage,
        /// Whether the child knows the diagnosis.
        knows_diagnosis: Option<Answer<'a>> = KnowsDiagnosis,
    }
}

impl Pupil<'_> {
    /// The names as written: the one that the child goes by, the legal first name, the last name.
    pub(crate) fn names(&self) -> Vec<String> {
        let names = [&self.known_as, &self.first_name, &self.last_name];
        let given = names.into_iter().flatten().filter(|name| !name.is_empty());
        given.map(|name| (**name).to_owned()).collect()
    }

    /// The age in years that the child reads at.
    pub(crate) fn reading_years(&self) -> Option<f64> {
        let item = self.reading_age?;
        match &item.value {
            Value::Measured(value) => Some(value.years()),
            _ => super::Number::read(item).map(|number| *number),
        }
    }
}

typed! {
    /// The school and those who answer for a plan.
    plan School {
        /// The school's name.
        name: Option<Text<'a>> = SchoolName,
        /// The class teacher, who answers for progress.
        class_teacher: Option<Text<'a>> = ClassTeacher,
        /// The SENCO.
        senco: Option<Text<'a>> = Senco,
        /// The head teacher, who answers for the whole.
        head: Option<Text<'a>> = SchoolHead,
    }
}

typed! {
    /// Somebody in the list of parents.
    group Parent {
        /// The short name that other fields refer to.
        id: Option<Text<'a>> = ItemId,
        /// The name.
        name: Option<Text<'a>> = ParentName,
        /// What the person is to the child, in the plan's own words.
        relation: Option<Text<'a>> = ParentRelation,
        /// The same by a choice.
        kind: Option<Chosen<'a, PersonKind>> = PersonKind,
        /// The word for the household.
        household: Option<Text<'a>> = Household,
        /// Whether the person has parental responsibility.
        responsible: Option<Answer<'a>> = Responsible,
        /// What is said of a copy in so many words.
        copy: Option<Answer<'a>> = GetsCopy,
        /// Why the person gets nothing.
        no_copy: Option<&'a Item> = NoCopy,
        /// The language that the person reads and speaks.
        language: Option<Text<'a>> = ReaderLanguage,
    }
}

impl<'a> Parent<'a> {
    /// Somebody of a list of people: of one that says who lives with whom.
    fn listed(item: &'a Item) -> Option<Self> {
        let parent = Self::read(item)?;
        parent.fields.slot_by_role(Role::Household).is_some().then_some(parent)
    }
}

/// Everybody in the lists of parents of a plan, in its order.
pub(crate) fn parents(sections: &Slots) -> Vec<Parent<'_>> {
    let mut found = Vec::new();
    let items = sections.iter().filter_map(|slot| slot.item.as_ref());
    items.for_each(|item| within(item, &mut found));
    found
}

fn within<'a>(item: &'a Item, found: &mut Vec<Parent<'a>>) {
    match &item.value {
        Value::Group(slots) => {
            slots.iter().filter_map(|slot| slot.item.as_ref()).for_each(|item| within(item, found));
        }
        Value::List(items) => found.extend(items.iter().filter_map(Parent::listed)),
        _ => {}
    }
}
