//! What a person translated of a plan: the file to fill in, what is wrong with it, and what it may show to whom.

use std::fs;

use crate::languages::{page, plan};
use crate::run::{Folder, pdf_text, root, squeezed};

/// A file of translations in which every place that is open is filled in, as `say` says it of each number.
fn filled(file: &str, language: &str, say: impl Fn(usize) -> String) -> String {
    let open = format!("    {language}: \"\"");
    let mut number = 0;
    let lines = file.lines().map(|line| {
        if line != open {
            return line.to_owned();
        }
        number += 1;
        format!("    {language}: \"{}\"", say(number))
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// A folder with the settings of the samples.
fn larkfield() -> Folder {
    let folder = Folder::new();
    let settings = fs::read(root().join("samples/larkfield/sendplan.yaml")).unwrap();
    folder.write("sendplan.yaml", settings);
    folder
}

/// A sample with every parent reading a language.
fn sample(name: &str, language: &str) -> String {
    let path = root().join("samples/larkfield").join(name);
    let plan = fs::read_to_string(path).unwrap();
    let (before, rest) = plan.split_once("  parents:\n").expect("the sample has parents");
    let (parents, after) = rest.split_once("\n\n").unwrap();
    let without = parents.lines().filter(|line| !line.trim_start().starts_with("language:"));
    let parents: Vec<String> = without
        .map(|line| line.replacen("    - ", &format!("    - language: {language}\n      "), 1))
        .collect();
    format!("{before}  parents:\n{}\n\n{after}", parents.join("\n"))
}

#[test]
fn a_translation_that_is_whole_can_be_printed_in_every_language() {
    let folder = larkfield();
    let earlier = root().join("samples/larkfield/earlier");
    for entry in fs::read_dir(earlier).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        folder.write(&format!("earlier/{name}"), fs::read(entry.path()).unwrap());
    }
    // Measures over time, ages, reviews, a programme in another's words.
    for (plan, codes) in [
        ("kofi-2026-autumn.yaml", ["ar", "pl", "uk", "bn"]),
        ("leo-w-2026-autumn.yaml", ["cy", "ur", "pa", "so"]),
    ] {
        let stem = plan.trim_end_matches(".yaml");
        for code in codes {
            folder.write(plan, sample(plan, code));
            let ran = folder.run(&format!("translate {plan} --to {code}"));
            assert_eq!(ran.code, 0, "{}", ran.stderr);
            let file = String::from_utf8(folder.read(&format!("{stem}.{code}.yaml"))).unwrap();
            let words = |number: usize| format!("qx{number}xq for Kofi and Leo");
            let (count, file) = (file.matches("\n  - en: ").count(), filled(&file, code, words));
            folder.write(&format!("{stem}.{code}.yaml"), file);
            assert!(count > 40, "{count}");
            let check = folder.run(&format!("check {plan} --pages"));
            assert_eq!(check.code, 0, "{code}: {}", check.stderr);
            for rule in ["translation-", "does-not-fit"] {
                assert!(!check.stderr.contains(rule), "{code}: {}", check.stderr);
            }
            let mut printed = String::new();
            for document in [
                "plan-parent",
                "plan-parent-short",
                "review-parent",
                "invitation",
                "views-parent",
                "history-parent",
            ] {
                let out = format!("out-{code}-{document}");
                let ran = folder.run(&format!("render {plan} -o {out} --document {document}"));
                assert_eq!(ran.code, 0, "{code}: {}", ran.stderr);
                for name in folder.names(&out).iter().filter(|name| name.ends_with(".pdf")) {
                    printed += &pdf_text(&folder.read(&format!("{out}/{name}")));
                }
            }
            // Every text of the list is printed as somebody translated it.
            let printed = printed.to_lowercase();
            let lost: Vec<usize> =
                (1..=count).filter(|number| !printed.contains(&format!("qx{number}xq"))).collect();
            assert!(lost.is_empty(), "{code}: {lost:?}");
            fs::remove_file(folder.path(&format!("{stem}.{code}.yaml"))).unwrap();
        }
    }
}

#[test]
fn a_translation_shows_one_home_nothing_of_the_other() {
    let folder = larkfield();
    folder.write("iris.yaml", sample("iris-2026-autumn.yaml", "Polish"));
    let ran = folder.run("translate iris.yaml --to pl");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let file = String::from_utf8(folder.read("iris.pl.yaml")).unwrap();
    for (words, rule) in [
        ("Proszę zapytać: Hitesh Bhatt", "other-household"),
        ("Hitesh dzwoni po szóstej", "-household"),
        ("Zadzwoń pod 020 7946 0162", "other-household"),
        // With an ending of another language.
        ("Rozmowa z Hiteshem", "may-name-other-household"),
    ] {
        folder.write("iris.pl.yaml", filled(&file, "pl", |_| words.to_owned()));
        let check = folder.run("check iris.yaml");
        assert_eq!(check.code, 1, "{words}: {}", check.stderr);
        assert!(check.stderr.contains(rule), "{words}: {}", check.stderr);
        assert!(check.stderr.contains("iris.pl.yaml:"), "{words}: {}", check.stderr);
        assert!(check.stderr.contains("the translation of `"), "{words}: {}", check.stderr);
        let ran = folder.run("render iris.yaml -o out --audience parent");
        assert_eq!(ran.code, 1, "{words}: {}", ran.stderr);
        assert!(folder.names("out").iter().all(|name| !name.ends_with(".pdf")), "{words}");
    }
    // What names nobody is printed for both.
    folder.write("iris.pl.yaml", filled(&file, "pl", |number| format!("Iris ma {number} słów")));
    let ran = folder.run("render iris.yaml -o out --document plan-parent");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

#[test]
fn what_somebody_wrote_into_a_translation_stays_there() {
    let folder = Folder::new();
    folder.write("plan.yaml", plan("Polish"));
    assert_eq!(folder.run("translate plan.yaml --to pl").code, 0);
    let file = String::from_utf8(folder.read("plan.pl.yaml")).unwrap();
    // Notes above, behind and beneath, in the head and at the end, and other quotation marks.
    let mut number = 0;
    let lines = file.lines().map(|line| match line {
        "    pl: \"\"" => {
            number += 1;
            format!("    pl: 'Zdanie {number}'  # behind {number}\n    # beneath {number}")
        }
        _ if line.starts_with("  - en: ") => format!("  # above {}\n{line}", number + 1),
        "sentences:" => "# in the head\nsentences:".to_owned(),
        _ => line.to_owned(),
    });
    let noted = lines.collect::<Vec<_>>().join("\n") + "\n# at the end\n";
    folder.write("plan.pl.yaml", &noted);
    assert_eq!(folder.run("translate plan.yaml --to pl").code, 0);
    let again = String::from_utf8(folder.read("plan.pl.yaml")).unwrap();
    assert_eq!(again, noted, "nothing has changed in the plan");
    // With the line ends of another system.
    folder.write("plan.pl.yaml", noted.replace('\n', "\r\n"));
    assert_eq!(folder.run("translate plan.yaml --to pl").code, 0);
    let again = String::from_utf8(folder.read("plan.pl.yaml")).unwrap();
    assert_eq!(again, noted.replace('\n', "\r\n"));
    // A text of the plan has changed.
    let own = noted.lines().filter_map(|line| line.strip_prefix("  - en: ")).nth(4).unwrap();
    let own = own.trim_matches('"').to_owned();
    let before = String::from_utf8(folder.read("plan.yaml")).unwrap();
    let changed = before.replace(own.trim_end_matches('.'), "All of this is another text now");
    assert_ne!(before, changed, "{own}");
    folder.write("plan.yaml", changed);
    folder.write("plan.pl.yaml", &noted);
    assert_eq!(folder.run("translate plan.yaml --to pl").code, 0);
    let after = String::from_utf8(folder.read("plan.pl.yaml")).unwrap();
    for line in noted.lines() {
        assert_eq!(
            after.lines().filter(|other| *other == line).count(),
            noted.lines().filter(|other| *other == line).count(),
            "{line}\n{after}"
        );
    }
    let (_, kept) = after.split_once("no_longer_printed:").unwrap();
    for words in [own.as_str(), "'Zdanie 5'  # behind 5", "# above 5", "# beneath 5"] {
        assert!(kept.contains(words), "{words}: {after}");
    }
    assert_eq!(folder.run("check plan.yaml").code, 0);
    // The plan says the first again: what was translated comes back from the end.
    folder.write("plan.yaml", before);
    assert_eq!(folder.run("translate plan.yaml --to pl").code, 0);
    let back = String::from_utf8(folder.read("plan.pl.yaml")).unwrap();
    let (printed, _) = back.split_once("no_longer_printed:").unwrap_or((&back, ""));
    assert!(printed.contains("'Zdanie 5'  # behind 5"), "{back}");
}

/// The plan with a line beneath the first that begins so.
fn with(plan: &str, after: &str, line: &str) -> String {
    let at = plan.find(after).unwrap_or_else(|| panic!("the plan has no `{after}`"));
    let end = at + plan[at..].find('\n').unwrap() + 1;
    let indent = " ".repeat(after.len() - after.trim_start().len());
    format!("{}{indent}{line}\n{}", &plan[..end], &plan[end..])
}

#[test]
fn a_text_of_the_plan_has_its_translation_beside_it() {
    let folder = Folder::new();
    let own = plan("Polish");
    let text = own.lines().find(|line| line.starts_with("      statement: ")).unwrap();
    let text = text.trim_start().trim_start_matches("statement: ").to_owned();
    let said = "statement_in: {pl: \"Sam potrzebuje pomocy w czytaniu krótkich słów.\"}";
    folder.write("plan.yaml", with(&own, "      statement: ", said));
    let check = folder.run("check plan.yaml");
    assert_eq!(check.code, 0, "{}", check.stderr);
    assert!(page(&folder, "plan-parent").contains(&squeezed("Sam potrzebuje pomocy w czytaniu")));
    assert!(!page(&folder, "plan-teacher").contains(&squeezed("Sam potrzebuje pomocy")));
    // The file to fill in has the others only, and nothing is open twice.
    assert_eq!(folder.run("translate plan.yaml --to pl").code, 0);
    let file = String::from_utf8(folder.read("plan.pl.yaml")).unwrap();
    assert!(!file.contains(text.trim_matches('"')), "{text}: {file}");
    // What is wrong with it.
    for (line, said) in [
        ("statement_in: Sam potrzebuje", "should name a language"),
        ("statement_in: {xx: Sam}", "no labels in `xx`"),
        ("statement_in: {pl: [Sam, Tom]}", "should be a text, and is a list"),
        ("statement_in: {pl: \"Sam \\u202e\"}", "U+202E"),
        ("statment_in: {pl: Sam}", "has no field `statment_in`"),
        ("area_in: {pl: Sam}", "has no field `area_in`"),
    ] {
        folder.write("plan.yaml", with(&own, "      statement: ", line));
        let check = folder.run("check plan.yaml");
        assert_eq!(check.code, 1, "{line}: {}", check.stderr);
        assert!(check.stderr.contains(said), "{line}: {}", check.stderr);
    }
    // What nobody has filled in yet is printed as the plan has it.
    folder.write("plan.yaml", with(&own, "      statement: ", "statement_in: {pl: }"));
    assert_eq!(folder.run("check plan.yaml").code, 0);
}

#[test]
fn a_translation_in_the_plan_is_guarded_like_the_plan() {
    let folder = larkfield();
    let iris = sample("iris-2026-autumn.yaml", "Polish");
    let line = "statement_in: {pl: Hitesh Bhatt wie więcej o Iris}";
    folder.write("iris.yaml", with(&iris, "      statement: ", line));
    let check = folder.run("check iris.yaml");
    assert_eq!(check.code, 1, "{}", check.stderr);
    assert!(check.stderr.contains("other-household"), "{}", check.stderr);
    assert!(check.stderr.contains("the translation of `assess.needs[1].statement`"));
}

#[test]
fn the_next_plan_takes_over_what_was_translated_of_the_one_before() {
    let folder = larkfield();
    let read = |name: &str| fs::read(root().join("samples/larkfield").join(name)).unwrap();
    folder.write("earlier/kofi-2026-spring.yaml", read("earlier/kofi-2026-spring.yaml"));
    folder.write("earlier/kofi-2026-summer.yaml", read("earlier/kofi-2026-summer.yaml"));
    folder.write("kofi.yaml", sample("kofi-2026-autumn.yaml", "Polish"));
    assert_eq!(folder.run("translate earlier/kofi-2026-summer.yaml --to pl").code, 0);
    let summer = String::from_utf8(folder.read("earlier/kofi-2026-summer.pl.yaml")).unwrap();
    folder.write(
        "earlier/kofi-2026-summer.pl.yaml",
        filled(&summer, "pl", |number| format!("Kofi, zdanie {number}")),
    );
    let ran = folder.run("translate kofi.yaml --to pl");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let autumn = String::from_utf8(folder.read("kofi.pl.yaml")).unwrap();
    let own = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| line.starts_with("  - en: "));
        lines.map(str::to_owned).collect()
    };
    let both = own(&autumn).iter().filter(|line| own(&summer).contains(line)).count();
    assert!(both > 3, "{both}");
    assert_eq!(autumn.matches("Kofi, zdanie").count(), both, "{autumn}");
    let open = autumn.lines().filter(|line| *line == "    pl: \"\"").count();
    assert!(ran.stderr.contains(&format!("{open} still to translate")), "{}", ran.stderr);
    // What the plan before says beside its own words counts too.
    fs::remove_file(folder.path("earlier/kofi-2026-summer.pl.yaml")).unwrap();
    fs::remove_file(folder.path("kofi.pl.yaml")).unwrap();
    let first = autumn.lines().position(|line| line.contains("Kofi, zdanie")).unwrap();
    let first = autumn.lines().nth(first - 1).unwrap().trim_start_matches("  - en: ").to_owned();
    let plan = String::from_utf8(read("earlier/kofi-2026-summer.yaml")).unwrap();
    let at = plan.find(first.trim_matches('"')).expect("the plan before says so");
    let line = plan[..at].rfind('\n').unwrap() + 1;
    let key =
        plan[line..at].trim_start_matches([' ', '-']).trim_end_matches([' ', ':', '"']).to_owned();
    let indent = " ".repeat(plan[line..at].find(|c: char| c.is_alphabetic()).unwrap());
    let end = at + plan[at..].find('\n').unwrap() + 1;
    let with =
        format!("{}{indent}{key}_in: {{pl: Kofi obok planu}}\n{}", &plan[..end], &plan[end..]);
    folder.write("earlier/kofi-2026-summer.yaml", with);
    let ran = folder.run("translate kofi.yaml --to pl");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let autumn = String::from_utf8(folder.read("kofi.pl.yaml")).unwrap();
    assert!(autumn.contains("Kofi obok planu"), "{key}: {autumn}");
}

#[test]
fn a_language_that_nobody_reads_is_said() {
    let folder = larkfield();
    let read = |name: &str| fs::read(root().join("samples/larkfield").join(name)).unwrap();
    folder.write("plan.yaml", plan("English"));
    let ran = folder.run("translate plan.yaml --to pl");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("no parent in this plan reads the language"), "{}", ran.stderr);
    let check = folder.run("check plan.yaml");
    assert!(check.stderr.contains("no parent in this plan reads Polish"), "{}", check.stderr);
    assert!(!check.stderr.contains("translation-missing"), "{}", check.stderr);
    // What two homes were told is for neither.
    folder.write("iris.yaml", read("iris-2026-autumn.yaml"));
    let ran = folder.run("translate iris.yaml --to pl");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(!folder.path("iris.pl.yaml").exists());
    // A parent's own words in the language are not to be translated into it.
    folder.write("zeynep.yaml", read("zeynep-2026-autumn.yaml"));
    assert_eq!(folder.run("translate zeynep.yaml --to tr").code, 0);
    let file = String::from_utf8(folder.read("zeynep.tr.yaml")).unwrap();
    assert!(!file.contains("Evde Türkçe"), "{file}");
}

