//! The part of a page that an element names: by its tag, its role, or the words of its class and id. The words are a
//! table with a reason a row. It sees one element; what lies around it is weighed elsewhere.

use crate::model::Zone;
use foldhash::HashMap;
use html5ever::{LocalName, local_name};
use std::sync::LazyLock;

/// Words of a class name beyond this count are not looked at: generated names of hundreds of words say nothing.
const MOST_WORDS: usize = 24;

/// Longest phrase of the table, in words.
const PHRASE_WORDS: usize = 3;

/// Class attributes that are remembered; a page has some hundreds.
const MOST_CLASSES: usize = 4096;

/// The zones of the class attributes of a page, remembered: most attributes occur many times.
#[derive(Default)]
pub(super) struct Classes {
    known: HashMap<Box<str>, Option<Zone>>,
    /// The words of the name that is looked up.
    words: Words,
}

impl Classes {
    /// The zone that an element's own attributes name.
    pub(super) fn zone(&mut self, class: &str, id: &str, role: &str) -> Option<Zone> {
        of_role(role)
            .or_else(|| of_name(id, &mut self.words))
            .or_else(|| self.of_class(class))
    }

    fn of_class(&mut self, class: &str) -> Option<Zone> {
        if class.is_empty() {
            return None;
        }
        if let Some(zone) = self.known.get(class) {
            return *zone;
        }
        let names = class.split_ascii_whitespace();
        let mut named = |name: &str| of_name(name, &mut self.words);
        let zone = names.take(MOST_WORDS).find_map(&mut named);
        if self.known.len() < MOST_CLASSES {
            self.known.insert(class.into(), zone);
        }
        zone
    }
}

/// The zone that a tag names.
pub(super) fn of_tag(tag: &LocalName) -> Option<Zone> {
    Some(match *tag {
        local_name!("nav") | local_name!("menu") => Zone::Navigation,
        local_name!("aside") => Zone::Sidebar,
        local_name!("footer") => Zone::Footer,
        local_name!("figure") | local_name!("figcaption") => Zone::Caption,
        local_name!("article") => Zone::Card,
        // What a page shows where scripts do not run.
        local_name!("noscript") => Zone::Hidden,
        _ => return None,
    })
}

fn of_role(role: &str) -> Option<Zone> {
    Some(match role {
        "navigation" | "menu" | "menubar" => Zone::Navigation,
        "complementary" => Zone::Sidebar,
        "contentinfo" => Zone::Footer,
        "dialog" => Zone::Hidden,
        _ => return None,
    })
}

/// The zone of one class name or id: the longest phrase of the table that its words hold.
fn of_name(name: &str, words: &mut Words) -> Option<Zone> {
    if name.is_empty() {
        return None;
    }
    words.cut(name);
    let zones: &Zones = &ZONES;
    let phrases = |length: usize| {
        let mut starts = 0..=words.count - length;
        starts.find_map(|at| zones.zone(words.phrase(at, length)))
    };
    (1..=PHRASE_WORDS.min(words.count)).rev().find_map(phrases)
}

/// The words of a name in lower case with a `-` between, so that each phrase of them is a piece of it.
/// `relatedPosts`, `related_posts` and `related-posts` are the same two words. Reuse one for many names: its
/// buffers are cleared once.
struct Words {
    text: [u8; NAME_BYTES],
    /// Where each word starts and ends.
    spans: [(usize, usize); MOST_WORDS],
    count: usize,
}

/// Characters of a name that are looked at.
const NAME_CHARS: usize = 256;

/// A word has a letter at least, and each but the first has a `-` before it.
const NAME_BYTES: usize = NAME_CHARS * 2;

impl Default for Words {
    fn default() -> Self {
        Self {
            text: [0; NAME_BYTES],
            spans: [(0, 0); MOST_WORDS],
            count: 0,
        }
    }
}

