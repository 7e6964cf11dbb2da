//! What a format gives of a record: its fields by name. What they mean is told elsewhere.

use super::value::{FieldValue, Named};

/// What a format knows of a record.
pub(in crate::input) trait RecordValues {
    /// The fields with their values, inner ones by dotted paths, in the order of the record.
    fn entries(&self) -> Vec<Named>;
    /// The names of the fields on the outside, in the order of the record.
    fn names(&self) -> Vec<&str>;
    /// The value at a path that the user gave; none where there is no such field.
    fn at(&self, path: &str) -> Option<FieldValue>;
    /// The JSON of the field at a path, as written.
    fn json(&self, path: &str) -> Option<String>;
}
