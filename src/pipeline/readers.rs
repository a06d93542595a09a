//! What the readers of a plan's copies read, as far as its template has labels for it.

use crate::copies::{self, DocumentCopy};
use crate::finding::{Finding, unique};
use crate::model::parents;
use crate::record::{Record, Slots};
use crate::template::{Audience, Reads, Template, code_of};
use crate::translation::rules::ONE_OF_TWO_LANGUAGES;

/// What the readers of a copy read, in the order of the plan.
pub(super) fn readers<'t>(
    sections: &Slots,
    template: &'t Template,
    copy: &DocumentCopy,
) -> Vec<Reads<'t>> {
    let wishes = copies::languages_of(sections, copy);
    // Somebody of whom nothing is said reads what the school writes; one who reads none of these languages does not count.
    let known = wishes.iter().map(|wish| (wish, template.read_by(wish)));
    let known = known.filter(|(wish, reads)| wish.is_empty() || *reads != Reads::Unknown);
    known.map(|(_, reads)| reads).collect()
}

/// The first language among them that is not the template's own.
pub(super) fn other_of<'t>(reads: &[Reads<'t>]) -> Option<&'t str> {
    reads.iter().find_map(|reads| match reads {
        Reads::Other(language) => Some(*language),
        Reads::Own | Reads::Unknown => None,
    })
}

/// The language of a copy in two languages.
pub(super) fn of_readers(
    sections: &Slots,
    template: &Template,
    copy: &DocumentCopy,
) -> Option<String> {
    other_of(&readers(sections, template, copy)).map(str::to_owned)
}

/// That parents who share a copy read different languages, of which it can be in one beside the template's own.
pub(super) fn in_several_languages(record: &Record, template: &Template) -> Vec<Finding> {
    let documents = template.documents().iter().filter(|one| {
        one.readers_language && one.per.is_of_a_plan() && one.audience == Audience::Parent
    });
    let mut found = Vec::new();
    for document in documents {
        for copy in copies::copies(record, document) {
            let mut reads = readers(record.sections(), template, &copy);
            // Somebody who reads the template's own language finds it beneath.
            reads.retain(|reads| !document.both_languages || matches!(reads, Reads::Other(_)));
            let Some(first) = reads.first() else { continue };
            let Some(other) = reads.iter().find(|reads| *reads != first) else { continue };
            let readers = copy.household.as_ref().map(|home| home.called()).unwrap_or_default();
            let (one, two) = (called(*first, template), called(*other, template));
            let message =
                format!("{readers} share a copy and read {one} and {two}; it is printed in {one}");
            let finding = Finding::new(&ONE_OF_TWO_LANGUAGES, message);
            let mut wishes = parents(record.sections()).into_iter().filter_map(|one| one.language);
            let at = wishes.rfind(|wish| template.read_by(wish) == *other);
            let finding = match at {
                Some(wish) => finding.at(wish.place(), ""),
                None => finding,
            };
            found.push(finding.hint(
                "put the parent whose language both read best first, or give them separate copies",
            ));
        }
    }
    unique(found)
}

/// What a language is called.
pub(super) fn called<'t>(reads: Reads<'t>, template: &'t Template) -> &'t str {
    let language = match reads {
        Reads::Other(language) => language,
        Reads::Own | Reads::Unknown => template.language(),
    };
    let name = template.labels().get(&format!("choices.language.{}", code_of(language)));
    name.unwrap_or(language)
}
