//! What was given between a plan's first day and its review, and what of it was planned by then.

use chrono::NaiveDate;

use super::SupportPlan;
use super::calendar::{Calendar, SCHOOL_DAYS, Stretch};
use super::list::List;
use super::provision::ProvisionRow;
use super::typed::typed;
use super::value::{Chosen, Day, Field, Number, Read, Text};
use crate::record::{Item, Value};
use crate::template::Missed;

/// How many days may lie between a row and the one that takes over from it: a fortnight, and half-term.
const FORTNIGHT: i64 = 21;

typed! {
    /// What was given of a row of provision on a day, or in a week.
    group LogEntry {
        /// The day, or the first day of the week.
        date: Option<Day<'a>> = LogDate,
        /// The number of the teaching week, if it is about a week.
        week: Option<Number<'a>> = LogWeek,
        /// The row, by its id.
        row: Option<Text<'a>> = DeliveredRow,
        /// How much was given.
        given: Option<Given<'a>> = LogGiven,
        /// Why the rest was not.
        missed_because: List<'a, Chosen<'a, Missed>> = MissedBecause,
        /// A note for staff.
        note: Option<Text<'a>> = LogNote,
    }
}

typed! {
    /// What changed in a plan after it was handed out.
    group Change {
        /// The first day of the change.
        date: Option<Day<'a>> = ChangeDate,
    }
}

/// How much was given, with the item that says so.
pub(crate) type Given<'a> = Field<'a, HowMuch>;

/// How much an entry of the log says was given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum HowMuch {
    /// So many sessions.
    Sessions(f64),
    /// All that were planned.
    All,
    /// None.
    Nothing,
}

impl<'a> Read<'a> for Given<'a> {
    #[expect(clippy::cast_precision_loss, reason = "sessions of a week are few")]
    fn read(item: &'a Item) -> Option<Self> {
        let much = match item.value {
            Value::Integer(count) => HowMuch::Sessions(count as f64),
            Value::Boolean(true) => HowMuch::All,
            Value::Boolean(false) => HowMuch::Nothing,
            _ => return None,
        };
        Some(Self::new(item, much))
    }
}

/// The sessions of a row of provision: how many in all, and how many so far.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Sessions {
    /// How many are planned for the whole of the cycle.
    pub(crate) planned: Option<f64>,
    /// How many were planned up to the last entry of the log, or by the review.
    pub(crate) planned_to_date: Option<f64>,
    /// How many were given by then.
    pub(crate) given_to_date: Option<f64>,
    /// The last day that the log says something of; `None` without a log, or of what the review says.
    pub(crate) until: Option<NaiveDate>,
}

impl LogEntry<'_> {
    /// The days that it is about, in a calendar that its weeks are counted by; `None` if it names none, or a week that there
    /// is not.
    pub(crate) fn days(&self, calendar: Option<&Calendar>) -> Option<Stretch> {
        match (self.week, self.date) {
            (Some(_), Some(date)) => Some(Stretch::week_of(*date)),
            (None, Some(date)) => Some(Stretch::day(*date)),
            (Some(week), None) => calendar?.week(week_number(*week)),
            (None, None) => None,
        }
    }
}

impl Sessions {
    /// The share of the planned sessions that was given so far.
    pub(crate) fn share(&self) -> Option<f64> {
        let planned = self.planned_to_date.filter(|planned| *planned > 0.0)?;
        Some(self.given_to_date? / planned)
    }
}

impl<'a> SupportPlan<'a> {
    /// The days of the cycle on which there is school; `None` without its dates.
    pub(crate) fn calendar(&self) -> Option<Calendar> {
        let holidays =
            self.settings.holidays.iter().filter_map(|holiday| {
                Some(Stretch { first: *holiday.start?, last: *holiday.end? })
            });
        Calendar::new(*self.cycle.start?, *self.cycle.review_date?, holidays)
    }

    /// The days of the cycle on which a row is in force; `None` if there are none.
    pub(crate) fn stretch_of(&self, row: &ProvisionRow<'a>) -> Option<Stretch> {
        let cycle = self.calendar()?.cycle;
        let first = row.from.map_or(cycle.first, |day| *day);
        let last = row.until.map_or(cycle.last, |day| *day);
        Stretch { first, last }.within(cycle)
    }

