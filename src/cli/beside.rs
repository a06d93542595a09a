//! What was found beside plans and left alone -> a line for each kind.

use sendplan::run::{LeftAlone, Litter};

use super::args::Global;
use super::report::{counted, say};

/// How many files are named without `--verbose`.
const NAMED: usize = 3;

/// Says what was left alone: what may be a plan in any case, the rest where it lies beside plans of the same name.
pub(super) fn left_alone(litter: &LeftAlone, global: &Global) {
    let files = &litter.files;
    let is_beside_plans = || files.iter().any(|file| file.to_string_lossy().contains(".y"));
    let is_said = litter.kind.may_be_a_plan() || global.verbose;
    if !is_said && (global.quiet || !is_beside_plans()) {
        return;
    }
    let shown = if global.verbose { files.len() } else { files.len().min(NAMED) };
    let mut names: Vec<String> =
        files[..shown].iter().map(|file| format!("`{}`", file.display())).collect();
    if shown < files.len() {
        names.push(format!("and {} more (`--verbose` lists them)", files.len() - shown));
    }
    say(format_args!("left alone: {}: {}", what(litter.kind, files.len()), names.join(", ")));
}

/// Says which YAML files in folders are no plans.
pub(super) fn not_plans(files: &[String], global: &Global) {
    files.iter().for_each(|file| not_a_plan(file, global));
    without_plan(files.len(), global);
}

/// Says that a YAML file is no plan, if each is to be named.
pub(super) fn not_a_plan(file: &str, global: &Global) {
    if global.verbose {
        say(format_args!("ignored `{file}`: it has none of a plan's sections"));
    }
}

/// Says how many YAML files are no plans, unless each was named.
pub(super) fn without_plan(count: usize, global: &Global) {
    if count > 0 && !global.verbose && !global.quiet {
        let files = counted(count, "YAML file");
        say(format_args!("ignored {files} without a plan (`--verbose` lists them)"));
    }
}

/// What files that were left alone are, and what to do about them.
fn what(kind: Litter, count: usize) -> String {
    let (files, one) = (counted(count, "file"), count == 1);
    match kind {
        Litter::Empty => {
            format!("{}, perhaps not downloaded from the cloud yet", counted(count, "empty file"))
        }
        Litter::InCloud => {
            format!("{files} only in the cloud; download {} first", if one { "it" } else { "them" })
        }
        Litter::SameAsOther if one => "1 exact copy of a plan beside it".into(),
        Litter::SameAsOther => {
            format!("{count} exact copies of plans beside them")
        }
        Litter::OtherEnding => {
            format!(
                "{files} whose {} in `.yaml`",
                if one { "name doesn't end" } else { "names don't end" }
            )
        }
        Litter::Hidden => {
            format!("{} (a dot comes first in the name)", counted(count, "hidden file"))
        }
        _ => {
            format!("{files} that the computer, an editor or a cloud folder keeps for its own use")
        }
    }
}
