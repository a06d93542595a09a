//! The first files of a template that extends another.

use super::Template;

/// The manifest of a new template: what makes it one, and how to go on, in comments.
#[must_use]
pub fn started(id: &str, beneath: &Template) -> String {
    let (parent, title) = (beneath.id(), beneath.title());
    format!(
        "# A template of our own. It has everything that {parent} has, except for what is written here.
# `sendplan template show {parent}` lists its sections, fields and documents; `sendplan template show {id} --origin`
# says where each part of this one comes from. Plans use it with `template: {id}`, best written in sendplan.yaml.
id: {id}
extends: {parent}
title: {title}

# What we call things, on every page and in every note: one word a line.
# words:
#   target: goal
#   provision: support

# A section or field is found by its id. Write only what differs: `title`, `help`, `required`, `limit`, `audiences` …
# What has `remove: yes` is taken away; what is new needs a `type`, and `after` or `before` says where it goes.
# sections:
#   - id: pupil
#     fields:
#       - {{id: favourite_place, type: text, limit: 80, audiences: [teacher, parent], after: known_as, help: \"Where the child likes to be\"}}

# Documents likewise: give one another title, take one away, or add one with a layout of your own in this folder.
# documents:
#   - {{id: plan-parent, title: Our plan}}

# Single words of pages go into labels/{language}.yaml in this folder, under the keys that
# `sendplan template export {parent}` shows; a layout or component with the name of one there takes its place.
",
        language = beneath.language()
    )
}
