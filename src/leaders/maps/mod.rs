//! The provision maps: what is given, to whom, by whom, how much of it, and what came of it.

pub(super) mod class;
pub(super) mod programmes;
mod sums;

use sums::{Money, Places, Sessions};
