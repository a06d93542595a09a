//! Addresses: by postcode, by house and street, by the name of the house, by street or town alone.

use std::ops::Range;

use super::Sure;
use super::ordinary::{is_never, is_ordinary};
use crate::people::is_postcode;
use crate::wording::fold::{Between, Folded, words};
use crate::wording::spoken;
use crate::wording::{word_lines, word_list};

/// Words at the end of a street name, the usual short form first.
const STREETS: &[&[&str]] = word_lines!("places", "streets, each with its short forms");

/// Words at the start of a part of a house.
const PARTS: &[&str] = word_list!("places", "parts of a house");

/// Words of countries and counties, which give away nobody's home.
const LANDS: &[&str] = word_list!("places", "countries");

/// A piece of an address, in the form used to compare them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    /// The postcode.
    Code(String),
    /// The number of the house, and its street.
    House(String, Vec<String>),
    /// The name of the house.
    Named(Vec<String>),
    /// The street.
    Street(Vec<String>),
    /// The town, the village or another place.
    Place(Vec<String>),
    /// One of several words of a house's or a place's name.
    Part(String),
}

/// The pieces of an address in its own field.
pub(super) fn of_address(text: &str) -> Vec<Piece> {
    let mut pieces = codes(text);
    let code = pieces.first().cloned();
    let mut street = false;
    let parts: Vec<Vec<String>> = text
        .split([',', ';', '\n', '/', '|'])
        .map(|part| without_code(&plain(part), code.as_ref()))
        .filter(|part| !part.is_empty())
        .collect();
    let numbered =
        parts.iter().any(|part| part.iter().any(|word| is_number(word)) && !is_part(part));
    let typed = parts.iter().filter(|part| is_street(part)).count();
    let mut seen = 0;
    for part in &parts {
        let at = part.iter().position(|word| is_number(word)).filter(|_| !is_part(part));
        let last_typed = !numbered && is_street(part) && {
            seen += 1;
            seen == typed
        };
        if let Some(at) = at {
            let (before, rest) = part.split_at(at);
            let numbers = rest.iter().take_while(|word| is_number(word)).count();
            let (number, rest) = rest.split_at(numbers);
            if before.len()
                > usize::from(before.first().is_some_and(|word| word == "no" || word == "number"))
            {
                pieces.extend(named(before));
            }
            let end = rest
                .iter()
                .skip(1)
                .position(|word| is_type(word))
                .map_or(rest.len(), |end| end + 2);
            let (name, after) = rest.split_at(end);
            if name.is_empty() {
                continue;
            }
            street = true;
            pieces.push(Piece::House(number[0].clone(), name.to_vec()));
            pieces.push(Piece::Street(name.to_vec()));
            pieces.extend(place(after));
        } else if last_typed {
            street = true;
            pieces.push(Piece::Street(part.clone()));
        } else if is_part(part) {
            pieces.extend(named(&part[2.min(part.len())..]));
        } else if street || (parts.len() == 1 && !is_street(part)) {
            pieces.extend(place(part));
        } else {
            pieces.extend(named(part));
        }
    }
    // A house with a name and no number is found by both, too.
    let name = pieces.iter().find_map(|piece| match piece {
        Piece::Named(name) => Some(name.clone()),
        _ => None,
    });
    let lane = pieces.iter().find_map(|piece| match piece {
        Piece::Street(name) => Some(name.clone()),
        _ => None,
    });
    if let (Some(name), Some(lane)) = (name, lane) {
        pieces.push(Piece::Named(name.into_iter().chain(lane).collect()));
    }
    pieces.dedup();
    pieces
}

