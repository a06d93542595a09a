//! Input that no plan is: each gets a clear message, exit code 1 or 2, and changes nothing.

use std::fs;

use insta::assert_snapshot;

use crate::run::{Folder, Ran, example, example_with, skipped};

/// Renders one file and sees that nothing was written.
fn refused(bytes: impl AsRef<[u8]>) -> Ran {
    let folder = Folder::new();
    folder.write("plan.yaml", bytes);
    let ran = folder.run("render plan.yaml -o out");
    assert!(folder.names("out").is_empty(), "something was written");
    assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
    assert!(ran.stdout.is_empty());
    ran
}

/// The first lines of what was said, up to the summary.
fn said(ran: &Ran) -> String {
    let lines: Vec<&str> = ran
        .stderr
        .lines()
        .take_while(|line| !line.starts_with("0 files"))
        .map(str::trim_end)
        .collect();
    format!("exit {}\n{}", ran.code, lines.join("\n").trim_end())
}

#[test]
fn an_empty_file() {
    assert_snapshot!(said(&refused("")));
}

#[test]
fn an_empty_file_beside_the_settings_of_a_school() {
    let folder = Folder::new();
    folder.write("plan.yaml", "").write("sendplan.yaml", "school:\n  name: Larkfield\n");
    let ran = folder.run("check plan.yaml");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("this file is empty\n --> plan.yaml:1:1"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("--> sendplan.yaml"), "{}", ran.stderr);
}

#[test]
fn a_list_at_the_top() {
    assert_snapshot!(said(&refused("- Sam\n- Alex\n")));
}

#[test]
fn a_text_at_the_top() {
    assert_snapshot!(said(&refused("Dear Sir or Madam\n")));
}

#[test]
fn keys_that_stand_twice() {
    assert_snapshot!(said(&refused(
        "pupil:\n  known_as: Sam\n  class: 3\n  known_as: Samira\npupil: {}\n"
    )));
}

#[test]
fn an_alias_bomb() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let below = format!("*a{}, ", level - 1).repeat(10);
        bomb.push_str(&format!("a{level}: &a{level} [{below}]\n"));
    }
    let ran = refused(bomb);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("error[too-large]") || ran.stderr.contains("error[yaml-syntax]"),
        "{}",
        ran.stderr
    );
}

#[test]
fn fifty_megabytes() {
    assert_snapshot!(said(&refused("x".repeat(50 * 1024 * 1024))));
}

#[test]
fn ten_thousand_levels() {
    for deep in ["[".repeat(10_000), "- ".repeat(10_000), "{a: ".repeat(10_000)] {
        let ran = refused(deep);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
    }
}

#[test]
fn utf_16() {
    let bytes: Vec<u8> = "\u{feff}pupil:\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_snapshot!(said(&refused(bytes)));
}

#[test]
fn invalid_utf_8() {
    assert_snapshot!(said(&refused(b"pupil:\n  known_as: Zo\xeb\n")));
}

#[test]
fn a_folder_with_the_name_of_a_plan() {
    let folder = Folder::new();
    fs::create_dir(folder.path("x.yaml")).unwrap();
    assert_snapshot!(said(&folder.run("render x.yaml")));
    // Within a class it is only a folder without plans.
    folder.write("class/sam.yaml", example());
    fs::create_dir(folder.path("class/x.yaml")).unwrap();
    assert_eq!(folder.run("check class").code, 0);
}

#[test]
fn a_missing_file() {
    assert_snapshot!(said(&Folder::new().run("render gone.yaml")));
}

#[cfg(unix)]
#[test]
fn a_dangling_link() {
    let folder = Folder::new();
    folder.write("class/sam.yaml", example());
    std::os::unix::fs::symlink("nowhere.yaml", folder.path("class/link.yaml")).unwrap();
    let ran = folder.run("render class -o out");
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("cannot read `class/link.yaml`: there is no such file"),
        "{}",
        ran.stderr
    );
    assert_eq!(folder.names("out").len(), 4, "the other plan is made all the same");
}

