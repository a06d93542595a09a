//! The promise that a draft is made whatever is missing from it, and that Typst never refuses a document unless that is our
//! own fault, which is then said.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use sendplan::print::Format;
use sendplan::run::{Event, Input};
use sendplan::{Error, RenderOptions, RunReport, Sendplan};

use crate::run::{Folder, built_in, example, example_with, on};
use crate::unprinted::Full;

/// A plan of which something is left out, emptied or set to null, and what that was.
struct Gap {
    what: String,
    plan: String,
}

/// How a line can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    LeftOut,
    Emptied,
    Null,
}

const HOW: [How; 3] = [How::LeftOut, How::Emptied, How::Null];

/// The line at `at`, and all that is within it, gone in one way; `None` if that leaves the plan as it is.
fn without(lines: &[String], at: usize, how: How) -> Option<Vec<String>> {
    let line = &lines[at];
    let depth = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    let is_item = line.trim_start().starts_with("- ");
    let inner = |next: &String| next.trim().is_empty() || depth(next) > depth(line);
    let end = at + 1 + lines[at + 1..].iter().take_while(|next| inner(next)).count();
    let mut left = lines.to_vec();
    let key = line.split_inclusive(": ").next().unwrap_or(line).trim_end();
    let key = key.strip_suffix(':').unwrap_or(key);
    let is_keyed = line.contains(": ") || line.ends_with(':');
    let new = match how {
        // The first key of an item carries its dash.
        How::LeftOut if is_item && is_keyed => {
            format!("{}- {{}}", &line[..line.len() - line.trim_start().len()])
        }
        How::LeftOut => String::new(),
        How::Emptied if is_keyed => format!("{key}: \"\""),
        How::Emptied => format!("{}- \"\"", &line[..line.len() - line.trim_start().len()]),
        How::Null if is_keyed => format!("{key}:"),
        How::Null => format!("{}-", &line[..line.len() - line.trim_start().len()]),
    };
    if how == How::LeftOut && is_item && is_keyed {
        // The other fields of the item stay.
        let rest = lines.get(at + 1).filter(|next| depth(next) == depth(line))?;
        left[at] = String::new();
        let indent = line.len() - line.trim_start().len();
        left[at + 1] = format!("{}- {}", " ".repeat(indent), rest.trim_start());
        return Some(left);
    }
    left[at..end].fill(String::new());
    left[at] = new;
    Some(left)
}

/// Every plan in which one line is missing, in each way.
fn singles(lines: &[String]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for at in (0..lines.len()).filter(|at| !lines[*at].is_empty()) {
        for how in HOW {
            if let Some(left) = without(lines, at, how) {
                let what = format!("line {} {how:?}: {}", at + 1, lines[at].trim());
                gaps.push(Gap { what, plan: left.join("\n") });
            }
        }
    }
    gaps
}

/// Every plan in which two of some lines are gone.
fn pairs(lines: &[String], of: &[usize]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for (index, one) in of.iter().enumerate() {
        let Some(left) = without(lines, *one, How::Null) else { continue };
        for other in of[index + 1..].iter().filter(|other| !left[**other].is_empty()) {
            let Some(left) = without(&left, *other, How::Null) else { continue };
            let what = format!("without {} and {}", lines[*one].trim(), lines[*other].trim());
            gaps.push(Gap { what, plan: left.join("\n") });
        }
    }
    gaps
}

/// Makes every document of drafts; a source that was set before is not set again.
struct Drafts {
    sendplan: Sendplan,
    documents: Vec<String>,
    set: BTreeSet<u64>,
    wrong: Vec<String>,
}

impl Drafts {
    fn new() -> Self {
        let sendplan = on("2026-09-01");
        let template = built_in(&sendplan);
        let documents = template.documents().iter().filter(|one| one.per.is_of_a_plan());
        let documents = documents.map(|document| document.id.clone()).collect();
        Self { sendplan, documents, set: BTreeSet::new(), wrong: Vec::new() }
    }