/// The addresses and places in sentences: postcodes, streets, and capitalised words that are not everyday words.
pub(super) fn of_sentences(text: &str, is_known: impl Fn(&str) -> bool) -> Vec<Piece> {
    let mut pieces = codes(text);
    let words = words(text);
    let name = |word: &Folded| word.capital && word.text.chars().count() > 2;
    let mut at = 0;
    while at < words.len() {
        if !name(&words[at]) {
            at += 1;
            continue;
        }
        let goes_on = |word: &Folded| {
            name(word) && matches!(word.between, Between::Space | Between::Tight) && !word.opens
        };
        let run = 1 + words[at + 1..].iter().take_while(|word| goes_on(word)).count();
        let here = &words[at..at + run];
        let opens = here[0].opens && run == 1;
        let texts: Vec<String> = here.iter().map(|word| word.text.clone()).collect();
        let before = at
            .checked_sub(1)
            .map(|before| words[before].text.clone())
            .filter(|word| is_number(word));
        at += run;
        if run > 1 && texts.last().is_some_and(|word| is_type(word)) {
            pieces.extend(before.map(|number| Piece::House(number, texts.clone())));
            pieces.push(Piece::Street(texts));
            continue;
        }
        let code =
            |word: &String| is_postcode(word) || word.starts_with(|c: char| c.is_ascii_digit());
        let plain = texts.iter().all(|word| is_never(word) || is_known(word));
        let short = run == 1 && (is_ordinary(&texts[0]) && here[0].opens);
        if !opens
            && !plain
            && !short
            && !texts.iter().any(code)
            && !texts.iter().any(|word| is_known(word))
        {
            pieces.push(Piece::Place(texts));
        }
    }
    pieces.dedup();
    pieces
}

impl Piece {
    /// Where it is in a text, and how certainly it identifies that home.
    pub(super) fn find(&self, text: &[Folded]) -> Option<(Sure, Range<usize>)> {
        (0..text.len()).find_map(|at| {
            let (sure, from, end) = self.at(text, at)?;
            Some((sure, text[from].range.start..text[end - 1].range.end))
        })
    }

    fn at(&self, text: &[Folded], at: usize) -> Option<(Sure, usize, usize)> {
        match self {
            Self::Code(code) => {
                if let Some(end) = joined(text, at, code) {
                    return Some((Sure::Certain, at, end));
                }
                let outward = &code[..code.len() - 3];
                let raw = text[at].capital && unclear(&text[at].text) == outward;
                (raw && outward.len() > 2).then_some((Sure::Possible, at, at + 1))
            }
            Self::House(number, street) => {
                let end = street_at(text, at, street)?;
                let filler = |word: &str| {
                    word_list!("places", "between the number and the street").contains(&word)
                };
                let mut from = at;
                while from > 0 && at - from < 3 {
                    from -= 1;
                    if is_same_number(&text[from].text, number) {
                        return Some((Sure::Certain, from, end));
                    }
                    if !filler(&text[from].text) {
                        break;
                    }
                }
                let mut next = end;
                while next < text.len() && next - end < 3 && !text[next].opens {
                    if is_same_number(&text[next].text, number) {
                        return Some((Sure::Certain, at, next + 1));
                    }
                    if !filler(&text[next].text) {
                        break;
                    }
                    next += 1;
                }
                None
            }
            Self::Named(name) => {
                let end = phrase(text, at, name)?;
                let sure = if name.len() > 1 { Sure::Certain } else { Sure::Possible };
                (sure == Sure::Certain || decides(&text[at], &name[0])).then_some((sure, at, end))
            }
            Self::Street(street) => {
                let end = street_at(text, at, street)?;
                let single = street.len() == 1 && !decides(&text[at], &street[0]);
                (!single).then_some((Sure::Possible, at, end))
            }
            Self::Part(part) => {
                let end = phrase(text, at, std::slice::from_ref(part))?;
                let telling = text[at].capital && !text[at].opens;
                telling.then_some((Sure::Possible, at, end))
            }
            Self::Place(place) => {
                let end = phrase(text, at, place)?;
                let single = place.len() == 1 && !decides(&text[at], &place[0]);
                (!single).then_some((Sure::Possible, at, end))
            }
        }
    }
}

/// Whether a single word names a place here: an everyday word does only with a capital in mid-sentence.
fn decides(word: &Folded, name: &str) -> bool {
    !is_never(name) && ((word.capital && !word.opens) || !(is_ordinary(name) || is_type(name)))
}

/// The end of a street name from `at` on, with its last word in any of its forms.
fn street_at(text: &[Folded], at: usize, street: &[String]) -> Option<usize> {
    let (last, name) = street.split_last()?;
    if name.is_empty() {
        return phrase(text, at, street);
    }
    let next = phrase(text, at, name)?;
    let word = text.get(next).filter(|word| !word.opens || word.between != Between::Sign)?;
    (kind(&word.text) == kind(last)).then_some(next + 1)
}

