//! The promise that no copy holds what its audience may not see.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use sendplan::internal::templates::{Field, FieldKind, Role, Template};
use sendplan::print::Format;
use sendplan::{Audience, RenderOptions, Sendplan};

use crate::run::{Folder, built_in, example, made, on, only, pdf_text, squeezed};

/// A plan in which every text is a word of its own, and who may see each word.
pub(crate) struct Marked {
    pub(crate) yaml: String,
    pub(crate) words: BTreeMap<String, Vec<Audience>>,
    /// The words of fields that the template does not print.
    unprinted: BTreeSet<String>,
}

pub(crate) fn marked(template: &Template, seed: u32) -> Marked {
    let mut marked =
        Marked { yaml: String::new(), words: BTreeMap::new(), unprinted: BTreeSet::new() };
    for section in template.sections().iter() {
        write(&mut marked, section, 0, seed);
    }
    marked
}

/// Writes a field with a word of its own, or the only values that fit it.
fn write(marked: &mut Marked, field: &Field, depth: usize, seed: u32) {
    let known: BTreeSet<String> = marked.words.keys().cloned().collect();
    write_field(marked, field, depth, seed);
    if field.unprinted.is_some() {
        let new = marked.words.keys().filter(|word| !known.contains(*word)).cloned();
        marked.unprinted.extend(new.collect::<Vec<_>>());
    }
}

fn write_field(marked: &mut Marked, field: &Field, depth: usize, seed: u32) {
    // Somebody who gets nothing, and what is for the SENCO alone, have tests of their own.
    if matches!(field.role, Some(Role::NoCopy | Role::GetsCopy | Role::OnlyFor)) {
        return;
    }
    let indent = "  ".repeat(depth);
    let id = &field.id;
    let mut put = |text: &str| marked.yaml.push_str(&format!("{indent}{id}: {text}\n"));
    match &field.kind {
        FieldKind::Text { .. } | FieldKind::Prose { .. } if id == "id" => put("X1"),
        FieldKind::Text { .. } | FieldKind::Prose { .. } if id == "household" => put("home"),
        FieldKind::Text { .. } if field.role == Some(Role::PictureFolder) => {}
        FieldKind::Text { .. } if field.role == Some(Role::FileNames) => {}
        FieldKind::Text { .. } if field.role == Some(Role::Unit) => put("units"),
        FieldKind::Picture => put("bus"),
        FieldKind::Colour => put("\"#1f3a68\""),
        FieldKind::Text { .. } | FieldKind::Prose { .. } => {
            let word = word(marked.words.len(), seed);
            put(&word);
            marked.words.insert(word, field.audiences.iter().collect());
        }
        FieldKind::Integer { .. }
        | FieldKind::Number { .. }
        | FieldKind::Measured { .. }
        | FieldKind::Sessions { .. } => put("2"),
        FieldKind::Boolean => put("no"),
        FieldKind::Date { .. } => put("2026-09-14"),
        FieldKind::Choice { choices } => put(&choices[0].id),
        FieldKind::Reference { .. } => put("X1"),
        FieldKind::Image => {}
        FieldKind::Group { fields, .. } => {
            marked.yaml.push_str(&format!("{indent}{id}:\n"));
            for child in fields.iter() {
                write(marked, child, depth + 1, seed);
            }
        }
        FieldKind::List { item, min, .. } => {
            marked.yaml.push_str(&format!("{indent}{id}:\n"));
            for index in 0..(*min).max(1) {
                write_item(marked, item, field, depth + 1, seed, index);
            }
        }
        _ => {}
    }
}

fn write_item(
    marked: &mut Marked,
    item: &Field,
    list: &Field,
    depth: usize,
    seed: u32,
    index: usize,
) {
    let indent = "  ".repeat(depth);
    match &item.kind {
        FieldKind::Group { fields, .. } => {
            let mut inner = Marked {
                yaml: String::new(),
                words: std::mem::take(&mut marked.words),
                unprinted: std::mem::take(&mut marked.unprinted),
            };
            for child in fields.iter() {
                write(&mut inner, child, 0, seed);
            }
            marked.words = inner.words;
            marked.unprinted = inner.unprinted;
            for (number, line) in inner.yaml.lines().enumerate() {
                let mark = if number == 0 { "- " } else { "  " };
                let line = if index > 0 {
                    line.replace("X1", &format!("X{}", index + 1))
                } else {
                    line.into()
                };
                marked.yaml.push_str(&format!("{indent}{mark}{line}\n"));
            }
        }
        FieldKind::Text { .. } | FieldKind::Prose { .. } => {
            let word = word(marked.words.len(), seed);
            marked.yaml.push_str(&format!("{indent}- {word}\n"));
            marked.words.insert(word, list.audiences.iter().collect());
        }
        FieldKind::Choice { choices } => {
            marked.yaml.push_str(&format!("{indent}- {}\n", choices[0].id));
        }
        FieldKind::Date { .. } => marked.yaml.push_str(&format!("{indent}- 2026-09-14\n")),
        _ => marked.yaml.push_str(&format!("{indent}- X1\n")),
    }
}

