//! Files that are none, and files that are small on the disk and endless in memory: refused at once, with what to do.

use std::fs;
use std::io::Cursor;

use sendplan::internal::input::read_picture;

use crate::run::{Folder, Ran, example, example_with, root};

/// The complete plan with a logo beside it.
fn with_logo(bytes: impl AsRef<[u8]>) -> Folder {
    let folder = Folder::new();
    folder.write("logo.png", bytes).write("plan.yaml", naming_a_logo());
    folder
}

fn naming_a_logo() -> String {
    example_with("school:\n", "school:\n  logo: logo.png\n")
}

/// A small file that says it is an image of this size: what a PNG begins with, and no pixels.
fn png_of(side: u32, bits: u8, colours: u8) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let size = [side.to_be_bytes(), side.to_be_bytes()].concat();
    let head = [b"IHDR", size.as_slice(), &[bits, colours, 0, 0, 0]].concat();
    png.extend(13_u32.to_be_bytes());
    png.extend(&head);
    png.extend(crc(&head).to_be_bytes());
    png.extend([0, 0, 0, 8]);
    png.extend(b"IDATxxxxxxxx");
    png.extend(crc(b"IDATxxxxxxxx").to_be_bytes());
    png
}

/// The checksum of a part of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

/// All that a run printed.
fn said(ran: &Ran) -> String {
    format!("{}{}", ran.stdout, ran.stderr)
}

fn refuses_as_too_large(ran: &Ran, what: &str) {
    assert_eq!(ran.code, 1, "{what}: {}{}", ran.stdout, ran.stderr);
    assert!(said(ran).contains("this image is too large"), "{what}: {}", said(ran));
    assert!(said(ran).contains("save it smaller: 2,000 pixels"), "{what}: {}", said(ran));
}

#[test]
fn an_image_of_a_gigabyte_in_memory_is_refused_before_it_is_decoded() {
    for (side, bits, colours) in [(12_000, 16, 6), (12_000, 8, 2), (7_100, 8, 2), (6_200, 8, 6)] {
        let ran = with_logo(png_of(side, bits, colours)).run("check plan.yaml");
        refuses_as_too_large(&ran, &format!("{side} pixels, {bits} bits, kind {colours}"));
    }
    // What a telephone's camera gives is read, and found to be damaged here.
    let ran = with_logo(png_of(7_000, 8, 2)).run("check plan.yaml");
    assert!(
        said(&ran).contains("this file is not a PNG, JPEG, GIF or WebP image"),
        "{}",
        ran.stdout
    );
}

