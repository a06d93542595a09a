//! Homes and people: who gets which copy, what each holds, and whose a file is.

use std::fs;

use sendplan::Sendplan;
use serde_json::{Value, json};

use crate::run::{Folder, example, pdf_pages, pdf_text, root};

/// A sample as data.
fn sample(name: &str) -> Value {
    serde_saphyr::from_str(
        &fs::read_to_string(root().join("samples/larkfield").join(name)).unwrap(),
    )
    .unwrap()
}

/// Iris's plan, without the one before it.
fn iris() -> Value {
    let mut plan = sample("iris-2026-autumn.yaml");
    plan["cycle"]["previous"] = json!("on paper");
    plan
}

/// A folder with the school's settings and these plans.
fn folder(plans: &[(&str, &Value)]) -> Folder {
    let folder = Folder::new();
    folder
        .write("sendplan.yaml", fs::read(root().join("samples/larkfield/sendplan.yaml")).unwrap());
    for (name, plan) in plans {
        folder.write(name, plan.to_string());
    }
    folder
}

/// Checks a plan and gives what was found, as `rule: message`.
fn check(plan: &Value) -> Vec<String> {
    let folder = folder(&[("plan.yaml", plan)]);
    checked(&folder, "plan.yaml")
}

fn checked(folder: &Folder, name: &str) -> Vec<String> {
    let sendplan = Sendplan::new().unwrap();
    let plan = sendplan.open(folder.path(name)).unwrap();
    plan.findings().iter().map(|one| format!("{}: {}", one.rule().id(), one.message())).collect()
}

fn has(found: &[String], rule: &str) -> bool {
    found.iter().any(|one| one.starts_with(&format!("{rule}:")))
}

/// The text of each file that was made, by its name.
fn texts(folder: &Folder, out: &str) -> Vec<(String, String)> {
    let names = folder.names(out).into_iter();
    names
        .map(|name| {
            let text = pdf_text(&folder.read(&format!("{out}/{name}")));
            (name, text)
        })
        .collect()
}

/// Iris's two cycles, changed, and what asking for the history says and makes.
fn history(change: impl Fn(&mut Value, &mut Value)) -> (Folder, String) {
    let (mut now, mut then) =
        (sample("iris-2026-autumn.yaml"), sample("earlier/iris-2026-summer.yaml"));
    change(&mut now, &mut then);
    let folder = folder(&[("a.yaml", &now), ("earlier/iris-2026-summer.yaml", &then)]);
    let ran = folder.run("render a.yaml --document history-parent");
    let check = folder.run("check a.yaml --format short");
    // What stops the copies is found by the check, too.
    assert_eq!(
        ran.code == 0,
        !check.stdout.contains("-household]") && !check.stdout.contains("other-household"),
        "{}{}",
        check.stdout,
        ran.stderr
    );
    (folder, ran.stderr)
}

#[test]
fn the_history_keeps_an_old_number_from_the_other_home() {
    let (folder, said) = history(|_, then| {
        then["family"]["parents"][0]["phone"] = json!("020 7946 0999");
        then["review"]["decision_reason"] = json!("Ring her on 0207 946 0999.");
    });
    assert!(said.contains("other-household") && said.contains("review.decision_reason"), "{said}");
    assert!(folder.names("out").is_empty());
}

#[test]
fn the_history_keeps_a_former_name_and_address_from_the_other_home() {
    for (field, old, text) in [
        ("name", "Niamh Byrne", "Niamh Byrne will help."),
        ("address", "4 Kiln Lane, Fenwick, N99 4XZ", "The bus stops at n994xz."),
    ] {
        let (folder, said) = history(|_, then| {
            then["family"]["parents"][0][field] = json!(old);
            then["review"]["decision_reason"] = json!(text);
        });
        assert!(said.contains("other-household"), "{said}");
        assert!(folder.names("out").is_empty());
    }
}

