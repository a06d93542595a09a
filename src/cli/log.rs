//! `sendplan log`: a line for what was given.

use std::path::{Path, PathBuf};

use anyhow::bail;
use sendplan::run::{LogLine, Logged, SameDays};

use super::args::Global;
use super::log_args::Log;
use super::{Ending, report};

/// Writes the line, and says what was written and what it comes to.
pub(super) fn run(args: &Log, global: &Global) -> anyhow::Result<Ending> {
    let what = what(args)?;
    let path = match &what {
        Logged::Row { plan, .. } => plan,
        Logged::Group { folder, .. } => folder,
    };
    let today = args.today.or_else(super::today);
    let sendplan = super::sendplan(global, today, std::slice::from_ref(path))?;
    let line = LogLine {
        week: args.week,
        date: args.date,
        given: args.given.clone(),
        missed_because: args.missed_because.clone(),
        note: args.note.clone(),
        away: args.away.clone(),
        on_same_days: if args.replace { SameDays::Replace } else { SameDays::Refuse },
    };
    let written = sendplan.log(&what, &line)?;
    report::findings(&written.findings, global);
    if !global.quiet {
        report::say(format_args!("`{}`: {}", written.file.display(), written.line));
        report::say(&written.sum);
    }
    Ok(Ending::Done)
}

/// What the log is of: a plan, if its name is a file's, or else a group.
fn what(args: &Log) -> anyhow::Result<Logged> {
    let path = Path::new(&args.what);
    let is_yaml = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    match &args.row {
        Some(row) if is_yaml || path.is_file() => {
            Ok(Logged::Row { plan: path.to_owned(), row: row.clone() })
        }
        Some(_) => {
            bail!("`--row` is for a plan; name its file, as in `sendplan log kofi.yaml --row P1`")
        }
        None if is_yaml && path.is_file() => {
            bail!("name the row of `{}`, as in `--row P1`", args.what)
        }
        None => {
            let folder = args.folder.clone().unwrap_or_else(|| PathBuf::from("."));
            Ok(Logged::Group { id: args.what.clone(), folder })
        }
    }
}