#[test]
fn a_file_for_several_homes_says_so() {
    let folder = larkfield();
    folder.write("iris.yaml", sample("iris-2026-autumn.yaml", "Polish"));
    let ran = folder.run("translate iris.yaml --to pl -q");
    assert!(ran.stderr.contains("holds what `hitesh` and `niamh` are each told"), "{}", ran.stderr);
    folder.write("plan.yaml", plan("Polish"));
    let ran = folder.run("translate plan.yaml --to pl");
    assert!(!ran.stderr.contains("are each told"), "{}", ran.stderr);
}

#[test]
fn only_a_translation_is_left_out_of_a_folder() {
    let folder = Folder::new();
    folder.write("plan.yaml", plan("Polish"));
    let other = plan("English").replace("ST-1", "ST-2").replace("known_as: Sam", "known_as: Jo");
    folder.write("plan.old.yaml", &other).write("plan.pl.yaml", &other);
    let check = folder.run("check .");
    assert!(check.stderr.contains("3 files checked"), "{}", check.stderr);
    fs::remove_file(folder.path("plan.pl.yaml")).unwrap();
    assert_eq!(folder.run("translate plan.yaml --to pl").code, 0);
    fs::copy(folder.path("plan.pl.yaml"), folder.path("plan.de.yaml")).unwrap();
    let check = folder.run("check .");
    assert!(check.stderr.contains("2 files checked"), "{}", check.stderr);
    assert!(check.stderr.contains("no labels in German, so no copy prints"), "{}", check.stderr);
}

