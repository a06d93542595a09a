//! The sources as a compiler reads them: which paths each file names, wherever they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::iter::Peekable;
use std::vec::IntoIter;

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use crate::run::root;

/// A source file.
pub(super) struct Source {
    /// Its path below `src`.
    pub(super) file: String,
    pub(super) text: String,
    /// The module that it is: `check/rules/mod.rs` is `check`, `rules`.
    pub(super) module: Vec<String>,
    /// Every path in it, in imports, expressions, types, attributes and macros alike, tests left out.
    pub(super) named: Vec<Named>,
    /// What its imports bring into scope, by the name that it has here.
    pub(super) imports: BTreeMap<String, Vec<String>>,
    /// How many of its lines are tests.
    pub(super) test_lines: usize,
}

/// A path that a file names.
pub(super) struct Named {
    pub(super) root: Root,
    /// Its parts; those of this package's own paths start with the top module.
    pub(super) parts: Vec<String>,
    pub(super) line: usize,
}

/// What a path starts from.
#[derive(PartialEq, Eq)]
pub(super) enum Root {
    /// `crate`, `self` or `super`.
    Own,
    /// A crate, or a name in scope.
    Scope,
}

impl Source {
    /// How many lines it has that are no tests.
    pub(super) fn lines(&self) -> usize {
        self.text.lines().count() - self.test_lines
    }

    /// Its top module; files beside `lib.rs` are modules of their own.
    pub(super) fn top(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    fn read(file: String, text: String) -> Self {
        let mut module: Vec<String> =
            file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        module.pop_if(|last| ["mod", "lib", "main"].contains(&last.as_str()));
        let within_tests = module.last().is_some_and(|last| last == "tests");
        let mut reader = Reader { within_tests, ..Reader::default() };
        let tokens: TokenStream = text.parse().unwrap();
        reader.read(tokens, &module);
        let Reader { named, imports, .. } = reader;
        let test_lines = if within_tests { text.lines().count() } else { reader.test_lines };
        Self { file, text, module, named, imports, test_lines }
    }
}

/// Every source file, in the order of their paths.
pub(super) fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root().join("src")).unwrap();
                let name = name.to_string_lossy().replace('\\', "/");
                found.push(Source::read(name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(found.len() > 40, "the sources were not found");
    found.sort_by(|a, b| a.file.cmp(&b.file));
    found
}

type Tokens = Peekable<IntoIter<TokenTree>>;

/// Walks over tokens and takes note of paths.
#[derive(Default)]
struct Reader {
    named: Vec<Named>,
    imports: BTreeMap<String, Vec<String>>,
    test_lines: usize,
    /// Whether what is read is in a module of tests.
    within_tests: bool,
    /// Whether what is read is an import.
    is_import: bool,
}

impl Reader {
    fn read(&mut self, tokens: TokenStream, module: &[String]) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut tokens = tokens.into_iter().peekable();
        let mut is_test = false;
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(ident) if ident == "use" => {
                    skip_colons(&mut tokens);
                    self.is_import = true;
                    self.tree(&mut tokens, module, &[]);
                    self.is_import = false;
                }
                TokenTree::Ident(ident) if ident == "mod" => {
                    let is_test = std::mem::take(&mut is_test);
                    let Some(TokenTree::Ident(name)) = tokens.next() else { continue };
                    let Some(TokenTree::Group(body)) = tokens.peek() else { continue };
                    let inner: Vec<String> =
                        module.iter().cloned().chain([name.to_string()]).collect();
                    let lines = body.span_close().end().line - name.span().start().line + 2;
                    let outer = self.within_tests;
                    self.within_tests |= is_test;
                    self.test_lines += if is_test && !outer { lines } else { 0 };
                    let body = body.stream();
                    tokens.next();
                    self.read(body, &inner);
                    self.within_tests = outer;
                }
                TokenTree::Ident(ident) => {
                    // What else is for tests alone is read as if it were not.
                    is_test &= ident == "pub";
                    if skip_colons(&mut tokens) {
                        self.path(ident, &mut tokens, module, &[]);
                    }
                }
                TokenTree::Group(group) => {
                    let is_attribute = group.delimiter() == Delimiter::Bracket;
                    is_test |= is_attribute && group.stream().to_string() == "cfg (test)";
                    self.read(group.stream(), module);
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    /// An import, or a part of one: a path, a group of such, or everything.
    fn tree(&mut self, tokens: &mut Tokens, module: &[String], above: &[Ident]) {
        match tokens.next() {
            Some(TokenTree::Ident(ident)) => {
                if skip_colons(tokens) {
                    self.path(ident, tokens, module, above);
                } else {
                    self.note(above, Some(ident), module, tokens);
                }
            }
            Some(TokenTree::Group(group)) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let mut inner = inner.into_iter().peekable();
                while inner.peek().is_some() {
                    self.tree(&mut inner, module, above);
                    while inner.next().is_some_and(|token| !is_comma(&token)) {}
                }
            }
            _ => self.note(above, None, module, tokens),
        }
    }

    /// What comes after `ident::`.
    fn path(&mut self, ident: Ident, tokens: &mut Tokens, module: &[String], above: &[Ident]) {
        let mut parts = above.to_vec();
        parts.push(ident);
        match tokens.peek() {
            Some(TokenTree::Ident(_)) => self.tree(tokens, module, &parts),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                self.tree(tokens, module, &parts);
            }
            _ => self.note(&parts, None, module, tokens),
        }
    }

    /// Takes note of a whole path.
    fn note(
        &mut self,
        above: &[Ident],
        last: Option<Ident>,
        module: &[String],
        tokens: &mut Tokens,
    ) {
        let idents: Vec<&Ident> = above.iter().chain(&last).collect();
        let Some(first) = idents.first() else { return };
        let line = first.span().start().line;
        let mut words: Vec<String> = idents.iter().map(|ident| ident.to_string()).collect();
        // `use crate::check::{self}` brings in `check`.
        if words.len() > 1 {
            words.pop_if(|last| last == "self");
        }
        let (root, parts) = resolved(&words, module);
        let mut name = words.last().cloned().unwrap_or_default();
        if self.is_import && matches!(tokens.peek(), Some(TokenTree::Ident(word)) if word == "as") {
            tokens.next();
            name = tokens.next().map(|token| token.to_string()).unwrap_or_default();
        }
        // Tests may look at everything.
        if self.within_tests {
            return;
        }
        if self.is_import {
            self.imports.insert(name, parts.clone());
        }
        self.named.push(Named { root, parts, line });
    }
}

