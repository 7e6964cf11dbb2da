//! The strict NDJSON filter, which answers each line by a line: the encoding, the fields and the faults of a line
//! depend on no other line, so that a line gives the same answer whatever other lines come with it, and wherever it stands
//! on standard input.

use super::outline::Outline;
use super::{SharedPlan, UnparsedValue};
use super::{own_address, record};
use crate::input::format::Format;
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
    let is_pipe = own_address::passes(&input.origin.path, options);
    let mut index = 0;
    loop {
        if !splitter.has_line() {
            // Whoever writes the lines may wait for their answers.
            emit(Item::Pause)?;
        }
        let mut outline = Outline::default();
        let Some(line) = splitter.next_line(input, &mut |piece| outline.push(piece)) else {
            break;
        };
        let bytes = line
            .bytes
            .map(|bytes| bytes.strip_suffix(b"\r").unwrap_or(bytes));
        let overlong = bytes.filter(|bytes| bytes.len() > most);
        overlong.into_iter().for_each(|bytes| outline.push(bytes));
        let bytes = bytes.filter(|bytes| bytes.len() <= most);
        if bytes.is_some_and(|bytes| bytes.iter().all(u8::is_ascii_whitespace)) {
            continue;
        }
        let mut address = input.origin.address(index);
        // The place in the stream of a pipe says nothing: shards are cut and joined anyhow.
        index += u64::from(!is_pipe);
        emit(match bytes {
            None => {
                let (text, _) = encoding::decode(outline.into_json(), options.encoding);
                let id = record::id_of_outline(&text, &mut address, options);
                Item::TooLong(address, id)
            }
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
            format: Format::Json,
            text: text.trim().to_owned(),
            decoding,
            plan: SharedPlan::default(),
        };
        record::open(place, value, options, emit)
    }
}
