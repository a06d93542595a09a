//! What is found of one home in a copy for another.

use crate::finding::declare_rules;

declare_rules! {
    /// A copy may show something about another household.
    ///
    /// ## What it looks for
    ///
    /// Details of anybody a copy is not for, if parents have their own copies or somebody gets none: a first or last
    /// name on its own, a street or a town, a house with a one-word name, the end of a telephone number, a place from
    /// `preferred_contact` or `notes`. A name that the readers' own household or the pupil shares does not count, nor
    /// does an everyday word such as Will or Page, unless it has a capital in mid-sentence.
    ///
    /// ## Why
    ///
    /// If one person has to be safe from another, a street is enough. No copies are made until the text is changed or
    /// the finding waived: neither `rules:` nor `--draft` changes that.
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
    /// else, say so in a waiver with the exact field, a reason and a date:
    ///
    /// ```yaml
    /// waivers:
    ///   - rule: may-name-other-household
    ///     at: agreement.consent_to_share
    ///     reason: The club is the school’s own, and both homes know of it.
    ///     date: 2026-09-14
    /// ```
    MAY_NAME = "may-name-other-household", Error;

    /// A copy would show something about another household.
    ///
    /// ## What it looks for
    ///
    /// Details of anybody a copy is not for, if parents have their own copies or somebody gets none: telephone number,
    /// e-mail address, full name, title or initial with the last name, postcode, house and street, or the name of the
    /// house. They are found however they are written, in every text that the copy prints and from earlier cycles as
    /// well.
    ///
    /// ## Why
    ///
    /// If parents live apart, what one copy says about the other household can do real harm. sendplan leaves out the
    /// other parent's entries by itself, but cannot control what a sentence says. Nothing lifts this error.
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
