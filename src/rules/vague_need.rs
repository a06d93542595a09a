//! `vague-need`: a need that names no skill.

use crate::finding::Finding;
use crate::model::MARK;
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::wording;

quality! {
    /// A need is described in words that would fit hundreds of children.
    ///
    /// ## What it looks for
    ///
    /// A statement of a need with a weak word (struggles, difficulties with, poor, behind …) that names only a broad
    /// area (reading, behaviour, attention …): no skill, no place or time, no degree, nothing the child needs. Also a
    /// diagnosis on its own, and a statement of fewer than six words.
    ///
    /// ## Why
    ///
    /// You choose support by what is hard for the child, not by a label: `decoding unfamiliar words` points to phonics,
    /// `learning` points nowhere. (The guide “Using SEND Support Plans Effectively in Primary Schools”: vague
    /// descriptors such as “struggles with learning” are not sufficient. SEND Code of Practice 2015, 6.45.)
    ///
    /// ## Example
    ///
    /// ```need,fail
    /// struggles with learning
    /// ^^^^^^^^^^^^^^^^^^^^^^^
    /// The child has some difficulties with attention and behaviour in the classroom.
    /// #                  ^^^^^^^^^^^^
    /// Sam has dyslexia
    /// ^^^^^^^^^^^^^^^^
    /// Low self-esteem
    /// ^^^^^^^^^^^^^^^
    /// Some immaturities in the speech sound system.
    /// #    ^^^^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```need,pass
    /// experiences difficulty decoding unfamiliar words and requires structured phonics reinforcement
    /// The child experiences significant difficulties sustaining attention for more than 5 minutes during teacher-led tasks and requires structured prompts to remain engaged.
    /// Assessments show that Sam's literacy skills are in the below and well below average ranges
    /// He does not yet use pointing.
    /// His speech is intelligible when using single words though his pronunciation of phrases can be less clear.
    /// Struggles to blend four-phoneme words when reading aloud; reads 3 of 20.
    /// ```
    "vague-need", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let texts = subject.plan.needs.iter().filter_map(|need| need.statement.as_ref());
    // What is still to be written is judged when it is.
    for text in texts.filter(|text| !text.contains(MARK)) {
        if let Some(fault) = subject.read(text.item, wording::vague_need) {
            let message = format!("this need is vague: {}", fault.reason.why());
            found.push(
                RULE.at_words(text, fault.range, message)
                    .because(format!("`{}` raised it", fault.words))
                    .hint(fault.reason.rescue()),
            );
        }
    }
}
