//! Templates that extend one another -> what each of them is as a whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::later::Languages;
use super::parts::Parts;
#[cfg(any(test, feature = "fuzzing"))]
use super::prepared::Origin;
use super::reader::Faults;
use super::rules::TEMPLATE_FAULT;
use super::source::{Source, Wanted};
use super::{Labels, Template, TemplateFiles, manifest};
use crate::finding::{Finding, listed, nearest};

/// All templates that may extend one another, by their ids; a school's own are looked for before the built-in ones.
#[derive(Debug, Clone, Default)]
pub(super) struct Sources {
    sources: BTreeMap<String, Arc<Source>>,
}

impl Sources {
    /// Adds a template, in place of one with the same id.
    pub(super) fn insert(&mut self, source: Source) -> Arc<Source> {
        let source = Arc::new(source);
        self.sources.insert(source.id.clone(), Arc::clone(&source));
        source
    }

    /// Takes out a template that cannot be told from another.
    pub(super) fn remove(&mut self, id: &str) {
        self.sources.remove(id);
    }

    /// A template with all that it extends beneath it; `shared` is what every template may use.
    ///
    /// # Errors
    ///
    /// An unknown template, a circle, changes to what is not there, and all that is wrong with the whole.
    pub(super) fn template(
        &self,
        source: &Arc<Source>,
        shared: fn() -> TemplateFiles,
    ) -> Result<Template, Vec<Finding>> {
        let chain = self.chain(source)?;
        // What a school wrote itself is read at once, so that a slip in it is said.
        let language = chain.iter().map(|one| one.text("language")).find(|one| !one.is_empty());
        let language = language.unwrap_or_default();
        let has_own = chain
            .iter()
            .filter(|one| !one.is_built_in())
            .any(|one| one.label_files().any(|(_, of)| of != language));
        let mut template = self.put_together(source, &chain, shared, !has_own)?;
        if !has_own {
            let (sources, source) = (self.clone(), Arc::clone(source));
            template.languages = Languages::later(move || sources.languages(&source, shared));
        }
        Ok(template)
    }

    fn put_together(
        &self,
        source: &Arc<Source>,
        chain: &[Arc<Source>],
        shared: fn() -> TemplateFiles,
        is_lazy: bool,
    ) -> Result<Template, Vec<Finding>> {
        let faults = Faults::default();
        let (first, others) =
            chain.split_last().map_or((source, &[][..]), |(first, others)| (first, others));
        let own = chain.iter().map(|one| one.text("language"));
        let wanted = if is_lazy { Wanted::Only(own.collect()) } else { Wanted::All };
        let mut parts = Parts::of(first, shared(), wanted, &faults)?;
        for over in others.iter().rev() {
            parts.extend(over, &faults)?;
        }
        faults.finish(())?;
        let template = manifest::read(&source.name, parts);
        template.map_err(|findings| in_own(source, findings))
    }

    /// The labels of a template in all languages but its own.
    ///
    /// # Errors
    ///
    /// What is wrong with them, which a check of the template says.
    pub(super) fn languages(
        &self,
        source: &Arc<Source>,
        shared: fn() -> TemplateFiles,
    ) -> Result<BTreeMap<String, Labels>, Vec<Finding>> {
        let chain = self.chain(source)?;
        let template = self.put_together(source, &chain, shared, false)?;
        let languages = template.languages();
        Ok(languages.map(|(code, labels)| (code.to_owned(), labels.clone())).collect())
    }

    /// A template and those that it extends, in order.
    fn chain(&self, source: &Arc<Source>) -> Result<Vec<Arc<Source>>, Vec<Finding>> {
        let mut chain = vec![Arc::clone(source)];
        while let Some((id, place)) = chain.last().and_then(|last| last.extends()) {
            let fault =
                |message: String| Finding::new(&TEMPLATE_FAULT, message).at(&place.place, "");
            if chain.iter().any(|one| one.id == id) {
                let circle = listed(chain.iter().map(|one| one.id.as_str()));
                let message = if chain.len() == 1 {
                    format!("`{id}` cannot extend itself; give this template an id of its own")
                } else {
                    format!("these templates extend each other in a circle: {circle}")
                };
                return Err(vec![fault(message)]);
            }
            let Some(parent) = self.sources.get(id) else {
                let known =
                    self.sources.keys().map(String::as_str).filter(|known| *known != source.id);
                let hint = match nearest(id, known.clone()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("there are {}", listed(known)),
                };
                return Err(vec![fault(format!("there is no template `{id}`")).hint(hint)]);
            };
            let parent = Arc::clone(parent);
            chain.push(parent);
        }
        Ok(chain)
    }
}

/// Findings about what lies beneath a school's own template, said of that: the places of a built-in one show nobody anything.
fn in_own(source: &Source, findings: Vec<Finding>) -> Vec<Finding> {
    let is_empty = |finding: &Finding| {
        finding.primary().is_some_and(|label| label.place().file().text().is_empty())
    };
    let moved = |finding: Finding| {
        if source.is_built_in() || !is_empty(&finding) {
            return finding;
        }
        let moved = Finding::new(finding.rule(), finding.message());
        let moved = moved.at(&source.root.place, "");
        match finding.hint_text() {
            Some(hint) => moved.hint(hint),
            None => moved,
        }
    };
    findings.into_iter().map(moved).collect()
}

/// A template that extends no other, of these files alone.
///
/// # Errors
///
/// All that is wrong with it.
#[cfg(any(test, feature = "fuzzing"))]
pub(super) fn alone(name: &str, files: TemplateFiles) -> Result<Template, Vec<Finding>> {
    let source = Arc::new(Source::read(name, files, Origin::Folder)?);
    Sources::default().template(&source, TemplateFiles::default)
}
