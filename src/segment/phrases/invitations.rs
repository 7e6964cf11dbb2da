//! Labels before headlines of the site's other articles that no table has whole, since each site joins a few words in its
//! own way (`اطلع أيضا على:`, `تقرير ذو صلة:`, `اقرأ في الساحل:`). It takes a label only with a colon and a headline behind
//! it; the lexicon has those that stand alone.

use crate::lexicon::{Class, Hit, Position};
use crate::text::chars::{ends_sentence, is_closing, is_word};
use crate::text::fold::{self, Folded};
use crate::text::table;
use crate::text::word::hash;
use crate::text::words;
use foldhash::{HashMap, HashSet};
use memchr::memchr;
use std::sync::LazyLock;

/// Words of a label: one alone is also a word of headlines (`شاهد: …`).
const LABEL_WORDS: std::ops::RangeInclusive<usize> = 2..=7;

/// Words of the shortest label that is its whole line.
const BARE_WORDS: usize = 3;

/// Bytes in which its colon stands: its words are short, but may be stretched.
const MOST_LABEL_BYTES: usize = 160;

/// Words of the name of a site.
const NAME_WORDS: usize = 2;

/// Words of the headline behind it.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 3..=24;

/// What a word is for in a label.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    /// The label may begin with it.
    begins: bool,
    /// It may stand behind that and says what is read, or that it is more; or it is a particle.
    is_inside: bool,
    is_small: bool,
    /// With it the site speaks to its reader: no sentence of an article begins so.
    is_voice: bool,
    /// It is a kind of article, and the label says that it is about the same.
    is_kind: bool,
    says_relation: bool,
    /// The name of a site may stand behind it and a particle.
    reads: bool,
    is_at: bool,
    /// It says that there is more.
    is_more: bool,
}

static PARTS: LazyLock<HashMap<String, Parts>> = LazyLock::new(|| {
    let mut parts: HashMap<String, Parts> = HashMap::default();
    for [part, word, _] in rows() {
        let known = parts.entry(fold::phrase(word)).or_default();
        match part {
            "begin" => known.begins = true,
            "inside" => known.is_inside = true,
            "small" => known.is_small = true,
            "voice" => known.is_voice = true,
            "kind" => known.is_kind = true,
            "relation" => known.says_relation = true,
            "read" => known.reads = true,
            "at" => known.is_at = true,
            "more" => known.is_more = true,
            _ => {}
        }
    }
    parts
});

/// The words with which a label begins, as hashes.
static FIRST_WORDS: LazyLock<HashSet<u64>> = LazyLock::new(|| {
    let begin = PARTS
        .iter()
        .filter(|(_, part)| part.begins || part.is_kind || part.reads);
    begin.map(|(word, _)| hash(word)).collect()
});

/// The label at the start of a line, as a marker; none where the line has no such.
pub(in crate::segment) fn invitation(line: &str) -> Option<Hit> {
    let colon = memchr(b':', &line.as_bytes()[..line.len().min(MOST_LABEL_BYTES)])?;
    let start = line.find(is_word).filter(|&start| start < colon)?;
    let label = line[start..colon].trim_end();
    if !is_headline(&line[colon + 1..]) || !is_label(label) {
        return None;
    }
    Some(Hit::label(Class::ReadAlso, start..start + label.len()))
}

/// A line of nothing but such a label: what it announces is on the next.
fn bare_label(line: &str) -> Option<Hit> {
    let start = line.find(is_word)?;
    let label = line[start..].trim_end_matches(|c: char| !is_word(c));
    let is_short = label.len() <= MOST_LABEL_BYTES && !line.trim_end().ends_with(ends_sentence);
    // A button that leads to more of the same has nothing below it.
    let leads_on = || {
        let mut words = label.split_whitespace().map(fold::phrase);
        words.any(|word| PARTS.get(word.as_str()).is_some_and(|part| part.is_more))
    };
    // Two words alone are a button as well, unless they name a kind of article.
    let first = label.split_whitespace().next().map(fold::phrase);
    let is_kind =
        first.is_some_and(|word| PARTS.get(word.as_str()).is_some_and(|part| part.is_kind));
    let is_long = is_kind || !words::at_most(BARE_WORDS - 1, label);
    let is_bare = is_short && is_long && !label.contains(':') && is_label(label) && !leads_on();
    is_bare.then(|| Hit {
        fires: Some(Position::Whole),
        at_end: true,
        separator_after: false,
        ..Hit::label(Class::ReadAlso, start..start + label.len())
    })
}

/// Puts the label in the place of the phrases that are parts of it.
pub(in crate::segment) fn with_invitation(hits: &mut Vec<Hit>, line: &str, folded: &Folded) {
    // Nearly all lines are told by their first word.
    let first = folded.words().first();
    if !first.is_some_and(|first| FIRST_WORDS.contains(&first.hash)) {
        return;
    }
    let is_whole = |hit: &Hit| hit.fires == Some(Position::Whole);
    let bare = || bare_label(line).filter(|_| !hits.iter().any(is_whole));
    let Some(label) = invitation(line).or_else(bare) else {
        return;
    };
    let is_known = |hit: &Hit| {
        let names_headlines = matches!(
            hit.class,
            Class::ReadAlso | Class::RelatedList | Class::MostRead
        );
        (names_headlines && hit.at_start || hit.is_users) && hit.fires.is_some()
    };
    if hits.iter().any(is_known) {
        return;
    }
    hits.retain(|hit| hit.span.end > label.span.end);
    hits.insert(0, label);
}

