//! A class, a school, a trust: many plans in one go, again and again.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::run::{Folder, example, page_count};

/// A class of so many plans in folders of their own, the example as their settings.
pub(crate) fn class(count: usize) -> Folder {
    let folder = Folder::new();
    folder.write("plans/sendplan.yaml", example());
    for number in 1..=count {
        let class = if number % 2 == 0 { "3 Kestrel" } else { "4 Heron" };
        folder.write(
            &format!(
                "plans/{}/pupil-{number:04}.yaml",
                if number % 2 == 0 { "kestrel" } else { "heron" }
            ),
            format!("pupil:\n  id: P{number:04}\n  known_as: Sam {number}\n  class: {class}\n"),
        );
    }
    folder
}

/// The table of a folder, without its head.
fn register(folder: &Folder, name: &str) -> Vec<Vec<String>> {
    let text = String::from_utf8(folder.read(name)).unwrap();
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[test]
fn a_second_run_makes_nothing_anew_until_something_changes() {
    let folder = class(3);
    let first = folder.run("render plans");
    assert_eq!((first.code, first.stdout.lines().count()), (0, 12), "{}", first.stderr);
    let second = folder.run("render plans");
    assert_eq!(second.stdout, first.stdout);
    assert!(
        second.stderr.contains("0 files from 3 plans written")
            && second.stderr.contains("12 unchanged"),
        "{}",
        second.stderr
    );
    assert_eq!(folder.run("render plans --changed -q").stdout, "");

    // A copy that somebody altered or removed is made again, and only that.
    folder.write("out/P0001_plan_2026-autumn_v1_child.pdf", "altered");
    fs::remove_file(folder.path("out/P0002_plan_2026-autumn_v1_parent.pdf")).unwrap();
    let ran = folder.run("render plans --changed -q");
    assert_eq!(
        ran.stdout,
        "P0001_plan_2026-autumn_v1_child.pdf\nP0002_plan_2026-autumn_v1_parent.pdf\n"
    );
    assert_eq!(page_count(&folder.read("out/P0001_plan_2026-autumn_v1_child.pdf")), 2);

    // What is for the staff alone changes the staff's copy alone.
    let plan = String::from_utf8(folder.read("plans/heron/pupil-0003.yaml")).unwrap();
    folder
        .write("plans/heron/pupil-0003.yaml", format!("{plan}ehc_notes:\n  notes: A new note.\n"));
    let ran = folder.run("render plans --changed -q");
    assert_eq!(ran.stdout, "P0003_plan_2026-autumn_v1_teacher.pdf\n");

    // The settings are every plan's, and so are the options of a run.
    let settings = example().replacen("Millbrook", "Millbank", 1);
    folder.write("plans/sendplan.yaml", settings);
    assert_eq!(folder.run("render plans --changed -q").stdout.lines().count(), 12);
    assert_eq!(folder.run("render plans --changed -q --ink grey").stdout.lines().count(), 12);
    assert_eq!(
        folder.run("render plans --changed -q --ink grey --force").stdout.lines().count(),
        12
    );
}

#[test]
fn the_register_says_what_each_copy_is() {
    let folder = class(2);
    folder.run("render plans -q");
    let rows = register(&folder, "out/register.csv");
    assert_eq!(rows.len(), 8);
    let files: BTreeSet<&str> = rows.iter().map(|row| row[7].as_str()).collect();
    assert_eq!(files.len(), 8);
    for row in &rows {
        let bytes = folder.read(&format!("out/{}", row[7]));
        assert_eq!(row[8], page_count(&bytes).to_string(), "{row:?}");
        assert_eq!(row[9], sendplan::internal::output::file_sha256(&bytes));
        assert!(
            row[0].starts_with("../plans/") && folder.path(&format!("out/{}", row[0])).is_file(),
            "{row:?}"
        );
        assert!(
            row[1].starts_with("P000") && ["3 Kestrel", "4 Heron"].contains(&row[2].as_str()),
            "{row:?}"
        );
        assert_eq!((row[3].as_str(), row[11].as_str()), ("2026-autumn", env!("CARGO_PKG_VERSION")));
        assert!(row[12].starts_with("send-support-plan@"), "{row:?}");
    }
    let lines = String::from_utf8(folder.read("out/register.jsonl")).unwrap();
    for (line, row) in lines.lines().zip(&rows) {
        let object: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(object["file"], row[7]);
        assert_eq!(object["pages"].to_string(), row[8]);
    }
    // No day and no time: the same plans give the same register.
    let first = folder.read("out/register.csv");
    folder.run("render plans -q -o again");
    assert_eq!(folder.read("again/register.csv"), first);
}

#[test]
fn a_name_is_no_formula_in_the_register() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", example());
    folder.write("plan.yaml", "pupil: {id: \"=1+1\", class: \"@SUM(A1)\"}\n");
    assert_eq!(folder.run("render plan.yaml -q").code, 0);
    let rows = register(&folder, "out/register.csv");
    assert!(rows.iter().all(|row| row[1] == "'=1+1" && row[2] == "'@SUM(A1)"), "{rows:?}");
}

