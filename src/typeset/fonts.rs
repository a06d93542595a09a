//! The fonts of the documents: the built-in ones, and a folder of a school's own.

use std::borrow::Cow;
use std::collections::BTreeSet;

use typst::foundations::Bytes;
use typst::text::Font;
use typst_kit::fonts::FontStore;

use super::font_bounds;
use crate::error::Error;

/// Fonts, loaded once and shared by all documents. The computer's own fonts are never used, so the
/// same plan gives the same pages everywhere.
pub struct Fonts {
    store: FontStore,
    characters: BTreeSet<u32>,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fonts").field("characters", &self.characters.len()).finish_non_exhaustive()
    }
}

impl Fonts {
    /// The largest font file that is read, in bytes; a font with all Chinese characters has about 20 MB.
    pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

    /// Loads font files, each with the name that an error would give it.
    ///
    /// # Errors
    ///
    /// [`Error::Font`] for a file that contains no font, or one that claims more characters than there are.
    pub fn new(
        files: impl IntoIterator<Item = (String, Cow<'static, [u8]>)>,
    ) -> Result<Self, Error> {
        let mut store = FontStore::new();
        let mut characters = BTreeSet::new();
        for (path, bytes) in files {
            if !font_bounds::are_sane(&bytes) {
                return Err(Error::Font { path, reason: "its table of characters is broken" });
            }
            let mut found = false;
            let bytes = Bytes::new(bytes);
            for font in Font::iter(bytes) {
                found = true;
                let info = font.info().clone();
                characters.extend(info.coverage.iter());
                store.push((font, info));
            }
            if !found {
                return Err(Error::Font { path, reason: "it is not a font file" });
            }
        }
        Ok(Self { store, characters })
    }

    /// Every character that at least one of the fonts has, as code points in order.
    pub fn characters(&self) -> impl Iterator<Item = u32> {
        self.characters.iter().copied()
    }

    /// Whether at least one of the fonts has this character.
    #[must_use]
    pub fn covers(&self, c: char) -> bool {
        self.characters.contains(&u32::from(c))
    }

    /// The fonts as Typst sees them.
    pub(super) const fn store(&self) -> &FontStore {
        &self.store
    }
}

#[cfg(test)]
mod tests {
    use typst_layout::PagedDocument;

    use super::super::AssetFiles;
    use super::super::world::PlanWorld;
    use super::Fonts;
    use crate::template::{TemplateFiles, builtin_fonts};

    #[test]
    fn a_space_of_the_adults_font_is_as_wide_beside_each_letter() {
        let fonts = Fonts::new(builtin_fonts().map(|font| (String::new(), font.bytes))).unwrap();
        let asset_files = AssetFiles::new(&TemplateFiles::default());
        let source = r#"#set text(font: "Atkinson Hyperlegible Next", size: 1000pt)
            #context for weight in (400, 500, 600, 700) {
              let wide(words) = measure(text(weight: weight, words)).width
              let plain = wide("n n") - 2 * wide("n")
              for words in ("r w", "y y", "T A", "P V", "K W") {
                let (first, second) = words.split(" ")
                let space = wide(words) - wide(first) - wide(second)
                assert(calc.abs(space.pt() - plain.pt()) < 1, message: words)
              }
            }"#;
        let world = PlanWorld::of_text(source.to_owned(), &asset_files, &fonts);
        let output = typst::compile::<PagedDocument>(&world).output;
        assert!(output.is_ok(), "{output:?}");
    }
}
