//! The library as a program in Rust uses it.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sendplan::print::{Format, Paper};
use sendplan::run::{Packing, RunEnd};
use sendplan::{Audience, Error, Event, Level, RenderOptions, Sendplan};

use crate::run::{Folder, example, example_with, only, root, squeezed};

fn larkfield() -> std::path::PathBuf {
    root().join("samples/larkfield")
}

/// A folder with two plans of one class, of which the second is broken.
fn two() -> Folder {
    let folder = Folder::new();
    folder.write("school/sam.yaml", example());
    folder
        .write("school/kim.yaml", example_with("known_as: Sam", "known_as: Kim\n  knwon_as: Kim"));
    folder
}

#[test]
fn a_plan_is_opened_judged_and_made_in_four_lines() -> Result<(), Error> {
    let folder = Folder::new();
    let sendplan = Sendplan::new()?;
    let plan = sendplan.open(larkfield().join("kofi-2026-autumn.yaml"))?;
    assert!(!plan.has_errors());
    let options = RenderOptions::new().audience(Audience::Parent);
    for file in plan.render(&options)?.files() {
        assert_eq!(file.audience(), Audience::Parent);
        let path = file.write_to(folder.path("out/parents"))?;
        assert_eq!(fs::read(path).unwrap(), file.bytes());
    }
    assert!(!folder.names("out/parents").is_empty());
    Ok(())
}

#[test]
fn a_plan_with_errors_is_opened_and_its_refusal_carries_the_findings() {
    let sendplan = Sendplan::new().unwrap();
    let broken = example_with("known_as: Sam", "known_as: Sam\n  knwon_as: Sam");
    let plan = sendplan.read("sam.yaml", broken).unwrap();
    assert!(plan.has_errors());
    for refused in [
        plan.render(&RenderOptions::new()).map(|_| String::new()),
        plan.review(),
        plan.with_review(),
        plan.next(None),
    ] {
        let Err(Error::Refused { findings }) = refused else { panic!("not refused") };
        assert!(findings.iter().any(|finding| finding.rule().id() == "unknown-key"));
    }
}

#[test]
fn what_is_missing_is_an_error_until_a_draft_is_asked_for() {
    let sendplan = Sendplan::new().unwrap();
    let unfinished = example_with("  known_as: Sam\n", "");
    let plan = sendplan.read("sam.yaml", unfinished.clone()).unwrap();
    assert!(plan.has_errors());
    assert!(plan.render(&RenderOptions::new()).is_err());
    assert_eq!(plan.render(&RenderOptions::new().draft()).unwrap().files().len(), 4);
    let draft = sendplan.read_draft("sam.yaml", unfinished).unwrap();
    assert!(!draft.has_errors());
    assert!(draft.render(&RenderOptions::new()).is_err(), "a draft passed for a finished plan");
}

#[test]
fn a_finding_prints_itself_in_one_line_or_with_the_line_of_the_file() {
    let sendplan = Sendplan::new().unwrap();
    let plan = sendplan.read("sam.yaml", "pupil:\n  knwon_as: Sam\n").unwrap();
    let finding = plan.findings().iter().find(|one| one.rule().id() == "unknown-key").unwrap();
    assert_eq!(
        finding.to_string(),
        "sam.yaml:2:3: error[unknown-key]: `pupil` has no field `knwon_as` (hint: did you mean `known_as`?)"
    );
    let shown = format!("{finding:#}");
    assert!(shown.contains("2 |   knwon_as: Sam") && shown.contains("^^^"), "{shown}");
    assert!(!shown.ends_with('\n') && !shown.contains('\u{1b}'), "{shown}");
}

