//! HTML: pages of any markup; the laws of reading hold, and those of cleaning on what comes out.
#![no_main]

use ghirbal::input::Format;
use ghirbal_fuzz::hold_file;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let format = (!bytes.len().is_multiple_of(5)).then_some(Format::Html);
    hold_file("a.html", bytes, format, true);
});
