//! Whether anybody can work out a small number from all that is printed, over a thousand random schools.
//!
//! Tried with weaker code, and each time one of them failed: with no further numbers hidden, with zeros printed, without a look at the
//! rests of parts, with classes not within their years, without a look at what earlier reports printed, without holding figures back.

mod solver;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use self::solver::Puzzle;
use super::{Figures, Memory, People, Printed, Readers, SmallNumbers, Sums};
use crate::leaders::facts::{PlanFacts, ReviewFacts, RowFacts, TargetFacts};
use crate::leaders::value::Word;
use crate::template::{Outcome, PupilPresent, YearGroup};

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn is(&mut self, in_ten: u64) -> bool {
        self.below(10) < in_ten
    }
}

/// Years 1 to 6.
fn years() -> impl Iterator<Item = YearGroup> {
    YearGroup::NAMES.iter().map(|(_, year)| *year).filter(|year| year.number() > 0)
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2018, month, day).unwrap()
}

/// A random plan: somewhere in a school with this many classes.
fn plan(dice: &mut Dice, index: usize, classes: u64) -> PlanFacts {
    let class = dice.below(classes);
    // One class in five is of two years.
    let year = (class / 2 + u64::from(class % 5 == 4 && dice.is(5))).min(5);
    let area = dice.below(4) * dice.below(2);
    let targets = dice.below(4);
    let met = dice.below(11);
    let target = |dice: &mut Dice| TargetFacts {
        outcome: Some(match (dice.is(met), dice.is(3)) {
            (true, true) => Outcome::Exceeded,
            (true, false) => Outcome::Met,
            (false, true) => Outcome::NotYet,
            (false, false) => Outcome::Partly,
        }),
        ..TargetFacts::default()
    };
    let review = ReviewFacts {
        held: Some(if dice.is(8) { day(6, 1) } else { day(7, 1) }),
        parent_present: dice.is(9),
        pupil_present: Some(if dice.is(9) {
            PupilPresent::WholeMeeting
        } else {
            PupilPresent::NotPresent
        }),
        ..ReviewFacts::default()
    };
    PlanFacts {
        file: format!("{index}.yaml"),
        pupil: crate::model::Identity::of_number(&format!("P{index}")),
        class: format!("class {class}"),
        year: years().nth(usize::try_from(year).unwrap()),
        born: Some(day(1 + u32::try_from(dice.below(12)).unwrap(), 3)),
        area: Some(Word { id: area.to_string(), label: format!("area {area}") }),
        review_date: Some(day(6, 15)),
        review: dice.is(8).then_some(review),
        targets: (0..targets).map(|_| target(dice)).collect(),
        ..PlanFacts::default()
    }
}

fn school(seed: u64) -> Vec<PlanFacts> {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let pupils = 1 + dice.below(60);
    let classes = 1 + dice.below(12);
    (0..usize::try_from(pupils).unwrap()).map(|index| plan(&mut dice, index, classes)).collect()
}

fn figures<'a>(plans: &'a [PlanFacts], earlier: &[Printed]) -> Figures<'a> {
    let all: Vec<&PlanFacts> = plans.iter().collect();
    let people = People::of(&all, &all, None, |_| false);
    Figures::of(people, SmallNumbers::default(), Memory { earlier, digest: str::to_owned })
}

/// What is printed for some readers.
fn printed(figures: &Figures<'_>, readers: Readers) -> BTreeMap<String, u32> {
    figures.side(readers, "", Sums::default()).printed
}

/// What a report of a day leaves behind.
fn left_by(figures: &Figures<'_>, day: &str) -> Printed {
    let side = |readers| figures.side(readers, day, Sums::default());
    Printed {
        term: "2018-summer".into(),
        day: day.into(),
        pupils: figures.pupils().clone(),
        leaders: side(Readers::Leaders),
        public: side(Readers::Public),
    }
}

/// What is counted, in the test's own words: of what it is a part, and its complement, which nobody prints.
const COUNTED: [(&str, &str, &str); 6] = [
    ("reviewed", "pupils", "not_reviewed"),
    ("on_time", "reviewed", "late"),
    ("parents", "reviewed", "no_parents"),
    ("child", "reviewed", "no_child"),
    ("met", "targets", "not_met"),
    ("out_of_class", "pupils", "in_class"),
];

