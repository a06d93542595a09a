//! A kind of vagueness -> why the sentence is vague, and what would mend it, in its own words.

use super::said::{Area, Said};
use super::{Kind, Vagueness};

use crate::wording::word_list;

/// Why a sentence is vague.
pub(super) const fn why(kind: Kind, vagueness: Vagueness) -> &'static str {
    use Vagueness as V;
    match (kind, vagueness) {
        (Kind::Need, V::Label) => "it is a label, and does not say what the child finds hard",
        (Kind::Target, V::Label) => "it names something, but does not say what the child will do",
        (_, V::Label) => "it is a name, and does not say what is done",
        (Kind::Need, V::Broad) => {
            "it would fit many children: it does not say what happens, or where"
        }
        (Kind::Target, V::Broad) => {
            "it would fit many children: it does not say what this child will do"
        }
        (_, V::Broad) => "it would fit many children: it does not say what is done",
        (Kind::Need, V::Unseen) => "nobody can see or hear this",
        (Kind::Target, V::Unseen) => "nobody can see whether this has happened",
        (_, V::Unseen) => "nobody can see whether this is done",
        (Kind::Need, V::Number) => {
            "it has a number, but does not say exactly what the child does, or when"
        }
        (Kind::Target, V::Number) => {
            "it has a number, but does not say exactly what the child will do"
        }
        (Kind::Provision, V::Number) => "the number in it does not say how often or how long",
        (Kind::Row, V::Number) => "it has a number, but does not say what is done",
        (Kind::Need, V::Empty) => "it says nothing about what this child finds hard",
        (Kind::Target, V::Empty) => "it says nothing about what this child will do",
        (_, V::Empty) => "it says nothing about what is done",
        (Kind::Need, V::Open) => "it does not say when or how often it happens",
        (Kind::Target, V::Open) => "it leaves open when, how often or how well",
        (_, V::Open) => "it leaves open when, how often or whether it is given",
        (Kind::Need, V::Aim) => "it says what is wanted, not what the child finds hard",
        (Kind::Target, V::Aim) => "it says what it is for, not what the child will do",
        (_, V::Aim) => "it says what it is for, not what is done",
        (Kind::Need, V::Topic) => "it lists topics, not what the child finds hard in them",
        (Kind::Target, V::Topic) => "it says too little of what the child will do",
        (_, V::Topic) => "it names something, but does not say what is done with it",
        (Kind::Need, V::Adults) => "it says what adults do, not what the child finds hard",
        (Kind::Target, V::Adults) => "it says what adults do, not what the child will do",
        (_, V::Adults) => "it says what adults see to, not what is done with the child",
    }
}

/// What would mend a sentence, about the words that are marked in it.
pub(super) fn rescue(
    kind: Kind,
    vagueness: Vagueness,
    text: &str,
    said: &Said,
    words: &str,
) -> String {
    let child = Called::by(text);
    match kind {
        Kind::Need => need(vagueness, child, said.area, words),
        Kind::Target => target(vagueness, child, said.area, words),
        _ if said.is_care => {
            "say exactly what is done, who is trained to do it, and when or for which lessons or tests".into()
        }
        // How often is there, so that what is missing is what is done.
        Kind::Provision if said.has_dose => row(vagueness, child, words),
        Kind::Provision => provision(vagueness, child, words),
        Kind::Row => row(vagueness, child, words),
    }
}

fn need(vagueness: Vagueness, Called { subject, .. }: Called, area: Area, words: &str) -> String {
    let seen = seen_in(area);
    let words = quoted(words);
    match vagueness {
        Vagueness::Label => format!("{words} is a name: say what {subject} cannot yet do, or what happens and when, such as {seen}"),
        Vagueness::Broad => format!("say what happens, where or when, or name the one thing that {subject} cannot yet do, such as {seen}"),
        Vagueness::Unseen => format!("{words} cannot be seen: say what {subject} does or says that shows it, and where, such as {seen}"),
        Vagueness::Number => format!("say what {subject} does and when, or can and cannot do, such as {seen}"),
        Vagueness::Empty => format!("{words} would be true of anybody: say what {subject} cannot yet do, and where it shows"),
        Vagueness::Open => "say what sets it off, or how often it happens, such as `on most Mondays` or `when two adults talk at once`".to_owned(),
        Vagueness::Aim | Vagueness::Adults => format!("say what {subject} cannot yet do, and where it shows, such as {seen}"),
        Vagueness::Topic => format!("take one of these, and say what {subject} gets wrong in it, such as {seen}"),
    }
}

