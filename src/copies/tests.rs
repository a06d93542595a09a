//! Whatever a plan contains, each value of a view is for its reader, and each value for its reader is in the view.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;

use super::{DocumentCopy, copies_of, view_of};
use crate::record::{Item, PictureSource, Slot, Slots, Value};
use crate::source::{Place, SourceFile, Span};
use crate::template::{Audience, Field, FieldKind, Role, Template, TemplateStore};

/// Makes plans at random: the same seed gives the same plan.
struct Random {
    state: u64,
    place: Place,
}

impl Random {
    fn new(seed: u64) -> Self {
        let file = Arc::new(SourceFile::new("plan.yaml", String::new()));
        Self { state: seed | 1, place: Place::new(file, Span::new(0, 0)) }
    }

    /// A number below a limit.
    fn below(&mut self, limit: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 33) as usize % limit
    }

    fn group(&mut self, fields: &Arc<[Field]>, above: &str) -> Slots {
        let slots = fields.iter().enumerate().map(|(index, field)| {
            let path =
                if above.is_empty() { field.id.clone() } else { format!("{above}.{}", field.id) };
            Slot::new(fields, index, self.value(field, &path).map(|value| self.item(path, value)))
        });
        Slots::new(slots.collect())
    }

    fn item(&self, path: String, value: Value) -> Item {
        Item { place: self.place.clone(), path, value }
    }

    /// A value for a field, or none: three fields out of four are given.
    fn value(&mut self, field: &Field, path: &str) -> Option<Value> {
        match (field.role, &field.kind) {
            // Other tests cover who gets nothing, and who is not a parent.
            (Some(Role::PersonKind | Role::GetsCopy | Role::NoCopy), _) => return None,
            (Some(Role::Household), _) => return Some(Value::Text(self.one_of(&["A", "B"]))),
            (Some(Role::FromParent), _) if self.below(3) > 0 => {
                let id = self.below(2) + 1;
                return Some(Value::Reference(format!("P{id}")));
            }
            // The list of parents: two of them, P1 and P2.
            (_, FieldKind::List { item, .. }) if is_of_parents(item) => {
                return Some(self.list(item, path, 2));
            }
            (_, FieldKind::Text { .. })
                if field.id == "id" || field.role == Some(Role::ParentName) =>
            {
                let number = path.split('[').nth(1).and_then(|rest| rest.split(']').next());
                return Some(Value::Text(format!("P{}", number.unwrap_or("0"))));
            }
            _ if self.below(4) == 0 => return None,
            _ => {}
        }
        Some(match &field.kind {
            FieldKind::Text { .. } => Value::Text("word".into()),
            FieldKind::Prose { .. } => Value::Prose(vec!["word".into()]),
            FieldKind::Integer { .. } | FieldKind::Sessions { .. } => Value::Integer(2),
            FieldKind::Number { .. } | FieldKind::Measured { .. } => Value::Number(2.0),
            FieldKind::Boolean => Value::Boolean(self.below(2) == 0),
            FieldKind::Date { .. } => Value::Date(Default::default()),
            FieldKind::Choice { choices } => {
                let choice = choices[self.below(choices.len())].clone();
                Value::Choice { id: choice.id, label: choice.label, meaning: choice.meaning }
            }
            FieldKind::Reference { .. } => Value::Reference("P1".into()),
            FieldKind::Picture => Value::Picture {
                name: "bus".into(),
                alt: "A bus".into(),
                source: PictureSource::Template("bus.svg".into()),
            },
            FieldKind::Group { fields, .. } => Value::Group(self.group(fields, path)),
            FieldKind::List { item, .. } => {
                let count = self.below(4);
                self.list(item, path, count)
            }
            FieldKind::Map { .. } | FieldKind::Image | FieldKind::Colour => return None,
        })
    }

    fn list(&mut self, item: &Field, path: &str, count: usize) -> Value {
        let items = (1..=count).filter_map(|number| {
            let path = format!("{path}[{number}]");
            let value = match &item.kind {
                FieldKind::Group { fields, .. } => Value::Group(self.group(fields, &path)),
                _ => self.value(item, &path)?,
            };
            Some(self.item(path, value))
        });
        Value::List(items.collect())
    }

    fn one_of(&mut self, words: &[&str]) -> String {
        words[self.below(words.len())].to_owned()
    }
}

fn is_of_parents(item: &Field) -> bool {
    item.children().iter().any(|field| field.role == Some(Role::Household))
}

/// The paths of all values that are neither groups nor lists of groups.
fn values(slots: &Slots, found: &mut BTreeSet<String>) {
    for item in slots.iter().filter_map(|slot| slot.item.as_ref()) {
        each(item, found);
    }
}

fn each(item: &Item, found: &mut BTreeSet<String>) {
    match &item.value {
        Value::Group(slots) => values(slots, found),
        Value::List(items) => items.iter().for_each(|item| each(item, found)),
        _ => {
            found.insert(item.path.clone());
        }
    }
}

