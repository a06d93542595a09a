//! A row of provision -> what leaders' documents count and list of it.

use chrono::NaiveDate;

use super::when::When;
use crate::leaders::value::Word;
use crate::model::{Chosen, NoMeaning, ProvisionRow, Read as _, SupportPlan, Text};
use crate::record::{Item, Value};
use crate::template::Setting;

/// What leaders' documents know of a row of provision.
#[derive(Debug, Clone, Default)]
pub(crate) struct RowFacts {
    /// The programme or activity.
    pub(crate) programme: String,
    /// Who gives it.
    pub(crate) giver: String,
    /// That person's role.
    pub(crate) role: String,
    /// What that person was trained in.
    pub(crate) trained_in: String,
    /// Who steps in.
    pub(crate) cover: String,
    /// The targets that it serves, by their ids.
    pub(crate) targets: Vec<String>,
    /// In class or out of class.
    pub(crate) setting: Option<Setting>,
    /// How many children at once.
    pub(crate) group_size: Option<f64>,
    /// The minutes each time.
    pub(crate) minutes: Option<f64>,
    /// How often a week.
    pub(crate) times_per_week: Option<f64>,
    /// For how many weeks.
    pub(crate) weeks: Option<f64>,
    /// The minutes a week that the child gets.
    pub(crate) minutes_a_week: f64,
    /// Whether it is one to one.
    pub(crate) one_to_one: bool,
    /// How many sessions were to be given so far; all of the term's once it is reviewed.
    pub(crate) planned: Option<f64>,
    /// How many of them were given.
    pub(crate) given: Option<f64>,
    /// Why others were not.
    pub(crate) missed: Vec<Word>,
    /// What it costs a week for this child, in pounds; `None` where no rate is known.
    pub(crate) cost_a_week: Option<f64>,
    /// The same for the weeks of the plan.
    pub(crate) cost_a_term: Option<f64>,
    /// The same for a year, if it goes on.
    pub(crate) cost_a_year: Option<f64>,
    /// The school's group, by its id.
    pub(crate) group: String,
    /// When and where.
    pub(crate) when: When,
    /// Whether it is in class, in the words of the page.
    pub(crate) setting_word: Option<Word>,
    /// Why it is thought to work.
    pub(crate) evidence_base: String,
    /// How often, in words in place of the figures.
    pub(crate) frequency: String,
    /// What becomes of it in the next plan, in the words of the page.
    pub(crate) decision_word: Option<Word>,
    /// Whether another row has taken over from it in mid-term.
    pub(crate) replaced: bool,
    /// All that distinguishes it from another row.
    pub(crate) fingerprint: String,
}

impl RowFacts {
    pub(super) fn of(
        row: &ProvisionRow<'_>,
        plan: &SupportPlan<'_>,
        seen: &SupportPlan<'_>,
        today: Option<NaiveDate>,
    ) -> Self {
        let id = row.id.as_deref().unwrap_or_default();
        let shown = seen.row(id);
        let text = |of: for<'r> fn(&'r ProvisionRow<'r>) -> Option<&'r Text<'r>>| {
            shown.and_then(|row| of(row)).map(|text| (**text).to_owned()).unwrap_or_default()
        };
        let delivery = plan.delivery_of(row);
        let cost = plan.cost_of(row);
        let sessions = plan.sessions_of(row, today);
        Self {
            programme: text(|row| row.programme.as_ref()),
            giver: text(|row| row.delivered_by.as_ref()),
            role: text(|row| row.role.as_ref()),
            trained_in: text(|row| row.trained_in.as_ref()),
            cover: text(|row| row.cover.as_ref()),
            targets: row.targets.iter().map(|id| (**id).to_owned()).collect(),
            setting: row.setting.and_then(|setting| setting.meaning),
            group_size: row.group_size.map(|size| *size),
            minutes: row.minutes.map(|minutes| *minutes),
            times_per_week: row.times_per_week.map(|times| *times),
            weeks: row.weeks.map(|weeks| *weeks),
            minutes_a_week: row.minutes_a_week(),
            one_to_one: row.is_one_to_one(),
            planned: sessions.planned_to_date,
            given: sessions.given_to_date,
            missed: delivery.and_then(|one| one.missed_because).map(words).unwrap_or_default(),
            cost_a_week: cost.a_week,
            cost_a_term: cost.a_term,
            cost_a_year: cost.a_year,
            group: text(|row| row.group.as_ref()),
            when: shown.map(When::of_row).unwrap_or_default(),
            setting_word: shown.and_then(|row| row.setting.as_ref()).map(Word::of),
            evidence_base: text(|row| row.evidence_base.as_ref()),
            frequency: text(|row| row.frequency.as_ref()),
            decision_word: decision_word(id, seen),
            replaced: !plan.rows_in_force(today).any(|one| std::ptr::eq(one, row)),
            fingerprint: row.fingerprint(),
        }
    }
}

/// What leaders may read of what becomes of a row.
fn decision_word(id: &str, seen: &SupportPlan<'_>) -> Option<Word> {
    let mut deliveries = seen.review.deliveries.iter();
    let own = deliveries.find(|one| one.row.as_deref() == Some(id))?;
    own.decision.as_ref().map(Word::of)
}

/// The words of a list of choices.
fn words(item: &Item) -> Vec<Word> {
    let Value::List(items) = &item.value else { return Vec::new() };
    items.iter().filter_map(Chosen::<'_, NoMeaning>::read).map(|one| Word::of(&one)).collect()
}
