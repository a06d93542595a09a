//! The ids of the pupils that a run was asked for -> which plans are theirs, and which ids no plan has.

use crate::error::Error;
use crate::finding::{listed, nearest};
use crate::model::Identity;

/// The pupils that a run was asked for, and what was seen of them so far.
#[derive(Debug)]
pub(super) struct PupilsAsked<'r> {
    /// Their ids, as they were typed.
    wanted: Vec<&'r str>,
    /// The ids of all plans.
    seen: Vec<String>,
    /// How many plans have errors, so that nobody knows whose they are.
    unclear: usize,
}

impl<'r> PupilsAsked<'r> {
    /// Those with these ids; everybody if none were asked for.
    ///
    /// # Errors
    ///
    /// [`Error::Options`] if what was typed is nothing but spaces: a script whose list came out empty must not make the copies
    /// of every child.
    pub(super) fn of(ids: &'r [String]) -> Result<Self, Error> {
        let wanted: Vec<&str> =
            ids.iter().map(|id| id.trim()).filter(|id| !id.is_empty()).collect();
        if wanted.is_empty() && !ids.is_empty() {
            return Err(Error::options(
                "`--pupils` names nobody; write the ids of the pupils, as in `--pupils KMR-1,IOB-1`, or leave it out",
            ));
        }
        Ok(Self { wanted, seen: Vec::new(), unclear: 0 })
    }

    /// Whether the plan of a pupil is of one of them. One with errors, of which nobody knows whose it is, may be, and has to
    /// be heard of.
    pub(super) fn includes(&mut self, pupil: Option<&Identity>) -> bool {
        let Some(pupil) = pupil else {
            self.unclear += 1;
            return true;
        };
        let id = pupil.id();
        if !id.is_empty() {
            self.seen.push(id.to_owned());
        }
        self.wanted.is_empty() || self.wanted.iter().any(|wanted| is_same(wanted, id))
    }

    /// Whether each of them is among those whose plans are made.
    ///
    /// # Errors
    ///
    /// [`Error::Options`] that names the ids that no plan has, each with the nearest one that there is, or those whose plans
    /// are all of closed cycles.
    pub(super) fn answered<'p>(
        &self,
        made: impl Iterator<Item = &'p Identity>,
    ) -> Result<(), Error> {
        let is_seen = |wanted: &&&str| self.seen.iter().any(|id| is_same(wanted, id));
        let unknown: Vec<&str> =
            self.wanted.iter().filter(|wanted| !is_seen(wanted)).copied().collect();
        if !unknown.is_empty() {
            return Err(Error::options(self.unknown(&unknown)));
        }
        let made: Vec<&Identity> = made.collect();
        let is_made = |wanted: &&&str| made.iter().any(|pupil| is_same(wanted, pupil.id()));
        let closed: Vec<&str> =
            self.wanted.iter().filter(|wanted| !is_made(wanted)).copied().collect();
        if closed.is_empty() {
            return Ok(());
        }
        Err(Error::options(format!(
            "all plans of {} are of closed cycles or of other classes; `--all` includes closed cycles",
            listed(closed.iter().copied())
        )))
    }

    fn unknown(&self, unknown: &[&str]) -> String {
        let mut message = format!("no plan has the pupil id {}", listed(unknown.iter().copied()));
        let near =
            unknown.iter().filter_map(|id| nearest(id, self.seen.iter().map(String::as_str)));
        let mut near: Vec<&str> = near.collect();
        near.dedup();
        message.push_str(&match near.is_empty() {
            true => "; write each as `pupil.id` has it".to_owned(),
            false => format!("; did you mean {}?", listed(near)),
        });
        if self.unclear > 0 {
            message.push_str(
                " (plans with errors are not counted: `sendplan check` shows what is wrong)",
            );
        }
        message
    }
}

/// Whether two ids are the same, whatever their capitals.
fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
