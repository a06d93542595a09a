//! What layouts are: short lines that place what the view gives, and parts that no text can turn into code.

use std::fs;
use std::path::PathBuf;

use sendplan::internal;
use sendplan::internal::templates::Template;
use sendplan::{Audience, Sendplan};

use crate::run::{Folder, example, only, root};
use crate::unprinted::Full;

/// The most characters of a line.
const LONGEST: usize = 120;

/// What a layout may not do in an expression or a block, because the view does it.
const WORKED_OUT: [(&str, &str); 11] = [
    ("selectattr(\"id\"", "looks an item up by its id"),
    ("\"equalto\"", "looks an item up by a value"),
    ("[-", "cuts the end off a text"),
    (" * ", "multiplies"),
    (" / ", "divides"),
    (" - ", "subtracts"),
    ("|sum", "sums"),
    (".id ==", "compares an id"),
    (".id !=", "compares an id"),
    (".id in ", "compares an id"),
    (".role ==", "compares a role"),
];

/// The files below `templates` with these endings, with their texts.
fn files(endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root().join("templates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root().join("templates")).unwrap().display().to_string();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

/// The lines that are too long, each with its number.
fn too_long(text: &str) -> Vec<String> {
    let lines = text.lines().enumerate();
    let long = lines.filter(|(_, line)| line.chars().count() > LONGEST);
    long.map(|(index, line)| format!("{}: {} characters", index + 1, line.chars().count()))
        .collect()
}

/// What a layout works out for itself.
fn worked_out(layout: &str) -> Vec<String> {
    // Braces in a label's values are no expressions.
    let layout = layout.replace("\"{page}\"", "").replace("\"{pages}\"", "");
    let mut found = Vec::new();
    let mut rest = layout.as_str();
    while let Some(start) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        let end = if rest[start..].starts_with("{{") { "}}" } else { "%}" };
        let after = &rest[start + 2..];
        let (expression, later) = after.split_once(end).unwrap_or((after, ""));
        let expression = expression.replace('\n', " ");
        for (sign, what) in WORKED_OUT {
            if expression.contains(sign) {
                found.push(format!("it {what}: {}", expression.trim()));
            }
        }
        rest = later;
    }
    found
}

#[test]
fn no_line_of_a_layout_is_longer_than_120_characters() {
    let files = files(&[".j2", ".typ"]);
    assert!(files.len() > 50, "{} layouts and components were found", files.len());
    let wrong: Vec<String> = files
        .iter()
        .flat_map(|(name, text)| {
            too_long(text).into_iter().map(move |line| format!("{name}:{line}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(too_long(&format!("short\n{}\n", "é".repeat(121))), ["2: 121 characters"]);
    assert!(too_long(&"é".repeat(120)).is_empty());
}

#[test]
fn no_layout_works_out_what_the_view_gives() {
    let mut layouts = files(&[".j2"]);
    assert!(layouts.len() > 20, "{} layouts were found", layouts.len());
    // Those of other forms are made without Rust, so what a view does not give they have to work out.
    layouts.retain(|(name, _)| name.starts_with("send-support-plan/"));
    let wrong: Vec<String> = layouts
        .iter()
        .flat_map(|(name, text)| {
            worked_out(text).into_iter().map(move |what| format!("{name}: {what}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for bad in [
        "{% set row = provision|selectattr(\"id\", \"equalto\", given.row)|first %}",
        "{{ (cycle.start|long_date)[-4:] }}",
        "{{ row.times_per_week *\n row.weeks }}",
        "{{ label(\"plan.closed\") if cycle.status.id == \"closed\" else none }}",
        "text {% if row.role == \"teaching assistant\" %}",
    ] {
        assert!(!worked_out(bad).is_empty(), "{bad}");
    }
    assert!(worked_out("a * b - c {{ row.computed.sessions }} / 2").is_empty());
}

/// The built-in template in a folder of its own, with this for the teacher's plan.
fn with_layout(layout: &str) -> Folder {
    let folder = Folder::new();
    folder.write("plan.yaml", example());
    assert_eq!(folder.run("template export -o mine").code, 0);
    folder.write("mine/plan-teacher.typ.j2", layout);
    folder
}

const AS_TYPST: &str =
    "render plan.yaml --template-folder mine --document plan-teacher --format typst -q";

/// What is between the marks that the test layouts set.
fn marked(source: &str) -> String {
    source.split("/*from*/").nth(1).unwrap().split("/*to*/").next().unwrap().trim().to_owned()
}

#[test]
fn a_macro_gives_code_in_which_each_value_is_a_literal() {
    let folder = with_layout(
        "{% macro shout(words) %}\nstrong({{ words }})\n{%- endmacro %}\n\
         #let x = /*from*/ {{ part(shout, \"\\\"]#read()\") }} /*to*/\n#x",
    );
    let ran = folder.run(AS_TYPST);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let name = folder.names("out").remove(0);
    let source = fs::read_to_string(folder.path("out").join(name)).unwrap();
    assert_eq!(marked(&source), "strong(\"\\\"]#read()\")");
}

#[test]
fn nothing_but_a_macro_gives_code() {
    let shout = "{% macro shout(words) %}\nstrong({{ words }})\n{%- endmacro %}\n";
    for (words, literal) in [
        ("{{ \"panic()\"|safe }}", "\"panic()\""),
        ("{% set x %}panic(){% endset %}{{ x }}", "\"panic()\""),
        ("{{ shout(\"a\")|safe }}", "\"strong("),
        ("{{ part(shout, \"a\")|replace('\"', \"\") }}", "\"\""),
        ("{{ part(shout, \"a\")|upper }}", "\"\""),
        ("{{ part(shout, \"a\") ~ \"panic()\" }}", "\"panic()\""),
        ("{{ label(\"plan.why_line\", why=part(shout, \"a\")) }}", "\"Why: \""),
    ] {
        let folder = with_layout(&format!("{shout}#let x = /*from*/{words}/*to*/\n#x"));
        let ran = folder.run(AS_TYPST);
        assert_eq!(ran.code, 0, "{words}: {}", ran.stderr);
        let name = folder.names("out").remove(0);
        let source = fs::read_to_string(folder.path("out").join(name)).unwrap();
        assert!(marked(&source).starts_with(literal), "{words}: {}", marked(&source));
    }
    for (words, said) in [
        ("{{ part(label, \"plan.why_line\") }}", "`part` takes a macro"),
        ("{{ part(\"panic()\"|safe) }}", "`part` takes a macro"),
        ("{{ [part(shout, \"a\")] }}", "cannot be printed"),
    ] {
        let folder = with_layout(&format!("{shout}#let x = {words}\n#x"));
        let ran = folder.run(AS_TYPST);
        assert_eq!(ran.code, 2, "{words}");
        assert!(ran.stderr.contains(said), "{words}: {}", ran.stderr);
    }
}

#[test]
fn a_macro_that_puts_a_value_into_a_text_is_refused() {
    let folder = with_layout(
        "{% macro greet() %}\n[Hello \"{{ pupil.known_as }}\"]\n{%- endmacro %}\n\
         #{{ part(greet) }}\n#(\"{{ pupil.known_as }}\")",
    );
    let ran = folder.run("render plan.yaml --template-folder mine --document plan-teacher");
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("puts a value inside"), "{}", ran.stderr);
}

/// A layout that prints all that is worked out.
const DUMP: &str = "\
#let all = (
  {{ computed }},
{% for list in [assess.needs, assess.progress, targets, provision, about.parent_voice.views, review.targets, \
review.provision, review.parent_views] %}
{% for one in list %}
  {{ one.computed }},
{% endfor %}
{% endfor %}
)
";

/// What would leave a parent without a copy, or a copy without what is in these lists.
const NOT_GIVEN: [&str; 6] = [
    "family.parents.no_copy.reason",
    "family.parents.no_copy.date",
    "family.parents.no_copy.by",
    "family.parents.copy",
    "about.parent_voice.views.for",
    "review.parent_views.for",
];

/// What is worked out for a copy of the plan, for each audience; nothing if the plan is not right.
fn computed(sendplan: &Sendplan, lines: &[String]) -> Option<Vec<(Audience, String)>> {
    let text = format!("template: mine\n{}", lines.join("\n"));
    let plan = sendplan.read("plan.yaml", text).unwrap();
    internal::record(&plan)?;
    let mut all = Vec::new();
    for (document, audience) in [
        ("plan-teacher", Audience::Teacher),
        ("plan-parent", Audience::Parent),
        ("plan-child", Audience::Child),
    ] {
        // Somebody who is no parent gets no copy.
        let one = internal::sources(&plan, &only([document])).unwrap().into_iter().next()?;
        let whole = one.source.text();
        all.push((audience, whole[whole.find("#let all").unwrap()..].to_owned()));
    }
    Some(all)
}

fn sees(template: &Template, path: &str, audience: Audience) -> bool {
    template.field(path).is_none_or(|field| field.audiences.includes(audience))
}

#[test]
fn what_a_reader_may_not_see_changes_nothing_that_is_worked_out_for_that_reader() {
    let folder = Folder::new();
    assert_eq!(folder.run("template export -o mine").code, 0);
    let manifest = fs::read_to_string(folder.path("mine/template.yaml")).unwrap();
    folder.write("mine/template.yaml", manifest.replace("id: send-support-plan", "id: mine"));
    folder.write("mine/plan-teacher.typ.j2", DUMP);
    folder.write("mine/plan-parent.typ.j2", DUMP);
    folder.write("mine/plan-child.typ.j2", DUMP);
    let sendplan = Sendplan::builder().template_folder(folder.path("mine")).build().unwrap();
    let mine = sendplan.template("mine").unwrap();
    let template = internal::template(&mine);
    let full = Full::of(template);
    let plan = full.without(&NOT_GIVEN);
    let base = computed(&sendplan, &plan).expect("the plan is right, and a parent gets a copy");
    let (mut wrong, mut seen, mut hidden) = (Vec::new(), 0, 0);
    for leaf in full.leaves.iter().filter(|leaf| !plan[leaf.line].is_empty()) {
        for value in leaf.others() {
            let mut lines = plan.clone();
            lines[leaf.line] = format!("{}{value}", leaf.start);
            let Some(other) = computed(&sendplan, &lines) else { continue };
            for ((audience, before), (_, after)) in base.iter().zip(&other) {
                if sees(template, &leaf.path, *audience) {
                    seen += usize::from(before != after);
                } else {
                    hidden += 1;
                    if before != after {
                        wrong.push(format!("`{}` for {}", leaf.path, audience.name()));
                    }
                }
            }
        }
    }
    assert!(seen > 50, "only {seen} values that are seen change what is worked out");
    assert!(hidden > 150, "only {hidden} values that are hidden were tried");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
