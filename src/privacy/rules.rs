//! What is found of one home in a copy for another.

use crate::finding::rules;

rules! {
    /// A copy may show something of another home's.
    ///
    /// ## What it looks for
    ///
    /// Where parents have copies of their own, or somebody gets none: a first or last name alone, a street or a town, a
    /// house with a name of one word, the end of a telephone number, a place from `preferred_contact` or `notes`, of
    /// somebody whom a copy is not for. A name that the readers' own home or the pupil shares is none, nor is an everyday
    /// word such as Will or Page, unless it has a capital in mid-sentence.
    ///
    /// ## Why
    ///
    /// Where somebody may have to be safe from somebody else, a street is enough. No copy is made until it is mended or
    /// accepted: neither `rules:` nor `--draft` changes that.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// family:
    ///   separate_copies: yes
    ///   parents:
    ///     - {id: mum, name: Jill Ashdown, relation: Mother, address: "4 Mill Lane, Otterbourne", preferred_contact: Text message}
    ///     - {id: dad, name: Paul Hart, relation: Father, preferred_contact: Letter}
    /// agreement:
    ///   consent_to_share: The drama club in Otterbourne may be told.
    /// ```
    ///
    /// ## Instead
    ///
    /// Write “both homes” instead of names and places, or give the item a `parent:`. If it means somebody or somewhere
    /// else, say so in a waiver with the place of the text, a reason and a date:
    ///
    /// ```yaml
    /// waivers:
    ///   - rule: may-name-other-household
    ///     at: agreement.consent_to_share
    ///     reason: The club is the school’s own, and both homes know of it.
    ///     date: 2026-09-14
    /// ```
    MAY_NAME = "may-name-other-household", Error;

    /// A copy would show something of another home's.
    ///
    /// ## What it looks for
    ///
    /// Where parents have copies of their own, or somebody gets none: the telephone number, e-mail address, full name, title
    /// or initial with the last name, postcode, house and street or the name of the house of somebody whom a copy is not
    /// for. They are found however they are written, in every text that the copy prints, and those of earlier cycles as well.
    ///
    /// ## Why
    ///
    /// Where parents live apart, what one copy tells of the other home can do real harm. sendplan leaves the
    /// other parent's entries out by itself, but cannot tell what a sentence may say. Nothing lifts this error.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// family:
    ///   separate_copies: yes
    ///   parents:
    ///     - {id: mum, name: Jill Ashdown, relation: Mother, phone: 020 7946 0171, preferred_contact: Text message}
    ///     - {id: dad, name: Paul Hart, relation: Father, preferred_contact: Letter}
    /// agreement:
    ///   consent_to_share: Ask J. Ashdown first.
    /// ```
    ///
    /// ## Instead
    ///
    /// Write “both homes” instead of names, or give the item a `parent:`, so that it stays with its own
    /// household.
    OTHER_HOUSEHOLD = "other-household", Error;
}
