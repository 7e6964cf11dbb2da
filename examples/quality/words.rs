//! Words and runs of words as the figures compare them: spelling folded, punctuation gone. It knows nothing of
//! pages.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

/// Words in a shingle: four is what the public article-extraction benchmarks take.
const SHINGLE: usize = 4;

/// Things with how often they occur.
pub(crate) type Counted<T> = BTreeMap<T, usize>;

/// The words of a text in one spelling: no marks, one alef, one yeh, one kaf, taa marbuta as haa. Unlike the
/// folding that finds markers it keeps every digit, since a wrong number is a wrong word.
pub(crate) fn words(text: &str) -> Vec<String> {
    let folded: String = text.nfkc().filter(|&c| !is_silent(c)).map(letter).collect();
    let apart = |c: char| !(c.is_alphanumeric() || c == '_');
    let found = folded.split(apart).filter(|word| !word.is_empty());
    found.map(str::to_lowercase).collect()
}

/// The words of a text with one space between them.
pub(crate) fn folded(text: &str) -> String {
    words(text).join(" ")
}

/// Every run of four words, counted; a shorter text is one run.
pub(crate) fn shingles(words: &[String]) -> Counted<&[String]> {
    if words.len() < SHINGLE {
        return counted((!words.is_empty()).then_some(words));
    }
    counted(words.windows(SHINGLE))
}

/// Counts things.
pub(crate) fn counted<T: Ord>(things: impl IntoIterator<Item = T>) -> Counted<T> {
    let mut counts = Counted::new();
    for thing in things {
        *counts.entry(thing).or_default() += 1;
    }
    counts
}

/// How many things.
pub(crate) fn size<T>(counts: &Counted<T>) -> usize {
    counts.values().sum()
}

/// How many things both have.
pub(crate) fn shared<T: Ord>(left: &Counted<T>, right: &Counted<T>) -> usize {
    let both = |(thing, count): (&T, &usize)| right.get(thing).map_or(0, |other| *count.min(other));
    left.iter().map(both).sum()
}

/// How often `run` stands in `text`, without overlap.
pub(crate) fn occurrences(text: &[String], run: &[String]) -> usize {
    let mut rest = text;
    let mut found = 0;
    while let Some(at) = position(rest, run) {
        found += 1;
        rest = &rest[at + run.len()..];
    }
    found
}

/// Takes the first `times` occurrences of `run` out of `text`.
pub(crate) fn take_out(text: &mut Vec<String>, run: &[String], times: usize) {
    for _ in 0..times {
        let Some(at) = position(text, run) else {
            return;
        };
        text.drain(at..at + run.len());
    }
}

fn position(text: &[String], run: &[String]) -> Option<usize> {
    (!run.is_empty() && run.len() <= text.len())
        .then(|| text.windows(run.len()).position(|window| window == run))
        .flatten()
}

/// Marks, tatweel and invisible controls.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{64B}'..='\u{652}' | '\u{670}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        _ => c,
    }
}
