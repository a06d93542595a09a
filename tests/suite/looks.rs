//! How the pages look: small grey pictures of all of them, to hold new ones against.
//!
//! `UPDATE_LOOKS=1 cargo test --release looks` makes the pictures anew. Look at them before you commit them.

use std::path::PathBuf;

use image::{GrayImage, imageops};
use sendplan::internal::templates::Per;
use sendplan::print::{Format, Ink, Paper, PrintSize, Sheet};
use sendplan::{DocumentFile, RenderOptions, Sendplan};

use crate::run::{built_in, made, only, quality_report, reference_samples, root};
use crate::stress;

/// Resolution of the pictures, in pixels an inch.
const PPI: u32 = 24;

/// How far a pixel may be off, of 255: rounding differs a little from processor to processor.
const TOLERANCE: u8 = 48;

/// How many of ten thousand pixels may be further off.
const STRAY: usize = 5;

/// As small pictures.
fn small(options: RenderOptions) -> RenderOptions {
    options.format(Format::Png).ppi(PPI)
}

/// The pages of each copy beside each other, by the name of the copy.
fn strips(files: Vec<DocumentFile>) -> Vec<(String, GrayImage)> {
    let mut strips: Vec<(String, GrayImage)> = Vec::new();
    for file in files {
        add(&mut strips, file.name(), file.bytes());
    }
    strips
}

/// Adds a page to the strip of its copy.
fn add(strips: &mut Vec<(String, GrayImage)>, file: &str, bytes: &[u8]) {
    let name = file.rsplit_once('_').unwrap().0.to_owned();
    let mut page = image::load_from_memory(bytes).unwrap().to_luma8();
    // Sixteen greys are enough to see a change, and keep the pictures small.
    page.iter_mut().for_each(|part| *part = (*part / 16) * 17);
    match strips.iter_mut().find(|(other, _)| *other == name) {
        None => strips.push((name, page)),
        Some((_, strip)) => {
            let height = strip.height().max(page.height());
            let mut wider = GrayImage::new(strip.width() + page.width(), height);
            imageops::replace(&mut wider, strip, 0, 0);
            imageops::replace(&mut wider, &page, strip.width().into(), 0);
            *strip = wider;
        }
    }
}

/// What is wrong with a picture, if anything; or keeps it as the new reference.
fn held(name: &str, strip: &GrayImage) -> Option<String> {
    let path = root().join("tests/suite/looks").join(format!("{name}.png"));
    if std::env::var_os("UPDATE_LOOKS").is_some() {
        strip.save(&path).unwrap();
        return None;
    }
    let Ok(reference) = image::open(&path) else {
        return Some(format!("{name}: there is no picture to hold it against"));
    };
    let reference = reference.to_luma8();
    if reference.dimensions() != strip.dimensions() {
        let (old, new) = (reference.dimensions(), strip.dimensions());
        return Some(format!("{name}: it was {old:?} pixels and is {new:?}"));
    }
    let off = difference(&reference, strip);
    let stray = off.pixels().filter(|pixel| pixel.0[0] > TOLERANCE).count();
    let all = off.pixels().len();
    (stray * 10_000 > all * STRAY).then(|| {
        let seen = seen_at(name);
        strip.save(&seen).unwrap();
        format!("{name}: {stray} of {all} pixels differ; what was made is {}", seen.display())
    })
}

fn seen_at(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("sendplan-looks-{name}.png"))
}

fn difference(one: &GrayImage, two: &GrayImage) -> GrayImage {
    GrayImage::from_fn(one.width(), one.height(), |x, y| {
        image::Luma([one.get_pixel(x, y).0[0].abs_diff(two.get_pixel(x, y).0[0])])
    })
}

fn hold(prefix: &str, files: Vec<DocumentFile>) -> Vec<String> {
    let strips = strips(files).into_iter();
    strips.filter_map(|(name, strip)| held(&format!("{prefix}{name}"), &strip)).collect()
}

#[test]
fn every_page_of_every_sample_looks_as_it_did() {
    let sendplan = Sendplan::new().unwrap();
    let mut wrong = Vec::new();
    for path in reference_samples() {
        let plan = sendplan.open(path).unwrap();
        wrong.extend(hold("", made(&plan, &small(RenderOptions::new())).files));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_document_of_the_cycle_looks_as_it_did() {
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    let asked = template
        .documents()
        .iter()
        .filter(|document| document.on_request && document.per != Per::Folder);
    let options = small(only(asked.map(|document| document.id.clone())));
    let kofi = root().join("samples/larkfield/kofi-2026-autumn.yaml");
    let wrong = hold("", made(&sendplan.open(kofi).unwrap(), &options).files);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn print_options_look_as_they_did() {
    let sendplan = Sendplan::new().unwrap();
    let options = [
        ("large-", RenderOptions::new().print_size(PrintSize::Large)),
        ("clear-cream-", RenderOptions::new().print_size(PrintSize::Clear).paper(Paper::Cream)),
        ("grey-a3-", RenderOptions::new().ink(Ink::Grey).sheet(Sheet::A3)),
    ];
    let kofi = root().join("samples/larkfield/kofi-2026-autumn.yaml");
    let mut wrong = Vec::new();
    for (prefix, options) in options {
        let mut files = made(&sendplan.open(&kofi).unwrap(), &small(options)).files;
        files.retain(|file| file.document() != "plan-teacher");
        wrong.extend(hold(prefix, files));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn hard_plans_look_as_they_did() {
    let mut wrong = Vec::new();
    for fixture in ["long-names", "one-target", "six-targets", "twelve-provisions", "empty-lists"] {
        let mut files = stress::made(fixture, &small(RenderOptions::new()));
        files.retain(|file| file.document() != "plan-parent");
        wrong.extend(hold(&format!("{fixture}-"), files));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_quality_report_looks_as_it_did() {
    let folder = quality_report("--format png --ppi 24");
    let mut strips = Vec::new();
    for name in folder.names("out") {
        add(&mut strips, &name, &folder.read(&format!("out/{name}")));
    }
    let wrong: Vec<String> = strips.iter().filter_map(|(name, strip)| held(name, strip)).collect();
    assert!(strips.len() == 1 && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_page_that_changed_is_noticed() {
    let white = GrayImage::from_pixel(400, 400, image::Luma([255]));
    let mut marked = white.clone();
    for x in 0..20 {
        for y in 0..6 {
            marked.put_pixel(x, y, image::Luma([0]));
        }
    }
    let off = difference(&white, &marked);
    let stray = off.pixels().filter(|pixel| pixel.0[0] > TOLERANCE).count();
    assert!(stray * 10_000 > off.pixels().len() * STRAY);
}
