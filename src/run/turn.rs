//! An output folder -> the lock on it, once no other run writes there.

use std::path::Path;
use std::thread;
use std::time::Duration;

use super::events::{Event, Events};
use super::settings::{Run, Writing};
use crate::output::{Attempt, FolderLock, Sharing};

/// How long it takes until a lock is tried again.
const PAUSE: Duration = Duration::from_millis(50);

/// After how many attempts somebody is told that we wait: a second.
const SILENT: usize = 20;

/// What came of waiting for a lock.
pub(super) enum Waited {
    /// It is ours.
    Taken(FolderLock),
    /// There is none: nobody writes, or the folder's drive has no locks.
    Without,
    /// Somebody wants us to stop.
    Stopped,
}

impl Run<'_> {
    /// Waits until no other run writes into the output folder, and has it until what is returned is dropped. Shards have
    /// registers of their own and do not wait for one another, only for the same shard. Everybody asks for the folder first, so
    /// no two runs can wait for each other. `None` if the run was stopped meanwhile.
    pub(super) fn turn(&self, events: &Events<'_>) -> Option<Vec<FolderLock>> {
        let mut locks = Vec::new();
        if self.settings.writing == Writing::Nothing || !self.output.is_dir() {
            return Some(locks);
        }
        let shard = self.shard();
        let asked: &[(Option<&str>, Sharing)] = match &shard {
            None => &[(None, Sharing::Alone)],
            Some(shard) => &[(None, Sharing::Shared), (Some(shard), Sharing::Alone)],
        };
        for (shard, sharing) in asked {
            let is_stopped = || self.settings.is_stopped();
            match wait(&self.output, *shard, *sharing, is_stopped, events) {
                Waited::Taken(lock) => locks.push(lock),
                Waited::Without => break,
                Waited::Stopped => return None,
            }
        }
        Some(locks)
    }
}

/// Waits for the lock of a folder, and reports it after a second; a `shard` such as `2-of-4` has one of its own besides.
pub(super) fn wait(
    folder: &Path,
    shard: Option<&str>,
    sharing: Sharing,
    is_stopped: impl Fn() -> bool,
    events: &Events<'_>,
) -> Waited {
    let shard = shard.map(|shard| format!("-{shard}")).unwrap_or_default();
    let name = format!("register{shard}.lock");
    let mut attempt = 0;
    loop {
        match FolderLock::attempt(folder, &name, sharing) {
            Attempt::Taken(lock) => return Waited::Taken(lock),
            Attempt::Free => return Waited::Without,
            Attempt::Impossible => {
                events.send(Event::WithoutLock);
                return Waited::Without;
            }
            Attempt::Busy if is_stopped() => return Waited::Stopped,
            Attempt::Busy => {
                attempt += 1;
                if attempt == SILENT {
                    events.send(Event::Waiting);
                }
                thread::sleep(PAUSE);
            }
        }
    }
}
