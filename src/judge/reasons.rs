//! A kind of vagueness -> why the sentence is vague, and what would mend it, in its own words.

use super::{Kind, Vagueness};

use crate::wording::word_list;

/// Why a sentence is vague.
pub(super) const fn why(kind: Kind, vagueness: Vagueness) -> &'static str {
    use Vagueness as V;
    match (kind, vagueness) {
        (Kind::Need, V::Label) => "a label, not what the child finds hard",
        (Kind::Target, V::Label) => "a technical term, not what the child will do",
        (_, V::Label) => "a technical term, not what is done",
        (Kind::Need, V::Broad) => {
            "names a broad area, but nothing in it that this child finds hard"
        }
        (Kind::Target, V::Broad) => "names a broad area, but nothing in it that the child will do",
        (_, V::Broad) => "would fit hundreds of children: it does not say what is done",
        (Kind::Need, V::Unseen) => "nobody can see or hear this",
        (Kind::Target, V::Unseen) => "nobody can see whether this has happened",
        (_, V::Unseen) => "nobody can see whether this is done",
        (Kind::Need | Kind::Target, V::Number) => {
            "the number in it measures nothing that the child does"
        }
        (_, V::Number) => "the number in it does not say how often or how long",
        (Kind::Need, V::Empty) => "says nothing about what this child finds hard",
        (Kind::Target, V::Empty) => "says nothing about what this child will do",
        (_, V::Empty) => "says nothing about what is done",
        (Kind::Need, V::Open) => "does not say when or how often it happens",
        (Kind::Target, V::Open) => "leaves open when, how often or how well",
        (_, V::Open) => "leaves open when, how often or whether it is given",
        (Kind::Need, V::Aim) => "says what is wanted, not what the child finds hard",
        (Kind::Target, V::Aim) => "says what it is for, not what the child will do",
        (_, V::Aim) => "says what it is for, not what is done",
        (Kind::Need, V::Topic) => "lists topics, not what the child finds hard in them",
        (Kind::Target, V::Topic) => "names a topic, not what the child will do",
        (_, V::Topic) => "names a topic or a thing, not what is done with it",
        (Kind::Need, V::Adults) => "says what adults do, not what the child finds hard",
        (Kind::Target, V::Adults) => "says what adults do, not what the child will do",
        (_, V::Adults) => "says what adults see to, not what is done with the child",
    }
}

/// What would mend a sentence, about the words that are marked in it.
pub(super) fn rescue(kind: Kind, vagueness: Vagueness, text: &str, words: &str) -> String {
    let words = quoted(words);
    let child = Called::by(text);
    let mend = match kind {
        Kind::Need => need(vagueness, child),
        Kind::Target => target(vagueness, child),
        Kind::Provision => provision(vagueness, child),
        Kind::Row => row(vagueness, child),
    };
    format!("{words} {mend}")
}

fn need(vagueness: Vagueness, child: Called) -> String {
    let Called { subject, .. } = child;
    match vagueness {
        Vagueness::Label => format!("is only a name: say what {subject} cannot yet do, or what happens and when, as in `leaves the hall when the piano starts`"),
        Vagueness::Broad => format!("is a whole area: name the one thing in it that {subject} cannot yet do, with a mistake or a place, as in `reads “was” as “saw”`"),
        Vagueness::Unseen => format!("cannot be seen: say what {subject} does or says that shows it, and where, as in `hides under the table when the bell rings`"),
        Vagueness::Number => format!("counts nothing that {subject} does: say what {subject} can and cannot do, as in `reads 3 of 20 words`"),
        Vagueness::Empty => format!("would be true of anybody: say what {subject} cannot yet do, and where it shows"),
        Vagueness::Open => "leaves it open: say what sets it off, or how often it happens, as in `on most Mondays` or `when two adults talk at once`".to_owned(),
        Vagueness::Aim | Vagueness::Adults => format!("is what is wanted: say what {subject} cannot yet do, and where it shows"),
        Vagueness::Topic => format!("is a list of topics: take one, and say what {subject} gets wrong in it"),
    }
}

