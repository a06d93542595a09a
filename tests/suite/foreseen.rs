//! The promise that a check finds what making the documents would find, and names the plan that each finding is about.

use std::collections::BTreeSet;

use sendplan::run::Input;
use sendplan::{Finding, RenderOptions, Sendplan};
use serde_json::Value;

use crate::copies::separated;
use crate::run::{Folder, built_in, example, example_with, on, root, too_full};

/// A finding as it is compared: what it says of which file.
fn said(findings: &[Finding]) -> BTreeSet<String> {
    let to_act_on = findings.iter().filter(|one| one.level() > sendplan::Level::Note);
    to_act_on
        .map(|one| format!("{} {}: {}", one.file_name(), one.rule().id(), one.message()))
        .collect()
}

/// What making every document of a folder of plans finds and its check does not.
fn missed(sendplan: &Sendplan, folder: &Folder) -> BTreeSet<String> {
    let inputs = || [Input::Path(folder.path("plans"))];
    let checked = sendplan.plans(inputs()).count_pages().check().unwrap();
    let checked = said(&checked.report().findings);
    let mut missed = BTreeSet::new();
    let template = built_in(sendplan);
    let documents = template.documents().iter().filter(|one| one.per.is_of_a_plan());
    for document in documents {
        let options = RenderOptions::new().document(&document.id);
        let plans = sendplan.plans(inputs()).earlier_cycles();
        let Ok(made) = plans.render_into(folder.path("out"), &options, |_| {}) else { continue };
        let found: Vec<Finding> = made.findings();
        // That there is no review yet is nothing to mend unless its documents are asked for.
        let found: Vec<Finding> =
            found.into_iter().filter(|one| one.rule().id() != "nothing-to-make").collect();
        missed.extend(said(&found).difference(&checked).cloned());
    }
    missed
}

#[test]
fn a_check_finds_whatever_making_the_documents_finds() {
    let sendplan = on("2026-10-01");
    let fixtures: Vec<(&str, String)> = vec![
        ("the example", example()),
        ("an emoji", example_with("known_as: Sam", "known_as: Sam 🦄")),
        ("letters of another script", example_with("class: 3 Maple", "class: 3 メープル")),
    ];
    for (what, plan) in fixtures {
        let folder = Folder::new();
        folder.write("plans/sam.yaml", plan);
        let missed = missed(&sendplan, &folder);
        assert!(missed.is_empty(), "{what}: {missed:#?}");
    }
    let folder = Folder::new();
    folder.write("plans/sendplan.yaml", example()).write("plans/long.yaml", too_full());
    assert_eq!(missed(&sendplan, &folder), BTreeSet::new());
    let folder = Folder::new();
    let samples = root().join("samples/larkfield");
    for name in ["sendplan", "adam-2026-autumn", "iris-2026-autumn", "kofi-2026-autumn"] {
        let text = std::fs::read(samples.join(format!("{name}.yaml"))).unwrap();
        folder.write(&format!("plans/{name}.yaml"), text);
    }
    assert_eq!(missed(&sendplan, &folder), BTreeSet::new());
}

#[test]
fn a_check_warns_of_characters_that_no_font_has() {
    let folder = Folder::new();
    folder.write("sam.yaml", example_with("known_as: Sam", "known_as: Sam 🦄"));
    let ran = folder.run("check sam.yaml --format short");
    assert!(ran.stdout.contains("warning[missing-character]: no font has `🦄`"), "{}", ran.stdout);
}

