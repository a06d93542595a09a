//! Targets: where the child starts, what counts as reached, how that is measured.

use super::list::List;
use super::typed::typed;
use super::value::{Amount, Chosen, Day, Number, Text};
use crate::record::{Item, Measured, Slots, Value};
use crate::template::{Role, SetBy};

typed! {
    /// A target.
    group Target {
        /// The short name that other fields refer to.
        id: Option<Text<'a>> = ItemId,
        /// The need that it answers, by its id.
        need: Option<Text<'a>> = TargetNeed,
        /// The school's priority that it serves, by its id.
        priority: Option<Text<'a>> = TargetPriority,
        /// The measure over time that its values belong to, by its id.
        series: Option<Text<'a>> = TargetSeries,
        /// Who set it.
        set_by: Option<Chosen<'a, SetBy>> = SetBy,
        /// Its text.
        text: Option<Text<'a>> = TargetText,
        /// The same in a few words.
        title: Option<Text<'a>> = TargetTitle,
        /// Where the child starts.
        baseline: Option<Baseline<'a>> = Baseline,
        /// What counts as reached.
        success: Option<Success<'a>> = Success,
        /// Where the child is in the middle of the term.
        now: Option<Now<'a>> = Now,
        /// How it is measured.
        measure: Option<Measure<'a>> = Measure,
        /// The day it should be reached by, if not the review.
        by: Option<Day<'a>> = TargetBy,
        /// The teaching strategies.
        strategies: List<'a, Text<'a>> = Strategies,
        /// How it goes beyond what the class gets.
        additional_to: Option<Text<'a>> = AdditionalTo,
    }
}

typed! {
    /// Where the child starts.
    group Baseline {
        /// The value.
        value: Option<Amount<'a>> = NumberValue,
        /// In words.
        text: Option<Text<'a>> = BaselineText,
        /// When it was measured.
        date: Option<Day<'a>> = BaselineDate,
    }
}

typed! {
    /// What counts as reached.
    group Success {
        /// The value to reach.
        value: Option<Amount<'a>> = NumberValue,
        /// Out of how many.
        out_of: Option<Number<'a>> = OutOf,
        /// Of what.
        unit: Option<Text<'a>> = Unit,
        /// On how many occasions.
        occasions: Option<Text<'a>> = Occasions,
    }
}

typed! {
    /// Where the child is in the middle of the term.
    group Now {
        /// The value.
        value: Option<Amount<'a>> = NumberValue,
    }
}

typed! {
    /// How success is measured.
    group Measure {
        /// How.
        how: Option<Text<'a>> = MeasureHow,
        /// By whom.
        by: Option<Text<'a>> = MeasureBy,
        /// How often.
        every: Option<Text<'a>> = MeasureEvery,
    }
}

/// The values of a target as numbers: where it starts, where it should get to, out of how many. Baseline and goal are `None`
/// where they cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Figures {
    pub(crate) baseline: Option<f64>,
    pub(crate) goal: Option<f64>,
    pub(crate) out_of: Option<f64>,
}

impl<'a> Target<'a> {
    /// What it is called where space is short: its title, or else the whole text.
    pub(crate) fn short(&self) -> Option<&str> {
        short(self.title.as_ref(), self.text.as_ref())
    }

    /// The value that it starts from.
    pub(crate) fn start(&self) -> Option<Amount<'a>> {
        self.baseline.as_ref()?.value
    }

    /// The value to reach.
    pub(crate) fn goal(&self) -> Option<Amount<'a>> {
        self.success.as_ref()?.value
    }

    /// The value in the middle of the term.
    pub(crate) fn latest(&self) -> Option<Amount<'a>> {
        self.now.as_ref()?.value
    }

    /// The unit of its values; empty if it has none.
    pub(crate) fn unit(&self) -> &str {
        self.success.as_ref().and_then(|success| success.unit.as_deref()).unwrap_or_default()
    }

    /// Who measures; empty if nobody is named.
    pub(crate) fn measured_by(&self) -> &str {
        self.measure.as_ref().and_then(|measure| measure.by.as_deref()).unwrap_or_default()
    }

    /// Out of how many its values are, as one of its fields or one of its values says.
    pub(crate) fn out_of(&self) -> Option<f64> {
        let said = self.success.as_ref().and_then(|success| success.out_of).map(|of| *of);
        let values = [self.goal(), self.start()].into_iter().flatten();
        said.or_else(|| values.filter_map(|value| value.out_of()).next())
    }

    /// Its values as numbers that can be compared.
    pub(crate) fn figures(&self) -> Figures {
        let out_of = self.out_of();
        let (baseline, goal) = match (self.start(), self.goal()) {
            // What cannot be compared is reported as such.
            (Some(one), Some(other)) => match Measured::alike(&[*one, *other]).as_deref() {
                Some([baseline, goal]) => (Some(*baseline), Some(*goal)),
                _ => (None, None),
            },
            (one, other) => (one.map(|value| value.amount()), other.map(|value| value.amount())),
        };
        Figures { baseline, goal, out_of }
    }

    /// Whether its goal asks for more than the value says, such as two different days.
    pub(crate) fn has_occasions(&self) -> bool {
        self.success.as_ref().is_some_and(|success| success.occasions.is_some())
    }

    /// The words for the child in its groups. What the child does by itself, at home as well, is in a list and is not among them.
    pub(crate) fn child_words(&self) -> Vec<Text<'a>> {
        let mut found = Vec::new();
        for slot in self.fields.iter() {
            if let Some(Item { value: Value::Group(group), .. }) = &slot.item {
                collect_words(group, &mut found);
            }
        }
        found
    }
}

/// A title, or else the whole text.
pub(super) fn short<'t>(
    title: Option<&'t Text<'_>>,
    text: Option<&'t Text<'_>>,
) -> Option<&'t str> {
    [title, text].into_iter().flatten().map(|words| &**words).find(|words| !words.is_empty())
}

/// The words for the child in a group and the groups and lists within it.
pub(crate) fn words_for_child(group: &Slots) -> Vec<Text<'_>> {
    let mut found = Vec::new();
    collect_words(group, &mut found);
    found
}

fn collect_words<'a>(group: &'a Slots, found: &mut Vec<Text<'a>>) {
    for slot in group.iter() {
        let Some(item) = &slot.item else { continue };
        let read = slot.role() == Some(Role::ChildText);
        match &item.value {
            Value::List(items) if read => found.extend(items.iter().map(Text::of)),
            _ if read => found.push(Text::of(item)),
            Value::Group(group) => collect_words(group, found),
            _ => {}
        }
    }
}
