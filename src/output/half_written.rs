//! The names of files that are not complete yet, by which nobody's own file is taken for one.

use std::hash::{BuildHasher as _, RandomState};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

use super::sha256;

/// What a file's name starts with until the file is complete.
pub const HALF_WRITTEN: &str = ".sendplan-";

/// What it ends with.
const ENDING: &str = ".part";

/// How many digits there are of the number, and of the mark that is worked out from it.
const DIGITS: usize = 16;

/// How many names were given.
static GIVEN: AtomicU64 = AtomicU64::new(0);

/// A name for a file that is not complete yet, such as `.sendplan-0f…-9a….part`. No two runs give the same.
#[must_use]
pub fn name() -> String {
    let given = GIVEN.fetch_add(1, Ordering::Relaxed);
    // Each `RandomState` has keys of its own, which the system makes at random.
    let number = RandomState::new().hash_one((process::id(), given));
    let number = format!("{number:016x}");
    format!("{HALF_WRITTEN}{number}-{}{ENDING}", mark(&number))
}

/// Whether a name was given by [`name`]: its second half follows from the first, as it does in no name by chance.
pub(crate) fn is_half_written(name: &str) -> bool {
    let middle = name.strip_prefix(HALF_WRITTEN).and_then(|rest| rest.strip_suffix(ENDING));
    middle
        .and_then(|middle| middle.split_once('-'))
        .is_some_and(|(number, given)| number.len() == DIGITS && given == mark(number))
}

/// The mark of a number.
fn mark(number: &str) -> String {
    let mut mark = sha256([b"half-written ".as_slice(), number.as_bytes()]);
    mark.truncate(DIGITS);
    mark
}

#[cfg(test)]
mod tests {
    use super::{is_half_written, name};

    #[test]
    fn names_are_known_again_and_no_others() {
        let (one, other) = (name(), name());
        assert_ne!(one, other);
        assert!(is_half_written(&one) && is_half_written(&other), "{one} {other}");
        for name in [
            ".sendplan-",
            ".sendplan-notes",
            ".sendplan-notes.part",
            ".sendplan-KMR-1_plan_teacher.pdf",
            ".sendplan-0123456789abcdef-0123456789abcdef.part",
            &one.to_uppercase(),
            one.trim_start_matches('.'),
        ] {
            assert!(!is_half_written(name), "{name}");
        }
    }
}
