//! Counts of people in groups -> which of them are printed, so that no small one can be worked out from the others.
//!
//! All tables of a report, and all reports of a term, are one set of [`Counts`]: groups within groups, each with the same columns,
//! a column being a part of another. Readers are taken to know all of that: that groups add up to the whole, and a part and its
//! rest to what they are parts of.
//!
//! **What is promised.** For each number that is too small, of a part or of its rest, printed or not, there is another way to put the
//! same people into the groups that gives everything that is printed, and in which that number is not small. So nobody can say from
//! all tables together even that it is small.
//!
//! **Why that is so.** The groups of one whole whose number is hidden have together as many as the threshold asks, besides the
//! one that everybody knows to be in each of them; and so does the rest. So all of them may be in any one of these groups: people
//! without a printed number move from group to group, and where only a part is hidden, who has it is exchanged with somebody
//! who has not. Whoever moves takes along what is a part of it, which is hidden wherever its base is; and what lies within
//! a hidden group is hidden too.

mod counts;
mod suppress;

pub use counts::{Column, Counts, Group, Sensitivity};
pub use suppress::{Hidden, suppress};
