//! Archives: tar, zip, and whatever lies inside of them, known by content alone; the laws of reading hold.
#![no_main]

use ghirbal_fuzz::hold_file;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    hold_file("a.zip", bytes, None, false);
});
