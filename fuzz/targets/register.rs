//! See `sendplan::fuzzing::register`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sendplan::fuzzing::register(bytes));
