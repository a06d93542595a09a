//! The rows of a table and what its columns are -> pupils, each once, and what could not be read.

use super::band::Band;
use super::field::Field;
use super::gather::{Gathering, RowPupil};
use super::mapping::{Mapping, Moment, Used};
use super::names;
use super::notes::{Notes, Said};
use super::pupil::{RollNeed, RollPupil, RowPlace};
use super::rules::UNREADABLE_CELL;
use super::upn::{Upn, UpnFault};
use super::values::{self, Value};
use crate::tables::{Cell, Row, Table, column_name};

/// Reads the rows of a table.
pub(super) fn read(table: &Table, mapping: &Mapping, notes: &mut Notes<'_>) -> Gathering {
    let ticks = Ticks::of(table, mapping);
    let mut gathering = Gathering::default();
    for row in table.rows.iter().filter(|row| row.number > mapping.header_row) {
        let place = RowPlace { sheet: mapping.sheet.clone(), row: row.number };
        let mut reader = Reader { row, mapping, place, notes, ticks: &ticks };
        if reader.repeats_headings() {
            continue;
        }
        match reader.pupil() {
            Some(pupil) => gathering.add(pupil, notes),
            None => gathering.without_pupil += 1,
        }
    }
    gathering
}

/// Columns in which a cell is ticked or left empty: there, empty means no.
struct Ticks(Vec<usize>);

impl Ticks {
    fn of(table: &Table, mapping: &Mapping) -> Self {
        let flags = [Field::PupilPremium, Field::Eal, Field::LookedAfter];
        let columns = flags.into_iter().flat_map(|field| mapping.of(field)).map(|column| column.at);
        let is_ticked = |column: &usize| {
            let rows = table.rows.iter().filter(|row| row.number > mapping.header_row);
            let mut cells =
                rows.map(|row| row.cell(*column)).filter(|cell| !cell.is_empty()).peekable();
            cells.peek().is_some() && cells.all(|cell| values::flag(cell) == Ok(Some(true)))
        };
        Self(columns.filter(is_ticked).collect())
    }
}

/// A row being read.
struct Reader<'r, 'n, 'f> {
    row: &'r Row,
    mapping: &'r Mapping,
    place: RowPlace,
    notes: &'n mut Notes<'f>,
    ticks: &'r Ticks,
}

