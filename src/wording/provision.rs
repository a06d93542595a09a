//! What provision says: how often, by whom, and what is done?

use std::ops::Range;

use super::lists;
use super::measure::{self, Worth};
use super::need::own;
use super::word::{Kind, Word};
use super::{Fault, Reason, Sentence};

/// A description of provision, with what its row says in separate fields.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Provision<'t> {
    /// What is done.
    pub(crate) text: &'t Sentence<'t>,
    /// How the row says how much is given.
    pub(crate) dose: Dose,
    /// Who gives it, if somebody in particular does.
    pub(crate) deliverer: Option<&'t str>,
}

/// How a row says how much is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dose {
    /// In minutes and times a week.
    Figures,
    /// How often, in words.
    Words,
    /// Not in a separate field.
    Unsaid,
}

/// What is vague in the description of provision; nothing if it is precise.
///
/// ```
/// use sendplan::internal::wording;
/// assert!(wording::provision("extra support in class").is_some());
/// assert!(wording::provision("3 × 20-minute Reading Recovery sessions per week").is_none());
/// ```
#[must_use]
pub fn provision(text: &str) -> Option<Fault> {
    let text = &Sentence::new(text);
    vague_provision(&Provision { text, dose: Dose::Unsaid, deliverer: None })
}

/// The same of a description of which the row says more.
pub(crate) fn vague_provision(provision: &Provision<'_>) -> Option<Fault> {
    let Provision { text: Sentence { text, words: all, .. }, dose, deliverer } = *provision;
    if dose == Dose::Figures && deliverer.is_some() {
        return is_empty(all, text);
    }
    let words = &all[..purpose(all, text)];
    let mut parts = Parts::of(words, text);
    // A text that goes on to its purpose is judged by its own words alone.
    let beside = words.len() == all.len();
    parts.dose |= beside && dose != Dose::Unsaid;
    parts.deliverer |= beside && deliverer.is_some();
    if parts.is_clear() {
        return None;
    }
    if let Some((range, reason)) = parts.weak {
        return Some(Fault::at(text, &words[range], reason));
    }
    match deliverer.filter(|_| beside) {
        Some(deliverer) => {
            let (_, reason) = Parts::of(&super::text::words(deliverer), deliverer).weak?;
            Some(Fault::whole(text, reason))
        }
        None => parts.is_fragment(words).then(|| Fault::whole(text, Reason::DeliversNothing)),
    }
}

/// Whether a description says nothing of what is done: all its words are weak ones or those of every plan.
fn is_empty(words: &[Word<'_>], text: &str) -> Option<Fault> {
    let parts = Parts::of(words, text);
    let (range, reason) = parts.weak?;
    let nothing = parts.content == 0 && parts.domains == 0 && !parts.deliverer;
    nothing.then(|| Fault::at(text, &words[range], reason))
}

/// What a description says.
struct Parts {
    /// How often, or for how many minutes.
    dose: bool,
    /// In figures.
    figures: bool,
    deliverer: bool,
    /// Specific words, including programmes.
    content: usize,
    domains: usize,
    weak: Option<(Range<usize>, Reason)>,
}

impl Parts {
    fn of(words: &[Word<'_>], text: &str) -> Self {
        let mut taken = vec![false; words.len()];
        let mut free = |range: Range<usize>| {
            let is_free = !taken[range.clone()].iter().any(|taken| *taken);
            if is_free {
                taken[range].fill(true);
            }
            is_free
        };
        let up_to =
            |index: usize| index >= 2 && words[index - 1].is("to") && words[index - 2].is("up");
        let figures = (0..words.len()).any(|index| counts(words, index) && !up_to(index));
        let mut content = 0;
        for range in lists::NOT_WEAK.all(words).chain(lists::PROGRAMMES.all(words)) {
            content += usize::from(free(range));
        }
        let often = lists::FREQUENCIES.all(words).filter(|range| free(range.clone())).count() > 0;
        let mut weak: Option<(Range<usize>, Reason)> = None;
        for (list, reason) in [
            (lists::VAGUE_FREQUENCY, Reason::VagueFrequency),
            (lists::VAGUE_ACTORS, Reason::VagueActor),
            (lists::VAGUE_QUANTITY, Reason::VagueQuantity),
            (lists::WEAK_PROVISION, Reason::DeliversNothing),
        ] {
            for range in list.all(words) {
                if free(range.clone())
                    && weak.as_ref().is_none_or(|(first, _)| range.start < first.start)
                {
                    weak = Some((range, reason));
                }
            }
        }
        let deliverer =
            lists::DELIVERERS.all(words).filter(|range| free(range.clone())).count() > 0;
        let domains = lists::DOMAINS.all(words).filter(|range| free(range.clone())).count();
        content += words
            .iter()
            .zip(&taken)
            .filter(|(word, taken)| {
                !**taken
                    && own(word, text)
                    && !lists::SESSIONS.has(word)
                    && !lists::TIME_UNITS.has(word)
            })
            .count();
        Self { dose: figures || often, figures, deliverer, content, domains, weak }
    }

    /// Whether it says how often or how long, and by whom or what.
    const fn is_clear(&self) -> bool {
        self.dose && (self.deliverer || self.content > 0 || (self.figures && self.domains > 0))
    }

    /// Whether it is only the name of a domain: `Literacy intervention`.
    fn is_fragment(&self, words: &[Word<'_>]) -> bool {
        let count = words.iter().filter(|word| word.kind != Kind::Mark).count();
        count <= 4 && self.content == 0 && !self.dose
    }
}

/// Whether the number here counts minutes, times or sessions.
fn counts(words: &[Word<'_>], index: usize) -> bool {
    if measure::worth(words, index) == Worth::Nothing {
        return false;
    }
    let ahead = words[index + 1..].iter().take(3);
    let unit = |word: &Word<'_>| {
        lists::TIME_UNITS.has(word)
            || lists::SESSIONS.has(word)
            || word.is_any(&["x", "times", "×"])
    };
    words[index].is_any(&["once", "twice"]) || ahead.into_iter().any(unit)
}

/// Where the purpose begins, after what is done: `… to support his understanding`.
fn purpose(words: &[Word<'_>], text: &str) -> usize {
    let verbs = [
        "support",
        "help",
        "develop",
        "improve",
        "promote",
        "encourage",
        "aid",
        "increase",
        "build",
        "enable",
        "allow",
        "reduce",
        "reinforce",
        "ensure",
        "access",
        "meet",
        "address",
        "boost",
        "facilitate",
    ];
    let opens = |index: &usize| {
        let to =
            words[*index].is("to") && words.get(index + 1).is_some_and(|next| next.is_any(&verbs));
        to || words[*index].is_any(&["so"])
            && words.get(index + 1).is_some_and(|next| next.is_any(&["that", "he", "she", "they"]))
    };
    let Some(start) = (1..words.len()).find(opens) else { return words.len() };
    let says = Parts::of(&words[..start], text);
    if says.content > 0 { start } else { words.len() }
}
