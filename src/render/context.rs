//! What a layout may ask for: the values of a view, what is worked out from them, how the copy is printed.

use std::collections::BTreeMap;

use minijinja::Value as LayoutValue;

use super::computed::Computed;
use super::values::{PlacedPictures, Values};
use crate::copies::Print;
use crate::record::Slots;

/// The top of what a layout may ask for: the sections, and what is worked out of them.
pub(super) fn of(
    slots: &Slots,
    computed: &Computed,
    placed: &mut PlacedPictures<'_>,
) -> BTreeMap<String, LayoutValue> {
    let beside = |path: &str| computed.of_item(path);
    let mut values = Values { placed, computed: &beside, kept: false }.fields(slots, "");
    values.insert("computed".into(), computed.of_plan());
    values
}

/// How the copy is printed, in the words that layouts pass to the theme.
pub(super) fn page(print: Print, from_right: bool) -> LayoutValue {
    LayoutValue::from(BTreeMap::from([
        ("print_size", print.size.name()),
        ("paper", print.paper.name()),
        ("ink", print.ink.name()),
        ("sheet", print.sheet.name()),
        ("direction", if from_right { "rtl" } else { "ltr" }),
    ]))
}
