//! The functions that layouts have beside those of Jinja.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::value::Kwargs;
use minijinja::{Environment, Error, ErrorKind, State, Value as LayoutValue};

use crate::template::{self, Field, FieldKind, Template};

use super::words::Words;
use super::{beneath, figures, part};

/// Gives an environment all of them, in the words of one language.
pub(super) fn add(environment: &mut Environment<'static>, template: &Template, words: &Arc<Words>) {
    let own = Arc::clone(words);
    environment.add_function("label", move |state: &State<'_, '_>, key: &str, values: Kwargs| {
        let label = label(&own, key, &given(&own, &values)?)?;
        Ok::<_, Error>(beneath::label(state, key, label))
    });
    let own = Arc::clone(words);
    environment.add_filter(
        "phrase",
        move |state: &State<'_, '_>, choice: &LayoutValue, keys: &str, values: Kwargs| {
            let phrase = phrase(&own, choice, keys, given(&own, &values)?)?;
            Ok::<_, Error>(match phrase.as_str() {
                Some(words) => LayoutValue::from(beneath::label(state, keys, words.to_owned())),
                None => phrase,
            })
        },
    );
    environment.add_filter("alone", |value: &LayoutValue| match value.as_str() {
        Some(text) => LayoutValue::from(beneath::own(text)),
        None => value.clone(),
    });
    add_choices(environment, template, words);
    part::add(environment);
}

/// The values that a label is filled in with, in words: in one language, and each kept together where the label is read from the
/// other side.
fn given(words: &Words, values: &Kwargs) -> Result<BTreeMap<String, String>, Error> {
    let mut given = BTreeMap::new();
    for name in values.args() {
        let value = beneath::own(&figures::shown(&values.get::<LayoutValue>(name)?));
        given.insert(name.to_owned(), words.isolated(value));
    }
    Ok(given)
}

/// `label("plan.born", date=…)`: the words under a key, with their values filled in.
fn label(words: &Words, key: &str, values: &BTreeMap<String, String>) -> Result<String, Error> {
    // A school's own choice may have no sentence: then its plain word is used.
    let label = words.get(key).or_else(|| values.get("otherwise").map(String::as_str));
    let label = label.ok_or_else(|| {
        Error::new(ErrorKind::InvalidOperation, format!("the labels have no `{key}`"))
    })?;
    template::filled(label, &|name| values.get(name).cloned()).map_err(|name| {
        let message = format!("the label `{key}` asks for `{name}`, which is not given");
        Error::new(ErrorKind::InvalidOperation, message)
    })
}

/// `target.set_by|phrase("plan.set_by", name=…)`: the label under the key of the choice's word, such as
/// `plan.set_by.child`, or else what the choice is called; nothing for no choice.
fn phrase(
    words: &Words,
    choice: &LayoutValue,
    keys: &str,
    mut values: BTreeMap<String, String>,
) -> Result<LayoutValue, Error> {
    if choice.is_none() {
        return Ok(LayoutValue::from(()));
    }
    let id = figures::shown(&choice.get_attr("id")?);
    let called = figures::shown(&choice.get_attr("label")?);
    values.entry("otherwise".into()).or_insert(called);
    label(words, &format!("{keys}.{id}"), &values).map(LayoutValue::from)
}

/// `choices("review.targets.result")`: the words that a field may have, in their order, as `id` and `label`.
fn add_choices(environment: &mut Environment<'static>, template: &Template, words: &Words) {
    fn collect(
        fields: &[Field],
        above: &str,
        words: &Words,
        into: &mut BTreeMap<String, LayoutValue>,
    ) {
        for field in fields {
            let path =
                if above.is_empty() { field.id.clone() } else { format!("{above}.{}", field.id) };
            let kind = match &field.kind {
                FieldKind::List { item, .. } => &item.kind,
                kind => kind,
            };
            if let FieldKind::Choice { choices } = kind {
                let words = choices.iter().map(|choice| {
                    LayoutValue::from(BTreeMap::from([
                        ("id", choice.id.clone()),
                        ("label", words.choice(&choice.id, &choice.label).to_owned()),
                    ]))
                });
                into.insert(path.clone(), words.collect());
            }
            collect(field.children(), &path, words, into);
        }
    }
    let mut all = BTreeMap::new();
    collect(template.sections(), "", words, &mut all);
    let removed = template.removed().clone();
    environment.add_function("choices", move |path: &str| {
        if removed.find(path).is_some() && !all.contains_key(path) {
            return Ok(LayoutValue::from(Vec::<LayoutValue>::new()));
        }
        all.get(path).cloned().ok_or_else(|| {
            let message = format!("the template has no choice at `{path}`");
            Error::new(ErrorKind::InvalidOperation, message)
        })
    });
}
