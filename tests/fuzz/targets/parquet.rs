//! Parquet: whatever the footer, the pages and their values say, the laws of reading hold. The library panics at some wrong
//! values, and the reader catches that: a panic that it does not catch ends the fuzzer all the same.
#![no_main]

use ghirbal::input::Format;
use ghirbal_fuzz::hold_file;
use libfuzzer_sys::fuzz_target;

fuzz_target!(
    // The fuzzer's own hook takes every panic for a crash.
    init: std::panic::set_hook(Box::new(|_| {})),
    |bytes: &[u8]| {
        hold_file("a.parquet", bytes, Some(Format::Parquet), false);
    }
);
