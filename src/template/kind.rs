//! The types of fields: their names in a manifest, what each reads there, and what editors know about its values.
//!
//! A new type of value is a line in each `match` here, one where the check reads it (`src/check/scalar.rs`), one in
//! `src/record/value.rs` and one where layouts get it (`src/render/values.rs`).

use std::sync::Arc;

use serde_json::{Value, json};

use super::reader::Reader;
use super::{Choice, Field, Scale};

/// The most characters of a text whose field names no limit.
const TEXT_LIMIT: usize = 300;

/// The most characters of prose whose field names no limit.
const PROSE_LIMIT: usize = 3000;

/// The type of a field, with its limits.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum FieldKind {
    /// One line of text, of at most `limit` characters.
    Text {
        /// The most characters.
        limit: usize,
    },
    /// Paragraphs, of at most `limit` characters in all.
    Prose {
        /// The most characters.
        limit: usize,
    },
    /// A whole number.
    Integer {
        /// The least and the greatest value.
        range: (f64, f64),
    },
    /// A number.
    Number {
        /// The least and the greatest value.
        range: (f64, f64),
    },
    /// A value as schools measure it: a number, an age in years and months, 3 out of 10, 80%, a score with its interval, a
    /// word of a scale.
    Measured {
        /// The least and the greatest amount; an age counts in years.
        range: (f64, f64),
        /// The scales that its words may be of.
        scales: Arc<[Scale]>,
    },
    /// How many sessions were given: a whole number, or yes or no.
    Sessions {
        /// The least and the greatest value.
        range: (f64, f64),
    },
    /// `true` or `false`.
    Boolean,
    /// A day, written `2026-09-14`.
    Date {
        /// The path of a date that must not come after it.
        not_before: Option<String>,
        /// The path of a date that must not come before it.
        not_after: Option<String>,
        /// Whether it is the date of something done, so that it cannot be in the future.
        past: bool,
    },
    /// One of a few words.
    Choice {
        /// The words, with what is printed for each.
        choices: Vec<Choice>,
    },
    /// A list.
    List {
        /// What each item is.
        item: Box<Field>,
        /// The fewest items, if the list is given at all.
        min: usize,
        /// The most items.
        max: usize,
        /// The field of each item that no two may share.
        unique: Option<String>,
        /// The path of another list: each of its items has to be named here.
        covers: Option<String>,
    },
    /// Fields that belong together.
    Group {
        /// The fields.
        fields: Arc<[Field]>,
        /// At least one of these has to be given.
        any_of: Vec<String>,
        /// The field that a plain text in the group's place is taken for.
        shorthand: Option<String>,
    },
    /// A group whose keys are the writer's own, each with a value of one type.
    Map {
        /// What each value is.
        item: Box<Field>,
        /// The most keys.
        max: usize,
    },
    /// The id of an item in another list.
    Reference {
        /// The path of that list.
        to: String,
    },
    /// The path of an image file, from the folder of the file that names it.
    Image,
    /// The name of one of the template's pictures, or of one in the school's own folder.
    Picture,
    /// A colour for text and for grounds under white text, written `#1f3a68`.
    Colour,
}

/// How a key ends under which a text stands in other languages: `text_in` beside `text`.
pub(crate) const IN_LANGUAGES: &str = "_in";

impl FieldKind {
    /// Whether it is made of words that somebody could translate.
    pub(crate) fn is_words(&self) -> bool {
        match self {
            Self::Text { .. } | Self::Prose { .. } => true,
            Self::List { item, .. } => matches!(item.kind, Self::Text { .. } | Self::Prose { .. }),
            _ => false,
        }
    }

    /// The words that manifests use, for messages.
    pub(super) const NAMES: [&'static str; 16] = [
        "text",
        "prose",
        "integer",
        "number",
        "measured",
        "sessions",
        "boolean",
        "date",
        "choice",
        "list",
        "group",
        "map",
        "reference",
        "image",
        "picture",
        "colour",
    ];

    /// The word for it in a manifest.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Prose { .. } => "prose",
            Self::Integer { .. } => "integer",
            Self::Number { .. } => "number",
            Self::Measured { .. } => "measured",
            Self::Sessions { .. } => "sessions",
            Self::Boolean => "boolean",
            Self::Date { .. } => "date",
            Self::Choice { .. } => "choice",
            Self::List { .. } => "list",
            Self::Group { .. } => "group",
            Self::Map { .. } => "map",
            Self::Reference { .. } => "reference",
            Self::Image => "image",
            Self::Picture => "picture",
            Self::Colour => "colour",
        }
    }

    /// The type of this name, with what the manifest says about it; `None` for those that have other fields within them, for
    /// choices, and for a name that is none.
    pub(super) fn scalar(name: &str, reader: &Reader<'_>, scales: &Arc<[Scale]>) -> Option<Self> {
        let range = || {
            let least = reader.number("least").unwrap_or(f64::NEG_INFINITY);
            (least, reader.number("most").unwrap_or(f64::INFINITY))
        };
        Some(match name {
            "text" => Self::Text { limit: reader.count("limit").unwrap_or(TEXT_LIMIT) },
            "prose" => Self::Prose { limit: reader.count("limit").unwrap_or(PROSE_LIMIT) },
            "integer" => Self::Integer { range: range() },
            "number" => Self::Number { range: range() },
            "measured" => Self::Measured { range: range(), scales: Arc::clone(scales) },
            "sessions" => Self::Sessions { range: range() },
            "boolean" => Self::Boolean,
            "date" => Self::Date {
                not_before: reader.text("not_before"),
                not_after: reader.text("not_after"),
                past: reader.yes("past"),
            },
            "reference" => Self::Reference { to: reader.required("to") },
            "image" => Self::Image,
            "picture" => Self::Picture,
            "colour" => Self::Colour,
            _ => return None,
        })
    }

    /// The JSON Schema of a single value of this type; anything for those that have other fields within them.
    pub(super) fn scalar_schema(&self, pictures: &[&str]) -> Value {
        match self {
            Self::Text { .. } | Self::Prose { .. } | Self::Reference { .. } => {
                json!({ "type": ["string", "number"] })
            }
            Self::Integer { range } => ranged("integer", *range),
            Self::Number { range } => ranged("number", *range),
            Self::Measured { .. } => json!({ "type": ["number", "string"] }),
            Self::Sessions { range } => json!({ "anyOf": [
                ranged("integer", *range),
                { "enum": [true, false, "yes", "no"] },
            ] }),
            Self::Boolean => json!({ "enum": [true, false, "yes", "no"] }),
            Self::Date { .. } => {
                json!({ "type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$" })
            }
            Self::Image => json!({ "type": "string" }),
            // A school's own pictures have names that are not known here.
            Self::Picture => json!({ "anyOf": [{ "enum": pictures }, { "type": "string" }] }),
            Self::Colour => json!({ "type": "string", "pattern": "^#?([0-9a-fA-F]{3}){1,2}$" }),
            Self::Choice { .. } | Self::List { .. } | Self::Group { .. } | Self::Map { .. } => {
                json!({})
            }
        }
    }
}

fn ranged(name: &str, (least, most): (f64, f64)) -> Value {
    let mut schema = json!({ "type": name });
    if least.is_finite() {
        schema["minimum"] = json!(least);
    }
    if most.is_finite() {
        schema["maximum"] = json!(most);
    }
    schema
}
