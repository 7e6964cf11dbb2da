//! Cutting a text into segments: at lines, and long lines at their markers and sentences. It cuts; what a piece is, is
//! told elsewhere.

mod at_markers;
mod cutter;
mod line;
mod one_line;
mod sentences;

pub(super) use cutter::Cutter;
