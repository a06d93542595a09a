//! The word that was probably meant.

/// The candidate nearest to `typed`, if one is near enough to suggest.
///
/// A word counts as near when at most a third of its letters differ, or one
/// contains the other; `-` and `_` count as the same, capitals too.
#[must_use]
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| text.to_lowercase().replace(['-', ' '], "_");
    let wanted = plain(typed);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let other = plain(candidate);
            let distance = strsim::damerau_levenshtein(&wanted, &other);
            let longer = wanted.chars().count().max(other.chars().count());
            let contained = wanted.len() > 3
                && other.len() > 3
                && (other.contains(&wanted) || wanted.contains(&other));
            (distance * 3 <= longer || contained).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How similar two texts are, letter by letter: 0 for nothing in common, 1 for the same.
#[must_use]
pub(crate) fn similarity(one: &str, other: &str) -> f64 {
    strsim::normalized_levenshtein(one, other)
}

/// How many of something: `1 cycle`, `3 cycles`.
#[must_use]
pub(crate) fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// A list of words in backticks with `and` before the last, for use in a sentence.
#[must_use]
pub fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        None => "none".into(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
