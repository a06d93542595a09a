//! What a manifest says of fields that take something over from a list.

use super::Takes;
use super::reader::{Faults, Reader};
use crate::input::Node;

/// What a field takes over, and from where.
pub(super) fn read(node: &Node, faults: &Faults) -> Takes {
    let reader = Reader::new(node, faults);
    let from = reader.required("from");
    let written_as = reader.text("as");
    let keys = reader.get("keys").map(|_| reader.words("keys"));
    reader.finish();
    Takes { from, written_as, keys }
}
