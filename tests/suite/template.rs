//! The built-in template: manifest, layouts, labels, schema and example hold together.

use std::collections::BTreeSet;
use std::fs;

use sendplan::internal::templates::{Field, schema};
use sendplan::{Audience, Sendplan};

use crate::run::{built_in, example, root};

fn layouts() -> String {
    fs::read_dir(root().join("templates/send-support-plan"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "j2"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

#[test]
fn every_label_is_used_and_every_used_one_exists() {
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    let layouts = layouts();
    // A long list of values stands on lines of its own.
    let asked = |before: &str| {
        let rests = layouts.split(before).skip(1);
        let quoted = rests.filter_map(|rest| rest.trim_start().strip_prefix('"'));
        quoted.map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let mut used: BTreeSet<String> = asked("label(").into_iter().collect();
    // Of a choice: a label for each of its words.
    used.extend(asked("|phrase(").into_iter().map(|group| format!("{group}.")));
    for key in &used {
        assert!(template.labels().get(key).is_some() || key.ends_with('.'), "no label `{key}`");
    }
    let unused: Vec<&str> = template
        .labels()
        .keys()
        .filter(|key| {
            !["choices.", "copy.", "dates.", "draft.", "notes.", "pictures.", "tables.", "words."]
                .iter()
                .any(|group| key.starts_with(group))
        })
        .filter(|key| {
            !used.iter().any(|used| used == key || used.ends_with('.') && key.starts_with(&**used))
        })
        .collect();
    assert!(unused.is_empty(), "labels that nothing prints: {unused:?}");
}

#[test]
fn every_field_has_help_and_an_audience() {
    fn walk(field: &Field, path: &str) {
        let path = format!("{path}.{}", field.id);
        assert!(!field.help.is_empty(), "{path} has no help");
        if field.children().is_empty() {
            assert!(field.audiences.iter().next().is_some(), "{path} is for nobody");
        }
        for child in field.children() {
            walk(child, &path);
        }
    }
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    for section in template.sections().iter() {
        walk(section, "");
    }
}

#[test]
fn costs_are_for_staff_and_leaders_alone() {
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    for path in ["costs.teaching_assistant_hour", "provision.cost_per_week"] {
        let field = template.field(path).unwrap();
        let who: Vec<Audience> = field.audiences.iter().collect();
        // The SENCO sees what teachers see.
        assert_eq!(who, [Audience::Teacher, Audience::Leadership, Audience::Senco], "{path}");
    }
}

/// The example as JSON: read by the library's own parser, so that no second YAML reader is needed.
fn json(node: &sendplan::internal::input::Node) -> serde_json::Value {
    use sendplan::internal::input::Kind;
    match &node.kind {
        Kind::Null => serde_json::Value::Null,
        Kind::Boolean(value) => (*value).into(),
        Kind::Number { value, .. } if value.fract() == 0.0 => (*value as i64).into(),
        Kind::Number { value, .. } => (*value).into(),
        Kind::Text(text) => text.as_str().into(),
        Kind::List(items) => items.iter().map(json).collect(),
        Kind::Map(entries) => {
            entries.iter().map(|entry| (entry.key.value.clone(), json(&entry.value))).collect()
        }
    }
}

#[test]
fn the_schema_accepts_the_example_and_refuses_a_slip() {
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    let validator = jsonschema::validator_for(&schema(template)).unwrap();
    let parse = |text: String| {
        let file = sendplan::internal::input::source("plan.yaml", text.into_bytes()).unwrap();
        json(&sendplan::internal::input::parse(&std::sync::Arc::new(file)).unwrap())
    };
    let errors: Vec<String> =
        validator.iter_errors(&parse(example())).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(!validator.is_valid(&parse(example().replacen("known_as:", "knwon_as:", 1))));
    assert!(!validator.is_valid(&parse(example().replacen("term: autumn", "term: fall", 1))));
}

#[test]
fn every_picture_has_words_for_those_who_cannot_see_it() {
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    let drawn: BTreeSet<&str> = template.pictures().map(|(name, _)| name).collect();
    let worded: BTreeSet<&str> =
        template.labels().keys().filter_map(|key| key.strip_prefix("pictures.")).collect();
    assert_eq!(drawn, worded);
    assert!(drawn.len() >= 60);
    let readme = fs::read_to_string(root().join("templates/shared/pictures/README.md")).unwrap();
    for name in drawn {
        assert!(readme.contains(&format!("| `{name}` |")), "the README has no `{name}`");
    }
}

#[test]
fn every_picture_is_drawn_in_colours_that_can_be_turned_grey() {
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    for (name, path) in template.pictures() {
        let svg = template.files().text(path).unwrap();
        for paint in ["fill=\"", "stroke=\"", "stop-color=\""] {
            for value in svg.split(paint).skip(1).map(|rest| rest.split('"').next().unwrap()) {
                assert!(value == "none" || value.starts_with('#'), "{name}: {paint}{value}");
            }
        }
        for foreign in
            ["<script", "<text", "<image", "http://www.w3.org/1999/xlink", "href", "<style"]
        {
            assert!(!svg.contains(foreign), "{name} holds {foreign}");
        }
    }
}
