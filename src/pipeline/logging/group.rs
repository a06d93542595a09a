//! The log of a group.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::days::{Dating, Days};
use super::{Keys, LogLine, Verified, no_such};
use crate::check::{self, GroupLog, LoggedGroup};
use crate::error::Error;
use crate::finding::Finding;
use crate::input::{self, LOG_FOLDER, Node};
use crate::model::{HowMuch, Stretch};
use crate::pipeline::read::TemplateOf;
use crate::resources::{Resources, group_id, groups, logs_of, shown};
use crate::source::SourceFile;
use crate::template::{Role, Template};

/// A group of the school.
pub(super) struct OfGroup {
    pub(super) file: PathBuf,
    pub(super) keys: Keys,
    pub(super) days: Days,
    /// What the group is called.
    name: String,
    group: Node,
    root: Node,
    template: Arc<Template>,
    today: Option<chrono::NaiveDate>,
}

impl OfGroup {
    /// Finds the group.
    ///
    /// # Errors
    ///
    /// [`Error::Options`] if there is none of this name, or if it has two logs; [`Error::Refused`] if something is wrong with
    /// the settings; [`Error::Read`].
    pub(super) fn find(
        resources: &Resources,
        id: &str,
        folder: &Path,
        line: &LogLine,
    ) -> Result<Self, Error> {
        let settings = resources.settings_above(&folder.join("plan.yaml"))?;
        let root = match settings.as_deref() {
            Some(Ok(root)) => root,
            Some(Err(findings)) => return Err(Error::Refused { findings: findings.clone() }),
            None => return Err(no_settings(folder)),
        };
        let (TemplateOf::Named(template) | TemplateOf::Unusable { near: Some(template), .. }) =
            resources.template_of(Some(root))?
        else {
            return Err(no_settings(folder));
        };
        let mut root = root.clone();
        check::take_over(&mut root, None, &template);
        let all = groups(&root, &template);
        let ids = || all.iter().filter_map(|group| group_id(group, &template));
        let known = ids().find(|known| known.eq_ignore_ascii_case(id.trim()));
        let known = known.ok_or_else(|| no_such("group", id, ids()))?;
        let same = all.iter().filter(|group| group_id(group, &template) == Some(known));
        if same.count() > 1 {
            return Err(Error::options(format!(
                "two groups have the id `{known}`, so nobody can say whose sessions these are; give each an id of its own first"
            )));
        }
        let group = all.iter().find(|group| group_id(group, &template) == Some(known));
        let group: Node = group.map(|group| (*group).clone()).ok_or_else(|| no_settings(folder))?;
        let log = template.by_role(Role::Log).and_then(|(_, field)| Keys::of(field));
        let keys = log.ok_or_else(|| Error::options("the school's template has no log"))?;
        let home = group.place.file().folder().join(LOG_FOLDER);
        let file = match logs_of(&home, known).as_slice() {
            [] => home.join(format!("{}.yaml", plain(known)?)),
            [only] => only.clone(),
            [one, two, ..] => {
                return Err(Error::options(format!(
                    "the group `{known}` has two logs, `{}` and `{}`; put all lines into one of them first",
                    shown(one),
                    shown(two)
                )));
            }
        };
        let name = name(&group, &template).unwrap_or_else(|| known.to_owned());
        let today = resources.today();
        let calendar =
            LoggedGroup::of(&group, &root, &template, today).and_then(|group| group.calendar);
        let days = Days::of(line, calendar, Dating::Always)?;
        let file = relative(&file);
        Ok(Self { file, keys, days, name, group, root, template, today })
    }

    /// The ids of those who were away, as they are typed.
    ///
    /// # Errors
    ///
    /// [`Error::Options`] if one of them cannot be an id.
    pub(super) fn away(&self, typed: &[String]) -> Result<Vec<String>, Error> {
        let all = typed.iter().flat_map(|one| one.split(',')).map(str::trim);
        all.filter(|one| !one.is_empty())
            .map(|one| {
                let is_plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
                if one.chars().all(is_plain) {
                    return Ok(if one.parse::<f64>().is_ok() {
                        format!("\"{one}\"")
                    } else {
                        one.to_owned()
                    });
                }
                Err(Error::options(format!(
                    "`--away {one}` is not a pupil's id; write ids such as AB-1"
                )))
            })
            .collect()
    }

