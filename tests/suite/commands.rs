//! The commands as a user types them.

use std::fs;

use insta::assert_snapshot;

use crate::run::{Folder, example};

#[test]
fn render_makes_the_folder_and_lists_the_files() {
    let folder = Folder::new();
    folder.write("plan.yaml", example());
    let ran = folder.run("render plan.yaml -o a/b/c");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_snapshot!(ran.stdout);
    let said: Vec<&str> = ran.stderr.lines().filter(|line| !line.is_empty()).collect();
    assert!(said[0].starts_with("note[left-off]: `summary-child` has no room for “"), "{said:?}");
    assert_eq!(said.len(), 4, "{said:?}");
    assert!(said[3].starts_with("4 files from 1 plan written to `a/b/c`, "), "{said:?}");
    assert_eq!(folder.names("a/b/c").len(), 4, "and nothing beside them");
}

#[test]
fn an_existing_file_is_replaced_whole() {
    let folder = Folder::new();
    folder.write("plan.yaml", example());
    let name = "out/ST-1_plan_2026-autumn_v1_teacher.pdf";
    folder.write(name, vec![b'x'; 4_000_000]);
    assert_eq!(folder.run("render plan.yaml").code, 0);
    let bytes = folder.read(name);
    assert!(bytes.starts_with(b"%PDF") && bytes.len() < 1_000_000);
}

#[test]
fn png_gives_one_image_a_side() {
    let folder = Folder::new();
    folder.write("plan.yaml", example());
    let ran = folder.run("render plan.yaml --document summary-child --format png");
    assert_eq!(ran.stdout, "ST-1_summary_2026-autumn_v1_child_1.png\n");
    let bytes = folder.read("out/ST-1_summary_2026-autumn_v1_child_1.png");
    let size = image::ImageReader::new(std::io::Cursor::new(bytes))
        .with_guessed_format()
        .unwrap()
        .into_dimensions()
        .unwrap();
    assert_eq!(size, (1240, 1754), "A4 at 150 pixels an inch");
}

#[test]
fn standard_input_is_a_plan() {
    let folder = Folder::new();
    let ran = folder.run_with("render - -o out", example().as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(folder.names("out").len(), 4);
    let ran = folder.run_with("check - --format short", b"pupil: []\n");
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.starts_with("<standard input>:1"), "{}", ran.stdout);
}

#[test]
fn a_class_is_made_though_one_plan_has_errors() {
    let folder = Folder::new();
    folder.write("class/good.yaml", example());
    folder.write("class/bad.yaml", "pupil: {}\n");
    let ran = folder.run("render class -o out -q");
    assert_eq!(ran.code, 1);
    assert_eq!(folder.names("out").len(), 4);
    assert_eq!(ran.stdout.lines().count(), 4);
}

#[test]
fn one_thread_and_many_give_the_same() {
    let folder = Folder::new();
    for number in 0..6 {
        let plan = example().replacen("known_as: Sam", &format!("known_as: Sam{number}"), 1);
        folder.write(&format!("class/{number}.yaml"), plan);
    }
    let one = folder.run("render class -o one --jobs 1");
    let many = folder.run("render class -o many --jobs 4");
    assert_eq!(one.stdout, many.stdout, "in the order of the plans");
    for name in folder.names("one") {
        assert_eq!(
            folder.read(&format!("one/{name}")),
            folder.read(&format!("many/{name}")),
            "{name}"
        );
    }
}

#[test]
fn the_starter_plan_is_a_draft_that_holds() {
    let folder = Folder::new();
    let ran = folder.run("new sam.yaml");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let ran = folder.run("check sam.yaml --draft");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(folder.run("render sam.yaml --draft").code, 0);
    let ran = folder.run("new sam.yaml");
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("`sam.yaml` already exists"), "{}", ran.stderr);
    assert_eq!(folder.run("new").stdout.as_bytes(), folder.read("sam.yaml"));
}

