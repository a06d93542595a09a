//! A template in a folder -> what is wrong with it, before a plan uses it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::plan::Plan;
use super::sendplan::Sendplan;
use crate::check::Strictness;
use crate::error::Error;
use crate::finding::{Finding, Level, counted, listed, nearest, unique};
use crate::pipeline::{CheckedPlan, NOTHING_TO_MAKE, RenderOptions};
use crate::render::Printed;
use crate::template::rules::TEMPLATE_FAULT;
use crate::template::{Document, Labels, Layer, Template, is_of_manifest, manifest_keys};

impl Sendplan {
    /// Looks for mistakes in the template in a folder. Its example goes through every layout; what was found in the example
    /// is returned. Of a template that extends another and has no example, that of the other does so where it fits. So do a plan
    /// with nothing in it and one in which every field is filled in.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] with all that is wrong within the template or its example; any other [`Error`] if the folder
    /// cannot be read or a layout is broken.
    pub fn check_template(folder: impl AsRef<Path>) -> Result<Vec<Finding>, Error> {
        check_template(folder.as_ref())
    }
}

/// Looks for mistakes in the template in a folder: what its layouts ask for and it does not have, what its languages lack; then
/// its example goes through every layout, and so do a plan with nothing in it and one with every field.
fn check_template(folder: &Path) -> Result<Vec<Finding>, Error> {
    if !folder.is_dir() {
        return Err(Error::options(format!(
            "`{}` is not a folder; a template is a folder with a `template.yaml`",
            folder.display()
        )));
    }
    let sendplan = Sendplan::builder().plans_at(folder).template_folder(folder).build()?;
    let template = template_in(&sendplan, folder)?;
    let name = folder.display().to_string();
    let layouts = &sendplan.resources.assets(&template)?.layouts;
    let mut faults = layouts.faults(&template, &name);
    faults.extend_from_slice(template.language_faults());
    if !faults.is_empty() {
        return Err(Error::Refused { findings: faults });
    }
    let mut found = of_languages(&sendplan, &template, &name);
    found.extend(of_example(&sendplan, &template, folder)?);
    found.extend(of_empty(&sendplan, &template, &name)?);
    found.extend(of_full(&sendplan, &template, &name)?);
    if found.iter().any(Finding::is_error) {
        return Err(Error::Refused { findings: found });
    }
    Ok(found)
}

/// The template in the folder.
fn template_in(sendplan: &Sendplan, folder: &Path) -> Result<Arc<Template>, Error> {
    let name = folder.display().to_string();
    let mut templates = sendplan.resources.templates().iter();
    let is_it =
        |template: &&Arc<Template>| template.chain().first().is_some_and(|one| one.name() == name);
    templates.find(is_it).map(Arc::clone).ok_or_else(|| Error::Template {
        template: name.clone(),
        message: "it was there at the start of the check and is gone now".into(),
    })
}

/// What the languages lack that this template has labels in, and what it has that those beneath it do not say in others.
fn of_languages(sendplan: &Sendplan, template: &Template, folder: &str) -> Vec<Finding> {
    let own = template.language();
    let note = |message: String| Finding::new(&TEMPLATE_FAULT, message).with_level(Level::Note);
    let beneath = template
        .chain()
        .get(1)
        .and_then(|layer| sendplan.resources.templates().get(layer.id()).ok());
    let mut found = Vec::new();
    let mut elsewhere: BTreeMap<Vec<&str>, Vec<&str>> = BTreeMap::new();
    for (language, labels) in [(own, template.labels())].into_iter().chain(template.languages()) {
        found.extend(of_nothing(template, labels, &format!("{folder}/labels/{language}.yaml")));
    }
    for (language, labels) in template.languages() {
        let file = format!("{folder}/labels/{language}.yaml");
        // A translation needs only what the documents of its readers may print.
        let printed =
            (!labels.readers().is_empty()).then(|| Printed::of(template, labels.readers()));
        let is_printed = |key: &&str| printed.as_ref().is_none_or(|printed| printed.may_have(key));
        let missing: Vec<&str> = labels.missing().filter(is_printed).collect();
        if !Path::new(&file).is_file() {
            let lacked: BTreeSet<&str> = beneath
                .and_then(|beneath| beneath.labels_in(language))
                .map(|labels| labels.missing().collect())
                .unwrap_or_default();
            let is_new = |key: &&str| !lacked.contains(key) && !is_of_manifest(key);
            let new: Vec<&str> = missing.into_iter().filter(is_new).collect();
            if !new.is_empty() {
                elsewhere.entry(new).or_default().push(language);
            }
            continue;
        }
        if let Some(first) = missing.first() {
            found.push(
                note(format!(
                    "`{language}` lacks {}, and `{own}` is used instead; the first is `{first}`",
                    counted(missing.len(), "label"),
                ))
                .in_file(&file),
            );
        }
        if !labels.is_reviewed() {
            found.push(note(format!(
                "nobody is named under `reviewed_by` in `{language}`: until then each copy says that its translation is unchecked"
            )).in_file(&file));
        }
    }
    for (missing, languages) in elsewhere {
        let labels = counted(missing.len(), "label");
        let first = missing.first().copied().unwrap_or_default();
        let message = format!(
            "{labels} of this template {is} printed in `{own}` in copies in {}; the first is `{first}`",
            listed(languages.iter().copied()),
            is = if missing.len() == 1 { "is" } else { "are" },
        );
        let hint = format!("put them into `labels/{}.yaml` of the template", languages[0]);
        found.push(note(message).in_file(folder).hint(hint));
    }
    found
}

