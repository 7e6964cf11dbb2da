//! What a worker hands to the writer: bytes of outputs, what is to be told, and counts. It is filled by `work`.

use super::budget::Permit;
use super::checkpoint::Position;
use super::repeats::Met;
use super::summary::Summary;
use crate::report::Event;

/// Bytes of output after which a worker delivers a batch, so that a source which holds much more than its size is never held whole.
const BATCH_BYTES: usize = 1024 * 1024;

/// What came out of a job.
#[derive(Default)]
pub(super) struct Batch {
    /// What came before, one document each; none where nobody counts them one by one.
    pub(super) pieces: Vec<Batch>,
    pub(super) records: Vec<u8>,
    pub(super) audit: Vec<u8>,
    pub(super) events: Vec<Event>,
    pub(super) counts: Summary,
    /// What is known of its record, where duplicates are looked for.
    pub(super) met: Option<Box<Met>>,
    /// Bytes of the pieces.
    piece_bytes: usize,
    /// Where the input goes on behind it, where a run can start from there.
    pub(super) position: Option<Position>,
    /// Given back when the batch is written.
    pub(super) permit: Option<Permit>,
}

impl Batch {
    /// Reserves memory for the output of so many bytes of input, which is about as long.
    pub(super) fn with_room_for(bytes: u64) -> Self {
        let room = usize::try_from(bytes).unwrap_or(BATCH_BYTES);
        Self {
            records: Vec::with_capacity(room.min(BATCH_BYTES)),
            ..Self::default()
        }
    }

    /// Sets apart what is in it, so that it can be written without what comes behind.
    pub(super) fn close_piece(&mut self) {
        let mut piece = std::mem::take(self);
        self.pieces = std::mem::take(&mut piece.pieces);
        let met = piece.met.as_ref().map_or(0, |met| met.bytes());
        self.piece_bytes = piece.piece_bytes + piece.records.len() + piece.audit.len() + met;
        self.pieces.push(piece);
    }

    pub(super) fn is_full(&self) -> bool {
        self.records.len() + self.audit.len() + self.piece_bytes >= BATCH_BYTES
    }
}
