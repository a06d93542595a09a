//! A school's colour and the paper that copies are printed on -> whether it stands out.

use super::options::RenderOptions;
use super::plan::CheckedPlan;
use super::selected::NamedCopy;
use crate::check;
use crate::copies::{self, Paper, PrintChoice};
use crate::finding::Finding;
use crate::record::{Colour, Record, Value};
use crate::template::{Role, Template};

/// Refuses a school's colour that does not stand out from the paper that a plan's copies ask for. White is measured where
/// the colour is read.
pub(super) fn pale_on_own_papers(record: &Record, template: &Template) -> Option<Finding> {
    own_papers(record, template)
        .find(|paper| *paper != Paper::White)
        .and_then(|paper| pale_on(record, paper))
}

/// The same for a paper that was chosen for all copies, and that the plan itself does not ask for.
pub(super) fn pale_on_chosen_paper(
    record: &Record,
    plan: &CheckedPlan,
    selected: &[NamedCopy],
    options: &RenderOptions,
) -> Option<Finding> {
    options.print.paper?;
    let mut papers =
        selected.iter().map(|named| copies::print(record, &named.copy, options.print).paper);
    let paper = papers.find(|paper| *paper != Paper::White)?;
    if own_papers(record, &plan.template).any(|own| own == paper) {
        return None;
    }
    pale_on(record, paper)
}

/// The papers that the copies of a plan ask for, if there is a colour that has to stand out from them.
fn own_papers(record: &Record, template: &Template) -> impl Iterator<Item = Paper> {
    let documents = template.documents().iter().filter(|_| record.by_role(Role::Accent).is_some());
    documents.flat_map(|document| {
        let copies = copies::copies(record, document).into_iter();
        copies.map(|copy| copies::print(record, &copy, PrintChoice::default()).paper)
    })
}

/// Refuses a school's colour that does not stand out from this paper.
fn pale_on(record: &Record, paper: Paper) -> Option<Finding> {
    let item = record.by_role(Role::Accent)?;
    let (ground, name) = match paper {
        Paper::White => (Colour::WHITE, "white"),
        Paper::Cream => (Colour::CREAM, "cream"),
    };
    match item.value {
        Value::Colour(colour) => check::low_contrast(colour, ground, name, &item.place, &item.path),
        _ => None,
    }
}
