//! One line of a plan, taken apart: how far in it is, its dashes, its key, its value.

/// A line without its line break.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// Where it starts in the file.
    pub(super) start: usize,
    /// Its text.
    pub(super) text: &'t str,
}

impl<'t> Line<'t> {
    /// The lines of a text.
    pub(super) fn all(text: &'t str) -> Vec<Self> {
        let mut start = 0;
        let mut lines = Vec::new();
        for whole in text.split_inclusive('\n') {
            let line = whole.strip_suffix('\n').unwrap_or(whole);
            lines.push(Self { start, text: line.strip_suffix('\r').unwrap_or(line) });
            start += whole.len();
        }
        lines
    }

    /// What is at its start that looks like room: spaces, tabs, spaces of other kinds.
    pub(super) fn margin(&self) -> &'t str {
        let body = self.text.trim_start_matches(is_room);
        &self.text[..self.text.len() - body.len()]
    }

    /// What follows the room at its start, without the room at its end.
    pub(super) fn body(&self) -> &'t str {
        self.text[self.margin().len()..].trim_end()
    }

    /// Whether it says nothing: empty, or a comment.
    pub(super) fn is_silent(&self) -> bool {
        let body = self.body();
        body.is_empty() || body.starts_with('#')
    }

    /// How many characters it is in.
    pub(super) fn indent(&self) -> usize {
        self.margin().chars().count()
    }

    /// Where its text ends in the file, room at the end left out.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.trim_end().len()
    }
}

/// Whether a character is room at the start of a line, though it may be none for YAML.
pub(super) fn is_room(c: char) -> bool {
    c == ' ' || c == '\t' || is_other_space(c)
}

/// Whether a character looks like a space and is none for YAML.
pub(super) const fn is_other_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{2000}'
            ..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

/// The dashes at the start of a text: how many bytes they take, room behind them included, and the column of the last.
pub(super) fn dashes(body: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    let mut last = None;
    while let Some(rest) = body.get(at..).and_then(|rest| rest.strip_prefix('-')) {
        if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
            break;
        }
        last = Some(at);
        at += 1 + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
    }
    last.map(|last| (at, last))
}

/// The key at the start of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key<'t> {
    /// Its name.
    pub(super) name: &'t str,
    /// Where its value starts, counted from the key; the end of the text if there is none.
    pub(super) value: usize,
}

/// The key at the start of a text, if a colon with a space behind it, or at the end of the line, comes before anything else.
pub(super) fn key(body: &str) -> Option<Key<'_>> {
    let colon = match body.chars().next()? {
        quote @ ('"' | '\'') => {
            let close = 1 + body[1..].find(quote)?;
            body[close + 1..].starts_with(':').then_some(close + 1)?
        }
        '[' | '{' | '#' | '&' | '*' | '!' | '|' | '>' | '%' | '@' | '`' => return None,
        _ => colon(body)?,
    };
    let name = body[..colon].trim_end();
    let rest = &body[colon + 1..];
    let value = colon + 1 + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
    (!name.is_empty()).then_some(Key { name, value })
}

/// The first colon of a text that ends a key for YAML.
pub(super) fn colon(text: &str) -> Option<usize> {
    let found = text.match_indices(':').map(|(at, _)| at);
    let mut ending = found.filter(|at| {
        let rest = &text[at + 1..];
        rest.is_empty() || rest.starts_with([' ', '\t'])
    });
    let at = ending.next()?;
    (!text[..at].contains(" #")).then_some(at)
}

/// Whether a word looks like a key of a plan: small letters, figures, `_`.
pub(crate) fn is_key_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// `class:3` in two, a key and what stands too near behind its colon.
pub(crate) fn tight_key(body: &str) -> Option<(&str, &str)> {
    let (word, rest) = body.split_once(':')?;
    let tight = is_key_word(word) && !rest.is_empty() && !rest.starts_with([' ', '\t', '/', ':']);
    tight.then_some((word, rest))
}

/// A sign that a list item starts with where a dash should be.
pub(crate) fn bullet(body: &str) -> Option<char> {
    let sign = body.chars().next()?;
    let rest = &body[sign.len_utf8()..];
    let is_bullet = matches!(
        sign,
        '*' | '•' | '·' | '–' | '—' | '‑' | '−' | '+' | '◦' | '▪' | '●' | '\u{f0b7}'
    );
    (is_bullet && rest.starts_with([' ', '\t', '\u{a0}'])).then_some(sign)
}
