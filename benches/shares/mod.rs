//! Where Typst's time goes, by its own timings.

use std::collections::BTreeMap;
use std::num::NonZeroU64;

use serde_json::Value;

/// The parts, in the order in which they are printed.
pub(crate) const PARTS: [&str; 6] =
    ["components", "texts", "styles", "blocks and grids", "PDF's pages", "PDF's fonts and file"];

/// How many seconds some work spends in each part, by Typst's own timings. To measure takes a while itself, so the shares
/// say more than the seconds.
pub(crate) fn shares(work: impl FnOnce()) -> BTreeMap<&'static str, f64> {
    typst_timing::clear();
    typst_timing::enable();
    work();
    typst_timing::disable();
    let mut json = Vec::new();
    typst_timing::export_json(&mut json, |_: NonZeroU64| (String::new(), 0)).unwrap();
    let events: Vec<Value> = serde_json::from_slice(&json).unwrap();
    let mut shares: BTreeMap<&str, f64> = PARTS.iter().map(|part| (*part, 0.0)).collect();
    let mut open: BTreeMap<u64, Vec<Open>> = BTreeMap::new();
    for event in &events {
        let stack = open.entry(event["tid"].as_u64().unwrap()).or_default();
        let now = event["ts"].as_f64().unwrap();
        if event["ph"] == "B" {
            let part = part(event["name"].as_str().unwrap(), stack.last().map(|outer| outer.part));
            stack.push(Open { part, start: now, within: 0.0 });
        } else if let Some(done) = stack.pop() {
            *shares.entry(done.part).or_default() += (now - done.start - done.within) / 1e6;
            if let Some(outer) = stack.last_mut() {
                outer.within += now - done.start;
            }
        }
    }
    shares
}

/// A scope that has begun.
struct Open {
    part: &'static str,
    start: f64,
    /// The time of the scopes within it.
    within: f64,
}

/// The part that a scope belongs to.
fn part(name: &str, outer: Option<&'static str>) -> &'static str {
    let [functions, texts, styles, blocks, pdf, file] = PARTS;
    match name {
        "finish export" => file,
        "pdf" => pdf,
        _ if outer == Some(pdf) || outer == Some(file) => outer.unwrap_or(pdf),
        "func call" | "eval" | "parse" | "for loop" | "while loop" => functions,
        "prepare" | "linebreak_simple" | "linebreak_optimized" | "finalize" => texts,
        "realize" => styles,
        _ => blocks,
    }
}
