//! A short copy in place of the parents' whole plan: who gets it, what it is called, and what becomes of the other.

use sendplan::Sendplan;
use sendplan::print::PrintSize;
use serde_json::{Value, json};

use crate::run::{Folder, example, made, on, only, page_count, pdf_pages, pdf_text, root};

/// The example for parents who share a home; each has what is given here besides.
fn plan(mother: &Value, father: &Value) -> Value {
    let mut plan: Value = serde_saphyr::from_str(&example()).unwrap();
    let person = |id: &str, name: &str, relation: &str, also: &Value| {
        let mut person = json!({"id": id, "name": name, "relation": relation});
        person.as_object_mut().unwrap().extend(also.as_object().unwrap().clone());
        person
    };
    let parents = [
        person("mum", "Petra Moss", "Mother", mother),
        person("dad", "Tobias Moss", "Father", father),
    ];
    plan["family"] = json!({"parents": parents});
    plan["about"]["parent_voice"] = json!({"views": [{"parent": "mum", "quote": "We would like one quiet evening.", "how": "Letter"}]});
    plan["agreement"]["present"] = json!([{"name": "Mrs Green"}]);
    plan["pupil"]["id"] = json!("SP-1");
    plan
}

fn folder(plan: &Value) -> Folder {
    let folder = Folder::new();
    folder.write("plan.yaml", plan.to_string());
    folder
}

/// What is made for parents of what is in a folder, without what all names have in common.
fn for_parents(folder: &Folder, also: &str) -> Vec<String> {
    let ran = folder.run(&format!("render plan.yaml --audience parent -q -o made {also}"));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let mut names: Vec<String> = ran.stdout.lines().map(short_name).collect();
    names.sort();
    names
}

fn short_name(file: &str) -> String {
    file.replace("SP-1_", "").replace("_2026-autumn_v1_", " ").replace(".pdf", "")
}

/// The lines of the register, by file: the document of each.
fn registered(folder: &Folder) -> Vec<(String, String)> {
    let text = String::from_utf8(folder.read("out/register.jsonl")).unwrap();
    let rows = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    rows.map(|row| (short_name(&text(&row["file"])), text(&row["document"]))).collect()
}

const FULL: [&str; 1] = ["plan parent"];
const SHORT: [&str; 1] = ["plan-short parent"];

#[test]
fn a_school_that_wants_short_copies_says_so_once() {
    let (none, short) = (json!({}), json!({"parent_copy": "short"}));
    let folder = folder(&plan(&none, &none));
    assert_eq!(for_parents(&folder, ""), FULL);
    folder.write("sendplan.yaml", short.to_string());
    assert_eq!(for_parents(&folder, ""), SHORT);
    let all = folder.run("render plan.yaml -q").stdout;
    let mut all: Vec<String> = all.lines().map(short_name).collect();
    all.sort();
    assert_eq!(all, ["plan child", "plan teacher", "plan-short parent", "summary child"]);
}

#[test]
fn what_a_parent_wants_counts_more_than_what_the_school_does() {
    let (none, full, short) =
        (json!({}), json!({"parent_copy": "full"}), json!({"parent_copy": "short"}));
    let made = |mother: &Value, father: &Value, school: &Value| {
        let folder = folder(&plan(mother, father));
        folder.write("sendplan.yaml", school.to_string());
        for_parents(&folder, "")
    };
    assert_eq!(made(&full, &full, &short), FULL);
    assert_eq!(made(&short, &short, &none), SHORT);
    // Those who share a copy get the short one only if both want it.
    assert_eq!(made(&short, &none, &none), FULL);
    assert_eq!(made(&none, &full, &short), FULL);
    assert_eq!(made(&short, &none, &short), SHORT);
}

#[test]
fn in_large_print_the_short_copy_is_usual_and_the_full_one_is_there_on_request() {
    let (none, large) = (json!({}), json!({"print": "large"}));
    let large_and_full = json!({"print": "large", "parent_copy": "full"});
    assert_eq!(for_parents(&folder(&plan(&large, &none)), ""), SHORT, "one copy, in large print");
    assert_eq!(for_parents(&folder(&plan(&none, &none)), "--print large"), SHORT);
    assert_eq!(for_parents(&folder(&plan(&none, &none)), "--print clear"), FULL);
    assert_eq!(for_parents(&folder(&plan(&large_and_full, &large)), ""), FULL);
    let school = folder(&plan(&large, &large));
    school.write("sendplan.yaml", json!({"parent_copy": "full"}).to_string());
    assert_eq!(for_parents(&school, ""), FULL);
    assert_eq!(for_parents(&folder(&plan(&large, &none)), "--document plan-parent"), FULL);
}

#[test]
fn a_document_asked_for_by_its_id_is_made_whatever_the_family_wants() {
    let (none, short) = (json!({}), json!({"parent_copy": "short"}));
    for parent in [&none, &short] {
        let folder = folder(&plan(parent, parent));
        assert_eq!(for_parents(&folder, "--document plan-parent"), FULL);
        assert_eq!(for_parents(&folder, "--document plan-parent-short"), SHORT);
        let both = "--document plan-parent --document plan-parent-short";
        assert_eq!(for_parents(&folder, both), [FULL[0], SHORT[0]]);
        assert_eq!(folder.names("made").len(), 2, "neither is written over the other");
    }
}

