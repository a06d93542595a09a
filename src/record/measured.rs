//! A value as schools measure it, with how it is shown.

use std::fmt;

use crate::template::Scale;
use crate::wording::word_list;

/// What a value is measured in: two of one kind can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum MeasuredKind {
    /// A plain number, in the unit of its field.
    Number,
    /// An age in years and months, as of reading or spelling.
    Age,
    /// So many out of so many.
    Share,
    /// So many in a hundred.
    Percent,
    /// A standardised score with its interval.
    Score,
    /// A word of a scale.
    Word,
}

/// A value as schools measure it: `11`, `6y 10m`, `3/10`, `80%`, `78 (71–87)`, `emerging`.
///
/// ```
/// use sendplan::internal::record::Measured;
/// let age = Measured::read("6:10", &[]).unwrap();
/// assert_eq!((age.amount(), age.words()), (82.0, "6 years 10 months"));
/// assert!(Measured::read("about 5", &[]).is_none());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    kind: MeasuredKind,
    amount: f64,
    out_of: Option<f64>,
    words: String,
    short: String,
    typed: String,
    steps: Vec<Step>,
}

/// The position of a word on a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The scale.
    pub scale: String,
    /// Its place, from 1.
    pub at: usize,
    /// How many places the scale has.
    pub of: usize,
}

impl Measured {
    /// A plain number.
    #[must_use]
    pub fn number(amount: f64, typed: &str) -> Self {
        let words = amount.to_string();
        Self::of(MeasuredKind::Number, amount, None, words.clone(), words, typed)
    }

    /// An age of so many months.
    #[must_use]
    pub fn age(months: u32, typed: &str) -> Self {
        let (years, rest) = (months / 12, months % 12);
        let counted = |count: u32, one: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {one}s"),
        };
        let words = match (years, rest) {
            (0, _) => counted(rest, "month"),
            (_, 0) => counted(years, "year"),
            _ => format!("{} {}", counted(years, "year"), counted(rest, "month")),
        };
        let short = if years == 0 { words.clone() } else { format!("{years}y {rest}m") };
        Self::of(MeasuredKind::Age, months.into(), None, words, short, typed)
    }

    /// Reads what a school writes; `None` for anything that is not a value, or not certainly one.
    #[must_use]
    pub fn read(typed: &str, scales: &[Scale]) -> Option<Self> {
        let parts = parts(typed)?;
        figures(&parts, typed).or_else(|| word(typed, scales))
    }

    fn of(
        kind: MeasuredKind,
        amount: f64,
        out_of: Option<f64>,
        words: String,
        short: String,
        typed: &str,
    ) -> Self {
        let typed = typed.trim().to_owned();
        Self { kind, amount, out_of, words, short, typed, steps: Vec::new() }
    }

    /// What it is measured in.
    #[must_use]
    pub const fn kind(&self) -> MeasuredKind {
        self.kind
    }

    /// What it is compared by: the number, the months of an age, the step of a word on its first scale.
    #[must_use]
    pub const fn amount(&self) -> f64 {
        self.amount
    }

    /// Out of how many, if it says so itself.
    #[must_use]
    pub const fn out_of(&self) -> Option<f64> {
        self.out_of
    }

    /// How it is said: `6 years 10 months`, `3 out of 10`.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// How it is shown where there is little room, which is also how a plan writes it: `6y 10m`, `3/10`.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.short
    }

    /// As it was typed.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The scales that a word is of, with its place on each.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// An age in years, of an age or of a number of years.
    #[must_use]
    pub fn years(&self) -> f64 {
        if self.kind == MeasuredKind::Age { self.amount / 12.0 } else { self.amount }
    }

    /// The amounts of values that can be compared; `None` if they are of several kinds or scales.
    #[must_use]
    pub fn alike(values: &[&Self]) -> Option<Vec<f64>> {
        let first = values.first()?;
        if first.kind == MeasuredKind::Word {
            return first
                .steps
                .iter()
                .find_map(|step| values.iter().map(|value| value.step_on(&step.scale)).collect());
        }
        let counts = |kind| matches!(kind, MeasuredKind::Number | MeasuredKind::Share);
        let scores = |kind| matches!(kind, MeasuredKind::Number | MeasuredKind::Score);
        let all = |test: &dyn Fn(MeasuredKind) -> bool| values.iter().all(|value| test(value.kind));
        let shares: Vec<f64> = values.iter().filter_map(|value| value.out_of).collect();
        let one_base = shares.windows(2).all(|pair| close(pair[0], pair[1]));
        // A plain number may be a per cent: its unit says so.
        let hundredths = |kind| matches!(kind, MeasuredKind::Number | MeasuredKind::Percent);
        let alike =
            all(&|kind| kind == first.kind) || all(&counts) || all(&scores) || all(&hundredths);
        (alike && one_base).then(|| values.iter().map(|value| value.amount).collect())
    }

    fn step_on(&self, scale: &str) -> Option<f64> {
        let step = self.steps.iter().find(|step| step.scale == scale)?;
        u32::try_from(step.at).ok().map(f64::from)
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

/// Whether two numbers are the same for all that a school counts.
fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

/// A piece of what was typed.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// A number, and whether it was written without a point.
    Number(f64, bool),
    /// Letters, in lower case.
    Letters(String),
    /// Anything else but spaces.
    Sign(char),
}

