//! The part of a page that an element names: by its tag, its role, or the words of its class and id. The words are a
//! table with a reason a row. It sees one element; what lies around it is weighed elsewhere.

use crate::model::Zone;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words of a class name beyond this count are not looked at: generated names of hundreds of words say nothing.
const MOST_WORDS: usize = 24;

/// Longest phrase of the table, in words.
const PHRASE_WORDS: usize = 3;

/// The zone that an element's own attributes name.
pub(super) fn of_attributes(class: &str, id: &str, role: &str) -> Option<Zone> {
    of_role(role).or_else(|| of_name(id)).or_else(|| {
        class
            .split_ascii_whitespace()
            .take(MOST_WORDS)
            .filter_map(of_name)
            .next()
    })
}

/// The zone that a tag stands for.
pub(super) fn of_tag(tag: &str) -> Option<Zone> {
    Some(match tag {
        "nav" | "menu" => Zone::Navigation,
        "aside" => Zone::Sidebar,
        "footer" => Zone::Footer,
        "figure" | "figcaption" => Zone::Caption,
        "article" => Zone::Card,
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
fn of_name(name: &str) -> Option<Zone> {
    let words = words(name);
    let phrases = |length: usize| words.windows(length).map(|words| words.join("-"));
    (1..=PHRASE_WORDS.min(words.len()))
        .rev()
        .flat_map(phrases)
        .find_map(|phrase| ZONES.get(phrase.as_str()).copied())
}

/// `relatedPosts`, `related_posts` and `related-posts` are the same two words.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower_before = false;
    for c in name.chars().take(256) {
        let breaks = !c.is_ascii_alphanumeric() || c.is_ascii_uppercase() && lower_before;
        if breaks && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if c.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(c.to_ascii_lowercase());
        }
        lower_before = c.is_ascii_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words.truncate(MOST_WORDS);
    words
}

static ZONES: LazyLock<BTreeMap<&'static str, Zone>> = LazyLock::new(|| rows().collect());

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
    use super::{of_attributes, rows};
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
}
