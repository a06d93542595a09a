//! The logs of a school's groups, each read once for all plans of the group.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Resources, shown};
use crate::check::{self, GroupLog, LoggedGroup};
use crate::error::Error;
use crate::finding::{Finding, declare_rules, nearest};
use crate::input::{self, Kind, LOG_FOLDER, Node};
use crate::template::{Role, Template};

/// A log that is shared by all plans of its group.
pub(super) type SharedLog = Arc<GroupLog>;

impl Resources {
    /// The log of a group: an item of the list of groups in `root`. The file is in the folder `log` beside the file that has
    /// the group; `None` if there is none.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if the file cannot be read.
    pub(crate) fn log_of(
        &self,
        group: &Node,
        root: &Node,
        template: &Template,
    ) -> Result<Option<SharedLog>, Error> {
        let Some(about) = LoggedGroup::of(group, root, template, self.today()) else {
            return Ok(None);
        };
        let folder = group.place.file().folder().join(LOG_FOLDER);
        let all = self.log_files.get(folder.clone(), || input::log_files(&folder).into());
        let own: Vec<&PathBuf> = all.iter().filter(|file| is_of(file, about.id)).collect();
        let Some(file) = own.first() else { return Ok(None) };
        if own.len() > 1 {
            let findings = vec![two_logs(group, about.id, &own)];
            return Ok(Some(Arc::new(GroupLog { findings, ..GroupLog::default() })));
        }
        let key = (file.to_path_buf(), template.id().to_owned());
        let log = self.logs.try_get(key, || {
            let root = match input::load(file, &shown(file)) {
                Ok(source) => input::parse(&source),
                Err(Error::Refused { findings }) => Err(findings),
                Err(error) => return Err(error),
            };
            Ok(Arc::new(match root {
                Ok(root) => check::group_log(&root, template, &about),
                Err(findings) => GroupLog { findings, ..GroupLog::default() },
            }))
        })?;
        Ok(Some(log))
    }

    /// What is wrong with the logs beside a file of settings: each of its own, and those of no group. `root` is what all the
    /// settings there say together.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if a log cannot be read.
    pub(crate) fn check_logs(
        &self,
        path: &Path,
        root: &Node,
        template: &Template,
    ) -> Result<Vec<Finding>, Error> {
        let mut found = Vec::new();
        let here = absolute(path.parent().unwrap_or(Path::new("")));
        let mut groups = groups(root, template);
        groups.retain(|group| absolute(group.place.file().folder()) == here);
        for group in &groups {
            let log = self.log_of(group, root, template)?;
            found.extend(log.into_iter().flat_map(|log| log.findings.clone()));
        }
        let ids: Vec<&str> = groups.iter().filter_map(|group| id(group, template)).collect();
        for file in input::log_files(&here.join(LOG_FOLDER)) {
            if !ids.iter().any(|id| is_of(&file, id)) {
                found.push(of_no_group(&file, &ids));
            }
        }
        Ok(found)
    }
}

/// A folder without turns and links, as far as that can be found out.
fn absolute(folder: &Path) -> PathBuf {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

/// The groups in a tree.
pub(crate) fn groups<'n>(root: &'n Node, template: &Template) -> Vec<&'n Node> {
    let Some((path, _)) = template.by_role(Role::Groups) else { return Vec::new() };
    match root.at(&path).map(|node| &node.kind) {
        Some(Kind::List(items)) => items.iter().collect(),
        _ => Vec::new(),
    }
}

/// The id of a group.
pub(crate) fn id<'n>(group: &'n Node, template: &Template) -> Option<&'n str> {
    let (_, list) = template.by_role(Role::Groups)?;
    group.get(&list.child(Role::ItemId)?.id)?.as_text().map(str::trim)
}

/// The logs of a group in a folder of logs: one, if nothing is wrong.
pub(crate) fn logs_of(folder: &Path, id: &str) -> Vec<PathBuf> {
    input::log_files(folder).into_iter().filter(|file| is_of(file, id)).collect()
}

/// Whether a file is the log of a group: its name is the group's id, in capitals or not.
fn is_of(file: &Path, id: &str) -> bool {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().to_lowercase());
    stem.is_some_and(|stem| stem == id.to_lowercase())
}

/// The finding that a group has more than one log, at the group.
fn two_logs(group: &Node, id: &str, files: &[&PathBuf]) -> Finding {
    let names: Vec<String> = files.iter().map(|file| format!("`{}`", shown(file))).collect();
    let message = format!("there are two logs of the group `{id}`: {}", names.join(" and "));
    Finding::new(&TWO_LOGS, message)
        .at(&group.place, "")
        .hint("put all lines into one of them, and delete the other; until then neither counts")
}

/// The finding that a log is of no group.
fn of_no_group(file: &Path, ids: &[&str]) -> Finding {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let message = format!("there is no group `{stem}`, so this log counts for nobody");
    let hint = match nearest(&stem, ids.iter().copied()) {
        Some(near) => format!("rename it to `{near}.yaml` if that is the group"),
        None => {
            "put the group back under `groups:`, or move the log away with the plans of its term"
                .to_owned()
        }
    };
    Finding::new(&LOG_OF_NO_GROUP, message).in_file(shown(file)).hint(hint)
}

declare_rules! {
    /// A log is of a group that is not there.
    ///
    /// ## What it looks for
    ///
    /// A file in the folder `log` whose name is not the id of one of the school's groups.
    ///
    /// ## Why
    ///
    /// No plan counts what is in it. Either the name has a slip, or the group has gone.
    ///
    /// ## Instead
    ///
    /// Name the file after the group, as in `log/phonics-y3.yaml`; or move the logs of last year away.
    LOG_OF_NO_GROUP = "log-of-no-group", Warning;

    /// A group has two logs.
    ///
    /// ## What it looks for
    ///
    /// Two files in the folder `log` with the name of one group: one ends in `.yaml` and the other in `.yml`, or they differ
    /// in capitals only.
    ///
    /// ## Why
    ///
    /// Two people have written in two places. Which of them counts cannot be guessed, and together they may count twice.
    ///
    /// ## Instead
    ///
    /// Put all lines into one of them, and delete the other.
    TWO_LOGS = "two-logs", Error;
}
