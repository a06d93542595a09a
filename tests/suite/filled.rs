//! A plan in which every field is filled to the limit that the template gives it, in every way of printing it: nothing
//! leaves its page.

use std::collections::BTreeSet;

use sendplan::internal::templates::{Field, FieldKind, Per, Role, Template};
use sendplan::{Finding, Sendplan};
use serde_json::{Value, json};

use crate::run::{Folder, built_in, root};

/// Words to fill a text with.
const WORDS: &str = "Every adult in the room says it the same way, in few words, and waits while the others go on; ";

/// Documents that are made from one plan or from a class; not those that need an earlier cycle.
fn documents(template: &Template) -> Vec<String> {
    let all = template.documents().iter().filter(|one| !one.history && one.per != Per::Folder);
    all.map(|one| one.id.clone()).collect()
}

/// Fills a plan, leaving alone the fields that the check has refused.
struct Filling<'t> {
    template: &'t Template,
    refused: &'t BTreeSet<String>,
}

impl Filling<'_> {
    /// Fills all sections.
    fn plan(&self, plan: &mut Value) {
        let base = plan.clone();
        for section in self.template.sections().iter() {
            let value = self.filled(section, &section.id, base.get(&section.id), plan);
            if let Some(value) = value {
                plan[&section.id] = value;
            }
        }
    }

    /// The value of a field at its limit; `None` if there is none to give.
    fn filled(
        &self,
        field: &Field,
        path: &str,
        given: Option<&Value>,
        plan: &Value,
    ) -> Option<Value> {
        if self.refused.contains(path) || field.unprinted.is_some() {
            return given.cloned();
        }
        match &field.kind {
            FieldKind::Text { limit } if is_free(field) => Some(json!(words(*limit))),
            FieldKind::Prose { limit } => Some(json!(words(*limit))),
            FieldKind::List { item, max, covers, .. } => {
                self.list(item, *max, covers.as_deref(), path, given, plan)
            }
            FieldKind::Group { fields, .. } => {
                let given = given?;
                Some(self.group(fields, path, given, plan))
            }
            _ => given.cloned(),
        }
    }

    fn group(&self, fields: &[Field], path: &str, given: &Value, plan: &Value) -> Value {
        let mut group = given.clone();
        if !group.is_object() {
            return group;
        }
        for field in fields {
            let inner = format!("{path}.{}", field.id);
            if let Some(value) = self.filled(field, &inner, given.get(&field.id), plan) {
                group[&field.id] = value;
            }
        }
        group
    }

    fn list(
        &self,
        item: &Field,
        max: usize,
        covers: Option<&str>,
        path: &str,
        given: Option<&Value>,
        plan: &Value,
    ) -> Option<Value> {
        if let FieldKind::Text { limit } = item.kind {
            let one = |number: usize| json!(format!("{number}: {}", words(limit - 4)));
            return Some((1..=max).map(one).collect());
        }
        let given = given?.as_array()?;
        let FieldKind::Group { fields, .. } = &item.kind else { return Some(json!(given)) };
        let covered = covers.and_then(|covers| plan.pointer(&pointer(covers))?.as_array().cloned());
        let count = covered.as_ref().map_or(max, Vec::len);
        let one = |index: usize| {
            let base = given.get(index).or(given.last())?;
            let mut one = self.group(fields, path, base, plan);
            let is_new = index >= given.len();
            for field in fields.iter() {
                match &field.kind {
                    FieldKind::Text { .. } if field.role == Some(Role::ItemId) && is_new => {
                        let first = base.get(&field.id).and_then(Value::as_str).unwrap_or("X");
                        let letters: String = first.chars().filter(|c| c.is_alphabetic()).collect();
                        one[&field.id] = json!(format!("{letters}{}", index + 1));
                    }
                    FieldKind::Reference { to } if Some(to.as_str()) == covers => {
                        one[&field.id] = covered.as_ref()?.get(index)?.get("id")?.clone();
                    }
                    _ => {}
                }
            }
            Some(one)
        };
        Some((0..count).filter_map(one).collect())
    }
}

