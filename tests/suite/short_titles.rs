//! A target's short title: where it is printed, who reads it, what becomes of it in the next plan.

use std::fs;

use sendplan::Sendplan;
use serde_json::{Value, json};

use crate::run::{Folder, example, made, on, only, pdf_text, root};

/// Kofi's plans in a folder of their own, with one piece of text of the autumn's replaced.
fn kofi_with(old: &str, new: &str) -> Folder {
    let folder = Folder::new();
    let class = root().join("samples/larkfield");
    for name in [
        "sendplan.yaml",
        "kofi-2026-autumn.yaml",
        "earlier/kofi-2026-summer.yaml",
        "earlier/kofi-2026-spring.yaml",
    ] {
        folder.write(name, fs::read(class.join(name)).unwrap());
    }
    let plan = String::from_utf8(folder.read(AUTUMN)).unwrap();
    assert!(plan.contains(old), "the plan has no `{old}`");
    folder.write(AUTUMN, plan.replacen(old, new, 1));
    folder
}

const AUTUMN: &str = "kofi-2026-autumn.yaml";

/// The second target's title, as it is in the sample.
const TITLE: &str = "    title: Reading a new page without guessing\n";

/// The example with a title for its first target.
fn titled(title: &str) -> Value {
    let mut plan: Value = serde_saphyr::from_str(&example()).unwrap();
    plan["targets"][0]["title"] = json!(title);
    plan
}

/// The rules that something in the first target's title raises.
fn found(plan: &Value) -> Vec<&'static str> {
    let plan = on("2026-10-01").read("plan.yaml", plan.to_string()).unwrap();
    let ours =
        plan.findings().iter().filter(|finding| finding.field_path() == Some("targets[1].title"));
    ours.map(|finding| finding.rule().id()).collect()
}

#[test]
fn where_space_is_short_a_target_goes_by_its_title_and_without_one_by_its_text() {
    let text = |folder: &Folder| {
        let plan = on("2026-10-01").open(folder.path(AUTUMN)).unwrap();
        let outcome = made(&plan, &only(["history-parent"]));
        assert_eq!(outcome.files.len(), 1, "{:#?}", outcome.findings);
        pdf_text(outcome.files[0].bytes())
    };
    let whole = "Kofiwillreadanewdecodablepageofabout60words";
    let with = text(&kofi_with(TITLE, TITLE));
    assert!(with.contains("Readinganewpagewithoutguessing") && !with.contains(whole));
    let without = text(&kofi_with(TITLE, ""));
    assert!(without.contains(whole) && !without.contains("Readinganewpagewithoutguessing"));
}

#[test]
fn the_next_plan_keeps_the_title_of_a_target_that_goes_on_and_no_other() {
    let folder = kofi_with(TITLE, TITLE);
    let next = folder.run(&format!("next {AUTUMN}")).stdout;
    let (results, targets) = next.split_once("\ntargets:").unwrap();
    for title in [
        "Reading words with ai, ea, oa and ow",
        "Reading a new page without guessing",
        "Reading a sentence to the group",
    ] {
        assert!(results.contains(&format!("    title: {title}\n")), "{results}");
    }
    let titles: Vec<&str> = targets
        .lines()
        .filter(|line| line.trim_start_matches(['#', ' ']).starts_with("title:"))
        .collect();
    assert_eq!(titles, ["    title: Reading a new page without guessing"], "{targets}");
}

#[test]
fn figures_in_a_title_that_is_taken_over_are_to_be_looked_at() {
    let folder = kofi_with(TITLE, "    title: A new page with no more than 3 errors\n");
    let next = folder.run(&format!("next {AUTUMN}")).stdout;
    assert!(
        next.contains("title: \"TO DO: still true? A new page with no more than 3 errors\""),
        "{next}"
    );
}

#[test]
fn a_review_to_fill_in_names_each_target_by_its_title_too() {
    let folder = kofi_with(TITLE, TITLE);
    let plan = String::from_utf8(folder.read(AUTUMN)).unwrap();
    let (plan, _) = plan.split_once("\nreview:").unwrap();
    folder.write(AUTUMN, plan);
    let review = folder.run(&format!("review {AUTUMN}")).stdout;
    assert!(
        review.contains("# T2 (Reading a new page without guessing): By 7 December 2026"),
        "{review}"
    );
}

#[test]
fn a_title_is_read_as_a_text_for_parents_and_not_judged_as_a_target() {
    assert_eq!(found(&titled("Reading")), Vec::<&str>::new(), "a title need not be measurable");
    assert_eq!(found(&titled("Reading to Mia")), ["wrong-name"]);
    assert_eq!(found(&titled("Reading with [name]")), ["placeholder"]);
    assert_eq!(found(&titled("The pupil will read words")), ["placeholder"]);
    assert_eq!(found(&titled("Reading at the EWMHS group")), ["unexplained-acronym"]);
    let long = "Reading all the words with ai, ea, oa and ow that are in the list";
    let plan = on("2026-10-01").read("plan.yaml", titled(long).to_string()).unwrap();
    let messages: Vec<&str> = plan.findings().iter().map(sendplan::Finding::message).collect();
    let room = "`targets[1].title` has 65 characters; there is room for 60";
    assert!(messages.contains(&room), "{messages:?}");
}

#[test]
fn a_title_says_nothing_of_the_other_home() {
    let mut plan = titled("Reading with Tobias Ferrand");
    plan["family"] = json!({
        "separate_copies": true,
        "parents": [
            {"id": "mum", "name": "Petra Moss", "relation": "Mother", "household": "A"},
            {"id": "dad", "name": "Tobias Ferrand", "relation": "Father", "household": "B"},
        ],
    });
    assert!(found(&plan).contains(&"other-household"), "{:?}", found(&plan));
}

#[test]
fn an_editor_and_template_show_know_the_title() {
    let folder = Folder::new();
    let schema = folder.run("schema").stdout;
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert!(schema.to_string().contains("\"title\":\"Short title\""));
    let shown = folder.run("template show").stdout;
    assert!(shown.contains("page 1 of the parents"), "{shown}");
    let sendplan = Sendplan::new().unwrap();
    let starter = folder.run("new").stdout;
    assert!(starter.contains("\n    title:"), "{starter}");
    assert!(sendplan.read("new.yaml", starter).is_ok());
}
