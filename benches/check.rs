//! How many plans a second are checked on one thread, all rules included, beside reading their YAML alone.
//!
//! `cargo bench --bench check` prints medians; docs/performance.md says what they mean.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops if it cannot run"
)]

mod plans;
mod timing;

use std::num::NonZeroUsize;
use std::sync::Arc;

use sendplan::Sendplan;
use sendplan::internal::input;
use sendplan::run::Input;

use timing::{median, timed};

/// How often each side is timed; the sides take turns, so that noise falls on both.
const ROUNDS: usize = 15;

/// How many plans are checked in one round.
const PLANS: usize = 400;

fn main() {
    let sendplan = Sendplan::new().unwrap();
    let texts: Vec<String> = (0..PLANS).map(plans::plan).collect();
    let inputs = texts.iter().enumerate().map(|(number, text)| Input::Text {
        name: format!("{number}.yaml"),
        bytes: text.clone().into(),
    });
    let all = sendplan.plans(inputs).threads(NonZeroUsize::MIN);
    let (mut whole, mut reading) = (Vec::new(), Vec::new());
    let mut findings = 0;
    for _ in 0..ROUNDS {
        whole.push(timed(|| findings = all.check().unwrap().report().findings.len()));
        reading.push(timed(|| {
            for text in &texts {
                let file = input::source("plan.yaml", text.clone().into_bytes()).unwrap();
                assert!(input::parse(&Arc::new(file)).is_ok());
            }
        }));
    }
    let rate = |seconds: f64| PLANS as f64 / seconds;
    let (whole, reading) = (median(whole), median(reading));
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{PLANS} plans of {} KB on average, {findings} findings", bytes / PLANS / 1000);
    println!("all rules, one thread: {:.0} plans a second", rate(whole));
    println!("reading the YAML alone: {:.0} plans a second", rate(reading));
    println!("all / reading alone: {:.2}", whole / reading);
}
