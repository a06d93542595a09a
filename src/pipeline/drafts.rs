//! A plan in a file -> YAML to go on with: its review to fill in, the plan after it.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::findings::nothing_to_review;
use super::plan::{CheckedPlan, ReadPlan};
use super::rules::NOTHING_TO_MAKE;
use crate::draft;
use crate::error::Error;
use crate::finding::Finding;
use crate::input::{self, Node};
use crate::output;
use crate::record::Record;
use crate::resources::{Layered, Resources, template_id};
use crate::source::SourceFile;
use crate::template::{Role, Template};

impl Resources {
    /// A plan to fill in, for the folder of the file that it is to be written to: what the `sendplan.yaml` files there and
    /// above give is left out. Without a template's id it follows the one that they name, or the built-in one.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if settings cannot be read, [`Error::Refused`] if they have errors, [`Error::UnknownTemplate`].
    pub(crate) fn starter(&self, target: &Path, template: Option<&str>) -> Result<String, Error> {
        self.with_beneath(target, template, draft::starter)
    }

    /// The same for a pupil of whom something is known; a field that is known is asked of the template that the plan follows.
    ///
    /// # Errors
    ///
    /// As [`starter`](Self::starter).
    pub(crate) fn starter_for(
        &self,
        target: &Path,
        facts: impl FnOnce(&Template) -> Vec<draft::Fact>,
    ) -> Result<String, Error> {
        let write = |template: &Template, beneath: draft::Beneath<'_>| {
            draft::starter_for(template, beneath, &facts(template))
        };
        self.with_beneath(target, None, write)
    }

    /// The template that a plan in a file would follow: the one with this id, or that all plans follow, or that the
    /// `sendplan.yaml` files there and above name, or the built-in one.
    ///
    /// # Errors
    ///
    /// As [`starter`](Self::starter).
    pub(crate) fn template_for(
        &self,
        target: &Path,
        template: Option<&str>,
    ) -> Result<&Arc<Template>, Error> {
        let above = self.settings_above(target)?;
        self.named(template, sound_settings(&above)?)
    }

    /// The same with what it says of its fields in the language that those `sendplan.yaml` files ask for.
    ///
    /// # Errors
    ///
    /// As [`starter`](Self::starter).
    pub(crate) fn spoken_for(
        &self,
        target: &Path,
        template: Option<&str>,
    ) -> Result<Arc<Template>, Error> {
        let above = self.settings_above(target)?;
        let settings = sound_settings(&above)?;
        let template = self.named(template, settings)?;
        Ok(match spoken_over(template, settings) {
            Cow::Borrowed(_) => Arc::clone(template),
            Cow::Owned(spoken) => Arc::new(spoken),
        })
    }

    fn named(
        &self,
        template: Option<&str>,
        settings: Option<&Node>,
    ) -> Result<&Arc<Template>, Error> {
        let asked = template.or(self.in_template());
        let id = asked.map_or_else(|| template_id(settings), str::to_owned);
        self.templates().get(&id)
    }

    fn with_beneath(
        &self,
        target: &Path,
        template: Option<&str>,
        write: impl FnOnce(&Template, draft::Beneath<'_>) -> String,
    ) -> Result<String, Error> {
        let above = self.settings_above(target)?;
        let settings = sound_settings(&above)?;
        let template = spoken_over(self.named(template, settings)?, settings);
        let folder = target.parent().unwrap_or(Path::new(""));
        let files: Vec<String> = input::settings_files(target)
            .iter()
            .map(|file| output::path_from(file, folder))
            .collect();
        Ok(write(&template, draft::Beneath { settings, files: &files }))
    }
}

/// A template in the language that settings ask for.
fn spoken_over<'t>(template: &'t Template, settings: Option<&Node>) -> Cow<'t, Template> {
    let path = template.by_role(Role::DocumentLanguage).map(|(path, _)| path);
    let wish = path.and_then(|path| settings?.at(&path)?.as_text());
    template.spoken(wish)
}

/// The template of a plan in the plan's language.
fn spoken<'p>(plan: &'p CheckedPlan, record: &Record) -> Cow<'p, Template> {
    plan.template.spoken(record.text_by_role(Role::DocumentLanguage).as_deref())
}

