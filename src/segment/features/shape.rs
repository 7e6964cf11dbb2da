//! The shape of a segment: how long it is, how it begins and ends, which signs and words it is made of.

use super::feature::Feature;
use super::feature_set::FeatureSet;
use super::observed::{LONG_WORDS, PROSE_WORDS};
use crate::segment::phrases::{WordList, behind_wrote, is_on, is_signed, words_of};
use crate::text::chars::{ends_sentence, is_closing, is_dash, is_digit, is_letter, is_word};
use crate::text::fold::Folded;
use crate::text::packed_bytes;
use crate::text::scan::{self, BytePattern};
use crate::text::words;
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};
use memchr::{memchr, memchr_iter};
use std::sync::LazyLock;

/// A line of this many words is no label, section or tag but may be a headline.
const SHORT_WORDS: usize = 5;

/// Letters of an editor's initials, at most.
const MAX_INITIAL_LETTERS: usize = 2;

pub(super) fn shape(source: &str, folded: &Folded, words: usize, features: &mut FeatureSet) {
    let mut push = |feature| features.push(feature);
    push(match words {
        0..SHORT_WORDS => Feature::Tiny,
        SHORT_WORDS..PROSE_WORDS => Feature::Short,
        PROSE_WORDS..LONG_WORDS => Feature::Medium,
        _ => Feature::Long,
    });
    let counts = folded.counts();
    let arabic = counts.arabic > 0;
    if counts.letters == 0 {
        push(Feature::NoLetters);
    } else if !arabic {
        push(Feature::Latin);
    }
    if let Some(feature) = ending(source) {
        push(feature);
    }
    if source.starts_with('©') && words < PROSE_WORDS && source.contains(is_digit) {
        push(Feature::CopyrightSign);
    }
    if words >= PROSE_WORDS && speaks(source) {
        push(Feature::Speaks);
    }
    if source.starts_with(|c: char| {
        matches!(c, '•' | '*' | '▪' | '●' | '◄' | '◀' | '·' | '■' | '♦') || is_dash(c)
    }) {
        push(Feature::Bullet);
    }
    if words < PROSE_WORDS && source.starts_with('(') && source.find(')') == Some(source.len() - 1)
    {
        push(Feature::Bracketed);
    }
    // A number is folded to one zero.
    if words > 3 && folded.first_word().starts_with('0') && begins_with_clock(source) {
        push(Feature::ClockHeadline);
    }
    if source.starts_with('#') && source.split_whitespace().all(|word| word.starts_with('#')) {
        push(Feature::HashTags);
    }
    // Letters that are not Arabic.
    let foreign = counts.letters > counts.arabic;
    if words <= 4 && foreign && (source.contains("http") || source.contains("www.")) {
        push(Feature::Url);
    }
    if (2..=6).contains(&words) && behind_wrote(folded.as_str()).is_some() {
        push(Feature::Wrote);
    }
    if arabic && is_prayer_table(folded.as_str()) {
        push(Feature::PrayerTimes);
    }
    if arabic && may_close(folded.first_word()) && closes(folded.as_str()) {
        push(Feature::Closes);
    }
    let latin = || foreign && source.contains(|c: char| c.is_ascii_alphabetic());
    let cut_off = source.ends_with("..") || source.ends_with('…');
    if (2..=4).contains(&words) && arabic && !cut_off && !latin() && is_name_like(folded.as_str()) {
        push(Feature::NameLike);
        if is_signed(source) {
            push(Feature::Signed);
        }
    }
}

/// Signs behind which a sentence goes on.
const COMMAS: [char; 3] = ['،', ',', '؛'];

/// How a line ends: like a sentence, cut off, announcing, going on; headlines and names end in none of these ways.
fn ending(source: &str) -> Option<Feature> {
    // Most lines end in a letter.
    if source.chars().next_back().is_some_and(is_letter) {
        return None;
    }
    let says_nothing = |c: char| {
        let is_sign = c.is_ascii_punctuation() || ends_sentence(c) || COMMAS.contains(&c);
        is_closing(c) || c.is_whitespace() || !is_word(c) && !is_sign
    };
    let bare = source.trim_end_matches(says_nothing);
    if bare.ends_with("...") || bare.ends_with('…') {
        Some(Feature::Truncated)
    } else if bare.ends_with(['؟', '!', '?']) {
        Some(Feature::Exclaims)
    } else if bare.chars().next_back().is_some_and(ends_sentence) && !bare.ends_with("..") {
        Some(Feature::Ends)
    } else if bare.ends_with(':') {
        Some(Feature::Announces)
    } else if bare.ends_with(COMMAS) {
        Some(Feature::GoesOn)
    } else {
        None
    }
}

fn speaks(source: &str) -> bool {
    /// The longest name with its office, in words.
    const SPEAKER_WORDS: usize = 9;
    memchr(b':', source.as_bytes()).is_some_and(|colon| {
        let speaker = &source[..colon];
        !words::at_most(0, speaker) && words::at_most(SPEAKER_WORDS, speaker)
    })
}

