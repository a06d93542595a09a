//! What staff have of a whole class: *In every lesson* and the list of plans.

use std::fs;

use lopdf::Document;

use crate::run::{Folder, example_with, pdf_lines, root, squeezed};
use crate::tags::elements;

/// The text and the tags of a document of 3 Kestrel, made of the samples.
struct Made {
    text: String,
    kinds: Vec<String>,
}

fn of_kestrel(document: &str, options: &str) -> Made {
    let folder = Folder::new();
    let samples = root().join("samples/larkfield");
    let ran =
        folder.run(&format!("render {} --document {document} {options} -o out", samples.display()));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let bytes = folder.read(&format!("out/3-Kestrel_{document}_2026-autumn_staff.pdf"));
    let kinds = elements(&Document::load_mem(&bytes).unwrap());
    Made {
        text: pdf_lines(&bytes).split_whitespace().collect::<Vec<_>>().join(" "),
        kinds: kinds.into_iter().map(|element| element.kind).collect(),
    }
}

#[test]
fn each_pupil_of_a_class_is_a_heading() {
    for (document, title) in [
        ("in-every-lesson", "In every lesson: 3 Kestrel, staff copy"),
        ("class-list", "Plans and reviews: 3 Kestrel, staff copy"),
    ] {
        for print in ["standard", "clear", "large"] {
            let made = of_kestrel(document, &format!("--print {print}"));
            assert!(squeezed(&made.text).contains(&squeezed(title)), "{document}: {}", made.text);
            let count = |kind: &str| made.kinds.iter().filter(|one| *one == kind).count();
            assert_eq!((count("H1"), count("H2")), (1, 5), "{document} {print}");
            for name in ["Kofi", "Leo B.", "Leo W.", "Nadia", "Ruby"] {
                assert!(made.text.contains(name), "{document} {print}: {name}");
            }
        }
    }
}

#[test]
fn a_cover_teacher_reads_everything_that_the_classroom_needs() {
    let made = of_kestrel("in-every-lesson", "");
    let samples = root().join("samples/larkfield");
    let mut count = 0;
    for name in ["kofi", "leo-b", "leo-w", "nadia", "ruby"] {
        let plan = fs::read_to_string(samples.join(format!("{name}-2026-autumn.yaml"))).unwrap();
        let from = plan.find("\nclassroom:\n").unwrap();
        let section = &plan[from..from + plan[from..].find("\n  child:\n").unwrap()];
        for line in section.lines().filter_map(|line| line.strip_prefix("    - ")) {
            assert!(made.text.contains(line), "{name}: `{line}` is missing");
            count += 1;
        }
    }
    assert!(count > 60, "{count}");
    let read_first = "Read first: Education, health and care (EHC) plan of 14 May 2026";
    assert!(made.text.contains(read_first) && !made.text.contains(".."), "{}", made.text);
    let lists = made.kinds.iter().filter(|kind| *kind == "L").count();
    assert!(lists > 30, "{lists} lists");
}

/// A name may be as long as its field allows, and without a joint.
#[test]
fn the_longest_name_stays_in_its_place() {
    let folder = Folder::new();
    let name = "Wolfeschlegelsteinhausenbergerdorffwelch";
    for (file, id, last) in [("a", "S-1", "Llanfair-".repeat(8)), ("b", "S-2", "Xi".repeat(40))] {
        let plan = example_with("known_as: Sam", &format!("known_as: {name}"))
            .replace("last_name: Taylor", &format!("last_name: {last}"))
            .replace("id: ST-1", &format!("id: {id}"))
            .replace("Sam", name)
            .replace("class: 3 Maple", "class: 3 Kestrel");
        folder.write(&format!("plans/{file}.yaml"), plan);
    }
    for print in ["standard", "clear", "large"] {
        let ran = folder.run(&format!(
            "render plans --document class-list --document in-every-lesson --print {print} -o {print}"
        ));
        assert_eq!(ran.code, 0, "{print}: {}", ran.stderr);
    }
}