#[test]
fn a_folder_is_made_with_events_and_a_report_of_all_that_was_done() {
    let folder = two();
    let sendplan = Sendplan::new().unwrap();
    let out = folder.path("out");
    let run = || {
        let mut done = Vec::new();
        let plans = sendplan.folder(folder.path("school"));
        let report = plans.render_into(&out, &RenderOptions::new(), |event| {
            if let Event::Made { done: number, of } = event {
                done.push((number, of));
            }
        });
        (report.unwrap(), done)
    };
    let (first, done) = run();
    assert_eq!(done, [(1, 2), (2, 2)]);
    assert_eq!((first.written().len(), first.unchanged().len()), (4, 0));
    assert!(first.has_errors() && !first.has_failed() && first.end() == RunEnd::Complete);
    let broken: Vec<&str> = (first.plans().iter())
        .filter(|plan| plan.findings().iter().any(|finding| finding.is_error()))
        .map(|plan| plan.name())
        .collect();
    assert_eq!(broken.len(), 1);
    assert!(broken[0].ends_with("kim.yaml"), "{broken:?}");
    let (second, _) = run();
    assert_eq!((second.written().len(), second.unchanged().len()), (0, 4));
    fs::remove_file(folder.path("school/sam.yaml")).unwrap();
    let (third, _) = run();
    assert_eq!(third.leftovers().orphans.len(), 4);
    assert!(third.leftovers().removed.is_empty());
}

#[test]
fn a_run_that_is_stopped_says_so_and_makes_nothing_more() {
    let folder = two();
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    let plans = Sendplan::new().unwrap().folder(folder.path("school")).stop_on(flag);
    let report = plans.render_into(folder.path("out"), &RenderOptions::new(), |event| {
        if let Event::Started { .. } = event {
            stop.store(true, Ordering::Relaxed);
        }
    });
    let report = report.unwrap();
    assert_eq!(report.end(), RunEnd::Stopped);
    assert!(report.written().is_empty() && report.plans().is_empty());
}

#[test]
fn what_does_not_go_together_is_refused_before_any_plan_is_read() {
    let sendplan = Sendplan::new().unwrap();
    // There is no such folder: whoever reads first says that instead.
    let nowhere = || sendplan.folder("nowhere");
    let shard = || "1/2".parse().unwrap();
    let whole = RenderOptions::new;
    for (plans, options, word) in [
        (nowhere().pack(Packing::Plain).shard(shard()), whole(), "shard"),
        (nowhere().pack(Packing::Plain), only(["in-every-lesson"]), "--pack"),
        (nowhere().shard(shard()), only(["in-every-lesson"]), "--shard"),
        (nowhere().class("3 Kestrel"), only(["quality-report"]), "--class"),
        (nowhere(), only(["quality-report", "plan-parent"]), "made separately"),
        (nowhere(), only(["plan-parent"]).audience(Audience::Child), "both of this kind"),
        (nowhere(), whole().ppi(300), "--ppi"),
        (nowhere(), whole().format(Format::Png).ppi(5), "10 to 600"),
    ] {
        let refused = plans.render_into("out", &options, |_| {});
        let Err(Error::Options { message }) = refused else { panic!("{word}: {refused:?}") };
        assert!(message.contains(word), "{message}");
    }
    let unknown = nowhere().render_into("out", &only(["nope"]), |_| {});
    assert!(matches!(unknown, Err(Error::UnknownDocument { .. })), "{unknown:?}");
}

#[test]
fn what_no_plan_gives_by_itself_is_refused_and_not_an_empty_list() {
    let plan = Sendplan::new().unwrap().read("sam.yaml", example()).unwrap();
    for (options, word) in [
        (only(["in-every-lesson"]), "several plans"),
        (only(["plan-parent", "quality-report"]), "several plans"),
        (only(["plan-parent"]).audience(Audience::Child), "both of this kind"),
    ] {
        let refused = plan.render(&options);
        let Err(Error::Options { message }) = refused else { panic!("{word}: {refused:?}") };
        assert!(message.contains(word), "{message}");
    }
}

#[test]
fn the_program_refuses_them_as_well() {
    let folder = Folder::new();
    for line in ["render nowhere --ppi 30", "render nowhere --shard 1/2 --document in-every-lesson"]
    {
        let ran = folder.run(line);
        assert_eq!(ran.code, 2, "{line}: {}", ran.stderr);
        assert!(!ran.stderr.contains("nowhere"), "{line}: {}", ran.stderr);
    }
    let twice = folder.run("check - -");
    assert!(twice.code == 2 && twice.stderr.contains("only be read once"), "{}", twice.stderr);
}

