//! Dates and clocks in a text. A text is read once ([`Dates`], [`DateSpans`]), at a cost that grows as the text does; what
//! was read answers all questions about it. Which of several dates is the article's is not decided here.

mod ago;
mod calendar;
mod date_line;
mod date_spans;
mod iso;
mod near_digits;
mod reading;
#[cfg(test)]
mod tests;
mod tokens;
mod vocabulary;

pub use ago::{ago_begins, names_unit};
pub use date_line::{is_date_line, may_be_date_line};
pub use date_spans::DateSpans;
pub use iso::is_iso;
pub use reading::Dates;
