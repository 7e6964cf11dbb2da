//! The reader that takes a compression off a stream: members one after another, damage told and passed over where
//! another member follows, and a guard against streams made to fill memory.

use super::Compression;
use super::codec::{Codec, Moved, Step};
use super::rewind_buffer::RewindBuffer;
use super::signature::{self, SIGNATURE_BYTES};
use crate::input::stream::losses::Losses;
use std::io::{self, ErrorKind, Read};

/// Bytes out for each byte in above which a stream is taken for a decompression bomb. Text gives 3 to 10, the most
/// regular log below 100; deflate cannot do more than 1032.
pub(in crate::input) const MAX_RATIO: u64 = 250;
/// Bytes that may come out before the ratio is looked at: harmless, and a page of one letter may well be 1000:1.
pub(in crate::input) const FREE_BYTES: u64 = 32 * 1024 * 1024;

/// A compressed stream; reading it gives the decompressed bytes.
pub(in crate::input) struct MultiMemberDecoder<'a> {
    compression: Compression,
    buffer: RewindBuffer<'a>,
    losses: Losses,
    state: State,
    /// Where the member began.
    member: u64,
    /// Damage behind which a member is looked for, until one gives something.
    passing: Option<Passing>,
    /// Bytes gone back over, never more than were read: hostile data are decompressed at most twice.
    rewound: u64,
    produced: u64,
    /// One member is all there is.
    alone: bool,
    started: bool,
}

enum State {
    /// Before a member, or behind the last.
    Between,
    In(Codec),
    /// In a member whose damage was met with its last bytes.
    Failing,
    Done,
}

/// What is being passed over.
struct Passing {
    at: u64,
    /// Inside a member, and not between two.
    inside: bool,
}

impl<'a> MultiMemberDecoder<'a> {
    /// All members of a stream; what is passed over goes to `losses`.
    pub(in crate::input) fn new(
        compression: Compression,
        raw: Box<dyn Read + 'a>,
        losses: Losses,
    ) -> Self {
        Self {
            compression,
            buffer: RewindBuffer::new(raw),
            losses,
            state: State::Between,
            member: 0,
            passing: None,
            rewound: 0,
            produced: 0,
            alone: false,
            started: false,
        }
    }

    /// The one member at the start of a stream; what follows it is left alone.
    pub(in crate::input) fn alone(compression: Compression, raw: Box<dyn Read + 'a>) -> Self {
        let mut decoder = Self::new(compression, raw, Losses::default());
        decoder.alone = true;
        decoder
    }

    /// Goes to the start of the next member; false when there is none.
    fn next_member(&mut self) -> io::Result<bool> {
        if self.alone {
            return match self.started {
                true => Ok(false),
                false => self.start_member().map(|()| true),
            };
        }
        loop {
            self.buffer.want(SIGNATURE_BYTES)?;
            let starts = match self.passing {
                None => signature::starts,
                Some(_) => signature::may_start,
            };
            let rest = self.buffer.rest();
            if rest.is_empty() {
                return self.pass_to_the_end().map(|()| false);
            }
            if starts(self.compression, rest) {
                return self.start_member().map(|()| true);
            }
            match (&self.passing, rest) {
                // Zeros, with which tapes and block devices fill up.
                (None, [0, ..]) => {
                    self.buffer.at += rest.iter().take_while(|byte| **byte == 0).count()
                }
                (None, _) => {
                    let at = self.buffer.position();
                    self.passing = Some(Passing { at, inside: false });
                }
                (Some(_), _) => self.buffer.at += self.no_start(),
            }
        }
    }

    /// Bytes ahead, one at least, that start no member.
    fn no_start(&self) -> usize {
        let rest = self.buffer.rest();
        let first: &[u8] = match self.compression {
            Compression::Gzip => b"\x1f",
            Compression::Bzip2 => b"B",
            Compression::Xz => b"\xfd",
            _ => b"\x28\x50\x51\x52\x53\x54\x55\x56\x57\x58\x59\x5a\x5b\x5c\x5d\x5e\x5f",
        };
        let next = rest.iter().skip(1).position(|byte| first.contains(byte));
        next.map_or(rest.len(), |next| next + 1)
    }

