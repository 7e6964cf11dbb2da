//! A message as a record: its subject, sender and date are fields, its HTML or plain text is the body. Messages attached to
//! it follow as members of it, `message-1` and so on.

use super::mime::{self, Closed};
use super::plain;
use crate::error::Error;
use crate::input::format::Format;
use crate::input::formats::item::{Emit, FramePlace, Item};
use crate::input::formats::json;
use crate::input::formats::row_json::{ObjectWriter, push_text};
use crate::input::formats::warnings;
use crate::input::options::InputOptions;
use crate::input::stream::encoding;
use crate::model::{Address, Decoding};
use crate::report::{Event, Fault, FaultReason};
use mail_parser::{HeaderName, Message, MessagePart, MimeHeaders, PartType};
use std::ops::ControlFlow;

/// Reads a message.
pub(super) fn read(
    bytes: &[u8],
    place: FramePlace,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let address = place.address;
    let file = match Closed::new(bytes) {
        Ok(file) => file,
        Err(what) => return emit(bad(&address, what)),
    };
    match mime::parse(&file.bytes) {
        Ok(message) => one(&message, &file, &address, options, emit)?,
        Err(what) => return emit(bad(&address, what)),
    }
    if file.is_cut_short() {
        let what = "one of its parts never ends; what came before was used";
        emit(super::damaged(&address, what, "fetch it again"))?;
    }
    ControlFlow::Continue(())
}

/// Hands over a message, and those in it.
fn one(
    message: &Message<'_>,
    file: &Closed<'_>,
    address: &Address,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let (pieces, decoding) = body(message, file, options);
    let inner: Vec<&Message<'_>> = message
        .parts
        .iter()
        .filter_map(|part| match &part.body {
            PartType::Message(inner) => Some(inner),
            _ => None,
        })
        .collect();
    // A message that only carries others says nothing itself.
    if pieces.iter().any(|piece| !piece.trim().is_empty()) || inner.is_empty() {
        let row = row(message, pieces, &decoding);
        let mut told = warnings::undecodable(address, decoding.replaced, options);
        json::open_row(row, address.clone(), decoding, Format::Mail, options, emit)?;
        if let Some(warning) = told.take() {
            emit(warning)?;
        }
    }
    for (message, number) in inner.into_iter().zip(1..) {
        let name = format!("message-{number}");
        let member = match &address.member {
            None => name,
            Some(outer) => format!("{outer}!{name}"),
        };
        let address = Address {
            member: Some(member),
            ..address.clone()
        };
        one(message, file, &address, options, emit)?;
    }
    ControlFlow::Continue(())
}

fn row(message: &Message<'_>, pieces: Vec<String>, decoding: &Decoding) -> String {
    let mut row = ObjectWriter::default();
    let sender = message.from().or_else(|| message.sender());
    let sender = sender.and_then(|sender| sender.first());
    let fields = [
        ("id", message.message_id().map(str::to_owned)),
        ("title", subject(message, decoding)),
        (
            "author",
            sender.and_then(|sender| sender.name()).map(str::to_owned),
        ),
        ("date", message.date().map(|date| date.to_rfc3339())),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            push_text(&value, row.name(name));
        }
    }
    let body = row.name("body");
    match pieces.as_slice() {
        [piece] => push_text(piece, body),
        pieces => body.push_str(&serde_json::Value::from(pieces).to_string()),
    }
    row.finish()
}

/// The subject; old programs write it as bytes in the encoding of the text.
fn subject(message: &Message<'_>, decoding: &Decoding) -> Option<String> {
    let headers = message.headers().iter();
    let header = headers
        .rev()
        .find(|header| header.name == HeaderName::Subject)?;
    let raw = message
        .raw_message
        .get(header.offset_start as usize..header.offset_end as usize)?;
    if raw.is_ascii() || std::str::from_utf8(raw).is_ok() {
        return message.subject().map(str::to_owned);
    }
    let (text, _) = encoding::decode_page(raw, None, Some(decoding.encoding));
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The texts of a message, HTML before plain text, and how the first was decoded. Where the file ends inside of the HTML,
/// the plain text in front of it is whole.
fn body(
    message: &Message<'_>,
    file: &Closed<'_>,
    options: &InputOptions,
) -> (Vec<String>, Decoding) {
    let mut how: Option<Decoding> = None;
    let mut pieces = Vec::new();
    let parts = |numbers: &[u32]| -> Vec<&MessagePart<'_>> {
        let numbers = numbers.iter();
        numbers
            .filter_map(|at| message.parts.get(*at as usize))
            .collect()
    };
    let (html, plain) = (parts(&message.html_body), parts(&message.text_body));
    let is_cut = |parts: &[&MessagePart<'_>]| parts.iter().any(|part| file.is_cut(part));
    let parts = match is_cut(&html) && !plain.is_empty() && !is_cut(&plain) {
        true => plain,
        false => html,
    };
    for part in parts {
        let is_html = mime::is_html(part);
        if !is_html && !matches!(part.body, PartType::Text(_)) {
            continue;
        }
        let bytes = mime::content(message, part);
        let charset = mime::charset(part);
        let (text, decoding) = encoding::decode_page(&bytes, options.encoding, charset);
        pieces.push(match is_html {
            true => text.into_owned(),
            false => flowed(part, &text),
        });
        match &mut how {
            None => how = Some(decoding),
            Some(how) => how.replaced += decoding.replaced,
        }
    }
    (pieces, how.unwrap_or_default())
}

fn flowed(part: &MessagePart<'_>, text: &str) -> String {
    let kind = part.content_type();
    let says = |name: &str, value: &str| {
        let said = kind.and_then(|kind| kind.attribute(name));
        said.is_some_and(|said| said.eq_ignore_ascii_case(value))
    };
    match says("format", "flowed") {
        true => plain::unflowed(text, says("delsp", "yes")),
        false => text.to_owned(),
    }
}

fn bad(address: &Address, what: &str) -> Item {
    let error = Error::new(address.place(), what, "");
    let fault = Fault::of_record(address, FaultReason::BadRecord, error);
    Item::Event(Event::Unreadable(Box::new(fault)))
}
