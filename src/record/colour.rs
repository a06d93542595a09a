//! A colour, and its contrast with another.

use std::fmt;

/// A colour in sRGB.
///
/// ```
/// use sendplan::internal::record::Colour;
/// let navy = Colour::parse("#1f3a68").unwrap();
/// assert_eq!(navy.to_string(), "#1f3a68");
/// assert!(navy.contrast(Colour::WHITE) > 11.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// White paper.
    pub const WHITE: Self = Self([0xff, 0xff, 0xff]);

    /// Cream paper; `templates/shared/tokens.typ` prints the same.
    pub const CREAM: Self = Self([0xfd, 0xf6, 0xe6]);

    /// The contrast that text needs to be read with ease: WCAG 2.2, criterion 1.4.3, level AA.
    pub const ENOUGH: f64 = 4.5;

    /// Reads `#1f3a68`, `1f3a68` or the short `#abc`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        let nibbles: Option<Vec<u8>> = digits
            .chars()
            .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect();
        match nibbles?.as_slice() {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [a, b, c, d, e, f] => Some(Self([a * 16 + b, c * 16 + d, e * 16 + f])),
            _ => None,
        }
    }

    /// The contrast ratio of two colours, from 1 (the same) to 21 (black and white), as WCAG 2.2 defines it.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The nearest darker shade with enough contrast to a ground; black if there is none.
    #[must_use]
    pub fn darkened_for(self, ground: Self) -> Self {
        (0..=100u16)
            .rev()
            .map(|percent| {
                Self(
                    self.0
                        .map(|part| u8::try_from(u16::from(part) * percent / 100).unwrap_or(part)),
                )
            })
            .find(|shade| shade.contrast(ground) >= Self::ENOUGH)
            .unwrap_or(Self([0, 0, 0]))
    }

    /// Relative luminance, from 0 to 1.
    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}
