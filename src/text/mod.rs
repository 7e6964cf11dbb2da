//! Text: what characters are, folding for matching, tidying for output, words and their stems, dates, ids. It
//! knows nothing of pages, markers or records.

pub mod address;
pub mod bloom_filter;
pub mod chars;
pub mod dated_title;
pub mod dates;
pub mod digits;
pub mod fold;
pub mod haystack;
pub mod id;
pub mod joined_words;
pub mod key;
pub mod left_attribute;
mod light_stem;
pub mod lines;
pub mod packed_bytes;
pub mod scan;
pub mod simd;
pub mod stems;
pub(crate) mod table;
pub mod tidy;
pub mod utf8;
pub mod word;
pub mod words;
