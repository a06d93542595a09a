//! See `sendplan::fuzzing::manifest`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sendplan::fuzzing::manifest(bytes));
