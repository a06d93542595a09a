//! [`CopyView`] + layout -> [`TypstSource`]: text goes in as literals and never as code.

mod literal;
mod quality;
mod value;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Kwargs;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value};

use crate::check::series;
use crate::copies::{CopyView, Ink, Print};
use crate::error::Error;
use crate::input::Picture;
use crate::template::{Document, Field, FieldKind, Labels, Per, Template};

pub use quality::{
    Quality, QualityFinding, QualityLevel, QualityPlan, QualityReviewed, QualityRule, QualityWaiver,
};
use value::{Day, Figure, Pictures};

/// How many steps a layout may take; the longest of ours takes some 20,000.
const FUEL: u64 = 2_000_000;

/// Stands between the copies of a pack: the next begins on a right-hand page, with numbers of its own.
const NEXT_SHEET: &str = "\n#pagebreak(to: \"odd\", weak: true)\n#counter(page).update(1)\n";

/// A document as Typst source, ready to be typeset.
#[derive(Debug, Clone)]
pub struct TypstSource {
    text: String,
    literals: Vec<Range<usize>>,
    /// Where the layout's own part begins, after title, date and language.
    body: usize,
    pictures: Vec<(String, Arc<Picture>)>,
    layout: String,
    ink: Ink,
}

impl TypstSource {
    /// The source.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where each value of the plan stands in it as a literal.
    #[must_use]
    pub fn literals(&self) -> &[Range<usize>] {
        &self.literals
    }

    /// One document out of several: each begins on a right-hand page. `None` if there is none to begin with. Their pictures
    /// have to have paths of their own, see [`Facts::part`].
    #[must_use]
    pub fn joined(parts: &[Self], preamble: &str) -> Option<Self> {
        let first = parts.first()?;
        let mut joined = Self {
            text: format!("{preamble}#set page(paper: \"a4\")\n"),
            literals: Vec::new(),
            body: preamble.len(),
            pictures: Vec::new(),
            layout: first.layout.clone(),
            // Pictures are grey only if all copies are: none may lose its colours for another's sake.
            ink: parts.iter().map(|part| part.ink).min().unwrap_or_default(),
        };
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                joined.text.push_str(NEXT_SHEET);
            }
            joined.text.push_str("#[\n");
            let start = joined.text.len();
            joined.text.push_str(&part.text[part.body..]);
            joined.text.push_str("\n]\n");
            let own = part.literals.iter().filter(|literal| literal.start >= part.body);
            let shifted = own.map(|l| l.start - part.body + start..l.end - part.body + start);
            joined.literals.extend(shifted);
            joined.pictures.extend(part.pictures.iter().cloned());
        }
        Some(joined)
    }

    /// A sheet to lay between the copies of a pack: the pupil's name, the class, what follows.
    #[must_use]
    pub fn separator(name: &str, class: &str, titles: &[&str], ink: Ink) -> Self {
        let quoted = |text: &str| literal::text(text, &|_| true);
        let titles: String = titles.iter().map(|title| format!("{}, ", quoted(title))).collect();
        let text = format!(
            "#import \"/shared/separator.typ\": separator\n#separator({}, {}, ({titles}))\n",
            quoted(name),
            quoted(class)
        );
        Self {
            text,
            literals: Vec::new(),
            body: 0,
            pictures: Vec::new(),
            layout: "separator.typ".into(),
            ink,
        }
    }

    /// The images that it names, by their paths.
    #[must_use]
    pub fn pictures(&self) -> &[(String, Arc<Picture>)] {
        &self.pictures
    }

    /// The layout that it was made from.
    #[must_use]
    pub fn layout(&self) -> &str {
        &self.layout
    }

    /// Whether pictures are printed in colour or in grey.
    #[must_use]
    pub const fn ink(&self) -> Ink {
        self.ink
    }

    /// Whether a text of the plan is printed by it.
    #[must_use]
    pub fn prints(&self, text: &str) -> bool {
        self.text.contains(&literal::text(text, &|_| true))
    }
}

/// What a document is besides its fields.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The title in the PDF's metadata: never more than the file name says.
    pub title: String,
    /// The day the document is dated with.
    pub date: Option<NaiveDate>,
    /// Whether it is marked as a draft.
    pub draft: bool,
    /// How it is printed.
    pub print: Print,
    /// Its number among those that are joined into one document, so that their pictures have paths of their own.
    pub part: usize,
}

/// A template's layouts, compiled once.
pub struct Layouts {
    environment: Environment<'static>,
    language: String,
}

