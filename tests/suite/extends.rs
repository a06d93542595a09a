//! Templates that extend another: what they change, what is printed then, where they are found, and what is wrong with some.

use std::fs;

use crate::run::{Folder, Ran, example, pdf_text, squeezed};

/// A school’s folder with templates of its own beside the settings, and the example’s plan; each template is its id and the
/// rest of its manifest, and plans use the first.
fn school(templates: &[(&str, &str)]) -> Folder {
    let folder = Folder::new();
    folder.write("sendplan.yaml", format!("template: {}\n", templates[0].0));
    for (id, rest) in templates {
        folder.write(&format!("templates/{id}/template.yaml"), format!("id: {id}\n{rest}"));
    }
    folder.write("plan.yaml", plan(&[]));
    folder
}

/// The same with one template, which extends the built-in one.
fn west_hill(manifest: &str) -> Folder {
    school(&[("west-hill-plan", &format!("extends: send-support-plan\n{manifest}"))])
}

/// The example’s plan, which leaves the template to the settings, with lines after others that have to be there.
fn plan(added: &[(&str, &str)]) -> String {
    let mut plan = example().replace("template: send-support-plan\n", "");
    for (after, line) in added {
        assert!(plan.contains(after), "the plan has no `{after}`");
        plan = plan.replacen(after, &format!("{after}{line}"), 1);
    }
    plan
}

/// The text of a document that is made of the plan, without its spaces.
fn page(folder: &Folder, document: &str) -> String {
    let ran = folder.run(&format!("render plan.yaml -o {document} --document {document}"));
    assert_eq!(ran.code, 0, "{document}: {}", ran.stderr);
    let name = &folder.names(document)[0];
    pdf_text(&folder.read(&format!("{document}/{name}")))
}

#[track_caller]
fn says(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(&squeezed(words)), "no “{words}” in {text}");
    }
}

#[track_caller]
fn says_not(text: &str, words: &[&str]) {
    for words in words {
        assert!(!text.contains(&squeezed(words)), "“{words}” in {text}");
    }
}

/// The check of the plan, which has to fail.
#[track_caller]
fn refused(folder: &Folder) -> Ran {
    let ran = folder.run("check plan.yaml");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    ran
}

#[test]
fn a_school_says_goal_for_target_with_two_lines() {
    let folder = west_hill("title: West Hill Plan\nwords:\n  target: goal\n");
    let parent = page(&folder, "plan-parent");
    says(&parent, &["The goals in full", "We set this goal together with Sam"]);
    says_not(&parent, &["The targets in full", "this target"]);
    says(&page(&folder, "plan-teacher"), &["Goals", "More about the goals"]);
    let shown = folder.run("template show west-hill-plan").stdout;
    assert!(shown.contains("The goals it serves") && shown.contains("targets (list)"), "{shown}");
    // A picture of a target is still one.
    assert!(shown.lines().any(|line| line.trim() == "target           target"), "{shown}");
}

#[test]
fn a_few_words_are_the_name_of_the_plan_at_the_head_of_its_documents() {
    let folder = west_hill("words: {SEND Support Plan: West Hill Plan, SENCO: SENDCo}\n");
    let teacher = page(&folder, "plan-teacher");
    says(&teacher, &["Sam Taylor: West Hill Plan, teacher copy", "SENDCo"]);
    says_not(&teacher, &["SEND Support Plan", "SENCO:"]);
}

#[test]
fn a_document_has_its_own_title_at_its_head() {
    let folder = west_hill(
        "documents:
  - {id: plan-parent, title: Our plan for home}
  - {id: plan-child, title: My passport}
",
    );
    let parent = page(&folder, "plan-parent");
    says(&parent, &["Sam: Our plan for home, parent copy"]);
    says_not(&parent, &["SEND Support Plan"]);
    says(&page(&folder, "plan-child"), &["Sam: My passport"]);
    says(&page(&folder, "plan-teacher"), &["SEND Support Plan"]);
}

