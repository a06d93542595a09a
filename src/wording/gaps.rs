//! A text -> what a target bank left open in it: brackets to fill in, XXX, lines, he/she, TBC.

use std::ops::Range;

use super::quotes;

/// What was left open, and how bad it is on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gap {
    /// Where it is, in bytes.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) kind: GapKind,
}

/// Kinds of gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GapKind {
    /// `[name]`, `<name>`, `{name}`
    Bracket,
    /// `XXX`
    Crosses,
    /// `____`, `....`
    Line,
    /// he/she
    Either,
    /// he or she
    EitherInWords,
    /// Pupil A
    Letter,
    /// Insert … here, click to enter text
    Form,
    /// `dd/mm/yyyy`
    DayForm,
    /// TBC, N/A
    Later,
    /// `?`, `-`
    Mark,
}

impl GapKind {
    /// Whether it makes nonsense of the page.
    pub(crate) const fn is_nonsense(self) -> bool {
        !matches!(self, Self::EitherInWords | Self::Later | Self::Mark)
    }
}

/// What forms and word processors put into fields that are waiting for a text, in small letters.
const FORMS: [&str; 34] = [
    "click or tap",
    "click here to",
    "tap here to",
    "to enter text",
    "enter text here",
    "type here",
    "type text here",
    "type your text",
    "choose an item",
    "choose a date",
    "enter a date",
    "select an item",
    "select from list",
    "lorem ipsum",
    "dolor sit amet",
    "placeholder text",
    "text goes here",
    "your text here",
    "write here",
    "add text here",
    "insert text",
    "insert name",
    "insert date",
    "insert child",
    "insert pupil",
    "insert photo",
    "insert picture here",
    "insert target",
    "insert details",
    "insert school",
    "insert evidence",
    "child's name here",
    "name of child here",
    "pupil's name here",
];

/// A text that is only one of these counts as empty.
const ONLY_FORMS: [&str; 12] = [
    "sample text",
    "example text",
    "text here",
    "name here",
    "enter text",
    "your text",
    "type text",
    "child's name",
    "name of child",
    "pupil's name",
    "name of pupil",
    "placeholder",
];

/// Forms of dates and times that nobody filled in.
const DAY_FORMS: [&str; 12] = [
    "dd/mm/yyyy",
    "dd/mm/yy",
    "dd.mm.yyyy",
    "dd-mm-yyyy",
    "mm/yyyy",
    "yyyy-mm-dd",
    "dd/mm",
    "dd mm yyyy",
    "hh:mm",
    "../../..",
    "__/__/__",
    "xx/xx/xx",
];

/// What says that something is to come.
const LATER: [&str; 8] = ["tbc", "tba", "tbd", "t.b.c.", "t.b.a.", "n/a", "n.a.", "t.b.c"];

/// A text that is only one of these says nothing.
const ONLY_LATER: [&str; 12] = [
    "na",
    "n a",
    "n.a",
    "n/k",
    "nk",
    "not known yet",
    "to be confirmed",
    "to be agreed",
    "to follow",
    "to be arranged",
    "to be advised",
    "not applicable",
];