/// A word of eight letters that stands nowhere else.
fn word(number: usize, seed: u32) -> String {
    let mut rest = number as u32 * 7919 + seed % 1000 * 10_000_019;
    let mut out = String::from("q");
    for _ in 0..7 {
        out.push(char::from(b'a' + (rest % 23) as u8));
        rest /= 5;
        rest = rest.wrapping_add(number as u32 * 31 + 7);
    }
    out
}

#[test]
fn no_copy_holds_a_word_that_its_audience_may_not_see() {
    // Before the day of the review, so that its letters are made as well.
    let sendplan = on("2026-09-01");
    let template = &*built_in(&sendplan);
    for (seed, reads) in [(1, "no"), (20, "yes"), (300, "no"), (4000, "yes")] {
        let marked = marked(template, seed);
        assert!(marked.words.len() > 120 && marked.yaml.contains("reads: no"));
        let yaml = marked.yaml.replace("reads: no", &format!("reads: {reads}"));
        let outcome = made(&sendplan.read("plan.yaml", yaml).unwrap(), &only(all(template)));
        assert_eq!(outcome.files.len(), all(template).len(), "{:#?}", outcome.findings);
        for file in &outcome.files {
            let text = pdf_text(file.bytes());
            let mut shown = 0;
            for (word, audiences) in &marked.words {
                if audiences.contains(&file.audience()) {
                    shown += usize::from(text.contains(word));
                } else {
                    assert!(!text.contains(word), "{} shows {word}", file.name());
                    let raw = String::from_utf8_lossy(file.bytes());
                    assert!(!raw.contains(word), "{} holds {word} unseen", file.name());
                }
            }
            assert!(shown > 3, "{}: the words were not found at all", file.name());
        }
    }
}

/// What somebody earns, works and was trained in is in no copy, and what an hour costs is in none for families.
#[test]
fn rates_are_for_staff_and_leaders_and_those_of_persons_for_leaders_alone() {
    fn paths(field: &Field, path: &str, found: &mut Vec<(String, Vec<Audience>)>) {
        found.push((path.to_owned(), field.audiences.iter().collect()));
        for child in field.children() {
            paths(child, &format!("{path}.{}", child.id), found);
        }
    }
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    let mut found = Vec::new();
    for section in template.sections().iter() {
        paths(section, &section.id, &mut found);
    }
    let within = |section: &str| -> Vec<&(String, Vec<Audience>)> {
        found.iter().filter(|(path, _)| path.split('.').next() == Some(section)).collect()
    };
    for list in ["staff", "programmes", "groups"] {
        let all = within(list);
        assert!(all.len() > 6, "{all:?}");
        assert!(all.iter().all(|(_, audiences)| *audiences == [Audience::Leadership]), "{all:?}");
    }
    for (path, audiences) in within("costs") {
        let family = [Audience::Parent, Audience::Child];
        assert!(!audiences.iter().any(|one| family.contains(one)), "{path}: {audiences:?}");
    }
}

/// Every document, those that are made on request too.
pub(crate) fn all(template: &Template) -> Vec<String> {
    let of_a_plan = template.documents().iter().filter(|document| document.per.is_of_a_plan());
    of_a_plan.map(|document| document.id.clone()).collect()
}

/// A plan whose old targets have no short titles.
fn without_old_titles(yaml: &str) -> String {
    let mut is_old = false;
    let lines = yaml.lines().filter(|line| {
        if !line.starts_with(' ') {
            is_old = line.starts_with("previous_results:");
        }
        !(is_old && line.trim_start().trim_start_matches("- ").starts_with("title:"))
    });
    lines.map(|line| format!("{line}\n")).collect()
}