#[test]
fn headings_follow_the_titles_of_sections_and_fields() {
    let folder = west_hill(
        "sections:
  - id: about
    fields:
      - {id: strengths, title: Shines at}
      - {id: motivators, title: \"What makes {name} try\"}
  - {id: targets, title: Steps}
",
    );
    folder.write(
        "templates/west-hill-plan/labels/en-GB.yaml",
        "plan:\n  targets_full: All steps in full\n",
    );
    let parent = page(&folder, "plan-parent");
    says(&parent, &["Shines at", "What makes Sam try", "All steps in full"]);
    says_not(&parent, &["Good at", "The targets in full"]);
    let ran =
        west_hill("sections: [{id: about, fields: [{id: strengths, title: \"{nick}’s best\"}]}]\n");
    assert!(refused(&ran).stderr.contains("the title has `{nick}`, which no layout gives it"));
}

#[test]
fn fields_are_added_moved_changed_and_taken_away() {
    let folder = west_hill(
        "sections:
  - id: pupil
    order: [pronouns, known_as]
    fields:
      - {id: favourite_place, type: text, limit: 20, required: always, after: known_as}
      - {id: upn, remove: yes}
      - {id: home_language, title: Languages at home, limit: 5}
      - {id: date_of_birth, required: optional}
",
    );
    let shown = folder.run("template show west-hill-plan").stdout;
    let at = |words: &str| shown.find(words).unwrap_or_else(|| panic!("no `{words}` in {shown}"));
    assert!(at("pronouns (") < at("known_as (") && at("known_as (") < at("favourite_place ("));
    assert!(!shown.contains("upn ("), "{shown}");
    let plan = plan(&[(
        "pupil:\n",
        "  favourite_place: The library behind the hall\n  upn: A123456789012\n",
    )]);
    folder.write("plan.yaml", plan);
    let found = refused(&folder).stderr;
    for words in [
        "`pupil.favourite_place` has 27 characters",
        "`pupil.home_language` has 7 characters",
        "`pupil` has no field `upn`",
    ] {
        assert!(found.contains(words), "no {words} in {found}");
    }
}

#[test]
fn what_layouts_print_can_be_taken_away() {
    let folder = west_hill(
        "sections:
  - {id: classroom, remove: yes}
  - {id: pupil, fields: [{id: date_of_birth, remove: yes}]}
  - {id: targets, fields: [{id: set_by, remove: yes}, {id: measure, remove: yes}]}
documents:
  - {id: summary-child, remove: yes}
",
    );
    let plan = plan(&[]);
    let lines = plan.lines().scan(0, |indent, line| {
        // What is taken away goes with all that is within it.
        let own = line.len() - line.trim_start().len();
        let gone = ["classroom:", "  date_of_birth:", "    set_by:", "    measure:"];
        if *indent > 0 && (own >= *indent || line.is_empty()) {
            return Some(None);
        }
        *indent = if gone.iter().any(|key| line.starts_with(key)) { own + 1 } else { 0 };
        Some((*indent == 0).then_some(line))
    });
    let plan: Vec<&str> = lines.flatten().collect();
    folder.write("plan.yaml", plan.join("\n"));
    for document in ["plan-teacher", "plan-parent", "plan-child"] {
        says_not(&page(&folder, document), &["We set this", "in every lesson, from", "born"]);
    }
    let ran = folder.run("render plan.yaml --document summary-child");
    assert!(ran.stderr.contains("has no document `summary-child`"), "{}", ran.stderr);
}

#[test]
fn what_is_added_is_printed_for_whoever_may_see_it() {
    let folder = west_hill(
        "sections:
  - id: pupil
    fields:
      - {id: favourite_place, type: text, audiences: [teacher, parent]}
      - {id: locker, type: integer, audiences: [teacher]}
      - {id: key_code, type: text, unprinted: For the office}
  - id: targets
    fields:
      - {id: sphere, type: choice, choices: spheres, audiences: [teacher, parent]}
  - id: swimming
    type: group
    audiences: [teacher, parent]
    fields:
      - {id: since, type: date}
      - {id: likes, title: Likes it, type: boolean}
      - {id: days, type: list, items: text}
choices: {spheres: [home, school]}
",
    );
    folder
        .write(
            "templates/west-hill-plan/labels/en-GB.yaml",
            "choices: {spheres: {home: Life at home, school: Life in school}}\n",
        )
        .write(
            "plan.yaml",
            plan(&[
                (
                    "pupil:\n",
                    "  favourite_place: The \"reading\" tent\n  locker: 4711\n  key_code: 0815\n",
                ),
                ("- id: T1\n", "    sphere: home\n"),
            ]) + "\nswimming: {since: 2026-03-01, likes: yes, days: [Monday, Friday]}\n",
        );
    let (parent, teacher) = (page(&folder, "plan-parent"), page(&folder, "plan-teacher"));
    for text in [&parent, &teacher] {
        says(
            text,
            &[
                "More",
                "Favourite place The “reading” tent",
                "Targets 1: Sphere Life at home",
                "Swimming Since 1 March 2026 Likes it Yes Days Monday Friday",
            ],
        );
        says_not(text, &["0815"]);
    }
    says(&teacher, &["Locker 4711"]);
    says_not(&parent, &["4711"]);
    says_not(&page(&folder, "plan-child"), &["tent", "4711"]);
}

#[test]
fn what_a_layout_of_its_own_prints_is_not_printed_again() {
    let folder = west_hill(
        "sections: [{id: pupil, fields: [{id: favourite_place, type: text, audiences: [teacher, parent]}]}]\n",
    );
    folder
        .write("plan.yaml", plan(&[("pupil:\n", "  favourite_place: The tent\n")]))
        .write(
            "templates/west-hill-plan/family.typ.j2",
            "== #{{ label(\"plan.den\") }}\n#prose({{ pupil.favourite_place or \"\" }})\n",
        )
        .write("templates/west-hill-plan/labels/en-GB.yaml", "plan: {den: Where to find me}\n");
    let parent = page(&folder, "plan-parent");
    says(&parent, &["Where to find me The tent"]);
    says_not(&parent, &["Favourite place", "parental responsibility"]);
}

#[test]
fn audiences_and_labels_are_laid_over_what_is_there() {
    let folder =
        west_hill("sections: [{id: about, fields: [{id: interests, audiences: [teacher]}]}]\n");
    folder.write(
        "templates/west-hill-plan/labels/en-GB.yaml",
        "plan:\n  likes: Is fond of\n  meet: \"Next time\"\n",
    );
    let parent = page(&folder, "plan-parent");
    says(&parent, &["Is fond of", "Next time", "Dislikes"]);
    says_not(&parent, &["Interests"]);
    says(&page(&folder, "plan-teacher"), &["Interests"]);
}

#[test]
fn the_origin_of_each_part_is_shown() {
    let folder = school(&[
        ("infants", "extends: west-hill-plan\ntitle: Infants’ plan\nwords: {goal: step}\n"),
        (
            "west-hill-plan",
            "extends: send-support-plan
words: {target: goal}
sections:
  - id: pupil
    fields: [{id: favourite_place, type: text}, {id: home_language, limit: 5}, {id: upn, remove: yes}]
documents:
  - {id: plan-parent, title: Our plan}
",
        ),
    ]);
    folder
        .write("templates/west-hill-plan/labels/en-GB.yaml", "plan: {title: West Hill Plan}\n")
        .write("templates/infants/family.typ.j2", "");
    let shown = folder.run("template show infants --origin").stdout;
    for line in [
        "Infants’ plan (infants, which extends west-hill-plan, which extends send-support-plan)",
        "  infants: templates/infants",
        "  send-support-plan: built in",
        "  target → goal          [west-hill-plan]",
        "  goal → step            [infants]",
        "  plan-parent            [west-hill-plan over send-support-plan] title",
        "    favourite_place        [west-hill-plan]",
        "    home_language          [west-hill-plan over send-support-plan] limit",
        "    pronouns               [send-support-plan]",
        "  pupil.upn              [west-hill-plan]",
        "  en-GB/plan.title       [west-hill-plan over send-support-plan]",
        "  family.typ.j2          [infants over send-support-plan]",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "no `{line}` in {shown}");
    }
    let labels = folder.run("template show infants --labels").stdout;
    assert!(labels.contains("plan.title: West Hill Plan\n"), "{labels}");
    assert!(labels.contains("plan.targets: Steps\n"), "{labels}");
}

