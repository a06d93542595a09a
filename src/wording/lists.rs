//! The lists that the rules of wording decide by, read once from the data files in `words/`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::list::{Forms, List};

/// Declares the lists: the file, the heading in it, the forms that its entries take.
macro_rules! lists {
    ($($(#[$doc:meta])+ $name:ident = $file:literal, $heading:literal, $forms:ident;)+) => {
        $(
            $(#[$doc])+
            pub(super) static $name: LazyLock<List> = LazyLock::new(|| {
                let file = include_str!(concat!("words/", $file, ".txt"));
                List::read(&section(file, $heading), Forms::$forms)
            });
        )+

        /// Which heading of which file each list is read from.
        #[cfg(test)]
        const SECTIONS: &[(&str, &str)] = &[$(($file, $heading)),+];
    };
}

lists! {
    /// Numbers in words.
    NUMBERS = "common", "numbers", Fixed;
    /// Units of time.
    TIME_UNITS = "common", "units of time", Fixed;
    /// Words that make the number after them a name: a year group, a stage, a page.
    NUMBER_NAMES = "common", "words before a number that measures nothing", Fixed;
    /// Words that make the number before them a name: `2 digit`, `3 dimensional`.
    NUMBERED = "common", "words after a number that measures nothing", Fixed;
    /// Months.
    MONTHS = "common", "months", Fixed;
    /// Words that carry no content of their own.
    SMALL = "common", "small words", Fixed;
    /// Words that stand in every plan and say nothing of this child.
    GENERIC = "common", "words of every plan", Nouns;
    /// Broad domains.
    DOMAINS = "common", "broad domains", Nouns;
    /// What makes an action one that can be seen: by himself, when …, without ….
    CONDITIONS = "common", "conditions", Fixed;
    /// Programmes, tools and assessments by name.
    PROGRAMMES = "programmes", "programmes", Fixed;
    /// Words of a need that say only that something is wrong.
    WEAK_NEEDS = "need", "weak heads", Verbs;
    /// Diagnoses and labels.
    LABELS = "need", "labels", Fixed;
    /// Skills named so precisely that a need is clear.
    SKILLS = "need", "named skills", Nouns;
    /// Contexts that say nothing: during lessons, when upset.
    FILLERS = "need", "contexts that say nothing", Fixed;
    /// Words that tell how much or compared with what.
    DEGREES = "need", "degrees", Fixed;
    /// What a need requires.
    REQUIRES = "need", "what is required", Verbs;
    /// Verbs of a target that nobody can see.
    WEAK_VERBS = "target", "weak verbs", Verbs;
    /// Words of a target without a verb.
    WEAK_HEADS = "target", "weak heads", Nouns;
    /// Verbs that can be seen, but only with a condition or a number.
    SOFT_VERBS = "target", "soft verbs", Verbs;
    /// Verbs that anybody can see done.
    CLEAR_VERBS = "target", "clear verbs", Verbs;
    /// What adults give a child: no criterion for the child.
    RECEIVING = "target", "what adults give", Verbs;
    /// Who acts in a target that is about adults.
    ADULTS = "target", "adults", Fixed;
    /// Comparisons without a measure.
    COMPARATIVES = "target", "comparisons", Fixed;
    /// Where the purpose of a target begins.
    PURPOSES = "target", "purposes", Fixed;
    /// Words of provision that deliver nothing.
    WEAK_PROVISION = "provision", "words that deliver nothing", Verbs;
    /// How often, without saying how often.
    VAGUE_FREQUENCY = "provision", "vague frequencies", Fixed;
    /// How much, without saying how much.
    VAGUE_QUANTITY = "provision", "vague quantities", Fixed;
    /// Who, without saying who.
    VAGUE_ACTORS = "provision", "vague actors", Fixed;
    /// Things whose names hold a weak word.
    NOT_WEAK = "provision", "no weak words", Fixed;
    /// How often.
    FREQUENCIES = "provision", "frequencies", Fixed;
    /// Sessions and the like.
    SESSIONS = "provision", "sessions", Nouns;
    /// Who gives it.
    DELIVERERS = "provision", "deliverers", Nouns;
    /// What fills a field and says nothing.
    PLACEHOLDERS = "fields", "placeholders", Fixed;
    /// What says that nothing changes.
    NO_CHANGE = "fields", "nothing changes", Fixed;
    /// People who are nobody.
    NOBODY = "fields", "nobody in particular", Fixed;
    /// Ways to measure that count nothing.
    BARE_MEASURES = "fields", "measures that count nothing", Fixed;
    /// What every child in a class has.
    ORDINARY = "fields", "what every class has", Fixed;
    /// An adult who is never away.
    CONSTANT = "fields", "one adult all the time", Fixed;
    /// An adult with one child.
    ONE_TO_ONE = "fields", "one to one", Fixed;
    /// Assistants.
    ASSISTANTS = "fields", "assistants", Fixed;
    /// Roles at school.
    ROLES = "fields", "roles", Fixed;
}

/// Spellings that count as another's: American ones and common mistakes.
static SPELLINGS: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| pairs(include_str!("words/spellings.txt")).collect());

/// A word in the spelling that the lists use.
pub(super) fn spelling(word: String) -> String {
    SPELLINGS.get(&word).cloned().unwrap_or(word)
}

/// The entries under a heading, without comments.
pub(super) fn section(file: &str, heading: &str) -> String {
    let wanted = format!("[{heading}]");
    let mut lines = file.lines().map(str::trim).skip_while(|line| *line != wanted).skip(1);
    let mut entries = String::new();
    for line in lines.by_ref().take_while(|line| !line.starts_with('[')) {
        if !line.starts_with('#') {
            entries.push_str(line);
            entries.push('\n');
        }
    }
    entries
}

/// Lines of the form `this = that`.
pub(super) fn pairs(file: &str) -> impl Iterator<Item = (String, String)> {
    let lines = file.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('='))
        .map(|(this, that)| (this.trim().to_owned(), that.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_is_read_and_none_is_empty() {
        for name in ["common", "need", "target", "provision", "fields", "programmes"] {
            let path = format!("{}/src/wording/words/{name}.txt", env!("CARGO_MANIFEST_DIR"));
            let file = std::fs::read_to_string(path).unwrap();
            let headings: Vec<&str> =
                file.lines().filter_map(|l| l.strip_prefix('[')?.strip_suffix(']')).collect();
            for heading in &headings {
                assert!(SECTIONS.contains(&(name, heading)), "nobody reads {name}: {heading}");
                assert!(!section(&file, heading).trim().is_empty(), "{name}: {heading} is empty");
            }
            for (_, heading) in SECTIONS.iter().filter(|(file, _)| *file == name) {
                assert!(headings.contains(heading), "{name} has no {heading}");
            }
        }
    }
}
