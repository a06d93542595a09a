//! What a person slips on in a plan: one message each in a teacher's words, the rest of the plan read all the same, and what
//! can mean one thing only read as meant, and mended on request.

use std::fmt::Write;

use insta::assert_snapshot;

use crate::run::{Folder, example, example_with, pdf_text, samples};

/// What is said of the complete plan with one text changed, each slip by its name.
fn said(slips: &[(&str, &str, &str)]) -> String {
    let mut all = String::new();
    for (name, old, new) in slips {
        let folder = Folder::new();
        folder.write("plan.yaml", example_with(old, new));
        let ran = folder.run("check plan.yaml --format short --today 2026-10-01");
        assert!(!ran.stderr.contains("panicked"), "{name}: {}", ran.stderr);
        let _ = write!(all, "{name}\n{}\n", ran.stdout);
    }
    all
}

/// The findings of the complete plan with one text changed, by their rules.
fn rules(old: &str, new: &str) -> Vec<String> {
    rules_of(&example_with(old, new))
}

fn rules_of(plan: &str) -> Vec<String> {
    let folder = Folder::new();
    folder.write("plan.yaml", plan);
    let ran = folder.run("check plan.yaml --format short --today 2026-10-01");
    let rule = |line: &str| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned());
    ran.stdout.lines().filter_map(rule).collect()
}

#[test]
fn words_that_are_lost() {
    assert_snapshot!(said(&[
        ("a number", "- Times tables", "- He is #1 at times tables"),
        ("a word", "- Times tables", "- Times tables #bestofall"),
        (
            "a cut sentence",
            "quote: When the page is empty my tummy",
            "quote: When I use card # 3 my tummy"
        ),
        ("perhaps a comment", "- Times tables", "- Hands out the books # Fridays"),
        ("a comment", "- Times tables", "- Hands out the books  # Fridays"),
        ("from the start", "- Times tables", "- #1 in the class at times tables"),
        ("a question", "- Times tables", "- ? why"),
        ("a whole value", "when_and_where: Library, 9.00", "when_and_where: #3 library"),
        ("a note behind an anchor's sign", "- Times tables", "- &times tables"),
        ("a note behind a tag's sign", "- Times tables", "- !important times tables"),
        (
            "in brackets",
            "how_to_help:\n    - Give me the first line\n",
            "dislikes_too: [Use card #3, draw]\n  how_to_help:\n    - Give me the first line\n"
        ),
    ]));
}

#[test]
fn a_comment_is_no_slip() {
    for (old, new) in [
        ("term: autumn", "term: autumn # until December"),
        ("start: 2026-09-14", "start: 2026-09-14 #first Monday"),
        ("version: 1", "version: 1 #1"),
        ("- Times tables", "- Times tables  # since Year 2"),
        ("- Times tables", "- Times tables # ask Mum"),
        ("- Times tables", "- \"Times tables\" #quoted"),
        ("- Times tables", "- Times tables, in C# and F#"),
        ("- Times tables", "- \"He is #1 at times tables\""),
    ] {
        assert!(rules(old, new).is_empty(), "{new}: {:?}", rules(old, new));
    }
}

#[test]
fn lines_that_are_joined_or_split() {
    assert_snapshot!(said(&[
        ("a dash too far in", "    - Times tables", "      - Times tables"),
        ("a dash without a space", "    - Times tables", "      -Times tables"),
        ("a bullet", "    - Times tables", "      • Times tables"),
        (
            "a key without a space",
            "how: Tally on the card\n",
            "how: Tally on the card\n        by:Mr Brown\n"
        ),
        (
            "a comma",
            "likes:\n    - Knowing what comes next\n    - Working beside the window",
            "likes: [Working alone, with a ruler, Swimming]"
        ),
        (
            "thousands",
            "likes:\n    - Knowing what comes next\n    - Working beside the window",
            "likes: [Counting to 1,000, Swimming]"
        ),
        (
            "a dash that starts a line of a sentence",
            "    - Times tables",
            "    - Times tables, all of them\n      – even twelve"
        ),
    ]));
}

