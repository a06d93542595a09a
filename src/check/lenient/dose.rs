//! `minutes: 2 x 20 min`: a figure that says another field's as well.

use super::figures::{self, Figure};
use crate::check::faults::WRONG_TYPE;
use crate::finding::Finding;
use crate::input::Node;
use crate::record::{Item, Value};
use crate::template::{Field, Role};

/// What the minutes of a row, or its times a week, say of the other.
pub(in crate::check) struct Other {
    /// The role of the other field.
    pub(in crate::check) role: Role,
    /// Its value.
    pub(in crate::check) value: f64,
}

/// Whether a field is one of the two that can say each other's figure.
pub(in crate::check) fn is_half(field: &Field) -> bool {
    matches!(field.role, Some(Role::Minutes | Role::TimesPerWeek))
}

/// What the value of a field says of another.
pub(in crate::check) fn other(field: &Field, node: &Node) -> Option<Other> {
    let role = match field.role? {
        Role::Minutes => Role::TimesPerWeek,
        Role::TimesPerWeek => Role::Minutes,
        _ => return None,
    };
    let Figure::Dose { times, minutes } = figures::read(node.as_text()?, field.role)? else {
        return None;
    };
    Some(Other { role, value: if role == Role::Minutes { minutes } else { times } })
}

/// The item of the other field: what is said of it, at the place where that is; or what is wrong if the field says something
/// else itself.
pub(in crate::check) fn joined(
    said: &Other,
    by: &Item,
    own: Option<&Item>,
    path: String,
) -> Result<Option<Item>, Finding> {
    let Some(own) = own else {
        return Ok(Some(Item { place: by.place.clone(), path, value: Value::Number(said.value) }));
    };
    match own.value {
        Value::Number(number) if (number - said.value).abs() > f64::EPSILON => Err(Finding::new(
            &WRONG_TYPE,
            format!(
                "`{}` says {} {}, and `{}` is {number}",
                by.path,
                said.value,
                if said.role == Role::Minutes { "minutes" } else { "times a week" },
                own.path
            ),
        )
        .at(&by.place, "")
        .related(&own.place, "")
        .hint("write each of the two figures in its own field")),
        _ => Ok(None),
    }
}
