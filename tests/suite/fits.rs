//! Nothing leaves the page: what a reader could not read is found before it is written, and stops its own document alone.

use crate::run::{Folder, Ran, example, example_with, pdf_text, too_full};

/// A school's own copy of the template, with a line of Typst at the end of the teacher's plan.
fn with_line(line: &str) -> Folder {
    let folder = Folder::new();
    folder.write("sam.yaml", example()).run("template export -o mine");
    let path = "mine/plan-teacher.typ.j2";
    let layout = String::from_utf8(folder.read(path)).unwrap();
    folder.write(path, format!("{layout}\n{line}\n"));
    folder
}

/// Renders the adults' plans with it.
fn rendered(folder: &Folder) -> Ran {
    folder.run(
        "render sam.yaml --template-folder mine -o out --document plan-teacher --document plan-parent",
    )
}

/// What the line gives: the first line of the one error.
fn found(line: &str) -> String {
    let folder = with_line(line);
    let ran = rendered(&folder);
    assert_eq!(ran.code, 1, "{line}: {}{}", ran.stdout, ran.stderr);
    let parents = folder.names("out").into_iter().any(|name| name.ends_with("_parent.pdf"));
    assert!(parents, "the other document is made: {}", ran.stderr);
    assert!(!ran.stdout.contains("teacher.pdf"), "{}", ran.stdout);
    let first = ran.stderr.lines().find(|line| line.contains("does-not-fit"));
    first.unwrap_or_else(|| panic!("{line}: {}", ran.stderr)).to_owned()
}

/// That nobody minds the line.
fn nothing_found(line: &str) {
    let ran = rendered(&with_line(line));
    assert_eq!(ran.code, 0, "{line}: {}", ran.stderr);
}

#[test]
fn words_off_the_page_are_found_and_the_page_is_named() {
    let found = found("#pagebreak()\n#place(top, dy: 830pt)[Far down on the page]");
    assert!(found.contains("`plan-teacher` does not fit: on page "), "{found}");
    assert!(found.ends_with("“Far down on the page” runs off the page"), "{found}");
}

#[test]
fn words_in_the_foot_and_in_the_margin_are_found() {
    let foot = found("#pagebreak()\n#place(bottom, dy: 14pt)[A last word]");
    assert!(foot.ends_with("“A last word” runs into the foot of the page"), "{foot}");
    let margin = found("#pagebreak()\n#place(top + right, dx: 12pt)[too wide]");
    assert!(margin.contains("runs into the margin"), "{margin}");
}

#[test]
fn the_margins_are_those_that_the_layout_set() {
    nothing_found("#set page(margin: (x: 5mm, y: 20mm))\n#place(top + left)[In a narrow margin]");
    let found = found("#set page(margin: (x: 60mm, y: 40mm))\n#place(top, dx: -30mm)[Beside]");
    assert!(found.ends_with("“Beside” runs into the margin"), "{found}");
    let inside = "#set page(margin: (inside: 60mm, outside: 10mm, y: 20mm))\n";
    nothing_found(&format!(
        "{inside}#place(top + left)[Bound] #pagebreak()\n#place(top + left)[On]"
    ));
}

#[test]
fn words_over_other_words_are_found() {
    let found =
        found("#pagebreak()\n#place(top)[The first words]\n#place(top, dy: 3pt)[And others]");
    assert!(found.ends_with("“The first words” is printed over “And others”"), "{found}");
    let turned = "#pagebreak()\n#rotate(90deg, reflow: true, box(width: 80pt)[Upright words #place(top, dy: 2pt)[Others]])";
    assert!(self::found(turned).contains("is printed over"));
}

#[test]
fn words_under_a_picture_and_words_that_are_cut_off_are_found() {
    let picture = "#pagebreak()\n#place(top, dy: 9pt)[Words that lie below]\n#place(top, image(\"/shared/pictures/star.svg\", width: 80pt, alt: \"star\"))";
    assert!(found(picture).ends_with("“Words that lie below” is under a picture"));
    let cut = "#pagebreak()\n#box(width: 60pt, height: 10pt, clip: true)[Words in many lines that have no room]";
    assert!(found(cut).contains("cut off at the edge of the box"));
}

#[test]
fn what_is_set_tight_or_on_purpose_is_left_alone() {
    for line in [
        "#pagebreak()\n#par(leading: 0.2em)[Words #linebreak() on #linebreak() lines]",
        "#pagebreak()\nSquare#super[2], water H#sub[2]O, a half ½",
        "#set page(background: rotate(45deg, text(60pt)[SPECIMEN]))\nWords over a mark",
        "#pagebreak()\n#place(top, image(\"/shared/pictures/star.svg\", width: 80pt, alt: \"star\"))\n#place(top, dy: 9pt)[On a picture]",
        "#pagebreak()\nỌ̀ṣun and Ṣẹ̀gun",
        "#pagebreak()\n#place(top)[Twice]#place(top)[Twice]",
    ] {
        nothing_found(line);
    }
}

