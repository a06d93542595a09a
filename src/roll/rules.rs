//! The findings that a register of pupils, or an import, can give.

use crate::finding::declare_rules;

declare_rules! {
    /// The register is of another school year.
    ///
    /// ## What it looks for
    ///
    /// A register of pupils most of whom are a year group too high or too low for their dates of birth, by the school year of
    /// the day on which it is read.
    ///
    /// ## Why
    ///
    /// It was exported before the summer. Classes and year groups taken from it would be those of last year.
    ///
    /// ## Instead
    ///
    /// Export it again from the school's system.
    ANOTHER_YEAR = "another-years-register", Warning;

    /// A pupil may be one of several in the register.
    ///
    /// ## What it looks for
    ///
    /// A plan whose pupil shares a name with somebody in the register, without a number or a date of birth that decides; or
    /// shares a number, and neither the name nor the date of birth.
    ///
    /// ## Why
    ///
    /// Nobody is taken for somebody else: in doubt the plan counts as one without a pupil in the register.
    ///
    /// ## Instead
    ///
    /// Write the pupil's `id`, `upn` or `date_of_birth` into the plan as the register has it.
    DOUBTFUL_PUPIL = "doubtful-pupil", Warning;

    /// Two rows of a register contradict each other about one pupil.
    ///
    /// ## What it looks for
    ///
    /// Rows with one number that differ in a name, a date of birth, a class, a year group or a status; rows of one name and
    /// one date of birth with two numbers; two numbers of one form. One row for each need is not that.
    ///
    /// ## Why
    ///
    /// One of the two is wrong or old. The first is read; `sendplan import` makes no plan for the pupil.
    ///
    /// ## Instead
    ///
    /// Put it right in the school's system and export again.
    PUPIL_TWICE = "pupil-twice", Warning;

    /// No row of a table has the headings of a register.
    ///
    /// ## What it looks for
    ///
    /// A file in which none of the first 60 rows has two headings that sendplan knows, one of them a name or a number.
    ///
    /// ## Why
    ///
    /// Without headings nobody can say which column is what.
    ///
    /// ## Instead
    ///
    /// Add a row of headings, or say what the columns are: `--map "Reg Group=class"`.
    NO_HEADINGS = "no-headings", Error;

    /// A plan's pupil is not in the register.
    ///
    /// ## What it looks for
    ///
    /// A current plan whose pupil is not found in the register of pupils, by number, or by name and date of birth.
    ///
    /// ## Why
    ///
    /// The child has left, or the plan has a number or a name other than the register. Leaders' documents cannot count the child
    /// by class, year or anything else.
    ///
    /// ## Instead
    ///
    /// Write the pupil's `id` or `upn` into the plan as the register has it, or close the plan.
    NOT_IN_REGISTER = "not-in-register", Warning;

    /// Two registers of pupils lie in one folder.
    ///
    /// ## What it looks for
    ///
    /// More than one of `register-of-pupils.csv`, `register-of-pupils.xlsx` and `register-of-pupils.ods`.
    ///
    /// ## Why
    ///
    /// Only the first of them is read, and it may be the older one.
    ///
    /// ## Instead
    ///
    /// Keep one.
    TWO_REGISTERS = "two-registers", Warning;

    /// A column of a register is not known.
    ///
    /// ## What it looks for
    ///
    /// A heading that none of the known systems uses for anything that sendplan reads.
    ///
    /// ## Why
    ///
    /// The column is left out. If it is needed, somebody has to say what it is.
    ///
    /// ## Instead
    ///
    /// `sendplan import FILE --map "Reg Group=class"` says it, and the folder's `sendplan.yaml` remembers it.
    UNKNOWN_COLUMN = "unknown-column", Note;

    /// A cell of a register cannot be read.
    ///
    /// ## What it looks for
    ///
    /// A date with a year of two digits, or that is none; a UPN with the wrong check letter; a status, year group or type of need
    /// that is no whole label; two classes in one cell; attendance over 100 per cent; a formula without a result.
    ///
    /// ## Why
    ///
    /// What is not sure is left out rather than guessed, and somebody should know.
    ///
    /// ## Instead
    ///
    /// Put the cell right that the message names, or write that fact into the plan by hand.
    UNREADABLE_CELL = "unreadable-cell", Warning;
}