#[test]
fn marks_and_figures() {
    assert_snapshot!(said(&[
        ("curly", "phone: 020 7946 0180", "phone: “020 7946 0180”"),
        ("a curly colour", "head: Mrs Joan Pearce", "accent: “#1f3a68”"),
        ("curly, with a colon", "how: Tally on the card", "how: “Tally: on the card”"),
        ("two quotations", "- Times tables", "- “Yes” and “no”"),
        ("a lost nought", "key_stage: two", "reading_age: 6.10"),
        ("year 7", "year_group: year-3", "year_group: year-7"),
        ("a misspelt year", "term: autumn", "term: autum"),
    ]));
}

#[test]
fn signs_at_the_start_of_a_text() {
    let mut all = String::new();
    for text in [
        "**Calm** and fair",
        "*calm*",
        "& fair",
        "! Important",
        "% of sums",
        "@home chess",
        "`code`",
        "[laughs] and runs",
        "{name} is kind",
        "| a bar",
        "> more",
        "? why",
        ", and",
        "]",
        "- twice",
    ] {
        let plan = example_with("- Times tables", &format!("- {text}"));
        let folder = Folder::new();
        folder.write("plan.yaml", plan);
        let ran = folder.run("check plan.yaml --format short --today 2026-10-01");
        let _ = write!(all, "{}", ran.stdout);
    }
    assert_snapshot!(all);
}

#[test]
fn what_yaml_refuses() {
    assert_snapshot!(said(&[
        ("a tab", "  known_as: Sam", "\tknown_as: Sam"),
        (
            "tabs",
            "  known_as: Sam\n  first_name: Sam\n  last_name: Taylor\n  id",
            "\tknown_as: Sam\n\tfirst_name: Sam\n\tlast_name: Taylor\n  id"
        ),
        ("other spaces", "  known_as: Sam", "\u{a0}\u{a0}known_as: Sam"),
        ("Word's line break", "- Times tables", "- Times\u{b}tables"),
        ("Word's line break, quoted", "- Times tables", "- \"Times\u{b}tables\""),
        ("a page break", "- Times tables", "- Times\u{c}tables"),
        ("another one", "- Times tables", "- Times\u{1}tables"),
        ("a colon", "how: Tally on the card", "how: Tally: on the card"),
        ("a colon at the end", "how: Tally on the card", "how: Tally on the card:"),
        (
            "a colon in a wrapped text",
            "how: Tally on the card",
            "how: Tally\n        of two kinds: his own and mine"
        ),
        ("two colons in an item", "- Times tables", "- He said: yes: all"),
        ("an item with a colon", "- Times tables", "- He said: yes, all"),
        ("an open quotation mark", "known_as: Sam", "known_as: \"Sam"),
        ("an apostrophe", "- Times tables", "- 'Twas his times tables"),
        ("text after the mark", "- Times tables", "- \"Times\" tables"),
        ("a backslash", "- Times tables", "- \"Times in C:\\docs\""),
        ("no space after the colon", "class: 3 Maple", "class:3 Maple"),
        ("no colon", "pronouns: he/him", "pronouns he/him"),
        ("no colon, with lines below", "cycle:", "cycle"),
        ("no space after the dash", "- Times tables", "-Times tables"),
        ("another bullet", "- Times tables", "* Times tables"),
        ("an open bracket", "targets: [T1, T2]", "targets: [T1, T2"),
        (
            "a list beside its key",
            "interests:\n    - Rockets and planets",
            "interests: - Rockets and planets"
        ),
        ("a key too far in", "  pronouns: he/him", "    pronouns: he/him"),
        (
            "keys too far in",
            "  class: 3 Maple\n  pronouns: he/him",
            "    class: 3 Maple\n    pronouns: he/him"
        ),
        ("a key too far out", "  pronouns: he/him", " pronouns: he/him"),
        (
            "a text that goes on at the edge",
            "- Times tables",
            "- Times tables\nand a few more of them"
        ),
        ("two documents", "assess:\n", "---\nassess:\n"),
        ("a fence", "template: send", "```yaml\ntemplate: send"),
        ("a key of nothing", "pronouns: he/him", "~: he/him"),
        ("a merge of nothing", "pronouns: he/him", "<<: he/him"),
        ("an unknown reference", "pronouns: he/him", "pronouns: *him"),
    ]));
}

