//! A text -> what a target bank left open in it: brackets to fill in, XXX, lines, he/she, TBC.

use std::ops::Range;

use super::forms;
use super::gap::{Gap, GapKind};
use super::quotes;
use super::word_list;

/// A text that is only one of these counts as empty.
const ONLY_FORMS: &[&str] = word_list!("forms", "what a form asks for, all of a text");

/// A text that is only one of these says nothing.
const ONLY_LATER: &[&str] = word_list!("forms", "to come, all of a text");

/// The longest text that can be only one of these, in bytes.
const SHORT: usize = 40;

/// What was left open in a text; in somebody's own words only brackets, lines and XXX.
pub(crate) fn gaps(text: &str, said: bool) -> Vec<Gap> {
    let words = words(text);
    let mut found = brackets(text, said);
    if has_lines(text) {
        let quoted = quotes::spans(text);
        let free = |gap: &Gap| !quoted.iter().any(|span| span.contains(&gap.range.start));
        found.extend(lines(text).filter(|gap| said || free(gap)));
    }
    found.extend(crosses(&words, said));
    if !said {
        found.extend(whole(text).map(|kind| Gap { range: 0..text.len(), kind }));
        forms::add(text, &words, &mut found);
        either(text, &words, &mut found);
        found.extend(insert(&words).map(|range| Gap { range, kind: GapKind::Form }));
        found.extend(letter(text, &words).map(|range| Gap { range, kind: GapKind::Letter }));
        found.extend(question(text).map(|range| Gap { range, kind: GapKind::Mark }));
    }
    found.sort_by_key(|gap| (gap.range.start, std::cmp::Reverse(gap.range.end)));
    // Anything inside another gap is reported with it.
    let mut end = 0;
    found.retain(|gap| {
        let own = gap.range.start >= end || gap.range.is_empty();
        end = end.max(gap.range.end);
        own
    });
    found
}

/// What a text is that is nothing else.
fn whole(text: &str) -> Option<GapKind> {
    if is_only_marks(text) {
        return Some(GapKind::Mark);
    }
    if text.len() > SHORT {
        return None;
    }
    let straight = text.to_lowercase().replace(['’', '‘'], "'");
    let whole = straight.trim().trim_end_matches(['.', ':']);
    let only = |list: &[&str], kind| list.contains(&whole).then_some(kind);
    only(ONLY_FORMS, GapKind::Form).or_else(|| only(ONLY_LATER, GapKind::Later))
}

/// `??`, or a question mark that stands by itself.
fn question(text: &str) -> Option<Range<usize>> {
    text.find('?')?;
    let alone = || text.find(" ? ").map(|at| at + 1..at + 2);
    text.find("??").map(|at| at..at + 2).or_else(alone)
}

/// `[name]`, `<child’s name>`, `{name}`, `«name»`: words in brackets that should be replaced. Sounds such as `<ai>` and
/// `[s]` do not count, nor does what an editor adds to somebody’s words.
fn brackets(text: &str, said: bool) -> Vec<Gap> {
    let mut found = Vec::new();
    for (open, close) in [('[', ']'), ('<', '>'), ('{', '}'), ('«', '»')] {
        let mut from = 0;
        while let Some(start) = text[from..].find(open).map(|at| from + at) {
            let inner = start + open.len_utf8();
            let Some(end) = text[inner..].find(close).map(|at| inner + at) else { break };
            from = end;
            let mut content = text[inner..end].trim().to_lowercase();
            content.retain(|c| !"[]<>{}".contains(c));
            let letters = content.chars().filter(|c| c.is_alphabetic()).count();
            let words = content.split_whitespace().count();
            let asks = word_list!("forms", "in brackets, to be replaced")
                .iter()
                .any(|word| content.split(|c: char| !c.is_alphabetic()).any(|part| part == *word));
            let sound = letters <= 3 && words <= 1 && !asks;
            let remark = word_list!("forms", "in brackets, an editor's remark")
                .contains(&content.as_str())
                || !content.chars().any(char::is_alphabetic) && open != '[';
            let blank = open == '[' && content.is_empty();
            let gap = blank
                || (asks || !said && words <= 6) && !sound && !remark && letters > 0 && open != '«'
                || open == '«' && asks && words <= 3;
            if gap {
                found.push(Gap { range: start..end + close.len_utf8(), kind: GapKind::Bracket });
            }
        }
    }
    found
}