/// The end of several words from `at` on, whatever signs are between them.
fn phrase(text: &[Folded], at: usize, name: &[String]) -> Option<usize> {
    let whole: String = name.iter().map(|word| saint(word)).collect();
    let mut rest = whole.as_str();
    let mut end = at;
    while !rest.is_empty() {
        let word = text.get(end)?;
        let word = saint(&word.text);
        // The possessive, with its apostrophe or without.
        rest = match rest.strip_prefix(word) {
            Some(rest) => rest,
            None if word.strip_prefix(rest) == Some("s") => "",
            None if word == "s" && end > at => rest,
            // Kings Lynn is King’s Lynn.
            None => rest.strip_prefix(word.strip_suffix('s')?).filter(|_| word.len() > 3)?,
        };
        end += 1;
    }
    Some(end)
}

/// The end of the words from `at` on that spell a postcode or one word, reading letters that look like digits as
/// digits.
fn joined(text: &[Folded], at: usize, code: &str) -> Option<usize> {
    let mut spelt = String::new();
    for (end, word) in text.iter().enumerate().skip(at) {
        spelt.push_str(&unclear(&word.text));
        if spelt == code {
            return Some(end + 1);
        }
        if spelt.len() >= code.len() {
            return None;
        }
    }
    None
}

/// O and 0, I and 1 are the same in a postcode.
fn unclear(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        })
        .collect()
}

/// The postcodes in a text.
fn codes(text: &str) -> Vec<Piece> {
    let words = words(text);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let joined = words.get(at + 1).map(|next| format!("{}{}", word.text, next.text));
        let own =
            [Some(word.text.clone()), joined].into_iter().flatten().find(|text| is_postcode(text));
        found.extend(own.map(|code| Piece::Code(unclear(&code))));
    }
    found
}

fn without_code(part: &[String], code: Option<&Piece>) -> Vec<String> {
    let Some(Piece::Code(code)) = code else { return part.to_vec() };
    for at in 0..part.len() {
        for end in at + 1..=part.len() {
            if unclear(&part[at..end].concat()) == *code {
                return part[..at].iter().chain(&part[end..]).cloned().collect();
            }
        }
    }
    part.to_vec()
}

fn plain(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.text).filter(|word| word != "s").collect()
}

fn named(words: &[String]) -> Vec<Piece> {
    let words: Vec<String> =
        words.iter().filter(|word| *word != "the" && !is_number(word)).cloned().collect();
    if !words.iter().any(|word| word.chars().count() > 2) {
        return Vec::new();
    }
    let parts = telling(&words);
    std::iter::once(Piece::Named(words)).chain(parts).collect()
}

fn place(words: &[String]) -> Vec<Piece> {
    const BESIDE: &[&str] = word_list!("places", "beside a place");
    let words: Vec<String> = words
        .iter()
        .skip_while(|word| BESIDE.contains(&word.as_str()))
        .filter(|word| !is_number(word))
        .cloned()
        .collect();
    if !words.iter().any(|word| word.chars().count() > 2 && !LANDS.contains(&word.as_str())) {
        return Vec::new();
    }
    let parts = telling(&words);
    std::iter::once(Piece::Place(words)).chain(parts).collect()
}

/// Those of several words that identify the place by themselves: Otterbourne in Otterbourne Hampshire.
fn telling(words: &[String]) -> Vec<Piece> {
    let is_own = |word: &&String| {
        word.chars().count() > 4
            && !(is_ordinary(word) || is_never(word) || is_type(word))
            && ![LANDS, PARTS, word_list!("places", "what makes no place by itself")]
                .into_iter()
                .any(|list| list.contains(&word.as_str()))
    };
    if words.len() < 2 {
        return Vec::new();
    }
    words.iter().filter(is_own).map(|word| Piece::Part(word.clone())).collect()
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.len() < 6
}