fn target(vagueness: Vagueness, child: Called) -> String {
    let Called { subject, .. } = child;
    match vagueness {
        Vagueness::Label | Vagueness::Topic => format!(
            "is only a name: say what {subject} will do with it, and how well, as in `write 8 of 10 correctly`"
        ),
        Vagueness::Broad => format!(
            "is a whole area: name the one thing in it that {subject} will do, with a number or a condition, as in `read 20 of 30 words` or `without being asked`"
        ),
        Vagueness::Unseen => format!(
            "cannot be seen: say what {subject} will do or say that shows it, as in `put a hand up to ask for help`"
        ),
        Vagueness::Number => format!(
            "measures nothing that {subject} does: say how many, how often or for how long {subject} will do what"
        ),
        Vagueness::Empty => format!(
            "would fit every child: say what {subject} will do by the end that {subject} does not do now"
        ),
        Vagueness::Open => format!(
            "leaves it open: say when {subject} will do it, and how often, as in `in 4 of 5 lessons` or `when the bell rings`"
        ),
        Vagueness::Aim => format!("is what it is for: say what {subject} will do, and how well"),
        Vagueness::Adults => format!(
            "is what adults do, and belongs to the provision: say what {subject} will do by the end of it, and how well"
        ),
    }
}

fn provision(vagueness: Vagueness, child: Called) -> String {
    let Called { subject, object } = child;
    match vagueness {
        Vagueness::Label | Vagueness::Topic => format!(
            "is only a name: say what {subject} does in it, how often or how long, and with whom"
        ),
        Vagueness::Broad => format!(
            "would fit many children: say what is done with {object}, as in `reads a page aloud to Mrs Shaw`, and how often or how long"
        ),
        Vagueness::Unseen => {
            "cannot be seen: say what the adult does, how often or on what occasion".to_owned()
        }
        Vagueness::Number => {
            "does not say how much is given: say how many minutes, how many times a week".to_owned()
        }
        Vagueness::Empty => {
            format!("promises nothing: say what is done with {object}, how often, and by whom")
        }
        Vagueness::Open => format!(
            "leaves it open: name the occasion, as in `when {subject} puts the red card out`, or say how often"
        ),
        Vagueness::Aim => format!(
            "is what it is for: say what is done with {object} to get there, how often, and by whom"
        ),
        Vagueness::Adults => {
            format!("is what adults see to: say what is done with {object}, how often, and by whom")
        }
    }
}

fn row(vagueness: Vagueness, child: Called) -> String {
    let Called { subject, object } = child;
    match vagueness {
        Vagueness::Label | Vagueness::Topic => format!(
            "is only a name: say what {subject} does in it, as in `reads a page aloud, then writes five words from it`"
        ),
        Vagueness::Open => format!(
            "leaves it open: say what is done, and on what occasion, as in `when {subject} puts the red card out`"
        ),
        Vagueness::Aim => format!("is what it is for: say what is done with {object} to get there"),
        Vagueness::Number => {
            "counts, but does not say what is done: say what happens in that time".to_owned()
        }
        _ => format!(
            "could be anything: say what {subject} and the adult do, so that a supply teacher could do it tomorrow"
        ),
    }
}

/// The marked words in quotation marks; many by the first and the last of them.
fn quoted(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    match words.as_slice() {
        [one, two, three, .., last] if words.len() > 8 => format!("“{one} {two} {three} … {last}”"),
        words => format!("“{}”", words.join(" ")),
    }
}

/// What a sentence calls the child.
#[derive(Clone, Copy)]
struct Called {
    /// As the one who does something.
    subject: &'static str,
    /// As the one to whom it is done.
    object: &'static str,
}

impl Called {
    fn by(text: &str) -> Self {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let named = words.map(str::to_lowercase).find_map(|word| match word.as_str() {
            he if word_list!("people", "he").contains(&he) => {
                Some(Self { subject: "he", object: "him" })
            }
            she if word_list!("people", "she").contains(&she) => {
                Some(Self { subject: "she", object: "her" })
            }
            _ => None,
        });
        named.unwrap_or(Self { subject: "the child", object: "the child" })
    }
}
