//! The fingerprint of a body: what of it is held against other bodies. It depends on the body alone and is the same for
//! ever under one version, so that shards made on other days and machines can be held against each other.

use super::facts::{Fact, facts};
use super::fold::FoldedWords;
use super::sample::Sample;
use crate::text::id::Mark;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// What the written form begins with. Another way of making fingerprints takes another version.
const VERSION: &str = "g1:";

/// Words of a shingle. Five in a row are seldom the same by chance, and a changed word takes five shingles along (Broder,
/// "On the resemblance and containment of documents", 1997, has shingles of ten; near-duplicate filters of news five).
const SHINGLE_WORDS: usize = 5;

/// Shingles of a fingerprint: all of a common article of 250 words, so that what a longer one holds of a shorter one
/// can still be told; a kilobyte.
pub(super) const MOST_SHINGLES: usize = 256;

/// Numbers and rare words of a fingerprint.
const MOST_FACTS: usize = 24;

/// What is compared of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// First 128 bits of the BLAKE3 hash of the folded body; none where it holds no word.
    pub(super) exact: Option<Mark>,
    /// What tells copies that are not equal; empty where it was not asked for.
    pub(super) content: Content,
}

/// What tells copies that are not equal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Content {
    /// Runs of five words.
    pub(super) shingles: Sample,
    pub(super) numbers: Sample,
    pub(super) rare_words: Sample,
}

impl Fingerprint {
    /// Of a body, for equal ones alone.
    pub fn exact(body: &str) -> Self {
        Self::new(&FoldedWords::new(body), false)
    }

    /// Of a body, for copies too.
    pub fn of(body: &str) -> Self {
        Self::new(&FoldedWords::new(body), true)
    }

    fn new(words: &FoldedWords, near: bool) -> Self {
        let exact = (!words.words().is_empty()).then(|| mark_of(words.as_bytes()));
        let content = if near {
            Content::new(words)
        } else {
            Content::default()
        };
        Self { exact, content }
    }

    /// The memory it takes, about.
    pub fn bytes(&self) -> usize {
        let Content {
            shingles,
            numbers,
            rare_words,
        } = &self.content;
        let hashes = shingles.lowest.len() + numbers.lowest.len() + rare_words.lowest.len();
        size_of::<Self>() + hashes * size_of::<u32>()
    }

    /// The written form.
    pub fn encode(&self) -> String {
        let mut bytes = self.exact.unwrap_or_default().to_vec();
        let Content {
            shingles,
            numbers,
            rare_words,
        } = &self.content;
        for sample in [shingles, numbers, rare_words] {
            bytes.extend(sample.count.to_le_bytes());
            bytes.extend(sample.lowest.iter().flat_map(|hash| hash.to_le_bytes()));
        }
        format!("{VERSION}{}", URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Reads the written form; none where it is of another version, or broken.
    pub fn decode(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text.strip_prefix(VERSION)?).ok()?;
        let (exact, mut rest) = bytes.split_first_chunk()?;
        let mut next = |most| sample(&mut rest, most);
        let content = Content {
            shingles: next(MOST_SHINGLES)?,
            numbers: next(MOST_FACTS)?,
            rare_words: next(MOST_FACTS)?,
        };
        let exact = Some(*exact).filter(|mark| *mark != Mark::default());
        rest.is_empty().then_some(Self { exact, content })
    }
}

impl Content {
    fn new(words: &FoldedWords) -> Self {
        let hashes: Vec<u64> = words.words().iter().map(|word| word.hash).collect();
        let shingles = hashes.windows(SHINGLE_WORDS).map(joined_hash).collect();
        let (mut numbers, mut rare_words) = (Vec::new(), Vec::new());
        for (at, fact) in facts(words) {
            match fact {
                // With the word before it: the same number of something else is another fact.
                Fact::Number => numbers.push(joined_hash(&hashes[at.saturating_sub(1)..=at])),
                Fact::Rare => rare_words.push(joined_hash(&hashes[at..=at])),
            }
        }
        Self {
            shingles: Sample::of(shingles, MOST_SHINGLES),
            numbers: Sample::of(numbers, MOST_FACTS),
            rare_words: Sample::of(rare_words, MOST_FACTS),
        }
    }
}

fn mark_of(folded: &[u8]) -> Mark {
    let mut mark = Mark::default();
    mark.copy_from_slice(&blake3::hash(folded).as_bytes()[..16]);
    mark
}

/// An odd number without a pattern in its bits: the first digits of pi.
const PI: u64 = 0x2437_54f8_4b2d_9a6d;

/// The hash of words in their order.
fn joined_hash(words: &[u64]) -> u32 {
    let joined = words
        .iter()
        .fold(0_u64, |all, word| all.wrapping_mul(PI).wrapping_add(*word));
    (mixed(joined) >> 32) as u32
}

/// The finaliser of MurmurHash3 (Appleby): each bit of the result depends on all.
pub(super) fn mixed(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}

/// The next sample of a written form; none where it is not one that is written.
fn sample(rest: &mut &[u8], most: usize) -> Option<Sample> {
    let (count, behind) = rest.split_first_chunk()?;
    let count = u32::from_le_bytes(*count);
    let bytes = (count as usize).min(most) * size_of::<u32>();
    let (hashes, behind) = behind.split_at_checked(bytes)?;
    *rest = behind;
    let hashes = hashes.as_chunks().0.iter();
    let lowest: Vec<u32> = hashes.map(|hash| u32::from_le_bytes(*hash)).collect();
    let is_in_order = lowest.is_sorted_by(|one, next| one < next);
    is_in_order.then_some(Sample { count, lowest })
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, VERSION};

    /// Twelve words, one of them a number.
    const TEXT: &str = "أعلنت بلدية المرفأ اليوم فتح 7 أرصفة جديدة أمام قوارب الصيد الصغيرة";

    /// A change of this test is a new version: fingerprints that were written must be the same for ever.
    #[test]
    fn the_written_form_never_changes() {
        let expected = "g1:JRdTReNIHWJZyO0lebJhbwgAAACkYrQFyrJ-CjuEB15J3BaUsFvjmXwP1p7xh_6gkXxFtgEAAABbMD5hBgAAAPkDnBPkT6hShjWrcKQy5JgJtrb1x1Ib-g";
        assert_eq!(Fingerprint::of(TEXT).encode(), expected);
    }

    #[test]
    fn what_was_written_is_read() {
        let long: String = (0..900).map(|word| format!("كلمة{word} ")).collect();
        for text in ["", "خبر", TEXT, &long] {
            let fingerprint = Fingerprint::of(text);
            let written = fingerprint.encode();
            assert_eq!(Fingerprint::decode(&written), Some(fingerprint), "{text}");
        }
    }

    #[test]
    fn what_is_broken_or_of_another_version_is_not_read() {
        let written = Fingerprint::of(TEXT).encode();
        let other = written.replace(VERSION, "g2:");
        let swapped = format!("{VERSION}{}", &written[VERSION.len() + 4..]);
        let longer = format!("{written}AAAA");
        for broken in ["", "g1:", &written[..20], &other, &swapped, &longer] {
            assert_eq!(Fingerprint::decode(broken), None, "{broken}");
        }
    }

    #[test]
    fn short_bodies_have_no_shingles() {
        let shingles = |text| Fingerprint::of(text).content.shingles.count;
        assert_eq!(shingles("أربع كلمات في نص"), 0);
        assert_eq!(shingles("خمس كلمات في نص واحد"), 1);
        assert_eq!(Fingerprint::of(" … ").exact, None);
    }
}