#[test]
fn changes_to_what_is_not_there_are_said_with_their_place() {
    for (manifest, words) in [
        ("extends: send-suport-plan\n", "did you mean `send-support-plan`?"),
        ("extends: west-hill-plan\n", "cannot extend itself"),
        (
            "extends: send-support-plan\nsections: [{id: pupill, title: Child}]\n",
            "did you mean `pupil`? Otherwise what is new needs a `type`",
        ),
        (
            "extends: send-support-plan\nsections: [{id: pupil, fields: [{id: nick_name, remove: yes}]}]\n",
            "`send-support-plan` has no `nick_name` here",
        ),
        (
            "extends: send-support-plan\nsections: [{id: pupil, fields: [{id: class, type: prose}]}]\n",
            "`pupil.class` cannot have another `type`",
        ),
        (
            "extends: send-support-plan\nsections: [{id: family, fields: [{id: parents, fields: [{id: id, remove: yes}]}]}]\n",
            "refers to items of `family.parents`",
        ),
        (
            "extends: send-support-plan\nsections: [{id: review, remove: yes}]\n",
            "`review` is needed: `review-teacher`, `review-senco`, `review-parent` and `review-child` name `review`",
        ),
        (
            "extends: send-support-plan\ndocuments: [{id: plan-carer, title: Plan}]\n",
            "what is new needs a `layout`",
        ),
        (
            "extends: send-support-plan\nsections: [{id: pupil, order: [knownas]}]\n",
            "did you mean `known_as`?",
        ),
        (
            "extends: send-support-plan\nsections: [{id: about, after: pupils}]\n",
            "did you mean `pupil`?",
        ),
        (
            "extends: send-support-plan\nchoices: {tier: [universal, whole-school]}\n",
            "the labels have no `choices.tier.whole-school`",
        ),
        ("extends: send-support-plan\nwords: {trget: goal}\n", "did you mean `target`?"),
        ("extends: send-support-plan\nwords: {7: goal}\n", "what is said now before each colon"),
        ("extends: send-support-plan\nwords: goal\n", "a group of lines such as `target: goal`"),
    ] {
        let folder = school(&[("west-hill-plan", manifest)]);
        let found = refused(&folder).stderr;
        assert!(found.contains(words), "{manifest}: {found}");
        assert!(found.contains("templates/west-hill-plan/template.yaml:"), "{manifest}: {found}");
    }
}

