//! XML and SGML: records of any vocabulary, whole or broken; the laws of reading hold, and those of cleaning on what comes out.
#![no_main]

use ghirbal::input::Format;
use ghirbal_fuzz::hold_file;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let format = match bytes.len() % 5 {
        0 => None,
        1 | 2 => Some(Format::Sgml),
        _ => Some(Format::Xml),
    };
    hold_file("a.xml", bytes, format, true);
});
