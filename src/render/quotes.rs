//! Quotation marks and apostrophes as they are printed: curly, whatever the keyboard gave.

use std::borrow::Cow;

use crate::wording::word_list;

/// Short forms that begin with an apostrophe.
const SHORT: &[&str] = word_list!("lines", "short forms that begin with an apostrophe");

/// A text with curly marks for straight ones. Feet and inches, and what is an address or a path, stay as they are.
pub(super) fn curly(text: &str) -> Cow<'_, str> {
    if !text.contains(['"', '\'']) || is_address(text) {
        return Cow::Borrowed(text);
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    let (mut double, mut single) = (false, false);
    for (index, c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).map(|at| chars[at]);
        let rest = &chars[index + 1..];
        let after = rest.first().copied();
        match c {
            '"' if is_measure(before, after) && !double => out.push('"'),
            '"' if double && !opens(before, after) => {
                double = false;
                out.push('”');
            }
            '"' if opens(before, after) => {
                double = true;
                out.push('“');
            }
            '"' => out.push('”'),
            '\'' if before.is_some_and(char::is_alphabetic) => {
                // A letter before it: don't, the boys' coats, or the end of what was quoted.
                single = single && after.is_some_and(char::is_alphanumeric);
                out.push('’');
            }
            '\'' if before.is_some_and(|c| c.is_ascii_digit()) => match after {
                Some(next) if next.is_ascii_digit() || next == '"' => out.push('\''),
                Some(next) if next.is_alphabetic() => out.push('’'),
                _ if single => {
                    single = false;
                    out.push('’');
                }
                _ => out.push('\''),
            },
            '\'' if single && !opens(before, after) => {
                single = false;
                out.push('’');
            }
            '\'' if shortened(rest) || !closes(rest) => out.push('’'),
            '\'' if opens(before, after) => {
                single = true;
                out.push('‘');
            }
            '\'' => out.push('’'),
            c => out.push(*c),
        }
    }
    Cow::Owned(out)
}

/// An e-mail, a link or a path: one word that is to be typed as it is.
fn is_address(text: &str) -> bool {
    let one = !text.trim().contains(char::is_whitespace);
    one && (text.contains(['@', '\\']) || text.contains("://"))
}

/// Whether a mark at this place opens: after a space, a bracket, a dash or another mark, before a word.
fn opens(before: Option<char>, after: Option<char>) -> bool {
    let clear = before.is_none_or(|c| c.is_whitespace() || "([{<-–—/“‘\"'".contains(c));
    clear && after.is_some_and(|c| !c.is_whitespace())
}

/// Whether a double mark stands for inches: after a digit, and before no word.
fn is_measure(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|c| c.is_ascii_digit() || c == '½' || c == '¼' || c == '¾')
        && !after.is_some_and(char::is_alphanumeric)
}

/// Whether a decade or one of the short forms follows: ’90s, ’tis.
fn shortened(rest: &[char]) -> bool {
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    if digits == 2 {
        let after = rest.get(2);
        return after.is_none_or(|c| *c == 's' || !c.is_alphanumeric());
    }
    let word: String = rest.iter().take_while(|c| c.is_alphabetic()).collect();
    SHORT.contains(&word.to_lowercase().as_str())
}

/// Whether a mark follows that may close what is opened here: after a word or a stop, before no letter.
fn closes(rest: &[char]) -> bool {
    rest.iter().enumerate().skip(1).any(|(index, c)| {
        *c == '\''
            && !rest[index - 1].is_whitespace()
            && !rest.get(index + 1).is_some_and(|c| c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::curly;

    #[test]
    fn marks_are_curly_and_measures_are_not() {
        for (typed, printed) in [
            ("\"that thing\"", "“that thing”"),
            ("She said \"no\". \"Why?\"", "She said “no”. “Why?”"),
            ("don't, won't, it's", "don’t, won’t, it’s"),
            ("the '90s and '26", "the ’90s and ’26"),
            ("the 1990's", "the 1990’s"),
            ("He is 4'6\" tall", "He is 4'6\" tall"),
            ("a 12\" ruler", "a 12\" ruler"),
            ("\"I got 12\"", "“I got 12”"),
            ("the boys' coats", "the boys’ coats"),
            ("'Stop' is slow", "‘Stop’ is slow"),
            ("She says 'not yet'.", "She says ‘not yet’."),
            ("O'Brien and D'Souza", "O’Brien and D’Souza"),
            ("rock 'n' roll", "rock ’n’ roll"),
            ("'tis the boys' turn", "’tis the boys’ turn"),
            ("(\"so\")", "(“so”)"),
            ("\"He said 'no' twice\"", "“He said ‘no’ twice”"),
            ("“curly” ‘already’ don’t", "“curly” ‘already’ don’t"),
            ("o'neill@post.example", "o'neill@post.example"),
            ("no marks", "no marks"),
        ] {
            assert_eq!(curly(typed), printed, "{typed}");
        }
    }
}
