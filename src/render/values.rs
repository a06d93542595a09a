//! A value of a view -> the value that a layout sees, with the images on the way.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::Value as LayoutValue;

use super::beneath;
use super::days::Day;
use super::figures::measured;
use super::quotes::curly;
use super::source::PlacedPicture;
use super::words::Words;
use crate::copies::Ink;
use crate::input::Picture;
use crate::record::{Item, PictureSource, Slot, Slots, Value};
use crate::template::{Field, FieldKind, Nothing, Removed, RemovedField, Role};
use crate::translation::{self, Translation};

/// The images that a document names, the ink that they are printed in, the words of its language, and what its layouts may
/// ask for that the template no longer has.
#[derive(Debug)]
pub(super) struct PlacedPictures<'a> {
    placed: Vec<PlacedPicture>,
    /// Each as the plan has it, in the same order: one that is named twice has one path.
    originals: Vec<Arc<Picture>>,
    look: Looked<'a>,
}

/// What the values of a document depend on besides the plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Looked<'a> {
    /// The ink that images are printed in.
    pub(super) ink: Ink,
    /// The number of the document among those that are joined.
    pub(super) part: usize,
    /// The words of its language.
    pub(super) words: &'a Words,
    /// What its layouts may ask for that the template no longer has.
    pub(super) removed: &'a Removed,
    /// The plan's sentences in its language, as far as somebody translated them.
    pub(super) translation: Option<&'a Arc<Translation>>,
}

impl Looked<'_> {
    /// A text of the plan as it is printed: translated, with the plan's own words beneath, if somebody has translated it.
    pub(super) fn said(&self, text: &str) -> String {
        let own = curly(text);
        match self.translated(text) {
            Some(translated) => beneath::pair(&curly(translated), &own),
            None => own.into_owned(),
        }
    }

    /// The same within a label, which is in one language.
    pub(super) fn said_within(&self, text: &str) -> String {
        curly(self.translated(text).unwrap_or(text)).into_owned()
    }

    fn translated(&self, text: &str) -> Option<&str> {
        self.translation.and_then(|translation| translation.of(text))
    }
}

impl<'a> PlacedPictures<'a> {
    /// What its values depend on.
    pub(super) const fn look(&self) -> Looked<'a> {
        self.look
    }

    /// None yet, for the part of this number of what is joined.
    pub(super) const fn new(look: Looked<'a>) -> Self {
        Self { placed: Vec::new(), originals: Vec::new(), look }
    }

    /// All of them.
    pub(super) fn into_placed(self) -> Vec<PlacedPicture> {
        self.placed
    }

    /// Takes an image in and gives its path.
    fn path(&mut self, picture: &Arc<Picture>) -> String {
        let known = self.originals.iter().position(|known| Arc::ptr_eq(known, picture));
        if let Some(placed) = known.and_then(|index| self.placed.get(index)) {
            return placed.path.clone();
        }
        let path =
            format!("/plan/{}-{}.{}", self.look.part, self.placed.len(), picture.extension());
        self.originals.push(Arc::clone(picture));
        let picture = match self.look.ink {
            Ink::Colour => Arc::clone(picture),
            Ink::Grey => Arc::new(picture.grey()),
        };
        self.placed.push(PlacedPicture { path: path.clone(), picture });
        path
    }
}

/// An item with its fields alone, without what is worked out of it.
pub(super) fn bare(item: &Item, placed: &mut PlacedPictures<'_>) -> LayoutValue {
    Values { placed, computed: &|_| None, kept: false }.item(item)
}

/// Values in the making.
pub(super) struct Values<'v, 'p> {
    /// The images that were named so far.
    pub(super) placed: &'v mut PlacedPictures<'p>,
    /// What is worked out for the item of a list at a path, and is put beside its fields.
    pub(super) computed: &'v dyn Fn(&str) -> Option<LayoutValue>,
    /// Whether texts stay as they are, whatever the translation says.
    pub(super) kept: bool,
}

impl Values<'_, '_> {
    /// The fields of the group at a path, given or not.
    pub(super) fn fields(&mut self, slots: &Slots, path: &str) -> BTreeMap<String, LayoutValue> {
        let fields = slots.iter().map(|slot| (slot.id().to_owned(), self.slot(slot, path)));
        let mut fields: BTreeMap<_, _> = fields.collect();
        add_removed(&mut fields, self.placed.look.removed, path);
        fields
    }

    /// A field that was not given is nothing, an empty list, or a group of such.
    fn slot(&mut self, slot: &Slot, above: &str) -> LayoutValue {
        match &slot.item {
            // Other fields refer to an id as it was typed.
            Some(Item { value: Value::Text(id), .. }) if is_id(slot) => {
                LayoutValue::from(id.as_str())
            }
            Some(item) => {
                let kept = std::mem::replace(&mut self.kept, translation::is_kept(slot));
                let value = self.item(item);
                self.kept = kept;
                value
            }
            None => {
                let path = if above.is_empty() {
                    slot.id().into()
                } else {
                    format!("{above}.{}", slot.id())
                };
                nothing(&slot.field().kind, self.placed.look.removed, &path)
            }
        }
    }

