//! `ghirbal` sieves scraped Arabic news: it keeps the article and takes off what a site put around it.
//!
//! The sentence the code says: *walk* files into **frames**, *parse* frames into **documents**, *segment* them
//! into **labelled segments**, *build* a **record** or a **rejection**, *write* both with reasons.
//!
//! # Map, and the one rule of the house
//! A file imports only from layers below its own (held by `tests/house.rs`); the three wings of layer 2 do not
//! see each other.
//!
//! | layer | modules | holds |
//! |---|---|---|
//! | 0 | [`model`], [`settings`], [`report`], [`error`] | the nouns |
//! | 1 | [`text`] | character classes, offset-keeping folding, tidying, dates, ids |
//! | 2 | [`input`] / [`output`] / [`lexicon`] | files to documents / records to bytes / marker tables and matcher |
//! | 3 | [`segment`] | segments, evidence, decoding |
//! | 4 | [`record`] | title, source, related, keywords, date, author; accept or reject |
//! | 5 | [`clean`] | document to record, pure and total |
//! | 6 | [`pipeline`] | many files, many threads, output in input order |
//! | 7 | `cli` (declared by `main.rs` only) | arguments, commands, exit status, messages, progress |
//!
//! The library never prints, never exits and never panics on any input. From text to record (layers 1 and 3 to
//! 5) there is no I/O, no clock, no randomness and no global state: the same document, options and version give
//! the same bytes.

pub mod clean;
pub mod error;
pub mod input;
pub mod lexicon;
pub mod model;
pub mod output;
pub mod pipeline;
pub mod record;
pub mod report;
pub mod segment;
pub mod settings;
pub mod text;
