//! Nothing in a plan, a name or an argument steers the terminal, whatever the command and its format.

use std::process::{Command, Stdio};

use crate::run::{Folder, example, root};

/// Signs that colour, move, ring, erase or turn round.
const HOSTILE: [&str; 7] =
    ["\u{1b}[31m", "\u{1b}]0;x\u{7}", "\u{9b}2J", "\u{202e}", "\u{2066}", "\u{8}", "\u{7f}"];

/// The same in double quotes of YAML, where control characters may be.
const IN_YAML: &str = r"\e[31m\e]0;x\a\x9b2J\u202e\u2066\b\x7f";

/// What a command writes, with arguments that may have any signs in them.
fn output(folder: &Folder, args: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_sendplan"))
        .args(args)
        .current_dir(folder.path(""))
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    [output.stdout, output.stderr].concat()
}

/// Fails if anything in an output steers a terminal.
fn assert_harmless(args: &[&str], output: &[u8]) {
    let text = String::from_utf8(output.to_vec()).unwrap();
    let steers = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
    };
    if let Some(at) = text.find(steers) {
        let near: String = text[at..].chars().take(40).collect();
        panic!("{args:?} writes {near:?}\n{text:?}");
    }
}

#[test]
fn nothing_from_outside_steers_the_terminal() {
    let folder = Folder::new();
    let hostile = HOSTILE.concat();
    let plan = example()
        .replacen("known_as: Sam", &format!("known_as: \"Sam{IN_YAML}\""), 1)
        .replacen("class: ", &format!("class: \"3{IN_YAML}\" # "), 1);
    let file = format!("plans/{hostile}.yaml");
    folder
        .write(&file, &plan)
        .write("plans/keys.yaml", format!("{}\n\"{IN_YAML}\": 1\n", example()))
        .write(
            "plans/template.yaml",
            format!(
                "{}\ntemplate: \"{IN_YAML}\"\n",
                example().replacen("template: send-support-plan\n", "", 1)
            ),
        )
        .write("plans/raw.yaml", format!("{}\n# {hostile}\nx: {hostile}\n", example()))
        .write(
            "plans/sendplan.yaml",
            format!("file_names: \"{IN_YAML}{{pupil}}{{document}}{{copy}}\"\n"),
        )
        .write(&format!("plans/{hostile}.txt"), "")
        .write(&format!("plans/~${hostile}.yaml"), "")
        .write(&format!("plans/e{hostile}.yaml"), "");
    let (dash, odd) = (format!("--{hostile}"), format!("gone{hostile}"));
    let out = format!("out{hostile}");
    let mut lines: Vec<Vec<&str>> = Vec::new();
    for format in ["human", "short", "json", "sarif"] {
        lines.push(vec!["check", "plans", "--format", format]);
        lines.push(vec!["check", "plans", "--format", format, "-v"]);
        lines.push(vec!["check", &odd, "--format", format]);
    }
    lines.push(vec!["check", "plans", "--fix", "--dry-run"]);
    for more in [
        &["-v"][..],
        &["--dry-run"],
        &["--progress", "json"],
        &["--pack"],
        &["--document", &odd],
        &["--class", &odd],
        &["--draft"],
        &["--document", "quality-report"],
        &["--document", "class-list"],
    ] {
        lines.push([&["render", "plans", "-o", &out], more].concat());
    }
    lines.push(vec!["render", "plans", "--shard", &odd]);
    for command in ["review", "next"] {
        lines.push(vec![command, &file]);
        lines.push(vec![command, "plans/raw.yaml"]);
        lines.push(vec![command, &odd]);
    }
    lines.push(vec!["new", &file]);
    lines.push(vec!["new", "--template", &odd]);
    for kind in ["need", "target", "provision"] {
        lines.push(vec!["wording", kind, &hostile, "improve \u{202e}\u{1b}[1mbehaviour"]);
        lines.push(vec!["wording", kind, "--format", "json", "improve \u{202e}\u{1b}[1mbehaviour"]);
    }
    lines.push(vec!["explain", &odd]);
    lines.push(vec!["template", "show", &odd]);
    lines.push(vec!["template", "check", &odd]);
    lines.push(vec!["schema", &odd]);
    lines.push(vec![&dash]);
    lines.push(vec!["check", &dash]);
    lines.push(vec![&odd]);
    lines.push(vec!["check", "plans", "--font", &odd]);
    lines.push(vec!["check", "plans", "--template-folder", &odd]);
    for args in &lines {
        assert_harmless(args, &output(&folder, args));
    }
    // JSON still says what it said.
    let json =
        output(&folder, &["wording", "target", "--format", "json", "improve \u{202e}behaviour"]);
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["text"], "improve \u{202e}behaviour");
}

#[test]
fn one_file_alone_writes_to_the_terminal() {
    for entry in std::fs::read_dir(root().join("src/cli")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let is_the_one = path.ends_with("terminal.rs");
        for way in ["::stderr()", "::stdout()", "print!(", "println!("] {
            assert!(is_the_one || !text.contains(way), "{} uses `{way}`", path.display());
        }
    }
}
