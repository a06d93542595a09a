//! The findings that reading a file can give.

use crate::finding::declare_rules;

declare_rules! {
    /// A key appears twice in the same group.
    ///
    /// ## What it looks for
    ///
    /// The same key, written twice in one group of a plan or a `sendplan.yaml`.
    ///
    /// ## Why
    ///
    /// Only one of the two can be meant, and silently choosing one would lose the other.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// pupil:
    ///   known_as: Sam
    ///   known_as: Samira
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// pupil:
    ///   known_as: Samira
    /// ```
    DUPLICATE_KEY = "duplicate-key", Error;

    /// What a school writes once is in two files.
    ///
    /// ## What it looks for
    ///
    /// `staff`, `programmes` or `groups` in `sendplan.yaml` although there is a file of that name beside it; the same file
    /// twice, as `staff.yaml` and `staff.yml`.
    ///
    /// ## Why
    ///
    /// Only one of the two can be right, and silently choosing one would lose the other.
    ///
    /// ## Instead
    ///
    /// Keep one of the two: move what is still needed into it, and delete the other.
    GIVEN_TWICE = "given-twice", Error;

    /// A settings file has the wrong name.
    ///
    /// ## What it looks for
    ///
    /// Files such as `sendplan.yml`, `Sendplan.yaml`, `sendplan.yaml.txt`, `sendplan (1).yaml` and `Staff.yaml` beside plans,
    /// and a folder with the name of such a file.
    ///
    /// ## Why
    ///
    /// What a school writes once for all its plans is read from `sendplan.yaml`, `staff.yaml`, `programmes.yaml` and
    /// `groups.yaml` alone. Under another name it is ignored, and plans appear to have no school details.
    ///
    /// ## Instead
    ///
    /// Rename the file to the name in the hint. Notepad adds `.txt` unless “All files” is chosen when you save.
    MISNAMED_SETTINGS = "misnamed-settings", Warning;

    /// The file is not text in UTF-8.
    ///
    /// ## What it looks for
    ///
    /// A file in UTF-16, in an older encoding such as Windows-1252, or one that is not text at all.
    ///
    /// ## Why
    ///
    /// In the wrong encoding, names such as Zoë or Yıldız would be misprinted.
    ///
    /// ## Instead
    ///
    /// Save the file as UTF-8: every editor offers it under “Save as”.
    NOT_TEXT = "not-text", Error;

    /// The file is larger than a plan can be.
    ///
    /// ## What it looks for
    ///
    /// A file of more than 1 MiB, or one with more values than any plan has.
    ///
    /// ## Why
    ///
    /// It is almost certainly the wrong file, and could keep the computer busy for a long time.
    TOO_LARGE = "too-large", Error;

    /// The file cannot be read as YAML.
    ///
    /// ## What it looks for
    ///
    /// Text that breaks the rules of YAML: a tab at the start of a line, a quotation mark that is
    /// never closed, keys that are not aligned, a colon without a space after it.
    ///
    /// ## Why
    ///
    /// Nothing can be said about a plan that cannot be read.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// pupil:
    ///   known_as: "Sam
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// pupil:
    ///   known_as: "Sam"
    /// ```
    YAML_SYNTAX = "yaml-syntax", Error;
}