/// Whether there may be lines to write on.
fn has_lines(text: &str) -> bool {
    text.contains(['_', '…']) || text.as_bytes().windows(4).any(|four| four == b"....")
}

/// `____`, `....`, `……`: lines to write on.
fn lines(text: &str) -> impl Iterator<Item = Gap> + '_ {
    let least = |c: char| match c {
        '_' | '…' => 2,
        '.' => 4,
        _ => usize::MAX,
    };
    let mut found: Vec<Gap> = Vec::new();
    let mut run: Option<(usize, char, usize)> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match run {
            Some((start, of, count)) if c == of => run = Some((start, of, count + 1)),
            _ => {
                if let Some((start, of, count)) = run
                    && count >= least(of)
                    && !(of == '_' && is_sum(text, start..at))
                {
                    found.push(Gap { range: start..at, kind: GapKind::Line });
                }
                run = Some((at, c, 1));
            }
        }
    }
    found.into_iter()
}

/// Whether a line is the unknown of a sum, `5 + ___ = 8`.
fn is_sum(text: &str, range: Range<usize>) -> bool {
    let sign = |c: char| "+-−–×÷*/=<>".contains(c);
    text[..range.start].trim_end().ends_with(sign)
        || text[range.end..].trim_start().starts_with(sign)
}

/// `XXX`, `xx`, `Xxxx`: in somebody’s own words only capitals count, since `xx` may be kisses.
fn crosses(words: &[(usize, &str)], said: bool) -> impl Iterator<Item = Gap> {
    let cross = move |word: &str| {
        word.starts_with(['x', 'X'])
            && (2..=12).contains(&word.len())
            && word.chars().all(|c| matches!(c, 'x' | 'X'))
            && !(said && (word.contains('x') || word.len() < 3))
    };
    let found = words.iter().filter(move |(_, word)| cross(word));
    found.map(|(at, word)| Gap { range: *at..at + word.len(), kind: GapKind::Crosses })
}

/// `his / her`, `he or she`.
fn either(text: &str, words: &[(usize, &str)], found: &mut Vec<Gap>) {
    let is = |word: &str, list: &[&str]| list.iter().any(|one| one.eq_ignore_ascii_case(word));
    let he = |word| is(word, word_list!("people", "he"));
    let she = |word| is(word, word_list!("people", "she"));
    let both = |one, other| he(one) && she(other) || she(one) && he(other);
    for (index, (start, one)) in words.iter().enumerate() {
        let after = |ahead: usize| words.get(index + ahead);
        let Some((second, next)) = after(1) else { break };
        let between = text[start + one.len()..*second].trim();
        if ["/", "\\", "|"].contains(&between) && both(one, next) {
            found.push(Gap { range: *start..second + next.len(), kind: GapKind::Either });
        } else if next.eq_ignore_ascii_case("or")
            && let Some((third, other)) = after(2)
            && both(one, other)
        {
            let range = *start..third + other.len();
            let is_plain = text[range.clone()].to_lowercase().contains(" or ");
            let kind = if is_plain { GapKind::EitherInWords } else { GapKind::Either };
            found.push(Gap { range, kind });
        }
    }
}

/// `Insert evidence here`.
fn insert(words: &[(usize, &str)]) -> Option<Range<usize>> {
    let at = words.iter().position(|(_, word)| word.eq_ignore_ascii_case("insert"))?;
    let mut after = words[at + 1..].iter().take(5);
    let here = after.find(|(_, word)| word.eq_ignore_ascii_case("here"))?;
    Some(words[at].0..here.0 + here.1.len())
}

