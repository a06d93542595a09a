//! The pages themselves: tags, order, length, sameness.

use std::fs;

use lopdf::Document;
use sendplan::{Generator, Job};

use crate::run::{Folder, example, page_count, pdf_text, root, squeezed};

/// Every sample that renders, by the name of its file.
fn samples() -> Vec<std::path::PathBuf> {
    let folder = root().join("samples/larkfield");
    let mut plans: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .filter(|path| path.file_name().is_some_and(|name| name != "sendplan.yaml"))
        .collect();
    plans.sort();
    assert!(plans.len() >= 4);
    plans
}

/// The types of all structure elements of a PDF, in no particular order.
fn tags(document: &Document) -> Vec<String> {
    document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.has(b"S") && dict.has(b"P") && dict.has(b"K"))
        .filter_map(|dict| dict.get(b"S").ok()?.as_name().ok())
        .map(|name| String::from_utf8_lossy(name).into())
        .collect()
}

#[test]
fn every_sample_gives_all_its_copies() {
    let generator = Generator::new().unwrap();
    for path in samples() {
        let outcome = generator.render(&Job::file(&path)).unwrap();
        let errors: Vec<_> = outcome.diagnostics.iter().filter(|d| d.is_error()).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let copies = if name.starts_with("iris") { 5 } else { 4 };
        assert_eq!(outcome.files.len(), copies, "{name}");
        for file in &outcome.files {
            if file.copy.document == "summary-child" {
                assert_eq!(page_count(&file.bytes), 1, "{}", file.name);
            }
            assert!(page_count(&file.bytes) <= 8, "{}", file.name);
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let one = Generator::new().unwrap();
    let two = Generator::new().unwrap();
    for path in samples() {
        let first = one.render(&Job::file(&path)).unwrap();
        let second = two.render(&Job::file(&path)).unwrap();
        for (first, second) in first.files.iter().zip(&second.files) {
            assert!(first.bytes == second.bytes, "{} differs", first.name);
        }
    }
}

#[test]
fn every_copy_is_tagged_titled_and_in_english() {
    let generator = Generator::new().unwrap();
    let outcome = generator.render(&Job::text("plan.yaml", example())).unwrap();
    for file in &outcome.files {
        let document = Document::load_mem(&file.bytes).unwrap();
        let catalogue = document.catalog().unwrap();
        let language = catalogue.get(b"Lang").unwrap().as_str().unwrap();
        assert_eq!(language, b"en-GB", "{}", file.name);
        assert!(catalogue.has(b"StructTreeRoot") && catalogue.has(b"Metadata"));
        let raw = String::from_utf8_lossy(&file.bytes).into_owned();
        assert!(raw.contains("pdfuaid:part") && raw.contains("pdfaid:part"), "{}", file.name);
        let tags = tags(&document);
        assert!(tags.iter().any(|tag| tag == "H1"), "{}: {tags:?}", file.name);
        assert!(tags.iter().any(|tag| tag == "H2"), "{}: {tags:?}", file.name);
        if file.copy.document == "plan-teacher" {
            for tag in ["Table", "TH", "TD", "L", "LI"] {
                assert!(tags.iter().any(|other| other == tag), "no {tag} in {tags:?}");
            }
        }
        let stem = file.name.trim_end_matches(".pdf").replace('_', " ");
        assert!(raw.contains("<dc:title>") && raw.contains(&stem), "{}", file.name);
    }
}

#[test]
fn metadata_says_no_more_than_the_file_name() {
    let generator = Generator::new().unwrap();
    let plan = example().replacen("id: ST-1", "id: KX-7", 1);
    let outcome = generator.render(&Job::text("plan.yaml", plan)).unwrap();
    for file in &outcome.files {
        assert!(file.name.starts_with("KX-7_"), "{}", file.name);
        let raw = String::from_utf8_lossy(&file.bytes);
        let start = raw.find("<x:xmpmeta").unwrap();
        let end = raw.find("</x:xmpmeta").unwrap();
        assert!(!raw[start..end].contains("Sam"), "{}", &raw[start..end]);
    }
}

#[test]
fn the_reading_order_is_that_of_the_page() {
    let generator = Generator::new().unwrap();
    let outcome = generator.render(&Job::text("plan.yaml", example())).unwrap();
    let orders: [(&str, &[&str]); 3] = [
        (
            "plan-teacher",
            &[
                "Teacher copy",
                "About Sam",
                "What we know",
                "In every lesson",
                "Targets",
                "Provision",
                "Our agreement",
                "Signatures",
                "This plan is not a legal document.",
            ],
        ),
        (
            "plan-child",
            &[
                "My plan",
                "What people like about me",
                "I am good at",
                "What I am working on",
                "What helps me",
                "We look at my plan again in December.",
            ],
        ),
        (
            "summary-child",
            &[
                "Sam",
                "What people like about me",
                "What I am working on",
                "We look at my plan again in December.",
            ],
        ),
    ];
    for (document, words) in orders {
        let file = outcome.files.iter().find(|file| file.copy.document == document).unwrap();
        let text = pdf_text(&file.bytes);
        let mut from = 0;
        for word in words {
            let word = squeezed(word);
            let at = text[from..].find(&word);
            assert!(at.is_some(), "{document}: `{word}` is not after the one before it: {text}");
            from += at.unwrap() + 1;
        }
    }
}

#[test]
fn the_statement_that_it_is_no_legal_document_is_on_the_adults_plans_once() {
    let generator = Generator::new().unwrap();
    let outcome = generator.render(&Job::text("plan.yaml", example())).unwrap();
    let statement = squeezed(
        "This plan is not a legal document. It sets out what we have agreed to do together.",
    );
    for file in &outcome.files {
        let count = pdf_text(&file.bytes).matches(&statement).count();
        let child = file.copy.audience == sendplan::Audience::Child;
        assert_eq!(count, usize::from(!child), "{}", file.name);
    }
}

#[test]
fn a_summary_that_does_not_fit_names_the_field_to_shorten() {
    let folder = Folder::new();
    let long = "I will read a very long sentence that goes on and on and on until the page is full and then some more";
    let mut plan = String::new();
    for line in example().lines() {
        if line.trim_start().starts_with("text: I will")
            || line.trim_start().starts_with("text: \"I will")
        {
            let indent = line.len() - line.trim_start().len();
            plan.push_str(&format!("{}text: {long}\n", " ".repeat(indent)));
        } else {
            plan.push_str(&format!("{line}\n"));
        }
    }
    let plan = plan.replacen("key_stage: two", "key_stage: one", 1).replacen(
        "  appreciate:",
        "  appreciate: [A person whom everybody likes because of very many things that they do for all of us, And another thing that people like so much that it takes two lines to say, And a third thing that people like so much that it takes two lines to say]\n  old:",
        1,
    );
    let cut: Vec<&str> = {
        let mut skipping = false;
        plan.lines()
            .filter(|line| {
                if line.starts_with("  old:") {
                    skipping = true;
                    return false;
                }
                if skipping && line.starts_with("    ") {
                    return false;
                }
                skipping = false;
                true
            })
            .collect()
    };
    folder.write("plan.yaml", cut.join("\n"));
    let ran = folder.run("render plan.yaml -o out");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("error[too-many-pages]: `summary-child` runs to 2 sides"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("hint: shorten `"), "{}", ran.stderr);
    assert!(folder.names("out").is_empty(), "no copy of the plan may be written");
}
