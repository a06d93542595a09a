//! A translation and what copies print -> what has to be asked of it.

use super::Translation;
use super::rules::{TRANSLATION_FAULT, TRANSLATION_MISSING, TRANSLATION_NAMES, TRANSLATION_STALE};
use crate::finding::{Finding, Level};
use crate::source::Place;

/// How many letters of a name stay the same in whatever case it stands.
const STEM: usize = 3;

/// What is missing, what is not printed any more, and where a name has got lost; `printed` are the sentences of the copies,
/// `name` what the child is called, `command` what brings the file up to date.
pub(crate) fn judged(
    translation: &Translation,
    printed: &[String],
    name: &str,
    command: &str,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let open: Vec<&String> =
        printed.iter().filter(|sentence| translation.of(sentence).is_none()).collect();
    if let Some(first) = open.first() {
        let is_in_file = translation.sentences.iter().find(|one| one.own == **first);
        let place = is_in_file.map_or(&translation.place, |one| &one.place);
        let message = format!(
            "{} of {} texts are not translated, and are printed in English; the first is “{}”",
            open.len(),
            printed.len(),
            short(first)
        );
        let finding = Finding::new(&TRANSLATION_MISSING, message).at(place, "");
        found.push(finding.hint(format!("`{command}` adds what is missing; then fill it in")));
    }
    for one in &translation.sentences {
        if !printed.contains(&one.own) && !one.translated.is_empty() {
            let message = format!("no copy prints “{}” any more", short(&one.own));
            let finding = Finding::new(&TRANSLATION_STALE, message).at(&one.place, "");
            found.push(finding.hint(format!(
                "the plan has changed since: `{command}` brings the file up to date and keeps this at its end"
            )));
        }
    }
    for one in translation.sentences.iter().filter(|one| is_cut_off(&one.translated_at)) {
        let message = "`#` starts a comment here, so the rest of the line is not printed";
        let finding = Finding::new(&TRANSLATION_FAULT, message).with_level(Level::Warning);
        found.push(
            finding
                .at(&one.translated_at, "")
                .hint("put all of the translation between quotation marks"),
        );
    }
    let said = translation.within.iter().chain(&translation.sentences);
    for one in said.filter(|one| printed.contains(&one.own)) {
        if loses_name(&one.own, &one.translated, name) {
            let message = format!("this text names {name}, and its translation does not");
            let finding = Finding::new(&TRANSLATION_NAMES, message).at(&one.translated_at, "");
            found.push(finding.hint(
                "write the name as the family writes it; another child's name here would be printed",
            ));
        }
    }
    found
}

/// Whether a sentence names the child and its translation, in Latin letters, does not.
fn loses_name(own: &str, translated: &str, name: &str) -> bool {
    let is_latin = |text: &str| text.chars().filter(|c| c.is_alphabetic()).all(is_latin);
    let mut words = own.split(|c: char| !c.is_alphanumeric());
    let first = name.split_whitespace().next().unwrap_or_default();
    if name.is_empty() || translated.is_empty() || !words.any(|word| word == first) {
        return false;
    }
    let stem: String = name.to_lowercase().chars().take(STEM).collect();
    is_latin(translated) && is_latin(name) && !translated.to_lowercase().contains(&stem)
}

fn is_latin(c: char) -> bool {
    matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Whether a text without quotation marks is followed by a `#` and no space: that is seldom meant as a note.
fn is_cut_off(place: &Place) -> bool {
    let (file, span) = (place.file(), place.span());
    let rest = file.text().get(span.end()..).unwrap_or_default();
    let after = rest.lines().next().unwrap_or_default().trim_start();
    let is_quoted = place.text().starts_with(['"', '\'', '|', '>']);
    let note = after.strip_prefix('#').and_then(|note| note.chars().next());
    !is_quoted && note.is_some_and(char::is_alphanumeric)
}

/// The beginning of a sentence.
fn short(sentence: &str) -> String {
    let mut words: String = sentence.chars().take(60).collect();
    if words.len() < sentence.len() {
        words.push('…');
    }
    words
}
