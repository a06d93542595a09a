//! What following a pupil's cycles from file to file needs to know of each, read once a run.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::settings::{named_template, template_id};
use super::{Resources, shown};
use crate::check;
use crate::input::{self, Node};
use crate::model::Identity;
use crate::people::Person;
use crate::rules::Cycle;
use crate::template::{Role, Template};

/// One plan of a chain, as far as the others need it. It is read by its own template, whichever plan asks.
#[derive(Debug)]
pub(crate) struct Link {
    /// The pupil.
    pub(crate) pupil: Identity,
    /// The file of the plan before.
    pub(crate) previous: Option<PathBuf>,
    /// What it planned and what became of it; `None` if the file has no sections.
    pub(crate) cycle: Option<Arc<Cycle>>,
    /// The people that it lists.
    pub(crate) people: Vec<Person>,
}

impl Resources {
    /// The link in a file; `None` if it cannot be read as a plan, which its own check reports.
    pub(crate) fn link(&self, path: &Path) -> Option<Arc<Link>> {
        self.links.get(path.to_owned(), || self.read_link(path).map(Arc::new))
    }

    fn read_link(&self, path: &Path) -> Option<Link> {
        let file = input::load(path, &shown(path)).ok()?;
        let root = input::parse(&file).ok()?;
        let above = self.sound_settings(path);
        let above = above.as_deref().and_then(|settings| settings.as_ref().ok());
        let id = named_template(Some(&root)).unwrap_or_else(|| template_id(above));
        let template = self.templates().get(&id).ok()?;
        let (pupil, previous) =
            (Identity::of_node(&root, above, template), previous(path, &root, template));
        let mut root = root;
        check::take_over(&mut root, above, template);
        let (cycle, people) = check::cycle(&root, template).unzip();
        Some(Link {
            pupil,
            previous,
            cycle: cycle.map(Arc::new),
            people: people.unwrap_or_default(),
        })
    }

    /// The pupil of a plan that is read and not checked yet.
    pub(crate) fn pupil_of(&self, path: &Path, root: &Node, template: &Template) -> Identity {
        let above = self.sound_settings(path);
        let above = above.as_deref().and_then(|settings| settings.as_ref().ok());
        Identity::of_node(root, above, template)
    }
}

/// The file of the plan before, as a plan that is not checked names it.
pub(crate) fn previous(path: &Path, root: &Node, template: &Template) -> Option<PathBuf> {
    let (field, _) = template.by_role(Role::Previous)?;
    let name = root.at(&field)?.as_text()?;
    is_plan_file(name).then(|| path.parent().unwrap_or(Path::new("")).join(name.trim()))
}

/// Whether the plan before is a file, and not said to be somewhere in words: `on paper`.
pub(crate) fn is_plan_file(name: &str) -> bool {
    let ending = Path::new(name.trim()).extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ending == "yaml" || ending == "yml")
}
