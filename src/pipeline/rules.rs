//! What is found once plans are read, copies cut and pages set; and the list of all rules.

use crate::finding::Rule;
use crate::{check, finding, input, people, privacy, roll, rules, tables, template, translation};

/// Every rule there is, in the order of their ids.
pub(crate) fn all_rules() -> Vec<&'static Rule> {
    let fixed = [
        input::rules::ALL,
        tables::rules::ALL,
        roll::rules::ALL,
        translation::rules::ALL,
        template::rules::ALL,
        people::rules::ALL,
        privacy::rules::ALL,
        check::faults::ALL,
        check::language::ALL,
        check::identity::ALL,
        check::kinds::ALL,
        check::times::ALL,
        check::log::ALL,
        crate::resources::logs::ALL,
        check::split::ALL,
        check::SLIPS,
        check::contrast::ALL,
        check::levels::ALL,
        ALL,
    ];
    let mut all: Vec<_> = fixed.into_iter().flatten().copied().chain(rules::all()).collect();
    all.sort_by_key(|rule| rule.id());
    all
}

finding::declare_rules! {
    /// Something does not fit where it is printed.
    ///
    /// ## What it looks for
    ///
    /// Words or a picture that would run off the page, into its margin or its foot, lie over other words, or be cut off by
    /// their box. Every page is examined once it is set and before anything is written.
    ///
    /// ## Why
    ///
    /// Whoever reads the page would miss what the plan says, and nobody would notice before it is printed.
    ///
    /// ## Instead
    ///
    /// Shorten the text that the message names. The other documents of the plan are made all the same. If the template is
    /// your own, give the box more room or let it break over pages.
    DOES_NOT_FIT = "does-not-fit", Error;

    /// A page left something off for want of room.
    ///
    /// ## What it looks for
    ///
    /// A document of one side, such as the child's summary, on which not everything has room: parts that its template calls
    /// less wanted are left off, and items of a list beyond the number that it shows.
    ///
    /// ## Why
    ///
    /// Whoever wrote them may think that the child has them.
    ///
    /// ## Instead
    ///
    /// If it matters more than what is there, shorten what comes before it, or print the child's pages on A3 with
    /// `child_sheet: a3`. Otherwise nothing has to be done.
    LEFT_OFF = "left-off", Note;

    /// A file's name is too long for Windows.
    ///
    /// ## What it looks for
    ///
    /// A document whose name has more than 259 characters, counted with all the folders that it is in.
    ///
    /// ## Why
    ///
    /// Most programs on Windows can neither open nor copy such a file, and cloud folders may not take it.
    ///
    /// ## Instead
    ///
    /// Choose an output folder nearer the top of the disk, as in `-o C:\send`, or a shorter pattern for `file_names`.
    LONG_PATH = "long-path", Warning;

    /// A character that none of the fonts has.
    ///
    /// ## What it looks for
    ///
    /// Emoji, and letters of scripts that the built-in fonts do not cover, in a field that is printed.
    ///
    /// ## Why
    ///
    /// The page shows � instead. The built-in fonts cover the Latin alphabet with the letters of
    /// Turkish, Polish, Vietnamese and most other languages written with it.
    ///
    /// ## Instead
    ///
    /// Use other words, or add a font with `--font FILE`.
    MISSING_CHARACTER = "missing-character", Warning;

    /// The plan lacks what the requested document is about.
    ///
    /// ## What it looks for
    ///
    /// `--document review-parent` and the like for a plan that has no `review:` yet.
    ///
    /// ## Why
    ///
    /// An empty review would look like one that had been held.
    ///
    /// ## Instead
    ///
    /// Add a review to a copy of the plan with `sendplan review plan.yaml -o reviewed.yaml`. It has every target and
    /// every row of provision for you to fill in.
    NOTHING_TO_MAKE = "nothing-to-make", Error;

    /// The plan before this one cannot be found or used.
    ///
    /// ## What it looks for
    ///
    /// A `cycle.previous` that names the plan itself, a plan of another pupil, or one that leads round in a
    /// circle. A missing file is only a warning, until somebody asks for the cycle history.
    ///
    /// ## Why
    ///
    /// The cycle history is made from these files. One wrong name would tell another child's story.
    ///
    /// ## Instead
    ///
    /// Write the path of the plan before, from this plan's folder: `previous: kofi-2026-summer.yaml`.
    PREVIOUS_PLAN = "previous-plan", Error;

    /// Two plans would be written to the same file.
    ///
    /// ## What it looks for
    ///
    /// Plans in one run whose documents would have the same name: the same pupil, term and version.
    ///
    /// ## Why
    ///
    /// The second would silently replace the first. This is found before any document is made: neither plan is made, and
    /// all others are. Names that differ by capitals or accents only count as the same: on some computers they are, and
    /// people mistake them. Often the second is a copy that a cloud folder made when two people had the plan open.
    ///
    /// ## Instead
    ///
    /// Keep one of the two, or give the pupils different `pupil.id`s, or give the newer plan a higher
    /// `cycle.version`.
    SAME_FILE_NAME = "same-file-name", Error;

    /// A document has too many pages.
    ///
    /// ## What it looks for
    ///
    /// A document with a fixed number of pages, such as the child's summary, whose text does not fit.
    ///
    /// ## Why
    ///
    /// The whole point is one page that a child can take in. The print is never made smaller to fit.
    ///
    /// ## Instead
    ///
    /// Shorten the text that the message names, or list fewer things.
    TOO_MANY_PAGES = "too-many-pages", Error;
}
