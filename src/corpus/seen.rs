//! The records that were met: a later one that repeats one of them is told from one that is new. Copies are remembered
//! too, so that a copy of a copy is found, and is told as one of the first of its kind; equal bodies need not be.

use super::fingerprint::Fingerprint;
use super::near::{self, Near};
use super::postings::Postings;

/// Most records that are remembered for equal bodies alone: 3 GB.
pub const MOST_EXACT: usize = 100_000_000;
/// Most records that are remembered where copies are looked for as well: 3 GB.
pub const MOST_NEAR: usize = near::MOST;

/// What was met so far.
#[derive(Debug)]
pub struct Seen {
    exact: Postings<EXACT_BYTES>,
    near: Option<Near>,
    count: usize,
    most: usize,
    unremembered: u64,
}

/// The hash of a body without the two bytes that its run stands for, and the number of a record.
const EXACT_BYTES: usize = 18;

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// The first of its kind.
    New,
    /// Its body is that of the record with this number.
    Same(u32),
    /// It is a copy of the record with this number, and they share so much of the shorter of both.
    Near(u32, f64),
}

impl Seen {
    /// Nothing met yet; `near` says whether copies that are not equal are looked for.
    pub fn new(near: bool) -> Self {
        let most = if near { MOST_NEAR } else { MOST_EXACT };
        Self::with_room_for(most, near)
    }

    /// The same, for so many records at most.
    pub fn with_room_for(most: usize, near: bool) -> Self {
        Self {
            exact: Postings::new(),
            near: near.then(Near::new),
            count: 0,
            most,
            unremembered: 0,
        }
    }

    /// Whether copies that are not equal are looked for.
    pub fn is_near(&self) -> bool {
        self.near.is_some()
    }

    /// Records that found no room: a later copy of theirs is not told.
    pub fn unremembered(&self) -> u64 {
        self.unremembered
    }

    /// Meets the next record. Those that are remembered are numbered from 0; the second value is whether it is.
    pub fn meet(&mut self, fingerprint: &Fingerprint) -> (Verdict, bool) {
        let Some(mark) = fingerprint.exact else {
            // A body without a word repeats nothing.
            return (Verdict::New, false);
        };
        let [first, second, key @ ..] = mark;
        let run = u16::from_be_bytes([first, second]);
        if let Some([.., a, b, c, d]) = self.exact.of(run, &key).first() {
            return (Verdict::Same(u32::from_be_bytes([*a, *b, *c, *d])), false);
        }
        let near = self.near.as_ref();
        let found = near.and_then(|near| near.find(&fingerprint.content));
        let verdict = found.map_or(Verdict::New, |(number, share)| Verdict::Near(number, share));
        if self.count >= self.most {
            self.unremembered += 1;
            return (verdict, false);
        }
        let number = self.count as u32;
        self.count += 1;
        if let Some(near) = &mut self.near {
            near.add(
                &fingerprint.content,
                found.map_or(number, |(first, _)| first),
            );
        }
        if found.is_none() {
            let mut entry = [0; EXACT_BYTES];
            entry[..key.len()].copy_from_slice(&key);
            entry[key.len()..].copy_from_slice(&number.to_be_bytes());
            self.exact.insert(run, entry);
        }
        (verdict, true)
    }
}

#[cfg(test)]
mod tests {
    use super::{Seen, Verdict};
    use crate::corpus::Fingerprint;

    /// Words that stand in no other text, from a place of an endless row on.
    fn words(from: usize, count: usize) -> String {
        let words = (from..from + count).map(|at| {
            let letter = |place: usize| char::from_u32('ب' as u32 + (at / place % 20) as u32);
            let letters = [1, 20, 400].map(|place| letter(place).unwrap());
            letters.iter().chain(&letters[..2]).collect::<String>()
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// What the last of some texts is.
    fn last(texts: &[&str]) -> Verdict {
        let mut seen = Seen::new(true);
        let verdicts = texts.iter().map(|text| seen.meet(&Fingerprint::of(text)).0);
        verdicts.last().unwrap()
    }

    fn is_copy(first: &str, other: &str) -> bool {
        matches!(last(&[first, other]), Verdict::Near(0, _))
    }

    #[test]
    fn a_text_with_another_end_is_a_copy_and_half_of_it_is_none() {
        let first = words(0, 200);
        let with = |kept| format!("{} {}", words(0, kept), words(4000, 200 - kept));
        assert!(is_copy(&first, &with(190)) && is_copy(&with(190), &first));
        assert!(!is_copy(&first, &with(90)) && !is_copy(&with(90), &first));
    }

    #[test]
    fn a_text_inside_of_a_longer_one_is_a_copy_and_a_short_quotation_is_none() {
        let around = |count| {
            format!(
                "{} {} {}",
                words(2000, 150),
                words(0, count),
                words(3000, 150)
            )
        };
        assert!(is_copy(&words(0, 120), &around(120)) && is_copy(&around(120), &words(0, 120)));
        assert!(!is_copy(&words(0, 20), &around(20)) && !is_copy(&around(20), &words(0, 20)));
        // Of about the same length it is one, though it is short.
        assert!(is_copy(
            &words(0, 20),
            &format!("{} {}", words(0, 20), words(2000, 1))
        ));
    }

    #[test]
    fn other_numbers_are_another_report_and_other_words_are_not() {
        let report = |numbers: [u32; 3], word: &str| {
            let [first, second, third] = numbers;
            let parts = [0, 60, 120].map(|from| words(from, 60));
            format!(
                "{} {first} {} {second} {word} {third} {}",
                parts[0], parts[1], parts[2]
            )
        };
        let first = report([31, 18, 55], "يوم");
        assert!(!is_copy(&first, &report([35, 21, 40], "يوم")));
        assert!(is_copy(&first, &report([31, 18, 55], "ليل")));
        // One of several numbers was corrected.
        assert!(is_copy(&first, &report([31, 19, 55], "يوم")));
    }

    #[test]
    fn a_copy_of_a_copy_is_one_of_the_first_while_it_is_like_it() {
        let text = |from| words(from, 200);
        let verdict = last(&[&text(0), &text(30), &text(60)]);
        assert!(
            matches!(verdict, Verdict::Near(0, share) if share < 0.8),
            "{verdict:?}"
        );
        let verdict = last(&[&text(0), &text(40), &text(80), &text(120)]);
        assert!(!matches!(verdict, Verdict::Near(0, _)), "{verdict:?}");
    }

    #[test]
    fn texts_of_less_than_five_words_are_compared_as_a_whole() {
        assert_eq!(last(&["قال نعم أمس", "قال: نعم أمس"]), Verdict::Same(0));
        assert_eq!(last(&["قال نعم أمس", "قال نعم اليوم"]), Verdict::New);
    }
}
