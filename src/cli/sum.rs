//! What a run made and found, in numbers and in one line.

use std::collections::BTreeMap;
use std::path::Path;

use sendplan::run::ClassCount;
use sendplan::{Finding, Level, RunReport};

use super::report;

/// How much was made and found.
pub(super) struct Sum {
    plans: usize,
    written: usize,
    unchanged: usize,
    pages: usize,
    errors: usize,
    warnings: usize,
    classes: BTreeMap<String, ClassCount>,
}

impl Sum {
    pub(super) fn of(made: &RunReport) -> Self {
        let named = |name: &str| if name.is_empty() { "no class" } else { name }.to_owned();
        let classes: BTreeMap<String, ClassCount> =
            made.classes().map(|(name, count)| (named(name), count)).collect();
        let findings = made.findings();
        Self {
            plans: classes.values().map(|class| class.plans).sum(),
            written: made.written().len(),
            unchanged: made.unchanged().len(),
            pages: made.pages(),
            errors: findings.iter().filter(|one| one.is_error()).count() + made.errors().count(),
            warnings: findings
                .iter()
                .filter(|one: &&Finding| one.level() == Level::Warning)
                .count(),
            classes,
        }
    }

    /// Says it, class by class if there are several.
    pub(super) fn say(&self, folder: &Path, dry: bool) {
        if self.classes.len() > 1 {
            for (class, count) in &self.classes {
                let plans = report::counted(count.plans, "plan");
                let files = report::counted(count.files, "file");
                report::say(format_args!("  {class}: {plans}, {files}"));
            }
        }
        report::say(self.line(folder, dry));
    }

    /// `17 files from 4 plans written to `out`, 58 pages in all; 3 unchanged; 2 warnings`.
    fn line(&self, folder: &Path, dry: bool) -> String {
        let verb = if dry { "would be written" } else { "written" };
        let files = report::counted(self.written, "file");
        let plans = report::counted(self.plans, "plan");
        let is_any = self.written + self.unchanged > 0;
        let from = if self.plans == 0 && is_any { String::new() } else { format!(" from {plans}") };
        let mut text = format!("{files}{from} {verb} to `{}`", folder.display());
        if self.pages > 0 {
            text.push_str(&format!(", {} in all", report::counted(self.pages, "page")));
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
