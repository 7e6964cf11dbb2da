//! One stream of bytes on its way to a format: where it came from, its first bytes, the rest of them. A stream that
//! breaks off reads as one that ends, and remembers why: what came before the damage is still used.

use super::encoding::Guess;
use super::read::io_error;
use crate::error::Error;
use crate::model::Address;
use crate::report::{Event, Fault, FaultReason, SkipReason};
use std::cell::RefCell;
use std::io::{self, Read};
use std::rc::Rc;

/// Bytes read to see what a stream is. Magic numbers need 300; the rest serves headers and menus before the text.
pub(super) const HEAD_BYTES: usize = 64 * 1024;

/// Bytes up to which what is left of a stream is asked for at once: `read_to_end` knows no sizes behind a limit, and
/// asks for 32 bytes, then 32, then 64. Room is cleared before it is filled, which for more would cost what it spares.
const FILLED_BYTES: usize = 256 * 1024;

/// Where a stream came from.
#[derive(Debug, Clone, Default)]
pub(super) struct Origin {
    /// Path as given.
    pub(super) path: String,
    /// Member of an archive.
    pub(super) member: Option<String>,
    /// Named by the user, not found in a folder or archive: what is no article is then an error and not passed over.
    pub(super) explicit: bool,
    /// Its size, where it has one before it is read.
    pub(super) size: Option<u64>,
}

impl Origin {
    /// Its name in messages.
    pub(super) fn place(&self) -> String {
        match &self.member {
            None => self.path.clone(),
            Some(member) => format!("{}!{member}", self.path),
        }
    }

    /// Its innermost name, for what a suffix may tell.
    pub(super) fn name(&self) -> &str {
        self.member.as_deref().unwrap_or(&self.path)
    }

    /// The address of its document number `record`.
    pub(super) fn address(&self, record: u64) -> Address {
        Address {
            path: self.path.clone(),
            member: self.member.clone(),
            record,
            part: 0,
        }
    }

    /// It, or something in it, is damaged.
    pub(super) fn damaged(&self, what: impl Into<String>, remedy: &str) -> Event {
        self.fault(FaultReason::Damaged, Error::new(self.place(), what, remedy))
    }

    /// It ends at a line in the middle of something.
    pub(super) fn damaged_at(&self, line: u64, what: &str) -> Event {
        let error = Error::new(self.place(), what, "").at_line(line);
        self.fault(FaultReason::Damaged, error)
    }

    /// It is something that is not read.
    pub(super) fn unsupported(&self, what: impl Into<String>, remedy: &str) -> Event {
        self.fault(
            FaultReason::Unsupported,
            Error::new(self.place(), what, remedy),
        )
    }

    /// A fault of it as a whole.
    fn fault(&self, reason: FaultReason, error: Error) -> Event {
        let fault = Fault::of_file(self.path.clone(), reason, error);
        Event::Unreadable(Box::new(Fault {
            member: self.member.clone(),
            ..fault
        }))
    }

    /// It was passed over.
    pub(super) fn skipped(&self, reason: SkipReason) -> Event {
        Event::Skipped {
            path: self.place(),
            reason,
        }
    }
}

/// An opened stream.
pub(super) struct Opened<'a> {
    pub(super) origin: Origin,
    /// The first bytes; less than `HEAD_BYTES` only when the stream is no longer.
    pub(super) head: Vec<u8>,
    reader: Box<dyn Read + 'a>,
    /// The encoding that was guessed by its first bytes.
    pub(super) guess: Option<Guess>,
    /// Bytes read so far.
    read: u64,
    damage: Option<io::Error>,
    losses: Losses,
}

impl<'a> Opened<'a> {
    /// Reads the first bytes.
    pub(super) fn new(origin: Origin, reader: Box<dyn Read + 'a>) -> Self {
        Self::with_losses(origin, reader, Losses::default())
    }

    /// The same, where the reader may go on behind damage and tells of it in `losses`.
    pub(super) fn with_losses(origin: Origin, reader: Box<dyn Read + 'a>, losses: Losses) -> Self {
        let mut opened = Self {
            origin,
            head: Vec::new(),
            reader,
            guess: None,
            read: 0,
            damage: None,
            losses,
        };
        opened.fill_head(HEAD_BYTES);
        opened
    }

    /// Reads on until the head holds `bytes` bytes or the stream ends.
    pub(super) fn extend_head(&mut self, bytes: usize) {
        // A shorter head says that the stream has ended; one call less is felt over a million small files.
        if self.head.len() >= HEAD_BYTES {
            self.fill_head(bytes);
        }
    }

    fn fill_head(&mut self, bytes: usize) {
        let mut head = std::mem::take(&mut self.head);
        let missing = bytes.saturating_sub(head.len());
        self.append(&mut head, missing);
        self.head = head;
    }

