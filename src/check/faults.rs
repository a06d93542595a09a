//! The findings that comparing a plan with its template can give.

use crate::finding::declare_rules;

declare_rules! {
    /// More sessions were given than planned.
    ///
    /// ## What it looks for
    ///
    /// In a review: a row of provision with more sessions given than its times a week and its weeks add up to.
    ///
    /// ## Why
    ///
    /// It is usually a typing mistake. If it is true, the plan promised too little, and the next one should say so.
    ///
    /// ## Instead
    ///
    /// Check the figure against the record of sessions, and the times and weeks in the plan.
    ABOVE_PLANNED = "above-planned", Warning;

    /// A date that cannot be read, or that does not exist.
    ///
    /// ## What it looks for
    ///
    /// A date that cannot be read in one way only, such as `4/9/26` or `9/14/2026`, or one like 31 June. `2026-09-14`,
    /// `14/9/2026` and `14 September 2026` are all the same day.
    ///
    /// ## Why
    ///
    /// Dates are compared and printed in words. The day comes first, as everywhere in Britain; a year with two figures may be
    /// a child's year of birth or this one, so it has to be written out.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// cycle:
    ///   start: 14/09/26
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// cycle:
    ///   start: 2026-09-14
    /// ```
    BAD_DATE = "bad-date", Error;

    /// A pattern for file names that cannot be used.
    ///
    /// ## What it looks for
    ///
    /// A `file_names` with a word in braces that does not exist, or one that would give several copies the same name.
    ///
    /// ## Why
    ///
    /// It is found before any work starts. Everybody sees the name of a file, so it must not give away what a child
    /// needs: only the pupil's and the cycle's own fields can be used.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// file_names: "{class}/{pupil}_{documnet}_{copy}"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// file_names: "{class}/{pupil}_{document}_{cycle}_v{version}_{copy}"
    /// ```
    BAD_FILE_NAMES = "bad-file-names", Error;

    /// An image file that is missing, or is not an image.
    ///
    /// ## What it looks for
    ///
    /// A `picture` or `logo` whose file does not exist, or is not PNG, JPEG, GIF or WebP.
    ///
    /// ## Why
    ///
    /// The page would have a gap.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// pupil:
    ///   picture: bus.jpeg.docx
    /// ```
    ///
    /// ## Instead
    ///
    /// Write the path of the image, starting from the folder of the file you write it in, as in `pictures/bus.jpg`.
    BAD_IMAGE = "bad-image", Error;

    /// A character that cannot be printed.
    ///
    /// ## What it looks for
    ///
    /// Control characters and invisible marks, hidden in a text.
    ///
    /// ## Why
    ///
    /// You cannot see them, but they break the PDF for screen readers and can make a text read differently.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// pupil:
    ///   known_as: "Sam\0"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// pupil:
    ///   known_as: "Sam"
    /// ```
    CONTROL_CHARACTER = "control-character", Error;

    /// Two dates are in the wrong order.
    ///
    /// ## What it looks for
    ///
    /// A review before the start of the plan, a target that ends after the review, a birthday after the
    /// plan's start, provision that ends before it begins.
    ///
    /// ## Why
    ///
    /// It is nearly always a mistake in the year, and the page would promise something impossible.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// cycle:
    ///   start: 2026-09-14
    ///   review_date: 2025-12-07
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// cycle:
    ///   start: 2026-09-14
    ///   review_date: 2026-12-07
    /// ```
    DATE_ORDER = "date-order", Error;

    /// Two items of a list have the same id.
    ///
    /// ## What it looks for
    ///
    /// Two needs, targets, parents or rows of provision with the same id.
    ///
    /// ## Why
    ///
    /// Other fields refer to the item by its id, so it would not be clear which one is meant.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// priorities:
    ///   - id: SP1
    ///     title: Reading
    ///   - id: SP1
    ///     title: Independence
    ///   - id: SP2
    ///     title: Belonging
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// priorities:
    ///   - id: SP1
    ///     title: Reading
    ///   - id: SP2
    ///     title: Independence
    /// ```
    DUPLICATE_ID = "duplicate-id", Error;

    /// A list has too many items.
    ///
    /// ## What it looks for
    ///
    /// A list that is longer than the template allows.
    ///
    /// ## Why
    ///
    /// Nobody can act on a plan that says everything: people work on three or four targets, but not on ten.
    ///
    /// ## Instead
    ///
    /// Keep the items that matter most, and leave the rest for the next cycle.
    LIST_TOO_LONG = "list-too-long", Error;

    /// A list has fewer items than a plan needs.
    ///
    /// ## What it looks for
    ///
    /// A list that is shorter than the template asks for, such as fewer than three pieces of evidence.
    ///
    /// ## Why
    ///
    /// You need several points of view to understand a need: an assessment, what was seen in class, the child, the
    /// parents.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// assess:
    ///   evidence:
    ///     - source: assessment
    ///       date: 2026-09-09
    ///       result: 24 of 40 words read.
    /// ```
    LIST_TOO_SHORT = "list-too-short", Error;

    /// Something that a plan must say is missing.
    ///
    /// ## What it looks for
    ///
    /// A section or field that the template requires and that is missing or empty.
    /// With `--draft` it is only a warning.
    ///
    /// ## Why
    ///
    /// Without it one of the copies would have a gap: a target with no way to measure it, a child
    /// with no say.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// agreement:
    ///   present:
    ///     - role: class teacher
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// agreement:
    ///   present:
    ///     - name: Mrs Green
    ///       role: class teacher
    /// ```
    MISSING = "missing", Error;

    /// A word that is not one of the choices.
    ///
    /// ## What it looks for
    ///
    /// A field with a fixed list of words, such as `term`, that contains a different word.
    ///
    /// ## Why
    ///
    /// Words from a list mean the same in every plan, and can be counted across a school.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// cycle:
    ///   term: autum
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// cycle:
    ///   term: autumn
    /// ```
    NOT_A_CHOICE = "not-a-choice", Error;

    /// Something that belongs in a good plan is missing.
    ///
    /// ## What it looks for
    ///
    /// Fields that the template recommends. This is a warning: the documents are made anyway.
    ///
    /// ## Why
    ///
    /// The law and good practice ask for them, though a plan works without.
    ///
    /// ## Instead
    ///
    /// Fill in the field, or leave it out: the page will have no gap.
    NOT_RECOMMENDED = "missing-recommended", Warning;

    /// The review leaves out part of the plan.
    ///
    /// ## What it looks for
    ///
    /// A `review:` that says nothing about one of the plan's targets, or about a row of provision.
    ///
    /// ## Why
    ///
    /// Parents complain about meetings that present a new plan without a word about the old one. A target that is
    /// silently dropped was an empty promise, and what did not work is lost for the next plan.
    ///
    /// ## Instead
    ///
    /// Say how each target went, and how many sessions of each row were given. `sendplan review FILE` prepares an entry
    /// for every one.
    NOT_REVIEWED = "not-reviewed", Error;

    /// An impossible number.
    ///
    /// ## What it looks for
    ///
    /// A number below or above what the template allows, such as 700 minutes or cycle 0.
    ///
    /// ## Why
    ///
    /// It is a typing mistake, and would end up in the totals.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// cycle:
    ///   number: 0
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// cycle:
    ///   number: 1
    /// ```
    NUMBER_OUT_OF_RANGE = "number-out-of-range", Error;

    /// A key has another name now.
    ///
    /// ## What it looks for
    ///
    /// A key that earlier versions of sendplan used, such as `start` and `end` in a row of provision, which are now `from`
    /// and `until`.
    ///
    /// ## Why
    ///
    /// It is still read, and means the same. With one name for one thing, plans can be compared and searched.
    ///
    /// ## Instead
    ///
    /// Write `from: 2026-11-02` in place of `start: 2026-11-02`. `sendplan check --fix` does it for you.
    RENAMED_KEY = "renamed-key", Note;

    /// A text that is too long for its place on the page.
    ///
    /// ## What it looks for
    ///
    /// A text with more characters than the template allows.
    ///
    /// ## Why
    ///
    /// A child must be able to read the child's sentence, and everybody remembers a target they can say in one breath.
    ///
    /// ## Instead
    ///
    /// Say the most important thing in fewer words.
    TEXT_TOO_LONG = "text-too-long", Error;

    /// Something is still to be written.
    ///
    /// ## What it looks for
    ///
    /// A text with the mark `TO DO:`. `sendplan next` writes it wherever a target has to be rethought.
    ///
    /// ## Why
    ///
    /// A target that was not met and is passed on unchanged will not be met next time either.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// assess:
    ///   long_term_outcome: "TO DO: think again"
    /// ```
    ///
    /// ## Instead
    ///
    /// Rewrite the text, and remove the mark.
    TO_DO = "to-do", Error;

    /// A value has a different unit from its target.
    ///
    /// ## What it looks for
    ///
    /// In a review: a result whose `unit` is not the unit of the target's goal.
    ///
    /// ## Why
    ///
    /// 12 seconds and 12 words cannot be compared; the bar on the page would be misleading.
    ///
    /// ## Instead
    ///
    /// Give the value in the target's unit, or leave `unit` out.
    UNIT_DIFFERS = "unit-differs", Error;

    /// An id that no item has.
    ///
    /// ## What it looks for
    ///
    /// A target that names a need, or provision that names a target, when the plan has no such id.
    ///
    /// ## Why
    ///
    /// Support without a target, or a target without a need, helps nobody.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// agreement:
    ///   present:
    ///     - name: Sam's mother
    ///       parent: nobody
    /// ```
    UNKNOWN_ID = "unknown-id", Error;

    /// A key that the template does not have.
    ///
    /// ## What it looks for
    ///
    /// A field that is misspelt, or is in the wrong group, often because of its indentation.
    ///
    /// ## Why
    ///
    /// Whatever is under it would silently disappear from every copy.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// pupil:
    ///   knwon_as: Sam
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// pupil:
    ///   known_as: Sam
    /// ```
    UNKNOWN_KEY = "unknown-key", Error;

    /// An unknown picture.
    ///
    /// ## What it looks for
    ///
    /// The name of a picture that is neither one of sendplan's own nor in the school's folder.
    ///
    /// ## Why
    ///
    /// A child who does not read yet would find an empty space where the meaning should be.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// about:
    ///   child:
    ///     picture: buss
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// about:
    ///   child:
    ///     picture: bus
    /// ```
    UNKNOWN_PICTURE = "unknown-picture", Error;

    /// A value of the wrong type.
    ///
    /// ## What it looks for
    ///
    /// Text where a number is needed, a single text where a list is needed, and so on.
    ///
    /// ## Why
    ///
    /// Numbers are drawn and counted, and lists are printed as lists: neither works with a text.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// cycle:
    ///   number: third
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// cycle:
    ///   number: 1
    /// ```
    WRONG_TYPE = "wrong-type", Error;
}
