//! What both kinds of MIME files need: parsing within limits, the bytes of a part without their transfer encoding, and
//! whether the file ends inside of a part.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};
use memchr::{memchr_iter, memmem, memrchr};
use std::borrow::Cow;

/// Messages inside of messages; a thread that was forwarded again and again has a few. They are freed one inside of the
/// other, so that a hundred thousand of them would end the program.
const MOST_MESSAGES: usize = 100;

/// Parses a file; what is wrong where that cannot be done.
pub(super) fn parse(bytes: &[u8]) -> Result<Message<'_>, &'static str> {
    let inner = memchr_iter(b'/', bytes).filter(|&at| {
        let name = bytes.get(at + 1..at + 7);
        name.is_some_and(|name| {
            name.eq_ignore_ascii_case(b"rfc822") || name.eq_ignore_ascii_case(b"global")
        })
    });
    if inner.take(MOST_MESSAGES + 1).count() > MOST_MESSAGES {
        return Err("holds more than 100 messages inside of each other");
    }
    MessageParser::default()
        .parse(bytes)
        .ok_or("has no headers")
}

/// The bytes of a part of a message as they were before they were sent; `None` where they stand nowhere.
pub(super) fn content<'m>(message: &'m Message<'_>, part: &'m MessagePart<'_>) -> Cow<'m, [u8]> {
    let raw = message
        .raw_message
        .get(part.offset_body as usize..part.offset_end as usize);
    // The parser takes the encoding off a part that is cut short from it, too.
    let encoding = part.content_transfer_encoding().unwrap_or_default().trim();
    let decoded = raw.and_then(|raw| match encoding.to_ascii_lowercase().as_str() {
        "base64" => base64_decode(raw).map(Cow::Owned),
        "quoted-printable" => quoted_printable_decode(raw).map(Cow::Owned),
        _ => Some(Cow::Borrowed(raw)),
    });
    decoded.unwrap_or(Cow::Borrowed(part.contents()))
}

/// Whether a part is a page.
pub(super) fn is_html(part: &MessagePart<'_>) -> bool {
    part.content_type().is_some_and(|kind| {
        let inner = kind
            .c_subtype
            .as_deref()
            .unwrap_or_default()
            .to_ascii_lowercase();
        matches!(inner.as_str(), "html" | "xhtml+xml")
    })
}

/// The charset that a part names.
pub(super) fn charset<'m>(part: &'m MessagePart<'_>) -> Option<&'m str> {
    part.content_type()?.attribute("charset")
}

/// A file whose parts all end. The parser takes a part that was never closed for an attachment of no kind, so an article
/// that is cut short would be lost.
pub(super) struct Closed<'b> {
    /// The file, and the ends of what it did not close.
    pub(super) bytes: Cow<'b, [u8]>,
    /// Where the file ended, if inside of a part.
    cut_at: Option<usize>,
}

impl<'b> Closed<'b> {
    /// Ends what a file did not, innermost first; what is wrong where it cannot be parsed.
    pub(super) fn new(bytes: &'b [u8]) -> Result<Closed<'b>, &'static str> {
        let mut ends = Vec::new();
        push_ends(&parse(bytes)?, bytes, &mut ends);
        if ends.is_empty() {
            return Ok(Closed {
                bytes: Cow::Borrowed(bytes),
                cut_at: None,
            });
        }
        ends.reverse();
        let whole = without_half_boundary(bytes, &ends);
        // A blank line first: the file may end among the headers of a part.
        let closed = [whole, b"\n", &ends.concat()].concat();
        Ok(Closed {
            bytes: Cow::Owned(closed),
            cut_at: Some(whole.len()),
        })
    }

    /// Whether the file ended inside of any part.
    pub(super) fn is_cut_short(&self) -> bool {
        self.cut_at.is_some()
    }

    /// Whether the file ended inside of this part.
    pub(super) fn is_cut(&self, part: &MessagePart<'_>) -> bool {
        self.cut_at.is_some_and(|at| part.offset_end as usize >= at)
    }
}

/// The file without the beginning of a boundary on its last line, which would be read as text of the part above it.
fn without_half_boundary<'b>(file: &'b [u8], ends: &[Vec<u8>]) -> &'b [u8] {
    let start = memrchr(b'\n', file).map_or(0, |at| at + 1);
    let (above, last) = file.split_at(start);
    let is_half = |end: &Vec<u8>| end.trim_ascii().starts_with(last);
    match last.starts_with(b"-") && ends.iter().any(is_half) {
        true => above,
        false => file,
    }
}

/// The ends that are missing of a message's parts and of the messages in it, outermost first.
fn push_ends(message: &Message<'_>, file: &[u8], ends: &mut Vec<Vec<u8>>) {
    for part in &message.parts {
        if let PartType::Message(inner) = &part.body {
            push_ends(inner, file, ends);
        }
        let kind = part.content_type();
        let kind = kind.filter(|kind| kind.c_type.eq_ignore_ascii_case("multipart"));
        let Some(boundary) = kind.and_then(|kind| kind.attribute("boundary")) else {
            continue;
        };
        let end = [b"--", boundary.as_bytes(), b"--"].concat();
        if memmem::find(file, &end).is_none() {
            ends.push([b"\n", end.as_slice(), b"\n"].concat());
        }
    }
}
