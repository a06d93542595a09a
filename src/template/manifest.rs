//! `template.yaml` -> [`Template`], or everything that is wrong with it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::added;
use super::choices::{self, ChoiceList};
use super::headings::{self, HEADING};
use super::languages;
use super::later::Languages;
use super::layer::Layer;
use super::parts::Parts;
use super::reader::{Faults, Reader};
use super::references;
use super::rules::TEMPLATE_FAULT;
use super::scale::scales;
use super::short_forms;
use super::shown;
use super::takes;
use super::vocabulary::WORDS;
use super::{
    Audience, Audiences, Choice, Condition, Document, Field, FieldKind, Next, Per, Required, Role,
    Scale, Template, TemplateFiles, Test,
};
use crate::finding::{Finding, listed, nearest};
use crate::input::Node;

/// Names that layouts have besides the sections.
const RESERVED: [&str; 13] = [
    "audience",
    "beneath",
    "copy_name",
    "cycles",
    "draft",
    "listed_as",
    "own_title",
    "page",
    "pupils",
    "readers",
    "report",
    "template",
    "unread",
];

/// What every group may have besides its fields.
const COMPUTED: &str = "computed";

/// The field that other fields refer to items by, where none has that role.
const ITEM_ID: &str = "id";

/// The most items of a list whose field names no limit.
const LIST_LIMIT: usize = 30;

/// The most keys of a map whose field names no limit.
const MAP_LIMIT: usize = 200;

/// Reads a template from its parts; `name` is what messages call its folder.
///
/// # Errors
///
/// All that is wrong with it.
pub(super) fn read(name: &str, parts: Parts<'_>) -> Result<Template, Vec<Finding>> {
    let Parts { root, labels: trees, files, chain, whole, removed, .. } = parts;
    let (root, faults) = (root.as_ref(), Faults::default());
    let reader = Reader::new(root, &faults);
    let id = reader.required("id");
    let title = reader.required("title");
    let language = reader.required("language");
    // They are in what lies beneath already.
    if let Some(words) = reader.get(WORDS).filter(|_| chain.len() < 2) {
        faults.note(words, format!("`{WORDS}` is for a template that `extends` another"));
    }
    let labels = languages::own(name, &trees, &language, &whole)?;
    headings::judge(root, &labels, &faults);
    let choices = choices::read(reader.get("choices"), &labels, &faults);
    let scales = scales(reader.get("scales"), &faults);
    let context = Context { faults: &faults, choices: &choices, scales };
    let sections = context.fields(reader.list("sections"), Audiences::of(&[Audience::Teacher]));
    for node in reader.list("sections") {
        let id = node.get("id").and_then(Node::as_text).unwrap_or_default();
        if RESERVED.contains(&id) {
            faults.note(
                node,
                format!("sendplan reserves the name `{id}`; call the section something else"),
            );
        }
    }
    let nodes = reader.list("documents");
    let documents: Vec<Document> =
        nodes.iter().map(|node| document(node, &files, &chain, &faults)).collect();
    short_forms::judge(&documents, nodes, &faults);
    reader.finish();
    choices::unasked(&choices, root, &faults);
    let languages = languages::read(name, &trees, &language, &labels, &sections)?;
    let files = Arc::new(files);
    let unmentioned = added::unmentioned(&sections, &chain, &files);
    let sections = sections.into();
    let template = Template {
        id,
        title,
        language,
        sections,
        documents,
        labels,
        languages: Languages::of(languages),
        files,
        chain,
        removed,
        unmentioned,
    };
    references::judge(&template, root, &faults);
    faults.finish(template)
}

/// What every field needs to be read.
struct Context<'a> {
    faults: &'a Faults,
    choices: &'a BTreeMap<String, ChoiceList>,
    scales: Arc<[Scale]>,
}

/// What a field hands on to its items and values.
#[derive(Clone, Copy)]
struct Outer {
    audiences: Audiences,
    role: Option<Role>,
}

