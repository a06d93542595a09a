//! Plans that differ as those of a real school do: in length, in the number of targets, in what is left out.

use std::fmt::Write;

/// A small generator of numbers, the same on every machine.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn roll(&mut self, sides: usize) -> usize {
        // xorshift64*, by Marsaglia and Vigna.
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap_or(0) % sides
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.roll(of.len())]
    }

    /// So many sentences out of a pool, each another.
    fn some(&mut self, of: &[&str], least: usize, most: usize) -> Vec<String> {
        let count = least + self.roll(most - least + 1);
        let start = self.roll(of.len());
        (0..count).map(|index| of[(start + index) % of.len()].to_owned()).collect()
    }
}

const NAMES: [&str; 20] = [
    "Amina", "Ben", "Chloe", "Daniel", "Esra", "Femi", "Grace", "Hugo", "Iris", "Jonah", "Kofi",
    "Leila", "Max", "Nadia", "Oscar", "Priya", "Quentin", "Rosa", "Samir", "Tomasz",
];

const LIKES: [&str; 12] = [
    "Buses",
    "Drawing cats",
    "Football at lunch",
    "Baking",
    "Building with bricks",
    "Songs with actions",
    "Space",
    "Looking after younger children",
    "Swimming",
    "Dinosaurs",
    "Stories about dragons",
    "Telling jokes",
];

const STRENGTHS: [&str; 10] = [
    "Remembering what was said",
    "Mental addition",
    "Working in a pair",
    "Explaining how machines work",
    "Noticing when somebody is sad",
    "Counting on",
    "Retelling a story in the right order",
    "Drawing plans",
    "Singing in tune",
    "Keeping going when it is hard",
];

const HELP: [&str; 10] = [
    "One instruction at a time, with the step shown in a picture",
    "The text the day before",
    "A worked example stays on the table",
    "Ten seconds to answer",
    "A seat with a clear view of the board",
    "Print of 14 points on cream paper",
    "Speak into the tablet before writing",
    "Key words with pictures",
    "A quiet place to start from",
    "Now-and-next board on the table",
];

const PLACES: [&str; 16] = [
    "in science",
    "in maths",
    "in English",
    "in history",
    "at the start of a lesson",
    "on the carpet",
    "at the writing table",
    "in the hall",
    "after lunch",
    "in the first lesson",
    "in a group of four",
    "in music",
    "in the library",
    "in geography",
    "with a new partner",
    "when the class is busy",
];

const WITH: [&str; 16] = [
    "from a picture",
    "with the card",
    "with a partner",
    "with the number line",
    "from a list of six",
    "with one reminder",
    "with the timer",
    "after a model",
    "with large print",
    "with the word mat",
    "from a choice of three",
    "with the tablet",
    "with two prompts",
    "with the story plan",
    "with the help of a friend",
    "with the beads",
];

const SO_THAT: [&str; 16] = [
    "so that work starts at once",
    "so that the story is finished",
    "so that the class can hear it",
    "so that the morning begins well",
    "so that there is time to check",
    "so that friends can join in",
    "so that the book can be read at home",
    "so that the answer is right",
    "so that playtime is not missed",
    "so that the page is not empty",
    "so that the next step is clear",
    "so that nobody has to wait",
    "so that the sum can be explained",
    "so that the plan can be followed",
    "so that the word stays in mind",
    "so that help comes in time",
];

const FOUND: [&str; 8] = [
    "24 of 40 words read; vowel digraphs are not secure yet, and the pictures are used to guess",
    "Follows 2 of 8 instructions to the whole class; watches the others, then copies them",
    "Finishes 4 of 12 sums in a lesson of 40 minutes and draws a correct picture of each of them",
    "Starts writing after 14 minutes on average; ideas told aloud run to 85 words, those on paper to 18",
    "Opens 2 of 6 packets at lunch without help, and asks a friend for the others",
    "Stands up from the carpet with the rail in 22 seconds",
    "Answers three questions on a text that was read aloud, and none on one read alone",
    "Takes part in 4 of 6 activities of the PE lesson with the adaptations that were agreed",
];

