//! From paths to documents: *walk* folders into sources, open *streams* and take compression and archives off them,
//! *sniff* the format, cut the bytes into frames, and parse *frames* into documents. It knows nothing of articles,
//! records or threads; what is odd becomes an event, never an abort.

#![cfg_attr(
    not(all(
        feature = "epub",
        feature = "mail",
        feature = "parquet",
        feature = "sqlite",
        feature = "xlsx"
    )),
    allow(
        dead_code,
        unused_imports,
        reason = "formats that a build leaves out share code; the build with all of them is what is looked at"
    )
)]

mod fields;
mod format;
#[cfg(test)]
mod format_test;
mod formats;
mod from_string;
mod globs;
mod html;
mod layers;
mod literal;
mod markdown;
pub mod name;
mod options;
mod plain;
mod sniff;
mod stream;
mod support;
mod walk;
mod written;

pub use format::Format;
pub use formats::{Frame, Item};
pub use globs::Globs;
pub use layers::{documents, first_bytes, frames};
pub use options::{Field, FieldOptions, InputOptions, MemberOptions};
pub use stream::source::{Source, read_list, read_table};
pub use stream::{encoding, lines};
pub use support::Support;
pub use walk::{ManifestEntry, OutputFiles, Walk, WalkItem, WalkOptions, find, manifest};

pub use encoding_rs::Encoding;