    /// For how many weeks a row is given. What it says in figures counts, unless it begins or ends within the cycle and has
    /// fewer weeks of school in its own days.
    pub(crate) fn weeks_of(&self, row: &ProvisionRow<'a>) -> Option<f64> {
        let said = row.weeks.map(|weeks| *weeks);
        if row.from.is_none() && row.until.is_none() {
            return said;
        }
        let (Some(calendar), Some(days)) = (self.calendar(), self.stretch_of(row)) else {
            return said;
        };
        #[expect(clippy::cast_precision_loss, reason = "a year has few weeks")]
        let begun = calendar.teaching_weeks(days).len() as f64;
        said.filter(|weeks| *weeks <= begun).or_else(|| {
            let whole = self.cycle.weeks.map_or(f64::INFINITY, |weeks| *weeks);
            Some(calendar.weeks_in(days).min(whole))
        })
    }

    /// How many sessions a row comes to, if it says so in figures: a whole number, and one at least.
    pub(crate) fn sessions(&self, row: &ProvisionRow<'a>) -> Option<f64> {
        Some((*row.times_per_week? * self.weeks_of(row)?).round().max(1.0))
    }

    /// The row that takes over from one that ends within the cycle: it begins after that, within a fortnight of school, and
    /// serves one of its targets. On a day before it begins, none does.
    pub(crate) fn follower(
        &self,
        row: &ProvisionRow<'a>,
        today: Option<NaiveDate>,
    ) -> Option<&ProvisionRow<'a>> {
        let ended = *row.until?;
        let shares = |other: &ProvisionRow<'a>| row.targets.iter().any(|id| other.serves(id));
        self.provision.iter().find(|other| {
            other.from.is_some_and(|from| {
                let days = (*from - ended).num_days();
                (1..=FORTNIGHT).contains(&days) && today.is_none_or(|today| *from <= today)
            }) && shares(other)
        })
    }

    /// The rows that are in force, without those from which another has taken over.
    pub(crate) fn rows_in_force(
        &self,
        today: Option<NaiveDate>,
    ) -> impl Iterator<Item = &ProvisionRow<'a>> {
        self.provision.iter().filter(move |row| self.follower(row, today).is_none())
    }

    /// The days that an entry of the log is about; `None` if it names none, or a week that the cycle does not have.
    pub(crate) fn days_of(&self, entry: &LogEntry<'a>) -> Option<Stretch> {
        entry.days(self.calendar().as_ref())
    }

    /// The entries of the log that count for a row, each with the days in force that it is about.
    pub(crate) fn logged(
        &self,
        row: &ProvisionRow<'a>,
    ) -> impl Iterator<Item = (&LogEntry<'a>, Stretch)> {
        let in_force = self.stretch_of(row).map(|days| match row.until {
            // What was given on the morning of the review counts.
            None => Stretch { last: days.last.succ_opt().unwrap_or(days.last), ..days },
            Some(_) => days,
        });
        let calendar = self.calendar();
        let id = row.id.as_deref();
        let of_row = self.log.iter().filter(|entry| id.is_some() && entry.row.as_deref() == id);
        let dated = of_row.filter_map(|entry| Some((entry, entry.days(calendar.as_ref())?)));
        let dated: Vec<(&LogEntry<'a>, Stretch)> = dated.collect();
        // What a group's file says of days of which the plan itself says something does not count.
        let plan = self.log.item.map(|item| item.place.file().name());
        let is_own = |entry: &LogEntry<'a>| Some(entry.item.place.file().name()) == plan;
        let said: Vec<Stretch> =
            dated.iter().filter(|(entry, _)| is_own(entry)).map(|(_, days)| *days).collect();
        let counts = |entry: &LogEntry<'a>, days: Stretch| {
            is_own(entry) || said.iter().all(|own| own.within(days).is_none())
        };
        let counted = dated.into_iter().filter(|(entry, days)| counts(entry, *days));
        let in_force = counted.filter_map(|(entry, days)| Some((entry, days.within(in_force?)?)));
        in_force.collect::<Vec<_>>().into_iter()
    }

    /// How many sessions of a row are planned on some of its days: by its days of the week, or else by its times a week.
    #[expect(clippy::cast_precision_loss, reason = "a year has few days")]
    pub(crate) fn planned_on(&self, row: &ProvisionRow<'a>, days: Stretch) -> Option<f64> {
        let (times, calendar) = (*row.times_per_week?, self.calendar()?);
        if row.days.is_empty() || (times - row.days.len() as f64).abs() > f64::EPSILON {
            return Some(times * calendar.weeks_in(days));
        }
        let is_on = |day: &NaiveDate| {
            row.days.iter().any(|own| own.meaning.is_some_and(|own| own.name() == weekday(*day)))
        };
        Some(calendar.school_days(days).filter(is_on).count() as f64)
    }

    /// How many sessions an entry says were given of a row on the days that count.
    fn given_in(&self, entry: &LogEntry<'a>, row: &ProvisionRow<'a>, days: Stretch) -> Option<f64> {
        Some(match entry.given?.get() {
            HowMuch::Sessions(count) => count,
            HowMuch::Nothing => 0.0,
            HowMuch::All if entry.week.is_some() => self.planned_on(row, days)?.round(),
            // On one day: once, or more often where a week has more sessions than days.
            HowMuch::All => {
                row.times_per_week.map_or(1.0, |times| (*times / SCHOOL_DAYS).ceil().max(1.0))
            }
        })
    }

    /// The sessions of a row: what the review says of it, or else the sums of the log. Entries after `today` do not count.
    pub(crate) fn sessions_of(&self, row: &ProvisionRow<'a>, today: Option<NaiveDate>) -> Sessions {
        if let Some(delivery) = self.delivery_of(row)
            && let Some(given) = delivery.delivered
        {
            let planned = self.planned(delivery);
            let given_to_date = Some(*given);
            return Sessions { planned, planned_to_date: planned, given_to_date, until: None };
        }
        let planned = self.sessions(row);
        let counts = |days: &Stretch| today.is_none_or(|today| days.first <= today);
        let logged: Vec<(&LogEntry<'a>, Stretch)> =
            self.logged(row).filter(|(_, days)| counts(days)).collect();
        let Some(last) = logged.iter().map(|(_, days)| days.last).max() else {
            return Sessions { planned, ..Sessions::default() };
        };
        let given: f64 =
            logged.iter().filter_map(|(entry, days)| self.given_in(entry, row, *days)).sum();
        let so_far = self.stretch_of(row).and_then(|days| Stretch { last, ..days }.within(days));
        let due = so_far.and_then(|days| self.planned_on(row, days)).map(f64::round);
        let most = planned.unwrap_or(f64::INFINITY);
        Sessions {
            planned,
            planned_to_date: due.map(|due| due.min(most)),
            given_to_date: Some(given),
            until: self.last_school_day(last),
        }
    }

    /// The numbers of the teaching weeks up to the last entry of which the log says nothing for a row.
    pub(crate) fn weeks_without_entry(
        &self,
        row: &ProvisionRow<'a>,
        so_far: &Sessions,
    ) -> Vec<usize> {
        let (Some(calendar), Some(days), Some(last)) =
            (self.calendar(), self.stretch_of(row), so_far.until)
        else {
            return Vec::new();
        };
        let due = Stretch { last, ..days };
        let is_said =
            |week: &Stretch| self.logged(row).any(|(_, days)| days.within(*week).is_some());
        let weeks = calendar.teaching_weeks(due).into_iter().filter(|week| !is_said(week));
        weeks.filter_map(|week| calendar.number_of(week.first.max(calendar.cycle.first))).collect()
    }

    /// Why sessions of a row were not given so far, each reason once, the most frequent first.
    pub(crate) fn missed_so_far(&self, row: &ProvisionRow<'a>) -> Vec<Chosen<'a, Missed>> {
        let mut reasons: Vec<(Chosen<'a, Missed>, usize)> = Vec::new();
        for (entry, _) in self.logged(row) {
            for why in &entry.missed_because {
                match reasons.iter_mut().find(|(known, _)| known.id == why.id) {
                    Some((_, times)) => *times += 1,
                    None => reasons.push((*why, 1)),
                }
            }
        }
        reasons.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        reasons.into_iter().map(|(why, _)| why).collect()
    }

    /// The last day of school up to a day: a week's entry is said to go to its Friday.
    fn last_school_day(&self, last: NaiveDate) -> Option<NaiveDate> {
        let calendar = self.calendar()?;
        calendar
            .school_days(Stretch::week_of(last))
            .filter(|day| *day <= last)
            .last()
            .or(Some(last))
    }
}

/// `monday`, as the meanings of choices have it.
fn weekday(day: NaiveDate) -> String {
    day.format("%A").to_string().to_lowercase()
}

/// A number of a week as such; 0 for what is none.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to its range")]
fn week_number(week: f64) -> usize {
    if week.fract() == 0.0 && (1.0..1000.0).contains(&week) { week as usize } else { 0 }
}
