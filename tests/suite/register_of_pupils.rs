//! Nothing of the register of pupils can reach a copy of a plan, whatever it says: the copies are the same, byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::run::{Folder, pdf_text, root};

/// Every column that a register may have.
const HEADER: &str = "id,upn,first name,known as,last name,class,year,sex,sen status,since,pupil premium,eal,looked after,\
                      date of birth,term of birth,attendance,reading before,reading now,primary need,secondary need";

/// A word in every column, which no plan has.
const CANARIES: &str = "KMR-1,CanaryUpn,CanaryFirst,CanaryKnown,CanaryLast,CanaryClass,CanaryYear,CanarySex,CanaryStatus,\
                        CanarySince,CanaryPremium,CanaryEal,CanaryLooked,CanaryBorn,CanaryTerm,CanaryAttendance,CanaryBefore,\
                        CanaryNow,CanaryPrimary,CanarySecondary";

/// A folder with some samples: two plans of one class, with the cycles before one of them.
fn samples() -> Folder {
    let folder = Folder::new();
    let from = root().join("samples/larkfield");
    let copy = |name: &str| {
        folder.write(&format!("school/{name}"), fs::read(from.join(name)).unwrap());
    };
    ["sendplan.yaml", "kofi-2026-autumn.yaml", "nadia-2026-autumn.yaml"].into_iter().for_each(copy);
    for entry in fs::read_dir(from.join("earlier")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        copy(&format!("earlier/{name}"));
    }
    folder
}

/// Every document that is about a plan or a class: those about all plans are for leaders and do read the register.
fn documents() -> Vec<String> {
    let manifest =
        fs::read_to_string(root().join("templates/send-support-plan/template.yaml")).unwrap();
    let (_, documents) = manifest.split_once("\ndocuments:\n").unwrap();
    let lines = documents.lines().filter(|line| line.trim_start().starts_with("- {id: "));
    let of_pupils = lines.filter(|line| !line.contains("per: folder"));
    let id = |line: &str| line.split("id: ").nth(1).unwrap().split(',').next().unwrap().to_owned();
    let ids: Vec<String> = of_pupils.map(id).collect();
    assert!(ids.len() > 12, "{ids:?}");
    ids
}

/// All files of all documents, by their names.
fn made(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut words = vec!["render", "school", "-o", "out", "--today", "2026-10-01", "--force"];
    let ids = documents();
    words.extend(ids.iter().flat_map(|id| ["--document", id.as_str()]));
    let ran = folder.run_words(&words, b"");
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    gather(&folder.path("out"), &mut files);
    fs::remove_dir_all(folder.path("out")).unwrap();
    files
}

fn gather(folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else {
            files.insert(
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read(&path).unwrap(),
            );
        }
    }
}

#[test]
fn no_column_of_the_register_reaches_a_copy() {
    let folder = samples();
    let without = made(&folder);
    assert!(without.len() > 20, "{:?}", without.keys());
    for ending in ["csv", "xlsx", "ods"] {
        let _ = fs::remove_file(folder.path("school/register-of-pupils.csv"));
        folder.write(
            &format!("school/register-of-pupils.{ending}"),
            format!("{HEADER}\n{CANARIES}\n"),
        );
        folder.write("school/register-of-pupils.csv", format!("{HEADER}\n{CANARIES}\n"));
    }
    let with = made(&folder);
    for (name, bytes) in &with {
        assert!(!name.contains("Canary"), "{name}");
        if name.ends_with(".pdf") {
            assert!(!pdf_text(bytes).contains("Canary"), "{name}");
        }
    }
    assert!(without == with, "the register changes a copy");
}

#[test]
fn whatever_the_register_says_of_the_child_the_copies_stay_the_same() {
    let folder = samples();
    let without = made(&folder);
    let any = |words: &'static [&'static str]| prop::sample::select(words);
    let row = (
        (
            any(&["KMR-1", "NAD-1", ""]),
            any(&["Kofi", "Nadia", "Zed"]),
            any(&["3 Kestrel", "4 Osprey"]),
            any(&["3", "Y4"]),
        ),
        (
            any(&["F", "M"]),
            any(&["K", "E", "N"]),
            any(&["Y", "N"]),
            any(&["Y", "N"]),
            any(&["Y", "N"]),
        ),
        (
            any(&["2019-02-03", "2018-11-05"]),
            any(&["94.5", "41"]),
            any(&["WTS", "GDS"]),
            any(&["SPLD", "SEMH"]),
        ),
    );
    let row = row.prop_map(|(who, facts, more)| {
        let (id, name, class, year) = who;
        let (sex, status, premium, eal, looked_after) = facts;
        let (born, attendance, band, need) = more;
        format!(
            "{id},,{name},{name},Mensah-Reid,{class},{year},{sex},{status},1 Sep 2025,{premium},{eal},{looked_after},{born},,{attendance},{band},{band},{need},"
        )
    });
    let mut runner =
        TestRunner::new(Config { cases: 2, failure_persistence: None, ..Config::default() });
    let test = |row: String| {
        folder.write("school/register-of-pupils.csv", format!("{HEADER}\n{row}\n"));
        prop_assert!(made(&folder) == without);
        Ok(())
    };
    runner.run(&row, test).unwrap();
}
