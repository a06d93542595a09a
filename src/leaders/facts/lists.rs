//! What a school writes once -> what leaders' documents know of its staff, programmes and groups.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::when::{When, words};
use crate::model::{Group, Programme, StaffMember, SupportPlan, plain};
use crate::template::Weekday;

/// The school's lists, as the settings of one plan have them.
#[derive(Debug, Clone, Default)]
pub(crate) struct SchoolLists {
    /// The adults who give support.
    pub(crate) staff: Vec<StaffFacts>,
    /// The programmes.
    pub(crate) programmes: Vec<ProgrammeFacts>,
    /// The groups.
    pub(crate) groups: Vec<GroupFacts>,
}

/// An adult who gives support.
#[derive(Debug, Clone, Default)]
pub(crate) struct StaffFacts {
    /// The name.
    pub(crate) name: String,
    /// The role.
    pub(crate) role: String,
    /// The days on which this person works.
    pub(crate) days: Vec<Weekday>,
    /// How many hours a week.
    pub(crate) hours: Option<f64>,
    /// What this person was trained in: names of programmes, and other things.
    pub(crate) training: Vec<Trained>,
}

/// A training that somebody had.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trained {
    /// In what.
    pub(crate) what: String,
    /// When.
    pub(crate) date: Option<NaiveDate>,
}

/// A programme of the school.
#[derive(Debug, Clone, Default)]
pub(crate) struct ProgrammeFacts {
    /// The name.
    pub(crate) name: String,
    /// Why it is thought to work.
    pub(crate) evidence_base: String,
}

/// A group of the school.
#[derive(Debug, Clone, Default)]
pub(crate) struct GroupFacts {
    /// The short name that rows refer to.
    pub(crate) id: String,
    /// The programme.
    pub(crate) programme: String,
    /// Who gives it.
    pub(crate) giver: String,
    /// When and where.
    pub(crate) when: When,
    /// The minutes each time.
    pub(crate) minutes: Option<f64>,
    /// How often a week.
    pub(crate) times_per_week: Option<f64>,
}

impl SchoolLists {
    /// The lists that leaders may read in a plan's settings.
    pub(super) fn of(seen: &SupportPlan<'_>) -> Self {
        Self {
            staff: seen.staff.iter().map(|one| member(one, seen)).collect(),
            programmes: seen.programmes.iter().map(programme).collect(),
            groups: seen.groups.iter().map(group).collect(),
        }
    }

    /// The adult of this name.
    pub(crate) fn member(&self, name: &str) -> Option<&StaffFacts> {
        let wanted = plain(name);
        self.staff.iter().find(|one| !wanted.is_empty() && plain(&one.name) == wanted)
    }

    /// The programme of this name.
    pub(crate) fn programme(&self, name: &str) -> Option<&ProgrammeFacts> {
        let wanted = plain(name);
        self.programmes.iter().find(|one| plain(&one.name) == wanted)
    }

    /// What several lists have together, each adult, programme and group once.
    pub(crate) fn together<'l>(all: impl Iterator<Item = &'l Self>) -> Self {
        let mut together = Self::default();
        let mut seen: BTreeSet<(u8, &str)> = BTreeSet::new();
        for lists in all {
            let new = lists.staff.iter().filter(|one| seen.insert((0, one.name.as_str())));
            together.staff.extend(new.cloned());
            let new = lists.programmes.iter().filter(|one| seen.insert((1, one.name.as_str())));
            together.programmes.extend(new.cloned());
            let new = lists.groups.iter().filter(|one| seen.insert((2, one.id.as_str())));
            together.groups.extend(new.cloned());
        }
        together
    }
}

impl StaffFacts {
    /// The training of this person in something, a programme or anything else.
    pub(crate) fn trained_in(&self, what: &str) -> Option<&Trained> {
        let wanted = plain(what);
        let is_it = |one: &&Trained| {
            let own = plain(&one.what);
            !own.is_empty() && (own == wanted || wanted.contains(&own) || own.contains(&wanted))
        };
        self.training.iter().find(|one| !wanted.is_empty() && is_it(one))
    }
}

fn member(member: &StaffMember<'_>, seen: &SupportPlan<'_>) -> StaffFacts {
    let mut days: Vec<Weekday> = member.days.iter().filter_map(|day| day.meaning).collect();
    days.sort_unstable();
    StaffFacts {
        name: words(member.name.as_ref()),
        role: words(member.role.as_ref()),
        days,
        hours: member.hours.map(|hours| *hours),
        training: member
            .training
            .iter()
            .map(|one| Trained {
                what: programme_name(&words(one.what.as_ref()), seen),
                date: one.date.map(|day| *day),
            })
            .collect(),
    }
}

/// The name of the programme with this id, or what is written.
fn programme_name(written: &str, seen: &SupportPlan<'_>) -> String {
    let of_id = seen.programmes.iter().find(|one| one.id.as_deref() == Some(written));
    of_id.and_then(|one| one.name.as_deref()).unwrap_or(written).to_owned()
}

fn programme(programme: &Programme<'_>) -> ProgrammeFacts {
    ProgrammeFacts {
        name: words(programme.name.as_ref()),
        evidence_base: words(programme.evidence_base.as_ref()),
    }
}

fn group(group: &Group<'_>) -> GroupFacts {
    GroupFacts {
        id: words(group.id.as_ref()),
        programme: words(group.programme.as_ref()),
        giver: words(group.delivered_by.as_ref()),
        when: When::of_group(group),
        minutes: group.minutes.map(|minutes| *minutes),
        times_per_week: group.times_per_week.map(|times| *times),
    }
}
