//! Documents in other languages: which one a copy gets, two of them side by side, from right to left.

use sendplan::internal::render::Printed;
use sendplan::{Audience, Sendplan};

use crate::run::{
    Folder, built_in, example, page_count, pdf_pages, pdf_text, root, skipped, squeezed,
};

/// The example of a parent who reads a language.
pub(crate) fn plan(language: &str) -> String {
    let plan = example();
    let at = plan.find("  parents:\n").expect("the example has parents") + "  parents:\n".len();
    let line = plan[at..].find('\n').unwrap() + at + 1;
    let mut plan = plan;
    plan.insert_str(line, &format!("      language: {language}\n"));
    plan
}

/// The text of a parents' document of the plan.
pub(crate) fn page(folder: &Folder, document: &str) -> String {
    let out = format!("out-{document}");
    let ran = folder.run(&format!("render plan.yaml -o {out} --document {document}"));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let name = folder.names(&out).into_iter().find(|name| name.ends_with(".pdf")).unwrap();
    pdf_text(&folder.read(&format!("{out}/{name}")))
}

const LANGUAGES: [(&str, &str); 10] = [
    ("ar", "Arabic"),
    ("bn", "Bengali"),
    ("pa", "Panjabi"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("so", "Somali"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
];

#[test]
fn a_parents_copy_is_in_the_parents_language_with_english_beneath() {
    let folder = Folder::new();
    folder.write("plan.yaml", plan("Polish"));
    let text = page(&folder, "plan-parent");
    for words in ["Spotkanie", "We meet to review this plan", "nobody has checked the translation"]
    {
        assert!(text.contains(&squeezed(words)), "no “{words}” in {text}");
    }
    // Staff read English.
    let staff = page(&folder, "plan-teacher");
    assert!(!staff.contains("Spotkanie"), "{staff}");
    // What was filled in for the parent is as it was: only the words around it change.
    folder.write("plan.yaml", plan("English"));
    assert!(!page(&folder, "plan-parent").contains("Spotkanie"));
}

#[test]
fn every_language_prints_its_parents_copy_and_says_nothing_else_than_english_does() {
    let sendplan = Sendplan::new().unwrap();
    let template = built_in(&sendplan);
    let known: Vec<&str> = template.languages().map(|(language, _)| language).collect();
    for (code, name) in LANGUAGES {
        assert!(known.contains(&code), "{code}");
        let folder = Folder::new();
        folder.write("plan.yaml", plan(name));
        let ran = folder.run("render plan.yaml --audience parent -o out");
        assert_eq!(ran.code, 0, "{name}: {}", ran.stderr);
        assert!(!ran.stderr.contains("missing-character"), "{name}: {}", ran.stderr);
        for file in folder.names("out").iter().filter(|name| name.ends_with(".pdf")) {
            let bytes = folder.read(&format!("out/{file}"));
            assert!((1..=9).contains(&page_count(&bytes)), "{name}: {file}");
        }
    }
}

#[test]
fn a_label_that_a_language_lacks_is_in_english_and_no_label_names_what_nobody_gives_it() {
    let sendplan = Sendplan::new().unwrap();
    let template = built_in(&sendplan);
    let mut seen = 0;
    for (language, labels) in template.languages() {
        seen += 1;
        let missing = labels.missing().count();
        assert!(language != "cy" || missing == 0, "cy lacks {:?}", labels.missing().next());
        for key in labels.missing() {
            assert_eq!(labels.get(key), template.labels().get(key), "{language}: {key}");
        }
        // The languages of families have all that their documents may print.
        let printed = Printed::of(&template, &[Audience::Parent]);
        let lacks: Vec<&str> = labels.missing().filter(|key| printed.may_have(key)).collect();
        assert_eq!(lacks, Vec::<&str>::new(), "{language}");
        // Nobody has read them yet, and each copy says so.
        assert!(!labels.is_reviewed(), "{language}");
    }
    assert_eq!(seen, 11);
}

#[test]
fn a_school_in_wales_has_all_documents_in_welsh_and_wording_is_not_judged() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", "language: cy\n");
    folder.write("plan.yaml", example());
    let teacher = page(&folder, "plan-teacher");
    assert!(teacher.contains("Athro") && !teacher.contains("Classteacher"), "{teacher}");
    assert!(page(&folder, "plan-child").contains("Dw"), "the child's plan is in Welsh too");
    let check = folder.run("check plan.yaml");
    assert!(check.stderr.contains("wording-not-judged"), "{}", check.stderr);
    assert_eq!(check.stderr.matches("wording-not-judged").count(), 1);
}

#[test]
fn a_school_that_asks_for_a_language_without_labels_is_told_so() {
    let folder = Folder::new();
    for (language, said, staff, parent) in [
        ("fr", Some("the template has no labels in French"), "Teacher copy", "Parent copy"),
        (
            "pl",
            Some("the labels in Polish are for parents' documents only"),
            "Teacher copy",
            "Kopia dla rodziców",
        ),
        ("cy", None, "athro/athrawes", "Copi rhieni"),
    ] {
        folder.write("plan.yaml", format!("{}\nlanguage: {language}\n", example()));
        let check = folder.run("check plan.yaml");
        assert_eq!(check.code, 0, "{language}: {}", check.stderr);
        let rule = check.stderr.contains("language-without-labels");
        assert_eq!(rule, said.is_some(), "{language}: {}", check.stderr);
        assert!(
            said.is_none_or(|said| check.stderr.contains(said)),
            "{language}: {}",
            check.stderr
        );
        for (document, words) in [("plan-teacher", staff), ("plan-parent", parent)] {
            let text = page(&folder, document);
            assert!(text.contains(&squeezed(words)), "{language}, {document}: {text}");
        }
    }
}

#[test]
fn parents_with_two_languages_and_one_copy_are_named() {
    let folder = Folder::new();
    let second = "    - {id: dad, name: Robin Taylor, relation: Father, parental_responsibility: yes, language: Turkish}\n";
    let both = plan("Polish").replacen("\nroles:\n", &format!("{second}\nroles:\n"), 1);
    folder.write("plan.yaml", both);
    let check = folder.run("check plan.yaml");
    assert!(check.stderr.contains("one-of-two-languages"), "{}", check.stderr);
    assert!(check.stderr.contains("read Polish and Turkish"), "{}", check.stderr);
    assert!(check.stderr.contains("language: Turkish}"), "at the second parent: {}", check.stderr);
    // English is beneath whatever the other parent reads.
    let both = plan("Polish").replacen(
        "\nroles:\n",
        &format!("{}\nroles:\n", second.replace("Turkish", "English")),
        1,
    );
    folder.write("plan.yaml", both);
    assert!(!folder.run("check plan.yaml").stderr.contains("one-of-two-languages"));
    // Of a language without labels there is a note, and in a school in Wales the copy is in English.
    folder.write("plan.yaml", format!("{}\nlanguage: cy\n", plan("Gujarati")));
    let check = folder.run("check plan.yaml");
    assert!(check.stderr.contains("there are no labels for `Gujarati`"), "{}", check.stderr);
    assert!(page(&folder, "plan-parent").contains(&squeezed("Parent copy")));
    folder.write("plan.yaml", plan("Polish"));
    assert!(!folder.run("check plan.yaml").stderr.contains("one-of-two-languages"));
}

#[test]
fn letters_that_are_written_from_right_to_left_read_back_as_they_were_typed() {
    let folder = Folder::new();
    // One sentence in each script, given as the family's own words.
    for (language, sentence) in [
        ("Arabic", "طفلي يحب القراءة مع أخته كل مساء"),
        ("Urdu", "میرا بچہ روز شام کو کہانی سنتا ہے"),
        ("Ukrainian", "Моя дитина щовечора слухає казку"),
        ("Polish", "Moje dziecko co wieczór słucha bajki żółwia"),
    ] {
        let said = plan(language).replacen(
            "  strengths:\n",
            &format!("  strengths:\n    - \"{sentence}\"\n"),
            1,
        );
        folder.write("plan.yaml", said);
        let text = page(&folder, "plan-parent");
        let is_sign = |c: char| matches!(c, '\u{2066}'..='\u{2069}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}');
        let text: String = text.chars().filter(|c| !is_sign(*c)).collect();
        // In the file, letters stand in the order in which they are drawn: from left to right.
        let drawn: String = match language {
            "Arabic" | "Urdu" => squeezed(sentence).chars().rev().collect(),
            _ => squeezed(sentence),
        };
        assert!(text.contains(&drawn), "{language}: {text}");
    }
}

#[test]
fn letters_that_are_joined_read_back_as_they_were_typed() {
    let folder = Folder::new();
    for (language, sentence) in
        [("Panjabi", "ਮੇਰਾ ਬੱਚਾ ਹਰ ਸ਼ਾਮ ਕਹਾਣੀ ਸੁਣਦਾ ਹੈ"), ("Bengali", "আমার সন্তান প্রতি সন্ধ্যায় গল্প শোনে")]
    {
        let said = plan(language).replacen(
            "  strengths:\n",
            &format!("  strengths:\n    - \"{sentence}\"\n"),
            1,
        );
        folder.write("plan.yaml", said);
        page(&folder, "plan-parent");
        let name = folder.names("out-plan-parent");
        let name = name.iter().find(|name| name.ends_with(".pdf")).unwrap();
        let file = folder.path(&format!("out-plan-parent/{name}"));
        // Letters that are drawn in another order have their text beside them, which not every reader looks for.
        let Ok(read) = std::process::Command::new("pdftotext").arg(file).arg("-").output() else {
            skipped("text of joined letters", "there is no `pdftotext`");
            return;
        };
        let text = squeezed(&String::from_utf8_lossy(&read.stdout));
        assert!(text.contains(&squeezed(sentence)), "{language}: {text}");
    }
}

#[test]
fn each_built_in_template_renders_its_example_for_every_reader() {
    let sendplan = Sendplan::new().unwrap();
    let folder = Folder::new();
    let mut seen = 0;
    for template in sendplan.templates() {
        let id = template.id().to_owned();
        seen += 1;
        let source = root().join("templates").join(&id);
        let ran = folder.run(&format!("template check {}", source.display()));
        assert_eq!(ran.code, 0, "{id}: {}", ran.stderr);
        folder.write(&format!("{id}/plan.yaml"), template.example().unwrap());
        let ran = folder.run(&format!("render {id}/plan.yaml -o {id}/out"));
        assert_eq!(ran.code, 0, "{id}: {}", ran.stderr);
        assert!(
            folder.names(&format!("{id}/out")).iter().any(|name| name.ends_with(".pdf")),
            "{id}"
        );
        let check = folder.run(&format!("check {id}/plan.yaml"));
        assert!(!check.stderr.contains("error["), "{id}: {}", check.stderr);
    }
    assert_eq!(seen, 6);
}

#[test]
fn a_whole_plan_is_read_as_a_profile_too() {
    let folder = Folder::new();
    folder.write("plan.yaml", example());
    let ran = folder.run("render plan.yaml --template one-page-profile -o out");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let names = folder.names("out");
    assert!(names.iter().any(|name| name.contains("profile")), "{names:?}");
    for name in names.iter().filter(|name| name.ends_with(".pdf")) {
        let bytes = folder.read(&format!("out/{name}"));
        assert_eq!(pdf_pages(&bytes).len(), 1, "{name}");
    }
    let ran = folder.run("render plan.yaml --template none-such -o out2");
    assert!(
        ran.code != 0 && ran.stderr.contains("there is no template `none-such`"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_school_that_names_who_has_read_a_translation_is_not_told_of_labels_that_it_does_not_need() {
    let folder = Folder::new();
    folder.write("ours/template.yaml", "id: ours\nextends: send-support-plan\n");
    folder.write("ours/labels/pl.yaml", "reviewed_by: Anna Kowalska\n");
    let check = folder.run("template check ours");
    assert_eq!(check.stderr, "`ours` has no errors\n");
    // A document of its own for families asks for a label that Polish has not.
    folder.write(
        "ours/template.yaml",
        "id: ours\nextends: send-support-plan\ndocuments:\n  - {id: plan-parent, title: Our plan}\n",
    );
    folder.write("ours/labels/en-GB.yaml", "plan: {meet: Our meeting}\n");
    let check = folder.run("template check ours");
    assert!(
        check
            .stderr
            .contains("`pl` lacks 1 label, and `en-GB` is used instead; the first is `plan.meet`"),
        "{}",
        check.stderr
    );
}
