//! The layouts of a template -> what they ask for that it doesn't have, found without rendering anything.

use std::collections::BTreeSet;

use super::layouts::{ENDING, Layouts};
use crate::finding::{Finding, nearest};
use crate::template::rules::TEMPLATE_FAULT;
use crate::template::{Field, FieldKind, Layer, Template};
use crate::wording::word_list;

/// What every layout has besides the sections of a plan, and the functions that it may call.
const GIVEN: &[&str] = word_list!("layouts", "names that every layout has");

/// The statements of which all words are names.
const IMPORTS: &[&str] = word_list!("layouts", "statements that name what they import");

/// What each group has besides its fields.
const IN_GROUPS: [&str; 2] = ["computed", "other_home"];

impl Layouts {
    /// The labels and fields that a layout asks for and the template does not have, each at its line.
    #[must_use]
    pub fn faults(&self, template: &Template, folder: &str) -> Vec<Finding> {
        let mut found = Vec::new();
        let files = template.files();
        let set = names_set(template);
        for (path, text) in files.iter().filter_map(|(path, _)| Some((path, files.text(path)?))) {
            if !path.ends_with(ENDING) {
                continue;
            }
            // It may lie in the folder of a template that this one extends.
            let mut layers = template.chain().iter();
            let layer = layers.find(|layer| layer.files().any(|file| file == path));
            let folder = layer.filter(|layer| !layer.is_built_in()).map_or(folder, Layer::name);
            let mut say = |at: usize, message: String, near: Option<&str>| {
                let line = text[..at].matches('\n').count() + 1;
                let file = format!("{folder}/{path}:{line}");
                let finding = Finding::new(&TEMPLATE_FAULT, message).in_file(file);
                found.push(match near {
                    Some(near) => finding.hint(format!("did you mean `{near}`?")),
                    None => finding,
                });
            };
            for (at, key) in labels_in(text) {
                if template.labels().get(key).is_none() {
                    let near = nearest(key, template.labels().keys());
                    say(at, format!("there is no label `{key}`"), near);
                }
            }
            let mut asked: Vec<String> = self.undeclared(path).into_iter().collect();
            asked.sort();
            for name in asked {
                let (first, rest) = name.split_once('.').unwrap_or((&name, ""));
                let at = place_of(text, &name).or_else(|| place_of(text, first)).unwrap_or(0);
                let sections = template.sections();
                match sections.iter().find(|section| section.id == first) {
                    Some(section) => {
                        if let Some(lack) = lack(section, rest, template) {
                            let near = nearest(
                                &lack,
                                section.children().iter().map(|one| one.id.as_str()),
                            );
                            say(at, format!("`{first}` has no field `{lack}`"), near);
                        }
                    }
                    None if set.contains(first)
                        || GIVEN.contains(&first)
                        || template.removed().of("").iter().any(|field| field.id == first) => {}
                    None => {
                        let known = sections.iter().map(|section| section.id.as_str());
                        let message = format!(
                            "`{first}` is no section of the template, and no layout sets it"
                        );
                        say(at, message, nearest(first, known));
                    }
                }
            }
        }
        found
    }
}

/// Where a layout asks for a name: not where that is a part of another.
fn place_of(text: &str, name: &str) -> Option<usize> {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let mut places = text.match_indices(name).map(|(at, _)| at);
    places.find(|at| {
        is_in_code(text, *at)
            && !text[..*at].ends_with(is_letter)
            && !text[*at + name.len()..].starts_with(is_letter)
    })
}

/// The first part of a path within a field that is not there. Of what is no group nothing is said.
fn lack(field: &Field, path: &str, template: &Template) -> Option<String> {
    let mut field = field;
    let mut above = field.id.clone();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        if !matches!(field.kind, FieldKind::Group { .. }) || IN_GROUPS.contains(&part) {
            return None;
        }
        let Some(child) = field.children().iter().find(|child| child.id == part) else {
            let was_there = template.removed().of(&above).iter().any(|field| field.id == part);
            return (!was_there).then(|| part.to_owned());
        };
        above = format!("{above}.{part}");
        field = child;
    }
    None
}

/// The keys of the labels that a layout asks for in so many words, each with its place.
fn labels_in(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (at, call) in text.match_indices("label(").filter(|(at, _)| is_in_code(text, *at)) {
        let after = text[at + call.len()..].trim_start();
        let Some((key, rest)) = after.strip_prefix('"').and_then(|after| after.split_once('"'))
        else {
            continue;
        };
        // A key that is put together is known only when the layout is filled in; one with `otherwise` need not be there.
        let call_end = arguments(rest);
        if !rest.trim_start().starts_with('~') && !call_end.contains("otherwise") {
            found.push((at, key));
        }
    }
    found
}

/// What is left of a call up to its closing bracket.
fn arguments(rest: &str) -> &str {
    let mut depth = 0;
    let end = rest.find(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth < 0
    });
    &rest[..end.unwrap_or(rest.len())]
}

/// Whether a place is within `{{ }}` or `{% %}`: elsewhere the words are Typst's own, or a comment's.
fn is_in_code(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let last = |signs: [&str; 3]| signs.iter().filter_map(|sign| before.rfind(sign)).max();
    let opened = last(["{{", "{%", "{#"]);
    let is_comment = opened.is_some_and(|at| before[at..].starts_with("{#"));
    opened > last(["}}", "%}", "#}"]) && !is_comment
}

/// The names that layouts set, take as arguments or import, in any file of the template: what one includes has them too.
fn names_set(template: &Template) -> BTreeSet<String> {
    let files = template.files();
    let texts = files.iter().filter(|(path, _)| path.ends_with(ENDING));
    let texts = texts.filter_map(|(path, _)| files.text(path));
    let mut names = BTreeSet::new();
    for statement in texts.flat_map(|text| text.split("{%").skip(1)) {
        let statement = statement.split("%}").next().unwrap_or_default();
        let statement = statement.trim_start_matches('-').trim_start();
        // Of `set` and loops what stands on the left, of macros and imports all names.
        let names_in = match statement.split_once(char::is_whitespace) {
            Some(("set", rest)) => rest.split('=').next().unwrap_or_default(),
            Some((word, rest)) if IMPORTS.contains(&word) => rest,
            Some((_, rest)) => rest.split(" in ").next().unwrap_or_default(),
            None => continue,
        };
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        names.extend(names_in.split(|c| !is_name(c)).map(str::to_owned));
    }
    names
}