    /// Reads the log with the new line.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] if it cannot be read.
    pub(super) fn verify(&self, old: &str, new: &str) -> Result<Verified, Error> {
        let before = self.read(old).map(|log| log.findings).unwrap_or_default();
        let log = self.read(new).map_err(|findings| Error::Refused { findings })?;
        let is_new = |finding: &&Finding| {
            !before.iter().any(|old| {
                old.rule() == finding.rule()
                    && old.message() == finding.message()
                    && old.field_path() == finding.field_path()
            })
        };
        let findings = log.findings.iter().filter(is_new).cloned().collect();
        Ok(Verified { findings, sum: self.sum(&log) })
    }

    fn read(&self, text: &str) -> Result<GroupLog, Vec<Finding>> {
        let name = shown(&self.file);
        let root = input::parse(&Arc::new(SourceFile::new(name, text.to_owned())))?;
        let about = LoggedGroup::of(&self.group, &self.root, &self.template, self.today);
        Ok(about.map(|about| check::group_log(&root, &self.template, &about)).unwrap_or_default())
    }

    /// `Phonics, Year 3: 31 of 36 given so far`.
    fn sum(&self, log: &GroupLog) -> String {
        let about = LoggedGroup::of(&self.group, &self.root, &self.template, self.today);
        let times = about.as_ref().and_then(|about| about.times);
        let calendar = about.and_then(|about| about.calendar);
        let cycle = calendar.as_ref().map(|calendar| calendar.cycle);
        let counts = |days: Option<Stretch>| match (days, cycle) {
            (Some(days), Some(cycle)) => days.within(cycle).is_some(),
            _ => true,
        };
        let mut given = 0.0;
        for entry in log.entries.iter().filter(|entry| counts(entry.days)) {
            given += match entry.given {
                HowMuch::Sessions(count) => count,
                HowMuch::Nothing => 0.0,
                HowMuch::All if entry.node.get(&self.keys.week).is_some() => times.unwrap_or(1.0),
                HowMuch::All => 1.0,
            };
        }
        let last = log.entries.iter().filter_map(|entry| entry.days).map(|days| days.last).max();
        let due = calendar.zip(times).zip(last).and_then(|((calendar, times), last)| {
            let days = Stretch { last, ..calendar.cycle }.within(calendar.cycle)?;
            Some((times * calendar.weeks_in(days)).round())
        });
        let of = due.map(|due| format!(" of {due}")).unwrap_or_default();
        let uncounted = self.days.uncounted_week().map(|week| {
            format!(
                "; the group has no `start`, so each plan counts week {week} from its own first day (`--date` says which week it was)"
            )
        });
        format!("{}: {given}{of} given so far{}", self.name, uncounted.unwrap_or_default())
    }
}

/// What a group is called: its name, or its programme.
fn name(group: &Node, template: &Template) -> Option<String> {
    let (_, list) = template.by_role(Role::Groups)?;
    let text =
        |role| group.get(&list.child(role)?.id)?.as_text().map(|text| text.trim().to_owned());
    let own = text(Role::GroupName).filter(|name| !name.is_empty());
    // Several groups may have one programme.
    let id = group_id(group, template)?;
    own.or_else(|| text(Role::Programme).map(|programme| format!("{programme} ({id})")))
}

/// An id as the name of a file.
fn plain(id: &str) -> Result<&str, Error> {
    let mut parts = Path::new(id).components();
    let is_name = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
    if is_name && !id.contains(['/', '\\', ':']) {
        return Ok(id);
    }
    Err(Error::options(format!(
        "`{id}` cannot be the name of a file; give the group an id of letters, digits and hyphens"
    )))
}

/// A path as one would write it here.
fn relative(path: &Path) -> PathBuf {
    let here = std::path::absolute(".").unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).to_owned()
}

fn no_settings(folder: &Path) -> Error {
    Error::options(format!(
        "there are no groups in `{}`; name the folder that has the school's `sendplan.yaml`, or a plan and its `--row`",
        folder.display()
    ))
}
