//! The nouns: document, segment, role, verdict, record, rejection, removal. They hold no behaviour beyond their
//! own names; reading, deciding and writing live in the layers above.

mod block;
mod document;
mod record;
mod role;
mod segment;
mod table;

pub use block::{Block, Element, Nest, Zone};
pub use document::{Address, Decoding, Document, Fields, HowDecoded, Mapping};
pub use record::{
    Cleaned, Outcome, Record, RejectReason, Rejection, Removal, SourceOrigin, TitleOrigin,
};
pub use role::{Destination, Role};
pub use segment::{Break, Counts, Evidence, Labelled, RunnerUp, Segment, Span, Verdict};
pub(crate) use table::table;
