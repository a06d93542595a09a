//! A line of the register: one copy, and what it was made from.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What the names of a register's files start with; a shard's continue with its number.
pub(super) const NAME: &str = "register";

/// One copy. Its fields are the columns of the register, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// The path of the plan's file, from the output folder.
    pub plan: String,
    /// The pupil: the school's own number or, without one, the name.
    pub pupil: String,
    /// The class.
    pub class: String,
    /// The cycle, as in `2026-autumn`.
    pub cycle: String,
    /// The document's id.
    pub document: String,
    /// Who it is for.
    pub audience: String,
    /// The household's word, if each household has its own copy.
    pub household: String,
    /// The path of the file, from the output folder.
    pub file: String,
    /// How many pages it has.
    pub pages: usize,
    /// The SHA-256 of the file; empty if it could not be read from a damaged register, and then nothing proves the file.
    pub sha256: String,
    /// The SHA-256 of everything it was made from: the plan's own part, its template, fonts, pictures, sendplan itself.
    pub input: String,
    /// The version of sendplan.
    pub sendplan: String,
    /// The template, with the first digits of the hash of its files.
    pub template: String,
    /// The names of those whom a parents' copy is for; earlier registers had no such column.
    pub reader: String,
    /// What a newer version says of it besides.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// What the path in a line of the register says of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    /// A copy in the output folder.
    Copy,
    /// A file in the output folder that this version does not make: a newer one may.
    Other,
    /// None in the output folder: somebody who can change the register must not be able to reach other files through it.
    Outside,
}

impl Entry {
    /// The names of the columns that this version writes.
    pub(super) const COLUMNS: [&'static str; 14] = [
        "plan",
        "pupil",
        "class",
        "cycle",
        "document",
        "audience",
        "household",
        "file",
        "pages",
        "sha256",
        "input",
        "sendplan",
        "template",
        "reader",
    ];

    /// What it says in a column, as text.
    pub(super) fn said(&self, column: &str) -> String {
        match column {
            "plan" => self.plan.clone(),
            "pupil" => self.pupil.clone(),
            "class" => self.class.clone(),
            "cycle" => self.cycle.clone(),
            "document" => self.document.clone(),
            "audience" => self.audience.clone(),
            "household" => self.household.clone(),
            "file" => self.file.clone(),
            "pages" => self.pages.to_string(),
            "sha256" => self.sha256.clone(),
            "input" => self.input.clone(),
            "sendplan" => self.sendplan.clone(),
            "template" => self.template.clone(),
            "reader" => self.reader.clone(),
            other => match self.more.get(other) {
                None => String::new(),
                Some(Value::String(text)) => text.clone(),
                Some(value) => value.to_string(),
            },
        }
    }

    /// Takes in what a column says.
    pub(super) fn take_in(&mut self, column: &str, said: &str) {
        let text = said.to_owned();
        match column {
            "plan" => self.plan = text,
            "pupil" => self.pupil = text,
            "class" => self.class = text,
            "cycle" => self.cycle = text,
            "document" => self.document = text,
            "audience" => self.audience = text,
            "household" => self.household = text,
            "file" => self.file = text,
            "pages" => self.pages = said.parse().unwrap_or_default(),
            "sha256" => self.sha256 = text,
            "input" => self.input = text,
            "sendplan" => self.sendplan = text,
            "template" => self.template = text,
            "reader" => self.reader = text,
            other => {
                if !other.is_empty() && !said.is_empty() {
                    self.more.insert(other.to_owned(), Value::String(text));
                }
            }
        }
    }

    /// What its path says.
    pub(super) fn kind(&self) -> FileKind {
        // `a//b.pdf` and `a/./b.pdf` would be second names of `a/b.pdf`, and would count as copies that no plan makes any more.
        let is_plain = |part: &str| !matches!(part, "" | "." | "..");
        let file = &self.file;
        if file.contains(['\\', ':', '\0']) || !file.split('/').all(is_plain) {
            FileKind::Outside
        } else if file.ends_with(".pdf") {
            FileKind::Copy
        } else {
            FileKind::Other
        }
    }
}

/// Whether a text is a SHA-256 as we write it.
pub(super) fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether a file at the top of an output folder is a register's: the table, its twin, a journal, a lock.
pub(crate) fn is_own(name: &str) -> bool {
    let rest = name.strip_prefix(NAME).and_then(|rest| rest.rsplit_once('.'));
    rest.is_some_and(|(shard, ending)| {
        (shard.is_empty() || is_shard(shard))
            && matches!(ending, "csv" | "jsonl" | "journal" | "lock" | "figures")
    })
}

/// Whether this is what a shard's register has after its first word, such as `-2-of-4`.
pub(super) fn is_shard(text: &str) -> bool {
    let numbers = text.strip_prefix('-').and_then(|text| text.split_once("-of-"));
    let is_number = |text: &str| text.parse::<usize>().is_ok();
    numbers.is_some_and(|(number, of)| is_number(number) && is_number(of))
}