/// A path without `crate`, `self` and `super`.
fn resolved(words: &[String], module: &[String]) -> (Root, Vec<String>) {
    let mut base = match words[0].as_str() {
        "crate" => Vec::new(),
        "self" | "super" => module.to_vec(),
        _ => return (Root::Scope, words.to_vec()),
    };
    let mut rest = words.iter().peekable();
    while let Some(word) = rest.next_if(|word| ["crate", "self", "super"].contains(&word.as_str()))
    {
        if word == "super" {
            base.pop();
        }
    }
    base.extend(rest.cloned());
    (Root::Own, base)
}

/// Passes over `::`, and says whether it was there.
fn skip_colons(tokens: &mut Tokens) -> bool {
    let mut ahead = tokens.clone();
    for _ in 0..2 {
        match ahead.next() {
            Some(TokenTree::Punct(punct)) if punct.as_char() == ':' => {}
            _ => return false,
        }
    }
    *tokens = ahead;
    true
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
}

/// All modules that the sources are, so that a path can be followed to a file.
pub(super) struct Tree<'s> {
    modules: BTreeMap<&'s [String], &'s Source>,
}

impl<'s> Tree<'s> {
    pub(super) fn new(sources: &'s [Source]) -> Self {
        let files = sources.iter().filter(|source| source.file != "main.rs");
        Self { modules: files.map(|source| (source.module.as_slice(), source)).collect() }
    }

    /// The module in which the thing at a path is declared, re-exports followed.
    pub(super) fn module_of(&self, parts: &[String]) -> Vec<String> {
        let mut parts = parts.to_vec();
        let mut seen = BTreeSet::new();
        loop {
            let depth =
                (0..=parts.len()).rev().find(|depth| self.modules.contains_key(&parts[..*depth]));
            let depth = depth.unwrap_or_default();
            let (module, rest) = parts.split_at(depth);
            let source = self.modules.get(module);
            let import =
                rest.first().zip(source).and_then(|(name, source)| source.imports.get(name));
            let Some(import) = import else { return module.to_vec() };
            // An import from a module of the file's own starts with that module's name.
            let own: Vec<String> = module.iter().chain(import).cloned().collect();
            let is_own = self.modules.contains_key(&own[..=depth]);
            let next = if is_own { own } else { import.clone() };
            let next: Vec<String> = next.into_iter().chain(rest[1..].iter().cloned()).collect();
            if !seen.insert(next.clone()) || !self.modules.contains_key(&next[..1]) {
                return module.to_vec();
            }
            parts = next;
        }
    }
}

/// A text of Rust as if it were a file at this path.
pub(super) fn source_of(file: &str, text: &str) -> Source {
    Source::read(file.to_owned(), text.to_owned())
}