#[test]
fn one_slip_hides_no_other() {
    let plan = example_with("- Times tables", "- **Times** tables")
        .replace("term: autumn", "term: autumm")
        .replace("how: Tally on the card", "how: Tally: on the card")
        .replace("date: 2026-09-08", "date: 2026-09-31")
        .replace("    level_of_help: independent", "\tlevel_of_help: alone");
    let folder = Folder::new();
    folder.write("plan.yaml", plan);
    assert_snapshot!(folder.run("check plan.yaml --format short --today 2026-10-01").stdout);
}

#[test]
fn a_section_too_far_in() {
    let indented = |from: &str, to: &str, lines: bool| {
        let plan = example();
        let (start, end) = (plan.find(from).unwrap(), plan.find(to).unwrap());
        let section = &plan[start..end];
        let moved: String = section
            .split_inclusive('\n')
            .enumerate()
            .map(|(at, line)| {
                let blank = line.trim().is_empty();
                if !blank && (lines || at == 0) { format!("  {line}") } else { line.to_owned() }
            })
            .collect();
        let folder = Folder::new();
        folder.write("plan.yaml", format!("{}{moved}{}", &plan[..start], &plan[end..]));
        folder.run("check plan.yaml --format short --today 2026-10-01").stdout
    };
    let all =
        indented("assess:\n", "classroom:\n", true) + &indented("cycle:\n", "about:\n", false);
    assert_snapshot!(all);
}

#[test]
fn no_valid_plan_has_a_slip() {
    let plans = samples().into_iter().map(|path| std::fs::read_to_string(path).unwrap());
    for plan in plans.chain([example()]) {
        // A last line that cannot be read makes every line be looked at as a person does.
        let found = rules_of(&format!("{plan}\n@\n"));
        assert_eq!(found.iter().filter(|rule| *rule == "yaml-syntax").count(), 1, "{plan}");
    }
}

#[test]
fn references_and_merges() {
    let plan = example_with(
        "how: Tally on the card\n      by: Mr Brown\n      every: daily",
        "<<: *book\n      every: daily",
    )
    .replace(
        "measure:\n      how: Words counted in his book",
        "measure: &book\n      how: Words counted in his book",
    );
    assert!(rules_of(&plan).is_empty(), "{:?}", rules_of(&plan));
    let folder = Folder::new();
    folder.write("plan.yaml", &plan);
    folder.run("render plan.yaml --document plan-teacher -o out --today 2026-10-01");
    let text = pdf_text(&folder.read(&format!(
        "out/{}",
        folder.names("out").iter().find(|n| n.ends_with("pdf")).unwrap()
    )));
    assert_eq!(text.to_lowercase().matches("wordscountedinhisbook").count(), 2, "{text}");
    let shared = example_with("template: send", "x-checks: &daily\n  every: daily\ntemplate: send")
        .replace("by: Mr Brown\n      every: daily", "by: Mr Brown\n      <<: *daily");
    assert!(rules_of(&shared).is_empty(), "{:?}", rules_of(&shared));
}

