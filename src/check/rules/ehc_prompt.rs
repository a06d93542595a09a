//! `ehc-prompt`: time to talk about more.

use super::super::Subject;
use super::super::cycle::Cycle;
use super::super::parts::text;
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;
use crate::wording::{self, Sentence};

/// How many cycles of little progress make it worth a talk.
const CYCLES: usize = 2;

quality! {
    /// Leaders should consider whether this child needs more than a school can give.
    ///
    /// ## What it looks for
    ///
    /// Two cycles and more in which no target was reached although there was support, together with a specialist's advice
    /// or with support one to one every day. It is a note, never a verdict: nobody has to have waited for any number of
    /// cycles before asking for an assessment.
    ///
    /// ## Why
    ///
    /// “If, after several cycles, progress remains limited despite high-quality interventions, leadership teams
    /// should consider whether the level of need requires statutory support.” (The guide “Using SEND Support Plans
    /// Effectively in Primary Schools”. The test in law is the Children and Families Act 2014, section 36(8), and
    /// names no number of cycles.)
    ///
    /// ## Instead
    ///
    /// Talk with the parents and the SENCO; `sendplan render FILE --document history-teacher` prints what happened in all
    /// cycles. Then write `ehc_notes: {discussed: yes}`, and the note is gone.
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
    let own = subject.by_role(Role::Review).is_some_and(|_| limited(&Cycle::of(subject.plan)));
    let before = subject.known.earlier.iter().take_while(|cycle| limited(cycle)).count();
    let cycles = before + usize::from(own);
    let discussed = subject.text(Role::EhcDiscussed) == "true";
    if cycles < CYCLES || discussed {
        return;
    }
    let advised = |one| text(one, Role::EvidenceSource) == "specialist";
    let specialists =
        subject.by_role(Role::Agencies).is_some() || subject.groups(Role::Evidence).any(advised);
    let daily = subject.groups(Role::ProvisionRow).any(|row| {
        let text = |role| text(row, role);
        text(Role::GroupSize) == "1"
            && text(Role::TimesPerWeek).parse().is_ok_and(|times: f64| times >= 5.0)
            || wording::constant_adult(&Sentence::new(&text(Role::ProvisionText))).is_some()
    });
    if specialists || daily {
        found.push(
            RULE.plan(subject, Role::CycleNumber, format!("no target was reached in {}; leaders should consider with the parents whether more is needed", super::counted(cycles, "reviewed cycle")))
                .hint("this informs a talk and decides nothing; `ehc_notes: {discussed: yes}` says that it was held"),
        );
    }
}
