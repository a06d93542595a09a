//! Plain and quoted scalars: line breaks fold to spaces, quotation marks and escapes are read.

use std::iter::Peekable;
use std::str::CharIndices;

use crate::source::Letter;

/// The letters of a plain scalar that starts at a byte of the file.
pub(super) fn plain(text: &str, start: usize) -> Vec<Letter> {
    let mut reader = Reader::new(text, start);
    while reader.folded() || reader.plain() {}
    reader.letters
}

/// The letters between single quotation marks; two within are one.
pub(super) fn single(text: &str, start: usize) -> Vec<Letter> {
    let mut reader = Reader::new(text, start);
    reader.rest.next();
    while reader.folded() || reader.quoted() {}
    reader.letters
}

/// The letters between double quotation marks; `None` if an escape is not one of YAML's.
pub(super) fn double(text: &str, start: usize) -> Option<Vec<Letter>> {
    let mut reader = Reader::new(text, start);
    reader.rest.next();
    loop {
        if reader.folded() {
            continue;
        }
        match reader.rest.peek().copied() {
            None | Some((_, '"')) => return Some(reader.letters),
            Some((_, '\\')) => reader.escaped()?,
            Some(_) => {
                reader.plain();
            }
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    /// The byte of the file at which the text starts.
    start: usize,
    rest: Peekable<CharIndices<'t>>,
    letters: Vec<Letter>,
    /// How many of the letters no fold takes back: those up to the last that is no space, or that an escape wrote.
    firm: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, start: usize) -> Self {
        let letters = Vec::with_capacity(text.len());
        Self { text, start, rest: text.char_indices().peekable(), letters, firm: 0 }
    }

    fn here(&mut self) -> usize {
        self.rest.peek().map_or(self.text.len(), |(at, _)| *at)
    }

    /// Adds a letter that was written with all from `from` to here.
    fn push(&mut self, c: char, from: usize) {
        let end = self.here();
        self.letters.push(Letter::new(c, self.start + from, self.start + end));
    }

    /// Reads a letter that stands for itself.
    fn plain(&mut self) -> bool {
        let Some((at, c)) = self.rest.next() else { return false };
        self.push(c, at);
        if !matches!(c, ' ' | '\t') {
            self.firm = self.letters.len();
        }
        true
    }

    /// Reads a letter between single quotation marks; `false` at the last mark.
    fn quoted(&mut self) -> bool {
        let Some((at, '\'')) = self.rest.peek().copied() else { return self.plain() };
        self.rest.next();
        if self.rest.next_if(|(_, c)| *c == '\'').is_none() {
            return false;
        }
        self.push('\'', at);
        self.firm = self.letters.len();
        true
    }

    /// Reads a line break with the spaces around it: one is a space, each further one a line break.
    fn folded(&mut self) -> bool {
        if !matches!(self.rest.peek(), Some((_, '\n' | '\r'))) {
            return false;
        }
        let from = match self.letters.get(self.firm) {
            Some(space) => space.from.start() - self.start,
            None => self.here(),
        };
        self.letters.truncate(self.firm);
        let breaks = self.passed();
        if breaks == 1 {
            self.push(' ', from);
        }
        for _ in 1..breaks {
            self.push('\n', from);
        }
        self.firm = self.letters.len();
        true
    }

    /// Passes spaces and line breaks; how many breaks there were.
    fn passed(&mut self) -> usize {
        let mut breaks = 0;
        while let Some((_, c)) = self.rest.next_if(|(_, c)| matches!(c, ' ' | '\t' | '\n' | '\r')) {
            breaks += usize::from(c == '\n');
        }
        breaks
    }

    /// Reads an escape.
    fn escaped(&mut self) -> Option<()> {
        let (at, _) = self.rest.next()?;
        let (_, sign) = self.rest.next()?;
        let c = match sign {
            '0' => '\0',
            'a' => '\u{7}',
            'b' => '\u{8}',
            't' | '\t' => '\t',
            'n' => '\n',
            'v' => '\u{b}',
            'f' => '\u{c}',
            'r' => '\r',
            'e' => '\u{1b}',
            'N' => '\u{85}',
            '_' => '\u{a0}',
            'L' => '\u{2028}',
            'P' => '\u{2029}',
            ' ' | '"' | '/' | '\\' => sign,
            'x' => char::from_u32(self.number(2)?)?,
            'u' => self.unit()?,
            'U' => char::from_u32(self.number(8)?)?,
            // The line goes on in the next one.
            '\n' | '\r' => {
                let first = usize::from(sign == '\n');
                for _ in 1..first + self.passed() {
                    self.push('\n', at);
                }
                self.firm = self.letters.len();
                return Some(());
            }
            _ => return None,
        };
        self.push(c, at);
        self.firm = self.letters.len();
        Some(())
    }

    /// A letter by its number in four figures, or in two such numbers.
    fn unit(&mut self) -> Option<char> {
        let high = self.number(4)?;
        if !(0xd800..0xdc00).contains(&high) {
            return char::from_u32(high);
        }
        self.rest.next_if(|(_, c)| *c == '\\')?;
        self.rest.next_if(|(_, c)| *c == 'u')?;
        let low = self.number(4)?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + low)
    }

    fn number(&mut self, figures: usize) -> Option<u32> {
        (0..figures).try_fold(0, |number, _| {
            let (_, figure) = self.rest.next()?;
            Some(number * 16 + figure.to_digit(16)?)
        })
    }
}
