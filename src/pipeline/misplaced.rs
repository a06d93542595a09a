//! What is not where a reader could read it -> findings that name the document, the page and the field.

use super::rules::DOES_NOT_FIT;
use crate::copies::CopyView;
use crate::finding::Finding;
use crate::record::Item;
use crate::typeset::{Misfit, Misplaced, Thing};

/// The most letters of the words that a message quotes.
const QUOTED: usize = 60;

/// The fewest letters by which a field is known.
const LEAST_KNOWN_BY: usize = 4;

/// As many letters in a row are in one field only.
const SURELY_KNOWN_BY: usize = 20;

/// A finding for each page and each way in which something on it is misplaced.
pub(super) fn findings(
    views: &[CopyView],
    document: &str,
    all: &[Misplaced],
    pages: usize,
) -> Vec<Finding> {
    let mut groups: Vec<Vec<&Misplaced>> = Vec::new();
    for one in all {
        match groups.iter_mut().find(|group| is_alike(group[0], one)) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups.iter().map(|group| finding(views, document, group, pages)).collect()
}

/// Whether two things are on one page and misplaced in one way: what runs on from the foot of a page off the sheet does so in
/// one way.
fn is_alike(one: &Misplaced, other: &Misplaced) -> bool {
    one.page == other.page && kind(&one.how) == kind(&other.how)
}

/// The way in which something is misplaced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    OutOfPlace,
    Over,
    Covered,
    CutOff,
}

const fn kind(how: &Misfit) -> Kind {
    match how {
        Misfit::OffSheet | Misfit::IntoFoot | Misfit::IntoMargin => Kind::OutOfPlace,
        Misfit::Over(_) => Kind::Over,
        Misfit::Covered => Kind::Covered,
        Misfit::CutOff => Kind::CutOff,
    }
}

/// How much more something matters than others of its kind: what is off the sheet is lost, and words say more than a dot
/// before them.
fn rank(one: &Misplaced) -> (u8, bool) {
    let how = match one.how {
        Misfit::OffSheet => 2,
        Misfit::IntoFoot => 1,
        _ => 0,
    };
    (how, one.words.chars().count() > 2)
}

/// The finding that some things on a page are misplaced in one way.
fn finding(views: &[CopyView], document: &str, group: &[&Misplaced], of: usize) -> Finding {
    // The first of those that matter most.
    let worst = group.iter().rev().max_by_key(|one| rank(one)).unwrap_or(&group[0]);
    let Misplaced { page, how, .. } = worst;
    let others = match group.len() {
        1 => String::new(),
        count => format!(" and {} more", count - 1),
    };
    let happens = happens(how, group.len());
    let finding = Finding::new(
        &DOES_NOT_FIT,
        format!(
            "`{document}` does not fit: on page {page} of {of}, {}{others} {happens}",
            subject(worst)
        ),
    );
    let over = group.iter().filter_map(|one| match &one.how {
        Misfit::Over(words) => Some(words.as_str()),
        _ => None,
    });
    let words: Vec<&str> = group.iter().map(|one| one.words.as_str()).chain(over).collect();
    match longest_of(views, &words) {
        Some(item) => finding
            .at(&item.place, "this is printed there")
            .hint(format!("shorten `{}`, or what is beside it on the page", item.path)),
        None => finding.hint(
            "shorten what is printed there; if it belongs to a template of your own, give it more room",
        ),
    }
}

/// What is misplaced, in words.
fn subject(one: &Misplaced) -> String {
    match (one.thing, one.words.is_empty()) {
        (Thing::Picture, _) => "a picture".into(),
        (Thing::Box, true) => "a box or a line".into(),
        (Thing::Box, false) => format!("the box around “{}”", quoted(&one.words)),
        (Thing::Words, _) => format!("“{}”", quoted(&one.words)),
    }
}

/// The words as a message has them: their beginning, if they are many.
fn quoted(words: &str) -> String {
    match words.char_indices().nth(QUOTED) {
        None => words.to_owned(),
        Some((end, _)) => {
            let cut = &words[..end];
            let end = cut.rfind(' ').unwrap_or(end);
            format!("{} …", &cut[..end])
        }
    }
}

/// What happens to one or several things.
fn happens(how: &Misfit, count: usize) -> String {
    let is_one = count == 1;
    let runs = if is_one { "runs" } else { "run" };
    let is = if is_one { "is" } else { "are" };
    match how {
        Misfit::OffSheet => format!("{runs} off the page"),
        Misfit::IntoFoot => format!("{runs} into the foot of the page"),
        Misfit::IntoMargin => format!("{runs} into the margin"),
        Misfit::Over(words) if is_one => format!("is printed over “{}”", quoted(words)),
        Misfit::Over(_) => "are printed over other words".into(),
        Misfit::Covered => format!("{is} under a picture"),
        Misfit::CutOff => format!("{is} cut off at the edge of the box"),
    }
}

/// The field that most of some words are from, as far as one can be found by its text.
fn longest_of<'v>(views: &'v [CopyView], words: &[&str]) -> Option<&'v Item> {
    let words: Vec<Vec<char>> = words.iter().map(|words| plain(words)).collect();
    let mut best: Option<(usize, &Item)> = None;
    for view in views {
        view.sections().texts(&mut |item, text| {
            let text = plain(text);
            let shared = words.iter().map(|words| shared(&text, words)).max().unwrap_or(0);
            if shared > best.map_or(0, |(most, _)| most) {
                best = Some((shared, item));
            }
        });
    }
    best.map(|(_, item)| item)
}

/// How many letters of printed words are from a text; 0 if it cannot be said that any are: a line has to be nearly all in the
/// text, or the text all in the line.
fn shared(text: &[char], words: &[char]) -> usize {
    let count = in_common(text, words);
    let is_sure = count >= SURELY_KNOWN_BY || count == text.len() || 5 * count >= 4 * words.len();
    if count >= LEAST_KNOWN_BY && is_sure { count } else { 0 }
}

/// A text as it is compared: straight quotation marks, one space between words.
fn plain(text: &str) -> Vec<char> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let straight = |c: char| match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        other => other,
    };
    words.join(" ").chars().map(straight).collect()
}

/// How many letters the longest passage has that two texts share.
fn in_common(one: &[char], other: &[char]) -> usize {
    let mut longest = 0;
    let mut before = vec![0_usize; other.len() + 1];
    for c in one {
        let mut row = vec![0_usize; other.len() + 1];
        for (index, d) in other.iter().enumerate() {
            if c == d {
                row[index + 1] = before[index] + 1;
                longest = longest.max(row[index + 1]);
            }
        }
        before = row;
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_found_whatever_its_quotation_marks() {
        let text = plain("She’s  good at\nfootball");
        assert_eq!(in_common(&text, &plain("she's good")), "he's good".len());
        assert_eq!(in_common(&text, &plain("xyz")), 0);
        assert_eq!(shared(&text, &plain("football")), "football".len());
        assert_eq!(shared(&text, &plain("She’s good at many other things")), 0);
    }

    #[test]
    fn long_words_are_cut_between_two_of_them() {
        let long = "word ".repeat(20);
        assert_eq!(quoted(long.trim()), format!("{} …", "word ".repeat(12).trim()));
        assert_eq!(quoted("short"), "short");
    }
}