impl Context<'_> {
    fn fields(&self, nodes: &[Node], inherited: Audiences) -> Vec<Field> {
        nodes.iter().map(|node| self.field(node, inherited)).collect()
    }

    fn field(&self, node: &Node, inherited: Audiences) -> Field {
        let reader = Reader::new(node, self.faults);
        let id = reader.required("id");
        if id == COMPUTED {
            self.faults.note(node, format!("sendplan reserves the name `{id}`"));
        }
        let title = reader.text("title").unwrap_or_else(|| titled(&id));
        // The child's copy is an allow-list: only a field's own word opens it.
        let given = reader.get("audiences").map(|_| self.audiences(&reader));
        let audiences = given.unwrap_or_else(|| inherited.without(Audience::Child));
        let kind_name = reader.text("type").unwrap_or_else(|| "group".into());
        let role = self.role(&reader).or_else(|| (id == ITEM_ID).then_some(Role::ItemId));
        let kind = self.kind(node, &kind_name, &reader, Outer { audiences, role });
        let required = self.requirement(&reader);
        let required_when = reader.get("required_when").and_then(|node| self.condition(node));
        let help = reader.text("help").unwrap_or_default();
        let example = reader.text("example");
        let common = reader.yes("common");
        let (ready, shared) = (reader.yes("ready"), reader.yes("shared"));
        let next = match reader.text("next").as_deref() {
            None | Some("carry") => Next::Carry,
            Some("ask") => Next::Ask,
            Some("drop") => Next::Drop,
            Some(other) => {
                self.faults
                    .note(node, format!("`next` is `carry`, `ask` or `drop`, found `{other}`"));
                Next::Carry
            }
        };
        let was = reader.text("was");
        let unprinted = reader.text("unprinted");
        reader.get(HEADING);
        let takes = reader.get("takes").map(|node| takes::read(node, self.faults));
        let counts = reader.text("counts");
        reader.finish();
        Field {
            id,
            title,
            kind,
            required,
            required_when,
            audiences,
            help,
            example,
            example_texts: OnceLock::new(),
            common,
            ready,
            shared,
            role,
            next,
            was,
            unprinted,
            takes,
            counts,
        }
    }

    fn role(&self, reader: &Reader<'_>) -> Option<Role> {
        let name = reader.text("role")?;
        let found = Role::from_name(&name);
        if let Some(node) = reader.get("role").filter(|_| found.is_none()) {
            let names = Role::NAMES.iter().map(|(known, _)| *known);
            let fault = Finding::new(&TEMPLATE_FAULT, format!("there is no role `{name}`"));
            let fault = fault.at(&node.place, "");
            self.faults.push(match nearest(&name, names) {
                Some(near) => fault.hint(format!("did you mean `{near}`?")),
                None => fault,
            });
        }
        found
    }

    fn audiences(&self, reader: &Reader<'_>) -> Audiences {
        let mut audiences = Vec::new();
        for node in reader.list("audiences") {
            let name = node.as_text().unwrap_or_default();
            match Audience::from_name(name) {
                Some(audience) => audiences.push(audience),
                None => self.faults.note(
                    node,
                    format!(
                        "there is no audience `{name}`; there are {}",
                        listed(Audience::ALL.map(Audience::name))
                    ),
                ),
            }
        }
        Audiences::of(&audiences)
    }

    fn requirement(&self, reader: &Reader<'_>) -> Required {
        match reader.text("required").as_deref() {
            Some("always") => Required::Always,
            Some("recommended") => Required::Recommended,
            None | Some("optional") => Required::Optional,
            Some(other) => {
                if let Some(node) = reader.get("required") {
                    let message = format!(
                        "`required` is `always`, `recommended` or `optional`, found `{other}`"
                    );
                    self.faults.note(node, message);
                }
                Required::Optional
            }
        }
    }

    fn condition(&self, node: &Node) -> Option<Condition> {
        let reader = Reader::new(node, self.faults);
        let field = reader.required("field");
        let absent = reader.get("absent").map(|_| Test::Absent);
        let present = reader.get("present").map(|_| Test::Present);
        let more = reader.number("more_than").map(Test::MoreThan);
        let words = reader.get("is").map(|node| match node.as_text() {
            Some(word) => vec![word.trim().to_owned()],
            None => reader.words("is"),
        });
        let is = words.map(Test::Is);
        reader.finish();
        let test = absent.or(present).or(more).or(is);
        if test.is_none() {
            let message = "`required_when` needs `absent`, `present`, `more_than` or `is`";
            self.faults.note(node, message.into());
        }
        Some(Condition { field, test: test? })
    }

    fn kind(&self, node: &Node, name: &str, reader: &Reader<'_>, outer: Outer) -> FieldKind {
        if let Some(scalar) = FieldKind::scalar(name, reader, &self.scales) {
            return scalar;
        }
        match name {
            "choice" => FieldKind::Choice { choices: self.choice(node, reader, outer.role) },
            "group" => FieldKind::Group {
                fields: self.fields(reader.list("fields"), outer.audiences).into(),
                any_of: reader.words("any_of"),
                shorthand: reader.text("shorthand"),
            },
            "map" => FieldKind::Map {
                item: Box::new(self.item(node, "values", "text", reader, outer)),
                max: reader.count("max").unwrap_or(MAP_LIMIT),
            },
            "list" => self.list(node, reader, outer),
            other => {
                let hint = nearest(other, FieldKind::NAMES).map_or_else(
                    || format!("the types are {}", listed(FieldKind::NAMES)),
                    |near| format!("did you mean `{near}`?"),
                );
                self.faults.push(
                    Finding::new(&TEMPLATE_FAULT, format!("there is no type `{other}`"))
                        .at(&node.get("type").unwrap_or(node).place, "")
                        .hint(hint),
                );
                FieldKind::Boolean
            }
        }
    }

    fn list(&self, node: &Node, reader: &Reader<'_>, outer: Outer) -> FieldKind {
        FieldKind::List {
            item: Box::new(self.item(node, "items", "group", reader, outer)),
            min: reader.count("min").unwrap_or(0),
            max: reader.count("max").unwrap_or(LIST_LIMIT),
            unique: reader.text("unique"),
            covers: reader.text("covers"),
        }
    }

    /// What each item of a list or each value of a map is.
    fn item(
        &self,
        node: &Node,
        key: &'static str,
        usual: &str,
        reader: &Reader<'_>,
        outer: Outer,
    ) -> Field {
        let name = reader.text(key).unwrap_or_else(|| usual.into());
        let kind = if name == "list" || name == "map" {
            self.faults.note(node, "a list or a map cannot contain lists or maps".into());
            FieldKind::Boolean
        } else {
            self.kind(node, &name, reader, outer)
        };
        Field {
            id: String::new(),
            title: String::new(),
            kind,
            required: Required::Optional,
            required_when: None,
            audiences: outer.audiences,
            help: String::new(),
            example: None,
            example_texts: OnceLock::new(),
            common: false,
            ready: false,
            shared: false,
            role: None,
            next: Next::Carry,
            was: None,
            unprinted: None,
            takes: None,
            counts: None,
        }
    }

    fn choice(&self, node: &Node, reader: &Reader<'_>, role: Option<Role>) -> Vec<Choice> {
        let name = reader.required("choices");
        let list = self.choices.get(&name);
        if list.is_none() {
            self.faults.note(
                node,
                format!(
                    "there are no choices `{name}`; there are {}",
                    listed(self.choices.keys().map(String::as_str))
                ),
            );
        }
        list.map(|list| list.of(role, self.faults)).unwrap_or_default()
    }
}