impl std::fmt::Debug for Layouts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Layouts").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Layouts {
    /// Compiles the layouts of a template. `covers` says whether the fonts have a character;
    /// one that they lack is printed as `�`.
    ///
    /// # Errors
    ///
    /// [`Error::Layout`] for one that is no valid template.
    pub fn new(
        template: &Template,
        covers: impl Fn(char) -> bool + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Custom("typst".into()));
        environment.set_formatter(move |out, _, value| literal::write(out, value, &covers));
        environment.set_fuel(Some(FUEL));

        environment.set_syntax(syntax()?);
        add_words(&mut environment, Arc::new(template.labels().clone()));
        add_choices(&mut environment, template);
        for (path, bytes) in template.files().iter().filter(|(path, _)| path.ends_with(".j2")) {
            let fault = |message: String| Error::Layout { layout: path.to_owned(), message };
            let text = std::str::from_utf8(bytes).map_err(|_| fault("it is not UTF-8".into()))?;
            if text.contains([literal::START, literal::END]) {
                return Err(fault(
                    "it holds characters that are kept for sendplan's own use".into(),
                ));
            }
            environment
                .add_template_owned(path.to_owned(), text.to_owned())
                .map_err(|error| layout_error(path, &error))?;
        }
        Ok(Self { environment, language: template.language().to_owned() })
    }

    /// Renders one copy. `earlier` are the views of the cycles before, the oldest first, for a document that
    /// tells a history; or those of all plans of a class, for a document of the class.
    ///
    /// # Errors
    ///
    /// [`Error::Layout`] if the layout asks for a field or label that does not exist.
    pub fn render(
        &self,
        view: &CopyView,
        earlier: &[CopyView],
        document: &Document,
        facts: &Facts,
    ) -> Result<TypstSource, Error> {
        let mut pictures = Pictures { named: Vec::new(), ink: facts.print.ink, part: facts.part };
        // A history goes on to what the last review measured.
        let extended = document.history.then(|| series::extended(view.sections()));
        let sections = extended.as_ref().unwrap_or(view.sections());
        let mut context = value::context(sections, &mut pictures);
        let mut others: Vec<Value> = earlier
            .iter()
            .map(|view| Value::from(value::context(view.sections(), &mut pictures)))
            .collect();
        if document.history {
            others.push(Value::from(context.clone()));
            context.insert("cycles".into(), Value::from(others));
        } else if document.per == Per::Class {
            context.insert("pupils".into(), Value::from(others));
        }
        context.insert("draft".into(), Value::from(facts.draft));
        self.filled(context, document, facts, pictures.named)
    }

    /// Renders a document that tells of all plans of a folder.
    ///
    /// # Errors
    ///
    /// As [`render`](Self::render).
    pub fn render_quality(
        &self,
        quality: &Quality,
        document: &Document,
        facts: &Facts,
    ) -> Result<TypstSource, Error> {
        let context = BTreeMap::from([("report".to_owned(), quality.value())]);
        self.filled(context, document, facts, Vec::new())
    }

    /// Fills a layout in with what it may ask for.
    fn filled(
        &self,
        mut context: BTreeMap<String, Value>,
        document: &Document,
        facts: &Facts,
        pictures: Vec<(String, Arc<Picture>)>,
    ) -> Result<TypstSource, Error> {
        let layout = document.layout.as_str();
        context.insert("audience".into(), Value::from(document.audience.name()));
        context.insert("page".into(), value::page(facts.print));
        let template =
            self.environment.get_template(layout).map_err(|error| layout_error(layout, &error))?;
        let body =
            template.render(Value::from(context)).map_err(|error| layout_error(layout, &error))?;
        let preamble = self.preamble(facts);
        let marked = format!("{preamble}{body}");
        let (text, literals) = literal::unmark(&marked);
        Ok(TypstSource {
            text,
            literals,
            pictures,
            layout: layout.to_owned(),
            ink: facts.print.ink,
            body: preamble.len(),
        })
    }

    /// Title, date and language, whatever the layout does.
    #[must_use]
    pub fn preamble(&self, facts: &Facts) -> String {
        let title = literal::text(&facts.title, &|_| true);
        let date = facts.date.map_or_else(|| "none".into(), literal::date);
        let (language, region) = self.language.split_once('-').unwrap_or((&self.language, ""));
        let region =
            if region.is_empty() { String::new() } else { format!(", region: \"{region}\"") };
        format!(
            "#set document(title: {title}, date: {date})\n#set text(lang: \"{language}\"{region})\n"
        )
    }
}

/// Jinja's own signs, with block lines that leave no blank line behind.
fn syntax() -> Result<SyntaxConfig, Error> {
    SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        // A part that is included ends its last line, as files do.
        .keep_trailing_newline(true)
        .build()
        .map_err(|error| Error::Layout { layout: "syntax".into(), message: error.to_string() })
}

