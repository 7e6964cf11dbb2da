//! Mailboxes: messages one behind the other, each below a line that begins with `From `. Cut message by message, so that
//! one that is broken costs itself alone.

use super::File;
use crate::input::formats::item::{Emit, Frame, Item};
use crate::input::options::InputOptions;
use crate::input::stream::input_stream::InputStream;
use memchr::memmem;
use std::ops::ControlFlow;

/// What the line above a message begins with.
const MARK: &[u8] = b"From ";
/// The same behind a line.
const MARK_BEHIND: &[u8] = b"\nFrom ";
/// Bytes read at once.
const BLOCK_BYTES: usize = 256 * 1024;
/// Longest line above a message that is looked at.
const LINE_BYTES: usize = 512;

/// Whether a mailbox begins so.
pub(super) fn starts(head: &[u8]) -> bool {
    is_mark(head)
}

/// Whether a line above a message stands here: from whom, and when.
fn is_mark(text: &[u8]) -> bool {
    let Some(line) = text.strip_prefix(MARK) else {
        return false;
    };
    let line = line.get(..LINE_BYTES).unwrap_or(line);
    let line = line.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let has_clock = line
        .windows(3)
        .any(|at| at[0].is_ascii_digit() && at[1] == b':' && at[2].is_ascii_digit());
    has_clock && line.is_ascii()
}

/// Cuts a mailbox into messages.
pub(super) fn cut(
    input: &mut InputStream<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let (mut text, mut block) = (Vec::new(), Vec::new());
    let (mut index, mut searched, mut overlong) = (0, MARK.len(), false);
    loop {
        input.next_block(&mut block, BLOCK_BYTES);
        let ended = block.is_empty();
        text.append(&mut block);
        while let Some(end) = message_end(&text, &mut searched, ended) {
            let rest = text.split_off(end);
            let message = std::mem::replace(&mut text, rest);
            searched = MARK.len();
            let address = input.origin.address(index);
            index += 1;
            let is_long = std::mem::take(&mut overlong) || message.len() > options.max_document;
            emit(match is_long {
                true => Item::TooLong(address, None),
                false => Item::Frame(Frame::new(address, None, File(unmarked(&message)))),
            })?;
        }
        if text.len() > options.max_document {
            overlong = true;
            // The end of what is there may be half of a mark.
            text.drain(..text.len().saturating_sub(LINE_BYTES));
            searched = 0;
        }
        if ended {
            return ControlFlow::Continue(());
        }
    }
}

/// Where the message at the start ends, the line above the next one, or the end of the file.
fn message_end(text: &[u8], searched: &mut usize, ended: bool) -> Option<usize> {
    while let Some(at) = memmem::find(text.get(*searched..)?, MARK_BEHIND) {
        let start = *searched + at + 1;
        let rest = text.get(start..).unwrap_or_default();
        if rest.len() < LINE_BYTES && !ended {
            *searched = start - 1;
            return None;
        }
        if is_mark(rest) {
            return Some(start);
        }
        *searched = start;
    }
    if ended {
        return (!text.is_empty()).then_some(text.len());
    }
    *searched = text.len().saturating_sub(MARK_BEHIND.len()).max(*searched);
    None
}

/// A message without the line above it, and without the signs that keep its own lines from being such.
fn unmarked(message: &[u8]) -> Vec<u8> {
    let mut lines = message.split_inclusive(|byte| *byte == b'\n');
    let mut own = Vec::with_capacity(message.len());
    let first = lines.next().unwrap_or_default();
    if !first.starts_with(MARK) {
        own.extend_from_slice(first);
    }
    for line in lines {
        let signs = line.iter().take_while(|byte| **byte == b'>').count();
        let is_kept = signs > 0 && line.get(signs..).is_some_and(|rest| rest.starts_with(MARK));
        own.extend_from_slice(line.get(usize::from(is_kept)..).unwrap_or_default());
    }
    own
}

#[cfg(test)]
mod tests {
    use super::{message_end, starts, unmarked};

    const ONE: &str =
        "From a@x.example Tue Mar  5 10:15:00 2024\nSubject: x\n\nFrom here on\n>From y\n";

    #[test]
    fn a_line_with_a_clock_is_above_a_message() {
        assert!(starts(ONE.as_bytes()));
        assert!(!starts(b"From: a@x.example\n"));
        assert!(!starts(b"From here to there\n"));
    }

    #[test]
    fn messages_end_where_the_next_begins() {
        let two = ONE.repeat(2);
        assert_eq!(message_end(two.as_bytes(), &mut 5, true), Some(ONE.len()));
        assert_eq!(message_end(ONE.as_bytes(), &mut 5, true), Some(ONE.len()));
        assert_eq!(message_end(ONE.as_bytes(), &mut 5, false), None);
        let own = unmarked(ONE.as_bytes());
        assert_eq!(own, b"Subject: x\n\nFrom here on\nFrom y\n");
    }
}
