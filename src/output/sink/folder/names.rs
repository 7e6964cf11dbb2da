//! Names of files made from scraped text, which may hold anything: letters, digits and hyphens stay, whatever else there
//! is becomes `_`. So no name has a separator, a dot, a control or a mark of direction in it, or looks like an option.

use std::collections::HashSet;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Bytes of a name, without its suffix.
const MOST_BYTES: usize = 100;
/// The name of what has no value. No value gets it, since none begins with `_`.
const NONE: &str = "_none";
/// The name of a value without a letter or digit.
const UNNAMED: &str = "_unnamed";

/// Names that were given, in the case that they are compared in: some file systems do not tell cases apart.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// A name that no other value has: with a number where two meet.
    pub(super) fn give(&mut self, key: Option<&str>) -> String {
        let name = key.map_or_else(|| String::from(NONE), safe);
        if self.take(&name) {
            return name;
        }
        let mut number = 2u64;
        loop {
            let ending = format!("-{number}");
            let numbered = shortened(&name, MOST_BYTES - ending.len()).to_owned() + &ending;
            if self.take(&numbered) {
                return numbered;
            }
            number += 1;
        }
    }

    fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_lowercase())
    }
}

/// The value as a name.
fn safe(key: &str) -> String {
    let mut name = String::new();
    // More of it is not looked at: a value may be a megabyte.
    for ch in key.chars().take(2 * MOST_BYTES).nfc() {
        let is_kept = ch.is_alphanumeric() || ch == '-' || is_combining_mark(ch);
        match is_kept {
            true => name.push(ch),
            false if name.ends_with('_') => {}
            false => name.push('_'),
        }
    }
    let is_edge = |ch: char| matches!(ch, '_' | '-') || is_combining_mark(ch);
    let name = shortened(name.trim_start_matches(is_edge), MOST_BYTES);
    match name.trim_end_matches(['_', '-']) {
        "" => String::from(UNNAMED),
        name => String::from(name),
    }
}

/// As many whole characters as so many bytes hold.
fn shortened(name: &str, bytes: usize) -> &str {
    let mut end = bytes.min(name.len());
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    &name[..end]
}

#[cfg(test)]
mod tests {
    use super::{MOST_BYTES, Names, safe};
    use proptest::prelude::{any, proptest};

    #[test]
    fn what_is_unsafe_in_a_name_is_an_underscore() {
        for (key, expected) in [
            ("../../etc/passwd", "etc_passwd"),
            ("/abs", "abs"),
            ("a\0b\nc\u{202e}d", "a_b_c_d"),
            ("-rf", "rf"),
            ("www.news.example", "www_news_example"),
            ("وكالة الأنباء", "وكالة_الأنباء"),
            ("ضَفّة", "ضَفّة"),
            ("2024-11-04", "2024-11-04"),
            ("..", "_unnamed"),
            ("", "_unnamed"),
            ("_none", "none"),
        ] {
            assert_eq!(safe(key), expected, "{key:?}");
        }
    }

    #[test]
    fn two_values_never_share_a_name() {
        let mut names = Names::default();
        let given = ["a b", "a/b", "A_B", "a_b-2", "x"].map(|key| names.give(Some(key)));
        assert_eq!(given, ["a_b", "a_b-2", "A_B-3", "a_b-2-2", "x"]);
        let long = "ض".repeat(1_000_000);
        let (one, other) = (names.give(Some(&long)), names.give(Some(&long)));
        assert!(one != other && one.len() <= MOST_BYTES && other.len() <= MOST_BYTES);
        assert_eq!(names.give(None), "_none");
    }

    proptest! {
        #[test]
        fn any_text_gives_a_safe_name(key in any::<String>()) {
            let name = safe(&key);
            assert!(!name.is_empty() && name.len() <= MOST_BYTES);
            assert!(!name.contains(['/', '\\', '.', '\0', ':']) && !name.starts_with('-'));
            assert!(!name.chars().any(|ch| ch.is_control() || ch.is_whitespace()));
        }
    }
}