/// The true numbers, counted again.
fn truth(plans: &[PlanFacts]) -> BTreeMap<String, u32> {
    let mut truth = BTreeMap::new();
    for plan in plans {
        let year = plan.year.unwrap();
        let stage = if year.number() > 2 { "key-stage-2" } else { "key-stage-1" };
        let born = match chrono::Datelike::month(&plan.born.unwrap()) {
            9.. => "born-autumn",
            1..=4 => "born-spring",
            _ => "born-summer",
        };
        let review = plan.review.as_ref();
        let outcomes = || plan.targets.iter().filter(|_| review.is_some());
        let outcomes = || outcomes().filter_map(|target| target.outcome);
        let late = review.is_some_and(|review| review.held > plan.review_date);
        let count = |is: bool| u32::from(is);
        let number = |count: usize| u32::try_from(count).unwrap();
        let own = [
            ("pupils", 1),
            ("reviewed", count(review.is_some())),
            ("on_time", count(review.is_some() && !late)),
            ("late", count(late)),
            ("parents", count(review.is_some_and(|review| review.parent_present))),
            ("no_parents", count(review.is_some_and(|review| !review.parent_present))),
            ("targets", number(outcomes().count())),
            ("met", number(outcomes().filter(|outcome| outcome.is_met()).count())),
            ("not_met", number(outcomes().filter(|outcome| !outcome.is_met()).count())),
        ];
        for (cut, group) in [
            ("all", "all"),
            ("key_stage", stage),
            ("year", year.name()),
            ("class", &plan.class),
            ("birth", born),
            ("area", &plan.area.as_ref().unwrap().label),
        ] {
            for (column, value) in own {
                *truth.entry(format!("{cut}/{group}/{column}")).or_default() += value;
            }
        }
    }
    truth
}

/// What everybody knows of the tables: groups add up to all pupils, classes to their year and years to their key stage; a part
/// and its complement to the whole.
fn puzzle(plans: &[PlanFacts], printed: &BTreeMap<String, u32>) -> Puzzle {
    let truth = truth(plans);
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for key in truth.keys().filter(|key| key.ends_with("/pupils")) {
        let (cut, rest) = key.split_once('/').unwrap();
        groups.entry(cut).or_default().push(rest.strip_suffix("/pupils").unwrap());
    }
    let mut puzzle = Puzzle::default();
    let columns: Vec<&str> = ["pupils", "targets"]
        .into_iter()
        .chain(COUNTED.iter().flat_map(|(part, _, other)| [*part, *other]))
        .collect();
    for (cut, groups) in groups.iter().filter(|(cut, _)| **cut != "all") {
        for column in &columns {
            let parts: Vec<String> =
                groups.iter().map(|group| format!("{cut}/{group}/{column}")).collect();
            puzzle.sum(&format!("all/all/{column}"), &parts, printed);
        }
    }
    let classes_of = |is: &dyn Fn(YearGroup) -> bool| -> Option<Vec<&str>> {
        let mut own: Vec<&str> = plans
            .iter()
            .filter(|plan| is(plan.year.unwrap()))
            .map(|plan| plan.class.as_str())
            .collect();
        own.sort_unstable();
        own.dedup();
        let is_whole =
            |class: &&str| plans.iter().all(|plan| plan.class != **class || is(plan.year.unwrap()));
        own.iter().all(is_whole).then_some(own)
    };
    for column in &columns {
        for year in years() {
            let whole = format!("year/{}/{column}", year.name());
            if let Some(own) = classes_of(&|other| other == year).filter(|own| !own.is_empty()) {
                let parts: Vec<String> =
                    own.iter().map(|class| format!("class/{class}/{column}")).collect();
                puzzle.sum(&whole, &parts, printed);
            }
        }
        for (stage, is_older) in [("key-stage-1", false), ("key-stage-2", true)] {
            let years = years().filter(|year| (year.number() > 2) == is_older);
            let years = years.map(|year| format!("year/{}/{column}", year.name()));
            let years: Vec<String> =
                years.filter(|key| truth.contains_key(&key.replace(column, "pupils"))).collect();
            if !years.is_empty() {
                puzzle.sum(&format!("key_stage/{stage}/{column}"), &years, printed);
            }
        }
    }
    for (cut, groups) in &groups {
        for group in groups {
            for (part, whole, other) in COUNTED {
                let key = |column: &str| format!("{cut}/{group}/{column}");
                puzzle.sum(&key(whole), &[key(part), key(other)], printed);
            }
            // In a table in which some groups are printed, and empty ones as zero, the others are not empty.
            let block = block_of(plans, cut, group);
            let is_beside = |other: &&&str| block_of(plans, cut, other) == block;
            let mut beside = groups.iter().filter(is_beside);
            if beside.any(|other| printed.contains_key(&format!("{cut}/{other}/pupils"))) {
                puzzle.at_least(&format!("{cut}/{group}/pupils"), 1.0);
            }
        }
    }
    puzzle
}

/// The group that a group lies in, as everybody knows: the key stage of a year, the year of a class.
fn block_of(plans: &[PlanFacts], cut: &str, group: &str) -> i32 {
    let year = |plan: &&PlanFacts| match cut {
        "class" => plan.class == group,
        "year" => plan.year.is_some_and(|year| year.name() == group),
        _ => false,
    };
    let year = plans.iter().find(year).and_then(|plan| plan.year);
    year.map_or(0, |year| if cut == "class" { year.number() } else { i32::from(year.number() > 2) })
}