#[test]
fn labels_and_files_that_nothing_uses_are_slips() {
    for (file, text, words) in [
        (
            "labels/en-GB.yaml",
            "plan: {titel: Plan}\n",
            ["there is no label `plan.titel`", "did you mean `title`?"],
        ),
        (
            "labels/en-GB.yaml",
            "plan: {motivators: \"What {nick} likes\"}\n",
            ["has `{nick}`, which no layout gives it", "it can have {name}"],
        ),
        (
            "labels/en-GB.yaml",
            "plan: Our plan\n",
            ["`plan` is a group of labels", "labels/en-GB.yaml:1:7"],
        ),
        (
            "labels/pl.yaml",
            "reviewed_by: Anna\nplan:\n  tagret: Cel\n",
            ["there is no label `plan.tagret`", "labels/pl.yaml:3:3"],
        ),
        ("labels/pl.yaml", "# nothing yet\n", ["there are no labels in this file", "or delete"]),
        (
            "labels/pl.yaml",
            "audiences: [family]\n",
            ["`audiences` names readers", "labels/pl.yaml:1:13"],
        ),
        (
            "plan-parnet.typ.j2",
            "",
            ["nothing uses this file", "did you mean `plan-parent.typ.j2`?"],
        ),
        ("label/en-GB.yaml", "", ["nothing uses this file", "label/en-GB.yaml"]),
        ("labels/en-GB.yml", "", ["nothing uses this file", "labels/en-GB.yml"]),
    ] {
        let folder = west_hill("");
        folder.write(&format!("templates/west-hill-plan/{file}"), text);
        let found = refused(&folder).stderr;
        assert!(words.iter().all(|words| found.contains(words)), "{file}: {found}");
        assert!(found.contains(&format!("templates/west-hill-plan/{file}")), "{file}: {found}");
    }
}

