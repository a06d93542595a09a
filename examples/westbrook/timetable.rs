//! Who works with whom, and when: no adult and no child is in two places.

use std::collections::BTreeMap;

use crate::parts::{Parts, Programme};

/// The days of a week.
pub(crate) const DAYS: [&str; 5] = ["monday", "tuesday", "wednesday", "thursday", "friday"];

/// When something can begin, in minutes from midnight: before the first lesson, and later.
const EARLY: [usize; 5] = [510, 520, 530, 540, 550];
const LATER: [usize; 11] = [550, 575, 600, 660, 690, 720, 790, 820, 850, 880, 900];

/// A time at which an adult works with one child or several.
#[derive(Debug, Clone)]
pub(crate) struct Meeting {
    /// The id of the group; `None` if it is one to one.
    pub(crate) group: Option<String>,
    pub(crate) programme: String,
    pub(crate) giver: String,
    pub(crate) cover: Option<String>,
    pub(crate) days: Vec<&'static str>,
    /// In minutes from midnight.
    pub(crate) start: usize,
    /// The children, by their places on the roll.
    pub(crate) children: Vec<usize>,
}

impl Meeting {
    /// The time as a timetable writes it.
    pub(crate) fn time(&self) -> String {
        format!("{}.{:02}", self.start / 60, self.start % 60)
    }
}

/// What is taken, by whom: the minutes of each day.
#[derive(Debug, Default)]
struct Taken(BTreeMap<(String, &'static str), Vec<(usize, usize)>>);

impl Taken {
    fn is_free(&self, who: &str, day: &'static str, from: usize, to: usize) -> bool {
        let taken = self.0.get(&(who.to_owned(), day));
        taken.is_none_or(|taken| taken.iter().all(|(start, end)| to <= *start || *end <= from))
    }

    fn take(&mut self, who: &str, day: &'static str, from: usize, to: usize) {
        self.0.entry((who.to_owned(), day)).or_default().push((from, to));
    }

    fn minutes(&self, who: &str) -> usize {
        let of_person = self.0.iter().filter(|((person, _), _)| person == who);
        of_person.flat_map(|(_, taken)| taken).map(|(start, end)| end - start).sum()
    }
}

/// A child who is to have a programme: the place on the roll, the class, and the id of the class teacher.
#[derive(Debug)]
pub(crate) struct Wish {
    pub(crate) child: usize,
    pub(crate) class: usize,
    pub(crate) year: usize,
    pub(crate) teacher: String,
    pub(crate) programme: String,
}

/// A timetable in which every wish has its place.
pub(crate) fn timetable(parts: &Parts, wishes: &[Wish]) -> Vec<Meeting> {
    let mut taken = Taken::default();
    let mut meetings = Vec::new();
    for programme in &parts.school.programmes {
        // Children of one age are together; of one class where the class teacher gives it.
        let is_teachers = programme.givers.iter().any(|giver| giver == "teacher");
        let mut together: BTreeMap<usize, Vec<&Wish>> = BTreeMap::new();
        for wish in wishes.iter().filter(|wish| wish.programme == programme.id) {
            let key = if is_teachers { wish.class } else { wish.year.div_ceil(2) };
            together.entry(key).or_default().push(wish);
        }
        let mut nth = 0;
        for of_age in together.values() {
            for group in of_age.chunks(programme.size) {
                nth += 1;
                let id = (programme.size > 1).then(|| format!("{}-{nth}", programme.id));
                meetings.push(placed(parts, programme, group, id, &mut taken));
            }
        }
    }
    meetings
}

/// The first time at which an adult who can give the programme and all its children are free.
fn placed(
    parts: &Parts,
    programme: &Programme,
    group: &[&Wish],
    id: Option<String>,
    taken: &mut Taken,
) -> Meeting {
    let mut givers: Vec<String> = programme
        .givers
        .iter()
        .map(|giver| if giver == "teacher" { group[0].teacher.clone() } else { giver.clone() })
        .collect();
    givers.sort_by_key(|giver| taken.minutes(giver));
    let is_early = programme.id == "check-in" || programme.id == "circuit";
    let starts: Vec<usize> =
        if is_early { EARLY.iter().chain(&LATER).copied().collect() } else { LATER.to_vec() };
    for start in starts {
        let end = start + programme.minutes;
        for giver in &givers {
            let is_free = |day: &&'static str| {
                taken.is_free(giver, day, start, end)
                    && group
                        .iter()
                        .all(|wish| taken.is_free(&wish.child.to_string(), day, start, end))
            };
            let days: Vec<&'static str> =
                order(programme.times).into_iter().filter(is_free).take(programme.times).collect();
            if days.len() < programme.times {
                continue;
            }
            for day in &days {
                taken.take(giver, day, start, end);
                for wish in group {
                    taken.take(&wish.child.to_string(), day, start, end);
                }
            }
            let cover = cover(parts, programme, giver, taken);
            let mut days = days;
            days.sort_by_key(|day| DAYS.iter().position(|one| one == day));
            let children = group.iter().map(|wish| wish.child).collect();
            return Meeting {
                group: id,
                programme: programme.id.clone(),
                giver: giver.clone(),
                cover,
                days,
                start,
                children,
            };
        }
    }
    panic!("the week is too short for {} with {:?}", programme.id, givers)
}

/// The days in the order in which a programme of so many sessions a week prefers them.
fn order(times: usize) -> Vec<&'static str> {
    let [monday, tuesday, wednesday, thursday, friday] = DAYS;
    match times {
        1 => vec![wednesday, tuesday, thursday, monday, friday],
        2 => vec![tuesday, friday, monday, thursday, wednesday],
        3 => vec![monday, wednesday, thursday, friday, tuesday],
        _ => vec![monday, tuesday, thursday, friday, wednesday],
    }
}

/// Who steps in: somebody else who can give it, or the assistant with the most time; nobody for what only one can do.
fn cover(parts: &Parts, programme: &Programme, giver: &str, taken: &Taken) -> Option<String> {
    if programme.id == "hearing" {
        return None;
    }
    let others = programme.givers.iter().filter(|other| *other != "teacher" && *other != giver);
    let trained: Option<&String> = others.min_by_key(|other| taken.minutes(other));
    let assistants = parts.school.staff.iter().filter(|member| member.role == "teaching assistant");
    let free = assistants
        .filter(|member| member.id != giver)
        .min_by_key(|member| taken.minutes(&member.id))
        .map(|member| &member.id);
    trained.or(free).cloned()
}
