//! What the program grades passages by, and nothing else of it, so that the two cannot differ.

#[path = "../../src/ease/features.rs"]
#[expect(dead_code, reason = "the trainer marks no words")]
pub(crate) mod features;
#[path = "../../src/ease/model.rs"]
#[expect(dead_code, reason = "the trainer gives no reasons")]
pub(crate) mod model;
#[path = "../../src/ease/passage.rs"]
pub(crate) mod passage;
#[path = "../../src/ease/passive.rs"]
mod passive;
#[path = "../../src/ease/sayings.rs"]
mod sayings;
#[path = "../../src/ease/table.rs"]
pub(crate) mod table;
#[path = "../../src/ease/words.rs"]
mod words;