/// `choices("review.targets.result")`: the words that a field may have, in their order, as `id` and `label`.
fn add_choices(environment: &mut Environment<'static>, template: &Template) {
    fn collect(fields: &[Field], above: &str, into: &mut BTreeMap<String, Value>) {
        for field in fields {
            let path =
                if above.is_empty() { field.id.clone() } else { format!("{above}.{}", field.id) };
            if let FieldKind::Choice { choices } = &field.kind {
                let words = choices.iter().map(|choice| {
                    Value::from(BTreeMap::from([
                        ("id", choice.id.clone()),
                        ("label", choice.label.clone()),
                    ]))
                });
                into.insert(path.clone(), words.collect());
            }
            collect(field.children(), &path, into);
        }
    }
    let mut all = BTreeMap::new();
    collect(template.sections(), "", &mut all);
    environment.add_function("choices", move |path: &str| {
        all.get(path).cloned().ok_or_else(|| {
            let message = format!("the template has no choice at `{path}`");
            minijinja::Error::new(ErrorKind::InvalidOperation, message)
        })
    });
}

/// The filters and functions that layouts have beside those of Jinja.
fn add_words(environment: &mut Environment<'static>, labels: Arc<Labels>) {
    let words = Arc::clone(&labels);
    environment.add_function("label", move |key: &str, fields: Kwargs| {
        let label = words.get(key).ok_or_else(|| {
            minijinja::Error::new(
                ErrorKind::InvalidOperation,
                format!("the labels have no `{key}`"),
            )
        })?;
        let mut text = label.to_owned();
        for name in fields.args() {
            let value: Value = fields.get(name)?;
            text = text.replace(&format!("{{{name}}}"), &shown(&value));
        }
        Ok(text)
    });
    let words = Arc::clone(&labels);
    environment.add_filter("long_date", move |value: &Value| {
        on_day(value, |day| format!("{} {} {}", day.day(), words.month(day.month()), day.year()))
    });
    let words = Arc::clone(&labels);
    environment.add_filter("short_date", move |value: &Value| {
        on_day(value, |day| {
            let month: String = words.month(day.month()).chars().take(3).collect();
            format!("{} {month} {}", day.day(), day.year())
        })
    });
    let words = labels;
    environment.add_filter("month", move |value: &Value| {
        on_day(value, |day| words.month(day.month()).to_owned())
    });
    environment
        .add_filter("season", |value: &Value| on_day(value, |day| season(day.month()).to_owned()));
    environment.add_filter("number", |value: &Value| {
        if value.is_none() { Value::from(()) } else { Value::from(shown(value)) }
    });
    environment.add_filter("sessions", |count: f64| whole(count));
    environment.add_filter("often", |times: f64| often(times));
    environment.add_filter("short", |value: &Value| {
        if value.is_none() { Value::from(()) } else { Value::from(in_short(value)) }
    });
    environment.add_filter("money", |value: f64| format!("{value:.2}"));
}

/// Sessions as the review counts them: a whole number, and one at least.
#[expect(clippy::cast_possible_truncation, reason = "a plan has some hundreds at most")]
fn whole(count: f64) -> i64 {
    count.round().max(1.0) as i64
}

/// The end of the label that says how often something is given that does not come a whole number of times a week.
fn often(times: f64) -> &'static str {
    let is_whole = |number: f64| (number - number.round()).abs() < 0.01;
    match times {
        times if is_whole(times * 2.0) && (times - 0.5).abs() < 0.01 => "once_a_fortnight",
        times if is_whole(times * 2.0) || times > 0.5 => "a_fortnight",
        _ => "in_weeks",
    }
}

/// The picture of a month's season, as the Met Office counts them.
const fn season(month: u32) -> &'static str {
    match month {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "autumn",
        _ => "winter",
    }
}

/// A value as words within a label: numbers without an empty fraction, nothing for none.
fn shown(value: &Value) -> String {
    if value.is_none() {
        return String::new();
    }
    if value.is_number()
        && let Ok(number) = f64::try_from(value.clone())
    {
        return number.to_string();
    }
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The same where there is little room: `6y 10m`.
fn in_short(value: &Value) -> String {
    match value.downcast_object_ref::<Figure>() {
        Some(figure) => figure.0.short().to_owned(),
        None => shown(value),
    }
}

/// Writes a day in words; nothing stays nothing.
fn on_day(value: &Value, write: impl Fn(NaiveDate) -> String) -> Result<Value, minijinja::Error> {
    if value.is_none() {
        return Ok(Value::from(()));
    }
    let day = value.downcast_object_ref::<Day>().ok_or_else(|| {
        minijinja::Error::new(ErrorKind::InvalidOperation, "this filter is for dates")
    })?;
    Ok(Value::from(write(day.0)))
}

fn layout_error(layout: &str, error: &minijinja::Error) -> Error {
    let line = error.line().map(|line| format!("line {line}: ")).unwrap_or_default();
    let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    let layout = error.name().unwrap_or(layout).to_owned();
    Error::Layout { layout, message: format!("{line}{detail}") }
}

/// Whether a character leaves no mark of its own, so that no font needs to have it.
#[must_use]
pub const fn invisible(c: char) -> bool {
    literal::invisible(c)
}
