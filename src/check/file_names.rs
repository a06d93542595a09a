//! A school's pattern for file names: whether it will give every copy a different name, and gives away nothing private.

use super::faults::BAD_FILE_NAMES;
use crate::finding::{Finding, listed, nearest};
use crate::model::{NameWord, SupportPlan};
use crate::record::Item;
use crate::template::{Audience, FieldKind, Role, Template};

/// The finding that a pattern cannot be used.
pub(super) fn findings(plan: &SupportPlan<'_>, template: &Template) -> Option<Finding> {
    let pattern = plan.settings.file_names.as_ref()?;
    let item = pattern.item;
    let words: Vec<&str> = pattern
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(word, _)| word)
        .collect();
    if words.len() != pattern.matches('{').count() || words.len() != pattern.matches('}').count() {
        return Some(fault(
            item,
            "a brace is missing its partner".into(),
            "give each `{` its `}`".into(),
        ));
    }
    for word in &words {
        if NameWord::from_name(word).is_none() && !may_name(template, word) {
            let hint = match nearest(word, NameWord::NAMES.iter().copied()) {
                _ if template.field(word).is_some() => {
                    "everybody who can see the folder can read the names in it, so a child's date of birth, pupil number and needs must not be there".into()
                }
                Some(near) => format!("did you mean `{{{near}}}`?"),
                None => format!(
                    "use {}, or a field of the pupil or the cycle such as `{{pupil.year_group}}`",
                    listed(NameWord::NAMES.iter().copied())
                ),
            };
            return Some(fault(item, format!("`{{{word}}}` cannot be used in a file name"), hint));
        }
    }
    let has = |word: &str| words.contains(&word);
    let lacks = match () {
        () if !has("document") => "{document}",
        () if !has("copy") => "{copy}",
        () if !has("pupil") && !has("name") => "{pupil}",
        () => return None,
    };
    Some(fault(
        item,
        format!("without `{lacks}`, several copies would have the same name"),
        format!("add `{lacks}` to it"),
    ))
}

fn fault(item: &Item, message: String, hint: String) -> Finding {
    Finding::new(&BAD_FILE_NAMES, format!("`{}`: {message}", item.path))
        .at(&item.place, "")
        .hint(hint)
}

/// Whether a field may be used in a file name: one of the pupil's or the cycle's, of one line, that every adult may read,
/// and not the date of birth. What a child needs or has is in other sections, and must never be in a name that everybody
/// sees.
fn may_name(template: &Template, path: &str) -> bool {
    let Some(field) = template.field(path) else { return false };
    let open =
        [Role::PupilName, Role::CycleStart].into_iter().filter_map(|role| template.by_role(role));
    let mut sections = open.filter_map(|(path, _)| path.split('.').next().map(str::to_owned));
    let plain = !matches!(
        field.kind,
        FieldKind::List { .. }
            | FieldKind::Group { .. }
            | FieldKind::Image
            | FieldKind::Prose { .. }
    );
    let is_open = [Audience::Teacher, Audience::Parent, Audience::Leadership]
        .into_iter()
        .all(|reader| field.audiences.includes(reader));
    let is_named = matches!(field.role, Some(Role::FileId | Role::Version));
    plain
        && (is_open || is_named)
        && field.role != Some(Role::DateOfBirth)
        && path.contains('.')
        && sections.any(|section| path.split('.').next() == Some(section.as_str()))
}
