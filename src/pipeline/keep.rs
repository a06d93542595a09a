//! A plan -> its copies in a folder: what is unchanged is left as it is, by proof of its hash.

use std::path::Path;

use super::{Format, Plan, Prepared, Selection};
use crate::copies::{DocumentCopy, Household};
use crate::error::Error;
use crate::finding::Finding;
use crate::generator::{Generator, TemplateAssets};
use crate::output::{self, Entry, Register};
use crate::record::Record;
use crate::template::{Role, Template};

/// Where copies are kept, and what is known of those that are there.
#[derive(Debug, Clone, Copy)]
pub struct Folder<'r> {
    /// The output folder.
    pub path: &'r Path,
    /// The register of the copies in it.
    pub register: &'r Register,
    /// Whether to make anew what is unchanged.
    pub force: bool,
    /// Whether only to say what would be made.
    pub dry: bool,
}

/// What became of one plan's copies.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Kept {
    /// Its copies for the register; none if the plan has errors.
    pub entries: Vec<Entry>,
    /// The files that were written, or would be.
    pub written: Vec<String>,
    /// The files that were left as they are.
    pub unchanged: Vec<String>,
    /// What was found on the way.
    pub findings: Vec<Finding>,
}

impl Generator {
    /// Makes the selected documents of a plan in a folder, all of them or none. A PDF that is there, whole, and made from
    /// the same input is left as it is. Images and Typst sources are always made, and are in no register.
    ///
    /// # Errors
    ///
    /// An [`Error`] if a layout is broken, Typst refuses a document, or a file cannot be written.
    pub fn keep(
        &self,
        plan: &Plan,
        selection: &Selection,
        folder: Folder<'_>,
    ) -> Result<Kept, Error> {
        let Some(record) = plan.record() else { return Ok(Kept::default()) };
        let prepared = self.prepare(plan, selection)?;
        let template = plan.template();
        let entry = |copy: &DocumentCopy| entry(plan, record, copy, folder.path);
        self.keep_all(template, prepared.copies, prepared.findings, entry, selection, folder)
    }

    /// Makes copies in a folder, all of them or none.
    pub(super) fn keep_all(
        &self,
        template: &Template,
        copies: Vec<Prepared>,
        findings: Vec<Finding>,
        entry: impl Fn(&DocumentCopy) -> Entry,
        selection: &Selection,
        folder: Folder<'_>,
    ) -> Result<Kept, Error> {
        let mut kept = Kept { findings, ..Kept::default() };
        let assets = self.assets(template)?;
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        for one in copies {
            let file = format!("{}.{}", one.stem, selection.format.ending());
            let input = self.input(assets, &one);
            let known = folder.register.get(&file).filter(|entry| {
                selection.format == Format::Pdf && !folder.force && entry.input == input
            });
            if let Some(known) = known.filter(|entry| is_whole(folder.path, entry)) {
                // The file is as it was; whose it is, and where its plan lies now, may not be.
                let Entry { pages, sha256, input, sendplan, template, .. } = known.clone();
                let now = entry(&one.copy);
                kept.entries.push(Entry {
                    file: file.clone(),
                    pages,
                    sha256,
                    input,
                    sendplan,
                    template,
                    ..now
                });
                kept.unchanged.push(file);
                continue;
            }
            if folder.dry {
                kept.written.push(file);
                continue;
            }
            if selection.format == Format::Typst {
                files.push((file, one.source.text().as_bytes().to_vec()));
                continue;
            }
            match self.print(assets, &one, selection)? {
                Ok(printed) => {
                    if let (Format::Pdf, Some(made)) = (selection.format, printed.files.first()) {
                        kept.entries.push(Entry {
                            file,
                            pages: printed.pages,
                            sha256: output::file_sha256(&made.bytes),
                            input,
                            sendplan: env!("CARGO_PKG_VERSION").to_owned(),
                            template: format!("{}@{}", template.id(), &assets.fingerprint()[..8]),
                            ..entry(&one.copy)
                        });
                    }
                    files.extend(printed.files.into_iter().map(|made| (made.name, made.bytes)));
                }
                Err(finding) => kept.findings.push(finding),
            }
        }
        if kept.findings.iter().any(Finding::is_error) {
            // A plan with an error gives nothing, and what it gave before stays as it was.
            return Ok(Kept { findings: kept.findings, ..Kept::default() });
        }
        for (name, bytes) in files {
            let path = folder.path.join(&name);
            if name.contains('/')
                && let Some(parent) = path.parent()
            {
                output::output_folder(parent)?;
            }
            output::write(&path, &bytes)?;
            kept.written.push(name);
        }
        Ok(kept)
    }

    /// The hash of all that a copy is made from.
    fn input(&self, assets: &TemplateAssets, one: &Prepared) -> String {
        let source = &one.source;
        let ink = source.ink().name();
        let named = source.pictures().iter();
        let pictures = named.flat_map(|(path, picture)| [path.as_bytes(), picture.bytes()]);
        let whole = [
            env!("CARGO_PKG_VERSION").as_bytes(),
            assets.fingerprint().as_bytes(),
            self.fonts().fingerprint().as_bytes(),
            ink.as_bytes(),
            source.text().as_bytes(),
        ];
        output::sha256(whole.into_iter().chain(pictures))
    }
}

/// Whether a copy's file is there as it was written.
fn is_whole(folder: &Path, entry: &Entry) -> bool {
    output::read_copy(&folder.join(&entry.file))
        .is_ok_and(|bytes| output::file_sha256(&bytes) == entry.sha256)
}

/// Those whom a household's copy is for, in one text.
fn readers(household: &Household) -> String {
    household.readers().collect::<Vec<_>>().join("; ")
}

/// What the register says of a copy besides its file.
fn entry(plan: &Plan, record: &Record, copy: &DocumentCopy, folder: &Path) -> Entry {
    let text = |role| record.text_by_role(role).unwrap_or_default();
    let pupil = [Role::FileId, Role::PupilName].into_iter().map(text).find(|text| !text.is_empty());
    let year: String = text(Role::CycleStart).chars().take(4).collect();
    let cycle: Vec<String> =
        [year, text(Role::Term)].into_iter().filter(|t| !t.is_empty()).collect();
    Entry {
        plan: plan
            .path
            .as_deref()
            .map_or_else(|| plan.name.clone(), |path| output::path_from(path, folder)),
        pupil: pupil.unwrap_or_default(),
        class: text(Role::Class),
        cycle: cycle.join("-"),
        document: copy.document.clone(),
        audience: copy.audience.name().to_owned(),
        household: copy
            .household
            .as_ref()
            .and_then(|home| home.word())
            .unwrap_or_default()
            .to_owned(),
        reader: copy.household.as_ref().map(readers).unwrap_or_default(),
        ..Entry::default()
    }
}
