//! A template -> the words that it prints whatever the plan is.

use crate::render::LAYOUT_ENDING;
use crate::template::{Labels, Template};

/// The labels in all its languages, and its layouts with all that is in them.
pub(super) fn of(template: &Template) -> String {
    let mut words = String::new();
    let others = template.languages().map(|(_, labels)| labels);
    for labels in std::iter::once(template.labels()).chain(others) {
        of_labels(labels, &mut words);
    }
    let files = template.files();
    let layouts = files.iter().filter(|(path, _)| path.ends_with(LAYOUT_ENDING));
    for (_, bytes) in layouts {
        line(&String::from_utf8_lossy(bytes), &mut words);
    }
    words
}

/// Months and days as well: June may be somebody’s name.
fn of_labels(labels: &Labels, words: &mut String) {
    labels.keys().filter_map(|key| labels.get(key)).for_each(|label| line(label, words));
    (1..=12).for_each(|month| line(labels.month(month), words));
    (1..=7).for_each(|day| line(labels.weekday(day), words));
}

fn line(text: &str, words: &mut String) {
    words.push_str(text);
    words.push('\n');
}
