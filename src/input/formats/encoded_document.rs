//! The bytes of one document, for formats whose files or records hold one each.

use crate::input::options::InputOptions;
use crate::input::stream::encoding::Guess;
use crate::input::stream::input_stream::InputStream;

/// Bytes of one document, not decoded yet.
#[derive(Debug, Default)]
pub(super) struct EncodedDocument {
    pub(super) bytes: Vec<u8>,
    /// The encoding that was guessed by the first of them.
    pub(super) guess: Option<Guess>,
    /// The charset that a protocol header names.
    pub(super) charset: Option<String>,
    /// The address of the page, where the source tells it.
    pub(super) url: Option<String>,
}

/// All bytes of a stream that is one document; `None` when there are more than a document may have.
pub(super) fn read_whole(
    input: &mut InputStream<'_>,
    options: &InputOptions,
) -> Option<EncodedDocument> {
    let limit = options.max_document;
    if input.origin.size.is_some_and(|size| size > limit as u64) {
        return None;
    }
    input.extend_head(limit.saturating_add(1));
    let bytes = std::mem::take(&mut input.head);
    (bytes.len() <= limit).then(|| EncodedDocument {
        bytes,
        guess: input.guess.take(),
        ..EncodedDocument::default()
    })
}
