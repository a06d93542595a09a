//! What a school sets for all its plans, and what a plan accepts.

use super::list::{Entries, List};
use super::typed::typed;
use super::value::{Answer, Chosen, Day, Number, Text};
use crate::record::{Item, Value};
use crate::template::RuleLevel;

typed! {
    /// What a school sets: limits, levels, words, days, names of files.
    plan Settings {
        /// How much each rule's findings matter, by the rule's id.
        levels: Entries<'a, Chosen<'a, RuleLevel>> = RuleLevels,
        /// The limits that rules measure against, by their names.
        limits: Entries<'a, Number<'a>> = RuleLimits,
        /// Findings that are accepted.
        waivers: List<'a, Waiver<'a>> = Waivers,
        /// Words that parents know, with what they mean.
        glossary: Entries<'a, Text<'a>> = Glossary,
        /// Words that children know.
        easy_words: List<'a, Text<'a>> = EasyWords,
        /// The school's priorities.
        priorities: Option<&'a Item> = Priorities,
        /// What an hour of a teaching assistant costs.
        assistant_hour: Option<Number<'a>> = AssistantHour,
        /// What an hour costs, by the role of who gives it.
        rates: Entries<'a, Number<'a>> = HourlyRates,
        /// How many weeks a year support is given.
        weeks_a_year: Option<Number<'a>> = WeeksAYear,
        /// Whether what a school pays from its own budget is shown beside the cost of a year.
        show_threshold: Option<Answer<'a>> = ShowThreshold,
        /// From which number on counts are printed in reports.
        small_in_reports: Option<Number<'a>> = SmallInReports,
        /// The same in what is published.
        small_in_published: Option<Number<'a>> = SmallInPublished,
        /// When the school is closed.
        holidays: List<'a, Holiday<'a>> = Holidays,
        /// The pattern of file names.
        file_names: Option<Text<'a>> = FileNames,
    }
}

typed! {
    /// A finding that is accepted, with its reason.
    group Waiver {
        /// The id of the rule.
        rule: Option<Text<'a>> = WaivedRule,
        /// The field that it is about.
        at: Option<Text<'a>> = WaivedAt,
        /// Why.
        reason: Option<Text<'a>> = WaivedReason,
        /// When that was decided.
        date: Option<Day<'a>> = WaivedOn,
        /// Who decided.
        by: Option<Text<'a>> = Person,
    }
}

typed! {
    /// Days on which the school is closed.
    group Holiday {
        /// The first.
        start: Option<Day<'a>> = HolidayStart,
        /// The last.
        end: Option<Day<'a>> = HolidayEnd,
    }
}

typed! {
    /// What was agreed.
    plan Agreement {
        /// The whole of it.
        item: Option<&'a Item> = Agreement,
        /// What the school will do.
        school_will: List<'a, Text<'a>> = SchoolWill,
        /// To whom copies were given.
        copies: List<'a, CopyGiven<'a>> = CopiesGiven,
    }
}

typed! {
    /// A copy that was given to somebody.
    group CopyGiven {
        /// The language it is in, if not English alone.
        language: Option<&'a Item> = CopyLanguage,
    }
}

impl CopyGiven<'_> {
    /// The name of its language in lower case: for a choice, what the page says.
    pub(crate) fn language_name(&self) -> Option<String> {
        Some(match &self.language?.value {
            Value::Choice { label, .. } => label.to_lowercase(),
            other => other.plain().to_lowercase(),
        })
    }
}
