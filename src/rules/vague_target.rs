//! `vague-target`: a target that nobody can see reached.

use super::judged::judged;
use crate::finding::Finding;
use crate::judge::Kind;
use crate::rules::Subject;
use crate::rules::quality::quality;

quality! {
    /// A target names nothing that anybody could see happening.
    ///
    /// ## What it looks for
    ///
    /// A target that nobody can see reached: what the child is to do cannot be seen (understand, be more confident …), is a
    /// whole subject, or is left open; or it says what adults do. Numbers that measure nothing, such as `Year 4` or
    /// `July 2027`, do not help. A weak verb does no harm if it is followed by what will be seen. The judge has learned the
    /// difference from thousands of sentences. It is a warning if it is sure, and a note if it is not.
    ///
    /// ## Why
    ///
    /// At the review somebody has to say whether it was met. (The guide “Using SEND Support Plans Effectively in
    /// Primary Schools”: broad outcomes such as “improve behaviour” are not enough. Targets should be SMART:
    /// Islington's page on SEND Support Plans.)
    ///
    /// ## Example
    ///
    /// ```target,fail
    /// improve behaviour
    /// ^^^^^^^^^^^^^^^^^
    /// be more confident in maths
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// Will make progress in phonological awareness.
    /// #         ^^^^^^^^
    /// X will improve his literacy.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// To manage her autism better
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// Helen will learn to add and subtract numbers.
    /// #          ^^^^^            ^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```target,pass
    /// By the end of the spring term, the pupil will independently use a number line to solve addition problems involving two-digit numbers in 8 out of 10 attempts.
    /// Read age-appropriate texts aloud with fewer than three decoding errors per page in a one-to-one context
    /// will use 10 new words in context during classroom activities by July 2026
    /// Mary will increase her use of hand raising to get the teacher's attention, from a level of 70% of opportunities to 90% of the time.
    /// By the end of year 3 I will be able to independently play with one other child for 10 minutes
    /// ```
    "vague-target", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let texts = subject.plan.targets.iter().filter_map(|target| target.text.as_ref());
    let names = subject.plan.pupil.names();
    for text in texts {
        found.extend(judged(&RULE, text, Kind::Target, "target", &names));
    }
}
