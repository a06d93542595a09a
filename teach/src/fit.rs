//! Sentences with yes or no -> the weights that tell one from the other: logistic regression, by L-BFGS.

use argmin::core::{CostFunction, Error, Executor, Gradient};
use argmin::solver::linesearch::MoreThuenteLineSearch;
use argmin::solver::quasinewton::LBFGS;

/// How much a mistake costs beside the size of the weights.
const COST: f64 = 20.0;

/// How many steps are made. Always as many, so that no rounding decides when to stop.
const STEPS: u64 = 60;

/// How many steps the method remembers.
const REMEMBERED: usize = 8;

/// A sentence as the fit sees it.
#[derive(Clone, Copy)]
pub(crate) struct Example<'s> {
    /// The places of its features.
    pub(crate) places: &'s [u16],
    /// Whether it is what is looked for.
    pub(crate) is_one: bool,
    /// How much it counts.
    pub(crate) counts: f64,
}

/// Weights with what every sentence starts from.
pub(crate) struct Line {
    pub(crate) weights: Vec<f64>,
    pub(crate) start: f64,
}

impl Line {
    /// The line that tells the examples apart, in a table of so many bits.
    pub(crate) fn fit(examples: &[Example<'_>], bits: u32) -> Self {
        let size = 1 << bits;
        let problem = Logistic { examples };
        let solver = LBFGS::new(MoreThuenteLineSearch::new(), REMEMBERED);
        let solver = solver.with_tolerance_grad(0.0).and_then(|one| one.with_tolerance_cost(0.0));
        let solved = solver.and_then(|solver| {
            let start = vec![0.0; size + 1];
            let run = Executor::new(problem, solver)
                .configure(|state| state.param(start).max_iters(STEPS));
            Ok(run.ctrlc(false).run()?.state)
        });
        let mut weights = match solved {
            Ok(mut state) => state.take_best_param().unwrap_or_default(),
            Err(error) => panic!("the fit failed: {error}"),
        };
        let start = weights.pop().unwrap_or_default();
        Self { weights, start }
    }

    /// The log-odds of a sentence.
    pub(crate) fn odds(&self, places: &[u16]) -> f64 {
        odds(&self.weights, self.start, places)
    }
}

/// What is made as small as it can be.
#[derive(Clone, Copy)]
struct Logistic<'s> {
    examples: &'s [Example<'s>],
}

/// The log-odds of a sentence, however long it is.
fn odds(weights: &[f64], start: f64, places: &[u16]) -> f64 {
    let sum: f64 = places.iter().map(|place| weights[usize::from(*place)]).sum();
    start + sum / (places.len().max(1) as f64).sqrt()
}

impl CostFunction for Logistic<'_> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, param: &Vec<f64>) -> Result<f64, Error> {
        let (start, weights) = param.split_last().ok_or(Error::msg("no weights"))?;
        let size: f64 = weights.iter().map(|weight| weight * weight).sum();
        let mistakes: f64 = self
            .examples
            .iter()
            .map(|example| {
                let odds = odds(weights, *start, example.places);
                let wrong = if example.is_one { -odds } else { odds };
                example.counts * (wrong.max(0.0) + libm::log1p(libm::exp(-wrong.abs())))
            })
            .sum();
        Ok(COST * mistakes + size / 2.0)
    }
}

impl Gradient for Logistic<'_> {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, param: &Vec<f64>) -> Result<Vec<f64>, Error> {
        let (start, weights) = param.split_last().ok_or(Error::msg("no weights"))?;
        let mut slope = weights.to_vec();
        slope.push(0.0);
        let last = weights.len();
        for example in self.examples {
            let odds = odds(weights, *start, example.places);
            let wrong = probability(odds) - f64::from(u8::from(example.is_one));
            let wrong = COST * example.counts * wrong;
            let each = wrong / (example.places.len().max(1) as f64).sqrt();
            for place in example.places {
                slope[usize::from(*place)] += each;
            }
            slope[last] += wrong;
        }
        Ok(slope)
    }
}

/// Log-odds as a probability.
pub(crate) fn probability(odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-odds))
}
