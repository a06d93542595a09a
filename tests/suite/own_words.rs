//! A template with ids and words of its own gets all that is worked out for layouts.

use std::fs;

use crate::run::Folder;

const MANIFEST: &str = r"
id: other
title: Other
language: en
choices:
  season: [{id: leaf-fall, means: autumn}, {id: blossom, means: spring}]
  ending: [{id: got-there, means: met}, {id: nearly, means: partly}, {id: far-beyond, means: exceeded}]
sections:
  - id: child
    fields:
      - {id: called, type: text, role: pupil-name}
      - {id: surname, type: text, role: pupil-last-name}
      - {id: form, type: text, role: class}
  - id: time
    fields:
      - {id: nr, type: integer, role: cycle-number}
      - {id: season, type: choice, choices: season, role: term}
      - {id: begins, type: date, role: cycle-start}
      - {id: ends, type: date, role: review-date}
      - {id: hour, type: text, role: review-time}
      - {id: room, type: text, role: review-place}
  - id: knowledge
    type: list
    role: needs
    fields:
      - {id: code, type: text, role: item-id}
      - {id: words, type: text, role: need-statement}
  - id: goals
    type: list
    role: target
    fields:
      - {id: code, type: text, role: item-id}
      - {id: answers, type: reference, to: knowledge, role: target-need}
      - id: from
        role: baseline
        fields: [{id: count, type: measured, role: number-value}]
      - id: to
        role: success
        fields: [{id: count, type: measured, role: number-value}, {id: what, type: text, role: unit}]
  - {id: price, type: number, role: assistant-hour}
  - id: help
    type: list
    role: provision-row
    fields:
      - {id: code, type: text, role: item-id}
      - {id: serves, type: list, items: reference, to: goals, role: served-targets}
      - {id: who, type: text, role: deliverer-role}
      - {id: mins, type: number, role: minutes}
      - {id: each_week, type: number, role: times-per-week}
      - {id: how_long, type: integer, role: weeks}
      - {id: many, type: integer, role: group-size}
  - id: look_back
    role: review
    fields:
      - id: endings
        type: list
        role: target-results
        fields:
          - {id: goal, type: reference, to: goals, role: reviewed-target}
          - {id: how, type: choice, choices: ending, role: result}
      - id: done
        type: list
        role: delivery
        fields:
          - {id: line, type: reference, to: help, role: delivered-row}
          - {id: times, type: integer, role: delivered}
documents:
  - {id: sheet, title: Sheet, audience: teacher, layout: sheet.typ.j2, file: sheet, copy: staff}
";

const LABELS: &str = r#"
months: [January, February, March, April, May, June, July, August, September, October, November, December]
choices:
  season: {leaf-fall: Leaf-fall, blossom: Blossom}
  ending: {got-there: Got there, nearly: Nearly, far-beyond: Far beyond}
words:
  nth: {3: third}
  times: {2: twice a week}
  cycle: "{term} of {year}"
  plan: "{name}’s {nth} plan"
  at_time: " at {time}"
  in_place: " in {place}"
  dose: "{minutes} min {times}[ over {weeks}]"
  weeks: "{count} weeks"
  group: "{size} together"
"#;

const LAYOUT: &str = r"
#let all = (
  {{ computed }},
  {{ goals|map(attribute='computed')|list }},
  {{ help|map(attribute='computed')|list }},
  {{ look_back.done|map(attribute='computed')|list }},
  {{ look_back.endings|map(attribute='how')|map(attribute='means')|list }},
)
";

const PLAN: &str = r"
template: other
child: {called: Kit, surname: Marsh, form: Wrens}
time: {nr: 3, season: leaf-fall, begins: 2026-09-14, ends: 2026-12-07, hour: '3.30', room: Wrens}
knowledge: [{code: K1, words: Reading}, {code: K2, words: Writing}]
goals:
  - {code: G1, answers: K2, from: {count: 3}, to: {count: 12, what: words}}
  - {code: G2, answers: K1, from: {count: 5}, to: {count: 9}}
