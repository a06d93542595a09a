//! Plans of which it is not clear whether they are about one child or two.

use crate::finding::{Finding, declare_rules};
use crate::model::Identity;
use crate::source::Place;

declare_rules! {
    /// Two plans may be about one child or two.
    ///
    /// ## What it looks for
    ///
    /// Across the plans of one run: two plans in one class with the same name, at least one of them without a
    /// `pupil.id`, unless they are clearly two cycles for one child: one names the other as `previous`, or the last
    /// name or the date of birth is the same. It also finds two plans with the same `pupil.id` that seem to be about
    /// two children.
    ///
    /// ## Why
    ///
    /// For a child with several cycles, the class list shows the latest. If two children were mistaken for one, one of
    /// them would be missing from the list, and their histories would be mixed up. So if in doubt both are listed, and
    /// this finding asks.
    ///
    /// ## Instead
    ///
    /// Give each child a number, and use it in all plans for that child: `id: SB-2` under `pupil`.
    UNCLEAR_PUPIL = "unclear-pupil", Warning;
}

/// A plan among others, by who it is about: what messages call it, and where it names the pupil.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named<'a> {
    pub(crate) pupil: &'a Identity,
    pub(crate) file: &'a str,
    pub(crate) place: Option<&'a Place>,
}

/// Among plans of which each is taken for another child's: those of which nothing but a guess says so, or which share a
/// number. Each is reported once.
pub(crate) fn unclear(plans: &[Named<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, one) in plans.iter().enumerate() {
        let other = plans[..index].iter().find(|other| one.pupil.is_unclear(other.pupil));
        if let Some(other) = other {
            found.push(unclear_pupil(one, other));
        }
    }
    found
}

/// The finding that two plans seem to be about two children.
pub(super) fn unclear_pupil(one: &Named<'_>, other: &Named<'_>) -> Finding {
    let (file, pupil) = (other.file, one.pupil);
    let message = if pupil.shares_id(other.pupil) {
        format!(
            "`{file}` also has the number `{}`, but seems to be about another child",
            pupil.id()
        )
    } else {
        format!(
            "`{file}` is also about a {} in {}: is this one child or two?",
            pupil.name(),
            pupil.class()
        )
    };
    let hint =
        "give each child a different `pupil.id`, and use the same one in all of that child's plans";
    let found = Finding::new(&UNCLEAR_PUPIL, message).hint(hint);
    match one.place {
        Some(place) => found.at(place, ""),
        None => found.in_file(one.file),
    }
}
