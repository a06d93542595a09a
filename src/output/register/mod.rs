//! The register of copies: what was made, from what, for whom. Read back, it says what need not be made again.
//!
//! `register.csv` is for people, `register.jsonl` for programs, and `register.journal` has the lines of a run that has not
//! come to its end. What a spreadsheet program did to the first is repaired from the second.

mod cell;
mod entry;
mod journal;
mod list;
mod reading;
mod remark;
mod table;

pub use entry::Entry;
pub use journal::Journal;
pub use list::Register;
pub use reading::Reading;
pub use remark::RegisterRemark;

pub(crate) use entry::is_own;
