//! MIME: saved pages, messages, mailboxes; the laws of reading hold, and those of cleaning on what comes out.
#![no_main]

use ghirbal::input::Format;
use ghirbal_fuzz::hold_file;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let format = match bytes.len() % 5 {
        0 => None,
        1 | 2 => Some(Format::Mhtml),
        _ => Some(Format::Mail),
    };
    hold_file("a.eml", bytes, format, false);
});
