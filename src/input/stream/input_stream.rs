//! One stream of bytes on its way to a format: where it came from, its first bytes, the rest of them. A stream that
//! breaks off reads as one that ends, and remembers why: what came before the damage is still used.

use super::encoding::Guess;
use super::losses::Losses;
use super::origin::Origin;
use super::random_access::{HELD, HELD_BYTES, RandomAccess};
use super::source::Source;
use crate::input::format::Format;
use crate::report::Event;
use std::io::{self, Read, Seek};

/// Bytes read to see what a stream is. Magic numbers need 300; the rest serves headers and menus before the text.
pub(in crate::input) const HEAD_BYTES: usize = 64 * 1024;

/// Bytes up to which the rest of a stream is read in one call: behind `take`, `read_to_end` asks for 32 bytes, then 32,
/// then 64. The buffer is zeroed before it is filled, which for more bytes would cost what the calls cost.
const FILLED_BYTES: usize = 256 * 1024;

/// One stream of bytes.
pub(in crate::input) struct InputStream<'a> {
    pub(in crate::input) origin: Origin,
    /// The first bytes; less than `HEAD_BYTES` only when the stream is no longer.
    pub(in crate::input) head: Vec<u8>,
    reader: Box<dyn Read + 'a>,
    /// The encoding that was guessed by its first bytes.
    pub(in crate::input) guess: Option<Guess>,
    /// Bytes read so far.
    read: u64,
    damage: Option<io::Error>,
    losses: Losses,
    /// What it is, where the layer around it has told.
    pub(in crate::input) format: Option<Format>,
    /// Where its bytes can be read at any place.
    places: Option<Places>,
    /// A read gives what there is, and does not wait for more.
    live: bool,
}

/// Where the bytes of a stream can be read at any place.
enum Places {
    /// In the file that it is.
    Source(Source),
    /// Where a layer has read it already.
    Opened(RandomAccess),
}

impl<'a> InputStream<'a> {
    /// Reads the first bytes.
    pub(in crate::input) fn new(origin: Origin, reader: Box<dyn Read + 'a>) -> Self {
        Self::with_losses(origin, reader, Losses::default())
    }

    /// The same for a stream whose writer may wait for what becomes of its first lines: each block is what one read gives,
    /// the head too.
    pub(in crate::input) fn live(origin: Origin, reader: Box<dyn Read + 'a>) -> Self {
        Self::open(origin, reader, Losses::default(), true)
    }

    /// The same, where the reader may go on behind damage and tells of it in `losses`.
    pub(in crate::input) fn with_losses(
        origin: Origin,
        reader: Box<dyn Read + 'a>,
        losses: Losses,
    ) -> Self {
        Self::open(origin, reader, losses, false)
    }

    fn open(origin: Origin, reader: Box<dyn Read + 'a>, losses: Losses, live: bool) -> Self {
        let mut input = Self {
            origin,
            head: Vec::new(),
            reader,
            guess: None,
            read: 0,
            damage: None,
            losses,
            format: None,
            places: None,
            live,
        };
        input.fill_head(HEAD_BYTES);
        input
    }

    /// A document that a layer has told by what is in it, and can be read at any place.
    pub(in crate::input) fn document(origin: Origin, bytes: RandomAccess, format: Format) -> Self {
        Self {
            format: Some(format),
            places: Some(Places::Opened(bytes)),
            ..Self::open(origin, Box::new(io::empty()), Losses::default(), false)
        }
    }

    /// Its bytes are those of a file.
    pub(in crate::input) fn set_source(&mut self, source: &Source) {
        self.places = Some(Places::Source(source.clone()));
    }

    /// The path of the file whose bytes these are.
    pub(in crate::input) fn own_file(&self) -> Option<std::path::PathBuf> {
        match &self.places {
            Some(Places::Source(source)) => source.path().map(std::path::Path::to_path_buf),
            _ => None,
        }
    }

