//! The register of an output folder: two runs at once, runs that are ended, spreadsheet programs, and proof of the files.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use sendplan::internal::output::{Attempt, FolderLock, Sharing, file_sha256};

use crate::batch::{class, until};
use crate::run::{Folder, Ran, example};

/// Starts a run in the background.
fn started(folder: &Folder, line: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_sendplan"))
        .args(line.split_whitespace())
        .args(["--today", "2026-10-01"])
        .current_dir(folder.path(""))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Whether a first copy is there.
fn has_copy(folder: &Folder) -> bool {
    folder.names("out").iter().any(|name| name.starts_with('P'))
}

/// The lines of the register by the names of the columns.
fn rows(folder: &Folder) -> Vec<serde_json::Value> {
    let text = String::from_utf8(folder.read("out/register.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Whether every line of the register is true, and every copy has one.
fn is_true(folder: &Folder) -> bool {
    let rows = rows(folder);
    let copies = folder.names("out").iter().filter(|name| name.ends_with(".pdf")).count();
    let whole = |row: &serde_json::Value| {
        let bytes = folder.read(&format!("out/{}", row["file"].as_str().unwrap()));
        file_sha256(&bytes) == row["sha256"].as_str().unwrap()
    };
    rows.len() == copies && rows.iter().all(whole)
}

const CHILD: &str = "--document plan-child --document summary-child";

#[test]
fn two_runs_into_one_folder_wait_for_each_other_and_the_register_has_what_both_made() {
    let folder = class(6);
    for turn in 0..3 {
        let out = folder.path("out");
        let _ = fs::remove_dir_all(&out);
        let lines = ["kestrel", if turn == 2 { "kestrel" } else { "heron" }]
            .map(|class| format!("render plans/{class} {CHILD} -q"));
        let runs = lines.map(|line| started(&folder, &line));
        for run in runs {
            let ran = run.wait_with_output().unwrap();
            assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        }
        assert_eq!(rows(&folder).len(), if turn == 2 { 6 } else { 12 });
        assert!(is_true(&folder));
        assert!(!folder.path("out/register.lock").exists());
    }
}

#[test]
fn a_run_that_waits_says_so_and_goes_on_when_the_other_is_done() {
    let folder = class(1);
    folder.run("render plans -q");
    let Attempt::Taken(lock) =
        FolderLock::attempt(&folder.path("out"), "register.lock", Sharing::Alone)
    else {
        panic!("nobody else has the folder");
    };
    for line in ["render plans --force", "render plans --shard 1/2 --force", "verify out"] {
        let mut waiting = Command::new(env!("CARGO_BIN_EXE_sendplan"))
            .args(line.split_whitespace())
            .current_dir(folder.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let heard = BufReader::new(waiting.stderr.take().unwrap()).lines().map_while(Result::ok);
        let said = heard.into_iter().find(|line| line.contains("Another run is writing"));
        assert!(said.is_some_and(|line| line.contains("waiting for it to finish")), "{line}");
        assert!(waiting.try_wait().unwrap().is_none(), "it waits: {line}");
        waiting.kill().unwrap();
        waiting.wait().unwrap();
    }
    // A run that writes nothing need not wait.
    assert_eq!(folder.run("render plans --dry-run").code, 0);
    let waiting = started(&folder, "render plans --force -q");
    drop(lock);
    assert!(waiting.wait_with_output().unwrap().status.success());
    assert!(is_true(&folder));
}

#[test]
fn shards_do_not_wait_for_one_another() {
    let folder = class(4);
    fs::create_dir(folder.path("out")).unwrap();
    let lock = FolderLock::attempt(&folder.path("out"), "register.lock", Sharing::Shared);
    assert!(matches!(lock, Attempt::Taken(_)));
    for shard in ["1/2", "2/2"] {
        assert_eq!(folder.run(&format!("render plans {CHILD} --shard {shard} -q")).code, 0);
    }
    drop(lock);
    let ran = folder.run(&format!("render plans {CHILD}"));
    assert!(ran.stderr.contains("8 unchanged"), "{}", ran.stderr);
    assert!(is_true(&folder));
}

#[test]
fn a_folder_that_cannot_be_locked_is_written_to_all_the_same() {
    let folder = class(1);
    fs::create_dir_all(folder.path("out/register.lock")).unwrap();
    let ran = folder.run("render plans");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("this folder cannot be locked").count(), 1, "{}", ran.stderr);
    assert!(is_true(&folder));
}

#[test]
fn a_killed_run_loses_no_finished_copy() {
    let folder = class(40);
    let mut was_killed = false;
    for _ in 0..3 {
        let mut run = started(&folder, &format!("render plans {CHILD} -q"));
        let before = folder.names("out").len();
        until("another copy", || {
            let names = folder.names("out");
            names.len() > before + 2
                || names.iter().filter(|name| name.ends_with(".pdf")).count() == 80
        });
        run.kill().unwrap();
        // Where all copies were made in the meantime, there was nothing left to kill.
        was_killed = !run.wait().unwrap().success();
        assert!(!was_killed || folder.path("out/register.journal").exists());
    }
    let done = folder.names("out").iter().filter(|name| name.ends_with(".pdf")).count();
    let verified = folder.run("verify out");
    assert!(!was_killed || verified.stderr.contains("was cut short"));
    assert!(
        verified.stderr.contains(&format!("{done} files are as the register says")),
        "{}",
        verified.stderr
    );
    // A plan that goes before the register is written takes its copies with it.
    let gone = folder.names("out").into_iter().find(|name| name.ends_with(".pdf")).unwrap();
    let number = &gone[1..5];
    for place in ["kestrel", "heron"] {
        let _ = fs::remove_file(folder.path(&format!("plans/{place}/pupil-{number}.yaml")));
    }
    let ran = folder.run(&format!("render plans {CHILD} --prune"));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!folder.path(&format!("out/{gone}")).exists());
    let mut parts = ran.stderr.split([';', '\n']).map(str::trim);
    let unchanged = parts.find_map(|part| part.strip_suffix(" unchanged"));
    let unchanged: usize = unchanged.unwrap().parse().unwrap();
    assert!(unchanged + 2 >= done, "{done} were there, and {unchanged} did not have to be made");
    assert!(is_true(&folder));
    assert!(!folder.path("out/register.journal").exists());
}

#[cfg(unix)]
#[test]
fn a_request_to_end_and_a_closed_window_end_a_run_as_ctrl_c_does() {
    for (signal, code) in [("-TERM", 143), ("-HUP", 129), ("-INT", 130)] {
        let folder = class(60);
        let run = started(&folder, &format!("render plans {CHILD} -q"));
        until("the first copy", || has_copy(&folder));
        let id = run.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        let ran = run.wait_with_output().unwrap();
        assert_eq!(ran.status.code(), Some(code), "{signal}");
        assert!(String::from_utf8_lossy(&ran.stderr).contains("stopped; what has been written"));
        assert!(is_true(&folder) && rows(&folder).len() < 120, "{signal}");
        assert_eq!(folder.run("verify out").code, 0);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_under_nohup_survives_its_window() {
    let folder = class(12);
    let run = Command::new("sh")
        .args(["-c", "trap '' HUP; exec \"$0\" render plans --document plan-child -q"])
        .arg(env!("CARGO_BIN_EXE_sendplan"))
        .current_dir(folder.path(""))
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    until("the first copy", || has_copy(&folder));
    let _ = Command::new("kill").args(["-HUP", &run.id().to_string()]).status();
    assert!(run.wait_with_output().unwrap().status.success());
    assert_eq!(rows(&folder).len(), 12);
}

/// Two plans with what a spreadsheet program spoils or runs.
fn school() -> Folder {
    let folder = Folder::new();
    folder.write("plans/sendplan.yaml", example());
    folder.write("plans/Réception/a.yaml", "pupil: {id: \"007\", class: Réception}\n");
    folder.write("plans/=b.yaml", "pupil: {id: \"=1+1\", class: \"1/2\"}\n");
    assert_eq!(folder.run("render plans -q").code, 0);
    folder
}

/// The lines of the table as the cells that a spreadsheet program has.
fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// A table with this between its cells, and these line ends.
fn table(cells: &[Vec<String>], between: &str, end: &str) -> String {
    cells.iter().map(|row| format!("{}{end}", row.join(between))).collect()
}

/// In the encoding of Western Windows.
fn western(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

#[test]
fn the_register_opens_in_excel_and_none_of_its_cells_runs() {
    let folder = school();
    let bytes = folder.read("out/register.csv");
    assert!(bytes.starts_with(b"\xef\xbb\xbfplan,pupil,"));
    let cells = cells(&bytes);
    let risky = |cell: &String| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    assert!(!cells.iter().flatten().any(risky), "{cells:?}");
    assert!(cells.iter().any(|row| row[1] == "'=1+1" && row[2] == "1/2"));
    // In the folder of the plans themselves, its name is the whole path.
    folder.run("render plans/=b.yaml -o plans -q");
    let text = String::from_utf8(folder.read("plans/register.csv")).unwrap();
    assert!(text.lines().skip(1).all(|line| line.starts_with("'=b.yaml,'=1+1,")), "{text}");
    let ran = folder.run("render plans/=b.yaml -o plans");
    assert!(ran.stderr.contains("4 unchanged") && !ran.stderr.contains("no plan makes"));
}

#[test]
fn a_register_that_excel_saved_is_read_and_written_in_its_own_form_again() {
    let folder = school();
    let ours = folder.read("out/register.csv");
    let twin = folder.read("out/register.jsonl");
    let usual = cells(&ours);
    let mut spoiled = usual.clone();
    for row in &mut spoiled {
        match row[1].as_str() {
            "007" => row[1] = "7".to_owned(),
            "'=1+1" => row[2] = "01-Feb".to_owned(),
            _ => {}
        }
    }
    let utf16 = |text: &str| -> Vec<u8> {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xff, 0xfe].into_iter().chain(units).collect()
    };
    let forms: Vec<(&str, Vec<u8>)> = vec![
        ("semicolons", table(&usual, ";", "\r\n").into_bytes()),
        ("semicolons and a mark", format!("\u{feff}{}", table(&usual, ";", "\n")).into_bytes()),
        ("a first line of Excel's", format!("sep=;\n{}", table(&usual, ";", "\n")).into_bytes()),
        ("tabs", table(&usual, "\t", "\r\n").into_bytes()),
        ("Windows", western(&table(&usual, ",", "\r\n"))),
        ("Windows, semicolons, spoiled", western(&table(&spoiled, ";", "\r\n"))),
        ("Unicode text", utf16(&table(&usual, "\t", "\r\n"))),
        ("numbers and dates", table(&spoiled, ",", "\r\n").into_bytes()),
    ];
    for (what, saved) in forms {
        for has_twin in [true, false] {
            folder.write("out/register.csv", &saved);
            folder.write("out/register.jsonl", &twin);
            if !has_twin {
                fs::remove_file(folder.path("out/register.jsonl")).unwrap();
            }
            let ran = folder.run("render plans --changed --prune");
            assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{what}: {}", ran.stderr);
            let said = "`register.csv` was saved by a spreadsheet program";
            assert_eq!(ran.stderr.matches(said).count(), 1, "{what}: {}", ran.stderr);
            assert_eq!(folder.read("out/register.csv"), ours, "{what}");
            assert_eq!(folder.read("out/register.jsonl"), twin, "{what}");
            let again = folder.run("render plans");
            assert!(!again.stderr.contains("register"), "{what}: {}", again.stderr);
        }
    }
    // Numbers that lost their zeros show nothing else; the twin does.
    folder.write("out/register.csv", table(&spoiled, ",", "\n"));
    assert!(folder.run("render plans").stderr.contains("was saved by a spreadsheet program"));
}

#[test]
fn a_damaged_register_loses_no_file_and_has_none_removed() {
    let folder = school();
    let (ours, twin) = (folder.read("out/register.csv"), folder.read("out/register.jsonl"));
    let is_whole = |what: &str, ran: &Ran, made: usize| {
        assert_eq!((ran.code, ran.stdout.lines().count()), (0, made), "{what}: {}", ran.stderr);
        assert_eq!(folder.read("out/register.csv"), ours, "{what}");
        assert_eq!(folder.read("out/register.jsonl"), twin, "{what}");
    };
    folder.write("out/register.csv", &ours[..ours.len() / 2]);
    let ran = folder.run("render plans --changed --prune");
    assert!(ran.stderr.contains("`register.csv` has lost"), "{}", ran.stderr);
    is_whole("cut off", &ran, 0);
    folder.write("out/register.csv", "");
    let ran = folder.run("render plans --changed --prune");
    assert!(
        ran.stderr
            .contains("`register.csv` has lost 8 lines, which were still in `register.jsonl`"),
        "{}",
        ran.stderr
    );
    is_whole("emptied", &ran, 0);
    folder.write("out/register.csv", ",,,\n").write("out/register.jsonl", "{\"x\":\n");
    let ran = folder.run("render plans --changed --prune");
    for name in ["register.csv", "register.jsonl"] {
        let said = format!("1 line of `{name}` cannot be read with certainty");
        assert!(ran.stderr.contains(&said), "{}", ran.stderr);
    }
    is_whole("both", &ran, 8);
    folder.write("out/register.csv", &ours[..ours.len() - 90]);
    fs::remove_file(folder.path("out/register.jsonl")).unwrap();
    let ran = folder.run("render plans --changed --prune");
    assert!(ran.stderr.contains("1 line of `register.csv` cannot be read"), "{}", ran.stderr);
    is_whole("cut off, without a twin", &ran, 1);
    // Where a spreadsheet program spoiled the path of the plan, its copies are not those of a child who left.
    let mut spoiled = cells(&ours);
    spoiled.iter_mut().skip(1).for_each(|row| row[0] = row[0].replace('é', "?"));
    folder.write("out/register.csv", table(&spoiled, ";", "\r\n"));
    fs::remove_file(folder.path("out/register.jsonl")).unwrap();
    fs::create_dir(folder.path("elsewhere")).unwrap();
    fs::rename(folder.path("plans/Réception"), folder.path("elsewhere/Réception")).unwrap();
    for _ in 0..2 {
        folder.run("render plans --prune");
        assert_eq!(folder.names("out").len(), 8, "nothing is deleted");
    }
}

#[test]
fn what_a_newer_version_writes_into_the_register_stays() {
    let folder = class(2);
    folder.run(&format!("render plans {CHILD} -q"));
    let rows: Vec<serde_json::Value> = rows(&folder)
        .into_iter()
        .map(|mut row| {
            row["signed"] = serde_json::json!({"by": "Ms Lee"});
            row
        })
        .collect();
    let mut lines: String = rows.iter().map(|row| format!("{row}\n")).collect();
    let web =
        "{\"plan\":\"../plans/heron/pupil-0001.yaml\",\"file\":\"page.html\",\"sha256\":\"x\"}";
    lines.push_str(&format!("{web}\n{{\"batch\":7}}\n"));
    let table = String::from_utf8(folder.read("out/register.csv")).unwrap();
    let table: String = table
        .lines()
        .enumerate()
        .map(|(at, line)| format!("{},{line}\n", if at == 0 { "\u{feff}batch" } else { "B7" }))
        .map(|line| line.replacen("batch,\u{feff}", "batch,", 1))
        .collect();
    folder.write("out/register.csv", table).write("out/register.jsonl", &lines);
    for line in
        [format!("render plans {CHILD} --prune"), "render plans --document plan-teacher".into()]
    {
        let ran = folder.run(&line);
        assert!(ran.code == 0 && !ran.stderr.contains("spreadsheet"), "{}", ran.stderr);
        let after = String::from_utf8(folder.read("out/register.jsonl")).unwrap();
        assert_eq!(after.matches("\"signed\":{\"by\":\"Ms Lee\"}").count(), 4, "{after}");
        assert!(after.contains("page.html") && after.contains("{\"batch\":7}"), "{after}");
        let table = String::from_utf8(folder.read("out/register.csv")).unwrap();
        assert!(table.lines().next().unwrap().contains(",signed"), "{table}");
    }
    // What is made again is no longer what the other version spoke of.
    folder.run(&format!("render plans {CHILD} --force"));
    let after = String::from_utf8(folder.read("out/register.jsonl")).unwrap();
    assert!(!after.contains("signed"), "{after}");
}

#[test]
fn verify_names_what_was_changed_is_missing_or_is_not_ours() {
    let folder = class(2);
    assert_eq!(folder.run("verify out").code, 2);
    folder.run("render plans -q");
    let ran = folder.run("verify out");
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    assert!(ran.stderr.contains("8 files are as the register says; nothing differs"));
    assert!(ran.stderr.contains("not proven by this: somebody who can change a file"));
    folder.write("out/P0001_plan_2026-autumn_v1_child.pdf", "altered");
    fs::remove_file(folder.path("out/P0002_plan_2026-autumn_v1_child.pdf")).unwrap();
    folder.write("out/old/letter.pdf", "a letter").write("out/.sendplan-x.pdf", "somebody's own");
    folder.write("out/Thumbs.db", "").write("out/old/~$letter.docx", "");
    let ran = folder.run("verify");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert_eq!(
        ran.stdout,
        "changed: P0001_plan_2026-autumn_v1_child.pdf\n\
         missing: P0002_plan_2026-autumn_v1_child.pdf\n\
         not in the register: .sendplan-x.pdf\n\
         not in the register: old/letter.pdf\n"
    );
    let ran = folder.run("verify out --format json");
    let object: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    assert_eq!(object["proven"], 6);
    assert_eq!(object["foreign"], serde_json::json!([".sendplan-x.pdf", "old/letter.pdf"]));
    // A file that was exchanged together with its sum in the table: the twin still knows.
    let file = "out/P0001_plan_2026-autumn_v1_teacher.pdf";
    let (old, new) = (file_sha256(&folder.read(file)), file_sha256(b"another"));
    folder.write(file, "another");
    let table = String::from_utf8(folder.read("out/register.csv")).unwrap();
    folder.write("out/register.csv", table.replace(&old, &new));
    let ran = folder.run("verify out");
    let line = "damaged line in the register: P0001_plan_2026-autumn_v1_teacher.pdf";
    assert!(ran.stdout.contains(line), "{}", ran.stdout);
    for line in ["verify nowhere", "verify plans/heron/pupil-0001.yaml"] {
        assert_eq!(folder.run(line).code, 2);
    }
}

#[test]
fn verify_names_a_damaged_line_though_every_file_is_whole() {
    let folder = class(1);
    folder.run("render plans -q");
    let twin = String::from_utf8(folder.read("out/register.jsonl")).unwrap();
    folder.write("out/register.jsonl", format!("{twin}{{\"file\":\n"));
    let ran = folder.run("verify out -q");
    let line =
        "damaged line in the register: 1 line of `register.jsonl` cannot be read with certainty\n";
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (1, line, ""));
    let ran = folder.run("verify out");
    let said = "as the register says; 1 line of the register cannot be read with certainty";
    assert!(ran.code == 1 && ran.stderr.contains(said), "{}", ran.stderr);
}

#[test]
fn copies_that_vanish_while_a_run_goes_on_are_missed() {
    let folder = class(40);
    let run = started(&folder, &format!("render plans {CHILD} -q"));
    until("the first copies", || folder.names("out").len() > 3);
    let gone: Vec<String> =
        folder.names("out").into_iter().filter(|name| name.ends_with(".pdf")).take(2).collect();
    for name in &gone {
        fs::remove_file(folder.path(&format!("out/{name}"))).unwrap();
    }
    let ran = run.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(2), "{said}");
    assert!(said.contains("2 files, such as") && said.contains("disappeared"), "{said}");
    assert_eq!(rows(&folder).len(), 78);
    assert!(is_true(&folder));
    let ran = folder.run(&format!("render plans {CHILD} --changed -q"));
    assert_eq!((ran.code, ran.stdout.lines().count()), (0, 2), "{}", ran.stderr);
}

#[test]
fn a_run_of_pictures_that_deletes_copies_writes_the_register() {
    let folder = class(2);
    folder.run("render plans -q");
    fs::remove_file(folder.path("plans/kestrel/pupil-0002.yaml")).unwrap();
    let ran = folder.run("render plans --format png --document plan-child --prune -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(rows(&folder).len(), 4);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_a_register_keeps_nobody_waiting() {
    let folder = class(1);
    fs::create_dir(folder.path("out")).unwrap();
    let pipe = |name: &str| {
        let made = Command::new("mkfifo").arg(folder.path(name)).status();
        assert!(made.unwrap().success());
    };
    pipe("out/register.csv");
    pipe("out/register.lock");
    let ran = folder.run("render plans -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    fs::remove_file(folder.path("out/register.lock")).unwrap();
    assert_eq!(folder.run("verify out").code, 0);
}
