//! What the check finds, as a teacher sees it.

use insta::assert_snapshot;

use crate::run::{Folder, example, example_with};

/// What `check` says of the example with one piece of text replaced.
fn says(old: &str, new: &str) -> String {
    let folder = Folder::new();
    folder.write("plan.yaml", example_with(old, new));
    let ran = folder.run("check plan.yaml");
    let lines: Vec<&str> = ran.stderr.lines().map(str::trim_end).collect();
    format!("exit {}\n{}", ran.code, lines.join("\n"))
}

#[test]
fn the_example_has_nothing_to_mend() {
    assert_snapshot!(says("known_as: Sam", "known_as: Sam"));
}

#[test]
fn an_unknown_key() {
    assert_snapshot!(says("known_as: Sam", "knwon_as: Sam"));
}

#[test]
fn a_key_in_the_wrong_group() {
    assert_snapshot!(says("  known_as: Sam", "  known_as: Sam\n  review_place: Library"));
}

#[test]
fn a_bad_date() {
    assert_snapshot!(says("start: 2026-09-14", "start: 4/9/26"));
}

#[test]
fn a_day_that_does_not_exist() {
    assert_snapshot!(says("review_date: 2026-12-07", "review_date: 2026-11-31"));
}

#[test]
fn a_review_before_the_start() {
    assert_snapshot!(says("review_date: 2026-12-07", "review_date: 2025-12-07"));
}

#[test]
fn a_word_that_is_no_choice() {
    assert_snapshot!(says("term: autumn", "term: Fall"));
}

#[test]
fn a_text_for_a_number() {
    assert_snapshot!(says("number: 1", "number: first"));
}

#[test]
fn an_image_that_is_missing_and_one_that_is_none() {
    let folder = Folder::new();
    folder.write("logo.png", "not a picture");
    let plan = example_with("  known_as: Sam", "  known_as: Sam\n  picture: sam.jpg");
    folder.write("plan.yaml", plan.replacen("school:\n", "school:\n  logo: logo.png\n", 1));
    let ran = folder.run("check plan.yaml --format short");
    assert_eq!(ran.code, 1);
    assert!(
        ran.stdout.contains("`pupil.picture` names the image `sam.jpg`: there is no such file"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("this file is not a PNG, JPEG, GIF or WebP image"),
        "{}",
        ran.stdout
    );
}

#[test]
fn every_mistake_in_one_run() {
    let plan = example_with("known_as: Sam", "knwon_as: Sam")
        .replacen("term: autumn", "term: Fall", 1)
        .replacen("start: 2026-09-14", "start: 14/9", 1)
        .replacen("status: ", "status: x", 1);
    let folder = Folder::new();
    folder.write("plan.yaml", plan);
    let ran = folder.run("check plan.yaml --format short");
    let errors = ran.stdout.lines().filter(|line| line.contains(": error[")).count();
    assert_eq!(errors, 5, "{}", ran.stdout);
}

#[test]
fn numbers_in_text_fields_stay_as_typed() {
    let folder = Folder::new();
    folder.write("plan.yaml", example_with("id: ST-1", "id: 007"));
    let ran = folder.run("render plan.yaml");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("007_plan_"), "{}", ran.stdout);
}

#[test]
fn settings_are_found_upwards_and_named_in_findings() {
    let folder = Folder::new();
    folder.write("school/class/plan.yaml", example());
    folder.write("school/sendplan.yaml", "school:\n  nmae: Larkfield\n");
    let ran = folder.run("check school/class/plan.yaml --format short");
    assert_eq!(ran.code, 1);
    assert!(
        ran.stdout.starts_with("school/sendplan.yaml:2:3: error[unknown-key]"),
        "{}",
        ran.stdout
    );
    // One fault of the settings is said once, however many plans lie beneath it.
    folder.write("school/class/other.yaml", example());
    let ran = folder.run("check school --format short");
    assert_eq!(ran.stdout.lines().filter(|line| line.contains("nmae")).count(), 1);
}

#[test]
fn settings_alone_are_checked_without_asking_for_a_plan() {
    let folder = Folder::new();
    folder.write(
        "sendplan.yaml",
        "school:\n  name: Larkfield\ncosts:\n  teaching_assistant_hour: dear\n",
    );
    let ran = folder.run("check sendplan.yaml --format short");
    assert_eq!(ran.code, 1);
    assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
    assert!(ran.stdout.contains("`costs.teaching_assistant_hour` should be a number; found text"));
}

#[test]
fn settings_that_are_no_group_are_said_and_not_lost() {
    let folder = Folder::new();
    folder.write("plan.yaml", example()).write("sendplan.yaml", "- school\n");
    let ran = folder.run("check plan.yaml --format short");
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.starts_with("sendplan.yaml:1:1: error[wrong-type]"), "{}", ran.stdout);
    folder.write("sendplan.yaml", "# nothing yet\n");
    assert_eq!(folder.run("check plan.yaml").code, 0);
}

#[test]
fn a_draft_is_only_warned_of_what_is_missing() {
    let folder = Folder::new();
    folder.write("plan.yaml", "pupil:\n  known_as: Sam\n  year_group: year-3\n");
    assert_eq!(folder.run("check plan.yaml").code, 1);
    assert_eq!(folder.run("check plan.yaml --draft").code, 0);
    assert_eq!(folder.run("check plan.yaml --draft --deny warnings").code, 1);
    let ran = folder.run("render plan.yaml --draft -o out");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(folder.names("out").len(), 4);
}

#[test]
fn findings_for_machines() {
    let folder = Folder::new();
    folder.write("my plan.yaml", example_with("known_as: Sam", "knwon_as: Sam"));
    folder.write("plan.yaml", example_with("known_as: Sam", "knwon_as: Sam"));
    let json: serde_json::Value =
        serde_json::from_str(&folder.run("check plan.yaml --format json").stdout).unwrap();
    let unknown =
        json["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "unknown-key").unwrap();
    assert_eq!(json["version"], 1);
    assert_eq!(unknown["severity"], "error");
    assert_eq!(unknown["place"]["column"], 3);
    assert_eq!(unknown["hint"], "did you mean `known_as`?");
    let sarif: serde_json::Value =
        serde_json::from_str(&folder.run("check . --format sarif").stdout).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let uri = &results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert!(uri.as_str().unwrap().ends_with("my%20plan.yaml"), "{uri}");
}
