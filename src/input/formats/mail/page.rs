//! A page that a browser saved with all its parts: the root part, and the address it was saved from.

use super::damaged;
use super::mime::{self, Closed};
use crate::input::formats::encoded_document::EncodedDocument;
use crate::input::formats::html::PageFrame;
use crate::input::formats::item::{Emit, FrameContent, FramePlace};
use crate::input::options::InputOptions;
use mail_parser::{Message, MessagePart, MimeHeaders};
use std::ops::ControlFlow;

/// Reads a saved page.
pub(super) fn read(
    bytes: &[u8],
    place: FramePlace,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let file = match Closed::new(bytes) {
        Ok(file) => file,
        Err(what) => return emit(damaged(&place.address, what, "save the page again")),
    };
    let message = match mime::parse(&file.bytes) {
        Ok(message) => message,
        Err(what) => return emit(damaged(&place.address, what, "save the page again")),
    };
    let Some(root) = root(&message) else {
        let what = "is MHTML without a page in it";
        return emit(damaged(&place.address, what, "save the page again"));
    };
    let page = EncodedDocument {
        bytes: mime::content(&message, root).into_owned(),
        guess: None,
        charset: mime::charset(root).map(str::to_owned),
        url: address(&message, root),
    };
    let cut = file.is_cut(root).then(|| {
        let what = "ends inside the page; what came before was used";
        damaged(&place.address, what, "save the page again")
    });
    Box::new(PageFrame(page)).parse(place, options, emit)?;
    cut.map_or(ControlFlow::Continue(()), emit)
}

/// Whether a file is a page that a browser saved: it says so, or has the form of one and was sent to nobody.
pub(super) fn is_saved(bytes: &[u8]) -> bool {
    let Ok(message) = mime::parse(bytes) else {
        return false;
    };
    let has = |name: &'static str| message.header_raw(name).is_some();
    let by_browser = message
        .header_raw("From")
        .is_some_and(|from| from.contains("Saved by"));
    let is_sent = ["To", "Received", "Message-ID"].into_iter().any(has);
    let kind = message.content_type();
    let is_related = kind.and_then(|kind| kind.c_subtype.as_deref()) == Some("related");
    has("Snapshot-Content-Location")
        || by_browser
        || !is_sent && (is_related || has("Content-Location"))
}

/// The part that the others belong to: the one that the file names, else the first page.
fn root<'m>(message: &'m Message<'_>) -> Option<&'m MessagePart<'m>> {
    let named = message
        .content_type()
        .and_then(|kind| kind.attribute("start"));
    let named = named.map(|name| name.trim_matches(['<', '>']));
    let mut pages = message.parts.iter().filter(|part| mime::is_html(part));
    let first = pages.clone().next();
    let root = pages.find(|part| named.is_some() && part.content_id() == named);
    root.or(first)
}

/// The address of the page: what the browser says it saved, else where the root part says that it lies.
fn address(message: &Message<'_>, root: &MessagePart<'_>) -> Option<String> {
    let header = |name: &'static str| message.header_raw(name);
    let saved =
        header("Snapshot-Content-Location").or_else(|| header("X-Snapshot-Content-Location"));
    let of_file = header("Content-Location");
    let places = [saved, root.content_location(), of_file];
    let mut places = places.into_iter().flatten().map(str::trim);
    let url = places.find(|place| place.starts_with("http://") || place.starts_with("https://"));
    // Long lines of headers are folded.
    url.map(|url| url.split_whitespace().collect())
}
