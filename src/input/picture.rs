//! An image file -> [`Picture`]: decoded once a run, turned upright, without what the camera recorded.

use std::fs;
use std::io::{self, Cursor};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use image::{DynamicImage, GenericImageView, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::recent::Recent;
use super::regular_file::read_file;

/// The longest side of an image, in pixels: 300 dpi on 140 mm.
const MAX_SIDE: u32 = 1654;

/// The largest image file that is read, in bytes.
const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// The longest side of an image that is decoded, in pixels.
const MAX_DECODED_SIDE: u32 = 12_000;

/// The most bytes that an image may have once it is decoded: a photograph from the largest phone cameras, 50 million
/// pixels in colour.
///
/// The size of the file says nothing about them: an image of one colour, 12,000 pixels square, is a few kilobytes on the disk and more
/// than a gigabyte in memory if it has 16 bits and an alpha channel. A decoder needs up to three times as much for a moment.
const MAX_DECODED_BYTES: u64 = 150_000_000;

/// The pictures that were read last. Every plan of a school names the same logo, and decoding a photograph takes a quarter of
/// a second. A picture depends on nothing but its file, so it may outlive the call that asked for it.
static RECENT: Recent<Result<Picture, PictureError>> = Recent::new();

/// An image that is ready to be placed on a page. Cloning it copies no pixels.
///
/// A photograph of a child contains the place and time at which it was taken;
/// it is re-encoded without them before it goes into any document.
#[derive(Debug, Clone)]
pub struct Picture {
    bytes: Arc<[u8]>,
    extension: &'static str,
    /// The same image in greys, once it was asked for.
    grey: Arc<OnceLock<Arc<[u8]>>>,
}

impl Picture {
    fn new(bytes: Vec<u8>, extension: &'static str) -> Self {
        Self { bytes: bytes.into(), extension, grey: Arc::default() }
    }

    /// A grey dot, where any image will do.
    pub(crate) fn dot() -> Option<Self> {
        let dot = image::RgbImage::from_pixel(8, 8, image::Rgb([0x80; 3]));
        encode(&dot.into(), Some(ImageFormat::Png)).ok()
    }

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
        let grey = self.grey.get_or_init(|| {
            let format = ImageFormat::from_extension(self.extension);
            image::load_from_memory(&self.bytes)
                .and_then(|image| encode(&image.grayscale(), format))
                // Anything encoded here can be decoded again.
                .map_or_else(|_| Arc::clone(&self.bytes), |picture| picture.bytes)
        });
        Self { bytes: Arc::clone(grey), extension: self.extension, grey: Arc::default() }
    }
}

impl PartialEq for Picture {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes && self.extension == other.extension
    }
}

impl Eq for Picture {}

impl AsRef<[u8]> for Picture {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// Why an image cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureError {
    /// There is no such file, or it cannot be opened.
    Missing,
    /// It is a folder, a pipe or a device.
    NotAFile,
    /// It is not a PNG, JPEG, GIF or WebP image, or a damaged one.
    NotAnImage,
    /// It is larger than 32 MiB, than 12,000 pixels on a side, or than 150 MB once it is decoded.
    TooLarge,
}

/// Reads an image file; of one that moves, the first image. A file that was read before and has not changed since is not
/// read again.
///
/// # Errors
///
/// A [`PictureError`], for the check to report at the field that names the file.
pub fn read_picture(path: &Path) -> Result<Picture, PictureError> {
    let known = fs::metadata(path).map_err(|_| PictureError::Missing)?;
    if known.len() > MAX_BYTES {
        return Err(PictureError::TooLarge);
    }
    let picture = RECENT.once(path, &known, || decode(path));
    if matches!(picture, Err(PictureError::Missing)) {
        // The file may be opened the next time, without having changed.
        RECENT.forget(path);
    }
    picture
}

fn decode(path: &Path) -> Result<Picture, PictureError> {
    let bytes = read_file(path, MAX_BYTES).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidInput => PictureError::NotAFile,
        io::ErrorKind::FileTooLarge => PictureError::TooLarge,
        _ => PictureError::Missing,
    })?;
    let mut reader = ImageReader::new(Cursor::new(&bytes))
        .with_guessed_format()
        .map_err(|_| PictureError::NotAnImage)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_DECODED_SIDE);
    limits.max_image_height = Some(MAX_DECODED_SIDE);
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    reader.limits(limits);
    let format = reader.format();
    let mut decoder = reader.into_decoder().map_err(refused)?;
    if decoder.total_bytes() > MAX_DECODED_BYTES {
        return Err(PictureError::TooLarge);
    }
    let orientation = decoder.orientation().map_err(refused)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(refused)?;
    if image.width().max(image.height()) > MAX_SIDE {
        image = image.thumbnail(MAX_SIDE, MAX_SIDE);
    }
    // Turned when it is small: turning takes as much memory again.
    image.apply_orientation(orientation);
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
    Ok(Picture::new(bytes.into_inner(), extension))
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
