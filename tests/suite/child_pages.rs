//! The pages that a child reads, or is read to.

use lopdf::Document;
use sendplan::print::PrintSize;
use sendplan::{RenderOptions, Sendplan};

use crate::run::{made, on, only, page_count, pdf_lines, pdf_text, root, samples, squeezed};
use crate::stress;
use crate::tags::elements;

const CHILD: [&str; 4] = ["plan-child", "summary-child", "review-child", "views-child"];

#[test]
fn a_child_who_does_not_read_yet_is_given_everything_that_was_written_for_it() {
    let sendplan = Sendplan::new().unwrap();
    let plan = sendplan.open(root().join("samples/larkfield/zeynep-2026-autumn.yaml")).unwrap();
    let files = made(&plan, &only(["plan-child", "review-child"])).files;
    let text = |document: &str| {
        let file = files.iter().find(|file| file.document() == document).unwrap();
        pdf_text(file.bytes())
    };
    for words in [
        "Warm smile",
        "Puzzles",
        "Baking with Nene",
        "Carpet talking",
        "The loud hall",
        "I tell you about my day.",
        "I know. Words slow.",
        "I do 3 things.",
        "I have time.",
        "Mrs Duarte, every day",
        "My talking group",
        "Mr Okoro sees my card.",
    ] {
        assert!(text("plan-child").contains(&squeezed(words)), "plan-child: {words}");
    }
    for words in ["I got 13 of 15.", "I say what we did.", "You found your words."] {
        assert!(text("review-child").contains(&squeezed(words)), "review-child: {words}");
    }
}

/// Words that say what a picture shows need no picture with words of its own: read out, each would come twice.
#[test]
fn pictures_beside_words_are_not_read_out() {
    let sendplan = on("2026-10-01");
    for path in samples() {
        let plan = sendplan.open(&path).unwrap();
        let reviewed = std::fs::read_to_string(&path).unwrap().contains("\nreview:\n");
        let asked = CHILD.into_iter().filter(|document| reviewed || *document != "review-child");
        for file in made(&plan, &only(asked)).files {
            let elements = elements(&Document::load_mem(file.bytes()).unwrap());
            let figures = elements.iter().filter(|element| element.kind == "Figure").count();
            // What the child loves, at the top, is beside no words.
            assert!(figures <= 1, "{}: {figures} figures", file.name());
            let text = pdf_lines(file.bytes());
            assert!(text.matches("Who helps me").count() <= 1, "{}: {text}", file.name());
        }
    }
}

#[test]
fn the_titles_say_whose_page_it_is_and_what() {
    let plan = root().join("samples/larkfield/kofi-2026-autumn.yaml");
    let files = made(&on("2026-10-01").open(plan).unwrap(), &only(CHILD)).files;
    for (document, title) in [
        ("plan-child", "Kofi: my plan"),
        ("summary-child", "Kofi: my plan on a page"),
        ("review-child", "Kofi: how I got on"),
        ("views-child", "Kofi: what I think"),
    ] {
        let file = files.iter().find(|file| file.document() == document).unwrap();
        assert!(pdf_text(file.bytes()).contains(&squeezed(title)), "{document}");
    }
}

#[test]
fn the_sheet_before_the_review_asks_every_question() {
    for size in [PrintSize::Standard, PrintSize::Clear, PrintSize::Large] {
        let options = only(["views-child"]).print_size(size);
        let plans = samples()
            .into_iter()
            .map(|path| made(&on("2026-10-01").open(path).unwrap(), &options).files);
        let plans = plans.chain([stress::made("six-targets", &options)]);
        for file in plans.flatten() {
            let text = pdf_text(file.bytes());
            for question in
                ["The best thing this term", "What helps me most", "What I want to learn next"]
            {
                assert!(text.contains(&squeezed(question)), "{} {size:?}: {question}", file.name());
            }
            assert!(page_count(file.bytes()) <= 2, "{} {size:?}", file.name());
        }
    }
}

#[test]
fn a_review_leaves_no_few_lines_alone_on_a_second_side() {
    let sendplan = Sendplan::new().unwrap();
    for path in samples() {
        let plan = sendplan.open(&path).unwrap();
        for size in [PrintSize::Standard, PrintSize::Clear, PrintSize::Large] {
            let files = made(&plan, &RenderOptions::new().print_size(size)).files;
            for file in files.iter().filter(|file| file.document() == "review-child") {
                let pages = crate::run::pdf_pages(file.bytes());
                assert!(pages.len() <= 2, "{} {size:?}", file.name());
                // What the child said, and the question with its faces, go over together.
                let over = pages.get(1).map(|lines| lines.join(" "));
                assert!(over.is_none_or(|text| text.contains("What I think")), "{}", file.name());
            }
        }
    }
}
