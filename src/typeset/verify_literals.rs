//! Verifies that each value of a plan is one literal in the layout's source and nothing else.

use typst::syntax::{LinkedNode, Source, SyntaxKind};

use crate::error::Error;
use crate::render::TypstSource;

/// Refuses a source in which a value is not a literal by itself: in a layout that writes `"{{ name }}"`
/// the value's own quotation mark could otherwise close the string, and the name would be read as code.
pub(super) fn verify_literals(parsed: &Source, source: &TypstSource) -> Result<(), Error> {
    let root = LinkedNode::new(parsed.root());
    for literal in source.literals() {
        if !stands_alone(&root, literal) {
            let line = parsed.lines().byte_to_line(literal.start).map_or(0, |line| line + 1);
            return Err(Error::Layout {
                layout: source.layout().to_owned(),
                message: format!(
                    "it puts a value inside a text, a comment or another word (line {line} of the \
                     source that `--format typst` shows); write `{{{{ value }}}}` as an argument of \
                     its own, or `#{{{{ value }}}}` in text"
                ),
            });
        }
    }
    Ok(())
}

/// Whether exactly one node of code covers the range.
fn stands_alone(root: &LinkedNode<'_>, range: &std::ops::Range<usize>) -> bool {
    let mut node = root.clone();
    loop {
        if node.range() == *range && is_literal(node.kind()) {
            return true;
        }
        let inner = node
            .children()
            .find(|child| child.range().start <= range.start && range.end <= child.range().end);
        match inner {
            Some(child) => node = child,
            None => return false,
        }
    }
}

const fn is_literal(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::Str
            | SyntaxKind::None
            | SyntaxKind::Bool
            | SyntaxKind::Int
            | SyntaxKind::Float
            | SyntaxKind::Unary
            | SyntaxKind::Array
            | SyntaxKind::Dict
            | SyntaxKind::FuncCall
    )
}

/// The text of a source that is one text and nothing else.
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) fn text_of_literal(code: &str) -> Option<String> {
    use typst::syntax::ast::Str;
    let parsed = typst::syntax::parse_code(code);
    let mut children = parsed.children();
    let only: Str<'_> = children.next()?.cast()?;
    (children.next().is_none() && parsed.errors_and_warnings().0.is_empty())
        .then(|| only.get().to_string())
}
