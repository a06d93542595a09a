//! `helper-differs`: the child reads of another adult than the one who comes.

use super::super::Subject;
use super::super::parts::{group, item, items, playing, text};
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::record::{Item, Slots, Value};
use crate::template::Role;
use crate::wording;

quality! {
    /// The child's words name a different adult from the provision.
    ///
    /// ## What it looks for
    ///
    /// An adult with a title, such as Mrs Bell, in the child's words about a row or a target, who does not give or
    /// cover that row or any row for that target, does not measure it, and does not teach the class.
    ///
    /// ## Why
    ///
    /// When another adult takes over, people change the row and forget the child's page. The child will look out for
    /// the adult named there.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// provision[2].child: I talk to Mrs Grey on Mondays.
    /// #                                 ^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// provision[2].child: I talk to Mrs Black on Mondays.
    /// ```
    "helper-differs", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let always = [Role::ClassTeacher, Role::Senco].map(|role| subject.text(role)).join("; ");
    for row in subject.groups(Role::ProvisionRow) {
        let Some(said) = item(row, Role::ChildText) else { continue };
        if let Some(own) = helpers(row) {
            found.extend(stranger(said, &[own, wording::last_names(&always)].concat(), row));
        }
    }
    for target in subject.groups(Role::Target) {
        let id = target.item("id").map(|item| item.value.plain()).unwrap_or_default();
        let serving: Vec<&Slots> = subject
            .groups(Role::ProvisionRow)
            .filter(|row| {
                items(item(row, Role::ServedTargets)).iter().any(|one| one.value.plain() == id)
            })
            .collect();
        // A row given by all staff may be given by anybody.
        let Some(own) = serving.iter().map(|row| helpers(row)).collect::<Option<Vec<_>>>() else {
            continue;
        };
        let Some(first) = serving.first() else { continue };
        let measured =
            group(target, Role::Measure).map(|g| text(g, Role::MeasureBy)).unwrap_or_default();
        let known =
            [own.concat(), wording::last_names(&always), wording::last_names(&measured)].concat();
        for slot in target.iter() {
            if let Some(Item { value: Value::Group(group), .. }) = &slot.item {
                for said in playing(group, Role::ChildText) {
                    found.extend(stranger(said, &known, first));
                }
            }
        }
    }
}

/// Who gives a row and who steps in, by their last names; nothing where nobody is named.
fn helpers(row: &Slots) -> Option<Vec<String>> {
    let mut names = wording::last_names(&text(row, Role::DeliveredBy));
    if names.is_empty() {
        return None;
    }
    names.extend(wording::last_names(&text(row, Role::Cover)));
    Some(names)
}

/// The finding that a text names somebody who is not known here.
fn stranger(said: &Item, known: &[String], row: &Slots) -> Option<Finding> {
    let words = said.value.plain();
    let mut named = wording::titled(&words).into_iter();
    let range = named.find(|adult| !known.contains(&adult.last_name))?.range;
    let shown = words.get(range.clone())?;
    let id = row.item("id").map(|item| item.value.plain()).unwrap_or_default();
    let message = format!(
        "the child reads of {shown}, and {id} is given by {}",
        text(row, Role::DeliveredBy)
    );
    Some(
        RULE.at_words(said, range, message)
            .hint("name the adult who comes now, on the child's page as well"),
    )
}
