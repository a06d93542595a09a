//! The parts that the school is made of, as `parts/*.yaml` has them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A day, as the parts write it: 2026-12-11.
#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Day(pub(crate) NaiveDate);

impl TryFrom<String> for Day {
    type Error = chrono::ParseError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.0.to_string()
    }
}

/// A kind of need, and how it is answered.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Profile {
    pub(crate) id: String,
    pub(crate) area: String,
    pub(crate) census: String,
    /// The first and the last year group in which it is given, 0 for Reception.
    pub(crate) years: [usize; 2],
    pub(crate) strengths: Vec<String>,
    pub(crate) says: String,
    pub(crate) how_to_help: Vec<String>,
    pub(crate) parents: String,
    pub(crate) finding: String,
    pub(crate) outcome: String,
    pub(crate) classroom: BTreeMap<String, Vec<String>>,
    pub(crate) steps: Vec<Step>,
}

/// One step on the way: a need, its target, and the programme that helps.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Step {
    pub(crate) title: String,
    pub(crate) need: String,
    pub(crate) text: String,
    /// The least and the most that a child starts from.
    pub(crate) start: [usize; 2],
    /// The least and the most that is to be added.
    pub(crate) gain: [usize; 2],
    pub(crate) out_of: usize,
    pub(crate) unit: String,
    pub(crate) how: String,
    pub(crate) every: String,
    pub(crate) strategies: Vec<String>,
    pub(crate) home: Vec<String>,
    pub(crate) mine: String,
    pub(crate) extra: String,
    pub(crate) child: String,
    pub(crate) picture: String,
    pub(crate) programme: String,
}

/// The school.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct School {
    pub(crate) school: BTreeMap<String, String>,
    pub(crate) senco: String,
    pub(crate) senco_contact: String,
    pub(crate) classes: Vec<Class>,
    pub(crate) staff: Vec<Member>,
    pub(crate) programmes: Vec<Programme>,
    pub(crate) priorities: Vec<Priority>,
    pub(crate) holidays: Vec<Holiday>,
    pub(crate) terms: Vec<Term>,
    pub(crate) today: Day,
}

/// A class, and which classes its pupils come from: those of the same track.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Class {
    pub(crate) name: String,
    pub(crate) year: usize,
    pub(crate) teacher: String,
    pub(crate) track: String,
}

/// A member of staff.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Member {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) rate: Option<f64>,
    #[serde(default)]
    pub(crate) training: Vec<Training>,
}

/// What somebody was trained in.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Training {
    pub(crate) what: String,
    pub(crate) date: Day,
}

/// A programme, how much of it is given, and by whom.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Programme {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) what: String,
    pub(crate) evidence: String,
    pub(crate) how: String,
    pub(crate) every: String,
    /// How many children at once; 1 is one to one.
    pub(crate) size: usize,
    pub(crate) minutes: usize,
    pub(crate) times: usize,
    pub(crate) setting: String,
    #[serde(rename = "where")]
    pub(crate) place: String,
    /// Who can give it: ids of staff, or `teacher` for the class teacher.
    pub(crate) givers: Vec<String>,
    pub(crate) resources: String,
    pub(crate) fade: String,
    /// What the child reads of whoever gives it, after the name.
    pub(crate) says: String,
}

/// A priority of the school, and the kinds of need that serve it.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Priority {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) areas: Vec<String>,
}

/// Days on which the school is closed.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Holiday {
    pub(crate) start: Day,
    pub(crate) end: Day,
}

/// A term, and the days on which reviews can be.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Term {
    pub(crate) id: String,
    pub(crate) year: i32,
    pub(crate) start: Day,
    pub(crate) weeks: usize,
    pub(crate) reviews: Vec<Day>,
}

/// Names, and what children like.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct People {
    pub(crate) he: Vec<String>,
    pub(crate) she: Vec<String>,
    pub(crate) last: Vec<String>,
    pub(crate) likes: Vec<Like>,
    pub(crate) kind: Vec<Pictured>,
    pub(crate) matters: Vec<String>,
    pub(crate) dislikes: Vec<String>,
    pub(crate) anxieties: Vec<String>,
    /// Where a need shows, and a target is tried out.
    pub(crate) lessons: Vec<String>,
}

/// What a child likes, and the job at school that goes with it.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub(crate) struct Like {
    pub(crate) like: String,
    pub(crate) picture: String,
    pub(crate) job: String,
}

/// A text with a picture.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub(crate) struct Pictured {
    pub(crate) text: String,
    pub(crate) picture: String,
}

/// All parts.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) profiles: Vec<Profile>,
    pub(crate) school: School,
    pub(crate) people: People,
}

impl Parts {
    /// The parts that the generator was built with.
    ///
    /// # Errors
    ///
    /// What is wrong with one of the files.
    pub(crate) fn read() -> anyhow::Result<Self> {
        Ok(Self {
            profiles: serde_saphyr::from_str(include_str!("parts/profiles.yaml"))?,
            school: serde_saphyr::from_str(include_str!("parts/school.yaml"))?,
            people: serde_saphyr::from_str(include_str!("parts/people.yaml"))?,
        })
    }
}
