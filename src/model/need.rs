//! What is known of the child: needs, evidence, measures over time.

use super::list::List;
use super::typed::typed;
use super::value::{Amount, Chosen, Day, NoMeaning, Number, Text};
use crate::template::EvidenceSource;

typed! {
    /// A need.
    group Need {
        /// The short name that targets refer to.
        id: Option<Text<'a>> = ItemId,
        /// The broad area, where it is not the main one.
        area: Option<Chosen<'a, NoMeaning>> = Area,
        /// The statement.
        statement: Option<Text<'a>> = NeedStatement,
    }
}

typed! {
    /// One piece of evidence.
    group Evidence {
        /// Where it comes from.
        source: Option<Chosen<'a, EvidenceSource>> = EvidenceSource,
        /// Where and when it was seen.
        context: Option<Text<'a>> = EvidenceContext,
    }
}

typed! {
    /// Somebody who advises from outside.
    group Agency {
        /// The person or the service.
        name: Option<Text<'a>> = Person,
    }
}

typed! {
    /// What staff need to learn to put a plan into practice.
    group TrainingNeed {
        /// What.
        need: Option<Text<'a>> = TrainingNeed,
        /// Who.
        who: Option<Text<'a>> = Person,
        /// By when.
        by: Option<Text<'a>> = TrainingBy,
        /// The day it was done.
        done: Option<Day<'a>> = TrainingDone,
        /// How sure they felt before, from 1 to 5.
        before: Option<Number<'a>> = ConfidenceBefore,
        /// How sure they feel after it.
        after: Option<Number<'a>> = ConfidenceAfter,
    }
}

typed! {
    /// A measure over time.
    group Series {
        /// The short name that targets refer to.
        id: Option<Text<'a>> = ItemId,
        /// What is measured.
        measure: Option<Text<'a>> = SeriesMeasure,
        /// The unit.
        unit: Option<Text<'a>> = Unit,
        /// Where it should get to.
        goal: Option<Amount<'a>> = SeriesGoal,
        /// The values.
        points: List<'a, Point<'a>> = SeriesPoints,
    }
}

typed! {
    /// A value of a measure over time.
    group Point {
        /// When, in words: `Sep 2026`.
        date: Option<Text<'a>> = PointDate,
        /// The value.
        value: Option<Amount<'a>> = PointValue,
        /// How it is printed, if not as it is.
        shown: Option<Text<'a>> = PointShown,
    }
}
