//! Rows of numbers with yes or no -> the line that parts them: logistic regression, by Newton's method.

/// How much a mistake costs beside the size of the weights.
const COST: f64 = 0.3;

/// How many steps are made. Always as many, so that no rounding decides when to stop.
const STEPS: usize = 30;

/// A line between rows: a weight for each number, and what every row starts from.
pub(crate) struct Parting {
    pub(crate) weights: Vec<f64>,
    pub(crate) start: f64,
}

impl Parting {
    /// The line between rows, each with whether it is beyond. The numbers count by how much they vary.
    pub(crate) fn fit(rows: &[(&[f64], bool)]) -> Self {
        let width = rows.first().map_or(0, |(row, _)| row.len());
        let count = rows.len().max(1) as f64;
        let column = |at: usize| rows.iter().map(move |(row, _)| row[at]);
        let means: Vec<f64> = (0..width).map(|at| column(at).sum::<f64>() / count).collect();
        let spread = |at: usize| {
            let square: f64 =
                column(at).map(|number| (number - means[at]) * (number - means[at])).sum();
            let spread = (square / count).sqrt();
            if spread > 0.0 { spread } else { 1.0 }
        };
        let spreads: Vec<f64> = (0..width).map(spread).collect();
        let even: Vec<(Vec<f64>, f64)> = rows
            .iter()
            .map(|(row, is_beyond)| {
                let even = (0..width).map(|at| (row[at] - means[at]) / spreads[at]);
                (even.chain([1.0]).collect(), f64::from(u8::from(*is_beyond)))
            })
            .collect();
        let mut line = vec![0.0; width + 1];
        for _ in 0..STEPS {
            let step = step(&even, &line);
            line.iter_mut().zip(step).for_each(|(weight, step)| *weight -= step);
        }
        let mut start = line.pop().unwrap_or_default();
        for at in 0..width {
            line[at] /= spreads[at];
            start -= line[at] * means[at];
        }
        Self { weights: line, start }
    }
}

/// How far the line still is from the best one.
fn step(rows: &[(Vec<f64>, f64)], line: &[f64]) -> Vec<f64> {
    let width = line.len();
    let mut slope = vec![0.0; width];
    let mut bend = vec![vec![0.0; width]; width];
    // What every row starts from costs nothing.
    for at in 0..width - 1 {
        slope[at] = line[at] / COST;
        bend[at][at] = 1.0 / COST;
    }
    for (row, is_beyond) in rows {
        let odds: f64 = row.iter().zip(line).map(|(number, weight)| number * weight).sum();
        let probable = 1.0 / (1.0 + libm::exp(-odds));
        let heavy = probable * (1.0 - probable);
        for at in 0..width {
            slope[at] += (probable - is_beyond) * row[at];
            for other in 0..width {
                bend[at][other] += heavy * row[at] * row[other];
            }
        }
    }
    solve(bend, slope)
}

/// Solves a system of equations whose table is symmetric and positive.
fn solve(mut table: Vec<Vec<f64>>, mut values: Vec<f64>) -> Vec<f64> {
    let width = values.len();
    for at in 0..width {
        for below in at + 1..width {
            let times = table[below][at] / table[at][at];
            let (above, rest) = table.split_at_mut(below);
            let pairs = rest[0].iter_mut().zip(&above[at]);
            pairs.for_each(|(number, above)| *number -= times * above);
            values[below] -= times * values[at];
        }
    }
    for at in (0..width).rev() {
        let known: f64 = (at + 1..width).map(|column| table[at][column] * values[column]).sum();
        values[at] = (values[at] - known) / table[at][at];
    }
    values
}
