//! What a rule on quality is: an id with its explanation, and what looks for it.

use std::ops::Range;

use super::school::School;
use super::{Passage, Subject, Traits};
use crate::finding::{Finding, Rule};
use crate::record::Item;
use crate::template::Role;

/// A rule on quality.
pub(crate) struct Quality {
    /// Its id, usual level and explanation.
    pub(crate) rule: Rule,
    /// How it looks for what it finds.
    pub(super) looks: Looks,
}

/// Looks through several plans, each with its name; what is found is added to the findings of each.
pub(crate) type Compare = fn(&[(&str, &Traits)], &mut [Vec<Finding>]);

/// How a rule on quality looks for what it finds.
pub(crate) enum Looks {
    /// Through one plan.
    Plan(fn(&Subject<'_>, &mut Vec<Finding>)),
    /// Through several plans of one run.
    Across(Compare),
    /// Through what a school writes once: by itself, and as far as a plan is concerned.
    School(fn(&School<'_>, &mut Vec<Finding>)),
    /// The same, and through what several plans of one run add to it.
    SchoolAndAcross {
        /// Through a school's lists.
        look: fn(&School<'_>, &mut Vec<Finding>),
        /// Through the plans.
        compare: Compare,
    },
    /// Not by itself: the check raises it while it reads a plan by its template.
    WhileBuilding,
}

impl Quality {
    /// Starts a finding on a field.
    pub(super) fn at(&'static self, item: &Item, message: impl Into<String>) -> Finding {
        Finding::new(&self.rule, message).at(&item.place, "").path(&item.path)
    }

    /// Starts a finding on words of a text, by their range: in the plain text of an item, or in a text of the plan.
    pub(super) fn at_words<'a>(
        &'static self,
        text: impl Into<Passage<'a>>,
        range: Range<usize>,
        message: impl Into<String>,
    ) -> Finding {
        let passage = text.into();
        let place = passage.place(range);
        Finding::new(&self.rule, message).at(&place, "").path(&passage.item.path)
    }

    /// Starts a finding on several passages of a text: the first is what it is about. The file is read once for all of them;
    /// nothing comes of no passage.
    pub(super) fn at_all_words<'a>(
        &'static self,
        text: impl Into<Passage<'a>>,
        ranges: &[Range<usize>],
        message: impl Into<String>,
    ) -> Option<Finding> {
        let passage = text.into();
        let mut places = passage.places(ranges);
        let first = places.next()?;
        let finding = Finding::new(&self.rule, message).at(&first, "").path(&passage.item.path);
        // A text that cannot be pointed into is pointed at as a whole, once.
        let others = places.filter(|place| place.span() != first.span());
        Some(others.fold(finding, |finding, place| finding.related(&place, "")))
    }

    /// Starts a finding on all words of a field, without the quotation marks around them.
    pub(super) fn at_text(&'static self, item: &Item, message: impl Into<String>) -> Finding {
        self.at_words(item, 0..item.value.plain().len(), message)
    }

    /// Starts a finding on the whole plan, at the field that it is most about; at the plan's start without that.
    pub(super) fn plan(
        &'static self,
        subject: &Subject<'_>,
        about: Role,
        message: impl Into<String>,
    ) -> Finding {
        match subject.plan.first(about) {
            Some(item) => self.at(item, message),
            None => Finding::new(&self.rule, message).at(subject.start, ""),
        }
    }
}

/// Declares a rule on quality: its doc comment is what `explain` prints, its examples are its tests. It takes the id, the
/// usual level and the function that looks for it in a plan; `across` before the function makes it one that compares plans, and
/// `school` one that looks through a school's own lists, which `and` a second function compares plans; `while_building` in its
/// place one that the check raises on its way; `waivable` before it makes it one of which no school
/// may set the level.
macro_rules! quality {
    ($(#[doc = $line:expr])+ $id:literal, $level:ident, while_building) => {
        $crate::rules::quality::quality! {
            @ $(#[doc = $line])+ $id, $level, adjustable, WhileBuilding
        }
    };
    ($(#[doc = $line:expr])+ $id:literal, $level:ident, school $look:path) => {
        $crate::rules::quality::quality! {
            @ $(#[doc = $line])+ $id, $level, adjustable, School($look)
        }
    };
    ($(#[doc = $line:expr])+ $id:literal, $level:ident, school $look:ident and $compare:ident) => {
        $crate::rules::quality::quality! {
            @ $(#[doc = $line])+ $id, $level, adjustable, SchoolAndAcross { look: $look, compare: $compare }
        }
    };
    ($(#[doc = $line:expr])+ $id:literal, $level:ident, across $compare:path) => {
        $crate::rules::quality::quality! {
            @ $(#[doc = $line])+ $id, $level, adjustable, Across($compare)
        }
    };
    ($(#[doc = $line:expr])+ $id:literal, $level:ident, $look:path) => {
        $crate::rules::quality::quality! {
            @ $(#[doc = $line])+ $id, $level, adjustable, Plan($look)
        }
    };
    ($(#[doc = $line:expr])+ $id:literal, $level:ident, $kind:ident, $look:path) => {
        $crate::rules::quality::quality! {
            @ $(#[doc = $line])+ $id, $level, $kind, Plan($look)
        }
    };
    (@ $(#[doc = $line:expr])+ $id:literal, $level:ident, $kind:ident, $looks:ident $(($look:path))? $({$($part:tt)+})?) => {
        $(#[doc = $line])+
        pub(crate) static RULE: $crate::rules::quality::Quality = $crate::rules::quality::Quality {
            rule: $crate::finding::Rule::new(
                $id,
                $crate::finding::Level::$level,
                concat!($($line, "\n"),+),
            )
            .$kind(),
            looks: $crate::rules::quality::Looks::$looks $(($look))? $({$($part)+})?,
        };
    };
}
pub(crate) use quality;
