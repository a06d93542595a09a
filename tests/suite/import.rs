//! `sendplan import` as a SENCO uses it, with files as schools' own systems export them. Nobody in them is real.

use std::fs;

use crate::run::{Folder, Ran};
use crate::workbooks::{archive, ods, xlsx};

/// What the SEN report of Arbor looks like: one heading twice, one row for each need.
const ARBOR: &str = "\u{feff}UPN,Name,\"Year group(s) this academic year\",\"Registration form(s) this academic year\",\"Date of Birth\",Ethnicity,\"SEN status\",\"Sen Need\",\"SEN Description\",\"SEN Need Ranking\",\"Start Date\",\"Funded Hours\",\"SEN status\"
B823432126001,\"ADAMS, Ava\",Year 4,4A,2018-01-09,White,SEN Support,\"Speech, Language & Communication Needs\",cannot say r,2,16 Dec 2025,15h\u{a0}0m,K
B823432126001,\"ADAMS, Ava\",Year 4,4A,2018-01-09,White,SEN Support,Specific learning difficulty,spelling,1,16 Dec 2025,15h\u{a0}0m,K
L823432126002,\"O'BRIEN, Bo\",Year 3,3K,2019-03-12,Irish,\"Education, Health and Care Plan\",Autistic spectrum disorder,,1,1 Sep 2024,20h 0m,E
V823432126003,\"Celik, Can\",Year 3,3K,2018-11-30,Turkish,No SEN,,,,,,N
";

const DAY: &str = "--today 2026-11-26";

fn import(folder: &Folder, options: &str) -> Ran {
    folder.run(&format!("import {options} {DAY}"))
}

/// The text of a file in the folder.
fn text(folder: &Folder, name: &str) -> String {
    String::from_utf8(folder.read(name)).unwrap()
}

/// A UPN with the right check letter for these digits.
fn upn(digits: &str) -> String {
    let letters = "ABCDEFGHJKLMNPQRTUVWXYZ".chars().collect::<Vec<_>>();
    let sum: usize =
        digits.chars().zip(2..).map(|(digit, at)| digit.to_digit(10).unwrap() as usize * at).sum();
    format!("{}{digits}", letters[sum % 23])
}

fn arbor() -> String {
    let right = |text: String, digits: &str| {
        let at = text.find(digits).unwrap() - 1;
        let letter = text[at..=at].to_owned();
        text.replace(&format!("{letter}{digits}"), &upn(digits))
    };
    ["823432126001", "823432126002", "823432126003"].into_iter().fold(ARBOR.to_owned(), right)
}

#[test]
fn a_report_of_arbor_makes_a_starter_plan_for_each_pupil_on_sen_support() {
    let folder = Folder::new();
    folder.write("sen.csv", arbor());
    let ran = import(&folder, "sen.csv --into plans");
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(folder.names("plans"), ["SP-1-2026-autumn.yaml"]);
    let plan = text(&folder, "plans/SP-1-2026-autumn.yaml");
    for line in [
        "  known_as: Ava",
        "  last_name: Adams",
        "  id: SP-1",
        "  date_of_birth: 2018-01-09",
        "  year_group: year-4",
        "  class: 4A",
        "  send_support_since: 16 December 2025",
        "  primary_need: cognition-and-learning",
        "  census_type: SPLD",
    ] {
        assert!(plan.contains(&format!("{line}\n")), "{line}\n{plan}");
    }
    assert!(plan.contains("TO DO: write this"), "{plan}");
    for left_out in ["White", "cannot say r", "spelling", "15h"] {
        assert!(!plan.contains(left_out), "{left_out}");
    }
    // The mapping says what is not read, and why.
    assert!(ran.stdout.contains("→ upn") && ran.stdout.contains("sensitive"), "{}", ran.stdout);
    let checked = folder.run("check plans --draft");
    assert_eq!(checked.code, 0, "{}", checked.stderr);
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let folder = Folder::new();
    folder.write("sen.csv", arbor());
    let dry = import(&folder, "sen.csv --into plans --status K,E --dry-run");
    assert!(!folder.path("plans").exists());
    let ran = import(&folder, "sen.csv --into plans --status K,E");
    assert_eq!(dry.stdout.replace("would be made", "made"), ran.stdout);
    assert_eq!(folder.names("plans").len(), 2);
    assert!(ran.stdout.contains("made: plans/SP-2-2026-autumn.yaml (row 4)"), "{}", ran.stdout);
}

