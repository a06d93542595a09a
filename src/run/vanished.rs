//! What was made -> what of it is still there at the end of the run.

use super::folder::CopiesReport;
use super::report::RunReport;
use super::settings::{Run, Writing};
use crate::output::Register;

impl Run<'_> {
    /// Leaves out the files that something else has removed since they were made or found whole: they count for nothing, and
    /// the register does not list them.
    pub(super) fn without_vanished(
        &self,
        mut made: CopiesReport,
        report: &mut RunReport,
        register: &mut Register,
    ) -> CopiesReport {
        if self.settings.writing == Writing::Nothing {
            return made;
        }
        let is_there = |file: &String| self.output.join(file).is_file();
        let files = made.written.iter().chain(&made.unchanged);
        let vanished: Vec<String> = files.filter(|file| !is_there(file)).cloned().collect();
        made.written.retain(|file| !vanished.contains(file));
        made.unchanged.retain(|file| !vanished.contains(file));
        made.entries.retain(|entry| !vanished.contains(&entry.file));
        for file in &vanished {
            register.remove(file);
        }
        report.vanished.extend(vanished);
        made
    }
}
