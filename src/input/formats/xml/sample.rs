//! The sample of a file that tells which elements are its records: its start, and more of it where no record is there.

use super::RecordReader;
use super::entities::Declared;
use super::shape::Shape;
use super::tree::{self, Matching};
use crate::text::chars::char_boundary;

/// Bytes of a sample: some tens of records.
const SAMPLE_BYTES: usize = 256 * 1024;
/// Bytes that are looked at for the first record: exports begin with long lists of people and tags.
const MOST_SAMPLE_BYTES: usize = 16 * 1024 * 1024;

/// What the start of the text shows.
pub(super) fn shape(cut: &mut RecordReader<'_, '_, '_>) -> Shape {
    let mut bytes = SAMPLE_BYTES;
    loop {
        while cut.rest().len() < bytes && !cut.ended() {
            cut.fill();
        }
        let rest = cut.rest();
        let sample = rest.get(..char_boundary(rest, bytes)).unwrap_or(rest);
        let root = tree::read(sample, Matching::Loose, &Declared::default());
        let shape = Shape::new(&root.unwrap_or_default(), &cut.options.fields);
        let is_all = bytes >= rest.len() && cut.ended();
        if shape.is_known() || is_all || bytes >= MOST_SAMPLE_BYTES {
            return shape;
        }
        bytes *= 4;
    }
}
