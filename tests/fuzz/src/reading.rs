//! The laws of reading: whatever the bytes are, the same documents come out each time, each with an address of its
//! own, with offsets that point into its text, and no larger than the bytes allow.

use ghirbal::input::{InputOptions, Item, Source, documents, frames};
use ghirbal::model::{Address, Document};
use ghirbal::report::Event;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// Bytes of text for each byte of input that is neither compressed nor an archive: a byte of a legacy encoding is up to
/// three of UTF-8, and no entity is longer than its name by half.
const MOST_GROWTH: usize = 4;
/// What a page may be longer by, whatever its size: the ends of its blocks.
const SLACK: usize = 64;

/// What a source gave.
#[derive(Debug, Default, PartialEq)]
pub struct Read {
    /// Documents, in their order.
    pub documents: Vec<Document>,
    /// Addresses of those over the limit.
    pub too_long: Vec<Address>,
    /// What was told.
    pub events: Vec<Event>,
}

/// Reads bytes as a file of that name.
pub fn read(name: &str, bytes: &[u8], options: &InputOptions) -> Read {
    let mut found = Read::default();
    documents(&Source::memory(name, bytes), options, &mut |item| {
        found.take(item)
    });
    found
}

/// Compressed files and zips begin so.
const MAGIC: [&[u8]; 5] = [b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"PK"];
/// Where a tar says that it is one, and how.
const TAR: (usize, &[u8]) = (257, b"ustar");

/// Whether bytes are opened before a format is asked for, whatever format the user says.
pub fn is_wrapped(bytes: &[u8]) -> bool {
    let skipped = bytes.get(1..4) == Some(b"\x2a\x4d\x18");
    let tar = bytes
        .get(TAR.0..)
        .is_some_and(|rest| rest.starts_with(TAR.1));
    skipped || tar || MAGIC.iter().any(|magic| bytes.starts_with(magic))
}

/// Reads bytes and holds the laws. In a `plain` format nothing inside is compressed.
pub fn hold_reading(name: &str, bytes: &[u8], options: &InputOptions, plain: bool) -> Read {
    let plain = plain && !is_wrapped(bytes);
    let found = read(name, bytes, options);
    assert_eq!(
        found,
        later(name, bytes, options),
        "frames opened later give the same"
    );
    let answers = hold_addresses(name, &found);
    if options.lines_alone && plain {
        let written = |line: &&[u8]| !line.iter().all(u8::is_ascii_whitespace);
        let lines = bytes.split(|byte| *byte == b'\n').filter(written).count();
        assert_eq!(answers, lines, "an answer for each line");
    }
    for document in &found.documents {
        hold_offsets(document);
        if plain {
            let most = bytes.len() * MOST_GROWTH + SLACK;
            assert!(document.text.len() <= most, "{} bytes", document.text.len());
        }
    }
    found
}

/// Documents, those over the limit and bad records have addresses of their own; how many there are.
fn hold_addresses(name: &str, found: &Read) -> usize {
    let mut addresses = BTreeSet::new();
    let mut take = |path: &str, member: &Option<String>, record: u64| {
        assert_eq!(path, name);
        let place = (member.clone(), record);
        assert!(addresses.insert(place), "given twice: {member:?}, {record}");
    };
    let read = found.documents.iter().map(|document| &document.address);
    for address in read.chain(&found.too_long) {
        assert_eq!(address.part, 0);
        take(&address.path, &address.member, address.record);
    }
    for event in &found.events {
        if let Event::Unreadable(fault) = event
            && let Some(record) = fault.record
        {
            take(&fault.path, &fault.member, record);
        }
    }
    addresses.len()
}

/// The same source with its frames opened only when all are cut, as other threads may do.
fn later(name: &str, bytes: &[u8], options: &InputOptions) -> Read {
    let mut items = Vec::new();
    frames(&Source::memory(name, bytes), options, &mut |item| {
        items.push(item);
        ControlFlow::Continue(())
    });
    let mut found = Read::default();
    for item in items {
        let flow = match item {
            Item::Frame(frame) => frame.parse(options, &mut |item| found.take(item)),
            item => found.take(item),
        };
        assert!(flow.is_continue());
    }
    found
}

/// Blocks are in order and point at characters of the text and at elements that there are.
fn hold_offsets(document: &Document) {
    let mut at = 0;
    for block in &document.blocks {
        assert!(at <= block.span.start, "blocks in order: {block:?}");
        assert!(document.text.get(block.span.clone()).is_some(), "{block:?}");
        assert!(block.node < document.elements.len(), "{block:?}");
        assert!(block.links <= 100, "{block:?}");
        at = block.span.end;
    }
    for (number, nest) in document.elements.iter().enumerate() {
        assert!(nest.parent <= number && number < nest.end, "{nest:?}");
        assert!(nest.end <= document.elements.len(), "{nest:?}");
    }
}

impl Read {
    fn take(&mut self, item: Item) -> ControlFlow<()> {
        match item {
            Item::Document(document) => self.documents.push(*document),
            Item::TooLong(address, _) => self.too_long.push(address),
            Item::Event(event) => self.events.push(event),
            Item::Pause => {}
            Item::Frame(frame) => panic!("a frame that was not opened: {frame:?}"),
        }
        ControlFlow::Continue(())
    }
}