#[test]
fn what_the_template_beneath_takes_away_is_said_of_it() {
    let folder = school(&[
        (
            "infants",
            "extends: west-hill-plan\nsections: [{id: pupil, fields: [{id: upn, title: Number}]}]\n",
        ),
        (
            "west-hill-plan",
            "extends: send-support-plan\nsections: [{id: pupil, fields: [{id: upn, remove: yes}]}]\n",
        ),
    ]);
    let found = refused(&folder).stderr;
    assert!(found.contains("`west-hill-plan` takes `upn` away"), "{found}");
    assert!(found.contains("templates/infants/template.yaml:3:"), "{found}");
    // It may be there again.
    folder.write(
        "templates/infants/template.yaml",
        "id: infants\nextends: west-hill-plan\nsections: [{id: pupil, fields: [{id: upn, type: text}]}]\n",
    );
    assert_eq!(folder.run("check plan.yaml").code, 0);
}

#[test]
fn a_template_without_an_id_of_its_own_takes_no_others_place() {
    let folder = school(&[("west-hill-plan", "")]);
    folder.write("templates/west-hill-plan/template.yaml", "extends: send-support-plan\n");
    assert!(refused(&folder).stderr.contains("`id` is missing"));
    folder.write("sendplan.yaml", "");
    assert_eq!(folder.run("check plan.yaml").code, 0);
}

#[test]
fn a_circle_of_templates_is_refused() {
    let folder =
        school(&[("one", "extends: two\ntitle: One\n"), ("two", "extends: one\ntitle: Two\n")]);
    let found = refused(&folder).stderr;
    assert!(found.contains("in a circle: `one` and `two`"), "{found}");
}

#[test]
fn a_broken_template_beside_the_settings_stops_only_its_own_plans() {
    let folder = west_hill("sections: [{id: nothing, title: Nothing}]\n");
    folder.write("other.yaml", example()).write("third.yaml", plan(&[]).replace("ST-1", "ST-2"));
    assert_eq!(folder.run("check other.yaml").code, 0);
    let found = folder.run("check plan.yaml third.yaml").stderr;
    assert_eq!(found.matches("has no `nothing` here").count(), 1, "{found}");
}

#[test]
fn choices_are_added_to_a_list_and_taken_out() {
    let folder = west_hill("choices: {missed: {add: [snow], remove: [no-room]}}\n");
    let labels = "choices: {missed: {snow: The school was snowed in}}\n";
    folder.write("templates/west-hill-plan/labels/en-GB.yaml", labels);
    let schema = folder.run("schema").stdout;
    assert!(schema.contains("\"snow\"") && !schema.contains("\"no-room\""), "{schema}");
    assert!(schema.contains("\"trip-or-event\""), "{schema}");
    for (manifest, said) in [
        ("{missed: {remove: [no-romo]}}", "has no `no-romo` to take out"),
        ("{missed: {plus: [x]}}", "a list of choices has no `plus`"),
        ("{missed: {add: x}}", "`add` should be a list"),
        ("{missed: {add: [no-room]}}", "`missed` has `no-room` already"),
    ] {
        let found = refused(&west_hill(&format!("choices: {manifest}\n"))).stderr;
        assert!(found.contains(said), "{manifest}: {found}");
    }
}

#[test]
fn a_manifest_that_cannot_be_read_is_said_of_it() {
    for manifest in ["", "id: west-hill-plan\n\ttitle: x\n", "title: West Hill\n"] {
        let folder = west_hill("");
        folder.write("templates/west-hill-plan/template.yaml", manifest);
        let found = refused(&folder).stderr;
        assert!(found.contains("templates/west-hill-plan/template.yaml"), "{manifest}: {found}");
        assert!(!found.contains("unknown-template"), "{manifest}: {found}");
        // Under another id than that of its folder nobody knows that it is meant.
        folder.write("sendplan.yaml", "template: our-own\n");
        let found = refused(&folder).stderr;
        let hint = "`sendplan template check templates/west-hill-plan` says why";
        assert!(found.contains("unknown-template") && found.contains(hint), "{manifest}: {found}");
    }
    let folder = west_hill("");
    fs::remove_file(folder.path("templates/west-hill-plan/template.yaml")).unwrap();
    fs::create_dir(folder.path("templates/west-hill-plan/template.yaml")).unwrap();
    let found = refused(&folder).stderr;
    assert!(found.contains("it is a folder and should be a file"), "{found}");
}

