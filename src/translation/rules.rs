//! The findings that translations can give.

use crate::finding::declare_rules;

declare_rules! {
    /// Parents who share a copy read different languages.
    ///
    /// ## What it looks for
    ///
    /// Parents in one household whose languages differ, where the template has labels in both.
    ///
    /// ## Why
    ///
    /// A copy is in one language with the English beneath: that of the parent who is listed first.
    ///
    /// ## Instead
    ///
    /// Ask which language they would rather have, and list that parent first; or give each a copy, with `household` and
    /// `separate_copies`.
    ONE_OF_TWO_LANGUAGES = "one-of-two-languages", Note;

    /// A file of translations cannot be used.
    ///
    /// ## What it looks for
    ///
    /// A file such as `kofi.pl.yaml` in which a key is unknown, an entry has no text, a text appears twice, or the language
    /// is not the one in its name.
    ///
    /// ## Why
    ///
    /// What cannot be read would be printed in English without warning.
    ///
    /// ## Instead
    ///
    /// Put it right at the place that is named.
    TRANSLATION_FAULT = "translation-fault", Error;

    /// Texts of a parent's copy are not translated yet.
    ///
    /// ## What it looks for
    ///
    /// Texts that the parents' copies print and that the translation beside the plan lacks or leaves empty.
    ///
    /// ## Why
    ///
    /// They are printed in English, so the parent can read only part of the plan.
    ///
    /// ## Instead
    ///
    /// `sendplan translate FILE --to pl` adds them to the file, for a person to fill in.
    TRANSLATION_MISSING = "translation-missing", Warning;

    /// A translation leaves out the child's name.
    ///
    /// ## What it looks for
    ///
    /// Text that names the child in English, where the translation, in Latin letters, does not have the start of that name.
    ///
    /// ## Why
    ///
    /// The translation may belong to another child's plan, or be a slip.
    ///
    /// ## Instead
    ///
    /// Compare the two.
    TRANSLATION_NAMES = "translation-names", Warning;

    /// A translated text is not printed any more.
    ///
    /// ## What it looks for
    ///
    /// A text of the translation that no copy for parents prints: it was changed or taken out of the plan.
    ///
    /// ## Why
    ///
    /// The old translation no longer matches what was agreed, so it is not used, and the new wording has none yet.
    ///
    /// ## Instead
    ///
    /// `sendplan translate FILE --to pl` brings the file up to date; what is no longer printed stays at its end.
    TRANSLATION_STALE = "translation-stale", Warning;
}
