//! The promise that text never becomes code, and prints as typed.

use std::fs;

use proptest::prelude::*;
use sendplan::print::Format;
use sendplan::{RenderOptions, Sendplan};

use typst::syntax::SyntaxKind;
use typst::syntax::ast::Str;
use unicode_normalization::UnicodeNormalization;

use crate::run::{Folder, example, made, only, pdf_text, root, squeezed};

/// The example in which a child's words are replaced, quoted so that YAML takes them as they are.
fn with_quote(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap();
    with_field("quote", &json)
}

/// The example with the first field of this name given another value.
fn with_field(name: &str, value: &str) -> String {
    let mut done = false;
    let lines: Vec<String> = example()
        .lines()
        .map(|line| {
            let indent = line.len() - line.trim_start().len();
            if !done && line.trim_start().starts_with(&format!("{name}: ")) {
                done = true;
                return format!("{}{name}: {value}", " ".repeat(indent));
            }
            line.to_owned()
        })
        .collect();
    assert!(done, "the example has no `{name}` on one line");
    lines.join("\n")
}

#[test]
fn typst_code_is_printed_and_not_run() {
    let sendplan = Sendplan::new().unwrap();
    for text in [
        "#read(\"/etc/passwd\")",
        "$x^2$",
        "*bold* _under_ @ref <label>",
        "a lone \\ and \\u{41}",
        "say \"hello\" // not a comment /* nor this */",
        "{{ 7*7 }} {% raw %} {# no #}",
        "`raw` ``` block ```",
        "= No heading\n- no list\n+ none",
        "\")]}#panic()[(\"",
        "#import \"@preview/x:1.0.0\": *",
        "https://example.org/a~b--c---d...e",
        "'single' ‘curly’ & < > % ~ ^ |",
    ] {
        let outcome =
            made(&sendplan.read("plan.yaml", with_quote(text)).unwrap(), &RenderOptions::new());
        assert_eq!(outcome.files.len(), 4, "{text}: {:#?}", outcome.findings);
        for file in outcome.files.iter().filter(|file| file.document().starts_with("plan")) {
            let printed = straight(&pdf_text(file.bytes()));
            let typed = straight(&squeezed(text));
            assert!(printed.contains(&typed), "{text} in {}: {printed}", file.name());
        }
    }
}

/// A text with straight marks: on the page all are curly.
fn straight(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace(['‘', '’'], "'")
}

#[test]
fn names_in_many_languages_print_in_every_copy() {
    let sendplan = Sendplan::new().unwrap();
    for name in [
        "Zeynep Yıldız",
        "İğdır Şöğüş",
        "Łukasz Żółć",
        "Nguyễn Thị Ướt",
        "Siân Ó Súilleabháin",
        "Zoe\u{308} e\u{301}",
    ] {
        let json = serde_json::to_string(name).unwrap();
        let outcome = made(
            &sendplan.read("plan.yaml", with_field("known_as", &json)).unwrap(),
            &RenderOptions::new(),
        );
        assert_eq!(outcome.files.len(), 4, "{:#?}", outcome.findings);
        let to_act_on = outcome.findings.iter().any(|one| one.level() > sendplan::Level::Note);
        assert!(!to_act_on, "{:#?}", outcome.findings);
    }
}

#[test]
fn a_character_without_a_font_is_a_warning_that_names_it() {
    let sendplan = Sendplan::new().unwrap();
    for (text, code) in
        [("I love \u{1f68c} buses", "U+1F68C"), ("გამარჯობა", "U+10D2"), ("你好", "U+4F60")]
    {
        let outcome =
            made(&sendplan.read("plan.yaml", with_quote(text)).unwrap(), &RenderOptions::new());
        assert_eq!(outcome.files.len(), 4);
        let warning =
            outcome.findings.iter().find(|d| d.rule().id() == "missing-character").unwrap();
        assert!(warning.message().contains(code), "{}", warning.message());
        assert!(warning.message().contains("about.pupil_voice.quote"));
    }
}