    fn group(&mut self, item: &Item, slots: &Slots) -> LayoutValue {
        let mut fields = self.fields(slots, &item.path);
        // What comes from somebody of the family says whether that is somebody of another home.
        if slots.slot_by_role(Role::FromParent).is_some() {
            fields.insert("other_home".into(), LayoutValue::from(slots.is_of_other_home()));
        }
        if let Some(computed) = (self.computed)(&item.path) {
            fields.insert("computed".into(), computed);
        }
        LayoutValue::from(fields)
    }

    /// A text as it is printed.
    fn said(&self, text: &str) -> String {
        if self.kept { curly(text).into_owned() } else { self.placed.look.said(text) }
    }

    fn item(&mut self, item: &Item) -> LayoutValue {
        use Value as V;
        match &item.value {
            V::Text(text) => LayoutValue::from(self.said(text)),
            V::Reference(text) => LayoutValue::from(text.as_str()),
            V::Prose(paragraphs) => {
                paragraphs.iter().map(|text| LayoutValue::from(self.said(text))).collect()
            }
            V::Integer(number) => LayoutValue::from(*number),
            V::Range { .. } => LayoutValue::from(item.value.plain()),
            V::Number(number) => LayoutValue::from(*number),
            V::Measured(value) => measured(value),
            V::Boolean(value) => LayoutValue::from(*value),
            V::Date(date) => LayoutValue::from_object(Day(*date)),
            V::Choice { id, label, meaning } => LayoutValue::from(BTreeMap::from([
                ("id", LayoutValue::from(id.as_str())),
                ("label", LayoutValue::from(self.placed.look.words.choice(id, label))),
                ("means", LayoutValue::from(meaning.map(|meaning| meaning.name()))),
            ])),
            V::List(items) => items.iter().map(|item| self.item(item)).collect(),
            V::Group(slots) => self.group(item, slots),
            V::Image(picture) => LayoutValue::from(self.placed.path(picture)),
            V::Picture { name, alt, source } => {
                let path = match source {
                    PictureSource::Template(path) => format!("/{path}"),
                    PictureSource::Own(picture) => self.placed.path(picture),
                };
                let fields = [("name", name.clone()), ("alt", alt.clone()), ("path", path)];
                LayoutValue::from(BTreeMap::from(fields))
            }
            V::Colour(colour) => LayoutValue::from(colour.to_string()),
        }
    }
}

/// Whether a field is a short name that other fields or files refer to.
fn is_id(slot: &Slot) -> bool {
    matches!(slot.role(), Some(Role::ItemId | Role::FileId))
}

/// What a layout gets of a field that was not given: of a group each of its fields, none of them given.
fn nothing(kind: &FieldKind, removed: &Removed, path: &str) -> LayoutValue {
    match kind {
        FieldKind::List { .. } => LayoutValue::from(Vec::<LayoutValue>::new()),
        FieldKind::Group { fields, .. } => {
            let nothing =
                |field: &Field| nothing(&field.kind, removed, &format!("{path}.{}", field.id));
            let fields = fields.iter().map(|field| (field.id.clone(), nothing(field)));
            let mut fields: BTreeMap<_, _> = fields.collect();
            add_removed(&mut fields, removed, path);
            LayoutValue::from(fields)
        }
        _ => LayoutValue::from(()),
    }
}

/// Adds what the group at a path had in a template beneath, with nothing in it: layouts of that template ask for it.
fn add_removed(fields: &mut BTreeMap<String, LayoutValue>, removed: &Removed, path: &str) {
    if removed.is_empty() {
        return;
    }
    for field in removed.of(&without_numbers(path)) {
        fields.entry(field.id.clone()).or_insert_with(|| nothing_of(&field.nothing));
    }
}

fn nothing_of(nothing: &Nothing) -> LayoutValue {
    match nothing {
        Nothing::Value => LayoutValue::from(()),
        Nothing::List => LayoutValue::from(Vec::<LayoutValue>::new()),
        Nothing::Group(fields) => {
            let of = |field: &RemovedField| (field.id.clone(), nothing_of(&field.nothing));
            LayoutValue::from(fields.iter().map(of).collect::<BTreeMap<_, _>>())
        }
    }
}

/// `targets.measure` of `targets[1].measure`.
fn without_numbers(path: &str) -> String {
    let mut parts = path.split('.').map(|part| part.split('[').next().unwrap_or(part));
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |path, part| format!("{path}.{part}"))
}
