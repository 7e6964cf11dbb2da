//! The words of a folded text without its punctuation, as one string: for comparing and searching texts that may differ
//! in punctuation. Folding itself is not done here.

use super::fold::Folded;
use super::word::Word;

/// The words of a folded text, letters and digits alone, with one space between them.
pub fn joined(folded: &Folded) -> String {
    let mut out = String::with_capacity(folded.as_str().len() + 1);
    push_words(folded.as_str(), folded.words(), &mut out);
    out.pop();
    out
}

/// Appends words of a folded text with a space behind each.
pub(super) fn push_words(folded: &str, words: &[Word], out: &mut String) {
    for word in words {
        out.push_str(&folded[word.span.clone()]);
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::joined;
    use crate::text::fold::Folded;

    #[test]
    fn words_are_joined_by_one_space() {
        assert_eq!(joined(&Folded::new("«قال: نعم» - 0.")), "قال نعم 0");
        assert_eq!(joined(&Folded::new(" - ")), "");
    }
}
