//! A cycle of a pupil -> the values that `plan.yaml.j2` is filled in with.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use fastrand::Rng;
use serde_json::{Value, json};

use crate::cycles::{Aim, Cycle, Outcome, Pupil};
use crate::log::{Log, Week};
use crate::parts::{Class, Parts, Programme};
use crate::roll::Child;
use crate::timetable::Meeting;
use crate::words::in_words;

/// How far a plan has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It is being written.
    Draft,
    /// It runs, or its review is overdue.
    Running,
    /// It is reviewed.
    Reviewed,
    /// It is reviewed and an earlier one.
    Closed,
}

/// All that a plan is written from.
pub(crate) struct Writer<'p> {
    pub(crate) parts: &'p Parts,
    pub(crate) child: &'p Child,
    pub(crate) pupil: &'p Pupil<'p>,
    /// The classes that the child was in, by the number of the cycle.
    pub(crate) classes: Vec<&'p Class>,
    /// The meetings of this term that the child is in.
    pub(crate) meetings: Vec<&'p Meeting>,
    pub(crate) log: &'p Log,
}

/// The last day before half-term, and the first after it: from then on a row may be given less often, by this id.
const LAST_DAY: &str = "2026-10-23";
const CHANGED: &str = "2026-11-02";
const LATER: &str = "P9";

/// The weeks of school before half-term, and as many after it.
const WEEKS: usize = 6;

/// What is done in every lesson where the kind of need says nothing of its own.
const USUAL: [(&str, &str); 4] = [
    ("scaffolding", "One instruction at a time, with a worked example on the table"),
    ("visual_supports", "Key words with pictures"),
    ("adapted_resources", "One task on a page"),
    ("alternative_recording", "Drawing, or saying it into the tablet"),
];

/// What a child was seen to do at playtime.
const PLAYED: [&str; 6] = [
    "Plays football with three others for the whole break.",
    "Stays near the bench with one friend and talks.",
    "Builds a den with two others and gives out the parts.",
    "Goes from game to game and joins none of them for long.",
    "Plays a clapping game and teaches it to a younger child.",
    "Walks round the field, then asks an adult for a job.",
];

/// What a parent says at a review.
const GLAD: [&str; 6] = [
    "We see it at home as well, in small things.",
    "It has been a better term than the last.",
    "Thank you for the messages on Fridays; they gave us something to talk about.",
    "The evenings are calmer.",
    "We had not expected so much in one term.",
    "It goes up and down, and more up than down.",
];

/// What a child says at a review.
const SAID: [&str; 6] = [
    "I can do more of it now.",
    "It was hard and then it was not so hard.",
    "I want to show my sister.",
    "I liked the graph best.",
    "I still do not like it but I can do it.",
    "Can I have a new one?",
];

