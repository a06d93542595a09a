//! What a plan must say about its homes before a copy can be made: whether each gets its own, and under which word.

use std::collections::BTreeSet;

use super::home::{Home, gets_copy, is_separate};
use super::rules::{NOBODY_LEFT, PRIVATE_LEFT_OUT, SAME_HOUSEHOLD_NAME, TWO_HOMES};
use super::{Homes, Part, Person, homes, of};
use crate::finding::Finding;
use crate::record::{Item, Slots, Value};
use crate::template::{PersonKind, Role};
use crate::wording::fold::{self, squeezed};

/// What is wrong with what a plan says about its homes.
pub(crate) fn findings(sections: &Slots) -> Vec<Finding> {
    let people = of(sections);
    let mut found = Vec::new();
    if people.is_empty() {
        return found;
    }
    let separate = is_separate(sections);
    if separate.is_none() {
        found.extend(unsaid(sections, &people));
    }
    let homes = homes(&people, separate == Some(true));
    found.extend(same_word(&people, &homes));
    if homes.is_empty() {
        found.push(
            Finding::new(
                &NOBODY_LEFT,
                "nobody who is listed gets a parents' copy, so none is made",
            )
            .at(&people[0].place, "")
            .path(&people[0].path)
            .hint("add the carer who should have it, or give somebody `copy: yes`"),
        );
    }
    if separate == Some(false) && homes.iter().any(|home| home.is_shared) {
        for view in private_views(sections) {
            found.push(
                Finding::new(
                    &PRIVATE_LEFT_OUT,
                    format!(
                        "`{}` is private, so it is left out of the copy that both homes read",
                        view.path
                    ),
                )
                .at(&view.place, "")
                .path(&view.path)
                .hint(
                    "`separate_copies: yes` gives each home its own copy, with its private words",
                ),
            );
        }
    }
    found
}

/// The finding that more than one household would read one copy, and nobody said so.
fn unsaid(sections: &Slots, people: &[Person]) -> Option<Finding> {
    let ask = |message: String, item: &Person| {
        Finding::new(&TWO_HOMES, message)
            .at(&item.place, "")
            .path(&item.path)
            .hint("add `separate_copies: yes` under `family:` for a copy each, or `separate_copies: no` for one that all may read")
    };
    // People who get no copy may still be shown to those who do.
    let shown = |person: &Person| {
        let is_contact = |part: Part| matches!(part, Part::Phone | Part::Email | Part::Address);
        !person.barred && person.details.iter().any(|detail| is_contact(detail.part))
    };
    let readers: Vec<&Person> = (0..people.len())
        .filter(|index| gets_copy(people, *index) || shown(&people[*index]))
        .map(|index| &people[index])
        .filter(|person| person.kind != PersonKind::SocialWorker)
        .collect();
    for (at, one) in readers.iter().enumerate() {
        let Some(other) = readers[at + 1..].iter().find(|other| live_apart(one, other)) else {
            continue;
        };
        return Some(ask(
            format!(
                "`{}` and `{}` live in two homes, and the plan does not say whether each gets its own copy",
                one.id, other.id
            ),
            other,
        ));
    }
    let private = private_views(sections).into_iter().next()?;
    Some(
        Finding::new(
            &TWO_HOMES,
            format!("`{}` is private, and the plan does not say whether each home gets its own copy", private.path),
        )
        .at(&private.place, "")
        .path(&private.path)
        .hint("add `separate_copies: yes` under `family:` for a copy each, or `separate_copies: no` for one that all may read"),
    )
}

/// Whether two people live in different homes, as far as the plan shows.
fn live_apart(one: &Person, other: &Person) -> bool {
    if one.household.is_some() || other.household.is_some() {
        return Home::of(one) != Home::of(other);
    }
    let foster = |person: &Person| person.kind == PersonKind::FosterCarer;
    let birth = |person: &Person| person.kind == PersonKind::BirthParent;
    if foster(one) != foster(other) || birth(one) != birth(other) {
        return true;
    }
    let addresses = |person: &Person| -> Vec<String> {
        let lives = person.details.iter().filter(|detail| detail.part == Part::Address);
        lives.map(|detail| detail.text.clone()).collect()
    };
    let (here, there) = (addresses(one), addresses(other));
    !here.is_empty()
        && !there.is_empty()
        && !here.iter().any(|here| there.iter().any(|there| same_address(here, there)))
}

