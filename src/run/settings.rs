//! What a run is asked for -> a [`Run`], with every conflict refused before any plan is read.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::find::Input;
use super::shard::Shard;
use crate::error::Error;
use crate::finding::listed;
use crate::output::Journal;
use crate::pipeline::{
    self, Company, Exporter, Fit, Format, Judging, NOTHING_ASKED, RenderOptions,
};
use crate::resources::Resources;
use crate::template::{Audience, Document, Per, Template, TemplateStore};

/// How the copies of a class are put into one file for one print job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Packing {
    /// Each copy begins on a right-hand page.
    Plain,
    /// And a sheet with the pupil's name comes before each pupil's.
    Separators,
}

/// What a run makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Making {
    /// The documents of each plan, and those of each class that were asked for.
    #[default]
    Documents,
    /// Packs of each class.
    Packs(Packing),
    /// What is about all plans: the quality report, and what is for leaders.
    AboutAll,
}

/// What happens to plans of closed cycles that are found in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum EarlierCycles {
    /// They are left out.
    #[default]
    LeftOut,
    /// They are made like the others.
    Made,
}

/// Which files are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Rewrite {
    /// Those that would come out differently.
    #[default]
    Changed,
    /// All of them.
    All,
}

/// What happens to files that no plan makes any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum LeftBehind {
    /// They are listed.
    #[default]
    Named,
    /// They are removed.
    Removed,
}

/// Whether anything is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Writing {
    /// Files are written.
    #[default]
    Files,
    /// The report says what would be written.
    Nothing,
}

/// How a run is done, apart from what is made of each plan.
#[derive(Debug, Clone, Default)]
pub(crate) struct RunSettings {
    pub(crate) packing: Option<Packing>,
    /// Only the plans of these classes; all if there are none.
    pub(crate) classes: Vec<String>,
    /// Only the plans of the pupils with these ids; all if there are none.
    pub(crate) pupils: Vec<String>,
    pub(crate) earlier_cycles: EarlierCycles,
    pub(crate) rewrite: Rewrite,
    pub(crate) left_behind: LeftBehind,
    pub(crate) writing: Writing,
    /// Only this share of the plans.
    pub(crate) shard: Option<Shard>,
    /// How many threads to use; by default one for each processor.
    pub(crate) threads: Option<NonZeroUsize>,
    /// Whether a check sets the documents that have to fit on their pages.
    pub(crate) fit: Fit,
    /// Set by whoever wants the run to stop.
    pub(crate) stop: Option<Arc<AtomicBool>>,
}

impl RunSettings {
    /// How many threads to use.
    pub(crate) fn threads(&self) -> NonZeroUsize {
        let all = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.threads.unwrap_or_else(all)
    }

    /// Whether somebody wants the run to stop.
    pub(super) fn is_stopped(&self) -> bool {
        self.stop.as_ref().is_some_and(|stop| stop.load(Ordering::Relaxed))
    }
}

/// One run, with everything decided.
pub(crate) struct Run<'r> {
    pub(super) resources: &'r Resources,
    pub(super) inputs: &'r [Input],
    pub(super) output: PathBuf,
    pub(super) options: &'r RenderOptions,
    pub(super) settings: &'r RunSettings,
    pub(super) making: Making,
    pub(super) exporter: Box<dyn Exporter>,
}

impl<'r> Run<'r> {
    /// Decides what a run does.
    ///
    /// # Errors
    ///
    /// [`Error::Options`] if two of the options conflict, or could make nothing whatever the plans are;
    /// [`Error::UnknownDocument`].
    pub(crate) fn new(
        resources: &'r Resources,
        inputs: &'r [Input],
        output: PathBuf,
        options: &'r RenderOptions,
        settings: &'r RunSettings,
    ) -> Result<Self, Error> {
        let templates = resources.templates();
        let making = match settings.packing {
            _ if asks_of_folder(templates, options) => Making::AboutAll,
            Some(packing) => Making::Packs(packing),
            None => Making::Documents,
        };
        let conflict = Asked { templates, options, settings }.conflict(making);
        if let Some(message) = conflict.or_else(|| inputs_conflict(inputs)) {
            return Err(Error::options(message));
        }
        known_to_any(templates, options)?;
        let exporter = options.exporter()?;
        Ok(Self { resources, inputs, output, options, settings, making, exporter })
    }

    /// What the shard is called in the names of registers, if the run is one.
    pub(super) fn shard(&self) -> Option<String> {
        self.settings.shard.map(|shard| shard.to_string())
    }

    /// Where the run notes its copies until it writes the register; a run without any has none.
    pub(super) fn journal(&self) -> Option<Journal> {
        let is_noted = self.exporter.is_registered() && self.settings.writing == Writing::Files;
        is_noted.then(|| Journal::new(&self.output, self.shard().as_deref()))
    }

    /// How the plans of the run are judged.
    pub(super) fn judging(&self) -> Judging {
        Judging {
            strictness: self.options.strictness,
            today: self.resources.today(),
            company: Company::Alone,
        }
    }

    /// The template that makes the documents asked for, which are about all plans, whatever their own templates are.
    pub(super) fn template(&self) -> Result<&'r Template, Error> {
        let templates = self.resources.templates();
        let has_all = |template: &&Arc<Template>| {
            let mut own = template.documents().iter();
            self.options.documents.iter().all(|id| template.document(id).is_some())
                && own.any(|document| self.options.asks_of_folder(document))
        };
        // The one that the run is in, then the usual one, then any.
        let first = [self.resources.in_template(), Some(crate::template::BUILT_IN)];
        let first = first.into_iter().flatten().filter_map(|id| templates.get(id).ok());
        match first.chain(templates.iter()).find(has_all) {
            Some(template) => Ok(template),
            None => templates.get(crate::template::BUILT_IN).map(AsRef::as_ref),
        }
    }
}

