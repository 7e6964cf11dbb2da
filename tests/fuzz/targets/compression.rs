//! Compression: what was compressed comes out whole; cut short or damaged, only what came before; and anything that
//! only looks compressed is survived.
#![no_main]

use bzip2::write::BzEncoder;
use flate2::write::GzEncoder;
use ghirbal::input::{Format, InputOptions, encoding};
use ghirbal_fuzz::{hold_file, hold_reading};
use libfuzzer_sys::fuzz_target;
use liblzma::write::XzEncoder;
use std::io::{self, Write};

fuzz_target!(|bytes: &[u8]| {
    let Some((&mode, rest)) = bytes.split_last() else {
        return;
    };
    if mode & ROUND_TRIP == 0 {
        hold_file("a.gz", rest, None, false);
    } else {
        round_trip(mode, rest);
    }
});

/// The bit of the last byte that asks for a round trip.
const ROUND_TRIP: u8 = 4;
/// What the content begins with, so that it is no compressed file or archive itself.
const START: &[u8] = b"text: ";
/// From this byte on all are letters of windows-1252 or signs between them, of which no text is put together anew.
const FIRST_LETTER: u8 = 0xC0;
/// Fewer bytes are not known for a compressed file.
const FEWEST_BYTES: usize = 20;

/// Compresses the bytes, cuts the end off as their last says, and reads them again.
fn round_trip(mode: u8, bytes: &[u8]) {
    let Some((&place, rest)) = bytes.split_last() else {
        return;
    };
    let letters: Vec<u8> = rest.iter().map(|byte| FIRST_LETTER | byte).collect();
    let content = [START, &letters].concat();
    let mut packed = compressed(mode, &content);
    let whole = mode & WHOLE != 0;
    if !whole {
        packed.truncate(packed.len() * usize::from(place) / 256);
    }
    if packed.len() < FEWEST_BYTES {
        return;
    }
    // One character a byte, so that what is cut is a beginning.
    let encoding = encoding::named("windows-1252");
    let options = InputOptions {
        format: Some(Format::Text),
        encoding,
        repair_mojibake: false,
        ..InputOptions::default()
    };
    let found = hold_reading("a", &packed, &options, false);
    let (expected, _) = encoding::decode(content, encoding);
    let texts = found
        .documents
        .iter()
        .map(|document| document.text.as_str());
    let texts: Vec<&str> = texts.collect();
    if whole {
        assert_eq!(texts, [expected.as_str()]);
        assert_eq!(found.events, []);
    } else {
        assert!(!found.events.is_empty(), "what is missing is told");
        for text in texts {
            assert!(expected.starts_with(text), "what comes out is what went in");
        }
    }
}

/// The bit of the mode that keeps the end.
const WHOLE: u8 = 8;

/// The bytes in one of the four compressions.
fn compressed(mode: u8, content: &[u8]) -> Vec<u8> {
    let written = match mode % 4 {
        0 => write(
            GzEncoder::new(Vec::new(), flate2::Compression::fast()),
            content,
            GzEncoder::finish,
        ),
        1 => zstd::stream::encode_all(content, 1),
        2 => write(XzEncoder::new(Vec::new(), 0), content, XzEncoder::finish),
        _ => write(
            BzEncoder::new(Vec::new(), bzip2::Compression::fast()),
            content,
            BzEncoder::finish,
        ),
    };
    written.expect("memory can be written to")
}

fn write<W: Write>(
    mut writer: W,
    content: &[u8],
    finish: impl FnOnce(W) -> io::Result<Vec<u8>>,
) -> io::Result<Vec<u8>> {
    writer.write_all(content)?;
    finish(writer)
}
