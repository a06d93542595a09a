//! See `sendplan::fuzzing::table`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sendplan::fuzzing::table(bytes));
