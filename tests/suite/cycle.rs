//! From one cycle to the next: the review, the plan after it, the history.

use std::fs;

use sendplan::{Audience, RenderOptions, Sendplan};

use crate::run::{Folder, made, on, only, page_count, pdf_lines, pdf_text, root, samples};

/// The sample class in a folder of its own.
pub(crate) fn class() -> Folder {
    let folder = Folder::new();
    let samples = root().join("samples/larkfield");
    for entry in walkdir::WalkDir::new(&samples) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(&samples).unwrap().to_string_lossy().into_owned();
            folder.write(&name, fs::read(entry.path()).unwrap());
        }
    }
    folder
}

pub(crate) fn read(folder: &Folder, name: &str) -> String {
    String::from_utf8(folder.read(name)).unwrap()
}

/// Kofi's plan with one piece of text replaced, which has to be there.
fn kofi_with(old: &str, new: &str) -> Folder {
    let folder = class();
    let plan = read(&folder, KOFI);
    assert!(plan.contains(old), "the plan has no `{old}`");
    folder.write(KOFI, plan.replacen(old, new, 1));
    folder
}

pub(crate) const KOFI: &str = "kofi-2026-autumn.yaml";

/// Everything that can be made of a plan, by document.
const ALL: &str = "--document plan-parent --document review-teacher --document review-parent \
    --document review-child --document review-form --document views-child --document views-parent \
    --document invitation --document history-teacher --document history-parent";

#[test]
fn every_document_of_every_reviewed_sample_is_made() {
    let folder = class();
    for name in ["kofi", "zeynep", "iris", "leo-w", "nadia"] {
        for print in ["", "--print large", "--print clear --ink grey"] {
            let ran = folder.run(&format!("render {name}-2026-autumn.yaml {ALL} {print} -q"));
            assert_eq!(ran.code, 0, "{name} {print}: {}", ran.stderr);
            let made = ran.stdout.lines().count();
            assert_eq!(made, if name == "iris" { 15 } else { 10 }, "{name}: {}", ran.stdout);
        }
    }
}

#[test]
fn the_texts_of_the_reviews_read_in_order() {
    let folder = class();
    let ran = folder.run(&format!("render {KOFI} {ALL} -q"));
    for name in ran.stdout.lines().filter(|name| !name.contains("_plan_")) {
        let bytes = folder.read(&format!("out/{name}"));
        insta::assert_snapshot!(name.trim_end_matches(".pdf"), pdf_lines(&bytes));
    }
}

#[test]
fn a_review_reviews_the_old_targets_before_anything_new() {
    let sendplan = Sendplan::new().unwrap();
    for path in samples() {
        let outcome = made(&sendplan.open(&path).unwrap(), &RenderOptions::new());
        for file in outcome.files.iter().filter(|f| f.document() == "review-parent") {
            let text = pdf_text(file.bytes());
            let order = [
                "Whathappenedwitheachtarget",
                "Supportgiven",
                "Whateachofussaid",
                "Outcomesagreedforthenextplan",
            ];
            let places: Vec<Option<usize>> = order.iter().map(|words| text.find(words)).collect();
            assert!(
                places.iter().all(Option::is_some) && places.is_sorted(),
                "{}: {places:?}",
                file.name()
            );
        }
    }
}

#[test]
fn a_forgotten_target_is_an_error_at_the_review() {
    let folder = class();
    let plan = read(&folder, KOFI);
    let start = plan.rfind("    - target: T2").unwrap();
    let end = start + plan[start..].find("    - target: T3").unwrap();
    folder.write(KOFI, format!("{}{}", &plan[..start], &plan[end..]));
    let ran = folder.run(&format!("check {KOFI}"));
    assert_eq!(ran.code, 1);
    insta::assert_snapshot!(without_lines(&ran.stderr));
    let ran = folder.run(&format!("check {KOFI} --draft"));
    assert_eq!(ran.code, 0, "in a draft it is only warned of: {}", ran.stderr);
    assert!(ran.stderr.contains("warning[not-reviewed]"));
}

