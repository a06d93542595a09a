//! The promise that whatever a person fills in is printed for somebody, unless the template says that it is not for print,
//! and why.

use sendplan::Sendplan;
use sendplan::internal;
use sendplan::internal::templates::{Field, FieldKind, Role, Template};

use crate::run::{built_in, on, only};

/// A field with a value of its own in a plan that gives every field.
pub(crate) struct Leaf {
    pub(crate) path: String,
    /// Its line in the plan.
    pub(crate) line: usize,
    /// What the line holds before the value.
    pub(crate) start: String,
    kind: FieldKind,
    /// Whether it, or a group around it, says that it is not for print.
    unprinted: bool,
    role: Option<Role>,
}

/// A plan that gives every field of a template.
#[derive(Default)]
pub(crate) struct Full {
    pub(crate) lines: Vec<String>,
    pub(crate) leaves: Vec<Leaf>,
    /// Fields that can have no value here, and do not say that they are not for print.
    untold: Vec<String>,
}

impl Full {
    pub(crate) fn of(template: &Template) -> Self {
        let mut full = Self::default();
        for section in template.sections().iter() {
            full.field(section, "", "", false);
        }
        full
    }

    /// Writes a field, and the fields within it; `above` is the path so far, `start` what the line begins with.
    fn field(&mut self, field: &Field, above: &str, start: &str, unprinted: bool) {
        let unprinted = unprinted || field.unprinted.is_some();
        let path =
            if above.is_empty() { field.id.clone() } else { format!("{above}.{}", field.id) };
        let indent = " ".repeat(start.len());
        match &field.kind {
            FieldKind::Group { fields, .. } => {
                self.lines.push(format!("{start}{}:", field.id));
                for inner in fields.iter() {
                    self.field(inner, &path, &format!("{indent}  "), unprinted);
                }
            }
            FieldKind::List { item, min, .. } => {
                self.lines.push(format!("{start}{}:", field.id));
                for index in 0..(*min).max(1) {
                    if item.children().is_empty() {
                        let start = format!("{indent}  - ");
                        self.leaf(item, &path, &start, unprinted, field.role, index);
                        continue;
                    }
                    for (number, inner) in item.children().iter().enumerate() {
                        let mark = if number == 0 { "- " } else { "  " };
                        let from = self.lines.len();
                        self.field(inner, &path, &format!("{indent}  {mark}"), unprinted);
                        if index > 0 {
                            // The second item has an id of its own, and the first is the one that changes.
                            self.leaves.retain(|leaf| leaf.line < from);
                            for line in &mut self.lines[from..] {
                                *line = line.replace("id: X1", &format!("id: X{}", index + 1));
                            }
                        }
                    }
                }
            }
            FieldKind::Image => {}
            FieldKind::Map { .. } => self.untold(&path, unprinted),
            FieldKind::Text { .. }
                if matches!(field.role, Some(Role::PictureFolder | Role::FileNames)) =>
            {
                self.untold(&path, unprinted);
            }
            _ => {
                self.leaf(
                    field,
                    &path,
                    &format!("{start}{}: ", field.id),
                    unprinted,
                    field.role,
                    0,
                );
            }
        }
    }

    fn untold(&mut self, path: &str, unprinted: bool) {
        if !unprinted {
            self.untold.push(path.to_owned());
        }
    }

