//! `promised-translation`: a copy in another language that nobody has made.

use crate::finding::Finding;
use crate::model::CopyGiven;
use crate::record::Item;
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::rules::subject::Read;
use crate::template::Role;
use crate::wording;

quality! {
    /// A translation is promised, but nobody has made it.
    ///
    /// ## What it looks for
    ///
    /// In what was agreed, such as `other_formats`: a language with “translated”, “side by side”, “a copy in …” or the
    /// like. An item of `copies_given` with that `language:` says that the copy was made and given, and then there is
    /// no finding. An interpreter is not a translation, and an offer on request is not a promise.
    ///
    /// ## Why
    ///
    /// sendplan does not translate: it prints a plan in the words in which it was written. Parents who were promised
    /// a copy in their language and get an English one are shut out of their own child's plan. (SEND Code of Practice
    /// 2015, 1.1: the participation of parents, and the information that they need for it.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// agreement.other_formats: Polish and English side by side, translated by Mrs Nowak
    /// ```
    ///
    /// ## Instead
    ///
    /// Say who will translate the copy, outside sendplan, and when it was given; or promise only what you have.
    ///
    /// ```edit,pass
    /// agreement.other_formats: Polish and English side by side, translated by Mrs Nowak
    /// agreement.copies_given: [{to: Parents, date: 2026-09-18, language: pl}]
    /// ```
    ///
    /// ```edit,pass
    /// agreement.other_formats: A Polish interpreter goes through the plan with the parents
    /// ```
    "promised-translation", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(agreement) = subject.plan.agreement.item else { return };
    let given = given(subject);
    for Read { item, sentence, readers, .. } in &subject.texts {
        if !item.path.starts_with(&format!("{}.", agreement.path)) {
            continue;
        }
        let loose = readers.role == Some(Role::OtherFormats);
        for language in wording::promised(sentence, loose) {
            let any = language.contains("language") || language.contains("tongue");
            if language == "english" || given.iter().any(|one| any || is_same(one, &language)) {
                continue;
            }
            found.push(promise(item, &language, any));
        }
    }
}

/// The finding for a promise in a language.
fn promise(item: &Item, language: &str, any: bool) -> Finding {
    let mut letters = language.chars();
    let name: String =
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let copy = if any {
        "a copy in the family's language".to_owned()
    } else {
        format!("a copy in {name}")
    };
    RULE.at(item, format!("{copy} is promised, but none has been given"))
        .because("sendplan prints a plan as it was written; it translates nothing")
        .hint("once it has been given, record it under `copies_given` with `language:`; otherwise promise what there is, such as an interpreter")
}

/// The names of the languages in which copies were given.
fn given(subject: &Subject<'_>) -> Vec<String> {
    let copies = subject.plan.agreement.copies.iter();
    copies.filter_map(CopyGiven::language_name).filter(|language| language != "english").collect()
}

/// Whether two names are of one language.
fn is_same(one: &str, other: &str) -> bool {
    let usual = |name: &str| {
        match name {
            "punjabi" => "panjabi",
            "farsi" | "dari" => "persian",
            "mandarin" | "cantonese" => "chinese",
            "kurmanji" | "sorani" => "kurdish",
            "sylheti" => "bengali",
            "moldovan" => "romanian",
            other => other,
        }
        .to_owned()
    };
    usual(one) == usual(other)
}