#[test]
fn joined_emoji_and_odd_spaces_break_nothing() {
    let sendplan = Sendplan::new().unwrap();
    for text in [
        "👩\u{200d}👩\u{200d}👧 family",
        "flag 🏴\u{e0067}\u{e0062}",
        "soft\u{ad}hyphen zero\u{200b}width",
        "\u{200f}right to left: שלום\u{200e}",
        "a\u{a0}b\u{2009}c\u{202f}d\u{2003}e",
        "\u{301}starts with an accent",
        "tab\tand\r\nlines\n\n\nand more",
    ] {
        let outcome =
            made(&sendplan.read("plan.yaml", with_quote(text)).unwrap(), &RenderOptions::new());
        let refused = outcome.findings.iter().any(|d| d.rule().id() == "control-character");
        assert!(refused || outcome.files.len() == 4, "{text}: {:#?}", outcome.findings);
    }
}

#[test]
fn a_word_wider_than_its_column_breaks() {
    let sendplan = Sendplan::new().unwrap();
    let options = only(["plan-child"]).format(Format::Typst);
    let source = |text: &str| {
        let plan = sendplan.read("plan.yaml", with_quote(text)).unwrap();
        String::from_utf8(made(&plan, &options).files[0].bytes().to_vec()).unwrap()
    };
    assert!(source(&"x".repeat(90)).contains("x\\u{200b}xxxxxxxx\\u{200b}x"));
    assert!(
        !source("featherstonehaugh@larkfield-primary.example").contains("\\u{200b}featherstone")
    );
    assert!(!source(&"x".repeat(40)).contains("200b"));
}

#[test]
fn control_characters_are_refused_with_their_place() {
    let sendplan = Sendplan::new().unwrap();
    for escape in ["\\0", "\\u0007", "\\u001b[31m", "\\u202e", "\\ufffe", "\\ue000", "\\u2066"] {
        let plan = with_field("quote", &format!("\"a{escape}b\""));
        let outcome = made(&sendplan.read("plan.yaml", plan).unwrap(), &RenderOptions::new());
        assert!(outcome.files.is_empty(), "{escape}");
        let finding = outcome.findings.iter().find(|d| d.is_error()).unwrap();
        assert!(
            ["control-character", "yaml-syntax"].contains(&finding.rule().id()),
            "{escape}: {}",
            finding.message()
        );
        assert!(finding.primary().is_some());
    }
}

#[test]
fn a_layout_that_would_let_text_become_code_is_refused() {
    for (layout, name) in [
        ("#let x = \"Hello {{ pupil.known_as }}\"\n= #x", "in a string"),
        ("= Plan of {{ pupil.known_as }}", "in markup"),
        ("// {{ pupil.known_as }}\n= Plan", "in a comment"),
        ("= Plan\n`{{ pupil.known_as }}`", "in raw text"),
    ] {
        let folder = Folder::new();
        folder.write("plan.yaml", example());
        assert_eq!(folder.run("template export -o mine").code, 0);
        folder.write("mine/plan-teacher.typ.j2", layout);
        let ran = folder.run("render plan.yaml --template-folder mine --document plan-teacher");
        assert_eq!(ran.code, 2, "{name}: {}", ran.stderr);
        assert!(ran.stderr.contains("puts a value inside"), "{name}: {}", ran.stderr);
        assert!(folder.names("out").is_empty());
    }
}

#[test]
fn a_layout_sees_no_file_and_no_network() {
    for (call, said) in [
        ("#read(\"/etc/passwd\")", "file not found"),
        ("#read(\"../../../etc/passwd\")", "would escape the project root"),
        ("#import \"@preview/cetz:0.3.0\": *", "file not found"),
    ] {
        let folder = Folder::new();
        folder.write("plan.yaml", example());
        folder.run("template export -o mine");
        folder.write("mine/plan-teacher.typ.j2", call);
        let ran =
            folder.run("render plan.yaml --template-folder mine --document plan-teacher --verbose");
        assert_eq!(ran.code, 2, "{call}");
        assert!(ran.stderr.contains(said) && !ran.stderr.contains("root:"), "{}", ran.stderr);
    }
}