impl Words {
    fn cut(&mut self, name: &str) {
        self.count = 0;
        let (mut at, mut in_word, mut lower_before) = (0, false, false);
        let end = match name.len() {
            0..=NAME_CHARS => name.len(),
            _ => name
                .char_indices()
                .nth(NAME_CHARS)
                .map_or(name.len(), |(at, _)| at),
        };
        // Characters beyond ASCII part words; so does each of their bytes, so that bytes can be looked at one by one.
        for &c in &name.as_bytes()[..end] {
            in_word &= c.is_ascii_alphanumeric() && !(c.is_ascii_uppercase() && lower_before);
            lower_before = c.is_ascii_lowercase();
            if !c.is_ascii_alphanumeric() {
                continue;
            }
            if !in_word {
                if self.count == MOST_WORDS {
                    break;
                }
                in_word = true;
                if self.count > 0 {
                    self.text[at] = b'-';
                    at += 1;
                }
                self.spans[self.count].0 = at;
                self.count += 1;
            }
            self.text[at] = c.to_ascii_lowercase();
            at += 1;
            self.spans[self.count - 1].1 = at;
        }
    }

    fn phrase(&self, at: usize, length: usize) -> &[u8] {
        &self.text[self.spans[at].0..self.spans[at + length - 1].1]
    }
}

static ZONES: LazyLock<Zones> = LazyLock::new(|| {
    let mut zones = Zones {
        by_phrase: HashMap::default(),
        lengths: [0; 256],
    };
    for (phrase, zone) in rows() {
        zones.by_phrase.insert(phrase.as_bytes(), zone);
        zones.lengths[usize::from(phrase.as_bytes()[0])] |= 1 << phrase.len();
    }
    zones
});

/// The table of phrases.
struct Zones {
    by_phrase: HashMap<&'static [u8], Zone>,
    /// The lengths of the phrases by their first byte, a bit each: they rule out most words without a look-up.
    lengths: [u64; 256],
}

impl Zones {
    fn zone(&self, phrase: &[u8]) -> Option<Zone> {
        let lengths = self.lengths[usize::from(*phrase.first()?)];
        let known = phrase.len() < 64 && lengths >> phrase.len() & 1 == 1;
        known.then(|| self.by_phrase.get(phrase).copied()).flatten()
    }
}

fn rows() -> impl Iterator<Item = (&'static str, Zone)> {
    include_str!("zones.tsv")
        .lines()
        .filter(|line| !line.starts_with("# "))
        .filter_map(|line| {
            let (word, rest) = line.split_once('\t')?;
            let (zone, _) = rest.split_once('\t')?;
            let zone = Zone::ALL.into_iter().find(|known| known.as_str() == zone)?;
            Some((word, zone))
        })
}

#[cfg(test)]
mod tests {
    use super::{Classes, rows};
    use crate::model::Zone;

    #[test]
    fn the_table_is_sorted_and_every_row_counts() {
        let lines = include_str!("zones.tsv").lines().count();
        let words: Vec<&str> = rows().map(|(word, _)| word).collect();
        assert_eq!(words.len(), lines - 2, "a row names no zone");
        let mut sorted = words.clone();
        sorted.sort_by_key(|word| word.replace('-', ""));
        sorted.dedup();
        assert_eq!(words.len(), sorted.len(), "a word stands twice");
    }

    #[test]
    fn names_are_split_into_words() {
        let mut classes = Classes::default();
        let mut of_attributes = |class: &str, id: &str, role: &str| classes.zone(class, id, role);
        for (class, zone) in [
            ("block related-posts", Some(Zone::Related)),
            ("relatedPosts", Some(Zone::Related)),
            ("post_tags_list", Some(Zone::Tags)),
            ("entry-content clearfix", Some(Zone::Article)),
            ("heritage", None),
            ("shareholder-news", None),
            ("advanced", None),
        ] {
            assert_eq!(of_attributes(class, "", ""), zone, "{class}");
        }
        assert_eq!(of_attributes("", "comments", ""), Some(Zone::Comments));
        assert_eq!(
            of_attributes("x", "y", "navigation"),
            Some(Zone::Navigation)
        );
    }

    #[test]
    fn long_names_are_read_up_to_a_limit() {
        let mut classes = Classes::default();
        for (words, zone) in [(23, Some(Zone::Related)), (24, None)] {
            let name = format!("{}related-posts", "x-".repeat(words));
            assert_eq!(classes.zone("", &name, ""), zone, "{words}");
        }
        for (names, zone) in [(23, Some(Zone::Comments)), (24, None)] {
            let class = format!("{}comments", "x ".repeat(names));
            assert_eq!(classes.zone(&class, "", ""), zone, "{names}");
        }
        for (length, zone) in [(255 - 8, Some(Zone::Comments)), (256 - 7, None)] {
            let name = format!("{}-comments", "x".repeat(length));
            assert_eq!(classes.zone("", &name, ""), zone, "{length}");
        }
    }
}
