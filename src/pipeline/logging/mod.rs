//! One line for a log: what was given of a group, or of a row of one plan.

mod days;
mod group;
mod row;

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chrono::NaiveDate;

use crate::check::{AWAY_KEY, LOG_KEY};
use crate::draft;
use crate::error::Error;
use crate::finding::{Finding, listed, nearest};
use crate::output::{self, Attempt, FolderLock, Sharing};
use crate::resources::{Resources, shown};
use crate::template::{Field, FieldKind, Role};

use days::Days;
use group::OfGroup;
use row::OfRow;

/// What the log is of.
#[derive(Debug, Clone)]
pub enum Logged {
    /// A group of the school whose `sendplan.yaml` is in this folder or above it.
    Group {
        /// Its id.
        id: String,
        /// The folder.
        folder: PathBuf,
    },
    /// A row of provision of the plan in this file.
    Row {
        /// The file.
        plan: PathBuf,
        /// The row's id.
        row: String,
    },
}

/// What was given, as somebody types it.
#[derive(Debug, Clone, Default)]
pub struct LogLine {
    /// The teaching week.
    pub week: Option<u32>,
    /// The day, or the first day of the week.
    pub date: Option<NaiveDate>,
    /// How many sessions; or `yes` or `no`.
    pub given: String,
    /// Why the others were not given.
    pub missed_because: Vec<String>,
    /// A note for staff.
    pub note: Option<String>,
    /// The ids of pupils who were not there.
    pub away: Vec<String>,
    /// Whether an entry for the same days is replaced.
    pub on_same_days: SameDays,
}

/// What becomes of an entry for the same days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SameDays {
    /// It stays, and the new one is refused.
    #[default]
    Refuse,
    /// The new one takes its place.
    Replace,
}

/// What was written.
#[derive(Debug)]
pub struct LogWritten {
    /// The file.
    pub file: PathBuf,
    /// The line.
    pub line: String,
    /// The sum now: `Phonics, Year 3: 31 of 36 given so far`.
    pub sum: String,
    /// What has to be asked of it.
    pub findings: Vec<Finding>,
}

/// Writes a line into the log of a group or of a plan. The file is whole before and after; every other line stays as it is.
///
/// # Errors
///
/// [`Error::Options`] if a name or a figure cannot be right, or there is an entry already; [`Error::Refused`] if the line has
/// errors; [`Error::Read`] and [`Error::Write`].
pub(crate) fn log(
    resources: &Resources,
    what: &Logged,
    line: &LogLine,
) -> Result<LogWritten, Error> {
    let target = match what {
        Logged::Group { id, folder } => {
            Target::Group(Box::new(OfGroup::find(resources, id, folder, line)?))
        }
        Logged::Row { plan, row } => {
            Target::Row(Box::new(OfRow::find(resources, plan, row, line)?))
        }
    };
    if let Some(today) = resources.today().filter(|today| target.days().is_after(*today)) {
        return Err(Error::options(format!(
            "{} is in the future: today is {}; write down what was given once it has been",
            target.days().in_words(),
            today.format("%-d %B %Y")
        )));
    }
    // Several people may log at the same time: the file is read again once it is this one's turn.
    let _turn = turn(&target)?;
    let before = output::own_text(target.file())?;
    let text = before.as_deref().unwrap_or_default();
    let typed = target.line(line)?;
    let into = place_of(&target, text, line)?;
    let new = draft::with_line(text, target.key(), &typed, into).ok_or_else(|| {
        let file = shown(target.file());
        Error::options(format!(
            "the line cannot be added to `{file}` without changing what is around it; write it yourself: `- {typed}`"
        ))
    })?;
    let Verified { findings, sum } = target.verify(resources, text, &new)?;
    if findings.iter().any(Finding::is_error) {
        return Err(Error::Refused { findings });
    }
    output::revise(target.file(), before.as_deref(), &new)?;
    Ok(LogWritten { file: target.file().to_owned(), line: typed, sum, findings })
}

/// Where the line goes, with what is known of it.
enum Target {
    Group(Box<OfGroup>),
    Row(Box<OfRow>),
}

/// What the text with the new line comes to.
struct Verified {
    /// What is found on the log that was not found before.
    findings: Vec<Finding>,
    sum: String,
}

impl Target {
    fn file(&self) -> &Path {
        match self {
            Self::Group(group) => &group.file,
            Self::Row(row) => &row.file,
        }
    }

    /// The folder of the plan, or the one that the school's logs have theirs in, which may not be there yet.
    fn folder(&self) -> Option<&Path> {
        match self {
            Self::Group(group) => group.file.parent()?.parent(),
            Self::Row(row) => row.file.parent(),
        }
    }

    /// The key that the list is under.
    fn key(&self) -> &str {
        match self {
            Self::Group(_) => LOG_KEY,
            Self::Row(row) => &row.key,
        }
    }

    fn days(&self) -> &Days {
        match self {
            Self::Group(group) => &group.days,
            Self::Row(row) => &row.days,
        }
    }

    /// The number of the entry for the same days, if there is one.
    fn same_days(&self, text: &str) -> Option<usize> {
        match self {
            Self::Group(group) => group.days.same(text, LOG_KEY, &group.keys, None),
            Self::Row(row) => row.days.same(text, &row.key, &row.keys, Some(&row.row)),
        }
    }

