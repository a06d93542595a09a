//! See `sendplan::fuzzing::plan`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sendplan::fuzzing::plan(bytes));
