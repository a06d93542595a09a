//! The findings that translations can give.

use crate::finding::declare_rules;

declare_rules! {
    /// A file of translations cannot be used.
    ///
    /// ## What it looks for
    ///
    /// A file such as `kofi.pl.yaml` in which a key is unknown, an entry has no sentence, a sentence stands twice, or the language
    /// is not the one in its name.
    ///
    /// ## Why
    ///
    /// What cannot be read would be printed in English without a word.
    ///
    /// ## Instead
    ///
    /// Put it right at the place that is named, or write the file anew with `sendplan translate`, which keeps what is there.
    TRANSLATION_FAULT = "translation-fault", Error;

    /// Sentences of a parent's copy are not translated yet.
    ///
    /// ## What it looks for
    ///
    /// Sentences that the parents' copies print and that the translation beside the plan lacks or leaves empty.
    ///
    /// ## Why
    ///
    /// They are printed in English, and the parent reads half a plan.
    ///
    /// ## Instead
    ///
    /// `sendplan translate FILE --to pl` adds them to the file, for a person to fill in.
    TRANSLATION_MISSING = "translation-missing", Warning;

    /// A translation has lost the child's name.
    ///
    /// ## What it looks for
    ///
    /// A sentence that names the child, and its translation in Latin letters without the beginning of that name.
    ///
    /// ## Why
    ///
    /// The translation may be another child's, or a slip of the pen.
    ///
    /// ## Instead
    ///
    /// Compare the two sentences.
    TRANSLATION_NAMES = "translation-names", Warning;

    /// A translated sentence is not printed any more.
    ///
    /// ## What it looks for
    ///
    /// A sentence of the translation that no copy for parents prints: it was changed or taken out of the plan.
    ///
    /// ## Why
    ///
    /// The translation of the old sentence says what is no longer agreed, so it is not used, and the new one has none.
    ///
    /// ## Instead
    ///
    /// `sendplan translate FILE --to pl` brings the file up to date; what is no longer printed stays at its end.
    TRANSLATION_STALE = "translation-stale", Warning;
}