/// A plan without the lines of one key.
fn without_lines(yaml: &str, key: &str) -> String {
    let lines = yaml.lines().filter(|line| !line.trim_start().starts_with(key));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn teacher_and_parent_copies_print_all_that_they_may() {
    let sendplan = on("2026-09-01");
    let template = &*built_in(&sendplan);
    let marked = marked(template, 5);
    let part = marked.yaml.find("    parent_part:\n").unwrap();
    let part_end = part + marked.yaml[part..].find("    parent_part_none:").unwrap();
    // A child who reads has other pages, and what is said in place of something is printed where that is missing.
    let plans = [
        marked.yaml.clone(),
        marked.yaml.replace("reads: no", "reads: yes"),
        format!("{}{}", &marked.yaml[..part], &marked.yaml[part_end..]),
        // The short title of an old target is printed in place of its text.
        without_old_titles(&marked.yaml),
        // Days, time and place are printed where they are not said in words.
        without_lines(&marked.yaml, "when_and_where:"),
    ];
    let mut texts: Vec<(Audience, String)> = Vec::new();
    for yaml in plans {
        let plan = sendplan.read("plan.yaml", yaml).unwrap();
        let outcome = made(&plan, &only(all(template)));
        assert!(!outcome.files.is_empty(), "{:#?}", outcome.findings);
        let printed = outcome.files.iter().map(|file| (file.audience(), pdf_text(file.bytes())));
        texts.extend(printed);
    }
    for audience in [Audience::Teacher, Audience::Parent] {
        let lost: Vec<&String> = marked
            .words
            .iter()
            .filter(|(word, _)| !marked.unprinted.contains(*word))
            .filter(|(_, audiences)| audiences.contains(&audience))
            // The child's own pages are at hand for everybody who reads the rest.
            .filter(|(word, audiences)| {
                let reads = |of: &Audience| {
                    *of == audience || (*of == Audience::Child && audiences.contains(of))
                };
                // An item of a list begins with a capital.
                let capital = word[..1].to_uppercase() + &word[1..];
                let prints = |text: &str| text.contains(*word) || text.contains(&capital);
                !texts.iter().any(|(of, text)| reads(of) && prints(text))
            })
            .map(|(word, _)| word)
            .collect();
        let lines: Vec<&str> = marked
            .yaml
            .lines()
            .filter(|line| lost.iter().any(|word| line.contains(*word)))
            .collect();
        assert!(lost.is_empty(), "{audience:?} is not shown {}", lines.join("\n"));
    }
}

/// Two households, with a mark of its own on everything that belongs to each.
pub(crate) fn separated(private: &str) -> String {
    let family = "family:\n  separate_copies: yes\n  parents:\n    \
        - {id: a, name: Zoraqa Onequ, relation: Mother, household: A, email: qmail@one.example, phone: 0700900111, address: 1 Qone Road, preferred_contact: qtextone}\n    \
        - {id: b, name: Zoraqb Twoqu, relation: Father, household: B, email: qmail@two.example, phone: 0700900222, address: 2 Qtwo Road, preferred_contact: qtexttwo}\n";
    let views = format!(
        "    views:\n      - {{parent: a, quote: Qquoteone, concerns: Qworryone{private}}}\n      - {{parent: b, quote: Qquotetwo, concerns: Qworrytwo{private}}}\n"
    );
    let example = example();
    let start = example.find("family:\n").unwrap();
    let end = start + example[start..].find("\nroles:").unwrap() + 1;
    let plan = format!("{}{family}{}", &example[..start], &example[end..]);
    let start = plan.find("    views:\n").unwrap();
    let rest = &plan[start + 11..];
    let length = rest
        .lines()
        .take_while(|line| line.starts_with("      ") || line.trim().is_empty())
        .map(|line| line.len() + 1)
        .sum::<usize>();
    let plan = format!("{}{views}{}", &plan[..start], &rest[length..]);
    plan.replace("parent: mum", "parent: a")
}

#[test]
fn each_household_gets_its_own_copy_without_the_others_details() {
    let sendplan = Sendplan::new().unwrap();
    for private in ["", ", private: yes"] {
        let outcome =
            made(&sendplan.read("plan.yaml", separated(private)).unwrap(), &RenderOptions::new());
        let parents: Vec<_> =
            outcome.files.iter().filter(|file| file.audience() == Audience::Parent).collect();
        assert_eq!(parents.len(), 2, "{:#?}", outcome.findings);
        let one = [
            "ZoraqaOnequ",
            "qmail@one",
            "0700900111",
            "1QoneRoad",
            "qtextone",
            "Qquoteone",
            "Qworryone",
        ];
        let two = [
            "ZoraqbTwoqu",
            "qmail@two",
            "0700900222",
            "2QtwoRoad",
            "qtexttwo",
            "Qquotetwo",
            "Qworrytwo",
        ];
        for (file, own, other) in [(parents[0], one, two), (parents[1], two, one)] {
            let text = pdf_text(file.bytes());
            assert!(own.iter().all(|word| text.contains(word)), "{}: {text}", file.name());
            assert!(other.iter().all(|word| !text.contains(word)), "{}: {text}", file.name());
        }
        let teacher = outcome.files.iter().find(|f| f.document() == "plan-teacher").unwrap();
        let text = pdf_text(teacher.bytes());
        assert!(one.iter().chain(&two).all(|word| text.contains(word)));
    }
}

#[test]
fn a_view_may_be_shared_with_the_other_household() {
    let sendplan = Sendplan::new().unwrap();
    let outcome = made(
        &sendplan.read("plan.yaml", separated(", private: no")).unwrap(),
        &RenderOptions::new(),
    );
    for file in outcome.files.iter().filter(|file| file.audience() == Audience::Parent) {
        let text = pdf_text(file.bytes());
        assert!(text.contains("Qquoteone") && text.contains("Qquotetwo"));
        assert!(!(text.contains("ZoraqaOnequ") && text.contains("ZoraqbTwoqu")));
    }
}

#[test]
fn a_sentence_that_names_the_other_home_stops_both_copies() {
    let sendplan = Sendplan::new().unwrap();
    for detail in ["Zoraqb Twoqu", "qmail@two.example", "0700900222", "2 Qtwo Road"] {
        let plan = format!("{}\nehc_notes:\n  notes: nothing\n", separated(""));
        let plan = plan.replacen(
            "  led_by: ",
            &format!("  consent_to_share: Ask {detail}.\n  led_by: "),
            1,
        );
        assert!(plan.contains(detail));
        let outcome = made(&sendplan.read("plan.yaml", plan).unwrap(), &RenderOptions::new());
        assert!(outcome.files.is_empty());
        let found = outcome.findings.iter().find(|d| d.rule().id() == "other-household");
        let message = found.unwrap().message();
        assert!(
            message.contains("agreement.consent_to_share") && message.contains("`b`"),
            "{message}"
        );
        assert!(!message.contains(detail), "{message}");
    }
}

#[test]
fn the_child_is_shown_only_what_names_the_child() {
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    fn walk(field: &Field) {
        let child = field.audiences.includes(Audience::Child);
        // Adult wording is in fields that the child does not see; what the child sees is either the
        // child's own wording or a fact such as a name or a day.
        if child && matches!(field.kind, FieldKind::Prose { .. }) {
            assert_eq!(field.role, Some(Role::ChildText), "{}", field.id);
        }
        for inner in field.children() {
            walk(inner);
        }
    }
    for section in template.sections().iter() {
        walk(section);
    }
    let diagnosis = template.field("assess.diagnoses.name").unwrap();
    assert!(!diagnosis.audiences.includes(Audience::Child));
}

#[test]
fn audiences_choose_copies() {
    let folder = Folder::new();
    folder.write("plan.yaml", example());
    let ran = folder.run("render plan.yaml --audience child");
    assert_eq!(ran.stdout.lines().count(), 2, "{}", ran.stdout);
    let ran = folder.run("render plan.yaml --document plan-parent");
    assert_eq!(ran.stdout.lines().count(), 1);
    let ran = folder.run("render plan.yaml --document plan-parents");
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("has no document `plan-parents`"), "{}", ran.stderr);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a person types into a field for staff, it is in the teacher's copy alone.
    #[test]
    fn staff_notes_stay_with_staff(words in proptest::collection::vec("[a-z]{6,9}", 3..6)) {
        let sendplan = Sendplan::new().unwrap();
        let note = format!("zq{}", words.join("xq"));
        let plan = format!("{}\nehc_notes:\n  notes: {note}\n", example());
        let options = RenderOptions::new().format(Format::Typst);
        let outcome = made(&sendplan.read("plan.yaml", plan).unwrap(), &options);
        prop_assert!(!outcome.files.is_empty());
        for file in outcome.files {
            // A long word holds places where it may break.
            let text = squeezed(&String::from_utf8(file.bytes().to_vec()).unwrap().replace("\\u{200b}", ""));
            prop_assert_eq!(text.contains(&note), file.audience() == Audience::Teacher);
        }
    }
}
