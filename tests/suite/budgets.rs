//! How much paper a plan takes, and how well it is used: what a school would say to a printer.

use std::fmt::Write;
use std::path::PathBuf;
use std::time::Instant;

use sendplan::internal;
use sendplan::internal::typeset::{self, AssetFiles, Pages};
use sendplan::print::PrintSize;
use sendplan::{Plan, RenderOptions, Sendplan};

use crate::run::{only, pdf_pages, root};

/// The adults' documents of a plan that are made to be read from page to page.
const READ: [&str; 7] = [
    "plan-teacher",
    "plan-parent",
    "review-teacher",
    "review-parent",
    "history-teacher",
    "history-parent",
    "review-form",
];

/// The least share of a page that is used, but for a document's last.
const LEAST: f64 = 0.6;

/// The fewest lines of a page: fewer are a card or a signature by itself.
const FEWEST_LINES: usize = 8;

fn sample(sendplan: &Sendplan, name: &str) -> Plan {
    sendplan.open(file(name)).unwrap()
}

fn file(name: &str) -> PathBuf {
    root().join(format!("samples/larkfield/{name}-2026-autumn.yaml"))
}

/// A copy as it was laid out, with the stem of its file name.
struct LaidOut {
    stem: String,
    pages: Pages,
}

/// The copies of a document in a size of print; none if there is nothing to make them from.
fn laid_out(sendplan: &Sendplan, plan: &Plan, document: &str, size: PrintSize) -> Vec<LaidOut> {
    let template = sendplan.template("send-support-plan").unwrap();
    let asset_files = AssetFiles::new(internal::template(&template).files());
    let fonts = internal::fonts(sendplan).unwrap();
    let sources = internal::sources(plan, &only([document]).print_size(size)).unwrap();
    let set = |one: internal::NamedSource| LaidOut {
        pages: typeset::typeset(&one.source, &asset_files, fonts).unwrap(),
        stem: one.stem,
    };
    sources.into_iter().map(set).collect()
}

/// What of these documents is longer than it may be.
fn too_long(size: PrintSize, budgets: &[(&str, &str, usize)]) -> String {
    let sendplan = Sendplan::new().unwrap();
    let mut all = String::new();
    for (name, document, most) in budgets {
        for copy in laid_out(&sendplan, &sample(&sendplan, name), document, size) {
            let count = copy.pages.count();
            if count > *most {
                let _ = writeln!(all, "{}: {count} pages, {most} at most", copy.stem);
            }
        }
    }
    all
}

/// So many sides more, where the parents' copy has English beneath another language.
fn both(name: &str, more: usize) -> usize {
    if name == "zeynep" { more } else { 0 }
}

#[test]
fn a_full_record_is_as_short_as_it_was_promised() {
    let mut budgets = Vec::new();
    for name in ["kofi", "iris", "zeynep"] {
        budgets.extend([
            (name, "plan-teacher", 3),
            (name, "plan-parent", 4 + both(name, 2)),
            (name, "review-teacher", 2),
            (name, "review-parent", 2 + both(name, 1)),
        ]);
    }
    let found = too_long(PrintSize::Standard, &budgets);
    assert!(found.is_empty(), "{found}");
}

#[test]
fn the_shortest_plan_takes_two_sides() {
    let budgets = [("adam", "plan-teacher", 2), ("adam", "plan-parent", 2)];
    let found = too_long(PrintSize::Standard, &budgets);
    assert!(found.is_empty(), "{found}");
}

#[test]
fn a_history_takes_three_sides_and_a_form_two() {
    let mut budgets = vec![("kofi", "history-teacher", 3), ("kofi", "history-parent", 3)];
    for name in ["adam", "iris", "kofi", "zeynep"] {
        let targets = std::fs::read_to_string(file(name)).unwrap().matches("\n    need: ").count();
        budgets.push((name, "review-form", 2 + targets.saturating_sub(3).div_ceil(3)));
    }
    let found = too_long(PrintSize::Standard, &budgets);
    assert!(found.is_empty(), "{found}");
}

#[test]
fn large_print_is_short_enough_to_be_read() {
    let budgets = ["kofi", "iris", "zeynep"].map(|name| (name, "plan-parent", 9 + both(name, 3)));
    let found = too_long(PrintSize::Large, &budgets);
    assert!(found.is_empty(), "{found}");
}

#[test]
fn no_page_but_the_last_is_half_empty() {
    let sendplan = Sendplan::new().unwrap();
    let mut found = String::new();
    for name in ["adam", "iris", "kofi", "zeynep"] {
        let plan = sample(&sendplan, name);
        for document in READ {
            for copy in laid_out(&sendplan, &plan, document, PrintSize::Standard) {
                let shares = copy.pages.filled();
                for (index, share) in shares.iter().enumerate().take(shares.len() - 1) {
                    let share = share.expect("the layout's margins are known");
                    if share < LEAST {
                        let percent = share * 100.0;
                        let _ =
                            writeln!(found, "{}, page {}: {percent:.0} %", copy.stem, index + 1);
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{found}");
}

#[test]
fn no_page_has_a_single_card_or_a_signature_by_itself() {
    let sendplan = Sendplan::new().unwrap();
    let mut found = String::new();
    for name in ["adam", "iris", "kofi", "zeynep"] {
        let plan = sample(&sendplan, name);
        for document in READ {
            let Ok(made) = plan.render(&RenderOptions::new().document(document)) else { continue };
            for file in made.files() {
                for (index, lines) in pdf_pages(file.bytes()).into_iter().enumerate() {
                    let body = lines.iter().take_while(|line| !line.contains("Confidential"));
                    let lines: Vec<&String> = body.filter(|line| !line.trim().is_empty()).collect();
                    let first = lines.first().map(|line| line.as_str()).unwrap_or_default();
                    if lines.len() < FEWEST_LINES || first == "Signatures" {
                        let count = lines.len();
                        let _ = writeln!(
                            found,
                            "{}, page {}: {count} lines, from “{first}”",
                            file.name(),
                            index + 1
                        );
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{found}");
}

#[test]
#[ignore = "it measures time, which says nothing on a busy machine"]
fn the_second_look_at_the_pages_costs_little() {
    let sendplan = Sendplan::new().unwrap();
    let plan = sample(&sendplan, "kofi");
    let start = Instant::now();
    let copies = laid_out(&sendplan, &plan, "plan-parent", PrintSize::Standard);
    let setting = start.elapsed();
    let start = Instant::now();
    for _ in 0..100 {
        for copy in &copies {
            assert!(copy.pages.examined().misplaced.is_empty());
        }
    }
    let looking = start.elapsed() / 100;
    assert!(looking.as_secs_f64() < 0.02 * setting.as_secs_f64(), "{looking:?} of {setting:?}");
}
