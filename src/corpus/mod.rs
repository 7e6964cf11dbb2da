//! Many documents: which records repeat an earlier one. Stages are pure: they are fed with cleaned records in the order
//! of the input, hold their state themselves, and give the same for any number of threads. They read no file, and decide
//! nothing about what becomes of a record.

mod blocks;
mod duplicates;
mod facts;
mod fingerprint;
mod fold;
mod fold_table;
mod likeness;
mod near;
mod packed_sample;
mod postings;
mod sample;
mod seen;

pub use duplicates::Duplicates;
pub use fingerprint::Fingerprint;
pub use fold::same_words;
pub use seen::{MOST_EXACT, MOST_NEAR, Seen, Verdict};