#[test]
fn a_file_that_somebody_has_laid_out_anew_keeps_its_comments() {
    let folder = Folder::new();
    folder.write("plan.yaml", plan("Polish"));
    assert_eq!(folder.run("translate plan.yaml --to pl").code, 0);
    let file = String::from_utf8(folder.read("plan.pl.yaml")).unwrap();
    let noted = file.replacen("    pl: \"\"", "    pl: \"Zdanie\"  # a note", 1);
    // As some formatters write lists.
    let (head, list) = noted.split_once("sentences:\n").unwrap();
    let list: String = list.lines().map(|line| format!("{}\n", &line[2..])).collect();
    let anew = format!("{head}sentences:  # in order\n{list}");
    folder.write("plan.pl.yaml", &anew);
    assert_eq!(folder.run("translate plan.yaml --to pl").code, 0);
    assert_eq!(String::from_utf8(folder.read("plan.pl.yaml")).unwrap(), anew);
    // In an order in which nobody could tell what is about what.
    let upside_down = format!("sentences:  # in order\n{list}{head}");
    folder.write("plan.pl.yaml", &upside_down);
    let ran = folder.run("translate plan.yaml --to pl");
    assert_ne!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("the comments in it would be lost"), "{}", ran.stderr);
    assert_eq!(String::from_utf8(folder.read("plan.pl.yaml")).unwrap(), upside_down);
}

