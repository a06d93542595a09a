//! The labels of other languages, and which of them a parent's wish asks for.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Finding;
use crate::source::SourceFile;
use crate::wording::word_list;

use super::rules::TEMPLATE_FAULT;
use super::{Labels, Template, TemplateFiles};

/// Where the labels of each language are.
const FOLDER: &str = "labels/";

/// The label of a language's name, with the language's code after it.
const NAMES: &str = "choices.language.";

/// What says that a clause is about reading, which counts for a letter, and that it is about doing so badly.
const READS: &[&str] = word_list!("sheets", "about reading");
const HARDLY: &[&str] = word_list!("sheets", "hardly");

/// Reads every labels file but that of the template's own language; `own` is what fills their gaps.
///
/// # Errors
///
/// What is wrong with one of them: a label that the template doesn't have, a file name that is not a language.
pub(super) fn read(
    name: &str,
    files: &TemplateFiles,
    own_language: &str,
    own: &Labels,
) -> Result<BTreeMap<String, Labels>, Vec<Finding>> {
    let mut languages = BTreeMap::new();
    for (path, _) in files.iter() {
        let stem = path.strip_prefix(FOLDER).and_then(|file| file.strip_suffix(".yaml"));
        let Some(language) = stem.filter(|stem| *stem != own_language) else { continue };
        if !is_language(language) {
            let message = format!(
                "`{path}` is not named after a language; use its code, such as `labels/tr.yaml` or `labels/pt-BR.yaml`"
            );
            return Err(vec![Finding::new(&TEMPLATE_FAULT, message).in_file(name)]);
        }
        let Some(text) = files.text(path) else { continue };
        let file = Arc::new(SourceFile::new(format!("{name}/{path}"), text));
        languages.insert(language.to_owned(), own.with(&file)?);
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
    let has = |code: &str| template.languages.keys().find(|language| code_of(language) == code);
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
fn code_of(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

/// The codes of languages by what they are called, in the template's own language and in each of the others, and by
/// themselves.
fn names(template: &Template) -> BTreeMap<String, String> {
    let mut names = BTreeMap::from([("english".to_owned(), "en".to_owned())]);
    for labels in template.languages.values().chain([&template.labels]) {
        for key in labels.keys() {
            let Some(code) = key.strip_prefix(NAMES) else { continue };
            let name = labels.get(key).unwrap_or_default().to_lowercase();
            names.insert(name, code.to_owned());
        }
    }
    for language in template.languages.keys().chain([&template.language]) {
        names.insert(code_of(language).to_owned(), code_of(language).to_owned());
    }
    names
}
