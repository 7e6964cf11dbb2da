//! Markdown: files as plain text is in files, one document each or several with a separator line between them. How
//! Markdown becomes text is not here but in `input/markdown/`, since fields of records hold it, too.

use super::item::Emit;
use super::reader::FormatReader;
use super::text;
use crate::input::format::Format;
use crate::input::options::InputOptions;
use crate::input::stream::input_stream::InputStream;
use std::ops::ControlFlow;

/// Reads Markdown.
pub(super) struct MarkdownReader;

impl FormatReader for MarkdownReader {
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        text::read(input, options, Format::Markdown, emit)
    }
}
