//! Plans that a run leaves out, and how it says so: closed ones of earlier cycles, and those whose review lies behind.

use chrono::NaiveDate;
use sendplan::{Behind, PlanSource, Whose, superseded};

use super::args::{Global, Render};
use super::{plans, report};

/// A plan that was found, and what tells whether it is left out.
pub(super) struct Traits<'p> {
    pub(super) source: &'p PlanSource,
    /// Whose it is; `None` if it has errors, of which somebody has to hear.
    pub(super) whose: Option<&'p Whose>,
    pub(super) is_closed: bool,
}

/// Which plans are closed ones whose pupil has a newer plan in the run: `true` for those that are left out. What is named by
/// itself is meant, and `--all` means all.
pub(super) fn earlier(found: &[Traits<'_>], args: &Render) -> Vec<bool> {
    let known: Vec<&Whose> = found.iter().filter_map(|one| one.whose).collect();
    let mut behind = superseded(&known).into_iter();
    let is_left_out = |one: &Traits<'_>| {
        let is_behind = one.whose.is_some() && behind.next().unwrap_or_default();
        !args.all && is_behind && one.is_closed && !plans::is_named(one.source, &args.paths)
    };
    found.iter().map(is_left_out).collect()
}

/// Says which closed plans were left out.
pub(super) fn say_earlier(left_out: &[String], global: &Global) {
    if left_out.is_empty() || global.quiet {
        return;
    }
    let plans = report::counted(left_out.len(), "closed plan");
    report::say(format_args!(
        "left out {plans} of earlier cycles (`--all` makes them too){}",
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
