//! Numbers and values as layouts have them.

use std::fmt;
use std::sync::Arc;

use minijinja::Value as LayoutValue;
use minijinja::value::{Object, ObjectRepr};

use crate::record::{Measured, MeasuredKind};

/// A value that is more than a number: it prints as a Typst dictionary, and as words within a label.
#[derive(Debug)]
pub(super) struct Figure(pub(super) Measured);

impl Object for Figure {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A value as a layout gets it: a plain number is one, anything else says how it is shown.
pub(super) fn measured(value: &Measured) -> LayoutValue {
    match value.kind() {
        MeasuredKind::Number => LayoutValue::from(value.amount()),
        _ => LayoutValue::from_object(Figure(value.clone())),
    }
}

/// A value as it is said: `11`, `6 years 10 months`.
pub(super) fn in_words(value: &Measured) -> String {
    match value.kind() {
        MeasuredKind::Number => value.amount().to_string(),
        _ => value.words().to_owned(),
    }
}

/// A value as words within a label: numbers without an empty fraction, nothing for none.
pub(super) fn shown(value: &LayoutValue) -> String {
    if value.is_none() {
        return String::new();
    }
    if value.is_number()
        && let Ok(number) = f64::try_from(value.clone())
    {
        return number.to_string();
    }
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The same where there is little room: `6y 10m`.
pub(super) fn in_short(value: &LayoutValue) -> String {
    match value.downcast_object_ref::<Figure>() {
        Some(figure) => figure.0.short().to_owned(),
        None => shown(value),
    }
}

/// A number that was written without them, with commas between its thousands.
pub(super) fn thousands(number: &str) -> String {
    let start = number.find(|c: char| c.is_ascii_digit()).unwrap_or(number.len());
    let (before, rest) = number.split_at(start);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    let mut grouped = String::with_capacity(number.len() + digits.len() / 3);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{before}{grouped}{after}")
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn thousands_are_parted_by_commas() {
        for (written, parted) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("25726", "25,726"),
            ("1234567.5", "1,234,567.5"),
            ("-4321.00", "-4,321.00"),
            ("", ""),
        ] {
            assert_eq!(thousands(written), parted);
        }
    }
}