impl Writer<'_> {
    /// The values for one cycle.
    pub(crate) fn values(&self, cycle: &Cycle<'_>, state: State, rng: &mut Rng) -> Value {
        let Self { parts, child, pupil, .. } = self;
        let class = self.classes[cycle.number - 1];
        let words = &pupil.words;
        let (people, school) = (&parts.people, &parts.school);
        // What does not change from cycle to cycle is chosen by the place on the roll.
        let mut own = Rng::with_seed(pupil.child as u64);
        let likes = own.choose_multiple(people.likes.iter(), 2);
        let kind = own.choose_multiple(people.kind.iter(), 2);
        let number = cycle.number;
        let targets: Vec<Value> = cycle
            .aims
            .iter()
            .enumerate()
            .map(|(index, aim)| self.target(index, aim, class, cycle, rng))
            .collect();
        let mut rows = self.rows(cycle, class, state);
        let changes =
            if state == State::Running { self.change(cycle, &mut rows) } else { Vec::new() };
        let says = format!(
            "{} {}",
            words.fill(&pupil.profile.says),
            ["I like ", "Best is ", "I am good at "][number % 3].to_owned()
                + &likes[0].like.to_lowercase()
                + " and "
                + &likes[1].like.to_lowercase()
                + "."
        );
        let mut classroom = pupil.profile.classroom.clone();
        for (list, usual) in USUAL {
            classroom.entry(list.to_owned()).or_insert_with(|| vec![usual.to_owned()]);
        }
        classroom.values_mut().for_each(|lines| *lines = words.all(lines));
        let parents = parents(child, pupil.child, &mut own);
        let came = &parents[..1 + (pupil.child + number) % parents.len()];
        let who = json!({
            "school": school,
            "class": class,
            "pupil": {
                "first": child.first, "last": child.last, "id": child.id, "born": child.born.to_string(),
                "pronouns": if child.is_girl { "she/her" } else { "he/him" },
                "language": language(child, &mut own),
                "since_words": child.since.map(|day| day.format("%B %Y").to_string()),
                "parents": parents,
            },
            "year_group": year_group(class.year),
            "number": number,
            "term": cycle.term,
            "review_day": cycle.review_day.to_string(),
            "review_time": nth(&["3.30 pm", "3.45 pm", "4 pm"], pupil.child),
            "previous": (number > 1).then(|| self.earlier(number - 1)),
            "status": match state {
                State::Draft => "draft",
                State::Closed => "closed",
                State::Running | State::Reviewed => "agreed",
            },
            "version": 1 + changes.len(),
            "kind": kind,
            "strengths": words.all(&pupil.profile.strengths),
            "likes": likes,
        });
        let more = json!({
            "dislikes": own.choice(&people.dislikes),
            "anxieties": own.choice(&people.anxieties),
            "matters": own.choice(&people.matters),
            "how_to_help": words.all(&pupil.profile.how_to_help),
            "says": says,
            "parents": words.fill(&pupil.profile.parents),
            "profile": {"area": pupil.profile.area, "census": pupil.profile.census},
            "targets": targets,
            "finding": words.fill(&pupil.profile.finding),
            "played": PLAYED[own.usize(0..PLAYED.len())],
            "attainment": format!(
                "Reading is {}, as judged by the class teacher over the term.",
                ["below the level for the age", "towards the level for the age", "at the level for the age"][own.usize(0..3)],
            ),
            "said_in_short": words.fill("Can say what helps: to be shown it first, and to have time. Is glad of a job."),
            "parents_in_short": words.fill("{name}’s family sees the same at home and would like to know what to do there."),
            "attendance": child.attendance,
            "progress": progress(cycle),
            "works": ["Being shown it first", words.fill("A job that {he} is good at")],
            "agency": agency(&pupil.profile.census),
            "other_plan": if pupil.profile.id == "movement" && pupil.child % 2 == 0 {
                "Individual Healthcare Plan, in the school office"
            } else { "None" },
            "outcome": words.fill(&pupil.profile.outcome),
            "classroom": classroom,
            "before": self.before(number),
            "rows": rows,
            "training": self.training(),
            "present": came,
            "pupil_present": nth(&["whole-meeting", "part-of-meeting", "views-gathered-before"], pupil.child + number),
            "pupil_heard": words.fill("{name} chose the first target and said what would help."),
            "next_meetings": next_meetings(cycle.review_day),
            "changes": changes,
            "log": self.own_log(cycle, state, &rows_of(&rows)),
            "review": matches!(state, State::Reviewed | State::Closed)
                .then(|| self.review(cycle, class, &rows_of(&rows), &parents, rng)),
        });
        joined([who, more])
    }

    /// The file of an earlier cycle, from the folder of the next one.
    fn earlier(&self, number: usize) -> String {
        let last = self.pupil.cycles.len();
        let term = &self.pupil.cycles[number - 1].term;
        let folder = if number + 1 == last { "../earlier/" } else { "" };
        format!("{folder}{}-{}-{}.yaml", self.child.id, term.year, term.id)
    }

    /// What became of the targets of the cycle before.
    fn before(&self, number: usize) -> Vec<Value> {
        let Some(before) = number.checked_sub(2) else { return Vec::new() };
        let aims = self.pupil.cycles[before].aims.iter().enumerate();
        aims.map(|(index, aim)| {
            json!({
                "id": format!("T{}", index + 1), "text": aim.text, "title": aim.step.title,
                "result": aim.outcome.word(), "start": aim.start, "value": aim.value,
                "goal": aim.goal, "unit": aim.step.unit, "measured": weekday(aim.measured).to_string(),
                "decision": if aim.outcome.is_met() { "close" } else { "replace" },
            })
        })
        .collect()
    }

    fn target(
        &self,
        index: usize,
        aim: &Aim<'_>,
        class: &Class,
        cycle: &Cycle<'_>,
        rng: &mut Rng,
    ) -> Value {
        let step = aim.step;
        let words = self
            .pupil
            .words
            .with("start", aim.start)
            .with("goal", aim.goal)
            .with("out_of", step.out_of);
        let of = format!("{} of {} {}", aim.start, step.out_of, step.unit);
        let priority = self.parts.school.priorities.iter();
        let priority =
            priority.filter(|one| one.areas.contains(&aim.profile.id)).map(|one| &one.id);
        let giver = self.giver(step.programme.as_str(), cycle, class);
        json!({
            "id": format!("T{}", index + 1),
            "title": step.title,
            "area": aim.profile.area,
            "need": format!("{} It shows most in {}.", words.fill(&step.need), aim.lesson),
            "text": aim.text,
            "priority": priority.clone().next(),
            "set_by": nth(&["together", "for-child", "child"], self.pupil.child + index),
            "start": aim.start,
            "start_words": of,
            "goal": aim.goal,
            "out_of": step.out_of,
            "unit": step.unit,
            "how": words.fill(&step.how),
            "every": step.every,
            "measured_by": giver.as_ref().unwrap_or(&class.teacher),
            "help": nth(&["independent", "prompt"], rng.usize(0..2)),
            "strategies": words.all(&step.strategies),
            "home": words.all(&step.home),
            "mine": step.mine,
            "mine_plain": plain(&step.mine),
            "extra": words.fill(&step.extra),
            "child": step.child,
            "child_goal": format!("I get to {} out of {}.", aim.goal, step.out_of),
            "child_tricky": step.title,
            "who": giver.unwrap_or_else(|| class.teacher.clone()),
            "picture": step.picture,
            "seen_in": nth(&["Guided lesson, in class", "Carpet time, in class", "Writing, in class"], index),
            "finding": format!("{of}. {}", words.fill(&aim.profile.finding).split(". ").next().unwrap_or_default().trim_end_matches('.').to_owned() + "."),
        })
    }

    /// The name of whoever gives a programme in a cycle.
    fn giver(&self, programme: &str, cycle: &Cycle<'_>, class: &Class) -> Option<String> {
        let is_now = cycle.number == self.pupil.cycles.len() && !self.meetings.is_empty();
        let meeting = self.meetings.iter().find(|meeting| meeting.programme == programme);
        let id = match meeting {
            Some(meeting) if is_now => meeting.giver.clone(),
            _ => self.programme(programme).givers[0].clone(),
        };
        Some(self.name(&id, class))
    }

    /// The name of a member of staff.
    fn name(&self, id: &str, class: &Class) -> String {
        let member = self.parts.school.staff.iter().find(|member| member.id == id);
        member.map_or_else(|| class.teacher.clone(), |member| member.name.clone())
    }

    fn programme(&self, id: &str) -> &Programme {
        let mut all = self.parts.school.programmes.iter();
        all.find(|programme| programme.id == id).expect("the programme is in school.yaml")
    }

    /// The rows of provision of a cycle: one for each programme of its targets.
    fn rows(&self, cycle: &Cycle<'_>, class: &Class, state: State) -> Vec<Value> {
        let mut served: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let mut order: Vec<&str> = Vec::new();
        for (index, aim) in cycle.aims.iter().enumerate() {
            let programme = aim.step.programme.as_str();
            if !order.contains(&programme) {
                order.push(programme);
            }
            served.entry(programme).or_default().push(format!("T{}", index + 1));
        }
        let row = |(index, id): (usize, &&str)| {
            let programme = self.programme(id);
            let is_now = state != State::Closed;
            let meeting = self.meetings.iter().find(|one| one.programme == **id && is_now);
            let by = self.giver(id, cycle, class).unwrap_or_default();
            let giver = meeting.map_or(programme.givers[0].as_str(), |one| one.giver.as_str());
            let days = meeting.map(|one| one.days.clone());
            json!({
                "id": format!("P{}", index + 1),
                "targets": served[*id],
                "group": meeting.and_then(|one| one.group.clone()),
                "programme": programme.id,
                "by": if giver == "teacher" { teacher_id(class) } else { giver.to_owned() },
                "cover": match meeting {
                    Some(meeting) => meeting.cover.clone(),
                    None => programme.givers.get(1).cloned().or(Some("devlin".to_owned())).filter(|cover| cover != giver),
                },
                "setting": programme.setting,
                "days": days,
                "time": meeting.map(|one| format!("\"{}\"", one.time())),
                "where": programme.place,
                "when_and_where": capital(&programme.place),
                "size": programme.size,
                "minutes": programme.minutes,
                "times": programme.times,
                "weeks": cycle.term.weeks,
                "fade": self.pupil.words.fill(&programme.fade),
                "child": format!("{by} {}.", programme.says),
            })
        };
        order.iter().enumerate().map(row).collect()
    }

    /// After half-term what was given every day is given three times a week: the row ends, and another begins.
    fn change(&self, cycle: &Cycle<'_>, rows: &mut Vec<Value>) -> Vec<Value> {
        let is_daily =
            |row: &Value| row["times"] == 5 && row["size"] == 1 && row["days"].is_array();
        let Some(at) = rows.iter().position(is_daily) else { return Vec::new() };
        let mut later = rows[at].clone();
        let days: Vec<Value> =
            later["days"].as_array().into_iter().flatten().step_by(2).cloned().collect();
        let programme = self.programme(later["programme"].as_str().unwrap_or_default());
        rows[at]["until"] = json!(LAST_DAY);
        rows[at]["weeks"] = json!(WEEKS);
        // The child reads of what is given now.
        rows[at]["child"] = json!(null);
        // Who is reviewed in the first days of December has a week less.
        let is_early = cycle.review_day.day() < 7;
        later["weeks"] = json!(WEEKS - usize::from(is_early));
        later["id"] = json!(LATER);
        later["times"] = json!(days.len());
        later["days"] = json!(days);
        later["from"] = json!(CHANGED);
        rows.push(later);
        let what = format!("{} is now three times a week instead of every day.", programme.name);
        let why = self.pupil.words.fill("{name} does more of it without an adult");
        vec![json!({
            "date": CHANGED, "what": what, "why": why,
            "agreed_with": self.pupil.words.fill("{name}, the parents and the class teacher"),
        })]
    }

    /// The lines of the plan's own log: of what is one to one.
    fn own_log(&self, cycle: &Cycle<'_>, state: State, rows: &[(String, String)]) -> Vec<Value> {
        if state == State::Closed
            || state == State::Draft
            || cycle.number != self.pupil.cycles.len()
        {
            return Vec::new();
        }
        let mut lines = Vec::new();
        for (row, programme) in rows {
            let meeting = self.meetings.iter().find(|one| one.programme == *programme);
            let Some(meeting) = meeting.filter(|one| one.group.is_none()) else { continue };
            let is_changed = rows.iter().any(|(row, of)| row == LATER && of == programme);
            for week in self.log.weeks(meeting) {
                let is_later = is_changed && week.monday.to_string().as_str() >= CHANGED;
                if is_changed && is_later != (row == LATER) {
                    continue;
                }
                let most = if is_later { 3 } else { meeting.days.len() };
                let week = Week {
                    given: week.given.min(most),
                    reason: week.reason.filter(|_| week.given < most),
                    ..week
                };
                lines.push(json!({"week": week.number, "row": row, "given": week.given, "reason": week.reason}));
            }
        }
        lines
    }

    /// What staff have to learn for this child, where somebody who gives or covers a programme was not trained in it.
    fn training(&self) -> Option<Value> {
        let untrained = self.meetings.iter().find_map(|meeting| {
            let programme = self.programme(&meeting.programme);
            let cover = meeting.cover.as_ref()?;
            let member = self.parts.school.staff.iter().find(|member| member.id == *cover)?;
            let is_trained = member.training.iter().any(|one| one.what == programme.name);
            (!is_trained).then_some((programme, member))
        });
        let (programme, member) = untrained?;
        Some(json!({
            "need": format!("{}, to step in when somebody is away", programme.name),
            "who": member.name,
            "by": "30 January 2027",
        }))
    }

    fn review(
        &self,
        cycle: &Cycle<'_>,
        class: &Class,
        rows: &[(String, String)],
        parents: &[Value],
        rng: &mut Rng,
    ) -> Value {
        let words = &self.pupil.words;
        let results: Vec<Value> =
            cycle.aims.iter().enumerate().map(|(index, aim)| self.result(index, aim)).collect();
        let met = cycle.aims.iter().filter(|aim| aim.outcome.is_met()).count();
        let is_last = cycle.number == self.pupil.cycles.len();
        let deliveries: Vec<Value> = rows
            .iter()
            .map(|(row, programme)| {
                let programme = self.programme(programme);
                let planned = programme.times * cycle.term.weeks;
                let meeting = self.meetings.iter().find(|one| one.programme == programme.id);
                let (given, reason) = match meeting.filter(|_| is_last && class.year == self.classes[self.classes.len() - 1].year) {
                    Some(meeting) => self.log.given(meeting),
                    None => {
                        let given = planned - planned * rng.usize(0..18) / 100;
                        (given, (given < planned).then_some("pupil-away"))
                    }
                };
                json!({
                    "row": row, "given": given.min(planned), "reason": reason.filter(|_| given < planned),
                    "worked": "A fixed time and the same adult",
                    "decision": if met == cycle.aims.len() { "less" } else if met == 0 { "change" } else { "keep" },
                })
            })
            .collect();
        let away = (self.pupil.child + 2 * cycle.number).is_multiple_of(7);
        json!({
            "held": cycle.review_day.to_string(),
            "present": if away { &parents[..0] } else { &parents[..1] },
            "pupil_present": nth(&["whole-meeting", "part-of-meeting", "views-gathered-before"], self.pupil.child + cycle.number),
            "took_part": words.fill("{name} showed {his} work and said what comes next."),
            "results": results,
            "deliveries": deliveries,
            "measure": "Reading, as judged by the class teacher",
            "before": self.child.reading[0],
            "after": self.child.reading[usize::from(is_last)],
            "quote": SAID[(self.pupil.child + cycle.number) % SAID.len()],
            "parents": GLAD[(self.pupil.child / 2 + cycle.number) % GLAD.len()],
            "staff": words.fill(match met {
                0 => "{name} has worked hard, and the steps were too large. The plan for next term has smaller ones.",
                1 => "{name} has moved in all parts and reached one goal. The help goes on with a change.",
                2 => "{name} has reached two goals and uses them in class. The third needs more time.",
                _ => "{name} has reached all goals. Less help is needed next term.",
            }),
            "decision": match met { 0 => "adjust-up", 1 | 2 => "continue", _ => "adjust-down" },
            "reason": match met {
                0 => "Progress is too slow with what was given.",
                1 | 2 => "The help works, and there is a next step.",
                _ => "The goals are met and are used without help.",
            },
            "outcomes": [words.fill("{name} uses in every lesson what was learnt in the group."), words.fill(&self.pupil.profile.outcome)],
            "next_start": next_start(cycle),
            "next_review": next_review(cycle),
            "praise": nth(&["You kept going when it was hard.", "You tried every week.", "You helped others too."], self.pupil.child + cycle.number),
        })
    }

    /// Why a target was not reached: too little was given, too much was missed, or the step was too large.
    fn why_not(&self, aim: &Aim<'_>) -> &'static str {
        let meeting = self.meetings.iter().find(|one| one.programme == aim.step.programme);
        let is_short = meeting.is_some_and(|meeting| {
            let weeks = self.log.weeks(meeting);
            let given: usize = weeks.iter().map(|week| week.given).sum();
            10 * given < 8 * weeks.len() * meeting.days.len()
        });
        match aim.outcome {
            _ if is_short => "not-delivered",
            Outcome::NotYet => "too-hard",
            _ if self.child.attendance < 92 => "attendance",
            _ => "too-hard",
        }
    }

    fn result(&self, index: usize, aim: &Aim<'_>) -> Value {
        let step = aim.step;
        let words = &self.pupil.words;
        let measured = weekday(aim.measured);
        json!({
            "id": format!("T{}", index + 1),
            "result": aim.outcome.word(),
            "value": aim.value,
            "measured": measured.to_string(),
            "evidence": format!("{} of {} {} on {}. At the start it was {}.", aim.value, step.out_of, step.unit, in_words(measured), aim.start),
            "used": nth(&["In the lessons of the class", "At playtime and in the lunch hall", "In the afternoon lessons"], index),
            "worked": words.fill(&step.strategies[0]),
            "why_not": (!aim.outcome.is_met()).then_some(self.why_not(aim)),
            "why_not_text": match self.why_not(aim) {
                "not-delivered" => "Too few of the sessions were given.",
                "attendance" => "Some weeks were missed, and the last part needs more time.",
                _ => "The step was too large for one term.",
            },
            "decision": if aim.outcome.is_met() { "close" } else { "replace" },
            "change": (!aim.outcome.is_met()).then(|| words.fill("The next plan takes a smaller step on the same way, and {name} measures it too.")),
            "child": format!("I got to {} out of {}.", aim.value, step.out_of),
            "next": if aim.outcome.is_met() { "I will use it every day." } else { "I will take a smaller step." },
        })
    }
}