#[test]
fn the_history_keeps_a_carer_who_left_the_list() {
    let (folder, said) = history(|_, then| {
        let nan = json!({"id": "nan", "name": "Orla Byrne", "relation": "Grandmother", "phone": "020 7946 0777", "household": "A"});
        then["family"]["parents"].as_array_mut().unwrap().push(nan);
        then["review"]["decision_reason"] = json!("Orla Byrne (020 7946 0777) will help.");
    });
    assert!(said.contains("other-household"), "{said}");
    assert!(folder.names("out").is_empty());
    // And in the new plan's own sentences.
    let (folder, said) = history(|now, then| {
        let nan = json!({"id": "nan", "name": "Orla Byrne", "relation": "Grandmother", "phone": "020 7946 0777", "household": "A"});
        then["family"]["parents"].as_array_mut().unwrap().push(nan);
        now["review"]["decision_reason"] = json!("Ring 02079460777.");
    });
    assert!(said.contains("other-household"), "{said}");
    assert!(folder.names("out").is_empty());
}

#[test]
fn an_id_that_is_used_again_for_another_parent_gives_nothing_away() {
    let swap = |plan: &mut Value, niamh: &str, hitesh: &str| {
        let text = plan
            .to_string()
            .replace("\"niamh\"", &format!("\"{niamh}\""))
            .replace("\"hitesh\"", &format!("\"{hitesh}\""));
        *plan = serde_json::from_str(&text).unwrap();
    };
    let (folder, said) = history(|now, then| {
        swap(then, "p1", "p2");
        swap(now, "p2", "p1");
        for person in then["family"]["parents"].as_array_mut().unwrap() {
            let id = person["id"].as_str().unwrap().to_owned();
            person["name"] =
                json!(format!("Quill {}", if id == "p1" { "Ottermole" } else { "Pennifold" }));
            person["phone"] = json!(format!("020 7946 08{}1", &id[1..]));
            person["email"] = json!(format!("{id}@old.example"));
            person["address"] = json!(format!("Old road {id}"));
        }
        for section in ["agreement", "review"] {
            then[section].as_object_mut().unwrap().remove("present");
        }
        for view in then["review"]["parent_views"].as_array_mut().unwrap() {
            if view["parent"] == "p1" {
                view["quote"] = json!("SECRETOFMOTHER");
                view["private"] = json!(true);
            }
        }
    });
    assert_eq!(folder.names("out").len(), 2, "{said}");
    for (name, text) in texts(&folder, "out") {
        assert!(!text.contains("SECRETOFMOTHER"), "{name}");
    }
}

#[test]
fn two_homes_without_a_word_on_copies_are_an_error() {
    let mut plan = iris();
    plan["family"].as_object_mut().unwrap().remove("separate_copies");
    assert!(has(&check(&plan), "two-homes"));
    let folder = folder(&[("a.yaml", &plan)]);
    let ran = folder.run("render a.yaml");
    assert!(
        ran.code == 1
            && ran.stderr.contains("separate_copies: yes")
            && folder.names("out").is_empty(),
        "{}",
        ran.stderr
    );
    // Neither with --draft.
    assert_eq!(folder.run("render a.yaml --draft").code, 1);
    // Two addresses, no households.
    for parent in plan["family"]["parents"].as_array_mut().unwrap() {
        parent.as_object_mut().unwrap().remove("household");
    }
    assert!(has(&check(&plan), "two-homes"));
    // One address, and nothing private: one home.
    for parent in plan["family"]["parents"].as_array_mut().unwrap() {
        parent["address"] = json!("27 Saffron Street, London");
    }
    assert!(has(&check(&plan), "two-homes"), "a private view asks, too");
    let text = plan.to_string().replace("\"private\":true", "\"private\":false");
    assert!(!has(&check(&serde_json::from_str(&text).unwrap()), "two-homes"));
    // Somebody without a copy, whose number the others would read.
    let mut plan = iris();
    plan["family"].as_object_mut().unwrap().remove("separate_copies");
    plan["family"]["parents"][1]["copy"] = json!("no");
    assert!(has(&check(&plan), "two-homes"));
    for key in ["phone", "email", "address"] {
        plan["family"]["parents"][1].as_object_mut().unwrap().remove(key);
    }
    let text = plan.to_string().replace("\"private\":true", "\"private\":false");
    assert!(!has(&check(&serde_json::from_str(&text).unwrap()), "two-homes"));
    // A plain no is an answer, and says what it leaves out.
    let mut plan = iris();
    plan["family"]["separate_copies"] = json!(false);
    let found = check(&plan);
    assert!(!has(&found, "two-homes") && has(&found, "private-left-out"), "{found:#?}");
    let folder = self::folder(&[("a.yaml", &plan)]);
    assert_eq!(folder.run("render a.yaml --document plan-parent -q").code, 0);
    let made = texts(&folder, "out");
    assert_eq!(made.len(), 1);
    assert!(
        made[0].0.ends_with("_parent.pdf")
            && made[0].1.contains("27Saffron")
            && made[0].1.contains("90Ropemaker")
    );
    assert!(
        !made[0].1.contains("tenminuteswiththenurse") && made[0].1.contains("PleasekeepherinPE")
    );
}

