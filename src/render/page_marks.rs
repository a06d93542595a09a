//! What a source leaves on its pages for whoever examines them: the margins, which a finished page no longer has, and what
//! the layout had no room for.

/// What the mark on a page begins with.
pub(crate) const MARGINS: &str = "sendplan: margins";

/// What the mark begins with by which a layout says what it left off for want of room: `metadata((MARK, "Who helps me"))`.
pub(crate) const LEFT_OFF: &str = "sendplan: left off";

/// The line of Typst by which each page is marked with the margins that its layout set. A layout with a `foreground` of its
/// own takes the mark's place: of its pages only the sheet is known.
pub(super) fn set() -> String {
    format!(
        "#set page(foreground: context metadata((\"{MARGINS}\", page.margin, page.binding, 1em.to-absolute())))\n"
    )
}
