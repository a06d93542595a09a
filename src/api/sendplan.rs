//! Where everything starts: templates and fonts, loaded once.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::plan::Plan;
use super::plans::Plans;
use super::template::Template;
use crate::check::Strictness;
use crate::error::Error;
use crate::finding::Rule;
use crate::import::{self, Import, ImportRequest};
use crate::pipeline::{self, LogLine, LogWritten, Logged, PlanSource, TranslationWritten};
use crate::resources::{Resources, Sources};
use crate::run::Input;

/// Templates, layouts and fonts, ready to use. It takes a few milliseconds to make: make one and share
/// it. A clone is the same one, from any thread.
///
/// It remembers what it reads of `sendplan.yaml` files and of earlier plans. A program that runs for a long time and
/// whose files change makes a new one for each piece of work.
///
/// ```
/// let sendplan = sendplan::Sendplan::new()?;
/// assert!(sendplan.template("send-support-plan").is_ok());
/// # Ok::<(), sendplan::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Sendplan {
    pub(super) resources: Arc<Resources>,
}

/// Chooses what a [`Sendplan`] has besides the built-in template and fonts.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Builder {
    sources: Sources,
}

impl Builder {
    /// Adds the template in a folder; it may replace the built-in one by having its id. Takes effect in
    /// [`build`](Self::build).
    pub fn template_folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.sources.template_folders.push(folder.into());
        self
    }

    /// Adds the templates beside the `sendplan.yaml` files of a plan, or of a folder of plans: those in the folder `templates`
    /// there. What is wrong with one matters when a plan names it. Takes effect in [`build`](Self::build).
    pub fn plans_at(mut self, path: impl Into<PathBuf>) -> Self {
        self.sources.plans.push(path.into());
        self
    }

    /// Reads every plan with this template, whatever it or its settings name. Takes effect in [`build`](Self::build).
    pub fn in_template(mut self, id: impl Into<String>) -> Self {
        self.sources.in_template = Some(id.into());
        self
    }

    /// Adds a font file, after the built-in ones. Takes effect in [`build`](Self::build).
    pub fn font_file(mut self, file: impl Into<PathBuf>) -> Self {
        self.sources.font_files.push(file.into());
        self
    }

    /// Sets today's date: without it, no review counts as overdue or past. The library reads no clock.
    pub const fn today(mut self, today: NaiveDate) -> Self {
        self.sources.today = Some(today);
        self
    }

    /// Loads everything.
    ///
    /// # Errors
    ///
    /// An [`Error`] if a folder or font cannot be read, or a layout is broken; [`Error::Refused`] with all that is wrong
    /// within a template of your own.
    pub fn build(self) -> Result<Sendplan, Error> {
        Ok(Sendplan { resources: Arc::new(Resources::load(self.sources)?) })
    }
}

impl Sendplan {
    /// One with the built-in template and fonts.
    ///
    /// # Errors
    ///
    /// None that a user can cause: the built-in parts are tested.
    pub fn new() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// Starts one with more than the built-in parts.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Reads and checks the plan in a file, with the `sendplan.yaml` files of its folder and those above. What is wrong
    /// with it is in [`Plan::findings`].
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if a file cannot be read, [`Error::UnknownTemplate`].
    pub fn open(&self, path: impl Into<PathBuf>) -> Result<Plan, Error> {
        Plan::new(&self.resources, PlanSource::File(path.into()), Strictness::Full)
    }

