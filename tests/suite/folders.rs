//! Folders that others use too: cloud folders with their litter, copies of plans, closed cycles, names that a system has for
//! itself, what one bad thing must not stop.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::{Folder, Ran, example, example_with, skipped};

/// The example as the plan of another child.
fn plan_of(id: &str, name: &str) -> String {
    example_with("  id: ST-1\n", &format!("  id: {id}\n")).replacen(
        "known_as: ",
        &format!("known_as: {name} # "),
        1,
    )
}

/// The plan of a cycle that is over.
fn closed(id: &str, name: &str) -> String {
    plan_of(id, name).replacen("status: agreed", "status: closed", 1)
}

/// How many of the PDFs in a folder are a child's.
fn made(folder: &Folder, id: &str) -> usize {
    let names = folder.names("out");
    names.iter().filter(|name| name.starts_with(&format!("{id}_"))).count()
}

#[test]
fn litter_of_cloud_folders_is_no_plan_and_is_said_in_a_line_for_each_kind() {
    let folder = Folder::new();
    folder
        .write("class/adam.yaml", plan_of("A", "Adam"))
        .write("class/cara.yaml", plan_of("C", "Cara"));
    for (name, text) in [
        ("desktop.ini", "[.ShellClassInfo]"),
        ("~$adam.yaml", "\0\0"),
        (".~lock.adam.yaml#", ","),
        ("._adam.yaml", "\0\u{5}"),
        (".DS_Store", "\0"),
        ("bea.yaml", ""),
        ("adam.yaml.bak", "pupil: {}"),
        (".dan.yaml.icloud", "bplist00"),
        (".eve.yaml", "pupil: {}"),
    ] {
        folder.write(&format!("class/{name}"), text);
    }
    folder.write("class/adam - Copy.yaml", plan_of("A", "Adam"));
    for line in ["check class", "render class"] {
        let ran = folder.run(line);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        for said in [
            "left alone: 5 files that the computer, an editor or a cloud folder keeps for its own use: ",
            "left alone: 1 empty file, perhaps not downloaded from the cloud yet: `class/bea.yaml`",
            "left alone: 1 file only in the cloud; download it first: `class/.dan.yaml.icloud`",
            "left alone: 1 exact copy of a plan beside it: `class/adam - Copy.yaml`",
            "left alone: 1 file with a name not ending in `.yaml`: `class/adam.yaml.bak`",
            "left alone: 1 hidden file, with a dot first: `class/.eve.yaml`",
        ] {
            assert_eq!(ran.stderr.matches(said).count(), 1, "{said}\n{}", ran.stderr);
        }
    }
    assert!(made(&folder, "A") > 0 && made(&folder, "C") > 0, "{:?}", folder.names("out"));
    let ran = folder.run("check class -q");
    assert!(ran.stderr.contains("bea.yaml"), "what may be a plan is always said: {}", ran.stderr);
    assert!(!ran.stderr.contains("desktop.ini"), "{}", ran.stderr);
}

#[test]
fn a_conflicted_copy_stops_two_plans_and_no_other() {
    let folder = Folder::new();
    let other = plan_of("A", "Adam").replacen("number: 1", "number: 1 # changed by Ruth", 1);
    folder
        .write("class/adam.yaml", plan_of("A", "Adam"))
        .write("class/adam (Ruth Bell's conflicted copy 2026-11-20).yaml", &other)
        .write("class/cara.yaml", plan_of("C", "Cara"));
    for line in ["check class", "render class"] {
        let ran = folder.run(line);
        assert_eq!(ran.code, 1, "{line}: {}", ran.stderr);
        assert_eq!(
            ran.stderr.matches("error[same-file-name]").count(),
            1,
            "{line}: {}",
            ran.stderr
        );
        let hint = "looks like a copy of `class/adam.yaml` made by a cloud folder or by hand";
        assert!(ran.stderr.contains(hint), "{line}: {}", ran.stderr);
    }
    assert_eq!(made(&folder, "A"), 0);
    assert!(made(&folder, "C") > 0, "the other child's plan is made");
    let report: Value =
        serde_json::from_str(&folder.run("check class --format json").stdout).unwrap();
    let mut findings = report["findings"].as_array().unwrap().iter();
    let clash = findings.find(|finding| finding["rule"] == "same-file-name").unwrap();
    assert_eq!(clash["plans"].as_array().unwrap().len(), 2, "{clash:#}");
}

