//! [`Template`] -> a commented plan to start from.

use super::yaml::note;
use crate::template::{Field, FieldKind, Required, Role, Template};

/// A starter plan: every field with its help text as a comment and an example to write over.
///
/// Required and recommended fields stand ready; optional ones are commented
/// out with `#`. It passes `sendplan check --draft` as it is.
#[must_use]
pub fn starter(template: &Template) -> String {
    let mut out = String::new();
    note(
        &mut out,
        0,
        &format!(
            "{}. Write over the examples: they belong to no real child. Lines that start with # are \
             notes, or fields you may want: take the # away to use one. Indent with spaces, two for \
             each level. Look at your work with `sendplan check`, and make the documents with \
             `sendplan render`.",
            template.title()
        ),
    );
    out.push_str(&format!("template: {}\n", template.id()));
    // A plan is reviewed at its end: `sendplan review` prepares that, and `sendplan next` what comes before a plan.
    let later = [Some(Role::Review), Some(Role::PreviousResults)];
    for section in template.sections().iter().filter(|section| !later.contains(&section.role)) {
        out.push('\n');
        write_field(&mut out, section, 0, false);
    }
    out
}

fn write_field(out: &mut String, field: &Field, depth: usize, off: bool) {
    let off = off || field.required == Required::Optional && !shows_by_example(field);
    if !field.help.is_empty() {
        note(out, depth, &help(field));
    }
    match &field.kind {
        FieldKind::Group { fields, .. } => {
            line(out, depth, off, &format!("{}:", field.id));
            for child in fields.iter() {
                write_field(out, child, depth + 1, off);
            }
        }
        FieldKind::List { item, .. } if !item.children().is_empty() && field.example.is_none() => {
            line(out, depth, off, &format!("{}:", field.id));
            let mut item_text = String::new();
            for child in item.children() {
                write_field(&mut item_text, child, 0, off);
            }
            write_item(out, &item_text, depth + 1, off);
        }
        _ => {
            let example = quoted(field);
            if example.contains('\n') {
                line(out, depth, off, &format!("{}:", field.id));
                for text in dedented(&example) {
                    line(out, depth + 1, off, &text);
                }
            } else {
                line(out, depth, off, format!("{}: {example}", field.id).trim_end());
            }
        }
    }
}

/// Whether an optional field is worth showing filled in: it has an example, or a needed part of it has.
fn shows_by_example(field: &Field) -> bool {
    field.example.is_some()
        || field
            .children()
            .iter()
            .any(|child| child.required == Required::Always && shows_by_example(child))
}

/// An item of a list: the dash stands before its first field, notes before that above it.
fn write_item(out: &mut String, item: &str, depth: usize, off: bool) {
    let mut dashed = false;
    let mark = if off { "# - " } else { "- " };
    for text in item.lines() {
        let indent = "  ".repeat(depth);
        let plain = if off { text.strip_prefix("# ").unwrap_or(text) } else { text };
        let is_note = text.starts_with('#') && !(off && !dashed && text.starts_with("# id:"));
        if !dashed && !is_note {
            out.push_str(&format!("{indent}{mark}{plain}\n"));
            dashed = true;
        } else {
            out.push_str(&format!("{indent}  {text}\n"));
        }
    }
}

/// The example as YAML: a text that could be read as something else goes between quotation marks.
fn quoted(field: &Field) -> String {
    let example = field.example.clone().unwrap_or_default();
    let is_text = matches!(field.kind, FieldKind::Text { .. } | FieldKind::Prose { .. });
    let risky = |c: char| !(c.is_alphanumeric() || " .-/’()".contains(c));
    if is_text && !example.starts_with('"') && example.contains(risky) {
        return format!("\"{}\"", example.replace('\\', "\\\\").replace('"', "\\\""));
    }
    example
}

fn help(field: &Field) -> String {
    let mark = match field.required {
        Required::Always => " (needed)",
        _ => "",
    };
    let choices = match &field.kind {
        FieldKind::Choice { choices } => {
            let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
            format!(" One of: {}.", ids.join(", "))
        }
        _ => String::new(),
    };
    let stop = if choices.is_empty() || field.help.ends_with('.') { "" } else { "." };
    format!("{}{mark}{stop}{choices}", field.help)
}

fn line(out: &mut String, depth: usize, off: bool, text: &str) {
    let mark = if off { "# " } else { "" };
    out.push_str(&format!("{}{mark}{text}\n", "  ".repeat(depth)));
}

/// The lines of an example without the indentation that they share.
fn dedented(example: &str) -> Vec<String> {
    let lines: Vec<&str> = example.lines().collect();
    let indent = |text: &&str| text.len() - text.trim_start().len();
    let rest = lines.iter().skip(1).filter(|text| !text.trim().is_empty());
    let shared = rest.map(indent).min().unwrap_or(0);
    lines
        .iter()
        .enumerate()
        .map(|(number, text)| if number == 0 { *text } else { text.get(shared..).unwrap_or("") })
        .map(|text| text.trim_end().to_owned())
        .collect()
}
