//! What a reader of heads found at the top of a text.

use super::super::value::FieldValue;

/// The fields of a head, in its order.
#[derive(Default)]
pub(super) struct Found {
    pub(super) fields: Vec<(String, FieldValue)>,
    /// Bytes of the text that it takes.
    pub(super) length: usize,
    /// A converter of pages wrote it.
    pub(super) is_of_page: bool,
}
