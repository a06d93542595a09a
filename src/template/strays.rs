//! Labels and files of a template that extends another, which take the place of nothing and which nothing asks for: most
//! often a slip in a name.

use std::sync::Arc;

use super::labels::names;
use super::reader::Faults;
use super::rules::TEMPLATE_FAULT;
use super::said::{is_note, is_of_manifest};
use super::{PICTURES, TemplateFiles};
use crate::finding::{Finding, nearest};
use crate::input::{Entry, Kind, Node};
use crate::source::{Place, SourceFile, Span};

/// How the names of layouts and of components end.
const CODE: [&str; 2] = [".j2", ".typ"];

/// What there is to compare with.
pub(super) struct Known<'a> {
    /// The manifest, laid over those beneath.
    pub(super) root: &'a Node,
    /// The id of the template beneath.
    pub(super) parent: &'a str,
    /// The files beneath.
    pub(super) beneath: &'a TemplateFiles,
    /// The template's own files.
    pub(super) own: &'a TemplateFiles,
}

impl Known<'_> {
    /// Notes files that take the place of none: no layout includes them, no document is made by them.
    pub(super) fn judge_files(&self, name: &str, faults: &Faults) {
        for (path, _) in self.own.iter().filter(|(path, _)| !self.has_file(path)) {
            let file = SourceFile::new(format!("{name}/{path}"), "");
            let place = Place::new(Arc::new(file), Span::new(0, 0));
            let fault = Finding::new(&TEMPLATE_FAULT, "nothing uses this file").at(&place, "");
            let like = |other: &&str| ending(other) == ending(path);
            let beneath = self.beneath.iter().map(|(other, _)| other).filter(like);
            faults.push(match nearest(path, beneath) {
                Some(near) => fault.hint(format!("did you mean `{near}`?")),
                None => fault.hint(
                    "give it the name of the file whose place it takes, or name it in a document or a layout",
                ),
            });
        }
    }

    /// Whether a file has a place, or is none that would need one.
    fn has_file(&self, path: &str) -> bool {
        let is_data = path.ends_with(".yaml")
            && !["template.yaml", "example.yaml"].contains(&path)
            && !path.starts_with("labels/");
        let is_code = CODE.iter().any(|ending| path.ends_with(ending));
        let file = path.rsplit('/').next().unwrap_or(path);
        // Nothing is read from a file that ends in `.yml`.
        let is_misnamed = path.ends_with(".yml");
        (!is_data && !is_code && !is_misnamed)
            || self.beneath.bytes(path).is_some()
            || self.code().any(|text| text.contains(file))
            || self.documents().any(|document| {
                document.get("layout").and_then(Node::as_text).is_some_and(|text| text == path)
            })
    }

    fn documents(&self) -> impl Iterator<Item = &Node> {
        let list = match self.root.get("documents").map(|list| &list.kind) {
            Some(Kind::List(documents)) => documents.as_slice(),
            _ => &[],
        };
        list.iter()
    }

    /// The template's own layouts and components.
    fn code(&self) -> impl Iterator<Item = &str> {
        let own = self.own.iter().map(|(path, _)| path);
        let own = own.filter(|path| CODE.iter().any(|ending| path.ends_with(ending)));
        own.filter_map(|path| self.own.text(path))
    }

    /// Notes labels that take the place of none and that nothing asks for, and values in labels that no layout gives;
    /// `group` is the dotted key of what both are in.
    pub(super) fn judge_labels(&self, over: &Node, beneath: &Node, group: &str, faults: &Faults) {
        for Entry { key, value } in over.entries() {
            let path = match group {
                "" => key.value.clone(),
                group => format!("{group}.{}", key.value),
            };
            // They are judged file by file, in all languages.
            if is_note(&path) {
                continue;
            }
            match (&value.kind, beneath.get(&key.value)) {
                (Kind::Map(_), Some(other)) if matches!(other.kind, Kind::Map(_)) => {
                    self.judge_labels(value, other, &path, faults);
                }
                // `template check` says which of them are about nothing.
                (Kind::Map(_), None) if path == "manifest" || self.asks_within(&path) => {}
                (_, None) if self.asks_for(&path) => {}
                (_, None) => {
                    let fault =
                        Finding::new(&TEMPLATE_FAULT, format!("there is no label `{path}`"));
                    let fault = fault.at(&key.place, "");
                    let beside = beneath.entries().iter().map(|entry| entry.key.value.as_str());
                    faults.push(match nearest(&key.value, beside) {
                        Some(near) => fault.hint(format!("did you mean `{near}`?")),
                        None => fault.hint(format!(
                            "no layout asks for it; `sendplan template show {} --labels` lists those that are there",
                            self.parent
                        )),
                    });
                }
                (Kind::Text(new), Some(other)) => {
                    let old = other.as_text().unwrap_or_default();
                    if matches!(other.kind, Kind::Map(_)) {
                        faults.note(value, format!("`{path}` is a group of labels, not one"));
                    } else if let Some(name) = names(new).find(|name| !old.contains(name)) {
                        let message =
                            format!("the label `{path}` has `{name}`, which no layout gives it");
                        let given: Vec<&str> = names(old).collect();
                        let fault = Finding::new(&TEMPLATE_FAULT, message).at(&value.place, "");
                        faults.push(if given.is_empty() {
                            fault
                        } else {
                            fault.hint(format!("it can have {}", given.join(", ")))
                        });
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a layout of its own, a choice, a picture or the copies of a document ask for a label.
    fn asks_for(&self, path: &str) -> bool {
        let mut parts = path.splitn(3, '.');
        match (parts.next(), parts.next(), parts.next()) {
            (Some("choices"), Some(list), Some(word)) => self.has_choice(list, word),
            (Some("pictures"), Some(name), None) => {
                self.own.bytes(&format!("{PICTURES}{name}.svg")).is_some()
            }
            (Some("copy"), Some(id), None) if self.has_document(id) => true,
            _ if is_of_manifest(path) => true,
            _ => {
                let group = path.rsplit_once('.').map_or(path, |(group, _)| group);
                self.is_quoted(path) || self.asks_within(group)
            }
        }
    }

    /// Whether something asks for labels of a group.
    fn asks_within(&self, group: &str) -> bool {
        match group.strip_prefix("choices.") {
            Some(list) => self.root.get("choices").is_some_and(|lists| lists.get(list).is_some()),
            None => self.code().any(|text| text.contains(&format!("\"{group}."))),
        }
    }

    /// Whether there is a document whose copies may have a name of their own.
    fn has_document(&self, id: &str) -> bool {
        self.documents().any(|document| document.get("id").and_then(Node::as_text) == Some(id))
    }

    fn is_quoted(&self, path: &str) -> bool {
        self.code().any(|text| text.contains(&format!("\"{path}\"")))
    }

    fn has_choice(&self, list: &str, word: &str) -> bool {
        let list = self.root.get("choices").and_then(|lists| lists.get(list));
        let Some(Kind::List(items)) = list.map(|list| &list.kind) else { return false };
        let is_it = |item: &Node| {
            let id = item.get("id").unwrap_or(item);
            match id.kind {
                Kind::Boolean(yes) => word == if yes { "true" } else { "false" },
                _ => id.as_text() == Some(word),
            }
        };
        items.iter().any(is_it)
    }
}

fn ending(path: &str) -> &str {
    path.split_once('.').map_or("", |(_, ending)| ending)
}