#[test]
fn what_is_asked_of_no_template_is_asked_of_the_one_that_is_meant() {
    let folder = west_hill("words: {target: goal}\n");
    for (line, words) in [
        ("schema", "\"title\": \"SEND Support Plan\""),
        ("template show", "west-hill-plan"),
        ("template show --origin", "west-hill-plan"),
        ("schema --template welsh-idp", "short_term_targets"),
        ("template show --template welsh-idp", "welsh-idp"),
        ("template show send-support-plan --template welsh-idp", "send-support-plan"),
    ] {
        let ran = folder.run(line);
        assert_eq!(ran.code, 0, "{line}: {}", ran.stderr);
        assert!(ran.stdout.contains(words), "{line}: {}", ran.stdout);
    }
    assert_eq!(folder.run("template export --template welsh-idp -q").code, 0);
    assert!(folder.path("welsh-idp/idp.typ.j2").is_file());
}

#[test]
fn a_check_names_the_labels_that_a_template_says_in_one_language_only() {
    let folder = west_hill("documents:\n  - {id: plan-parent, title: Our plan for home}\n");
    folder.write("templates/west-hill-plan/labels/en-GB.yaml", "plan: {meet: Our next meeting}\n");
    let ran = folder.run("template check templates/west-hill-plan");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("`plan.meet`"), "{}", ran.stderr);
    assert!(ran.stderr.contains("`ar`, `bn`, `cy`"), "{}", ran.stderr);
    // Not what was so before: each language of the built-in labels would be a note or two.
    assert!(ran.stderr.matches("note[").count() <= 2, "{}", ran.stderr);
    folder.write("templates/west-hill-plan/labels/pl.yaml", "plan: {meet: Spotkanie}\n");
    let ran = folder.run("template check templates/west-hill-plan");
    assert!(ran.stderr.contains("nobody is named under `reviewed_by` in `pl`"), "{}", ran.stderr);
}

