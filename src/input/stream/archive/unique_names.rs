//! Names made unique: a name that comes again gets a number. It keeps no names, only eight bytes for each.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The names of one archive so far.
#[derive(Debug, Default)]
pub(super) struct UniqueNames {
    /// Hashes of the names given. Where two names have one hash, the second gets a number it does not need; addresses
    /// stay unique.
    given: HashSet<u64>,
    /// How often the names that came again have come.
    times: HashMap<u64, u64>,
}

impl UniqueNames {
    /// The name, with `#2`, `#3` … behind it when it was given before.
    pub(super) fn unique(&mut self, name: String) -> String {
        let hash = hash(&name);
        if self.given.insert(hash) {
            return name;
        }
        loop {
            let times = self.times.entry(hash).or_insert(1);
            *times += 1;
            let numbered = format!("{name}#{times}");
            if self.given.insert(self::hash(&numbered)) {
                return numbered;
            }
        }
    }
}

fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::UniqueNames;

    #[test]
    fn a_name_that_comes_again_gets_a_number() {
        let mut names = UniqueNames::default();
        let mut unique = |name: &str| names.unique(name.into());
        assert_eq!(unique("a#2"), "a#2");
        assert_eq!(unique("a"), "a");
        assert_eq!(unique("a"), "a#3");
        assert_eq!(unique("a"), "a#4");
        assert_eq!(unique("a#2"), "a#2#2");
    }
}
