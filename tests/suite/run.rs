//! The program run as a user runs it, and plans to run it on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use sendplan::{DocumentFile, Error, Finding, Plan, RenderOptions, Sendplan, internal};
use tempfile::TempDir;

/// A folder of its own for one test, with the program to run in it.
pub(crate) struct Folder(TempDir);

/// What a run gave.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file and the folders above it.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        sendplan::internal::output::write(&path, bytes.as_ref()).unwrap();
        self
    }

    /// Runs `sendplan` in the folder with these words after it.
    pub(crate) fn run(&self, line: &str) -> Ran {
        self.run_with(line, b"")
    }

    /// The same with something on standard input.
    pub(crate) fn run_with(&self, line: &str, input: &[u8]) -> Ran {
        self.run_words(
            &line.split_whitespace().chain(day(line).iter().copied()).collect::<Vec<_>>(),
            input,
        )
    }

    /// The same with words that may have spaces in them.
    pub(crate) fn run_words(&self, words: &[&str], input: &[u8]) -> Ran {
        use std::io::Write;
        let mut child = Command::new(env!("CARGO_BIN_EXE_sendplan"))
            .args(words)
            .current_dir(self.0.path())
            .env_clear()
            .env("NO_COLOR", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = child.stdin.take().unwrap().write_all(input);
        Ran::from(child.wait_with_output().unwrap())
    }

    /// The same where no file may grow beyond so many blocks of 512 bytes: a write fails half way, as on a full disk.
    #[cfg(unix)]
    pub(crate) fn run_in_little_room(&self, line: &str, blocks: usize) -> Ran {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let output = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_sendplan")])
            .args(line.split_whitespace())
            .args(day(line))
            .current_dir(self.0.path())
            .env("NO_COLOR", "1")
            .output();
        Ran::from(output.unwrap())
    }

    /// Runs lines one after the other on a disk at `name` in the folder, each with the size that the disk has then. What is
    /// in that folder is on the disk from the start; what is on it after each run is copied to `name-1`, `name-2` and so on.
    ///
    /// `None`, and a word on it, where the system does not let us make such a disk.
    #[cfg(target_os = "linux")]
    pub(crate) fn run_on_disk(&self, name: &str, runs: &[(&str, &str)]) -> Option<Vec<Ran>> {
        use std::fmt::Write;
        fs::create_dir_all(self.path(name)).unwrap();
        let mut script = format!(
            "cp -r {name} .seed; mount -t tmpfs -o size=4m tmpfs {name}; cp -r .seed/. {name}\n"
        );
        for (index, (size, line)) in runs.iter().enumerate() {
            let (number, day) = (index + 1, day(line).join(" "));
            writeln!(script, "mount -o remount,size={size} {name}").unwrap();
            writeln!(script, "code=0; \"$0\" {line} {day} >.stdout 2>.stderr || code=$?").unwrap();
            writeln!(script, "cp -r {name} {name}-{number}; echo $code >.code-{number}").unwrap();
            writeln!(script, "mv .stdout .stdout-{number}; mv .stderr .stderr-{number}").unwrap();
        }
        // A namespace of its own, in which whoever runs the tests may mount.
        let status = Command::new("unshare")
            .args(["--map-root-user", "--mount", "sh", "-e", "-c", &script])
            .arg(env!("CARGO_BIN_EXE_sendplan"))
            .current_dir(self.0.path())
            .env("NO_COLOR", "1")
            .stderr(Stdio::null())
            .status();
        if !status.is_ok_and(|status| status.success()) {
            skipped("a full disk", "this system lets nobody mount a small one");
            return None;
        }
        let text = |name: String| String::from_utf8(self.read(&name)).unwrap();
        let ran = |number| Ran {
            code: text(format!(".code-{number}")).trim().parse().unwrap(),
            stdout: text(format!(".stdout-{number}")),
            stderr: text(format!(".stderr-{number}")),
        };
        Some((1..=runs.len()).map(ran).collect())
    }

    /// The names in a folder, in order, without the register; none if it is not there.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(folder)) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into()).collect();
        names.retain(|name| !name.starts_with("register"));
        names.sort();
        names
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }
}

/// Says that something could not be tested here: past the test runner, which keeps what a test prints that passes.
pub(crate) fn skipped(what: &str, why: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}: {why}");
}

/// The day on which tests are run: plans are checked on that of the samples' reviews, and letters are made before those.
fn day(line: &str) -> &'static [&'static str] {
    match line.split(' ').next() {
        _ if line.contains("--today") => &[],
        Some("check") => &["--today", "2026-12-07"],
        Some("render") => &["--today", "2026-10-01"],
        _ => &[],
    }
}

/// With this day as today.
pub(crate) fn on(day: &str) -> Sendplan {
    Sendplan::builder().today(day.parse().unwrap()).build().unwrap()
}

