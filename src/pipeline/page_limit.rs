//! The finding that a copy has more pages than its document may have.

use super::rules::TOO_MANY_PAGES;
use crate::copies::CopyView;
use crate::finding::Finding;
use crate::record::Item;
use crate::render::TypstSource;

/// The finding that a copy has more than `most` pages, at the field that takes the most room.
pub(super) fn exceeded(
    most: usize,
    views: &[CopyView],
    document: &str,
    source: &TypstSource,
    pages: usize,
) -> Finding {
    let mut printed: Vec<(&Item, usize)> = Vec::new();
    for view in views {
        view.sections().texts(&mut |item, text| {
            if source.prints(text) {
                let length = text.chars().count();
                match printed.iter_mut().find(|(other, _)| other.path == item.path) {
                    Some((_, sum)) => *sum += length,
                    None => printed.push((item, length)),
                }
            }
        });
    }
    printed.sort_by_key(|(_, length)| std::cmp::Reverse(*length));
    let limit = if most == 1 { "one page".into() } else { format!("{most} pages") };
    let finding = Finding::new(
        &TOO_MANY_PAGES,
        format!("`{document}` runs to {pages} pages; it has to fit on {limit}"),
    );
    let Some((longest, length)) = printed.first() else { return finding };
    let mut finding = finding
        .at(&longest.place, format!("the longest text on the page: {length} characters"))
        .hint(format!(
            "shorten `{}`, list fewer things, or print the child's pages on a larger sheet with `child_sheet: a3`",
            longest.path
        ));
    for (item, length) in printed.iter().skip(1).take(2) {
        finding = finding.related(&item.place, format!("the next longest: {length} characters"));
    }
    finding
}
