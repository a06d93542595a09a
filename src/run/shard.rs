//! A share of the plans for each of several machines.

use std::fmt;

/// A share of the plans of a run: the second of four, for four machines that write into one folder.
///
/// ```
/// let second: sendplan::run::Shard = "2/4".parse()?;
/// assert_eq!(second.to_string(), "2-of-4");
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: usize,
    of: usize,
}

impl Shard {
    /// Leaves every plan whose turn it is: all shards together have each plan once.
    pub(super) fn take_from<T>(self, plans: &mut Vec<T>) {
        let mut turn = 0;
        plans.retain(|_| {
            turn += 1;
            (turn - 1) % self.of == self.number - 1
        });
    }
}

/// What its register is called.
impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-of-{}", self.number, self.of)
    }
}

impl std::str::FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(number, of)| {
            Some(Self { number: number.parse().ok()?, of: of.parse().ok()? })
        });
        let right = |shard: &Self| shard.of > 0 && (1..=shard.of).contains(&shard.number);
        parts.filter(right).ok_or_else(|| "write `2/4` for the second of four".to_owned())
    }
}
