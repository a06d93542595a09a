//! `vague-provision`: provision that promises nothing.

use crate::finding::Finding;
use crate::model::{ProvisionRow, Text};
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::wording::{self, Dose, Fault, Provision, Sentence};

quality! {
    /// Provision is described in words that promise nothing.
    ///
    /// ## What it looks for
    ///
    /// In a row of provision: vague frequencies (regular, as required), words that deliver nothing (access to, support
    /// with), vague amounts (extra, small groups) or vague people (staff, an adult), if nothing else says how often, by
    /// whom and what. A row with who, minutes and times in their own fields is judged on those; its words only have to
    /// say what happens.
    ///
    /// ## Why
    ///
    /// If it is not written down, a supply teacher cannot give it, and a parent cannot tell that it is missing. (The
    /// guide “Using SEND Support Plans Effectively in Primary Schools”: leaders should be alert to vague provision,
    /// “extra support in class”. For EHC plans the courts ask for the same: provision specific and quantified.)
    ///
    /// ## Example
    ///
    /// ```provision,fail
    /// extra support in class
    /// ^^^^^
    /// The child will have access to speech and language therapy.
    /// #                   ^^^^^^^^^
    /// Support will be provided if needed during lessons.
    /// ^^^^^^^
    /// Support with handwriting
    /// ^^^^^^^^^^^^
    /// Opportunities for small group work
    /// ^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```provision,pass
    /// a daily programme of exercises advised by a speech therapist, delivered by a trained teaching assistant, with progress monitored weekly
    /// The child will receive a 45-minute occupational therapy session every two weeks, reviewed termly.
    /// Access to the sensory room for 15 minutes at the start of each lesson transition, supervised by a trained TA
    /// Occupational therapy programme for handwriting, delivered by class teacher following OT guidance, 10 minutes daily
    /// 3 × 20-minute Reading Recovery sessions per week
    /// ```
    "vague-provision", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for row in &subject.plan.provision {
        let Some((text, fault)) = vague(subject, row) else { continue };
        let message = format!("this provision is vague: {}", fault.reason.why());
        found.push(
            RULE.at_words(text, fault.range, message)
                .because(format!("`{}` raised it", fault.words))
                .hint(fault.reason.rescue()),
        );
    }
}

/// What is vague in a row, and the text where it is.
fn vague<'r, 'a>(
    subject: &Subject<'_>,
    row: &'r ProvisionRow<'a>,
) -> Option<(&'r Text<'a>, Fault)> {
    let what = row.what.as_ref().or(row.programme.as_ref())?;
    let dose = match (&row.frequency, row.minutes, row.times_per_week) {
        (_, Some(_), Some(_)) => Dose::Figures,
        (Some(_), ..) => Dose::Words,
        _ => Dose::Unsaid,
    };
    let deliverer = Some(row.giver()).filter(|who| !who.is_empty() && !wording::is_nobody(who));
    if let Some(frequency) = &row.frequency
        && (dose != Dose::Figures || deliverer.is_none())
        && let Some(fault) = wording::vague_frequency(frequency)
    {
        return Some((frequency, fault));
    }
    let judged =
        |text: &Sentence<'_>| wording::vague_provision(&Provision { text, dose, deliverer });
    Some((what, subject.read(what.item, judged)?))
}
