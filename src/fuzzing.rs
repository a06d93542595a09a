//! What the fuzz targets in `fuzz` call: the stages that read what others wrote, each with what must be true of it.
//!
//! Compiled only for the tests and with the feature `fuzzing`. It is the one file to change when a stage does.

use std::sync::{Arc, OnceLock};

use crate::check::{self, Strictness};
use crate::finding::{Finding, Report};
use crate::input::{self, Kind, Node, Reading};
use crate::output::Register;
use crate::rules::Known;
use crate::source::{Fix, Place};
use crate::template::{BUILT_IN, Template, TemplateFiles, TemplateStore, read_template};
use crate::{render, roll, typeset};

/// Bytes as a YAML file: a tree in which every key and value has a place in the text, findings and fixes.
pub fn yaml(bytes: &[u8]) {
    let reading = reading(bytes);
    reading.root.iter().for_each(in_place);
    are_in_place(&reading.findings);
    can_be_made(&reading.fixes);
    assert!(reading.root.is_some() || !reading.findings.is_empty(), "refused without a word");
}

/// Bytes as a plan and as a school's settings: a record or errors, never both.
pub fn plan(bytes: &[u8]) {
    let Some(node) = reading(bytes).root else { return };
    for strictness in [Strictness::Full, Strictness::Draft] {
        let checked = check::plan(&node, built_in(), strictness, &Known::default());
        let Report { findings, .. } = &checked.report;
        let is_sound = checked.value.values.record().is_some();
        assert_ne!(checked.report.has_errors(), is_sound, "{findings:#?}");
        are_in_place(findings);
        can_be_made(&checked.value.fixes);
    }
    let settings = check::settings(&node, built_in());
    are_in_place(&settings.report.findings);
    can_be_made(&settings.value);
}

/// Bytes as the manifest of a template whose other files are the built-in one's.
pub fn manifest(bytes: &[u8]) {
    let mut files: TemplateFiles = built_in().files().clone();
    files.insert("template.yaml", bytes.to_vec());
    if let Err(findings) = read_template(files) {
        assert!(!findings.is_empty(), "refused without a word");
        are_in_place(&findings);
    }
}

/// Bytes as a register: no line of it leads out of the output folder.
pub fn register(bytes: &[u8]) {
    for entry in Register::of(bytes).iter() {
        let leads_out = |part| matches!(part, ".." | "." | "");
        assert!(!entry.file.split(['/', '\\']).any(leads_out), "{:?}", entry.file);
    }
}

/// Bytes as a file of a school's own system, whatever its form: pupils, each with a row and once by the UPN, or a finding.
pub fn table(bytes: &[u8]) {
    match roll::of_bytes(bytes.to_vec(), "fuzzed.csv") {
        Ok(roll) => {
            let rows = roll.pupils.iter().map(|pupil| pupil.place.row);
            assert!(rows.clone().all(|row| row > 0));
            let upns: Vec<_> = roll.pupils.iter().filter_map(|pupil| pupil.upn.as_ref()).collect();
            let unique: std::collections::BTreeSet<_> = upns.iter().collect();
            assert_eq!(unique.len(), upns.len(), "a pupil is twice");
        }
        Err(finding) => assert!(finding.is_error(), "refused with {finding}"),
    }
}

/// A text as the literal of a layout's source: one text, and the same.
pub fn literal(bytes: &[u8]) {
    let typed = String::from_utf8_lossy(bytes);
    let literal = render::literal_text(&typed, &|_| true);
    let read = typeset::text_of_literal(&literal);
    let plain = |text: &str| text.replace('\u{200b}', "");
    assert_eq!(read.as_deref().map(plain), Some(plain(&typed)), "{literal}");
}

fn reading(bytes: &[u8]) -> Reading {
    match input::source("fuzzed.yaml", bytes.to_vec()) {
        Ok(file) => input::read(&Arc::new(file)),
        Err(finding) => Reading::refused(vec![finding]),
    }
}

/// The template that everything is checked against.
fn built_in() -> &'static Template {
    static TEMPLATE: OnceLock<Arc<Template>> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let store = TemplateStore::built_in().expect("it is tested");
        Arc::clone(store.get(BUILT_IN).expect("it is built in"))
    })
}

/// Checks that a tree is in its file.
fn in_place(node: &Node) {
    is_in_text(&node.place);
    match &node.kind {
        Kind::List(items) => items.iter().for_each(in_place),
        Kind::Map(entries) => entries.iter().for_each(|entry| in_place(&entry.value)),
        _ => {}
    }
}

fn are_in_place(findings: &[Finding]) {
    for finding in findings {
        for label in finding.primary().into_iter().chain(finding.related_labels()) {
            is_in_text(label.place());
        }
    }
}

/// Checks that each edit of a fix is of some part of the text.
fn can_be_made(fixes: &[Fix]) {
    for fix in fixes {
        is_in_text(&fix.place);
        for edit in &fix.edits {
            is_in_text(&fix.place.with(edit.span));
        }
    }
}

fn is_in_text(place: &Place) {
    let (text, range) = (place.file().text(), place.span().range());
    assert!(text.get(range.clone()).is_some(), "{range:?} is no part of {text:?}");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs a target on each file of its seeds, and on each with a byte or a line taken out.
    fn passes(target: fn(&[u8]), seeds: &str) {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(seeds);
        let mut tried = 0;
        for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
            let entry = entry.unwrap();
            if !entry.file_type().is_file() {
                continue;
            }
            let bytes = std::fs::read(entry.path()).unwrap();
            target(&bytes);
            let step = (bytes.len() / 5).max(1);
            for at in (0..bytes.len()).step_by(step) {
                target(&[&bytes[..at], &bytes[at + 1..]].concat());
            }
            tried += 1;
        }
        assert!(tried > 0, "no seeds in {seeds}");
    }

    #[test]
    fn the_samples_go_through_every_target() {
        passes(yaml, "samples/larkfield/earlier");
        passes(plan, "samples/larkfield/earlier");
        passes(literal, "fuzz/seeds/literal");
        passes(register, "fuzz/seeds/register");
        passes(table, "fuzz/seeds/table");
        passes(manifest, "fuzz/seeds/manifest");
    }
}