/// What was left open in a text; in somebody's own words only brackets, lines and XXX.
pub(crate) fn gaps(text: &str, said: bool) -> Vec<Gap> {
    // Most texts have none of this.
    let straight = text.to_lowercase().replace(['’', '‘'], "'");
    let quoted = quotes::spans(text);
    let free = |range: &Range<usize>| !quoted.iter().any(|span| span.contains(&range.start));
    let mut found = brackets(text, said);
    found.extend(lines(text).filter(|gap| said || free(&gap.range)));
    found.extend(crosses(text, said));
    if !said {
        let place = |range: Range<usize>| typed(text, range);
        let whole = straight.trim().trim_end_matches(['.', ':']);
        let all = || 0..text.len();
        let mut add = |range: Range<usize>, kind: GapKind| found.push(Gap { range, kind });
        if ONLY_FORMS.contains(&whole) {
            add(all(), GapKind::Form);
        } else if ONLY_LATER.contains(&whole) {
            add(all(), GapKind::Later);
        } else if is_only_marks(text) {
            add(all(), GapKind::Mark);
        }
        for (list, kind) in [(&FORMS[..], GapKind::Form), (&DAY_FORMS[..], GapKind::DayForm)] {
            for form in list {
                let at = straight.find(form).map(|at| at..at + form.len());
                if let Some(range) = at.filter(|range| is_word(&straight, range)) {
                    add(place(range), kind);
                }
            }
        }
        for range in either(&straight) {
            let kind = if straight[range.clone()].contains(" or ") {
                GapKind::EitherInWords
            } else {
                GapKind::Either
            };
            add(place(range), kind);
        }
        if let Some(range) = insert(&straight) {
            add(place(range), GapKind::Form);
        }
        for word in LATER {
            for (at, _) in straight.match_indices(word) {
                let range = at..at + word.len();
                if is_word(&straight, &range) {
                    add(place(range), GapKind::Later);
                }
            }
        }
        if let Some(range) = letter(text) {
            add(range, GapKind::Letter);
        }
        if let Some(at) = straight.find("??").or_else(|| straight.find(" ? ")) {
            add(place(at..at + 2), GapKind::Mark);
        }
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

/// The range of a text that became a range of the same text in small letters with straight apostrophes.
fn typed(text: &str, range: Range<usize>) -> Range<usize> {
    if text.is_ascii() {
        return range;
    }
    let mut at = 0;
    let mut found: Option<Range<usize>> = None;
    for (start, c) in text.char_indices() {
        let length: usize = match c {
            '’' | '‘' => 1,
            c => c.to_lowercase().map(char::len_utf8).sum(),
        };
        let end = at + length;
        if at < range.end && end > range.start {
            let from = found.map_or(start, |found| found.start);
            found = Some(from..start + c.len_utf8());
        }
        at = end;
    }
    found.unwrap_or(0..text.len())
}

/// Whether there is no letter or digit right before or after.
fn is_word(text: &str, range: &Range<usize>) -> bool {
    let joins = |c: char| c.is_alphanumeric();
    !text[..range.start].chars().next_back().is_some_and(joins)
        && !text[range.end..].chars().next().is_some_and(joins)
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
            let asks = [
                "name", "child", "pupil", "insert", "date", "he", "she", "his", "her", "him", "x",
                "xx", "day", "add", "enter", "number", "skill", "time", "subject",
            ]
            .iter()
            .any(|word| content.split(|c: char| !c.is_alphabetic()).any(|part| part == *word));
            let sound = letters <= 3 && words <= 1 && !asks;
            let remark = ["sic", "laughs", "pause", "crying", "translated"]
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
fn crosses(text: &str, said: bool) -> Vec<Gap> {
    let cross = |word: &str| {
        (2..=12).contains(&word.len())
            && word.chars().all(|c| matches!(c, 'x' | 'X'))
            && !(said && (word.contains('x') || word.len() < 3))
    };
    let found = words(text).into_iter().filter(|(_, word)| cross(word));
    found.map(|(at, word)| Gap { range: at..at + word.len(), kind: GapKind::Crosses }).collect()
}

/// `he/she`, `his / her`, `s/he`, `(s)he`, `he or she`.
fn either(lower: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for form in ["s/he", "(s)he", "he/she/they", "h/she"] {
        let at = lower.find(form).map(|at| at..at + form.len());
        found.extend(at.filter(|range| is_word(lower, range)));
    }
    let he = ["he", "him", "his", "himself"];
    let she = ["she", "her", "hers", "herself"];
    let words: Vec<(usize, &str)> = words(lower);
    for pair in words.windows(2) {
        let ((start, one), (second, other)) = (pair[0], pair[1]);
        let between = lower[start + one.len()..second].trim();
        let both =
            he.contains(&one) && she.contains(&other) || she.contains(&one) && he.contains(&other);
        if both && ["/", "\\", "|"].contains(&between) {
            found.push(start..second + other.len());
        }
    }
    for three in words.windows(3) {
        let [(start, one), (_, or), (third, other)] = [three[0], three[1], three[2]];
        let both =
            he.contains(&one) && she.contains(&other) || she.contains(&one) && he.contains(&other);
        if both && or == "or" {
            found.push(start..third + other.len());
        }
    }
    found
}

/// `Insert evidence here`.
fn insert(lower: &str) -> Option<Range<usize>> {
    let words = words(lower);
    let (at, _) = words.iter().enumerate().find(|(_, (_, word))| *word == "insert")?;
    let here = words[at + 1..].iter().take(5).find(|(_, word)| *word == "here")?;
    Some(words[at].0..here.0 + here.1.len())
}

/// `Pupil A`, `Child X`, `Student B`.
fn letter(text: &str) -> Option<Range<usize>> {
    let words = words(text);
    words.windows(2).find_map(|pair| {
        let ((start, one), (second, other)) = (pair[0], pair[1]);
        let who = ["pupil", "child", "student", "learner"].contains(&one.to_lowercase().as_str());
        let single = other.len() == 1
            && other.chars().all(|c| c.is_ascii_uppercase())
            && !(other == "I"
                || other == "A"
                    && text[second + 1..].starts_with(' ')
                    && one.starts_with(char::is_lowercase));
        let beside = text[start + one.len()..second].chars().all(|c| c == ' ');
        (who && single && beside).then_some(start..second + 1)
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
