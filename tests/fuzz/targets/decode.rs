//! Decoding: any bytes become text in the encoding that is found or forced, the same in pieces as in one, and repaired
//! mojibake stays repaired.
#![no_main]

use ghirbal::input::{Encoding, encoding};
use ghirbal::model::HowDecoded;
use libfuzzer_sys::fuzz_target;

/// What may be forced; none twice, since guessing is what is looked at.
const FORCED: [Option<&str>; 6] = [
    None,
    None,
    Some("windows-1256"),
    Some("iso-8859-6"),
    Some("utf-16le"),
    Some("gb18030"),
];
/// What a protocol may say.
const CHARSETS: [Option<&str>; 4] = [
    None,
    Some("windows-1256"),
    Some("utf-8"),
    Some("no such charset"),
];

fuzz_target!(|bytes: &[u8]| {
    let forced = FORCED[bytes.len() % FORCED.len()].and_then(encoding::named);
    let (text, decoding) = encoding::decode(bytes.to_vec(), forced);
    if decoding.how == HowDecoded::Valid {
        assert_eq!(text.as_bytes(), bytes, "valid UTF-8 is taken as it is");
    }
    let signs = text.matches(char::REPLACEMENT_CHARACTER).count() as u64;
    assert!(decoding.replaced <= signs, "each replaced sequence shows");
    assert!(Encoding::for_label(decoding.encoding.as_bytes()).is_some());
    in_pieces(bytes, forced);
    let charset = CHARSETS[bytes.len() % CHARSETS.len()];
    let (page, how) = encoding::decode_page(bytes, forced, charset);
    if how.encoding == decoding.encoding {
        assert_eq!(page, text, "one encoding, one text");
    }
    repairing(text);
});

/// A stream gives the same text however it is cut.
fn in_pieces(bytes: &[u8], forced: Option<&'static Encoding>) {
    let head = &bytes[..bytes.len() / 2];
    let mut whole = encoding::decoder(head, forced);
    let mut expected = String::new();
    whole.feed(bytes, true, &mut expected);
    let mut decoder = encoding::decoder(head, forced);
    let mut text = String::new();
    for piece in bytes.chunks(1 + bytes.len() % 7) {
        decoder.feed(piece, false, &mut text);
    }
    decoder.feed(&[], true, &mut text);
    assert_eq!(text, expected);
    assert_eq!(decoder.take_decoding(), whole.take_decoding());
}

/// What cannot be undone is left as it is; nothing is lost by undoing.
fn repairing(mut text: String) {
    let before = text.clone();
    match encoding::repair(&mut text) {
        None => assert_eq!(text, before, "nothing repaired, nothing changed"),
        Some(_) => {
            assert!(
                text.chars().count() <= before.chars().count(),
                "each repair makes two characters one, or one letter another"
            );
            let lines = |text: &str| text.matches('\n').count();
            assert_eq!(lines(&text), lines(&before), "lines stay lines");
        }
    }
}
