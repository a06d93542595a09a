//! All files of the school.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use fastrand::Rng;
use minijinja::{AutoEscape, Environment, Value, context};
use serde_json::json;

use crate::cycles::{Pupil, pupil};
use crate::log::Log;
use crate::parts::{Class, Parts};
use crate::plan::{State, Writer, teacher_id, year_group};
use crate::roll::{Child, Status, children};
use crate::timetable::{Meeting, Wish, timetable};

/// What every choice goes back to.
const SEED: u64 = 20_260_914;

/// The layouts of the files.
const LAYOUTS: [(&str, &str); 5] = [
    ("plan", include_str!("plan.yaml.j2")),
    ("settings", include_str!("settings.yaml.j2")),
    ("staff", include_str!("staff.yaml.j2")),
    ("programmes", include_str!("programmes.yaml.j2")),
    ("groups", include_str!("groups.yaml.j2")),
];

/// The path of each file within the folder, and what is in it.
pub(crate) fn all() -> Result<BTreeMap<PathBuf, String>> {
    let parts = Parts::read()?;
    let layouts = layouts()?;
    let mut rng = Rng::with_seed(SEED);
    let children = children(&parts, &mut rng);
    let mut used = BTreeSet::new();
    // One child on SEN support in every sixteen has no plan, and most of those with a plan of the authority have none here.
    let mut nth = 0;
    let has_plan = |child: &Child| {
        nth += usize::from(child.status != Status::None);
        match child.status {
            Status::None => false,
            Status::Support => nth % 16 != 5,
            Status::Plan => nth % 2 == 0,
        }
    };
    let mut has_plan = has_plan;
    let pupils: Vec<Pupil<'_>> = children
        .iter()
        .enumerate()
        .filter(|(_, child)| has_plan(child))
        .map(|(place, child)| pupil(&parts, place, child, &mut used, &mut rng))
        .collect();
    let meetings = timetable(&parts, &wishes(&parts, &children, &pupils));
    let log = Log::of(&parts);
    let mut files = BTreeMap::new();
    for (index, pupil) in pupils.iter().enumerate() {
        let child = &children[pupil.child];
        let of_child = |meeting: &&Meeting| meeting.children.contains(&pupil.child);
        let writer = Writer {
            parts: &parts,
            child,
            pupil,
            classes: classes(&parts, child, pupil),
            meetings: meetings.iter().filter(of_child).collect(),
            log: &log,
        };
        plans(&layouts, &writer, index, &mut rng, &mut files)?;
    }
    of_school(&layouts, &parts, &children, &meetings, &log, &mut files)?;
    Ok(files)
}

fn layouts() -> Result<Environment<'static>> {
    let mut layouts = Environment::new();
    layouts.set_auto_escape_callback(|_| AutoEscape::None);
    layouts.set_formatter(|out, _, value| {
        // A text that YAML would read as something else is put in quotation marks.
        match value.as_str() {
            Some(text) => out.write_str(&quoted(text)).map_err(Into::into),
            None => write!(out, "{value}").map_err(Into::into),
        }
    });
    for (name, layout) in LAYOUTS {
        layouts.add_template(name, layout)?;
    }
    Ok(layouts)
}

/// The same value for a layout.
fn layout_value(value: serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::from(()),
        serde_json::Value::Bool(is) => Value::from(is),
        serde_json::Value::Number(number) => match number.as_i64() {
            Some(whole) => Value::from(whole),
            None => Value::from(number.as_f64()),
        },
        serde_json::Value::String(text) => Value::from(text),
        serde_json::Value::Array(items) => items.into_iter().map(layout_value).collect(),
        serde_json::Value::Object(keys) => {
            Value::from_pairs(keys.into_iter().map(|(key, value)| (key, layout_value(value))))
        }
    }
}

/// A text as YAML: in quotation marks where it needs them.
fn quoted(text: &str) -> String {
    let is_quoted = text.starts_with('"');
    let needs = text.is_empty()
        || text.contains(": ")
        || text.contains(" #")
        || text.contains(|letter: char| "{}[],&*!|>%@`\"".contains(letter))
        || text.starts_with(|letter: char| "-?:'".contains(letter));
    if needs && !is_quoted { format!("\"{}\"", text.replace('"', "\\\"")) } else { text.to_owned() }
}

