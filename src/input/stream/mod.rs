//! The bytes of an input: opened, named, and freed of what lies around its documents (compression, archives, an
//! encoding). It knows no format of documents and emits no documents.

pub(super) mod archive;
pub(super) mod compression;
pub mod encoding;
pub(super) mod input_stream;
pub mod lines;
pub(super) mod losses;
pub(super) mod origin;
pub(super) mod random_access;
pub(super) mod source;
mod table;
pub(super) mod text_stream;
