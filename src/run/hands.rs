//! Files for parents that would now go to somebody else: reported before anything is written.

use std::collections::BTreeSet;

use super::checked::PlanInRun;
use super::events::ChangeOfHands;
use super::pack::{self, PACK};
use super::settings::{Making, Run};
use crate::copies::Household;
use crate::output::Register;

/// A copy that a run is to make for a household.
struct Hand<'p> {
    class: &'p str,
    /// The file's name without its ending.
    stem: &'p str,
    household: &'p Household,
}

/// Which files of the register were for other people.
pub(super) fn changes(
    register: &Register,
    plans: &[PlanInRun],
    run: &Run<'_>,
) -> Vec<ChangeOfHands> {
    let hands: Vec<Hand<'_>> = plans
        .iter()
        .flat_map(|plan| {
            let class = plan.class();
            plan.copies.iter().filter_map(move |copy| {
                let household = copy.copy.household.as_ref()?;
                Some(Hand { class, stem: &copy.stem, household })
            })
        })
        .collect();
    match run.making {
        Making::Packs(_) => in_packs(register, &hands),
        _ => in_files(register, &hands, run.exporter.ending()),
    }
}

/// The files of single copies.
fn in_files(register: &Register, hands: &[Hand<'_>], ending: &str) -> Vec<ChangeOfHands> {
    let change = |hand: &Hand<'_>| {
        let known = register.get(&format!("{}.{ending}", hand.stem))?;
        let (before, now) = (known.reader.clone(), hand.household.readers_in_one());
        let changes = !before.is_empty() && !now.is_empty() && before != now;
        changes.then(|| ChangeOfHands::Copy { file: known.file.clone(), before, now })
    };
    hands.iter().filter_map(change).collect()
}

/// The copies within packs: of a pupil who is in both, those who are new and those who are gone.
fn in_packs(register: &Register, hands: &[Hand<'_>]) -> Vec<ChangeOfHands> {
    let mut changes = Vec::new();
    for entry in register.iter().filter(|entry| entry.document == PACK && !entry.reader.is_empty())
    {
        let now: BTreeSet<String> = hands
            .iter()
            .filter(|hand| hand.class == entry.class)
            .map(|hand| pack::copies_of(hand.stem, hand.household))
            .collect();
        let then: BTreeSet<String> = entry.reader.split(pack::BETWEEN).map(str::to_owned).collect();
        let whose = |copies: &String| pack::pupil(copies).to_owned();
        let here: BTreeSet<String> = now.iter().map(whose).collect();
        let there: BTreeSet<String> = then.iter().map(whose).collect();
        for gone in then.difference(&now).filter(|line| here.contains(&whose(line))) {
            let (file, copy) = (entry.file.clone(), gone.clone());
            changes.push(ChangeOfHands::LeftPack { file, copy });
        }
        for new in now.difference(&then).filter(|line| there.contains(&whose(line))) {
            let (file, copy) = (entry.file.clone(), new.clone());
            changes.push(ChangeOfHands::JoinedPack { file, copy });
        }
    }
    changes
}
