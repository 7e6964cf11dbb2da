//! What a format has to do to be read.

use super::item::Emit;
use crate::input::options::InputOptions;
use crate::input::stream::input_stream::InputStream;
use std::ops::ControlFlow;

/// The reader of a format.
pub(super) trait FormatReader {
    /// Cuts an uncompressed stream into frames and documents. It tells of bad records and goes on; what the stream
    /// itself lost is told by its caller.
    fn documents(
        &self,
        input: &mut InputStream<'_>,
        options: &InputOptions,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()>;
}
