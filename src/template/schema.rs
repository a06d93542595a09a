//! [`Template`] -> JSON Schema, for editors that complete and check YAML.

use serde_json::{Map, Value, json};

use super::{Field, FieldKind, Template};

/// The JSON Schema (draft 2020-12) of the plans of a template.
///
/// It knows keys, types, limits and choices. Nothing is required in it, because
/// what a school's `sendplan.yaml` gives need not be in the plan; that, and
/// whatever needs two fields to judge, is `sendplan check`'s.
#[must_use]
pub fn schema(template: &Template) -> Value {
    let mut properties = Map::new();
    properties.insert(
        "template".into(),
        json!({ "const": template.id(), "description": "The template that this plan follows." }),
    );
    let pictures: Vec<&str> = template.pictures().map(|(name, _)| name).collect();
    for section in template.sections().iter() {
        properties.insert(section.id.clone(), field_schema(section, &pictures));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": template.title(),
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

fn field_schema(field: &Field, pictures: &[&str]) -> Value {
    let mut schema = kind_schema(&field.kind, pictures);
    if let Value::Object(object) = &mut schema {
        object.insert("title".into(), json!(field.title));
        if !field.help.is_empty() {
            object.insert("description".into(), json!(field.help));
        }
    }
    // An empty value counts as one that is not given.
    json!({ "anyOf": [schema, { "type": "null" }] })
}

fn kind_schema(kind: &FieldKind, pictures: &[&str]) -> Value {
    match kind {
        FieldKind::Text { .. } | FieldKind::Prose { .. } => {
            json!({ "type": ["string", "number"] })
        }
        FieldKind::Integer { range } => ranged("integer", *range),
        FieldKind::Number { range } => ranged("number", *range),
        FieldKind::Measured { .. } => json!({ "type": ["number", "string"] }),
        FieldKind::Boolean => json!({ "enum": [true, false, "yes", "no"] }),
        FieldKind::Date { .. } => {
            json!({ "type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$" })
        }
        FieldKind::Choice { choices } => {
            let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
            json!({ "enum": ids })
        }
        FieldKind::List { item, min, max, .. } => json!({
            "type": "array",
            "items": kind_schema(&item.kind, pictures),
            "minItems": min,
            "maxItems": max,
        }),
        FieldKind::Group { fields, shorthand, .. } => {
            let properties: Map<String, Value> = fields
                .iter()
                .map(|field| (field.id.clone(), field_schema(field, pictures)))
                .collect();
            let group = json!({ "type": "object", "properties": properties, "additionalProperties": false });
            let short =
                shorthand.as_ref().and_then(|id| fields.iter().find(|field| field.id == *id));
            match short {
                Some(field) => json!({ "anyOf": [kind_schema(&field.kind, pictures), group] }),
                None => group,
            }
        }
        FieldKind::Map { item, .. } => {
            json!({ "type": "object", "additionalProperties": kind_schema(&item.kind, pictures) })
        }
        FieldKind::Reference { .. } => json!({ "type": ["string", "number"] }),
        FieldKind::Image => json!({ "type": "string" }),
        // A school's own pictures have names that are not known here.
        FieldKind::Picture => json!({ "anyOf": [{ "enum": pictures }, { "type": "string" }] }),
        FieldKind::Colour => json!({ "type": "string", "pattern": "^#?([0-9a-fA-F]{3}){1,2}$" }),
    }
}

fn ranged(name: &str, (least, most): (f64, f64)) -> Value {
    let mut schema = json!({ "type": name });
    if least.is_finite() {
        schema["minimum"] = json!(least);
    }
    if most.is_finite() {
        schema["maximum"] = json!(most);
    }
    schema
}
