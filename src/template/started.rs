//! The first files of a template that extends another.

use super::Template;

/// The manifest of a new template: what makes it one, and how to go on, in comments.
#[must_use]
pub fn started(id: &str, beneath: &Template) -> String {
    let (parent, title, language) = (beneath.id(), titled(id), beneath.language());
    format!(
        "# Our own template: all that {parent} has, except for what is written here. Plans use it once sendplan.yaml has the
# line `template: {id}`. Take the `#` away from what you need, and see what it gives:
#   sendplan template check FOLDER              looks for mistakes
#   sendplan template show {id} --origin        says which template each part comes from
#   sendplan template show {parent}             lists what can be changed
id: {id}
extends: {parent}
title: {title}

# What we call things, on all pages and in all notes: a word or a few, and what we say instead.
# words:
#   target: goal
#   SEND Support Plan: {title}

# A section or field is found by its id; write what differs, such as `title`, `help`, `required`, `limit`, `audiences`.
# `remove: yes` takes it away; what is new needs a `type`, and is printed under “More” without a layout of its own.
# sections:
#   - id: pupil
#     fields:
#       - {{id: favourite_place, type: text, limit: 80, audiences: [teacher, parent], after: known_as}}

# A document has its title at its head.
# documents:
#   - {{id: plan-parent, title: Our plan for home}}

# Other words of pages: labels/{language}.yaml in this folder has those that differ, under the keys that
# `sendplan template show {parent} --labels` lists. A layout (.typ.j2) or component (.typ) in this folder takes the place of
# the one with the same name.
"
    )
}

/// `west-hill-plan` as `West Hill Plan`.
fn titled(id: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    id.split('-').map(capital).collect::<Vec<_>>().join(" ")
}
