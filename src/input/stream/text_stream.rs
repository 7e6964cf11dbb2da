//! A stream as text, block by block: for formats whose files are never held as a whole.

use super::encoding::{self, TextDecoder};
use super::input_stream::InputStream;
use crate::input::options::InputOptions;
use crate::model::Decoding;

/// First bytes by which the encoding is decided.
const DECIDING_BYTES: usize = 1024 * 1024;
/// Bytes decoded at once.
const BLOCK_BYTES: usize = 256 * 1024;

/// The text of a stream.
pub(in crate::input) struct TextStream {
    decoder: TextDecoder,
    block: Vec<u8>,
    ended: bool,
    decoding: Decoding,
    /// Byte sequences of the whole stream that were no text.
    pub(in crate::input) replaced: u64,
}

impl TextStream {
    /// Decides the encoding by the first bytes.
    pub(in crate::input) fn new(input: &mut InputStream<'_>, options: &InputOptions) -> Self {
        input.extend_head(DECIDING_BYTES);
        Self::with(encoding::decoder(&input.head, options.encoding))
    }

    /// Decides the encoding by the first bytes, and by what they declare.
    pub(in crate::input) fn declared(input: &mut InputStream<'_>, options: &InputOptions) -> Self {
        input.extend_head(DECIDING_BYTES);
        Self::with(encoding::declared_decoder(&input.head, options.encoding))
    }

    fn with(mut decoder: TextDecoder) -> Self {
        let decoding = decoder.take_decoding();
        Self {
            decoder,
            block: Vec::new(),
            ended: false,
            decoding,
            replaced: 0,
        }
    }

    /// Appends the next text to `text`; false at the end of the stream.
    pub(in crate::input) fn append(
        &mut self,
        input: &mut InputStream<'_>,
        text: &mut String,
    ) -> bool {
        if self.ended {
            return false;
        }
        input.next_block(&mut self.block, BLOCK_BYTES);
        self.ended = self.block.is_empty();
        self.decoder.feed(&self.block, self.ended, text);
        self.decoding = self.decoder.take_decoding();
        self.replaced += self.decoding.replaced;
        !self.ended
    }

    /// How a piece of the text was decoded.
    pub(in crate::input) fn decoding_of(&self, text: &str) -> Decoding {
        let mut decoding = self.decoding.clone();
        decoding.replaced = match self.replaced {
            0 => 0,
            // In damaged text each U+FFFD counts as damage, one that the file itself holds as well.
            _ => text.matches(char::REPLACEMENT_CHARACTER).count() as u64,
        };
        decoding
    }
}