#[test]
fn a_copy_that_was_named_is_checked_and_not_left_alone() {
    let folder = Folder::new();
    folder
        .write("class/adam.yaml", plan_of("A", "Adam"))
        .write("class/adam-copy.yaml", plan_of("A", "Adam"));
    assert!(folder.run("check class").stderr.contains("left alone: 1 copy of a plan"));
    let ran = folder.run("check class class/adam-copy.yaml");
    assert!(!ran.stderr.contains("left alone"), "{}", ran.stderr);
    assert!(ran.stderr.contains("error[same-file-name]"), "{}", ran.stderr);
}

#[test]
fn names_that_differ_by_capitals_or_accents_only_are_one_file() {
    for (one, other) in [("Zoë", "Zoe\u{308}"), ("Zoë", "ZOË"), ("Zoë", "Zoe")] {
        let folder = Folder::new();
        let plan = |name: &str| {
            example().replacen("  id: ST-1\n", "", 1).replacen(
                "known_as: ",
                &format!("known_as: {name} # "),
                1,
            )
        };
        folder.write("a.yaml", plan(one)).write("b.yaml", plan(other));
        let ran = folder.run("render a.yaml b.yaml --document plan-child");
        assert!(ran.stderr.contains("same-file-name"), "{one} {other}: {}", ran.stderr);
        assert!(folder.names("out").is_empty(), "{one} {other}");
    }
}

