//! What is printed for a meeting: the form, the letters, the history, the quality report. How long they are, what their
//! first pages say, and what a screen reader gets of them.

use lopdf::{Dictionary, Document, Object};

use crate::run::{
    Folder, example, example_with, only, page_count, pdf_pages, quality_report, root, squeezed,
};
use crate::stress;

/// A document of a sample, as the command makes it with these options.
fn printed(name: &str, document: &str, options: &str) -> Vec<u8> {
    let folder = Folder::new();
    let plan = root().join(format!("samples/larkfield/{name}-2026-autumn.yaml"));
    let ran = folder.run(&format!("render {} --document {document} {options}", plan.display()));
    let name = ran.stdout.lines().next().unwrap_or_else(|| panic!("{}", ran.stderr)).to_owned();
    folder.read(&format!("out/{name}"))
}

/// The first page as one text without white space.
fn first_page(bytes: &[u8]) -> String {
    squeezed(&pdf_pages(bytes)[0].join(" "))
}

#[test]
fn the_form_for_three_targets_takes_two_sides_and_for_six_three() {
    for name in ["kofi", "iris", "zeynep", "adam"] {
        let sides = page_count(&printed(name, "review-form", ""));
        assert!(sides <= 2, "{name}: {sides} sides");
    }
    let files = stress::made("six-targets", &only(["review-form"]));
    assert!(page_count(files[0].bytes()) <= 3, "{}", page_count(files[0].bytes()));
}

#[test]
fn the_form_asks_for_all_that_a_review_needs() {
    let form = printed("kofi", "review-form", "");
    let text: String = pdf_pages(&form).concat().concat();
    let text = squeezed(&text);
    for question in [
        "Date of the meeting",
        "Who led it",
        "Who was there, and in what role",
        "How Kofi took part",
        "Praise that Kofi can read",
        "Result",
        "Value now",
        "Measured on",
        "What we saw",
        "Where it is used in class",
        "What worked",
        "What did not work",
        "Rating now",
        "If not fully met, why?",
        "What we decided",
        "What changes",
        "What I did",
        "What next",
        "Sessions given, of 44",
        "If some were missed, why?",
        "Notes for staff",
        "Before",
        "After",
        "What Kofi said, in Kofi’s own words",
        "If Kofi was not asked: why",
        "What Ama Mensah (mother) said",
        "What the staff said",
        "The support as a whole",
        "Outcomes agreed for the next plan",
        "What will be done",
        "Next plan starts",
        "Next review",
        "Parent or carer, date",
    ] {
        assert!(text.contains(&squeezed(question)), "`{question}` is not asked: {text}");
    }
}

#[test]
fn what_can_be_ticked_is_a_list_after_its_question() {
    let form = Tags::of(&printed("kofi", "review-form", ""));
    let kinds = form.kinds();
    let results = kinds.windows(6).filter(|kinds| {
        *kinds == ["P", "L", "LI", "Lbl", "LBody", "LI"]
            || *kinds == ["P", "L", "LI", "LBody", "LI", "LBody"]
    });
    // How the child took part, three results, three reasons, three decisions, the support as a whole.
    assert!(results.count() >= 11, "{kinds:?}");
    let letter = Tags::of(&printed("kofi", "invitation", ""));
    assert!(letter.kinds().iter().filter(|kind| *kind == "LI").count() >= 10);
}

#[test]
fn every_print_size_of_the_form_asks_the_same() {
    let questions = |print: &str| {
        let bytes = printed("kofi", "review-form", print);
        squeezed(&pdf_pages(&bytes).concat().concat()).matches("Whatchanges").count()
    };
    for print in ["", "--print clear", "--print large"] {
        assert_eq!(questions(print), 3, "{print}");
    }
}

#[test]
fn a_history_of_three_cycles_takes_three_sides_and_its_first_page_says_it_all() {
    for document in ["history-teacher", "history-parent"] {
        let history = printed("kofi", document, "");
        assert!(page_count(&history) <= 3, "{document}: {} sides", page_count(&history));
        let first = first_page(&history);
        for said in [
            "3 plans so far; SEN support since October 2025",
            "Reading words with ai, ea, oa and ow",
            "Reading a sentence to the group",
            "12 words",
            "Exceeded",
            "Systematic phonics catch-up: 41 of 44",
            "Support continues with more help",
            "decided under the law by the local authority",
        ] {
            assert!(first.contains(&squeezed(said)), "{document}: no `{said}` in {first}");
        }
    }
}