#[test]
fn a_translation_without_its_plan_is_named() {
    let folder = Folder::new();
    folder.write("plan.yaml", plan("Polish"));
    assert_eq!(folder.run("translate plan.yaml --to pl").code, 0);
    let ran = folder.run("check plan.pl.yaml");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("this is a translation of `plan.yaml`, and no plan"),
        "{}",
        ran.stderr
    );
    fs::rename(folder.path("plan.yaml"), folder.path("sam.yaml")).unwrap();
    let ran = folder.run("check .");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("a translation of `plan.yaml`, which is not beside it"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("plan.pl.yaml:"), "{}", ran.stderr);
    // Under its new name it says of which plan it was.
    fs::rename(folder.path("plan.pl.yaml"), folder.path("sam.pl.yaml")).unwrap();
    let ran = folder.run("check .");
    assert!(ran.stderr.contains("says that it is a translation of `plan.yaml`"), "{}", ran.stderr);
}

#[test]
fn a_template_in_one_language_has_nothing_to_translate_and_says_so() {
    let folder = Folder::new();
    let template = root().join("templates/welsh-idp/example.yaml");
    folder.write("idp.yaml", fs::read(template).unwrap());
    let ran = folder.run("translate idp.yaml --to cy");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("no document of the template `welsh-idp` is in two languages"));
}

