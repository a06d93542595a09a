//! The layers: which module may use which, and how the files within one hang together.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::documents;
use super::source::{Root, Source, Tree, source_of, sources};

/// A module in its layer: it uses only modules of layers further down.
struct Layer {
    number: u8,
    module: &'static str,
    /// What the module does, as the docs say it.
    does: &'static str,
}

const fn layer(number: u8, module: &'static str, does: &'static str) -> Layer {
    Layer { number, module, does }
}

/// Every module of the library, from the top down.
const LAYERS: &[Layer] = &[
    layer(
        19,
        "internal",
        "what the program, the tests and the benches use beyond the API, hidden from its documentation",
    ),
    layer(
        19,
        "fuzzing",
        "what the fuzz targets call: the stages that read what others wrote, each with what must be true of it",
    ),
    layer(18, "api", "what a program in Rust works with: `Sendplan`, `Plan`, `Plans`, `Template`"),
    layer(
        17,
        "import",
        "a file from a school's own system and a folder of plans → starter plans, and what differs in the others",
    ),
    layer(
        16,
        "run",
        "many plans: found, checked, compared; their copies in a folder, with a register; documents and packs of classes; \
         the quality report",
    ),
    layer(
        15,
        "pipeline",
        "one plan: read, checked, cut, rendered, typeset; or the YAML that comes after it",
    ),
    layer(
        14,
        "resources",
        "templates, layouts, fonts, settings and links between plans, read once and shared by all plans",
    ),
    layer(
        13,
        "output",
        "file names, atomic writes, the register of copies, its journal and its lock",
    ),
    layer(12, "typeset", "`TypstSource` → pages → PDF or PNG"),
    layer(11, "draft", "YAML to go on with: a starter plan, a review to fill in, the next plan"),
    layer(11, "render", "`CopyView` and layout → `TypstSource`"),
    layer(
        11,
        "leaders",
        "what is known of all plans of a school → what the documents for its leaders show",
    ),
    layer(10, "check", "`Node` and `Template` → `Record`, or every finding"),
    layer(
        10,
        "copies",
        "`Record` and audience → `CopyView`; what it keeps from whom; how each copy is printed",
    ),
    layer(
        9,
        "rules",
        "the rules on quality, one file each: a plan, its texts and the cycles before → what is weak in it",
    ),
    layer(8, "privacy", "text and the people whom a copy is not for → what of theirs is in it"),
    layer(
        7,
        "roll",
        "a school's register of pupils, for leaders' documents and `import`, never part of a plan",
    ),
    layer(
        7,
        "translation",
        "a file beside a plan in which a person translates its sentences → what a copy prints of it, and what is missing",
    ),
    layer(7, "people", "the grown-ups that a plan lists: who lives where, who gets a copy"),
    layer(
        6,
        "model",
        "the typed view of a plan: its pupil, targets, provision, review, each value with its place",
    ),
    layer(5, "record", "the types of a checked plan; colours and their contrast"),
    layer(4, "template", "a template folder as data; the built-in files; JSON Schema"),
    layer(
        4,
        "tables",
        "files that other programs saved (CSV, workbooks, CTF) → tables of cells, each with its place",
    ),
    layer(3, "workbook", "tables → the bytes of a workbook that spreadsheet programs open"),
    layer(3, "calendar", "appointments → the text of a calendar file"),
    layer(3, "input", "files → `Node` trees; settings; images"),
    layer(2, "ease", "a text for a child → who can read it, and which words make it hard"),
    layer(
        2,
        "judge",
        "a need, a target or a row of provision → whether it is vague, how surely, and by which words",
    ),
    layer(
        2,
        "error",
        "why something was not done: the machine's fault, or findings that have to be put right first",
    ),
    layer(1, "wording", "a sentence → what lists of words find in it"),
    layer(1, "finding", "what a writer should mend, with its level, and four ways to show it"),
    layer(0, "batch", "many jobs on a few threads, results in the order of the jobs"),
    layer(
        0,
        "disclosure",
        "counts of people in groups → which are printed, so that no small one can be worked out",
    ),
    layer(0, "source", "text that a person typed, and exact places in it"),
];

