//! The promise that no layout can leak, with layouts that print all they can get hold of.

use std::collections::{BTreeMap, BTreeSet};

use sendplan::internal::templates::Template;
use sendplan::{Audience, Sendplan};

use crate::copies::{all, marked, separated};
use crate::run::{Folder, built_in, example_with, pdf_text};

/// What a layout gets besides the sections of the plan.
const BESIDES: [&str; 8] =
    ["audience", "cycles", "draft", "listed_as", "page", "pupils", "readers", "report"];

/// A layout that prints every variable three times over: whole, by its keys, and as minijinja shows it to who debugs.
fn hostile(template: &Template) -> String {
    let sections = template.sections().iter().map(|section| section.id.as_str());
    let mut layout = String::from("= Everything\n#repr({{ debug() }})\n");
    for name in sections.chain(BESIDES) {
        layout.push_str(&format!(
            "{{% if {name} is defined %}}\n#repr({{{{ {name} }}}})\n\
             {{% if {name} is mapping %}}{{% for key in {name} %}}\n#repr({{{{ {name}[key] }}}})\n{{% endfor %}}{{% endif %}}\n\
             {{% if {name} is sequence %}}{{% for one in {name} %}}\n#repr({{{{ one }}}})\n{{% endfor %}}{{% endif %}}\n{{% endif %}}\n"
        ));
    }
    layout
}

/// A folder with the template in it, each of whose documents prints everything.
fn folder(template: &Template) -> Folder {
    let folder = Folder::new();
    assert_eq!(folder.run("template export -o mine").code, 0);
    for document in template.documents() {
        folder.write(&format!("mine/{}", document.layout), hostile(template));
    }
    // Everything is more than a page.
    let manifest = String::from_utf8(folder.read("mine/template.yaml")).unwrap();
    folder.write("mine/template.yaml", manifest.replace(", max_pages: ", ", max_pages: 99"));
    folder
}

/// A copy that was made: its reader and all that it says.
struct Copy {
    document: String,
    audience: Audience,
    household: String,
    text: String,
    raw: String,
}

impl Copy {
    fn holds(&self, word: &str) -> bool {
        self.text.contains(word) || self.raw.contains(word)
    }
}

/// The copies in a folder, by its register.
fn copies(folder: &Folder, output: &str) -> Vec<Copy> {
    let register = folder.read(&format!("{output}/register.csv"));
    let rows = csv::Reader::from_reader(register.as_slice()).into_deserialize();
    rows.map(|row| {
        let row: BTreeMap<String, String> = row.unwrap();
        let bytes = folder.read(&format!("{output}/{}", row["file"]));
        Copy {
            document: row["document"].clone(),
            audience: Audience::from_name(&row["audience"]).unwrap(),
            household: row["household"].clone(),
            text: pdf_text(&bytes),
            raw: String::from_utf8_lossy(&bytes).into_owned(),
        }
    })
    .collect()
}

/// Renders documents of a plan; before the day of the review, so that its letters are made as well.
fn render(folder: &Folder, documents: &[String]) -> Vec<Copy> {
    let documents: String = documents.iter().map(|id| format!(" --document {id}")).collect();
    let line = format!("render plan.yaml --template-folder mine --today 2026-09-01{documents}");
    let ran = folder.run(&line);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    copies(folder, "out")
}

#[test]
fn a_layout_that_prints_everything_shows_each_reader_only_what_is_theirs() {
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    let folder = folder(template);
    let (mut now, earlier) = (marked(template, 11), marked(template, 900));
    let previous = now.yaml.lines().find(|line| line.starts_with("  previous: ")).unwrap();
    now.yaml = now.yaml.replace(previous, "  previous: earlier/plan.yaml");
    folder.write("plan.yaml", &now.yaml).write("earlier/plan.yaml", &earlier.yaml);
    let mut documents = BTreeSet::new();
    for copy in render(&folder, &all(template)) {
        let history = copy.document.starts_with("history");
        let words = now.words.iter().chain(earlier.words.iter().filter(|_| history));
        let mut shown = 0;
        for (word, audiences) in words.filter(|(word, _)| now.yaml.contains(*word) || history) {
            if audiences.contains(&copy.audience) {
                shown += usize::from(copy.holds(word));
            } else {
                assert!(!copy.holds(word), "{} shows {word}", copy.document);
            }
        }
        let theirs = |(_, audiences): &(_, &Vec<_>)| audiences.contains(&copy.audience);
        let least = now.words.iter().filter(theirs).count();
        // Whoever may see a word is shown it, so the layout does print everything; `previous` was one of the words.
        assert!(shown + 1 >= least, "{}: {shown} of {least} words", copy.document);
        documents.insert(copy.document);
    }
    assert_eq!(documents.len(), all(template).len());
    // Documents of a class, and the quality report, which is made by itself.
    for (documents, count) in
        [("--document in-every-lesson --document class-list", 2), ("--document quality-report", 1)]
    {
        let line = format!("render plan.yaml --template-folder mine {documents} -o {count}");
        let ran = folder.run(&line);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let made = copies(&folder, &count.to_string());
        assert_eq!(made.len(), count, "{}", ran.stdout);
        for copy in made {
            for (word, audiences) in &now.words {
                let may = audiences.contains(&copy.audience);
                assert!(may || !copy.holds(word), "{} shows {word}", copy.document);
            }
        }
    }
}

#[test]
fn a_layout_that_prints_everything_shows_no_home_what_is_the_others() {
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    let one = [
        "ZoraqaOnequ",
        "qmail@one",
        "0700900111",
        "1QoneRoad",
        "qtextone",
        "Qquoteone",
        "Qworryone",
    ];
    let two = [
        "ZoraqbTwoqu",
        "qmail@two",
        "0700900222",
        "2QtwoRoad",
        "qtexttwo",
        "Qquotetwo",
        "Qworrytwo",
    ];
    // The plan has no review yet.
    let mut documents = all(template);
    documents.retain(|id| id == "review-form" || !id.starts_with("review-"));
    let mut shown = 0;
    for private in ["", ", private: yes"] {
        let folder = folder(template);
        folder.write("plan.yaml", separated(private));
        for copy in render(&folder, &documents) {
            let others: &[&str] = match (copy.audience, copy.household.as_str()) {
                (Audience::Parent, "A") => &two,
                (Audience::Parent, _) => &one,
                _ => continue,
            };
            for word in others {
                assert!(!copy.holds(word), "{} of {} shows {word}", copy.document, copy.household);
            }
            shown += [one, two].concat().iter().filter(|word| copy.holds(word)).count();
        }
    }
    assert!(shown > 40, "{shown}: the words were not found at all");
}

#[test]
fn a_layout_that_prints_everything_shows_what_is_for_the_senco_to_the_senco_alone() {
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    let folder = folder(template);
    let plan = example_with(
        "      result: He tells long stories at home, and says that he cannot write.",
        "      result: Qsencoonly\n      for: senco",
    );
    folder.write("plan.yaml", plan);
    let mut seen = BTreeSet::new();
    let documents = "--document plan-teacher --document plan-senco --document plan-parent \
        --document plan-parent-short --document plan-child --document summary-child --document history-teacher --document history-parent";
    let ran = folder.run(&format!("render plan.yaml --template-folder mine {documents}"));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for copy in copies(&folder, "out") {
        if copy.holds("Qsencoonly") {
            seen.insert(copy.document);
        }
    }
    assert_eq!(seen, BTreeSet::from(["plan-senco".to_owned()]));
}
