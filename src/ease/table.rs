//! Sorted lines of a file -> one of them, found without reading the rest.

/// Lines in the order of their bytes, comments first. Nothing is read before something is looked up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table(pub(crate) &'static str);

impl Table {
    /// What is behind the tab in the line of a key.
    pub(crate) fn get(self, key: &str) -> Option<&'static str> {
        let line = self.from(key).lines().next()?;
        let (found, value) = line.split_once('\t')?;
        (found == key).then_some(value)
    }

    /// The lines that begin with a word: it alone, or the word and a space.
    pub(crate) fn beginning(self, word: &str) -> impl Iterator<Item = &'static str> + use<'_> {
        let lines = self.from(word).lines();
        let begins = move |line: &&str| line.starts_with(word);
        lines
            .take_while(begins)
            .filter(move |line| line.len() == word.len() || line.as_bytes()[word.len()] == b' ')
    }

    /// The file from the first line on that is not before a key.
    fn from(self, key: &str) -> &'static str {
        let bytes = self.0.as_bytes();
        // Lines that begin before `low` are before the key, those from `high` on are not.
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[..middle].iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
            let start = start.max(low);
            let end = bytes[start..].iter().position(|b| *b == b'\n');
            let end = end.map_or(bytes.len(), |length| start + length);
            let line = &bytes[start..end];
            let line = line.split(|b| *b == b'\t').next().unwrap_or(line);
            if line < key.as_bytes() {
                low = (end + 1).min(bytes.len());
            } else {
                high = start;
            }
        }
        &self.0[low..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        let table = Table("# a comment\na\t1\nab\t2\nab-c\t3\nb\t4\n");
        for (key, value) in [("a", "1"), ("ab", "2"), ("ab-c", "3"), ("b", "4")] {
            assert_eq!(table.get(key), Some(value));
        }
        for key in ["", "A", "aa", "ab-", "c", "é"] {
            assert_eq!(table.get(key), None, "{key}");
        }
        let sayings = Table("hit it off\nhit the roof\nhit-and-run\nhits");
        assert_eq!(sayings.beginning("hit").collect::<Vec<_>>(), ["hit it off", "hit the roof"]);
    }
}