#[test]
fn a_check_finds_a_template_whose_words_name_the_other_home() {
    let folder = Folder::new();
    folder.write("plans/sam.yaml", separated("")).run("template export -o mine");
    let labels = String::from_utf8(folder.read("mine/labels/en-GB.yaml")).unwrap();
    for (label, layout) in [
        ("  parent: Copy of Mrs Onequ\n", ""),
        ("  parent: Parent copy, 2 Qtwo Road\n", ""),
        ("  parent: Parent copy, ring 0700 900 222\n", ""),
        ("  parent: Parent copy\n", "\nWrite to Zoraqb Twoqu.\n"),
        ("  parent: Parent copy\n", "\nWrite to `qmail@one.example`.\n"),
    ] {
        let labels = labels.replacen("  parent: Parent copy\n", label, 1);
        assert!(labels.contains(label));
        folder.write("mine/labels/en-GB.yaml", labels);
        let path = "mine/plan-parent.typ.j2";
        let before = String::from_utf8(folder.read(path)).unwrap();
        folder.write(path, before.clone() + layout);
        for command in ["check", "render"] {
            let line = format!("{command} plans --template-folder mine");
            let ran = folder.run(&line);
            let said = format!("{}{}", ran.stdout, ran.stderr);
            let why = "or its labels would show";
            assert!(ran.code == 1 && said.contains(why), "{line}, {label}{layout}: {said}");
        }
        folder.write(path, before);
    }
}

#[test]
fn a_check_counts_pages_if_it_is_asked_to() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", example()).write("sam.yaml", too_full());
    let asked = folder.run("check sam.yaml --format short --pages");
    let without = folder.run("check sam.yaml --format short");
    assert!(!without.stdout.contains("too-many-pages"), "{}", without.stdout);
    assert!(
        asked.stdout.contains("error[too-many-pages]: `summary-child` runs to"),
        "{}",
        asked.stdout
    );
    assert_eq!(asked.code, 1);
}

/// A school of three plans that all lack something that the settings have in part.
fn school() -> Folder {
    let folder = Folder::new();
    let plan = example();
    let roles = plan.find("\nroles:").unwrap() + 1;
    let end = roles + plan[roles + 1..].find("\n\n").unwrap() + 2;
    let without = format!("{}{}", &plan[..roles], &plan[end..]);
    folder.write("s/sendplan.yaml", "roles:\n  senco: Ms Sample\nschool:\n  accent: \"#ffff00\"\n");
    for (name, id) in [("ann", "A-1"), ("ben", "B-1")] {
        folder.write(&format!("s/{name}.yaml"), without.replace("id: ST-1", &format!("id: {id}")));
    }
    folder.write("s/empty.yaml", "");
    folder
}

#[test]
fn what_a_plan_lacks_is_said_in_the_plan_though_the_settings_have_the_rest() {
    let ran = school().run("check s --format short");
    for plan in ["ann", "ben"] {
        let lacks = ran.stdout.lines().filter(|line| {
            line.starts_with(&format!("s/{plan}.yaml:"))
                && line.contains("error[missing]: `roles.class_teacher` is missing")
        });
        assert_eq!(lacks.count(), 1, "{}", ran.stdout);
    }
    assert!(ran.stderr.contains("empty.yaml"), "{}", ran.stderr);
}

#[test]
fn what_is_wrong_in_shared_settings_is_said_once_with_the_plans_that_it_concerns() {
    let folder = school();
    let ran = folder.run("check s --format short");
    let accents: Vec<&str> =
        ran.stdout.lines().filter(|line| line.contains("low-contrast")).collect();
    assert_eq!(accents.len(), 1, "{}", ran.stdout);
    let colour = accents[0];
    assert!(colour.starts_with("s/sendplan.yaml:4:"), "{colour}");
    assert!(colour.contains("(concerns 2 plans: `s/ann.yaml`, `s/ben.yaml`)"), "{colour}");
    let ran = folder.run("check s --format json");
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    for finding in findings {
        let is_named = finding["plans"].as_array().unwrap().iter().any(Value::is_string);
        assert!(is_named || finding["file"] == "s/sendplan.yaml", "{finding:#}");
    }
    let ran = folder.run("check s --format sarif");
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    let results = report["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), findings.len());
    assert!(results.iter().any(|one| one["properties"]["plans"].as_array().unwrap().len() == 2));
}
