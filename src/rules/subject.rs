//! What the rules on quality look at: the plan by its roles, the cycles before it, the day it is.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::cycle::Cycle;
use crate::model::SupportPlan;
use crate::record::{Item, Slots, Value};
use crate::source::Place;
use crate::template::{Audience, Role};
use crate::wording::Sentence;

/// The limits that a school may set, by the names that the rules ask for.
pub(crate) const LIMITS: [&str; 6] = [
    "adult-share",
    "delivered",
    "delivered-so-far",
    "leap",
    "one-to-one-minutes",
    "sentence-words",
];

/// What is known besides the plan itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// The day on which the plan is judged; without it nothing is overdue.
    pub(crate) today: Option<NaiveDate>,
    /// The cycles before, the latest first.
    pub(crate) earlier: Vec<Arc<Cycle>>,
    /// Whether it will be compared with other plans.
    pub(crate) compare: bool,
}

/// A plan under judgement.
pub(crate) struct Subject<'a> {
    /// The plan, errors and all.
    pub(crate) plan: &'a SupportPlan<'a>,
    pub(crate) known: &'a Known,
    /// Where something missing from the whole plan is reported.
    pub(crate) start: &'a Place,
    /// Every text of the plan, taken apart once for all rules.
    pub(crate) texts: Vec<Read<'a>>,
    /// The texts by the paths of their values: of a value in several paragraphs, the last.
    whole: HashMap<&'a str, usize>,
}

/// A text of the plan.
pub(crate) struct Read<'a> {
    /// The value that it is in.
    pub(crate) item: &'a Item,
    /// Where it begins in the value's plain text, in bytes: the paragraphs of one value are separate texts.
    pub(crate) start: usize,
    /// Its words.
    pub(crate) sentence: Sentence<'a>,
    /// Who reads it.
    pub(crate) readers: Readers,
}

impl Read<'_> {
    /// The words at a range of it.
    pub(crate) fn words(&self, range: &Range<usize>) -> &str {
        self.sentence.text.get(range.clone()).unwrap_or_default()
    }
}

impl<'a> Subject<'a> {
    /// A plan with what is known besides; `start` is where something missing from the whole is reported.
    pub(crate) fn new(plan: &'a SupportPlan<'a>, known: &'a Known, start: &'a Place) -> Self {
        let mut texts = Vec::new();
        each_text(plan.slots, false, &mut |item, start, text, readers| {
            texts.push(Read { item, start, sentence: Sentence::new(text), readers });
        });
        let whole = texts.iter().enumerate().map(|(index, read)| (read.item.path.as_str(), index));
        let whole = whole.collect();
        Self { plan, known, start, texts, whole }
    }

    /// A limit that rules measure against, if the school sets it.
    pub(crate) fn limit(&self, name: &str, usual: f64) -> f64 {
        debug_assert!(LIMITS.contains(&name), "{name} is in no list of limits");
        self.plan.settings.limits.under(name).map_or(usual, |limit| **limit)
    }

    /// Does something with the sentence of a value: with the one at hand, where its text is in one piece.
    pub(crate) fn read<T>(&self, item: &Item, work: impl FnOnce(&Sentence<'_>) -> T) -> T {
        let at_hand = self.whole.get(item.path.as_str()).map(|index| &self.texts[*index]);
        match at_hand.filter(|read| read.start == 0) {
            Some(read) => work(&read.sentence),
            None => work(&Sentence::new(&item.value.plain())),
        }
    }
}

/// Who reads a text besides staff.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Readers {
    pub(crate) parent: bool,
    pub(crate) child: bool,
    /// Whether it is somebody's own words, which are never judged.
    pub(crate) quoted: bool,
    /// The part that its field plays.
    pub(crate) role: Option<Role>,
}

fn each_text<'a>(
    slots: &'a Slots,
    quoted: bool,
    visit: &mut impl FnMut(&'a Item, usize, &'a str, Readers),
) {
    // What is for the SENCO alone is read by nobody at home.
    let only = slots.slot_by_role(Role::OnlyFor).is_some_and(|slot| slot.item.is_some());
    for slot in slots.iter() {
        let Some(item) = &slot.item else { continue };
        // What a school writes once is judged where a row takes it over.
        if matches!(slot.role(), Some(Role::Staff | Role::Programmes | Role::Groups)) {
            continue;
        }
        let readers = Readers {
            parent: !only && slot.audiences().includes(Audience::Parent),
            child: !only && slot.audiences().includes(Audience::Child),
            quoted: quoted
                || slot.role() == Some(Role::Quote)
                || matches!(slot.role(), Some(Role::PupilVoice | Role::PupilReviewView)),
            role: slot.role(),
        };
        each_value(item, readers, visit);
    }
}

fn each_value<'a>(
    item: &'a Item,
    readers: Readers,
    visit: &mut impl FnMut(&'a Item, usize, &'a str, Readers),
) {
    match &item.value {
        Value::Text(text) => visit(item, 0, text, readers),
        Value::Prose(paragraphs) => {
            let mut start = 0;
            for paragraph in paragraphs {
                visit(item, start, paragraph, readers);
                start += paragraph.len() + 1;
            }
        }
        Value::List(items) => {
            for item in items {
                each_value(item, readers, visit);
            }
        }
        Value::Group(slots) => each_text(slots, readers.quoted, visit),
        _ => {}
    }
}