    /// Its bytes at any place; `what` it is for a message: those of the file that it is, else held in memory as a whole. `None` where there are
    /// too many for that, which is told.
    ///
    /// # Errors
    /// The event to tell.
    pub(in crate::input) fn random_access(&mut self, what: &str) -> Result<RandomAccess, Event> {
        let opened = match self.places.take() {
            Some(Places::Opened(mut bytes)) => bytes.rewind().map(|()| Some(bytes)),
            Some(Places::Source(source)) => {
                let file = source.open_seekable();
                file.map(|file| file.map(RandomAccess::File))
            }
            None => Ok(None),
        };
        if let Some(bytes) = opened.map_err(|error| self.origin.broken_off(&error, false))? {
            return Ok(bytes);
        }
        let most = usize::try_from(HELD_BYTES + 1).unwrap_or(usize::MAX);
        self.fill_head(most);
        if self.head.len() >= most {
            let what = format!("is {what} of over {HELD} that is no file of its own");
            return Err(self.origin.unsupported(what, "save or extract it first"));
        }
        Ok(RandomAccess::held(std::mem::take(&mut self.head)))
    }

    /// Reads on until the head holds `bytes` bytes or the stream ends.
    pub(in crate::input) fn extend_head(&mut self, bytes: usize) {
        // A shorter head says that the stream has ended: no call is spent on each of a million small files.
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
    pub(in crate::input) fn next_block(&mut self, block: &mut Vec<u8>, bytes: usize) {
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
        if self.live {
            self.damage = read_once(&mut self.reader, bytes, most).err();
            self.read += (bytes.len() - before) as u64;
            return;
        }
        let mut ended = Ok(false);
        if let Some(left) = self.left() {
            let room = most.min(left);
            // Capacity for all of it, so that nothing is moved when the rest is read.
            bytes.reserve(left);
            ended = fill(&mut self.reader, bytes, room);
        }
        self.damage = match ended {
            Ok(true) => None,
            Ok(false) => {
                let most = most - (bytes.len() - before);
                // A large document is read into one piece, where there is room: grown by doubling it is held twice while copied.
                let unread = self.unread(bytes.len() - before);
                let _ = bytes.try_reserve_exact(most.min(unread));
                let rest = self.reader.by_ref().take(most as u64).read_to_end(bytes);
                rest.err()
            }
            Err(error) => Some(error),
        };
        self.read += (bytes.len() - before) as u64;
    }

    /// Bytes to ask for in one call: the rest, where it is known and less than `FILLED_BYTES`, and one more, which
    /// shows that the stream ends.
    fn left(&self) -> Option<usize> {
        let left = self.origin.size?.checked_sub(self.read)?;
        let left = usize::try_from(left).ok()?;
        (left < FILLED_BYTES).then_some(left + 1)
    }

    /// Bytes that are not read yet behind `more` that were read just now; 0 where that is not known.
    fn unread(&self, more: usize) -> usize {
        let size = self.origin.size.unwrap_or_default();
        let left = size.saturating_sub(self.read + more as u64);
        usize::try_from(left).unwrap_or(usize::MAX)
    }

    /// All its bytes, damage included, for a reader that takes a layer off, and what the layers before have lost.
    pub(in crate::input) fn into_reader(self) -> (Origin, Box<dyn Read + 'a>, Losses) {
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
    pub(in crate::input) fn is_damaged(&self) -> bool {
        self.damage.is_some()
    }

    /// What was passed over in it, and why it ended early if it did; one thing each time.
    pub(in crate::input) fn take_damage(&mut self) -> Option<Event> {
        if let Some(loss) = self.losses.take(&self.origin) {
            return Some(loss);
        }
        let damage = self.damage.take()?;
        Some(self.origin.broken_off(&damage, self.read > 0))
    }
}

/// Appends what one read gives, up to `most` bytes; nothing at the end.
fn read_once(reader: &mut dyn Read, bytes: &mut Vec<u8>, most: usize) -> io::Result<()> {
    let end = bytes.len();
    bytes.resize(end + most.min(FILLED_BYTES), 0);
    let read = loop {
        match reader.read(&mut bytes[end..]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => break read,
        }
    };
    bytes.truncate(end + *read.as_ref().unwrap_or(&0));
    read.map(drop)
}

/// Reads `room` more bytes, in one call where the reader gives them; true when it ended before.
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

/// A reader that only fails.
struct Broken(Option<io::Error>);

impl Read for Broken {
    fn read(&mut self, _buffer: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
