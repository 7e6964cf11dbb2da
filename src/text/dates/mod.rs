//! Dates and clocks in a text: in which lines they are, where they are printed apart from sentences, and which day they
//! name. Which of several dates is the article's is not decided here.

mod calendar;
mod date;
mod date_spans;
mod date_words;
mod iso;
mod months;

pub use date::{before_date, is_date_line, may_be_date_line, parse};
pub use date_spans::{list_dates, printed_dates};
pub use iso::is_iso;
