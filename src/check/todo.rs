//! What is marked as still to be done.

use super::faults::TO_DO;
use crate::finding::Finding;
use crate::model::MARK;
use crate::record::Slots;
use crate::template::{Labels, Role, Template};

/// A finding for each text with the mark.
pub(super) fn findings(sections: &Slots, template: &Template) -> Vec<Finding> {
    let mut findings = Vec::new();
    sections.texts(&mut |holder, text| {
        if text.contains(MARK) {
            let finding = if let Some(still) = asks(text, sections, template) {
                Finding::new(
                    &TO_DO,
                    format!("`{}` still has figures from the last plan", holder.path),
                )
                .hint(format!("change what is no longer true, and delete `{still}`"))
            } else {
                Finding::new(&TO_DO, format!("`{}` is still to be written", holder.path))
                    .hint(format!("write it, and delete `{MARK}`"))
            };
            findings.push(finding.at(&holder.place, ""));
        }
    });
    findings
}

/// The question whether a text is still true, if a draft has put it in front: in the plan's language, or the template's.
fn asks(text: &str, sections: &Slots, template: &Template) -> Option<String> {
    let language = sections.by_role(Role::DocumentLanguage).map(|item| item.value.plain());
    let of_plan = template.labels_of_plan(language.as_deref());
    let question = |labels: &Labels| labels.say("notes.next.still", &[("mark", MARK)]);
    let mut questions = [template.labels(), of_plan].into_iter().filter_map(question);
    questions.find(|question| question != MARK && text.starts_with(question))
}
