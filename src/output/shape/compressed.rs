//! gzip and Zstandard around another shape. Bytes are handed to the compressor in pieces of one size, so that what comes
//! out does not depend on how many lines come at once.

use crate::error::Error;
use crate::output::encoder::{Encoder, cannot_encode};
use flate2::write::GzEncoder;
use std::fmt;
use std::io::{self, Write};

/// Which compression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// gzip, level 6.
    Gzip,
    /// Zstandard, level 3.
    Zstd,
}

/// Bytes handed over at once.
const PIECE_BYTES: usize = 128 * 1024;
/// The usual level of `gzip`.
const GZIP_LEVEL: u32 = 6;
/// The usual level of `zstd`.
const ZSTD_LEVEL: i32 = 3;

/// The encoder around another.
#[derive(Debug)]
pub(super) struct Compressed {
    inner: Box<dyn Encoder>,
    compression: Compression,
    /// What the inner one gave, up to a whole piece.
    waiting: Vec<u8>,
    /// The member or frame that is open.
    open: Option<Stream>,
    /// Whether there is one already: a file without bytes is no compressed file.
    has_begun: bool,
}

impl Compressed {
    pub(super) fn new(inner: Box<dyn Encoder>, compression: Compression) -> Self {
        Self {
            inner,
            compression,
            waiting: Vec::new(),
            open: None,
            has_begun: false,
        }
    }

    /// Compresses the whole pieces; all that waits, with `all`.
    fn compress(&mut self, all: bool, out: &mut Vec<u8>) -> io::Result<()> {
        let whole = match all {
            true => self.waiting.len(),
            false => self.waiting.len() / PIECE_BYTES * PIECE_BYTES,
        };
        if whole == 0 {
            return Ok(());
        }
        let stream = match &mut self.open {
            Some(stream) => stream,
            open => open.insert(Stream::new(self.compression)?),
        };
        self.has_begun = true;
        for piece in self.waiting[..whole].chunks(PIECE_BYTES) {
            stream.write(piece, out)?;
        }
        self.waiting.drain(..whole);
        Ok(())
    }

    fn end(&mut self, out: &mut Vec<u8>) -> io::Result<()> {
        self.compress(true, out)?;
        match self.open.take() {
            Some(stream) => stream.finish(out),
            None => Ok(()),
        }
    }
}

impl Encoder for Compressed {
    fn encode(&mut self, lines: &[u8], out: &mut Vec<u8>) -> Result<(), Error> {
        self.inner.encode(lines, &mut self.waiting)?;
        self.compress(false, out).map_err(cannot_encode)
    }

    fn pause(&mut self, out: &mut Vec<u8>) -> Result<(), Error> {
        self.inner.pause(&mut self.waiting)?;
        self.end(out).map_err(cannot_encode)
    }

    fn go_on(&mut self) {
        self.inner.go_on();
        self.has_begun = true;
    }

    fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), Error> {
        self.inner.finish(&mut self.waiting)?;
        if !self.has_begun && self.waiting.is_empty() {
            self.open = Some(Stream::new(self.compression).map_err(cannot_encode)?);
        }
        self.end(out).map_err(cannot_encode)
    }
}

/// A member of gzip or a frame of Zstandard.
enum Stream {
    Gzip(GzEncoder<Vec<u8>>),
    Zstd(zstd::Encoder<'static, Vec<u8>>),
}

impl Stream {
    fn new(compression: Compression) -> io::Result<Self> {
        Ok(match compression {
            Compression::Gzip => {
                let level = flate2::Compression::new(GZIP_LEVEL);
                Self::Gzip(GzEncoder::new(Vec::new(), level))
            }
            Compression::Zstd => {
                let mut encoder = zstd::Encoder::new(Vec::new(), ZSTD_LEVEL)?;
                encoder.include_checksum(true)?;
                Self::Zstd(encoder)
            }
        })
    }

    fn write(&mut self, piece: &[u8], out: &mut Vec<u8>) -> io::Result<()> {
        match self {
            Self::Gzip(encoder) => {
                encoder.write_all(piece)?;
                out.append(encoder.get_mut());
            }
            Self::Zstd(encoder) => {
                encoder.write_all(piece)?;
                out.append(encoder.get_mut());
            }
        }
        Ok(())
    }

    fn finish(self, out: &mut Vec<u8>) -> io::Result<()> {
        let mut rest = match self {
            Self::Gzip(encoder) => encoder.finish()?,
            Self::Zstd(encoder) => encoder.finish()?,
        };
        out.append(&mut rest);
        Ok(())
    }
}

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Gzip(_) => "Gzip",
            Self::Zstd(_) => "Zstd",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Compressed, Compression};
    use crate::output::encoder::Encoder;
    use crate::output::shape::json::Json;
    use std::io::Read;

    fn encoder(compression: Compression) -> Compressed {
        let inner = Json {
            columns: None,
            pretty: false,
        };
        Compressed::new(Box::new(inner), compression)
    }

    fn decompressed(compression: Compression, bytes: &[u8]) -> String {
        let mut text = String::new();
        match compression {
            Compression::Gzip => flate2::read::MultiGzDecoder::new(bytes).read_to_string(&mut text),
            Compression::Zstd => zstd::Decoder::new(bytes).unwrap().read_to_string(&mut text),
        }
        .unwrap();
        text
    }

    #[test]
    fn the_bytes_depend_on_the_lines_alone() {
        let lines: String = (0..40_000)
            .map(|number| format!("{{\"id\":{number}}}\n"))
            .collect();
        for compression in [Compression::Gzip, Compression::Zstd] {
            let mut whole = Vec::new();
            let mut at_once = encoder(compression);
            at_once.encode(lines.as_bytes(), &mut whole).unwrap();
            at_once.finish(&mut whole).unwrap();
            let mut pieces = Vec::new();
            let mut one_by_one = encoder(compression);
            for line in lines.split_inclusive('\n') {
                one_by_one.encode(line.as_bytes(), &mut pieces).unwrap();
            }
            one_by_one.finish(&mut pieces).unwrap();
            assert!(whole == pieces, "{compression:?}");
            assert!(
                decompressed(compression, &whole) == lines,
                "{compression:?}"
            );
        }
    }

    #[test]
    fn a_file_that_was_paused_is_read_whole() {
        for compression in [Compression::Gzip, Compression::Zstd] {
            let (mut out, mut encoder) = (Vec::new(), encoder(compression));
            encoder.encode(b"{\"a\":1}\n", &mut out).unwrap();
            encoder.pause(&mut out).unwrap();
            encoder.encode(b"{\"a\":2}\n", &mut out).unwrap();
            encoder.finish(&mut out).unwrap();
            let text = decompressed(compression, &out);
            assert_eq!(text, "{\"a\":1}\n{\"a\":2}\n");
        }
    }

    #[test]
    fn nothing_is_a_whole_compressed_file_too() {
        for compression in [Compression::Gzip, Compression::Zstd] {
            let mut out = Vec::new();
            encoder(compression).finish(&mut out).unwrap();
            assert!(!out.is_empty());
            assert_eq!(decompressed(compression, &out), "");
        }
    }
}
