//! `vague-need`: a need that names no skill.

use super::judged::judged;
use crate::finding::Finding;
use crate::judge::Kind;
use crate::rules::Subject;
use crate::rules::quality::quality;

quality! {
    /// A need is described in words that would fit hundreds of children.
    ///
    /// ## What it looks for
    ///
    /// A statement of a need that says nothing you could go and look at: only a diagnosis, a broad area (reading,
    /// behaviour, attention …), a feeling that nobody can see, a number that measures nothing the child does. A need is
    /// precise if it says what the child cannot yet do or what happens, when or where; it needs no number. The judge has
    /// learned the difference from thousands of sentences. It is a warning if it is sure, and a note if it is not.
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
    /// #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// Sam has dyslexia
    /// ^^^^^^^^^^^^^^^^
    /// Low self-esteem
    /// ^^^^^^^^^^^^^^^
    /// Some immaturities in the speech sound system.
    /// ^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```need,pass
    /// experiences difficulty decoding unfamiliar words and requires structured phonics reinforcement
    /// The child experiences significant difficulties sustaining attention for more than 5 minutes during teacher-led tasks and requires structured prompts to remain engaged.
    /// He does not yet use pointing.
    /// Leaves the ends off plurals and past tenses when he speaks.
    /// Struggles to blend four-phoneme words when reading aloud; reads 3 of 20.
    /// ```
    "vague-need", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let texts = subject.plan.needs.iter().filter_map(|need| need.statement.as_ref());
    let names = subject.plan.pupil.names();
    for text in texts {
        found.extend(judged(&RULE, text, Kind::Need, "need", &names));
    }
}
