//! [`Slots`] -> [`SupportPlan`]: the typed view of a plan, whatever its template calls the fields.
//!
//! Every part is read by its role and every choice by its meaning, and each value carries the item that it was read from, so
//! its place and its path. A model borrows from the sections. So it can be had of a complete record, of sections that still
//! have errors, and of the view of one copy, in which what its reader may not see is simply not given.

mod calendar;
mod costs;
mod cycle;
mod identity;
mod list;
mod log;
mod mark;
mod name_word;
mod need;
mod provision;
mod pupil;
mod review;
mod roles;
mod school;
mod settings;
mod target;
#[cfg(test)]
mod tests;
mod typed;
mod value;
mod voice;

pub(crate) use identity::{Identity, Kinship};

pub(crate) use calendar::{Calendar, Stretch};
pub(crate) use costs::Cost;
pub(crate) use cycle::{Cycle, school_year};
pub(crate) use list::List;
pub(crate) use log::{Change, HowMuch, LogEntry, Sessions};
pub(crate) use mark::MARK;
pub(crate) use name_word::NameWord;
pub(crate) use need::{Agency, Evidence, Need, Point, Series, TrainingNeed};
pub(crate) use provision::{ProvisionRow, plain};
pub(crate) use pupil::{Parent, Pupil, School, parents};
pub(crate) use review::{Delivery, PastResult, Review, SessionsGiven, TargetReview};
pub(crate) use roles::Roles;
pub(crate) use school::{Group, Programme, StaffMember};
pub(crate) use settings::{Agreement, CopyGiven, Settings, Waiver};
pub(crate) use target::{Figures, Target, words_for_child};
pub(crate) use value::{Amount, Answer, Chosen, Day, Means, NoMeaning, Number, Read, Source, Text};
pub(crate) use voice::{ParentView, Voice};

use crate::record::{Item, Slots};
use crate::template::{Field as TemplateField, Meant, Role, YearGroup};
use value::Part;

/// One pupil's plan for one cycle, typed.
#[derive(Debug, Clone)]
pub(crate) struct SupportPlan<'a> {
    /// The sections that it was read from.
    pub(crate) slots: &'a Slots,
    /// Its values by their roles, for what concerns every field with a role, wherever it is.
    pub(crate) roles: Roles<'a>,
    /// What the school sets.
    pub(crate) settings: Settings<'a>,
    /// The adults who give support, of whom the school has a list.
    pub(crate) staff: List<'a, StaffMember<'a>>,
    /// The programmes that the school offers.
    pub(crate) programmes: List<'a, Programme<'a>>,
    /// The school's groups.
    pub(crate) groups: List<'a, Group<'a>>,
    /// The school and those who answer for the plan.
    pub(crate) school: School<'a>,
    /// The child.
    pub(crate) pupil: Pupil<'a>,
    /// Everybody in the list of parents.
    pub(crate) parents: Vec<Parent<'a>>,
    /// The cycle.
    pub(crate) cycle: Cycle<'a>,
    /// What was agreed.
    pub(crate) agreement: Agreement<'a>,
    /// The review.
    pub(crate) review: Review<'a>,
    /// The needs.
    pub(crate) needs: List<'a, Need<'a>>,
    /// The evidence.
    pub(crate) evidence: List<'a, Evidence<'a>>,
    /// The broad area of the main need.
    pub(crate) area: Option<Chosen<'a, NoMeaning>>,
    /// What staff need to learn.
    pub(crate) training: List<'a, TrainingNeed<'a>>,
    /// Those who advise from outside.
    pub(crate) agencies: List<'a, Agency<'a>>,
    /// The measures over time.
    pub(crate) series: List<'a, Series<'a>>,
    /// What became of the targets of the plan before.
    pub(crate) past_results: List<'a, PastResult<'a>>,
    /// The targets.
    pub(crate) targets: List<'a, Target<'a>>,
    /// The rows of provision.
    pub(crate) provision: List<'a, ProvisionRow<'a>>,
    /// What was given so far.
    pub(crate) log: List<'a, LogEntry<'a>>,
    /// What changed after the plan was handed out.
    pub(crate) changes: List<'a, Change<'a>>,
    /// What the child says.
    pub(crate) voice: Option<Voice<'a>>,
    /// What the parents say.
    pub(crate) parent_views: List<'a, ParentView<'a>>,
    /// Whether an assessment by the authority was talked about.
    pub(crate) ehc_discussed: Option<Answer<'a>>,
    /// The day on which an assessment was asked for.
    pub(crate) ehc_requested: Option<Day<'a>>,
    /// What the authority decided.
    pub(crate) ehc_answer: Option<Chosen<'a, NoMeaning>>,
}

