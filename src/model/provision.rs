//! Provision: what the school puts in place, how much, by whom.

use super::list::List;
use super::typed::typed;
use super::value::{Chosen, Day, Number, Text};
use crate::template::{Setting, Weekday};
use crate::wording;

typed! {
    /// A row of provision.
    group ProvisionRow {
        /// The short name that other fields refer to.
        id: Option<Text<'a>> = ItemId,
        /// The targets that it serves, by their ids.
        targets: List<'a, Text<'a>> = ServedTargets,
        /// The school's group, by its id.
        group: Option<Text<'a>> = RowGroup,
        /// The programme or activity.
        programme: Option<Text<'a>> = Programme,
        /// What happens.
        what: Option<Text<'a>> = ProvisionText,
        /// Who gives it.
        delivered_by: Option<Text<'a>> = DeliveredBy,
        /// That person's role.
        role: Option<Text<'a>> = DelivererRole,
        /// What that person was trained in.
        trained_in: Option<Text<'a>> = TrainedIn,
        /// Who steps in.
        cover: Option<Text<'a>> = Cover,
        /// Whether it is in class.
        setting: Option<Chosen<'a, Setting>> = Setting,
        /// The days of the week.
        days: List<'a, Chosen<'a, Weekday>> = Weekdays,
        /// The time at which it begins.
        time: Option<Text<'a>> = RowTime,
        /// Where.
        place: Option<Text<'a>> = RowPlace,
        /// When and where, in words in place of days, time and place.
        when_and_where: Option<Text<'a>> = WhenAndWhere,
        /// How many children at once.
        group_size: Option<Number<'a>> = GroupSize,
        /// The minutes each time.
        minutes: Option<Number<'a>> = Minutes,
        /// How often a week.
        times_per_week: Option<Number<'a>> = TimesPerWeek,
        /// For how many weeks.
        weeks: Option<Number<'a>> = Weeks,
        /// What it costs a week.
        cost_per_week: Option<Number<'a>> = CostPerWeek,
        /// Why it is thought to work.
        evidence_base: Option<Text<'a>> = EvidenceBase,
        /// How often, in words in place of the figures.
        frequency: Option<Text<'a>> = Frequency,
        /// The first day, if not the plan's.
        from: Option<Day<'a>> = RowFrom,
        /// The last day, if not the review's.
        until: Option<Day<'a>> = RowUntil,
        /// The step towards doing without.
        fade_plan: Option<Text<'a>> = FadePlan,
        /// Why the child is never left alone.
        safety_reason: Option<Text<'a>> = SafetyReason,
        /// Who helps and when, in the child's words.
        child_text: Option<Text<'a>> = ChildText,
    }
}

/// From how many minutes a week words count for more than figures.
const MUCH: f64 = 300.0;

impl<'a> ProvisionRow<'a> {
    /// Whether it serves the target with this id.
    pub(crate) fn serves(&self, target: &str) -> bool {
        self.targets.iter().any(|id| **id == *target)
    }

    /// The minutes a week by its figures.
    pub(crate) fn dose(&self) -> Option<f64> {
        Some(*self.minutes? * *self.times_per_week?)
    }

    /// The minutes a week: from its figures, or from its words where they say much more.
    pub(crate) fn minutes_a_week(&self) -> f64 {
        let said = wording::minutes_a_week(&self.words()).unwrap_or(0.0);
        match self.dose() {
            Some(minutes) if said < MUCH => minutes,
            Some(minutes) => said.max(minutes),
            None => said,
        }
    }

    /// Programme, what happens and how often, in one text.
    pub(crate) fn words(&self) -> String {
        let texts = [&self.programme, &self.what, &self.frequency];
        texts.map(|text| text.as_deref().unwrap_or_default()).join(" ")
    }

    /// Who gives it; empty if nobody is named.
    pub(crate) fn giver(&self) -> &str {
        self.delivered_by.as_deref().unwrap_or_default()
    }

    /// Who steps in; empty if nobody is named.
    pub(crate) fn stand_in(&self) -> &str {
        self.cover.as_deref().unwrap_or_default()
    }

    /// Whether the class teacher gives it, by name or by role.
    pub(crate) fn is_by_class_teacher(&self, class_teacher: &str) -> bool {
        let (name, teacher) = (self.giver().to_lowercase(), class_teacher.to_lowercase());
        let role = self.role.as_deref().unwrap_or_default().to_lowercase();
        name.contains("class teacher")
            || role.contains("class teacher")
            || role == "teacher"
            || (!teacher.is_empty() && name.contains(&teacher))
    }

    /// Whether it is one to one, by its figure or its words.
    pub(crate) fn is_one_to_one(&self) -> bool {
        self.group_size.is_some_and(|size| *size <= 1.0) || wording::is_one_to_one(&self.words())
    }

    /// Whether a step towards doing without is written down.
    pub(crate) fn has_step(&self) -> bool {
        says(self.fade_plan.as_ref())
    }

    /// All that distinguishes it from another row: programme, what happens, how much, for how many. Another adult or a
    /// full stop makes no difference.
    pub(crate) fn fingerprint(&self) -> String {
        let number = |value: Option<Number<'a>>| value.map(|value| Text::of(value.item));
        let parts = [
            self.programme.clone(),
            self.what.clone(),
            number(self.group_size),
            number(self.minutes),
            number(self.times_per_week),
            self.frequency.clone(),
        ];
        parts.map(|part| plain(part.as_deref().unwrap_or_default())).join("|")
    }
}

/// Whether a text is there and says something.
fn says(text: Option<&Text<'_>>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty() && !wording::is_nothing(text))
}

/// A text by its letters and figures alone.
pub(crate) fn plain(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}
