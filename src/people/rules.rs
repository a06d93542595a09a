//! What is found wrong with what a plan says of the child's homes.

use crate::finding::declare_rules;

declare_rules! {
    /// Nobody is left to get a parent's copy.
    ///
    /// ## What it looks for
    ///
    /// A list of parents in which everybody has a `no_copy:`, or is a relative who gets no copy without `copy: yes`.
    ///
    /// ## Why
    ///
    /// Then parents get no copy, no letter and no sheet for their views. That may be right, but it should not
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
    /// Add the carer who should have the copy.
    NOBODY_LEFT = "nobody-left", Warning;

    /// Private words are left out of a copy that more than one household reads.
    ///
    /// ## What it looks for
    ///
    /// With `separate_copies: no` and more than one household: a view that says `private: yes`.
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
    /// `separate_copies: yes` gives each household its own copy.
    PRIVATE_LEFT_OUT = "private-left-out", Warning;

    /// The copies of two households would have the same file name.
    ///
    /// ## What it looks for
    ///
    /// Two households whose words give the same name: the households `A` and `a`, or a household whose word is
    /// somebody else's `id`.
    ///
    /// ## Why
    ///
    /// The second copy would overwrite the first, and go to the wrong household.
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
    /// Give one of them a different word under `household:`.
    SAME_HOUSEHOLD_NAME = "same-household-name", Error;

    /// A child has two homes, and the plan does not say whether each gets its own copy.
    ///
    /// ## What it looks for
    ///
    /// Without `family.separate_copies`: parents with different words under `household:` or with two addresses, a foster
    /// carer as well as a parent, or a view that says `private: yes`.
    ///
    /// ## Why
    ///
    /// One copy for everybody shows each household the other's address, telephone number and words.
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
    /// Write `separate_copies: yes` for separate copies, or `separate_copies: no` if everybody may read everything.
    TWO_HOMES = "two-homes", Error;
}
