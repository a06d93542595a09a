//! A file or text -> a plan, read and checked.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::plan::{CheckedPlan, Company, Examined, Judging, PlanSource, ReadPlan};
use super::{contrast, cycles, partly};
use crate::check;
use crate::error::Error;
use crate::finding::{Finding, Report, listed, nearest};
use crate::input::{self, Kind, Node};
use crate::resources::{self, Resources, in_sections, shown, template_id};
use crate::rules::Known;
use crate::source::{Fix, SourceFile};
use crate::template::rules::UNKNOWN_TEMPLATE;
use crate::template::{BUILT_IN, Template};
use crate::translation;

/// The text of a plan: what it is called, where it is, the text if it is one.
struct Text {
    name: String,
    path: Option<PathBuf>,
    file: Option<Arc<SourceFile>>,
}

/// The template of a plan or of settings.
pub(super) enum TemplateOf {
    /// The one that is named, or the built-in one.
    Named(Arc<Template>),
    /// There is none of this name, or it cannot be used.
    Unusable {
        /// The findings that say why.
        faults: Vec<Finding>,
        /// The one that is probably meant: the rest is checked by it.
        near: Option<Arc<Template>>,
    },
}

impl Resources {
    /// Reads a plan.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if a file cannot be read.
    pub(crate) fn read(&self, source: PlanSource) -> Result<ReadPlan, Error> {
        let mut found = Vec::new();
        match source {
            PlanSource::File(path) => {
                let name = shown(&path);
                let file = unless_refused(input::load(&path, &name), &mut found)?;
                self.read_from(Text { name, path: Some(path), file }, found)
            }
            PlanSource::Text { name, bytes } => {
                let file = input::source(&name, bytes);
                let file = file.map_err(|finding| found.push(finding)).ok();
                self.read_from(Text { name, path: None, file: file.map(Arc::new) }, found)
            }
        }
    }

    /// Reads a plan as if its file had this text.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if a file of settings cannot be read.
    pub(super) fn read_with(&self, path: &Path, text: &str) -> Result<ReadPlan, Error> {
        let name = shown(path);
        let mut found = Vec::new();
        let file = input::source(&name, text.as_bytes().to_vec());
        let file = file.map_err(|finding| found.push(finding)).ok();
        let file = file.map(|file| Arc::new(file.read_from(path)));
        self.read_from(Text { name, path: Some(path.to_owned()), file }, found)
    }

    fn read_from(&self, text: Text, mut found: Vec<Finding>) -> Result<ReadPlan, Error> {
        let Text { name, path, file } = text;
        let settings = match &path {
            Some(path) => self.settings_above(path)?,
            None => None,
        };
        let mut reading = file.as_ref().map(input::read).unwrap_or_default();
        found.append(&mut reading.findings);
        // A translation that lies beside its plan is read with that.
        let root = reading.root.as_ref();
        let alone = root.and_then(|root| translation::as_plan(root, path.as_deref()));
        if let Some(finding) = alone {
            found = vec![finding];
            reading.root = None;
        }
        let own_keys = reading.root.iter().flat_map(|root| root.entries());
        let own_keys = own_keys.map(|entry| entry.key.value.clone()).collect();
        let own = reading.root.take();
        let recovered;
        let beneath = match (settings.as_deref(), &path) {
            (Some(Err(faults)), Some(path)) => {
                recovered = partly::settings(path, faults, &mut reading, &mut found);
                Some(&recovered)
            }
            (settings, _) => settings,
        };
        let mut root = over_settings(own, beneath, &mut found);
        let template = match self.template_of(root.as_ref())? {
            TemplateOf::Named(template) => template,
            TemplateOf::Unusable { faults, near } => {
                found.extend(faults);
                if near.is_none() {
                    root = None;
                }
                near.map_or_else(|| self.built_in(), Ok)?
            }
        };
        let taken_over = root.as_mut().map(|root| check::take_over(root, None, &template));
        let taken_over = taken_over.unwrap_or_default();
        if let Some(root) = &mut root {
            self.add_logs(root, &template, &mut found)?;
        }
        let report = Report { findings: found, ..Report::default() };
        Ok(ReadPlan { name, path, template, file, own_keys, root, report, taken_over, reading })
    }