price: 18
help:
  - {code: H1, serves: [G2], who: teaching assistant, mins: 20, each_week: 2, how_long: 12, many: 3}
look_back:
  endings: [{goal: G1, how: far-beyond}, {goal: G2, how: nearly}]
  done: [{line: H1, times: 20}]
";

/// What the layout of the other template prints.
fn printed() -> String {
    let folder = Folder::new();
    folder.write("other/template.yaml", MANIFEST);
    folder.write("other/labels/en.yaml", LABELS);
    folder.write("other/sheet.typ.j2", LAYOUT);
    folder.write("plan.yaml", PLAN);
    let ran = folder.run("render plan.yaml --template-folder other --format typst -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let name = folder.names("out").remove(0);
    fs::read_to_string(folder.path("out").join(name)).unwrap()
}

#[test]
fn a_template_with_ids_of_its_own_gets_all_that_is_worked_out() {
    let text = printed();
    for (what, value) in [
        ("cycle_name", "\"Leaf-fall of 2026\""),
        ("plan_name", "\"Kit’s third plan\""),
        ("nth", "\"third\""),
        ("plans_before", "2"),
        ("full_name", "\"Marsh\""),
        ("review_when", "\"Monday 7 December 2026 at 3.30 in Wrens\""),
        ("targets_met", "1"),
        ("need_number", "\"2\""),
        ("start", "\"3 words\""),
        ("start", "\"5\""),
        ("target_numbers", "(\"2\", )"),
        ("sessions", "24"),
        ("planned", "24"),
        ("minutes_a_week", "40.0"),
        ("cost", "4.0"),
        ("dose", "\"20 min twice a week over 12 weeks\""),
        ("dose_a_week", "\"20 min twice a week\""),
        ("group", "\"3 together\""),
        ("given", "(\"line\": \"H1\""),
        ("row", "(\"code\": \"H1\""),
        ("result", "(\"goal\": \"G1\""),
    ] {
        let pair = format!("\"{what}\": {value}");
        assert!(text.contains(&pair), "no {pair} in {text}");
    }
    assert!(text.contains("(\"exceeded\", \"partly\", )"), "{text}");
}

#[test]
fn what_has_no_label_is_none() {
    let text = printed();
    for what in ["numbered_name", "class", "days"] {
        assert!(text.contains(&format!("\"{what}\": none")), "{what} in {text}");
    }
}

#[test]
fn a_document_is_a_line_in_the_manifest_and_a_layout() {
    let folder = Folder::new();
    folder.write("plans/plan.yaml", crate::run::example());
    assert_eq!(folder.run("template export -o mine").code, 0);
    let manifest = fs::read_to_string(folder.path("mine/template.yaml")).unwrap();
    let lines = "  - {id: mine-plan, title: M, audience: teacher, layout: mine.typ.j2, file: mine, copy: plan}\n  \
                 - {id: mine-home, title: M, audience: parent, layout: mine.typ.j2, file: mine, copy: home, per: household}\n  \
                 - {id: mine-class, title: M, audience: teacher, layout: mine.typ.j2, file: mine, copy: class, per: class}\n  \
                 - {id: mine-past, title: M, audience: teacher, layout: mine.typ.j2, file: mine, copy: past, history: yes}\n";
    folder.write("mine/template.yaml", format!("{}\n{lines}", manifest.trim_end()));
    folder.write(
        "mine/mine.typ.j2",
        "= #{{ pupil.known_as or pupil.class }}\n#{{ computed.cycle_name }}\n\
         {% for one in pupils|default(cycles|default([])) %}#{{ one.computed.cycle_name }}{% endfor %}\n",
    );
    for document in ["mine-plan", "mine-home", "mine-class", "mine-past"] {
        let line = format!("render plans --template-folder mine --document {document} -q");
        let ran = folder.run(&line);
        assert_eq!(ran.code, 0, "{document}: {}", ran.stderr);
    }
    assert!(folder.names("out").len() >= 4, "{:?}", folder.names("out"));
}
