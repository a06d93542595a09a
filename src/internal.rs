//! What sendplan's own program, tests and benches use beyond the API. No promise is made for any of it: it changes without
//! notice, and without a word in the changelog.

pub use crate::api::inspect::{NamedSource, fonts, record, sources, template};

/// Many jobs on a few threads.
pub mod batch {
    pub use crate::batch::*;
}

/// A tree and a template -> a record.
pub mod check {
    pub use crate::check::*;
}

/// A record, cut for one copy.
pub mod copies {
    pub use crate::copies::*;
}

/// Counts of people in groups -> which of them are printed.
pub mod disclosure {
    pub use crate::disclosure::*;
}

/// YAML to go on with.
pub mod draft {
    pub use crate::draft::*;
}

/// A text for a child -> who can read it.
pub mod ease {
    pub use crate::ease::*;
}

/// A file from a school's own system -> starter plans and differences.
pub mod import {
    pub use crate::import::*;
}

/// Files -> trees.
pub mod input {
    pub use crate::input::*;
}

/// A sentence -> whether it is vague.
pub mod judge {
    pub use crate::judge::*;
}

/// Bytes -> files.
pub mod output {
    pub use crate::output::*;
}

/// A school's register of pupils.
pub mod roll {
    pub use crate::roll::*;
}

/// The types of a checked plan.
pub mod record {
    pub use crate::record::*;
}

/// A view and a layout -> Typst source.
pub mod render {
    pub use crate::render::*;
}

/// Text that a person typed, and exact places in it.
pub mod source {
    pub use crate::source::*;
}

/// Files -> tables of cells.
pub mod tables {
    pub use crate::tables::*;
}

/// A template folder as data.
pub mod templates {
    pub use crate::template::*;
}

/// Typst source -> pages.
pub mod typeset {
    pub use crate::typeset::*;
}
