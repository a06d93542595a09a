//! The log of a group, a file of its own -> its entries, or what is wrong with them.
//!
//! Its entries have the fields of a plan's log, without the row; and `away`, the ids of pupils who were not there. Who was
//! away stays here: each plan of the group gets what is its own.

use std::sync::Arc;

use chrono::{Months, NaiveDate};

use super::build::{Builder, Extent, join};
use super::faults::{UNKNOWN_KEY, WRONG_TYPE};
use super::lenient::date::{self as dates, Day};
use super::log::{self, Dated};
use crate::finding::{Finding, Level};
use crate::input::{Entry, Kind, Node};
use crate::model::{Calendar, HowMuch, LogEntry, Read as _, Stretch};
use crate::record::Item;
use crate::template::{Field, Role, Template};

/// The key that a log's file may have above its list.
pub(crate) const LOG_KEY: &str = "log";

/// The key of an entry under which those are who were not there.
pub(crate) const AWAY_KEY: &str = "away";

/// What is known of a group besides its log.
#[derive(Debug)]
pub(crate) struct LoggedGroup<'a> {
    /// Its id.
    pub(crate) id: &'a str,
    /// The days that its weeks are counted by, if it says when it begins.
    pub(crate) calendar: Option<Calendar>,
    /// How often a week it meets.
    pub(crate) times: Option<f64>,
    /// The day it is, if that is known.
    pub(crate) today: Option<NaiveDate>,
}

impl<'a> LoggedGroup<'a> {
    /// Of an item of the school's list of groups; `root` is the tree that the list and the holidays are in.
    pub(crate) fn of(
        group: &'a Node,
        root: &Node,
        template: &Template,
        today: Option<NaiveDate>,
    ) -> Option<Self> {
        let (_, list) = template.by_role(Role::Groups)?;
        let value = |role| group.get(&list.child(role)?.id);
        let start = value(Role::RowFrom).and_then(day_of);
        let end = value(Role::RowUntil).and_then(day_of);
        let a_year = |start: NaiveDate| start.checked_add_months(Months::new(12));
        let calendar = start.and_then(|start| {
            let after = end.and_then(|end| end.succ_opt()).or_else(|| a_year(start))?;
            Calendar::new(start, after, holidays(root, template).into_iter())
        });
        let number = |role| value(role)?.as_text()?.trim().parse::<f64>().ok();
        #[expect(clippy::cast_precision_loss, reason = "a week has few days")]
        let by_days = || match &value(Role::Weekdays)?.kind {
            Kind::List(days) => Some(days.len() as f64),
            _ => None,
        };
        let times = number(Role::TimesPerWeek).or_else(by_days);
        Some(Self { id: value(Role::ItemId)?.as_text()?.trim(), calendar, times, today })
    }
}

/// The school's holidays in a tree.
fn holidays(root: &Node, template: &Template) -> Vec<Stretch> {
    let Some((path, list)) = template.by_role(Role::Holidays) else { return Vec::new() };
    let Some(Kind::List(items)) = root.at(&path).map(|node| &node.kind) else { return Vec::new() };
    let day = |item: &Node, role| day_of(item.get(&list.child(role)?.id)?);
    let stretch = |item: &Node| {
        let (first, last) = (day(item, Role::HolidayStart)?, day(item, Role::HolidayEnd)?);
        Some(Stretch { first, last })
    };
    items.iter().filter_map(stretch).collect()
}

/// The day that a value says, in whatever form a date may have.
pub(crate) fn day_of(node: &Node) -> Option<NaiveDate> {
    match dates::read(node.as_text()?.trim()) {
        Day::Is(day) | Day::Otherwise(day) => Some(day),
        Day::Unclear(_) => None,
    }
}

