//! From paths to documents: *walk* folders into sources, *peel* compression and archives off their bytes, *cut* the
//! rest into frames, and *open* frames into documents. It knows nothing of articles, records or threads; what is odd
//! becomes an event, never an abort.

mod archive;
mod compress;
pub mod encoding;
mod fields;
mod formats;
mod globs;
mod layers;
pub mod lines;
mod listing;
pub mod name;
mod opened;
mod options;
mod own;
mod read;
pub mod sniff;
mod walk;

pub use formats::{Frame, Item};
pub use globs::Globs;
pub use layers::{documents, frames};
pub use listing::{Listed, list};
pub use options::{Field, FieldOptions, Forced, InputOptions, MemberOptions};
pub use own::OwnFiles;
pub use read::{Source, read_list, read_table};
pub use walk::{Found, Walk, WalkOptions, find};

pub use encoding_rs::Encoding;