/// What a copy's reader may see, as the manifest and the docs say it.
struct Reader<'a> {
    template: &'a Template,
    audience: Audience,
    /// The ids of the parents whom it is for; none where homes make no difference.
    parents: Option<Vec<String>>,
    /// Whether those are of more than one home.
    is_shared: bool,
    /// Whether all parents are in one household, and no household has its own copy.
    is_alone: bool,
}

impl Reader<'_> {
    /// The paths that the reader may see.
    fn expected(&self, slots: &Slots, found: &mut BTreeSet<String>) {
        for slot in slots.iter() {
            let Some(item) = &slot.item else { continue };
            match &item.value {
                Value::Group(inner) if self.is_for(inner) => self.expected(inner, found),
                Value::Group(_) => {}
                Value::List(items) => {
                    for item in items {
                        match &item.value {
                            Value::Group(inner) if self.is_for(inner) && self.may(inner) => {
                                self.expected(inner, found);
                                self.without_the_owner(inner, found);
                            }
                            Value::Group(_) => {}
                            _ => self.one(item, found),
                        }
                    }
                }
                _ => self.one(item, found),
            }
        }
    }

    /// A value, if its field names the audience in the manifest.
    fn one(&self, item: &Item, found: &mut BTreeSet<String>) {
        let mut path = String::new();
        for part in item.path.split('[') {
            path.push_str(part.split_once(']').map_or(part, |(_, rest)| rest));
        }
        let field = self.template.field(&path);
        let field = field.unwrap_or_else(|| panic!("the template has no {path}"));
        if field.audiences.includes(self.audience) {
            found.insert(item.path.clone());
        }
    }

    fn is_for(&self, group: &Slots) -> bool {
        text(group, Role::OnlyFor).is_none_or(|only| only == self.audience.name())
    }

    /// Whether an item is a home's own, or was let be read by others.
    fn may(&self, group: &Slots) -> bool {
        let Some(parents) = &self.parents else { return true };
        if group.slot_by_role(Role::Household).is_some() {
            return parents.contains(&group.item("id").unwrap().value.plain());
        }
        let private = text(group, Role::Private);
        match text(group, Role::FromParent) {
            Some(owner) if parents.contains(&owner) => {
                !self.is_shared || private.as_deref() != Some("true")
            }
            Some(_) => private.as_deref() == Some("false"),
            None => self.is_alone || private.as_deref() != Some("true"),
        }
    }

    /// What another home let be read does not say whose it is.
    fn without_the_owner(&self, group: &Slots, found: &mut BTreeSet<String>) {
        let owner = group.slot_by_role(Role::FromParent).and_then(|slot| slot.item.as_ref());
        if let (Some(parents), Some(owner)) = (&self.parents, owner)
            && !parents.contains(&owner.value.plain())
        {
            found.remove(&owner.path);
        }
    }
}

fn text(group: &Slots, role: Role) -> Option<String> {
    Some(group.slot_by_role(role)?.item.as_ref()?.value.plain())
}

/// The homes of the two parents.
fn homes(sections: &Slots, found: &mut BTreeSet<String>) {
    sections.visit(&mut |slot, item| {
        if slot.role() == Some(Role::Household) {
            found.insert(item.value.plain());
        }
    });
}

fn reader<'a>(template: &'a Template, sections: &Slots, copy: &DocumentCopy) -> Reader<'a> {
    let mut all = BTreeSet::new();
    homes(sections, &mut all);
    let parents = copy.household.as_ref();
    let parents = parents.map(|home| home.readers().map(str::to_owned).collect::<Vec<_>>());
    let is_shared = all.len() > 1 && parents.as_ref().is_some_and(|parents| parents.len() > 1);
    let has_word = copy.household.as_ref().is_some_and(|home| home.word().is_some());
    let is_alone = all.len() < 2 && !has_word;
    Reader { template, audience: copy.audience, parents, is_shared, is_alone }
}

/// Read once for all cases.
static TEMPLATES: LazyLock<TemplateStore> = LazyLock::new(|| TemplateStore::built_in().unwrap());

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_view_holds_what_its_reader_may_see_and_nothing_else(seed in any::<u64>()) {
        let template = TEMPLATES.get("send-support-plan").unwrap();
        let sections = Random::new(seed).group(template.sections(), "");
        let mut all = BTreeSet::new();
        values(&sections, &mut all);
        prop_assert!(all.len() > 20, "{} values", all.len());
        for document in template.documents() {
            let copies = copies_of(&sections, document);
            prop_assert!(!copies.is_empty(), "{} is not made", document.id);
            for copy in copies {
                let view = view_of(&sections, &copy);
                let (mut shown, mut expected) = (BTreeSet::new(), BTreeSet::new());
                values(view.sections(), &mut shown);
                reader(template, &sections, &copy).expected(&sections, &mut expected);
                prop_assert_eq!(shown, expected, "{:?}", copy);
            }
        }
    }
}
