//! A sentence -> what lists of words find in it: figures, names, labels, private words, placeholders.
//!
//! Whether a sentence is vague is not decided here, but by `judge`.

mod absence;
mod counts;
mod fields;
mod files;
pub(crate) mod fold;
mod forms;
mod gap;
mod gaps;
mod known_words;
mod list;
mod lists;
mod measure;
mod often;
mod people;
mod pronouns;
mod quotes;
mod reading;
mod sharing;
mod short;
mod staff_roles;
mod table;
mod text;
mod time_of_day;
mod translation;
mod two_skills;
mod word;

use word::Known;
use word::Word;

/// A sentence split into words, once for everybody who asks.
#[derive(Debug, Clone)]
pub(crate) struct Sentence<'t> {
    pub(crate) text: &'t str,
    words: Vec<Word<'t>>,
    /// What is known about any of its words.
    known: Known,
}

impl<'t> Sentence<'t> {
    /// Splits a text into words.
    pub(crate) fn new(text: &'t str) -> Self {
        let words = text::words(text);
        let known = words.iter().fold(Known::NOTHING, |all, word| all.and(word.known));
        Self { text, words, known }
    }
}

pub(crate) use absence::{People, absence};
pub(crate) use counts::{Count, MONTHS, counts, deadline_day, from_to, spoken, unit_words};
pub(crate) use fields::{
    constant_adult, distant, has_role, is_assistant, is_bare_measure, is_no_change, is_nobody,
    is_nothing, is_one_to_one, is_ordinary, is_placeholder, is_unmeasured, less_is_better,
    minutes_a_week, vague_frequency,
};
pub(crate) use gap::GapKind;
pub(crate) use gaps::gaps;
pub(crate) use often::{Titled, last_names, often, telling, titled};
pub(crate) use people::{Known as KnownPeople, nobody_acts, strangers};
pub(crate) use pronouns::{Pronouns, foreign, own as own_pronouns};
pub(crate) use reading::{Line, is_listed, sentences};
pub(crate) use sharing::{acronyms, address, child_jargon, forbidden, labels, names, private};
pub(crate) use short::{section, word_lines, word_list};
pub(crate) use staff_roles::{is_kind_of, is_training_for, role_key, roles_in};
pub(crate) use text::spaced;
pub(crate) use time_of_day::{TimeText, time_in, time_of_day};
pub(crate) use translation::promised;
pub(crate) use two_skills::second_skill;
