//! `nothing-different`: provision that every child gets.

use super::super::Subject;
use super::super::parts::item;
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;
use crate::wording;

quality! {
    /// The provision is what the whole class gets.
    ///
    /// ## What it looks for
    ///
    /// A row of provision, or an `additional_to`, that is just ordinary teaching: quality first teaching,
    /// differentiated work, whole-class phonics.
    ///
    /// ## Why
    ///
    /// A plan sets out what is different from or additional to what the rest of the class has. (Islington's page on SEND
    /// Support Plans.) What happens in every lesson has its own section, `classroom:`.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// provision[3].programme: Quality first teaching
    /// provision[3].what: Differentiated work
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// provision[3].what: A table of six says the first sentence aloud before it is written
    /// ```
    "nothing-different", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for row in subject.groups(Role::ProvisionRow) {
        let fields = [Role::Programme, Role::ProvisionText].map(|role| item(row, role));
        let ordinary = |item: &&crate::record::Item| wording::is_ordinary(&item.value.plain());
        let given: Vec<_> = fields.into_iter().flatten().collect();
        if let (Some(first), true) = (given.first(), given.iter().all(ordinary)) {
            found.push(RULE.at(first, "this is what the whole class gets").hint(HINT));
        }
    }
    for item in subject.all(Role::AdditionalTo) {
        if wording::is_ordinary(&item.value.plain()) {
            found.push(RULE.at(item, "this is what the whole class gets").hint(HINT));
        }
    }
}

const HINT: &str =
    "say what this child gets beyond it; what every lesson does stands under `classroom:`";
