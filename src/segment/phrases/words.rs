//! Lists of single words that are asked for beside the lexicon's markers (`words.tsv`). What a word means for a line is
//! told where its list is asked for.

use std::sync::LazyLock;

use crate::model::table;
use crate::text::fold;
use crate::text::table;

table! {
    /// A list of words; each name is that of the table's first column.
    pub(in crate::segment) enum WordList (
        /// Whether its words are compared with folded text, and not as they are printed.
        folded: bool,
    ) {
        Wrote "wrote" "Words with which a byline without a colon begins." { folded: true },
        BeforeSourceSaid "before-source-said" "Words behind which `source` is a word of a sentence and no label." { folded: true },
        DateLabel "date-label" "The first word of labels that announce a date." { folded: false },
        City "city" "Newspapers that are called like a city; beside a dash the name means the city." { folded: true },
        Medium "medium" "Words in the names of media and not in those of persons." { folded: false },
        FromCity "from-city" "The word between an outlet and the city it reports from." { folded: false },
        Particle "particle" "Particles of sentences, which no person's name holds." { folded: true },
        Closing "closing" "Words with which a newsroom closes a report." { folded: true },
        Prayer "prayer" "The prayers of a day, as a table of their times names them." { folded: true },
        Joint "joint" "Words that join others to a sentence; tags that run together have none." { folded: true },
        Article "article" "The article, as it is written onto nouns." { folded: true },
        JoinedBeginning "joined-beginning" "What joins a word to the sentence before it; a name on its line does not begin so." { folded: true },
        Clause "clause" "Words that begin a clause: a verb behind one belongs to it and begins no sentence." { folded: true },
        Opening "opening" "Words with which a sentence opens before its verb, saying where, when and with whom." { folded: true },
        Comments "comments" "What the rules for readers' comments call them." { folded: true },
        Cookies "cookies" "Names of cookies." { folded: true },
        CookiesPrinted "cookies-printed" "A part of each of them as printed, in capital letters, too." { folded: false },
        SiteVoice "site-voice" "Words in which a site speaks of itself and to its reader." { folded: true },
        PageMark "page-mark" "Words beside the numbers of the pages of an article." { folded: true },
        MenuHome "menu-home" "The entry of a menu that leads to the first page, as it is printed." { folded: false },
        DisclaimedText "disclaimed-text" "What a site says that it does not answer for." { folded: true },
        DisclaimerVerb "disclaimer-verb" "The verb with which it says so." { folded: true },
        DisclaimerOpinion "disclaimer-opinion" "What the texts express." { folded: true },
        DisclaimerOwner "disclaimer-owner" "Whose that is." { folded: true },
        DisclaimerSite "disclaimer-site" "Whose it is not." { folded: true },
        DisclaimerNot "disclaimer-not" "How a site says that it is not its own." { folded: true },
        TagLabel "tag-label" "Words for tags before a colon, with short phrases behind it." { folded: true },
        PollAnswer "poll-answer" "Answers of a poll and its buttons." { folded: true },
        DocumentName "document-name" "What a page calls itself in the label of its code." { folded: true },
        Pager "pager" "Which article beside this one a link leads to." { folded: true },
        PagerThing "pager-thing" "What is called so." { folded: true },
        Published "published" "The word before `on` and a date that says when a text was published." { folded: true },
        CommentRule "comment-rule" "Words of the rules for readers' comments, or parts of them." { folded: true },
    }
}

/// The words of each list, in the order of the table.
static LISTS: LazyLock<[Vec<String>; WordList::ALL.len()]> = LazyLock::new(|| {
    let mut lists = WordList::ALL.map(|_| Vec::new());
    for (list, word) in rows().filter_map(|[list, word, _]| Some((WordList::parse(list)?, word))) {
        let word = if list.folded() {
            fold::phrase(word)
        } else {
            word.to_owned()
        };
        lists[list as usize].push(word);
    }
    lists
});

/// The words of a list, folded where the list says so.
pub(in crate::segment) fn words_of(list: WordList) -> &'static [String] {
    &LISTS[list as usize]
}

/// Whether a word is on a list.
pub(in crate::segment) fn is_on(list: WordList, word: &str) -> bool {
    words_of(list).iter().any(|known| known == word)
}

/// Whether a folded word is a particle of sentences, which no person's name holds.
pub fn is_particle(word: &str) -> bool {
    is_on(WordList::Particle, word)
}

/// Rows of the table: list, word, reason.
fn rows() -> impl Iterator<Item = [&'static str; 3]> {
    table::rows(include_str!("words.tsv"))
}

#[cfg(test)]
mod tests {
    use super::{WordList, rows, words_of};
    use std::collections::BTreeSet;

    #[test]
    fn every_row_is_of_a_list_once_and_gives_a_reason() {
        let mut seen = BTreeSet::new();
        for line in include_str!("words.tsv").lines().skip(2) {
            assert_eq!(line.split('\t').count(), 3, "three columns: {line}");
        }
        for [list, word, reason] in rows() {
            assert!(WordList::parse(list).is_some(), "no such list: {list}");
            assert!(reason.len() > 2, "no reason: {word}");
            assert_eq!(word, word.trim(), "white space: {word}");
            assert!(seen.insert((list, word)), "twice: {list} {word}");
        }
    }

    #[test]
    fn no_list_is_empty() {
        for list in WordList::ALL {
            assert!(!words_of(list).is_empty(), "{list:?}");
        }
    }
}
