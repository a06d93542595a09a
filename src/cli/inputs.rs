//! Paths on the command line -> what the library reads plans from.

use std::io::{self, Read};
use std::path::PathBuf;

use anyhow::{Context, bail};
use sendplan::internal::input::MAX_BYTES;
use sendplan::run::Input;

/// The paths, with `-` read from standard input.
pub(super) fn plan_inputs(paths: &[PathBuf]) -> anyhow::Result<Vec<Input>> {
    let is_dash = |path: &&PathBuf| path.as_os_str() == "-";
    if paths.iter().filter(is_dash).count() > 1 {
        bail!("standard input can only be read once; leave out the second `-`");
    }
    let input = |path: &PathBuf| match path.as_os_str() == "-" {
        true => standard_input(),
        false => Ok(Input::Path(path.clone())),
    };
    paths.iter().map(input).collect()
}

fn standard_input() -> anyhow::Result<Input> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES)? + 1;
    io::stdin().take(limit).read_to_end(&mut bytes).context("cannot read standard input")?;
    Ok(Input::Text { name: "<standard input>".into(), bytes })
}