/// What was asked for, to search for conflicts.
struct Asked<'a> {
    templates: &'a TemplateStore,
    options: &'a RenderOptions,
    settings: &'a RunSettings,
}

impl Asked<'_> {
    /// What conflicts, as a message.
    fn conflict(&self, making: Making) -> Option<&'static str> {
        let Self { templates, options, settings } = *self;
        let of_class = asks(templates, options, Per::Class);
        match making {
            Making::AboutAll => {
                if settings.packing.is_some()
                    || settings.shard.is_some()
                    || !settings.classes.is_empty()
                    || !settings.pupils.is_empty()
                {
                    return Some(
                        "a document about all plans covers the whole folder; leave out `--pack`, `--shard`, `--class` and `--pupils`",
                    );
                }
                let others = [Per::Plan, Per::Household, Per::Class];
                others.iter().any(|per| asks(templates, options, *per)).then_some(
                    "a document about all plans is made separately; ask for the other documents in another run",
                )
            }
            Making::Packs(_) if settings.shard.is_some() => {
                Some("a pack is made from all plans of a class; leave out `--shard` or `--pack`")
            }
            Making::Packs(_) if of_class => Some(
                "a class document is one file already; leave out `--pack`, or name other documents",
            ),
            Making::Documents if of_class && settings.shard.is_some() => {
                Some("a class document is made from all plans of the class; leave out `--shard`")
            }
            Making::Documents if of_class && !settings.pupils.is_empty() => {
                Some("a class document is made from all plans of the class; leave out `--pupils`")
            }
            Making::Documents | Making::Packs(_)
                if matches!(options.format, Format::Xlsx | Format::Ics) =>
            {
                Some(
                    "only leaders' documents are tables or have appointments, such as `--document school-provision-map --format xlsx` or `--document reviews-due --format ics`",
                )
            }
            Making::Documents if self.mixes_leaders_with_others() => Some(
                "what is for leaders is made separately: `--audience leadership` alone, in a run of its own",
            ),
            Making::Documents | Making::Packs(_) => {
                (!self.gives_anything()).then_some(NOTHING_ASKED)
            }
        }
    }

    /// Whether all that is for leaders was asked for, and what is for others.
    fn mixes_leaders_with_others(&self) -> bool {
        let alone = RenderOptions::new().audience(Audience::Leadership);
        let options = self.options;
        options.documents.is_empty()
            && options.audiences.contains(&Audience::Leadership)
            && options.audiences.iter().any(|audience| *audience != Audience::Leadership)
            && asks_of_folder(self.templates, &alone)
    }

    /// Whether there is a document of the kind and for the audience that were asked for.
    fn gives_anything(&self) -> bool {
        let options = self.options;
        let gives = |document: &Document| match document.per {
            Per::Class => options.names(&document.id),
            Per::Folder => false,
            Per::Plan | Per::Household => {
                let usual = options.documents.is_empty() && pipeline::is_usual(document, options);
                (usual || options.names(&document.id)) && options.includes(document.audience)
            }
        };
        // An unknown id has its own message.
        let unknown = |id: &String| self.templates.iter().all(|one| one.document(id).is_none());
        // The usual one gives something most of the time, and then the others need not be put together.
        let usual = self.templates.get(crate::template::BUILT_IN).into_iter();
        options.documents.iter().any(unknown)
            || usual.chain(self.templates.iter()).any(|one| one.documents().iter().any(gives))
    }
}

/// What conflicts among the inputs.
fn inputs_conflict(inputs: &[Input]) -> Option<&'static str> {
    let mut names: Vec<&str> = Vec::new();
    for input in inputs {
        if let Input::Text { name, .. } = input {
            if names.contains(&name.as_str()) {
                return Some("two plans given as text cannot have the same name");
            }
            names.push(name);
        }
    }
    None
}

/// Whether a document of this kind was asked for by its id.
fn asks(templates: &TemplateStore, options: &RenderOptions, per: Per) -> bool {
    if options.documents.is_empty() {
        return false;
    }
    let mut documents = templates.iter().flat_map(|template| template.documents());
    documents.any(|document| document.per == per && options.names(&document.id))
}

/// Whether a document about all plans was asked for.
fn asks_of_folder(templates: &TemplateStore, options: &RenderOptions) -> bool {
    if options.documents.is_empty() && options.audiences != [Audience::Leadership] {
        return false;
    }
    let mut documents = templates.iter().flat_map(|template| template.documents());
    documents.any(|document| options.asks_of_folder(document))
}

/// Refuses documents that no template has. One that only some have is refused when a plan has another template.
fn known_to_any(templates: &TemplateStore, options: &RenderOptions) -> Result<(), Error> {
    let is_own = |template: &Arc<Template>| {
        template.chain().first().is_some_and(|layer| !layer.is_built_in())
    };
    let unknown = |id: &&String| templates.iter().all(|one| one.document(id).is_none());
    match options.documents.iter().find(unknown) {
        None => Ok(()),
        // Whoever has no template of their own means the usual one.
        Some(_) if !templates.iter().any(is_own) => {
            pipeline::known(templates.get(crate::template::BUILT_IN)?, options)
        }
        Some(id) => {
            let known = templates.ids();
            Err(Error::options(format!(
                "none of the templates ({}) has a document `{id}`",
                listed(known)
            )))
        }
    }
}