#[test]
fn a_second_import_finds_its_own_plans_and_overwrites_nothing() {
    let folder = Folder::new();
    folder.write("sen.csv", arbor());
    import(&folder, "sen.csv --into plans");
    let before = text(&folder, "plans/SP-1-2026-autumn.yaml");
    let ran = import(&folder, "sen.csv --into plans --update");
    assert!(ran.stderr.contains("3 pupils in the file, 1 with a plan"), "{}", ran.stderr);
    assert_eq!(text(&folder, "plans/SP-1-2026-autumn.yaml"), before);
    assert_eq!(folder.names("plans").len(), 1);
    // A file that is in the way stays.
    folder.write("other/SP-1-2026-autumn.yaml", "about:\n  strengths: []\n");
    let ran = import(&folder, "sen.csv --into other");
    assert!(ran.stdout.contains("is there already and is not overwritten"), "{}", ran.stdout);
    assert_eq!(text(&folder, "other/SP-1-2026-autumn.yaml"), "about:\n  strengths: []\n");
}

#[test]
fn titles_totals_semicolons_and_old_letters_are_no_hindrance() {
    let folder = Folder::new();
    let rows = "SEN register of Larkfield\n\nSurname;Forename;Reg Group;Year;DOB;SEN Code;Adno\nMacDonald;Zo\u{eb};3 Kestrel;3;05/11/2018;K;4412\nVAN DER BERG;Ana;3 Kestrel;Y3;5-2-2019;K;4413\nTotal;2;;;;;\n";
    let bytes: Vec<u8> = rows.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    folder.write("list.csv", bytes);
    let ran = import(&folder, "list.csv --into plans");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(folder.names("plans"), ["4412-2026-autumn.yaml", "4413-2026-autumn.yaml"]);
    assert!(text(&folder, "plans/4412-2026-autumn.yaml").contains("known_as: Zoë\n"));
    let ana = text(&folder, "plans/4413-2026-autumn.yaml");
    assert!(ana.contains("last_name: van der Berg\n") && ana.contains("2019-02-05"), "{ana}");
    assert!(ran.stdout.contains("the headings are in row 3"), "{}", ran.stdout);
    assert!(ran.stderr.contains("1 row without a pupil passed over"), "{}", ran.stderr);
}

const DATE: &str = r#"<c r="@" s="1"><v>43409</v></c>"#;

#[test]
fn a_workbook_gives_its_dates_its_merged_cells_and_the_values_of_its_formulas() {
    let folder = Folder::new();
    let formula = r#"<c r="@" t="str"><f>UPPER("k")</f><v>K</v></c>"#;
    let uncalculated = r#"<c r="@"><f>1+1</f></c>"#;
    let rows: &[&[&str]] = &[
        &["Pupils of 2026"],
        &["Pupil ID", "First name", "Last name", "Class", "DOB", "SEN status"],
        &["71", "Ava", "Adams", "4A", DATE, formula],
        &["72", "Bo", "Bell", "", DATE, "K"],
        &["73", "Can", "Celik", "4B", DATE, uncalculated],
    ];
    let notes: &[&[&str]] = &[&["How to read this"], &["Name the sheet"]];
    folder.write("pupils.xlsx", xlsx(&[("Notes", notes), ("Pupils", rows)], "D3:D4"));
    let ran = import(&folder, "pupils.xlsx --into plans");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(folder.names("plans"), ["71-2026-autumn.yaml", "72-2026-autumn.yaml"]);
    let bo = text(&folder, "plans/72-2026-autumn.yaml");
    assert!(bo.contains("date_of_birth: 2018-11-05\n") && bo.contains("class: 4A\n"), "{bo}");
    assert!(
        ran.stdout.contains("pupils.xlsx, sheet “Pupils”: the headings are in row 2"),
        "{}",
        ran.stdout
    );
    let said = "sheet “Pupils”, row 5, column F: this is a formula whose result is not in the file";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
}

#[test]
fn a_workbook_with_macros_is_read_and_nothing_in_it_is_run() {
    let folder = Folder::new();
    let rows: &[&[&str]] = &[&["Name", "SEN status"], &["Adams, Ava", "K"]];
    folder.write("pupils.xlsm", xlsx(&[("Pupils", rows)], ""));
    assert_eq!(import(&folder, "pupils.xlsm --into plans").code, 0);
    assert_eq!(folder.names("plans").len(), 1);
}

