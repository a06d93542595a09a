//! `often-differs`: every day in the text, three times a week in the figures.

use crate::finding::Finding;
use crate::model::{ProvisionRow, Text};
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::wording;

quality! {
    /// A text and the provision disagree on how often help is given.
    ///
    /// ## What it looks for
    ///
    /// `Every day`, `daily`, `four times a week`, `on Mondays` and the like, in what the child reads, in what goes
    /// beyond the class, in a row's own words and in what the school will do. They are compared with `times_per_week`
    /// in the right row: the row itself, the rows that serve the target, or the row that shares a word with the
    /// sentence. Once one row has taken over from another in mid-term, only the new one counts.
    ///
    /// ## Why
    ///
    /// When a plan changes in mid-term, people change the figure and forget the sentences. The child waits for help
    /// that does not come.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// provision[2].child: I talk to Mrs Black every day.
    /// #                                       ^^^^^^^^^
    /// ```
    ///
    /// ```edit,fail
    /// targets[3].child.who: Mrs Black, four days a week
    /// #                                ^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// provision[2].child: I talk to Mrs Black once a week.
    /// ```
    "often-differs", Warning, look
}

/// A row, and what a text may call it.
struct Row<'a> {
    row: &'a ProvisionRow<'a>,
    /// The words that distinguish it from others.
    words: Vec<String>,
    /// The last names of those who give it or step in.
    names: Vec<String>,
}

impl<'a> Row<'a> {
    fn of(row: &'a ProvisionRow<'a>) -> Self {
        let what = [&row.programme, &row.what].map(|text| text.as_deref().unwrap_or_default());
        let names = [row.giver(), row.stand_in()].join(" ");
        Self { row, words: wording::telling(&what.join(" ")), names: wording::last_names(&names) }
    }

    fn id(&self) -> &str {
        self.row.id.as_deref().unwrap_or_default()
    }

    fn times(&self) -> Option<f64> {
        self.row.times_per_week.map(|times| *times)
    }

    /// Whether a text names somebody who gives it.
    fn is_named_in(&self, said: &str) -> bool {
        wording::last_names(said).iter().any(|name| self.names.contains(name))
    }
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    // A row that ended, and from which another took over, has its own words right, and says nothing of now.
    let own: Vec<Row<'_>> = plan.provision.iter().map(Row::of).collect();
    let rows: Vec<Row<'_>> = plan.rows_in_force(subject.known.today).map(Row::of).collect();
    for row in &own {
        let ProvisionRow { child_text, what, programme, frequency, .. } = row.row;
        for said in [child_text, what, programme, frequency].into_iter().flatten() {
            found.extend(claim(said, Clause::whole(said), &[row]));
        }
    }
    for target in &plan.targets {
        let id = target.id.as_deref().unwrap_or_default();
        let serving: Vec<&Row<'_>> = rows.iter().filter(|row| row.row.serves(id)).collect();
        // What the child does alone, at home as well, is in a separate list.
        for said in target.child_words().iter().chain(&target.additional_to) {
            let named: Vec<&Row<'_>> =
                serving.iter().copied().filter(|row| row.is_named_in(said)).collect();
            let meant = if named.is_empty() { &serving } else { &named };
            found.extend(claim(said, Clause::whole(said), meant));
        }
    }
    for said in &plan.agreement.school_will {
        for clause in Clause::whole(said).parted() {
            let telling = wording::telling(clause.text);
            let meant: Vec<&Row<'_>> = rows
                .iter()
                .filter(|row| row.words.iter().any(|word| telling.contains(word)))
                .collect();
            found.extend(claim(said, clause, &meant));
        }
    }
}

/// A part of a text, and where it begins in it.
#[derive(Debug, Clone, Copy)]
struct Clause<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> Clause<'t> {
    /// A text that is not parted.
    const fn whole(text: &'t str) -> Self {
        Self { text, start: 0 }
    }

    /// Its parts between commas, stops and `and`.
    fn parted(self) -> impl Iterator<Item = Self> {
        let marked = self.split([";", ",", "."].as_slice());
        marked.into_iter().flat_map(|part| part.split(&[" and "]))
    }

    /// Its parts between any of these marks.
    fn split(self, marks: &[&str]) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut rest = self;
        loop {
            let found = marks.iter().filter_map(|mark| Some((rest.text.find(mark)?, mark.len())));
            let Some((at, length)) = found.min() else { break };
            parts.push(Self { text: &rest.text[..at], ..rest });
            rest = Self { text: &rest.text[at + length..], start: rest.start + at + length };
        }
        parts.push(rest);
        parts
    }
}

/// The finding that a text says how often, and none of the rows that are meant agrees, nor do they together.
fn claim(said: &Text<'_>, clause: Clause<'_>, rows: &[&Row<'_>]) -> Option<Finding> {
    // A row in words may be as often as anybody likes.
    let times: Vec<f64> = rows.iter().map(|row| row.times()).collect::<Option<_>>()?;
    let all: f64 = times.iter().sum();
    let first = rows.first()?;
    let claim = wording::often(clause.text).into_iter().find(|often| {
        let same = |times: f64| (times - often.times).abs() < 0.01;
        // Every day is five times a week and more.
        let daily = often.times >= 5.0 && times.iter().any(|times| *times >= 5.0);
        let together = same(all) || (often.times >= 5.0 && all >= 5.0);
        !(daily || together || times.iter().any(|times| same(*times)))
    })?;
    let shown = clause.text.get(claim.range.clone())?;
    let range = clause.start + claim.range.start..clause.start + claim.range.end;
    let message = match rows {
        [row] => format!("“{shown}”, but {} is given {}", row.id(), counted(row.times()?)),
        _ => format!("“{shown}”, but {} is given {}", first.id(), counted(first.times()?)),
    };
    Some(
        RULE.at_words(said, range, message)
            .hint("make the sentence and `times_per_week` say the same"),
    )
}

/// `3 times a week`.
fn counted(times: f64) -> String {
    match times {
        times if (times - 1.0).abs() < 0.01 => "once a week".into(),
        times if (times - 2.0).abs() < 0.01 => "twice a week".into(),
        times if (times - 0.5).abs() < 0.01 => "once a fortnight".into(),
        times => format!("{times} times a week"),
    }
}