/// The keys of several objects in one.
fn joined(objects: impl IntoIterator<Item = Value>) -> Value {
    let keys = objects.into_iter().filter_map(|object| match object {
        Value::Object(keys) => Some(keys),
        _ => None,
    });
    Value::Object(keys.flatten().collect())
}

/// One of these, in turn.
fn nth(all: &[&'static str], number: usize) -> &'static str {
    all[number % all.len()]
}

/// The first target over the term: at its start, and after half-term.
fn progress(cycle: &Cycle<'_>) -> Vec<Value> {
    let aim = &cycle.aims[0];
    let (start, later) = match cycle.term.id.as_str() {
        "spring" => ("Jan 2026", "Feb 2026"),
        "summer" => ("Apr 2026", "Jun 2026"),
        _ => ("Sep 2026", "Nov 2026"),
    };
    let half = usize::midpoint(aim.start, aim.value);
    vec![json!({"date": start, "value": aim.start}), json!({"date": later, "value": half})]
}

/// The id and the programme of each row.
fn rows_of(rows: &[Value]) -> Vec<(String, String)> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    rows.iter().map(|row| (text(row, "id"), text(row, "programme"))).collect()
}

/// The id of a class teacher among the staff: the last name.
pub(crate) fn teacher_id(class: &Class) -> String {
    class.teacher.rsplit(' ').next().unwrap_or_default().to_lowercase()
}

/// The word of a year group in a plan.
pub(crate) fn year_group(year: usize) -> String {
    if year == 0 { "reception".to_owned() } else { format!("year-{year}") }
}

/// The same day, or the Friday before it.
fn weekday(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day - Days::new(1),
        Weekday::Sun => day - Days::new(2),
        _ => day,
    }
}

