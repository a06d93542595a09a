//! `sendplan template` and `sendplan schema`: what templates there are and what they hold.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::bail;
use sendplan::template::{Field, Required, schema as json_schema};
use sendplan::{Error, Generator, Job, output};

use super::args::{Global, Schema, Template, TemplateCommand};
use super::{Ending, report};

pub(super) fn run(args: &Template, global: &Global) -> anyhow::Result<Ending> {
    if let TemplateCommand::Check { folder } = &args.command {
        return check(folder, global);
    }
    let Some(generator) = super::generator(global)? else { return Ok(Ending::Findings) };
    let templates = generator.templates();
    match &args.command {
        TemplateCommand::List => {
            for template in templates.iter() {
                report::put(format_args!("{}\t{}\n", template.id(), template.title()))?;
            }
        }
        TemplateCommand::Show { id } => report::put(described(templates.get(id)?))?,
        TemplateCommand::Export { id, output } => {
            let template = templates.get(id)?;
            let folder = output.clone().unwrap_or_else(|| id.into());
            export(template, &folder)?;
            if !global.quiet {
                report::say(format_args!(
                    "`{0}` is yours to change; use it with `--template-folder {0}`",
                    folder.display()
                ));
            }
        }
        TemplateCommand::Check { .. } => {}
    }
    Ok(Ending::Done)
}

pub(super) fn schema(args: &Schema, global: &Global) -> anyhow::Result<Ending> {
    let Some(generator) = super::generator(global)? else { return Ok(Ending::Findings) };
    let schema = json_schema(generator.templates().get(&args.id)?);
    report::put(format_args!("{schema:#}\n"))?;
    Ok(Ending::Done)
}

fn check(folder: &Path, global: &Global) -> anyhow::Result<Ending> {
    if !folder.is_dir() {
        bail!(
            "`{}` is not a folder; a template is a folder with a `template.yaml`",
            folder.display()
        );
    }
    let generator = match Generator::builder().template_folder(folder).build()? {
        Ok(generator) => generator,
        Err(faults) => {
            report::findings(&faults, global);
            return Ok(Ending::Findings);
        }
    };
    // Its own example goes through every layout: what is wrong with one shows here.
    let path = folder.join("example.yaml");
    if path.is_file() {
        let outcome = generator.render(&Job::file(path))?;
        report::findings(&outcome.findings, global);
        if outcome.files.is_empty() {
            return Ok(Ending::Findings);
        }
    }
    if !global.quiet {
        report::say(format_args!("`{}` holds together", folder.display()));
    }
    Ok(Ending::Done)
}

fn export(template: &sendplan::Template, folder: &Path) -> anyhow::Result<()> {
    if folder.symlink_metadata().is_ok() {
        bail!("`{}` is there already; name another folder with `-o`", folder.display());
    }
    for (path, bytes) in template.files().iter() {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)
                .map_err(|source| Error::Write { path: parent.to_owned(), source })?;
        }
        output::write(&file, bytes)?;
    }
    Ok(())
}

fn described(template: &sendplan::Template) -> String {
    let mut out = format!("{} ({})\n\nDocuments\n", template.title(), template.id());
    for document in template.documents() {
        let _ = writeln!(
            out,
            "  {:<16} {} for the {}",
            document.id,
            document.title,
            document.audience.name()
        );
    }
    out.push_str("\nFields: * needed, + recommended; in brackets the type and who may see it\n");
    for section in template.sections().iter() {
        out.push('\n');
        describe(&mut out, section, 0);
    }
    out.push_str("\nPictures, by the names that plans give them\n");
    for (name, _) in template.pictures() {
        let _ = writeln!(out, "  {name:<16} {}", template.picture_words(name));
    }
    out
}

fn describe(out: &mut String, field: &Field, depth: usize) {
    let mark = match field.required {
        Required::Always => "*",
        Required::Recommended => "+",
        Required::Optional => " ",
    };
    let who: Vec<&str> = field.audiences.iter().map(sendplan::Audience::name).collect();
    let indent = "  ".repeat(depth);
    let kind = field.kind.name();
    let seen =
        if field.children().is_empty() { format!("; {}", who.join(", ")) } else { String::new() };
    let _ = writeln!(out, "{mark} {indent}{} ({kind}{seen}): {}", field.id, field.help);
    for child in field.children() {
        describe(out, child, depth + 1);
    }
}
