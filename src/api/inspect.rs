//! What tests and benches see of a plan on its way, and the API does not show.

use std::sync::Arc;

use super::{Plan, Sendplan, Template};
use crate::error::Error;
use crate::pipeline::RenderOptions;
use crate::record::Record;
use crate::render::TypstSource;
use crate::template;
use crate::typeset::Fonts;

/// A copy's Typst source, with the stem of its file name.
#[derive(Debug)]
pub struct NamedSource {
    /// The source.
    pub source: TypstSource,
    /// The stem of the file name.
    pub stem: String,
}

/// The record of a plan; `None` if it has errors.
#[must_use]
pub fn record(plan: &Plan) -> Option<&Record> {
    plan.checked.record()
}

/// The Typst sources of the copies of a plan that were asked for.
///
/// # Errors
///
/// An [`Error`] if a layout is broken.
pub fn sources(plan: &Plan, options: &RenderOptions) -> Result<Vec<NamedSource>, Error> {
    let prepared = plan.resources.prepare(&plan.checked, options, 0)?;
    let copies = prepared.copies.into_iter();
    Ok(copies.map(|copy| NamedSource { source: copy.source, stem: copy.stem }).collect())
}

/// The fonts that documents are set in.
///
/// # Errors
///
/// An [`Error`] if one of them cannot be used.
pub fn fonts(sendplan: &Sendplan) -> Result<&Fonts, Error> {
    sendplan.resources.fonts()
}

/// A template as data.
#[must_use]
pub const fn template(template: &Template) -> &Arc<template::Template> {
    &template.template
}
