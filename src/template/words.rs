//! Paths and keys of a template in words, for readers who have never seen a plan's file.

use super::{Field, Role, Template};

impl Template {
    /// A part of a plan in words: `targets[2].measure.how` is “Target 2, how it is measured”. `None` if the template has no
    /// such field.
    #[must_use]
    pub(crate) fn part_in_words(&self, path: &str) -> Option<String> {
        let mut fields: &[Field] = self.sections();
        let mut steps: Vec<Step<'_>> = Vec::new();
        for part in path.split('.') {
            let (id, number) = match part.split_once('[') {
                Some((id, number)) => (id, number.trim_end_matches(']').parse::<usize>().ok()),
                None => (part, None),
            };
            let field = fields.iter().find(|field| field.id == id)?;
            steps.push(Step { field, number });
            fields = field.children();
        }
        // The text of a target is the target; its value of the baseline is the baseline.
        if steps.len() > 1 && steps.last().is_some_and(Step::is_the_whole) {
            steps.pop();
        }
        let last = steps.len() - 1;
        let shown = steps.iter().enumerate();
        let shown = shown.filter(|(at, step)| *at == 0 || *at == last || step.number.is_some());
        let words = shown.map(|(at, step)| match at {
            0 => step.words(),
            _ => lower(&step.words()),
        });
        Some(words.collect::<Vec<_>>().join(", "))
    }

    /// A message about the part at `path` with its keys in words.
    #[must_use]
    pub(crate) fn message_in_words(&self, path: &str, message: &str) -> String {
        let mut out = String::with_capacity(message.len());
        for (index, piece) in message.split('`').enumerate() {
            if index % 2 == 0 {
                out.push_str(piece);
                continue;
            }
            match self.key_in_words(path, piece.trim_end_matches(':')) {
                Some(words) => out.push_str(&format!("“{words}”")),
                None => out.push_str(&format!("`{piece}`")),
            }
        }
        out
    }

    /// A key as a message names it: a path from the top of a plan, or a field within the part at `path`.
    fn key_in_words(&self, path: &str, key: &str) -> Option<String> {
        if let Some(words) = self.part_in_words(key) {
            return Some(words);
        }
        let section = path.split(['.', '[']).next().unwrap_or(path);
        let section = self.sections().iter().find(|field| field.id == section)?;
        within(section, key).map(|field| lower(&field.title))
    }
}

/// A field on the way to a part of a plan.
struct Step<'a> {
    field: &'a Field,
    /// Which item of a list it is.
    number: Option<usize>,
}

impl Step<'_> {
    /// Whether it is what the group around it is about.
    fn is_the_whole(&self) -> bool {
        self.number.is_none()
            && (matches!(self.field.role, Some(Role::TargetText)) || self.is_named_so())
    }

    fn is_named_so(&self) -> bool {
        ["Text", "Value"].contains(&self.field.title.as_str())
    }

    fn words(&self) -> String {
        match self.number {
            None => self.field.title.clone(),
            Some(number) => format!("{} {number}", singular(&self.field.title)),
        }
    }
}

/// The field of this id in a field, at any depth; the nearest to it.
fn within<'a>(field: &'a Field, id: &str) -> Option<&'a Field> {
    let children = field.children();
    let deeper = || children.iter().find_map(|child| within(child, id));
    children.iter().find(|child| child.id == id).or_else(deeper)
}

/// One of what a title names: `Target` of `Targets`.
fn singular(title: &str) -> String {
    match title.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None if title.ends_with("ss") => title.to_owned(),
        None => title.strip_suffix('s').unwrap_or(title).to_owned(),
    }
}

/// A title within a sentence.
fn lower(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
