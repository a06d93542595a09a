//! `term-differs`: a term in which the plan does not start.

use super::Subject;
use crate::finding::Finding;
use crate::rules::quality::quality;
use crate::template::Term;

quality! {
    /// The plan does not start in the term it names.
    ///
    /// ## What it looks for
    ///
    /// A start date outside the `term`, with some leeway: autumn is July to December, spring is
    /// December to April, summer is 20 March to August.
    ///
    /// ## Why
    ///
    /// The term is at the top of every page and in the names of the files.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// cycle.term: spring
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// cycle.term: autumn
    /// ```
    "term-differs", Error, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let (Some(said), Some(start)) = (subject.plan.cycle.term, subject.plan.cycle.start) else {
        return;
    };
    // Of a term that England does not have nothing is known.
    if said.meaning.is_none_or(|term| term.may_start_on(*start)) {
        return;
    }
    let day = start.format("%-d %B %Y");
    let message = format!("the plan starts on {day}, which is not in the {} term", said.id);
    let word = subject.plan.word_for(Term::of(*start));
    found.push(
        RULE.at(said.item, message).hint(format!("write `term: {word}`, or check the start date")),
    );
}
