//! `helper-differs`: the child reads of another adult than the one who comes.

use super::Subject;
use crate::finding::Finding;
use crate::model::{ProvisionRow, Text};
use crate::rules::quality::quality;
use crate::wording;

quality! {
    /// The child's words name a different adult from the provision.
    ///
    /// ## What it looks for
    ///
    /// An adult with a title, such as Mrs Bell, in the child's words about a row or a target, who does not give or
    /// cover that row or any row for that target, does not measure it, and does not teach the class. The same in what the
    /// school will do, where the sentence is about a row; and training that begins with another adult's name. Of a row that
    /// ended within the cycle and from which another took over, only the other counts.
    ///
    /// ## Why
    ///
    /// When another adult takes over, people change the row and forget the child's page. The child will look out for
    /// the adult named there.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// provision[2].child: I talk to Mrs Grey on Mondays.
    /// #                                 ^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// provision[2].child: I talk to Mrs Black on Mondays.
    /// ```
    "helper-differs", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    let always = [&plan.school.class_teacher, &plan.school.senco]
        .map(|name| name.as_deref().unwrap_or_default())
        .join("; ");
    let today = subject.known.today;
    let in_force: Vec<&ProvisionRow<'_>> = plan.rows_in_force(today).collect();
    for row in &plan.provision {
        found.extend(row.trained_in.as_ref().and_then(|said| others_training(said, row)));
        let Some(said) = &row.child_text else { continue };
        if let Some(after) = plan.follower(row, today) {
            found.push(ended(said, row, after));
        } else if let Some(own) = helpers(row) {
            found.extend(stranger(said, &[own, wording::last_names(&always)].concat(), row));
        }
    }
    for target in &plan.targets {
        let serves =
            |row: &&ProvisionRow<'_>| target.id.as_deref().is_some_and(|id| row.serves(id));
        let serving: Vec<&ProvisionRow<'_>> = in_force.iter().copied().filter(serves).collect();
        // A row given by all staff may be given by anybody.
        let Some(own) = serving.iter().map(|row| helpers(row)).collect::<Option<Vec<_>>>() else {
            continue;
        };
        let Some(first) = serving.first() else { continue };
        let measuring = wording::last_names(target.measured_by());
        let known = [own.concat(), wording::last_names(&always), measuring].concat();
        found.extend(target.child_words().iter().filter_map(|said| stranger(said, &known, first)));
    }
    let always = wording::last_names(&always);
    for said in &plan.agreement.school_will {
        found.extend(promised(said, &in_force, &always));
    }
}

/// The finding that the school promises a row by somebody who does not give it: the sentence begins with that adult, and
/// shares a word with one row alone.
fn promised(said: &Text<'_>, rows: &[&ProvisionRow<'_>], always: &[String]) -> Option<Finding> {
    let telling = wording::telling(said);
    let about = |row: &&ProvisionRow<'_>| {
        let what = [&row.programme, &row.what].map(|text| text.as_deref().unwrap_or_default());
        wording::telling(&what.join(" ")).iter().any(|word| telling.contains(word))
    };
    let mut meant = rows.iter().copied().filter(about);
    let row = meant.next().filter(|_| meant.next().is_none())?;
    let first = wording::titled(said).into_iter().next().filter(|adult| begins(said, adult))?;
    let is_known = helpers(row)?.contains(&first.last_name) || always.contains(&first.last_name);
    if is_known {
        return None;
    }
    let shown = said.get(first.range.clone())?;
    let id = row.id.as_deref().unwrap_or_default();
    let message = format!("the school promises {shown}, but {id} is given by {}", row.giver());
    Some(
        RULE.at_words(said.item, first.range, message)
            .hint("name the adult who gives it now, or leave the name out"),
    )
}

/// The finding that the child still reads who gives a row from which another has taken over.
fn ended(said: &Text<'_>, row: &ProvisionRow<'_>, after: &ProvisionRow<'_>) -> Finding {
    let id = |row: &ProvisionRow<'_>| row.id.as_deref().unwrap_or_default().to_owned();
    let (old, new) = (id(row), id(after));
    let until = row.until.map(|day| day.format("%-d %B %Y").to_string()).unwrap_or_default();
    RULE.at_text(said.item, format!("the child still reads of {old}, which ended on {until}"))
        .related(&after.item.place, format!("{new} takes over"))
        .hint(format!("move these words to {new}, and name who gives it now"))
}

/// Whether a text begins with the name of an adult: a title, and perhaps a first name, before the last.
fn begins(said: &str, adult: &wording::Titled) -> bool {
    said.get(..adult.range.start).is_some_and(|before| before.split_whitespace().count() <= 2)
}

/// The finding that a row has the training of somebody who does not give it.
fn others_training(said: &Text<'_>, row: &ProvisionRow<'_>) -> Option<Finding> {
    let own = helpers(row)?;
    let named = wording::titled(said);
    // Who led the training may be named as well.
    if named.is_empty() || named.iter().any(|adult| own.contains(&adult.last_name)) {
        return None;
    }
    let range = named.into_iter().next().filter(|adult| begins(said, adult))?.range;
    let shown = said.get(range.clone())?;
    let id = row.id.as_deref().unwrap_or_default();
    let message = format!("this is the training of {shown}, but {id} is given by {}", row.giver());
    Some(
        RULE.at_words(said.item, range, message)
            .hint("say what the adult who gives it now was trained in"),
    )
}

/// Who gives a row and who steps in, by their last names; nothing where nobody is named.
fn helpers(row: &ProvisionRow<'_>) -> Option<Vec<String>> {
    let mut names = wording::last_names(row.giver());
    if names.is_empty() {
        return None;
    }
    names.extend(wording::last_names(row.stand_in()));
    Some(names)
}

/// The finding that a text names somebody who is not known here.
fn stranger(said: &Text<'_>, known: &[String], row: &ProvisionRow<'_>) -> Option<Finding> {
    let mut named = wording::titled(said).into_iter();
    let range = named.find(|adult| !known.contains(&adult.last_name))?.range;
    let shown = said.get(range.clone())?;
    let id = row.id.as_deref().unwrap_or_default();
    let message = format!("the child's page names {shown}, but {id} is given by {}", row.giver());
    Some(
        RULE.at_words(said.item, range, message)
            .hint("name the adult who gives it now, on the child's page too"),
    )
}
