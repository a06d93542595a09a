//! `vague-provision`: provision that promises nothing.

use super::judged::judged;
use crate::finding::Finding;
use crate::judge::Kind;
use crate::model::ProvisionRow;
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::wording;

quality! {
    /// Provision is described in words that promise nothing.
    ///
    /// ## What it looks for
    ///
    /// A row of provision that a supply teacher could not give tomorrow. If the row says how often or how long in fields of
    /// its own (`minutes`, `times_per_week`, `frequency`), its sentence only has to say what is done: an aim, a topic, the
    /// name of a programme or `support with reading` does not. If it does not, the sentence has to say that as well: how
    /// often, how long, by whom, or on what occasion. `frequency` must not leave it open (regularly, as required). The
    /// judge has learned the difference from thousands of sentences. It is a warning if it is sure, and a note if it is
    /// not.
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
    /// ^^^^^^^^^^^^^^^^^^^^^^
    /// The child will have access to speech and language therapy.
    /// #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// Support will be provided if needed during lessons.
    /// #               ^^^^^^^^^^^^^^^^^^
    /// Support with handwriting
    /// ^^^^^^^^^^^^^^^^^^^^^^^^
    /// Opportunities for small group work
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```provision,pass
    /// the speech therapist's exercises for lips and tongue in front of a mirror, 10 minutes every day, with Mrs Shaw
    /// The child will receive a 45-minute occupational therapy session every two weeks, reviewed termly.
    /// Access to the sensory room for 15 minutes at the start of each lesson transition, supervised by a trained TA
    /// Occupational therapy programme for handwriting, delivered by class teacher following OT guidance, 10 minutes daily
    /// 3 × 20-minute Reading Recovery sessions per week
    /// ```
    "vague-provision", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let names = subject.plan.pupil.names();
    for row in &subject.plan.provision {
        found.extend(often(row).or_else(|| what(row, &names)));
    }
}

/// What is vague in the field that says how often, if minutes and times do not say it.
fn often(row: &ProvisionRow<'_>) -> Option<Finding> {
    let frequency = row.frequency.as_ref().filter(|_| !has_figures(row))?;
    let range = wording::vague_frequency(frequency)?;
    let words = frequency[range.clone()].to_owned();
    let finding =
        RULE.at_words(frequency, range, "this provision is vague: it does not say how often");
    let hint = format!(
        "“{words}” leaves it open: say how often, such as `three times a week`, or name the occasion"
    );
    Some(finding.because(format!("`{words}` raised it")).hint(hint))
}

/// What is vague in what is done. Of a row that says how often or how long in its own fields nothing else is asked.
fn what(row: &ProvisionRow<'_>, names: &[String]) -> Option<Finding> {
    let text = row.what.as_ref().or(row.programme.as_ref())?;
    let is_said = row.minutes.is_some() || row.times_per_week.is_some() || row.frequency.is_some();
    let kind = if is_said { Kind::Row } else { Kind::Provision };
    judged(&RULE, text, kind, "provision", names)
}

fn has_figures(row: &ProvisionRow<'_>) -> bool {
    row.minutes.is_some() && row.times_per_week.is_some()
}
