//! Letters with more marks than any one sign has, as Yoruba and Vietnamese write them: each comes out of a PDF as it went
//! in, once.

use sendplan::Sendplan;
use unicode_normalization::UnicodeNormalization;

use crate::run::{example_with, made, only, pdf_text, squeezed};

/// The letters that get marks: the English alphabet, and those of West Africa.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZẹọṣẸỌṢɛɔƐƆŋŊ";

/// Grave, acute, circumflex, tilde, macron, breve, dot, two dots, hook, ring, caron, dot below.
const MARKS: &str =
    "\u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30c}\u{323}";

/// Every pair of letter and mark that is not one sign.
fn pairs() -> Vec<String> {
    let pairs = LETTERS.chars().flat_map(|letter| {
        MARKS.chars().map(move |mark| [letter, mark].iter().collect::<String>())
    });
    let pairs = pairs.map(|pair| pair.nfc().collect::<String>());
    pairs.filter(|pair| pair.chars().count() > 1).collect()
}

/// The text of the child's and the parents' plan, with these words said by the child, as it is in the PDFs.
fn printed(sendplan: &Sendplan, words: &str, font: &str) -> Vec<String> {
    let quote = "quote: ";
    let plan = example_with("pupil:\n", &format!("child_font: {font}\npupil:\n"));
    let start = plan.find(quote).unwrap() + quote.len();
    let end = start + plan[start..].find('\n').unwrap();
    let plan = format!("{}\"{words}\"{}", &plan[..start], &plan[end..]);
    let plan = sendplan.read("plan.yaml", plan).unwrap();
    let made = made(&plan, &only(["plan-child", "plan-parent"]));
    assert_eq!(made.files.len(), 2, "{:#?}", made.findings);
    made.files.iter().map(|file| pdf_text(file.bytes()).nfc().collect()).collect()
}

#[test]
fn every_pair_of_letter_and_mark_is_in_the_text_once() {
    let sendplan = Sendplan::new().unwrap();
    let pairs = pairs();
    assert!(pairs.len() >= 134, "{}", pairs.len());
    for font in ["andika", "lexend", "atkinson", "opendyslexic"] {
        for some in pairs.chunks(60) {
            let words: Vec<String> = some.iter().map(|pair| format!("x{pair}{pair}n")).collect();
            for text in printed(&sendplan, &words.join(" "), font) {
                let wrong: Vec<&String> =
                    words.iter().filter(|word| !text.contains(squeezed(word).as_str())).collect();
                assert!(wrong.is_empty(), "{font}: {wrong:?} in {text}");
            }
        }
    }
}

#[test]
fn yoruba_igbo_ewe_and_vietnamese_names_are_in_the_text_as_typed() {
    let sendplan = Sendplan::new().unwrap();
    let names =
        "Ọ̀ṣun Ẹ́lẹ́rìí Ọlọ́run Ṣọ̀pọ̀ná Adébọ̀wálé Ìbàdàn Ngọ́zị̀ Ụ̀wà Kɔ̀kú Ɛ̀wɛ̀ m̀bá Nguyễn Thị Ướt Đặng";
    for font in ["andika", "lexend", "atkinson", "opendyslexic"] {
        for text in printed(&sendplan, names, font) {
            for name in names.split(' ') {
                assert!(text.contains(name), "{font}: {name} in {text}");
            }
        }
    }
}