#[test]
fn a_workbook_of_libreoffice_is_read_with_its_million_empty_rows() {
    let folder = Folder::new();
    let day = r#"<table:table-cell office:value-type="date" office:date-value="2018-11-05"><text:p>05/11/18</text:p></table:table-cell>"#;
    let rows: &[&[&str]] = &[&["Id", "Name", "DOB", "SEN status"], &["71", "Adams, Ava", day, "K"]];
    folder.write("pupils.ods", ods(rows));
    let ran = import(&folder, "pupils.ods --into plans");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(text(&folder, "plans/71-2026-autumn.yaml").contains("date_of_birth: 2018-11-05\n"));
}

#[test]
fn a_common_transfer_file_is_read() {
    let folder = Folder::new();
    let pupil = format!(
        "<Pupil><UPN>{}</UPN><Surname>Adams</Surname><Forename>Ava</Forename><DOB>2018-11-05</DOB><Gender>F</Gender>\
         <BasicDetails><NCyearActual>3</NCyearActual><Ethnicity>WBRI</Ethnicity></BasicDetails>\
         <SEN><SENhistory><SENprovision>N</SENprovision><StartDate>2024-09-01</StartDate></SENhistory>\
         <SENhistory><SENprovision>K</SENprovision><StartDate>2025-09-01</StartDate></SENhistory>\
         <SENneeds><SENneed><SENtypeRank>2</SENtypeRank><SENtype>SLCN</SENtype></SENneed>\
         <SENneed><SENtypeRank>1</SENtypeRank><SENtype>SEMH</SENtype></SENneed></SENneeds></SEN>\
         <Contacts><Contact><Surname>Secret</Surname></Contact></Contacts></Pupil>",
        upn("823432126001")
    );
    let ctf = format!(
        "<?xml version=\"1.0\"?><CTfile><Header/><CTFpupilData>{pupil}</CTFpupilData></CTfile>"
    );
    folder.write("823_CTF.xml", ctf);
    let ran = import(&folder, "823_CTF.xml --into plans");
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let plan = text(&folder, "plans/SP-1-2026-autumn.yaml");
    for line in ["census_type: SEMH", "year_group: year-3", "send_support_since: 1 September 2025"]
    {
        assert!(plan.contains(line), "{line}\n{plan}");
    }
    assert!(!plan.contains("Secret") && !plan.contains("WBRI"));
}

#[test]
fn what_the_school_calls_a_column_is_said_once_and_remembered() {
    let folder = Folder::new();
    folder.write("plans/sendplan.yaml", "# Our school\r\nschool:\r\n  name: Larkfield # ours\r\n");
    folder.write(
        "list.csv",
        "Adno,Name,Gruppe,Stufe,SEN status,Lunch\n7,\"Adams, Ava\",4A,4,K,school\n",
    );
    let ran = folder.run_words(
        &[
            "import",
            "list.csv",
            "--into",
            "plans",
            "--map",
            "Gruppe=class",
            "--map",
            "Stufe=year",
            "--map",
            "Lunch=none",
            "--today",
            "2026-11-26",
        ],
        b"",
    );
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let settings = text(&folder, "plans/sendplan.yaml");
    let before = "# Our school\r\nschool:\r\n  name: Larkfield # ours\r\n";
    assert_eq!(
        settings,
        format!("{before}\r\nimport:\r\n  Gruppe: class\r\n  Stufe: year\r\n  Lunch: none\r\n")
    );
    assert!(text(&folder, "plans/7-2026-autumn.yaml").contains("class: 4A\n"));
    // The next time nobody has to say it.
    folder.write("list.csv", "Adno,Name,Gruppe,Stufe,SEN status\n8,\"Bell, Bo\",4B,4,K\n");
    let ran = import(&folder, "list.csv --into plans");
    assert!(!ran.stderr.contains("unknown-column"), "{}", ran.stderr);
    assert!(text(&folder, "plans/8-2026-autumn.yaml").contains("class: 4B\n"));
    assert_eq!(folder.run("check plans --draft").code, 0);
    // One more is added to those that are there.
    let more =
        ["import", "list.csv", "--into", "plans", "--map", "Adno=id", "--today", "2026-11-26"];
    assert_eq!(folder.run_words(&more, b"").code, 0);
    assert_eq!(text(&folder, "plans/sendplan.yaml"), format!("{settings}  Adno: id\r\n"));
    let slip = ["import", "list.csv", "--map", "Grupe=class"];
    let ran = folder.run_words(&slip, b"");
    assert!(ran.code == 2 && ran.stderr.contains("did you mean “Gruppe”?"), "{}", ran.stderr);
}

const KOFI: &str = "# Kofi's plan
pupil:
  known_as: Kofi   # as he likes it
  last_name: Mensah
  id: KMR-1
  date_of_birth: 2019-02-03
  year_group: year-3
  class: \"3 Kestrel\"
