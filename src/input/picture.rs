//! An image file -> [`Picture`]: decoded once, turned upright, without what the camera recorded.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use image::{DynamicImage, GenericImageView, ImageDecoder, ImageFormat, ImageReader, Limits};

/// The longest side of an image, in pixels: 300 dpi on 140 mm.
const MAX_SIDE: u32 = 1654;

/// The largest image file that is read, in bytes.
const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// An image that is ready to be placed on a page.
///
/// A photograph of a child contains the place and time at which it was taken;
/// it is re-encoded without them before it goes into any document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    bytes: Vec<u8>,
    extension: &'static str,
}

impl Picture {
    /// The encoded image, PNG or JPEG.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// `png` or `jpg`.
    #[must_use]
    pub const fn extension(&self) -> &'static str {
        self.extension
    }

    /// The same image in greys.
    #[must_use]
    pub fn grey(&self) -> Self {
        let format = ImageFormat::from_extension(self.extension);
        let grey = image::load_from_memory(&self.bytes)
            .and_then(|image| encode(&image.grayscale(), format));
        // Anything encoded here can be decoded again.
        grey.unwrap_or_else(|_| self.clone())
    }
}

/// Why an image cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureError {
    /// There is no such file, or it cannot be opened.
    Missing,
    /// It is not a PNG, JPEG, GIF or WebP image, or a damaged one.
    NotAnImage,
    /// It is larger than 32 MiB, or than 12,000 pixels on a side.
    TooLarge,
}

/// Reads an image file.
///
/// # Errors
///
/// A [`PictureError`], for the check to report at the field that names the file.
pub fn read_picture(path: &Path) -> Result<Picture, PictureError> {
    let size = fs::metadata(path).map_err(|_| PictureError::Missing)?;
    if !size.is_file() {
        return Err(PictureError::Missing);
    }
    if size.len() > MAX_BYTES {
        return Err(PictureError::TooLarge);
    }
    let bytes = fs::read(path).map_err(|_| PictureError::Missing)?;
    let mut reader = ImageReader::new(Cursor::new(&bytes))
        .with_guessed_format()
        .map_err(|_| PictureError::NotAnImage)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(12_000);
    limits.max_image_height = Some(12_000);
    reader.limits(limits);
    let format = reader.format();
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let orientation = decoder.orientation().map_err(refused)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(refused)?;
    image.apply_orientation(orientation);
    if image.width().max(image.height()) > MAX_SIDE {
        image = image.thumbnail(MAX_SIDE, MAX_SIDE);
    }
    encode(&image, format).map_err(refused)
}

fn encode(image: &DynamicImage, format: Option<ImageFormat>) -> image::ImageResult<Picture> {
    let mut bytes = Cursor::new(Vec::new());
    let extension = if format == Some(ImageFormat::Jpeg) {
        let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 88);
        image.to_rgb8().write_with_encoder(encoder)?;
        "jpg"
    } else {
        let upright: DynamicImage = if image.color().has_alpha() && has_clear_pixel(image) {
            image.to_rgba8().into()
        } else {
            image.to_rgb8().into()
        };
        upright.write_to(&mut bytes, ImageFormat::Png)?;
        "png"
    };
    Ok(Picture { bytes: bytes.into_inner(), extension })
}

/// Whether any pixel lets the paper show through; if not, the alpha channel is left out.
fn has_clear_pixel(image: &DynamicImage) -> bool {
    image.pixels().any(|(_, _, pixel)| pixel.0[3] != u8::MAX)
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function in map_err")]
fn refused(error: image::ImageError) -> PictureError {
    match error {
        image::ImageError::Limits(_) => PictureError::TooLarge,
        _ => PictureError::NotAnImage,
    }
}
