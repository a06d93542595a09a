//! `old-baseline`: a value that is no longer where the child is.

use chrono::Days;

use crate::finding::Finding;
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::wording::word_lines;

/// How old a baseline may be when the plan starts, in days: a term of fourteen weeks.
const TERM: u64 = 98;

/// What values are counted in, each with its other forms.
const UNITS: &[&[&str]] =
    word_lines!("figures", "what values are counted in, each with its other forms");

quality! {
    /// A baseline is older than a term, or counts something different from the goal.
    ///
    /// ## What it looks for
    ///
    /// A baseline measured more than 14 weeks before the plan starts; or one whose words count in a different unit from
    /// the goal (12 seconds, when the goal is in words).
    ///
    /// ## Why
    ///
    /// Children change over a term, and you cannot compare seconds with words.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].baseline.date: 2026-03-01
    /// ```
    ///
    /// ```edit,fail
    /// targets[1].baseline.text: 12 seconds
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].baseline.date: 2026-09-10
    /// ```
    "old-baseline", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let start = subject.plan.cycle.start;
    for target in &subject.plan.targets {
        let Some(baseline) = &target.baseline else { continue };
        if let (Some(day), Some(start)) = (baseline.date, start)
            && day.checked_add_days(Days::new(TERM)).is_some_and(|latest| latest < *start)
        {
            let message = format!(
                "this baseline is from {}, more than a term before the plan starts",
                day.format("%-d %B %Y")
            );
            found.push(
                RULE.at(day.item, message)
                    .hint("measure again, and write the new value and its date"),
            );
        }
        let (Some(words), Some(_)) = (&baseline.text, baseline.value) else { continue };
        let (said, goal) = (units(words), units(target.unit()));
        if let (Some(unit), [wanted]) = (said.first(), goal.as_slice())
            && !said.contains(wanted)
        {
            found.push(
                RULE.at(
                    words.item,
                    format!("the baseline counts {unit}, but the goal counts {wanted}"),
                )
                .hint(format!("give the baseline in {wanted} too, or it cannot be compared")),
            );
        }
    }
}

/// The units that a text counts in.
fn units(text: &str) -> Vec<&'static str> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let named = |forms: &[&str]| words.iter().any(|word| forms.contains(word));
    UNITS.iter().filter(|forms| named(forms)).filter_map(|forms| forms.first().copied()).collect()
}
