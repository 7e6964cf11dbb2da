//! `ghirbal` sieves scraped Arabic news: it keeps the article and takes off what a site put around it.
//!
//! ```
//! use ghirbal::clean::{Knowledge, clean};
//! use ghirbal::input::{InputOptions, Item, WalkItem, WalkOptions, documents, find};
//! use ghirbal::{model::Document, settings::Settings};
//! use std::ops::ControlFlow;
//!
//! // The tables are built once; the clean function is pure and can be called from any thread.
//! let (knowledge, settings) = (Knowledge::builtin(), Settings::default());
//!
//! // A string.
//! let text = std::fs::read_to_string("examples/dump/daily/2024/bread-prices.txt")?;
//! let cleaned = clean(&Document::from_text(text), &knowledge, &settings);
//! assert!(cleaned.record().is_some_and(|record| record.title.is_some()));
//!
//! // A page of HTML.
//! let page = std::fs::read_to_string("examples/dump/web/old-harbour.html")?;
//! let cleaned = clean(&Document::from_html(&page), &knowledge, &settings);
//! println!("{} spans did not reach the body", cleaned.removals.len());
//!
//! // A folder of files of all formats, compressed ones and archives too.
//! for found in find(vec!["examples/dump".into()], WalkOptions::default()) {
//!     let WalkItem::Source(file) = found else { continue };
//!     documents(&file, &InputOptions::default(), &mut |item| {
//!         if let Item::Document(document) = item {
//!             println!("{:?}", clean(&document, &knowledge, &settings).outcome);
//!         }
//!         ControlFlow::Continue(())
//!     });
//! }
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! [`pipeline::run`] does the last on all cores, with the records in input order and written to files that appear only
//! when they are whole. What a scraper knows of a document already goes into its [`fields`](model::Document::fields).
//!
//! # Map, and the one rule of the house
//! The sentence the code says: *walk* files into **frames**, *parse* frames into **documents**, *segment* them
//! into **labelled segments**, *build* a **record** or a **rejection**, *write* both with reasons.
//!
//! A file imports only from layers below its own (held by `tests/house.rs`); the three wings of layer 2 do not
//! see each other.
//!
//! | layer | modules | holds |
//! |---|---|---|
//! | 0 | [`model`], [`settings`], [`report`], [`error`] | the nouns: documents, records, verdicts; settings, events |
//! | 1 | [`text`] | character classes, offset-keeping folding, tidying, dates, ids |
//! | 2 | [`input`] / [`output`] / [`lexicon`] | files to documents / records to bytes / marker tables and matcher |
//! | 3 | [`segment`] | segments, evidence, decoding |
//! | 4 | [`record`] | title, source, related, keywords, date, author; accept or reject |
//! | 5 | [`clean`] | document to record, pure and total |
//! | 5 | [`corpus`] | which records repeat an earlier one |
//! | 6 | [`pipeline`] | many files, many threads, output in input order |
//! | 7 | `cli` (declared by `main.rs` only) | arguments, commands, exit status, messages, progress |
//!
//! The library never prints, never exits and never panics on any input. From text to record (layers 1 and 3 to
//! 5) there is no I/O, no clock, no randomness and no global state: the same document, options and version give
//! the same bytes.

pub mod clean;
pub mod corpus;
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
