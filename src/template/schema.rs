//! [`Template`] -> JSON Schema, for editors that complete and check YAML.

use serde_json::{Map, Value, json};

use super::{Field, FieldKind, IN_LANGUAGES, Template};

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
            let mut group = json!({ "type": "object", "properties": properties, "additionalProperties": false });
            if let Some(translated) = translated(fields) {
                group["patternProperties"] = translated;
            }
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
        scalar => scalar.scalar_schema(pictures),
    }
}

/// The keys under which texts of a group stand in other languages: each language with its text.
fn translated(fields: &[Field]) -> Option<Value> {
    let own = |key: &String| fields.iter().any(|field| field.id == *key);
    let words = fields.iter().filter(|field| field.kind.is_words());
    let words: Vec<&str> = words
        .filter(|field| !own(&format!("{}{IN_LANGUAGES}", field.id)))
        .map(|field| field.id.as_str())
        .collect();
    let pattern = format!("^({}){IN_LANGUAGES}$", words.join("|"));
    let text = json!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] });
    let languages = json!({ "type": "object", "additionalProperties": text });
    (!words.is_empty()).then(|| json!({ pattern: languages }))
}
