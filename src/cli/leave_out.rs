//! Plans that a run leaves out, and how it says so: closed ones of earlier cycles, and those whose review lies behind.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sendplan::{Behind, PlanSource};

use super::args::{Global, Render};
use super::{plans, report};

/// What tells whether a plan is left out.
pub(super) struct Traits {
    pub(super) source: PlanSource,
    /// The school's own number of the pupil, and the name with the class.
    pub(super) id: Option<String>,
    pub(super) known_as: (Option<String>, Option<String>),
    /// The day the cycle began, as text that sorts.
    pub(super) start: Option<String>,
    pub(super) is_closed: bool,
}

impl Traits {
    /// Who the pupil is: the school's own number, or the name and the class. Children of the same name in two classes
    /// are two children; a child who changed class and has no number is not recognised, and keeps all plans.
    fn pupil(&self) -> Option<(String, String)> {
        let plain = |text: &Option<String>| text.as_deref().map(|text| text.trim().to_lowercase());
        match plain(&self.id).filter(|id| !id.is_empty()) {
            Some(id) => Some((id, String::new())),
            None => Some((plain(&self.known_as.0)?, plain(&self.known_as.1)?)),
        }
    }
}

/// Which plans are closed ones of an earlier cycle, whose pupil has a newer plan in the run: `true` for those that are left
/// out. What is named by itself is meant, and `--all` means all.
pub(super) fn earlier(found: &[Traits], args: &Render) -> Vec<bool> {
    let mut latest: BTreeMap<(String, String), &str> = BTreeMap::new();
    for one in found {
        if let (Some(pupil), Some(start)) = (one.pupil(), one.start.as_deref()) {
            let known = latest.entry(pupil).or_insert(start);
            *known = start.max(known);
        }
    }
    let is_earlier = |one: &Traits| {
        let newer = one.pupil().and_then(|pupil| latest.get(&pupil).copied());
        one.is_closed && newer.zip(one.start.as_deref()).is_some_and(|(newer, own)| own < newer)
    };
    let is_left_out =
        |one: &Traits| !args.all && is_earlier(one) && !plans::is_named(&one.source, &args.paths);
    found.iter().map(is_left_out).collect()
}

/// Says which closed plans were left out.
pub(super) fn say_earlier(left_out: &[String], global: &Global) {
    if left_out.is_empty() || global.quiet {
        return;
    }
    let plans = report::counted(left_out.len(), "closed plan");
    report::say(format_args!(
        "left out {plans} of earlier cycles{} (`--all` makes them too)",
        named(global)
    ));
    if global.verbose {
        for name in left_out {
            report::say(format_args!("  {name}"));
        }
    }
}

/// Says which plans gave no letters because their review lies behind.
pub(super) fn say_behind(behind: &[(String, Behind)], global: &Global) {
    match behind {
        [] => return,
        [(name, why)] => {
            report::say(format_args!(
                "`{name}` was left out: {}, and letters are only for a review that lies ahead",
                told(*why)
            ));
            return;
        }
        many => report::say(format_args!(
            "{} plans were left out: their review has been held or its day is past{}",
            many.len(),
            named(global)
        )),
    }
    if global.verbose {
        for (name, why) in behind {
            report::say(format_args!("  {name}: {}", told(*why)));
        }
    }
}

/// What stands after a sum whose parts are named only with `--verbose`.
const fn named(global: &Global) -> &'static str {
    if global.verbose { ":" } else { "" }
}

fn told(why: Behind) -> String {
    let day = |day: NaiveDate| day.format("%-d %B %Y").to_string();
    match why {
        Behind::Past(past) => format!("the day of its review, {}, is past", day(past)),
        _ => "its review has been held".to_owned(),
    }
}