impl<'a> SupportPlan<'a> {
    /// Reads the sections of a plan.
    pub(crate) fn of(slots: &'a Slots) -> Self {
        let roles = Roles::of(slots);
        Self {
            slots,
            settings: Settings::of(&roles),
            staff: Part::part(&roles, Role::Staff),
            programmes: Part::part(&roles, Role::Programmes),
            groups: Part::part(&roles, Role::Groups),
            school: School::of(&roles),
            pupil: Pupil::of(&roles),
            parents: pupil::parents(slots),
            cycle: Cycle::of(&roles),
            agreement: Agreement::of(&roles),
            review: Review::of(&roles),
            needs: Part::part(&roles, Role::Needs),
            evidence: Part::part(&roles, Role::Evidence),
            area: Part::part(&roles, Role::Area),
            training: Part::part(&roles, Role::StaffDevelopment),
            agencies: Part::part(&roles, Role::Agencies),
            series: Part::part(&roles, Role::Series),
            past_results: Part::part(&roles, Role::PreviousResults),
            targets: Part::part(&roles, Role::Target),
            provision: Part::part(&roles, Role::ProvisionRow),
            log: Part::part(&roles, Role::Log),
            changes: Part::part(&roles, Role::Changes),
            voice: Part::part(&roles, Role::PupilVoice),
            parent_views: Part::part(&roles, Role::ParentViews),
            ehc_discussed: Part::part(&roles, Role::EhcDiscussed),
            ehc_requested: Part::part(&roles, Role::EhcRequested),
            ehc_answer: Part::part(&roles, Role::EhcAnswer),
            roles,
        }
    }

    /// Whether it is reviewed.
    pub(crate) const fn is_reviewed(&self) -> bool {
        self.review.item.is_some()
    }

    /// Whether the child is in the last year of a primary school, and that ends before the next plan starts: on the day that
    /// the review names, or else after it was held.
    pub(crate) fn leaves(&self) -> bool {
        let next = self.review.next_start.or(self.review.held).map(|day| school_year(*day));
        let start = self.cycle.start.map(|day| school_year(*day));
        self.pupil.year_group.means(YearGroup::Year6) && next > start
    }