#[cfg(unix)]
#[test]
fn an_unreadable_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    folder.write("plan.yaml", example());
    let path = folder.path("plan.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        return skipped("an unreadable file", "the superuser may read everything");
    }
    let ran = folder.run("render plan.yaml");
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("permission was denied"), "{}", ran.stderr);
}

#[test]
fn an_output_folder_that_is_a_file() {
    let folder = Folder::new();
    folder.write("plan.yaml", example()).write("out", "mine");
    assert_snapshot!(said(&folder.run("render plan.yaml -o out")));
    assert_eq!(folder.read("out"), b"mine");
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_folder_that_cannot_be_written_to() {
    let folder = Folder::new();
    folder.write("plan.yaml", example());
    let ran = folder.run("render plan.yaml -o /proc/sendplan");
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("as the output folder"), "{}", ran.stderr);
}

const TEACHERS: &str = "ST-1_plan_2026-autumn_v1_teacher.pdf";

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_what_was_there() {
    let folder = Folder::new();
    folder.write("plan.yaml", example()).write(&format!("small/{TEACHERS}"), "what was there");
    let line = "render plan.yaml -o small";
    let Some(ran) = folder.run_on_disk("small", &[("64k", line)]) else { return };
    assert_eq!(ran[0].code, 2, "{}", ran[0].stderr);
    assert!(ran[0].stderr.contains("the disk is full"), "{}", ran[0].stderr);
    assert_eq!(folder.read(&format!("small-1/{TEACHERS}")), b"what was there");
    assert_eq!(folder.names("small-1"), [TEACHERS]);
}

#[cfg(unix)]
#[test]
fn a_write_that_fails_half_way_leaves_what_was_there() {
    let folder = Folder::new();
    folder.write("plan.yaml", example()).write(&format!("out/{TEACHERS}"), "what was there");
    let ran = folder.run_in_little_room("render plan.yaml", 40);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("cannot write `out/"), "{}", ran.stderr);
    assert_eq!(folder.read(&format!("out/{TEACHERS}")), b"what was there");
    assert_eq!(folder.names("out"), [TEACHERS]);
}

#[test]
fn names_that_are_paths_or_devices_or_endless() {
    let endless = "x".repeat(40);
    for name in ["../../etc/x", "CON", "a/b", "a\\b", ".", "..", "-rf", "a\u{202f}b", &endless] {
        let folder = Folder::new();
        let plan = example_with("id: ST-1", &format!("id: '{name}'"));
        folder.write("plans/plan.yaml", plan);
        let ran = folder.run("render plans/plan.yaml -o out");
        assert_eq!(ran.code, 0, "{name}: {}", ran.stderr);
        assert_eq!(folder.names("out").len(), 4, "{name}");
        assert_eq!(folder.names("."), ["out", "plans"], "{name}");
        let plain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
        assert!(folder.names("out").iter().all(|file| file.chars().all(plain)), "{name}");
    }
}

#[test]
fn a_name_of_three_hundred_characters() {
    let plan = example_with("known_as: Sam", &format!("known_as: {}", "x".repeat(300)));
    let ran = refused(plan);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("`pupil.known_as` has 300 characters; there is room for 40"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_template_that_does_not_exist() {
    let ran = refused(example_with("template: send-support-plan", "template: my-plan"));
    assert_snapshot!(said(&ran));
}

#[test]
fn documents_in_the_input_folder_are_no_plans() {
    let folder = Folder::new();
    folder.write("class/sam.yaml", example());
    for _ in 0..2 {
        let ran = folder.run("render class -o class/out");
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert_eq!(ran.stdout.lines().count(), 4);
    }
    assert_eq!(folder.run("render class -o class").stdout.lines().count(), 4);
    assert_eq!(folder.run("render class -o class").stdout.lines().count(), 4);
}

#[test]
fn two_plans_for_one_pupil_and_cycle() {
    let folder = Folder::new();
    folder.write("class/a.yaml", example()).write("class/b.yaml", example());
    let ran = folder.run("render class -o out");
    assert_snapshot!(said(&ran));
    assert!(folder.names(".").iter().all(|name| name != "out"), "nothing may be made");
}