#[test]
fn a_box_that_is_taller_than_the_page_goes_on_overleaf() {
    let words = "Sam counts aloud what is left to write and then goes on. ".repeat(7);
    let folder = with_line(
        "#block(breakable: false, width: 20%, text(size: 20pt, {{ about.parent_voice.views[0].hopes|join(\" \") }}))",
    );
    let plan = example_with(
        "hopes: That he brings home one piece of writing he is proud of.",
        &format!("hopes: {}", words.trim()),
    );
    folder.write("sam.yaml", plan);
    let ran = rendered(&folder);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = pdf_text(&folder.read("out/ST-1_plan_2026-autumn_v1_teacher.pdf"));
    // Among the family's hopes and in the box, where a page may end between two words of it.
    assert!(text.matches("Samcountsaloud").count() > 12, "{text}");
}

#[test]
fn a_check_of_pages_finds_it_too() {
    let folder = with_line("#pagebreak()\n#place(top, dy: 830pt)[Far down on the page]");
    let without = folder.run("check sam.yaml --template-folder mine --format short");
    assert!(!without.stdout.contains("does-not-fit"), "{}", without.stdout);
    let ran = folder.run("check sam.yaml --template-folder mine --format short --pages");
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("sam.yaml"), "{}", ran.stdout);
    assert!(ran.stdout.contains("error[does-not-fit]: `plan-teacher`"), "{}", ran.stdout);
}

const SUMMARY: &str = "ST-1_summary_2026-autumn_v1_child.pdf";
const OLD: &str = "ST-1_summary_2026-autumn_v1_child_out-of-date.pdf";

#[test]
fn a_document_that_does_not_fit_stops_itself_alone() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", example()).write("sam.yaml", too_full());
    let ran = folder.run("render sam.yaml -o out");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("error[too-many-pages]: `summary-child`"), "{}", ran.stderr);
    let names = folder.names("out");
    assert!(names.contains(&"ST-1_plan-short_2026-autumn_v1_parent.pdf".to_owned()), "{names:?}");
    assert!(!names.contains(&SUMMARY.to_owned()), "{names:?}");
    let register = String::from_utf8(folder.read("out/register.csv")).unwrap();
    assert!(register.contains("plan-parent") && !register.contains("summary"), "{register}");
    assert_eq!(folder.run("verify out").code, 0);
}

#[test]
fn the_earlier_file_of_a_document_that_is_not_made_does_not_pass_for_the_current_one() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", example()).write("sam.yaml", "print: large\n");
    assert_eq!(folder.run("render sam.yaml -o out").code, 0);
    assert!(folder.names("out").contains(&SUMMARY.to_owned()));
    folder.write("sam.yaml", too_full());
    for _ in 0..2 {
        let ran = folder.run("render sam.yaml -o out --prune");
        assert_eq!(ran.code, 1);
        let names = folder.names("out");
        assert!(!names.contains(&SUMMARY.to_owned()), "{names:?}");
        assert!(names.contains(&OLD.to_owned()), "{names:?}");
        let register = String::from_utf8(folder.read("out/register.csv")).unwrap();
        assert!(register.contains(OLD) && !register.contains(SUMMARY), "{register}");
        assert_eq!(folder.run("verify out").code, 0);
    }
    folder.write("sam.yaml", "print: large\n");
    assert_eq!(folder.run("render sam.yaml -o out").code, 0);
    let names = folder.names("out");
    assert!(names.contains(&SUMMARY.to_owned()) && !names.contains(&OLD.to_owned()), "{names:?}");
    assert_eq!(folder.run("verify out").code, 0);
}

#[test]
fn the_others_of_a_class_are_packed_without_it() {
    let folder = Folder::new();
    let ben = example().replace("id: ST-1", "id: BN-1").replace("Sam", "Ben");
    folder.write("s/sendplan.yaml", example()).write("s/sam.yaml", too_full());
    folder.write("s/ben.yaml", ben);
    let ran = folder.run("render s -o out --pack --audience child");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("error[too-many-pages]: `summary-child`"), "{}", ran.stderr);
    assert!(folder.names("out").iter().any(|name| name.contains("pack")), "{}", ran.stderr);
}

#[test]
fn what_the_summary_leaves_off_is_noted() {
    let folder = Folder::new();
    let lines: String = (1..=4)
        .map(|number| format!("    - {{text: I have a picture of step number {number} beside me when I start a new piece of work, picture: picture}}\n"))
        .collect();
    let plan = format!("classroom:\n  child:\n{lines}print: large\n");
    folder.write("sendplan.yaml", example()).write("sam.yaml", plan);
    let ran = folder.run("render sam.yaml -o out --document summary-child");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("note[left-off]: `summary-child` has no room for “"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("“Who helps me”"), "{}", ran.stderr);
    let checked = folder.run("check sam.yaml --pages --format short");
    assert!(checked.stdout.contains("note[left-off]"), "{}", checked.stdout);
}
