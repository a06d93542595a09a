//! The labels of other languages, and which of them a parent's wish asks for.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::input::{self, Node};
use crate::wording::word_list;

use super::rules::TEMPLATE_FAULT;
use super::{Labels, Template};

/// Where the labels of each language are.
const FOLDER: &str = "labels/";

/// The label of a language's name, with the language's code after it.
const NAMES: &str = "choices.language.";

/// What says that a clause is about reading, which counts for a letter, and that it is about doing so badly.
const READS: &[&str] = word_list!("sheets", "about reading");
const HARDLY: &[&str] = word_list!("sheets", "hardly");

/// The labels in the language of a template. What its own lack is as in `whole`, the language in which the first of the
/// templates that it extends has all of them.
///
/// # Errors
///
/// What is wrong with them, or that there are none.
pub(super) fn own(
    name: &str,
    trees: &BTreeMap<String, Node>,
    language: &str,
    whole: &str,
) -> Result<Labels, Vec<Finding>> {
    let other = trees.get(whole).filter(|_| whole != language);
    match (trees.get(language), other) {
        (Some(own), Some(other)) => Labels::read(&input::merge(own.clone(), other.clone())),
        (Some(own), None) => Labels::read(own),
        (None, _) => {
            let message = format!("the template has no `{FOLDER}{language}.yaml`");
            Err(vec![Finding::new(&TEMPLATE_FAULT, message).in_file(name)])
        }
    }
}

/// Reads the labels of every language but the template's own; `own` is what fills their gaps.
///
/// # Errors
///
/// What is wrong with one of them: a label that the template doesn't have, a file name that is not a language.
pub(super) fn read(
    name: &str,
    trees: &BTreeMap<String, Node>,
    own_language: &str,
    own: &Labels,
) -> Result<BTreeMap<String, Labels>, Vec<Finding>> {
    let mut languages = BTreeMap::new();
    for (language, tree) in trees.iter().filter(|(language, _)| *language != own_language) {
        if !is_language(language) {
            let message = format!(
                "`{FOLDER}{language}.yaml` is not named after a language; use its code, such as `labels/tr.yaml` or `labels/pt-BR.yaml`"
            );
            return Err(vec![Finding::new(&TEMPLATE_FAULT, message).in_file(name)]);
        }
        languages.insert(language.to_owned(), own.with(tree)?);
    }
    Ok(languages)
}

/// Whether a text is a language as PDF readers know it: `tr`, `pt-BR`.
fn is_language(text: &str) -> bool {
    let (language, region) = text.split_once('-').unwrap_or((text, "GB"));
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && region.len() == 2
        && region.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The language, of those that a template has labels in, that a wish asks for: the first that it names, one that the
/// parent reads before others. A wish that names the template's own language first asks for no other.
pub(super) fn wanted<'t>(template: &'t Template, wish: &str) -> Option<&'t str> {
    let names = names(template);
    let mut clauses: Vec<Vec<String>> = wish
        .to_lowercase()
        .split([';', ',', '.', '(', ')'])
        .flat_map(|clause| clause.split(" but ").map(words).collect::<Vec<_>>())
        .collect();
    clauses.sort_by_key(|words| !is_about_reading(words));
    let named = clauses.iter().flat_map(|words| {
        words.iter().filter_map(|word| names.get(word.as_str()).map(String::as_str))
    });
    let has =
        |code: &str| template.languages.all().keys().find(|language| code_of(language) == code);
    let mut named = named.map(|code| (code, has(code)));
    let own = code_of(&template.language);
    named.find(|(code, labels)| *code == own || labels.is_some())?.1.map(String::as_str)
}

/// Whether a clause says what somebody reads well.
fn is_about_reading(words: &[String]) -> bool {
    let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    any(READS) && !any(HARDLY)
}

fn words(clause: &str) -> Vec<String> {
    let word = |c: char| !c.is_alphabetic() && c != '\'' && c != '’';
    clause.split(word).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The code in front of a region.
pub(crate) fn code_of(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

/// The codes of languages by what they are called, in the template's own language and in each of the others, and by
/// themselves.
fn names(template: &Template) -> BTreeMap<String, String> {
    let mut names = BTreeMap::from([("english".to_owned(), "en".to_owned())]);
    for labels in template.languages.all().values().chain([&template.labels]) {
        for key in labels.keys() {
            let Some(code) = key.strip_prefix(NAMES) else { continue };
            let name = labels.get(key).unwrap_or_default().to_lowercase();
            names.insert(name, code.to_owned());
        }
    }
    for language in template.languages.all().keys().chain([&template.language]) {
        names.insert(code_of(language).to_owned(), code_of(language).to_owned());
    }
    names
}