    /// The same for an unfinished plan: what is missing raises only a warning.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub fn open_draft(&self, path: impl Into<PathBuf>) -> Result<Plan, Error> {
        Plan::new(&self.resources, PlanSource::File(path.into()), Strictness::Draft)
    }

    /// Checks a plan given as text, without settings; `name` is what messages call it.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownTemplate`].
    pub fn read(&self, name: impl Into<String>, text: impl Into<Vec<u8>>) -> Result<Plan, Error> {
        let source = PlanSource::Text { name: name.into(), bytes: text.into() };
        Plan::new(&self.resources, source, Strictness::Full)
    }

    /// The same for an unfinished plan: what is missing raises only a warning.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub fn read_draft(
        &self,
        name: impl Into<String>,
        text: impl Into<Vec<u8>>,
    ) -> Result<Plan, Error> {
        let source = PlanSource::Text { name: name.into(), bytes: text.into() };
        Plan::new(&self.resources, source, Strictness::Draft)
    }

    /// Writes down what was given of a group, or of a row of a plan: a line in the group's log, or in the plan. Every other line
    /// of the file stays as it is.
    ///
    /// # Errors
    ///
    /// [`Error::Options`] if a name or a figure cannot be right, or there is an entry for these days already;
    /// [`Error::Refused`] with what is wrong with the line; [`Error::Read`] and [`Error::Write`].
    pub fn log(&self, what: &Logged, line: &LogLine) -> Result<LogWritten, Error> {
        pipeline::log(&self.resources, what, line)
    }

    /// Writes the file in which a person translates what the parents' copies of a plan print, beside the plan; one that is there
    /// is brought up to date, and nothing that was filled in is lost. `language` is a code such as `pl`, or a name.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] if the plan or the file have errors; [`Error::Options`] if the template has no labels in the language;
    /// [`Error::Read`] and [`Error::Write`].
    pub fn translate(
        &self,
        plan: impl Into<PathBuf>,
        language: &str,
    ) -> Result<TranslationWritten, Error> {
        let plan = self.open(plan)?;
        self.resources.translate(&plan.checked, language)
    }

    /// The plans of a folder and of the folders within it; or the plan in a file. Nothing is read yet.
    pub fn folder(&self, path: impl Into<PathBuf>) -> Plans {
        self.plans([Input::Path(path.into())])
    }

    /// The plans of several files and folders, and plans given as text. Nothing is read yet.
    pub fn plans(&self, inputs: impl IntoIterator<Item = Input>) -> Plans {
        Plans::new(&self.resources, inputs.into_iter().collect())
    }

    /// A plan to fill in, with a note on every field, for the folder of the file that it is to be written to: what the
    /// `sendplan.yaml` files there and above give is left out. Without a template's id it follows the one that they name,
    /// or the built-in one.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if settings cannot be read, [`Error::Refused`] if they have errors, [`Error::UnknownTemplate`].
    pub fn starter(
        &self,
        target: impl AsRef<Path>,
        template: Option<&str>,
    ) -> Result<String, Error> {
        self.resources.starter(target.as_ref(), template)
    }

    /// Prepares an import of pupils into a folder of plans; nothing is written yet.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] with what has to be put right first, [`Error::Options`], [`Error::Read`].
    #[doc(hidden)]
    pub fn import(&self, request: &ImportRequest) -> Result<Import, Error> {
        import::prepare(&self.resources, request)
    }

    /// The available templates, in the order of their ids.
    pub fn templates(&self) -> impl Iterator<Item = Template> {
        self.resources.templates().iter().map(Template::new)
    }

    /// The template with this id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownTemplate`], which names those that exist.
    pub fn template(&self, id: &str) -> Result<Template, Error> {
        self.resources.templates().get(id).map(Template::new)
    }

    /// The template that a plan in a file would follow: the one with this id, or the one that the `sendplan.yaml` files there
    /// and above name, or the built-in one.
    ///
    /// # Errors
    ///
    /// As [`starter`](Self::starter).
    pub fn template_for(
        &self,
        target: impl AsRef<Path>,
        template: Option<&str>,
    ) -> Result<Template, Error> {
        self.resources.template_for(target.as_ref(), template).map(Template::new)
    }

    /// The same, with what it says of its fields in the language that those `sendplan.yaml` files ask for, if it has labels for
    /// staff in it.
    ///
    /// # Errors
    ///
    /// As [`starter`](Self::starter).
    pub fn spoken_template_for(
        &self,
        target: impl AsRef<Path>,
        template: Option<&str>,
    ) -> Result<Template, Error> {
        let spoken = self.resources.spoken_for(target.as_ref(), template)?;
        Ok(Template::new(&spoken))
    }

    /// Every kind of finding, in the order of their ids, each with its explanation.
    pub fn rules() -> impl Iterator<Item = &'static Rule> {
        pipeline::all_rules().into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::RenderOptions;

    #[test]
    fn what_only_documents_need_is_made_when_the_first_is_asked_for() {
        let sendplan = Sendplan::new().unwrap();
        let example = sendplan.template("send-support-plan").unwrap().example().unwrap().to_owned();
        let plan = sendplan.read("plan.yaml", example).unwrap();
        assert!(!sendplan.resources.is_ready_to_print());
        plan.render(&RenderOptions::new()).unwrap();
        assert!(sendplan.resources.is_ready_to_print());
    }
}
