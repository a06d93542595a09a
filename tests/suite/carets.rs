//! Where findings point: the marks in the examples of the rules, and texts in every form that YAML has.
//!
//! A line of carets below a line of an example marks the words that the finding has to point at.

use std::ops::Range;

use sendplan::internal::judge::{Kind, judge};
use sendplan::{Finding, Sendplan};
use serde_json::Value;

use crate::rules::{edited, field};
use crate::run::{Folder, example, example_with, root};

/// An example with the words that its findings point at.
struct Marked {
    /// The lines without the marks.
    lines: Vec<String>,
    /// The marks: each a line, and a range of bytes in it.
    marks: Vec<(usize, Range<usize>)>,
}

/// Whether a line marks words of the line above it.
pub(crate) fn is_mark(line: &str) -> bool {
    line.contains('^') && line.chars().all(|c| matches!(c, '#' | ' ' | '^'))
}

impl Marked {
    fn new(fence: &str) -> Self {
        let mut marked = Self { lines: Vec::new(), marks: Vec::new() };
        for line in fence.lines() {
            if !is_mark(line) {
                marked.lines.push(line.to_owned());
                continue;
            }
            let above = marked.lines.last().expect("a mark has a line above it");
            let columns: Vec<char> = line.chars().collect();
            let byte = |column: usize| above.chars().take(column).map(char::len_utf8).sum();
            let mut column = 0;
            while let Some(from) = columns[column..].iter().position(|c| *c == '^') {
                let from = column + from;
                let to = from + columns[from..].iter().take_while(|c| **c == '^').count();
                marked.marks.push((marked.lines.len() - 1, byte(from)..byte(to)));
                column = to;
            }
        }
        marked
    }

    /// The marks of one line.
    fn on(&self, line: usize) -> Vec<Range<usize>> {
        self.marks.iter().filter(|(at, _)| *at == line).map(|(_, range)| range.clone()).collect()
    }
}

/// The examples of an explanation that raise its rule, with the kind of each.
fn failing(explanation: &str) -> Vec<(String, Marked)> {
    let fences = explanation.split("```").skip(1).step_by(2);
    let headed = fences.filter_map(|fence| fence.split_once('\n'));
    headed
        .filter_map(|(head, fence)| Some((head.strip_suffix(",fail")?.to_owned(), fence)))
        .map(|(kind, fence)| (kind, Marked::new(fence)))
        .collect()
}

/// Where the findings of a rule in the file `plan.yaml` point.
fn places(folder: &Folder, rule: &str) -> Vec<Range<usize>> {
    let plan = Sendplan::new().unwrap().open(folder.path("plan.yaml")).unwrap();
    let found = plan.findings().iter().filter(|finding| finding.rule().id() == rule);
    // Further words of the same text have no text of their own.
    let further = |finding: &'_ Finding| {
        let related = finding.related_labels().iter().filter(|label| label.text().is_empty());
        related.map(|label| label.place().clone()).collect::<Vec<_>>()
    };
    let places = found.flat_map(|finding| {
        finding.primary().map(|first| first.place().clone()).into_iter().chain(further(finding))
    });
    let own = places.filter(|place| place.file().name().ends_with("plan.yaml"));
    let mut ranges: Vec<Range<usize>> = own.map(|place| place.span().range()).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup();
    ranges
}

/// Where each line of an example is pointed at, by what the findings of its rule say.
fn pointed(kind: &str, example: &Marked, rule: &str) -> Vec<Vec<Range<usize>>> {
    let judged = match kind {
        "need" => Kind::Need,
        "target" => Kind::Target,
        "provision" => Kind::Provision,
        "skills" => {
            return example
                .lines
                .iter()
                .map(|line| in_edit(rule, &[format!("targets[1].text: {line}")], 0, 0))
                .collect();
        }
        "edit" => {
            let lines = example.lines.iter().enumerate();
            return lines
                .map(|(at, line)| in_edit(rule, &example.lines, at, value_at(line)))
                .collect();
        }
        _ => return in_yaml(rule, example),
    };
    let lines = example.lines.iter();
    lines.map(|line| judge(judged, line).vague.map_or_else(Vec::new, |vague| vague.marks)).collect()
}

