//! A share of the plans for each of several machines.

/// A share of the plans.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shard {
    number: usize,
    of: usize,
}

impl Shard {
    /// Keeps every plan whose turn it is: all shards together have each plan once.
    pub(crate) fn keep<T>(self, plans: &mut Vec<T>) {
        let mut turn = 0;
        plans.retain(|_| {
            turn += 1;
            (turn - 1) % self.of == self.number - 1
        });
    }

    /// What its register is called.
    pub(crate) fn name(self) -> String {
        format!("{}-of-{}", self.number, self.of)
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
