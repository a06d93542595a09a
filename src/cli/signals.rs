//! Signals -> the flag that stops a run, and its exit code.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The exit code after Ctrl-C: 128, as shells have it, and the number of the signal.
const CTRL_C: u8 = 130;

/// What ends a run early: Ctrl-C, a request to end, a window that is closed.
#[derive(Default)]
pub(super) struct Signals {
    stop: Arc<AtomicBool>,
    /// The signal's number.
    which: Arc<AtomicUsize>,
}

impl Signals {
    /// The flag that is set.
    pub(super) fn stop_flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stop)
    }

    /// The exit code of a run that was stopped.
    pub(super) fn exit_code(&self) -> u8 {
        let number = u8::try_from(self.which.load(Ordering::Relaxed)).unwrap_or_default();
        if number == 0 { CTRL_C } else { number.saturating_add(128) }
    }

    /// Listens from now on. Signals that whoever started us wants ignored, as `nohup` does, stay ignored.
    #[cfg(unix)]
    pub(super) fn listen(&self) {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        use signal_hook::flag;
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            if is_ignored(signal) {
                continue;
            }
            let number = usize::try_from(signal).unwrap_or_default();
            // One that cannot be listened to ends the run at once, as a kill does; the journal has what was made.
            let _ = flag::register_usize(signal, Arc::clone(&self.which), number);
            let _ = flag::register(signal, Arc::clone(&self.stop));
        }
    }

    /// Listens from now on: to Ctrl-C, and to the window or the computer being closed.
    #[cfg(not(unix))]
    pub(super) fn listen(&self) {
        let stop = self.stop_flag();
        let _ = ctrlc::set_handler(move || stop.store(true, Ordering::Relaxed));
    }
}

/// Whether whoever started us wants a signal ignored; where the system does not say, it is not.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.unwrap_or_default() >> (signal - 1) & 1 == 1
}
