//! What a school writes once, under judgement: its adults and its groups, and what of their time is planned.

use chrono::NaiveDate;

use crate::model::{
    Chosen, Day, Group, List, Number, ProvisionRow, StaffMember, SupportPlan, Text,
};
use crate::model::{Means as _, plain};
use crate::record::Item;
use crate::source::Place;
use crate::template::{Setting, Weekday};
use crate::wording::{self, TimeText};

/// What the rules on a school's own lists look at.
pub(crate) struct School<'a> {
    /// The lists, with a plan or with settings alone around them.
    pub(crate) plan: &'a SupportPlan<'a>,
    /// What takes adults' time: the groups, and rows of the plan that say when they are and are in no group.
    pub(crate) sessions: Vec<Session>,
    /// Whether everything counts, and not only what the plan's rows name.
    is_whole: bool,
}

impl<'a> School<'a> {
    /// All that settings say.
    pub(super) fn of_settings(plan: &'a SupportPlan<'a>) -> Self {
        Self { plan, sessions: sessions(plan), is_whole: true }
    }

    /// The same as far as a plan is concerned.
    pub(super) fn of_plan(plan: &'a SupportPlan<'a>) -> Self {
        Self { plan, sessions: sessions(plan), is_whole: false }
    }

    /// Whether something that takes time is looked at: a row of the plan, or a group that one names.
    pub(super) fn concerns(&self, session: &Session) -> bool {
        let named =
            |group: &str| self.plan.provision.iter().any(|row| row.group.as_deref() == Some(group));
        self.is_whole || session.group.as_deref().is_none_or(named)
    }

    /// Whether an adult is looked at: one who gives a row of the plan.
    pub(super) fn concerns_adult(&self, name: &str) -> bool {
        let gives = |row: &ProvisionRow<'_>| adults(row.giver()).contains(&plain(name));
        self.is_whole || self.plan.provision.iter().any(gives)
    }

    /// The member of staff of this name, as [`plain`] has it.
    pub(super) fn member(&self, name: &str) -> Option<&StaffMember<'a>> {
        self.plan
            .staff
            .iter()
            .find(|member| member.name.as_deref().is_some_and(|own| plain(own) == name))
    }
}

/// Something that takes an adult's time every week.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    /// What messages call it: the id of the group or of the row.
    pub(crate) called: String,
    /// The group; `None` for a row that is in none.
    pub(crate) group: Option<String>,
    /// What happens.
    programme: String,
    /// Those who give it, as [`plain`] has their names.
    pub(crate) adults: Vec<String>,
    /// The same as they are written.
    pub(crate) giver: String,
    /// The days.
    pub(crate) days: Vec<Weekday>,
    /// The minute of the day at which it begins.
    pub(crate) start: Option<u16>,
    /// How many minutes it takes each time.
    minutes: f64,
    /// How often a week.
    times: f64,
    size: f64,
    is_in_class: bool,
    room: String,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    /// Where findings on it are.
    pub(crate) place: Place,
    /// Its path.
    pub(crate) path: String,
}

/// When two sessions of one adult meet.
pub(crate) struct Meeting {
    /// The first day of the week on which they do.
    pub(crate) day: Weekday,
    /// The minute from which on.
    pub(crate) minute: u16,
}

/// What a session is read from: a group or a row has the same fields for it.
struct Parts<'p, 'a> {
    item: &'a Item,
    id: &'p Option<Text<'a>>,
    group: Option<String>,
    programme: &'p Option<Text<'a>>,
    giver: &'p Option<Text<'a>>,
    setting: Option<Chosen<'a, Setting>>,
    days: &'p List<'a, Chosen<'a, Weekday>>,
    time: &'p Option<Text<'a>>,
    room: &'p Option<Text<'a>>,
    size: Option<Number<'a>>,
    minutes: Option<Number<'a>>,
    times: Option<Number<'a>>,
    first: Option<Day<'a>>,
    last: Option<Day<'a>>,
}

