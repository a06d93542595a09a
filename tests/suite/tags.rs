//! What a screen reader is told: the structure of a PDF.

use lopdf::{Dictionary, Document, Object, ObjectId};
use sendplan::{RenderOptions, Sendplan};

use crate::run::{example, made, quality_report, samples};

/// One element of the structure: its type, and what goes with it.
pub(crate) struct Element {
    pub(crate) kind: String,
    attributes: Vec<Dictionary>,
    pub(crate) alt: Option<String>,
    language: Option<String>,
}

fn name(dict: &Dictionary, key: &[u8]) -> Option<String> {
    dict.get(key).ok()?.as_name().ok().map(|name| String::from_utf8_lossy(name).into())
}

fn text(dict: &Dictionary, key: &[u8]) -> Option<String> {
    lopdf::decode_text_string(dict.get(key).ok()?).ok()
}

fn resolved<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    document.dereference(object).map_or(object, |(_, object)| object)
}

/// The elements of a document in reading order.
pub(crate) fn elements(document: &Document) -> Vec<Element> {
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let mut found = Vec::new();
    walk(document, resolved(document, root), &mut found);
    found
}

fn walk(document: &Document, object: &Object, found: &mut Vec<Element>) {
    match resolved(document, object) {
        Object::Array(items) => items.iter().for_each(|item| walk(document, item, found)),
        Object::Dictionary(dict) => {
            if let Some(kind) = name(dict, b"S") {
                let attributes = match dict.get(b"A").map(|a| resolved(document, a)) {
                    Ok(Object::Dictionary(one)) => vec![one.clone()],
                    Ok(Object::Array(all)) => all
                        .iter()
                        .filter_map(|a| resolved(document, a).as_dict().ok().cloned())
                        .collect(),
                    _ => Vec::new(),
                };
                found.push(Element {
                    kind,
                    attributes,
                    alt: text(dict, b"Alt"),
                    language: text(dict, b"Lang"),
                });
            }
            if let Ok(kids) = dict.get(b"K") {
                walk(document, kids, found);
            }
        }
        _ => {}
    }
}

/// Every copy of every sample, and of the example.
fn copies() -> Vec<(String, Document)> {
    let sendplan = Sendplan::new().unwrap();
    let plans = samples().into_iter().map(|path| sendplan.open(path).unwrap());
    let plans = plans.chain([sendplan.read("example", example()).unwrap()]);
    let folder = quality_report("");
    let report = folder.names("out").into_iter().map(|name| {
        let bytes = folder.read(&format!("out/{name}"));
        (name, Document::load_mem(&bytes).unwrap())
    });
    plans
        .flat_map(|plan| made(&plan, &RenderOptions::new()).files)
        .map(|file| (file.name().to_owned(), Document::load_mem(file.bytes()).unwrap()))
        .chain(report)
        .collect()
}

#[test]
fn headings_start_with_one_h1_and_skip_no_level() {
    for (file, document) in copies() {
        let levels: Vec<u32> = elements(&document)
            .iter()
            .filter_map(|element| element.kind.strip_prefix('H')?.parse().ok())
            .collect();
        assert_eq!(levels.first(), Some(&1), "{file}: {levels:?}");
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{file}: {levels:?}");
        assert!(levels.len() >= 2, "{file}: {levels:?}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{file}: {levels:?}");
    }
}

#[test]
fn head_cells_have_a_scope_and_every_figure_its_words() {
    let (mut heads, mut figures) = (0, 0);
    for (file, document) in copies() {
        for element in elements(&document) {
            if element.kind == "TH" {
                heads += 1;
                let scope = element.attributes.iter().find_map(|a| name(a, b"Scope"));
                assert_eq!(scope.as_deref(), Some("Column"), "{file}");
            }
            if element.kind == "Figure" {
                figures += 1;
                let alt = element.alt.unwrap_or_default();
                assert!(!alt.trim().is_empty(), "{file}: a figure without words");
            }
        }
    }
    assert!(heads > 40 && figures > 60, "{heads} head cells, {figures} figures");
}