    fn start_member(&mut self) -> io::Result<()> {
        self.member = self.buffer.position();
        self.started = true;
        let none = || io::Error::new(ErrorKind::OutOfMemory, "there is not enough memory");
        self.state = State::In(Codec::new(self.compression).ok_or_else(none)?);
        Ok(())
    }

    /// Nothing follows what was being passed over.
    fn pass_to_the_end(&mut self) -> io::Result<()> {
        match self.passing.take() {
            None => Ok(()),
            Some(passing) if passing.inside => Err(self.damage()),
            Some(passing) => {
                self.lost(&passing);
                Ok(())
            }
        }
    }

    fn damage(&self) -> io::Error {
        let text = format!("the {} data are damaged", self.compression);
        io::Error::new(ErrorKind::InvalidData, text)
    }

    fn lost(&self, passing: &Passing) {
        let (compression, at) = (self.compression, passing.at);
        self.losses.add(if passing.inside {
            format!("the {compression} data are damaged at byte {at}")
        } else {
            format!("what is at byte {at} is not {compression} data")
        });
    }

    /// Looks for another member behind damage, from a little before the place where it was noticed.
    fn pass_damage(&mut self) -> io::Result<()> {
        if self.alone {
            return Err(self.damage());
        }
        let at = self.buffer.position();
        let back = self.buffer.can_go_back(self.member + 1);
        if self.rewound + back <= at {
            self.rewound += back;
            self.buffer.go_back(back);
        }
        if self.passing.is_none() {
            self.passing = Some(Passing { at, inside: true });
        }
        self.state = State::Between;
        Ok(())
    }

    /// Takes note of what a step did; true when it gave something or there is nothing more to give.
    fn took(&mut self, moved: &Moved) -> io::Result<bool> {
        let had_input = !self.buffer.rest().is_empty();
        self.buffer.at += moved.consumed;
        self.produced += moved.produced as u64;
        if (moved.produced > 0 || moved.step == Step::Ended)
            && let Some(passing) = self.passing.take()
        {
            self.lost(&passing);
        }
        if self.produced > FREE_BYTES
            && self.produced > MAX_RATIO.saturating_mul(self.buffer.position())
        {
            return Err(bomb());
        }
        match moved.step {
            Step::Ended => self.state = State::Between,
            Step::Damaged if moved.produced > 0 => self.state = State::Failing,
            _ if moved.produced > 0 => {}
            Step::Goes if moved.consumed > 0 => {}
            Step::Goes if had_input => self.pass_damage()?,
            Step::Goes if self.buffer.ended => {
                // Behind damage, what looked like the start of a member may have been none: its end is not missed.
                if self.passing.is_some() {
                    self.pass_damage()?;
                    return Ok(false);
                }
                let text = format!("the {} data are cut short", self.compression);
                return Err(io::Error::new(ErrorKind::UnexpectedEof, text));
            }
            Step::Goes => self.buffer.fill()?,
            Step::Damaged => self.pass_damage()?,
            Step::Refused(reason) => return Err(io::Error::other(reason)),
        }
        Ok(moved.produced > 0)
    }

    fn advance(&mut self, output: &mut [u8]) -> io::Result<usize> {
        loop {
            match &mut self.state {
                State::Done => return Ok(0),
                State::Failing => self.pass_damage()?,
                State::Between => {
                    if !self.next_member()? {
                        self.state = State::Done;
                    }
                }
                State::In(codec) => {
                    let moved = codec.step(self.buffer.rest(), output);
                    if self.took(&moved)? {
                        return Ok(moved.produced);
                    }
                }
            }
        }
    }
}

impl Read for MultiMemberDecoder<'_> {
    fn read(&mut self, output: &mut [u8]) -> io::Result<usize> {
        if output.is_empty() {
            return Ok(0);
        }
        let read = self.advance(output);
        if read.is_err() {
            self.state = State::Done;
        }
        read
    }
}

/// The error of a stream made to fill memory.
pub(in crate::input) fn bomb() -> io::Error {
    let text = format!("it expands more than {MAX_RATIO} times: a decompression bomb?");
    io::Error::new(ErrorKind::QuotaExceeded, text)
}
