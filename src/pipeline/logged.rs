//! The tree of a plan and the logs of its groups -> the tree with what is this pupil's own of them.
//!
//! A group's log says of everybody who was away. What goes into a plan is only whether this pupil got the sessions: no other
//! pupil's id, and no note, which may be about anybody.

use crate::check::{self, AWAY_KEY, Away, GroupEntry};
use crate::error::Error;
use crate::finding::Finding;
use crate::input::{Entry, Kind, Node};
use crate::model::HowMuch;
use crate::resources::{Resources, group_id, groups};
use crate::source::Spanned;
use crate::template::{Field, Missed, Role, Template};

impl Resources {
    /// Adds to a plan's own log what the logs of its groups say of its rows.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if a log cannot be read.
    pub(super) fn add_logs(
        &self,
        root: &mut Node,
        template: &Template,
        found: &mut Vec<Finding>,
    ) -> Result<(), Error> {
        let Some(keys) = Keys::of(template) else { return Ok(()) };
        let mut added = Vec::new();
        for row in keys.rows(root) {
            let Some((id, named)) = keys.named(row) else { continue };
            let mut groups = groups(root, template).into_iter();
            let Some(group) = groups.find(|group| group_id(group, template) == Some(named)) else {
                continue;
            };
            let Some(log) = self.log_of(group, root, template)? else { continue };
            for finding in &log.findings {
                if !found.contains(finding) {
                    found.push(finding.clone());
                }
            }
            let pupil = keys.pupil(root);
            let times = row.get(&keys.times).and_then(Node::as_text);
            let times = times.and_then(|times| times.trim().parse().ok());
            let within = log.entries.iter().filter(|entry| keys.is_of_cycle(entry, root));
            added.extend(within.filter_map(|entry| keys.own(entry, id, pupil, times)));
        }
        if !added.is_empty() {
            append(root, &keys.log, added);
        }
        Ok(())
    }
}

/// The keys of a template that a log is about.
struct Keys<'t> {
    log: String,
    entry: &'t Field,
    provision: String,
    row_id: String,
    row_group: String,
    times: String,
    pupil: Option<String>,
    start: String,
    review: String,
    row: String,
    given: String,
    missed: String,
    /// The word for a child who was away.
    away: String,
    week: String,
    date: String,
}

impl<'t> Keys<'t> {
    fn of(template: &'t Template) -> Option<Self> {
        let path = |role| template.by_role(role).map(|(path, _)| path);
        let (log, entry) = template.by_role(Role::Log)?;
        let (provision, row) = template.by_role(Role::ProvisionRow)?;
        let of_entry = |role| entry.child(role).map(|field| field.id.clone());
        let of_row = |role| row.child(role).map(|field| field.id.clone());
        let away = entry.child(Role::MissedBecause).and_then(word_for_away);
        Some(Self {
            log,
            entry,
            provision,
            row_id: of_row(Role::ItemId)?,
            row_group: of_row(Role::RowGroup)?,
            times: of_row(Role::TimesPerWeek)?,
            pupil: path(Role::FileId),
            start: path(Role::CycleStart)?,
            review: path(Role::ReviewDate)?,
            row: of_entry(Role::DeliveredRow)?,
            given: of_entry(Role::LogGiven)?,
            missed: of_entry(Role::MissedBecause)?,
            away: away.unwrap_or_else(|| Missed::PupilAway.name().to_owned()),
            week: of_entry(Role::LogWeek)?,
            date: of_entry(Role::LogDate)?,
        })
    }

