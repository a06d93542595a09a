//! Nothing of one home in the other's copy, however it is written and wherever it stands.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;
use sendplan::print::Format;
use sendplan::{Audience, Sendplan};
use serde_json::{Value, json};

use crate::run::{example, made, only, pdf_text, root};

/// Two homes that have nothing in common.
fn family() -> Value {
    json!({
        "separate_copies": true,
        "parents": [
            {"id": "mum", "name": "Petra Lindqvist-Moss", "relation": "Mother", "household": "A", "phone": "020 7946 0171",
             "email": "petra.l.moss@post.example", "address": "Tern Point House, 14 Kiln Lane, Aldermere, SO99 4XZ",
             "preferred_contact": "Text; on Fridays ring the bakery in Thornwick",
             "notes": "Works at the clinic in Fennimore Road. Her sister is on 07700 900345."},
            {"id": "dad", "name": "Tobias Ferrand", "relation": "Father", "household": "B", "phone": "07700 900123",
             "email": "t.ferrand@letters.example", "address": "9 Quay Street, Stowbridge", "preferred_contact": "Letter"},
        ],
    })
}

/// The template's example for two homes, with nothing of either in its texts.
fn plan() -> Value {
    let mut plan: Value = serde_saphyr::from_str(&example()).unwrap();
    plan["family"] = family();
    let present = plan["agreement"]["present"].as_array_mut().unwrap();
    present.retain(|person| person.get("parent").is_none());
    plan["about"]["parent_voice"]["views"] = json!([
        {"parent": "mum", "quote": "We would like one quiet evening.", "how": "Letter"},
        {"parent": "dad", "quote": "He asks good questions.", "how": "Letter"},
    ]);
    plan
}

/// The rules about homes that a plan raises.
fn found(sendplan: &Sendplan, plan: &Value) -> Vec<(String, String)> {
    let plan = sendplan.read("plan.yaml", plan.to_string()).unwrap();
    let ours = ["other-household", "may-name-other-household"];
    let found = plan.findings().iter().filter(|finding| ours.contains(&finding.rule().id()));
    found.map(|finding| (finding.rule().id().to_owned(), finding.message().to_owned())).collect()
}

/// The rule that a sentence for both homes raises, the graver one first; empty if none.
fn rule_of(sendplan: &Sendplan, sentence: &str) -> String {
    let mut plan = plan();
    plan["targets"][0]["parent_part"] = json!([sentence]);
    let found = found(sendplan, &plan);
    let rules: BTreeSet<&str> = found.iter().map(|(rule, _)| rule.as_str()).collect();
    rules.last().map(|rule| (*rule).to_owned()).unwrap_or_default()
}