/// Whether a number in a text is the house number: `4`, `4a`, `four`.
fn is_same_number(word: &str, number: &str) -> bool {
    // These say how often, and are not house numbers.
    if ["once", "twice"].contains(&word) {
        return false;
    }
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
    word == number
        || spoken(word).is_some_and(|value| value.to_string() == number)
        || (!digits(word).is_empty() && digits(word) == digits(number))
}

fn is_part(part: &[String]) -> bool {
    part.first().is_some_and(|word| PARTS.contains(&word.as_str()))
        && part.len() < 5
        && part.get(1).is_some_and(|word| is_number(word) || word.len() == 1)
        && !part.iter().any(|word| is_type(word))
}

fn is_street(part: &[String]) -> bool {
    part.len() > 1 && part.last().is_some_and(|word| is_type(word))
}

/// Whether a word can end a street name.
fn is_type(word: &str) -> bool {
    STREETS.iter().any(|forms| forms.contains(&word))
}

/// The usual form of a street ending.
fn kind(word: &str) -> &str {
    STREETS.iter().find(|forms| forms.contains(&word)).map_or(word, |forms| forms[0])
}

fn saint(word: &str) -> &str {
    if word == "saint" { "st" } else { word }
}

#[cfg(test)]
mod tests {
    use super::super::Sure;
    use super::{Piece, of_address, of_sentences};
    use crate::wording::fold::words;

    fn finds(address: &str, text: &str) -> Option<Sure> {
        let text = words(text);
        of_address(address).iter().filter_map(|piece| piece.find(&text)).map(|(sure, _)| sure).max()
    }

    #[test]
    fn an_address_is_found_by_any_of_its_pieces() {
        let address = "Lane End Farm, 4 Mill Lane, Otterbourne, SO21 2EE";
        for text in [
            "at so212ee",
            "SO21  2EE",
            "S O 2 1 2 E E",
            "SO21-2EE",
            "at 4 Mill Lane",
            "4, Mill Ln.",
            "Mill Lane 4",
            "number 4 in Mill Lane",
            "four Mill Lane",
            "Lane End Farm",
            "LANE\nEND FARM",
        ] {
            assert_eq!(finds(address, text), Some(Sure::Certain), "{text}");
        }
        for text in ["the bus in Mill Lane", "Mill Ln", "shops in Otterbourne", "the SO21 area"] {
            assert_eq!(finds(address, text), Some(Sure::Possible), "{text}");
        }
        for text in
            ["He runs down the lane", "the end of the farm", "4 windmills in a lane", "mill"]
        {
            assert_eq!(finds(address, text), None, "{text}");
        }
        assert_eq!(finds("12 St Mary’s Road Leeds", "at 12 Saint Marys Rd"), Some(Sure::Certain));
        assert_eq!(finds("12 St Mary’s Road Leeds", "a trip to Leeds"), Some(Sure::Possible));
        assert_eq!(
            finds("Flat 5, 90 Ropemaker Road, London", "90 Ropemaker Rd"),
            Some(Sure::Certain)
        );
        assert_eq!(finds("Rosebank, Kiln Lane", "at Rosebank"), Some(Sure::Possible));
        assert_eq!(
            finds("3 Kiln Lane, near King’s Lynn", "a bus from Kings Lynn"),
            Some(Sure::Possible)
        );
        assert_eq!(
            finds("3 Kiln Lane, Otterbourne Hampshire", "in Otterbourne"),
            Some(Sure::Possible)
        );
        assert_eq!(finds("Rosebank Old Rectory, Kiln Lane", "at Rosebank"), Some(Sure::Possible));
        assert_eq!(finds("12 Reading Road, Reading", "Reading every day; reading aloud"), None);
    }

    #[test]
    fn places_are_found_in_sentences() {
        let pieces = of_sentences(
            "Text, or ring the bakery in Winchester; she works at 3 Kiln Lane",
            |_| false,
        );
        assert!(pieces.contains(&Piece::Place(vec!["winchester".into()])), "{pieces:?}");
        assert!(
            pieces.contains(&Piece::House("3".into(), vec!["kiln".into(), "lane".into()])),
            "{pieces:?}"
        );
        assert_eq!(of_sentences("Telephone call, after 6 pm", |_| false), []);
        assert_eq!(of_sentences("E-mail; telephone if it is urgent", |_| false), []);
    }
}