    fn all(mut self, gaps: impl Iterator<Item = Gap>) {
        let mut count = 0;
        for gap in gaps {
            count += 1;
            self.one(&gap);
        }
        assert!(count > 0);
        assert!(
            self.wrong.is_empty(),
            "{} of {count}:\n{}",
            self.wrong.len(),
            self.wrong.join("\n")
        );
    }

    fn one(&mut self, gap: &Gap) {
        let plan = self.sendplan.read_draft("plan.yaml", gap.plan.as_bytes()).unwrap();
        for document in self.documents.clone() {
            let options = RenderOptions::new().draft().document(&document);
            let wrong = match plan.render(&options.clone().format(Format::Typst)) {
                Ok(made) => {
                    let mut new = false;
                    for file in made.files() {
                        let mut hash = DefaultHasher::new();
                        (&document, file.bytes()).hash(&mut hash);
                        new |= self.set.insert(hash.finish());
                    }
                    if !new {
                        continue;
                    }
                    plan.render(&options).err()
                }
                Err(error) => Some(error),
            };
            match wrong {
                None => {}
                // What is refused is said with its place.
                Some(Error::Refused { findings }) => {
                    let errors = findings.iter().filter(|finding| finding.is_error());
                    for finding in errors.filter(|finding| finding.file_name().is_empty()) {
                        self.wrong.push(format!("{} {document}: {finding}", gap.what));
                    }
                }
                Some(error) => {
                    let details = error.details().unwrap_or_default();
                    self.wrong.push(format!("{} {document}: {error} {details}", gap.what));
                }
            }
        }
    }
}

/// A plan with every field, and the example of the template.
fn bases() -> [Vec<String>; 2] {
    let full = Full::of(&built_in(&on("2026-09-01"))).lines;
    [full, example().lines().map(str::to_owned).collect()]
}

/// The lines of a plan whose fields every plan needs.
fn needed(lines: &[String]) -> Vec<usize> {
    let sendplan = on("2026-09-01");
    let missing = |at: &usize| {
        let Some(left) = without(lines, *at, How::Null) else { return false };
        let plan = sendplan.read("plan.yaml", left.join("\n").as_bytes()).unwrap();
        plan.findings().iter().any(|one| one.is_error() && one.rule().id().starts_with("missing"))
    };
    (0..lines.len()).filter(|at| !lines[*at].is_empty()).filter(missing).collect()
}

#[test]
fn a_draft_is_made_whatever_is_missing_from_it() {
    let gaps = bases().into_iter().flat_map(|lines| singles(&lines));
    Drafts::new().all(gaps.step_by(29));
}

#[test]
#[ignore = "takes some minutes"]
fn a_draft_is_made_whatever_single_thing_is_missing_from_it() {
    Drafts::new().all(bases().into_iter().flat_map(|lines| singles(&lines)));
}

#[test]
#[ignore = "takes an hour"]
fn a_draft_is_made_whatever_two_needed_things_are_missing_from_it() {
    let [full, _] = bases();
    Drafts::new().all(pairs(&full, &needed(&full)).into_iter());
}

#[test]
fn a_draft_is_made_whatever_two_of_some_needed_things_are_missing_from_it() {
    let [full, _] = bases();
    let needed = needed(&full);
    assert!(needed.len() > 20, "{}", needed.len());
    Drafts::new().all(pairs(&full, &needed).into_iter().step_by(97));
}

/// A folder with a school's own template whose layout of one document Typst refuses, once it has a text of the plan.
fn with_broken_layout() -> Folder {
    let folder = Folder::new();
    folder.run("template export send-support-plan -o own");
    let layout = folder.path("own/summary-child.typ.j2");
    let text = std::fs::read_to_string(&layout).unwrap();
    folder.write("own/summary-child.typ.j2", format!("{text}\n#panic({{{{ pupil.known_as }}}})\n"));
    folder.write("plans/a.yaml", example());
    folder.write("plans/b.yaml", example_with("id: ST-1", "id: ST-2"));
    folder
}

