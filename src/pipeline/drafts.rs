//! A plan in a file -> YAML to go on with: its review to fill in, the plan after it.

use std::path::Path;
use std::sync::Arc;

use super::findings::{NOTHING_TO_MAKE, nothing_to_review};
use super::{Plan, PlanSource, template_id};
use crate::check::Strictness;
use crate::draft;
use crate::error::Error;
use crate::finding::Finding;
use crate::generator::{Generator, shown};
use crate::input;
use crate::output;
use crate::template::{BUILT_IN, Field, Role};

/// YAML to go on with, or the findings that say why there is none.
pub type Drafted = Result<String, Vec<Finding>>;

impl Generator {
    /// A plan to fill in, for the folder of the file that it is to be written to: what the `sendplan.yaml` files there and
    /// above give is left out. Without a template's id it follows the one that they name, or the built-in one.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if settings cannot be read, [`Error::UnknownTemplate`].
    pub fn starter(&self, target: &Path, template: Option<&str>) -> Result<Drafted, Error> {
        let above = self.settings_above(target)?;
        let settings = match above.as_deref() {
            Some(Err(findings)) => return Ok(Err(findings.clone())),
            Some(Ok(settings)) => Some(settings),
            None => None,
        };
        let named = settings.map(|settings| template_id(Some(settings)));
        let id = template.map(str::to_owned).or(named);
        let template = self.templates().get(id.as_deref().unwrap_or(BUILT_IN))?;
        let folder = target.parent().unwrap_or(Path::new(""));
        let files: Vec<String> = input::settings_files(target)
            .iter()
            .map(|file| output::path_from(file, folder))
            .collect();
        Ok(Ok(draft::starter(template, draft::Beneath { settings, files: &files })))
    }

    /// The `review:` to add to a plan, with every target and every row of provision prepared.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if the file cannot be read, [`Error::UnknownTemplate`].
    pub fn review_draft(&self, path: &Path) -> Result<Drafted, Error> {
        let plan = self.check(&PlanSource::File(path.to_owned()), Strictness::Draft)?;
        let Some(record) = plan.record() else { return Ok(Err(plan.findings)) };
        if record.by_role(Role::Review).is_some() {
            return Ok(Err(vec![reviewed_already(&plan)]));
        }
        let review = draft::review(record, plan.template());
        Ok(review.ok_or_else(|| vec![nothing_to_review(&plan)]))
    }

    /// A plan's own text with its `review:` to fill in at the end; what was there stays as it was.
    ///
    /// # Errors
    ///
    /// As [`review_draft`](Self::review_draft).
    pub fn with_review(&self, path: &Path) -> Result<Drafted, Error> {
        let review = match self.review_draft(path)? {
            Ok(review) => review,
            Err(findings) => return Ok(Err(findings)),
        };
        let file = match input::load(path, &shown(path))? {
            Ok(file) => file,
            Err(finding) => return Ok(Err(vec![finding])),
        };
        if let Ok(root) = input::parse(&file)
            && let Some((section, _)) =
                template_review(&self.check(&PlanSource::File(path.to_owned()), Strictness::Draft)?)
            && root.get(&section).is_some()
        {
            let finding = Finding::new(
                &NOTHING_TO_MAKE,
                format!("`{}` has an empty `{section}:` already", shown(path)),
            )
            .in_file(shown(path))
            .hint(format!("take the empty `{section}:` away first"));
            return Ok(Err(vec![finding]));
        }
        let mut text = file.text().to_owned();
        let lines = if text.contains("\r\n") { "\r\n" } else { "\n" };
        if !text.ends_with('\n') {
            text.push_str(lines);
        }
        text.push_str(lines);
        text.push_str(&review.replace('\n', lines));
        // A file in one pair of braces, or with an end marked by dots, cannot be added to at its end.
        let whole = input::source(&shown(path), text.clone().into_bytes());
        let added = whole.ok().and_then(|file| input::parse(&Arc::new(file)).ok());
        if added.is_none_or(|root| root.entries().is_empty()) {
            let finding = Finding::new(
                &NOTHING_TO_MAKE,
                format!("a review cannot be added at the end of `{}`", shown(path)),
            )
            .in_file(shown(path))
            .hint("print it without `-o`, and put it into the file yourself");
            return Ok(Err(vec![finding]));
        }
        Ok(Ok(text))
    }

    /// The plan for the cycle after a reviewed one. `target` is the file that it is to be written to: the path of the old
    /// plan starts from its folder.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if the file cannot be read, [`Error::UnknownTemplate`].
    pub fn next_draft(&self, path: &Path, target: Option<&Path>) -> Result<Drafted, Error> {
        let plan = self.check(&PlanSource::File(path.to_owned()), Strictness::Full)?;
        let Some(record) = plan.record() else { return Ok(Err(plan.findings)) };
        if record.by_role(Role::Review).is_none() {
            return Ok(Err(vec![nothing_to_review(&plan)]));
        }
        let root = match input::load(path, &shown(path))?.map(|file| input::parse(&file)) {
            Ok(Ok(root)) => root,
            Ok(Err(findings)) => return Ok(Err(findings)),
            Err(finding) => return Ok(Err(vec![finding])),
        };
        let home = path.parent().unwrap_or(Path::new(""));
        let previous = output::path_from(path, target.and_then(Path::parent).unwrap_or(home));
        let from =
            draft::Next { root: &root, record, template: plan.template(), previous: &previous };
        Ok(Ok(draft::next(from)))
    }
}

/// The section that holds the review, if the template has one.
fn template_review(plan: &Plan) -> Option<(String, &Field)> {
    plan.template().by_role(Role::Review)
}

fn reviewed_already(plan: &Plan) -> Finding {
    Finding::new(&NOTHING_TO_MAKE, format!("`{}` has a review already", plan.name()))
        .in_file(plan.name())
        .hint(format!(
            "fill that in; when it is complete, `sendplan next {} -o NEW.yaml` makes the plan after it",
            plan.name()
        ))
}
