//! Which phrases may begin at a word: phrases by their first bytes. Phrases stand at the beginning of words, so that
//! one look at each word does what an automaton does with each byte.

use rustc_hash::FxHashMap;

use super::table::Row;

/// Bytes of a phrase that it is found by; a shorter one is found by all of them.
const KEY_BYTES: usize = 8;

/// Bits of the first look: all that the first two letters of the Arabic block can be.
const FIRST_BITS: usize = 1 << 16;

/// Phrases by their first bytes.
#[derive(Debug)]
pub(super) struct Index {
    /// One bit for each beginning that a phrase has.
    first: Box<[u64]>,
    /// For each length of a key: the phrases by their keys.
    by_length: Vec<(usize, FxHashMap<u64, Vec<usize>>)>,
}

impl Index {
    pub(super) fn new(rows: &[Row]) -> Self {
        let mut index = Self {
            first: vec![0; FIRST_BITS / 64].into(),
            by_length: Vec::new(),
        };
        for (at, row) in rows.iter().enumerate() {
            index.insert(row.folded.as_bytes(), at);
        }
        index
    }

    fn insert(&mut self, phrase: &[u8], row: usize) {
        let length = phrase.len().min(KEY_BYTES);
        let at = match self.by_length.iter().position(|(known, _)| *known == length) {
            Some(at) => at,
            None => {
                self.by_length.push((length, FxHashMap::default()));
                self.by_length.len() - 1
            }
        };
        let key = key(head(phrase), length);
        self.by_length[at].1.entry(key).or_default().push(row);
        // What stands behind a short phrase may be anything.
        let open = 4_usize.saturating_sub(length);
        for rest in 0..1_u64 << (8 * open) {
            let bit = first(key | rest << (8 * (4 - open)));
            self.first[bit / 64] |= 1 << (bit % 64);
        }
    }

    /// The rows of which the first bytes stand at the start of a text, with the whole phrase still to be compared.
    pub(super) fn candidates<'a>(&'a self, text: &[u8]) -> impl Iterator<Item = usize> + 'a {
        let head = head(text);
        let bit = first(head);
        let may = self.first[bit / 64] >> (bit % 64) & 1 == 1;
        let lengths = if may { self.by_length.as_slice() } else { &[] };
        lengths
            .iter()
            .filter_map(move |(length, rows)| rows.get(&key(head, *length)))
            .flatten()
            .copied()
    }
}

/// The first bytes of a text, zeros behind its end.
fn head(text: &[u8]) -> u64 {
    if let Some(bytes) = text.first_chunk() {
        return u64::from_le_bytes(*bytes);
    }
    let mut bytes = [0; KEY_BYTES];
    bytes[..text.len()].copy_from_slice(text);
    u64::from_le_bytes(bytes)
}

fn key(head: u64, length: usize) -> u64 {
    head & u64::MAX >> (64 - 8 * length.max(1))
}

/// The bits that tell two letters of the Arabic block from all others.
fn first(head: u64) -> usize {
    let bits = head & 3 | (head >> 8 & 0x3F) << 2 | (head >> 16 & 3) << 8 | (head >> 24 & 0x3F) << 10;
    usize::try_from(bits).unwrap_or_default()
}