const TARGETS: [(&str, &str, &str); 8] = [
    (
        "read aloud words with ai, ea, oa and ow by himself or herself",
        "words",
        "I will read words with ai, ea, oa and ow.",
    ),
    (
        "follow instructions with three key words without a gesture",
        "trials",
        "I will listen and do 3 things.",
    ),
    (
        "write the first sentence of a task within three minutes",
        "lessons",
        "I will write my first sentence.",
    ),
    (
        "add two two-digit numbers on a number line drawn by hand",
        "sums",
        "I will add two big numbers.",
    ),
    ("ask for help with a card or in words", "lessons", "I will show my help card."),
    ("read one prepared sentence to the group", "lessons", "I will read one sentence to my group."),
    (
        "hold the paper with the right hand without being reminded",
        "tasks",
        "I will hold with my helper hand.",
    ),
    (
        "say who is doing what for a picture of an action",
        "pictures",
        "I will say who is doing what.",
    ),
];

/// The plan of one pupil out of many.
pub(crate) fn plan(number: usize) -> String {
    let mut dice = Dice::new(number as u64 + 1);
    let mut out = String::from("template: send-support-plan\n");
    let name = dice.one(&NAMES);
    let class = 1 + number / 5 % 40;
    let year = 1 + number % 6;
    let (month, day) = (1 + dice.roll(9), 10 + dice.roll(9));
    // Who is born in September is the oldest of a year group.
    let born = if month == 9 { 2021 - year } else { 2022 - year };
    let _ = write!(
        out,
        "pupil: {{known_as: {name}, id: P{number:05}, year_group: year-{year}, class: {class} Maple, date_of_birth: {born}-0{month}-{day}, home_language: English}}\n\
         school: {{name: Bench Primary School}}\n\
         roles: {{class_teacher: Mrs Green, senco: Ms Hill, senco_advice: 2026-09-09}}\n\
         family: {{parents: [{{id: mum, name: Alex Benson, relation: Mother, preferred_contact: Text message}}]}}\n\
         cycle: {{number: 1, term: autumn, start: 2026-09-14, review_date: 2026-12-07, status: agreed, version: 1, agreed_on: 2026-09-16}}\n",
    );
    about(&mut out, &mut dice, name);
    assess(&mut out, &mut dice);
    let targets = [2, 3, 3, 3, 4, 4, 6][dice.roll(7)];
    for (key, least, most) in
        [("scaffolding", 2, 5), ("visual_supports", 1, 4), ("adapted_resources", 1, 3)]
    {
        if key == "scaffolding" {
            out.push_str("classroom:\n");
        }
        list(&mut out, 1, key, &dice.some(&HELP, least, most));
    }
    out.push_str("  child: [{text: I see the words the day before., picture: reading}, {text: I have time., picture: timer}]\ntargets:\n");
    for index in 1..=targets {
        target(&mut out, &mut dice, name, index);
    }
    out.push_str("provision:\n");
    for index in 1..=1 + dice.roll(5) {
        let (minutes, times, size) = (5 * (1 + dice.roll(6)), 1 + dice.roll(5), 1 + dice.roll(6));
        let _ = writeln!(
            out,
            "  - {{id: P{index}, targets: [T{}], programme: Small-group programme {index}, what: \"{}\", delivered_by: Mr Brown, role: teaching assistant, trained_in: Programme training, supervised_by: Reading lead, cover_by: Mr White, setting: out-of-class, group_size: {size}, minutes: {minutes}, times_per_week: {times}, weeks: 11, evidence_base: Structured small-group work has a good evidence base, monitored: {{how: Weekly probe, every: week}}, child: Mr Brown helps me.}}",
            1 + dice.roll(targets),
            dice.one(&FOUND),
        );
    }
    out.push_str("agreement:\n  meeting_date: 2026-09-14\n  led_by: Mrs Green\n  pupil_present: part-of-meeting\n");
    for key in ["parents_will", "pupil_will", "school_will"] {
        list(&mut out, 1, key, &dice.some(&HELP, 1, 4));
    }
    out
}

