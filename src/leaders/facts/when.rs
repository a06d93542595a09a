//! A row of provision, or a group of the school -> when and where it is given.

use chrono::NaiveTime;

use crate::model::{Chosen, Group, ProvisionRow, Text};
use crate::template::Weekday;
use crate::wording;

/// When and where support is given.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct When {
    /// The days of the week, in their order.
    pub(crate) days: Vec<Weekday>,
    /// The time at which it begins, if it can be read.
    pub(crate) time: Option<NaiveTime>,
    /// The time as it is written, or time and place in words.
    pub(crate) said: String,
    /// The place.
    pub(crate) place: String,
}

impl When {
    /// Of a row, as leaders may read it.
    pub(super) fn of_row(row: &ProvisionRow<'_>) -> Self {
        let (time, words) = (words(row.time.as_ref()), words(row.when_and_where.as_ref()));
        let said = if time.is_empty() { words } else { time };
        Self { place: self::words(row.place.as_ref()), ..Self::of(&row.days, said) }
    }

    /// Of a group.
    pub(super) fn of_group(group: &Group<'_>) -> Self {
        Self {
            place: words(group.place.as_ref()),
            ..Self::of(&group.days, words(group.time.as_ref()))
        }
    }

    fn of(days: &[Chosen<'_, Weekday>], said: String) -> Self {
        let mut days: Vec<Weekday> = days.iter().filter_map(|day| day.meaning).collect();
        days.sort_unstable();
        days.dedup();
        Self { days, time: wording::time_in(&said), said, place: String::new() }
    }
}

/// A text of a plan, empty if it is not given.
pub(super) fn words(text: Option<&Text<'_>>) -> String {
    text.map(|text| text.trim().to_owned()).unwrap_or_default()
}