fn number(module: &str) -> Option<u8> {
    LAYERS.iter().find(|layer| layer.module == module).map(|layer| layer.number)
}

/// What a file uses that its layer may not.
fn crossings(source: &Source, tree: &Tree<'_>) -> Vec<String> {
    let Some(here) = number(source.top()) else { return Vec::new() };
    let own = source.named.iter().filter(|named| named.root == Root::Own);
    let other = own.filter_map(|named| {
        let module = tree.module_of(&named.parts);
        let top = module.first()?;
        let is_lower = top == source.top() || number(top).is_none_or(|there| there < here);
        (!is_lower).then(|| format!("{}:{} uses `{top}`", source.file, named.line))
    });
    other.collect()
}

#[test]
fn a_module_uses_lower_layers_only() {
    let sources = sources();
    let tree = Tree::new(&sources);
    let wrong: Vec<String> = sources.iter().flat_map(|source| crossings(source, &tree)).collect();
    assert!(wrong.is_empty(), "paths that lead up or sideways:\n{}", wrong.join("\n"));
}

#[test]
fn no_way_of_writing_a_path_passes_unseen() {
    let sources = sources();
    let tree = Tree::new(&sources);
    for (text, is_seen) in [
        ("use crate::wording;", false),
        ("use crate::pipeline;", true),
        ("use crate::{pipeline, wording};", true),
        ("use crate::{wording, pipeline::{CheckedPlan as Other, Prepared}};", true),
        ("use crate::{\n    wording,\n    output as elsewhere,\n};", true),
        ("use super::super::output::write;", true),
        ("use super::quality::Quality;", false),
        ("fn f() { crate::output::write(a, b); }", true),
        ("fn f() -> crate::resources::Resources { g() }", true),
        ("fn f() { format!(\"{}\", crate::typeset::forget()); }", true),
        ("#[derive(crate::render::Derived)] struct A;", true),
        ("fn f() { let a: super::super::render::Quality; }", true),
        ("mod inner { use super::super::super::output; }", true),
        ("mod inner { use super::super::output; }", false),
        ("#[cfg(test)]\nmod tests { use crate::output; mod inner { use crate::output; } }", false),
        ("use crate::Sendplan;", true),
        ("use crate::Finding;", false),
        ("// crate::output is where files are named\nfn f() {}", false),
        ("/// See [`crate::output`].\nfn f() {}", false),
        ("const A: &str = \"crate::output\";", false),
        ("macro_rules! m { () => { $crate::output::write() }; }", true),
    ] {
        let source = source_of("check/rules.rs", text);
        assert_eq!(!crossings(&source, &tree).is_empty(), is_seen, "{text}");
    }
}

/// Who may read the register of pupils: nothing that makes a copy of a plan.
const READERS_OF_THE_ROLL: [&str; 6] = ["roll", "leaders", "import", "internal", "fuzzing", "cli"];

/// And two files: the list of all rules has the register's, and the documents about all plans are given it.
const FILES_WITH_THE_ROLL: [&str; 2] = ["pipeline/rules.rs", "run/about_all.rs"];

#[test]
fn only_documents_for_leaders_and_imports_know_the_register_of_pupils() {
    let sources = sources();
    let tree = Tree::new(&sources);
    let mut wrong = Vec::new();
    for source in sources.iter().filter(|source| !READERS_OF_THE_ROLL.contains(&source.top())) {
        for named in source.named.iter().filter(|named| named.root == Root::Own) {
            let module = tree.module_of(&named.parts);
            if module.first().is_some_and(|top| top == "roll")
                && !FILES_WITH_THE_ROLL.contains(&source.file.as_str())
            {
                wrong.push(format!("{}:{}", source.file, named.line));
            }
        }
    }
    assert!(wrong.is_empty(), "the register of pupils is used in\n{}", wrong.join("\n"));
}