#[test]
fn no_file_or_folder_has_a_name_that_windows_keeps_for_itself() {
    let folder = Folder::new();
    folder.write("class/sendplan.yaml", "file_names: '{class}/{name}/{document}_{copy}'\n");
    for (file, class, name) in
        [("a", "Aux", "Con"), ("b", "Nul.", "王伟"), ("c", "3/4 Heron", "Zoe\u{308}")]
    {
        let plan = plan_of(file, name).replacen("class: ", &format!("class: \"{class}\" # "), 1);
        folder.write(&format!("class/{file}.yaml"), plan);
    }
    let ran = folder.run("render class --document plan-child -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let files: Vec<&str> = ran.stdout.lines().collect();
    let expected =
        ["3-4-Heron/Zoë/plan_child.pdf", "Aux_/Con_/plan_child.pdf", "Nul_/王伟/plan_child.pdf"];
    assert_eq!(files, expected);
    assert!(files.iter().all(|file| folder.path("out").join(file).is_file()));
}

#[test]
fn a_path_too_long_for_windows_is_warned_of_and_a_long_name_is_cut() {
    let folder = Folder::new();
    folder.write("plan.yaml", example());
    let deep = format!("{}/{}", "a".repeat(120), "b".repeat(120));
    let ran = folder.run(&format!("render plan.yaml --document plan-child -o {deep}"));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("warning[long-path]").count(), 1, "{}", ran.stderr);
    let pattern = format!("file_names: '{}{{pupil}}{{document}}{{copy}}'\n", "x".repeat(150));
    folder.write("class/sendplan.yaml", pattern).write("class/plan.yaml", example());
    let ran = folder.run("render class --audience teacher --audience child -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.lines().count() > 2, "{}", ran.stdout);
    assert!(ran.stdout.lines().all(|name| name.len() < 140), "{}", ran.stdout);
}

#[test]
fn plans_of_closed_cycles_are_left_out_of_a_folder_and_counted() {
    let folder = Folder::new();
    folder
        .write("class/adam.yaml", plan_of("A", "Adam"))
        .write("class/left.yaml", closed("L", "Lea"))
        .write("class/moved.yaml", closed("M", "Max"));
    let ran = folder.run("render class");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("2 plans of closed cycles left out; add `--all` to make them"),
        "{}",
        ran.stderr
    );
    assert_eq!((made(&folder, "L"), made(&folder, "M")), (0, 0));
    assert!(made(&folder, "A") > 0);
    let ran = folder.run("render class/left.yaml");
    assert!(
        ran.code == 0 && made(&folder, "L") > 0,
        "a plan that is named is meant: {}",
        ran.stderr
    );
    folder.run("render class --all");
    assert!(made(&folder, "M") > 0);
    // A child between two plans is missing in no list.
    let ran = folder.run("render class --document class-list");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let ran = folder.run("render class/left.yaml class/moved.yaml -o again -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    folder.write("only/left.yaml", closed("L", "Lea"));
    let ran = folder.run("render only -o none");
    assert_eq!((ran.code, folder.names("none").len()), (0, 0), "{}", ran.stderr);
    assert!(ran.stderr.contains("1 plan of a closed cycle left out"), "{}", ran.stderr);
}

#[test]
fn the_copies_of_a_closed_plan_outlive_it_wherever_it_is_moved() {
    let folder = Folder::new();
    folder
        .write("class/adam.yaml", plan_of("A", "Adam"))
        .write("class/lea.yaml", plan_of("L", "Lea"));
    folder.run("render class");
    let before = made(&folder, "L");
    assert!(before > 0);
    folder.write("class/lea.yaml", closed("L", "Lea"));
    for line in [
        "render class --prune",
        "render class --prune --shard 1/2",
        "render class --prune --shard 2/2",
    ] {
        let ran = folder.run(line);
        assert_eq!((ran.code, made(&folder, "L")), (0, before), "{line}: {}", ran.stderr);
    }
    fs::create_dir(folder.path("class/earlier")).unwrap();
    fs::rename(folder.path("class/lea.yaml"), folder.path("class/earlier/lea.yaml")).unwrap();
    for line in ["render class", "render class --prune", "render class --prune"] {
        let ran = folder.run(line);
        assert_eq!((ran.code, made(&folder, "L")), (0, before), "{line}: {}", ran.stderr);
        assert!(!ran.stderr.contains("no plan makes"), "{line}: {}", ran.stderr);
    }
    let register = String::from_utf8(folder.read("out/register.csv")).unwrap();
    assert!(register.contains("../class/earlier/lea.yaml"), "{register}");
    // Once the plan is gone, so is what it made.
    fs::remove_file(folder.path("class/earlier/lea.yaml")).unwrap();
    let ran = folder.run("render class --prune");
    assert_eq!((ran.code, made(&folder, "L")), (0, 0), "{}", ran.stderr);
}

#[test]
fn a_misspelt_template_stops_its_plan_alone_and_names_its_line() {
    let folder = Folder::new();
    let wrong = plan_of("W", "Wil") + "\ntemplate: send-suport-plan\n";
    let wrong = wrong.replacen("template: send-support-plan\n", "", 1);
    folder.write("class/wil.yaml", wrong).write("class/adam.yaml", plan_of("A", "Adam"));
    for format in ["human", "short", "json", "sarif"] {
        let ran = folder.run(&format!("check class --format {format}"));
        let all = ran.stdout + &ran.stderr;
        assert_eq!(ran.code, 1, "{all}");
        for said in ["unknown-template", "class/wil.yaml", "did you mean `send-support-plan`?"] {
            assert!(all.contains(said), "{format}: {said}\n{all}");
        }
        assert!(!all.contains("nothing to put right"), "{all}");
    }
    let ran = folder.run("render class -q");
    assert_eq!((ran.code, made(&folder, "W")), (1, 0), "{}", ran.stderr);
    assert!(made(&folder, "A") > 0);
    folder.write("class/sendplan.yaml", "template: ours\n");
    let ran = folder.run("check class");
    assert_eq!(ran.stderr.matches("error[unknown-template]").count(), 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("class/sendplan.yaml:1"), "{}", ran.stderr);
}

#[test]
fn a_file_that_cannot_be_read_is_not_counted_as_checked() {
    let folder = Folder::new();
    folder.write("class/adam.yaml", plan_of("A", "Adam"));
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", folder.path("class/bea.yaml")).unwrap();
    let ran = folder.run("check class");
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("1 file checked: "), "{}", ran.stderr);
    assert!(ran.stderr.contains("; 1 could not be read"), "{}", ran.stderr);
}

