//! `sendplan completions`: scripts for shells, and the manual page.

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::args::{Args, Completions, ShellName};
use super::{Ending, report};

pub(super) fn run(args: &Completions) -> anyhow::Result<Ending> {
    let mut command = Args::command();
    let mut out = Vec::new();
    let shell = match args.shell {
        ShellName::Bash => Some(Shell::Bash),
        ShellName::Elvish => Some(Shell::Elvish),
        ShellName::Fish => Some(Shell::Fish),
        ShellName::Powershell => Some(Shell::PowerShell),
        ShellName::Zsh => Some(Shell::Zsh),
        ShellName::Man => None,
    };
    match shell {
        Some(shell) => generate(shell, &mut command, "sendplan", &mut out),
        None => clap_mangen::Man::new(command).render(&mut out)?,
    }
    report::put(String::from_utf8_lossy(&out))?;
    Ok(Ending::Done)
}