#[test]
fn every_module_has_its_layer() {
    let sources = sources();
    let apart = ["", "cli"];
    let found: BTreeSet<&str> =
        sources.iter().map(Source::top).filter(|top| !apart.contains(top)).collect();
    let listed: BTreeSet<&str> = LAYERS.iter().map(|layer| layer.module).collect();
    assert_eq!(found, listed);
    assert!(LAYERS.windows(2).all(|pair| pair[0].number >= pair[1].number), "from the top down");
}

#[test]
fn the_library_does_not_know_the_command_line() {
    for source in sources().iter().filter(|source| !["", "cli"].contains(&source.top())) {
        let named = source.named.iter().any(|named| named.parts[0] == "cli");
        assert!(!named, "{}", source.file);
    }
}

/// Files that need each other, because what they declare does.
const TWINS: [(&str, [&str; 2], &str); 2] = [
    ("record", ["slot", "value"], "a slot has a value, and a group is a value that has slots"),
    ("template", ["field", "kind"], "a field has a type, and a type may have fields within it"),
];

/// Whether a part of a module may use this other although that uses it, too.
fn is_twin(module: &[String], from: &str, to: &str) -> bool {
    let is_one = |pair: &[&str; 2]| pair.contains(&from) && pair.contains(&to);
    TWINS.iter().any(|(name, pair, _)| module == [*name] && is_one(pair))
}

/// Within each module, which of its parts uses which: a part is a file, or a folder with all that is in it.
fn uses(sources: &[Source]) -> BTreeMap<Vec<String>, BTreeMap<String, BTreeSet<String>>> {
    let tree = Tree::new(sources);
    let mut uses: BTreeMap<_, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for source in sources {
        for named in source.named.iter().filter(|named| named.root == Root::Own) {
            let there = tree.module_of(&named.parts);
            let shared = source.module.iter().zip(&there).take_while(|(a, b)| a == b).count();
            // The root has layers. A folder's own file names its parts, and they may use what it declares.
            if let (1.., Some(from), Some(to)) =
                (shared, source.module.get(shared), there.get(shared))
            {
                let module = &source.module[..shared];
                if is_twin(module, from, to) {
                    continue;
                }
                let parts = uses.entry(module.to_vec()).or_default();
                parts.entry(from.clone()).or_default().insert(to.clone());
            }
        }
    }
    uses
}

/// A way from a part back to itself.
fn circle(uses: &BTreeMap<String, BTreeSet<String>>, way: &mut Vec<String>) -> bool {
    let Some(next) = way.last().and_then(|last| uses.get(last)) else { return false };
    for part in next {
        let is_back = way.first() == Some(part);
        if !is_back && way.contains(part) {
            continue;
        }
        way.push(part.clone());
        if is_back || circle(uses, way) {
            return true;
        }
        way.pop();
    }
    false
}

#[test]
fn no_files_of_a_module_use_each_other_in_a_circle() {
    let mut found = BTreeSet::new();
    for (module, uses) in uses(&sources()) {
        for part in uses.keys() {
            let mut way = vec![part.clone()];
            if circle(&uses, &mut way) {
                let least = way.iter().min().unwrap();
                if least == part {
                    found.insert(format!("in {}: {}", module.join("::"), way.join(" → ")));
                }
            }
        }
    }
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_module_is_more_than_a_fifth_of_the_code() {
    let sources = sources();
    let lines = |text: &str| text.lines().count();
    let all: usize = sources.iter().map(|source| lines(&source.text)).sum();
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for source in &sources {
        *sizes.entry(source.top()).or_default() += lines(&source.text);
    }
    let large: Vec<String> = (sizes.iter().filter(|(_, size)| **size * 5 > all))
        .map(|(module, size)| format!("`{module}` has {size} of {all} lines"))
        .collect();
    assert!(large.is_empty(), "{}", large.join("\n"));
}

#[test]
fn the_docs_list_the_layers() {
    let mut table = String::from("| Layer | Module | What it does |\n|---|---|---|\n");
    for Layer { number, module, does } in LAYERS {
        writeln!(table, "| {number} | `{module}` | {does} |").unwrap();
    }
    documents::compare("layers", &table);
}
