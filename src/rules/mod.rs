//! The rules on quality: one rule, one file, with its documentation, its logic and the examples that are its tests.
//!
//! A new rule is a file here and its line in the list below.

mod awaits;
mod cycle;
mod judged;
mod passage;
mod quality;
mod school;
mod subject;
mod traits;

use std::collections::BTreeSet;

use crate::finding::{Finding, Rule, counted};
use crate::template::Role;
use crate::wording;

pub(crate) use cycle::Cycle;
pub(crate) use missing_baseline::RULE as MISSING_BASELINE;
pub(crate) use missing_criterion::RULE as MISSING_CRITERION;
pub(crate) use passage::Passage;
pub(crate) use subject::{Known, LIMITS, Subject};
pub(crate) use traits::Traits;
pub(crate) use unchanged_target::RULE as UNCHANGED_TARGET;

use crate::model::SupportPlan;
use quality::{Looks, Quality};
use school::School;
use subject::Read;

/// Declares the file of each rule and lists them all.
macro_rules! files {
    ($($rule:ident),+ $(,)?) => {
        $(mod $rule;)+

        /// Every rule, in the order of its ids.
        static ALL: &[&Quality] = &[$(&$rule::RULE),+];
    };
}

files! {
    already_met,
    beyond_cycle,
    broken_thread,
    child_not_heard,
    copied_text,
    day_off,
    distant_target,
    ehc_prompt,
    few_meetings,
    few_positives,
    few_targets,
    figures_differ,
    forbidden_for_child,
    frequency_twice,
    great_leap,
    hard_to_follow,
    hard_word,
    helper_differs,
    jargon,
    labelling,
    late_review,
    left_over,
    long_sentence,
    many_targets,
    missing_baseline,
    missing_criterion,
    no_next_plan,
    no_priority,
    no_strengths,
    not_first_person,
    nothing_different,
    often_differs,
    old_baseline,
    one_adult,
    other_pupil,
    over_hours,
    parental_responsibility,
    parents_not_heard,
    parked_pupil,
    placeholder,
    private_words,
    promised_translation,
    result_differs,
    same_cover,
    same_name,
    silent_change,
    small_number,
    stale_target,
    still_to_come,
    term_differs,
    thin_evidence,
    two_places,
    two_skills,
    unchanged_target,
    unclear_age,
    unclear_role,
    under_delivered,
    under_delivered_so_far,
    unexplained_acronym,
    unlikely_dose,
    unlikely_rate,
    vague_need,
    vague_provision,
    vague_target,
    weak_measure,
    wrong_name,
    wrong_pronoun,
    year_differs,
}

/// The rules that judge how something is worded, and know English alone.
const OF_ENGLISH: [&Quality; 15] = [
    &hard_to_follow::RULE,
    &hard_word::RULE,
    &jargon::RULE,
    &labelling::RULE,
    &long_sentence::RULE,
    &not_first_person::RULE,
    &nothing_different::RULE,
    &two_skills::RULE,
    &unclear_role::RULE,
    &unexplained_acronym::RULE,
    &vague_need::RULE,
    &vague_provision::RULE,
    &vague_target::RULE,
    &weak_measure::RULE,
    &wrong_pronoun::RULE,
];

/// Whether a rule judges English wording, and nothing else.
pub(crate) fn is_of_english(rule: &Rule) -> bool {
    OF_ENGLISH.iter().any(|quality| quality.rule == *rule)
}

/// All rules on quality.
pub(crate) fn all() -> impl Iterator<Item = &'static Rule> {
    ALL.iter().map(|quality| &quality.rule)
}

/// Whether a rule compares plans with each other.
pub(crate) fn is_across(rule: &Rule) -> bool {
    ALL.iter().any(|quality| {
        quality.rule == *rule
            && matches!(quality.looks, Looks::Across(_) | Looks::SchoolAndAcross { .. })
    })
}

/// What the rules find in a plan.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for quality in ALL {
        if let Looks::Plan(look) = quality.looks {
            look(subject, &mut found);
        }
    }
    found.extend(of_school(&School::of_plan(subject.plan)));
    found
}

/// What the rules find in what a school writes once, by itself.
pub(super) fn of_settings(plan: &SupportPlan<'_>) -> Vec<Finding> {
    let mut found = of_school(&School::of_settings(plan));
    found.extend(same_cover::in_groups(plan));
    found
}

/// What the rules find in what a school writes once.
fn of_school(school: &School<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for quality in ALL {
        if let Looks::School(look) | Looks::SchoolAndAcross { look, .. } = quality.looks {
            look(school, &mut found);
        }
    }
    found
}

/// What the rules find in plans that are compared, added to what was found in each.
pub(super) fn compare(plans: &[(&str, &Traits)], found: &mut [Vec<Finding>]) {
    for quality in ALL {
        if let Looks::Across(compare) | Looks::SchoolAndAcross { compare, .. } = quality.looks {
            compare(plans, found);
        }
    }
}

/// The texts that the child reads and adults wrote.
fn child_texts<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s Read<'a>> {
    subject.texts.iter().filter(|read| is_for_child(read))
}

/// The words, in lower case, that the school's children know beyond those of the lists.
fn own_words(subject: &Subject<'_>) -> BTreeSet<String> {
    let words = subject.plan.settings.easy_words.iter().flat_map(|words| words.split_whitespace());
    let names = subject.plan.pupil.names();
    let names = names.iter().flat_map(|name| name.split_whitespace());
    words.chain(names).map(str::to_lowercase).collect()
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
        let people = matches!(
            role,
            Some(Role::MeasureBy | Role::Person | Role::SchoolHead | Role::FromParent)
        );
        (own || within()) && !people && !read.readers.quoted
    })
}

/// The names that may be in a plan: those of the pupil, the family, staff and people mentioned under `about`; and of the
/// school, its classes and programmes, which are not children.
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
            | Role::SchoolHead
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
