//! What a document for leaders shows, serialised -> what its layout gets.

use std::collections::BTreeMap;

use minijinja::Value as LayoutValue;
use serde_json::Value;

use super::days::Day;

/// A serialised value as layouts have it. A group whose only key is `day` is a day in it, so that filters can write it in words.
pub(super) fn value(report: &Value, day: &str) -> LayoutValue {
    match report {
        Value::Null => LayoutValue::from(()),
        Value::Bool(answer) => LayoutValue::from(*answer),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => LayoutValue::from(whole),
            (None, amount) => LayoutValue::from(amount.unwrap_or_default()),
        },
        Value::String(text) => LayoutValue::from(text.as_str()),
        Value::Array(items) => items.iter().map(|item| value(item, day)).collect(),
        Value::Object(fields) => {
            match fields.get(day).and_then(Value::as_str).map(str::parse::<chrono::NaiveDate>) {
                Some(Ok(date)) => LayoutValue::from_object(Day(date)),
                Some(Err(_)) | None => LayoutValue::from(
                    fields
                        .iter()
                        .map(|(key, field)| (key.clone(), value(field, day)))
                        .collect::<BTreeMap<String, LayoutValue>>(),
                ),
            }
        }
    }
}
