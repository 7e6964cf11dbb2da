//! The decompressors behind one interface: a step takes some bytes in and gives some out. Each tells how many it gave
//! even when it fails, which the readers of their crates do not, so that nothing decompressed cleanly is lost. It reads
//! no stream and knows nothing of members one after another.

use super::Compression;
use flate2::{Decompress, FlushDecompress};
use liblzma::stream::{Action, Stream};
use zstd::stream::raw::{DParameter, Decoder, InBuffer, Operation, OutBuffer};

/// Memory for the window of an xz stream; `xz -9` needs 65 MiB.
const XZ_MEMORY_BYTES: u64 = 256 * 1024 * 1024;
/// Largest window of a zstd frame as a power of two: 128 MiB, all that `zstd --ultra -22` and `--long` need.
const ZSTD_WINDOW_LOG: u32 = 27;
/// Bytes of a zstd frame that tell how long its header is.
const ZSTD_FIRST_BYTES: usize = 5;
/// Bits of deflate's window; there is no larger one.
const DEFLATE_WINDOW_BITS: u8 = 15;

/// What a step did.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It needs more input or more space for its output.
    Goes,
    /// The member is at its end, checksums included.
    Ended,
    /// The bytes are wrong.
    Damaged,
    /// They cannot be read within the limits, for this reason.
    Refused(&'static str),
}

/// Bytes taken and given by a step.
pub(super) struct Moved {
    pub(super) consumed: usize,
    pub(super) produced: usize,
    pub(super) step: Step,
}

/// A decompressor of one member.
pub(super) enum Codec {
    Flate(Decompress),
    /// The decoder and how many bytes it wants next.
    Zstd(Box<Decoder<'static>>, usize),
    Xz(Stream),
    Bzip2(bzip2::Decompress),
}

impl Codec {
    /// A new one; `None` when there is no memory for it.
    pub(super) fn new(compression: Compression) -> Option<Self> {
        Some(match compression {
            Compression::Gzip => Self::Flate(Decompress::new_gzip(DEFLATE_WINDOW_BITS)),
            Compression::Deflate => Self::Flate(Decompress::new(false)),
            Compression::Zlib => Self::Flate(Decompress::new(true)),
            Compression::Zstd => {
                let mut decoder = Decoder::new().ok()?;
                let largest = DParameter::WindowLogMax(ZSTD_WINDOW_LOG);
                decoder.set_parameter(largest).ok()?;
                Self::Zstd(Box::new(decoder), ZSTD_FIRST_BYTES)
            }
            Compression::Xz => Self::Xz(Stream::new_stream_decoder(XZ_MEMORY_BYTES, 0).ok()?),
            Compression::Bzip2 => Self::Bzip2(bzip2::Decompress::new(false)),
        })
    }

    /// Decompresses some of `input` into some of `output`.
    pub(super) fn step(&mut self, input: &[u8], output: &mut [u8]) -> Moved {
        match self {
            Self::Flate(state) => flate(state, input, output),
            Self::Zstd(state, wanted) => zstd(state, wanted, input, output),
            Self::Xz(state) => xz(state, input, output),
            Self::Bzip2(state) => bzip2(state, input, output),
        }
    }
}

fn flate(state: &mut Decompress, input: &[u8], output: &mut [u8]) -> Moved {
    let before = (state.total_in(), state.total_out());
    let step = match state.decompress(input, output, FlushDecompress::None) {
        Ok(flate2::Status::StreamEnd) => Step::Ended,
        Ok(flate2::Status::Ok | flate2::Status::BufError) => Step::Goes,
        Err(_) => Step::Damaged,
    };
    moved(before, (state.total_in(), state.total_out()), step)
}

fn zstd(state: &mut Decoder<'_>, wanted: &mut usize, input: &[u8], output: &mut [u8]) -> Moved {
    // It does not say what it gave when it fails. Fed no more than it wants it does one block a step, so that the
    // step that fails gives nothing.
    let most = input.len().min(*wanted);
    let mut from = InBuffer::around(input.get(..most).unwrap_or_default());
    let mut to = OutBuffer::around(output);
    let step = match state.run(&mut from, &mut to) {
        Ok(0) => Step::Ended,
        Ok(next) => {
            *wanted = next;
            Step::Goes
        }
        Err(error) if error.to_string().contains("too much memory") => {
            Step::Refused("it needs a window over 128 MiB (zstd --long=28 or more)")
        }
        Err(_) => Step::Damaged,
    };
    Moved {
        consumed: from.pos(),
        produced: to.pos(),
        step,
    }
}

fn xz(state: &mut Stream, input: &[u8], output: &mut [u8]) -> Moved {
    let before = (state.total_in(), state.total_out());
    let step = match state.process(input, output, Action::Run) {
        Ok(liblzma::stream::Status::StreamEnd) => Step::Ended,
        Ok(_) => Step::Goes,
        Err(liblzma::stream::Error::MemLimit) => Step::Refused("it needs more than 256 MiB"),
        Err(_) => Step::Damaged,
    };
    moved(before, (state.total_in(), state.total_out()), step)
}

fn bzip2(state: &mut bzip2::Decompress, input: &[u8], output: &mut [u8]) -> Moved {
    let before = (state.total_in(), state.total_out());
    let step = match state.decompress(input, output) {
        Ok(bzip2::Status::StreamEnd) => Step::Ended,
        Ok(bzip2::Status::MemNeeded) => Step::Refused("there is not enough memory"),
        Ok(_) => Step::Goes,
        Err(_) => Step::Damaged,
    };
    moved(before, (state.total_in(), state.total_out()), step)
}

fn moved(before: (u64, u64), after: (u64, u64), step: Step) -> Moved {
    // A step moves no more bytes than its buffers hold, so that both fit into usize.
    Moved {
        consumed: after.0.saturating_sub(before.0) as usize,
        produced: after.1.saturating_sub(before.1) as usize,
        step,
    }
}
