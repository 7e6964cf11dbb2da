//! The strict NDJSON filter, which answers each line by a line: the encoding, the fields and the faults of a line
//! depend on no other line, so that a line gives the same answer whatever other lines come with it.

use super::record;
use super::{SharedPlan, UnparsedValue};
use crate::input::formats::item::{Emit, Frame, FrameContent, FramePlace, Item};
use crate::input::options::InputOptions;
use crate::input::stream::encoding;
use crate::input::stream::input_stream::InputStream;
use crate::input::stream::lines::LineSplitter;
use std::ops::ControlFlow;

/// Hands over each line that is not blank.
pub(super) fn documents(
    input: &mut InputStream<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let most = options.max_document;
    // CR LF has one byte more than LF.
    let mut splitter = LineSplitter::new(most.saturating_add(1));
    let mut index = 0;
    loop {
        if !splitter.has_line() {
            // Whoever writes the lines may wait for their answers.
            emit(Item::Pause)?;
        }
        let Some(line) = splitter.next_line(input) else {
            break;
        };
        let bytes = line
            .bytes
            .map(|bytes| bytes.strip_suffix(b"\r").unwrap_or(bytes))
            .filter(|bytes| bytes.len() <= most);
        if bytes.is_some_and(|bytes| bytes.iter().all(u8::is_ascii_whitespace)) {
            continue;
        }
        let address = input.origin.address(index);
        index += 1;
        emit(match bytes {
            None => Item::TooLong(address),
            // A message about a line must not depend on the lines before it.
            Some(bytes) => Item::Frame(Frame::new(address, None, Line(bytes.to_vec()))),
        })?;
    }
    ControlFlow::Continue(())
}

/// A line that is read by itself.
#[derive(Debug)]
struct Line(Vec<u8>);

impl FrameContent for Line {
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
        let (text, decoding) = encoding::decode(self.0, options.encoding);
        let value = UnparsedValue {
            text: text.trim().to_owned(),
            decoding,
            plan: SharedPlan::default(),
        };
        record::open(place, value, options, emit)
    }
}