impl Parts<'_, '_> {
    fn session(self) -> Option<Session> {
        let mut days: Vec<Weekday> = self.days.iter().filter_map(|day| day.meaning).collect();
        days.sort();
        days.dedup();
        let start = self.time.as_deref().and_then(|text| match wording::time_of_day(text) {
            TimeText::At { time, .. } => Some(time.minute),
            _ => None,
        });
        let words = |text: &Option<Text<'_>>| text.as_deref().unwrap_or_default().to_owned();
        let giver = words(self.giver);
        let adults = adults(&giver);
        #[expect(clippy::cast_precision_loss, reason = "a week has five school days")]
        let count = days.len() as f64;
        let held = self.time.as_ref().map(|time| time.item).or(self.days.item).unwrap_or(self.item);
        (!adults.is_empty()).then(|| Session {
            called: words(self.id),
            group: self.group,
            programme: plain(&words(self.programme)),
            adults,
            giver,
            start,
            minutes: self.minutes.map_or(1.0, |minutes| *minutes),
            times: self.times.map_or(count, |times| *times),
            days,
            size: self.size.map_or(1.0, |size| *size),
            is_in_class: self.setting.means(Setting::InClass),
            room: plain(&words(self.room)),
            first: self.first.map(|day| *day),
            last: self.last.map(|day| *day),
            place: held.place.clone(),
            path: self.item.path.clone(),
        })
    }
}

impl Session {
    /// The minutes a week.
    pub(crate) fn minutes_a_week(&self) -> f64 {
        self.minutes * self.times
    }

    /// The minutes on one day, if it is on that day.
    pub(crate) fn minutes_on(&self, day: Weekday) -> f64 {
        if self.days.contains(&day) { self.minutes } else { 0.0 }
    }

    /// When it and another that the same adult gives are at the same time, unless they are one session.
    pub(crate) fn meets(&self, other: &Self) -> Option<Meeting> {
        let (own, others) = (self.start?, other.start?);
        let day = *self.days.iter().find(|day| other.days.contains(day))?;
        let ends = |start: u16, session: &Self| f64::from(start) + session.minutes.max(1.0);
        let overlap = f64::from(own) < ends(others, other) && f64::from(others) < ends(own, self);
        let apart = |last: Option<NaiveDate>, first: Option<NaiveDate>| {
            last.zip(first).is_some_and(|(last, first)| last < first)
        };
        let in_other_weeks = apart(self.last, other.first) || apart(other.last, self.first);
        (overlap && !in_other_weeks && !self.is_one_with(other))
            .then_some(Meeting { day, minute: own.max(others) })
    }

    /// Whether two rows are one session: the same group, written out in several plans; or help in one classroom.
    fn is_one_with(&self, other: &Self) -> bool {
        if self.group.is_some() && other.group.is_some() {
            return self.group == other.group;
        }
        let same_room = self.room == other.room;
        let same_group = self.programme == other.programme
            && self.start == other.start
            && self.size.max(other.size) > 1.0;
        same_room && (same_group || self.is_in_class && other.is_in_class)
    }
}

/// What takes time in a plan with its school's lists.
fn sessions(plan: &SupportPlan<'_>) -> Vec<Session> {
    let groups = plan.groups.iter().filter_map(of_group);
    groups.chain(own_sessions(plan)).collect()
}

/// The rows of a plan that are in no group.
pub(super) fn own_sessions(plan: &SupportPlan<'_>) -> Vec<Session> {
    let own = plan.provision.iter().filter(|row| row.group.is_none());
    own.filter_map(|row| of_row(row, plan)).collect()
}

fn of_group(group: &Group<'_>) -> Option<Session> {
    let id = group.id.as_deref().unwrap_or_default();
    Parts {
        item: group.item,
        id: &group.id,
        group: Some(id.to_owned()),
        programme: &group.programme,
        giver: &group.delivered_by,
        setting: group.setting,
        days: &group.days,
        time: &group.time,
        room: &group.place,
        size: group.group_size,
        minutes: group.minutes,
        times: group.times_per_week,
        first: group.start,
        last: group.end,
    }
    .session()
}

fn of_row(row: &ProvisionRow<'_>, plan: &SupportPlan<'_>) -> Option<Session> {
    Parts {
        item: row.item,
        id: &row.id,
        group: None,
        programme: &row.programme,
        giver: &row.delivered_by,
        setting: row.setting,
        days: &row.days,
        time: &row.time,
        room: &row.place,
        size: row.group_size,
        minutes: row.minutes,
        times: row.times_per_week,
        first: row.from.or(plan.cycle.start),
        last: row.until.or(plan.cycle.review_date),
    }
    .session()
}

/// The names in a text, as [`plain`] has them; a role is nobody in particular.
fn adults(giver: &str) -> Vec<String> {
    let named = |part: &&str| !wording::has_role(part) && part.starts_with(char::is_uppercase);
    wording::roles_in(giver).into_iter().filter(named).map(plain).collect()
}