#[test]
fn translate_lists_what_the_parents_copies_print_and_loses_nothing_that_was_filled_in() {
    let folder = Folder::new();
    folder.write("plan.yaml", plan("Polish"));
    let ran = folder.run("translate plan.yaml --to pl");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("still to translate"), "{}", ran.stderr);
    let file = String::from_utf8(folder.read("plan.pl.yaml")).unwrap();
    let target = file.lines().find(|line| line.contains("- en: ") && line.len() > 60).unwrap();
    // It is no plan, and a folder goes on without it.
    let check = folder.run("check .");
    assert_eq!(check.code, 0, "{}", check.stderr);
    assert!(check.stderr.contains("translation-missing"), "{}", check.stderr);
    // Somebody fills one in.
    let filled = file.replacen(
        &format!("{target}\n    pl: \"\""),
        &format!("{target}\n    pl: \"Sam umie już więcej, niż myśli.\""),
        1,
    );
    assert_ne!(file, filled);
    folder.write("plan.pl.yaml", &filled);
    let text = page(&folder, "plan-parent");
    assert!(text.contains(&squeezed("Sam umie już więcej, niż myśli.")), "{text}");
    let own = target.trim_start().trim_start_matches("- en: ").trim_matches('"').to_owned();
    // The plan changes: the translation is not of it any more, and stays in the file.
    let plan = String::from_utf8(folder.read("plan.yaml")).unwrap();
    let changed =
        plan.replace(own.trim_end_matches('.'), "Something quite different is agreed now");
    assert_ne!(plan, changed, "{own}");
    folder.write("plan.yaml", changed);
    let check = folder.run("check plan.yaml");
    assert!(check.stderr.contains("translation-stale"), "{}", check.stderr);
    assert!(!page(&folder, "plan-parent").contains(&squeezed("Sam umie już więcej")));
    assert_eq!(folder.run("translate plan.yaml --to pl").code, 0);
    let after = String::from_utf8(folder.read("plan.pl.yaml")).unwrap();
    let (_, kept) = after.split_once("no_longer_printed:").unwrap();
    assert!(kept.contains("Sam umie już więcej, niż myśli."), "{after}");
}

