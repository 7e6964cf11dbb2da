//! What names of sites look like that no table has: hosts and newspapers. Whose they are is told in `own_site`.

use super::phrases::{PhraseUse, phrases};

/// Whether a folded name says that it is that of a newspaper: the word, and a word or two behind it. Other kinds of media
/// are called like things that headlines are about: channels, portals, agencies.
pub(super) fn is_newspaper(folded: &str) -> bool {
    const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=3;
    let first = folded.split(' ').next().unwrap_or_default();
    phrases(PhraseUse::Newspaper).contains(&first)
        && NAME_WORDS.contains(&folded.split(' ').count())
}

/// `alwaha.example`: letters of ASCII, with a point between.
pub(super) fn is_host(part: &str) -> bool {
    let labels = part.split('.');
    let is_label = |label: &str| {
        label.len() > 1
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    labels.clone().count() > 1
        && labels.clone().all(is_label)
        && !part
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}