/// The log of a group.
#[derive(Debug, Default)]
pub(crate) struct GroupLog {
    /// The entries with nothing wrong in them, in the order of the file.
    pub(crate) entries: Vec<GroupEntry>,
    /// What is wrong with the others, and what has to be asked of any.
    pub(crate) findings: Vec<Finding>,
}

/// What was given of a group on a day or in a week.
#[derive(Debug)]
pub(crate) struct GroupEntry {
    /// The entry as it is in the file, without those who were away and without its note, which may be about anybody.
    pub(crate) node: Node,
    /// The days that it is about; `None` if its week is counted by each plan.
    pub(crate) days: Option<Stretch>,
    /// How much was given.
    pub(crate) given: HowMuch,
    /// Those who were not there.
    pub(crate) away: Vec<Away>,
}

/// A pupil who was not there.
#[derive(Debug)]
pub(crate) struct Away {
    /// The pupil's id.
    pub(crate) pupil: String,
    /// For how many sessions; all of them if it is not said.
    pub(crate) sessions: Option<f64>,
}

/// Reads the log of a group.
pub(crate) fn group_log(root: &Node, template: &Template, group: &LoggedGroup<'_>) -> GroupLog {
    let mut found = GroupLog::default();
    let Some((_, section)) = template.by_role(Role::Log) else { return found };
    let Some(nodes) = entries(root, &mut found.findings) else { return found };
    let without_row =
        section.children().iter().filter(|field| field.role != Some(Role::DeliveredRow));
    let fields: Arc<[Field]> = without_row.cloned().collect();
    let mut builder = Builder::new(template, root, Extent::Plan(super::Strictness::Full));
    let mut read: Vec<(Item, &Node, Vec<Away>)> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let path = format!("{LOG_KEY}[{}]", index + 1);
        let before = builder.findings.len();
        let bare = without(node, &[AWAY_KEY]);
        let item = builder.entry(&fields, &bare, path.clone());
        let away =
            node.get(AWAY_KEY).map_or(Ok(Vec::new()), |node| away(node, &join(&path, AWAY_KEY)));
        match (item, away) {
            (Some(item), Ok(away))
                if builder.findings[before..].iter().all(|one| !one.is_error()) =>
            {
                read.push((item, node, away));
            }
            (_, Err(finding)) => found.findings.push(finding),
            _ => {}
        }
    }
    found.findings.append(&mut builder.findings);
    let note = section.child(Role::LogNote).map(|field| field.id.as_str());
    let mut dated: Vec<Dated<'_, '_>> = Vec::new();
    let typed: Vec<LogEntry<'_>> =
        read.iter().filter_map(|(item, ..)| LogEntry::read(item)).collect();
    for (entry, (_, node, away)) in typed.iter().zip(&read) {
        let days = entry.days(group.calendar.as_ref());
        let Some(given) = entry.given.map(|given| given.get()) else { continue };
        if let Some(days) = days {
            let one = Dated { entry, days };
            if let Some(finding) = ahead(one, group) {
                found.findings.push(finding);
                continue;
            }
            found.findings.extend(wrong(one, group));
            dated.push(one);
        } else if group.calendar.is_some() {
            found.findings.extend(no_such_week(entry, group));
            continue;
        }
        let left_out = [Some(AWAY_KEY), note];
        let left_out: Vec<&str> = left_out.into_iter().flatten().collect();
        let away = away.iter().map(|one| Away { pupil: one.pupil.clone(), ..*one }).collect();
        found.entries.push(GroupEntry { node: without(node, &left_out), days, given, away });
    }
    found.findings.extend(log::twice(&dated, group.id));
    found.findings.extend(log::above(&dated, group.times, group.id));
    found
}