#[test]
fn two_homes_choose_each_for_itself() {
    let mother = json!({"household": "A", "parent_copy": "short", "phone": "020 7946 0171"});
    let father = json!({"household": "B", "phone": "07700 900123"});
    let mut plan = plan(&mother, &father);
    plan["family"]["separate_copies"] = json!(true);
    plan["family"]["parents"][1]["name"] = json!("Tobias Ferrand");
    let folder = folder(&plan);
    assert_eq!(for_parents(&folder, ""), ["plan parent-B", "plan-short parent-A"]);
    let text = pdf_text(&folder.read("made/SP-1_plan-short_2026-autumn_v1_parent-A.pdf"));
    assert!(text.contains("CopyforPetraMoss") && !text.contains("Ferrand"), "{text}");
    let ran = folder.run("render plan.yaml --document plan-parent-short -q -o both");
    let names: Vec<String> = ran.stdout.lines().map(short_name).collect();
    assert_eq!(names, ["plan-short parent-A", "plan-short parent-B"]);
}

#[test]
fn what_a_school_decides_for_families_is_not_for_a_social_worker() {
    let mut plan = plan(&json!({}), &json!({}));
    plan["family"]["separate_copies"] = json!(true);
    let parents = plan["family"]["parents"].as_array_mut().unwrap();
    parents.iter_mut().for_each(|parent| parent["household"] = json!("home"));
    parents.push(json!({
        "id": "sw", "name": "Ines Okafor", "relation": "Social worker", "role": "social-worker",
    }));
    plan["parent_copy"] = json!("short");
    let made = |plan: &Value| for_parents(&folder(plan), "");
    assert_eq!(made(&plan), ["plan parent-sw", "plan-short parent-home"]);
    plan["family"]["parents"][2]["parent_copy"] = json!("short");
    assert_eq!(made(&plan), ["plan-short parent-home", "plan-short parent-sw"]);
}

#[test]
fn when_a_family_changes_its_mind_the_old_copy_is_no_longer_current() {
    let (none, short) = (json!({}), json!({"parent_copy": "short"}));
    let folder = folder(&plan(&none, &none));
    folder.run("render plan.yaml -q");
    folder.write("plan.yaml", plan(&short, &short).to_string());
    let ran = folder.run("render plan.yaml");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("no plan makes these files any more")
            && ran.stderr.contains("SP-1_plan_2026-autumn_v1_parent.pdf"),
        "{}",
        ran.stderr
    );
    assert_eq!(folder.run("render plan.yaml --prune").code, 0);
    let parents = |folder: &Folder| -> Vec<(String, String)> {
        registered(folder).into_iter().filter(|(file, _)| file.ends_with("parent")).collect()
    };
    let one = |file: &str, document: &str| vec![(file.to_owned(), document.to_owned())];
    assert_eq!(parents(&folder), one("plan-short parent", "plan-parent-short"));
    assert!(!folder.path("out/SP-1_plan_2026-autumn_v1_parent.pdf").exists());
    folder.write("plan.yaml", plan(&none, &none).to_string());
    assert_eq!(folder.run("render plan.yaml --prune").code, 0);
    assert_eq!(parents(&folder), one("plan parent", "plan-parent"));
    assert!(!folder.path("out/SP-1_plan-short_2026-autumn_v1_parent.pdf").exists());
}