fn is_headline(text: &str) -> bool {
    let text = text.trim();
    let end = text.trim_end_matches(is_closing);
    // What is listed between commas is told in a sentence.
    if text.contains(['،', ',', '؛']) {
        return false;
    }
    let goes_on = !end.ends_with(ends_sentence) || end.ends_with(['؟', '?', '!', '…']);
    goes_on
        && words::at_most(*HEADLINE_WORDS.end(), text)
        && !words::at_most(HEADLINE_WORDS.start() - 1, text)
}

fn is_label(label: &str) -> bool {
    let words: Vec<String> = label.split_whitespace().map(fold::phrase).collect();
    if !LABEL_WORDS.contains(&words.len()) {
        return false;
    }
    let part = |word: &String| PARTS.get(word.as_str()).copied().unwrap_or_default();
    let parts: Vec<Parts> = words.iter().map(part).collect();
    let Some((first, rest)) = parts.split_first() else {
        return false;
    };
    let relates = || first.is_kind && rest.iter().all(|part| part.says_relation);
    let is_behind = |part: &Parts| part.is_inside || part.is_small;
    // `اطلع على:` is also what somebody did.
    let says_more = || first.is_voice || rest.iter().any(|part| part.is_inside || part.begins);
    let invites = || first.begins && rest.iter().all(is_behind) && says_more();
    let names_site = || {
        let at = rest.iter().rposition(|part| part.is_at);
        at.is_some_and(|at| {
            (1..=NAME_WORDS).contains(&(rest.len() - at - 1))
                && first.reads
                && rest[..at].iter().all(is_behind)
        })
    };
    relates() || invites() || names_site()
}

/// Rows of the table: part, word, reason.
fn rows() -> impl Iterator<Item = [&'static str; 3]> {
    table::rows(include_str!("invitations.tsv"))
}

#[cfg(test)]
mod tests {
    use super::{bare_label, invitation, rows};
    use std::collections::BTreeSet;

    #[test]
    fn every_row_is_there_once_and_gives_a_reason() {
        let mut seen = BTreeSet::new();
        for [part, word, reason] in rows() {
            assert!(
                [
                    "begin", "inside", "small", "voice", "kind", "relation", "read", "at", "more"
                ]
                .contains(&part),
                "{part}"
            );
            assert!(seen.insert((part, word)), "{part} {word}");
            assert!(!reason.is_empty(), "{word}");
        }
        assert_eq!(
            seen.len() + 2,
            include_str!("invitations.tsv").lines().count()
        );
    }

    #[test]
    fn labels_of_any_words_are_known() {
        for label in [
            "اطلع أيضا على",
            "كما يمكنك الاطلاع على",
            "تقرير ذو صلة",
            "خبر مرتبط",
            "نرشح لك أيضا",
            "إقرأ في الميناء",
            "طالعوا المزيد على موقع الميناء",
            "« وقد يهمك هذا الخبر",
        ] {
            let line = format!("{label}: عودة الصيادين إلى المرفأ");
            let found = invitation(&line);
            let span = found.map(|hit| line[hit.span].to_owned());
            assert_eq!(span.as_deref(), Some(label.trim_start_matches("« ")));
        }
    }

    #[test]
    fn a_label_may_be_its_whole_line() {
        for line in ["اطلع أيضا على", "تقرير ذو صلة", "• إقرأ في الميناء"]
        {
            assert!(bare_label(line).is_some(), "{line}");
        }
        for line in [
            "اقرأ",
            "تابعوا أخبار",
            "تصفح المزيد",
            "تقرير الوزارة",
            "اطلع على الميناء",
            "قد يهمك هذا الخبر.",
        ] {
            assert!(bare_label(line).is_none(), "{line}");
        }
    }

    #[test]
    fn sentences_and_headlines_are_no_labels() {
        for line in [
            "شاهد: عودة الصيادين إلى المرفأ",
            "تعرف على الميناء: خمسة أسباب لزيارته",
            "اطلع أيضا على: عادت القوارب إلى المرفأ قبل الغروب.",
            "اطلع أيضا على: المرفأ",
            "تقرير الوزارة: عودة الصيادين إلى المرفأ",
            "قد يعود الصيادون: حوار مع نقيبهم في المرفأ",
            "اطلع أيضا على تقرير عن الميناء",
            "وتابع أيضا: لن نغادر المرفأ مهما طال الانتظار",
            "اطلع على: حوض السفن وأرصفة الصيادين",
            "كما يمكنكم مشاهدة: المنارة القديمة، وسوق السمك",
        ] {
            assert_eq!(invitation(line), None, "{line}");
        }
    }
}