#[test]
fn an_endless_layout_runs_out_of_fuel() {
    let folder = Folder::new();
    folder.write("plan.yaml", example());
    folder.run("template export -o mine");
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
    folder.write("mine/plan-teacher.typ.j2", endless);
    let ran = folder.run("render plan.yaml --template-folder mine --document plan-teacher");
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("fuel"), "{}", ran.stderr);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any text at all enters the source as string literals, from its first character to its last, or is refused.
    #[test]
    fn any_text_is_a_literal(text in "\\PC{1,60}|[\"\\\\#$*_`@<>{}%/\\[\\]()\n]{1,60}") {
        let sendplan = Sendplan::new().unwrap();
        // Marks that no label and no other value has.
        let marked = format!("zqz {text} qzq");
        let plan = sendplan.read("plan.yaml", with_quote(&marked)).unwrap();
        let outcome = made(&plan, &only(["plan-child"]).format(Format::Typst));
        let refused = outcome.findings.iter().any(sendplan::Finding::is_error);
        prop_assert!(refused != (outcome.files.len() == 1), "{:#?}", outcome.findings);
        for file in &outcome.files {
            let source = String::from_utf8(file.bytes().to_vec()).unwrap();
            prop_assert!(holds(&bare(&literals(&source)), &bare(&marked)), "{marked} in {source}");
        }
    }
}

/// The values of all string literals of a source, one after the other; the source has to be without faults.
fn literals(source: &str) -> String {
    let root = typst::syntax::parse(source);
    assert!(root.errors_and_warnings().0.is_empty(), "{source}");
    let mut found = String::new();
    let mut nodes = vec![root];
    while let Some(node) = nodes.pop() {
        if let Some(text) = node.cast::<Str>() {
            found.push_str(&text.get());
        }
        nodes.extend(node.children().rev().cloned());
    }
    found
}

/// A text without white space and places where a word may break, with straight marks, its letters composed.
fn bare(text: &str) -> String {
    // The mark of an object that did not come along is left out of what is printed.
    let visible = |c: &char| *c != '\u{fffc}' && !sendplan::internal::render::invisible(*c);
    squeezed(&straight(text))
        .nfc()
        .filter(visible)
        .flat_map(|c| match c {
            // The only signs that are printed as the letters they join.
            '\u{fb00}'..='\u{fb06}' => c.to_string().nfkc().collect::<Vec<char>>(),
            _ => vec![c],
        })
        .collect()
}

/// Whether a text is in another, in which some of its characters may be `�`: those that no font has.
fn holds(whole: &str, part: &str) -> bool {
    let part: Vec<char> = part.chars().collect();
    let whole: Vec<char> = whole.chars().collect();
    let same = |(a, b): (&char, &char)| a == b || *a == '\u{fffd}';
    whole.windows(part.len()).any(|window| window.iter().zip(&part).all(same))
}

#[test]
fn the_source_shows_values_as_literals() {
    let sendplan = Sendplan::new().unwrap();
    let options = RenderOptions::new().format(Format::Typst);
    let plan = with_quote("say \"#read\" \\ now");
    let outcome = made(&sendplan.read("plan.yaml", plan).unwrap(), &options);
    let teacher = String::from_utf8(outcome.files[0].bytes().to_vec()).unwrap();
    assert!(outcome.files[0].name().ends_with(".typ"));
    assert!(teacher.contains(r##"("say “#read” \\ now", )"##), "{teacher}");
}

/// Whether Typst code runs a text as code: calls `eval`, or hands it on under another name.
fn runs_text(code: &str) -> bool {
    let mut nodes = vec![typst::syntax::parse(code), typst::syntax::parse_code(code)];
    while let Some(node) = nodes.pop() {
        if node.kind() == SyntaxKind::Ident && node.leaf_text() == "eval" {
            return true;
        }
        nodes.extend(node.children().cloned());
    }
    false
}

#[test]
fn no_component_and_no_layout_runs_text_as_code() {
    for (code, runs) in [
        ("#eval(\"1 + 1\")", true),
        ("#let go = eval\n#go(text)", true),
        ("#texts.map(eval)", true),
        ("#std.eval(text)", true),
        ("#evaluation(text)", false),
        ("// eval(text)\nAn evaluation", false),
        ("#text[eval(\"1\")]", false),
    ] {
        assert_eq!(runs_text(code), runs, "{code}");
    }
    let mut folders = vec![root().join("templates")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(".typ") || name.ends_with(".j2") {
                assert!(!runs_text(&fs::read_to_string(&path).unwrap()), "{name}");
                count += 1;
            }
        }
    }
    assert!(count > 20, "{count} components and layouts were read");
}