    /// Checks a plan, not what its copies would show of one home to another.
    pub(super) fn judge_by_itself(&self, read: &ReadPlan, judging: Judging) -> Examined {
        let mut plan = CheckedPlan {
            name: read.name.clone(),
            path: read.path.clone(),
            template: Arc::clone(&read.template),
            is_foreign: read.is_foreign(),
            file: read.file.clone(),
            values: check::Values::default(),
            report: read.report.clone(),
            fixes: read.reading.fixes.clone(),
            translated: Vec::new(),
            beside: Mutex::default(),
            people_before: Vec::new(),
            nth_of_term: 1,
        };
        let Some(root) = &read.root else {
            return Examined { plan, decisions: check::Decisions::default(), traits: None };
        };
        let before = self.cycles_before(read.path.as_deref(), root, &read.template);
        let compare = judging.company == Company::Others;
        let known = Known { today: judging.today, earlier: before.cycles, compare };
        let mut checked = check::plan(root, &read.template, judging.strictness, &known);
        checked.report.findings.extend(read.taken_over.findings.iter().cloned());
        checked.report.findings.retain(|finding| {
            partly::counts(&read.reading, finding) && read.taken_over.counts(finding)
        });
        checked.report.sort();
        let found = std::mem::take(&mut checked.report.findings);
        checked.report.findings = check::said_once(found);
        plan.report.add(checked.report);
        plan.fixes.extend(checked.value.fixes);
        plan.translated = checked.value.translated;
        plan.people_before = before.people;
        plan.values = checked.value.values;
        if let Some(record) = plan.values.record() {
            plan.nth_of_term = cycles::nth_of_term(record, &known.earlier);
            let pale = contrast::pale_on_own_papers(record, &plan.template);
            plan.report.findings.extend(pale);
        }
        plan.reject_if_broken();
        plan.report.findings.extend(self.chain_findings(&plan));
        plan.reject_if_broken();
        Examined { plan, decisions: checked.value.decisions, traits: checked.value.traits }
    }

    /// Checks a file of settings by itself: its keys and values, not what a plan has to add. With the first file of a folder
    /// comes what all of them say together: what is given twice, what the rules find in the school's own lists.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if the file cannot be read.
    pub(crate) fn check_settings(&self, path: &std::path::Path) -> Result<Vec<Finding>, Error> {
        let mut findings = self.given_twice_beside(path)?;
        // A class's own settings may leave the template to the school's.
        let above = self.settings_above(path)?;
        let whole = above.as_deref().and_then(|above| above.as_ref().ok());
        if let Some(whole) = whole.filter(|_| resources::is_first_in_folder(path))
            && let TemplateOf::Named(template) = self.template_of(Some(whole))?
        {
            let mut whole = whole.clone();
            check::take_over(&mut whole, None, &template);
            findings.extend(check::school(&whole, &template).findings);
        }
        match self.settings(path)?.as_ref() {
            Err(own) => findings.extend(own.iter().cloned()),
            // A file about one section may have nothing in it yet.
            Ok(Node { kind: Kind::Null, .. }) if input::section_of_file(path).is_some() => {}
            Ok(root) => {
                let (template, faults) = match self.template_of(Some(whole.unwrap_or(root)))? {
                    TemplateOf::Named(template) => (template, Vec::new()),
                    TemplateOf::Unusable { faults, near: Some(near) } => (near, faults),
                    TemplateOf::Unusable { faults, near: None } => return Ok(faults),
                };
                // References of a plan's own lists cannot be judged here.
                let mut root = root.clone();
                let taken = check::take_over(&mut root, whole, &template);
                findings.extend(check::settings(&root, &template).report.findings);
                findings.extend(taken.findings);
                findings.extend(faults);
                let named = whole.map_or_else(|| root.clone(), Node::clone);
                findings.extend(self.check_logs(path, &named, &template)?);
            }
        }
        Ok(findings)
    }

