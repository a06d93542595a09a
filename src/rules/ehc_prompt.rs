//! `ehc-prompt`: time to talk about more.

use super::Subject;
use super::cycle::Cycle;
use crate::finding::Finding;
use crate::model::{Means as _, ProvisionRow};
use crate::rules::quality::quality;
use crate::template::{EvidenceSource, Role};
use crate::wording::{self, Sentence};

/// How many cycles of little progress make it worth a talk.
const CYCLES: usize = 2;

quality! {
    /// Leaders should consider whether this child needs more than a school can give.
    ///
    /// ## What it looks for
    ///
    /// Two or more cycles in which no target was met despite support, together with a specialist's advice
    /// or daily one-to-one support. It is a note, never a verdict: nobody has to wait for any number of
    /// cycles before asking for an assessment.
    ///
    /// ## Why
    ///
    /// “If, after several cycles, progress remains limited despite high-quality interventions, leadership teams
    /// should consider whether the level of need requires statutory support.” (The guide “Using SEND Support Plans
    /// Effectively in Primary Schools”. The test in law is the Children and Families Act 2014, section 36(8), and
    /// names no number of cycles.)
    ///
    /// ## Example
    ///
    /// ```files,fail
    /// # in all
    /// assess: {agencies: [{name: Dr Example, role: educational psychologist, date: 2026-11-02, advice: Small steps}]}
    /// review:
    ///   pupil_present: whole-meeting
    ///   targets:
    ///     - {target: T1, result: not_yet, value: 1, evidence: Tally, why_not: other, decision: close}
    ///     - {target: T2, result: partly, value: 1, evidence: Tally, why_not: other, decision: close}
    ///     - {target: T3, result: not_yet, value: 0, evidence: Tally, why_not: other, decision: close}
    ///   provision: [{row: P1, delivered: 22}, {row: P2, delivered: 11}, {row: P3, delivered: 33}]
    ///   pupil_view: {quote: I like my first line.}
    ///   parent_views: [{quote: He writes at home now.}]
    ///   staff_view: He starts by himself.
    ///   decision: continue
    ///   decision_reason: It helps.
    ///   next: {outcomes: [He writes], review_date: 2027-06-28}
    /// # autumn.yaml
    /// review: {held_on: 2026-12-07}
    /// # spring.yaml
    /// cycle: {number: 2, term: spring, start: 2027-01-05, review_date: 2027-03-22, previous: autumn.yaml}
    /// review: {held_on: 2027-03-22}
    /// ```
    ///
    /// One cycle says little:
    ///
    /// ```files,pass
    /// # autumn.yaml
    /// assess: {agencies: [{name: Dr Example, role: educational psychologist, date: 2026-11-02, advice: Small steps}]}
    /// review:
    ///   held_on: 2026-12-07
    ///   targets: [{target: T1, result: not_yet}, {target: T2, result: not_yet}, {target: T3, result: not_yet}]
    /// ```
    ///
    /// ## Instead
    ///
    /// Talk to the parents and the SENCO; `sendplan render FILE --document history-teacher` prints what happened in all
    /// cycles. Then write `ehc_notes: {discussed: yes}`, and the note goes away.
    "ehc-prompt", Note, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    // Without most of the support nothing can be said of the need.
    let limited = |cycle: &Cycle| {
        cycle.reviewed
            && !cycle.any_met()
            && !cycle.targets.is_empty()
            && cycle.delivered.is_none_or(|share| share >= 0.5)
    };
    let plan = subject.plan;
    let own = plan.is_reviewed() && limited(&Cycle::of(plan));
    let before = subject.known.earlier.iter().take_while(|cycle| limited(cycle)).count();
    let cycles = before + usize::from(own);
    let discussed = plan.ehc_discussed.is_some_and(|answer| *answer);
    if cycles < CYCLES || discussed {
        return;
    }
    let specialists = plan.agencies.item.is_some()
        || plan.evidence.iter().any(|one| one.source.means(EvidenceSource::Specialist));
    if specialists || plan.provision.iter().any(is_daily) {
        found.push(
            RULE.plan(subject, Role::CycleNumber, format!("no target was reached in {}; leaders should consider with the parents whether more is needed", super::counted(cycles, "reviewed cycle")))
                .hint("this is a prompt for a conversation, not a decision; `ehc_notes: {discussed: yes}` records that you have had it"),
        );
    }
}

/// Whether help is one to one on every day.
fn is_daily(row: &ProvisionRow<'_>) -> bool {
    let alone = row.group_size.is_some_and(|size| (*size - 1.0).abs() < f64::EPSILON);
    let often = row.times_per_week.is_some_and(|times| *times >= 5.0);
    let what = row.what.as_deref().unwrap_or_default();
    alone && often || wording::constant_adult(&Sentence::new(what)).is_some()
}