assess:
  primary_need: cognition-and-learning
";

#[test]
fn update_changes_just_the_lines_that_differ() {
    let folder = Folder::new();
    folder.write("plans/kofi.yaml", KOFI);
    folder.write(
        "list.csv",
        "id,first name,last name,class,year,date of birth,sen status,need\nKMR-1,Kofi,Mensah-Reid,4 Osprey,4,03/02/2019,K,SLCN\n",
    );
    let listed = import(&folder, "list.csv --into plans");
    assert_eq!(text(&folder, "plans/kofi.yaml"), KOFI);
    for line in [
        "plans/kofi.yaml:4: last_name: Mensah → Mensah-Reid\n",
        "plans/kofi.yaml:8: class: 3 Kestrel → 4 Osprey\n",
        "plans/kofi.yaml:7: year_group: year-3 → year-4\n",
        "plans/kofi.yaml: census_type: (nothing) → SLCN\n",
    ] {
        assert!(listed.stdout.contains(line), "{line}\n{}", listed.stdout);
    }
    let dry = import(&folder, "list.csv --into plans --update --dry-run");
    assert_eq!(text(&folder, "plans/kofi.yaml"), KOFI);
    assert!(dry.stdout.contains("4 Osprey (would be changed)"), "{}", dry.stdout);
    let ran = import(&folder, "list.csv --into plans --update");
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let expected = KOFI
        .replace("last_name: Mensah", "last_name: Mensah-Reid")
        .replace("year-3", "year-4")
        .replace("\"3 Kestrel\"", "4 Osprey")
        .replace("cognition-and-learning\n", "cognition-and-learning\n  census_type: SLCN\n");
    assert_eq!(text(&folder, "plans/kofi.yaml"), expected);
    let again = import(&folder, "list.csv --into plans --update");
    assert!(!again.stdout.contains("kofi.yaml"), "{}", again.stdout);
}

#[test]
fn a_class_that_comes_from_settings_is_not_changed_in_the_plan() {
    let folder = Folder::new();
    folder.write("plans/sendplan.yaml", "pupil:\n  class: 3 Kestrel\n");
    let kofi = KOFI.replace("  class: \"3 Kestrel\"\n", "");
    folder.write("plans/kofi.yaml", &kofi);
    folder.write("list.csv", "id,name,class\nKMR-1,\"Mensah, Kofi\",4 Osprey\n");
    let ran = import(&folder, "list.csv --into plans --update");
    assert!(ran.stdout.contains("it comes from a `sendplan.yaml`"), "{}", ran.stdout);
    assert_eq!(text(&folder, "plans/kofi.yaml"), kofi);
}

#[test]
fn new_plans_go_into_class_folders_where_plans_are_kept_by_class() {
    let folder = Folder::new();
    folder.write("plans/kestrel/kofi.yaml", KOFI);
    folder.write(
        "list.csv",
        "id,name,class,sen status\n71,\"Adams, Ava\",3 kestrel,K\n72,\"Bell, Bo\",4 Osprey,K\n",
    );
    let ran = import(&folder, "list.csv --into plans");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(folder.path("plans/kestrel/71-2026-autumn.yaml").is_file(), "{}", ran.stdout);
    assert!(folder.path("plans/4-Osprey/72-2026-autumn.yaml").is_file(), "{}", ran.stdout);
    assert!(ran.stderr.contains("not-in-register"), "Kofi is not in the file: {}", ran.stderr);
}

#[test]
fn pupils_twice_old_registers_and_wrong_cells_are_named_by_row_and_column() {
    let folder = Folder::new();
    let wrong = upn("823432126001").replace("823432126001", "823432126011");
    let rows = format!(
        "UPN,Name,Class,Year,DOB,SEN status\n\
         {a},\"Adams, Ava\",4A,Year 3,05/11/2017,K\n\
         {a},\"Adams, Eva\",4A,Year 3,05/11/2017,K\n\
         {wrong},\"Bell, Bo\",\"4A, 4B\",Year 3,05/11/17,Q\n\
         {c},\"Celik, Can\",4A,Year 3,06/11/2017,K\n\
         {d},\"Dar, Dia\",4A,Year 3,07/11/2017,N\n",
        a = upn("823432126001"),
        c = upn("823432126003"),
        d = upn("823432126004"),
    );
    folder.write("list.csv", rows);
    let ran = import(&folder, "list.csv --into plans");
    for said in [
        "row 3: this pupil is in row 2 already, with another first name",
        "row 4, column A: this is a UPN whose check letter does not fit",
        "row 4, column C: this is more than one class",
        "row 4, column E: this is a date with a year of two digits: “05/11/17”",
        "row 4, column F: this is no SEN status: “Q”",
        "this register is of last year",
    ] {
        assert!(ran.stderr.contains(said), "{said}\n{}", ran.stderr);
    }
    assert!(ran.stdout.contains("not made: row 2: rows contradict each other"), "{}", ran.stdout);
    assert_eq!(folder.names("plans"), ["SP-1-2026-autumn.yaml"]);
}

