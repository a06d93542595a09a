//! The plans of a school, sorted by what they are now.

use chrono::NaiveDate;
use serde::Serialize;

use super::facts::{PlanFacts, SchoolLists};
use super::figures::{Figures, Memory, People, Printed, Register};
use super::parked::is_parked;
use super::small::SmallNumbers;
use super::term::SchoolTerm;
use super::value::Day;
use crate::model::Kinship;
use crate::roll::{Match, Roll};
use crate::template::Labels;

/// What leaders' documents are made from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sources<'a> {
    /// The day of the documents.
    pub(crate) today: Option<NaiveDate>,
    /// The plans that can be read, of this term and earlier ones.
    pub(crate) plans: &'a [PlanFacts],
    /// The files that cannot be counted, since nothing in them can be read.
    pub(crate) unread: &'a [String],
    /// The register of pupils, if there is one.
    pub(crate) roll: Option<&'a Roll>,
    /// What earlier reports printed.
    pub(crate) printed: &'a [Printed],
    /// Makes a text unreadable, always in the same way.
    pub(crate) digest: fn(&str) -> String,
    /// The words of the template, for what is not laid out.
    pub(crate) labels: &'a Labels,
}

/// All that leaders' documents are made from, with what is counted of it.
#[derive(Debug)]
pub(crate) struct School<'a> {
    /// The day of the documents.
    pub(crate) today: Option<NaiveDate>,
    /// The plans that can be read, of this term and earlier ones.
    pub(crate) plans: &'a [PlanFacts],
    /// The words of the template, for what is not laid out.
    pub(crate) labels: &'a Labels,
    /// The files that cannot be counted, since nothing in them can be read.
    pub(crate) unread: &'a [String],
    /// The counts of groups.
    pub(crate) figures: Figures<'a>,
    /// The term by whose reviews progress is counted.
    pub(crate) progress: Option<SchoolTerm>,
    /// The register of pupils, if it is of the same pupils as the plans.
    roll: Option<&'a Roll>,
}

/// What stands at the top of each document.
#[derive(Debug, Serialize)]
pub(crate) struct Head {
    /// The school's name.
    school: String,
    /// Who leads it.
    head: String,
    /// Who coordinates the support.
    senco: String,
    /// The day of the document.
    today: Option<Day>,
    /// The term that it is about.
    term: Option<SchoolTerm>,
    /// The term by whose reviews progress is counted.
    progress: Option<SchoolTerm>,
    /// How many plans cannot be counted.
    unread: usize,
}

/// The plans alone, sorted.
#[derive(Debug, Clone, Copy)]
struct Plans<'a> {
    today: Option<NaiveDate>,
    all: &'a [PlanFacts],
}

impl<'a> School<'a> {
    /// Sorts the plans and counts.
    pub(crate) fn of(sources: Sources<'a>) -> Self {
        let Sources { today, plans, unread, roll, printed, digest, labels } = sources;
        let sorted = Plans { today, all: plans };
        let term = sorted.term();
        let reviewed = |term: &SchoolTerm| {
            plans.iter().any(|plan| plan.term == Some(*term) && plan.review.is_some())
        };
        let progress = term.map(|term| if reviewed(&term) { term } else { term.before() });
        let of_progress: Vec<&PlanFacts> =
            plans.iter().filter(|plan| progress.is_some() && plan.term == progress).collect();
        let small = plans
            .iter()
            .map(|plan| plan.small_numbers)
            .fold(SmallNumbers::default(), SmallNumbers::higher);
        let parked = |plan: &PlanFacts| is_parked(plan, plans);
        let people = People::of(&sorted.current(), &of_progress, roll, parked);
        let in_files = term.map(SchoolTerm::in_files).unwrap_or_default();
        let day = today.map(|day| day.to_string()).unwrap_or_default();
        // A report of the same day takes the place of the earlier one.
        let mut earlier: Vec<Printed> = printed
            .iter()
            .filter(|report| report.term == in_files && report.day != day)
            .cloned()
            .collect();
        earlier.sort_by(|one, other| one.day.cmp(&other.day));
        let figures = Figures::of(people, small, Memory { earlier: &earlier, digest });
        let roll = roll.filter(|_| figures.people.register == Register::Fits);
        Self { today, plans, labels, unread, figures, progress, roll }
    }