/// Settings without errors, if there are any.
fn sound_settings(above: &Layered) -> Result<Option<&Node>, Error> {
    match above.as_deref() {
        Some(Err(findings)) => Err(Error::Refused { findings: findings.clone() }),
        Some(Ok(settings)) => Ok(Some(settings)),
        None => Ok(None),
    }
}

/// The `review:` to add to a plan, with every target and every row of provision prepared.
///
/// # Errors
///
/// [`Error::Refused`] if the plan has errors, a review already, or nothing to review.
pub(crate) fn review(plan: &CheckedPlan) -> Result<String, Error> {
    let record = sound(plan)?;
    if record.by_role(Role::Review).is_some() {
        return Err(Error::refused(reviewed_already(plan)));
    }
    let review = draft::review(record, &spoken(plan, record));
    review.ok_or_else(|| Error::refused(nothing_to_review(plan)))
}

/// A plan's own text with its `review:` to fill in at the end; what was there stays as it was.
///
/// # Errors
///
/// As [`review`], and [`Error::Refused`] if nothing can be added at the end of the text.
pub(crate) fn with_review(read: &ReadPlan, plan: &CheckedPlan) -> Result<String, Error> {
    let review = review(plan)?;
    let section = plan.template.by_role(Role::Review).map(|(section, _)| section);
    let section = section.unwrap_or_default();
    let refused = |message: String, hint: String| {
        let finding = Finding::new(&NOTHING_TO_MAKE, message);
        Error::refused(finding.in_file(&plan.name).hint(hint))
    };
    if read.own_keys.contains(&section) {
        return Err(refused(
            format!("`{}` already has an empty `{section}:`", plan.name),
            format!("delete the empty `{section}:` first"),
        ));
    }
    let text = added(read.file.as_ref().map_or("", |file| file.text()), &review);
    // A file in one pair of braces, or with an end marked by dots, cannot be added to at its end.
    let whole = input::source(&plan.name, text.clone().into_bytes());
    let whole = whole.ok().and_then(|file| input::parse(&Arc::new(file)).ok());
    match whole.filter(|root| root.get(&section).is_some()) {
        Some(_) => Ok(text),
        None => Err(refused(
            format!("a review cannot be added at the end of `{}`", plan.name),
            "print it without `-o`, and paste it into the file yourself".to_owned(),
        )),
    }
}

/// The plan for the cycle after a reviewed one. `target` is the file that it is to be written to: the path of the old
/// plan starts from its folder.
///
/// # Errors
///
/// [`Error::Refused`] if the plan has errors, or no review.
pub(crate) fn next(
    read: &ReadPlan,
    plan: &CheckedPlan,
    target: Option<&Path>,
) -> Result<String, Error> {
    let record = sound(plan)?;
    if record.by_role(Role::Review).is_none() {
        return Err(Error::refused(nothing_to_review(plan)));
    }
    // What is carried over is the plan's own, without the settings beneath it.
    let file = read.file.clone().unwrap_or_else(|| Arc::new(SourceFile::new(&plan.name, "")));
    let root = input::parse(&file).map_err(|findings| Error::Refused { findings })?;
    let path = plan.path().unwrap_or(Path::new(&plan.name));
    let home = path.parent().unwrap_or(Path::new(""));
    let previous = output::path_from(path, target.and_then(Path::parent).unwrap_or(home));
    let template = spoken(plan, record);
    let from = draft::Next { root: &root, record, template: &template, previous: &previous };
    Ok(draft::next(from))
}

/// The record of a plan without errors.
fn sound(plan: &CheckedPlan) -> Result<&Record, Error> {
    plan.record().ok_or_else(|| Error::Refused { findings: plan.report.findings.clone() })
}

/// A text with a section added at its end, with the text's own line ends.
fn added(text: &str, section: &str) -> String {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut text = text.to_owned();
    if !text.ends_with('\n') {
        text.push_str(line_end);
    }
    text.push_str(line_end);
    text.push_str(&section.replace('\n', line_end));
    text
}

fn reviewed_already(plan: &CheckedPlan) -> Finding {
    Finding::new(&NOTHING_TO_MAKE, format!("`{}` already has a review", plan.name))
        .in_file(&plan.name)
        .hint(format!(
            "fill it in; when it is complete, `sendplan next {} -o NEW.yaml` writes the next plan",
            plan.name
        ))
}