#[test]
fn a_check_makes_every_document_of_an_empty_plan_a_full_one_and_in_another_language() {
    let document = "documents:\n  - {id: passport, title: Passport, audience: parent, layout: my.typ.j2, file: passport, copy: parent, on_request: yes, readers_language: yes, both_languages: yes}\n";
    let head = "#import \"/shared/theme.typ\": *\n{% include \"adult-head.typ.j2\" %}\n#head(document: {{ own_title }})\n";
    for (line, said) in [
        (
            "#if {{ draft }} { panic(\"draft\") }",
            "cannot be made from an empty draft with `my.typ.j2`",
        ),
        (
            "#if {{ pupil.home_language }} != none { panic(\"full\") }",
            "from a plan with every field with `my.typ.j2`",
        ),
        (
            "#({{ label(\"plan.meet\", name=pupil.known_as) }}.len())",
            "for parents who read `pl` with `my.typ.j2`",
        ),
    ] {
        let folder = west_hill(document);
        folder.write("templates/west-hill-plan/my.typ.j2", format!("{head}{line}\n"));
        folder.write("templates/west-hill-plan/labels/pl.yaml", "reviewed_by: Anna\n");
        let ran = folder.run("template check templates/west-hill-plan");
        assert_eq!(ran.code, 1, "{line}: {}", ran.stderr);
        assert!(ran.stderr.contains(said), "{line}: {}", ran.stderr);
    }
    let folder = west_hill(document);
    folder.write("templates/west-hill-plan/my.typ.j2", head);
    let ran = folder.run("template check templates/west-hill-plan");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

#[test]
fn a_document_has_a_name_of_its_own_for_its_copies() {
    let folder = west_hill("");
    let labels = "copy: {plan-teacher: Copy for the folder in the staff room}\n";
    folder.write("templates/west-hill-plan/labels/en-GB.yaml", labels);
    says(&page(&folder, "plan-teacher"), &["Copy for the folder in the staff room"]);
    says_not(&page(&folder, "plan-parent"), &["Copy for the folder in the staff room"]);
}

#[test]
fn a_template_is_found_beside_the_nearest_settings() {
    let folder = west_hill("words: {target: goal}\n");
    folder
        .write("3-kestrel/sam.yaml", plan(&[]))
        .write("other/plan.yaml", format!("template: west-hill-plan\n{}", plan(&[])))
        .write("elsewhere/ours/template.yaml", "id: ours\nextends: west-hill-plan\n");
    for line in ["3-kestrel/sam.yaml", "other", "plan.yaml plan.yaml"] {
        let ran = folder.run(&format!("check {line}"));
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    }
    // Another folder’s template is added by name, and may extend the one that is there.
    folder.write("ours.yaml", format!("template: ours\n{}", plan(&[]).replace("ST-1", "ST-3")));
    let found = folder.run("check ours.yaml").stderr;
    assert!(found.contains("the folder `templates` beside `sendplan.yaml`"), "{found}");
    let ran = folder.run("check ours.yaml --template-folder elsewhere/ours");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

#[test]
fn of_two_templates_with_one_name_the_nearer_one_is_meant() {
    let folder = west_hill("words: {target: goal}\n");
    let manifest = |word: &str| {
        format!("id: west-hill-plan\nextends: send-support-plan\nwords: {{target: {word}}}\n")
    };
    folder
        .write("infants/sendplan.yaml", "")
        .write("infants/plan.yaml", plan(&[]))
        .write("infants/templates/west-hill-plan/template.yaml", manifest("step"));
    let ran = folder.run("render infants -o out --document plan-parent");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let name = &folder.names("out")[0];
    says(&pdf_text(&folder.read(&format!("out/{name}"))), &["The steps in full"]);
    // Where both are needed, it cannot be said which of them is meant.
    let found = folder.run("check .").stderr;
    assert!(found.contains("two templates are called `west-hill-plan`"), "{found}");
}

#[test]
fn a_new_template_works_at_once() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", "template: west-hill-plan\n").write("plan.yaml", plan(&[]));
    let ran = folder.run("template new west-hill-plan --extends send-support-plan");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("`template: west-hill-plan`"), "{}", ran.stderr);
    assert_eq!(folder.names("templates/west-hill-plan"), ["template.yaml"]);
    assert_eq!(folder.run("check .").code, 0, "{}", folder.run("check .").stderr);
    let ran = folder.run("template check templates/west-hill-plan");
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    // What it has as comments works as well.
    let started = String::from_utf8(folder.read("templates/west-hill-plan/template.yaml")).unwrap();
    let (head, rest) = started.split_once("\n\n").unwrap();
    let is_key = |line: &&str| line.starts_with(' ') || line.ends_with(':');
    let rest = rest.lines().filter_map(|line| line.strip_prefix("# ")).filter(is_key);
    let whole = format!("{head}\n{}\n", rest.collect::<Vec<_>>().join("\n"));
    folder.write("templates/west-hill-plan/template.yaml", &whole);
    let ran = folder.run("template show west-hill-plan");
    assert!(ran.stdout.contains("favourite_place ("), "{whole}{}", ran.stderr);
    says(&page(&folder, "plan-parent"), &["Our plan for home", "The goals in full"]);
    // A second one is beside it, from whatever folder.
    folder.write("class/plan.yaml", "");
    assert_ne!(folder.run("template new west-hill-plan").code, 0);
    assert_ne!(folder.run("template new West/Hill").code, 0);
    let ran = folder.run("template new infants --extends west-hill-plann");
    assert!(ran.stderr.contains("there is no template `west-hill-plann`"), "{}", ran.stderr);
    assert_eq!(folder.run("template new infants --extends west-hill-plan").code, 0);
    let ran = folder.run("template check templates/infants");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

#[test]
fn a_fault_in_a_layout_is_said_of_the_template_that_has_it() {
    let folder = west_hill("");
    folder.write("templates/trust/template.yaml", "id: trust\nextends: send-support-plan\n");
    folder.write("templates/trust/more.typ.j2", "{{ label(\"plan.nothing\") }}\n");
    folder.write("templates/west-hill-plan/template.yaml", "id: west-hill-plan\nextends: trust\n");
    let check = folder.run("template check templates/west-hill-plan");
    assert_eq!(check.code, 1, "{}", check.stderr);
    assert!(check.stderr.contains("templates/trust/more.typ.j2:1"), "{}", check.stderr);
}

#[test]
fn a_template_cannot_start_where_a_file_is_in_the_way() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", "").write("templates", "");
    let new = folder.run("template new west-hill-plan --extends send-support-plan");
    assert_eq!(new.code, 2, "{}", new.stderr);
    assert!(new.stderr.contains("`templates` is a file"), "{}", new.stderr);
}