#[test]
fn charts_say_in_words_what_they_draw() {
    let said: Vec<String> = copies()
        .into_iter()
        .filter(|(file, _)| file.starts_with("KMR") && file.contains("parent"))
        .flat_map(|(_, document)| elements(&document))
        .filter(|element| element.kind == "Figure")
        .filter_map(|element| element.alt)
        .collect();
    for words in [
        "11 on 9 September 2026, goal 32 out of 40 words",
        "Words read correctly from a list of 40 with vowel digraphs: 3 in Nov 2025, 5 in Feb 2026, \
         9 in Jun 2026, 11 in Sep 2026; goal 32",
    ] {
        assert!(said.iter().any(|alt| alt == words), "no `{words}` in {said:#?}");
    }
}

#[test]
fn pictures_are_named_and_ornaments_are_not_read_out() {
    for (file, document) in copies().iter().filter(|(file, _)| file.contains("summary")) {
        let figures: Vec<String> = elements(document)
            .into_iter()
            .filter(|e| e.kind == "Figure")
            .filter_map(|e| e.alt)
            .collect();
        assert!(
            !figures.iter().any(|alt| alt == "calendar" || alt == "snowflake"),
            "{file}: {figures:?}"
        );
        if file.starts_with("KMR") {
            assert!(figures.iter().any(|alt| alt == "bus"), "{file}: {figures:?}");
        }
    }
}

#[test]
fn words_in_another_language_say_so() {
    let document = copies()
        .into_iter()
        .find(|(file, _)| file.starts_with("ZY") && file.contains("parent"))
        .map(|(_, document)| document)
        .unwrap();
    let languages: Vec<String> =
        elements(&document).into_iter().filter_map(|element| element.language).collect();
    // The copy is in Turkish, and what is beneath it in English.
    assert!(languages.iter().any(|language| language == "en"), "{languages:?}");
}

#[test]
fn the_document_says_its_language_title_and_bookmarks() {
    for (file, document) in copies() {
        let catalogue = document.catalog().unwrap();
        // Zeynep's parents read Turkish.
        let language =
            if file.starts_with("ZY") && file.contains("parent") { "tr" } else { "en-GB" };
        assert_eq!(text(catalogue, b"Lang").as_deref(), Some(language), "{file}");
        let marked = resolved(&document, catalogue.get(b"MarkInfo").unwrap()).as_dict().unwrap();
        assert!(marked.get(b"Marked").unwrap().as_bool().unwrap(), "{file}");
        let view =
            resolved(&document, catalogue.get(b"ViewerPreferences").unwrap()).as_dict().unwrap();
        assert!(view.get(b"DisplayDocTitle").unwrap().as_bool().unwrap(), "{file}");
        let metadata = catalogue.get(b"Metadata").unwrap();
        let stream = resolved(&document, metadata).as_stream().unwrap();
        let metadata = String::from_utf8_lossy(&stream.content).into_owned();
        assert!(metadata.contains("pdfuaid:part") && metadata.contains("pdfaid:part"), "{file}");
        let stem = file.trim_end_matches(".pdf").replace('_', " ");
        assert!(metadata.contains("<dc:title>") && metadata.contains(&stem), "{file}");
        let bookmarks = bookmarks(&document);
        let headings = elements(&document)
            .iter()
            .filter(|e| e.kind.starts_with('H') && e.kind.len() == 2)
            .count();
        assert_eq!(bookmarks, headings, "{file}");
    }
}

/// How many entries the outline has, on all levels.
fn bookmarks(document: &Document) -> usize {
    fn count(document: &Document, id: ObjectId) -> usize {
        let entry = document.get_dictionary(id).unwrap();
        let next = |key: &[u8]| entry.get(key).and_then(Object::as_reference).ok();
        let below = next(b"First").map_or(0, |id| count(document, id));
        1 + below + next(b"Next").map_or(0, |id| count(document, id))
    }
    let Ok(outlines) = document.catalog().unwrap().get(b"Outlines") else { return 0 };
    let root = resolved(document, outlines).as_dict().unwrap();
    root.get(b"First").and_then(Object::as_reference).map_or(0, |id| count(document, id))
}