#[test]
fn templates_are_listed_shown_exported_and_checked() {
    let folder = Folder::new();
    let listed = folder.run("template list").stdout;
    assert!(listed.contains("send-support-plan\tSEND Support Plan\n"), "{listed}");
    assert_eq!(listed.lines().count(), 6, "{listed}");
    let shown = folder.run("template show send-support-plan").stdout;
    assert!(shown.contains("plan-parent") && shown.contains("* pupil (group)"), "{shown}");
    assert_eq!(folder.run("template export send-support-plan -o mine").code, 0);
    assert_eq!(folder.run("template check mine").code, 0);
    assert_eq!(folder.run("template export -o mine").code, 2, "a folder is never overwritten");
    let manifest = String::from_utf8(folder.read("mine/template.yaml")).unwrap();
    folder.write("mine/template.yaml", manifest.replacen("type: text", "type: txt", 1));
    let ran = folder.run("template check mine");
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("there is no type `txt`")
            && ran.stderr.contains("did you mean `text`?"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_schools_own_template_is_used() {
    let folder = Folder::new();
    folder
        .write("plan.yaml", example().replacen("template: send-support-plan", "template: ours", 1));
    folder.run("template export -o ours");
    let manifest = String::from_utf8(folder.read("ours/template.yaml")).unwrap();
    folder.write("ours/template.yaml", manifest.replacen("id: send-support-plan", "id: ours", 1));
    let ran = folder.run("render plan.yaml --template-folder ours");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

#[test]
fn explain_knows_every_finding() {
    let folder = Folder::new();
    for rule in sendplan::Sendplan::rules() {
        let ran = folder.run(&format!("explain {}", rule.id()));
        assert_eq!(ran.code, 0);
        assert!(ran.stdout.starts_with(&format!("# {}", rule.id())));
    }
    let ran = folder.run("explain unknwon-key");
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("did you mean `unknown-key`?"), "{}", ran.stderr);
    assert_snapshot!(folder.run("explain").stdout);
}

/// The commands that a help text lists, each with what it is for.
fn commands(help: &str) -> Vec<(String, String)> {
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    let commands = lines.filter_map(|line| line.trim_start().split_once("  "));
    let commands = commands.map(|(name, does)| (name.to_owned(), does.trim().to_owned()));
    commands.filter(|(name, _)| name != "help").collect()
}

#[test]
fn every_command_has_help_with_what_it_is_for() {
    let folder = Folder::new();
    let mut waiting = vec![String::new()];
    let mut count = 0;
    while let Some(command) = waiting.pop() {
        let ran = folder.run(&format!("{command} --help"));
        assert_eq!(ran.code, 0, "{command}");
        let usage = format!("Usage: sendplan{command}");
        let (does, rest) = ran.stdout.split_once(&usage).unwrap();
        assert!(does.trim().len() > 10 && !rest.is_empty(), "{command} does not say what it does");
        for (name, does) in commands(&ran.stdout) {
            assert!(does.len() > 10, "`{command} {name}` is listed without what it is for");
            waiting.push(format!("{command} {name}"));
        }
        count += 1;
    }
    assert!(count >= 15, "{count} commands were found");
    assert_snapshot!(folder.run("render --help").stdout);
    assert!(folder.run("--version").stdout.starts_with("sendplan "));
}

#[test]
fn wrong_use_ends_with_two() {
    let folder = Folder::new();
    for line in [
        "",
        "rendr",
        "render",
        "render x.yaml --format doc",
        "render --jobs 0 x.yaml",
        "schema nothing",
    ] {
        assert_eq!(folder.run(line).code, 2, "{line}");
    }
    fs::create_dir(folder.path("empty")).unwrap();
    let ran = folder.run("check empty");
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("there are no plans in the folder `empty`"), "{}", ran.stderr);
}

#[test]
fn completions_and_the_manual_page() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish", "man"] {
        let ran = folder.run(&format!("completions {shell}"));
        assert_eq!(ran.code, 0);
        assert!(ran.stdout.contains("sendplan") && ran.stdout.len() > 500, "{shell}");
    }
}

#[test]
fn quiet_says_only_what_is_wrong() {
    let folder = Folder::new();
    folder.write("plan.yaml", example());
    let ran = folder.run("render plan.yaml -q");
    assert_eq!(ran.stderr, "");
}

#[test]
fn a_photo_loses_what_the_camera_noted() {
    let folder = Folder::new();
    let pixels =
        image::RgbImage::from_fn(64, 48, |x, y| image::Rgb([x as u8 * 3, y as u8 * 4, 90]));
    let mut jpeg = Vec::new();
    image::DynamicImage::from(pixels)
        .write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg)
        .unwrap();
    // A camera's note: an EXIF block with a place in it, right after the start of the file.
    let note = b"Exif\0\0MM\0*\0\0\0\x08\0\0GPS 51.5N 0.1W HOME";
    let mut with_note = jpeg[..2].to_vec();
    with_note.extend([0xff, 0xe1]);
    with_note.extend((note.len() as u16 + 2).to_be_bytes());
    with_note.extend(note);
    with_note.extend(&jpeg[2..]);
    folder.write("sam.jpg", &with_note);
    folder.write(
        "plan.yaml",
        example().replacen("  known_as: Sam", "  known_as: Sam\n  picture: sam.jpg", 1),
    );
    let ran = folder.run("render plan.yaml");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for name in folder.names("out") {
        let bytes = folder.read(&format!("out/{name}"));
        assert!(!bytes.windows(9).any(|part| part == b"GPS 51.5N"), "{name}");
    }
}
