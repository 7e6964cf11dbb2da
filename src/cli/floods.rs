//! Messages that come by the thousand: of each kind the first ones of a file are shown, the others counted. It prints
//! nothing.

use std::collections::BTreeMap;

/// Messages of a kind that are shown of one file: enough to see what is wrong with it.
const SHOWN: u64 = 10;

/// What was said about one file so far.
#[derive(Debug, Default)]
pub(crate) struct Floods {
    path: String,
    counts: BTreeMap<&'static str, u64>,
}

impl Floods {
    /// Counts a message about `path`, and says whether it is shown. What is left to say about the file before comes
    /// first.
    pub(crate) fn count(&mut self, path: &str, kind: &'static str) -> (Vec<String>, bool) {
        let before = match path == self.path {
            true => Vec::new(),
            false => self.take(),
        };
        if self.path != path {
            path.clone_into(&mut self.path);
        }
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        (before, *count <= SHOWN)
    }

    /// What is left to say about the file.
    pub(crate) fn take(&mut self) -> Vec<String> {
        let path = std::mem::take(&mut self.path);
        let counts = std::mem::take(&mut self.counts);
        let more = counts.into_iter().filter(|(_, count)| *count > SHOWN);
        let more = more.map(|(kind, count)| {
            let count = grouped(count - SHOWN);
            format!("{path}: … and {count} more of this kind ({kind}); --errors FILE has them all")
        });
        more.collect()
    }
}

/// A number with commas between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Floods, grouped};

    #[test]
    fn ten_of_a_kind_are_shown_and_the_others_counted() {
        let mut floods = Floods::default();
        let shown = (0..1010).filter(|_| floods.count("a", "bad-record").1);
        assert_eq!(shown.count(), 10);
        assert!(floods.count("a", "warning").1);
        let (before, shown) = floods.count("b", "bad-record");
        assert!(shown && before.len() == 1);
        assert!(before[0].starts_with("a: … and 1,000 more"), "{before:?}");
        assert!(floods.take().is_empty());
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(1234567), "1,234,567");
        assert_eq!(grouped(100), "100");
    }
}
