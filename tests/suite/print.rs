//! Print options: sizes, papers, ink, sheets, and who decides on them.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use lopdf::Document;
use lopdf::content::Content;
use sendplan::print::{Format, Ink, Paper, PrintSize, Sheet};
use sendplan::{DocumentFile, Plan, RenderOptions, Sendplan};

use crate::run::{Folder, example, made, pdf_text, root, samples};

/// How many pieces of text a PDF sets in each size, in tenths of a point.
fn sizes(bytes: &[u8]) -> BTreeMap<u32, usize> {
    let document = Document::load_mem(bytes).unwrap();
    let mut found = BTreeMap::new();
    for page in document.get_pages().into_values() {
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        let mut size = 0;
        for operation in content.operations {
            match operation.operator.as_str() {
                "Tf" => size = (operation.operands[1].as_float().unwrap() * 10.0).round() as u32,
                "TJ" | "Tj" => *found.entry(size).or_default() += 1,
                _ => {}
            }
        }
    }
    found
}

fn render(plan: &Plan, options: &RenderOptions) -> Vec<DocumentFile> {
    let outcome = made(plan, options);
    assert!(!outcome.files.is_empty(), "{:#?}", outcome.findings);
    outcome.files
}

fn file(path: impl Into<PathBuf>) -> Plan {
    Sendplan::new().unwrap().open(path).unwrap()
}

fn text(plan: impl Into<Vec<u8>>) -> Plan {
    Sendplan::new().unwrap().read("plan.yaml", plan).unwrap()
}

/// Small pictures of the pages.
fn images() -> RenderOptions {
    RenderOptions::new().format(Format::Png).ppi(30)
}

fn sized(size: PrintSize) -> RenderOptions {
    RenderOptions::new().print_size(size)
}

#[test]
fn parents_get_12_14_or_18_point_and_nothing_much_smaller() {
    let expected = [
        (PrintSize::Standard, (120, 105), 90),
        (PrintSize::Clear, (140, 130), 110),
        (PrintSize::Large, (180, 160), 160),
    ];
    for (size, (body, details), least) in expected {
        for file in render(&text(example()), &sized(size).document("plan-parent")) {
            let sizes = sizes(file.bytes());
            let most = sizes.iter().max_by_key(|(_, count)| **count).unwrap();
            assert_eq!(*most.0, details, "{size:?}: {sizes:?}");
            assert!(sizes.contains_key(&body), "{size:?}: {sizes:?}");
            assert!(*sizes.keys().next().unwrap() >= least, "{size:?}: {sizes:?}");
        }
    }
}

#[test]
fn the_childs_print_is_16_point_or_more_and_never_under_14() {
    for path in samples() {
        for file in render(&file(path), &RenderOptions::new()) {
            if file.audience() == sendplan::Audience::Child {
                let sizes = sizes(file.bytes());
                let most = sizes.iter().max_by_key(|(_, count)| **count).unwrap();
                assert!(*most.0 >= 160 && *sizes.keys().next().unwrap() >= 140, "{sizes:?}");
            }
        }
    }
}

/// Print options of which every two settings are together in one of them.
const OPTIONS: [(PrintSize, Sheet, Paper, Ink); 6] = [
    (PrintSize::Standard, Sheet::A4, Paper::White, Ink::Colour),
    (PrintSize::Standard, Sheet::A3, Paper::Cream, Ink::Grey),
    (PrintSize::Clear, Sheet::A4, Paper::Cream, Ink::Colour),
    (PrintSize::Clear, Sheet::A3, Paper::White, Ink::Grey),
    (PrintSize::Large, Sheet::A4, Paper::White, Ink::Grey),
    (PrintSize::Large, Sheet::A3, Paper::Cream, Ink::Colour),
];

#[test]
fn every_sample_renders_in_every_print_option() {
    for path in samples() {
        let plan = render(&file(&path), &RenderOptions::new().format(Format::Typst)).len();
        for (size, sheet, paper, ink) in OPTIONS {
            let options = sized(size).sheet(sheet).paper(paper).ink(ink);
            let files = render(&file(&path), &options);
            assert_eq!(files.len(), plan, "{} {options:?}", path.display());
        }
    }
}

#[test]
fn large_print_says_the_same_words() {
    let words = |size| -> Vec<Vec<String>> {
        render(&text(example()), &sized(size).document("plan-parent"))
            .iter()
            .map(|file| {
                let text = pdf_text(file.bytes());
                let mut words: Vec<String> =
                    ["Evidence", "Provision", "Signatures", "Targets", "Trained", "goal"]
                        .iter()
                        .map(|word| format!("{word} {}", text.matches(word).count()))
                        .collect();
                words.sort();
                words
            })
            .collect()
    };
    assert_eq!(words(PrintSize::Standard), words(PrintSize::Large));
}

#[test]
fn grey_ink_leaves_no_colour_on_any_page() {
    let folder = Folder::new();
    fs::create_dir(folder.path("ours")).unwrap();
    let red = image::RgbImage::from_pixel(40, 40, image::Rgb([250, 20, 20]));
    red.save(folder.path("ours/red.png")).unwrap();
    folder.write("sendplan.yaml", example()).write(
        "plan.yaml",
        "pictures: ours\nabout:\n  child:\n    picture: red\nschool:\n  logo: ours/red.png\n  accent: \"#b0005a\"\npaper: cream\n",
    );
    for plan in [folder.path("plan.yaml"), root().join("samples/larkfield/kofi-2026-autumn.yaml")] {
        for file in render(&file(&plan), &images().ink(Ink::Grey)) {
            let page = image::load_from_memory(file.bytes()).unwrap().to_rgb8();
            let coloured = page.pixels().filter(|p| p.0.iter().max() != p.0.iter().min()).count();
            assert_eq!(coloured, 0, "{}", file.name());
        }
    }
}