/// The built-in template as data.
pub(crate) fn built_in(sendplan: &Sendplan) -> Arc<internal::templates::Template> {
    Arc::clone(internal::template(&sendplan.template("send-support-plan").unwrap()))
}

/// What was made of a plan: all its files, or none; and all that was found.
pub(crate) struct Made {
    pub(crate) files: Vec<DocumentFile>,
    pub(crate) findings: Vec<Finding>,
}

/// Makes the documents of a plan; one that is refused has no files, and its findings say why.
pub(crate) fn made(plan: &Plan, options: &RenderOptions) -> Made {
    let own = plan.findings().to_vec();
    let (files, more) = match plan.render(options) {
        Ok(documents) => (documents.files().to_vec(), documents.findings().to_vec()),
        Err(Error::Refused { .. }) if plan.has_errors() => (Vec::new(), Vec::new()),
        Err(Error::Refused { findings }) => (Vec::new(), findings),
        Err(error) => panic!("{error}"),
    };
    Made { files, findings: [own, more].concat() }
}

/// Only these documents.
pub(crate) fn only(documents: impl IntoIterator<Item = impl Into<String>>) -> RenderOptions {
    documents.into_iter().fold(RenderOptions::new(), RenderOptions::document)
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

/// The quality report over the samples, in the folder `out`, on a day when one review is overdue.
pub(crate) fn quality_report(options: &str) -> Folder {
    let folder = Folder::new();
    let above = root().join("samples");
    for file in samples().into_iter().chain([above.join("larkfield/sendplan.yaml")]) {
        let name = file.strip_prefix(&above).unwrap().to_string_lossy().replace('\\', "/");
        folder.write(&name, fs::read(&file).unwrap());
    }
    let ran = folder
        .run(&format!("render larkfield --document quality-report --today 2026-12-20 {options}"));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    folder
}

/// The template's own example: a complete plan.
pub(crate) fn example() -> String {
    fs::read_to_string(root().join("templates/send-support-plan/example.yaml")).unwrap()
}

/// The example with one piece of text replaced, which has to be there.
pub(crate) fn example_with(old: &str, new: &str) -> String {
    let example = example();
    assert!(example.contains(old), "the example has no `{old}`");
    example.replacen(old, new, 1)
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The text of a PDF, without its line breaks and spaces, which depend on where lines wrap.
pub(crate) fn pdf_text(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).unwrap();
    squeezed(&text)
}

/// A plan over the example whose summary for the child does not fit on its page.
pub(crate) fn too_full() -> String {
    let text = "I will read a very long sentence that goes on and on and on until the page is full and then some more";
    let target = |number: usize| {
        format!(
            "  - {{id: T{number}, need: N1, text: A target., baseline: {{value: 1}}, success: {{value: 2}}, \
             measure: {{how: A count, by: Mr Brown, every: weekly}}, strategies: [One], \
             parent_part: [Two], child_part: [Three], child: {{text: {text}}}}}\n"
        )
    };
    let targets: String = (1..=6).map(target).collect();
    format!("print: large\nabout:\n  child:\n    key_stage: one\ntargets:\n{targets}")
}

/// The text of a PDF as it stands in it, page by page: the order in which it is read out and copied.
pub(crate) fn pdf_lines(bytes: &[u8]) -> String {
    let pages = pdf_pages(bytes).into_iter().enumerate();
    pages
        .map(|(index, lines)| format!("--- page {} ---\n{}\n", index + 1, lines.join("\n")))
        .collect()
}

/// The lines of each page of a PDF.
pub(crate) fn pdf_pages(bytes: &[u8]) -> Vec<Vec<String>> {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let lines = |page: &u32| -> Vec<String> {
        let text = document.extract_text(&[*page]).unwrap();
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    };
    document.get_pages().keys().map(lines).collect()
}

/// Every sample plan, in the order of their names.
pub(crate) fn samples() -> Vec<PathBuf> {
    let folder = root().join("samples/larkfield");
    let mut plans: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .filter(|path| path.file_name().is_some_and(|name| name != "sendplan.yaml"))
        .collect();
    plans.sort();
    assert!(plans.len() >= 8);
    plans
}

/// The samples whose pages are compared with a reference, in words and in pictures: each shows what no other does.
pub(crate) fn reference_samples() -> Vec<PathBuf> {
    let folder = root().join("samples/larkfield");
    ["adam", "iris", "kofi", "zeynep"]
        .map(|name| folder.join(format!("{name}-2026-autumn.yaml")))
        .into()
}

/// Text without white space.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

pub(crate) fn page_count(bytes: &[u8]) -> usize {
    lopdf::Document::load_mem(bytes).unwrap().get_pages().len()
}