#[test]
fn a_pale_colour_is_found_once_whichever_paper_it_is_for() {
    let folder = Folder::new();
    // Just enough on white, and too little on cream.
    folder.write("sendplan.yaml", "school:\n  accent: \"#767676\"\n");
    folder.write("sam.yaml", example());
    let sendplan = Sendplan::new().unwrap();
    let plan = sendplan.open(folder.path("sam.yaml")).unwrap();
    assert!(!plan.has_errors(), "{:#?}", plan.findings());
    let refused = plan.render(&RenderOptions::new().paper(Paper::Cream));
    let Err(Error::Refused { findings }) = refused else { panic!("not refused") };
    let pale = findings.iter().filter(|finding| finding.rule().id() == "low-contrast");
    assert_eq!(pale.count(), 1, "{findings:#?}");
}

#[test]
fn a_review_and_the_next_plan_are_drafted_from_an_open_plan() {
    let sendplan = Sendplan::new().unwrap();
    let plan = sendplan.read_draft("sam.yaml", example()).unwrap();
    let review = plan.review().unwrap();
    let whole = plan.with_review().unwrap();
    assert!(whole.starts_with(&example()) && whole.ends_with(&review));
    let kofi = sendplan.open(larkfield().join("kofi-2026-autumn.yaml")).unwrap();
    let next = kofi.next(None).unwrap();
    assert!(squeezed(&next).contains("previous:kofi-2026-autumn.yaml"), "{next}");
}

#[test]
fn a_template_of_ones_own_is_checked_with_its_example() {
    let folder = Folder::new();
    let template = Sendplan::new().unwrap().template("send-support-plan").unwrap();
    template.export(folder.path("ours")).unwrap();
    assert!(template.export(folder.path("ours")).is_err(), "written over");
    let found = Sendplan::check_template(folder.path("ours")).unwrap();
    assert!(found.iter().all(|finding| finding.level() == Level::Note), "{found:#?}");
    folder.write("ours/labels/en-GB.yaml", "plan: [\n");
    let refused = Sendplan::check_template(folder.path("ours"));
    assert!(matches!(refused, Err(Error::Refused { .. })), "{refused:?}");
}

#[test]
fn a_link_of_a_chain_is_read_by_its_own_template_whoever_asks() {
    let folder = Folder::new();
    let template = Sendplan::new().unwrap().template("send-support-plan").unwrap();
    template.export(folder.path("ours")).unwrap();
    let manifest = String::from_utf8(folder.read("ours/template.yaml")).unwrap();
    let ours = manifest.replacen("id: send-support-plan", "id: ours", 1);
    folder.write("ours/template.yaml", ours.replacen("id: last_name", "id: surname", 1));
    let unnumbered =
        example_with("  id: ST-1\n", "").replacen("  date_of_birth: 2018-11-05\n", "", 1);
    // The same name, and another last name in the words of its own template.
    folder.write("first.yaml", unnumbered.replacen("last_name: Taylor", "last_name: Brown", 1));
    let second = unnumbered.replacen("last_name: Taylor", "surname: Taylor", 1);
    let second = second.replacen("cycle:\n", "cycle:\n  previous: first.yaml\n", 1);
    folder
        .write("second.yaml", second.replacen("template: send-support-plan", "template: ours", 1));
    let sendplan = Sendplan::builder().template_folder(folder.path("ours")).build().unwrap();
    let plan = sendplan.open(folder.path("second.yaml")).unwrap();
    assert_eq!(plan.template().id(), "ours");
    let chain = plan.findings().iter().find(|finding| finding.rule().id() == "previous-plan");
    let chain = chain.unwrap_or_else(|| panic!("{:#?}", plan.findings()));
    assert!(chain.message().contains("another pupil"), "{chain}");
}

#[test]
fn today_is_the_day_of_the_place_that_one_is_in() {
    // Twenty-six hours apart, two places never have the same day.
    let day = |zone: &str| {
        let folder = Folder::new();
        folder.write("sam.yaml", example());
        let status = std::process::Command::new(env!("CARGO_BIN_EXE_sendplan"))
            .args(["render", "sam.yaml", "--document", "quality-report", "-q"])
            .current_dir(folder.path(""))
            .env("TZ", zone)
            .status();
        assert!(status.unwrap().success());
        folder.names("out").remove(0)
    };
    let (west, east) = (day("<-12>12"), day("<+14>-14"));
    assert!(west < east, "{west}, {east}");
}
