//! The unique pupil number and its check letter.

use std::fmt;

/// The check letters, each at the place of what is left over: no `I`, `O` or `S`.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// A unique pupil number whose check letter is right: a letter and twelve digits, or, if it is temporary, eleven digits with
/// a letter at the end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Upn(String);

/// Why something is no unique pupil number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpnFault {
    /// It is not a letter with twelve characters after it.
    Form,
    /// The first letter does not fit the rest: something was mistyped.
    Letter,
}

impl Upn {
    /// Reads one; spaces and small letters are passed over.
    ///
    /// # Errors
    ///
    /// [`UpnFault`].
    pub fn read(typed: &str) -> Result<Self, UpnFault> {
        let plain: String =
            typed.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        let bytes: &[u8; 13] = plain.as_bytes().try_into().map_err(|_| UpnFault::Form)?;
        let place = |letter: u8| LETTERS.iter().position(|one| *one == letter);
        let first = place(bytes[0]).ok_or(UpnFault::Form)?;
        if !bytes[1..12].iter().all(u8::is_ascii_digit) {
            return Err(UpnFault::Form);
        }
        let last = match bytes[12] {
            digit @ b'0'..=b'9' => usize::from(digit - b'0'),
            letter => place(letter).ok_or(UpnFault::Form)?,
        };
        let digits = bytes[1..12].iter().map(|digit| usize::from(digit - b'0')).chain([last]);
        let sum: usize = digits.zip(2..).map(|(digit, weight)| digit * weight).sum();
        if sum % LETTERS.len() == first { Ok(Self(plain)) } else { Err(UpnFault::Letter) }
    }

    /// The number, in capitals and without spaces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is temporary: its last character is a letter.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        self.0.ends_with(|c: char| c.is_ascii_alphabetic())
    }
}

impl fmt::Display for Upn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_example_is_right_and_one_wrong_digit_is_noticed() {
        assert_eq!(Upn::read(" b801200005001 ").unwrap().as_str(), "B801200005001");
        assert_eq!(Upn::read("B801200005002"), Err(UpnFault::Letter));
        assert_eq!(Upn::read("A801200005001"), Err(UpnFault::Letter));
        assert_eq!(Upn::read("B8012000050"), Err(UpnFault::Form));
        assert_eq!(Upn::read("I801200005001"), Err(UpnFault::Form));
        assert_eq!(Upn::read("B80120000500é"), Err(UpnFault::Form));
    }

    #[test]
    fn the_letter_of_a_temporary_number_counts_by_its_place() {
        let made: Vec<String> = (LETTERS.iter())
            .map(|first| format!("{}82012342600B", char::from(*first)))
            .filter(|typed| Upn::read(typed).is_ok())
            .collect();
        assert_eq!(made.len(), 1, "{made:?}");
        assert!(Upn::read(&made[0]).unwrap().is_temporary());
    }
}