#[test]
fn every_copy_says_whose_it_is() {
    let folder = folder(&[("a.yaml", &iris())]);
    assert_eq!(folder.run("render a.yaml --audience parent -q").code, 0);
    // He reads large print, for which the short copy is usual.
    for (who, other, copy) in [
        ("Niamh O’Donnell", "Hitesh", "plan_2026-autumn_v1_parent-A"),
        ("Hitesh Bhatt", "Niamh", "plan-short_2026-autumn_v1_parent-B"),
    ] {
        let bytes = folder.read(&format!("out/IOB-1_{copy}.pdf"));
        for page in pdf_pages(&bytes) {
            let page = page.join(" ");
            assert!(page.contains(&format!("Copy for {who}")), "{page}");
            assert!(!page.contains(other), "{page}");
        }
    }
    let register = String::from_utf8(folder.read("out/register.csv")).unwrap();
    assert!(register.lines().next().unwrap().ends_with(",reader"));
    assert!(
        register.contains(",Niamh O’Donnell\n")
            && register.contains(",B,IOB-1_plan-short_2026-autumn_v1_parent-B.pdf"),
        "{register}"
    );
    folder.run("render a.yaml --audience parent --pack --separators -q -o packs");
    let pages = pdf_pages(&folder.read("packs/2-Swift_pack_2026-autumn_parent.pdf"));
    let sheets: Vec<String> =
        pages.iter().map(|page| page.join(" ")).filter(|page| !page.contains("Page ")).collect();
    assert!(
        sheets
            .iter()
            .any(|page| page.contains("Copy for Niamh O’Donnell") && !page.contains("Hitesh")),
        "{sheets:?}"
    );
    assert!(sheets.iter().any(|page| page.contains("Copy for Hitesh Bhatt")), "{sheets:?}");
}