impl Reader<'_, '_, '_> {
    /// Whether the row has the headings again, as printed lists have at the top of each page.
    fn repeats_headings(&self) -> bool {
        let mut same = self.mapping.columns.iter().filter(|column| {
            let cell = self.row.cell(column.at);
            !cell.is_empty() && cell.shown() == column.header
        });
        same.nth(1).is_some()
    }

    /// The pupil of the row; `None` if it names nobody, such as a line of totals.
    fn pupil(&mut self) -> Option<RowPupil> {
        let mut pupil = RollPupil { place: self.place.clone(), ..RollPupil::default() };
        pupil.id = self.text(Field::Id);
        let upn_written = self.text(Field::Upn);
        self.names(&mut pupil);
        let is_named =
            pupil.first_name.is_some() || pupil.last_name.is_some() || pupil.known_as.is_some();
        let is_total = self.is_total(is_named, upn_written.as_deref());
        if is_total || !(is_named || upn_written.is_some() || pupil.id.is_some()) {
            return None;
        }
        pupil.upn = upn_written.as_deref().and_then(|typed| self.upn(typed));
        self.facts(&mut pupil);
        self.needs(&mut pupil);
        self.bands(&mut pupil);
        Some(RowPupil { pupil, upn_written })
    }

    /// Whether a row is one of totals: it says so where the pupil's name would be, and hardly anything else.
    fn is_total(&self, is_named: bool, upn: Option<&str>) -> bool {
        let first = self.row.cells.iter().find(|cell| !cell.is_empty()).map(Cell::shown);
        let key = super::words::key_of(&first.unwrap_or_default());
        let says = super::words::begins_with("totals", &key).is_some();
        let filled = self.mapping.columns.iter().filter(|column| {
            matches!(column.used, Used::As(_)) && !self.row.cell(column.at).is_empty()
        });
        (says && filled.count() < 4) || (is_named && upn.is_none() && says)
    }

    fn cell(&self, field: Field) -> Option<(usize, &Cell)> {
        let mut columns =
            self.mapping.of(field).map(|column| (column.at, self.row.cell(column.at)));
        columns.find(|(_, cell)| !cell.is_empty())
    }

    /// Notes that a cell cannot be read.
    fn unreadable(&mut self, column: usize, field: Field, why: String, hint: &'static str) {
        let said = Said { message: format!("this is {why}"), hint };
        let place = self.place.clone();
        self.notes.at(&UNREADABLE_CELL, &place, Some(&column_name(column)), field.name(), said);
    }

    /// The first cell of a field that says something, read; what cannot be is noted.
    fn value<T>(
        &mut self,
        field: Field,
        read: impl Fn(&Cell) -> Value<T>,
        hint: &'static str,
    ) -> Option<T> {
        let (column, cell) = self.cell(field)?;
        let read = match cell {
            Cell::Fault(fault) => Err(fault.to_string()),
            cell => read(cell),
        };
        match read {
            Ok(value) => Some(value),
            Err(why) => {
                self.unreadable(column, field, why, hint);
                None
            }
        }
    }

    fn text(&mut self, field: Field) -> Option<String> {
        let shown = |cell: &Cell| Ok(cell.shown());
        self.value(field, shown, "write the value in place of the formula, and export again")
    }

    fn names(&mut self, pupil: &mut RollPupil) {
        let (first, known_as, last) =
            (self.text(Field::FirstName), self.text(Field::KnownAs), self.text(Field::LastName));
        let mut whole = names::ReadName::default();
        // A name in one cell is needed only if it is not there in parts.
        if (first.is_none() && known_as.is_none()) || last.is_none() {
            whole = self.text(Field::Name).map(|typed| names::both(&typed)).unwrap_or_default();
        }
        if whole.is_guess && !self.is_total(true, None) {
            let column = self.cell(Field::Name).map_or(0, |(column, _)| column);
            let why = "a name of which it is not sure where the last name begins".to_owned();
            self.unreadable(column, Field::Name, why, "write it as “Last name, First name”");
        }
        pupil.first_name = first.or(whole.first).map(|name| self.usual(Field::FirstName, &name));
        pupil.last_name = last.or(whole.last).map(|name| self.usual(Field::LastName, &name));
        pupil.known_as = known_as.or(whole.known_as).map(|name| self.usual(Field::KnownAs, &name));
    }

    /// A name in its usual form; one that stays in capitals is noted.
    fn usual(&mut self, field: Field, typed: &str) -> String {
        let usual = names::usual(typed);
        if usual.is_unsure {
            let column = [field, Field::Name].into_iter().find_map(|field| self.cell(field));
            let column = column.map_or(0, |(column, _)| column);
            let why = format!("a name in capitals whose usual form is not sure: “{typed}”");
            self.unreadable(column, field, why, "write it in the plan as the family writes it");
        }
        usual.name
    }

    fn upn(&mut self, typed: &str) -> Option<Upn> {
        let why = match Upn::read(typed) {
            Ok(upn) => return Some(upn),
            Err(UpnFault::Form) => "no UPN: it has a letter and twelve characters after it",
            Err(UpnFault::Letter) => "a UPN whose check letter does not fit its digits",
        };
        let column = self.cell(Field::Upn).map_or(0, |(column, _)| column);
        self.unreadable(
            column,
            Field::Upn,
            why.to_owned(),
            "look it up in the school's system: a digit is wrong",
        );
        None
    }

    fn facts(&mut self, pupil: &mut RollPupil) {
        const DATE: &str = "write the day, the month and the whole year: 5/11/2018";
        pupil.class =
            self.value(Field::Class, values::class, "give the pupil one class in the register");
        let year = self.value(Field::Year, values::year, "write `Year 4`, `4`, `R` or `N`");
        pupil.year = year.flatten();
        pupil.date_of_birth = self.value(Field::DateOfBirth, values::day, DATE);
        pupil.born_in =
            self.value(Field::TermOfBirth, values::term, "write autumn, spring or summer");
        pupil.sex = self.value(Field::Sex, values::sex, "write F or M").flatten();
        self.status(pupil);
        pupil.since = self.value(Field::Since, values::day, DATE);
        pupil.pupil_premium = self.flag(Field::PupilPremium);
        let other_language = self.cell(Field::FirstLanguage);
        let other_language = other_language.and_then(|(_, cell)| values::is_other_language(cell));
        pupil.eal = self.flag(Field::Eal).or(other_language);
        pupil.looked_after = self.flag(Field::LookedAfter);
        pupil.attendance =
            self.value(Field::Attendance, values::per_cent, "write a number from 0 to 100");
    }

    fn flag(&mut self, field: Field) -> Option<bool> {
        let is_empty_tick = || {
            let mut columns = self.mapping.of(field);
            columns.any(|column| self.ticks.0.contains(&column.at))
        };
        if self.cell(field).is_none() && is_empty_tick() {
            return Some(false);
        }
        self.value(field, values::flag, "write Y or N").flatten()
    }

    /// The status: of two columns, one may have the words and the other the code.
    fn status(&mut self, pupil: &mut RollPupil) {
        const HINT: &str = "write E, K or N, or the words of the census";
        let columns: Vec<usize> = self.mapping.of(Field::Status).map(|column| column.at).collect();
        let mut faults: Vec<(usize, String)> = Vec::new();
        let mut found = None;
        for column in columns {
            let cell = self.row.cell(column);
            let read = match cell {
                Cell::Empty => continue,
                Cell::Fault(fault) => Err(fault.to_string()),
                cell => values::status(cell),
            };
            match (read, found) {
                (Ok(read), Some(first)) if read.status != first => {
                    let why = "not the status that another column of the row gives".to_owned();
                    self.unreadable(column, Field::Status, why, HINT);
                    return;
                }
                (Ok(read), _) => {
                    found = Some(read.status);
                    if let Some(remark) = read.remark {
                        self.unreadable(column, Field::Status, remark, HINT);
                    }
                }
                (Err(why), _) => faults.push((column, why)),
            }
        }
        if let (None, Some((column, why))) = (found, faults.into_iter().next()) {
            self.unreadable(column, Field::Status, why, HINT);
        }
        pupil.status = found;
    }

    fn needs(&mut self, pupil: &mut RollPupil) {
        let rank = |cell: &Cell| {
            cell.shown().trim().parse().map_err(|_| "no place in an order: 1, 2 …".to_owned())
        };
        let ranked: Option<u32> = self.value(Field::NeedRank, rank, "write 1 for the primary need");
        let mut all = Vec::new();
        for (field, first) in
            [(Field::Need, ranked), (Field::PrimaryNeed, Some(1)), (Field::SecondaryNeed, Some(2))]
        {
            let columns: Vec<usize> = self.mapping.of(field).map(|column| column.at).collect();
            for column in columns {
                let cell = self.row.cell(column);
                if cell.is_empty() || super::words::says("no", &cell.shown()) {
                    continue;
                }
                let written = cell.shown();
                let rank = first.unwrap_or_else(|| u32::try_from(all.len()).unwrap_or(0) + 1);
                match values::needs(cell) {
                    Ok(kinds) => {
                        let kinds = kinds.into_iter().zip(rank..);
                        all.extend(kinds.map(|(kind, rank)| RollNeed {
                            kind: Some(kind),
                            written: written.clone(),
                            rank,
                        }));
                    }
                    Err(why) => {
                        self.unreadable(
                            column,
                            field,
                            why,
                            "write the whole label of the census, or its code, such as SLCN",
                        );
                        all.push(RollNeed { kind: None, written, rank });
                    }
                }
            }
        }
        pupil.needs = all;
    }

    fn bands(&self, pupil: &mut RollPupil) {
        for column in &self.mapping.columns {
            let Used::Band { subject, moment } = &column.used else { continue };
            let cell = self.row.cell(column.at);
            if cell.is_empty() || matches!(cell, Cell::Fault(_)) {
                continue;
            }
            let known = pupil.bands.0.iter_mut().find(|band| band.subject == *subject);
            let band = match known {
                Some(band) => band,
                None => {
                    pupil.bands.0.push(Band {
                        subject: subject.clone(),
                        before: None,
                        after: None,
                    });
                    let Some(band) = pupil.bands.0.last_mut() else { continue };
                    band
                }
            };
            let place = match moment {
                Moment::Before => &mut band.before,
                Moment::After => &mut band.after,
            };
            place.get_or_insert_with(|| cell.shown());
        }
    }
}