/// Whether two lines are the same address: the same postcode, or without one the same numbers and the same words except
/// those that one of them leaves out.
fn same_address(one: &str, other: &str) -> bool {
    // Neighbours share a street and a postcode.
    let (here, there) = (numbers(one), numbers(other));
    if !here.is_empty() && !there.is_empty() && here != there {
        return false;
    }
    match (postcode(one), postcode(other)) {
        (Some(one), Some(other)) => return one == other,
        (None, None) => {}
        _ => {}
    }
    let words = |text: &str| -> Vec<String> {
        fold::words(text)
            .into_iter()
            .map(|word| word.text)
            .filter(|word| word.len() > 2 || word.starts_with(|c: char| c.is_ascii_digit()))
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let alike = short.iter().filter(|word| long.contains(word)).count();
    squeezed(&short.concat()) == squeezed(&long.concat()) || alike * 3 >= short.len() * 2
}

/// The numbers of house and flat in a line: words that begin with a digit and are not part of a postcode.
fn numbers(text: &str) -> BTreeSet<String> {
    let code = postcode(text).unwrap_or_default();
    let words = fold::words(text).into_iter().map(|word| word.text);
    words
        .filter(|word| {
            word.starts_with(|c: char| c.is_ascii_digit()) && !code.contains(word.as_str())
        })
        .collect()
}

/// The postcode in a line, without its space.
pub(crate) fn postcode(text: &str) -> Option<String> {
    let words = fold::words(text);
    words.iter().enumerate().find_map(|(at, word)| {
        let joined = match words.get(at + 1) {
            Some(next) => format!("{}{}", word.text, next.text),
            None => word.text.clone(),
        };
        [word.text.clone(), joined].into_iter().find(|text| is_postcode(text))
    })
}

/// Whether a word is a British postcode without its space: `so212ee`.
pub(crate) fn is_postcode(word: &str) -> bool {
    let signs: Vec<char> = word.chars().collect();
    if !(5..=7).contains(&signs.len()) || !word.is_ascii() {
        return false;
    }
    let (out, inward) = signs.split_at(signs.len() - 3);
    let letter = |c: &char| c.is_ascii_alphabetic();
    let digit = |c: &char| c.is_ascii_digit();
    let letters = out.iter().take_while(|c| letter(c)).count();
    let rest = &out[letters..];
    digit(&inward[0])
        && inward[1..].iter().all(letter)
        && (1..=2).contains(&letters)
        && (1..=2).contains(&rest.len())
        && digit(&rest[0])
}

/// The finding that two households would have the same file name.
fn same_word(people: &[Person], homes: &[Homes]) -> Option<Finding> {
    homes.iter().enumerate().find_map(|(at, home)| {
        let word = home.word.as_ref()?;
        let alike = |other: &&Homes| other.word.as_ref().is_some_and(|other| other.to_lowercase() == word.to_lowercase());
        let other = homes[..at].iter().find(alike)?;
        let (one, two) = (&people[*other.readers.first()?], &people[*home.readers.first()?]);
        Some(
            Finding::new(
                &SAME_HOUSEHOLD_NAME,
                format!("the copies for `{}` and `{}` would both be called `{word}`", one.id, two.id),
            )
            .at(&two.place, "")
            .path(&two.path)
            .hint("give one of them another word under `household:`, or the same word to both if they share a home"),
        )
    })
}

/// The items that are marked as private.
pub(crate) fn private_views(slots: &Slots) -> Vec<&Item> {
    let mut found = Vec::new();
    for item in slots.iter().filter_map(|slot| slot.item.as_ref()) {
        private_in(item, &mut found);
    }
    found
}

fn private_in<'a>(item: &'a Item, found: &mut Vec<&'a Item>) {
    match &item.value {
        Value::Group(slots) => {
            let private = slots.slot_by_role(Role::Private).and_then(|slot| slot.item.as_ref());
            if private.is_some_and(|item| matches!(item.value, Value::Boolean(true))) {
                found.push(item);
                return;
            }
            slots
                .iter()
                .filter_map(|slot| slot.item.as_ref())
                .for_each(|item| private_in(item, found));
        }
        Value::List(items) => items.iter().for_each(|item| private_in(item, found)),
        _ => {}
    }
}