    /// The template that a tree names, or the built-in one where it names none.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownTemplate`] if there is no built-in one.
    pub(super) fn template_of(&self, root: Option<&Node>) -> Result<TemplateOf, Error> {
        let named = root.and_then(|root| root.get("template"));
        let id = self.in_template().map_or_else(|| template_id(root), str::to_owned);
        let node = match (self.templates().get(&id), named) {
            (Ok(template), _) => return Ok(TemplateOf::Named(Arc::clone(template))),
            (Err(Error::Refused { findings }), _) => {
                return Ok(TemplateOf::Unusable { faults: findings, near: None });
            }
            (Err(error), None) => return Err(error),
            (Err(_), Some(node)) => node,
        };
        let near = nearest(&id, self.templates().ids());
        let hint = match (near, self.templates().unreadable().next()) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, Some(folder)) => format!(
                "the template in `{folder}` cannot be read; `sendplan template check {folder}` says why"
            ),
            (None, None) => format!(
                "the templates are {}; one of your own goes into the folder `templates` beside `sendplan.yaml`, or is added with `--template-folder DIR`",
                listed(self.templates().ids())
            ),
        };
        let file = node.place.file().name();
        let message = format!("`{file}` names the template `{id}`, and there is no such template");
        let fault = Finding::new(&UNKNOWN_TEMPLATE, message).at(&node.place, "").hint(hint);
        let near = near.and_then(|near| self.templates().get(near).ok()).map(Arc::clone);
        Ok(TemplateOf::Unusable { faults: vec![fault], near })
    }

    /// The built-in template.
    fn built_in(&self) -> Result<Arc<Template>, Error> {
        self.templates().get(BUILT_IN).map(Arc::clone)
    }

    /// What can be written in the usual form, or mended, without a choice in a `sendplan.yaml`.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if the file cannot be read.
    pub(crate) fn fixes_of_settings(&self, path: &std::path::Path) -> Result<Vec<Fix>, Error> {
        let file = unless_refused(input::load(path, &shown(path)), &mut Vec::new())?;
        let input::Reading { root, mut fixes, .. } =
            file.as_ref().map(input::read).unwrap_or_default();
        if let Some(root) = root.and_then(|root| in_sections(path, root).ok())
            && let TemplateOf::Named(template) = self.template_of(Some(&root))?
        {
            fixes.extend(check::settings(&root, &template).value);
        }
        Ok(fixes)
    }
}

impl ReadPlan {
    /// Whether the file is YAML of another kind: a group in which no key is one of a plan's.
    fn is_foreign(&self) -> bool {
        let known = |key: &String| key == "template" || self.template.field(key).is_some();
        !self.own_keys.is_empty() && !self.own_keys.iter().any(known)
    }
}

/// What was given, or the findings that say why not.
fn unless_refused<T>(
    result: Result<T, Error>,
    found: &mut Vec<Finding>,
) -> Result<Option<T>, Error> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(Error::Refused { findings }) => {
            found.extend(findings);
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// The plan laid over its settings; notes what is wrong with the settings.
fn over_settings(
    plan: Option<Node>,
    settings: Option<&Result<Node, Vec<Finding>>>,
    found: &mut Vec<Finding>,
) -> Option<Node> {
    let settings = match settings {
        None => return plan,
        Some(Err(faults)) => {
            found.extend(faults.iter().cloned());
            return None;
        }
        Some(Ok(settings)) => settings,
    };
    let plan = plan?;
    if let Some(wrong) = check::not_settings(settings) {
        found.push(wrong);
        return None;
    }
    // An empty plan is said to be empty, in its own file.
    let is_empty = matches!(plan.kind, Kind::Null);
    Some(if is_empty { plan } else { input::merge(plan, settings.clone()) })
}
