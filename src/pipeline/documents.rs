//! A checked plan -> its documents, in memory.

use std::path::{Path, PathBuf};

use super::export::Typesetter;
use super::options::RenderOptions;
use super::plan::CheckedPlan;
use super::selected::of_one_plan;
use crate::copies::DocumentCopy;
use crate::error::Error;
use crate::finding::Finding;
use crate::output;
use crate::resources::Resources;
use crate::template::Audience;

/// One file of a document: the whole of it, or one of its pages as an image.
#[derive(Debug, Clone)]
pub struct DocumentFile {
    name: String,
    bytes: Vec<u8>,
    copy: DocumentCopy,
}

impl DocumentFile {
    /// Its name, extension included; folders in it part with `/`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is in it.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The id of its document, such as `plan-parent`.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.copy.document
    }

    /// Whom it is for.
    #[must_use]
    pub const fn audience(&self) -> Audience {
        self.copy.audience
    }

    /// The word of the household that it is for, if each household has its own copy.
    #[must_use]
    pub fn household(&self) -> Option<&str> {
        self.copy.household.as_ref()?.word()
    }

    /// The names of the people in the household that it is for; none if it is not for a household.
    pub fn readers(&self) -> impl Iterator<Item = &str> {
        self.copy.household.iter().flat_map(|home| home.readers())
    }

    /// Writes it into a folder, which is made if need be, and gives its path. What is there under its name is replaced
    /// whole or left as it was. A name that leads out of the folder is refused.
    ///
    /// # Errors
    ///
    /// [`Error::OutputFolder`], [`Error::Write`].
    pub fn write_to(&self, folder: impl AsRef<Path>) -> Result<PathBuf, Error> {
        let folder = folder.as_ref();
        if !folder.is_dir() {
            output::output_folder(folder)?;
        }
        output::write_within(folder, &self.name, &self.bytes)
    }
}

/// The documents of a plan.
#[derive(Debug)]
pub struct Documents {
    files: Vec<DocumentFile>,
    findings: Vec<Finding>,
}

impl Documents {
    /// Their files, in the order of the template's documents.
    #[must_use]
    pub fn files(&self) -> &[DocumentFile] {
        &self.files
    }

    /// The same, owned.
    #[must_use]
    pub fn into_files(self) -> Vec<DocumentFile> {
        self.files
    }

    /// What was found while they were made, beyond what the check found: warnings, notes, and an error for each document
    /// that does not fit on its pages and so is not among the files.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

impl Resources {
    /// Makes the documents of a plan that were asked for; one that does not fit on its pages is left out, and the others are
    /// made all the same.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] with what was found if the plan has errors, or none of the documents can be made from it;
    /// [`Error::Options`] if no plan by itself gives what was asked for; any other [`Error`] if a layout is broken or Typst
    /// refuses a document.
    pub(crate) fn documents(
        &self,
        plan: &CheckedPlan,
        options: &RenderOptions,
    ) -> Result<Documents, Error> {
        let exporter = options.exporter()?;
        if plan.record().is_none() {
            return Err(Error::Refused { findings: plan.report.findings.clone() });
        }
        of_one_plan(&plan.template, options)?;
        let prepared = self.prepare(plan, options, 0)?;
        let typesetter = Typesetter::new(self, self.assets(&plan.template)?)?;
        let is_refused = prepared.findings.iter().any(Finding::is_error);
        let (mut files, mut findings) = (Vec::new(), prepared.findings);
        for one in prepared.copies {
            match typesetter.export(exporter.as_ref(), &one) {
                Ok(exported) => {
                    findings.extend(exported.findings);
                    files.extend(exported.files.into_iter().map(|file| DocumentFile {
                        name: file.name,
                        bytes: file.bytes,
                        copy: one.copy.clone(),
                    }));
                }
                Err(Error::Refused { findings: found }) => findings.extend(found),
                Err(error) => return Err(error),
            }
        }
        if is_refused || (files.is_empty() && findings.iter().any(Finding::is_error)) {
            return Err(Error::Refused { findings });
        }
        Ok(Documents { files, findings })
    }
}
