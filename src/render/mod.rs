//! [`CopyView`] + layout -> [`TypstSource`]: text goes in as literals and never as code.

mod capital;
mod edition;
mod literal;
mod quality;
mod quotes;
mod value;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Kwargs;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value};

use crate::check::series;
use crate::copies::{CopyView, Ink, Print};
use crate::error::Error;
use crate::input::Picture;
use crate::template::{Document, Field, FieldKind, Labels, Per, Template};

use edition::{Edition, Labelled};
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) use literal::text as literal_text;
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

    /// A sheet to lay between the copies of a pack: the pupil's name, the class, what follows, whom it is for.
    #[must_use]
    pub fn separator(name: &str, class: &str, titles: &[&str], reader: &str, ink: Ink) -> Self {
        let quoted = |text: &str| literal::text(&quotes::curly(text), &|_| true);
        let titles: String = titles.iter().map(|title| format!("{}, ", quoted(title))).collect();
        let text = format!(
            "#import \"/shared/separator.typ\": separator\n#separator({}, {}, ({titles}), {})\n",
            quoted(name),
            quoted(class),
            quoted(reader)
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

    /// The texts that it prints: each value by itself, and what the layout says in its own words.
    #[must_use]
    pub fn printed(&self) -> Vec<String> {
        let mut texts = Vec::with_capacity(self.literals.len() + 1);
        let mut own = String::new();
        let mut end = 0;
        for literal in &self.literals {
            own.push_str(self.text.get(end..literal.start).unwrap_or_default());
            own.push('\n');
            end = literal.end;
            texts.push(literal::read(self.text.get(literal.clone()).unwrap_or_default()));
        }
        own.push_str(self.text.get(end..).unwrap_or_default());
        texts.push(literal::read(&own));
        texts
    }

    /// Whether a text of the plan is printed by it.
    #[must_use]
    pub fn prints(&self, text: &str) -> bool {
        // Ids and addresses are printed as they were typed.
        self.text.contains(&literal::text(&quotes::curly(text), &|_| true))
            || self.text.contains(&literal::text(text, &|_| true))
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
    /// The language of its fixed words, if it is another than the template's.
    pub language: Option<String>,
    /// The names of those whom a parents' copy is for.
    pub readers: Vec<String>,
    /// For a document of a class: what each pupil is called in it, so that two of one name are told apart.
    pub listed: Vec<String>,
}

/// A template's layouts, compiled once for each language.
pub struct Layouts {
    own: Edition,
    others: BTreeMap<String, Edition>,
    copy_for: Option<String>,
    /// What joins the last two of several names.
    and: String,
}

impl std::fmt::Debug for Layouts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Layouts").field("language", &self.own.language).finish_non_exhaustive()
    }
}

