//! A sentence -> what it has in it, so that no reason for calling it vague denies what it says.

use super::{Kind, Vagueness};
use crate::wording::word_list;

/// What a sentence is about, as far as examples differ by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    Literacy,
    Maths,
    Behaviour,
    Speech,
    Movement,
    Attention,
    Any,
}

/// What a sentence has in it.
#[derive(Debug)]
pub(super) struct Said {
    /// What it is about.
    pub(super) area: Area,
    /// Whether it is about health, care or access to tests.
    pub(super) is_care: bool,
    /// Whether it says how often or how long.
    pub(super) has_dose: bool,
    has_figure: bool,
    has_adult: bool,
    has_occasion: bool,
    has_several: bool,
}

impl Said {
    /// What a sentence says.
    pub(super) fn of(text: &str) -> Self {
        let small = text.to_lowercase();
        let part = |c: char| !(c.is_alphanumeric() || c == '-');
        let words: Vec<&str> = small.split(part).filter(|word| !word.is_empty()).collect();
        let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
        let has_figure =
            small.contains(|c: char| c.is_ascii_digit()) || any(word_list!("reasons", "numbers"));
        let counts_time = |word: &&str| {
            let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
            word_list!("reasons", "counted time").contains(&unit) || unit == "x"
        };
        let regular = ["daily", "weekly", "fortnightly"];
        let suits = any(word_list!("reasons", "when it suits"));
        Self {
            area: Area::of(&words),
            is_care: any(word_list!("reasons", "health and care"))
                || (any(word_list!("reasons", "access to tests"))
                    && any(&["time", "test", "tests"])),
            has_dose: any(&regular)
                || small.contains('×')
                || (has_figure && words.iter().any(counts_time)),
            has_figure,
            has_adult: any(word_list!("reasons", "adults")),
            has_occasion: !suits && any(word_list!("reasons", "occasions")),
            has_several: small.contains([',', '/', '&', ';', '+'])
                || any(word_list!("reasons", "between topics")),
        }
    }

    /// Whether it may be vague in this way: nothing that it says speaks against it.
    pub(super) fn may_be(&self, kind: Kind, vagueness: Vagueness) -> bool {
        match vagueness {
            Vagueness::Number => self.has_figure && !(self.has_dose && kind == Kind::Provision),
            Vagueness::Open => !(self.has_occasion || (self.has_dose && kind == Kind::Provision)),
            Vagueness::Adults => self.has_adult,
            Vagueness::Topic => self.has_several || kind != Kind::Need,
            _ => true,
        }
    }
}

impl Area {
    /// The first that a word is of.
    fn of(words: &[&str]) -> Self {
        let areas = [
            (Self::Behaviour, word_list!("reasons", "behaviour and feelings")),
            (Self::Literacy, word_list!("reasons", "literacy")),
            (Self::Maths, word_list!("reasons", "maths")),
            (Self::Movement, word_list!("reasons", "movement and senses")),
            (Self::Speech, word_list!("reasons", "speech and language")),
            (Self::Attention, word_list!("reasons", "attention")),
        ];
        let of = |word: &&str| areas.iter().find(|(_, list)| list.contains(word));
        words.iter().find_map(of).map_or(Self::Any, |(area, _)| *area)
    }
}
