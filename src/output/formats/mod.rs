//! How workers write records and answers: JSON lines, of which all shapes of outputs are made.

mod json_lines;

pub use json_lines::JsonLines;
