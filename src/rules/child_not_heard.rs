//! `child-not-heard`: no voice of the child, or one that is not the child's.

use super::Subject;
use crate::finding::Finding;
use crate::model::{Voice, plain};
use crate::rules::quality::quality;
use crate::wording;
use crate::wording::word_list;

quality! {
    /// The child's own views are missing.
    ///
    /// ## What it looks for
    ///
    /// Pupil voice that is a placeholder (N/A, happy, as before), or under four words with nothing on how it was
    /// gathered; that talks about the child (“James is happy at school”); or that repeats the last plan word for word.
    ///
    /// ## Why
    ///
    /// Targets are set with the child. (The guide “Using SEND Support Plans Effectively in Primary Schools”: pupil
    /// voice. SEND Code of Practice 2015, 6.45 and 6.48.) A child who does not speak can be heard through
    /// symbols, drawings or observation: say so under `how`.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// about.pupil_voice: {quote: Sam is happy at school., how: Talk, by: Mr Brown, date: 2026-09-08}
    /// ```
    ///
    /// ```edit,fail
    /// about.pupil_voice.quote: N/A
    /// #                        ^^^
    /// about.pupil_voice.how: Talk
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// about.pupil_voice.quote: I like it when I get the tricky words first.
    /// ```
    ///
    /// ```edit,pass
    /// about.pupil_voice: {quote: Yes!, how: "Chose the picture of the library, with symbols", by: Mr Brown, date: 2026-09-08}
    /// ```
    "child-not-heard", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    for voice in [&plan.voice, &plan.review.voice].into_iter().flatten() {
        judge(subject, voice, found);
    }
    let last = subject.known.earlier.first().map(|cycle| plain(&cycle.voice));
    if let Some(words) = plan.voice.as_ref().and_then(Voice::words)
        && !words.is_empty()
        && last.is_some_and(|last| last == plain(words))
    {
        found.push(
            RULE.at(words.item, "these are the child's words from the last plan")
                .hint("ask again: what has changed since then?"),
        );
    }
}

fn judge(subject: &Subject<'_>, voice: &Voice<'_>, found: &mut Vec<Finding>) {
    if let Some(why) = voice.not_heard.as_ref().filter(|why| wording::is_placeholder(why)) {
        found.push(
            RULE.at_text(why.item, "this does not say why the child was not heard")
                .hint("say why, and when the child will be asked"),
        );
    }
    let Some(words) = voice.words() else { return };
    let how = voice.how.as_deref().unwrap_or_default();
    let count = words.split_whitespace().count();
    // A word that goes with a picture that was chosen is an answer; N/A is not.
    let chosen = count < 4 && (is_watched(how) || is_shown(how)) && !wording::is_nothing(words);
    if wording::is_placeholder(words) && !chosen {
        let message = format!("“{}” is not what a child says about school", words.trim());
        found.push(
            RULE.at_text(words.item, message).hint(
                "write the child's own words, or what the child showed, and how you found out",
            ),
        );
    } else if count < 4 && how.is_empty() {
        found.push(
            RULE.at(words.item, "this is too short to say how the child was heard")
                .hint("add `how:`, such as drawing, symbols, or watching at play"),
        );
    } else if about(words, &subject.plan.pupil.names()) && !is_watched(how) {
        found.push(
            RULE.at(words.item, "these words speak about the child, not for the child")
                .hint("write what the child said, in the first person: “I like …”"),
        );
    }
}

/// Whether the child was heard without words: others may say what they saw.
fn is_watched(how: &str) -> bool {
    let ways = word_list!("heard", "ways to see what a child wants");
    let how = how.to_lowercase();
    how.split(|c: char| !c.is_alphanumeric()).any(|word| {
        ways.contains(&word)
            || word.starts_with("observ")
            || word.starts_with("symbol")
            || word.starts_with("watch")
    })
}

/// Whether the child answered by pictures or drawing.
fn is_shown(how: &str) -> bool {
    let how = how.to_lowercase();
    word_list!("heard", "ways to show it").iter().any(|way| how.contains(way))
}

/// Whether words are about the child: in the third person, and nowhere in the first.
fn about(words: &str, names: &[String]) -> bool {
    let lower = words.to_lowercase().replace('’', "'");
    let all: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|word| !word.is_empty())
        .collect();
    let first = word_list!("heard", "the child speaks");
    if all.iter().any(|word| first.contains(word)) {
        return false;
    }
    // What only a person does: “Minecraft is the best” is a child's own word.
    let doing = word_list!("heard", "what only a person does");
    let being = word_list!("heard", "what only a person is");
    let Some((subject, rest)) = all.split_first() else { return false };
    let named = names.iter().any(|name| *subject == name.to_lowercase());
    let person = named || word_list!("heard", "the child, in the third person").contains(subject);
    let name = words.starts_with(char::is_uppercase) && !wording::is_listed(subject);
    let does = rest.first().is_some_and(|verb| doing.contains(verb));
    let is = rest.first() == Some(&"is") && rest.get(1).is_some_and(|word| being.contains(word));
    let any = || {
        rest.iter().any(|word| {
            doing.contains(word) || word_list!("heard", "what a person is or can").contains(word)
        })
    };
    (named || person) && any() || name && (does || is)
}
