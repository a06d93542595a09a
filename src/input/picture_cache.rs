//! The pictures that were read last, for all the plans and threads of this process.
//!
//! Every plan of a school names the same logo, and to decode a photograph takes a quarter of a second. What a file holds
//! depends on nothing but the file, so this is the one thing that is kept beyond the call that asked for it.

use std::collections::VecDeque;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use super::{Picture, PictureError};

/// How many pictures are remembered: those of a school's own that its plans name most. Ready for a page, one takes
/// up to a few megabytes.
const REMEMBERED: usize = 32;

/// What tells a file from one that was in its place before.
#[derive(Debug, PartialEq, Eq)]
struct Version {
    path: PathBuf,
    length: u64,
    /// When it was last changed, from 1970 on; `None` where the disk does not say.
    changed: Option<Duration>,
}

/// A picture that one thread decodes and the others wait for.
type Decoded = Arc<OnceLock<Result<Picture, PictureError>>>;

/// The newest last.
static RECENT: Mutex<VecDeque<(Version, Decoded)>> = Mutex::new(VecDeque::new());

/// What `decode` gives for this version of a file: asked once, by whoever comes first.
pub(super) fn once(
    path: &Path,
    metadata: &Metadata,
    decode: impl FnOnce() -> Result<Picture, PictureError>,
) -> Result<Picture, PictureError> {
    let changed =
        metadata.modified().ok().and_then(|moment| moment.duration_since(UNIX_EPOCH).ok());
    let version = Version { path: path.to_owned(), length: metadata.len(), changed };
    // The list is free again before anything is decoded: only those who want the same picture wait.
    let decoded = remembered(version);
    decoded.get_or_init(decode).clone()
}

/// The place of a picture, which is empty if it is new.
fn remembered(version: Version) -> Decoded {
    let mut recent = RECENT.lock().unwrap_or_else(PoisonError::into_inner);
    let known = recent.iter().position(|(known, _)| *known == version);
    let (version, decoded) =
        known.and_then(|at| recent.remove(at)).unwrap_or_else(|| (version, Decoded::default()));
    recent.push_back((version, Arc::clone(&decoded)));
    if recent.len() > REMEMBERED {
        recent.pop_front();
    }
    decoded
}