/// The numbers that may say something of a few people: not that nobody is in a group, nor what is a part of nothing.
fn sensitive(truth: &BTreeMap<String, u32>, threshold: u32) -> Vec<(&String, &u32)> {
    let is_sensitive = |key: &str, value: u32| {
        let (group, column) = key.rsplit_once('/').unwrap();
        let counts_people_only = ["pupils", "reviewed", "targets"].contains(&column);
        let whole = COUNTED.iter().find(|(part, _, other)| [*part, *other].contains(&column));
        let is_of_nothing =
            whole.is_some_and(|(_, whole, _)| truth.get(&format!("{group}/{whole}")) == Some(&0));
        value < threshold && !is_of_nothing && !(counts_people_only && value == 0)
    };
    truth.iter().filter(|(key, value)| is_sensitive(key, **value)).collect()
}

/// What can be worked out that should not be: the numbers themselves, and those of which it is sure that they are small.
fn worked_out(plans: &[PlanFacts], printed: &BTreeMap<String, u32>, threshold: u32) -> Vec<String> {
    let truth = truth(plans);
    let puzzle = puzzle(plans, printed);
    let ranges = puzzle.ranges();
    let mut found = Vec::new();
    let small = sensitive(&truth, threshold);
    for (key, value) in &small {
        let Some(range) = ranges.get(key.as_str()) else {
            found.push(format!("{key} is printed: {value}"));
            continue;
        };
        if range.most < f64::from(threshold) || range.least == range.most {
            found.push(format!("{key}, {value}, is from {} to {}", range.least, range.most));
        }
    }
    found
}

/// The same by elimination, which finds what going round the sums does not.
fn eliminated(plans: &[PlanFacts], printed: &BTreeMap<String, u32>, threshold: u32) -> Vec<String> {
    let truth = truth(plans);
    let puzzle = puzzle(plans, printed);
    let determined = puzzle.determined();
    let small = sensitive(&truth, threshold).into_iter().map(|(key, _)| key.clone());
    small.filter(|key| determined.contains(&key.as_str())).collect()
}

#[test]
fn nobody_can_work_out_a_small_number_in_a_thousand_schools() {
    let mut printed_numbers = 0;
    for seed in 0..1000 {
        let plans = school(seed);
        let figures = figures(&plans, &[]);
        for (readers, threshold) in [(Readers::Leaders, 5), (Readers::Public, 10)] {
            let printed = printed(&figures, readers);
            printed_numbers += printed.len();
            let mut found = worked_out(&plans, &printed, threshold);
            if seed % 20 == 0 {
                found.extend(eliminated(&plans, &printed, threshold));
            }
            assert!(found.is_empty(), "school {seed}, {readers:?}: {found:#?}\n{printed:#?}");
        }
        let (leaders, public) =
            (printed(&figures, Readers::Leaders), printed(&figures, Readers::Public));
        assert!(public.iter().all(|(key, value)| leaders.get(key) == Some(value)), "{seed}");
    }
    // Hiding everything would be safe, and no report.
    assert!(printed_numbers > 20_000, "{printed_numbers}");
}

#[test]
fn the_exact_method_finds_no_more_in_ten_schools() {
    for seed in 0..10 {
        let plans: Vec<PlanFacts> = school(seed).into_iter().take(15).collect();
        let figures = figures(&plans, &[]);
        let printed = printed(&figures, Readers::Leaders);
        let puzzle = puzzle(&plans, &printed);
        let truth = truth(&plans);
        for (key, value) in sensitive(&truth, 5).into_iter().step_by(20) {
            let most = puzzle.most(key);
            assert!(most > 4.999, "school {seed}: {key}, {value}, is at most {most}");
            assert!(puzzle.fewest(key) < most - 0.5, "school {seed}: {key}");
        }
    }
}

#[test]
fn the_solver_finds_small_numbers_where_only_those_are_left_out() {
    let mut found = 0;
    for seed in 0..100 {
        let plans = school(seed);
        let mut printed = truth(&plans);
        let never = COUNTED.map(|(_, _, other)| other);
        let all = printed.clone();
        let small: Vec<&String> = sensitive(&all, 5).into_iter().map(|(key, _)| key).collect();
        printed.retain(|key, _| {
            !small.contains(&key) && !never.contains(&key.rsplit('/').next().unwrap())
        });
        found += usize::from(!worked_out(&plans, &printed, 5).is_empty());
    }
    assert!(found > 80, "{found} of 100");
}

