//! Light stemming: particles and endings come off a word, after Larkey's "light" stemmers for Arabic retrieval, reduced
//! to what headlines need. It knows no roots and no patterns.

use std::sync::LazyLock;

use super::packed_bytes::{PackedBytes, packed_u64};
use super::table::rows;

/// Shortest stem that counts as a content word, in letters. Shorter ones are nearly all particles.
const MIN_STEM_LETTERS: usize = 3;

/// Affix, position, reason.
const TABLE: &str = include_str!("affixes.tsv");

/// The affixes that come off, in the order in which they are tried.
struct Affixes {
    prefixes: Vec<PackedBytes>,
    suffixes: Vec<PackedBytes>,
}

static AFFIXES: LazyLock<Affixes> = LazyLock::new(|| {
    let at = |position: &'static str| {
        let rows = rows(TABLE).filter(move |[_, it, _]| *it == position);
        rows.map(|[affix, _, _]| PackedBytes::pack(affix)).collect()
    };
    Affixes {
        prefixes: at("prefix"),
        suffixes: at("suffix"),
    }
});

/// Bytes of the longest suffix.
const TAIL_BYTES: usize = size_of::<u32>();

/// The word without the particles written onto its front and without common endings.
pub(super) fn light_stem(word: &str) -> &str {
    let Affixes { prefixes, suffixes } = &*AFFIXES;
    let head = packed_u64(word.as_bytes());
    let behind = |prefix: &PackedBytes| {
        let begins = head & prefix.mask == prefix.bytes;
        begins
            .then(|| &word[prefix.length..])
            .filter(|rest| long_enough(rest))
    };
    let word = prefixes.iter().find_map(behind).unwrap_or(word);
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
    suffixes.iter().find_map(before).unwrap_or(word)
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