const CERTAIN: [&str; 78] = [
    "Petra Lindqvist-Moss adds two prices with him",
    "PETRA LINDQVIST-MOSS adds two prices",
    "petra lindqvist moss adds two prices",
    "Petra\u{a0}Lindqvist-Moss adds two prices",
    "Petra  Lindqvist‑Moss adds two prices",
    "Petra\n      Lindqvist-Moss adds two prices",
    "Lindqvist-Moss, Petra, adds two prices",
    "Lindqvist Moss Petra",
    "Use Petra Lindqvist-Moss’s list",
    "Use Petra Lindqvist-Moss's list",
    "Petra Moss adds two prices",
    "Petra Lindqvist adds two prices",
    "Petra A. Lindqvist-Moss adds two prices",
    "Petra Anne Moss adds two prices",
    "Mrs Lindqvist-Moss adds two prices",
    "Ms. Lindqvist adds two prices",
    "MRS MOSS adds two prices",
    "Ask Miss Moss",
    "Dr Moss",
    "Moss (Mrs)",
    "P. Lindqvist-Moss adds two prices",
    "P Moss adds two prices",
    "Ms P Moss adds two prices",
    "PL Moss adds two prices",
    "Moss, P., adds two prices",
    "PetraMoss adds two prices",
    "Petra Lind\u{ad}qvist-Moss adds",
    "Pe\u{200b}tra Moss adds",
    "Pétra Möss adds",
    "Peter and Petra Moss",
    "Ring 020 7946 0171 if he is late",
    "Ring 02079460171 if he is late",
    "Ring 020-7946-0171",
    "Ring (020) 7946 0171",
    "Ring +44 20 7946 0171",
    "Ring +44 (0)20 7946 0171",
    "Ring 0044 20 7946 0171",
    "Ring 020.7946.0171",
    "Ring 020 7946\n      0171",
    "Ring 020\u{a0}7946\u{a0}0171",
    "Ring 0 2 0 7 9 4 6 0 1 7 1",
    "Ring 020 79\u{200b}46 0171",
    "Ring oh two oh, seven nine four six, oh one seven one",
    "Ring 07700900345",
    "Write to petra.l.moss@post.example",
    "Write to Petra.L.Moss@Post.Example",
    "Write to petra.l.moss at post dot example",
    "Write to petra.l.moss (at) post.example",
    "Write to petra.l.moss @ post . example",
    "Meet at Tern Point House, 14 Kiln Lane, Aldermere, SO99 4XZ",
    "Wait at SO99 4XZ",
    "Wait at so994xz",
    "Wait at SO99  4XZ",
    "Wait at SO99-4XZ",
    "Meet at 14 Kiln Lane",
    "Meet at 14, Kiln Ln",
    "Meet at no. 14 Kiln Lane",
    "Meet at number 14 in Kiln Lane",
    "Meet in Kiln Lane, at 14",
    "Meet at fourteen Kiln Lane",
    "Meet at Tern Point House",
    "Meet at tern point house",
    "P e t r a  M o s s adds two prices",
    "petra_moss",
    "Mr. & Mrs. Moss",
    "Mrs. P. Lindqvist-Moss’s list",
    "Petra (Moss)",
    "Petra, née Lindqvist",
    "Petra–Moss",
    "tel:+44-20-7946-0171",
    "44 20 7946 0171",
    "0207 946 0171 ext. 2",
    "mailto:PETRA.L.MOSS@POST.EXAMPLE",
    "SO99 4 X Z",
    "S099 4XZ",
    "14A Kiln Lane",
    "Tern-Point-House",
    "14 Kiln-Lane",
];

const POSSIBLE: [&str; 18] = [
    "Petra adds two prices with him",
    "petra adds two prices with him",
    "Use Petra’s list",
    "Petra’s mum reads with him",
    "Lindqvist-Moss",
    "LINDQVIST",
    "The Lindqvists read together",
    "Read with the Moss family",
    "Meet in Kiln Lane",
    "Meet in Kiln Ln",
    "Shop in Aldermere",
    "The bus to aldermere",
    "Ring 7946 0171",
    "The number that ends in 460171",
    "The bus to SO99",
    "Wait by the bakery in Thornwick",
    "Walk to Thornwick",
    "Past Fennimore Road",
];

const NOTHING: [&str; 15] = [
    "Read with both homes",
    "He gathers moss and leaves in the garden",
    "Moss grows in the garden",
    "He turns 14 on the day of the fair",
    "He walks down the lane to the kiln",
    "A house at the point",
    "On 2026-09-14 he read 171 words in 20 minutes",
    "Times tables: 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24",
    "Text both homes on Fridays",
    "Post the letter",
    "petrol and petrels",
    "Write it in the book that both homes have",
    "Mrs Green reads with him",
    "A list of 79 460 words",
    "Put an x at 4 and a z at 9",
];

