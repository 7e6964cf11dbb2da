//! The nouns: document, segment, role, verdict, record, rejection, removal. They hold no behaviour beyond their
//! own names; reading, deciding and writing live in the layers above.

mod block;
mod document;
mod duplicate;
mod record;
mod role;
mod rule;
mod segment;
mod table;

pub use block::{Block, Element, PageElement, Zone};
pub use document::{Address, Decoding, Document, Fields, HowDecoded, Mapping};
pub use duplicate::{Duplicate, Likeness};
pub use record::{
    Cleaned, Outcome, Record, RejectReason, Rejection, Removal, SourceOrigin, TitleOrigin,
};
pub use role::{Destination, Role};
pub use rule::RuleId;
pub use segment::{
    Break, Counts, Evidence, Labelled, Part, RunnerUp, Segment, Shown, Span, Verdict, most_segments,
};
pub(crate) use table::table;
