//! Mail and the pages that browsers save as mail (MHTML): MIME. A page is its root part with that part's own encoding; of a
//! message the HTML is read before the plain text, and the messages attached to it follow. Pictures and other parts are
//! not looked at.

mod mailbox;
mod message;
mod mime;
mod page;
mod plain;

use super::encoded_document::read_whole;
use super::item::{Emit, Frame, FrameContent, FramePlace, Item};
use super::reader::FormatReader;
use crate::error::Error;
use crate::input::format::Format;
use crate::input::options::InputOptions;
use crate::input::stream::input_stream::InputStream;
use crate::model::Address;
use crate::report::{Event, Fault, FaultReason};
use std::ops::ControlFlow;

/// Reads pages saved as one file.
pub(super) struct MhtmlReader;

/// Reads mail: a message, or a mailbox.
pub(super) struct MailReader;

impl FormatReader for MhtmlReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        one(input, options, emit)
    }
}

impl FormatReader for MailReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        match mailbox::starts(&input.head) {
            true => mailbox::cut(input, options, emit),
            false => one(input, options, emit),
        }
    }
}

/// A file that is one page or one message.
fn one(
    input: &mut InputStream<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let address = input.origin.address(0);
    emit(match read_whole(input, options) {
        Some(file) => Item::Frame(Frame::new(address, None, File(file.bytes))),
        None => Item::TooLong(address, None),
    })
}

/// The bytes of a page or a message.
#[derive(Debug)]
struct File(Vec<u8>);

impl FrameContent for File {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn raw(&self) -> Option<&[u8]> {
        Some(&self.0)
    }

    fn parse(
        self: Box<Self>,
        place: FramePlace,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        // A message with pictures is built as a saved page is: which it is, its headers tell.
        let is_page = match options.format {
            Some(format) => format == Format::Mhtml,
            None => page::is_saved(&self.0),
        };
        match is_page {
            true => page::read(&self.0, place, options, emit),
            false => message::read(&self.0, place, options, emit),
        }
    }
}

/// Damage of a file or message of which a part was used: no answer of its own, since the record has one already.
fn damaged(address: &Address, what: &str, remedy: &str) -> Item {
    let error = Error::new(address.place(), what, remedy);
    let fault = Fault {
        member: address.member.clone(),
        ..Fault::of_file(address.path.clone(), FaultReason::Damaged, error)
    };
    Item::Event(Event::Unreadable(Box::new(fault)))
}
