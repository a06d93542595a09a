//! `sendplan verify`: an output folder -> what differs from its register.

use sendplan::Event;
use sendplan::run::{self, RegisterRemark, VerifyReport};
use serde_json::{Value, json};

use super::args::{Global, Verify, VerifyFormat};
use super::{Ending, report};

/// The version of the JSON. It goes up when a key is removed or changes its meaning.
const VERSION: u32 = 1;

/// What the comparison cannot show.
const LIMIT: &str = "not proven by this: somebody who can change a file can change its line in the register as well; \
                     a copy of the register kept elsewhere shows that too";

pub(super) fn run(args: &Verify, global: &Global) -> anyhow::Result<Ending> {
    let found = run::verify(&args.folder, |event| match event {
        Event::Waiting => report::waiting(),
        Event::WithoutLock => report::say(
            "this folder cannot be locked; if a run is writing to it, verify it again when that has ended",
        ),
        _ => {}
    })?;
    match args.format {
        VerifyFormat::Json => report::put(format_args!("{:#}\n", object(&found)))?,
        VerifyFormat::Human => {
            report::put(lines(&found))?;
            if !global.quiet {
                // Damage is among the lines already.
                let others = found.remarks.iter().filter(|remark| damaged(remark).is_none());
                others.for_each(report::say);
                for file in &found.half_written {
                    report::say(format_args!(
                        "`{file}` was left behind by a run that was cut short; a later run will delete it"
                    ));
                }
                report::say(sum(&found));
                report::say(LIMIT);
            }
        }
    }
    Ok(if found.is_clean() { Ending::Done } else { Ending::Findings })
}

/// How many lines of the register a remark says are damaged.
const fn damaged(remark: &RegisterRemark) -> Option<usize> {
    match remark {
        RegisterRemark::Damaged { lines, .. } => Some(*lines),
        _ => None,
    }
}

/// What differs, a file a line; then what cannot be read of the register.
fn lines(found: &VerifyReport) -> String {
    let kinds = [
        ("changed", &found.changed),
        ("missing", &found.missing),
        ("damaged line in the register", &found.unproven),
        ("not in the register", &found.foreign),
    ];
    let of_kind = |(kind, files): (&'static str, &Vec<String>)| -> String {
        files.iter().map(|file| format!("{kind}: {}\n", file.escape_debug())).collect()
    };
    let unread = found.remarks.iter().filter(|remark| damaged(remark).is_some());
    let unread = unread.map(|remark| {
        format!("damaged line in the register: {}\n", remark.to_string().escape_debug())
    });
    kinds.into_iter().map(of_kind).chain(unread).collect()
}

/// `238 files are as the register says; 1 changed, 1 missing`
fn sum(found: &VerifyReport) -> String {
    let counts = [
        (found.changed.len(), "changed"),
        (found.missing.len(), "missing"),
        (found.unproven.len(), "with a damaged line in the register"),
        (found.foreign.len(), "not in the register"),
    ];
    let mut counts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let unread: usize = found.remarks.iter().filter_map(damaged).sum();
    if unread > 0 {
        let lines = report::counted(unread, "line");
        counts.push(format!("{lines} of the register cannot be read with certainty"));
    }
    let verb = if found.proven == 1 { "is" } else { "are" };
    let files = report::counted(found.proven, "file");
    let rest = if counts.is_empty() { "nothing differs".to_owned() } else { counts.join(", ") };
    format!("{files} {verb} as the register says; {rest}")
}

fn object(found: &VerifyReport) -> Value {
    json!({
        "version": VERSION,
        "proven": found.proven,
        "changed": found.changed,
        "missing": found.missing,
        "damaged": found.unproven,
        "foreign": found.foreign,
        "half_written": found.half_written,
        "remarks": found.remarks.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "not_proven": LIMIT,
    })
}