#[test]
fn an_image_that_moves_gives_its_first_picture() {
    let mut gif = Cursor::new(Vec::new());
    let frames = (0..40_u8).map(|shade| {
        image::Frame::new(image::RgbaImage::from_pixel(60, 40, image::Rgba([shade, 0, 9, 255])))
    });
    image::codecs::gif::GifEncoder::new(&mut gif).encode_frames(frames).unwrap();
    let folder = with_logo(gif.into_inner());
    let ran = folder.run("render plan.yaml --document plan-teacher");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

#[test]
fn an_image_is_read_again_when_it_has_changed() {
    let pixels = image::RgbImage::from_pixel(64, 48, image::Rgb([9, 9, 90]));
    let mut png = Cursor::new(Vec::new());
    image::DynamicImage::from(pixels).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let folder = with_logo(png.into_inner());
    let path = folder.path("logo.png");
    let first = read_picture(&path).unwrap();
    assert_eq!(read_picture(&path).unwrap(), first);
    folder.write("logo.png", "no picture any more");
    assert!(read_picture(&path).is_err());
}

#[test]
fn a_font_that_claims_four_thousand_million_characters_is_refused() {
    let folder = Folder::new();
    folder.write("plan.yaml", example()).write("endless.ttf", endless_font());
    let ran = folder.run("check plan.yaml --font endless.ttf");
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    let said = "the font `endless.ttf` cannot be used: its table of characters is broken";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
}

/// A built-in font in which the last group of characters has no end.
fn endless_font() -> Vec<u8> {
    let mut font = fs::read(root().join("fonts/andika/Andika-Regular.ttf")).unwrap();
    let short = |font: &[u8], at: usize| usize::from(u16::from_be_bytes([font[at], font[at + 1]]));
    let long =
        |font: &[u8], at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize;
    let tables = (0..short(&font, 4)).map(|index| 12 + 16 * index);
    let cmap = tables.clone().find(|at| &font[*at..*at + 4] == b"cmap").unwrap();
    let cmap = long(&font, cmap + 8);
    let mut broken = 0;
    for index in 0..short(&font, cmap + 2) {
        let table = cmap + long(&font, cmap + 8 + 8 * index);
        if short(&font, table) == 12 {
            let last = table + 4 + 12 * long(&font, table + 12);
            font[last + 4..last + 8].fill(0xff);
            broken += 1;
        }
    }
    assert!(broken > 0, "the font has no table of groups");
    font
}

#[cfg(unix)]
mod what_is_no_file {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    use super::*;

    /// Makes a pipe that nobody writes into: to open it for reading waits without end.
    fn pipe(folder: &Folder, name: &str) {
        let made = Command::new("mkfifo").arg(folder.path(name)).status().unwrap();
        assert!(made.success());
    }

    #[test]
    fn in_a_folder_of_plans_is_ignored() {
        let folder = Folder::new();
        folder.write("in/plan.yaml", example());
        pipe(&folder, "in/pipe.yaml");
        symlink("/dev/zero", folder.path("in/zero.yaml")).unwrap();
        let _socket = UnixListener::bind(folder.path("in/socket.yaml")).unwrap();
        let ran = folder.run("render in -o out --document plan-child --verbose");
        assert_eq!((ran.code, ran.stdout.lines().count()), (0, 1), "{}", ran.stderr);
        for name in ["pipe", "zero", "socket"] {
            let said = format!("ignored `in/{name}.yaml`: it is a pipe or a device, not a file");
            assert!(ran.stderr.contains(&said), "{}", ran.stderr);
        }
    }

    #[test]
    fn as_a_plan_is_refused() {
        let folder = Folder::new();
        pipe(&folder, "pipe.yaml");
        let ran = folder.run("check pipe.yaml");
        assert_eq!(ran.code, 2);
        let said = "cannot read `pipe.yaml`: it is a pipe or a device, not a file";
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }

    #[test]
    fn as_a_logo_is_found() {
        let folder = Folder::new();
        folder.write("plan.yaml", naming_a_logo());
        for device in ["/dev/zero", "/dev/tty", "."] {
            symlink(device, folder.path("logo.png")).unwrap();
            let ran = folder.run("check plan.yaml");
            assert_eq!(ran.code, 1, "{}", ran.stderr);
            let words = "this is not a file but a folder, a pipe or a device";
            assert!(said(&ran).contains(words), "{device}: {}", said(&ran));
            fs::remove_file(folder.path("logo.png")).unwrap();
        }
    }

    #[test]
    fn as_a_font_is_refused() {
        let folder = Folder::new();
        folder.write("plan.yaml", example());
        pipe(&folder, "font.ttf");
        let ran = folder.run("check plan.yaml --font font.ttf");
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains("`font.ttf`: it is a pipe"), "{}", ran.stderr);
    }

    #[test]
    fn as_a_register_or_a_copy_is_replaced() {
        let folder = Folder::new();
        folder.write("plan.yaml", example()).write("out/empty", "");
        pipe(&folder, "out/register.csv");
        let line = "render plan.yaml -o out --document plan-child";
        let ran = folder.run(line);
        assert_eq!((ran.code, ran.stdout.lines().count()), (0, 1), "{}", ran.stderr);
        let copy = format!("out/{}", ran.stdout.trim());
        let bytes = folder.read(&copy);
        fs::remove_file(folder.path(&copy)).unwrap();
        pipe(&folder, &copy);
        assert_eq!(folder.run(line).code, 0);
        assert_eq!(folder.read(&copy), bytes);
    }

    #[test]
    fn as_a_register_from_a_device_counts_as_none() {
        let folder = Folder::new();
        folder.write("plan.yaml", example()).write("out/empty", "");
        symlink("/dev/zero", folder.path("out/register.csv")).unwrap();
        let ran = folder.run("render plan.yaml -o out --document plan-child");
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    }
}
