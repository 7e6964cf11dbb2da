//! Lines that are read one by one, for filters that answer each: the encoding, the fields and the faults of a line
//! depend on no other line, so that the same line gives the same answer in whatever company it comes.

use super::open::open as open_value;
use super::{SharedPlan, Value};
use crate::input::encoding;
use crate::input::formats::frame::{Content, Frame};
use crate::input::formats::{Emit, Item};
use crate::input::opened::Opened;
use crate::input::options::InputOptions;
use crate::model::Address;
use memchr::memchr;
use std::ops::ControlFlow;

/// Bytes read at once.
const BLOCK_BYTES: usize = 64 * 1024;

/// Hands over each line that is not blank.
pub(super) fn documents(
    opened: &mut Opened<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let mut lines = Lines {
        most: options.max_document,
        line: Vec::new(),
        overlong: false,
        index: 0,
    };
    let mut block = Vec::new();
    loop {
        opened.next_block(&mut block, BLOCK_BYTES);
        if block.is_empty() {
            // What stands behind the last line end is a line where there is something.
            return lines.end(opened, emit);
        }
        let mut rest = block.as_slice();
        while let Some(end) = memchr(b'\n', rest) {
            lines.append(rest.get(..end).unwrap_or_default());
            lines.end(opened, emit)?;
            rest = rest.get(end + 1..).unwrap_or_default();
        }
        lines.append(rest);
    }
}

/// The line that is being read.
struct Lines {
    most: usize,
    line: Vec<u8>,
    overlong: bool,
    /// Records before it.
    index: u64,
}

impl Lines {
    fn append(&mut self, bytes: &[u8]) {
        // The line end that Windows writes may be one byte more.
        self.overlong |= self.line.len() + bytes.len() > self.most.saturating_add(1);
        if self.overlong {
            self.line = Vec::new();
        } else {
            self.line.extend_from_slice(bytes);
        }
    }

    fn end(&mut self, opened: &Opened<'_>, emit: &mut Emit<'_>) -> ControlFlow<()> {
        let mut bytes = std::mem::take(&mut self.line);
        bytes.pop_if(|last| *last == b'\r');
        let overlong = std::mem::take(&mut self.overlong) || bytes.len() > self.most;
        if !overlong && bytes.iter().all(u8::is_ascii_whitespace) {
            return ControlFlow::Continue(());
        }
        let address = opened.origin.address(self.index);
        self.index += 1;
        emit(if overlong {
            Item::TooLong(address)
        } else {
            Item::Frame(Box::new(Frame {
                address,
                // The place of a line is no part of what is said of it.
                line: None,
                content: Content::Line(bytes),
            }))
        })
    }
}

/// Decodes and parses a line and hands over its document.
pub(in crate::input::formats) fn open(
    address: Address,
    bytes: Vec<u8>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let (text, decoding) = encoding::decode(bytes, options.encoding);
    let value = Value {
        text: text.trim().to_owned(),
        decoding,
        plan: SharedPlan::default(),
    };
    open_value(address, None, value, options, emit)
}