    /// Replaces `block` by the next bytes, the head first, about `bytes` of them; none at the end.
    pub(super) fn next_block(&mut self, block: &mut Vec<u8>, bytes: usize) {
        block.clear();
        if self.head.is_empty() {
            self.append(block, bytes);
        } else {
            std::mem::swap(block, &mut self.head);
        }
    }

    fn append(&mut self, bytes: &mut Vec<u8>, most: usize) {
        if self.damage.is_some() || most == 0 {
            return;
        }
        let before = bytes.len();
        let mut ended = Ok(false);
        if let Some(left) = self.left() {
            let room = most.min(left);
            // Room for all of it, so that nothing moves when the rest is read.
            bytes.reserve(left);
            ended = fill(&mut self.reader, bytes, room);
        }
        self.damage = match ended {
            Ok(true) => None,
            Ok(false) => {
                let most = most - (bytes.len() - before);
                let rest = self.reader.by_ref().take(most as u64).read_to_end(bytes);
                rest.err()
            }
            Err(error) => Some(error),
        };
        self.read += (bytes.len() - before) as u64;
    }

    /// What is left of it and a byte more, which shows that it ends, where that is known and not much.
    fn left(&self) -> Option<usize> {
        let left = self.origin.size?.checked_sub(self.read)?;
        let left = usize::try_from(left).ok()?;
        (left < FILLED_BYTES).then_some(left + 1)
    }

    /// All its bytes, damage included, for a reader that takes a layer off, and what the layers before have lost.
    pub(super) fn into_reader(self) -> (Origin, Box<dyn Read + 'a>, Losses) {
        let rest: Box<dyn Read + 'a> = match self.damage {
            None => self.reader,
            Some(damage) => Box::new(Broken(Some(damage))),
        };
        (
            self.origin,
            Box::new(io::Cursor::new(self.head).chain(rest)),
            self.losses,
        )
    }

    /// Whether it ended early, as far as it was read.
    pub(super) fn is_damaged(&self) -> bool {
        self.damage.is_some()
    }

    /// What was passed over in it, and why it ended early if it did; one thing each time.
    pub(super) fn take_damage(&mut self) -> Option<Event> {
        if let Some(loss) = self.losses.take(&self.origin) {
            return Some(loss);
        }
        let damage = self.damage.take()?;
        Some(damaged(&self.origin, &damage, self.read > 0))
    }
}

/// An error that ended a stream; `used` when something came before it.
pub(super) fn damaged(origin: &Origin, damage: &io::Error, used: bool) -> Event {
    let mut error = io_error(origin.place(), damage);
    if used {
        error.what = error.what.replacen(CANNOT, CANNOT_TO_ITS_END, 1);
        error.remedy = String::from(match damage.kind() {
            io::ErrorKind::QuotaExceeded => {
                "what came before was used; decompress it first if it is none"
            }
            _ => "what came before was used; restore the rest",
        });
    }
    origin.fault(FaultReason::Damaged, error)
}

/// Reads `room` more bytes, in one call where the reader has them; says whether it ended before.
fn fill(reader: &mut dyn Read, bytes: &mut Vec<u8>, room: usize) -> io::Result<bool> {
    let mut end = bytes.len();
    let full = end + room;
    bytes.resize(full, 0);
    let mut read = Ok(1);
    while end < full && !matches!(read, Ok(0)) {
        read = reader.read(&mut bytes[end..]);
        match &read {
            Ok(read) => end += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    bytes.truncate(end);
    read.map(|read| read == 0)
}

const CANNOT: &str = "cannot be read:";
const CANNOT_TO_ITS_END: &str = "cannot be read to its end:";

/// What readers passed over on their way to the end of a stream: shared by the readers of its layers and whoever
/// reports.
#[derive(Debug, Clone, Default)]
pub(super) struct Losses(Rc<RefCell<Lost>>);

#[derive(Debug, Default)]
struct Lost {
    first: Option<String>,
    more: u64,
}

impl Losses {
    /// Takes note of one; only the first of many is told in full.
    pub(super) fn add(&self, what: String) {
        let mut lost = self.0.borrow_mut();
        match lost.first {
            None => lost.first = Some(what),
            Some(_) => lost.more += 1,
        }
    }

    /// All of them as one event.
    pub(super) fn take(&self, origin: &Origin) -> Option<Event> {
        let Lost { first, more } = std::mem::take(&mut *self.0.borrow_mut());
        let mut what = first?;
        match more {
            0 => {}
            1 => what.push_str(", and in one more place"),
            more => what.push_str(&format!(", and in {more} more places")),
        }
        Some(origin.damaged(what, "the rest was used; restore the file"))
    }
}

/// A reader that only fails.
struct Broken(Option<io::Error>);

impl Read for Broken {
    fn read(&mut self, _buffer: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