/// Runs `sendplan` as somebody who may not read everything.
#[cfg(unix)]
fn as_nobody(folder: &Folder, line: &str) -> Option<Ran> {
    use std::os::unix::fs::PermissionsExt as _;
    let all = fs::Permissions::from_mode(0o777);
    let mut above = folder.path("");
    while above.starts_with(std::env::temp_dir()) && above != std::env::temp_dir() {
        fs::set_permissions(&above, all.clone()).ok()?;
        above.pop();
    }
    let is_root = fs::metadata("/proc/self")
        .is_ok_and(|known| std::os::unix::fs::MetadataExt::uid(&known) == 0);
    let ids = ["--reuid=65534", "--regid=65534", "--clear-groups"];
    let mut command = if is_root {
        let mut command = std::process::Command::new("setpriv");
        command.args(ids).arg(env!("CARGO_BIN_EXE_sendplan"));
        command
    } else {
        std::process::Command::new(env!("CARGO_BIN_EXE_sendplan"))
    };
    let output = command
        .args(line.split_whitespace())
        .current_dir(folder.path(""))
        .env("NO_COLOR", "1")
        .output();
    let ran = output.ok().map(Ran::from)?;
    (ran.code <= 2).then_some(ran)
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_stops_no_other() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    folder
        .write("class/adam.yaml", plan_of("A", "Adam"))
        .write("class/private/bea.yaml", plan_of("B", "Bea"));
    let readable = fs::Permissions::from_mode(0o644);
    fs::set_permissions(folder.path("class/adam.yaml"), readable).unwrap();
    let private = folder.path("class/private");
    fs::set_permissions(&private, fs::Permissions::from_mode(0o000)).unwrap();
    let ran = (as_nobody(&folder, "check class"), as_nobody(&folder, "render class -o out"));
    fs::set_permissions(&private, fs::Permissions::from_mode(0o755)).unwrap();
    let (Some(checked), Some(rendered)) = ran else {
        return skipped("an unreadable folder", "nobody else can run the program here");
    };
    for ran in [&checked, &rendered] {
        assert_eq!(ran.code, 2, "{}", ran.stderr);
        let said = "cannot read `class/private`: permission was denied";
        assert_eq!(ran.stderr.matches(said).count(), 1, "{}", ran.stderr);
    }
    assert!(checked.stderr.contains("1 file checked: "), "{}", checked.stderr);
    assert!(made(&folder, "A") > 0, "{}", rendered.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_whose_name_is_not_utf8_works_with_its_pictures_and_earlier_plans() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::new();
    let odd = folder.path("").join(OsStr::from_bytes(b"l\xe4rk"));
    fs::create_dir(&odd).unwrap();
    sendplan::internal::output::write(&odd.join("logo.png"), PNG).unwrap();
    let plan = plan_of("A", "Adam").replacen("school:\n", "school:\n  logo: logo.png\n", 1);
    sendplan::internal::output::write(&odd.join("adam.yaml"), plan.as_bytes()).unwrap();
    let ran = folder.run("check .");
    assert!(!ran.stderr.contains("bad-image"), "{}", ran.stderr);
    let ran = folder.run("render . --prune");
    let count = made(&folder, "A");
    let again = folder.run("render . --prune");
    assert_eq!(made(&folder, "A"), count, "{}{}", ran.stderr, again.stderr);
    assert!(!again.stderr.contains("deleted"), "{}", again.stderr);
}

/// A picture of one pixel.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, b'I', b'D', b'A', b'T', 8,
    0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, b'I', b'E',
    b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

#[test]
fn a_template_cannot_write_outside_the_output_folder() {
    for (key, word) in [
        ("file", "x/../../../evil"),
        ("copy", "../evil"),
        ("file", "C:evil"),
        ("file", "Plan"),
        ("copy", "a b"),
        ("file", "-"),
    ] {
        let folder = Folder::new();
        folder.run("template export -o ours");
        let manifest = String::from_utf8(folder.read("ours/template.yaml")).unwrap();
        let usual = if key == "file" { "file: plan, copy: teacher" } else { "copy: teacher" };
        let broken = usual.replacen(
            if key == "file" { "file: plan" } else { "copy: teacher" },
            &format!("{key}: \"{word}\""),
            1,
        );
        assert!(manifest.contains(usual));
        folder.write("ours/template.yaml", manifest.replacen(usual, &broken, 1));
        let ran = folder.run("template check ours");
        assert_eq!(ran.code, 1, "{key} {word}: {}", ran.stderr);
        let said = format!("`{key}` is part of file names and cannot be `{word}`");
        assert!(
            ran.stderr.contains(&said) && ran.stderr.contains("ours/template.yaml:"),
            "{}",
            ran.stderr
        );
    }
}

#[test]
fn a_childs_date_of_birth_and_number_are_in_no_file_name() {
    for word in ["pupil.date_of_birth", "pupil.upn", "pupil.home_language", "assess.primary_need"] {
        let folder = Folder::new();
        let pattern = format!("file_names: '{{pupil}}_{{{word}}}_{{document}}_{{copy}}'\n");
        folder.write("sendplan.yaml", pattern).write("plan.yaml", example());
        let ran = folder.run("check plan.yaml --format short");
        assert!(ran.stdout.contains("bad-file-names"), "{word}: {}", ran.stdout);
        assert!(
            ran.stdout.contains("everybody who can see the folder sees names"),
            "{}",
            ran.stdout
        );
    }
}

/// The bits of a file that say who may read and write it.
#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[cfg(unix)]
#[test]
fn files_and_folders_are_as_closed_as_the_user_wants_them_and_never_open_to_others() {
    use std::os::unix::fs::PermissionsExt as _;
    for (umask, files, folders) in
        [("022", 0o640, 0o750), ("077", 0o600, 0o700), ("000", 0o640, 0o750)]
    {
        let folder = Folder::new();
        folder
            .write("sendplan.yaml", "file_names: '{class}/{pupil}_{document}_{copy}'\n")
            .write("plan.yaml", example());
        let run = || {
            let script = format!("umask {umask}; exec \"$0\" render plan.yaml -o a/out -q --force");
            let done = std::process::Command::new("sh")
                .args(["-c", &script, env!("CARGO_BIN_EXE_sendplan")])
                .current_dir(folder.path(""))
                .output()
                .unwrap();
            String::from_utf8(done.stdout).unwrap()
        };
        let names = run();
        let first = folder.path("a/out").join(names.lines().next().unwrap());
        for path in ["a", "a/out"] {
            assert_eq!(mode(&folder.path(path)), folders, "{umask} {path}");
        }
        assert_eq!(mode(first.parent().unwrap()), folders, "{umask}");
        assert_eq!(mode(&first), files, "{umask}");
        assert_eq!(mode(&folder.path("a/out/register.csv")), files, "{umask}");
        fs::set_permissions(&first, fs::Permissions::from_mode(0o600)).unwrap();
        run();
        assert_eq!(mode(&first), 0o600, "what the owner made private stays so");
        fs::set_permissions(&first, fs::Permissions::from_mode(0o666)).unwrap();
        run();
        assert_eq!(mode(&first), files, "a child's document is never left open to others");
    }
}

/// Dates a file as if it had been written long ago, or by a clock that is ahead.
fn dated(path: &Path, ahead: bool) {
    let day = std::time::Duration::from_secs(86_400);
    let now = path.metadata().unwrap().modified().unwrap();
    let time = if ahead { now + day } else { now - day };
    fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

#[test]
fn half_written_files_go_wherever_they_are_and_nobody_elses() {
    let folder = Folder::new();
    folder.write("plan.yaml", example());
    folder.run("render plan.yaml -q");
    let ours = sendplan::internal::output::half_written_name();
    let kept = [
        "out/.sendplan-notes.txt",
        "out/.sendplan-0123456789abcdef-0123456789abcdef.part",
        "out/.sendplan-ST-1_plan_child.pdf",
        "out/notes.part",
    ];
    for name in kept {
        folder.write(name, "mine");
        dated(&folder.path(name), false);
    }
    let gone = [format!("out/{ours}"), format!("out/a/b/c/d/e/{ours}"), format!("out/f/{ours}")];
    for (index, name) in gone.iter().enumerate() {
        folder.write(name, "%PDF-");
        dated(&folder.path(name), index == 2);
    }
    let young = format!("out/g/{ours}");
    folder.write(&young, "%PDF-");
    let ran = folder.run("render plan.yaml -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(gone.iter().all(|name| !folder.path(name).exists()), "{:?}", folder.names("out"));
    assert!(kept.iter().all(|name| folder.path(name).exists()), "{:?}", folder.names("out"));
    assert!(folder.path(&young).exists(), "it may belong to a run on another machine");
}

#[test]
fn finished_copies_are_never_taken_for_half_written_ones() {
    let folder = Folder::new();
    folder
        .write("sendplan.yaml", "file_names: '.sendplan-{pupil}_{document}_{copy}'\n")
        .write("plan.yaml", example());
    folder.run("render plan.yaml -q");
    let before = folder.names("out");
    assert!(before.len() > 2);
    before.iter().for_each(|name| dated(&folder.path("out").join(name), false));
    folder.run("render plan.yaml -q --document plan-child");
    assert_eq!(folder.names("out"), before);
}

#[test]
fn the_same_name_in_another_form_is_the_same_pupil() {
    let folder = Folder::new();
    let plan = |name: &str| {
        example().replacen("  id: ST-1\n", "", 1).replacen(
            "known_as: ",
            &format!("known_as: \"{name}\" # "),
            1,
        )
    };
    let next = plan("Zoë ")
        .replacen("  number: 1\n", "  number: 2\n  previous: a.yaml\n", 1)
        .replacen("term: autumn", "term: spring", 1)
        .replace("2026-09-14", "2027-01-11")
        .replace("2026-12-07", "2027-03-22");
    folder.write("a.yaml", plan("Zoe\u{308}")).write("b.yaml", next);
    let ran = folder.run("check b.yaml --format short");
    assert!(!ran.stdout.contains("another pupil"), "{}", ran.stdout);
}
