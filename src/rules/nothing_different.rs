//! `nothing-different`: provision that every child gets.

use crate::finding::Finding;
use crate::model::Text;
use crate::rules::Subject;
use crate::rules::quality::quality;
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
    let ordinary = |text: &&Text<'_>| wording::is_ordinary(text);
    for row in &subject.plan.provision {
        let given: Vec<&Text<'_>> = [&row.programme, &row.what].into_iter().flatten().collect();
        if let (Some(first), true) = (given.first(), given.iter().all(ordinary)) {
            found.push(RULE.at(first.item, "this is what the whole class gets").hint(HINT));
        }
    }
    let beyond = subject.plan.targets.iter().filter_map(|target| target.additional_to.as_ref());
    for text in beyond.filter(ordinary) {
        found.push(RULE.at(text.item, "this is what the whole class gets").hint(HINT));
    }
}

const HINT: &str =
    "say what this child gets on top of that; what happens in every lesson goes under `classroom:`";