/// “I colour my graph.” as something that will be done: Colour my graph.
fn plain(mine: &str) -> String {
    capital(mine.trim_start_matches("I ").trim_end_matches('.'))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn language(child: &Child, own: &mut Rng) -> String {
    let others = ["Polish", "Urdu", "Romanian", "Somali", "Turkish", "Portuguese", "Bengali"];
    let other = others[own.usize(0..others.len())];
    if child.eal { format!("{other}; English at school") } else { "English".to_owned() }
}

/// One parent or two, with the child's last name.
fn parents(child: &Child, place: usize, own: &mut Rng) -> Vec<Value> {
    let names =
        [["Maria", "Ruth", "Sana", "Joanna", "Aisha"], ["Paul", "Amir", "Dan", "Piotr", "Kofi"]];
    let parent = |index: usize, own: &mut Rng| {
        let name = names[index][own.usize(0..5)];
        json!({
            "id": nth(&["mum", "dad"], index),
            "name": format!("{name} {}", child.last),
            "relation": nth(&["Mother", "Father"], index),
            "phone": format!("020 7946 0{:03}", 400 + (2 * place + index) % 500),
            "contact": nth(&["Text message", "E-mail", "Telephone call after 5 pm"], own.usize(0..3)),
        })
    };
    (0..1 + usize::from(!place.is_multiple_of(4))).map(|index| parent(index, own)).collect()
}

fn agency(census: &str) -> Option<Value> {
    let (name, role, advice) = match census {
        "SLCN" => (
            "Mina Radley",
            "Speech and language therapist",
            "Short games every day, with pictures and ten seconds to answer.",
        ),
        "ASD" => (
            "Dr Oskar Wray",
            "Paediatrician, communication clinic",
            "A timetable that shows changes, and tasks with a clear end.",
        ),
        "HI" => (
            "Ms Gwen Hart",
            "Teacher of the deaf",
            "Radio aid in every lesson, and new words beforehand.",
        ),
        "PD" => {
            ("Lucy Abara", "Occupational therapist", "Two-handed tasks every day, in real work.")
        }
        _ => return None,
    };
    Some(json!({"name": name, "role": role, "date": "2026-06-24", "advice": advice}))
}

fn next_meetings(review: NaiveDate) -> Vec<&'static str> {
    match review.month() {
        3 => vec!["2026-06-29", "2026-12-01"],
        6 | 7 => vec!["2026-12-01", "2027-03-15"],
        _ => vec!["2027-03-15", "2027-06-28"],
    }
}

fn next_start(cycle: &Cycle<'_>) -> &'static str {
    match cycle.term.id.as_str() {
        "spring" => "2026-04-20",
        "summer" => "2026-09-14",
        _ => "2027-01-11",
    }
}

fn next_review(cycle: &Cycle<'_>) -> &'static str {
    match cycle.term.id.as_str() {
        "spring" => "2026-06-29",
        "summer" => "2026-12-01",
        _ => "2027-03-15",
    }
}
