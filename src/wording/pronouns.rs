//! A text -> a pronoun in it that is not the child's, unless somebody else is named who could be meant.

use std::ops::Range;

use super::Sentence;
use super::people::Known;
use super::quotes;
use super::word::{Kind, Word};
use super::word_list;

/// Pronouns that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pronouns {
    /// he, him, his
    He,
    /// she, her
    She,
    /// they, them
    They,
}

const HE: &[&str] = word_list!("people", "he");
const SHE: &[&str] = word_list!("people", "she");
const THEY: &[&str] = word_list!("people", "they");

/// A child's own pronouns, with which he and she are not the child's.
const NEW: &[&str] = word_list!("people", "other pronouns");

const MEN: &[&str] = word_list!("people", "men and boys");
const WOMEN: &[&str] = word_list!("people", "women and girls");

/// Other people a pronoun can refer to.
const PEOPLE: &[&str] = word_list!("people", "whom a pronoun can mean");

/// Groups of people: `they` can refer to them.
const SEVERAL: &[&str] = word_list!("people", "whom `they` can mean");

/// What makes an adult a kind of help: `adult support`.
const HELP: &[&str] = word_list!("people", "what makes an adult a kind of help");

/// What somebody does, as opposed to a thing: `so that they can`.
const DOES: &[&str] = word_list!("people", "what a person does, and no thing");

/// The child's pronouns, according to the plan: `she/her`, `he/they`. `None` if the plan does not make them clear.
pub(crate) fn own(said: &str) -> Option<Vec<Pronouns>> {
    let lower = said.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    if words().any(|word| word_list!("people", "any pronouns").contains(&word)) {
        return None;
    }
    let mut own = Vec::new();
    for word in words() {
        let found = match word {
            "male" | "boy" | "m" => Some(Pronouns::He),
            "female" | "girl" | "f" => Some(Pronouns::She),
            word => set(word),
        };
        own.extend(found.filter(|found| !own.contains(found)));
    }
    (!own.is_empty() || words().any(|word| NEW.contains(&word))).then_some(own)
}

fn set(word: &str) -> Option<Pronouns> {
    [(HE, Pronouns::He), (SHE, Pronouns::She), (THEY, Pronouns::They)]
        .into_iter()
        .find_map(|(words, set)| words.contains(&word).then_some(set))
}

/// Where the first pronoun is that is not the child's and can be nobody else's. In words for a child somebody
/// may be named in the sentence before.
pub(crate) fn foreign(
    sentence: &Sentence<'_>,
    own: &[Pronouns],
    known: &Known,
    for_child: bool,
) -> Option<Range<usize>> {
    let Sentence { text, words, .. } = sentence;
    let may = words.iter().any(|word| set(&word.plain).is_some_and(|set| !own.contains(&set)));
    if !may {
        return None;
    }
    let quoted = quotes::spans(text);
    let ends = |word: &Word<'_>| word.is_any(&[".", "!", "?", "\n"]);
    for part in words.split_inclusive(ends) {
        let around = if for_child { words.as_slice() } else { part };
        let people = People { text, words: around, known };
        for (at, word) in part.iter().enumerate() {
            let Some(found) = set(&word.plain).filter(|set| !own.contains(set)) else { continue };
            let range = word.range.clone();
            let within = quoted.iter().any(|span| span.contains(&range.start));
            // `he/she` is a gap that nobody filled in.
            let either = text[..range.start].trim_end().ends_with(['/', '('])
                || text[range.end..].trim_start().starts_with(['/', ')']);
            let itself = word.plain.ends_with("self") || word.plain.ends_with("selves");
            let meant = match found {
                Pronouns::He => people.any(MEN) || people.named() || !itself && people.others(),
                Pronouns::She => people.any(WOMEN) || people.named() || !itself && people.others(),
                Pronouns::They => {
                    for_child || people.any(SEVERAL) || !is_one(part, at) || !people.pupil()
                }
            };
            if !within && !either && !meant {
                return Some(range);
            }
        }
    }
    None
}

/// Whether `they` means one person: `so that they can read`, `their own`, `themself`.
fn is_one(words: &[Word<'_>], at: usize) -> bool {
    let next = words.get(at + 1);
    match words[at].plain.as_ref() {
        "themself" => true,
        "themselves" => at > 0 && words[at - 1].is("by"),
        "their" => next.is_some_and(|word| word.is("own")),
        "they" => {
            next.is_some_and(|word| word.is_any(DOES))
                && !words.get(at + 2).is_some_and(|word| word.is("be"))
        }
        _ => false,
    }
}

/// The people in a sentence.
struct People<'a, 't> {
    text: &'a str,
    words: &'a [Word<'t>],
    known: &'a Known,
}

impl People<'_, '_> {
    fn any(&self, list: &[&str]) -> bool {
        self.words.iter().any(|word| word.is_any(list))
    }

    /// Whether a person of the plan is named who is not the pupil.
    fn named(&self) -> bool {
        self.words.iter().any(|word| {
            let raw = &self.text[word.range.clone()];
            word.kind == Kind::Letters
                && raw.starts_with(char::is_uppercase)
                && !self.known.is_pupil(raw)
                && self.known.is_other(raw)
                && !super::is_listed(&word.plain)
        })
    }

    /// Whether the pupil is named, whom `they` may then mean.
    fn pupil(&self) -> bool {
        self.words.iter().any(|word| {
            let raw = &self.text[word.range.clone()];
            raw.starts_with(char::is_uppercase) && self.known.is_pupil(raw)
        })
    }

    /// Whether somebody is mentioned without a name; adult support is nobody.
    fn others(&self) -> bool {
        self.words.iter().enumerate().any(|(at, word)| {
            let help = self.words.get(at + 1).is_some_and(|next| next.is_any(HELP));
            word.is_any(PEOPLE) && !help
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, pronouns: &str) -> Option<String> {
        let known = Known::new(&["Maya".to_owned()], true, ["Leo", "Mr Brown"]);
        let sentence = Sentence::new(text);
        foreign(&sentence, &own(pronouns)?, &known, false).map(|range| text[range].to_owned())
    }

    #[test]
    fn a_pronoun_of_another_child_is_found() {
        for (text, pronouns, word) in [
            ("Together they look; he reads his book.", "she/her", "he"),
            ("Sam will read by himself.", "she/her", "himself"),
            ("Maya will dress herself without adult help.", "he/him/his", "herself"),
            ("She reads his book.", "she/her", "his"),
            ("Maya will read so that they can join in.", "she/her", "they"),
            ("He asks.", "they/them", "He"),
            ("Maya asks. He waits for a turn.", "she / they", "He"),
        ] {
            assert_eq!(found(text, pronouns).as_deref(), Some(word), "{text}");
        }
    }

    #[test]
    fn somebody_else_may_be_meant() {
        for (text, pronouns) in [
            ("Maya asks Leo before he leaves.", "she/her"),
            ("Maya tells Mr Brown what he needs to know.", "she/her"),
            ("She listens to her partner and says what he said.", "she/her"),
            ("Says who does what (“he is kicking the ball”).", "she/her"),
            ("Reads 32 of 40 words and spells them.", "she/her"),
            ("So that others hear what they are told.", "she/her"),
            ("They choose their own book by themselves.", "they/them"),
            ("She or they, he or she.", "any"),
            ("By 7 December he/she will read.", "she/her"),
        ] {
            assert_eq!(found(text, pronouns), None, "{text}");
        }
    }
}