#[test]
fn a_broken_plan_stops_no_other_and_keeps_its_old_copies() {
    let folder = class(4);
    folder.run("render plans -q");
    let old = folder.read("out/P0002_plan_2026-autumn_v1_teacher.pdf");
    let good = folder.read("plans/kestrel/pupil-0002.yaml");
    folder.write("plans/kestrel/pupil-0002.yaml", "pupil:\n  knwon_as: Sam\n");
    folder.write("plans/kestrel/pupil-0004.yaml", "pupil:\n  id: P0004\n  known_as: Samantha\n");
    let ran = folder.run("render plans --changed");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert_eq!(ran.stdout.lines().count(), 4, "the other plan is made: {}", ran.stdout);
    assert!(ran.stderr.contains("1 error"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("no plan makes these files any more"), "{}", ran.stderr);
    assert_eq!(folder.read("out/P0002_plan_2026-autumn_v1_teacher.pdf"), old);
    folder.write("plans/kestrel/pupil-0002.yaml", good);
    assert_eq!(folder.run("render plans --changed -q").stdout, "", "its copies are still known");
}

#[test]
fn a_pupil_who_left_is_named_and_removed_only_when_asked() {
    let folder = class(3);
    folder.run("render plans -q");
    fs::remove_file(folder.path("plans/kestrel/pupil-0002.yaml")).unwrap();
    let ran = folder.run("render plans");
    assert!(
        ran.stderr.contains("no plan makes these files any more (`--prune` deletes them):"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("  P0002_summary_2026-autumn_v1_child.pdf"), "{}", ran.stderr);
    assert_eq!(folder.names("out").len(), 12);
    folder.run("render plans --prune --dry-run");
    assert_eq!(folder.names("out").len(), 12);
    folder.run("render plans --prune");
    assert_eq!(folder.names("out").len(), 8);
    assert_eq!(register(&folder, "out/register.csv").len(), 8);
    let ran = folder.run("render plans");
    assert!(!ran.stderr.contains("no plan makes"), "{}", ran.stderr);
    // A run of one plan says nothing of the others.
    let ran = folder.run("render plans/heron/pupil-0001.yaml");
    assert!(!ran.stderr.contains("no plan makes"), "{}", ran.stderr);
    assert_eq!(register(&folder, "out/register.csv").len(), 8);
}

#[test]
fn no_register_has_a_file_removed_that_is_no_copy_as_it_was_written() {
    let folder = class(2);
    folder.run("render plans -q");
    folder.write("kept.pdf", "a letter").write("out/letter.pdf", "a letter");
    let kept = folder.path("kept.pdf");
    let sha256 = sendplan::internal::output::file_sha256(b"a letter");
    let lines: String =
        ["../kept.pdf", "a/../../kept.pdf", &kept.to_string_lossy(), "register.jsonl"]
            .iter()
            .map(|file| format!("gone.yaml,P1,,,plan,teacher,,{file},1,{sha256},x,0.1.0,t\n"))
            .collect();
    let changed = "gone.yaml,P1,,,plan,teacher,,letter.pdf,1,abc,x,0.1.0,t\n";
    let before = String::from_utf8(folder.read("out/register.csv")).unwrap();
    folder.write("out/register.csv", before + &lines + changed);
    let ran = folder.run("render plans --prune");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(folder.read("kept.pdf"), b"a letter");
    assert_eq!(folder.read("out/letter.pdf"), b"a letter");
    assert!(folder.path("out/register.jsonl").exists());
    assert!(ran.stderr.contains("`letter.pdf` was changed after it was written"), "{}", ran.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_fills_half_way_leaves_whole_copies_and_the_next_run_completes_the_set() {
    let folder = class(3);
    let runs = [("400k", "render plans"), ("4m", "render plans")];
    let Some(ran) = folder.run_on_disk("out", &runs) else { return };
    assert_eq!(ran[0].code, 2, "{}", ran[0].stderr);
    assert!(ran[0].stderr.contains("the disk is full"), "{}", ran[0].stderr);
    let names = folder.names("out-1");
    assert!(!names.is_empty() && names.len() < 12, "{names:?}");
    for name in names {
        assert!(folder.read(&format!("out-1/{name}")).ends_with(b"%%EOF"), "{name}");
    }
    assert_eq!(ran[1].code, 0, "{}", ran[1].stderr);
    assert_eq!(folder.names("out-2").len(), 12);
}

#[cfg(unix)]
#[test]
fn a_write_that_fails_half_way_leaves_whole_copies_and_the_next_run_completes_the_set() {
    let folder = class(3);
    let ran = folder.run("render plans --document plan-child");
    assert_eq!((ran.code, folder.names("out").len()), (0, 3), "{}", ran.stderr);
    // A child's copy has some 72,000 bytes, a parents' 89,000.
    let ran = folder.run_in_little_room("render plans", 160);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("cannot write `out/"), "{}", ran.stderr);
    assert!(folder.names("out").len() < 12, "nothing failed");
    assert!(all_whole(&folder) >= 3);
    assert!(folder.names("out").iter().all(|name| name.starts_with('P')), "nothing half-written");
    let ran = folder.run("render plans");
    assert_eq!((ran.code, all_whole(&folder)), (0, 12), "{}", ran.stderr);
}

#[test]
fn hidden_things_and_what_is_no_plan_are_ignored_with_a_reason() {
    let folder = class(1);
    folder.write("plans/.old/secret.yaml", "no: plan").write("plans/notes.docx", "notes");
    folder.write("plans/compose.yaml", "services: {web: {image: x}}\n");
    folder.run("render plans -o plans/out -q");
    let ran = folder.run("render plans -o plans/out --verbose");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for line in [
        "ignored `plans/.old`: it is hidden",
        "ignored `plans/notes.docx`: its name does not end in `.yaml`",
        "ignored `plans/out`: it is the output folder",
        "ignored `plans/compose.yaml`: it has none of a plan's sections",
    ] {
        assert!(ran.stderr.contains(line), "{line}: {}", ran.stderr);
    }
    let ran = folder.run("render plans -o plans/out");
    assert!(ran.stderr.contains("ignored 1 YAML file without a plan"), "{}", ran.stderr);
    assert_eq!(folder.run("check plans -q").code, 0);
    let ran = folder.run("render plans/compose.yaml");
    assert!(ran.code == 1 && ran.stderr.contains("error[unknown-key]"), "{}", ran.stderr);
}

#[test]
fn a_class_may_be_chosen() {
    let folder = class(5);
    let ran = folder.run("render plans --class heron -q");
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("no plan is of this class"), "{}", ran.stderr);
    folder.write("plans/x.yaml", "pupil: {id: X, class: heron}\n");
    assert_eq!(folder.run("render plans --class HERON -q").stdout.lines().count(), 4);
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = class(2);
    let ran = folder.run("render plans --dry-run");
    assert_eq!((ran.code, ran.stdout.lines().count()), (0, 8), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("8 files from 2 plans would be written to `out`"),
        "{}",
        ran.stderr
    );
    assert!(!folder.path("out").exists());
}

#[test]
fn shards_have_each_plan_once_and_their_registers_add_up() {
    let folder = class(7);
    let mut seen = Vec::new();
    for number in 1..=3 {
        let ran = folder.run(&format!("render plans --shard {number}/3 --document plan-child -q"));
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        seen.extend(ran.stdout.lines().map(str::to_owned));
    }
    let all: BTreeSet<&String> = seen.iter().collect();
    let lines: usize =
        (1..=3).map(|n| register(&folder, &format!("out/register-{n}-of-3.csv")).len()).sum();
    assert_eq!(lines, 7, "each copy is in one register");
    assert_eq!((seen.len(), all.len()), (7, 7), "{seen:?}");
    // Put one after the other, heads and all, they are the register of the whole.
    let parts: Vec<u8> =
        (1..=3).flat_map(|n| folder.read(&format!("out/register-{n}-of-3.csv"))).collect();
    for number in 1..=3 {
        fs::remove_file(folder.path(&format!("out/register-{number}-of-3.csv"))).unwrap();
    }
    folder.write("out/register.csv", parts);
    let ran = folder.run("render plans --document plan-child --changed");
    assert_eq!(ran.stdout, "", "{}", ran.stderr);
    assert_eq!(folder.names("out").len(), 7, "the shards' registers are one now");
    for wrong in ["0/3", "4/3", "1/0", "x", "1/3/5"] {
        let ran = folder.run(&format!("render plans --shard {wrong}"));
        assert!(ran.code == 2 && ran.stderr.contains("write `2/4`"), "{wrong}: {}", ran.stderr);
    }
}

#[test]
fn a_school_names_its_files_as_it_likes() {
    let folder = class(2);
    let named = |pattern: &str| {
        let settings = format!("file_names: \"{pattern}\"\n{}", example());
        folder.write("plans/sendplan.yaml", settings);
        let _ = fs::remove_dir_all(folder.path("out"));
        folder.run("render plans --document plan-parent -q")
    };
    let ran = named("{class}/{name} {document} {cycle.term} {year} ({copy})");
    assert_eq!(
        ran.stdout,
        "3-Kestrel/Sam-2 plan autumn 2026 (parent).pdf\n4-Heron/Sam-1 plan autumn 2026 (parent).pdf\n",
        "{}",
        ran.stderr
    );
    assert!(folder.path("out/4-Heron/Sam-1 plan autumn 2026 (parent).pdf").is_file());
    let ran = named("{pupil}/../../{document}_{copy}");
    assert_eq!(
        ran.stdout, "P0001/plan_parent.pdf\nP0002/plan_parent.pdf\n",
        "no way out of the folder: {}",
        ran.stderr
    );
    for (pattern, words) in [
        ("{pupil}_{copy}", "without `{document}`, several copies would have the same name"),
        ("{document}_{copy}", "without `{pupil}`"),
        (
            "{pupil}_{document}_{copy}_{assess.primary_need}",
            "`{assess.primary_need}` cannot be used in a file name",
        ),
        ("{pupil}_{docment}_{copy}", "did you mean `{document}`?"),
        ("{pupil_{document}_{copy}", "a brace is missing its partner"),
        ("{pupil}}_{document}_{copy}", "a brace is missing its partner"),
    ] {
        let ran = named(pattern);
        assert_eq!(ran.code, 1, "{pattern}");
        assert!(
            ran.stderr.contains("error[bad-file-names]") && ran.stderr.contains(words),
            "{pattern}: {}",
            ran.stderr
        );
        assert!(!folder.path("out").exists(), "nothing is written before the names are right");
    }
}

#[test]
fn progress_is_there_for_programs() {
    let folder = class(9);
    let ran = folder.run("render plans --document plan-child --progress json -q");
    let lines: Vec<serde_json::Value> =
        ran.stderr.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 9);
    assert!(lines.iter().all(|line| line["of"] == 9 && line["seconds"].as_f64().is_some()));
    let ran = folder.run("render plans --document plan-child");
    assert!(ran.stderr.contains("9 of 9 plans"), "{}", ran.stderr);
    let ran = folder.run("render plans --document plan-child --progress none");
    assert!(!ran.stderr.contains("of 9 plans"), "{}", ran.stderr);
}

#[test]
fn many_plans_of_which_some_are_broken() {
    let folder = class(300);
    for number in (50..=300).step_by(50) {
        folder.write(&format!("plans/kestrel/pupil-{number:04}.yaml"), "pupil: [not, a, group]\n");
    }
    let ran = folder.run("render plans --document summary-child -q");
    assert_eq!((ran.code, ran.stdout.lines().count()), (1, 294));
    assert_eq!(ran.stderr.matches("error[wrong-type]").count(), 6, "{}", ran.stderr);
}

/// Every PDF in the folder is whole.
fn all_whole(folder: &Folder) -> usize {
    let names = folder.names("out");
    for name in
        names.iter().filter(|name| !name.starts_with(sendplan::internal::output::HALF_WRITTEN))
    {
        let bytes = folder.read(&format!("out/{name}"));
        assert!(page_count(&bytes) > 0 && bytes.trim_ascii_end().ends_with(b"%%EOF"), "{name}");
    }
    names.len()
}

fn spawned(folder: &Folder) -> std::process::Child {
    Command::new(env!("CARGO_BIN_EXE_sendplan"))
        .args(["render", "plans", "--document", "plan-child", "--document", "summary-child"])
        .current_dir(folder.path(""))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Waits until something is so, however busy the machine is.
pub(crate) fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..12_000 {
        if is_so() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("{what} did not come within a minute");
}

#[test]
fn killed_at_any_moment_every_file_is_whole_and_the_next_run_completes_the_set() {
    let folder = class(12);
    for turn in 0..20u64 {
        let mut child = spawned(&folder);
        std::thread::sleep(Duration::from_millis(15 + turn * turn * 2 % 190));
        child.kill().unwrap();
        child.wait().unwrap();
        all_whole(&folder);
        if turn % 5 == 4 {
            let _ = fs::remove_dir_all(folder.path("out"));
        }
    }
    let ran = folder.run("render plans --document plan-child --document summary-child -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let whole = folder.names("out").iter().filter(|name| name.starts_with('P')).count();
    assert_eq!(whole, 24);
    all_whole(&folder);
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_at_once_keeps_what_is_done_and_a_second_run_goes_on() {
    let folder = class(60);
    let mut child = spawned(&folder);
    until("the first copy", || folder.names("out").iter().any(|name| name.starts_with('P')));
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let status = child.wait().unwrap();
    assert_eq!(status.code(), Some(130));
    let done = all_whole(&folder);
    assert!(folder.names("out").iter().all(|name| name.starts_with('P')), "nothing half-written");
    assert!(done > 0 && done < 120, "{done} files were made");
    assert_eq!(register(&folder, "out/register.csv").len(), done);
    let ran = folder.run("render plans --document plan-child --document summary-child");
    assert!(ran.stderr.contains(&format!("{done} unchanged")), "{}", ran.stderr);
    assert_eq!(all_whole(&folder), 120);
}

#[test]
fn a_plan_that_is_written_while_it_is_read_is_read_as_it_is() {
    let folder = class(1);
    let path = folder.path("plans/heron/pupil-0001.yaml");
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut turn = 0u32;
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                turn += 1;
                let name = if turn.is_multiple_of(2) { "Sam" } else { "Samantha" };
                let text = format!("pupil:\n  id: P1\n  known_as: {name}\n");
                sendplan::internal::output::write(&path, text.as_bytes()).unwrap();
            }
        });
        for _ in 0..10 {
            let ran = folder.run("render plans --document plan-child -q");
            assert_eq!(ran.code, 0, "{}", ran.stderr);
            all_whole(&folder);
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

#[test]
fn an_output_folder_that_vanishes_half_way_is_an_error_and_no_more() {
    let folder = class(40);
    let mut child = spawned(&folder);
    until("the second copy", || folder.names("out").len() >= 2);
    fs::rename(folder.path("out"), folder.path("gone")).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(2));
    let ran = folder.run("render plans --document plan-child --document summary-child -q");
    assert_eq!((ran.code, folder.names("out").len()), (0, 80), "{}", ran.stderr);
}

#[test]
fn the_register_finds_its_plans_from_wherever_it_lies() {
    let folder = class(1);
    for output in ["../elsewhere-of-tests", "plans/out", "deep/er/out"] {
        let output = output.replace("..", "plans/..");
        let ran = folder.run(&format!("render plans/heron -o {output} -q"));
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let rows = register(&folder, &format!("{output}/register.csv"));
        let plan = folder.path(&output).join(&rows[0][0]);
        assert!(plan.is_file(), "{}", plan.display());
        let again = folder.run(&format!("render plans/heron -o {output}"));
        assert!(!again.stderr.contains("no plan makes"), "{}", again.stderr);
    }
}

/// Six plans of two classes, one of them broken, one of no class.
fn two_classes() -> Folder {
    let folder = class(4);
    folder.write("plans/broken.yaml", "pupil: {id: B, class: 3 Kestrel}\ncycle: {number: third}\n");
    folder.write("plans/none.yaml", "pupil: {id: N, class: \"\"}\n");
    folder
}

#[test]
fn a_pack_joins_the_copies_of_a_class_and_audience() {
    let folder = two_classes();
    let settings = example().replacen("  class: 3 Maple\n", "", 1);
    assert_ne!(settings, example());
    folder.write("plans/sendplan.yaml", settings);
    let ran = folder.run("render plans --pack");
    assert_eq!(ran.code, 1, "a plan is broken: {}", ran.stderr);
    assert!(ran.stderr.contains("`plans/none.yaml` has no class"), "{}", ran.stderr);
    let expected: Vec<String> = ["3-Kestrel", "4-Heron"]
        .iter()
        .flat_map(|class| {
            ["child", "parent", "teacher"].map(|who| format!("{class}_pack_2026-autumn_{who}.pdf"))
        })
        .collect();
    assert_eq!(ran.stdout.lines().collect::<Vec<_>>(), expected);
    for name in &expected {
        let bytes = folder.read(&format!("out/{name}"));
        let pages = crate::run::pdf_pages(&bytes);
        // Each copy begins on a right-hand page, with numbers of its own.
        for (index, lines) in pages.iter().enumerate() {
            let text = lines.join(" ");
            if text.contains("Page 1 of") {
                assert_eq!(index % 2, 0, "{name}: a copy begins on page {}", index + 1);
            }
        }
        let whole = crate::run::pdf_text(&bytes);
        let (own, other) = if name.starts_with('3') {
            (["Sam2", "Sam4"], ["Sam1", "Sam3"])
        } else {
            (["Sam1", "Sam3"], ["Sam2", "Sam4"])
        };
        assert!(
            own.iter().all(|who| whole.contains(who))
                && !other.iter().any(|who| whole.contains(who)),
            "{name}"
        );
        if name.contains("teacher") {
            let begins = whole.matches("Page1of").count();
            assert_eq!(begins, 2, "{name}: {} sides", pages.len());
        }
    }
    assert_eq!(register(&folder, "out/register.csv").len(), 6);
    assert_eq!(folder.run("render plans --pack --changed -q").stdout, "");
    let ran = folder.run("render plans --pack --separators --audience parent -q -o sheets");
    let bytes = folder.read("sheets/4-Heron_pack_2026-autumn_parent.pdf");
    let first = crate::run::pdf_pages(&bytes)[0].join(" ");
    assert!(
        first.contains("Sam 1") && first.contains("4 Heron") && first.contains("SEND Support Plan"),
        "{first}: {}",
        ran.stderr
    );
}

#[test]
fn a_pack_is_one_document_with_a_bookmark_for_each_copy() {
    let folder = class(4);
    folder.run("render plans --pack --audience teacher -q");
    let bytes = folder.read("out/3-Kestrel_pack_2026-autumn_teacher.pdf");
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let raw = String::from_utf8_lossy(&bytes);
    assert!(raw.contains("pdfuaid:part") && raw.contains("pdfaid:part"));
    let outlines = document.catalog().unwrap().get(b"Outlines").unwrap();
    let root = document.dereference(outlines).unwrap().1.as_dict().unwrap();
    let mut titles = Vec::new();
    let mut next = root.get(b"First").ok().and_then(|first| first.as_reference().ok());
    while let Some(id) = next {
        let entry = document.get_dictionary(id).unwrap();
        titles.push(lopdf::decode_text_string(entry.get(b"Title").unwrap()).unwrap());
        next = entry.get(b"Next").ok().and_then(|next| next.as_reference().ok());
    }
    let copy = |name: &str| format!("{name} Taylor: SEND Support Plan, teacher copy");
    assert_eq!(titles, [copy("Sam 2"), copy("Sam 4")]);
}

#[test]
fn pictures_of_several_pupils_stay_their_own_in_a_pack() {
    let folder = class(2);
    for (name, colour) in [("red", [250, 20, 20]), ("blue", [20, 20, 250])] {
        let picture = image::RgbImage::from_pixel(64, 64, image::Rgb(colour));
        picture.save(folder.path(&format!("plans/{name}.png"))).unwrap();
    }
    folder.write(
        "plans/kestrel/pupil-0002.yaml",
        "pupil: {id: A, known_as: Ann, class: 4 Heron, picture: ../red.png}\n",
    );
    folder.write(
        "plans/heron/pupil-0001.yaml",
        "pupil: {id: B, known_as: Ben, class: 4 Heron, picture: ../blue.png}\n",
    );
    let ran = folder.run("render plans --pack --document summary-child --format png --ppi 30 -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let has = |page: u32, colour: [u8; 3]| {
        let name = format!("out/4-Heron_pack_2026-autumn_child_{page}.png");
        let image = image::load_from_memory(&folder.read(&name)).unwrap().to_rgb8();
        image.pixels().any(|pixel| pixel.0.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 12))
    };
    let (red, blue) = ([250, 20, 20], [20, 20, 250]);
    assert!(has(1, blue) && !has(1, red) && has(3, red) && !has(3, blue));
}

#[test]
fn a_class_has_documents_of_its_own() {
    let folder = two_classes();
    let old = "pupil: {id: P0002, known_as: Old name, class: 3 Kestrel}\ncycle: {number: 1, start: 2026-01-12, review_date: 2026-03-23, term: spring}\nassess: {evidence: [{source: pupil, result: a}, {source: parent, result: b}, {source: observation, result: c}]}\n";
    folder.write("plans/earlier/pupil-0002-spring.yaml", old);
    let ran = folder.run("render plans --document in-every-lesson --document class-list");
    let mine: Vec<&str> = ran.stdout.lines().filter(|name| name.starts_with("3-Kestrel")).collect();
    assert_eq!(
        mine,
        [
            "3-Kestrel_class-list_2026-autumn_staff.pdf",
            "3-Kestrel_in-every-lesson_2026-autumn_staff.pdf"
        ],
        "{}",
        ran.stderr
    );
    for name in mine {
        let bytes = folder.read(&format!("out/{name}"));
        let text = crate::run::pdf_text(&bytes);
        assert!(
            text.contains("Sam2") && text.contains("Sam4") && text.contains("Staffonly"),
            "{name}: {text}"
        );
        assert!(!text.contains("Oldname"), "{name}: of a pupil's cycles the latest counts");
        assert!(!text.contains("Sam1"), "{name}");
        assert_eq!(page_count(&bytes), 1);
    }
}

#[test]
fn a_plan_that_moves_takes_its_copies_with_it() {
    let folder = class(3);
    folder.run("render plans -q");
    fs::rename(folder.path("plans/kestrel"), folder.path("plans/falcon")).unwrap();
    let ran = folder.run("render plans --prune");
    assert!(
        ran.stderr.contains("12 unchanged") && !ran.stderr.contains("deleted"),
        "{}",
        ran.stderr
    );
    assert_eq!(folder.names("out").len(), 12);
    assert!(register(&folder, "out/register.csv").iter().any(|row| row[0].contains("falcon")));
}

#[test]
fn a_pupil_who_changed_class_is_in_the_new_one_only() {
    let folder = class(2);
    folder.write(
        "plans/old/pupil-0001.yaml",
        "pupil: {id: P0001, known_as: Sam 1, class: 3 Kestrel}\ncycle: {start: 2026-04-20, review_date: 2026-07-06, term: summer, agreed_on: 2026-04-21}\n\
         roles: {senco_advice: 2026-04-01}\nassess: {evidence: [{source: pupil, result: a}, {source: parent, result: b}, {source: observation, result: c}]}\n",
    );
    let ran = folder.run("render plans --document class-list -q");
    assert_eq!(
        ran.stdout,
        "3-Kestrel_class-list_2026-autumn_staff.pdf\n4-Heron_class-list_2026-autumn_staff.pdf\n",
        "{}",
        ran.stderr
    );
    let text = crate::run::pdf_text(&folder.read("out/3-Kestrel_class-list_2026-autumn_staff.pdf"));
    assert!(text.contains("Sam2") && !text.contains("Sam1"), "{text}");
}

#[test]
fn a_grey_pack_is_grey_sheets_and_all() {
    let folder = class(2);
    let ran = folder.run(
        "render plans --pack --separators --ink grey --audience child --format png --ppi 24 -q",
    );
    assert!(ran.stdout.lines().count() > 4, "{}", ran.stderr);
    for name in ran.stdout.lines() {
        let page = image::load_from_memory(&folder.read(&format!("out/{name}"))).unwrap().to_rgb8();
        assert!(page.pixels().all(|p| p.0.iter().max() == p.0.iter().min()), "{name}");
    }
    let ran = folder.run("render plans --pack --shard 1/2");
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    let ran = folder.run("render plans --pack --document class-list");
    assert!(ran.code == 2 && ran.stderr.contains("is one file already"), "{}", ran.stderr);
}
