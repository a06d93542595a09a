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
}

impl Line {
    /// How far a passage is beyond the line.
    pub(crate) fn score(&self, numbers: &[i64; COUNT]) -> i64 {
        let added = self.weights.iter().zip(numbers).map(|(weight, number)| weight * number);
        self.start + added.sum::<i64>()
    }
}

/// The two lines: beyond the first a passage is too hard for children of six, beyond the second for those of nine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Model {
    pub(crate) six: Line,
    pub(crate) nine: Line,
}

impl Model {
    /// Reads a file of weights: in each line a feature and its two weights.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut model = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (name, six, nine) = (columns.next()?, columns.next()?, columns.next()?);
            let (six, nine) = (six.parse().ok()?, nine.parse().ok()?);
            if name == "start" {
                (model.six.start, model.nine.start) = (six, nine);
            } else {
                let place = NAMES.iter().position(|feature| *feature == name)?;
                (model.six.weights[place], model.nine.weights[place]) = (six, nine);
            }
        }
        Some(model)
    }

    /// The grade of a passage.
    pub(crate) fn grade(&self, numbers: &[i64; COUNT]) -> Grade {
        if self.nine.score(numbers) > 0 {
            Grade::Hard
        } else if self.six.score(numbers) > 0 {
            Grade::Nine
        } else {
            Grade::Six
        }
    }
}
