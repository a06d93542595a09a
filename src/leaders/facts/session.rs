//! A row of provision -> when its sessions are, for the sheets on which they are ticked.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::model::{ProvisionRow, Stretch, SupportPlan, Text};
use crate::template::Weekday;

/// When the sessions of a row are, and who gives them.
#[derive(Debug, Clone)]
pub(crate) struct SessionFacts {
    /// The school's group, by its id; empty if the row names none.
    pub(crate) group: String,
    /// The day from which the group's weeks are counted, if it says so.
    pub(crate) group_start: Option<NaiveDate>,
    /// What the group is called, if more than its programme.
    pub(crate) group_name: String,
    /// The programme or activity.
    pub(crate) programme: String,
    /// Who gives it.
    pub(crate) giver: String,
    /// Who steps in.
    pub(crate) cover: String,
    /// The time at which it begins.
    pub(crate) time: String,
    /// Where; or when and where in words, if the row says it so.
    pub(crate) place: String,
    /// The minutes each time.
    pub(crate) minutes: Option<f64>,
    /// How many children at once.
    pub(crate) size: Option<f64>,
    /// The days of the week; none if the row does not say.
    pub(crate) days: Vec<Weekday>,
    /// The plan's cycle.
    pub(crate) cycle: Stretch,
    /// The days on which the row is in force.
    pub(crate) in_force: Stretch,
    /// The days of the cycle on which there is school.
    pub(crate) school_days: BTreeSet<NaiveDate>,
}

impl SessionFacts {
    /// Of a row that is given so many times a week: `seen` is what may be read of the plan.
    pub(super) fn of(
        row: &ProvisionRow<'_>,
        plan: &SupportPlan<'_>,
        seen: &SupportPlan<'_>,
    ) -> Option<Self> {
        row.times_per_week?;
        let calendar = plan.calendar()?;
        let shown = seen.row(row.id.as_deref()?)?;
        let text = |text: &Option<Text<'_>>| text.as_deref().unwrap_or_default().to_owned();
        let named = shown.group.as_deref();
        let group = seen.groups.iter().find(|one| named.is_some() && one.id.as_deref() == named);
        Some(Self {
            group: text(&shown.group),
            group_start: group.and_then(|group| group.start).map(|day| *day),
            group_name: group.map(|group| text(&group.name)).unwrap_or_default(),
            programme: text(&shown.programme),
            giver: text(&shown.delivered_by),
            cover: text(&shown.cover),
            time: text(&shown.time),
            place: text(if shown.place.is_some() { &shown.place } else { &shown.when_and_where }),
            minutes: shown.minutes.map(|minutes| *minutes),
            size: shown.group_size.map(|size| *size),
            days: shown.days.iter().filter_map(|day| day.meaning).collect(),
            cycle: calendar.cycle,
            in_force: plan.stretch_of(row)?,
            school_days: calendar.school_days(calendar.cycle).collect(),
        })
    }
}
