//! Pictures that plans call by their names.

use std::fs;

use sendplan::{RenderOptions, Sendplan};

use crate::run::{Folder, example, made};

fn folder(plan: &str) -> Folder {
    let folder = Folder::new();
    folder.write("sendplan.yaml", example()).write("plan.yaml", plan);
    folder
}

const CHILD: &str = "about:\n  child:\n    picture: ";

#[test]
fn a_slip_in_a_name_is_met_with_the_right_one() {
    insta::assert_snapshot!(folder(&format!("{CHILD}footbal\n")).run("check plan.yaml").stderr);
}

#[test]
fn a_name_that_is_like_no_other_is_met_with_some_of_them() {
    insta::assert_snapshot!(folder(&format!("{CHILD}xylophone\n")).run("check plan.yaml").stderr);
}

#[test]
fn spaces_capitals_and_what_it_shows_are_understood() {
    for name in ["Help card", "help_card", "HELP-CARD"] {
        let ran = folder(&format!("{CHILD}{name}\n")).run("check plan.yaml");
        assert_eq!(ran.code, 0, "{name}: {}", ran.stderr);
    }
    let ran = folder(&format!("{CHILD}open book\n")).run("check plan.yaml");
    assert!(ran.stderr.contains("did you mean `reading`?"), "{}", ran.stderr);
}

#[test]
fn a_schools_own_pictures_go_before_the_built_in_ones() {
    let folder = folder(
        "about:\n  child:\n    picture: Our Bus\n    good_at: [{text: Reading, picture: reading}]\n",
    );
    fs::create_dir(folder.path("ours")).unwrap();
    let blue = image::RgbImage::from_pixel(30, 30, image::Rgb([10, 20, 240]));
    blue.save(folder.path("ours/Our bus.png")).unwrap();
    blue.save(folder.path("ours/reading.jpg")).unwrap();
    folder.write("ours/notes.txt", "no picture");
    let settings = format!("pictures: ours\n{}", example());
    folder.write("sendplan.yaml", settings);
    let outcome = made(
        &Sendplan::new().unwrap().open(folder.path("plan.yaml")).unwrap(),
        &RenderOptions::new(),
    );
    assert_eq!(outcome.files.len(), 4, "{:#?}", outcome.findings);
    let summary = outcome.files.iter().find(|f| f.document() == "summary-child").unwrap();
    let raw = String::from_utf8_lossy(summary.bytes());
    assert!(raw.contains("(our bus)"), "the picture has the words of its name");
}

#[test]
fn a_folder_of_pictures_that_is_not_there_is_said() {
    let ran = folder(&format!("pictures: nowhere\n{CHILD}bus\n")).run("check plan.yaml");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("there is no folder of pictures `nowhere`"), "{}", ran.stderr);
}

#[test]
fn a_damaged_picture_of_the_schools_own_is_said() {
    let folder = folder(&format!("pictures: ours\n{CHILD}cat\n"));
    folder.write("ours/cat.png", "not a picture");
    let ran = folder.run("check plan.yaml");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("is not a PNG, JPEG, GIF or WebP image"), "{}", ran.stderr);
}
