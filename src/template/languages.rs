//! The labels of other languages, and which of them a parent's wish asks for.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::input::{self, Node};
use crate::wording::word_list;

use super::rules::TEMPLATE_FAULT;
use super::source::LABELS;
use super::{Field, Labels, Template};

/// The label of a language's name, with the language's code after it.
const NAMES: &str = "choices.language.";

/// What says that a clause is about reading, which counts for a letter, and that it is about doing so badly.
const READS: &[&str] = word_list!("sheets", "about reading");
const HARDLY: &[&str] = word_list!("sheets", "hardly");

/// What says that somebody does not read a language at all.
const NOT: &[&str] = word_list!("sheets", "not at all");

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
            let message = format!("the template has no `{LABELS}{language}.yaml`");
            Err(vec![Finding::new(&TEMPLATE_FAULT, message).in_file(name)])
        }
    }
}

/// Reads the labels of every language but the template's own; `own` is what fills their gaps, `sections` what they may speak
/// of.
///
/// # Errors
///
/// What is wrong with one of them: a label that the template doesn't have, a file name that is not a language.
pub(super) fn read(
    name: &str,
    trees: &BTreeMap<String, Node>,
    own_language: &str,
    own: &Labels,
    sections: &[Field],
) -> Result<BTreeMap<String, Labels>, Vec<Finding>> {
    let mut languages = BTreeMap::new();
    for (language, tree) in trees.iter().filter(|(language, _)| *language != own_language) {
        if !is_language(language) {
            let message = format!(
                "`{LABELS}{language}.yaml` is not named after a language; use its code, such as `labels/tr.yaml` or `labels/pt-BR.yaml`"
            );
            return Err(vec![Finding::new(&TEMPLATE_FAULT, message).in_file(name)]);
        }
        languages.insert(language.to_owned(), own.with(tree, sections)?);
    }
    Ok(languages)
}

/// Whether a text is a language as PDF readers know it: `tr`, `pt-BR`.
pub(crate) fn is_language(text: &str) -> bool {
    let (language, region) = text.split_once('-').unwrap_or((text, "GB"));
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && region.len() == 2
        && region.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// What somebody reads, of whom a plan says something in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads<'t> {
    /// The template's own language.
    Own,
    /// Another that the template has labels in.
    Other(&'t str),
    /// One that it has none in, or nothing is said of it.
    Unknown,
}

/// What somebody reads of whom a plan says this: of the languages that it names and the template has labels in, one that
/// the person reads before others, and none that the person hardly reads if there is another.
pub(super) fn read_by<'t>(template: &'t Template, wish: &str) -> Reads<'t> {
    let names = names(template);
    let mut clauses: Vec<Vec<String>> = folded(wish)
        .split([';', ',', '.', '(', ')', '/', '؛', '،', '۔', '।'])
        .flat_map(|clause| clause.split(" but ").flat_map(|clause| clause.split(" and ")))
        .map(words)
        .collect();
    clauses.retain(|words| !words.iter().any(|word| NOT.contains(&word.as_str())));
    clauses.sort_by_key(|words| how_well(words));
    let own = code_of(&template.language);
    for code in clauses.iter().flat_map(|clause| named(clause, &names)) {
        if code == own {
            return Reads::Own;
        }
        let mut languages = template.languages.all().keys();
        if let Some(language) = languages.find(|language| code_of(language) == code) {
            return Reads::Other(language);
        }
    }
    Reads::Unknown
}

/// The languages that a clause names, by their codes. A code counts alone: in a sentence it may be a word, as `so` is.
fn named<'n>(clause: &[String], names: &'n BTreeMap<String, String>) -> Vec<&'n str> {
    if let [only] = clause
        && let Some(code) = names.values().find(|code| *code == only)
    {
        return vec![code];
    }
    let mut found: Vec<(usize, &str)> = Vec::new();
    for (name, code) in names {
        let name = words(name);
        let at = clause.windows(name.len().max(1)).position(|part| part == name);
        found.extend(at.map(|at| (at, code.as_str())));
    }
    found.sort_unstable();
    found.into_iter().map(|(_, code)| code).collect()
}

/// In which order clauses count: what is about reading, what does not say, what says that somebody hardly does.
fn how_well(words: &[String]) -> usize {
    let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    match (any(READS), any(HARDLY)) {
        (_, true) => 2,
        (true, false) => 0,
        (false, false) => 1,
    }
}

/// A text whose words can be compared.
fn folded(text: &str) -> String {
    // The dot that a Turkish capital leaves behind is no letter.
    text.to_lowercase().replace('\u{307}', "").replace('’', "'")
}

fn words(clause: &str) -> Vec<String> {
    let word = |c: char| !c.is_alphabetic() && c != '\'' && !is_mark(c);
    clause.split(word).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A sign that belongs to the letter before it, as the vowels of Bengali and Panjabi do.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{6d6}'..='\u{6ed}'
        | '\u{900}'..='\u{963}' | '\u{981}'..='\u{9e3}' | '\u{a01}'..='\u{a75}')
}

/// The code in front of a region.
pub(crate) fn code_of(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

/// The codes of languages by what they are called, in the template's own language and in each of the others. A language
/// with labels of which nobody says what it is called has its code for a name.
fn names(template: &Template) -> BTreeMap<String, String> {
    let mut names = BTreeMap::from([("english".to_owned(), "en".to_owned())]);
    for labels in template.languages.all().values().chain([&template.labels]) {
        for key in labels.keys() {
            let Some(code) = key.strip_prefix(NAMES) else { continue };
            names.insert(folded(labels.get(key).unwrap_or_default()), code.to_owned());
        }
    }
    for language in template.languages.all().keys().chain([&template.language]) {
        let code = code_of(language);
        if !names.values().any(|known| known == code) {
            names.insert(code.to_owned(), code.to_owned());
        }
    }
    names
}
