//! The rules on quality: one rule, one file, with its documentation, its logic and the examples that are its tests.
//!
//! A new rule is a file here, its `mod` line and its line in [`ALL`].

mod already_met;
mod beyond_cycle;
mod broken_thread;
mod child_not_heard;
mod copied_text;
mod distant_target;
mod ehc_prompt;
mod few_meetings;
mod few_positives;
mod few_targets;
mod figures_differ;
mod forbidden_for_child;
mod frequency_twice;
mod great_leap;
mod hard_word;
mod helper_differs;
mod jargon;
mod labelling;
mod late_review;
mod left_over;
mod long_sentence;
mod many_targets;
mod missing_baseline;
mod missing_criterion;
pub(in crate::check) mod no_next_plan;
mod no_priority;
mod no_strengths;
mod not_first_person;
mod nothing_different;
mod often_differs;
mod old_baseline;
mod one_adult;
mod other_pupil;
mod parental_responsibility;
mod parents_not_heard;
mod parked_pupil;
mod placeholder;
mod private_words;
mod promised_translation;
mod result_differs;
mod same_cover;
mod stale_target;
mod still_to_come;
mod term_differs;
mod thin_evidence;
mod two_skills;
mod unchanged_target;
mod unclear_age;
mod unclear_role;
mod under_delivered;
mod unexplained_acronym;
mod unlikely_dose;
mod vague_need;
mod vague_provision;
mod vague_target;
mod weak_measure;
mod wrong_name;
mod wrong_pronoun;
mod year_differs;

use super::Subject;
use super::quality::{Looks, Quality};
use super::subject::Read;
use super::traits::Traits;
use crate::finding::{Finding, Rule};
use crate::template::Role;
use crate::wording;

pub(crate) use missing_baseline::RULE as MISSING_BASELINE;
pub(crate) use missing_criterion::RULE as MISSING_CRITERION;
pub(crate) use unchanged_target::RULE as UNCHANGED_TARGET;

/// Every rule, in the order of its ids.
static ALL: &[&Quality] = &[
    &already_met::RULE,
    &beyond_cycle::RULE,
    &broken_thread::RULE,
    &child_not_heard::RULE,
    &copied_text::RULE,
    &distant_target::RULE,
    &ehc_prompt::RULE,
    &few_meetings::RULE,
    &few_positives::RULE,
    &few_targets::RULE,
    &figures_differ::RULE,
    &forbidden_for_child::RULE,
    &frequency_twice::RULE,
    &great_leap::RULE,
    &hard_word::RULE,
    &helper_differs::RULE,
    &jargon::RULE,
    &labelling::RULE,
    &late_review::RULE,
    &left_over::RULE,
    &long_sentence::RULE,
    &many_targets::RULE,
    &missing_baseline::RULE,
    &missing_criterion::RULE,
    &no_next_plan::RULE,
    &no_priority::RULE,
    &no_strengths::RULE,
    &not_first_person::RULE,
    &nothing_different::RULE,
    &often_differs::RULE,
    &old_baseline::RULE,
    &one_adult::RULE,
    &other_pupil::RULE,
    &parental_responsibility::RULE,
    &parents_not_heard::RULE,
    &parked_pupil::RULE,
    &placeholder::RULE,
    &private_words::RULE,
    &promised_translation::RULE,
    &result_differs::RULE,
    &same_cover::RULE,
    &stale_target::RULE,
    &still_to_come::RULE,
    &term_differs::RULE,
    &thin_evidence::RULE,
    &two_skills::RULE,
    &unchanged_target::RULE,
    &unclear_age::RULE,
    &unclear_role::RULE,
    &under_delivered::RULE,
    &unexplained_acronym::RULE,
    &unlikely_dose::RULE,
    &vague_need::RULE,
    &vague_provision::RULE,
    &vague_target::RULE,
    &weak_measure::RULE,
    &wrong_name::RULE,
    &wrong_pronoun::RULE,
    &year_differs::RULE,
];

/// All rules on quality.
pub(crate) fn all() -> impl Iterator<Item = &'static Rule> {
    ALL.iter().map(|quality| &quality.rule)
}

/// Whether a rule compares plans with each other.
pub(crate) fn is_across(rule: &Rule) -> bool {
    ALL.iter().any(|quality| quality.rule == *rule && matches!(quality.looks, Looks::Across(_)))
}

/// What the rules find in a plan.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for quality in ALL {
        if let Looks::Plan(look) = quality.looks {
            look(subject, &mut found);
        }
    }
    found
}

/// What the rules find in plans that are compared, added to what was found in each.
pub(super) fn compare(plans: &[(&str, &Traits)], found: &mut [Vec<Finding>]) {
    for quality in ALL {
        if let Looks::Across(compare) = quality.looks {
            compare(plans, found);
        }
    }
}

/// `1 cycle`, `3 cycles`.
fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// The texts that the child reads and adults wrote.
fn child_texts<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s Read<'a>> {
    subject.texts.iter().filter(|read| is_for_child(read))
}

/// Whether the child reads a text and an adult wrote it.
fn is_for_child(read: &Read<'_>) -> bool {
    let role =
        matches!(read.readers.role, Some(Role::ChildText | Role::ChildNext | Role::FewWords));
    read.readers.child && role && !read.readers.quoted
}

/// The texts that speak of this child and no other: targets and what belongs to them, outcomes, what a review says of a
/// target, what the child reads. Who measures and what somebody said are left out.
fn about_the_child<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s Read<'a>> {
    let lists = [Role::Target, Role::TargetResults, Role::PreviousResults].map(|role| {
        subject.plan.first(role).map_or_else(String::new, |item| format!("{}[", item.path))
    });
    subject.texts.iter().filter(move |read| {
        let role = read.readers.role;
        let within = || {
            lists.iter().any(|list| !list.is_empty() && read.item.path.starts_with(list.as_str()))
        };
        let own = matches!(
            role,
            Some(
                Role::TargetText
                    | Role::LongTermOutcome
                    | Role::ChildText
                    | Role::ChildNext
                    | Role::FewWords
            )
        );
        let people = matches!(role, Some(Role::MeasureBy | Role::Person | Role::FromParent));
        (own || within()) && !people && !read.readers.quoted
    })
}

/// The names that may stand in a plan: the pupil's, the family's, those of staff and of who is spoken of under `about`; and
/// of the school, its class and its programmes, which are no children.
fn people(subject: &Subject<'_>) -> wording::KnownPeople {
    let about =
        subject.plan.first(Role::About).map_or_else(String::new, |item| format!("{}.", item.path));
    let named = subject.texts.iter().filter(|read| match read.readers.role {
        Some(
            Role::ParentDetail
            | Role::ParentName
            | Role::ParentNotes
            | Role::ClassTeacher
            | Role::Senco
            | Role::DeliveredBy
            | Role::Cover
            | Role::Person
            | Role::SchoolName
            | Role::Contact
            | Role::Class
            | Role::Programme,
        ) => true,
        Some(Role::ChildText | Role::ChildNext | Role::FewWords) if !read.readers.quoted => false,
        _ => !about.is_empty() && read.item.path.starts_with(&about),
    });
    let is_full = subject.plan.first(Role::PupilFirstName).is_some();
    wording::KnownPeople::new(
        &subject.plan.pupil.names(),
        is_full,
        named.map(|read| read.sentence.text),
    )
}
