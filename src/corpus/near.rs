//! Near duplicates: the records that share most of their runs of five words with an earlier one, or are contained in it,
//! or contain it. Candidates share one of the lowest hashes; samples decide, of the shingles how much is shared, of the
//! facts whether it is one report or two of one template.

use super::blocks::{Blocks, read_number, write_number};
use super::fingerprint::{Content, MOST_SHINGLES};
use super::likeness::{
    COPY_OF_COPY_SHARE, COPY_SHARE, are_other_facts, is_copy, shares_little, wanted,
};
use super::packed_sample::{Cells, PackedSample};
use super::postings::Postings;
use super::sample::Sample;

/// What is remembered of the records that were met.
#[derive(Debug)]
pub(super) struct Near {
    samples: Blocks,
    /// Records by the lowest of their shingles, short ones apart: those give more of theirs.
    short: Postings<KEY_BYTES>,
    long: Postings<KEY_BYTES>,
    /// No record of `short` is found by a higher shingle.
    highest_short: u32,
}

/// Records that can be remembered: their numbers take three bytes.
pub(super) const MOST: usize = 1 << 24;

/// Two bytes of the key, which tell it from others of its run, and the number of a record.
const KEY_BYTES: usize = 5;

/// Shingles of the longest text that one can be a copy of that is too short to be contained in others.
const COPY_OF_SHORTEST: u32 = 28;

/// Hashes of shingles that are remembered of a common article, and bits of each.
const KEPT_SHINGLES: usize = 44;
const SHINGLE_BITS: u32 = 12;
/// Of a long one, a part of its shingles is: what of it is contained in another one is that small.
const KEPT_PART: usize = 5;
/// Hashes that are looked at first.
const FIRST_SHINGLES: usize = 16;
/// Hashes of each kind of facts that are remembered, and bits of each.
const KEPT_FACTS: usize = 10;
const FACT_BITS: u32 = 9;

/// From so many shingles on a text is long.
const LONG_SHINGLES: u32 = 128;
/// A long text is found by one of so many of its shingles.
const KEY_PART: u32 = 30;
/// A short one by about twice so many of them, or by all.
const SHORT_KEYS: u32 = 8;
/// A very long one by so many.
const MOST_KEYS: u32 = 64;
/// Records that are found by one shingle; what more of them share is a phrase of the language or of a site.
const MOST_POSTINGS: usize = 64;
/// Candidates that are looked at, those first that share the most.
const MOST_CANDIDATES: usize = 64;

impl Near {
    pub(super) fn new() -> Self {
        Self {
            samples: Blocks::default(),
            short: Postings::new(),
            long: Postings::new(),
            highest_short: 0,
        }
    }

    /// The record that a text is a copy of, with the share of the shorter one that both have. Of several it is the one
    /// that shares the most, and of equal ones the first; for a copy of a copy the first of its kind.
    pub(super) fn find(&self, content: &Content) -> Option<(u32, f64)> {
        let shingles = Cells::new(&content.shingles, SHINGLE_BITS);
        let candidates = self.candidates(&content.shingles).into_iter();
        let copies = candidates.filter_map(|candidate| {
            let (first, share) = self.compare(candidate, content, &shingles)?;
            let of_first = match first == candidate.record {
                true => share,
                false => self.share_of_first(first, &shingles)?,
            };
            Some((share, first, of_first))
        });
        let best = copies.max_by(|(share, first, _), (others, other, _)| {
            share.total_cmp(others).then(other.cmp(first))
        });
        best.map(|(_, first, share)| (first, share))
    }

    /// Remembers a text under the next number; `first` is the record that it is a copy of, or its own number.
    pub(super) fn add(&mut self, content: &Content, first: u32) {
        let number = self.samples.len() as u32;
        let shingles = &content.shingles;
        let highest = highest_key(shingles.count);
        let postings = if shingles.count < LONG_SHINGLES {
            self.highest_short = self.highest_short.max(highest);
            &mut self.short
        } else {
            &mut self.long
        };
        for hash in shingles.lowest.iter().take_while(|hash| **hash <= highest) {
            let (run, key) = key(*hash);
            if postings.of(run, &key).len() < MOST_POSTINGS {
                let [_, first, second, third] = number.to_be_bytes();
                postings.insert(run, [key[0], key[1], first, second, third]);
            }
        }
        let mut out = Vec::new();
        write_number(u64::from(number - first), &mut out);
        PackedSample::write(
            shingles,
            kept_shingles(shingles.count),
            SHINGLE_BITS,
            &mut out,
        );
        for facts in [&content.numbers, &content.rare_words] {
            PackedSample::write(facts, kept_facts(facts.count), FACT_BITS, &mut out);
        }
        self.samples.push(&out);
    }

