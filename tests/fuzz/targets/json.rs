//! JSON: values, lines, arrays and layers of any shape; the laws of reading hold, and those of cleaning on what comes
//! out.
#![no_main]

use ghirbal::input::Format;
use ghirbal_fuzz::hold_file;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (name, format) = match bytes.len() % 5 {
        0 => ("a.json", None),
        1 | 2 => ("a.jsonl", Some(Format::JsonLines)),
        _ => ("a.json", Some(Format::Json)),
    };
    hold_file(name, bytes, format, true);
});
