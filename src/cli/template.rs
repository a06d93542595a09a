//! `sendplan template` and `sendplan schema`: what templates there are and what is in them.

use std::path::Path;

use anyhow::{Context as _, bail};
use sendplan::internal::output;
use sendplan::{self as api, Sendplan};

use super::args::{Global, Schema};
use super::template_args::{Template, TemplateCommand};
use super::{Ending, report};

/// A plan in the current folder, whose template is meant if none is named.
const HERE: &str = "plan.yaml";

pub(super) fn run(args: &Template, global: &Global) -> anyhow::Result<Ending> {
    if let TemplateCommand::Check { folder } = &args.command {
        return check(folder, global);
    }
    let sendplan = super::sendplan(global, None, &[".".into()])?;
    match &args.command {
        TemplateCommand::List => {
            for template in sendplan.templates() {
                report::put(format_args!("{}\t{}\n", template.id(), template.title()))?;
            }
        }
        TemplateCommand::Show { id, origin, labels } => {
            // Whoever extends a template needs its own words.
            report::put(match (origin, labels) {
                (true, _) => sendplan.template_for(HERE, id.as_deref())?.origins(),
                (_, true) => sendplan.template_for(HERE, id.as_deref())?.labels(),
                _ => sendplan.spoken_template_for(HERE, id.as_deref())?.description(),
            })?;
        }
        TemplateCommand::New { id, extends, output } => {
            let started = sendplan.template(extends)?.extended_by(id)?;
            let folder = match output {
                Some(folder) => folder.clone(),
                None => api::Template::folder_of(id, Path::new("")),
            };
            new(id, &started, &folder, global)?;
        }
        TemplateCommand::Export { id, output } => {
            let template = sendplan.template_for(HERE, id.as_deref())?;
            let folder = output.clone().unwrap_or_else(|| template.id().into());
            if folder.symlink_metadata().is_ok() {
                bail!("`{}` already exists; name another folder with `-o`", folder.display());
            }
            template.export(&folder)?;
            if !global.quiet {
                report::say(format_args!(
                    "`{0}` is ready to change; use it with `--template-folder {0}`",
                    folder.display()
                ));
            }
        }
        TemplateCommand::Check { .. } => {}
    }
    Ok(Ending::Done)
}

/// Writes the folder of a new template.
fn new(id: &str, manifest: &str, folder: &Path, global: &Global) -> anyhow::Result<()> {
    let here = std::env::current_dir().unwrap_or_default();
    let shown = folder.strip_prefix(&here).unwrap_or(folder).display();
    if folder.symlink_metadata().is_ok() {
        bail!("`{shown}` already exists; name another folder with `-o`");
    }
    if let Some(above) = folder.parent().filter(|above| above.is_file()) {
        let above = above.strip_prefix(&here).unwrap_or(above).display();
        bail!("`{above}` is a file, not a folder; name another folder with `-o`");
    }
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    output::write(&folder.join("template.yaml"), manifest.as_bytes())?;
    if !global.quiet {
        report::say(format_args!(
            "`{shown}` is ready to change; check it with `sendplan template check {shown}`, and write `template: {id}` into \
             `sendplan.yaml` to use it"
        ));
    }
    Ok(())
}

pub(super) fn schema(args: &Schema, global: &Global) -> anyhow::Result<Ending> {
    let sendplan = super::sendplan(global, None, &[".".into()])?;
    report::put(sendplan.spoken_template_for(HERE, args.id.as_deref())?.schema())?;
    Ok(Ending::Done)
}

fn check(folder: &Path, global: &Global) -> anyhow::Result<Ending> {
    let found = match Sendplan::check_template(folder) {
        // Whoever changes a template needs the typesetter's own words, and its example is about no child.
        Err(error) if error.details().is_some() => {
            report::say(format_args!("error: {error}"));
            report::details(&error);
            return Ok(Ending::Failed);
        }
        found => found?,
    };
    report::findings(&found, global);
    if !global.quiet {
        report::say(format_args!("`{}` has no errors", folder.display()));
    }
    Ok(Ending::Done)
}