#[test]
fn cream_paper_tints_every_copy() {
    for file in render(&text(example()), &images().paper(Paper::Cream)) {
        let page = image::load_from_memory(file.bytes()).unwrap().to_rgb8();
        assert_eq!(page.get_pixel(2, 2).0, [0xfd, 0xf6, 0xe6], "{}", file.name());
    }
    let tokens = fs::read_to_string(root().join("templates/shared/tokens.typ")).unwrap();
    let cream = sendplan::internal::record::Colour::CREAM;
    assert!(tokens.contains(&format!("cream: rgb(\"{cream}\")")));
}

#[test]
fn a3_is_for_the_child_alone() {
    for file in render(&text(example()), &RenderOptions::new().sheet(Sheet::A3)) {
        let document = Document::load_mem(file.bytes()).unwrap();
        let page = *document.get_pages().values().next().unwrap();
        let page = document.get_dictionary(page).unwrap();
        let sheet = page.get(b"MediaBox").unwrap().as_array().unwrap();
        let width = sheet[2].as_float().unwrap().round();
        let child = file.audience() == sendplan::Audience::Child;
        assert!(
            (width - if child { 842.0 } else { 595.0 }).abs() < 1.0,
            "{}: {width}",
            file.name()
        );
    }
}

#[test]
fn a_household_gets_the_print_it_asks_for_unless_the_run_says_otherwise() {
    let iris = root().join("samples/larkfield/iris-2026-autumn.yaml");
    let body = |options: RenderOptions| -> Vec<u32> {
        render(&file(&iris), &options.document("plan-parent"))
            .iter()
            .map(|file| *sizes(file.bytes()).iter().max_by_key(|(_, count)| **count).unwrap().0)
            .collect()
    };
    // The details are most of what is printed.
    assert_eq!(body(RenderOptions::new()), [105, 160]);
    assert_eq!(body(sized(PrintSize::Clear)), [130, 130]);
}

#[test]
fn settings_a_plan_and_the_command_line_choose_in_this_order() {
    let folder = Folder::new();
    let settings = format!("{}\nprint: clear\n", example());
    folder.write("sendplan.yaml", settings).write("plan.yaml", "template: send-support-plan\n");
    let size = |line: &str| {
        let ran = folder.run(line);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let bytes = folder.read("out/ST-1_plan_2026-autumn_v1_parent.pdf");
        *sizes(&bytes).iter().max_by_key(|(_, count)| **count).unwrap().0
    };
    assert_eq!(size("render plan.yaml --audience parent --document plan-parent"), 130);
    folder.write("plan.yaml", "print: large\n");
    assert_eq!(size("render plan.yaml --audience parent --document plan-parent"), 160);
    assert_eq!(
        size("render plan.yaml --audience parent --print standard --document plan-parent"),
        105
    );
}

#[test]
fn the_child_may_read_in_another_font() {
    for (font, family) in [
        ("andika", "Andika"),
        ("lexend", "Lexend"),
        ("atkinson", "AtkinsonHyperlegibleNext"),
        ("opendyslexic", "OpenDyslexic"),
    ] {
        let plan = format!("{}\nchild_font: {font}\n", example());
        let files = render(&text(plan), &RenderOptions::new());
        for file in files.iter().filter(|file| file.audience() == sendplan::Audience::Child) {
            let raw = String::from_utf8_lossy(file.bytes());
            assert!(raw.contains(&format!("+{family}")), "{font} in {}", file.name());
        }
    }
}

#[test]
fn a_pale_colour_is_refused_with_its_ratio() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", example());
    folder.write("plan.yaml", "school:\n  accent: \"#ffb000\"\n");
    insta::assert_snapshot!(folder.run("check plan.yaml").stderr);
}

#[test]
fn a_colour_may_do_on_white_and_not_on_cream() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", example());
    // 4.5:1 on white.
    folder.write("plan.yaml", "school:\n  accent: \"#767676\"\n");
    assert_eq!(folder.run("check plan.yaml").code, 0);
    assert_eq!(folder.run("render plan.yaml").code, 0);
    let ran = folder.run("render plan.yaml --paper cream -o cream");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("has a contrast of 4.2:1 against cream paper"), "{}", ran.stderr);
    assert!(folder.names("cream").is_empty());
    folder.write("plan.yaml", "paper: cream\nschool:\n  accent: \"#767676\"\n");
    assert_eq!(folder.run("check plan.yaml").code, 1);
}

#[test]
fn a_colour_without_quotation_marks_is_not_lost_without_a_word() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", example());
    folder.write("plan.yaml", "school:\n  accent: #1f3a68\n");
    insta::assert_snapshot!(folder.run("check plan.yaml").stderr);
}

#[test]
fn the_schools_colour_is_on_the_page() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", example());
    folder.write("plan.yaml", "school:\n  accent: \"#8a1c1c\"\n");
    for file in render(&file(folder.path("plan.yaml")), &images()) {
        if !file.name().contains("_1.png") {
            continue;
        }
        let page = image::load_from_memory(file.bytes()).unwrap().to_rgb8();
        assert!(page.pixels().any(|p| p.0 == [0x8a, 0x1c, 0x1c]), "{}", file.name());
    }
}
