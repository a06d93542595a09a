//! A template with ids of its own: whatever asks for a field by its id, or for a choice by its word, fails here.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::run::{Folder, pdf_text, root};

/// What the review of the example says.
const REVIEW: &str = "
terugblik:
  besproken_op: 2026-12-07
  doelen_bekeken:
    - {doel: D1, uitkomst: gehaald, waarde: 33, gemeten: 2026-12-04, blijkt_uit: She read 33 of 40 words., besluit: afronden}
    - {doel: D2, uitkomst: deels, waarde: 2, gemeten: 2026-12-03, blijkt_uit: Two of four lessons., waarom_niet: te-zwaar, besluit: doorgaan, verandering: Three sentences at first}
    - {doel: D3, uitkomst: nog-niet, waarde: 1, gemeten: 2026-12-03, blijkt_uit: One of five lessons., waarom_niet: anders, besluit: vervangen, verandering: One mistake at a time}
  hulp_bekeken:
    - {regel: H1, gegeven: 41, hoe_verder: ophouden}
    - {regel: H2, gegeven: 31, hoe_verder: zo-laten}
  kind_zegt: {woorden: The pictures help me.}
  ouders_zeggen:
    - {wie: mama, woorden: She read the menu to us.}
    - {wie: papa, woorden: She writes on the towns now.}
  vervolg: verder
  hierna: {vanaf: 2027-01-11, bespreking: 2027-03-22}
";

fn template() -> String {
    root().join("tests/fixtures/foreign").display().to_string()
}

fn complete() -> String {
    std::fs::read_to_string(root().join("tests/fixtures/foreign/example.yaml")).unwrap()
}

/// The complete plan with pieces of text replaced, which have to be there.
fn with(changes: &[(&str, &str)]) -> String {
    let mut plan = complete();
    for (old, new) in changes {
        assert!(plan.contains(old), "the plan has no `{old}`");
        plan = plan.replacen(old, new, 1);
    }
    plan
}

/// The plan of the term after, its changes made.
fn spring(changes: &[(&str, &str)]) -> String {
    let term = [
        ("volgnummer: 1", "volgnummer: 2"),
        ("seizoen: herfst", "seizoen: lente"),
        ("vanaf: 2026-09-14", "vanaf: 2027-01-11"),
        ("bespreking: 2026-12-07", "bespreking: 2027-03-22\n  voorganger: herfst.yaml"),
        ("vastgesteld_op: 2026-09-14", "vastgesteld_op: 2027-01-11"),
    ];
    with(&[&term, changes].concat())
}

/// The plan of another pupil of the class.
fn lotte() -> String {
    complete().replace("Noor", "Lotte").replace("L-7", "L-8")
}

impl Folder {
    /// Runs a command with the template.
    fn run_foreign(&self, line: &str) -> crate::run::Ran {
        self.run(&format!("{line} --template-folder {}", template()))
    }

    /// The rules that plans raise, with the words of each.
    fn found(&self, line: &str) -> Vec<(String, String)> {
        let ran = self.run_foreign(&format!("check {line} --format json"));
        let json: Value = serde_json::from_str(&ran.stdout).expect(&ran.stderr);
        let list = json["findings"].as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        list.map(|one| (text(&one["rule"]), text(&one["message"]))).collect()
    }
}

#[test]
fn the_template_is_right_and_so_is_its_example() {
    let folder = Folder::new();
    let ran = folder.run(&format!("template check {}", template()));
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    folder.write("herfst.yaml", complete());
    assert_eq!(folder.found("herfst.yaml"), []);
    folder.write("herfst.yaml", complete() + REVIEW);
    assert_eq!(folder.found("herfst.yaml"), []);
}

