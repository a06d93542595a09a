//! What a run made and found, in numbers and in one line.

use std::collections::BTreeMap;
use std::path::Path;

use sendplan::Kept;

use super::report;

/// How much was made and found.
#[derive(Default)]
pub(super) struct Sum {
    pub(super) plans: usize,
    pub(super) written: usize,
    pub(super) unchanged: usize,
    pub(super) pages: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    /// Pupils and files by class.
    pub(super) classes: BTreeMap<String, (usize, usize)>,
}

impl Sum {
    pub(super) fn add(&mut self, kept: &Kept) {
        self.written += kept.written.len();
        self.unchanged += kept.unchanged.len();
        self.pages += kept.entries.iter().map(|entry| entry.pages).sum::<usize>();
    }

    pub(super) fn in_class(&mut self, class: Option<&str>, kept: &Kept) {
        let files = kept.written.len() + kept.unchanged.len();
        if files > 0 {
            self.plans += 1;
            let name = class.filter(|class| !class.is_empty()).unwrap_or("no class");
            let (plans, all) = self.classes.entry(name.to_owned()).or_default();
            *plans += 1;
            *all += files;
        }
    }

    pub(super) const fn is_any(&self) -> bool {
        self.written + self.unchanged > 0
    }

    /// `17 files from 4 plans written to `out`, 58 sides; 3 unchanged; 2 warnings`.
    pub(super) fn told(&self, folder: &Path, dry: bool) -> String {
        let verb = if dry { "would be written" } else { "written" };
        let files = report::counted(self.written, "file");
        let plans = report::counted(self.plans, "plan");
        let from =
            if self.plans == 0 && self.is_any() { String::new() } else { format!(" from {plans}") };
        let mut text = format!("{files}{from} {verb} to `{}`", folder.display());
        if self.pages > 0 {
            text.push_str(&format!(", {} in all", report::counted(self.pages, "side")));
        }
        if self.unchanged > 0 {
            text.push_str(&format!("; {} unchanged", self.unchanged));
        }
        for (count, word) in [(self.errors, "error"), (self.warnings, "warning")] {
            if count > 0 {
                text.push_str(&format!("; {}", report::counted(count, word)));
            }
        }
        text
    }
}