    /// The records that share a key, those with most of them first.
    fn candidates(&self, shingles: &Sample) -> Vec<Candidate> {
        let mut met: Vec<u32> = Vec::new();
        // The shortest texts, which give all of their shingles, are copies of texts of about their length alone.
        let highest_short = match shingles.count {
            0..=COPY_OF_SHORTEST => self.highest_short,
            _ => self.highest_short.min(u32::MAX / 2),
        };
        for (postings, highest) in [
            (&self.short, highest_short),
            (&self.long, u32::MAX / KEY_PART),
        ] {
            for hash in shingles.lowest.iter().take_while(|hash| **hash <= highest) {
                let (run, key) = key(*hash);
                let records = postings.of(run, &key).iter();
                met.extend(
                    records.map(|entry| u32::from_be_bytes([0, entry[2], entry[3], entry[4]])),
                );
            }
        }
        met.sort_unstable();
        let groups = met.chunk_by(|one, other| one == other);
        let mut candidates: Vec<Candidate> = groups
            .map(|group| Candidate {
                record: group[0],
                keys: group.len(),
            })
            .collect();
        candidates.sort_by_key(|candidate| (usize::MAX - candidate.keys, candidate.record));
        candidates.truncate(MOST_CANDIDATES);
        candidates
    }

    /// The share that a record and a text have in common, where one is a copy of the other, behind the first of its kind.
    fn compare(
        &self,
        candidate: Candidate,
        content: &Content,
        others: &Cells,
    ) -> Option<(u32, f64)> {
        let mut bytes = self.samples.get(candidate.record as usize);
        let first = candidate
            .record
            .checked_sub(u32::try_from(read_number(&mut bytes)?).ok()?)?;
        let count = PackedSample::count(bytes)?;
        if candidate.has_too_few_keys(count, content.shingles.count) {
            return None;
        }
        let first_ones = PackedSample::read(&mut &*bytes, SHINGLE_BITS, first_shingles)?;
        if first_ones.overlap(others).is_some_and(shares_little) {
            return None;
        }
        let shared =
            PackedSample::read(&mut bytes, SHINGLE_BITS, kept_shingles)?.overlap(others)?;
        if !is_copy(shared) {
            return None;
        }
        let mut overlap = |facts| {
            let written = PackedSample::read(&mut bytes, FACT_BITS, kept_facts)?;
            Some(written.overlap(&Cells::new(facts, FACT_BITS)))
        };
        let (numbers, rare_words) = (overlap(&content.numbers)?, overlap(&content.rare_words)?);
        (!are_other_facts(numbers, rare_words)).then_some((first, shared.share))
    }

    /// What a copy of a copy shares with the first of its kind; none where that is too little.
    fn share_of_first(&self, first: u32, others: &Cells) -> Option<f64> {
        let mut bytes = self.samples.get(first as usize);
        read_number(&mut bytes)?;
        let shared =
            PackedSample::read(&mut bytes, SHINGLE_BITS, kept_shingles)?.overlap(others)?;
        (shared.share >= wanted(shared, COPY_OF_COPY_SHARE)).then_some(shared.share)
    }
}

/// A record that may be what a text is a copy of.
#[derive(Clone, Copy)]
struct Candidate {
    record: u32,
    /// How many of its keys the text has.
    keys: usize,
}

impl Candidate {
    /// Whether a copy would have many more of them: most texts that share a phrase need not be looked at.
    fn has_too_few_keys(self, shingles: u32, others: u32) -> bool {
        let part = f64::from(highest_key(shingles)) / f64::from(u32::MAX);
        let expected = COPY_SHARE * f64::from(shingles.min(others)) * part;
        expected >= MANY_KEYS && FEW_KEYS * (self.keys as f64) < expected
    }
}

/// Keys from which on their number says something, and the part of them that is too few.
const MANY_KEYS: f64 = 6.0;
const FEW_KEYS: f64 = 4.0;

/// How many shingles are remembered of so many.
fn kept_shingles(count: u32) -> usize {
    let part = KEPT_SHINGLES.max(count as usize / KEPT_PART);
    part.min(MOST_SHINGLES).min(count as usize)
}

/// Those that are looked at first: most texts that share a phrase share no more.
fn first_shingles(count: u32) -> usize {
    kept_shingles(count).min(FIRST_SHINGLES)
}

fn kept_facts(count: u32) -> usize {
    KEPT_FACTS.min(count as usize)
}

/// A text is found by its shingles up to this one.
fn highest_key(shingles: u32) -> u32 {
    match shingles {
        0..LONG_SHINGLES => {
            let halvings = (shingles / SHORT_KEYS).max(1).ilog2();
            u32::MAX >> halvings
        }
        _ => (u32::MAX / KEY_PART)
            .min((u64::from(MOST_KEYS) * (1 << 32) / u64::from(shingles)) as u32),
    }
}

/// The run of a shingle, and what tells it from others there. All of its bits are mixed, since it is one of the lowest.
fn key(hash: u32) -> (u16, [u8; 2]) {
    let mixed = hash.wrapping_mul(MULTIPLIER);
    ((mixed >> 16) as u16, (mixed as u16).to_be_bytes())
}

/// Odd, so that no two shingles get one key: the golden ratio in 32 bits.
const MULTIPLIER: u32 = 0x9e37_79b9;
