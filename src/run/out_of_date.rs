//! The earlier file of a copy that could not be made this time: it must not pass for the current one.

use std::fs;

use super::deletion::{is_within, remove};
use super::folder::CopiesReport;
use super::report::OutOfDate;
use super::settings::{Run, Writing};
use crate::output::{self, Register, file_sha256};

/// What the names of such files end in, before their ending.
const MARK: &str = "_out-of-date";

/// The name by which a file is seen to be out of date.
fn marked(file: &str) -> String {
    match file.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}{MARK}.{ending}"),
        None => format!("{file}{MARK}"),
    }
}

/// The name that a file had before it was out of date.
pub(super) fn unmarked(file: &str) -> Option<String> {
    let (stem, ending) = file.rsplit_once('.')?;
    Some(format!("{}.{ending}", stem.strip_suffix(MARK)?))
}

impl Run<'_> {
    /// Renames the earlier files of copies that could not be made, and has the register say so; removes those that were
    /// renamed in an earlier run and are current again.
    pub(super) fn set_aside(&self, made: &CopiesReport, register: &mut Register) -> Vec<OutOfDate> {
        if self.settings.writing == Writing::Nothing || !self.exporter.is_registered() {
            return Vec::new();
        }
        for entry in &made.entries {
            let old = marked(&entry.file);
            let is_ours = register.get(&old).filter(|old| old.plan == entry.plan);
            if is_ours.is_some_and(|old| remove(&self.output, old)) {
                register.remove(&old);
            }
        }
        let earlier: Vec<String> =
            made.not_made.iter().filter(|file| register.get(file).is_some()).cloned().collect();
        earlier.into_iter().filter_map(|file| self.rename(file, register)).collect()
    }

    /// Renames one of them; `None` if it is not there any more.
    fn rename(&self, file: String, register: &mut Register) -> Option<OutOfDate> {
        let entry = register.remove(&file)?;
        let path = self.output.join(&file);
        let bytes = output::read_copy(&path);
        if bytes.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
            return None;
        }
        let now = marked(&file);
        let is_as_written = bytes.is_ok_and(|bytes| file_sha256(&bytes) == entry.sha256);
        let to = self.output.join(&now);
        // What somebody else put under that name stays, and what somebody changed there.
        let is_free = match register.get(&now) {
            Some(earlier) => remove(&self.output, earlier),
            None => fs::symlink_metadata(&to).is_err(),
        };
        let is_renamed = is_as_written
            && is_free
            && is_within(&self.output, &path)
            && fs::rename(&path, &to).is_ok();
        if is_renamed {
            register.put(output::Entry { file: now.clone(), ..entry });
        }
        Some(OutOfDate { file, now: is_renamed.then_some(now) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_comes_before_the_ending_and_off_again() {
        assert_eq!(marked("a/sam_plan.pdf"), "a/sam_plan_out-of-date.pdf");
        assert_eq!(unmarked("a/sam_plan_out-of-date.pdf").as_deref(), Some("a/sam_plan.pdf"));
        assert_eq!(unmarked("a/sam_plan.pdf"), None);
    }
}
