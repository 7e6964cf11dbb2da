//! Light stemming: particles and endings come off a word, after Larkey's "light" stemmers for Arabic retrieval, reduced
//! to what headlines need. It knows no roots and no patterns.

use std::sync::LazyLock;

use super::packed_bytes::{PackedBytes, packed_u64};
use super::table::rows;

/// Shortest stem that counts as a content word, in letters. Shorter ones are nearly all particles.
const MIN_STEM_LETTERS: usize = 3;

/// Affix, position, reason.
const TABLE: &str = include_str!("affixes.tsv");

/// The affixes of one position, in the order in which they are tried.
struct Affixes {
    all: Vec<PackedBytes>,
    /// A set of the letters at the word's edge, by their lowest bits: most words have none of them there and need not be
    /// compared with each affix.
    edges: u64,
}

static PREFIXES: LazyLock<Affixes> =
    LazyLock::new(|| Affixes::read("prefix", |affix| affix.chars().next()));

static SUFFIXES: LazyLock<Affixes> =
    LazyLock::new(|| Affixes::read("suffix", |affix| affix.chars().next_back()));

impl Affixes {
    fn read(position: &str, edge: impl Fn(&str) -> Option<char>) -> Self {
        let rows = || rows(TABLE).filter(|[_, it, _]| *it == position);
        let edges = rows().filter_map(|[affix, _, _]| edge(affix));
        Self {
            edges: edges.fold(0, |edges, letter| edges | Self::edge(letter)),
            all: rows()
                .map(|[affix, _, _]| PackedBytes::pack(affix))
                .collect(),
        }
    }

    /// The bit of a letter; a few others have the same.
    fn edge(letter: char) -> u64 {
        1 << (u32::from(letter) & 63)
    }

    /// The affixes that may fit a word with a letter at its edge.
    fn at(&self, edge: Option<char>) -> &[PackedBytes] {
        match edge {
            Some(letter) if self.edges & Self::edge(letter) != 0 => &self.all,
            _ => &[],
        }
    }
}

/// Bytes of the longest suffix.
const TAIL_BYTES: usize = size_of::<u32>();

/// The word without the particles written onto its front and without common endings.
#[inline]
pub(super) fn light_stem(word: &str) -> &str {
    let head = packed_u64(word.as_bytes());
    let behind = |prefix: &PackedBytes| {
        let begins = head & prefix.mask == prefix.bytes;
        begins
            .then(|| &word[prefix.length..])
            .filter(|rest| long_enough(rest))
    };
    let mut prefixes = PREFIXES.at(word.chars().next()).iter();
    let word = prefixes.find_map(behind).unwrap_or(word);
    let tail = word
        .as_bytes()
        .last_chunk::<TAIL_BYTES>()
        .map_or(0, |tail| u32::from_le_bytes(*tail));
    let before = |suffix: &PackedBytes| {
        let last = u64::from(tail) >> (8 * (TAIL_BYTES - suffix.length));
        let ends = last == suffix.bytes;
        ends.then(|| &word[..word.len() - suffix.length])
            .filter(|rest| long_enough(rest))
    };
    let mut suffixes = SUFFIXES.at(word.chars().next_back()).iter();
    suffixes.find_map(before).unwrap_or(word)
}

/// Whether enough is left of a word to carry a topic.
pub(super) fn long_enough(word: &str) -> bool {
    // A character has four bytes at most, so that so many bytes hold enough of them: no need to count.
    word.len() >= 4 * MIN_STEM_LETTERS || word.chars().nth(MIN_STEM_LETTERS - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::{MIN_STEM_LETTERS, TABLE, TAIL_BYTES, light_stem, long_enough};
    use crate::text::fold;
    use crate::text::table::{lines, rows};

    #[test]
    fn every_row_is_well_formed() {
        let all: Vec<[&str; 3]> = rows(TABLE).collect();
        assert_eq!(all.len(), lines(TABLE).count());
        for (at, &[affix, position, reason]) in all.iter().enumerate() {
            let most = match position {
                "prefix" => size_of::<u64>(),
                "suffix" => TAIL_BYTES,
                _ => panic!("{affix}: {position}"),
            };
            assert!((1..=most).contains(&affix.len()), "{affix}");
            assert!(
                !reason.is_empty() && fold::phrase(affix) == affix,
                "{affix}"
            );
            let hides = |above: &&[&str; 3]| match position {
                "prefix" => affix.starts_with(above[0]),
                _ => affix.ends_with(above[0]),
            };
            let mut above = all[..at].iter().filter(|above| above[1] == position);
            assert!(above.find(hides).is_none(), "{affix} is never tried first");
        }
    }

    #[test]
    fn affixes_come_off_as_long_as_enough_is_left() {
        for (word, stem) in [
            ("وبالمدارس", "مدارس"),
            ("والوزاره", "وزار"),
            ("للمدارس", "مدارس"),
            ("مهندسين", "مهندس"),
            ("مدير", "مدير"),
            ("الي", "الي"),
            ("كتابها", "كتاب"),
        ] {
            assert_eq!(light_stem(word), stem, "{word}");
        }
        assert!(long_enough(&"ب".repeat(MIN_STEM_LETTERS)));
        assert!(!long_enough(&"ب".repeat(MIN_STEM_LETTERS - 1)));
    }
}