#[test]
fn rules_find_what_is_weak_by_roles_and_meanings() {
    let target = "By 7 December 2026 Noor will read aloud, without help, 32 of 40 words with two letters for one sound, so that she can read the class text.";
    let need =
        "Reads 11 of 40 words with two letters for one sound; needs short practice every day.";
    let provision = "Forty word cards in small steps, with letters to move\n    door_wie: Mr Visser\n    functie: teaching assistant\n    geleerd_in: A course of two days in January 2026\n    vervanger: Ms Mulder\n    kinderen: 3\n    duur: 20\n    keren: 4\n    aantal_weken: 11\n";
    let cases: &[(&str, &[(&str, &str)])] = &[
        ("vague-target", &[(target, "Improve her reading.")]),
        ("vague-need", &[(need, "Struggles with reading.")]),
        ("vague-provision", &[(provision, "Extra help\n    door_wie: Mr Visser\n")]),
        ("missing-baseline", &[("{getal: 11, gemeten_op: 2026-09-09}", "{getal: 11}")]),
        ("old-baseline", &[("gemeten_op: 2026-09-09", "gemeten_op: 2025-09-09")]),
        ("weak-measure", &[("waarmee: Tick sheet", "waarmee: Observation")]),
        ("broken-thread", &[("bij_behoefte: B1", "bij_behoefte: B2")]),
        ("thin-evidence", &[("plaats: On the playground", "plaats: Reading")]),
        (
            "one-adult",
            &[
                ("door_wie: Ms Bakker", "door_wie: Mr Visser"),
                ("functie: class teacher", "functie: teaching assistant\n    geleerd_in: A day"),
            ],
        ),
        ("unlikely-dose", &[("duur: 20", "duur: 500")]),
        ("wrong-pronoun", &[("so that she can read", "so that he can read")]),
        ("wrong-name", &[("2026 Noor will write", "2026 Tom will write")]),
        ("child-not-heard", &[("woorden: I like it when I know what comes next.", "woorden: n/a")]),
        ("parents-not-heard", &[("woorden: She builds whole towns at mine.", "woorden: n/a")]),
        ("no-strengths", &[("[Drawing maps, Mental arithmetic]", "[None]")]),
        ("few-meetings", &[("[2027-03-22, 2027-06-28]", "[]")]),
        ("not-first-person", &[("zin: I will write", "zin: Noor will write")]),
        ("year-differs", &[("leerjaar: groep-5", "leerjaar: groep-8")]),
        ("term-differs", &[("seizoen: herfst", "seizoen: zomer")]),
        ("already-met", &[("getal: 1, gemeten_op", "getal: 4, gemeten_op")]),
        ("beyond-cycle", &[("aantal_weken: 11", "aantal_weken: 30")]),
    ];
    let mut wrong = Vec::new();
    for (rule, changes) in cases {
        let folder = Folder::new();
        folder.write("herfst.yaml", with(changes));
        let found = folder.found("herfst.yaml");
        if !found.iter().any(|(id, _)| id == rule) {
            wrong.push(format!("{rule}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_on_a_review_go_by_what_its_choices_mean() {
    let reviewed = |changes: &[(&str, &str)]| {
        let mut review = REVIEW.to_owned();
        for (old, new) in changes {
            assert!(review.contains(old), "{old}");
            review = review.replacen(old, new, 1);
        }
        complete() + &review
    };
    let cases: &[(&str, &[(&str, &str)])] = &[
        ("unchanged-target", &[("Three sentences at first", "As before")]),
        ("under-delivered", &[("gegeven: 31", "gegeven: 10")]),
        ("result-differs", &[("gehaald, waarde: 33", "nog-niet, waarde: 33")]),
        ("not-reviewed", &[("    - {regel: H1, gegeven: 41, hoe_verder: ophouden}\n", "")]),
    ];
    for (rule, changes) in cases {
        let folder = Folder::new();
        folder.write("herfst.yaml", reviewed(changes));
        let found = folder.found("herfst.yaml");
        assert!(found.iter().any(|(id, _)| id == rule), "{rule}: {found:?}");
    }
    // Support that was hardly given is no reason only where the target is put down to it.
    let folder = Folder::new();
    folder.write("herfst.yaml", reviewed(&[("gegeven: 31", "gegeven: 10")]));
    let found = folder.found("herfst.yaml");
    assert!(found.iter().any(|(_, words)| words.contains("cannot be blamed")), "{found:?}");
}

#[test]
fn rules_over_cycles_and_days_follow_the_roles() {
    let folder = Folder::new();
    folder.write("herfst.yaml", complete());
    let found = |line: &str| -> Vec<String> {
        folder.found(line).into_iter().map(|(rule, _)| rule).collect()
    };
    assert_eq!(found("herfst.yaml --today 2026-12-20"), ["late-review"]);
    assert_eq!(found("herfst.yaml --today 2027-04-01"), ["parked-pupil"]);
    folder.write("herfst.yaml", with(&[("stand: vastgesteld", "stand: gesloten")]));
    assert!(found("herfst.yaml --today 2027-04-01").is_empty(), "a closed plan is not late");
    // A plan goes on to the next term; what another pupil's plan says is compared with it.
    folder.write("lotte.yaml", lotte()).write("herfst.yaml", complete() + REVIEW);
    let next = "no-next-plan".to_owned();
    assert!(found("herfst.yaml lotte.yaml --today 2027-01-20").contains(&next));
    folder.write("lente.yaml", spring(&[]));
    let all = found("herfst.yaml lotte.yaml lente.yaml --today 2027-01-20");
    assert!(!all.contains(&next), "{all:?}");
    assert!(all.contains(&"stale-target".to_owned()), "{all:?}");
    folder.write("herfst.yaml", complete() + &REVIEW.replace("vervolg: verder", "vervolg: klaar"));
    let all = found("herfst.yaml lotte.yaml --today 2027-01-20");
    assert!(!all.contains(&next), "support that ended has no next plan: {all:?}");
}

#[test]
fn plans_of_one_class_are_compared() {
    let folder = Folder::new();
    let other =
        lotte().replace("[Send each text home one day early]", "[Read with Noor on Fridays]");
    folder.write("noor.yaml", complete()).write("lotte.yaml", other);
    let found: Vec<String> =
        folder.found("noor.yaml lotte.yaml").into_iter().map(|(rule, _)| rule).collect();
    assert!(found.contains(&"copied-text".to_owned()), "{found:?}");
    assert!(found.contains(&"other-pupil".to_owned()), "{found:?}");
}

#[test]
fn levels_limits_and_waivers_are_the_templates() {
    let folder = Folder::new();
    let vague = with(&[(
        "Reads 11 of 40 words with two letters for one sound; needs short practice every day.",
        "Struggles with reading.",
    )]);
    let levels = |level: &str| format!("ernst: {{vague-need: {level}}}\n");
    for (level, code) in [("fout", 1), ("let-op", 0), ("tip", 0), ("uit", 0)] {
        folder.write("sendplan.yaml", levels(level)).write("herfst.yaml", &vague);
        let ran = folder.run_foreign("check herfst.yaml --format json");
        assert_eq!(ran.code, code, "{level}: {}", ran.stdout);
        let found = folder.found("herfst.yaml");
        let is_found = found.iter().any(|(rule, _)| rule == "vague-need");
        assert_eq!(is_found, level != "uit", "{level}: {found:?}");
    }
    let waiver =
        "aanvaard: [{regel: vague-need, reden: The test comes next week., dag: 2026-09-14}]\n";
    folder.write("sendplan.yaml", "").write("herfst.yaml", vague + waiver);
    let ran = folder.run_foreign("check herfst.yaml --deny warnings");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("waived: vague-need"), "{}", ran.stderr);
    folder.write("sendplan.yaml", "grenzen: {leap: 2}\n").write("herfst.yaml", complete());
    let found = folder.found("herfst.yaml");
    assert!(found.iter().any(|(rule, _)| rule == "great-leap"), "{found:?}");
}

#[test]
fn a_starter_plan_has_its_fields_and_is_a_draft_that_holds() {
    let folder = Folder::new();
    let ran = folder.run_foreign("new noor.yaml --template ontwikkelplan");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = String::from_utf8(folder.read("noor.yaml")).unwrap();
    for key in ["leerling:", "  roepnaam:", "doelen:", "bij_behoefte: B1", "stand: concept"] {
        assert!(text.contains(key), "no `{key}` in\n{text}");
    }
    let ran = folder.run_foreign("check noor.yaml --draft");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

#[test]
fn a_review_is_prepared_in_its_fields() {
    let folder = Folder::new();
    folder.write("herfst.yaml", complete());
    let ran = folder.run_foreign("review herfst.yaml -o bekeken.yaml");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = String::from_utf8(folder.read("bekeken.yaml")).unwrap();
    assert!(text.starts_with(complete().trim_end()), "the plan's own lines stay as they were");
    for line in ["terugblik:", "doel: D1", "doel: D3", "regel: H2", "gegeven:", "besproken_op:"] {
        assert!(text.contains(line), "no `{line}` in\n{text}");
    }
    let ran = folder.run_foreign("check bekeken.yaml --draft");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(folder.run_foreign("review bekeken.yaml -o again.yaml").code, 1, "it has one");
}

#[test]
fn the_next_plan_takes_over_what_goes_on() {
    let folder = Folder::new();
    folder.write("herfst.yaml", complete() + REVIEW);
    let ran = folder.run_foreign("next herfst.yaml -o lente.yaml");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = String::from_utf8(folder.read("lente.yaml")).unwrap();
    let plan: Value = serde_saphyr::from_str(&text).unwrap();
    let cycle = &plan["periode"];
    assert_eq!(cycle["volgnummer"], 2, "{text}");
    assert_eq!(cycle["seizoen"], "lente");
    assert_eq!(cycle["voorganger"], "herfst.yaml");
    assert_eq!(cycle["vanaf"], "2027-01-11");
    assert_eq!(cycle["bespreking"], "2027-03-22");
    assert_eq!(cycle["stand"], "concept");
    assert!(plan.get("terugblik").is_none());
    let codes = |list: &Value, key: &str| -> Vec<String> {
        let items = list.as_array().unwrap().iter();
        items.filter_map(|item| item[key].as_str()).map(str::to_owned).collect()
    };
    // What was reached is done with; what goes on starts where it has got to.
    let targets = codes(&plan["doelen"], "code");
    assert!(targets.contains(&"D2".to_owned()) && !targets.contains(&"D1".to_owned()), "{text}");
    let going_on = plan["doelen"].as_array().unwrap().iter().find(|one| one["code"] == "D2");
    assert_eq!(going_on.unwrap()["vertrekpunt"]["getal"], 2);
    assert_eq!(codes(&plan["ondersteuning"], "code"), ["H2"], "H1 ends");
    // What became of the last targets is filled in.
    let past = &plan["eerdere_doelen"];
    assert_eq!(codes(past, "kenmerk"), ["D1", "D2", "D3"], "{text}");
    assert_eq!(codes(past, "uitkomst_toen"), ["gehaald", "deels", "nog-niet"]);
    assert_eq!((&past[0]["begin_toen"], &past[0]["waarde_toen"]), (&11.into(), &33.into()));
    let ran = folder.run_foreign("check lente.yaml --draft");
    assert_eq!(ran.code, 0, "{}\n{text}", ran.stderr);
}

#[test]
fn a_home_gets_the_short_form_by_what_the_choice_means() {
    let folder = Folder::new();
    folder.write("plan.yaml", with(&[("huis: A", "huis: A, hoeveel: beknopt")]));
    assert_eq!(folder.run_foreign("render plan.yaml --audience parent -q").code, 0);
    let expected =
        ["L-7_blad_2026-herfst_v1_ouder-B.pdf", "L-7_briefje_2026-herfst_v1_ouder-A.pdf"];
    assert_eq!(folder.names("out"), expected);
    folder.write("plan.yaml", format!("omvang: beknopt\n{}", complete()));
    assert_eq!(folder.run_foreign("render plan.yaml --audience parent -q --prune").code, 0);
    let expected =
        ["ouder-A", "ouder-B"].map(|who| format!("L-7_briefje_2026-herfst_v1_{who}.pdf"));
    assert_eq!(folder.names("out"), expected);
}

#[test]
fn copies_go_by_home_and_are_named_by_roles() {
    let folder = Folder::new();
    folder.write("plans/herfst.yaml", complete() + REVIEW);
    let ran = folder.run_foreign("render plans --today 2026-12-08");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let expected = [
        "L-7_bespreking_2026-herfst_v1_leraar.pdf",
        "L-7_blad_2026-herfst_v1_kind.pdf",
        "L-7_blad_2026-herfst_v1_leraar.pdf",
        "L-7_blad_2026-herfst_v1_ouder-A.pdf",
        "L-7_blad_2026-herfst_v1_ouder-B.pdf",
    ];
    assert_eq!(folder.names("out"), expected);
    let text = |name: &str| pdf_text(&folder.read(&format!("out/L-7_{name}.pdf")));
    let a = text("blad_2026-herfst_v1_ouder-A");
    assert!(a.contains("Shetellslongstories") && !a.contains("wholetowns"), "{a}");
    let b = text("blad_2026-herfst_v1_ouder-B");
    assert!(b.contains("wholetowns") && !b.contains("Shetellslongstories"), "{b}");
    let review = text("bespreking_2026-herfst_v1_leraar");
    assert!(review.contains("D1Reached") && review.contains("Half-way"), "{review}");
    let child = text("blad_2026-herfst_v1_kind");
    assert!(child.contains("Iwillwritefivesentences") && !child.contains("Evade"), "{child}");
    // The register says whose each copy is.
    let register = folder.read("out/register.csv");
    let rows = csv::Reader::from_reader(register.as_slice()).into_deserialize();
    let rows: Vec<BTreeMap<String, String>> = rows.map(Result::unwrap).collect();
    assert_eq!(rows.len(), 5);
    for row in &rows {
        let cells = ["pupil", "class", "cycle"].map(|column| row[column].as_str());
        assert_eq!(cells, ["L-7", "5 Uil", "2026-herfst"]);
    }
    let readers: Vec<&str> =
        rows.iter().map(|row| row["reader"].as_str()).filter(|reader| !reader.is_empty()).collect();
    assert_eq!(readers, ["Eva de Vries", "Bram Jansen"]);
}

#[test]
fn a_school_names_its_files_by_its_own_fields() {
    let folder = Folder::new();
    folder.write("plans/herfst.yaml", complete());
    let pattern =
        "bestandsnamen: \"{class}/{name}_{leerling.achternaam}_{document}_{term}_{copy}\"\n";
    folder.write("plans/sendplan.yaml", pattern);
    let ran = folder.run_foreign("render plans --document blad-leraar -q");
    assert_eq!(ran.stdout, "5-Uil/Noor_de-Vries_blad_herfst_leraar.pdf\n", "{}", ran.stderr);
}

#[test]
fn a_note_keeps_what_is_for_one_reader_from_all_others() {
    let folder = Folder::new();
    let plan =
        with(&[("uitslag: Long words tire me.", "uitslag: Geheimwoord., alleen_voor: begeleider")]);
    folder.write("herfst.yaml", plan);
    assert_eq!(folder.run_foreign("render herfst.yaml -q").code, 0);
    for name in folder.names("out") {
        let text = pdf_text(&folder.read(&format!("out/{name}")));
        assert!(!text.contains("Geheimwoord"), "{name}");
    }
}

#[test]
fn a_draft_is_marked_by_what_its_status_means() {
    let folder = Folder::new();
    folder.write("herfst.yaml", with(&[("stand: vastgesteld", "stand: concept")]));
    assert_eq!(folder.run_foreign("render herfst.yaml --document blad-leraar -q").code, 0);
    let text = pdf_text(&folder.read("out/L-7_blad_2026-herfst_v1_leraar.pdf"));
    assert!(text.contains("Draft"), "{text}");
}

#[test]
fn the_history_follows_the_chain_of_plans() {
    let folder = Folder::new();
    folder.write("herfst.yaml", complete() + REVIEW);
    folder.write(
        "lente.yaml",
        spring(&[(
            "Noor will read aloud, without help, 32",
            "Noor will read aloud, without help, 38",
        )]),
    );
    let ran = folder.run_foreign("render lente.yaml --document verloop");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = pdf_text(&folder.read("out/L-7_verloop_2027-lente_v1_leraar.pdf"));
    assert!(
        text.contains("Cycle1") && text.contains("Cycle2") && text.contains("D1Reached"),
        "{text}"
    );
    assert!(text.contains("32of40words") && text.contains("38of40words"), "{text}");
}

#[test]
fn a_class_has_its_document_from_the_latest_plan_of_each_pupil() {
    let folder = Folder::new();
    let closed = complete().replace("stand: vastgesteld", "stand: gesloten") + REVIEW;
    let closed = closed.replace("New words are shown with a picture", "Oldhint");
    folder.write("plans/herfst.yaml", closed).write("plans/lente.yaml", spring(&[]));
    let other = lotte();
    folder
        .write("plans/lotte.yaml", other.replace("She sees the text the day before", "Lottehint"));
    let ran = folder.run_foreign("render plans --document klassenblad");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
    assert!(ran.stdout.starts_with("5-Uil_klassenblad_"), "{}", ran.stdout);
    let text = pdf_text(&folder.read(&format!("out/{}", ran.stdout.trim())));
    assert!(
        text.contains("Noor") && text.contains("Lotte") && text.contains("Lottehint"),
        "{text}"
    );
    assert!(text.contains("Newwords") && !text.contains("Oldhint"), "{text}");
    // Packs go by class and reader.
    let ran = folder.run_foreign("render plans --pack --audience teacher -q -o packs");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.starts_with("5-Uil_pack_"), "{}", ran.stdout);
}

#[test]
fn the_schema_has_its_keys() {
    let folder = Folder::new();
    let ran = folder.run_foreign("schema ontwikkelplan");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let schema: Value = serde_json::from_str(&ran.stdout).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let plan: Value = serde_saphyr::from_str(&(complete() + REVIEW)).unwrap();
    let errors: Vec<String> = validator.iter_errors(&plan).map(|one| one.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let slip = complete().replacen("roepnaam:", "roepnam:", 1);
    assert!(!validator.is_valid(&serde_saphyr::from_str(&slip).unwrap()));
    let slip = complete().replacen("seizoen: herfst", "seizoen: autumn", 1);
    assert!(!validator.is_valid(&serde_saphyr::from_str(&slip).unwrap()));
}
