//! E-mail addresses: in any case, and spelt out with `at` and `dot`.

use std::ops::Range;

use crate::wording::fold::{Folded, squeezed};
use crate::wording::word_list;

/// An address in the form used to compare them: its letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Email {
    whole: String,
    /// What comes before the `@`.
    local: String,
}

/// The addresses in a text.
pub(super) fn addresses(text: &str) -> Vec<Email> {
    let apart = |c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')' | '"' | '“' | '”')
    };
    let pieces = text.split(apart).filter_map(|piece| piece.split_once('@'));
    pieces
        .map(|(local, host)| Email {
            whole: squeezed(local) + &squeezed(host),
            local: squeezed(local),
        })
        .filter(|email| email.whole.len() > 4)
        .collect()
}

/// Where an address is in words, whatever signs are between them; `true` if it is there as a whole.
pub(super) fn find(words: &[Folded], email: &Email) -> Option<(bool, Range<usize>)> {
    for start in 0..words.len() {
        if let Some(end) = whole(words, start, &email.whole) {
            return Some((true, words[start].range.start..words[end].range.end));
        }
    }
    // What comes before the sign, if it is not an everyday word: with digits in it, or long.
    let telling = email.local.len() > 5
        && (email.local.contains(|c: char| c.is_ascii_digit()) || email.local.len() > 9);
    let word = words.iter().find(|word| telling && word.text == email.local)?;
    Some((false, word.range.clone()))
}

/// The last of the words from `start` on that spell an address.
fn whole(words: &[Folded], start: usize, address: &str) -> Option<usize> {
    let mut rest = address.strip_prefix(words[start].text.as_str())?;
    let mut at = start;
    while !rest.is_empty() {
        at += 1;
        let word = words.get(at)?.text.as_str();
        match rest.strip_prefix(word) {
            Some(after) => rest = after,
            None if word_list!("places", "signs of an address in words").contains(&word) => {}
            None => return None,
        }
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::{addresses, find};
    use crate::wording::fold::words;

    #[test]
    fn an_address_is_found_in_any_case_and_spelt_out() {
        let email = addresses("Mail: jill.ashdown@post.example")
            .pop()
            .unwrap_or_else(|| panic!("an address"));
        for text in [
            "Jill.Ashdown@Post.example",
            "JILL.ASHDOWN@POST.EXAMPLE.",
            "jill.ashdown at post dot example",
            "jill dot ashdown (at) post [dot] example",
            "jill . ashdown @ post . example",
            "jill.ash\u{ad}down@\u{200b}post.example",
        ] {
            assert_eq!(find(&words(text), &email).map(|(whole, _)| whole), Some(true), "{text}");
        }
        assert_eq!(find(&words("jill.ashdown@school.example"), &email), None);
    }
}