#[test]
fn every_form_of_a_detail_is_found() {
    let sendplan = Sendplan::new().unwrap();
    let mut wrong = Vec::new();
    let lists = [
        (&CERTAIN[..], "other-household"),
        (&POSSIBLE[..], "may-name-other-household"),
        (&NOTHING[..], ""),
    ];
    for (sentences, expected) in lists {
        for sentence in sentences {
            let rule = rule_of(&sendplan, sentence);
            if rule != expected {
                wrong.push(format!("{sentence:?}: {rule:?}, not {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Names that are everyday words count only with a capital in mid-sentence; months and days never.
#[test]
fn names_that_are_everyday_words() {
    let sendplan = Sendplan::new().unwrap();
    let rule = |name: &str, sentence: &str| {
        let mut plan = plan();
        plan["family"]["parents"][0]["name"] = json!(name);
        plan["targets"][0]["parent_part"] = json!([sentence]);
        !found(&sendplan, &plan).is_empty()
    };
    for (name, sentence, expected) in [
        ("Grace Page", "Turn the page with grace", false),
        ("Grace Page", "Read one page with Grace", true),
        ("Grace Page", "Grace Page reads", true),
        ("Grace Page", "Mrs Page reads", true),
        ("Will Mark", "He will mark it", false),
        ("Will Mark", "Will he read?", false),
        ("Will Mark", "He reads with Will", true),
        ("May Friday", "In May on a Friday", false),
        ("May Friday", "May Friday reads", true),
        ("Hope Young", "We hope that young readers come", false),
        ("Mark Green", "Mrs Green reads with him", false),
        ("Mark Green", "He reads with Mark", true),
        ("Sam Green", "Sam reads", false),
        ("Li Ng", "He likes it", false),
        ("Li Ng", "He reads with Li", true),
        ("Jill Ferrand", "Mr Ferrand reads", false),
        ("Jill Ferrand", "Jill reads", true),
        ("Zoë Łucja Øster", "ZOE OSTER reads", true),
        ("Maria van der Berg", "Mrs Van Der Berg reads", true),
        ("Maria van der Berg", "Mrs Vanderberg reads", true),
        ("Ciara O’Brien", "Mrs O'Brien reads", true),
        ("Ciara O’Brien", "Mrs OBrien reads", true),
        ("Ciara O’Brien", "Mrs O Brien reads", true),
        ("Ashdown, Jill", "Jill Ashdown reads", true),
        ("Mrs Ashdown", "Mrs. Ashdown reads", true),
        ("Ina Sand", "in a sand tray", false),
    ] {
        assert_eq!(rule(name, sentence), expected, "{name}: {sentence}");
    }
}

/// What else a name and an address are known by, and where a parent is met as one of the staff.
#[test]
fn other_names_and_parts_of_an_address() {
    let sendplan = Sendplan::new().unwrap();
    let raised = |detail: &str, value: &str, sentence: &str| {
        let mut plan = plan();
        plan["family"]["parents"][0][detail] = json!(value);
        plan["targets"][0]["parent_part"] = json!([sentence]);
        found(&sendplan, &plan).into_iter().map(|(rule, _)| rule).max().unwrap_or_default()
    };
    let (certain, possible) = ("other-household", "may-name-other-household");
    for (detail, value, sentence, expected) in [
        ("name", "Omar Al-Sayed", "Mr Sayed reads with him", certain),
        ("name", "Omar Sayed (Sam Fields)", "Mr Fields reads with him", certain),
        ("address", "3 Kiln Lane, near King’s Lynn", "The bus from Kings Lynn", possible),
        ("address", "3 Kiln Lane, Otterbourne Hampshire", "The shop in Otterbourne", possible),
        ("address", "Rosebank Old Rectory, Kiln Lane", "Wait at Rosebank", possible),
        ("address", "Rosebank Old Rectory, Kiln Lane", "An old house", ""),
    ] {
        assert_eq!(raised(detail, value, sentence), expected, "{value}: {sentence}");
    }
    let mut plan = plan();
    plan["provision"][0]["delivered_by"] = json!("Petra Lindqvist-Moss");
    plan["targets"][0]["parent_part"] = json!(["Read what Petra Lindqvist-Moss sends"]);
    let rules: Vec<String> = found(&sendplan, &plan).into_iter().map(|(rule, _)| rule).collect();
    assert!(!rules.is_empty() && rules.iter().all(|rule| rule == possible), "{rules:?}");
}

/// What is an ordinary sentence is no match, whatever the parents are called: the sentences of the tests and the samples.
#[test]
fn ordinary_sentences_name_nobody() {
    let sendplan = Sendplan::new().unwrap();
    let mut sentences: Vec<String> = Vec::new();
    let folder = root().join("tests/sentences");
    let apart = fs::read_dir(folder.join("apart")).unwrap().map(|entry| entry.unwrap().path());
    let taught =
        ["need", "target", "provision"].map(|kind| folder.join(kind).join("reference.tsv"));
    for path in apart.chain(taught) {
        let text = fs::read_to_string(path).unwrap();
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let lines = lines.map(|line| line.split_once('\t').map_or(line, |(_, text)| text));
        sentences.extend(lines.filter(|line| line.len() < 240).map(str::to_owned));
    }
    assert!(sentences.len() > 1000);
    let parents = [
        ("Will Leaf", "Rose Cottage, 2 Park Road, Bath"),
        ("Grace Young", "The Lodge, 12 Station Road, Rugby, RG99 1AA"),
        ("Hope Reader", "Flat 2, 30 High Street, Street"),
        ("Summer May", "5 Church Lane, Hope"),
        ("Petra Lindqvist-Moss", "14 Kiln Lane, Aldermere"),
        ("Long Good", "3 School Lane, Ware"),
    ];
    for (name, address) in parents {
        // Where such a word has its capital, somebody of that name is meant.
        let parts: Vec<String> =
            format!("{name} {address}").split([' ', ',']).map(str::to_owned).collect();
        let capital = |sentence: &str| {
            sentence
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word.len() > 2 && parts.iter().any(|part| part == word))
        };
        let others: Vec<&String> = sentences.iter().filter(|sentence| !capital(sentence)).collect();
        assert!(others.len() > 900, "{name}");
        for group in others.chunks(6) {
            let mut plan = plan();
            plan["family"]["parents"][0]["name"] = json!(name);
            plan["family"]["parents"][0]["address"] = json!(address);
            plan["family"]["parents"][0]["phone"] = json!("020 7946 0205");
            plan["agreement"]["school_will"] = json!(group);
            let found = found(&sendplan, &plan);
            assert!(found.is_empty(), "{name}, {address}: {found:?} in {group:#?}");
        }
    }
}

/// Every place of a plan, by its path of keys and indices, where a parent's copy may have a text.
fn texts(value: &Value, path: &mut Vec<Step>, found: &mut Vec<Vec<Step>>) {
    match value {
        Value::String(_) if !is_told_anyway(path) => found.push(path.clone()),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(Step::At(index));
                texts(item, path, found);
                path.pop();
            }
        }
        Value::Object(fields) => {
            for (key, item) in fields {
                path.push(Step::Key(key.clone()));
                texts(item, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// Whether it is what the pupil, the school or its staff are called, or what belongs to somebody.
fn is_told_anyway(path: &[Step]) -> bool {
    let keys: Vec<&str> = path
        .iter()
        .filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::At(_) => None,
        })
        .collect();
    matches!(
        keys.as_slice(),
        ["school" | "family" | "template", ..]
            | ["pupil", "known_as" | "first_name" | "last_name" | "class"]
            | ["roles", "class_teacher" | "senco" | "senco_contact"]
    ) || keys.last() == Some(&"parent")
}

#[derive(Debug, Clone)]
enum Step {
    Key(String),
    At(usize),
}

fn at<'v>(value: &'v mut Value, path: &[Step]) -> &'v mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key.as_str()],
        Step::At(index) => &mut value[*index],
    })
}

/// A detail written anew: signs between, case, and what is unseen.
fn written(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut pick = move |count: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize % count
    };
    let spaces = [" ", "  ", "\u{a0}", "\u{2009}", " \u{200b}", "\u{202f}"];
    let mut space = || spaces[pick(spaces.len())].to_owned();
    let (s, t, u) = (space(), space(), space());
    let forms = [
        format!("Petra{s}Lindqvist-Moss"),
        format!("Mrs{s}Lindqvist‐Moss"),
        format!("Lindqvist{s}Moss,{t}Petra"),
        format!("P.{s}Moss"),
        format!("Ms{s}P.{t}Lindqvist-Moss’s"),
        format!("020{s}7946{t}0171"),
        format!("+44{s}(0)20{t}7946{u}0171"),
        format!("0044{s}207946{t}0171"),
        format!("020-7946{s}-{t}0171"),
        format!("petra.l.moss{s}at{t}post{u}dot{s}example"),
        "petra.l.moss@post.example".to_owned(),
        format!("14{s}Kiln{t}Lane"),
        format!("14,{s}Kiln{t}Ln."),
        format!("SO99{s}4XZ"),
        format!("Tern{s}Point{t}House"),
    ];
    let form = forms[pick(forms.len())].clone();
    let mut form = match pick(4) {
        0 => form.to_uppercase(),
        1 if !form.starts_with("P.") => form.to_lowercase(),
        _ => form,
    };
    if pick(3) == 0 {
        let places: Vec<usize> = form.char_indices().map(|(at, _)| at).collect();
        let unseen = ["\u{ad}", "\u{200b}", "\u{2060}", "\u{200d}"];
        form.insert_str(places[pick(places.len())], unseen[pick(unseen.len())]);
    }
    form
}

/// Whether a text holds a detail of the mother's, told without spaces, case and signs.
fn holds(text: &str) -> bool {
    let plain: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    ["petra", "lindqvist", "79460171", "petralmoss", "kilnlane", "14kilnln", "so994xz", "ternpoint"]
        .iter()
        .any(|detail| plain.contains(detail))
}

/// The text and the decompressed streams of a PDF.
fn everything(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let mut all = pdf_text(bytes);
    for object in document.objects.values() {
        match object {
            lopdf::Object::Stream(stream) => {
                let content =
                    stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
                all.push_str(&String::from_utf8_lossy(&content));
            }
            other => all.push_str(&format!("{other:?}")),
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    /// A detail in any form, put anywhere: either nothing is made, or it is in no copy of the other home.
    #[test]
    fn a_detail_anywhere_in_any_form_never_reaches_the_other_home(seed in any::<u64>(), place in any::<prop::sample::Index>()) {
        thread_local! {
            static SHARED: (Sendplan, Value, Vec<Vec<Step>>) = {
                let mut plan = plan();
                // Fields that the example leaves out.
                plan["assess"]["attendance"] = json!("96%");
                plan["assess"]["health"] = json!("Well");
                plan["assess"]["diagnoses"] = json!([{"name": "None", "by": "Nobody", "date": "May"}]);
                plan["agreement"]["consent_to_share"] = json!("With nobody");
                plan["agreement"]["other_formats"] = json!("On paper");
                plan["agreement"]["pupil_heard"] = json!("In a talk");
                plan["pupil"]["send_support_since"] = json!("May");
                let mut places = Vec::new();
                texts(&plan, &mut Vec::new(), &mut places);
                (Sendplan::new().unwrap(), plan, places)
            };
        }
        SHARED.with(|(sendplan, plan, places)| {
            let path = place.get(places);
            let mut plan = plan.clone();
            let text = written(seed);
            let field = at(&mut plan, path);
            let old = field.as_str().unwrap().to_owned();
            *field = json!(if seed % 3 == 0 { text.clone() } else { format!("{old} {text}") });
            // The bytes of a few, the sources of all.
            let format = if seed % 100 == 0 { Format::Pdf } else { Format::Typst };
            let options = only(["plan-parent", "invitation", "views-parent"]).format(format);
            let outcome = made(&sendplan.read("plan.yaml", plan.to_string()).unwrap(), &options);
            for file in &outcome.files {
                prop_assert_eq!(file.audience(), Audience::Parent);
                if file.household() == Some("A") {
                    continue;
                }
                let shown = if format == Format::Pdf {
                    everything(file.bytes())
                } else {
                    String::from_utf8(file.bytes().to_vec()).unwrap().replace("\\u{200b}", "").replace("\\u{ad}", "")
                };
                prop_assert!(!holds(&shown), "{text} at {path:?} reached {}", file.name());
            }
            Ok(())
        })?;
    }
}