fn about(out: &mut String, dice: &mut Dice, name: &str) {
    out.push_str("about:\n");
    for (key, pool, least, most) in [
        ("appreciate", &LIKES[..], 2, 4),
        ("strengths", &STRENGTHS[..], 2, 5),
        ("interests", &LIKES[..], 1, 4),
        ("motivators", &LIKES[..], 1, 3),
        ("likes", &LIKES[..], 1, 4),
        ("dislikes", &HELP[..], 1, 2),
        ("how_to_help", &HELP[..], 2, 5),
    ] {
        list(out, 1, key, &dice.some(pool, least, most));
    }
    let _ = write!(
        out,
        "  pupil_voice: {{quote: \"I like {} {} {}. I want more time {}.\", how: Talking, by: Mr Brown, date: 2026-09-08}}\n  parent_voice: {{views: [{{quote: \"At home {name} talks about {} all day. {}.\"}}]}}\n  child:\n    picture: {}\n    key_stage: {}\n",
        dice.one(&LIKES).to_lowercase(),
        dice.one(&PLACES),
        dice.one(&WITH),
        dice.one(&SO_THAT),
        dice.one(&LIKES).to_lowercase(),
        dice.one(&FOUND),
        dice.one(&["bus", "cat", "rocket", "football", "dragon"]),
        dice.one(&["one", "two", "two"]),
    );
    list(out, 2, "good_at", &dice.some(&STRENGTHS, 2, 4));
    list(out, 2, "likes", &dice.some(&LIKES, 2, 4));
}

fn assess(out: &mut String, dice: &mut Dice) {
    out.push_str("assess:\n  primary_need: cognition-and-learning\n  needs:\n");
    for index in 1..=1 + dice.roll(3) {
        let _ = writeln!(
            out,
            "    - {{id: N{index}, statement: \"{} {}, and needs daily practice {}, {}.\"}}",
            dice.one(&FOUND),
            dice.one(&PLACES),
            dice.one(&WITH),
            dice.one(&SO_THAT)
        );
    }
    out.push_str("  evidence:\n");
    for _ in 0..3 + dice.roll(7) {
        let source = dice.one(&["assessment", "observation", "pupil", "parent", "specialist"]);
        let _ = writeln!(
            out,
            "    - {{source: {source}, date: 2026-09-1{}, by: Mr Brown, result: \"{}\"}}",
            dice.roll(6),
            dice.one(&FOUND)
        );
    }
    out.push_str("  progress:\n    - {measure: Words read of 40, goal: 32, points: [{date: Jan 2026, value: 5}, {date: Jun 2026, value: 9}, {date: Sep 2026, value: 11}]}\n");
    list(out, 1, "works", &dice.some(&HELP, 1, 4));
}

fn target(out: &mut String, dice: &mut Dice, name: &str, index: usize) {
    let (does, unit, child) = TARGETS[dice.roll(TARGETS.len())];
    let start = dice.roll(6);
    let _ = write!(
        out,
        "  - id: T{index}\n    need: N1\n    set_by: together\n    text: \"By 7 December 2026 {name} will {does} {} {}, in {} of 10, {}.\"\n    baseline: {{value: {start}, date: 2026-09-09}}\n    success: {{value: {}, out_of: 10, unit: {unit}}}\n    measure: {{how: Count on a sheet, by: Mr Brown, every: weekly}}\n    level_of_help: independent\n",
        dice.one(&PLACES),
        dice.one(&WITH),
        start + 3,
        dice.one(&SO_THAT),
        start + 3,
    );
    list(out, 2, "strategies", &dice.some(&HELP, 1, 4));
    list(out, 2, "parent_part", &dice.some(&HELP, 1, 2));
    let _ = writeln!(
        out,
        "    child_part: [I colour my graph.]\n    child: {{text: \"{child}\", goal: {} out of 10, who: \"Mr Brown, every day\", picture: reading}}",
        start + 3
    );
}

fn list(out: &mut String, depth: usize, key: &str, items: &[String]) {
    let indent = "  ".repeat(depth);
    let _ = writeln!(out, "{indent}{key}:");
    for item in items {
        let _ = writeln!(out, "{indent}  - \"{item}\"");
    }
}
