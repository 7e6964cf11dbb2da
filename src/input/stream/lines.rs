//! The lines of a file as they are, for commands that look at what the program wrote: compression is taken off, nothing
//! is decoded or parsed. A line over a limit is given without its bytes, so that memory is bounded whatever the file.

use super::compression;
use super::input_stream::InputStream;
use super::origin::Origin;
use super::source::{Source, io_error};
use super::table::refuse_table;
use crate::error::Error;
use crate::input::name::displayable;
use crate::report::Event;
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

/// Bytes read at once: many lines a call, and little beside the lines themselves.
const BLOCK_BYTES: usize = 256 * 1024;

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its number, from 1.
    pub number: u64,
    /// Where it begins, in bytes of the file without its compression.
    pub start: u64,
    /// Its bytes without the line feed; none where it is too long.
    pub bytes: Option<&'a [u8]>,
    /// A line feed ends it; only the last line can be without one.
    pub ended: bool,
}

/// The lines of a file or of standard input, one after another.
pub struct Lines {
    input: InputStream<'static>,
    splitter: LineSplitter,
}

impl Lines {
    /// Opens a file, or standard input for `-`; lines over `longest` bytes are passed over.
    ///
    /// # Errors
    /// It cannot be opened.
    pub fn open(path: &Path, longest: usize) -> Result<Self, Error> {
        let source = source(path)?;
        let (reader, _) = source.open().map_err(|error| told(path, &error))?;
        let origin = Origin {
            path: source.name,
            explicit: true,
            ..Origin::default()
        };
        let input = compression::decompress(InputStream::new(origin, reader));
        refuse_table(path, &input.head)?;
        Ok(Self::new(input, longest))
    }

    fn new(input: InputStream<'static>, longest: usize) -> Self {
        Self {
            input,
            splitter: LineSplitter::new(longest),
        }
    }

    /// The next line; none at the end, which may be an early one.
    pub fn next_line(&mut self) -> Option<Line<'_>> {
        self.splitter.next_line(&mut self.input, &mut |_| {})
    }

    /// Why the lines ended early, or what was passed over, if anything; one thing each time.
    pub fn take_damage(&mut self) -> Option<Error> {
        match self.input.take_damage()? {
            Event::Unreadable(fault) => Some(fault.error),
            Event::Warning(error) | Event::NotRead { error, .. } => Some(error),
            Event::Guessed { .. } | Event::Skipped { .. } => None,
        }
    }
}

/// Splits a stream into lines.
pub(in crate::input) struct LineSplitter {
    /// Bytes read; those before `at` were given.
    block: Vec<u8>,
    at: usize,
    /// A line that did not end in its block.
    gathered: Vec<u8>,
    longest: usize,
    /// Lines and bytes that were given.
    number: u64,
    offset: u64,
}

impl LineSplitter {
    /// Lines over `longest` bytes are passed over.
    pub(in crate::input) fn new(longest: usize) -> Self {
        Self {
            block: Vec::new(),
            at: 0,
            gathered: Vec::new(),
            longest,
            number: 0,
            offset: 0,
        }
    }

    /// Whether the next line is in memory as a whole.
    pub(in crate::input) fn has_line(&self) -> bool {
        memchr::memchr(b'\n', self.block.get(self.at..).unwrap_or_default()).is_some()
    }

    /// The next line of `input`, which must be the same stream at each call; none at its end. The bytes of a line that is
    /// too long pass by `overlong`, piece by piece.
    pub(in crate::input) fn next_line(
        &mut self,
        input: &mut InputStream<'_>,
        overlong: &mut dyn FnMut(&[u8]),
    ) -> Option<Line<'_>> {
        let start = self.offset;
        self.gathered.clear();
        let (mut length, mut ended) = (0, false);
        while !ended {
            if self.at == self.block.len() {
                self.at = 0;
                input.next_block(&mut self.block, BLOCK_BYTES);
                if self.block.is_empty() {
                    break;
                }
            }
            let rest = self.block.get(self.at..).unwrap_or_default();
            let end = memchr::memchr(b'\n', rest);
            let piece = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            let whole = length == 0 && end.is_some();
            ended = end.is_some();
            length += piece.len();
            self.at += piece.len() + usize::from(ended);
            if length > self.longest {
                overlong(&std::mem::take(&mut self.gathered));
                overlong(piece);
            } else if !whole {
                self.gathered.extend_from_slice(piece);
            }
        }
        if length == 0 && !ended {
            return None;
        }
        self.number += 1;
        self.offset += length as u64 + u64::from(ended);
        let in_block = self.at.checked_sub(length + 1);
        let bytes = match in_block.filter(|_| ended && self.gathered.is_empty()) {
            Some(from) => self.block.get(from..from + length),
            None => Some(self.gathered.as_slice()),
        };
        Some(Line {
            number: self.number,
            start,
            bytes: bytes.filter(|_| length <= self.longest),
            ended,
        })
    }
}