    fn leaf(
        &mut self,
        field: &Field,
        path: &str,
        start: &str,
        unprinted: bool,
        role: Option<Role>,
        index: usize,
    ) {
        let line = self.lines.len();
        let value = match (&field.kind, path) {
            (FieldKind::Text { .. }, _) if field.id == "id" => "X1".to_owned(),
            (FieldKind::Text { .. }, "provision.role") => "teaching assistant".to_owned(),
            (FieldKind::Text { .. }, _) if role == Some(Role::Unit) => "units".to_owned(),
            (FieldKind::Text { .. } | FieldKind::Prose { .. }, _) => format!("q{line}x{index}"),
            // A goal that the other values do not reach.
            (FieldKind::Measured { .. }, "targets.success.value" | "previous_results.goal") => {
                "8".to_owned()
            }
            (FieldKind::Measured { .. }, "targets.success.out_of") => "10".to_owned(),
            (
                FieldKind::Integer { .. } | FieldKind::Number { .. } | FieldKind::Measured { .. },
                _,
            ) => "2".to_owned(),
            (FieldKind::Sessions { .. }, _) => "2".to_owned(),
            (FieldKind::Boolean, _) => "no".to_owned(),
            (FieldKind::Date { .. }, _) => day(path).to_owned(),
            (FieldKind::Choice { choices }, _) => choices[0].id.clone(),
            (FieldKind::Picture, _) => "bus".to_owned(),
            (FieldKind::Colour, _) => "\"#1f3a68\"".to_owned(),
            _ => "X1".to_owned(),
        };
        self.lines.push(format!("{start}{value}"));
        let (kind, start, path) = (field.kind.clone(), start.to_owned(), path.to_owned());
        self.leaves.push(Leaf { path, line, start, kind, unprinted, role });
    }

    /// The plan without the lines of some sections or fields.
    pub(crate) fn without(&self, paths: &[&str]) -> Vec<String> {
        let mut lines = self.lines.clone();
        for path in paths {
            for leaf in self.leaves.iter().filter(|leaf| leaf.path == *path) {
                lines[leaf.line] = String::new();
            }
            // A section goes with all that stands under it.
            if let Some(start) = lines.iter().position(|line| *line == format!("{path}:")) {
                let end =
                    (start + 1..lines.len()).find(|at| lines[*at].starts_with(char::is_alphabetic));
                lines[start..end.unwrap_or(self.lines.len())].fill(String::new());
            }
        }
        lines
    }
}

impl Leaf {
    /// Other values that it may have.
    pub(crate) fn others(&self) -> Vec<String> {
        match &self.kind {
            FieldKind::Text { .. } | FieldKind::Prose { .. } => vec!["qother".into()],
            FieldKind::Integer { .. } | FieldKind::Number { .. } => vec!["3".into(), "1".into()],
            FieldKind::Measured { .. } => vec!["3".into(), "1".into(), "7".into(), "9".into()],
            FieldKind::Sessions { .. } => vec!["3".into(), "no".into()],
            FieldKind::Boolean => vec!["yes".into()],
            FieldKind::Date { .. } => {
                let day: chrono::NaiveDate = day(&self.path).parse().unwrap();
                [day.succ_opt(), day.pred_opt()]
                    .into_iter()
                    .flatten()
                    .map(|day| day.to_string())
                    .collect()
            }
            FieldKind::Choice { choices } => {
                choices.iter().skip(1).map(|choice| choice.id.clone()).collect()
            }
            FieldKind::Picture => vec!["train".into()],
            FieldKind::Colour => vec!["\"#7a2e5d\"".into()],
            _ => Vec::new(),
        }
    }
}

/// A day that fits between those that it has to come after and before.
fn day(path: &str) -> &'static str {
    match path {
        "pupil.date_of_birth" => "2023-02-03",
        "cycle.start" => "2026-09-10",
        "cycle.review_date" => "2026-12-10",
        "review.held_on" => "2026-12-08",
        "review.next.start" => "2027-01-05",
        "review.next.review_date" => "2027-03-05",
        path if path.ends_with(".by") || path.ends_with(".until") => "2026-12-01",
        _ => "2026-09-14",
    }
}

/// What is wrong with a plan.
fn faults(sendplan: &Sendplan, lines: &[String]) -> Vec<String> {
    let bytes = lines.join("\n").into_bytes();
    let plan = sendplan.read("plan.yaml", bytes).unwrap();
    let errors = plan.findings().iter().filter(|finding| finding.is_error());
    errors.map(|finding| finding.message().to_owned()).collect()
}