#[test]
fn parents_read_the_history_without_ids_and_what_an_ehc_plan_is() {
    let history = squeezed(&pdf_pages(&printed("kofi", "history-parent", "")).concat().concat());
    for id in ["T1:", "T2:", "(T1)", "P1:", "N1"] {
        assert!(!history.contains(id), "`{id}` in {history}");
    }
    assert!(history.contains("legaldutytosecurethespecialeducationalhelp"), "{history}");
    assert!(!history.contains("EHCP"), "{history}");
    let staff = squeezed(&pdf_pages(&printed("kofi", "history-teacher", "")).concat().concat());
    for number in 1..=8 {
        assert!(staff.contains(&format!("{number}.")), "{number}");
    }
}

#[test]
fn no_two_bookmarks_of_these_documents_are_alike() {
    let folder = quality_report("");
    let report = folder.read(&format!("out/{}", folder.names("out")[0]));
    let all = [
        printed("kofi", "review-form", ""),
        printed("kofi", "views-parent", ""),
        printed("kofi", "invitation", ""),
        printed("kofi", "history-teacher", ""),
        printed("kofi", "history-parent", ""),
        report,
    ];
    for bytes in all {
        let mut titles = Tags::of(&bytes).bookmarks();
        let count = titles.len();
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), count, "{titles:#?}");
    }
}

#[test]
fn the_first_page_of_the_quality_report_says_who_what_and_when() {
    let folder = quality_report("");
    let report = folder.read(&format!("out/{}", folder.names("out")[0]));
    let first = first_page(&report);
    for said in [
        "These are questions for the class teacher, not judgements.",
        "By class teacher",
        "Mrs Grace Lindqvist",
        "What matters most",
        "more like it",
        "Reviews due soon, or late",
    ] {
        assert!(first.contains(&squeezed(said)), "no `{said}` in {first}");
    }
}

#[test]
fn closed_plans_count_apart_in_the_quality_report() {
    let folder = Folder::new();
    let closed = example().replace("ST-1", "ST-2").replace("known_as: Sam", "known_as: Jo");
    let closed = closed.replacen("status: agreed", "status: closed", 1);
    folder.write("a.yaml", example()).write("b.yaml", closed);
    let ran = folder.run("render . --document quality-report --today 2026-10-01");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let first = first_page(&folder.read("out/quality-report_2026-10-01_senco.pdf"));
    assert!(first.contains("Currentplans1"), "{first}");
    assert!(first.contains("Closedplans1,with"), "{first}");
    assert!(first.contains("MrsGreen3Maple10"), "{first}");
}

#[test]
fn telephone_numbers_and_addresses_are_links_that_say_what_they_are() {
    for document in ["invitation", "views-parent"] {
        let bytes = printed("kofi", document, "");
        let links = Tags::of(&bytes).links();
        assert!(
            links.iter().any(|link| link.target == "tel:02079460123" && !link.words.is_empty()),
            "{document}: {links:?}"
        );
        assert!(
            links.iter().any(|link| link.target == "mailto:senco@larkfield.example"
                && link.words.contains("senco@larkfield.example")),
            "{document}: {links:?}"
        );
    }
}

#[test]
fn only_a_telephone_number_or_an_address_is_a_link() {
    let folder = Folder::new();
    let targets = |contact: &str| {
        let given = "senco_contact: Tuesday to Friday; 020 7946 0182; senco@millbrook.example";
        let contact = format!("senco_contact: {contact}");
        folder.write("plan.yaml", example_with(given, &contact));
        let ran = folder.run("render plan.yaml --document invitation --force");
        assert_eq!(ran.code, 0, "{contact}: {}", ran.stderr);
        let printed = folder.read(&format!("out/{}", ran.stdout.lines().next().unwrap()));
        Tags::of(&printed).links().into_iter().map(|link| link.target).collect::<Vec<_>>()
    };
    let others = targets("Ask at the office");
    for (contact, target) in [
        ("On 020 7946 0123 (8.30-4.00)", Some("tel:02079460123")),
        ("On 020 7946 0123 8.30 to 4", Some("tel:02079460123")),
        ("On 020 7946 0123 (204)", Some("tel:02079460123")),
        ("07700 900123 - 9 to 3", Some("tel:07700900123")),
        ("020 7946 0123/0124", Some("tel:02079460123")),
        ("Until 21/12/2026 020 7946 0123", Some("tel:02079460123")),
        ("+44 (0)20 7946 0123", Some("tel:+442079460123")),
        ("From 2026-09-14 0800-1700", None),
        ("See https://school.example/a@b.example", None),
    ] {
        let mut found = targets(contact);
        found.retain(|target| !others.contains(target));
        assert_eq!(found.first().map(String::as_str), target, "{contact}: {found:?}");
    }
}