/// Something that is seen of a need.
const fn seen_in(area: Area) -> &'static str {
    match area {
        Area::Literacy => "`reads “was” as “saw”`",
        Area::Maths => "`counts on from 6 with fingers, and loses count above 10`",
        Area::Behaviour => "`leaves the room 2 or 3 times a week, when writing is set`",
        Area::Speech => "`leaves the ends off words`",
        Area::Movement => "`holds the pencil in a fist, and stops after a line`",
        Area::Attention => {
            "`starts 5 minutes after the others, and stops when somebody walks past`"
        }
        Area::Any => "`hides under the table when the bell rings`",
    }
}

fn target(vagueness: Vagueness, Called { subject, .. }: Called, area: Area, words: &str) -> String {
    let done = done_in(area);
    let words = quoted(words);
    match vagueness {
        Vagueness::Label | Vagueness::Topic => format!(
            "say exactly what {subject} will do, and how well, how often or with how much help, such as {done}"
        ),
        Vagueness::Broad => format!(
            "name the one thing that {subject} will do, with a number or a condition, such as {done}"
        ),
        Vagueness::Unseen => format!(
            "{words} cannot be seen: say what {subject} will do or say that shows it, such as {done}"
        ),
        Vagueness::Number => format!(
            "say what {subject} will do, and how many, how often or for how long, such as {done}"
        ),
        Vagueness::Empty => format!(
            "{words} would fit every child: say what {subject} will do by the end that {subject} does not do now"
        ),
        Vagueness::Open => format!(
            "say when {subject} will do it, and how often, such as `in 4 of 5 lessons` or `when the bell rings`"
        ),
        Vagueness::Aim => format!("say what {subject} will do, and how well, such as {done}"),
        Vagueness::Adults => format!(
            "what adults do belongs to the provision: say what {subject} will do by the end of it, and how well"
        ),
    }
}

/// Something that a target may be.
const fn done_in(area: Area) -> &'static str {
    match area {
        Area::Literacy => "`read 20 of 30 words`",
        Area::Maths => "`add two numbers to 20 in 8 of 10 sums`",
        Area::Behaviour => "`show the break card before leaving the room`",
        Area::Speech => "`use 10 new words in class`",
        Area::Movement => "`write three lines without a rest`",
        Area::Attention => "`start within 3 minutes of the others`",
        Area::Any => "`put a hand up to ask for help`",
    }
}

fn provision(vagueness: Vagueness, child: Called, words: &str) -> String {
    let Called { subject, object } = child;
    let words = quoted(words);
    match vagueness {
        Vagueness::Label | Vagueness::Topic => {
            format!("say what {subject} does in it, how often or how long, and with whom")
        }
        Vagueness::Broad => format!(
            "say what is done with {object}, such as `reads a page aloud to Mrs Shaw`, and how often or how long"
        ),
        Vagueness::Unseen => format!(
            "{words} cannot be seen: say what the adult does, how often or on what occasion"
        ),
        Vagueness::Number => "say how many minutes, how many times a week".to_owned(),
        Vagueness::Empty => {
            format!("say what is done with {object}, how often, and by whom")
        }
        Vagueness::Open => format!(
            "name the occasion, such as `when {subject} puts the red card out`, or say how often"
        ),
        Vagueness::Aim => {
            format!("say what is done with {object} to get there, how often, and by whom")
        }
        Vagueness::Adults => {
            format!("say what is done with {object}, how often, and by whom")
        }
    }
}

fn row(vagueness: Vagueness, child: Called, words: &str) -> String {
    let Called { subject, object } = child;
    let words = quoted(words);
    match vagueness {
        Vagueness::Label | Vagueness::Topic => format!(
            "say what {subject} does in it, such as `reads a page aloud, then writes five words from it`"
        ),
        Vagueness::Open => format!(
            "{words} leaves it open: say what is done, and on what occasion, such as `when {subject} puts the red card out`"
        ),
        Vagueness::Aim => format!("say what is done with {object} to get there"),
        Vagueness::Number => "say what happens in that time".to_owned(),
        _ => format!(
            "say what {subject} and the adult do, so that a supply teacher could do it tomorrow"
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
