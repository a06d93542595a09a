//! A folder -> the plans in it, as far as an import has to know them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::error::Error;
use crate::input::{self, Node};
use crate::model::{Identity, Kinship};
use crate::resources::{Resources, shown, template_id};
use crate::roll::PlanOf;
use crate::run;
use crate::source::SourceFile;
use crate::template::{Role, Status, Template};

/// A plan that is there.
#[derive(Debug)]
pub(super) struct KnownPlan {
    pub(super) path: PathBuf,
    /// What messages call it.
    pub(super) name: String,
    pub(super) file: Arc<SourceFile>,
    /// Its own tree; `None` if the file has mistakes.
    pub(super) own: Option<Node>,
    /// The same over the settings.
    pub(super) whole: Node,
    pub(super) template: Arc<Template>,
    pub(super) identity: Identity,
    pub(super) is_closed: bool,
    start: Option<NaiveDate>,
}

impl KnownPlan {
    /// The plan as a register is compared with it.
    pub(super) fn compared(&self) -> PlanOf<'_> {
        PlanOf { file: &self.name, pupil: &self.identity }
    }

    /// What it says under a role, with the path.
    pub(super) fn says(&self, role: Role) -> Option<Said<'_>> {
        let (path, _) = self.template.by_role(role)?;
        let node = self.whole.at(&path);
        Some(Said { path, node })
    }
}

/// What a plan says at a path.
pub(super) struct Said<'p> {
    pub(super) path: String,
    pub(super) node: Option<&'p Node>,
}

/// Reads the plans of a folder and those within it; a folder that is not there has none.
///
/// # Errors
///
/// [`Error::Read`].
pub(super) fn in_folder(resources: &Resources, folder: &Path) -> Result<Vec<KnownPlan>, Error> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut plans = Vec::new();
    for path in run::plan_files(folder)? {
        plans.extend(read(resources, &path)?);
    }
    Ok(plans)
}

/// A plan; `None` if nobody can say whose it is.
fn read(resources: &Resources, path: &Path) -> Result<Option<KnownPlan>, Error> {
    let name = shown(path);
    let file = match input::load(path, &name) {
        Ok(file) => file,
        // `check` says what is wrong with it.
        Err(Error::Refused { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let reading = input::read(&file);
    let Some(root) = reading.root else { return Ok(None) };
    let has_mistakes = reading.findings.iter().any(crate::finding::Finding::is_error);
    let above = resources.settings_above(path)?;
    let whole = match above.as_deref() {
        Some(Ok(settings)) => input::merge(root.clone(), settings.clone()),
        _ => root.clone(),
    };
    let Ok(template) = resources.templates().get(&template_id(Some(&whole))) else {
        return Ok(None);
    };
    let text = |role| {
        let (path, field) = template.by_role(role)?;
        Some((whole.at(&path)?.as_text()?.trim().to_owned(), field))
    };
    let is_closed = text(Role::Status)
        .is_some_and(|(word, field)| field.word_for(Status::Closed) == Some(word.as_str()));
    let start = text(Role::CycleStart).and_then(|(day, _)| day.parse().ok());
    let is_plan = root.entries().iter().any(|entry| template.field(&entry.key.value).is_some());
    let identity = Identity::of_node(&whole, None, template);
    Ok(is_plan.then(|| KnownPlan {
        path: path.to_owned(),
        name,
        file,
        own: (!has_mistakes).then_some(root),
        template: Arc::clone(template),
        identity,
        is_closed,
        start,
        whole,
    }))
}

/// The latest plan of each pupil.
pub(super) struct Latest<'p>(Vec<&'p KnownPlan>);

impl<'p> Latest<'p> {
    pub(super) fn of(plans: &'p [KnownPlan]) -> Self {
        let mut latest: Vec<&KnownPlan> = Vec::new();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for plan in plans {
            // Plans of one pupil share the number or the name.
            let keys = [plan.identity.id(), plan.identity.name()];
            let keys = keys.into_iter().filter(|key| !key.is_empty()).map(str::to_lowercase);
            let keys: Vec<String> = keys.collect();
            let alike = keys.iter().filter_map(|key| by_name.get(key)).flatten().copied();
            let same = alike
                .filter(|at| latest[*at].identity.kinship(&plan.identity) == Kinship::Same)
                .min();
            match same {
                Some(at) if latest[at].start <= plan.start => latest[at] = plan,
                Some(_) => {}
                None => {
                    for key in keys {
                        by_name.entry(key).or_default().push(latest.len());
                    }
                    latest.push(plan);
                }
            }
        }
        Self(latest)
    }

    pub(super) fn plans(&self) -> impl Iterator<Item = &'p KnownPlan> + '_ {
        self.0.iter().copied()
    }

    /// Those that are not closed, as a register is compared with them.
    pub(super) fn current(&self) -> Vec<PlanOf<'p>> {
        let current =
            self.plans().filter(|plan| !plan.is_closed && !plan.identity.name().is_empty());
        current.map(KnownPlan::compared).collect()
    }
}
