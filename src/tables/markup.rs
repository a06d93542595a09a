//! A common transfer file -> a [`Table`]: a row for each pupil, and one more for each further need.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, ParsingOptions};

use super::limits::{MAX_CELL, MAX_COLUMNS, MAX_ROWS, too_large, too_many_rows};
use super::{Cell, Row, Table, unreadable};
use crate::finding::Finding;
use crate::source::decoded;

/// How many elements and texts a file may have.
const MAX_NODES: u32 = 12_000_000;

/// The element that every pupil is.
const PUPIL: &str = "Pupil";

/// In the names of elements: one type of need, as in `SENtype`, and its place in the order of needs.
const NEED: &str = "SENtype";
const RANK: &str = "SENtypeRank";

/// In the names of elements: a status, as in `SENprovision`; the group it is in may have the day it began.
const STATUSES: [&str; 3] = ["SENprovision", "SENstatus", "SENStatus"];
const SINCE: &str = "StartDate";

/// Groups in which nothing is read: other people, other schools, other years.
const OTHERS: [&str; 3] = ["Contacts", "SchoolHistory", "Attendance"];

/// Reads a file. Entities of its own are refused, so none can be expanded.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Vec<Table>, Finding> {
    let text = decoded(bytes).text;
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => unreadable(
            name,
            "this XML declares entities of its own, which no common transfer file does",
        ),
        roxmltree::Error::NodesLimitReached => {
            too_large(name, "this XML has more than 12 million parts")
        }
        other => {
            let at = other.pos();
            unreadable(name, format!("line {}: this is not sound XML", at.row))
                .hint("export it again from the school's system")
        }
    })?;
    let pupils: Vec<Node<'_, '_>> =
        document.descendants().filter(|node| is_named(*node, PUPIL)).collect();
    if pupils.is_empty() {
        return Err(unreadable(
            name,
            "this XML is no common transfer file: it has no `Pupil` in it",
        )
        .hint("export a common transfer file (CTF), or a report as CSV or as a workbook (.xlsx)"));
    }
    let mut sheet = Sheet { name, columns: Vec::new(), rows: Vec::new() };
    for pupil in pupils {
        let line = document.text_pos_at(pupil.range().start).row;
        sheet.add(pupil, line)?;
    }
    Ok(vec![sheet.finish()])
}

fn is_named(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// Pupils being gathered: the columns are the names of the elements that were found.
struct Sheet<'a> {
    name: &'a str,
    columns: Vec<String>,
    rows: Vec<(u32, BTreeMap<usize, Cell>)>,
}

impl Sheet<'_> {
    fn column(&mut self, name: &str) -> Option<usize> {
        if let Some(at) = self.columns.iter().position(|known| known == name) {
            return Some(at);
        }
        let is_room = self.columns.len() < MAX_COLUMNS;
        is_room.then(|| {
            self.columns.push(name.to_owned());
            self.columns.len() - 1
        })
    }

    fn put(&mut self, cells: &mut BTreeMap<usize, Cell>, name: &str, text: &str) {
        if let Some(column) = self.column(name) {
            cells.entry(column).or_insert_with(|| Cell::text(text));
        }
    }

    fn add(&mut self, pupil: Node<'_, '_>, line: u32) -> Result<(), Finding> {
        let mut cells = BTreeMap::new();
        let status = latest_status(pupil);
        if let Some(status) = &status {
            self.put(&mut cells, STATUSES[0], status.written);
            if let Some(since) = status.since {
                self.put(&mut cells, "SENStart", since);
            }
        }
        let mut needs = Vec::new();
        for node in pupil.descendants().filter(|node| is_leaf(*node)) {
            let tag = node.tag_name().name();
            let text = node.text().unwrap_or_default();
            if text.len() > MAX_CELL {
                let message = format!("line {line}: “{tag}” has more than 32,767 characters");
                return Err(too_large(self.name, message));
            }
            let is_other = node
                .ancestors()
                .take_while(|above| *above != pupil)
                .any(|above| OTHERS.contains(&above.tag_name().name()));
            if is_other || STATUSES.contains(&tag) || tag == SINCE || tag == RANK {
                continue;
            }
            if tag == NEED {
                let rank = node.parent().and_then(|group| child(group, RANK)).unwrap_or_default();
                needs.push((text, rank));
            } else {
                self.put(&mut cells, tag, text);
            }
        }
        let whole = cells.clone();
        let mut rows = vec![cells];
        for (at, (need, rank)) in needs.into_iter().enumerate() {
            if at > 0 {
                rows.push(whole.clone());
            }
            if let Some(mut row) = rows.pop() {
                self.put(&mut row, NEED, need);
                self.put(&mut row, RANK, rank);
                rows.push(row);
            }
        }
        if self.rows.len() + rows.len() > MAX_ROWS {
            return Err(too_many_rows(self.name, None));
        }
        self.rows.extend(rows.into_iter().map(|row| (line, row)));
        Ok(())
    }

    fn finish(self) -> Table {
        let width = self.columns.len();
        // The names of elements are in no row of their own.
        let header = self.columns.iter().map(|name| Cell::text(name)).collect();
        let mut rows = vec![Row { number: 0, cells: header }];
        for (number, cells) in self.rows {
            let mut row = Row { number, cells: vec![Cell::Empty; width] };
            for (column, cell) in cells {
                row.cells[column] = cell;
            }
            rows.push(row);
        }
        Table { sheet: None, rows }
    }
}

/// Whether an element has text and no elements.
fn is_leaf(node: Node<'_, '_>) -> bool {
    node.is_element() && !node.children().any(|child| child.is_element())
}

fn child<'a>(group: Node<'a, '_>, name: &str) -> Option<&'a str> {
    group.children().find(|node| is_named(*node, name))?.text()
}

/// A status with the day from which it counts.
struct Status<'a> {
    written: &'a str,
    since: Option<&'a str>,
}

/// The status that a pupil has now: a history gives each with its first day.
fn latest_status<'a>(pupil: Node<'a, '_>) -> Option<Status<'a>> {
    let is_status =
        |node: &Node<'_, '_>| STATUSES.contains(&node.tag_name().name()) && is_leaf(*node);
    let found = pupil.descendants().filter(is_status).filter_map(|node| {
        let since =
            node.parent().filter(|group| *group != pupil).and_then(|group| child(group, SINCE));
        Some(Status { written: node.text()?, since })
    });
    found.max_by(|one, other| one.since.cmp(&other.since))
}