/// `17:53 GMT …`, `12:49 . …`
fn begins_with_clock(source: &str) -> bool {
    let mut chars = source.trim_start_matches(|c: char| !is_word(c)).chars();
    let hour = chars.by_ref().take_while(|&c| is_digit(c)).count();
    (1..=2).contains(&hour) && source.contains(':') && {
        let after: String = source
            .trim_start_matches(|c: char| !is_word(c))
            .chars()
            .skip(hour)
            .take(3)
            .collect();
        after.starts_with(':') && after.chars().skip(1).all(is_digit)
    }
}

/// The names of several prayers with their clocks: a box of the page, printed for the day of the visit.
fn is_prayer_table(folded: &str) -> bool {
    const MOST: usize = 4;
    // A number is folded to one zero.
    let clock =
        |colon: &usize| folded[..*colon].ends_with('0') && folded[colon + 1..].starts_with('0');
    let clocks = memchr_iter(b':', folded.as_bytes()).filter(clock);
    clocks.take(MOST).count() == MOST && {
        let prayers = words_of(WordList::Prayer).iter();
        let named = prayers.filter(|name| folded.contains(name.as_str()));
        named.count() >= MOST
    }
}

/// Whether the first word is a closing one or may be an editor's initials: a faster question than the whole line.
fn may_close(first_word: &str) -> bool {
    is_on(WordList::Closing, first_word) || first_word.chars().nth(MAX_INITIAL_LETTERS).is_none()
}

/// Whether a line holds nothing but a closing word, an editor's initials and numbers.
fn closes(folded: &str) -> bool {
    const MAX_INITIALS: usize = 4;
    let mut words = folded
        .split(|c: char| !is_word(c))
        .filter(|word| !word.trim_matches('_').is_empty())
        .peekable();
    let ended = words
        .next_if(|word| is_on(WordList::Closing, word))
        .is_some();
    let rest: Vec<&str> = words.take(MAX_INITIALS + 1).collect();
    let initials = rest
        .iter()
        .all(|word| word.chars().count() <= MAX_INITIAL_LETTERS)
        && rest.len() <= MAX_INITIALS;
    initials
        && (ended
            || rest.len() >= 2
                && folded.contains(['.', '/'])
                && rest
                    .iter()
                    .all(|word| word.chars().count() == 1 && *word != "0"))
}

/// Names have no digits, no punctuation but a full stop of a title, and none of the particles of sentences.
fn is_name_like(folded: &str) -> bool {
    let mut joined = words_of(WordList::JoinedBeginning).iter();
    !scan::any::<NoName>(folded.as_bytes())
        && !joined.any(|beginning| folded.starts_with(beginning.as_str()))
        && !folded.split(' ').any(is_particle)
}

/// A digit, which folding makes a zero, and `: ! " | / (`, ؟ and ،, « and “.
struct NoName;

impl BytePattern for NoName {
    #[inline(always)]
    fn find<S: Simd>([byte, next, third]: [u8x32<S>; 3]) -> mask8x32<S> {
        let is = |value: u8| move |bytes: u8x32<S>| bytes.simd_eq(value);
        let sign = is(b'0')(byte) | is(b':')(byte) | is(b'!')(byte) | is(b'"')(byte);
        let sign = sign | is(b'|')(byte) | is(b'/')(byte) | is(b'(')(byte);
        let point = is(0xD8)(byte) & (is(0x9F)(next) | is(0x8C)(next));
        let quote = is(0xC2)(byte) & is(0xAB)(next);
        sign | point | quote | is(0xE2)(byte) & is(0x80)(next) & is(0x9C)(third)
    }
}

/// Particles as numbers, which one comparison each tells from a word.
static PARTICLES: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let particles = words_of(WordList::Particle).iter();
    particles
        .map(|word| packed_bytes::packed_u64(word.as_bytes()))
        .collect()
});

/// Whether a folded word is one of the particles of sentences, which names never hold.
pub(super) fn is_particle(word: &str) -> bool {
    // Of eight bytes at most, so that nothing of the word is left out of its number.
    word.len() <= size_of::<u64>() && PARTICLES.contains(&packed_bytes::packed_u64(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{is_name_like, is_particle};
    use crate::segment::phrases::{WordList, words_of};
    use crate::text::fold;

    #[test]
    fn names_hold_nothing_that_sentences_do() {
        for name in ["سليم الحاج", "د. هاله النجدي"] {
            assert!(is_name_like(fold::phrase(name).as_str()), "{name}");
        }
        for sign in ["0", ":", "؟", "!", "،", "«", "\"", "“", "|", "/", "("] {
            assert!(!is_name_like(&format!("سليم {sign}الحاج")), "{sign}");
        }
        for line in ["سليم في المرفا", "هل عاد سليم", "ما بعد"] {
            assert!(!is_name_like(line), "{line}");
        }
        // A longer particle would be mistaken for every word that begins with it.
        assert!(
            words_of(WordList::Particle)
                .iter()
                .all(|word| is_particle(word))
        );
        assert!(is_particle("هذه") && !is_particle("هذهه") && !is_particle(""));
    }
}
