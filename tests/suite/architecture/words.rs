//! Words of English are in files, not in rules: few of them in any list that code has.

use std::fs;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::source::sources;
use crate::run::root;

/// How many words one list in the code may have.
const MOST: usize = 3;

/// A file or folder whose lists are no English that somebody writes in a plan.
struct Exception {
    path: &'static str,
    reason: &'static str,
}

const fn exception(path: &'static str, reason: &'static str) -> Exception {
    Exception { path, reason }
}

const EXCEPTIONS: &[Exception] = &[
    exception("check/pictures.rs", "endings of files"),
    exception("cli/", "options, and what is said at the end of a run"),
    exception("draft/yaml.rs", "words that YAML takes for something else"),
    exception("ease/", "names of features, and endings of words"),
    exception("leaders/", "keys of the words of tables"),
    exception("output/portable.rs", "names that Windows keeps for itself"),
    exception("output/register/", "columns of the register"),
    exception("pipeline/partly.rs", "names of rules"),
    exception("render/computed/", "names of values in layouts"),
    exception("render/context.rs", "names of values in layouts"),
    exception("render/quality", "names of values in layouts"),
    exception("roll/gather.rs", "what two rows of a register can say differently"),
    exception("rules/subject.rs", "names of settings"),
    exception("run/litter.rs", "names that systems and cloud folders give to files"),
    exception("wording/files.rs", "names of files of words"),
    exception("template/kind.rs", "names of types of values"),
    exception("template/labels.rs", "days as a page prints them, where the labels have none"),
    exception("template/manifest.rs", "keys of a manifest"),
];

/// A list of words in the code.
struct Listed {
    line: usize,
    words: Vec<String>,
}

#[test]
fn words_that_code_looks_for_are_in_files() {
    let mut wrong = Vec::new();
    let mut needed = Vec::new();
    for source in sources() {
        let mut found = Vec::new();
        lists(source.text.parse().unwrap(), &mut found);
        let exception = EXCEPTIONS.iter().find(|one| source.file.starts_with(one.path));
        needed.extend(exception.filter(|_| !found.is_empty()).map(|one| one.path));
        if exception.is_none() {
            wrong.extend(found.into_iter().map(|list| {
                format!(
                    "src/{}:{}: {} words: {}",
                    source.file,
                    list.line,
                    list.words.len(),
                    list.words.join(" ")
                )
            }));
        }
    }
    assert!(
        wrong.is_empty(),
        "more than {MOST} words in a list: put them into a file of src/wording/words/short and write `word_list!`\n{}",
        wrong.join("\n")
    );
    for one in EXCEPTIONS {
        assert!(needed.contains(&one.path), "no list is left in {} ({})", one.path, one.reason);
    }
}

#[test]
fn every_short_list_is_looked_for() {
    let sources = sources();
    for entry in fs::read_dir(root().join("src/wording/words/short")).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        for heading in text.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')) {
            let named = format!("\"{heading}\"");
            assert!(
                sources.iter().any(|source| source.text.contains(&named)),
                "{file}.txt: nobody looks for [{heading}]"
            );
        }
    }
}

/// The lists with too many words in some tokens, tests left out.
fn lists(tokens: TokenStream, found: &mut Vec<Listed>) {
    let mut alternatives = Listed { line: 0, words: Vec::new() };
    let (mut is_attribute, mut is_test) = (false, false);
    for token in tokens {
        let may_go_on = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '|');
        match &token {
            TokenTree::Group(group) if is_attribute => {
                is_test |= group.stream().to_string() == "cfg (test)"
            }
            TokenTree::Group(group) if is_test && group.delimiter() == Delimiter::Brace => {
                is_test = false
            }
            TokenTree::Group(group) => {
                if group.delimiter() == Delimiter::Bracket {
                    note(
                        Listed { line: group.span_open().start().line, words: words(group) },
                        found,
                    );
                }
                lists(group.stream(), found);
            }
            TokenTree::Literal(_) => {
                if let Some(word) = word(&token) {
                    if alternatives.words.is_empty() {
                        alternatives.line = token.span().start().line;
                    }
                    alternatives.words.push(word);
                }
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => is_test = false,
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
        is_attribute = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        if !may_go_on && !matches!(token, TokenTree::Literal(_)) {
            let done = std::mem::take(&mut alternatives.words);
            note(Listed { line: alternatives.line, words: done }, found);
        }
    }
    note(alternatives, found);
}

fn note(list: Listed, found: &mut Vec<Listed>) {
    if list.words.len() > MOST {
        found.push(list);
    }
}

/// The words in an array, and in what is bracketed in it, other than what names a file of words.
fn words(group: &Group) -> Vec<String> {
    let mut found = Vec::new();
    let mut is_named = false;
    for token in group.stream() {
        match &token {
            TokenTree::Group(inner) if !is_named && inner.delimiter() != Delimiter::Brace => {
                found.extend(words(inner));
            }
            TokenTree::Ident(ident) => is_named = ident == "word_list" || ident == "word_lines",
            TokenTree::Punct(punct) => is_named &= punct.as_char() == '!',
            _ => found.extend(word(&token)),
        }
    }
    found
}

/// A text with a letter in it.
fn word(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else { return None };
    let text = literal.to_string();
    (text.starts_with(['"', 'r']) && text.contains(char::is_alphabetic)).then_some(text)
}
