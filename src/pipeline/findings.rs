//! What is found only once copies are cut and pages are set.

use chrono::NaiveDate;

use super::plan::CheckedPlan;
use super::rules::{MISSING_CHARACTER, NOTHING_TO_MAKE};
use crate::copies::CopyView;
use crate::finding::Finding;
use crate::record::{Record, Value};
use crate::render::{self, TypstSource};
use crate::template::{Document, Role, Status};
use crate::typeset::Fonts;

/// Warns of characters in printed fields that no font has.
pub(crate) fn missing_characters(
    fonts: &Fonts,
    view: &CopyView,
    source: &TypstSource,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !source.text().contains('\u{fffd}') {
        return findings;
    }
    view.sections().texts(&mut |item, text| {
        let mut missing = text
            .chars()
            .filter(|c| !c.is_whitespace() && !render::invisible(*c) && !fonts.covers(*c));
        let Some(missing) = missing.next() else { return };
        findings.push(
            Finding::new(
                &MISSING_CHARACTER,
                format!(
                    "no font has `{missing}` (U+{:04X}); `{}` is printed with � instead",
                    u32::from(missing),
                    item.path
                ),
            )
            .at(&item.place, "")
            .hint("reword it, or use `--font` to add a font that has the character"),
        );
    });
    findings
}

/// Why a review is no longer to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// It has taken place, or the plan is closed.
    Held,
    /// Its date has passed.
    Past(NaiveDate),
}

/// Whether a plan is said to be closed.
pub(crate) fn is_closed(record: &Record) -> bool {
    record.means(Role::Status, Status::Closed)
}

/// Why the review of a plan is no longer to come; `None` if it still is, or nothing is known.
pub(super) fn behind(record: &Record, today: Option<NaiveDate>) -> Option<Behind> {
    let date = |role| match record.by_role(role)?.value {
        Value::Date(day) => Some(day),
        _ => None,
    };
    // A review may be written down before its day, to have it ready.
    let held = date(Role::ReviewHeld).is_some_and(|day| today.is_none_or(|today| day <= today));
    if is_closed(record) || held {
        return Some(Behind::Held);
    }
    let day = date(Role::ReviewDate)?;
    (day < today?).then_some(Behind::Past(day))
}

/// The section that a document is made from and that a record does not have.
pub(super) fn lacks<'d>(record: &Record, document: &'d Document) -> Option<&'d str> {
    let needs = document.needs.as_deref()?;
    record.sections().at(needs).is_none().then_some(needs)
}

/// The finding that a document was asked for that there is nothing to make from.
pub(super) fn nothing_to_make(plan: &CheckedPlan, document: &Document, lack: &str) -> Finding {
    let review = plan.template.field(lack).is_some_and(|field| field.role == Some(Role::Review));
    let hint =
        if review { how_to_review(plan) } else { format!("add the section `{lack}:` to the plan") };
    Finding::new(
        &NOTHING_TO_MAKE,
        format!("`{}` cannot be made: `{}` has no `{lack}:`", document.id, plan.name),
    )
    .in_file(&plan.name)
    .hint(hint)
}

/// The finding that a plan was not reviewed.
pub(super) fn nothing_to_review(plan: &CheckedPlan) -> Finding {
    let template = &plan.template;
    if template.by_role(Role::Review).is_none() {
        let message =
            format!("plans of the template `{}` have no review to fill in", template.id());
        return Finding::new(&NOTHING_TO_MAKE, message)
            .in_file(&plan.name)
            .hint("start the next plan from a copy of this one");
    }
    Finding::new(&NOTHING_TO_MAKE, format!("`{}` has no `review:` yet", plan.name))
        .in_file(&plan.name)
        .hint(how_to_review(plan))
}

fn how_to_review(plan: &CheckedPlan) -> String {
    format!(
        "`sendplan review {0} -o NEW.yaml` adds one to a copy of the plan, with every target to fill in; \
         `sendplan render {0} --document review-form` prints a form for the meeting",
        plan.name
    )
}
