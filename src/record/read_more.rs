//! Lines that lead to the rest of an article, as teasers have them behind or below them (`phrases.tsv`).

use super::phrases::{PhraseUse, phrases};
use crate::text::chars::{char_boundary, is_word};
use crate::text::fold::{self, Folded, first_letters};
use std::sync::LazyLock;

/// Whether a line is a "read more", or begins with the one of the teaser before it. `folded` is memory to work in.
pub(super) fn leads_on(text: &str, folded: &mut Folded) -> bool {
    /// Longer than each phrase with all its marks; what follows does not matter.
    const PHRASE_BYTES: usize = 160;
    let text = text.trim_start_matches(|c: char| !is_word(c));
    let may_lead = match first_letters(text) {
        Some(letters) => BEGINNINGS.contains(&letters),
        // The first letters folded are the first letters of the text folded.
        None => {
            let beginning = text.char_indices().nth(BEGINNING_LETTERS);
            let end = beginning.map_or(text.len(), |(at, _)| at);
            begins_a_phrase(fold::phrase(&text[..end]).as_bytes())
        }
    };
    if !may_lead {
        return false;
    }
    folded.refold(&text[..char_boundary(text, PHRASE_BYTES)]);
    let line = folded.as_str();
    let begins = |phrase: &&str| line.starts_with(*phrase);
    phrases(PhraseUse::ReadMore).iter().any(begins)
        || phrases(PhraseUse::ReadMoreAlone).contains(&line)
}

/// Letters that tell nearly all lines from all phrases.
const BEGINNING_LETTERS: usize = 3;

/// The first three letters of each phrase; six bytes of a Latin one, which no three Arabic letters are.
static BEGINNINGS: LazyLock<Vec<[u8; 6]>> = LazyLock::new(|| {
    let beginnings = all().filter_map(|phrase| phrase.as_bytes().first_chunk());
    beginnings.copied().collect()
});

/// Whether a phrase begins with these letters; a look at them spares nearly all lines the folding.
fn begins_a_phrase(letters: &[u8]) -> bool {
    all().any(|phrase| phrase.as_bytes().starts_with(letters))
}

fn all() -> impl Iterator<Item = &'static &'static str> {
    let alone = phrases(PhraseUse::ReadMoreAlone);
    phrases(PhraseUse::ReadMore).iter().chain(alone)
}

#[cfg(test)]
mod tests {
    use super::leads_on;
    use crate::record::phrases::{PhraseUse, phrases};
    use crate::text::fold::Folded;

    fn leads(line: &str) -> bool {
        leads_on(line, &mut Folded::default())
    }

    #[test]
    fn every_phrase_leads_on_at_the_start_of_a_line() {
        for phrase in phrases(PhraseUse::ReadMore) {
            assert!(
                leads(phrase) && leads(&format!("» {phrase} الآن")),
                "{phrase}"
            );
            assert!(!leads(&format!("الآن {phrase}")), "{phrase}");
        }
        assert!(leads("اقْرَأ المزيد") && leads("READ MORE"));
    }

    #[test]
    fn some_lead_on_only_as_the_whole_line() {
        for phrase in phrases(PhraseUse::ReadMoreAlone) {
            assert!(leads(phrase), "{phrase}");
            assert!(!leads(&format!("{phrase} التي وصلتنا")), "{phrase}");
        }
    }
}
