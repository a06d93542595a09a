//! Days as layouts have them.

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use minijinja::value::{Object, ObjectRepr};
use minijinja::{Error, ErrorKind, Value as LayoutValue};

/// A day, so that filters can write it in words.
#[derive(Debug)]
pub(super) struct Day(pub(super) NaiveDate);

impl Object for Day {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The picture of a month's season, as the Met Office counts them.
pub(super) const fn season(month: u32) -> &'static str {
    match month {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "autumn",
        _ => "winter",
    }
}

/// Writes a day in words; nothing stays nothing.
pub(super) fn on_day(
    value: &LayoutValue,
    write: impl Fn(NaiveDate) -> String,
) -> Result<LayoutValue, Error> {
    if value.is_none() {
        return Ok(LayoutValue::from(()));
    }
    let day = value
        .downcast_object_ref::<Day>()
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "this filter is for dates"))?;
    Ok(LayoutValue::from(write(day.0)))
}
