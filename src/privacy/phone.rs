//! Telephone numbers: found by their digits, however they are written.

use std::ops::Range;

use crate::wording::fold::{self, Folded, digit, is_unseen};
use crate::wording::word_list;

/// The fewest digits of a number worth searching a text for.
const LEAST: usize = 6;

/// The most signs between two digits of one number.
const GAP: usize = 4;

/// A run of digits, and where it is.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) digits: String,
    pub(super) range: Range<usize>,
}

/// How well a text matches a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// Its last six digits or more.
    End,
    /// The whole number.
    Whole,
}

/// Every run of digits in a text, with the spaces, hyphens, dots and brackets that people put between them.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut open, mut gap) = (false, 0);
    for (at, c) in text.char_indices() {
        if let Some(digit) = digit(c) {
            let end = at + c.len_utf8();
            match runs.last_mut() {
                Some(run) if open => {
                    run.digits.push(digit);
                    run.range.end = end;
                }
                _ => runs.push(Run { digits: digit.into(), range: at..end }),
            }
            (open, gap) = (true, 0);
        } else if is_unseen(c) {
        } else if is_between(c) && gap < GAP {
            gap += 1;
        } else {
            open = false;
        }
    }
    runs
}

/// Numbers in words, such as `oh two oh, seven nine four six`.
pub(super) fn spoken(words: &[Folded]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut open, mut times) = (false, 1);
    for word in words {
        let figure = match word.text.as_str() {
            "double" => {
                times = 2;
                continue;
            }
            "treble" | "triple" => {
                times = 3;
                continue;
            }
            nought if word_list!("figures", "nought in a telephone number").contains(&nought) => {
                "0"
            }
            "one" => "1",
            "two" => "2",
            "three" => "3",
            "four" => "4",
            "five" => "5",
            "six" => "6",
            "seven" => "7",
            "eight" => "8",
            "nine" => "9",
            text if text.chars().all(|c| c.is_ascii_digit()) => text,
            _ => {
                (open, times) = (false, 1);
                continue;
            }
        };
        let digits = figure.repeat(times);
        times = 1;
        match runs.last_mut() {
            Some(run) if open => {
                run.digits.push_str(&digits);
                run.range.end = word.range.end;
            }
            _ => runs.push(Run { digits, range: word.range.clone() }),
        }
        open = true;
    }
    runs
}

/// The telephone numbers in a field, each by the digits that are the same for calls from home and from abroad. In
/// sentences only what is long enough to be one.
pub(super) fn numbers(text: &str, in_sentences: bool) -> Vec<String> {
    let mut found = Vec::new();
    let apart = |c: char| matches!(c, '/' | ',' | ';' | '|');
    for piece in text.split(apart) {
        for run in runs(piece) {
            let written = &piece[run.range.clone()];
            if is_date(written) {
                continue;
            }
            for number in split(written) {
                let number = national(&number);
                let least = if in_sentences { 9 } else { LEAST };
                if number.len() >= least && !found.contains(&number) {
                    found.push(number);
                }
            }
        }
    }
    found
}

/// How well runs of digits match a number, and where.
pub(super) fn find(runs: &[Run], number: &str) -> Option<(Extent, Range<usize>)> {
    let mut best: Option<(Extent, Range<usize>)> = None;
    for run in runs.iter().filter(|run| run.digits.len() >= LEAST) {
        let whole = if number.len() > 8 {
            run.digits.contains(number)
        } else {
            run.digits.ends_with(number) && number.len() > LEAST
        };
        let same =
            number.chars().rev().zip(run.digits.chars().rev()).take_while(|(a, b)| a == b).count();
        let extent = if whole {
            Extent::Whole
        } else if same >= LEAST {
            Extent::End
        } else {
            continue;
        };
        if best.as_ref().is_none_or(|(other, _)| *other < extent) {
            best = Some((extent, run.range.clone()));
        }
    }
    best
}

/// A number without its country code and the 0 before it.
fn national(digits: &str) -> String {
    let mut rest = digits;
    if let Some(abroad) = rest.strip_prefix("0044") {
        rest = abroad;
    } else if rest.len() >= 12
        && let Some(abroad) = rest.strip_prefix("44")
    {
        rest = abroad;
    }
    rest.trim_start_matches('0').to_owned()
}

/// Two numbers with nothing but a space between them.
fn split(written: &str) -> Vec<String> {
    let mut numbers: Vec<String> = vec![String::new()];
    for piece in written.split_whitespace() {
        let digits: String = piece.chars().filter_map(digit).collect();
        let begins = piece.starts_with(['0', '+']);
        let Some(last) = numbers.last_mut() else { continue };
        if begins && national(last).len() >= 9 {
            numbers.push(digits);
        } else {
            last.push_str(&digits);
        }
    }
    numbers
}

fn is_date(written: &str) -> bool {
    let parts: Vec<usize> = written.split(['-', '/', '.']).map(str::len).collect();
    matches!(parts.as_slice(), [4, 1..=2, 1..=2] | [1..=2, 1..=2, 2 | 4])
}

fn is_between(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '.' | '(' | ')' | '[' | ']' | '/' | '+' | '·' | '_' | '*' | '~')
        || matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2022}' | '\u{2024}')
}

/// The runs of digits in figures, and those in words.
pub(super) fn all(text: &str, words: &[fold::Folded]) -> Vec<Run> {
    let mut runs = runs(text);
    runs.extend(spoken(words).into_iter().filter(|run| run.digits.len() > LEAST));
    runs
}

#[cfg(test)]
mod tests {
    use super::{Extent, all, find, numbers};
    use crate::wording::fold::words;

    fn finds(number: &str, text: &str) -> Option<Extent> {
        let number = numbers(number, false).pop()?;
        find(&all(text, &words(text)), &number).map(|(extent, _)| extent)
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for field in ["020 7946 0171", "+44 20 7946 0171", "(020) 79460171", "0044 20 7946 0171"] {
            for text in [
                "Ring 02079460171 now",
                "Ring +44 20 7946 0171",
                "+44 (0)20 7946 0171",
                "0044(0)20-7946-0171",
                "020.7946.0171",
                "020\u{a0}7946\n0171",
                "0 2 0 7 9 4 6 0 1 7 1",
                "020\u{200b}7946 01\u{ad}71",
                "oh two oh, seven nine four six, oh one seven one",
                "020 / 7946 / 0171",
            ] {
                assert_eq!(finds(field, text), Some(Extent::Whole), "{field} in {text}");
            }
        }
        assert_eq!(finds("020 7946 0171", "ring 7946 0171"), Some(Extent::End));
        assert_eq!(finds("020 7946 0171", "the number that ends in 460171"), Some(Extent::End));
        assert_eq!(finds("020 7946 0171", "on 2026-09-14 she read 0171 words"), None);
        assert_eq!(numbers("020 7946 0171 07700 900111 or 07700 900222", false).len(), 3);
    }
}
