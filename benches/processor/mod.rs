//! Processor time, which other programs on the computer disturb less than the clock's.

/// The processor time of this process so far, in seconds.
#[cfg(unix)]
pub(crate) fn spent() -> f64 {
    use nix::time::{ClockId, clock_gettime};
    std::time::Duration::from(clock_gettime(ClockId::CLOCK_PROCESS_CPUTIME_ID).unwrap())
        .as_secs_f64()
}

/// Here the system is not asked for it, and the clock's time has to do.
#[cfg(not(unix))]
pub(crate) fn spent() -> f64 {
    use std::sync::LazyLock;
    use std::time::Instant;
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed().as_secs_f64()
}
