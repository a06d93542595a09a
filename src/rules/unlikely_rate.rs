//! `unlikely-rate`: an hour that costs as much as nobody's.

use crate::finding::Finding;
use crate::model::Number;
use crate::rules::quality::quality;
use crate::rules::school::School;

/// The rates of a school are between these, in pounds an hour.
const USUAL: std::ops::RangeInclusive<f64> = 7.0..=200.0;

quality! {
    /// A rate is not what an hour of anybody in a school costs.
    ///
    /// ## What it looks for
    ///
    /// A rate in `costs` or in the list of staff that is more than £200 an hour, or less than £7. Nought is left alone:
    /// volunteers cost nothing.
    ///
    /// ## Why
    ///
    /// It is a yearly salary, a price for a day, or a point in the wrong place, and every cost that is worked out from it
    /// is wrong.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// costs.teaching_assistant_hour: 240
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// costs.teaching_assistant_hour: 17.40
    /// ```
    "unlikely-rate", Warning, school look
}

fn look(school: &School<'_>, found: &mut Vec<Finding>) {
    let settings = &school.plan.settings;
    let by_role = settings.rates.iter().map(|(_, rate)| *rate);
    let of_staff = school.plan.staff.iter().filter_map(|member| member.rate);
    for rate in settings.assistant_hour.into_iter().chain(by_role).chain(of_staff) {
        if *rate > 0.0 && !USUAL.contains(&*rate) {
            found.push(unlikely(rate));
        }
    }
}

fn unlikely(rate: Number<'_>) -> Finding {
    let message = format!("`{}` is £{:.2} an hour", rate.path(), rate.get());
    RULE.at(rate.item, message).hint("write what one hour costs, in pounds, such as 17.40")
}
