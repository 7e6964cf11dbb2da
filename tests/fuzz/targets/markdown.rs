//! Markdown with all that may stand at the head of a text: front matter, header lines; the laws of reading hold, and those
//! of cleaning on what comes out.
#![no_main]

use ghirbal::input::Format;
use ghirbal_fuzz::hold_file;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let format = match bytes.len() % 5 {
        0 => None,
        1 => Some(Format::Text),
        _ => Some(Format::Markdown),
    };
    hold_file("a.md", bytes, format, true);
});
