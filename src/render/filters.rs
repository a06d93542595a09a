//! The filters and tests that layouts have beside those of Jinja: values in words.

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};
use minijinja::value::Rest;
use minijinja::{Environment, Error, ErrorKind, State, Value as LayoutValue};

use super::days::{Day, on_day, season};
use super::figures::{in_short, shown, thousands};
use super::words::Words;
use super::{beneath, capital, phrases};

/// Gives an environment all of them, in the words of one language.
pub(super) fn add(environment: &mut Environment<'static>, words: &Arc<Words>) {
    add_days(environment, words);
    add_numbers(environment, words);
    add_texts(environment, words);
    add_people(environment, words);
}

fn add_days(environment: &mut Environment<'static>, words: &Arc<Words>) {
    let mut add = |name: &'static str, write: fn(&Words, NaiveDate) -> String| {
        let words = Arc::clone(words);
        environment
            .add_filter(name, move |value: &LayoutValue| on_day(value, |day| write(&words, day)));
    };
    add("long_date", Words::long_date);
    add("weekday_date", Words::weekday_date);
    add("short_date", Words::short_date);
    add("month", |words, day| words.month(day).to_owned());
    add("year", |_, day| day.year().to_string());
    add("season", |_, day| season(day.month()).to_owned());
    environment.add_filter("days_before", |value: &LayoutValue, days: u64| {
        let day = value.downcast_object_ref::<Day>();
        let before = day.and_then(|day| day.0.checked_sub_days(Days::new(days)));
        before.map_or_else(|| LayoutValue::from(()), |day| LayoutValue::from_object(Day(day)))
    });
}

fn add_numbers(environment: &mut Environment<'static>, words: &Arc<Words>) {
    environment.add_filter("number", |value: &LayoutValue| {
        if value.is_none() { LayoutValue::from(()) } else { LayoutValue::from(shown(value)) }
    });
    environment.add_filter("short", |value: &LayoutValue| {
        if value.is_none() { LayoutValue::from(()) } else { LayoutValue::from(in_short(value)) }
    });
    environment.add_filter("money", |value: f64| thousands(&format!("{value:.2}")));
    environment.add_filter("thousands", |value: &LayoutValue| {
        if value.is_none() {
            LayoutValue::from(())
        } else {
            LayoutValue::from(thousands(&shown(value)))
        }
    });
    let own = Arc::clone(words);
    environment.add_filter("times_a_week", move |times: &LayoutValue| {
        if times.is_none() {
            return Ok::<_, Error>(LayoutValue::from(()));
        }
        Ok(LayoutValue::from(own.times_a_week(f64::try_from(times.clone())?)))
    });
    let own = Arc::clone(words);
    environment.add_filter("nth", move |number: &LayoutValue| {
        let number = shown(number);
        own.nth(&number).map(str::to_owned).ok_or_else(|| {
            let message = format!("the labels have no word for number {number}");
            Error::new(ErrorKind::InvalidOperation, message)
        })
    });
}

fn add_texts(environment: &mut Environment<'static>, words: &Arc<Words>) {
    environment.add_filter("capital", |value: &LayoutValue| capital::of_value(value));
    environment.add_filter("sentence", |value: &LayoutValue| on_text(value, phrases::sentence));
    environment.add_filter("person", |value: &LayoutValue| on_text(value, phrases::person));
    environment.add_filter("first_person", |value: &LayoutValue| {
        own_words(value).iter().any(|text| phrases::says_i(text))
    });
    environment.add_test("says_none", |value: &LayoutValue| phrases::says_none(&own_words(value)));
    let own = Arc::clone(words);
    environment.add_filter("within", move |state: &State<'_, '_>, value: &LayoutValue| {
        let names = names(state);
        on_text(value, |text| own.within(text, &names))
    });
    let own = Arc::clone(words);
    environment.add_filter("listed", move |value: &LayoutValue| own.listed(&texts(value)));
    let own = Arc::clone(words);
    environment
        .add_filter("every", move |value: &LayoutValue| on_text(value, |text| own.every(text)));
}

/// `parent|person_and_role("name", "relation", "role")`: the name under the first key, with the first of the others that
/// is given in brackets; nothing for nobody.
fn add_people(environment: &mut Environment<'static>, words: &Arc<Words>) {
    let own = Arc::clone(words);
    environment.add_filter(
        "person_and_role",
        move |state: &State<'_, '_>, person: &LayoutValue, keys: Rest<String>| {
            let mut keys = keys.iter().map(String::as_str);
            let name = person.get_attr(keys.next().unwrap_or("name"))?;
            if !name.is_true() {
                return Ok::<_, Error>(LayoutValue::from(()));
            }
            let roles: Vec<&str> = keys.collect();
            let mut role = LayoutValue::from(());
            for key in if roles.is_empty() { &["role"][..] } else { &roles } {
                let value = person.get_attr(key)?;
                // Of a choice its words.
                let label = value.get_attr("label").unwrap_or_default();
                role = if label.is_undefined() || label.is_none() { value } else { label };
                if role.is_true() {
                    break;
                }
            }
            let role = own.within(&shown(&role), &names(state));
            Ok(own.person(&shown(&name), &role).map_or(LayoutValue::from(()), LayoutValue::from))
        },
    );
}

/// The names that keep their capital within a sentence: those of the pupil and of the parents.
fn names(state: &State<'_, '_>) -> Vec<String> {
    let names = state.lookup("computed").and_then(|computed| computed.get_attr("names").ok());
    names.map(|names| texts(&names)).unwrap_or_default()
}

/// The texts of a list, or a text alone, in the readers' language.
fn texts(value: &LayoutValue) -> Vec<String> {
    each_text(value, beneath::own)
}

/// The same in the plan's own words, which alone can be judged.
fn own_words(value: &LayoutValue) -> Vec<String> {
    each_text(value, beneath::under)
}

fn each_text(value: &LayoutValue, of: impl Fn(&str) -> String) -> Vec<String> {
    if let Some(text) = value.as_str() {
        return vec![of(text)];
    }
    let items = value.try_iter().into_iter().flatten();
    items.filter(|item| !item.is_none()).map(|item| of(&shown(&item))).collect()
}

/// Does something with a text, or with each of a list; nothing stays nothing.
fn on_text(value: &LayoutValue, work: impl Fn(&str) -> String) -> LayoutValue {
    if let Some(text) = value.as_str() {
        return LayoutValue::from(beneath::each(text, work));
    }
    let each = |text: &str| LayoutValue::from(beneath::each(text, &work));
    match value.try_iter() {
        Ok(items) if !value.is_none() => {
            items.map(|item| item.as_str().map_or(item.clone(), each)).collect()
        }
        _ => value.clone(),
    }
}