#[test]
fn the_order_of_the_list_changes_no_file_and_a_change_of_hands_is_said() {
    let mut plan = iris();
    let folder = folder(&[("a.yaml", &plan)]);
    folder.run("render a.yaml --document plan-parent -q");
    let first = folder.read("out/IOB-1_plan_2026-autumn_v1_parent-A.pdf");
    plan["family"]["parents"].as_array_mut().unwrap().reverse();
    folder.write("a.yaml", plan.to_string());
    let ran = folder.run("render a.yaml --document plan-parent");
    assert!(!ran.stderr.contains("now it would be for"), "{}", ran.stderr);
    assert_eq!(folder.read("out/IOB-1_plan_2026-autumn_v1_parent-A.pdf"), first);
    // The words exchanged.
    plan["family"]["parents"][0]["household"] = json!("A");
    plan["family"]["parents"][1]["household"] = json!("B");
    folder.write("a.yaml", plan.to_string());
    for dry in ["--dry-run", ""] {
        let ran = folder.run(&format!("render a.yaml --document plan-parent {dry}"));
        assert!(
            ran.stderr.contains(
                "parent-A.pdf` was the copy for Niamh O’Donnell; now it would be for Hitesh Bhatt"
            ),
            "{}",
            ran.stderr
        );
        assert!(
            ran.stderr.find("now it would be") < ran.stderr.find("written to"),
            "{}",
            ran.stderr
        );
    }
    // In a pack it is said who is new in it, and who is gone.
    folder.run("render a.yaml --pack --audience parent -q");
    plan["family"]["parents"][0]["name"] = json!("Orla Bhatt");
    plan["family"]["parents"][0]["email"] = json!("o@letters.example");
    plan["agreement"]["present"] = json!([{"name": "Miss Beth Hale"}]);
    plan["review"]["present"] = json!([{"name": "Miss Beth Hale"}]);
    folder.write("a.yaml", plan.to_string());
    let ran = folder.run("render a.yaml --pack --audience parent --dry-run");
    assert!(
        ran.stderr.contains("had a copy for IOB-1: Hitesh Bhatt and no longer has one"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("now has a copy for IOB-1: Orla Bhatt"), "{}", ran.stderr);
}

#[test]
fn a_register_of_before_is_still_read() {
    let folder = folder(&[("a.yaml", &iris())]);
    folder.run("render a.yaml --document plan-teacher -q");
    let register = String::from_utf8(folder.read("out/register.csv")).unwrap();
    let old: String =
        register.lines().map(|line| format!("{}\n", line.rsplit_once(',').unwrap().0)).collect();
    folder.write("out/register.csv", old);
    let ran = folder.run("render a.yaml --document plan-teacher");
    assert!(ran.stderr.contains("1 unchanged"), "{}", ran.stderr);
}

#[test]
fn a_household_is_compared_as_what_it_is() {
    let text = iris().to_string().replace("\"niamh\"", "\"p1\"");
    let mut plan: Value = serde_json::from_str(&text).unwrap();
    plan["family"]["parents"][0].as_object_mut().unwrap().remove("household");
    plan["family"]["parents"][1]["household"] = json!("parent p1");
    let folder = folder(&[("a.yaml", &plan)]);
    let ran = folder.run("render a.yaml --document plan-parent -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let names =
        ["p1", "parent-p1"].map(|word| format!("IOB-1_plan_2026-autumn_v1_parent-{word}.pdf"));
    assert_eq!(folder.names("out"), names);
    // Two words that give one file name are an error.
    plan["family"]["parents"][1]["household"] = json!("P1!");
    assert!(has(&check(&plan), "same-household-name"));
    // So is one that names somebody of the other home.
    plan["family"]["parents"][1]["household"] = json!("parent niamh");
    assert!(has(&check(&plan), "may-name-other-household"));
}

#[test]
fn somebody_who_gets_nothing_gets_nothing_and_is_not_named() {
    for separate in [json!(true), json!(false)] {
        let mut plan = iris();
        plan["family"]["separate_copies"] = separate;
        plan["family"]["parents"][1]["no_copy"] =
            json!({"reason": "Order of the family court", "date": "2026-09-01"});
        let folder = folder(&[("a.yaml", &plan)]);
        let ran = folder.run("render a.yaml --audience parent --document plan-parent --document review-parent --document invitation --document views-parent");
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let made = texts(&folder, "out");
        assert_eq!(made.len(), 4, "{:?}", folder.names("out"));
        for (name, text) in made {
            assert!(
                !text.contains("Hitesh")
                    && !text.contains("Ropemaker")
                    && !text.contains("familycourt"),
                "{name}"
            );
            assert!(text.contains("CopyforNiamhO’Donnell"), "{name}");
        }
        folder.run("render a.yaml --document plan-teacher -q -o staff");
        let staff = texts(&folder, "staff").remove(0).1;
        assert!(staff.contains("Getsnocopy") && staff.contains("Orderofthefamilycourt"), "{staff}");
        plan["review"]["decision_reason"] = json!("Mr Bhatt is told by telephone.");
        assert!(has(&check(&plan), "other-household"));
        plan["family"]["parents"][0]["no_copy"] =
            json!({"reason": "Order of the family court", "date": "2026-09-01"});
        plan["review"]["decision_reason"] = json!("Less help is needed.");
        assert!(has(&check(&plan), "nobody-left"));
        folder.write("a.yaml", plan.to_string());
        let ran = folder.run("render a.yaml --document plan-parent -o none");
        assert!(
            folder.names("none").is_empty() && ran.stderr.contains("nobody-left"),
            "{}",
            ran.stderr
        );
        plan["family"]["parents"][0]["no_copy"] = json!({"reason": "Order"});
        assert!(has(&check(&plan), "missing"), "the date is needed");
    }
}

#[test]
fn foster_carers_birth_parents_and_a_social_worker_have_copies_of_their_own() {
    let mut plan = iris();
    plan["family"] = json!({"separate_copies": true, "parents": [
        {"id": "foster", "name": "Gwen Tallis", "relation": "Foster carer", "role": "foster-carer", "phone": "020 7946 0301", "address": "3 Kiln Lane, Fenwick", "preferred_contact": "Text"},
        {"id": "birth", "name": "Niamh O’Donnell", "relation": "Mother", "role": "birth-parent", "phone": "020 7946 0302", "email": "n@post.example", "address": "27 Saffron Street, London", "preferred_contact": "Letter"},
        {"id": "sw", "name": "Priya Nair", "relation": "Social worker", "role": "social-worker", "phone": "020 7946 0303", "preferred_contact": "E-mail"},
        {"id": "nan", "name": "Orla Byrne", "relation": "Grandmother", "role": "grandparent", "phone": "020 7946 0304", "preferred_contact": "Text"},
    ]});
    plan["about"]["parent_voice"]["views"] = json!([{"parent": "birth", "quote": "Please keep her in PE.", "how": "Meeting", "private": false}]);
    plan["review"]["parent_views"] = json!([{"parent": "birth", "quote": "She did her coat.", "how": "Meeting", "private": false}]);
    plan["agreement"]["present"] =
        json!([{"name": "Gwen Tallis", "role": "foster carer", "parent": "foster"}]);
    plan["review"]["present"] = json!([{"name": "Miss Beth Hale"}]);
    let folder = folder(&[("a.yaml", &plan)]);
    let ran = folder.run("render a.yaml --document plan-parent --document review-parent");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let made = texts(&folder, "out");
    assert_eq!(made.len(), 6, "{:?}", folder.names("out"));
    for (name, text) in made {
        let own = if name.contains("-foster") {
            "Tallis"
        } else if name.contains("-birth") {
            "O’Donnell"
        } else {
            "Nair"
        };
        assert!(text.contains("Copyfor") && text.contains(own), "{name}");
        for (other, details) in [
            ("-foster", ["Tallis", "79460301", "KilnLane"]),
            ("-birth", ["NiamhO", "79460302", "Saffron"]),
            ("-sw", ["Nair", "79460303", "Nair"]),
        ] {
            let plain = text.replace(['\u{a0}'], "");
            if !name.contains(other) {
                assert!(details.iter().all(|detail| !plain.contains(detail)), "{name}");
            }
        }
        if name.contains("review") && !name.contains("-birth") {
            assert!(
                text.contains("Shedidhercoat")
                    && text.contains("Aparent")
                    && !text.contains("Thefamily·"),
                "{name}: {text}"
            );
        }
    }
    // A carer beside a birth parent asks for the switch, and a social worker's copy holds nobody's number.
    plan["family"].as_object_mut().unwrap().remove("separate_copies");
    assert!(has(&check(&plan), "two-homes"));
    plan["family"]["separate_copies"] = json!(false);
    plan["review"]["decision_reason"] = json!("Gwen rings 020 7946 0302 on Mondays.");
    let found = check(&plan);
    assert!(
        found.iter().any(|one| one.contains("`sw`") && one.contains("the telephone number")),
        "{found:#?}"
    );
    assert!(!found.iter().any(|one| one.contains("the name")), "{found:#?}");
    // A grandparent who is given a copy has one.
    plan["family"]["separate_copies"] = json!(true);
    plan["review"]["decision_reason"] = json!("Less help is needed.");
    plan["family"]["parents"][3]["copy"] = json!(true);
    folder.write("a.yaml", plan.to_string());
    folder.run("render a.yaml --document plan-parent -q -o more");
    assert_eq!(folder.names("more").len(), 4);
}

#[test]
fn no_parental_responsibility_is_asked_about() {
    let mut plan = iris();
    plan["family"]["parents"][1]["parental_responsibility"] = json!(false);
    assert!(has(&check(&plan), "parental-responsibility"));
    for (field, value) in [
        ("copy", json!(true)),
        ("no_copy", json!({"reason": "Order", "date": "2026-09-01"})),
        ("role", json!("foster-carer")),
    ] {
        let mut plan = plan.clone();
        plan["family"]["parents"][1][field] = value;
        assert!(!has(&check(&plan), "parental-responsibility"), "{field}");
    }
}

#[test]
fn what_is_for_the_senco_is_in_no_other_copy() {
    let mut plan = iris();
    let mark = |item: &mut Value, text: &str, field: &str| {
        item["for"] = json!("senco");
        item[field] = json!(text);
    };
    plan["about"]["parent_voice"]["views"] =
        json!([{"parent": "hitesh", "quote": "QSECRETVIEW", "private": true, "for": "senco"}]);
    mark(&mut plan["about"]["pupil_voice"], "QSECRETVOICE", "quote");
    mark(&mut plan["assess"]["evidence"][0], "QSECRETEVIDENCE", "result");
    mark(&mut plan["assess"]["agencies"][0], "QSECRETADVICE", "advice");
    mark(&mut plan["assess"]["diagnoses"][0], "QSECRETDIAGNOSIS", "name");
    mark(&mut plan["review"]["parent_views"][0], "QSECRETREVIEW", "quote");
    mark(&mut plan["review"]["pupil_view"], "QSECRETCHILD", "quote");
    let folder = folder(&[("a.yaml", &plan)]);
    let all = "--document history-teacher --document history-parent --document in-every-lesson --document class-list --document plan-teacher \
        --document plan-parent --document plan-child --document summary-child --document review-teacher --document review-parent --document review-child";
    let ran = folder.run(&format!("render a.yaml {all} -q"));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let made = texts(&folder, "out");
    assert!(made.len() > 10);
    for (name, text) in made {
        assert!(!text.contains("QSECRET"), "{name}");
        assert!(!text.contains("Thefamilysaid"), "{name} has a heading with nothing under it");
    }
    let ran = folder.run("render a.yaml --audience senco -q -o senco");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let made = texts(&folder, "senco");
    assert_eq!(
        made.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["IOB-1_plan_2026-autumn_v1_senco.pdf", "IOB-1_review_2026-autumn_v1_senco.pdf"]
    );
    for word in ["VIEW", "VOICE", "EVIDENCE", "ADVICE", "DIAGNOSIS"] {
        assert!(made[0].1.contains(&format!("QSECRET{word}")), "{word}");
    }
    assert!(
        made[1].1.contains("QSECRETREVIEW")
            && made[1].1.contains("QSECRETCHILD")
            && made[0].1.contains("20794601")
    );
    // The drafts keep the mark.
    let ran = folder.run("next a.yaml");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.matches("for: senco").count() >= 5, "{}", ran.stdout);
}

#[test]
fn a_document_of_a_class_for_families_is_refused() {
    for (audience, per) in [("parent", "class"), ("child", "class"), ("parent", "folder")] {
        let folder = Folder::new();
        folder.run("template export -o own");
        let manifest = String::from_utf8(folder.read("own/template.yaml")).unwrap();
        let old = "audience: teacher, layout: class-list.typ.j2, file: class-list, copy: staff, per: class";
        assert!(manifest.contains(old));
        folder.write("own/template.yaml", manifest.replace(old, &format!("audience: {audience}, layout: class-list.typ.j2, file: class-list, copy: staff, per: {per}")));
        let ran = folder.run("template check own");
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        assert!(
            ran.stderr.contains("template-fault")
                && ran.stderr.contains("would show each family the others"),
            "{}",
            ran.stderr
        );
    }
}

#[test]
fn a_label_or_a_layout_cannot_give_a_home_away() {
    for (file, old, new) in [
        (
            "labels/en-GB.yaml",
            "  title: SEND Support Plan\n",
            "  title: Plan, ring 0207 9460 161\n",
        ),
        ("parent-first-page.typ.j2", "#at-a-glance(\n", "#[27 Saffron St]\n#at-a-glance(\n"),
    ] {
        let folder = folder(&[("a.yaml", &iris())]);
        folder.run("template export -o own");
        let text = String::from_utf8(folder.read(&format!("own/{file}"))).unwrap();
        assert!(text.contains(old), "{file}");
        folder.write(&format!("own/{file}"), text.replacen(old, new, 1));
        let ran = folder.run("--template-folder own render a.yaml --document plan-parent");
        assert!(
            ran.code == 1
                && ran.stderr.contains("other-household")
                && folder.names("out").is_empty(),
            "{file}: {}",
            ran.stderr
        );
    }
}

#[test]
fn a_file_name_and_a_picture_cannot_give_a_home_away() {
    let mut plan = iris();
    plan["pupil"]["id"] = json!("iris 020 7946 0161");
    assert!(has(&check(&plan), "other-household"));
}

#[test]
fn a_possible_match_is_lifted_by_a_dated_waiver_alone() {
    let mut plan: Value = serde_saphyr::from_str(&example()).unwrap();
    plan["family"] = json!({"separate_copies": true, "parents": [
        {"id": "mum", "name": "Jill Ashdown", "relation": "Mother", "address": "4 Mill Lane, Otterbourne", "preferred_contact": "Text message"},
        {"id": "dad", "name": "Paul Hart", "relation": "Father", "address": "9 Quay Street, Stowbridge", "preferred_contact": "Letter"}]});
    plan["agreement"]["present"] = json!([{"name": "Mrs Green"}]);
    plan["agreement"]["other_formats"] = json!("The library in Otterbourne has large print.");
    let rule = "may-name-other-household";
    assert!(has(&check(&plan), rule));
    let waive = |waiver: Value| {
        let mut plan = plan.clone();
        plan["waivers"] = json!([waiver]);
        let found = check(&plan);
        (has(&found, rule), found)
    };
    let whole = json!({"rule": rule, "at": "agreement.other_formats", "reason": "Everybody goes to that library.", "date": "2026-09-14"});
    let (left, found) = waive(whole.clone());
    assert!(!left && found.is_empty(), "{found:#?}");
    let mut wider = whole.clone();
    wider["at"] = json!("agreement");
    assert!(waive(wider).0, "a whole section is no place");
    for lacking in ["at", "reason", "date"] {
        let mut waiver = whole.clone();
        waiver.as_object_mut().unwrap().remove(lacking);
        assert!(waive(waiver).0, "without {lacking}");
    }
    // A certain one is lifted by nothing, and no school can set either.
    let mut certain = plan.clone();
    certain["agreement"]["other_formats"] = json!("Ask Mrs Ashdown.");
    certain["waivers"] = json!([{"rule": "other-household", "at": "agreement.other_formats", "reason": "She agrees.", "date": "2026-09-14"}]);
    let found = check(&certain);
    assert!(has(&found, "other-household") && has(&found, "unknown-rule"), "{found:#?}");
    for level in ["off", "note", "warning"] {
        let mut plan = plan.clone();
        plan["rules"] = json!({rule: level});
        let found = check(&plan);
        assert!(has(&found, rule) && has(&found, "unknown-rule"), "{found:#?}");
    }
    let mut draft = plan.clone();
    draft["cycle"]["status"] = json!("draft");
    let folder = folder(&[("plan.yaml", &draft)]);
    assert!(folder.run("render plan.yaml --draft").code == 1 && folder.names("out").is_empty());
    // A waiver in the school's file lifts nothing in a plan.
    folder.write("plan.yaml", plan.to_string());
    folder.write("sendplan.yaml", json!({"waivers": [whole]}).to_string());
    assert!(has(&checked(&folder, "plan.yaml"), rule));
}
