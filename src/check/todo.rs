//! What is marked as still to be done.

use super::faults::TO_DO;
use crate::finding::Finding;
use crate::model::{MARK, STILL};
use crate::record::Slots;

/// A finding for each text with the mark.
pub(super) fn findings(sections: &Slots) -> Vec<Finding> {
    let mut findings = Vec::new();
    sections.texts(&mut |holder, text| {
        if text.contains(MARK) {
            let finding = if text.starts_with(STILL) {
                Finding::new(
                    &TO_DO,
                    format!("`{}` still has figures from the last plan", holder.path),
                )
                .hint(format!("change what is no longer true, and delete `{STILL}`"))
            } else {
                Finding::new(&TO_DO, format!("`{}` is still to be written", holder.path))
                    .hint(format!("write it, and delete `{MARK}`"))
            };
            findings.push(finding.at(&holder.place, ""));
        }
    });
    findings
}