/// The lines of a file, each by the place where it begins.
#[derive(Debug)]
pub struct LinesByPlace {
    name: String,
    file: BufReader<File>,
    at: u64,
    line: Vec<u8>,
}

impl LinesByPlace {
    /// Opens a regular file that is not compressed.
    ///
    /// # Errors
    /// It cannot be opened, or not be read at any place.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let source = source(path)?;
        let file = source.open_seekable().map_err(|error| told(path, &error))?;
        let name = source.name;
        let Some(mut file) = file else {
            let what = "is read at many places, which a pipe does not allow";
            return Err(Error::new(name, what, "save it as a file"));
        };
        let head = head(&mut file).map_err(|error| told(path, &error))?;
        if let Some(compression) = compression::detect(&head) {
            let what =
                format!("is read at many places, which its compression ({compression}) forbids");
            return Err(Error::new(name, what, "decompress it first"));
        }
        Ok(Self {
            name,
            file: BufReader::with_capacity(BLOCK_BYTES, file),
            at: 0,
            line: Vec::new(),
        })
    }

    /// The line that begins at a place, without its line feed.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn at(&mut self, start: u64) -> Result<&[u8], Error> {
        self.line.clear();
        let read = self.go_to(start).and_then(|()| {
            let read = self.file.read_until(b'\n', &mut self.line)?;
            self.at = start + read as u64;
            Ok(())
        });
        read.map_err(|error| io_error(self.name.clone(), &error))?;
        let line = self.line.as_slice();
        Ok(line.strip_suffix(b"\n").unwrap_or(line))
    }

    /// Goes to a place; the buffer is kept where it holds the place.
    fn go_to(&mut self, start: u64) -> io::Result<()> {
        match i64::try_from(i128::from(start) - i128::from(self.at)) {
            Ok(by) => self.file.seek_relative(by),
            Err(_) => self.file.seek(SeekFrom::Start(start)).map(drop),
        }
    }
}

/// The first bytes of a file, which is read from its start again afterwards.
fn head(file: &mut File) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    file.by_ref()
        .take(BLOCK_BYTES as u64)
        .read_to_end(&mut head)?;
    file.rewind()?;
    Ok(head)
}

fn source(path: &Path) -> Result<Source, Error> {
    if path.as_os_str() == "-" {
        return Ok(Source::stdin());
    }
    let meta = std::fs::metadata(path).map_err(|error| told(path, &error))?;
    if meta.is_dir() {
        let remedy = "name the files in it";
        return Err(Error::new(displayable(path), "is a folder", remedy));
    }
    Ok(Source::named(path.to_path_buf(), &meta))
}

/// The error of a file the user named, without remedies for walks.
fn told(path: &Path, error: &io::Error) -> Error {
    let told = io_error(displayable(path), error);
    if error.kind() == ErrorKind::PermissionDenied {
        return Error::new(told.place, told.what, "make it readable");
    }
    told
}

#[cfg(test)]
mod tests {
    use super::{BLOCK_BYTES, InputStream, Lines, Origin};
    use crate::input::stream::input_stream::HEAD_BYTES;
    use std::io::Cursor;

    /// Start, length and end of each line; no length where it is too long.
    fn read(text: Vec<u8>, longest: usize) -> Vec<(u64, Option<usize>, bool)> {
        let input = InputStream::new(Origin::default(), Box::new(Cursor::new(text.clone())));
        let mut lines = Lines::new(input, longest);
        let mut found = Vec::new();
        while let Some(line) = lines.next_line() {
            assert_eq!(line.number, found.len() as u64 + 1);
            if let Some(bytes) = line.bytes {
                let start = usize::try_from(line.start).unwrap();
                assert_eq!(bytes, &text[start..start + bytes.len()]);
            }
            found.push((line.start, line.bytes.map(<[u8]>::len), line.ended));
        }
        assert!(lines.take_damage().is_none());
        found
    }

    #[test]
    fn lines_are_whole_wherever_blocks_end() {
        assert_eq!(read(Vec::new(), 9), []);
        let lines = [(0, Some(1), true), (2, Some(0), true), (3, Some(2), false)];
        assert_eq!(read(b"a\n\nbc".to_vec(), 9), lines);
        for length in [HEAD_BYTES, HEAD_BYTES + BLOCK_BYTES, 3 * BLOCK_BYTES] {
            for length in [length - 1, length, length + 1] {
                let line = [vec![b'x'; length], b"\n".to_vec()].concat();
                let next = length as u64 + 1;
                let lines = [
                    (0, Some(length), true),
                    (next, Some(length), true),
                    (2 * next, Some(1), false),
                ];
                let text = [line.as_slice(), &line, b"y"].concat();
                assert_eq!(read(text.clone(), length), lines);
                let lines = [
                    (0, None, true),
                    (next, None, true),
                    (2 * next, Some(1), false),
                ];
                assert_eq!(read(text, length - 1), lines);
            }
        }
    }
}