/// Where the value begins in a line of an example, without its quotation mark.
fn value_at(line: &str) -> usize {
    let (path, value) = line.split_once(':').unwrap();
    let quoted = value.trim_start().starts_with(['"', '\'']);
    path.len() + 1 + (value.len() - value.trim_start().len()) + usize::from(quoted)
}

/// Where an edited field of a plan is pointed at, in bytes of the line that edits it.
fn in_edit(rule: &str, lines: &[String], at: usize, value_at: usize) -> Vec<Range<usize>> {
    const HERE: &str = "@here@";
    let mut plan = edited(&lines.join("\n"));
    let folder = Folder::new();
    folder.write("plan.yaml", plan.to_string());
    let path = lines[at].split_once(':').unwrap().0;
    let value = field(&mut plan, path).unwrap();
    let Value::String(text) = value.take() else { return Vec::new() };
    *field(&mut plan, path).unwrap() = HERE.into();
    let start = plan.to_string().find(HERE).unwrap();
    let end = start + Value::from(text.as_str()).to_string().len() - 2;
    // As many bytes of the text as the quoted form has before a place.
    let typed = |place: usize| {
        let lengths = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let quoted = |at: &usize| Value::from(&text[..*at]).to_string().len() - 2;
        value_at + lengths.take_while(|at| quoted(at) <= place - start).last().unwrap()
    };
    let within = |range: &Range<usize>| start <= range.start && range.end <= end;
    let found = places(&folder, rule).into_iter().filter(within);
    found.map(|range| typed(range.start)..typed(range.end)).collect()
}

/// Where the lines of a piece of a plan are pointed at.
fn in_yaml(rule: &str, marked: &Marked) -> Vec<Vec<Range<usize>>> {
    let folder = Folder::new();
    folder.write("sendplan.yaml", example()).write("plan.yaml", marked.lines.join("\n"));
    let found = places(&folder, rule);
    let mut start = 0;
    let mut pointed = Vec::new();
    for line in &marked.lines {
        let here = start..start + line.len();
        let own = found.iter().filter(|range| here.contains(&range.start));
        pointed.push(own.map(|range| range.start - start..range.end - start).collect());
        start = here.end + 1;
    }
    pointed
}

/// A line of an example with the marks that it has, or has to have.
fn shown(line: &str, ranges: &[Range<usize>]) -> String {
    let mut marks = String::new();
    for range in ranges {
        let column = line[..range.start].chars().count();
        marks.extend(std::iter::repeat_n(' ', column - marks.chars().count()));
        marks.extend(std::iter::repeat_n('^', line[range.clone()].chars().count()));
    }
    if marks.starts_with("  ") {
        marks.replace_range(..1, "#");
    }
    format!("    /// {line}\n    /// {marks}\n")
}