    fn rows<'n>(&self, root: &'n Node) -> impl Iterator<Item = &'n Node> {
        let rows = match root.at(&self.provision).map(|node| &node.kind) {
            Some(Kind::List(rows)) => rows.as_slice(),
            _ => &[],
        };
        rows.iter()
    }

    /// The id of a row, and the group that it names.
    fn named<'n>(&self, row: &'n Node) -> Option<(&'n str, &'n str)> {
        let text = |key: &str| row.get(key)?.as_text().map(str::trim);
        Some((text(&self.row_id)?, text(&self.row_group)?))
    }

    /// The pupil's own id.
    fn pupil<'n>(&self, root: &'n Node) -> Option<&'n str> {
        root.at(self.pupil.as_ref()?)?.as_text().map(str::trim)
    }

    /// Whether an entry is about days of the plan's cycle, the day of its review included.
    fn is_of_cycle(&self, entry: &GroupEntry, root: &Node) -> bool {
        let day = |path: &str| root.at(path).and_then(check::day_of);
        let Some(days) = entry.days else { return true };
        day(&self.start).is_none_or(|start| days.last >= start)
            && day(&self.review).is_none_or(|review| days.first <= review)
    }

    /// An entry as one of this pupil's own plan.
    fn own(
        &self,
        entry: &GroupEntry,
        row: &str,
        pupil: Option<&str>,
        times: Option<f64>,
    ) -> Option<Node> {
        let Kind::Map(entries) = &entry.node.kind else { return None };
        let mut entries = entries.clone();
        let place = entry.node.place.clone();
        let mut put = |key: &str, kind: Kind| {
            entries.retain(|entry| entry.key.value != key);
            let key = Spanned::new(key.to_owned(), place.clone());
            entries.push(Entry { key, value: Node { place: place.clone(), kind } });
        };
        put(&self.row, Kind::Text(row.to_owned()));
        // The week is counted from the group's first day, which may not be the plan's.
        if let Some(days) = entry.days {
            put(&self.date, Kind::Text(days.first.to_string()));
        }
        let is_own =
            |away: &&Away| pupil.is_some_and(|pupil| pupil.eq_ignore_ascii_case(&away.pupil));
        if let Some(away) = entry.away.iter().find(is_own) {
            let all = match entry.given {
                HowMuch::Sessions(count) => Some(count),
                HowMuch::Nothing => Some(0.0),
                HowMuch::All if entry.node.get(&self.week).is_some() => times,
                HowMuch::All => Some(1.0),
            };
            let left = away.sessions.zip(all).map_or(0.0, |(missed, all)| (all - missed).max(0.0));
            put(&self.given, Kind::Number { value: left, typed: format!("{left:.0}") });
            let why = Node { place: place.clone(), kind: Kind::Text(self.away.clone()) };
            put(&self.missed, Kind::List(vec![why]));
        }
        let known =
            |entry: &Entry| self.entry.children().iter().any(|field| field.id == entry.key.value);
        entries.retain(|entry| known(entry) && entry.key.value != AWAY_KEY);
        Some(Node { place, kind: Kind::Map(entries) })
    }
}

/// The word by which a choice of reasons says that the child was away.
fn word_for_away(field: &Field) -> Option<String> {
    match &field.kind {
        crate::template::FieldKind::List { item, .. } => {
            item.word_for(Missed::PupilAway).map(str::to_owned)
        }
        _ => None,
    }
}

/// Adds items to a list at the top of a tree.
fn append(root: &mut Node, key: &str, mut items: Vec<Node>) {
    // The list is the plan's, so that what it says itself can be told from what a group's file says.
    let place = root.place.clone();
    let Kind::Map(entries) = &mut root.kind else { return };
    match entries.iter_mut().find(|entry| entry.key.value == key) {
        Some(Entry { value: Node { kind: Kind::List(own), .. }, .. }) => own.append(&mut items),
        // What is something else than a list is reported, and stays as it is.
        Some(Entry { value, .. }) if !matches!(value.kind, Kind::Null) => {}
        Some(entry) => entry.value.kind = Kind::List(items),
        None => entries.push(Entry {
            key: Spanned::new(key.to_owned(), place.clone()),
            value: Node { place, kind: Kind::List(items) },
        }),
    }
}