#[test]
fn bad_files_are_refused_with_a_word_and_leave_nothing_behind() {
    let folder = Folder::new();
    let zeros = "0".repeat(600 * 1024 * 1024 / 16);
    let parts: Vec<(String, &str)> =
        (0..16).map(|at| (format!("xl/{at}.xml"), zeros.as_str())).collect();
    let mut files: Vec<(&str, &str)> =
        parts.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    files.push(("xl/workbook.xml", "<workbook/>"));
    let repeated = r#"<table:table-cell office:value="1" office:value-type="float" table:number-columns-repeated="16384"/>"#;
    let row: &[&str] = &[repeated];
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("bomb.xlsx", archive(&files), "unpacks to more than 512 MiB"),
        ("wide.ods", ods(&vec![row; 1000]), "more than 12 million cells"),
        (
            "many.csv",
            format!("Name,Class\n{}", "Adams,4A\n".repeat(200_001)).into(),
            "more than 200,000 rows",
        ),
        (
            "page.xls",
            b"<html><table><tr><td>Name</td></tr></table></html>".to_vec(),
            "this is a web page",
        ),
        (
            "entities.xml",
            b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".to_vec(),
            "entities",
        ),
        ("empty.csv", Vec::new(), "this file is empty"),
        ("plan.pdf", b"%PDF-1.7\0\0\0".to_vec(), "this is not a table"),
        ("broken.xlsx", b"PK\x03\x04 and no more".to_vec(), "damaged"),
        ("old.xls", [&[0xd0, 0xcf, 0x11, 0xe0][..], &[7; 4000]].concat(), "damaged"),
        ("none.csv", b"Shop,Price\nApples,3\n".to_vec(), "no row has the headings"),
    ];
    for (name, bytes, said) in cases {
        folder.write(name, bytes);
        let ran = import(&folder, &format!("{name} --into plans"));
        assert_eq!(ran.code, 1, "{name}: {}{}", ran.stdout, ran.stderr);
        assert!(
            ran.stderr.contains(said) && !ran.stderr.contains("panicked"),
            "{name}: {}",
            ran.stderr
        );
        assert!(!folder.path("plans").exists(), "{name}");
    }
    assert_eq!(import(&folder, "missing.csv").code, 2);
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_there_is_no_plan_at_all() {
    let folder = Folder::new();
    folder.write("sen.csv", arbor());
    let ran =
        folder.run_in_little_room("import sen.csv --into plans --status K,E --today 2026-11-26", 4);
    assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
    assert!(
        !folder.path("plans").exists(),
        "{:?}",
        fs::read_dir(folder.path("plans")).map(Iterator::count)
    );
}

#[test]
fn names_that_look_like_yaml_stay_names() {
    let folder = Folder::new();
    folder.write(
        "list.csv",
        "id,first name,last name,class,sen status\n1,Yes,\"No: {really}\",\"=cmd|' /C calc'!A0\",K\n2,007,\"O\"\"Neil # x\",~,K\n",
    );
    let ran = import(&folder, "list.csv --into plans");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let checked = folder.run("check plans --draft --format short");
    assert!(
        !checked.stdout.contains("yaml-syntax") && !checked.stdout.contains("error["),
        "{}",
        checked.stdout
    );
    assert!(text(&folder, "plans/2-2026-autumn.yaml").contains("known_as: \"007\"\n"));
}

#[test]
fn twenty_thousand_rows_are_read_in_no_time() {
    let folder = Folder::new();
    let row = |at: usize| {
        let status = if at.is_multiple_of(4000) { "K" } else { "N" };
        format!("{at},Child{at},Last{at},4A,4,05/11/2017,F,{status},Y,N\n")
    };
    let rows: String = (1..=20_000).map(row).collect();
    folder.write(
        "all.csv",
        format!("Adno,Forename,Surname,Reg,Year,DOB,Sex,SEN Code,PP,EAL\n{rows}"),
    );
    let ran = import(&folder, "all.csv --into plans");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(folder.names("plans").len(), 5);
}