/// Who is to have which programme this term.
fn wishes(parts: &Parts, children: &[Child], pupils: &[Pupil<'_>]) -> Vec<Wish> {
    let mut wishes = Vec::new();
    for pupil in pupils {
        let class = children[pupil.child].class;
        let mut programmes: Vec<&String> = Vec::new();
        let now = pupil.cycles.last().expect("a pupil has a cycle");
        for aim in &now.aims {
            if !programmes.contains(&&aim.step.programme) {
                programmes.push(&aim.step.programme);
            }
        }
        for programme in programmes {
            wishes.push(Wish {
                child: pupil.child,
                class,
                year: parts.school.classes[class].year,
                teacher: teacher_id(&parts.school.classes[class]),
                programme: programme.clone(),
            });
        }
    }
    wishes
}

/// The class of the child in each cycle: before September that of the year below, on the same track.
fn classes<'p>(parts: &'p Parts, child: &Child, pupil: &Pupil<'_>) -> Vec<&'p Class> {
    let now = &parts.school.classes[child.class];
    let track = now.track.chars().next().unwrap_or('a');
    let before = parts
        .school
        .classes
        .iter()
        .find(|class| class.year + 1 == now.year && class.track.contains(track));
    let of = |term: &str| if term == "autumn" { now } else { before.unwrap_or(now) };
    pupil.cycles.iter().map(|cycle| of(&cycle.term.id)).collect()
}

/// The plans of one pupil.
fn plans(
    layouts: &Environment<'_>,
    writer: &Writer<'_>,
    index: usize,
    rng: &mut Rng,
    files: &mut BTreeMap<PathBuf, String>,
) -> Result<()> {
    let last = writer.pupil.cycles.len();
    let today = writer.parts.school.today.0;
    // Two pupils whose last plan was reviewed in the summer have no new one.
    let made = if last > 1 && index % 19 == 7 { last - 1 } else { last };
    for cycle in &writer.pupil.cycles[..made] {
        let state = match cycle.number {
            number if number < last => State::Closed,
            _ if index % 20 == 3 => State::Draft,
            _ if cycle.review_day < today && index % 13 != 5 => State::Reviewed,
            _ => State::Running,
        };
        let values = writer.values(cycle, state, rng);
        let start = cycle.term.start.0;
        let day = move |days: i64| {
            start.checked_add_signed(chrono::TimeDelta::days(days)).map(|day| day.to_string())
        };
        let values = context! { day => Value::from_function(day), ..layout_value(values) };
        let text = layouts.get_template("plan")?.render(values)?;
        let name = format!("{}-{}-{}.yaml", writer.child.id, cycle.term.year, cycle.term.id);
        let folder = match state {
            State::Closed => "earlier".to_owned(),
            _ => writer.classes[last - 1].name.to_lowercase().replace(' ', "-"),
        };
        files.insert(PathBuf::from(folder).join(name), text);
    }
    Ok(())
}

/// The files of the school as a whole.
fn of_school(
    layouts: &Environment<'_>,
    parts: &Parts,
    children: &[Child],
    meetings: &[Meeting],
    log: &Log,
    files: &mut BTreeMap<PathBuf, String>,
) -> Result<()> {
    let school = &parts.school;
    let teachers: Vec<_> = school
        .classes
        .iter()
        .map(|class| json!({"id": teacher_id(class), "name": class.teacher, "role": "class teacher"}))
        .collect();
    let groups: Vec<_> = meetings
        .iter()
        .filter(|meeting| meeting.group.is_some())
        .map(|meeting| {
            let programme = school.programmes.iter().find(|one| one.id == meeting.programme);
            json!({"meeting": {
                "id": meeting.group, "giver": meeting.giver, "cover": meeting.cover,
                "days": meeting.days, "time": format!("\"{}\"", meeting.time()),
            }, "programme": programme})
        })
        .collect();
    let values = json!({"school": school, "teachers": teachers, "groups": groups, "term": school.terms.last()});
    for name in ["settings", "staff", "programmes", "groups"] {
        let text = layouts.get_template(name)?.render(layout_value(values.clone()))?;
        let file = if name == "settings" { "sendplan" } else { name };
        files.insert(PathBuf::from(format!("{file}.yaml")), text);
    }
    for meeting in meetings {
        if let Some(group) = &meeting.group {
            files.insert(PathBuf::from(format!("log/{group}.yaml")), group_log(meeting, log));
        }
    }
    files.insert(PathBuf::from("register-of-pupils.csv"), register(parts, children));
    Ok(())
}

/// The log of a group, a line for each week.
fn group_log(meeting: &Meeting, log: &Log) -> String {
    let mut text = "# What was given, a line for each week. Made by the generator in examples/westbrook.\nlog:\n".to_owned();
    for week in log.weeks(meeting) {
        let reason =
            week.reason.map(|reason| format!(", missed_because: [{reason}]")).unwrap_or_default();
        writeln!(
            text,
            "  - {{week: {}, date: {}, given: {}{reason}}}",
            week.number, week.monday, week.given
        )
        .expect("a text takes it");
    }
    text
}

/// The register as a school’s own system gives it. It has no UPNs, because any would be somebody’s.
fn register(parts: &Parts, children: &[Child]) -> String {
    let mut text = "id,Surname,Forename,Class,Year,Date of birth,Sex,SEN status,SEN since,Pupil premium,EAL,Looked after,Attendance,Reading in summer,Reading now\n".to_owned();
    let yes = |is: bool| if is { "Y" } else { "N" };
    for child in children {
        let class = &parts.school.classes[child.class];
        let status = match child.status {
            Status::None => "N",
            Status::Support => "K",
            Status::Plan => "E",
        };
        let year = if class.year == 0 { "R".to_owned() } else { class.year.to_string() };
        debug_assert!(!year_group(class.year).is_empty());
        let fields = [
            child.id.clone(),
            child.last.clone(),
            child.first.clone(),
            class.name.clone(),
            year,
            child.born.format("%d/%m/%Y").to_string(),
            (if child.is_girl { "F" } else { "M" }).to_owned(),
            status.to_owned(),
            child.since.map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default(),
            yes(child.pupil_premium).to_owned(),
            yes(child.eal).to_owned(),
            yes(child.looked_after).to_owned(),
            child.attendance.to_string(),
            child.reading[0].to_owned(),
            child.reading[1].to_owned(),
        ];
        writeln!(text, "{}", fields.join(",")).expect("a text takes it");
    }
    text
}