/// `Pupil A`, `Child X`, `Student B`.
fn letter(text: &str, words: &[(usize, &str)]) -> Option<Range<usize>> {
    words.windows(2).find_map(|pair| {
        let ((start, one), (second, other)) = (pair[0], pair[1]);
        let single = other.len() == 1
            && other.chars().all(|c| c.is_ascii_uppercase())
            && !(other == "I"
                || other == "A"
                    && text[second + 1..].starts_with(' ')
                    && one.starts_with(char::is_lowercase));
        let beside = || text[start + one.len()..second].chars().all(|c| c == ' ');
        let who =
            || word_list!("people", "pupils without names").contains(&one.to_lowercase().as_str());
        (single && beside() && who()).then_some(start..second + 1)
    })
}

/// Words with the places where they begin.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((from, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// `?`, `-`, `–`, `.`: a field filled in just so that it is not empty.
fn is_only_marks(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().count() <= 6 && text.chars().all(|c| " ?-–—./*#".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        gaps(text, false).into_iter().map(|gap| &text[gap.range]).collect()
    }

    #[test]
    fn what_banks_of_targets_leave_open_is_found() {
        for (text, gap) in [
            ("By July [name] will read.", "[name]"),
            ("By July [child’s name] will read.", "[child’s name]"),
            ("By July <name> will read.", "<name>"),
            ("By July {Name} will read.", "{Name}"),
            ("By July {{name}} will read.", "{{name}"),
            ("By July XXX will read.", "XXX"),
            ("By July xx will read.", "xx"),
            ("By July ____ will read.", "____"),
            ("By July ...... will read.", "......"),
            ("in …… lessons", "……"),
            ("so that he/she can read", "he/she"),
            ("so that she / he can read", "she / he"),
            ("in his/her book", "his/her"),
            ("İpek’s card, so that he/she can read", "he/she"),
            ("s/he can read", "s/he"),
            ("(s)he can read", "(s)he"),
            ("what he or she reads", "he or she"),
            ("Pupil A will read.", "Pupil A"),
            ("Child X will read.", "Child X"),
            ("Insert evidence here", "Insert evidence here"),
            ("Click or tap here to enter text.", "Click or tap"),
            ("Choose an item.", "Choose an item"),
            ("Lorem ipsum dolor", "Lorem ipsum"),
            ("Type here", "Type here"),
            ("Sample text", "Sample text"),
            ("by dd/mm/yyyy", "dd/mm/yyyy"),
            ("TBC", "TBC"),
            ("Library, time tbc", "tbc"),
            ("To be confirmed", "To be confirmed"),
            ("N/A", "N/A"),
            ("n.a.", "n.a."),
            ("?", "?"),
            ("-", "-"),
            ("Mr ??", "??"),
        ] {
            assert_eq!(found(text).first(), Some(&gap), "{text}");
        }
    }

    #[test]
    fn what_is_meant_as_it_stands_is_passed_over() {
        for text in [
            "He reads 4 to 6 pages... then stops.",
            "The sounds <ai> and [s], /sh/ and /th/.",
            "Writes sentences such as “I feel ___ because ___”.",
            "I went to the park …",
            "What is it? Who can say?",
            "sums such as 5 + ___ = 8 and ___ × 2 = 10",
            "8/10, 3/4 and n = 5; 020 7946 0123",
            "She asks whether he comes.",
            "a child I know; vitamin A; Year 3",
            "A sample text of 100 words.",
            "None",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
        assert_eq!(gaps("Thank you xx", true), []);
        assert_eq!(gaps("[laughs] I like it. N/A", true), []);
        assert_eq!(gaps("[Name] likes ____ XXX", true).len(), 3);
    }
}