/// A message without the numbers of its lines, which move with the sample.
fn without_lines(text: &str) -> String {
    text.lines()
        .map(|line| {
            let digits = |c: char| c.is_ascii_digit() || c == ' ';
            let rest = line.trim_start_matches(digits);
            let line = if rest.starts_with('|') { rest.to_owned() } else { line.to_owned() };
            match line.find(".yaml:") {
                Some(at) => format!("{}.yaml", &line[..at]),
                None => line,
            }
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn bad_reviews_are_met_with_what_is_wrong() {
    let cases = [
        ("    - target: T3\n", "    - target: T9\n", "error[unknown-id]"),
        ("  held_on: 2026-12-07", "  held_on: 2026-09-01", "error[date-order]"),
        ("      delivered: 41", "      delivered: 441", "error[number-out-of-range]"),
        ("      delivered: 41", "      delivered: 45", "warning[above-planned]"),
        ("    - target: T1\n", "    - target: T1\n      unit: seconds\n", "error[unit-differs]"),
        ("    - target: T2\n", "    - target: T1\n", "error[duplicate-id]"),
    ];
    for (old, new, expected) in cases {
        let ran = kofi_with(old, new).run(&format!("check {KOFI}"));
        assert!(ran.stderr.contains(expected), "{new}: {}", ran.stderr);
    }
}

#[test]
fn the_target_that_was_not_met_needs_a_reason_and_a_change() {
    let folder = class();
    let plan = read(&folder, KOFI);
    let start = plan.rfind("    - target: T2").unwrap();
    let cut: String = plan[start..]
        .lines()
        .filter(|line| {
            !line.trim_start().starts_with("why_not:") && !line.trim_start().starts_with("change:")
        })
        .map(|line| format!("{line}\n"))
        .collect();
    folder.write(KOFI, format!("{}{cut}", &plan[..start]));
    let ran = folder.run(&format!("check {KOFI}"));
    assert!(
        ran.stderr.contains("the field `why_not` is missing; it is needed because `result` is"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("the field `change` is missing; it is needed because `decision` is"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_review_of_a_plan_without_one_says_how_to_make_one() {
    let folder = class();
    let ran = folder.run("render adam-2026-autumn.yaml --document review-parent -q");
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("error[nothing-to-make]: `review-parent` cannot be made"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("sendplan review adam-2026-autumn.yaml"), "{}", ran.stderr);
    assert!(folder.names("out").is_empty());
    let ran = folder.run("render adam-2026-autumn.yaml -q");
    assert_eq!((ran.code, ran.stdout.lines().count()), (0, 4), "{}", ran.stderr);
}

#[test]
fn review_adds_to_a_copy_and_leaves_every_line_as_it_was() {
    let folder = class();
    let adam = "adam-2026-autumn.yaml";
    let old = read(&folder, adam).replace("# Adam", "#   Adam's own  comment  ");
    folder.write(adam, &old);
    let ran = folder.run(&format!("review {adam} -o reviewed.yaml"));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let new = read(&folder, "reviewed.yaml");
    assert!(new.starts_with(&old), "the old lines changed");
    insta::assert_snapshot!(new[old.len()..]);
    assert_eq!(read(&folder, adam), old);
    let again = folder.run(&format!("review {adam} -o reviewed.yaml"));
    assert!(again.code == 2 && again.stderr.contains("already exists"), "{}", again.stderr);
    assert_eq!(folder.run("check reviewed.yaml --draft -q").code, 0);
    assert_eq!(folder.run("check reviewed.yaml -q").code, 1);
    let twice = folder.run(&format!("review {KOFI}"));
    assert!(twice.code == 1 && twice.stderr.contains("already has a review"), "{}", twice.stderr);
}

#[test]
fn lines_that_end_as_windows_ends_them_stay_so() {
    let folder = class();
    let old = read(&folder, "adam-2026-autumn.yaml").replace('\n', "\r\n");
    folder.write("windows.yaml", &old);
    assert_eq!(folder.run("review windows.yaml -o reviewed.yaml -q").code, 0);
    let new = read(&folder, "reviewed.yaml");
    assert!(new.starts_with(&old) && !new.replace("\r\n", "").contains('\n'));
}

#[test]
fn a_filled_in_review_gives_its_copies_and_the_next_plan() {
    let folder = class();
    folder.run("review adam-2026-autumn.yaml -o adam.yaml -q");
    let mut plan = read(&folder, "adam.yaml");
    let start = plan.find("\nreview:").unwrap();
    let mut review = plan.split_off(start);
    let answers = [
        ("held_on:", "held_on: 2026-12-07"),
        ("pupil_present:", "pupil_present: whole-meeting"),
        ("result:", "result: partly"),
        ("value:", "value: 6"),
        ("evidence:", "evidence: 6 of 10 sums on 4 December"),
        ("why_not:", "why_not: too-hard"),
        ("decision:", "decision: continue"),
        ("change:", "change: One ten at a time."),
        ("delivered:", "delivered: 30"),
        ("quote:", "quote: I like the line."),
        ("- quote:", "- quote: He pays by himself."),
        ("staff_view:", "staff_view: He starts at once."),
        ("decision_reason:", "decision_reason: It works."),
        ("outcomes:", "outcomes: [He adds three prices]"),
        ("review_date:", "review_date: 2027-03-22"),
    ];
    let mut rows = false;
    let lines: Vec<String> = review
        .lines()
        .map(|line| {
            let text = line.trim_start();
            let indent = &line[..line.len() - text.len()];
            // What becomes of a row of provision stands deeper than the decision on the whole, and after its list began.
            rows |= text == "provision:";
            if rows && text == "decision:" && indent.len() > 2 {
                return format!("{indent}decision: keep");
            }
            let found = answers.iter().find(|(key, _)| *key == text);
            found.map_or_else(|| line.to_owned(), |(_, answer)| format!("{indent}{answer}"))
        })
        .collect();
    // What becomes of a row has words of its own.
    review = lines.join("\n").replacen(
        "      decision: continue\n  # Attainment",
        "      decision: keep\n  # Attainment",
        1,
    );
    folder.write("adam.yaml", format!("{plan}{review}\n"));
    let ran = folder.run("render adam.yaml --document review-teacher --document review-parent --document review-child -q");
    assert_eq!((ran.code, ran.stdout.lines().count()), (0, 3), "{}", ran.stderr);
    assert_eq!(folder.run("next adam.yaml -o spring.yaml -q").code, 0);
    let ran = folder.run("check spring.yaml --draft -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let next = read(&folder, "spring.yaml");
    for line in [
        "number: 2",
        "term: spring",
        "previous: adam.yaml",
        "review_date: 2027-03-22",
        "value: 6",
        "# To change: One ten at a time.",
    ] {
        assert!(next.contains(line), "no `{line}` in\n{next}");
    }
}

#[test]
fn the_next_plan_takes_over_what_stays_and_marks_what_does_not() {
    let folder = class();
    let ran = folder.run(&format!("next {KOFI}"));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn every_next_plan_passes_as_a_draft_and_no_further() {
    let folder = class();
    for name in ["kofi", "zeynep", "iris", "earlier/kofi-2026-spring"] {
        let plan = if name.contains('/') {
            format!("{name}.yaml")
        } else {
            format!("{name}-2026-autumn.yaml")
        };
        let ran = folder.run(&format!("next {plan} -o next/{name}.yaml -q"));
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let check = folder.run(&format!("check next/{name}.yaml --draft"));
        assert_eq!(check.code, 0, "{name}: {}", check.stderr);
        assert!(check.stderr.contains("warning[to-do]"), "{name}: {}", check.stderr);
        assert_eq!(folder.run(&format!("check next/{name}.yaml -q")).code, 1, "{name}");
        let draft = folder.run(&format!("render next/{name}.yaml --draft -o drafts -q"));
        assert_eq!(draft.code, 0, "{name}: {}", draft.stderr);
    }
    assert!(read(&folder, "next/kofi.yaml").contains("previous: \"../kofi-2026-autumn.yaml\""));
}

#[test]
fn what_next_writes_reads_back_as_it_was() {
    // Texts that YAML would take for something else, in a field that is taken over.
    for text in [
        "yes",
        "007",
        "3.10",
        "- a list",
        "a: b",
        "a #b",
        "\"quoted\"",
        "it's",
        "{a}",
        "[b]",
        "*c",
        "&d",
        "!e",
        "%f",
        "@g",
        "`h`",
        "tab\there",
        "ends:",
        "null",
        "~",
        "2026-09-14",
        "back\\slash",
        "£5",
        "“curly”",
        "1e5",
        "0x1f",
        "?",
        "#",
        "| pipe",
        "> fold",
        ", comma",
    ] {
        let json = serde_json::to_string(text).unwrap();
        let folder = kofi_with("    - Mental addition\n", &format!("    - {json}\n"));
        let ran = folder.run(&format!("next {KOFI} -o next.yaml -q"));
        assert_eq!(ran.code, 0, "{text}: {}", ran.stderr);
        let file =
            sendplan::internal::input::source("next.yaml", folder.read("next.yaml")).unwrap();
        let root = sendplan::internal::input::parse(&std::sync::Arc::new(file)).unwrap();
        let strengths = root.get("about").unwrap().get("strengths").unwrap();
        let sendplan::internal::input::Kind::List(items) = &strengths.kind else {
            panic!("no list")
        };
        assert!(
            items.iter().any(|item| item.as_text() == Some(text)),
            "{text}: {}",
            read(&folder, "next.yaml")
        );
    }
}

#[test]
fn next_wants_a_review() {
    let ran = class().run("next adam-2026-autumn.yaml");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("`adam-2026-autumn.yaml` has no `review:` yet"), "{}", ran.stderr);
    assert!(ran.stdout.is_empty());
}

#[test]
fn a_chain_of_plans_that_leads_nowhere_is_said() {
    let previous = "previous: earlier/kofi-2026-summer.yaml";
    let cases = [
        ("previous: kofi-2026-autumn.yaml", 1, "names this plan itself"),
        ("previous: ./earlier/../kofi-2026-autumn.yaml", 1, "names this plan itself"),
        ("previous: earlier/iris-2026-summer.yaml", 1, "is about another pupil"),
        ("previous: earlier/lost.yaml", 0, "does not exist"),
    ];
    for (line, code, words) in cases {
        let folder = kofi_with(previous, line);
        let ran = folder.run(&format!("check {KOFI}"));
        assert_eq!(ran.code, code, "{line}: {}", ran.stderr);
        assert!(
            ran.stderr.contains("[previous-plan]") && ran.stderr.contains(words),
            "{line}: {}",
            ran.stderr
        );
        let ran = folder.run(&format!("render {KOFI} --document history-teacher -q"));
        assert_eq!(ran.code, 1, "{line}: {}", ran.stderr);
        assert!(ran.stderr.contains("error[previous-plan]"), "{line}: {}", ran.stderr);
    }
    let folder = class();
    let spring = read(&folder, "earlier/kofi-2026-spring.yaml");
    let circle =
        spring.replacen("  number: 1", "  number: 1\n  previous: ../kofi-2026-autumn.yaml", 1);
    folder.write("earlier/kofi-2026-spring.yaml", circle);
    let ran = folder.run(&format!("check {KOFI}"));
    assert!(ran.stderr.contains("lead back in a circle"), "{}", ran.stderr);
}

#[test]
fn a_plan_before_that_is_on_paper_ends_the_history_there() {
    let folder = kofi_with(
        "previous: earlier/kofi-2026-summer.yaml",
        "previous: on paper, in the pupil's file",
    );
    let ran = folder.run(&format!("check {KOFI}"));
    assert!(ran.code == 0 && !ran.stderr.contains("previous-plan"), "{}", ran.stderr);
    assert_eq!(folder.run(&format!("render {KOFI} --document history-teacher -q")).code, 0);
}

#[test]
fn an_empty_review_is_said_to_be_in_the_way() {
    let folder = class();
    let plan = read(&folder, "adam-2026-autumn.yaml");
    folder.write("adam.yaml", format!("{plan}\nreview:\n"));
    let ran = folder.run("review adam.yaml -o new.yaml");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("delete the empty `review:` first"), "{}", ran.stderr);
}

#[test]
fn the_history_tells_of_every_cycle_and_decides_nothing() {
    let folder = class();
    let ran = folder
        .run(&format!("render {KOFI} --document history-teacher --document history-parent -q"));
    for name in ran.stdout.lines() {
        let text = pdf_text(&folder.read(&format!("out/{name}")));
        for words in [
            "Spring2026(plan1)",
            "Summer2026(plan2)",
            "Autumn2026(plan3)",
            "3planssofar",
            "thatisdecidedunderthelawbythelocalauthority",
        ] {
            assert!(text.contains(words), "{name}: no {words}");
        }
        for point in ["1.Supportadditional", "5.SMARTtargets", "8.Additionalresources"] {
            assert_eq!(text.contains(point), name.contains("teacher"), "{name}: {point}");
        }
        assert!(!text.to_lowercase().contains("eligible"), "{name}");
    }
}

#[test]
fn what_one_parent_said_at_the_review_stays_in_that_household() {
    let sendplan = on("2026-10-01");
    let path = root().join("samples/larkfield/iris-2026-autumn.yaml");
    let options = only(["review-parent", "history-parent", "invitation", "views-parent"]);
    let outcome = made(&sendplan.open(&path).unwrap(), &options);
    assert_eq!(outcome.files.len(), 8, "{:#?}", outcome.findings);
    for file in &outcome.files {
        let text = pdf_text(file.bytes());
        let (own, other) = if file.name().contains("parent-A") {
            ("Niamh", "Hitesh")
        } else {
            ("Hitesh", "Niamh")
        };
        assert!(!text.contains(other), "{} names {other}", file.name());
        if file.document() == "review-parent" || file.document() == "invitation" {
            assert!(text.contains(own), "{} does not name {own}", file.name());
        }
        let secrets = [("Niamh", "halfpasteight"), ("Hitesh", "playlistbypost")];
        for (whose, words) in secrets {
            let shown = text.contains(words);
            let may = whose == own && file.document() == "review-parent";
            assert!(!shown || whose == own, "{} shows the other parent’s words", file.name());
            assert!(shown || !may, "{} does not show its own parent’s words", file.name());
        }
    }
}

#[test]
fn the_child_reads_no_word_of_an_adults_review() {
    let sendplan = Sendplan::new().unwrap();
    for path in samples() {
        let outcome = made(&sendplan.open(&path).unwrap(), &RenderOptions::new());
        for file in outcome.files.iter().filter(|f| f.document() == "review-child") {
            let text = pdf_text(file.bytes());
            for word in
                ["evidence", "consonants", "provision", "decided", "Review", "outcome", "baseline"]
            {
                assert!(!text.contains(word), "{}: {word}", file.name());
            }
            assert!(text.contains("Welldone,"), "{}", file.name());
            assert!(page_count(file.bytes()) <= 2, "{}", file.name());
            assert_eq!(file.audience(), Audience::Child);
        }
    }
}

#[test]
fn the_scale_of_results_is_the_templates() {
    let folder = class();
    assert_eq!(folder.run("template export -o ours -q").code, 0);
    let manifest = read(&folder, "ours/template.yaml")
        .replace(
            "result: [{id: not_yet, means: not-yet}, partly, met, exceeded]",
            "result: [minus-2, minus-1, zero, plus-1, plus-2]",
        )
        .replace("is: [not_yet, partly]", "is: [minus-2, minus-1]");
    folder.write("ours/template.yaml", manifest);
    let labels = read(&folder, "ours/labels/en-GB.yaml").replace(
        "  result: {not_yet: Not yet, partly: Partly met, met: Met, exceeded: Exceeded}",
        "  result: {minus-2: Much less, minus-1: Less, zero: As expected, plus-1: More, plus-2: Much more}",
    );
    folder.write("ours/labels/en-GB.yaml", labels);
    // Its other languages have words for the old scale.
    for name in folder.names("ours/labels").iter().filter(|name| *name != "en-GB.yaml") {
        std::fs::remove_file(folder.path(&format!("ours/labels/{name}"))).unwrap();
    }
    let plan = read(&folder, KOFI)
        .replace("previous: earlier", "# previous: earlier")
        .replace("number: 3", "number: 1")
        .replace("result: met", "result: zero")
        .replace("result: partly", "result: minus-1")
        .replace("result: exceeded", "result: plus-2")
        .replace("result: not_yet", "result: minus-2");
    folder.write("gas.yaml", plan);
    let ran = folder.run("render gas.yaml --template-folder ours --document review-teacher --document review-child --document review-form -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let texts: Vec<String> =
        ran.stdout.lines().map(|name| pdf_text(&folder.read(&format!("out/{name}")))).collect();
    assert!(texts[0].contains("Asexpected") && texts[0].contains("Muchmore"), "{}", texts[0]);
    assert!(texts.iter().all(|text| text.contains("Muchmore")));
}

#[test]
fn a_draft_with_marks_in_it_is_printed_only_as_a_draft() {
    let folder = class();
    folder.run(&format!("next {KOFI} -o next.yaml -q"));
    assert!(read(&folder, "next.yaml").contains("TO DO:"));
    let ran = folder.run("render next.yaml --document plan-teacher");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("error[to-do]"), "{}", ran.stderr);
    assert!(folder.names("out").is_empty());
    let ran = folder.run("render next.yaml --document plan-teacher --draft");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let printed = pdf_text(&folder.read(&format!("out/{}", folder.names("out")[0])));
    assert!(printed.contains("Draft,notyetagreed"), "{printed}");
}

#[test]
fn a_draft_with_almost_nothing_in_it_gives_every_document() {
    let folder = Folder::new();
    let plans = [
        "pupil: {known_as: Sam}\n",
        "pupil: {known_as: Sam}\ntargets: [{id: T1}, {id: T2, text: Two}]\nprovision: [{id: P1}]\n",
        "pupil: {known_as: Sam}\ntargets: [{id: T1, child: {text: I will try.}}]\nreview: {targets: [{target: T1}]}\n\
         about: {child: {reads: no}}\ncycle: {number: 1}\nprevious_results: [{target: T1}]\n",
    ];
    for plan in plans {
        folder.write("sam.yaml", plan);
        let usual = folder.run("render sam.yaml --draft -q");
        assert_eq!(usual.code, 0, "{plan}: {}", usual.stderr);
        let review = plan.contains("review:");
        let documents = ALL
            .split("--document ")
            .filter(|id| review || !id.starts_with("review-") || id.starts_with("review-form"));
        let asked: String = documents
            .map(str::trim)
            .filter(|id| !id.is_empty())
            .map(|id| format!(" --document {id}"))
            .collect();
        let ran = folder.run(&format!("render sam.yaml --draft -q{asked}"));
        assert_eq!(ran.code, 0, "{plan}: {}", ran.stderr);
        assert_eq!(ran.stdout.lines().count(), if review { 10 } else { 7 }, "{plan}");
    }
}