    /// The class that a plan's pupil is in: a plan may be of last year, and the register is of today.
    pub(crate) fn class_of(&self, plan: &'a PlanFacts) -> &'a str {
        let row = self.roll.and_then(|roll| match roll.pupil_of(&plan.pupil) {
            Match::Pupil(row) => row.class.as_deref(),
            Match::Doubt(_) | Match::Nobody => None,
        });
        row.unwrap_or(&plan.class)
    }

    /// Who teaches the class that a plan's pupil is in: a plan of last year names last year's teacher.
    pub(crate) fn teacher_of(&self, plan: &'a PlanFacts) -> &'a str {
        let class = self.class_of(plan);
        if class == plan.class {
            return &plan.class_teacher;
        }
        let others = self.current().into_iter().filter(|other| other.class == class);
        let mut teachers = others.map(|other| other.class_teacher.as_str());
        teachers.find(|teacher| !teacher.is_empty()).unwrap_or_default()
    }

    /// Whether a plan's pupil has left, as far as a register says so.
    pub(crate) fn has_left(&self, plan: &PlanFacts) -> bool {
        self.roll.is_some_and(|roll| matches!(roll.pupil_of(&plan.pupil), Match::Nobody))
    }

    const fn sorted(&self) -> Plans<'a> {
        Plans { today: self.today, all: self.plans }
    }

    /// What stands at the top of each document.
    pub(crate) fn head(&self) -> Head {
        let first = |name: fn(&PlanFacts) -> &String| {
            let mut names = self.plans.iter().map(name);
            names.find(|name| !name.is_empty()).cloned().unwrap_or_default()
        };
        Head {
            school: first(|plan| &plan.school),
            head: first(|plan| &plan.head),
            senco: first(|plan| &plan.senco),
            today: self.today.map(Day),
            term: self.term(),
            progress: self.progress,
            unread: self.unread.len(),
        }
    }

    /// The words under a key; the key itself if there are none.
    pub(crate) fn label(&self, key: &str) -> String {
        self.labels.get(key).unwrap_or(key).to_owned()
    }

    /// A word of tables that are not laid out.
    pub(crate) fn word(&self, key: &str) -> String {
        self.label(&format!("tables.{key}"))
    }

    /// The same with one value filled in.
    pub(crate) fn word_with(&self, key: &str, name: &str, value: &str) -> String {
        self.word(key).replace(&format!("{{{name}}}"), value)
    }

    /// The school's lists of staff, programmes and groups, as the settings of its plans have them.
    pub(crate) fn lists(&self) -> SchoolLists {
        SchoolLists::together(self.plans.iter().map(|plan| &plan.lists))
    }

    /// The term that documents are about: the latest that any plan has begun in by today.
    pub(crate) fn term(&self) -> Option<SchoolTerm> {
        self.sorted().term()
    }

    /// The plans that count now: of each pupil the latest that has begun; no closed ones.
    pub(crate) fn current(&self) -> Vec<&'a PlanFacts> {
        self.sorted().current()
    }

    /// The plans of a term, closed ones too.
    pub(crate) fn of_term(&self, term: Option<SchoolTerm>) -> Vec<&'a PlanFacts> {
        self.plans.iter().filter(|plan| term.is_some() && plan.term == term).collect()
    }

    /// Whether a later plan of the same pupil is there, begun or not.
    pub(crate) fn has_next(&self, plan: &PlanFacts) -> bool {
        self.plans.iter().any(|other| {
            other.start > plan.start && other.pupil.kinship(&plan.pupil) == Kinship::Same
        })
    }
}

impl<'a> Plans<'a> {
    fn term(self) -> Option<SchoolTerm> {
        let begun = |plan: &&PlanFacts| {
            self.today.is_none_or(|today| plan.start.is_some_and(|start| start <= today))
        };
        let begun = self.all.iter().filter(begun).filter_map(|plan| plan.term).max();
        begun.or_else(|| self.today.map(SchoolTerm::on))
    }

    /// Of each pupil the latest plan that has begun, or the only one. That it is closed says that the next has begun, or that
    /// support has ended.
    fn current(self) -> Vec<&'a PlanFacts> {
        self.all.iter().filter(|plan| !plan.is_closed() && self.is_latest(plan)).collect()
    }

    /// Whether no later plan of the same pupil has begun.
    fn is_latest(self, plan: &PlanFacts) -> bool {
        let has_begun = |other: &PlanFacts| {
            !other.is_draft()
                && self.today.is_none_or(|today| other.start.is_none_or(|start| start <= today))
        };
        let precedes = |other: &PlanFacts| match (has_begun(other), has_begun(plan)) {
            (true, false) => true,
            (false, true) => false,
            _ => other.start > plan.start,
        };
        !self.all.iter().any(|other| {
            !other.is_closed()
                && precedes(other)
                && other.pupil.kinship(&plan.pupil) == Kinship::Same
        })
    }
}
