//! Plain text: a file is one document, or several with a separator line between them. It does not look inside the
//! text; a document larger than the limit is given up without holding it.

use super::cutter::Cutter;
use super::{Emit, Item, Opened};
use crate::input::InputOptions;
use crate::input::encoding;
use crate::model::Document;
use regex::Regex;
use std::io::{self, Read};
use std::ops::ControlFlow;

/// Bytes that decide the encoding of a file with separators, which is never held as a whole.
const DECIDING_BYTES: usize = 1024 * 1024;
/// Bytes decoded at once from such a file.
const BLOCK_BYTES: usize = 256 * 1024;

/// Hands over the documents of a plain text.
pub(super) fn documents(
    opened: &mut Opened<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> io::Result<()> {
    match &options.separator {
        None => whole(opened, options, emit),
        Some(separator) => pieces(opened, options, separator, emit),
    }
}

fn whole(opened: &mut Opened<'_>, options: &InputOptions, emit: &mut Emit<'_>) -> io::Result<()> {
    let limit = options.max_document;
    let known_too_long = opened.source.size.is_some_and(|size| size > limit as u64);
    if !known_too_long {
        opened.extend_head(limit.saturating_add(1))?;
    }
    if known_too_long || opened.head.len() > limit {
        let _ = emit(Item::TooLong(opened.address(0)));
        return Ok(());
    }
    let (text, decoding) = encoding::decode(std::mem::take(&mut opened.head), options.encoding);
    let warning = opened.replaced(decoding.replaced);
    let document = Document {
        address: opened.address(0),
        text,
        decoding,
        ..Document::default()
    };
    let item = match document.text.len() > limit {
        true => Item::TooLong(document.address),
        false => Item::Document(Box::new(document)),
    };
    if emit(item).is_continue()
        && let Some(warning) = warning
    {
        let _ = emit(warning);
    }
    Ok(())
}

fn pieces(
    opened: &mut Opened<'_>,
    options: &InputOptions,
    separator: &Regex,
    emit: &mut Emit<'_>,
) -> io::Result<()> {
    opened.extend_head(DECIDING_BYTES)?;
    let mut block = std::mem::take(&mut opened.head);
    let mut decoder = encoding::stream(&block, options.encoding);
    let mut cutter = Cutter::new(separator, options.max_document);
    let mut replaced = 0;
    loop {
        let last = block.is_empty();
        decoder.feed(&block, last, cutter.text());
        let decoding = decoder.take_decoding();
        replaced += decoding.replaced;
        let flow = cutter.cut(last, &mut |piece| {
            let address = opened.address(piece.index);
            let Some(text) = piece.text else {
                return emit(Item::TooLong(address));
            };
            let mut decoding = decoding.clone();
            decoding.replaced = match replaced {
                0 => 0,
                // In damaged text a U+FFFD is taken for damage; one that stood in the file is counted with it.
                _ => text.matches(char::REPLACEMENT_CHARACTER).count() as u64,
            };
            emit(Item::Document(Box::new(Document {
                address,
                text: text.to_owned(),
                decoding,
                ..Document::default()
            })))
        });
        if flow.is_break() {
            return Ok(());
        }
        if last {
            break;
        }
        block.clear();
        opened
            .reader
            .by_ref()
            .take(BLOCK_BYTES as u64)
            .read_to_end(&mut block)?;
    }
    if let Some(warning) = opened.replaced(replaced) {
        let _: ControlFlow<()> = emit(warning);
    }
    Ok(())
}