/// Splits a text into pieces; `None` if it is not one line of a few pieces.
fn parts(typed: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = typed.trim();
    while let Some(c) = rest.chars().next() {
        if parts.len() > 12 {
            return None;
        }
        let length = |test: fn(char) -> bool| {
            rest.find(|c: char| !test(c)).unwrap_or(rest.len()).max(c.len_utf8())
        };
        if c.is_ascii_digit() {
            let mut end = length(|c| c.is_ascii_digit() || c == '.');
            end = rest[..end].trim_end_matches('.').len();
            let figure = &rest[..end];
            parts.push(Part::Number(figure.parse().ok()?, !figure.contains('.')));
            rest = &rest[end..];
        } else if c.is_alphabetic() {
            let end = length(char::is_alphabetic);
            parts.push(Part::Letters(rest[..end].to_lowercase()));
            rest = &rest[end..];
        } else {
            match c {
                c if c.is_whitespace() => {}
                '–' | '—' | '−' | '‑' | '‐' => parts.push(Part::Sign('-')),
                c => parts.push(Part::Sign(c)),
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    Some(parts)
}

/// Whether a piece is one of these words.
fn says(part: &Part, words: &[&str]) -> bool {
    matches!(part, Part::Letters(letters) if words.contains(&letters.as_str()))
}

const YEARS: &[&str] = word_list!("figures", "years");
const MONTHS: &[&str] = word_list!("figures", "months");

/// A value of figures.
fn figures(parts: &[Part], typed: &str) -> Option<Measured> {
    use Part::{Letters, Number, Sign};
    if let Some(months) = months(parts) {
        return Some(Measured::age(months, typed));
    }
    match parts {
        [Number(value, _)] | [Sign('+'), Number(value, _)] => Some(Measured::number(*value, typed)),
        [Sign('-'), Number(value, _)] => Some(Measured::number(-value, typed)),
        [Number(value, _), Sign('%')] => Some(percent(*value, typed)),
        [Number(value, _), Letters(word)] if word == "percent" => Some(percent(*value, typed)),
        [Number(value, _), Letters(per), Letters(cent)] if per == "per" && cent == "cent" => {
            Some(percent(*value, typed))
        }
        [Number(value, _), Sign('/'), Number(all, _)] => share(*value, *all, typed),
        [Number(value, _), of, Number(all, _)] if says(of, &["of"]) => share(*value, *all, typed),
        [Number(value, _), out, of, Number(all, _)] if says(out, &["out"]) && says(of, &["of"]) => {
            share(*value, *all, typed)
        }
        [
            Number(value, _),
            Sign('(' | '['),
            Number(low, _),
            between,
            Number(high, _),
            Sign(')' | ']'),
        ] if *between == Sign('-') || says(between, &["to"]) => score(*value, *low, *high, typed),
        _ => None,
    }
}

/// The months of an age.
fn months(parts: &[Part]) -> Option<u32> {
    use Part::{Number, Sign};
    let parts: Vec<&Part> =
        parts.iter().filter(|part| !says(part, &["and", "old"]) && **part != Sign(',')).collect();
    let whole = |value: f64, least: f64, most: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to its range"
        )]
        (value >= least && value <= most).then_some(value as u32)
    };
    match parts.as_slice() {
        [Number(years, true), y, Number(rest, true), m] if says(y, YEARS) && says(m, MONTHS) => {
            Some(whole(*years, 0.0, 25.0)? * 12 + whole(*rest, 0.0, 11.0)?)
        }
        [Number(years, true), y, Number(rest, true)] if says(y, YEARS) => {
            Some(whole(*years, 0.0, 25.0)? * 12 + whole(*rest, 0.0, 11.0)?)
        }
        [Number(years, true), y] if says(y, YEARS) => Some(whole(*years, 0.0, 25.0)? * 12),
        // `10m` may be minutes or metres.
        [Number(rest, true), m] if says(m, &MONTHS[1..]) => whole(*rest, 0.0, 300.0),
        // The least is two years: `1:30` is a minute and a half.
        [Number(years, true), Sign(':' | ';'), Number(rest, true)] => {
            Some(whole(*years, 2.0, 20.0)? * 12 + whole(*rest, 0.0, 11.0)?)
        }
        _ => None,
    }
}

fn percent(value: f64, typed: &str) -> Measured {
    let words = format!("{value}%");
    Measured::of(MeasuredKind::Percent, value, None, words.clone(), words, typed)
}

fn share(value: f64, all: f64, typed: &str) -> Option<Measured> {
    let words = format!("{value} out of {all}");
    let short = format!("{value}/{all}");
    (all > 0.0).then(|| Measured::of(MeasuredKind::Share, value, Some(all), words, short, typed))
}

fn score(value: f64, low: f64, high: f64, typed: &str) -> Option<Measured> {
    let words = format!("{value} ({low}–{high})");
    (low <= value && value <= high)
        .then(|| Measured::of(MeasuredKind::Score, value, None, words.clone(), words, typed))
}

/// A word of one scale or of several, in the words of the first.
fn word(typed: &str, scales: &[Scale]) -> Option<Measured> {
    let mut steps = Vec::new();
    let mut words = None;
    for scale in scales {
        let Some(at) = scale.step(typed) else { continue };
        words.get_or_insert_with(|| scale.steps[at - 1].clone());
        steps.push(Step { scale: scale.id.clone(), at, of: scale.steps.len() });
    }
    let words = words?;
    let amount = steps.first().and_then(|step| u32::try_from(step.at).ok()).map_or(0.0, f64::from);
    let made = Measured::of(MeasuredKind::Word, amount, None, words.clone(), words, typed);
    Some(Measured { steps, ..made })
}
