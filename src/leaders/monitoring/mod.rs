//! The monitoring report: how the plans are, whether they are given, whether they work and whether that is fair.

mod annex;
mod delivery;
mod money;
mod quality;
mod state;
mod training;

use serde::Serialize;

use self::annex::Annex;
use self::quality::Quality;
use self::state::State;
use self::training::Training;
use super::figures::Readers;
use super::groups::{CutTable, EQUITY, GroupFigures, PROGRESS};
use super::school::{Head, School};

pub(super) use delivery::Delivery;
pub(super) use money::Money;

/// What the layout of the report gets.
#[derive(Debug, Serialize)]
pub(super) struct Monitoring {
    head: Head,
    state: State,
    quality: Quality,
    delivery: Delivery,
    figures: GroupFigures,
    progress: Vec<CutTable>,
    equity: Vec<CutTable>,
    training: Training,
    money: Money,
    annex: Annex,
}

/// The report on a school.
pub(super) fn of(school: &School<'_>) -> Monitoring {
    Monitoring {
        head: school.head(),
        state: State::of(school),
        quality: Quality::of(school),
        delivery: Delivery::of(school),
        figures: GroupFigures::of(school, Readers::Leaders),
        progress: CutTable::all(school, &PROGRESS, Readers::Leaders),
        equity: CutTable::all(school, &EQUITY, Readers::Leaders),
        training: Training::of(school),
        money: Money::of(school),
        annex: Annex::of(school),
    }
}
