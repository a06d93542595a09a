//! Findings about the cells of a register: many of one kind are said once, with how many there are.

use std::collections::BTreeMap;

use super::pupil::RowPlace;
use crate::finding::{Finding, Rule};

/// How many findings of one kind name their cells.
const NAMED: usize = 12;

/// Findings being gathered.
#[derive(Debug)]
pub(super) struct Notes<'a> {
    file: &'a str,
    found: Vec<Finding>,
    /// How many there are, by the rule and the field.
    counts: BTreeMap<(&'static str, String), Count>,
}

#[derive(Debug)]
struct Count {
    rule: &'static Rule,
    all: usize,
}

impl<'a> Notes<'a> {
    pub(super) const fn new(file: &'a str) -> Self {
        Self { file, found: Vec::new(), counts: BTreeMap::new() }
    }

    /// Notes something about a row, or about a cell of it; `kind` is what is counted together.
    pub(super) fn at(
        &mut self,
        rule: &'static Rule,
        place: &RowPlace,
        column: Option<&str>,
        kind: &str,
        said: Said,
    ) {
        let key = (rule.id(), kind.to_owned());
        let count = self.counts.entry(key).or_insert(Count { rule, all: 0 });
        count.all += 1;
        if count.all > NAMED {
            return;
        }
        let column = column.map(|column| format!(", column {column}")).unwrap_or_default();
        let message = format!("{place}{column}: {}", said.message);
        self.found.push(Finding::new(rule, message).in_file(self.file).hint(said.hint));
    }

    /// Notes something about the whole file.
    pub(super) fn add(&mut self, finding: Finding) {
        self.found.push(finding.in_file(self.file));
    }

    /// Everything, in the order in which it was found.
    pub(super) fn finish(self) -> Vec<Finding> {
        let mut found = self.found;
        for ((_, kind), Count { rule, all }) in self.counts {
            if all > NAMED {
                let message = format!("{} more of the kind “{kind}”", all - NAMED);
                found.push(
                    Finding::new(rule, message)
                        .in_file(self.file)
                        .hint("put the first right and run the same command again"),
                );
            }
        }
        found
    }
}

/// What is said of a cell, and what to do about it.
pub(super) struct Said {
    pub(super) message: String,
    pub(super) hint: &'static str,
}
