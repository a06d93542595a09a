//! `cargo teach`: the sentences in `tests/sentences` -> the weights in `src/judge/weights`.
//!
//! With `--check` it writes nothing, and fails if the weights are not what the sentences give. All sums are made in one
//! order, with exponentials and logarithms that are the same everywhere, so every machine comes to the same weights.

mod crossed;
mod ease;
mod fit;
mod newton;
mod passages;
mod sentences;
mod weights;

// What the program judges by, and nothing else of it: so the two cannot differ, and no typesetter has to be built.
#[path = "../../src/judge/called.rs"]
mod called;
#[path = "../../src/judge/features.rs"]
#[expect(dead_code, reason = "the trainer marks no words")]
mod features;
#[path = "../../src/judge/kind.rs"]
mod kind;
#[path = "../../src/judge/model.rs"]
#[expect(dead_code, reason = "the trainer names no words")]
mod model;
#[path = "../../src/judge/vagueness.rs"]
mod vagueness;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use crossed::Crossed;
use kind::Kind;
use sentences::Corpus;

/// What was learned about one kind of sentence.
struct Lesson {
    kind: Kind,
    /// What the trainer has to say about it.
    account: String,
    /// The file of weights.
    bytes: Vec<u8>,
}

/// Whether the words after a command say that nothing is to be written; nothing if they say something else, which must not
/// overwrite weights.
fn checks(words: &[String]) -> Option<bool> {
    match words {
        [] => Some(false),
        [word] if word == "--check" => Some(true),
        _ => None,
    }
}

/// Says how the command is used.
fn usage() -> ExitCode {
    eprintln!("cargo teach [--check]\ncargo teach passages [--check | --measure FILE]");
    ExitCode::from(2)
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    if let Some(("passages", rest)) =
        words.split_first().map(|(first, rest)| (first.as_str(), rest))
    {
        return passages::run(&root, rest);
    }
    let Some(check) = checks(&words) else { return Ok(usage()) };
    let lessons = thread::scope(|scope| {
        let learning: Vec<_> = Kind::ALL
            .map(|kind| {
                scope.spawn({
                    let root = &root;
                    move || learn(root, kind, !check)
                })
            })
            .into();
        learning
            .into_iter()
            .map(|one| one.join().map_err(|_| "a lesson failed")?)
            .collect::<Result<Vec<_>, String>>()
    })?;
    let mut differ = Vec::new();
    for Lesson { kind, account, bytes } in lessons {
        let path = root.join(format!("src/judge/weights/{}.bin", kind.name()));
        print!("{account}");
        let is_same = std::fs::read(&path).is_ok_and(|old| old == bytes);
        println!(
            "  {} KB of weights, {}\n",
            bytes.len() / 1024,
            if is_same { "as before" } else { "changed" }
        );
        if !is_same && check {
            differ.push(kind.name());
        } else if !is_same {
            #[expect(clippy::disallowed_methods, reason = "what was there can be learned again")]
            std::fs::write(&path, &bytes)?;
        }
    }
    if differ.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    println!(
        "the weights are not what the sentences give ({}): run `cargo teach`",
        differ.join(", ")
    );
    Ok(ExitCode::FAILURE)
}

/// Learns from the sentences of a kind.
fn learn(root: &Path, kind: Kind, figures: bool) -> Result<Lesson, String> {
    let corpus = Corpus::read(root, kind).map_err(|error| format!("{}: {error}", kind.name()))?;
    let mut account = corpus.account();
    let crossed = Crossed::of(&corpus);
    account += &crossed.account(&corpus);
    if figures {
        account += &crossed::kinds(&corpus);
    }
    let learned = weights::Learned::of(&corpus, &crossed);
    if figures {
        account += &learned.apart(root, kind, &crossed);
    }
    Ok(Lesson { kind, account, bytes: learned.file(corpus.sum) })
}