fn document(node: &Node, files: &TemplateFiles, chain: &[Layer], faults: &Faults) -> Document {
    let reader = Reader::new(node, faults);
    let id = reader.required("id");
    let title = reader.required("title");
    let over = chain.split_last().map_or(&[][..], |(_, over)| over);
    let is_own = over.iter().any(|layer| layer.writes(&format!("documents/{id}"), "title"));
    let audience_name = reader.required("audience");
    let audience = Audience::from_name(&audience_name).unwrap_or_else(|| {
        faults.note(node, format!("there is no audience `{audience_name}`"));
        Audience::Teacher
    });
    let layout = reader.required("layout");
    if files.text(&layout).is_none() {
        faults.note(node, format!("the layout `{layout}` is not in the template's folder"));
    }
    let file = (file_word(&reader, "file", faults), file_word(&reader, "copy", faults));
    let max_pages = reader.count("max_pages");
    let per = match reader.text("per").as_deref() {
        None | Some("plan") => Per::Plan,
        Some("household") => Per::Household,
        Some("class") => Per::Class,
        Some("folder") => Per::Folder,
        Some(other) => {
            faults.note(
                node,
                format!("`per` is `plan`, `household`, `class` or `folder`, found `{other}`"),
            );
            Per::Plan
        }
    };
    let family = matches!(audience, Audience::Parent | Audience::Child);
    if family && matches!(per, Per::Class | Per::Folder) {
        let place = reader.get("per").unwrap_or(node);
        faults.note(
            place,
            format!(
                "`{id}` would show each family the others: a document `per: {}` is for staff, not for `{}`",
                if per == Per::Class { "class" } else { "folder" },
                audience.name()
            ),
        );
    }
    let shows = shown::read(&reader, node, per, faults);
    let needs = reader.text("needs");
    let on_request = reader.yes("on_request");
    let history = reader.yes("history");
    let before_review = reader.yes("before_review");
    let readers_language = reader.yes("readers_language");
    let both_languages = reader.yes("both_languages");
    if both_languages && !readers_language {
        faults.note(
            node,
            format!("`{id}` has `both_languages`, so it needs `readers_language: yes` as well"),
        );
    }
    if readers_language && audience != Audience::Parent {
        faults
            .note(node, format!("`{id}` is not for parents, so it cannot use `readers_language`"));
    }
    let short_form_of = reader.text("short_form_of");
    reader.finish();
    Document {
        id,
        own_title: is_own.then(|| title.clone()),
        title,
        audience,
        layout,
        file,
        max_pages,
        per,
        shows,
        needs,
        on_request,
        history,
        before_review,
        readers_language,
        both_languages,
        short_form_of,
    }
}

/// A word of file names: small letters, digits and hyphens, so that no document is written anywhere else.
fn file_word(reader: &Reader<'_>, key: &'static str, faults: &Faults) -> String {
    let word = reader.required(key);
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_sound = !word.starts_with('-') && !word.ends_with('-') && word.chars().all(is_plain);
    if let Some(node) = reader.get(key).filter(|_| word.is_empty() || !is_sound) {
        faults.push(
            Finding::new(
                &TEMPLATE_FAULT,
                format!("`{key}` is part of file names and cannot be `{word}`"),
            )
            .at(&node.place, "")
            .hint("write one word of small letters, digits and hyphens, such as `plan` or `class-list`"),
        );
    }
    word
}

/// `date_of_birth` as `Date of birth`.
fn titled(id: &str) -> String {
    let words = id.replace('_', " ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
