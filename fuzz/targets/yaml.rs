//! See `sendplan::fuzzing::yaml`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sendplan::fuzzing::yaml(bytes));