    /// The target with this id.
    pub(crate) fn target(&self, id: &str) -> Option<&Target<'a>> {
        self.targets.iter().find(|target| target.id.as_deref() == Some(id))
    }

    /// The need with this id.
    pub(crate) fn need(&self, id: &str) -> Option<&Need<'a>> {
        self.needs.iter().find(|need| need.id.as_deref() == Some(id))
    }

    /// The row of provision with this id.
    pub(crate) fn row(&self, id: &str) -> Option<&ProvisionRow<'a>> {
        self.provision.iter().find(|row| row.id.as_deref() == Some(id))
    }

    /// The need that a target answers.
    pub(crate) fn need_of(&self, target: &Target<'a>) -> Option<&Need<'a>> {
        self.need(target.need.as_deref()?)
    }

    /// The rows of provision that serve a target.
    pub(crate) fn rows_for(&self, target: &Target<'a>) -> impl Iterator<Item = &ProvisionRow<'a>> {
        let id = target.id.clone();
        self.provision.iter().filter(move |row| row.serves(id.as_deref().unwrap_or_default()))
    }

    /// What the review says of the target with this id.
    pub(crate) fn result(&self, target: &str) -> Option<&TargetReview<'a>> {
        self.review.results.iter().find(|result| result.target.as_deref() == Some(target))
    }

    /// What the review says of a target.
    pub(crate) fn result_of(&self, target: &Target<'a>) -> Option<&TargetReview<'a>> {
        self.results_of(target).next()
    }

    /// All that the review says of a target; more than one is a separate finding.
    pub(crate) fn results_of(
        &self,
        target: &Target<'a>,
    ) -> impl Iterator<Item = &TargetReview<'a>> {
        let id = target.id.clone();
        let of = move |result: &&TargetReview<'a>| {
            id.is_some() && result.target.as_deref() == id.as_deref()
        };
        self.review.results.iter().filter(of)
    }

    /// The target that a result is about.
    pub(crate) fn reviewed(&self, result: &TargetReview<'a>) -> Option<&Target<'a>> {
        self.target(result.target.as_deref()?)
    }

    /// The row that a delivery is about.
    pub(crate) fn delivered(&self, delivery: &Delivery<'a>) -> Option<&ProvisionRow<'a>> {
        self.row(delivery.row.as_deref()?)
    }

    /// What was given of a row, as the review says.
    pub(crate) fn delivery_of(&self, row: &ProvisionRow<'a>) -> Option<&Delivery<'a>> {
        let id = row.id.as_deref()?;
        self.review.deliveries.iter().find(|delivery| delivery.row.as_deref() == Some(id))
    }

    /// How many sessions were planned of what was delivered: as the review says, or else as the row comes to.
    pub(crate) fn planned(&self, delivery: &Delivery<'a>) -> Option<f64> {
        delivery.planned.map(|count| *count).or_else(|| self.sessions(self.delivered(delivery)?))
    }

    /// How many sessions were given, and planned, of all rows of which the review says both; `None` where it does of none.
    pub(crate) fn sessions_given(&self) -> Option<SessionsGiven> {
        let (mut planned, mut given) = (0.0, 0.0);
        for delivery in &self.review.deliveries {
            if let (Some(all), Some(count)) = (self.planned(delivery), delivery.delivered) {
                planned += all;
                given += *count;
            }
        }
        (planned > 0.0).then_some(SessionsGiven { given, planned })
    }

    /// The share of the planned sessions that was given; `None` where that is not known of any row.
    pub(crate) fn share_delivered(&self) -> Option<f64> {
        self.sessions_given().map(|count| count.given / count.planned)
    }

    /// The name of the class teacher; empty if nobody is named.
    pub(crate) fn class_teacher(&self) -> &str {
        self.school.class_teacher.as_deref().unwrap_or_default()
    }

    /// Whether the class teacher gives a row of provision.
    pub(crate) fn is_by_class_teacher(&self, row: &ProvisionRow<'a>) -> bool {
        row.is_by_class_teacher(self.class_teacher())
    }

    /// The word by which a plan of this template says something: `met`, or what a school calls it.
    pub(crate) fn word_for<T: Meant>(&self, meaning: T) -> &'a str {
        fn search<T: Meant>(field: &TemplateField, meaning: T) -> Option<&str> {
            let own = field.word_for(meaning).filter(|_| field.role == Some(T::ROLE));
            own.or_else(|| field.children().iter().find_map(|child| search(child, meaning)))
        }
        let word = self.slots.iter().find_map(|slot| search(slot.field(), meaning));
        word.unwrap_or(meaning.word())
    }

    /// The first value that plays a role, lists not searched.
    pub(crate) fn first(&self, role: Role) -> Option<&'a Item> {
        self.roles.playing(role)
    }

    /// Every value that plays a role, wherever it is.
    pub(crate) fn all(&self, role: Role) -> &[&'a Item] {
        self.roles.all(role)
    }

    /// The same, read as what they are.
    pub(crate) fn every<T: Read<'a>>(&self, role: Role) -> Vec<T> {
        self.all(role).iter().filter_map(|item| T::read(item)).collect()
    }
}