#[test]
fn a_pack_has_the_copy_that_each_family_wants() {
    let (none, short) = (json!({}), json!({"parent_copy": "short"}));
    let folder = Folder::new();
    for (name, wish) in [("Ada", &none), ("Ben", &short)] {
        let mut plan = plan(wish, wish);
        plan["pupil"]["known_as"] = json!(name);
        plan["pupil"]["id"] = json!(name);
        let plan = plan.to_string().replace("Sam ", &format!("{name} ")).replace("Sam’s", name);
        folder.write(&format!("plans/{name}.yaml"), plan);
    }
    let ran = folder.run("render plans --pack --separators --audience parent -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let pages = pdf_pages(&folder.read(&format!("out/{}", ran.stdout.trim())));
    let sheet = |name: &str| {
        let is_sheet =
            |lines: &&Vec<String>| lines.first().is_some_and(|line| line.starts_with(name));
        pages.iter().find(is_sheet).unwrap().join(" ")
    };
    assert!(!sheet("Ada").contains("in brief"), "{}", sheet("Ada"));
    assert!(sheet("Ben").contains("in brief"), "{}", sheet("Ben"));
}

#[test]
fn a_short_copy_has_two_sides_and_says_where_the_full_one_is() {
    let sendplan = on("2026-10-01");
    let sizes = [(PrintSize::Standard, 2), (PrintSize::Large, 4)];
    for name in ["kofi", "iris", "zeynep", "adam"] {
        let path = root().join(format!("samples/larkfield/{name}-2026-autumn.yaml"));
        let plan = sendplan.open(path).unwrap();
        for (size, most) in sizes {
            let outcome = made(&plan, &only(["plan-parent-short"]).print_size(size));
            assert!(!outcome.files.is_empty(), "{:#?}", outcome.findings);
            for file in outcome.files {
                let count = page_count(file.bytes());
                // One in two languages needs more.
                let most = if name == "zeynep" { most + 2 } else { most };
                assert!(count <= most, "{}, {size:?}: {count} sides", file.name());
                let pages = pdf_pages(file.bytes());
                let text = pages.concat().join(" ");
                // Zeynep's parents read it in Turkish.
                let says = if name == "zeynep" {
                    "SEND Support Plan in brief"
                } else {
                    "This is the short copy."
                };
                assert!(text.contains(says), "{}: {text}", file.name());
            }
        }
    }
    let zeynep = root().join("samples/larkfield/zeynep-2026-autumn.yaml");
    let outcome = made(&sendplan.open(zeynep).unwrap(), &only(["plan-parent-short"]));
    let first = pdf_pages(outcome.files[0].bytes())[0].join(" ");
    // The second is overleaf, since each label has English beneath it.
    assert!(first.contains("Following instructions with 3 key words"), "{first}");
}

#[test]
fn template_show_says_what_a_short_form_is_the_short_form_of() {
    let shown = Folder::new().run("template show").stdout;
    let line =
        shown.lines().find(|line| line.trim_start().starts_with("plan-parent-short ")).unwrap();
    assert!(line.ends_with("for the parent, in place of `plan-parent`"), "{line}");
}

#[test]
fn a_short_form_has_to_be_one_that_a_household_can_get_in_place_of_the_whole() {
    let folder = Folder::new();
    folder.run("template export -o mine");
    let manifest = String::from_utf8(folder.read("mine/template.yaml")).unwrap();
    let manifest = manifest.replacen("id: send-support-plan", "id: mine", 1);
    for (old, new, message) in [
        (
            "short_form_of: plan-parent}",
            "short_form_of: plan-parents}",
            "there is no document `plan-parents`; did you mean `plan-parent`?",
        ),
        (
            "short_form_of: plan-parent}",
            "short_form_of: plan-parent-short}",
            "`plan-parent-short` is a short form itself",
        ),
        (
            "short_form_of: plan-parent}",
            "short_form_of: review-parent}",
            "both need the same `audience`, `per`, `needs` and `before_review`",
        ),
        (
            "layout: history.typ.j2, file: history, copy: parent, per: household, on_request: yes, history: yes}",
            "layout: history.typ.j2, file: history, copy: parent, per: household, short_form_of: plan-parent}",
            "`plan-parent` has a short form already: `plan-parent-short`",
        ),
        (
            "layout: plan-child.typ.j2, file: plan, copy: child}",
            "layout: plan-child.typ.j2, file: plan, copy: child, short_form_of: plan-teacher}",
            "`plan-child` is not for parents",
        ),
    ] {
        assert!(manifest.contains(old), "no `{old}`");
        folder.write("mine/template.yaml", manifest.replacen(old, new, 1));
        let ran = folder.run("template check mine");
        assert_eq!(ran.code, 1, "{new}");
        assert!(ran.stderr.contains(message), "{message}: {}", ran.stderr);
    }
}

#[test]
fn a_document_that_no_family_of_a_plan_gets_is_not_looked_at_by_a_check_of_pages() {
    let folder = folder(&plan(&json!({}), &json!({})));
    folder.run("template export -o mine");
    let manifest = String::from_utf8(folder.read("mine/template.yaml")).unwrap();
    let manifest = manifest.replacen("id: send-support-plan", "id: mine", 1).replacen(
        "short_form_of: plan-parent}",
        "short_form_of: plan-parent, max_pages: 1}",
        1,
    );
    folder.write("mine/template.yaml", manifest);
    let own = |parent_copy: &str| {
        let mut plan = plan(&json!({}), &json!({}));
        plan["template"] = json!("mine");
        plan["parent_copy"] = json!(parent_copy);
        folder.write("plan.yaml", plan.to_string());
        folder.run("check plan.yaml --pages --template-folder mine").stderr
    };
    assert!(!own("full").contains("plan-parent-short"), "{}", own("full"));
    assert!(own("short").contains("plan-parent-short"), "{}", own("short"));
}

#[test]
fn a_wish_that_is_neither_full_nor_short_is_an_error() {
    let mut wrong = plan(&json!({"parent_copy": "brief"}), &json!({}));
    wrong["pupil"]["id"] = json!("SP-1");
    let plan = Sendplan::new().unwrap().read("plan.yaml", wrong.to_string()).unwrap();
    let found: Vec<&str> =
        plan.findings().iter().filter(|one| one.is_error()).map(|one| one.message()).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("brief"), "{found:?}");
}
