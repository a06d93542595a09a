//! Templates that extend another: what they change, where they are found, and what is wrong with some.

use crate::run::{Folder, example, pdf_text};

/// A school’s folder with a template of its own beside the settings, and the example’s plan.
fn west_hill(manifest: &str) -> Folder {
    let folder = Folder::new();
    folder
        .write("sendplan.yaml", "template: west-hill-plan\n")
        .write(
            "templates/west-hill-plan/template.yaml",
            format!("id: west-hill-plan\nextends: send-support-plan\n{manifest}"),
        )
        .write("plan.yaml", example().replace("template: send-support-plan\n", ""));
    folder
}

#[test]
fn a_school_says_goal_for_target_with_three_lines() {
    let folder = west_hill("title: West Hill Plan\nwords:\n  target: goal\n");
    let ran = folder.run("render . --document plan-parent --document plan-teacher");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for name in ran.stdout.lines() {
        let text = pdf_text(&folder.read(&format!("out/{name}")));
        let fixed = text.replace("Eachtarget", "");
        assert!(fixed.contains("Thegoalsinfull") || fixed.contains("Goals"), "{name}: {text}");
    }
    let shown = folder.run("template show west-hill-plan");
    assert!(shown.stdout.contains("The goals it serves"), "{}", shown.stdout);
}

#[test]
fn fields_are_added_moved_retitled_and_taken_away() {
    let folder = west_hill(
        "sections:
  - id: pupil
    order: [pronouns, known_as]
    fields:
      - {id: favourite_place, type: text, limit: 20, required: always, after: known_as}
      - {id: upn, remove: yes}
      - {id: home_language, title: Languages at home, limit: 10}
",
    );
    let shown = folder.run("template show west-hill-plan").stdout;
    let at = |words: &str| shown.find(words).unwrap_or_else(|| panic!("no `{words}` in {shown}"));
    assert!(at("pronouns (") < at("known_as (") && at("known_as (") < at("favourite_place ("));
    assert!(!shown.contains("upn ("));
    let ran = folder.run("check plan.yaml");
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("favourite_place") && ran.stderr.contains("home_language"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_origin_of_each_part_is_shown() {
    let folder = west_hill(
        "words: {target: goal}
sections:
  - {id: pupil, fields: [{id: favourite_place, type: text}]}
documents:
  - {id: plan-parent, title: Our plan}
",
    );
    folder.write("templates/west-hill-plan/labels/en-GB.yaml", "plan: {title: West Hill Plan}\n");
    let shown = folder.run("template show west-hill-plan --origin").stdout;
    for line in [
        "west-hill-plan, which extends send-support-plan",
        "plan-parent            [west-hill-plan over send-support-plan]",
        "favourite_place        [west-hill-plan]",
        "en-GB/plan.title       [west-hill-plan over send-support-plan]",
    ] {
        assert!(shown.contains(line), "no `{line}` in {shown}");
    }
}

#[test]
fn a_chain_of_two_is_laid_one_over_the_other() {
    let folder = west_hill("title: West Hill Plan\nwords: {target: goal}\n");
    folder
        .write(
            "templates/infants/template.yaml",
            "id: infants\nextends: west-hill-plan\ntitle: Infants’ plan\nwords: {goal: step}\n",
        )
        .write("sendplan.yaml", "template: infants\n");
    let shown = folder.run("template show infants");
    assert!(shown.stdout.contains("The steps it serves"), "{}{}", shown.stdout, shown.stderr);
}

#[test]
fn what_cannot_be_extended_is_said_with_its_place() {
    for (manifest, words) in [
        ("extends: send-suport-plan\n", "did you mean `send-support-plan`?"),
        ("extends: west-hill-plan\n", "cannot extend itself"),
        (
            "extends: send-support-plan\nsections: [{id: pupill, title: Child}]\n",
            "did you mean `pupil`?",
        ),
        (
            "extends: send-support-plan\nsections: [{id: pupil, fields: [{id: nick_name, remove: yes}]}]\n",
            "has no `nick_name`",
        ),
        (
            "extends: send-support-plan\ndocuments: [{id: plan-carer, title: Plan}]\n",
            "what is new needs a `layout`",
        ),
        (
            "extends: send-support-plan\nsections: [{id: pupil, order: [knownas]}]\n",
            "did you mean `known_as`?",
        ),
        ("extends: send-support-plan\nwords: {two words: goal}\n", "one word before each colon"),
    ] {
        let folder = Folder::new();
        folder
            .write("sendplan.yaml", "template: west-hill-plan\n")
            .write(
                "templates/west-hill-plan/template.yaml",
                format!("id: west-hill-plan\n{manifest}"),
            )
            .write("plan.yaml", example().replace("template: send-support-plan\n", ""));
        let ran = folder.run("check plan.yaml");
        assert_ne!(ran.code, 0, "{manifest}");
        assert!(ran.stderr.contains(words), "{manifest}: {}", ran.stderr);
        assert!(ran.stderr.contains("template.yaml:"), "{manifest}: {}", ran.stderr);
    }
}

#[test]
fn a_circle_of_templates_is_refused() {
    let folder = Folder::new();
    folder
        .write("sendplan.yaml", "template: one\n")
        .write("templates/one/template.yaml", "id: one\nextends: two\ntitle: One\n")
        .write("templates/two/template.yaml", "id: two\nextends: one\ntitle: Two\n")
        .write("plan.yaml", example().replace("template: send-support-plan\n", ""));
    let ran = folder.run("check plan.yaml");
    assert!(ran.stderr.contains("in a circle: `one`"), "{}", ran.stderr);
}

#[test]
fn a_broken_template_beside_the_settings_stops_only_its_own_plans() {
    let folder = west_hill("sections: [{id: nothing, title: Nothing}]\n");
    folder.write("other.yaml", example());
    assert_eq!(folder.run("check other.yaml").code, 0);
    assert_ne!(folder.run("check plan.yaml").code, 0);
}

#[test]
fn a_new_template_works_at_once() {
    let folder = Folder::new();
    folder
        .write("sendplan.yaml", "template: west-hill-plan\n")
        .write("plan.yaml", example().replace("template: send-support-plan\n", ""));
    let ran = folder.run("template new west-hill-plan");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("template: west-hill-plan"), "{}", ran.stderr);
    assert_eq!(folder.run("check .").code, 0, "{}", folder.run("check .").stderr);
    assert_eq!(folder.run("template check templates/west-hill-plan").code, 0);
    assert_ne!(folder.run("template new west-hill-plan").code, 0);
    assert_ne!(folder.run("template new West/Hill").code, 0);
}