/// What labels say of sections and fields that the template does not have.
fn of_nothing(template: &Template, labels: &Labels, file: &str) -> Vec<Finding> {
    if !Path::new(file).is_file() {
        return Vec::new();
    }
    let of_manifest = labels.keys().filter(|key| is_of_manifest(key));
    let strays = of_manifest.filter(|key| !template.has_subject_of(key));
    let known = manifest_keys(template.sections());
    let note = |key: &str| {
        let message = format!("the template has no section or field for the label `{key}`");
        let note = Finding::new(&TEMPLATE_FAULT, message).with_level(Level::Warning).in_file(file);
        let near = nearest(key, known.iter().map(String::as_str));
        near.map(|near| format!("did you mean `{near}`?")).into_iter().fold(note, Finding::hint)
    };
    strays.map(note).collect()
}

/// What is found in the example, which goes through every layout.
fn of_example(
    sendplan: &Sendplan,
    template: &Template,
    folder: &Path,
) -> Result<Vec<Finding>, Error> {
    let path = folder.join("example.yaml");
    if !path.is_file() {
        let Some(plan) = example_beneath(sendplan, template)? else { return Ok(Vec::new()) };
        let mut found = plan.render(&RenderOptions::new())?.findings().to_vec();
        // What is only worth a note was there before.
        found.retain(|finding| finding.level() != Level::Note);
        return Ok(found);
    }
    let plan = sendplan.open(path)?;
    let mut found = plan.findings().to_vec();
    match plan.render(&RenderOptions::new()) {
        Ok(documents) => found.extend_from_slice(documents.findings()),
        Err(Error::Refused { .. }) if plan.has_errors() => {
            return Err(Error::Refused { findings: found });
        }
        Err(Error::Refused { findings }) => {
            found.extend(findings);
            return Err(Error::Refused { findings: found });
        }
        Err(error) => return Err(error),
    }
    found.extend(on_request(&plan, template)?);
    Ok(unique(found))
}

