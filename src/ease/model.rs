//! The weights of the features, as they are in their file -> the grade of a passage: whole numbers all the way, so that
//! every machine comes to the same grade.

use super::features::{COUNT, NAMES};

/// Who can read a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Most children of six.
    Six,
    /// Most children of nine.
    Nine,
    /// Neither.
    Hard,
}

impl Grade {
    /// All of them, the easiest first.
    pub const ALL: [Self; 3] = [Self::Six, Self::Nine, Self::Hard];

    /// Its name in files and in what is printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Six => "6",
            Self::Nine => "9",
            Self::Hard => "hard",
        }
    }

    /// Whom a passage of it is for, as people are told.
    #[must_use]
    pub const fn called(self) -> &'static str {
        match self {
            Self::Six => "for six-year-olds",
            Self::Nine => "for nine-year-olds",
            Self::Hard => "too hard",
        }
    }

    /// The easiest grade that a passage can have, by its longest sentence alone.
    fn at_least(numbers: &[i64; COUNT]) -> Self {
        match numbers[0] {
            words if words >= 3500 => Self::Hard,
            words if words > 2000 => Self::Nine,
            _ => Self::Six,
        }
    }

    /// The grade of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.name() == name)
    }
}

/// One line that parts passages, in millionths of log-odds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Line {
    pub(crate) start: i64,
    /// What a hundredth of each feature adds.
    pub(crate) weights: [i64; COUNT],
    /// What each feature is, on average, of the passages that are not beyond.
    pub(crate) typical: [i64; COUNT],
}

impl Line {
    /// How far a passage is beyond the line.
    pub(crate) fn score(&self, numbers: &[i64; COUNT]) -> i64 {
        let added = self.weights.iter().zip(numbers).map(|(weight, number)| weight * number);
        self.start + added.sum::<i64>()
    }

    /// How much each feature of a passage adds, compared with a typical passage that is not beyond the line.
    pub(crate) fn added(&self, numbers: &[i64; COUNT]) -> [i64; COUNT] {
        std::array::from_fn(|at| self.weights[at] * (numbers[at] - self.typical[at]))
    }
}

/// The two lines: beyond the first a passage is too hard for children of six, beyond the second for those of nine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Model {
    pub(crate) six: Line,
    pub(crate) nine: Line,
}

impl Model {
    /// Reads a file of weights: in each line a feature, its two weights, and what it typically is on this side of each line.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut model = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let name = columns.next()?;
            let mut number = || columns.next()?.parse().ok();
            (model.six.start, model.nine.start) = match NAMES.iter().position(|one| *one == name) {
                None if name == "start" => (number()?, number()?),
                None => return None,
                Some(at) => {
                    (model.six.weights[at], model.nine.weights[at]) = (number()?, number()?);
                    (model.six.typical[at], model.nine.typical[at]) = (number()?, number()?);
                    continue;
                }
            };
        }
        Some(model)
    }

    /// The grade of a passage: what was learned, but never easier than its longest sentence.
    pub(crate) fn grade(&self, numbers: &[i64; COUNT]) -> Grade {
        let learned = if self.nine.score(numbers) > 0 {
            Grade::Hard
        } else if self.six.score(numbers) > 0 {
            Grade::Nine
        } else {
            Grade::Six
        };
        learned.max(Grade::at_least(numbers))
    }
}
