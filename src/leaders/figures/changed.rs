//! A pupil -> a text that is another one once anything is counted otherwise.

use super::columns::Column;
use super::cuts::CutId;
use super::people::Person;

/// Who it is and what is counted of them. What is given and what it costs is not in it, since that changes for all every week.
pub(super) fn counted_as(person: &Person<'_>) -> String {
    let mut words: Vec<String> = Vec::new();
    match (person.plan, person.roll) {
        (Some(plan), _) => words.push(plan.pupil.written()),
        (None, Some(row)) => words.push(row.written()),
        (None, None) => {}
    }
    for cut in CutId::EVERY {
        if cut.is_of_targets() {
            let reviewed = person.progress.filter(|plan| plan.review.is_some());
            let targets = reviewed.into_iter().flat_map(|plan| &plan.targets);
            let groups = targets.filter_map(|target| cut.group_of_target(target));
            words.extend(groups.map(|group| group.key().to_owned()));
        } else {
            words.push(cut.group(person).key().to_owned());
        }
    }
    words.extend(Column::ALL.map(|column| column.of(person).to_string()));
    words.join("\n")
}