/// Whether a text may say anything.
fn is_free(field: &Field) -> bool {
    let fixed =
        ["id", "known_as", "first_name", "last_name", "class", "previous", "household", "upn"];
    !fixed.contains(&field.id.as_str()) && field.role != Some(Role::ItemId)
}

/// Words of this many letters.
fn words(letters: usize) -> String {
    let text: String = WORDS.chars().cycle().take(letters).collect();
    text.trim_end().to_owned()
}

fn pointer(path: &str) -> String {
    format!("/{}", path.replace('.', "/"))
}

/// A path without the numbers of items.
fn plain(path: &str) -> String {
    let mut depth = 0;
    let kept = |c: &char| {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => return depth == 0,
        }
        false
    };
    path.chars().filter(kept).collect()
}

/// A sample with every field at its limit, as far as the check lets it.
fn filled() -> Folder {
    let folder = Folder::new();
    let samples = root().join("samples/larkfield");
    folder.write("plans/sendplan.yaml", std::fs::read(samples.join("sendplan.yaml")).unwrap());
    let text = std::fs::read_to_string(samples.join("kofi-2026-autumn.yaml")).unwrap();
    let mut base: Value = serde_saphyr::from_str(&text).unwrap();
    base["cycle"].as_object_mut().unwrap().remove("previous");
    base["cycle"]["number"] = json!(1);
    let sendplan = Sendplan::new().unwrap();
    let template = built_in(&sendplan);
    let mut refused = BTreeSet::new();
    for _ in 0..12 {
        let mut plan = base.clone();
        Filling { template: &template, refused: &refused }.plan(&mut plan);
        folder.write("plans/full.yaml", serde_json::to_string_pretty(&plan).unwrap());
        let plan = sendplan.open(folder.path("plans/full.yaml")).unwrap();
        let errors: Vec<&Finding> = plan.findings().iter().filter(|one| one.is_error()).collect();
        if errors.is_empty() {
            return folder;
        }
        for error in errors {
            let path = error.field_path().unwrap_or_else(|| panic!("{error:?}"));
            assert!(refused.insert(plain(path)) || refused.len() > 1, "{path}: {error:?}");
            refused.insert(plain(path));
        }
    }
    panic!("the check still refuses the plan; left alone: {refused:?}");
}

/// Makes all documents in one way of printing, and gives what does not fit.
fn misfits(folder: &Folder, print: &str) -> Vec<String> {
    let sendplan = Sendplan::new().unwrap();
    let documents: String =
        documents(&built_in(&sendplan)).iter().map(|id| format!(" --document {id}")).collect();
    let ran = folder.run(&format!("render plans -o out{documents} {print} --force"));
    assert!(ran.code < 2, "{print}: {}", ran.stderr);
    assert!(ran.stdout.lines().count() > 8, "{print}: {}", ran.stdout);
    let misfits = ran.stderr.lines().filter(|line| line.contains("does-not-fit"));
    misfits.map(|line| format!("{print}: {line}")).collect()
}

#[test]
fn every_field_at_its_limit_has_room_in_each_size_of_print() {
    let folder = filled();
    let found: Vec<String> = ["standard", "clear", "large"]
        .iter()
        .flat_map(|size| misfits(&folder, &format!("--print {size}")))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
#[ignore = "every way of printing takes minutes"]
fn every_field_at_its_limit_has_room_however_it_is_printed() {
    let folder = filled();
    let mut found = Vec::new();
    for size in ["standard", "clear", "large"] {
        for paper in ["white", "cream"] {
            for ink in ["colour", "grey"] {
                for sheet in ["a4", "a3"] {
                    let print =
                        format!("--print {size} --paper {paper} --ink {ink} --child-sheet {sheet}");
                    found.extend(misfits(&folder, &print));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