impl Layouts {
    /// The line that says whose copy it is: `Copy for Niamh O’Brien`; empty where the template has no words for it.
    #[must_use]
    pub fn copy_for(&self, readers: &[String]) -> String {
        match (&self.copy_for, readers.is_empty()) {
            (Some(label), false) => label.replace("{names}", &words::listed(readers, &self.and)),
            _ => String::new(),
        }
    }

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
        add_choices(&mut environment, template, &Labelled::default());
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
        let others = template.languages().map(|(language, labels)| {
            let labelled = edition::labelled(template.labels(), labels);
            let mut environment = environment.clone();
            add_words(&mut environment, Arc::new(labels.clone()));
            add_choices(&mut environment, template, &labelled);
            let language = language.to_owned();
            (language.clone(), Edition { environment, language, labelled })
        });
        let others = others.collect();
        let language = template.language().to_owned();
        let own = Edition { environment, language, labelled: Labelled::default() };
        let copy_for = template.labels().get("copy.for").map(str::to_owned);
        let and = template.labels().get("words.and").unwrap_or(", ").to_owned();
        Ok(Self { own, others, copy_for, and })
    }

    /// The layouts in the language that a document is to have.
    fn edition(&self, facts: &Facts) -> &Edition {
        let other = facts.language.as_ref().and_then(|language| self.others.get(language));
        other.unwrap_or(&self.own)
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
        let labelled = &self.edition(facts).labelled;
        let (ink, part) = (facts.print.ink, facts.part);
        let mut pictures = Pictures { named: Vec::new(), ink, part, labelled };
        // A history goes on to what the last review measured.
        let extended = document.history.then(|| series::extended(view.sections()));
        let sections = extended.as_ref().unwrap_or(view.sections());
        let mut context = value::context(sections, &mut pictures);
        let mut others: Vec<Value> = Vec::new();
        for (index, view) in earlier.iter().enumerate() {
            let mut one = value::context(view.sections(), &mut pictures);
            if document.per == Per::Class {
                let listed = facts.listed.get(index).map_or("", String::as_str);
                one.insert("listed_as".into(), Value::from(listed));
            }
            others.push(Value::from(one));
        }
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
        context.insert("readers".into(), Value::from(facts.readers.clone()));
        context.insert("page".into(), value::page(facts.print));
        let edition = self.edition(facts);
        let template = edition
            .environment
            .get_template(layout)
            .map_err(|error| layout_error(layout, &error))?;
        let body =
            template.render(Value::from(context)).map_err(|error| layout_error(layout, &error))?;
        let preamble = self.preamble(facts);
        // What is joined into a pack keeps its language: it belongs to the part, not to the whole.
        let language = if std::ptr::eq(edition, &self.own) { String::new() } else { edition.set() };
        let marked = format!("{preamble}{language}{body}");
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
        format!("#set document(title: {title}, date: {date})\n{}", self.own.set())
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
fn add_choices(environment: &mut Environment<'static>, template: &Template, labelled: &Labelled) {
    fn collect(
        fields: &[Field],
        above: &str,
        labelled: &Labelled,
        into: &mut BTreeMap<String, Value>,
    ) {
        for field in fields {
            let path =
                if above.is_empty() { field.id.clone() } else { format!("{above}.{}", field.id) };
            let kind = match &field.kind {
                FieldKind::List { item, .. } => &item.kind,
                kind => kind,
            };
            if let FieldKind::Choice { choices } = kind {
                let words = choices.iter().map(|choice| {
                    Value::from(BTreeMap::from([
                        ("id", choice.id.clone()),
                        ("label", labelled.of(&choice.id, &choice.label).to_owned()),
                    ]))
                });
                into.insert(path.clone(), words.collect());
            }
            collect(field.children(), &path, labelled, into);
        }
    }
    let mut all = BTreeMap::new();
    collect(template.sections(), "", labelled, &mut all);
    environment.add_function("choices", move |path: &str| {
        all.get(path).cloned().ok_or_else(|| {
            let message = format!("the template has no choice at `{path}`");
            minijinja::Error::new(ErrorKind::InvalidOperation, message)
        })
    });
}

/// The filters and functions that layouts have beside those of Jinja.
fn add_words(environment: &mut Environment<'static>, labels: Arc<Labels>) {
    let known = Arc::clone(&labels);
    environment.add_function("label", move |key: &str, fields: Kwargs| {
        let mut values = BTreeMap::new();
        for name in fields.args() {
            values.insert(name, shown(&fields.get::<Value>(name)?));
        }
        // A school's own choice may have no sentence of its own: then its plain word serves.
        let label = known.get(key).or_else(|| values.get("otherwise").map(String::as_str));
        let label = label.ok_or_else(|| {
            minijinja::Error::new(
                ErrorKind::InvalidOperation,
                format!("the labels have no `{key}`"),
            )
        })?;
        words::filled(label, &|name| values.get(name).cloned()).map_err(|name| {
            let message = format!("the label `{key}` asks for `{name}`, which is not given");
            minijinja::Error::new(ErrorKind::InvalidOperation, message)
        })
    });
    let words = Arc::clone(&labels);
    environment.add_filter("long_date", move |value: &Value| {
        on_day(value, |day| dated(&words, "dates.long", "{day} {month} {year}", day))
    });
    let words = Arc::clone(&labels);
    environment.add_filter("weekday_date", move |value: &Value| {
        on_day(value, |day| dated(&words, "dates.weekday", "{weekday} {day} {month} {year}", day))
    });
    let words = Arc::clone(&labels);
    environment.add_filter("short_date", move |value: &Value| {
        on_day(value, |day| {
            let month: String = words.month(day.month()).chars().take(3).collect();
            format!("{} {month} {}", day.day(), day.year())
        })
    });
    environment.add_filter("year", |value: &Value| on_day(value, |day| day.year().to_string()));
    words::add(environment, &labels);
    let words = labels;
    environment.add_filter("month", move |value: &Value| {
        on_day(value, |day| words.month(day.month()).to_owned())
    });
    environment
        .add_filter("season", |value: &Value| on_day(value, |day| season(day.month()).to_owned()));
    environment.add_filter("number", |value: &Value| {
        if value.is_none() { Value::from(()) } else { Value::from(shown(value)) }
    });
    environment.add_filter("days_before", |value: &Value, days: u64| {
        let day = value.downcast_object_ref::<Day>();
        let before = day.and_then(|day| day.0.checked_sub_days(Days::new(days)));
        before.map_or_else(|| Value::from(()), |day| Value::from_object(Day(day)))
    });
    environment.add_filter("sessions", |count: f64| whole(count));
    environment.add_filter("short", |value: &Value| {
        if value.is_none() { Value::from(()) } else { Value::from(in_short(value)) }
    });
    environment.add_filter("money", |value: f64| format!("{value:.2}"));
    environment.add_filter("capital", |value: &Value| value::capital(value));
}

/// A day in the order of a language: its pattern is a label, or the usual one.
fn dated(words: &Labels, key: &str, usual: &str, day: NaiveDate) -> String {
    words
        .get(key)
        .unwrap_or(usual)
        .replace("{weekday}", words.weekday(day.weekday().number_from_monday()))
        .replace("{day}", &day.day().to_string())
        .replace("{month}", words.month(day.month()))
        .replace("{year}", &day.year().to_string())
}

/// Sessions as the review counts them: a whole number, and one at least.
#[expect(clippy::cast_possible_truncation, reason = "a plan has some hundreds at most")]
fn whole(count: f64) -> i64 {
    count.round().max(1.0) as i64
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