#[test]
fn findings_point_at_the_words_that_the_examples_mark() {
    let mut wrong = String::new();
    for rule in Sendplan::rules() {
        for (kind, example) in failing(&rule.explanation()) {
            if example.marks.is_empty() {
                continue;
            }
            for (at, pointed) in pointed(&kind, &example, rule.id()).iter().enumerate() {
                let marked = example.on(at);
                if !marked.is_empty() && marked != *pointed {
                    wrong += &format!("{}:\n{}", rule.id(), shown(&example.lines[at], pointed));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "findings point elsewhere:\n{wrong}");
}

#[test]
fn every_rule_that_points_at_words_has_an_example_with_marks() {
    // Two plans are compared: `a_name_is_underlined_where_it_is` below.
    let across = ["other-pupil"];
    let mut missing = String::new();
    let mut count = 0;
    for rule in Sendplan::rules().filter(|rule| !across.contains(&rule.id())) {
        let file = root().join("src/rules").join(rule.id().replace('-', "_") + ".rs");
        let Ok(source) = std::fs::read_to_string(file) else { continue };
        let ways = [
            "RULE.at_words(",
            "RULE\n            .at_words(",
            "RULE.at_all_words(",
            "RULE.at_text(",
            "judged(&RULE",
            ".places(&ranges)",
        ];
        if !ways.iter().any(|way| source.contains(way)) {
            continue;
        }
        count += 1;
        let examples = failing(&rule.explanation());
        if examples.iter().any(|(_, example)| !example.marks.is_empty()) {
            continue;
        }
        missing += &format!("{}:\n", rule.id());
        for (kind, example) in &examples {
            for (at, pointed) in pointed(kind, example, rule.id()).iter().enumerate() {
                missing += &shown(&example.lines[at], pointed);
            }
        }
    }
    assert!(missing.is_empty(), "no example is marked; it may be that these are right:\n{missing}");
    assert!(count >= 23, "{count}");
}

/// The words that a rule underlines in a plan, with the four letters before them; line breaks shown as `⏎`.
fn underlined(plan: &str, rule: &str) -> Vec<String> {
    let folder = Folder::new();
    folder.write("plan.yaml", plan);
    let before = |range: &Range<usize>| {
        let start = plan[..range.start].char_indices().rev().nth(3).map_or(0, |(at, _)| at);
        plan[start..range.start].to_owned()
    };
    let shown = |range: Range<usize>| format!("{}[{}]", before(&range), &plan[range.clone()]);
    places(&folder, rule).into_iter().map(|range| shown(range).replace('\n', "⏎")).collect()
}

/// The text of the template's first target, which the tests below write in other ways.
const TEXT: &str = "text: By 7 December 2026 Sam will write the first sentence of a task within 3 minutes of the start, by himself, in 8 of 10 writing lessons, so that he has time to finish.";

#[test]
fn a_word_is_underlined_in_whatever_form_the_text_was_written() {
    let her =
        |form: &str| underlined(&example_with(TEXT, &format!("text: {form}")), "wrong-pronoun");
    for form in [
        "By 7 December 2026, together or not, Sam will show her card in 9 of 10 breaks.",
        "By 7 December 2026, together or not,\n      Sam will show her card in 9 of 10 breaks.",
        "'By 7 December 2026, ''together'' or not, Sam will show her card in 9 of 10 breaks.'",
        "\"By 7 December 2026, \\u201ctogether\\u201d or not, Sam\\n\\\n      will show her card in 9 of 10 breaks.\"",
        "|\n      By 7 December 2026, together or not,\n      Sam will show her card in 9 of 10 breaks.",
        ">-\n      By 7 December 2026, together or not,\n\n      Sam will show her card in\n      9 of 10 breaks.\n",
        ">2\n      By 7 December 2026, together or not, Sam will show her card\n      in 9 of 10 breaks.\n",
        "&t1 By 7 December 2026, together\tor not, Sam will show her card in 9 of 10 breaks.",
        // Accents as signs of their own, which are composed before they are printed.
        "By 7 December 2026, in the cafe\u{301}, together or not, Sam will show her card in 9 of 10 breaks.",
    ] {
        assert_eq!(her(form), ["how [her]"], "{form}");
    }
    assert_eq!(
        her("By 7 December 2026 Sam will show\n      her card in 9 of 10 breaks."),
        ["    [her]"]
    );
}

#[test]
fn of_a_word_that_is_there_twice_each_is_underlined_where_it_is() {
    let plan =
        example_with(TEXT, "text: By 7 December 2026 [name] will show the card that [name] has.");
    assert_eq!(underlined(&plan, "placeholder"), ["026 [[name]]", "hat [[name]]"]);
    let plan = example_with("Makes us laugh,", "\"lazy? not lazy\",");
    assert_eq!(underlined(&plan, "labelling"), ["t: \"[lazy]", "not [lazy]"]);
}

#[test]
fn words_in_a_later_paragraph_are_underlined_there() {
    let statement = "statement: Starts writing tasks 9 minutes after the class on average, because he is afraid of getting them wrong; needs a first line to start from and a plan in pictures.";
    let paragraphs = "statement: |-\n        Starts writing tasks 9 minutes late, not lazy at all.\n\n        He is lazy\n        in the café. He is lazy then.\n";
    let plan = example_with(statement, paragraphs);
    assert_eq!(underlined(&plan, "labelling"), ["not [lazy]", " is [lazy]", " is [lazy]"]);
    let plan = example_with(statement, &paragraphs.replace("|-", ">"));
    assert_eq!(underlined(&plan, "labelling"), ["not [lazy]", " is [lazy]", " is [lazy]"]);
    let twice = example_with(
        statement,
        "statement: |\n        Struggles with learning.\n\n        Struggles with learning.\n",
    );
    assert_eq!(underlined(&twice, "vague-need"), ["ith [learning]", "ith [learning]"]);
}

#[test]
fn words_over_two_lines_are_underlined_as_they_were_written() {
    let plan = example_with(
        TEXT,
        "text: >\n      By the end of Key\n      Stage 2 Sam will write his name.\n",
    );
    assert_eq!(underlined(&plan, "distant-target"), ["    [By the end of Key⏎      Stage 2 Sam]"]);
}

#[test]
fn a_text_behind_an_alias_is_underlined_as_a_whole() {
    let plan = example_with("Makes us laugh,", "&lazy Not lazy,")
        .replace("text: Fair when we play games,", "text: *lazy ,");
    assert_eq!(underlined(&plan, "labelling"), ["Not [lazy]", "xt: [*lazy]"]);
}

#[test]
fn the_name_of_another_pupil_is_underlined_where_it_is() {
    let other = example().replace("Sam", "Mia").replace("ST-1", "ST-2").replace(
        "He reads the finished text to a partner",
        "\"He reads “Sample” to\n        Sam\"",
    );
    let folder = Folder::new();
    folder.write("a.yaml", example()).write("b.yaml", &other);
    let ran = folder.run("check a.yaml b.yaml --format short");
    let line = 1 + other.lines().position(|line| line.ends_with("Sam\"")).unwrap();
    let place = format!("b.yaml:{line}:9:");
    let found = ran.stdout.lines().find(|line| line.contains("[other-pupil]")).unwrap();
    assert!(found.starts_with(&place), "{found}");
}

#[test]
fn what_tells_of_the_other_home_is_underlined_where_it_is() {
    let parents = "family:\n  separate_copies: yes\n  parents:\n    - {id: mum, name: Jill Ashdown, relation: Mother, phone: 020 7946 0171, preferred_contact: Text message}\n    - {id: dad, name: Paul Hart, relation: Father, preferred_contact: Letter}\n";
    let folder = Folder::new();
    folder.write("sendplan.yaml", example());
    for (form, words) in [
        ("Ask the Ashdown Club; then ask J. Ashdown first.", "J. Ashdown"),
        ("'Ask ''Jill’s'' team, then Jill\n    Ashdown.'", "Jill\n    Ashdown"),
        (
            ">-\n    Ask first.\n\n    Then JILL\n    ASH\u{ad}DOWN is told.",
            "JILL\n    ASH\u{ad}DOWN",
        ),
        ("\"Ring 0\\u0032\\u0030 7946 0171.\"", "0\\u0032\\u0030 7946 0171"),
    ] {
        let plan = format!("{parents}agreement:\n  consent_to_share: {form}\n");
        folder.write("plan.yaml", &plan);
        let found = places(&folder, "other-household");
        let shown: Vec<&str> = found.iter().map(|range| &plan[range.clone()]).collect();
        assert_eq!(shown, [words], "{form}");
    }
}
