//! What a plan says of its texts in other languages: `text_in` beside `text`.

use super::text;
use crate::finding::{Finding, counted, listed};
use crate::input::{Entry, Kind, Node};
use crate::record::{Item, Value};
use crate::template::{Field, Template};
use crate::translation::rules::TRANSLATION_FAULT;
use crate::translation::{InLanguage, Sentence, texts};

/// Reads what stands under the key of a field in other languages; `item` is what the field itself says.
///
/// # Errors
///
/// A language in which the template has no labels, a text that is missing or has other paragraphs than the plan's own.
pub(super) fn read(
    field: &Field,
    item: Option<&Item>,
    entry: &Entry,
    template: &Template,
    path: &str,
) -> Result<Vec<InLanguage>, Vec<Finding>> {
    let key = &entry.key;
    let fault = |node: &Node, message: String| {
        Finding::new(&TRANSLATION_FAULT, message).at(&node.place, "").path(path)
    };
    let Some(own) = item.map(|item| texts(&item.value)).filter(|own| !own.is_empty()) else {
        let message = format!("`{}` translates `{}`, which is not here", key.value, field.id);
        return Err(vec![Finding::new(&TRANSLATION_FAULT, message).at(&key.place, "").path(path)]);
    };
    let Kind::Map(languages) = &entry.value.kind else {
        let message = format!("`{}` should name a language", key.value);
        let hint = format!("write `{}: {{pl: …}}`", key.value);
        return Err(vec![fault(&entry.value, message).hint(hint)]);
    };
    let (mut said, mut faults) = (Vec::new(), Vec::new());
    for of in languages {
        let Some(language) = template.language_for(&of.key.value) else {
            let known = template.languages().map(|(language, _)| language);
            let message = format!("the template has no labels in `{}`", of.key.value);
            let finding = Finding::new(&TRANSLATION_FAULT, message).at(&of.key.place, "");
            faults.push(finding.path(path).hint(format!("there are {}", listed(known))));
            continue;
        };
        let translated = match given(&of.value, item, path) {
            Ok(translated) => translated,
            Err(finding) => {
                faults.push(finding);
                continue;
            }
        };
        // What is open is printed as the plan has it.
        if translated.is_empty() {
            continue;
        }
        if translated.len() != own.len() {
            let message = format!(
                "`{}` has {} of its own and {} in `{language}`",
                field.id,
                counted(own.len(), "text"),
                translated.len()
            );
            let hint = "translate each by itself, in the same order";
            faults.push(fault(&of.value, message).hint(hint));
            continue;
        }
        said.extend(own.iter().zip(translated).map(|(own, translated)| InLanguage {
            language: language.to_owned(),
            sentence: Sentence {
                own: (*own).to_owned(),
                translated,
                place: key.place.clone(),
                translated_at: of.value.place.clone(),
            },
        }));
    }
    if faults.is_empty() { Ok(said) } else { Err(faults) }
}

/// The texts that somebody translated, in the form that the plan's own have.
fn given(node: &Node, item: Option<&Item>, path: &str) -> Result<Vec<String>, Finding> {
    let wrong = |node: &Node, what: &str| {
        let message = format!("this should be {what}, and is {}", node.found());
        Finding::new(&TRANSLATION_FAULT, message).at(&node.place, "").path(path)
    };
    match (&node.kind, item.map(|item| &item.value)) {
        (Kind::Null, _) => Ok(Vec::new()),
        (Kind::List(nodes), Some(Value::List(_))) => nodes
            .iter()
            .map(|node| {
                if matches!(node.kind, Kind::Null) {
                    return Ok(String::new());
                }
                let typed = node.as_text().ok_or_else(|| wrong(node, "a text"))?;
                text::line(typed, node, path)
            })
            .collect(),
        (_, Some(Value::List(_))) => Err(wrong(node, "a list")),
        (_, Some(Value::Prose(_))) => {
            text::paragraphs(node.as_text().ok_or_else(|| wrong(node, "a text"))?, node, path)
        }
        _ => {
            let typed = node.as_text().ok_or_else(|| wrong(node, "a text"))?;
            let line = text::line(typed, node, path)?;
            Ok(if line.is_empty() { Vec::new() } else { vec![line] })
        }
    }
}