/// The entries of a log: under its key, or as the whole file.
fn entries<'n>(root: &'n Node, found: &mut Vec<Finding>) -> Option<&'n [Node]> {
    let hint = "write `log:` and beneath it a line for each week, such as `- {week: 3, given: 4}`";
    let list = match &root.kind {
        Kind::Map(_) => {
            let others = root.entries().iter().filter(|entry| entry.key.value != LOG_KEY);
            found.extend(others.map(|entry| {
                let message = format!("a group’s log has no `{}`", entry.key.value);
                Finding::new(&UNKNOWN_KEY, message).at(&entry.key.place, "").hint(hint)
            }));
            root.get(LOG_KEY)?
        }
        _ => root,
    };
    match &list.kind {
        Kind::List(items) => Some(items),
        Kind::Null => None,
        _ => {
            let message = format!("a group’s log is a list; found {}", list.found());
            found.push(Finding::new(&WRONG_TYPE, message).at(&list.place, "").hint(hint));
            None
        }
    }
}

/// A group of fields without some of them.
fn without(node: &Node, keys: &[&str]) -> Node {
    let Kind::Map(entries) = &node.kind else { return node.clone() };
    let kept = entries.iter().filter(|entry| !keys.contains(&entry.key.value.as_str()));
    Node { place: node.place.clone(), kind: Kind::Map(kept.cloned().collect::<Vec<Entry>>()) }
}

/// Those who were away: a list of ids, one id, or ids each with the number of sessions missed.
fn away(node: &Node, path: &str) -> Result<Vec<Away>, Finding> {
    let wrong = |node: &Node| {
        Finding::new(&WRONG_TYPE, format!("`{path}` should be pupils' ids; found {}", node.found()))
            .at(&node.place, "")
            .hint("write `away: [AB-1, CD-2]`; or with how many sessions each missed, `away: {AB-1: 2}`")
    };
    let whole = |id: &str| Away { pupil: id.trim().to_owned(), sessions: None };
    match &node.kind {
        Kind::Null => Ok(Vec::new()),
        Kind::List(items) => {
            items.iter().map(|item| item.as_text().map(whole).ok_or_else(|| wrong(item))).collect()
        }
        Kind::Map(entries) => (entries.iter())
            .map(|entry| match entry.value.kind {
                Kind::Number { value, .. } if value >= 0.0 => {
                    Ok(Away { sessions: Some(value), ..whole(&entry.key.value) })
                }
                Kind::Null => Ok(whole(&entry.key.value)),
                _ => Err(wrong(&entry.value)),
            })
            .collect(),
        _ => node.as_text().map(|id| vec![whole(id)]).ok_or_else(|| wrong(node)),
    }
}

/// What has to be asked of an entry by itself.
fn wrong(one: Dated<'_, '_>, group: &LoggedGroup<'_>) -> Vec<Finding> {
    let calendar = group.calendar.as_ref();
    let no_school = calendar.and_then(|calendar| log::no_school(one, calendar));
    let other = calendar.and_then(|calendar| log::other_week(one, calendar));
    no_school.into_iter().chain(other).collect()
}

/// An entry about days that are still to come, which does not count.
fn ahead(one: Dated<'_, '_>, group: &LoggedGroup<'_>) -> Option<Finding> {
    group.today.filter(|today| one.days.first > *today)?;
    let day = one.days.first.format("%-d %B %Y");
    let item = one.entry.date.map_or(one.entry.item, |date| date.item);
    let finding = Finding::new(&log::LOGGED_OUTSIDE, format!("{day} is in the future"))
        .with_level(Level::Warning)
        .at(&item.place, "")
        .path(&item.path);
    Some(finding.hint("check the date, the year first; write down what was given once it has been"))
}

/// A week that the group does not have.
fn no_such_week(entry: &LogEntry<'_>, group: &LoggedGroup<'_>) -> Option<Finding> {
    let week = entry.week?;
    let message = format!("{} has no week {}", group.id, *week);
    let finding =
        Finding::new(&log::LOGGED_OUTSIDE, message).at(week.place(), "").path(week.path());
    Some(
        finding.hint(
            "weeks are counted from the group's first day, without holidays; or give the date",
        ),
    )
}
