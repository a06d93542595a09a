//! Who shares a copy, and what belongs to them.

use crate::model::{Answer, Parent, Read as _, Text, parents};
use crate::people::{Homes, Person, homes, is_separate, of};
use crate::privacy::{Guard, Reach};
use crate::record::Slots;
use crate::template::{Audience, PersonKind, Role};

/// The people who share one copy for parents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    /// Its word in the file name; none if one copy serves everybody.
    word: Option<String>,
    /// The ids of everybody who belongs to it.
    members: Vec<String>,
    /// The ids and names of the people the copy is for.
    readers: Vec<(String, String)>,
    /// Whether it is a social worker's.
    is_official: bool,
    /// Whether people from more than one home read it.
    is_shared: bool,
    /// Whether it may contain only what somebody lets others read.
    is_strict: bool,
}

impl Household {
    fn new(people: &[Person], home: Homes) -> Self {
        let person = |index: &usize| people.get(*index);
        let ids = home.members.iter().filter_map(person).map(|one| one.id.clone());
        let readers = home.readers.iter().filter_map(person);
        Self {
            word: home.word,
            members: ids.collect(),
            readers: readers.map(|one| (one.id.clone(), one.written.clone())).collect(),
            is_official: home.is_official,
            is_shared: home.is_shared,
            is_strict: false,
        }
    }

    /// Its word in the file name, such as `A`; none if one copy serves everybody.
    #[must_use]
    pub fn word(&self) -> Option<&str> {
        self.word.as_deref()
    }

    /// Whether it is a social worker's.
    pub(super) const fn is_official(&self) -> bool {
        self.is_official
    }

    /// The names of the people the copy is for.
    pub fn readers(&self) -> impl Iterator<Item = &str> {
        self.readers.iter().map(|(_, name)| name.as_str()).filter(|name| !name.is_empty())
    }

    /// The same in one text, as registers have it.
    pub(crate) fn readers_in_one(&self) -> String {
        self.readers().collect::<Vec<_>>().join("; ")
    }

    /// How messages refer to it: the household of an id.
    #[must_use]
    pub fn called(&self) -> String {
        let ids: Vec<&str> = self.readers.iter().map(|(id, _)| id.as_str()).collect();
        format!("`{}`", ids.join("` and `"))
    }

    /// Whether somebody with this id belongs to it.
    fn has(&self, id: &str) -> bool {
        self.members.iter().any(|member| member == id)
    }

    /// The group, if this household may see it: without the name of whoever it
    /// comes from, when that is another household.
    pub(super) fn keep(&self, slots: &Slots) -> Option<Slots> {
        if slots.slot_by_role(Role::Household).is_some() {
            // An entry of the list of parents itself: only one's own.
            let id = slots.playing(Role::ItemId).map(Text::of);
            return id.is_some_and(|id| self.has(&id)).then(|| slots.clone());
        }
        let Some(owner) = slots.playing(Role::FromParent) else {
            // Nobody is named as its owner: if it is marked private, nobody else sees it.
            let alone = self.word.is_none() && !self.is_shared && !self.is_official;
            return (alone || !is(slots, true)).then(|| slots.clone());
        };
        if self.has(&Text::of(owner)) {
            let may =
                !self.is_shared || !(is(slots, true) || (self.is_strict && !is(slots, false)));
            return may.then(|| slots.clone());
        }
        // What another household said is theirs, unless they agreed to share it.
        is(slots, false).then(|| without_owner(slots))
    }
}

/// Whether the group's `private:` has this answer.
fn is(slots: &Slots, private: bool) -> bool {
    let said = slots.playing(Role::Private).and_then(Answer::read);
    said.is_some_and(|answer| *answer == private)
}

/// A group from another household: whatever shows whose it is is removed, and a mark is left.
fn without_owner(slots: &Slots) -> Slots {
    let shown = slots.iter().cloned().map(|mut slot| {
        if slot.role() == Some(Role::FromParent) {
            slot.item = None;
        }
        slot
    });
    Slots::new(shown.collect()).of_other_home()
}

/// The people who get copies for parents; none if the plan lists nobody, or nobody listed gets one.
pub(super) fn households(sections: &Slots) -> Option<Vec<Household>> {
    let people = of(sections);
    if people.is_empty() {
        return None;
    }
    let homes = homes(&people, is_separate(sections) == Some(true));
    Some(homes.into_iter().map(|home| Household::new(&people, home)).collect())
}

/// The same household in an earlier cycle: those of its people who are the same people, whatever their ids are.
pub(super) fn in_cycle(household: &Household, now: &Slots, then: &Slots) -> Household {
    let own = members(household, &of(now));
    let same = |person: &Person| own.iter().any(|member| person.is(member));
    let before = of(then);
    Household {
        members: before
            .iter()
            .filter(|person| same(person))
            .map(|person| person.id.clone())
            .collect(),
        is_strict: is_separate(then) == Some(true),
        ..household.clone()
    }
}

/// The people of a household.
fn members(household: &Household, people: &[Person]) -> Vec<Person> {
    people.iter().filter(|person| household.has(&person.id)).cloned().collect()
}

/// What the readers of a copy may not see: what is known about other people from this cycle and those `before`.
pub(crate) fn guard(
    sections: &Slots,
    audience: Audience,
    household: Option<&Household>,
    before: &[Vec<Person>],
) -> Guard {
    let people = of(sections);
    let earlier = || before.iter().flatten();
    match (audience, household) {
        (Audience::Parent, Some(household)) => {
            let own = members(household, &people);
            let is_own = |person: &&Person| own.iter().any(|member| person.is(member));
            let now = people.iter().filter(|person| !household.has(&person.id));
            let then = earlier().filter(|person| !is_own(person));
            let reach = |person: &Person| {
                if household.is_official || person.kind == PersonKind::SocialWorker {
                    Reach::Contact
                } else {
                    Reach::All
                }
            };
            let others = now.chain(then).map(|person| (person, reach(person)));
            Guard::new(sections, own.iter().chain(earlier().filter(is_own)), others)
        }
        (Audience::Parent, None) => {
            let others = people.iter().chain(earlier()).map(|person| (person, Reach::All));
            Guard::new(sections, [], others)
        }
        // The child's page is seen in every home.
        (Audience::Child, _) => {
            let separate = is_separate(sections) == Some(true) && homes(&people, true).len() > 1;
            let others = people.iter().filter(|person| separate || person.barred);
            Guard::new(sections, [], others.map(|person| (person, Reach::Contact)))
        }
        _ => Guard::default(),
    }
}

/// The parents whom a copy is for: a household's, or all if there is no list of households.
pub(super) fn readers<'a>(sections: &'a Slots, household: Option<&Household>) -> Vec<Parent<'a>> {
    let mine = |parent: &Parent<'_>| match (household, &parent.id) {
        (None, _) => true,
        (Some(household), Some(id)) => household.readers.iter().any(|(own, _)| **own == **id),
        (Some(_), None) => false,
    };
    parents(sections).into_iter().filter(mine).collect()
}

/// What the plan says about the languages of the people a copy is for, each as written; nothing for somebody of whom it
/// says nothing.
pub(super) fn languages(sections: &Slots, household: Option<&Household>) -> Vec<String> {
    let readers = readers(sections, household).into_iter();
    readers.map(|parent| parent.language.as_deref().unwrap_or_default().to_owned()).collect()
}