/// Forms that are read as meant: what the plan has, what a person wrote, and the usual form.
const FORMS: [(&str, &str, &str); 44] = [
    ("date_of_birth: 2018-11-05", "date_of_birth: 05/11/2018", "date_of_birth: 2018-11-05"),
    ("date_of_birth: 2018-11-05", "date_of_birth: 5.11.2018", "date_of_birth: 2018-11-05"),
    ("date_of_birth: 2018-11-05", "date_of_birth: 5 November 2018", "date_of_birth: 2018-11-05"),
    ("date_of_birth: 2018-11-05", "date_of_birth: 5th Nov 2018", "date_of_birth: 2018-11-05"),
    (
        "date_of_birth: 2018-11-05",
        "date_of_birth: Monday 5 November 2018",
        "date_of_birth: 2018-11-05",
    ),
    ("date_of_birth: 2018-11-05", "date_of_birth: 2018-11-5", "date_of_birth: 2018-11-05"),
    ("date_of_birth: 2018-11-05", "date_of_birth: 2018/11/05", "date_of_birth: 2018-11-05"),
    (
        "date_of_birth: 2018-11-05",
        "date_of_birth: 2018-11-05 00:00:00",
        "date_of_birth: 2018-11-05",
    ),
    ("year_group: year-3", "year_group: Year 3", "year_group: year-3"),
    ("year_group: year-3", "year_group: Y3", "year_group: year-3"),
    ("year_group: year-3", "year_group: 3", "year_group: year-3"),
    ("year_group: year-3", "year_group: Yr 3", "year_group: year-3"),
    ("term: autumn", "term: Autumn", "term: autumn"),
    ("term: autumn", "term: autumn term", "term: autumn"),
    ("term: autumn", "term: Autumn 2026", "term: autumn"),
    ("setting: out-of-class", "setting: Out of class", "setting: out-of-class"),
    ("key_stage: two", "key_stage: KS2", "key_stage: two"),
    (
        "parental_responsibility: yes",
        "parental_responsibility: Yes",
        "parental_responsibility: yes",
    ),
    ("parental_responsibility: yes", "parental_responsibility: Y", "parental_responsibility: yes"),
    (
        "parental_responsibility: yes",
        "parental_responsibility: TRUE",
        "parental_responsibility: TRUE",
    ),
    ("weeks: 11\n  status", "weeks: 11 weeks\n  status", "weeks: 11\n  status"),
    ("weeks: 11\n  status", "weeks: eleven\n  status", "weeks: 11\n  status"),
    ("weeks: 11\n    evidence", "weeks: 11 wks\n    evidence", "weeks: 11\n    evidence"),
    ("minutes: 20", "minutes: 20 minutes", "minutes: 20"),
    ("minutes: 20", "minutes: 20 mins", "minutes: 20"),
    ("minutes: 20", "minutes: 20min each", "minutes: 20"),
    ("minutes: 20", "minutes: \"20\"", "minutes: 20"),
    ("minutes: 20", "minutes: 2 x 20 min", "minutes: 20"),
    ("minutes: 20", "minutes: 1 hour", "minutes: 60"),
    ("minutes: 20", "minutes: half an hour", "minutes: 30"),
    ("minutes: 20", "minutes: 1h 15", "minutes: 75"),
    ("times_per_week: 2", "times_per_week: 2 x", "times_per_week: 2"),
    ("times_per_week: 2", "times_per_week: twice a week", "times_per_week: 2"),
    ("times_per_week: 2", "times_per_week: 2 times per week", "times_per_week: 2"),
    ("times_per_week: 2", "times_per_week: daily", "times_per_week: 5"),
    ("times_per_week: 2", "times_per_week: fortnightly", "times_per_week: 0.5"),
    ("times_per_week: 2", "times_per_week: once a fortnight", "times_per_week: 0.5"),
    ("group_size: 3", "group_size: 1:3", "group_size: 3"),
    ("group_size: 3", "group_size: group of 3", "group_size: 3"),
    ("group_size: 3", "group_size: in pairs", "group_size: 2"),
    ("group_size: 1", "group_size: 1:1", "group_size: 1"),
    ("group_size: 1", "group_size: one to one", "group_size: 1"),
    ("group_size: 3", "group_size: group of 2–3", "group_size: group of 2–3"),
    (
        "teaching_assistant_hour: 16.80",
        "teaching_assistant_hour: £16.80",
        "teaching_assistant_hour: 16.8",
    ),
];

