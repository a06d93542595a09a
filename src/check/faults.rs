//! The findings that comparing a plan with its template can give.

use crate::finding::rules;

rules! {
    /// More was delivered than was planned.
    ///
    /// ## What it looks for
    ///
    /// In a review: a row of provision with more sessions delivered than its times a week and its weeks come to.
    ///
    /// ## Why
    ///
    /// It is mostly a slip of the pen. Where it is true, the plan promised too little, and the next one should say so.
    ///
    /// ## Instead
    ///
    /// Check the figure against the record of sessions, and the times and weeks in the plan.
    ABOVE_PLANNED = "above-planned", Warning;

    /// A day that cannot be read, or that does not exist.
    ///
    /// ## What it looks for
    ///
    /// A date that is not written as year, month, day, such as `2026-09-14`, or one like 31 June.
    ///
    /// ## Why
    ///
    /// Days are compared and printed in words. `3/4/2026` can be read in two ways, `2026-04-03` in one.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// cycle:
    ///   start: 14/09/2026
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
    /// A `file_names` with a word in braces that does not exist, or that would give several copies one name.
    ///
    /// ## Why
    ///
    /// It is found before any work starts. What a child needs or has may not stand in a name that everybody sees, so only the
    /// pupil's and the cycle's own fields can be named.
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

    /// An image that is not there, or is no image.
    ///
    /// ## What it looks for
    ///
    /// A `picture` or `logo` whose file does not exist, or is not PNG, JPEG, GIF or WebP.
    ///
    /// ## Why
    ///
    /// The page would have a hole in it.
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
    /// Write the path of the image from the folder of the file it is written in, as in `pictures/bus.jpg`.
    BAD_IMAGE = "bad-image", Error;

    /// A character that cannot be printed.
    ///
    /// ## What it looks for
    ///
    /// Control characters and marks that only programs use, hidden in a text.
    ///
    /// ## Why
    ///
    /// They cannot be seen, break the PDF for screen readers, and can make a text read other than it is.
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

    /// Two days are in the wrong order.
    ///
    /// ## What it looks for
    ///
    /// A review before the start of the plan, a target that ends after the review, a birthday after the
    /// plan's start, provision that ends before it begins.
    ///
    /// ## Why
    ///
    /// It is nearly always a slip in the year, and the page would promise what cannot be.
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
    /// Two needs, targets, parents or rows of provision that are called the same.
    ///
    /// ## Why
    ///
    /// Others refer to them by the id, and would not know which is meant.
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

    /// A list has more items than fit.
    ///
    /// ## What it looks for
    ///
    /// A list that is longer than the template allows.
    ///
    /// ## Why
    ///
    /// A plan that says everything is read by nobody: three or four targets are worked on, ten are not.
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
    /// A need is understood from several sides: an assessment, what was seen in class, the child, the parents.
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

    /// A colour does not stand out from the paper.
    ///
    /// ## What it looks for
    ///
    /// A school's `accent` whose contrast against the paper, white or cream, is less than 4.5 to 1.
    ///
    /// ## Why
    ///
    /// Headings are printed in it, and white words on it. Below that ratio (WCAG 2.2, criterion 1.4.3) many
    /// people cannot read them, and nobody can on a photocopy.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// school:
    ///   accent: "#ffb000"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// school:
    ///   accent: "#8a5a00"
    /// ```
    LOW_CONTRAST = "low-contrast", Error;

    /// Something that a plan has to say is missing.
    ///
    /// ## What it looks for
    ///
    /// A section or field that the template requires and that is not there, or is empty.
    /// With `--draft` it is only a warning.
    ///
    /// ## Why
    ///
    /// Without it one of the copies would have a hole: a target without a way to measure it, a child
    /// without a say.
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

    /// A word that is not among the choices.
    ///
    /// ## What it looks for
    ///
    /// A field with a fixed list of words, such as `term`, that holds another.
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

    /// Something that makes a good plan is not there.
    ///
    /// ## What it looks for
    ///
    /// Fields that the template recommends. It warns, and the documents are made all the same.
    ///
    /// ## Why
    ///
    /// Law and good practice ask for them, though a plan can be used without.
    ///
    /// ## Instead
    ///
    /// Add the field, or leave it: the page leaves no gap.
    NOT_RECOMMENDED = "missing-recommended", Warning;

    /// A review forgets something of the plan that it reviews.
    ///
    /// ## What it looks for
    ///
    /// A `review:` that says nothing of one of the plan's targets, or of a row of its provision.
    ///
    /// ## Why
    ///
    /// Parents complain of meetings at which a new plan is presented and the old one is not spoken of. A target that is
    /// dropped without a word was promised in vain, and what did not work is lost for the next plan.
    ///
    /// ## Instead
    ///
    /// Say of every target what became of it, and of every row how many sessions were given. `sendplan review FILE`
    /// prepares them all.
    NOT_REVIEWED = "not-reviewed", Error;

    /// A number that cannot be.
    ///
    /// ## What it looks for
    ///
    /// A number below or above what the template allows, such as 700 minutes or cycle 0.
    ///
    /// ## Why
    ///
    /// It is a slip of the finger, and would be counted.
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

    /// A text that is too long for its place on the page.
    ///
    /// ## What it looks for
    ///
    /// A text with more characters than the template allows.
    ///
    /// ## Why
    ///
    /// A child's sentence has to be read by the child; a target in one breath is remembered.
    ///
    /// ## Instead
    ///
    /// Say the most important thing in fewer words.
    TEXT_TOO_LONG = "text-too-long", Error;

    /// Something is still to be written.
    ///
    /// ## What it looks for
    ///
    /// A text with the mark `TO DO:`. `sendplan next` leaves it where a target has to be thought anew.
    ///
    /// ## Why
    ///
    /// A target that was not met and is handed on unchanged will not be met again.
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
    /// Write the text anew, and take the mark away.
    TO_DO = "to-do", Error;

    /// A value is in another unit than the target that it belongs to.
    ///
    /// ## What it looks for
    ///
    /// In a review: a result whose `unit` is not the unit of the target's goal.
    ///
    /// ## Why
    ///
    /// 12 seconds and 12 words cannot be compared; the bar on the page would say something untrue.
    ///
    /// ## Instead
    ///
    /// Give the value in the unit of the target, or leave `unit` out.
    UNIT_DIFFERS = "unit-differs", Error;

    /// An id that no item has.
    ///
    /// ## What it looks for
    ///
    /// A target that names a need, or provision that names a target, that is not in this plan.
    ///
    /// ## Why
    ///
    /// Support that belongs to no target, and targets that belong to no need, help nobody.
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

    /// A rule that does not exist, or that cannot be set.
    ///
    /// ## What it looks for
    ///
    /// Under `rules:` or in a waiver: an id that no rule has, or one of a finding that no school can switch off.
    ///
    /// ## Why
    ///
    /// A misspelt id would leave a finding in force, or a waiver without effect, and nobody would know.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// rules:
    ///   vauge-target: error
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// rules:
    ///   vague-target: error
    /// ```
    UNKNOWN_RULE = "unknown-rule", Warning;

    /// A waiver that waives nothing.
    ///
    /// ## What it looks for
    ///
    /// An item of `waivers:` for a finding that the plan does not have, or not at the place that it names.
    ///
    /// ## Why
    ///
    /// A waiver that outlives its finding would silence the next one, which may not be right for this child.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// waivers:
    ///   - rule: many-targets
    ///     reason: The parents asked for all six.
    ///     date: 2026-09-14
    /// ```
    UNUSED_WAIVER = "unused-waiver", Warning;

    /// A key that the template does not have.
    ///
    /// ## What it looks for
    ///
    /// A field that is misspelt, or stands in the wrong group, often by its indentation.
    ///
    /// ## Why
    ///
    /// What stands under it would be lost from every copy without a word.
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

    /// A picture that is not known.
    ///
    /// ## What it looks for
    ///
    /// The name of a picture that is neither among sendplan's own nor in the school's folder.
    ///
    /// ## Why
    ///
    /// A child who does not read yet would find an empty place where the meaning should be.
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
    /// Text where a number has to stand, one text where a list has to stand, and the like.
    ///
    /// ## Why
    ///
    /// Numbers are drawn and counted, lists are set as lists: neither can be done with a text.
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
