//! The pages themselves: order, length, sameness.

use sendplan::{RenderOptions, Sendplan};

use crate::run::{
    Folder, example, made, page_count, pdf_lines, pdf_text, reference_samples, samples, squeezed,
};

#[test]
fn every_sample_gives_all_its_copies() {
    let sendplan = Sendplan::new().unwrap();
    let mut counts = String::new();
    for path in samples() {
        let outcome = made(&sendplan.open(&path).unwrap(), &RenderOptions::new());
        let errors: Vec<_> = outcome.findings.iter().filter(|d| d.is_error()).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
        for file in &outcome.files {
            let sides = page_count(file.bytes());
            assert!(sides == 1 || file.document() != "summary-child", "{}", file.name());
            counts.push_str(&format!("{:<45} {sides}\n", file.name()));
        }
    }
    insta::assert_snapshot!(counts);
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let one = Sendplan::new().unwrap();
    let two = Sendplan::new().unwrap();
    for path in samples() {
        let first = made(&one.open(&path).unwrap(), &RenderOptions::new());
        let second = made(&two.open(&path).unwrap(), &RenderOptions::new());
        for (first, second) in first.files.iter().zip(&second.files) {
            assert!(first.bytes() == second.bytes(), "{} differs", first.name());
        }
    }
}

#[test]
fn metadata_says_no_more_than_the_file_name() {
    let sendplan = Sendplan::new().unwrap();
    let plan = example().replacen("id: ST-1", "id: KX-7", 1);
    let outcome = made(&sendplan.read("plan.yaml", plan).unwrap(), &RenderOptions::new());
    for file in &outcome.files {
        assert!(file.name().starts_with("KX-7_"), "{}", file.name());
        let raw = String::from_utf8_lossy(file.bytes());
        let start = raw.find("<x:xmpmeta").unwrap();
        let end = raw.find("</x:xmpmeta").unwrap();
        assert!(!raw[start..end].contains("Sam"), "{}", &raw[start..end]);
    }
}

#[test]
fn the_text_reads_in_the_order_of_the_page() {
    let sendplan = Sendplan::new().unwrap();
    for path in reference_samples() {
        let outcome = made(&sendplan.open(&path).unwrap(), &RenderOptions::new());
        for file in &outcome.files {
            let name = file.name().trim_end_matches(".pdf").to_owned();
            insta::assert_snapshot!(name, pdf_lines(file.bytes()));
        }
    }
}

#[test]
fn the_statement_that_it_is_no_legal_document_is_on_the_adults_plans_once() {
    let sendplan = Sendplan::new().unwrap();
    let outcome = made(&sendplan.read("plan.yaml", example()).unwrap(), &RenderOptions::new());
    let statement = squeezed(
        "This plan is not a legal document. It sets out what we have agreed to do together.",
    );
    for file in &outcome.files {
        let count = pdf_text(file.bytes()).matches(&statement).count();
        let child = file.audience() == sendplan::Audience::Child;
        assert_eq!(count, usize::from(!child), "{}", file.name());
    }
}

#[test]
fn a_summary_that_does_not_fit_names_the_field_to_shorten() {
    let folder = Folder::new();
    let long = "I will read a very long sentence that goes on and on and on until the page is full and then some more";
    let targets: String = (1..=6)
        .map(|number| {
            format!(
                "  - {{id: T{number}, need: N1, text: A target., baseline: {{value: 1}}, success: {{value: 2}}, \
                 measure: {{how: A count, by: Mr Brown, every: weekly}}, strategies: [One], \
                 parent_part: [Two], child_part: [Three], child: {{text: {long}}}}}\n"
            )
        })
        .collect();
    let plan = format!("print: large\nabout:\n  child:\n    key_stage: one\ntargets:\n{targets}");
    folder.write("sendplan.yaml", example()).write("plan.yaml", plan);
    let ran = folder.run("render plan.yaml -o out");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("error[too-many-pages]: `summary-child` runs to 2 pages"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("hint: shorten `targets[1].child.text`"), "{}", ran.stderr);
    assert!(!folder.names("out").iter().any(|name| name.contains("summary")));
}
