//! Web archives: the pages in response, resource and conversion records (WET). The reader of records is our own: the
//! `warc` crate cannot go on behind a damaged record. Requests, metadata and revisits are passed over and not counted;
//! a record that was cut into segments is not put together.

mod body;
mod header;
mod http;
mod payload;
mod records;

use super::html::PageFrame;
use super::item::{Emit, Frame, FrameContent, Item};
use super::reader::FormatReader;
use super::text::TextFrame;
use crate::input::options::InputOptions;
use crate::input::stream::input_stream::InputStream;
use crate::input::stream::origin::Origin;
use crate::report::{Event, SkipReason};
use payload::{Payload, Plan};
use records::{Next, Records};
use std::ops::ControlFlow;

/// Bytes that are held for the head of an HTTP answer beside the document itself.
const HTTP_HEAD_BYTES: usize = 256 * 1024;
/// Bytes of a record that decide whether it is held; enough for the heads of real answers and some of the page.
const DECIDING_BYTES: usize = 64 * 1024;

/// Reads web archives.
pub(super) struct WarcReader;

impl FormatReader for WarcReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        read(input, options, emit)
    }
}

/// Cuts a stream into pages and texts.
fn read(
    input: &mut InputStream<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let origin = input.origin.clone();
    let mut records = Records::new(input);
    let mut index = 0;
    loop {
        let header = match records.next() {
            Next::Record(header) => header,
            Next::Damage(what) => {
                emit(damage(&origin, what))?;
                continue;
            }
            Next::End => return ControlFlow::Continue(()),
        };
        let plan = payload::plan(&header, records.peek(DECIDING_BYTES));
        let most = match plan {
            Plan::Hold => options.max_document.saturating_add(HTTP_HEAD_BYTES),
            Plan::Pass | Plan::Skip(_) => 0,
        };
        let mut body = body::read(&mut records, &header, most);
        let broken = body.damage.take();
        match plan {
            Plan::Pass => {}
            Plan::Skip(reason) => emit(skipped(&origin, header.url.as_deref(), reason))?,
            Plan::Hold => {
                let read = payload::read(&header, body, options);
                let item = match read.payload {
                    // The message about its damage says more than the reason for skipping it.
                    Payload::Skipped(_) if read.damage.is_some() => None,
                    Payload::Page(bytes) => Some(frame(&origin, &mut index, PageFrame(bytes))),
                    Payload::Text(content, format) => {
                        let text = TextFrame {
                            content,
                            format,
                            is_file: false,
                        };
                        Some(frame(&origin, &mut index, text))
                    }
                    Payload::Skipped(reason) => {
                        Some(skipped(&origin, header.url.as_deref(), reason))
                    }
                    Payload::TooLong => {
                        index += 1;
                        Some(Item::TooLong(origin.address(index - 1), None))
                    }
                };
                item.map_or(ControlFlow::Continue(()), &mut *emit)?;
                if let Some(what) = read.damage {
                    let at = header.at;
                    emit(damage(
                        &origin,
                        format!("in the record at byte {at} {what}"),
                    ))?;
                }
            }
        }
        if let Some(what) = broken {
            emit(damage(&origin, what))?;
        }
    }
}

fn frame(origin: &Origin, index: &mut u64, content: impl FrameContent + 'static) -> Item {
    let address = origin.address(*index);
    *index += 1;
    Item::Frame(Frame::new(address, None, content))
}

fn skipped(origin: &Origin, url: Option<&str>, reason: SkipReason) -> Item {
    let place = origin.place();
    Item::Event(Event::Skipped {
        path: url.map_or(place.clone(), |url| format!("{place} <{url}>")),
        reason,
    })
}

fn damage(origin: &Origin, what: String) -> Item {
    Item::Event(origin.damaged(what, "the rest was used; restore the file"))
}
