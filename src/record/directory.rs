//! Directories of sites: entries that name a site and say what kind of site it is (`NAME - موقع …`, a line `مدونة NAME`).
//! An article about sites has its sentences between their names.

use super::labelled_text::LabelledText;
use super::phrases::{PhraseUse, phrases};
use crate::text::fold;
use std::sync::LazyLock;

/// Entries that make a directory.
const MIN_ENTRIES: usize = 4;

/// Words of a directory for each entry, at most. Among 5,400 articles those that name media in such places have 48 and
/// more for each.
const ENTRY_WORDS: usize = 32;

/// Words within which an entry says what it is: `هو موقع`, `يضم الموقع`.
const NEAR_WORDS: usize = 2;

/// Whether a page is a directory.
pub(super) fn is_directory(page: &LabelledText<'_>) -> bool {
    let words: usize = page.labelled.iter().map(|line| line.counts.words).sum();
    let needed = MIN_ENTRIES.max(words.div_ceil(ENTRY_WORDS));
    // Nearly all pages have too few places where an entry may say so.
    let separators = memchr::memchr2_iter(b':', b'-', page.text.as_bytes()).count();
    let mut places = page.labelled.len() + separators;
    let mut entries = 0;
    for line in page.labelled {
        let line = page.text_of(line);
        for start in starts(line) {
            if entries >= needed || entries + places < needed {
                return entries >= needed;
            }
            places = places.saturating_sub(1);
            entries += usize::from(start.is_some_and(|start| says_site(&line[start..])));
        }
    }
    entries >= needed
}

/// The places of a line where an entry may begin: its start, and behind each hyphen and each colon; `None` for one that is
/// in a word.
fn starts(line: &str) -> impl Iterator<Item = Option<usize>> {
    let separators = memchr::memchr2_iter(b':', b'-', line.as_bytes());
    let behind = separators.map(|at| {
        let before = line[..at].chars().next_back();
        let is_apart = line.as_bytes()[at] == b':' || before.is_none_or(char::is_whitespace);
        (is_apart && line[at + 1..].starts_with(char::is_whitespace)).then_some(at + 1)
    });
    std::iter::once(Some(0)).chain(behind)
}

/// Whether one of the first words says what kind of site an entry is.
fn says_site(entry: &str) -> bool {
    let mut rest = behind_spaces(entry);
    for _ in 0..NEAR_WORDS {
        let end = memchr::memchr(b' ', rest.as_bytes()).unwrap_or(rest.len());
        if is_site(&rest[..end]) {
            return true;
        }
        rest = behind_spaces(&rest[end..]);
    }
    false
}

fn behind_spaces(text: &str) -> &str {
    let spaces = text.bytes().take_while(|byte| *byte == b' ').count();
    &text[spaces..]
}

/// Whether a word says what kind of site an entry is, also behind the article.
fn is_site(word: &str) -> bool {
    if !may_be_site(word) {
        return false;
    }
    let word = fold::phrase(word);
    let mut articles = phrases(PhraseUse::Article).iter();
    let bare = articles.find_map(|article| word.strip_prefix(article));
    [PhraseUse::Site, PhraseUse::Newspaper].iter().any(|&used| {
        let known = phrases(used);
        known.contains(&word.as_str()) || bare.is_some_and(|bare| known.contains(&bare))
    })
}

/// The first two letters of such words, each once, and which second bytes these letters have.
struct Beginnings {
    all: Vec<u32>,
    first: u64,
    second: u64,
}

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    let words = [PhraseUse::Site, PhraseUse::Newspaper]
        .into_iter()
        .flat_map(phrases);
    let mut all: Vec<u32> = words
        .filter_map(|word| beginning(word.as_bytes()))
        .collect();
    all.sort_unstable();
    all.dedup();
    let bits = |byte: usize| {
        all.iter()
            .fold(0, |bits, own| bits | bit(own.to_le_bytes()[byte]))
    };
    let (first, second) = (bits(1), bits(3));
    Beginnings { all, first, second }
});

impl Beginnings {
    /// Two bits tell nearly all words.
    fn has(&self, word: &[u8]) -> bool {
        beginning(word).is_some_and(|own| {
            let [_, first, _, second] = own.to_le_bytes();
            let may_be = self.first & bit(first) != 0 && self.second & bit(second) != 0;
            may_be && self.all.contains(&own)
        })
    }
}

/// One of 64 bits for a byte.
fn bit(byte: u8) -> u64 {
    1 << (byte % 64)
}

/// Two Arabic letters, or the article.
const BEGINNING_BYTES: usize = 4;

fn beginning(word: &[u8]) -> Option<u32> {
    let bytes: [u8; BEGINNING_BYTES] = word.get(..BEGINNING_BYTES)?.try_into().ok()?;
    Some(u32::from_le_bytes(bytes))
}

/// Whether it begins as such a word, also behind an article: that tells most words. Folding changes no letter in question.
fn may_be_site(word: &str) -> bool {
    let word = word.as_bytes();
    BEGINNINGS.has(word) || BEGINNINGS.has(word.get(BEGINNING_BYTES..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{is_directory, is_site};
    use crate::record::phrases::{PhraseUse, phrases};
    use crate::record::sample::{Sample, filler};

    /// Entries, each with so many words behind the one that says what it is.
    fn entries(count: usize, words: usize, site: &str) -> Sample {
        (0..count).fold(Sample::default(), |page, at| {
            page.body(&format!(
                "{} {site} {}",
                filler(at * 50, 2),
                filler(at * 50 + 2, words)
            ))
        })
    }

    fn is_one(page: &Sample) -> bool {
        is_directory(&page.page())
    }

    #[test]
    fn four_entries_make_a_directory() {
        assert!(!is_one(&entries(3, 8, "- موقع")));
        assert!(is_one(&entries(4, 8, "- موقع")));
        assert!(is_one(&entries(4, 8, ": هو المنتدى")));
        assert!(is_one(&entries(4, 8, ": صحيفة")));
        assert!(!is_one(&entries(4, 8, "- مصنع")));
    }

    #[test]
    fn the_first_letters_hide_no_word() {
        for used in [PhraseUse::Site, PhraseUse::Newspaper] {
            for word in phrases(used) {
                assert!(is_site(word) && is_site(&format!("ال{word}")), "{word}");
            }
        }
    }

    #[test]
    fn an_entry_says_soon_what_it_is() {
        assert!(is_one(&entries(4, 8, ": يضم الموقع")));
        assert!(!is_one(&entries(4, 8, ": هو ما يضم الموقع")));
    }

    #[test]
    fn an_article_about_sites_has_more_words_between_them() {
        // With the name, the dash is no word: three words and those behind them.
        assert!(is_one(&entries(4, 29, "- موقع")));
        assert!(!is_one(&entries(4, 30, "- موقع")));
    }
}