#[test]
fn what_can_mean_one_thing_only_is_read_as_meant() {
    let mut wrong = Vec::new();
    for (old, new, _) in FORMS {
        let errors: Vec<String> = said(&[("", old, new)])
            .lines()
            .filter(|line| line.contains("error["))
            .map(str::to_owned)
            .collect();
        if !errors.is_empty() {
            wrong.push(format!("{new}: {errors:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn fix_writes_the_usual_form_and_leaves_every_other_byte() {
    for (at, (old, new, usual)) in FORMS.into_iter().enumerate() {
        let ends = if at % 2 == 0 { "\n" } else { "\r\n" };
        let plan = |text: &str| {
            let plan = example_with(old, text).replace('\n', ends);
            format!("\u{feff}{plan}# a last word{ends}")
        };
        let folder = Folder::new();
        folder.write("plan.yaml", plan(new));
        folder.run("check plan.yaml --fix --today 2026-10-01");
        let now = String::from_utf8(folder.read("plan.yaml")).unwrap();
        assert_eq!(now, plan(usual), "{new}");
    }
}

#[test]
fn fix_mends_slips_of_one_meaning() {
    for (old, new, mended) in [
        ("  known_as: Sam", "\tknown_as: Sam", "  known_as: Sam"),
        ("- Times tables", "- Times\u{b}tables", "- Times tables"),
        ("- Times tables", "- **Times** tables # a note", "- \"**Times** tables\" # a note"),
        ("- Times tables", "- He is #1 at times tables", "- \"He is #1 at times tables\""),
        ("- Times tables", "- He said: yes, \"all\"", "- He said: yes, \"all\""),
        ("- Times tables", "- He said: yes, all", "- \"He said: yes, all\""),
        ("    - Times tables", "      - Times tables", "    - Times tables"),
        ("- Times tables", "-Times tables", "- Times tables"),
        ("- Times tables", "* Times tables", "- Times tables"),
        ("- Times tables", "- “Times tables”", "- \"Times tables\""),
        ("class: 3 Maple", "class:3 Maple", "class: 3 Maple"),
        ("known_as: Sam", "known_as: \"Sam", "known_as: \"Sam\""),
        ("how: Tally on the card", "how: Tally: on the card", "how: \"Tally: on the card\""),
        ("how: Tally on the card", "how: “Tally: on ‘the’ card”", "how: \"Tally: on ‘the’ card\""),
        ("  pronouns: he/him", "    pronouns: he/him", "  pronouns: he/him"),
        // What has two meanings is left alone.
        ("  pronouns: he/him", " pronouns: he/him", " pronouns: he/him"),
        ("pronouns: he/him", "pronouns he/him", "pronouns he/him"),
        ("date_of_birth: 2018-11-05", "date_of_birth: 5/11/18", "date_of_birth: 5/11/18"),
        ("date_of_birth: 2018-11-05", "date_of_birth: 31/02/2018", "date_of_birth: 31/02/2018"),
        ("minutes: 20", "minutes: 20-30", "minutes: 20-30"),
        ("times_per_week: 2", "times_per_week: often", "times_per_week: often"),
    ] {
        let folder = Folder::new();
        folder.write("plan.yaml", example_with(old, new));
        folder.run("check plan.yaml --fix --today 2026-10-01");
        let now = String::from_utf8(folder.read("plan.yaml")).unwrap();
        assert_eq!(now, example_with(old, mended), "{new}");
    }
}

#[test]
fn fix_says_what_it_changed() {
    let plan = example_with("date_of_birth: 2018-11-05", "date_of_birth: 5/11/2018")
        .replace("- Times tables", "  - Times tables")
        .replace("  known_as: Sam", "\tknown_as: Sam");
    let folder = Folder::new();
    folder.write("plan.yaml", &plan);
    let dry = folder.run("check plan.yaml --fix --dry-run --today 2026-10-01");
    assert_eq!(folder.read("plan.yaml"), plan.as_bytes(), "a dry run wrote");
    let ran = folder.run("check plan.yaml --fix --today 2026-10-01");
    assert_eq!(dry.stdout, ran.stdout);
    let mended = folder.read("plan.yaml");
    let again = folder.run("check plan.yaml --fix --today 2026-10-01");
    assert!(again.stdout.is_empty() && folder.read("plan.yaml") == mended, "{}", again.stdout);
    assert_snapshot!(format!("exit {}\n{}{}", ran.code, ran.stdout, ran.stderr));
}

#[test]
fn fix_leaves_good_plans_alone() {
    let folder = Folder::new();
    for path in samples() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read(&path).unwrap();
        folder.write(&name, &text);
        let ran = folder.run(&format!("check {name} --fix --today 2026-12-07"));
        assert!(ran.stdout.is_empty(), "{name}: {}", ran.stdout);
        assert_eq!(folder.read(&name), text);
    }
}

#[test]
fn a_range_of_children_is_printed_as_typed() {
    let folder = Folder::new();
    folder.write("plan.yaml", example_with("group_size: 3", "group_size: group of 4-6"));
    let ran = folder.run("render plan.yaml --document plan-teacher -o out --today 2026-10-01");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let name = folder.names("out").into_iter().find(|name| name.ends_with("pdf")).unwrap();
    let text = pdf_text(&folder.read(&format!("out/{name}")));
    assert!(text.contains("groupof4–6"), "{text}");
}

#[test]
fn what_has_two_meanings_is_asked() {
    assert_snapshot!(said(&[
        ("two figures", "date_of_birth: 2018-11-05", "date_of_birth: 5/11/18"),
        ("no such day", "date_of_birth: 2018-11-05", "date_of_birth: 31/02/2018"),
        ("the month first", "date_of_birth: 2018-11-05", "date_of_birth: 11/25/2018"),
        ("no year", "date_of_birth: 2018-11-05", "date_of_birth: 5 November"),
        ("another weekday", "date_of_birth: 2018-11-05", "date_of_birth: Friday 5 November 2018"),
        ("a range of minutes", "minutes: 20", "minutes: 20-30"),
        ("two figures that differ", "minutes: 20", "minutes: 3 x 20 min"),
        ("monthly", "times_per_week: 2", "times_per_week: monthly"),
        ("half a term", "weeks: 11\n    evidence", "weeks: half a term\n    evidence"),
    ]));
}

#[test]
fn what_nobody_sees_is_nothing() {
    for text in ["\u{200b}", "\"\u{a0}\"", "\u{ad}\u{ad}", "\"\u{feff} \u{2060}\"", "\u{3164}"] {
        let found = rules("how: Tally on the card", &format!("how: {text}"));
        assert_eq!(found, ["missing"], "{text:?}");
    }
}

#[test]
fn pasted_characters_do_not_reach_the_page() {
    let folder = Folder::new();
    let plan = example_with(
        "- Times tables",
        "- \u{fb01}nding the \u{fb02}aw in rooms\u{200b}\u{fffc} and draw\u{ad}ings",
    );
    folder.write("plan.yaml", &plan);
    folder.run("render plan.yaml --document plan-teacher -o out --today 2026-10-01");
    let name = folder.names("out").into_iter().find(|name| name.ends_with("pdf")).unwrap();
    let text = pdf_text(&folder.read(&format!("out/{name}")));
    assert!(text.contains("indingtheflawinroomsanddrawings"), "{text}");
    assert_eq!(folder.read("plan.yaml"), plan.as_bytes());
}

#[test]
fn settings_under_another_name_are_said_once() {
    let mut all = String::new();
    for name in [
        "sendplan.yml",
        "Sendplan.yaml",
        "sendplan.yaml.txt",
        "sendplan (1).yaml",
        "sendplan.yaml.bak",
    ] {
        let folder = Folder::new();
        folder
            .write("class/a.yaml", example())
            .write(&format!("class/{name}"), "school:\n  name: X\n");
        let ran = folder.run("check class --format short --today 2026-10-01");
        let _ = writeln!(all, "{}", ran.stdout.trim_end());
    }
    assert_snapshot!(all);
}