#[test]
fn two_reports_of_a_term_cannot_be_subtracted() {
    let (mut still_printed, mut held) = (0, 0);
    for seed in 0..600 {
        let before = school(seed);
        let first = figures(&before, &[]);
        let earlier = left_by(&first, "2018-06-01");
        // Some weeks later: a few pupils more, a few reviews more, one child in another class.
        let mut dice = Dice(seed + 77);
        let mut after = before.clone();
        for index in 0..usize::try_from(dice.below(30)).unwrap() {
            let classes = 1 + dice.below(12);
            after.push(plan(&mut dice, 100 + index, classes));
        }
        for plan in after.iter_mut().filter(|plan| plan.review.is_none()) {
            plan.review = dice.is(5).then(ReviewFacts::default);
        }
        let second = figures(&after, std::slice::from_ref(&earlier));
        let printed = printed(&second, Readers::Leaders);
        if second.held(Readers::Leaders).is_some() {
            held += 1;
            assert_eq!(printed, earlier.leaders.printed, "school {seed}");
            continue;
        }
        still_printed += printed.len();
        // What was hidden stays so until it has changed by more than a few.
        for (key, then) in &earlier.leaders.hidden {
            let now = printed.get(key);
            assert!(now.is_none_or(|now| now.abs_diff(*then) >= 5), "school {seed}: {key}");
        }
        assert_eq!(worked_out(&after, &printed, 5), Vec::<String>::new(), "school {seed}");
        let (true_then, true_now) = (truth(&before), truth(&after));
        let is_of_everybody = |key: &str| {
            // All that it is a part of is in this group: it is what the whole school has.
            let (group, column) = key.rsplit_once('/').unwrap();
            let is = |(part, _, other): &&(&str, &str, &str)| [*part, *other].contains(&column);
            let whole = COUNTED.iter().find(is).map_or(column, |(_, whole, _)| *whole);
            let value = |key: String| true_now.get(&key).or(printed.get(&key)).copied();
            let counted = value(format!("{group}/{whole}")).is_some();
            let whole = if counted { whole } else { column };
            value(format!("{group}/{whole}")) == value(format!("all/all/{whole}"))
        };
        for (key, now) in &printed {
            let is_of_everybody = is_of_everybody(key);
            let Some(then) = earlier.leaders.printed.get(key).filter(|_| !is_of_everybody) else {
                continue;
            };
            let moved = now.abs_diff(*then);
            assert!(moved == 0 || moved >= 5, "school {seed}: {key} was {then}, is {now}");
        }
        // What nobody printed, but follows from what was: in neither report, or with no small change.
        let follows = |plans: &[PlanFacts], printed: &BTreeMap<String, u32>| -> Vec<String> {
            let puzzle = puzzle(plans, printed);
            let ranges = puzzle.ranges().into_iter();
            let alone = ranges.filter(|(_, range)| range.least == range.most);
            alone.map(|(key, _)| key.to_owned()).collect()
        };
        let (then, now) = (&true_then, &true_now);
        let both = follows(&before, &earlier.leaders.printed);
        let now_too = follows(&after, &printed);
        let of_groups = now_too.iter().filter(|key| !is_of_everybody(key));
        for key in of_groups.filter(|key| both.contains(key)) {
            let (Some(then), Some(now)) = (then.get(key), now.get(key)) else { continue };
            let moved = now.abs_diff(*then);
            assert!(moved == 0 || moved >= 5, "school {seed}: {key} was {then}, is {now}");
        }
    }
    assert!(still_printed > 3_000 && held > 50, "{still_printed}, {held}");
}

#[test]
fn a_pupil_taken_out_or_changed_does_not_show_in_the_sums_of_the_school() {
    for seed in 0..100 {
        let before = school(seed);
        let first = figures(&before, &[]);
        let earlier = [left_by(&first, "2018-06-01")];
        let all = first.all(Readers::Leaders);
        for taken in 0..before.len().min(5) {
            let mut after = before.clone();
            after.remove(taken);
            let second = figures(&after, &earlier);
            assert_eq!(second.all(Readers::Leaders), all, "school {seed} without {taken}");
            // Another child in the place of one: as many as before, and somebody else.
            let mut dice = Dice(seed + 5);
            after.push(plan(&mut dice, 100, 3));
            let third = figures(&after, &earlier);
            assert_eq!(third.all(Readers::Leaders), all, "school {seed}");
        }
        // What changes for all in another respect opens no door for what changes for one.
        let mut after = before.clone();
        for plan in &mut after {
            plan.rows.push(RowFacts { given: Some(3.0), ..RowFacts::default() });
        }
        after.remove(0);
        assert_eq!(figures(&after, &earlier).all(Readers::Leaders), all, "school {seed}");
        // The same plans again are counted anew, and give the same.
        assert!(figures(&before, &earlier).held(Readers::Leaders).is_none());
    }
}
