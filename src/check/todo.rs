//! What is marked as still to be done.

use super::faults::TO_DO;
use crate::diagnostic::Diagnostic;
use crate::record::Slots;

/// What stands in a text that somebody still has to write: `sendplan next` marks so what has to be thought anew.
pub(crate) const MARK: &str = "TO DO:";

/// A finding for each text that holds the mark.
pub(super) fn findings(sections: &Slots) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for item in sections.iter().filter_map(|slot| slot.item.as_ref()) {
        item.value.texts(item, &mut |holder, text| {
            if text.contains(MARK) {
                findings.push(
                    Diagnostic::new(&TO_DO, format!("`{}` is still to be written", holder.path))
                        .at(&holder.place, "")
                        .hint(format!("write it anew, and take `{MARK}` away")),
                );
            }
        });
    }
    findings
}
