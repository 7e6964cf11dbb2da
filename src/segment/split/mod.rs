//! Cutting a text into segments: at lines, and long lines at their markers and sentences. What a segment is, is decided
//! in `decode`.

mod at_markers;
mod cutter;
mod data_row;
mod furniture;
mod line;
mod one_line;
mod sentences;

pub(super) use cutter::Cutter;
