//! `sendplan wording`: lists as programs save them, and what is shown of them.

use std::process::Command;

use serde_json::Value;

use crate::run::Folder;

/// Texts of the lines that were judged.
fn judged(stdout: &str) -> Vec<String> {
    let objects = stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    objects.map(|object| object["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn one_wrong_byte_loses_one_line() {
    let folder = Folder::new();
    let ran = folder
        .run_with("wording target --format json", b"read 20 words\nr\xe9sum\xe9\ncount to 30\n");
    assert_eq!(judged(&ran.stdout), ["read 20 words", "count to 30"]);
    assert_eq!(ran.stderr, "line 2 is not UTF-8: save it as UTF-8\n");
    assert_eq!(ran.code, 2);
}

#[test]
fn lists_are_read_as_excel_and_windows_save_them() {
    let folder = Folder::new();
    let text = "\u{feff}Zoë reads 20 words\r\ncount to 30\r\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let old_mac = text.replace("\r\n", "\r");
    for bytes in [text.as_bytes(), &utf16, old_mac.as_bytes()] {
        let ran = folder.run_with("wording target --format json", bytes);
        assert_eq!(judged(&ran.stdout), ["Zoë reads 20 words", "count to 30"]);
    }
}

#[test]
fn signs_that_nobody_sees_are_left_out_and_the_words_stay() {
    let folder = Folder::new();
    let hidden = "im\u{ad}prove\tbe\u{200b}hav\u{2060}iour\u{feff}\u{e0041}";
    for kind in ["target", "passage"] {
        let ran = folder.run_with(&format!("wording {kind}"), hidden.as_bytes());
        assert!(
            ran.stdout.lines().next().unwrap().ends_with(": improve behaviour"),
            "{}",
            ran.stdout
        );
    }
}

#[test]
fn an_argument_of_several_lines_is_several_sentences() {
    let output = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sendplan"));
        let output = command.arg("wording").args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), output.stderr)
    };
    let (_, stdout, _) = output(&["passage", "--format", "json", "I run.\nI jump.\r\n"]);
    assert_eq!(judged(&stdout), ["I run.", "I jump."]);
    let empty = Folder::new().run_with("wording target", b"");
    assert_eq!(empty.code, 2);
    assert_eq!(output(&["target", ""]), (Some(2), String::new(), empty.stderr.into_bytes()));
}

#[test]
fn quiet_shows_only_what_is_to_be_mended() {
    let folder = Folder::new();
    let ran =
        folder.run_with("wording target --quiet", b"improve behaviour\nread 20 of 30 words\n");
    assert!(ran.stdout.starts_with("vague: improve behaviour\n"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("precise"), "{}", ran.stdout);
    let ran = folder.run_with("wording passage --quiet", b"I run.\nI brood.\n");
    assert!(ran.stdout.starts_with("too hard: I brood.\n"), "{}", ran.stdout);
}

#[test]
fn of_a_very_long_sentence_the_beginning_is_shown() {
    let folder = Folder::new();
    let word = "supercalifragilistic".repeat(50_000);
    for kind in ["need", "target", "provision", "passage"] {
        let ran = folder.run_with(&format!("wording {kind} --verbose"), word.as_bytes());
        assert!(ran.stdout.len() < 4_000, "{kind}: {} bytes", ran.stdout.len());
        assert!(ran.stdout.contains('…'), "{kind}");
    }
    let many = "I brood and fester. ".repeat(23);
    let ran = folder.run_with("wording passage", many.as_bytes());
    assert_eq!(ran.stdout.lines().count(), 14, "{}", ran.stdout);
    assert!(ran.stdout.ends_with("  and 34 more\n"), "{}", ran.stdout);
}
