//! Phrases that the fields of a record are read by: rows with a reason (`phrases.tsv`). What a phrase means for a field is
//! that field's business; marker phrases are in `lexicon/`.

use crate::model::table;
use crate::text::table;
use std::sync::LazyLock;

table! {
    /// What a phrase is used for.
    pub(super) enum PhraseUse {
        ErrorPage "error-page" "Said by a site's answer that there is no such page, or that a program is not welcome.",
        ReadMore "read-more" "Begins a line that leads to the rest of an article.",
        ReadMoreAlone "read-more-alone" "Leads to the rest of an article where it is the whole line.",
        Verdict "verdict" "A word of fact checkers and moderators: a title of nothing else is the label of the row.",
        NoTitle "no-title" "Written where there is no title.",
        NoAuthor "no-author" "Written where there is no author: names of accounts, and controls beside the byline.",
        GivenName "given-name" "The first word of a person's name, where no label says that it is one.",
        PlaceParticle "place-particle" "Between a headline and the site on which it stands.",
        Newspaper "newspaper" "The word before the name of a newspaper.",
        Home "home" "What a home page is called in its title.",
        Site "site" "Says what kind of site a directory names, beside a newspaper.",
        TopicLabel "topic-label" "The label of a subject that the site follows.",
        Article "article" "The definite article, written onto its word.",
        ArticleBehindParticle "article-behind-particle" "Particles with the article as it is written behind them.",
        Particle "particle" "Written onto the word behind it.",
    }
}

static PHRASES: LazyLock<[Vec<&'static str>; PhraseUse::ALL.len()]> = LazyLock::new(|| {
    // The table is gone through once: each start of the program reads it.
    let mut phrases = PhraseUse::ALL.map(|_| Vec::new());
    let used = |[phrase, used, _]: [&'static str; 3]| Some((PhraseUse::parse(used)?, phrase));
    for (used, phrase) in rows().filter_map(used) {
        phrases[used as usize].push(phrase);
    }
    phrases
});

/// The phrases of a use, in the order of the table.
pub(super) fn phrases(used: PhraseUse) -> &'static [&'static str] {
    &PHRASES[used as usize]
}

/// Phrase, use and reason of each row; a row of other cells is left out, which a test does not let happen.
fn rows() -> impl Iterator<Item = [&'static str; 3]> {
    table::rows(include_str!("phrases.tsv"))
}

#[cfg(test)]
mod tests {
    use super::{PhraseUse, phrases, rows};
    use crate::text::fold;

    #[test]
    fn rows_are_whole_folded_sorted_and_give_a_reason() {
        let all: Vec<_> = rows().collect();
        let lines = include_str!("phrases.tsv").lines().count();
        assert_eq!(all.len() + 2, lines, "a row has three cells");
        for [phrase, used, reason] in &all {
            assert!(PhraseUse::parse(used).is_some(), "{phrase}: {used}");
            assert!(!reason.is_empty(), "{phrase}");
            assert_eq!(fold::phrase(phrase).as_str(), *phrase);
        }
        for used in PhraseUse::ALL {
            let phrases = phrases(used);
            assert!(!phrases.is_empty(), "{}", used.as_str());
            let key = |phrase: &'static str| (phrase.is_ascii(), phrase);
            for pair in phrases.windows(2) {
                assert!(
                    key(pair[0]) < key(pair[1]),
                    "{} belongs before {}",
                    pair[1],
                    pair[0]
                );
            }
        }
    }
}
