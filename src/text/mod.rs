//! Text: what characters are, folding for matching, tidying for output, words and their stems, dates, ids. It
//! knows nothing of pages, markers or records.

pub mod bits;
mod calendar;
pub mod chars;
pub mod date;
mod date_words;
pub mod fold;
pub mod haystack;
pub mod id;
pub mod iso;
pub mod key;
pub mod letters;
pub mod level;
mod light_stem;
pub mod lines;
mod months;
pub mod scan;
pub mod stamps;
pub mod stems;
pub mod tidy;
pub mod word;
pub mod words;