#[test]
fn what_is_wrong_with_a_translation_is_said_with_its_place() {
    let folder = Folder::new();
    folder.write("plan.yaml", plan("Polish"));
    for (file, said) in [
        ("sentences: nothing\n", "should be a list"),
        ("translation: {language: tr}\n", "its name says `pl`"),
        ("sentences:\n  - {pl: a}\n", "has no text under `en`"),
        ("sentences:\n  - {en: a, pl: b}\n  - {en: a, pl: c}\n", "appears twice"),
        ("sentences:\n  - {en: a, pl: b, fr: c}\n", "besides `en` and `pl`"),
        ("sentences:\n  - {en: a, pl: \"\\uE000\"}\n", "cannot be printed"),
        ("sentences:\n  - {en: a, pl: [b]}\n", "should be a text; this is a list"),
        ("no_longer_printed:\n  - {en: a, pl: {b: c}}\n", "should be a text"),
        ("translation: {of: kofi.yaml}\n", "a translation of `kofi.yaml`"),
        ("translation: {notes: x}\n", "has no `notes`"),
        ("words: x\n", "a translation has no `words`"),
        ("sentance: []\n", "did you mean `sentences`?"),
    ] {
        folder.write("plan.pl.yaml", file);
        let ran = folder.run("check plan.yaml");
        assert!(ran.stderr.contains(said), "{file}: {}", ran.stderr);
        assert!(ran.stderr.contains("plan.pl.yaml"), "{file}: {}", ran.stderr);
        let ran = folder.run("render plan.yaml --audience parent -o out");
        assert_ne!(ran.code, 0, "{file}: {}", ran.stderr);
    }
    folder.write(
        "plan.pl.yaml",
        "sentences:\n  - en: a\n    pl: Zadania #1 i #2\n  - en: b\n    pl: Dobrze # a note\n",
    );
    let ran = folder.run("check plan.yaml");
    assert_eq!(ran.stderr.matches("`#` starts a comment here").count(), 1, "{}", ran.stderr);
    fs::remove_file(folder.path("plan.pl.yaml")).unwrap();
    fs::create_dir(folder.path("plan.pl.yaml")).unwrap();
    let ran = folder.run("check plan.yaml");
    assert!(ran.stderr.contains("this translation cannot be read"), "{}", ran.stderr);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let ran = folder.run("translate plan.yaml --to Klingon");
    assert!(ran.code != 0 && ran.stderr.contains("no labels in `Klingon`"), "{}", ran.stderr);
}
