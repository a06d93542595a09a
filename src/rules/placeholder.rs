//! `placeholder`: what a bank of sentences left open.

use crate::finding::{Finding, Level};
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::template::Role;
use crate::wording::{self, GapKind};

quality! {
    /// Something was left open: `[name]`, XXX, he/she, TBC.
    ///
    /// ## What it looks for
    ///
    /// In every text, including names and telephone numbers: words in brackets that should have been replaced, XXX,
    /// lines to write on, he/she and his/her, “Pupil A”, “Insert evidence here” and other words from forms,
    /// `dd/mm/yyyy`. These make nonsense of a page and are errors. TBC, TBA, N/A, a lone `?` or `-`, and “the pupil” in
    /// a target are warnings. In what somebody said, only brackets, lines and XXX count. A line to write on between
    /// quotation marks, as in “I feel ___”, is fine.
    ///
    /// ## Why
    ///
    /// Every target bank has them, and one that is overlooked goes home to parents. If you cannot fill in a field yet,
    /// leave it empty: then the check reminds you.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[3].text: By 7 December 2026 [name] will show a break card before leaving the room, in 9 of 10 breaks.
    /// #                                   ^^^^^^
    /// ```
    ///
    /// ```edit,fail
    /// provision[2].cover_by: TBC
    /// #                      ^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[3].text: By 7 December 2026 Sam will show a break card before leaving the room, in 9 of 10 breaks.
    /// ```
    ///
    /// ```edit,pass
    /// provision[2].cover_by: Mr White
    /// ```
    "placeholder", Error, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for read in &subject.texts {
        let role = read.readers.role;
        let technical = matches!(
            role,
            Some(
                Role::FileNames
                    | Role::Pronouns
                    | Role::PictureFolder
                    | Role::Glossary
                    | Role::EasyWords
            )
        );
        if technical {
            continue;
        }
        let text = read.sentence.text;
        for gap in wording::gaps(text, read.readers.quoted) {
            let words = &text[gap.range.clone()];
            let level = if gap.kind.is_nonsense() { Level::Error } else { Level::Warning };
            let finding = RULE.at_words(read, gap.range.clone(), message(words, gap.kind));
            found.push(finding.with_level(level).hint(cure(gap.kind)));
        }
        if matches!(role, Some(Role::TargetText | Role::TargetTitle | Role::LongTermOutcome))
            && let Some(words) = wording::nobody_acts(&read.sentence)
        {
            let message = format!("“{}” could be any child", read.words(&words));
            let finding = RULE.at_words(read, words, message).with_level(Level::Warning);
            found.push(finding.hint("write the name that the child goes by"));
        }
    }
}

fn message(words: &str, kind: GapKind) -> String {
    match kind {
        GapKind::Either | GapKind::EitherInWords => format!("“{words}” could be any child"),
        GapKind::Later => format!("“{words}” has not been decided"),
        GapKind::Mark => format!("“{words}” says nothing"),
        _ => format!("“{words}” has not been filled in"),
    }
}

const fn cure(kind: GapKind) -> &'static str {
    match kind {
        GapKind::Either | GapKind::EitherInWords => {
            "write the child's own pronoun, and read the whole text again"
        }
        GapKind::Later | GapKind::Mark => {
            "write it as soon as it is known; until then leave the field empty"
        }
        _ => "write what belongs there, and read the whole text again",
    }
}
