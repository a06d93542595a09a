//! The tree of a translation's file -> the translation, or what is wrong with it.

use super::rules::TRANSLATION_FAULT;
use super::{Sentence, Translation};
use crate::finding::Finding;
use crate::input::{Kind, Node};

/// The keys of the file.
pub(super) const ABOUT: &str = "translation";
pub(super) const OF: &str = "of";
pub(super) const LANGUAGE: &str = "language";
pub(super) const TRANSLATED_BY: &str = "translated_by";
pub(super) const SENTENCES: &str = "sentences";
pub(super) const LEFT_OVER: &str = "no_longer_printed";

/// Reads the translation into a language of a plan written in `own`, both by their codes.
///
/// # Errors
///
/// What has to be put right: another language than the name of the file says, an entry without its two sentences, a sentence
/// twice.
pub(crate) fn read(root: &Node, own: &str, language: &str) -> Result<Translation, Vec<Finding>> {
    let mut faults = Vec::new();
    let text = |key: &str| root.get(ABOUT)?.get(key)?.as_text().map(str::trim);
    let said = text(LANGUAGE).unwrap_or(language);
    if said != language {
        let place = &root.place;
        let message = format!(
            "this file says that it is in `{said}`, and its name says `{language}`; rename the file, or put `{LANGUAGE}` right"
        );
        faults.push(Finding::new(&TRANSLATION_FAULT, message).at(place, ""));
    }
    for entry in root.entries() {
        if ![ABOUT, SENTENCES, LEFT_OVER].contains(&entry.key.value.as_str()) {
            let message = format!("a translation has no `{}`", entry.key.value);
            let finding = Finding::new(&TRANSLATION_FAULT, message).at(&entry.key.place, "");
            faults.push(finding.hint(format!("its keys are `{ABOUT}` and `{SENTENCES}`")));
        }
    }
    let list = root.get(SENTENCES);
    let place = list.map_or(&root.place, |list| &list.place).clone();
    let sentences = sentences(list, own, language, &mut faults);
    for (index, one) in sentences.iter().enumerate() {
        if sentences[..index].iter().any(|before| before.own == one.own) {
            let finding = Finding::new(&TRANSLATION_FAULT, "this sentence is here twice");
            faults.push(finding.at(&one.place, "").hint("keep one of the two"));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let left_over = sentences_left(root.get(LEFT_OVER), own, language);
    Ok(Translation {
        language: language.to_owned(),
        translated_by: text(TRANSLATED_BY).unwrap_or_default().to_owned(),
        sentences,
        left_over,
        place,
    })
}

/// The sentences of a list.
fn sentences(
    list: Option<&Node>,
    own: &str,
    language: &str,
    faults: &mut Vec<Finding>,
) -> Vec<Sentence> {
    let hint = format!("write each as `- {own}:` and beneath it `{language}:`");
    let fault = |node: &Node, message: String| {
        Finding::new(&TRANSLATION_FAULT, message).at(&node.place, "").hint(hint.clone())
    };
    let items = match list.map(|list| (list, &list.kind)) {
        Some((_, Kind::List(items))) => items.as_slice(),
        None | Some((_, Kind::Null)) => &[],
        Some((list, _)) => {
            faults.push(fault(list, format!("`{SENTENCES}` should be a list")));
            &[]
        }
    };
    let mut sentences = Vec::new();
    for item in items {
        match one(item, own, language) {
            Some(sentence) if sentence.translated.contains(is_no_text) => {
                faults
                    .push(fault(item, "this translation has signs in it that are no text".into()));
            }
            Some(sentence) => sentences.push(sentence),
            None => {
                faults.push(fault(item, format!("this entry has no sentence under `{own}`")));
            }
        }
        let keys = item.entries().iter().map(|entry| &entry.key);
        for key in keys.filter(|key| key.value != own && key.value != language) {
            let message =
                format!("this entry has `{}` besides `{own}` and `{language}`", key.value);
            faults.push(Finding::new(&TRANSLATION_FAULT, message).at(&key.place, ""));
        }
    }
    sentences
}

/// Characters without a meaning of their own, which fonts and programs use as they like.
fn is_no_text(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
        || (c.is_control() && c != '\n')
}

fn sentences_left(list: Option<&Node>, own: &str, language: &str) -> Vec<Sentence> {
    match list.map(|list| &list.kind) {
        Some(Kind::List(items)) => {
            items.iter().filter_map(|item| one(item, own, language)).collect()
        }
        _ => Vec::new(),
    }
}

fn one(item: &Node, own: &str, language: &str) -> Option<Sentence> {
    let text = |key: &str| item.get(key)?.as_text().map(str::trim);
    Some(Sentence {
        own: text(own).filter(|text| !text.is_empty())?.to_owned(),
        translated: text(language).unwrap_or_default().to_owned(),
        place: item.place.clone(),
    })
}
