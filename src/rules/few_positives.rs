//! `few-positives`: a child's page with more to do than to be glad of.

use super::Subject;
use crate::finding::Finding;
use crate::model::{List, Read as _};
use crate::record::Item;
use crate::rules::quality::quality;
use crate::template::Role;

quality! {
    /// The child's pages have more targets than good things.
    ///
    /// ## What it looks for
    ///
    /// Fewer lines on what people like about the child, and what the child likes and is good at, than targets.
    ///
    /// ## Why
    ///
    /// Nobody reads a page twice if it is mostly about what is hard for them.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// about.appreciate: [Funny]
    /// about.child.good_at:
    /// about.child.likes:
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// about.child.good_at: [Telling how things are built, Times tables, Swimming]
    /// ```
    "few-positives", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let lists = subject.plan.all(Role::ChildPositives);
    let Some(first) = lists.first() else { return };
    let read = lists.iter().filter_map(|list| List::<&Item>::read(list));
    let lines: usize = read.map(|list| list.len()).sum();
    let targets = subject.plan.targets.len();
    if lines < targets {
        found.push(
            RULE.at(
                first,
                format!(
                    "the child reads {} and {}",
                    super::counted(lines, "good thing"),
                    super::counted(targets, "target")
                ),
            )
            .hint("add what people like about the child, and what the child is good at"),
        );
    }
}
