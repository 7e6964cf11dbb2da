//! From paths to documents: *walk* folders into sources, *read* and decode their bytes, *cut* them into documents.
//! It knows nothing of articles, records or threads; what is odd becomes an event, never an abort.

pub mod encoding;
mod formats;
mod globs;
pub mod name;
mod own;
mod read;
pub mod sniff;
mod walk;

pub use formats::{Item, documents};
pub use globs::Globs;
pub use own::OwnFiles;
pub use read::{Source, read_list, read_table};
pub use walk::{Found, Walk, WalkOptions, find};

pub use encoding_rs::Encoding;
use regex::Regex;

/// How the bytes of a source become documents.
#[derive(Debug, Clone)]
pub struct InputOptions {
    /// Lines that match it stand between two documents and belong to neither.
    pub separator: Option<Regex>,
    /// The encoding the user says the bytes are in.
    pub encoding: Option<&'static Encoding>,
    /// Take every file as plain text, whatever its bytes look like.
    pub force_text: bool,
    /// Largest document in bytes.
    pub max_document: usize,
}

impl Default for InputOptions {
    fn default() -> Self {
        Self {
            separator: None,
            encoding: None,
            force_text: false,
            max_document: crate::settings::MAX_DOCUMENT_BYTES,
        }
    }
}
