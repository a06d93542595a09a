//! Files whose whole path is longer than programs on Windows can open.

use super::checked::PlanInRun;
use super::settings::Run;
use crate::finding::Finding;
use crate::output::{LONGEST_PATH, length};
use crate::pipeline::LONG_PATH;

impl Run<'_> {
    /// The warning that a plan's files would have a path too long for Windows; about the longest of them.
    pub(super) fn long_path(&self, plan: &PlanInRun) -> Option<Finding> {
        let folder = std::path::absolute(&self.output).unwrap_or_else(|_| self.output.clone());
        let before = length(&folder.to_string_lossy()) + 1;
        let after = 1 + self.exporter.ending().len();
        let longest = plan.copies.iter().max_by_key(|copy| length(&copy.stem))?;
        let whole = before + length(&longest.stem) + after;
        (whole > LONGEST_PATH).then(|| {
            Finding::new(
                &LONG_PATH,
                format!(
                    "with its folder, the name of `{}` has {whole} characters; Windows opens files up to {LONGEST_PATH}",
                    longest.stem
                ),
            )
            .in_file(&plan.name)
            .in_plan(&plan.name)
            .hint("choose an output folder nearer the top of the disk, or shorter `file_names`")
        })
    }
}