/// What is found in the documents that are made on request only, as far as the plan gives anything for them.
fn on_request(plan: &Plan, template: &Template) -> Result<Vec<Finding>, Error> {
    let asked = template.documents().iter().filter(|one| one.on_request && one.per.is_of_a_plan());
    let mut found = Vec::new();
    for document in asked {
        let options =
            RenderOptions { documents: vec![document.id.clone()], ..RenderOptions::new() };
        match plan.render(&options) {
            Ok(documents) => found.extend_from_slice(documents.findings()),
            Err(Error::Refused { findings }) => found.extend(findings),
            Err(Error::Options { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    found.retain(|finding| finding.rule() != &NOTHING_TO_MAKE);
    Ok(found)
}

/// What keeps a plan with nothing in it from being made as a draft.
fn of_empty(sendplan: &Sendplan, template: &Template, folder: &str) -> Result<Vec<Finding>, Error> {
    let plan = sendplan.read_draft("empty.yaml", format!("template: {}\n", template.id()))?;
    let options = RenderOptions { strictness: Strictness::Draft, ..RenderOptions::new() };
    let trial = Trial {
        sendplan,
        plan: &plan.checked,
        called: "an empty draft",
        lacking: Level::Warning,
        folder,
    };
    let documents = template.documents().iter().filter(|one| one.per.is_of_a_plan());
    Ok(documents.filter_map(|document| trial.fault(document, options.clone())).collect())
}

/// What keeps a plan in which every field is filled in from being made: each document by itself, and those for parents in
/// other languages as well: those that the folder has labels in, or else any.
fn of_full(sendplan: &Sendplan, template: &Template, folder: &str) -> Result<Vec<Finding>, Error> {
    let all: Vec<&str> = template.languages().map(|(language, _)| language).collect();
    let is_own =
        |language: &&&str| Path::new(folder).join(format!("labels/{language}.yaml")).is_file();
    let own: Vec<&str> = all.iter().filter(is_own).copied().collect();
    let others = if own.is_empty() { all.into_iter().take(1).collect() } else { own };
    let mut found = Vec::new();
    for language in std::iter::once(None).chain(others.into_iter().map(Some)) {
        let empty = sendplan.read_draft("full.yaml", format!("template: {}\n", template.id()))?;
        let full = empty.checked.filled(language);
        let called = match language {
            None => "a plan with every field".to_owned(),
            Some(language) => format!("a plan with every field for parents who read `{language}`"),
        };
        let trial = Trial { sendplan, plan: &full, called: &called, lacking: Level::Error, folder };
        let documents = template.documents().iter().filter(|one| one.per.is_of_a_plan());
        let documents = documents.filter(|one| language.is_none() || one.readers_language);
        found.extend(documents.filter_map(|document| trial.fault(document, RenderOptions::new())));
    }
    Ok(found)
}

/// A plan that a template's documents are made of to see whether they can be.
struct Trial<'t> {
    sendplan: &'t Sendplan,
    plan: &'t CheckedPlan,
    /// What messages call it.
    called: &'t str,
    /// How much it matters that a layout asks for what the plan has not.
    lacking: Level,
    folder: &'t str,
}

impl Trial<'_> {
    /// Why a document cannot be made. Whether it fits on its pages is a question of each plan.
    fn fault(&self, document: &Document, options: RenderOptions) -> Option<Finding> {
        let options = RenderOptions { documents: vec![document.id.clone()], ..options };
        let error = match self.sendplan.resources.documents(self.plan, &options) {
            Ok(_) | Err(Error::Refused { .. } | Error::Options { .. }) => return None,
            Err(error) => error,
        };
        let why = error.details().map_or_else(|| error.to_string(), str::to_owned);
        let (layout, called) = (&document.layout, self.called);
        let message =
            format!("`{}` cannot be made from {called} with `{layout}`: {why}", document.id);
        // A draft may be asked for whatever it lacks, but few are as empty as this.
        let level = if error.details().is_none() { self.lacking } else { Level::Error };
        let finding = Finding::new(&TEMPLATE_FAULT, message).with_level(level).in_file(self.folder);
        Some(finding.hint("test with `{% if %}` for what may be missing, and try each field that the example leaves out"))
    }
}

/// The example of the template that this one extends, as a plan of this one. Nothing if it has fields that are not there any
/// more, or for a template that extends no other.
fn example_beneath(sendplan: &Sendplan, template: &Template) -> Result<Option<Plan>, Error> {
    let chain: &[Layer] = template.chain();
    if chain.len() < 2 {
        return Ok(None);
    }
    let named = format!("template: {}\n", template.id());
    let lines = template.example().unwrap_or_default().lines();
    let example = lines.filter(|line| !line.starts_with("template:"));
    let text = named + &example.collect::<Vec<_>>().join("\n");
    let plan = sendplan.read_draft("example.yaml", text)?;
    Ok((!plan.has_errors()).then_some(plan))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_is_made_of_a_plan_with_every_field() {
        let sendplan = Sendplan::new().unwrap();
        for template in sendplan.resources.templates().iter() {
            let text = format!("template: {}\n", template.id());
            let full = sendplan.read_draft("full.yaml", text).unwrap().checked.filled(None);
            let mut made = 0;
            for document in template.documents().iter().filter(|one| one.per.is_of_a_plan()) {
                let documents = vec![document.id.clone()];
                let options = RenderOptions { documents, ..RenderOptions::new() };
                match sendplan.resources.documents(&full, &options) {
                    Ok(_) => made += 1,
                    // Of a history there has to be a plan before, and a child's page may be too full.
                    Err(Error::Refused { findings }) => {
                        let rules = findings.iter().map(|one| one.rule().id());
                        let rules: Vec<&str> = rules.collect();
                        assert!(
                            rules
                                .iter()
                                .all(|rule| ["does-not-fit", "nothing-to-make"].contains(rule)),
                            "{}, {}: {findings:?}",
                            template.id(),
                            document.id
                        );
                    }
                    Err(error) => panic!("{}, {}: {error}", template.id(), document.id),
                }
            }
            assert!(made > 2, "{}: {made}", template.id());
        }
    }
}