#[test]
fn a_letter_has_room_for_its_day_and_a_slip_to_send_back() {
    let letter = squeezed(&pdf_pages(&printed("kofi", "invitation", "")).concat().concat());
    for said in [
        "Date",
        "Monday 7 December 2026 at 3.30 pm",
        "Yours sincerely,",
        "Reply slip",
        "I/we will come to the meeting.",
        "by Monday 30 November 2026",
    ] {
        assert!(letter.contains(&squeezed(said)), "no `{said}` in {letter}");
    }
    assert_eq!(page_count(&printed("kofi", "invitation", "")), 1);
    let large = printed("kofi", "invitation", "--print large");
    assert!(page_count(&large) <= 2, "{}", page_count(&large));
}

#[test]
fn pages_of_a_pack_have_the_labels_that_are_at_their_foot() {
    let folder = Folder::new();
    let other = example().replace("ST-1", "ST-2").replace("known_as: Sam", "known_as: Jo");
    folder.write("plans/a.yaml", example()).write("plans/b.yaml", other);
    let ran = folder.run("render plans --pack --separators --audience parent -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let bytes = folder.read(&format!("out/{}", ran.stdout.lines().next().unwrap()));
    let pack = Tags::of(&bytes);
    let labels = pack.page_labels();
    // Two sheets and two copies: the numbers begin anew with each, also after a page with a 2.
    assert_eq!(labels.iter().filter(|start| **start == 1).count(), 4, "{labels:?}");
    let sheets: Vec<String> =
        pack.bookmarks().into_iter().filter(|title| title.contains("3 Maple")).collect();
    assert_eq!(sheets.len(), 2, "{:#?}", pack.bookmarks());
    assert_ne!(sheets[0], sheets[1]);
}

/// A link of a document: where it goes, and what a screen reader says of it.
#[derive(Debug)]
struct Link {
    target: String,
    words: String,
}

/// What of a PDF is not on its pages.
struct Tags(Document);

impl Tags {
    fn of(bytes: &[u8]) -> Self {
        Self(Document::load_mem(bytes).unwrap())
    }

    /// The object itself, or what it refers to.
    fn object<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.0.dereference(object).map_or(object, |(_, object)| object)
    }

    fn get<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        dict.get(key).ok().map(|object| self.object(object))
    }

    /// The types of the structure's elements, in reading order.
    fn kinds(&self) -> Vec<String> {
        let root = self.get(self.0.catalog().unwrap(), b"StructTreeRoot").unwrap();
        let mut kinds = Vec::new();
        self.walk(root, &mut kinds);
        kinds
    }

    fn walk(&self, object: &Object, kinds: &mut Vec<String>) {
        match self.object(object) {
            Object::Array(items) => items.iter().for_each(|item| self.walk(item, kinds)),
            Object::Dictionary(dict) => {
                if let Some(Object::Name(kind)) = self.get(dict, b"S") {
                    kinds.push(String::from_utf8_lossy(kind).into_owned());
                }
                if let Ok(below) = dict.get(b"K") {
                    self.walk(below, kinds);
                }
            }
            _ => {}
        }
    }

    /// The titles of the bookmarks on all levels, each with those that it is under.
    fn bookmarks(&self) -> Vec<String> {
        let mut titles = Vec::new();
        let outlines = self.get(self.0.catalog().unwrap(), b"Outlines");
        if let Some(Object::Dictionary(root)) = outlines {
            self.entries(root, &mut titles);
        }
        titles
    }

    fn entries(&self, above: &Dictionary, titles: &mut Vec<String>) {
        let mut next = self.get(above, b"First");
        while let Some(Object::Dictionary(entry)) = next {
            titles.push(lopdf::decode_text_string(self.get(entry, b"Title").unwrap()).unwrap());
            self.entries(entry, titles);
            next = self.get(entry, b"Next");
        }
    }

    /// The links of all pages.
    fn links(&self) -> Vec<Link> {
        let pages = self.0.get_pages();
        let annotations =
            pages.values().flat_map(|page| self.0.get_page_annotations(*page).unwrap());
        annotations
            .filter_map(|one| {
                let Some(Object::Dictionary(action)) = self.get(one, b"A") else { return None };
                let target = self.get(action, b"URI")?.as_str().ok()?;
                let words = lopdf::decode_text_string(self.get(one, b"Contents")?).ok()?;
                Some(Link { target: String::from_utf8_lossy(target).into_owned(), words })
            })
            .collect()
    }

    /// The number with which each range of page labels starts.
    fn page_labels(&self) -> Vec<i64> {
        let Some(Object::Dictionary(labels)) = self.get(self.0.catalog().unwrap(), b"PageLabels")
        else {
            return Vec::new();
        };
        let Some(Object::Array(numbers)) = self.get(labels, b"Nums") else { return Vec::new() };
        numbers
            .iter()
            .filter_map(|one| self.object(one).as_dict().ok())
            // The empty back of a sheet has none.
            .filter(|label| label.has(b"S"))
            .map(|label| label.get(b"St").and_then(Object::as_i64).unwrap_or(1))
            .collect()
    }
}
