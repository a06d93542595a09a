//! The tree of a translation's file -> the translation, or what is wrong with it.

use std::path::Path;

use super::rules::TRANSLATION_FAULT;
use super::{Sentence, Translation, plan_of};
use crate::finding::{Finding, listed, nearest};
use crate::input::{Kind, Node};
use crate::source::{parted, printable, unprintable};

/// The keys at the top of the file.
pub(super) const KEYS: [&str; 3] = [ABOUT, SENTENCES, LEFT_OVER];

/// The key of what is said about the file.
pub(super) const ABOUT: &str = "translation";
/// In it, the plan.
pub(super) const OF: &str = "of";
/// In it, the language.
pub(super) const LANGUAGE: &str = "language";
/// In it, who translated.
pub(super) const TRANSLATED_BY: &str = "translated_by";
/// The key of the sentences.
pub(super) const SENTENCES: &str = "sentences";
/// The key of those that no copy prints any more.
pub(super) const LEFT_OVER: &str = "no_longer_printed";

/// Reads the translation into a language of the plan in the file `plan`, which is written in `own`; both are codes.
///
/// # Errors
///
/// What has to be put right: another language or plan than the name of the file says, a key that is not known, an entry
/// whose two sentences are not texts, a sentence twice.
pub(crate) fn read(
    root: &Node,
    plan: &str,
    own: &str,
    language: &str,
) -> Result<Translation, Vec<Finding>> {
    let mut faults = Vec::new();
    let text = |key: &str| root.get(ABOUT)?.get(key)?.as_text().map(str::trim);
    let said = text(LANGUAGE).unwrap_or(language);
    if said != language {
        let place = root.at(&format!("{ABOUT}.{LANGUAGE}")).map_or(&root.place, |node| &node.place);
        let message = format!(
            "this file says that it is in `{said}`, and its name says `{language}`; rename the file, or put `{LANGUAGE}` right"
        );
        faults.push(Finding::new(&TRANSLATION_FAULT, message).at(place, ""));
    }
    if let Some(of) = root.get(ABOUT).and_then(|about| about.get(OF))
        && let Some(said) = of.as_text().map(str::trim).filter(|said| *said != plan)
    {
        let message =
            format!("this is beside `{plan}`, and says that it is a translation of `{said}`");
        let finding = Finding::new(&TRANSLATION_FAULT, message).at(&of.place, "");
        faults.push(finding.hint(format!(
            "if it belongs to `{plan}` and that was only renamed, write `{OF}: {plan}`; if not, rename this file after its plan"
        )));
    }
    let about = root.get(ABOUT).map(Node::entries).unwrap_or_default();
    for entry in about {
        if ![OF, LANGUAGE, TRANSLATED_BY].contains(&entry.key.value.as_str()) {
            let message = format!("`{ABOUT}` has no `{}`", entry.key.value);
            let finding = Finding::new(&TRANSLATION_FAULT, message).at(&entry.key.place, "");
            faults.push(finding.hint(format!(
                "its keys are `{OF}`, `{LANGUAGE}` and `{TRANSLATED_BY}`; write a note as a comment, after `#`"
            )));
        } else if !matches!(entry.value.kind, Kind::Null) && entry.value.as_text().is_none() {
            let message =
                format!("`{}` should be a text; this is {}", entry.key.value, entry.value.found());
            faults.push(Finding::new(&TRANSLATION_FAULT, message).at(&entry.value.place, ""));
        }
    }
    for entry in root.entries() {
        if !KEYS.contains(&entry.key.value.as_str()) {
            let message = format!("a translation has no `{}`", entry.key.value);
            let finding = Finding::new(&TRANSLATION_FAULT, message).at(&entry.key.place, "");
            faults.push(finding.hint(match nearest(&entry.key.value, KEYS) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("its keys are {}", listed(KEYS)),
            }));
        }
    }
    let list = root.get(SENTENCES);
    let place = list.map_or(&root.place, |list| &list.place).clone();
    let sentences = sentences(list, (own, language), SENTENCES, &mut faults);
    let left_over = self::sentences(root.get(LEFT_OVER), (own, language), LEFT_OVER, &mut faults);
    for (index, one) in sentences.iter().enumerate() {
        if sentences[..index].iter().any(|before| before.own == one.own) {
            let finding = Finding::new(&TRANSLATION_FAULT, "this text appears twice");
            faults.push(finding.at(&one.place, "").hint("keep one of the two"));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Translation {
        translated_by: text(TRANSLATED_BY).unwrap_or_default().to_owned(),
        sentences,
        left_over,
        within: Vec::new(),
        place,
        has_file: true,
    })
}

/// What there is to say of a translation that was read as a plan; `None` if the file is none.
pub(crate) fn as_plan(root: &Node, path: Option<&Path>) -> Option<Finding> {
    let about = root.get(ABOUT)?;
    root.get(SENTENCES)?;
    let fault = |message: String| Finding::new(&TRANSLATION_FAULT, message).at(&about.place, "");
    if let Some(plan) = path.and_then(plan_of) {
        let plan = plan.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let finding = fault(format!("this is a translation of `{plan}`, and no plan"));
        return Some(
            finding.hint(format!("name `{plan}` instead: its translations are read with it")),
        );
    }
    let of = about.get(OF).and_then(Node::as_text).unwrap_or("a plan");
    let finding = fault(format!("this is a translation of `{of}`, which is not beside it"));
    Some(finding.hint(
        "call it what its plan is called, with the language before the ending: `kofi.pl.yaml` beside `kofi.yaml`",
    ))
}

/// The sentences of the list under a key.
fn sentences(
    list: Option<&Node>,
    (own, language): (&str, &str),
    key: &str,
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
            faults.push(fault(list, format!("`{key}` should be a list")));
            &[]
        }
    };
    let mut sentences = Vec::new();
    for item in items {
        match one(item, own, language) {
            Some(sentence) if sentence.translated.contains(unprintable) => {
                let message = "this translation contains characters that cannot be printed";
                let finding = Finding::new(&TRANSLATION_FAULT, message);
                faults.push(finding.at(&sentence.translated_at, ""));
            }
            Some(sentence) => sentences.push(sentence),
            None => {
                faults.push(fault(item, format!("this entry has no text under `{own}`")));
            }
        }
        if let Some(other) = item.get(language).filter(|node| !is_text(node)) {
            let message = format!("`{language}` should be a text; this is {}", other.found());
            let finding = Finding::new(&TRANSLATION_FAULT, message).at(&other.place, "");
            faults.push(finding.hint("write it on one line, between quotation marks"));
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

/// Whether a value is a text, or left open.
fn is_text(node: &Node) -> bool {
    matches!(node.kind, Kind::Null) || node.as_text().is_some()
}

/// An entry; `None` if it has no text of the plan.
fn one(item: &Node, own: &str, language: &str) -> Option<Sentence> {
    let text = |key: &str| item.get(key)?.as_text().map(str::trim);
    Some(Sentence {
        own: text(own).filter(|text| !text.is_empty())?.to_owned(),
        translated: text(language).map(clean).unwrap_or_default(),
        place: item.place.clone(),
        translated_at: item.get(language).unwrap_or(item).place.clone(),
    })
}

/// A translation as texts of a plan are read: tabs are spaces, and what only programs leave behind is gone.
fn clean(typed: &str) -> String {
    let letters = printable(typed.chars().collect());
    let paragraphs = parted(&letters).into_iter().map(|letters| letters.into_iter().collect());
    paragraphs.collect::<Vec<String>>().join("\n")
}
