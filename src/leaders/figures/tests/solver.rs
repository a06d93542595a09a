//! What somebody can work out who has all that is printed, a pencil and a computer. It knows nothing of how numbers are hidden.

use std::collections::BTreeMap;

/// Unknown whole numbers, and sums that everybody knows to be right.
#[derive(Debug, Default)]
pub(super) struct Puzzle {
    names: BTreeMap<String, usize>,
    least: Vec<f64>,
    /// Each a list of numbers with their signs, and what they come to.
    sums: Vec<(Vec<(usize, f64)>, f64)>,
}

/// Between what a number must lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Range {
    pub(super) least: f64,
    pub(super) most: f64,
}

impl Puzzle {
    fn number(&mut self, name: &str) -> usize {
        let next = self.least.len();
        let number = *self.names.entry(name.to_owned()).or_insert(next);
        if number == next {
            self.least.push(0.0);
        }
        number
    }

    /// Everybody knows that a number is no less than this.
    pub(super) fn at_least(&mut self, name: &str, least: f64) {
        let number = self.number(name);
        self.least[number] = least;
    }

    /// Everybody knows that a number is the sum of others; those that are `printed` are known.
    pub(super) fn sum(&mut self, whole: &str, parts: &[String], printed: &BTreeMap<String, u32>) {
        let mut comes_to = 0.0;
        let mut terms = Vec::new();
        let all =
            std::iter::once((whole, -1.0)).chain(parts.iter().map(|part| (part.as_str(), 1.0)));
        for (name, sign) in all {
            match printed.get(name) {
                Some(value) => comes_to -= sign * f64::from(*value),
                None => terms.push((self.number(name), sign)),
            }
        }
        if !terms.is_empty() {
            self.sums.push((terms, comes_to));
        }
    }

    /// What each number must lie between, by going round all sums until nothing changes: whole numbers, none negative.
    pub(super) fn ranges(&self) -> BTreeMap<&str, Range> {
        let mut ranges: Vec<Range> =
            self.least.iter().map(|least| Range { least: *least, most: f64::INFINITY }).collect();
        for _ in 0..200 {
            let before = ranges.clone();
            for (terms, comes_to) in &self.sums {
                for (number, sign) in terms {
                    // sign·x = comes_to − the others.
                    let others = terms.iter().filter(|(other, _)| other != number);
                    let (mut low, mut high) = (*comes_to, *comes_to);
                    for (other, sign) in others {
                        let Range { least, most } = ranges[*other];
                        low -= if *sign > 0.0 { most } else { -least };
                        high -= if *sign > 0.0 { least } else { -most };
                    }
                    let (low, high) = if *sign > 0.0 { (low, high) } else { (-high, -low) };
                    let own = &mut ranges[*number];
                    own.least = own.least.max(low.ceil());
                    own.most = own.most.min(high.floor());
                }
            }
            if ranges == before {
                break;
            }
        }
        self.names.iter().map(|(name, number)| (name.as_str(), ranges[*number])).collect()
    }

    /// The numbers that follow from the sums alone, by elimination.
    pub(super) fn determined(&self) -> Vec<&str> {
        let width = self.least.len();
        let mut rows: Vec<Vec<f64>> = self
            .sums
            .iter()
            .map(|(terms, _)| {
                let mut row = vec![0.0; width];
                terms.iter().for_each(|(number, sign)| row[*number] += sign);
                row
            })
            .collect();
        let mut leading = 0;
        for column in 0..width {
            let Some(pivot) = (leading..rows.len()).find(|row| rows[*row][column].abs() > 1e-9)
            else {
                continue;
            };
            rows.swap(leading, pivot);
            let by = rows[leading][column];
            rows[leading].iter_mut().for_each(|value| *value /= by);
            let own = rows[leading].clone();
            for (index, row) in rows.iter_mut().enumerate() {
                let times = row[column];
                if index != leading && times.abs() > 1e-9 {
                    row.iter_mut().zip(&own).for_each(|(value, own)| *value -= times * own);
                }
            }
            leading += 1;
        }
        let alone = rows.iter().filter_map(|row| {
            let mut given = row.iter().enumerate().filter(|(_, value)| value.abs() > 1e-9);
            let (column, _) = given.next()?;
            given.next().is_none().then_some(column)
        });
        let alone: Vec<usize> = alone.collect();
        let named = self.names.iter().filter(|(_, number)| alone.contains(number));
        named.map(|(name, _)| name.as_str()).collect()
    }

    /// The most that a number can be, exactly, whole or not: the simplex method, from nothing.
    pub(super) fn most(&self, name: &str) -> f64 {
        self.extreme(name, 1.0)
    }

    /// The least that a number can be.
    pub(super) fn fewest(&self, name: &str) -> f64 {
        -self.extreme(name, -1.0)
    }

    fn extreme(&self, name: &str, sign: f64) -> f64 {
        let Some(goal) = self.names.get(name) else { return f64::INFINITY };
        let (width, height) = (self.least.len(), self.sums.len());
        // x = least + y, y ≥ 0; a slack for each row, which has to go.
        let mut table = vec![vec![0.0; width + height + 1]; height];
        for (row, (terms, comes_to)) in self.sums.iter().enumerate() {
            let mut right = *comes_to;
            for (number, sign) in terms {
                table[row][*number] += sign;
                right -= sign * self.least[*number];
            }
            if right < 0.0 {
                table[row].iter_mut().for_each(|value| *value = -*value);
                right = -right;
            }
            table[row][width + row] = 1.0;
            table[row][width + height] = right;
        }
        let mut basis: Vec<usize> = (width..width + height).collect();
        let slack: Vec<f64> =
            (0..width + height).map(|column| if column < width { 0.0 } else { -1.0 }).collect();
        if !maximise(&mut table, &mut basis, &slack, width + height) {
            return f64::INFINITY;
        }
        let mut cost = vec![0.0; width + height];
        cost[*goal] = sign;
        if !maximise(&mut table, &mut basis, &cost, width) {
            return f64::INFINITY;
        }
        let value = basis.iter().position(|column| column == goal);
        let value = value.map_or(0.0, |row| table[row][width + height]);
        sign * (value + self.least[*goal])
    }
}

/// Makes a sum of costs as large as it can be; `false` if there is no end to it. Only columns below `columns` come in.
fn maximise(table: &mut [Vec<f64>], basis: &mut [usize], cost: &[f64], columns: usize) -> bool {
    let Some(right) = table.first().map(|row| row.len() - 1) else { return false };
    for _ in 0..5_000 {
        let gain = |column: usize| {
            let through: f64 =
                basis.iter().zip(table.iter()).map(|(base, row)| cost[*base] * row[column]).sum();
            cost[column] - through
        };
        let Some(enters) = (0..columns).find(|column| gain(*column) > 1e-7) else { return true };
        let leaves =
            (0..table.len()).filter(|row| table[*row][enters] > 1e-9).min_by(|one, other| {
                let ratio = |row: &usize| table[*row][right] / table[*row][enters];
                ratio(one).total_cmp(&ratio(other)).then(basis[*one].cmp(&basis[*other]))
            });
        let Some(leaves) = leaves else { return false };
        let by = table[leaves][enters];
        table[leaves].iter_mut().for_each(|value| *value /= by);
        let own = table[leaves].clone();
        for (index, row) in table.iter_mut().enumerate() {
            let times = row[enters];
            if index != leaves && times != 0.0 {
                row.iter_mut().zip(&own).for_each(|(value, own)| *value -= times * own);
            }
        }
        basis[leaves] = enters;
    }
    true
}