    /// The line as it goes into the file.
    fn line(&self, line: &LogLine) -> Result<String, Error> {
        let keys = match self {
            Self::Group(group) => &group.keys,
            Self::Row(row) => &row.keys,
        };
        let mut parts = self.days().parts(keys);
        if let Self::Row(row) = self {
            parts.push(format!("{}: {}", keys.row, row.row));
        }
        parts.push(format!("{}: {}", keys.given, given(&line.given)?));
        let reasons = reasons(&line.missed_because, &keys.reasons)?;
        if !reasons.is_empty() {
            parts.push(format!("{}: [{}]", keys.missed, reasons.join(", ")));
        }
        if let Some(note) = line.note.as_deref().map(str::trim).filter(|note| !note.is_empty()) {
            parts.push(format!("{}: {}", keys.note, quoted(note)));
        }
        if let Self::Group(group) = self {
            let away = group.away(&line.away)?;
            if !away.is_empty() {
                parts.push(format!("{AWAY_KEY}: [{}]", away.join(", ")));
            }
        } else if !line.away.is_empty() {
            let hint =
                "`--away` is for groups; of one pupil say `--given no --missed-because pupil-away`";
            return Err(Error::options(hint));
        }
        Ok(format!("{{{}}}", parts.join(", ")))
    }

    fn verify(&self, resources: &Resources, old: &str, new: &str) -> Result<Verified, Error> {
        match self {
            Self::Group(group) => group.verify(old, new),
            Self::Row(row) => row.verify(resources, new),
        }
    }
}

/// The keys of an entry, as the template calls them.
struct Keys {
    week: String,
    date: String,
    row: String,
    given: String,
    missed: String,
    note: String,
    /// The words for why something was not given.
    reasons: Vec<String>,
}

impl Keys {
    /// Those of a template's log.
    fn of(log: &Field) -> Option<Self> {
        let id = |role| log.child(role).map(|field| field.id.clone());
        let reasons = match &log.child(Role::MissedBecause)?.kind {
            FieldKind::List { item, .. } => {
                item.choices().iter().map(|one| one.id.clone()).collect()
            }
            _ => Vec::new(),
        };
        Some(Self {
            week: id(Role::LogWeek)?,
            date: id(Role::LogDate)?,
            row: id(Role::DeliveredRow)?,
            given: id(Role::LogGiven)?,
            missed: id(Role::MissedBecause)?,
            note: id(Role::LogNote)?,
            reasons,
        })
    }
}

/// How much was given: a number of sessions, `yes` or `no`.
fn given(typed: &str) -> Result<String, Error> {
    let word = typed.trim().to_lowercase();
    let is_count = word.parse::<u32>().is_ok_and(|count| count <= 60);
    if is_count || word == "yes" || word == "no" {
        return Ok(word);
    }
    Err(Error::options(format!(
        "`--given {typed}` is not a number of sessions; write how many were given, such as 4, or `yes` or `no`"
    )))
}

/// The reasons that were typed, each one of the template's words.
fn reasons(typed: &[String], known: &[String]) -> Result<Vec<String>, Error> {
    let all = typed.iter().flat_map(|one| one.split(',')).map(str::trim);
    all.filter(|one| !one.is_empty())
        .map(|one| match known.iter().find(|word| word.eq_ignore_ascii_case(one)) {
            Some(word) => Ok(word.clone()),
            None => Err(no_such("--missed-because", one, known.iter().map(String::as_str))),
        })
        .collect()
}

/// The error that a name is none of those that there are.
fn no_such<'a>(what: &str, typed: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    let known: Vec<&str> = known.into_iter().collect();
    let hint = match nearest(typed, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "there are none".to_owned(),
        None => format!("there are {}", listed(known)),
    };
    Error::options(format!("there is no {what} `{typed}`; {hint}"))
}

/// A note between quotation marks, so that no sign in it means anything.
fn quoted(note: &str) -> String {
    let plain: String = note.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Where the line goes: in the place of one for the same days, if that is wanted.
fn place_of(target: &Target, text: &str, line: &LogLine) -> Result<draft::Into, Error> {
    let Some(index) = target.same_days(text) else { return Ok(draft::Into::End) };
    if line.on_same_days == SameDays::Replace {
        return Ok(draft::Into::PlaceOf(index));
    }
    Err(Error::options(format!(
        "`{}` has an entry for {} already; `--replace` puts the new one in its place",
        shown(target.file()),
        target.days().in_words()
    )))
}

/// The lock on the logs of a school, or on the plans of a folder.
const LOCK: &str = ".sendplan-log.lock";

/// How long it takes until the lock is tried again.
const PAUSE: Duration = Duration::from_millis(20);

/// After how many attempts somebody is told to try later: ten seconds.
const PATIENCE: usize = 500;

/// Waits until nobody else writes. `None` where there are no locks: whether the file is still as it was read is looked at in
/// any case.
fn turn(target: &Target) -> Result<Option<FolderLock>, Error> {
    let folder = target.folder().filter(|folder| !folder.as_os_str().is_empty());
    for _ in 0..PATIENCE {
        match FolderLock::attempt(folder.unwrap_or(Path::new(".")), LOCK, Sharing::Alone) {
            Attempt::Taken(lock) => return Ok(Some(lock)),
            Attempt::Free | Attempt::Impossible => return Ok(None),
            Attempt::Busy => thread::sleep(PAUSE),
        }
    }
    let file = shown(target.file());
    Err(Error::options(format!(
        "another `sendplan log` is writing `{file}`; try again in a minute"
    )))
}