/// What all documents of a plan hold, without what stands above the layout; none if the plan is not right.
fn printed(sendplan: &Sendplan, lines: &[String]) -> Option<Vec<String>> {
    let bytes = lines.join("\n").into_bytes();
    let plan = sendplan.read("plan.yaml", bytes).unwrap();
    internal::record(&plan)?;
    let template = plan.template();
    let documents = internal::template(&template).documents().iter();
    let documents = documents.filter(|one| one.per.is_of_a_plan());
    let options = only(documents.map(|document| document.id.clone()));
    let sources = internal::sources(&plan, &options).unwrap();
    let body = |text: &str| text.splitn(3, '\n').last().unwrap_or_default().to_owned();
    Some(sources.into_iter().map(|one| body(one.source.text())).collect())
}

#[test]
fn whatever_is_filled_in_is_printed_for_somebody_or_the_template_says_why_not() {
    // Before the day of the review, so that its letters are made as well.
    let sendplan = on("2026-09-01");
    let template = &*built_in(&sendplan);
    let full = Full::of(template);
    assert!(full.leaves.len() > 250, "{}", full.leaves.len());
    let mut wrong: Vec<String> =
        full.untold.iter().map(|path| format!("`{path}` is not printed")).collect();
    // Some fields are printed only where another is not given.
    let bases: Vec<Vec<String>> = [
        &[][..],
        &["review"],
        &["review", "do.date"],
        &["provision.cost_per_week", "targets.parent_part"],
        &["about.pupil_voice.quote", "review.pupil_view.quote"],
        &["costs"],
        // What is said in words of its own is not said as a choice as well.
        &["agreement.pupil_heard", "review.pupil_took_part", "review.targets.why_not_text"],
        &["assess.progress.points.shown"],
        &["provision.when_and_where"],
        &[
            "family.parents.no_copy.reason",
            "family.parents.no_copy.date",
            "family.parents.no_copy.by",
            "family.parents.copy",
        ],
        &["family.parents.relation"],
    ]
    .iter()
    .map(|paths| full.without(paths))
    .collect();
    let changed = |old: &str, new: &str| -> Vec<String> {
        bases[0].iter().map(|line| line.replace(old, new)).collect()
    };
    let others = [
        changed("separate_copies: no", "separate_copies: yes"),
        changed("reads: no", "reads: yes"),
    ];
    let bases: Vec<(Vec<String>, Vec<String>)> = (bases.into_iter().chain(others))
        .filter_map(|lines| Some((printed(&sendplan, &lines)?, lines)))
        .collect();
    assert!(
        bases.len() >= 5,
        "{} plans are right: {:#?}",
        bases.len(),
        faults(&sendplan, &full.lines)
    );
    for leaf in full.leaves.iter().filter(|leaf| !leaf.others().is_empty()) {
        // Ids are what other fields refer to.
        if leaf.path.ends_with(".id") && leaf.path != "pupil.id" || leaf.role == Some(Role::Unit) {
            continue;
        }
        let mut tried = false;
        let shown = bases.iter().any(|(printed_before, lines)| {
            leaf.others().iter().any(|other| {
                let mut lines = lines.clone();
                if lines[leaf.line].is_empty() {
                    return false;
                }
                lines[leaf.line] = format!("{}{other}", leaf.start);
                let after = printed(&sendplan, &lines);
                tried |= after.is_some();
                after.is_some_and(|after| after != *printed_before)
            })
        });
        match (shown, leaf.unprinted) {
            // It has to agree with its date, and there are two weeks only.
            _ if leaf.path == "do.week" => {}
            _ if !tried => {
                let mut lines = full.lines.clone();
                lines[leaf.line] = format!("{}{}", leaf.start, leaf.others()[0]);
                let why = faults(&sendplan, &lines).join("; ");
                wrong.push(format!("`{}` could not be tried: {why}", leaf.path));
            }
            (false, false) => wrong.push(format!("`{}` is printed nowhere", leaf.path)),
            // What says that it is not for print may still decide how a copy looks.
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_not_for_print_says_why_in_a_sentence() {
    fn walk(fields: &[Field], told: &mut Vec<String>) {
        for field in fields {
            told.extend(field.unprinted.clone());
            walk(field.children(), told);
        }
    }
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    let mut told = Vec::new();
    walk(template.sections(), &mut told);
    assert!(!told.is_empty());
    for why in told {
        assert!(why.len() > 20 && why.starts_with(char::is_uppercase), "{why}");
    }
}