#[test]
fn a_document_that_typst_refuses_is_our_fault_and_stops_no_other() {
    let folder = with_broken_layout();
    let ran = folder.run("render plans -o out --template-folder own");
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    for plan in ["plans/a.yaml", "plans/b.yaml"] {
        let said = format!(
            "error: {plan}: the document `summary-child` cannot be typeset: this is a fault in sendplan"
        );
        assert!(ran.stderr.contains(&said), "{}", ran.stderr);
    }
    assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
    let made = folder.names("out");
    assert!(
        made.iter().any(|name| name.contains("plan") && name.ends_with("teacher.pdf")),
        "{made:?}"
    );
    assert!(!made.iter().any(|name| name.contains("summary")), "{made:?}");
    // What a programmer needs is there for whoever asks.
    let ran = folder.run("render plans -o out --template-folder own --verbose");
    assert!(ran.stderr.contains("typesetter: panicked"), "{}", ran.stderr);
    let ran = folder.run("template check own");
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("panicked"), "{}", ran.stderr);
}

#[test]
fn a_document_that_typst_refuses_hides_nothing_that_is_in_the_plan() {
    let folder = with_broken_layout();
    let slip = example_with("id: ST-1", "id: ST-3").replace("known_as: Sam", "known_as: Sam 🦄");
    folder.write("plans/c.yaml", slip);
    let ran = folder.run("check plans --pages --format short --template-folder own");
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    for plan in ["a", "b", "c"] {
        let said = format!("error: plans/{plan}.yaml: the document `summary-child` cannot be");
        assert!(ran.stderr.contains(&said), "{}", ran.stderr);
    }
    assert!(ran.stdout.contains("plans/c.yaml"), "{}", ran.stdout);
    assert!(ran.stdout.contains("warning[missing-character]"), "{}", ran.stdout);
}

/// Makes the summaries of a folder's plans; `meanwhile` happens between their check and the first of them.
fn summaries(folder: &Folder, meanwhile: impl Fn() + Sync) -> RunReport {
    let options = RenderOptions::new().document("summary-child").format(Format::Typst);
    on("2026-09-01")
        .plans([Input::Path(folder.path("plans"))])
        .render_into(folder.path("out"), &options, |event| {
            if let Event::Started { .. } = event {
                meanwhile();
            }
        })
        .unwrap()
}

#[test]
fn a_plan_that_changes_during_a_long_run_is_an_error_of_its_own() {
    let folder = Folder::new();
    let numbered = |id: usize| example_with("id: ST-1", &format!("id: R{id:03}"));
    for id in 0..202 {
        folder.write(&format!("plans/{id:03}.yaml"), numbered(id));
    }
    let report = summaries(&folder, || {
        folder.write("plans/007.yaml", "broken: [");
        folder.write("plans/008.yaml", numbered(9));
        std::fs::remove_file(folder.path("plans/010.yaml")).unwrap();
    });
    assert!(report.has_failed());
    let errors: Vec<String> = report.errors().map(|(_, error)| error.to_string()).collect();
    assert_eq!(errors.len(), 3, "{errors:?}");
    assert!(errors[0].contains("007.yaml` was changed during the run"), "{errors:?}");
    assert!(errors[1].contains("008.yaml` was changed during the run"), "{errors:?}");
    assert!(errors[2].contains("010.yaml`: there is no such file"), "{errors:?}");
    assert_eq!(report.written().len(), 199);
    assert!(!report.written().iter().any(|name| name.starts_with("R008")));
}

#[test]
fn a_plan_that_changes_during_a_short_run_is_made_as_it_was_checked() {
    let folder = Folder::new();
    folder.write("plans/a.yaml", example());
    let report = summaries(&folder, || {
        folder.write("plans/a.yaml", "broken: [");
    });
    assert_eq!((report.written().len(), report.has_failed()), (1, false));
}
