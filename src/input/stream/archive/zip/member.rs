//! What both ways through a zip need: the file as they read it, and what they say of a member that is not read.

use crate::input::stream::origin::Origin;
use crate::report::Event;
use std::io::{Read, Seek};

/// A stream that can be read at any place.
pub(super) trait Seekable: Read + Seek {}
impl<T: Read + Seek> Seekable for T {}

/// A member that needs a password.
pub(super) fn encrypted(origin: &Origin) -> Event {
    origin.unsupported("is encrypted", "decrypt it first")
}

/// A member in a compression that is not read.
pub(super) fn unknown_method(origin: &Origin) -> Event {
    let what = "is compressed in a way that is not read by this version";
    origin.unsupported(what, "extract it first")
}
