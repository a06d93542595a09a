//! See `sendplan::fuzzing::literal`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sendplan::fuzzing::literal(bytes));
