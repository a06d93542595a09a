//! What is found wrong with what a plan says of the child's homes.

use crate::finding::rules;

rules! {
    /// Nobody is left to get a parent's copy.
    ///
    /// ## What it looks for
    ///
    /// A list of parents in which each has a `no_copy:`, or is a relative who gets none without `copy: yes`.
    ///
    /// ## Why
    ///
    /// Then no copy for parents, no letter and no sheet for their views is made. That may be right, but it should not
    /// happen by accident.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// family:
    ///   parents:
    ///     - id: mum
    ///       name: Alex Taylor
    ///       relation: Mother
    ///       preferred_contact: Letter
    ///       no_copy: {reason: Order of the court, date: 2026-09-01}
    /// ```
    ///
    /// ## Instead
    ///
    /// Add the carer who is to have the copy.
    NOBODY_LEFT = "nobody-left", Warning;

    /// Private words are left out of a copy that more than one home reads.
    ///
    /// ## What it looks for
    ///
    /// With `separate_copies: no` and more than one home: a view that says `private: yes`.
    ///
    /// ## Why
    ///
    /// Whoever said it may look for it in the copy. The teacher's copy has it.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// family:
    ///   separate_copies: no
    ///   parents:
    ///     - {id: mum, name: Alex Taylor, relation: Mother, household: A, preferred_contact: Text message}
    ///     - {id: dad, name: Paul Hart, relation: Father, household: B, preferred_contact: Letter}
    /// about:
    ///   parent_voice:
    ///     views:
    ///       - {parent: mum, quote: We would like her to enjoy one book this year., how: Telephone call, private: yes}
    /// ```
    ///
    /// ## Instead
    ///
    /// `separate_copies: yes` gives each home a copy of its own.
    PRIVATE_LEFT_OUT = "private-left-out", Warning;

    /// The copies of two homes would have the same file name.
    ///
    /// ## What it looks for
    ///
    /// Two homes whose words give one name: the households `A` and `a`, or a household with the word that is
    /// somebody else's `id`.
    ///
    /// ## Why
    ///
    /// The second copy would be written over the first, and go to the wrong home.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// family:
    ///   separate_copies: yes
    ///   parents:
    ///     - {id: mum, name: Alex Taylor, relation: Mother, preferred_contact: Text message}
    ///     - {id: dad, name: Paul Hart, relation: Father, household: Mum, preferred_contact: Letter}
    /// ```
    ///
    /// ## Instead
    ///
    /// Give one of them another word under `household:`.
    SAME_HOUSEHOLD_NAME = "same-household-name", Error;

    /// A child has two homes, and the plan does not say whether each gets a copy of its own.
    ///
    /// ## What it looks for
    ///
    /// Without `family.separate_copies`: parents with different words under `household:` or with two addresses, a foster
    /// carer beside a parent, or a view that says `private: yes`.
    ///
    /// ## Why
    ///
    /// One copy for all shows each home the other's address, telephone number and words.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// family:
    ///   parents:
    ///     - {id: mum, name: Alex Taylor, relation: Mother, household: A, preferred_contact: Text message}
    ///     - {id: dad, name: Paul Hart, relation: Father, household: B, preferred_contact: Letter}
    /// ```
    ///
    /// ## Instead
    ///
    /// `separate_copies: yes` for a copy each, or a plain `separate_copies: no` if everybody may read everything.
    TWO_HOMES = "two-homes", Error;
}
