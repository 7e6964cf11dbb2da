//! CSV: rows of any dialect; the laws of reading hold, and those of cleaning on what comes out.
#![no_main]

use ghirbal::input::Format;
use ghirbal_fuzz::hold_file;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (name, format) = match bytes.len() % 5 {
        0 => ("a.csv", None),
        1 => ("a.tsv", Some(Format::Tsv)),
        _ => ("a.csv", Some(Format::Csv)),
    };
    hold_file(name, bytes, format, true);
});
