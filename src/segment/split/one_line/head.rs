//! Where the head of a page flattened onto one line is cut: around its headline, around labels with a date or a number,
//! and before the lede. Its tail is cut in `tail`.

use super::head_data::data_starts;
use super::runs::is_border_before;
use crate::lexicon::{Class, Hit, Lexicon};
use crate::model::Break;
use crate::segment::phrases::{Openers, WordList, is_on, is_signed, words_of};
use crate::segment::split::line::Points;
use crate::text::chars::{char_boundary, is_dash, is_digit, is_word};
use crate::text::dates::DateSpans;
use crate::text::fold;
use crate::text::stems::{StemSet, stems};
use crate::text::words;

/// Cuts around a second printing of the headline with which a flattened page begins, without its site suffix.
pub(super) fn title_points(source: &str, points: &mut Points) {
    const MIN_TITLE_BYTES: usize = 30;
    const MAX_TITLE_BYTES: usize = 400;
    let Some((&end, _)) = points.iter().find(|&(&at, _)| at >= MIN_TITLE_BYTES) else {
        return;
    };
    let first = source[..end].trim();
    if end > MAX_TITLE_BYTES {
        return;
    }
    let bare = [" - ", " | ", " – ", " :: "]
        .iter()
        .find_map(|dash| first.rsplit_once(dash))
        .map_or(first, |(bare, _)| bare);
    if bare.len() >= MIN_TITLE_BYTES
        && let Some(at) = source[end..].find(bare)
    {
        points.insert(end + at, Break::Marker);
        points.insert(end + at + bare.len(), Break::Marker);
    }
}

/// Cuts around labels of the page with what they announce: a date behind `تاريخ النشر`, a number behind `المشاهدات`.
pub(super) fn label_points(source: &str, hits: &[Hit], points: &mut Points) {
    /// The longest date with its day and clock, in bytes.
    const DATE_BYTES: usize = 96;
    /// Separators and the name of a day may precede the digits of a date, in bytes.
    const NEAR_BYTES: usize = 24;
    // `بتاريخ` is prose, `تاريخ النشر` is not, and a page may begin with `نشر في`.
    let labels = |hit: &&Hit| {
        let phrase = &source[hit.span.clone()];
        let mut first_words = words_of(WordList::DateLabel).iter();
        let says_date = hit.at_start
            || points.contains_key(&hit.span.start)
            || is_border_before(source, hit.span.start)
            || first_words.any(|first| phrase.starts_with(first.as_str()));
        hit.class == Class::Ui || hit.class == Class::Dateline && says_date
    };
    let labels: Vec<&Hit> = hits.iter().filter(labels).collect();
    for hit in labels {
        let behind = &source[hit.span.end..];
        let value = behind.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | '|') || is_dash(c)
        });
        let start = source.len() - value.len();
        let end = match hit.class {
            Class::Ui => number_end(source, hit, value),
            _ => {
                let near = value
                    .char_indices()
                    .map(|(at, _)| at)
                    .take_while(|&at| at <= DATE_BYTES)
                    .last();
                // Read apart from the line: what is further off must not prolong the date.
                let dates = DateSpans::read(&value[..near.unwrap_or_default()]).listed_from(0);
                dates
                    .first()
                    .filter(|date| date.start <= NEAR_BYTES)
                    .map_or(0, |date| date.end)
            }
        };
        if end > 0 {
            points.insert(hit.span.start, Break::Marker);
            points.insert(start + end, Break::Marker);
        }
    }
}

/// Where the number that a label of the page announces ends; 0 where the label is a word of a sentence.
fn number_end(source: &str, label: &Hit, value: &str) -> usize {
    let printed = label.separator_after || is_border_before(source, label.span.start);
    if !printed || !value.starts_with(is_digit) {
        return 0;
    }
    let end = value.find(|c: char| !is_digit(c) && !matches!(c, ',' | '.' | '٬'));
    end.unwrap_or(value.len())
}

/// Cuts behind a desk or a byline that flattening glued to the lede (`متابعات أعلنت …`, `شام-سليم حداد قال …`): a word
/// that alone on a line is one, or an outlet and a name with a dash between, and then the verb of a lede.
pub(super) fn byline_point(source: &str, hits: &[Hit], openers: &Openers, points: &mut Points) {
    /// Words of a name behind the outlet.
    const NAME_WORDS: usize = 3;
    let begins = |word: &str| openers.begins_lede(fold::phrase(word).as_str());
    let desk = hits.iter().find(|hit| {
        hit.at_start
            && !hit.separator_after
            && matches!(hit.class, Class::Byline | Class::SourceLine)
    });
    if let Some(desk) = desk
        && let Some((offset, verb)) = words::parts(&source[desk.span.end..], 0).next()
        && (begins(verb) || is_present_verb(verb))
    {
        points.insert(desk.span.end + offset, Break::Marker);
        return;
    }
    let mut words = words::parts(source, 0).skip(1);
    if is_signed(source)
        && let Some((at, _)) = words
            .by_ref()
            .take(NAME_WORDS)
            .find(|(_, word)| begins(word))
    {
        points.insert(at, Break::Marker);
    }
}

/// Cuts around the brackets in which a newsroom signs behind a sentence or before the lede.
pub(super) fn signed_points(source: &str, hits: &[Hit], points: &mut Points) {
    /// Longest of them, in bytes.
    const SIGNED_BYTES: usize = 240;
    for hit in hits.iter().filter(|hit| hit.class == Class::Byline) {
        let Some(above) = source[..hit.span.start].strip_suffix('(') else {
            continue;
        };
        let near = &source[hit.span.end..char_boundary(source, hit.span.end + SIGNED_BYTES)];
        if let Some(close) = near.find(')')
            && is_border_before(source, above.len())
        {
            points.insert(above.len(), Break::Marker);
            points.insert(hit.span.end + close + 1, Break::Marker);
        }
    }
}

/// Cuts around a byline with its label in the head of a page, where the verb of the lede is right behind the name
/// (`كتب: سمير الحداد أعلنت …`).
pub(super) fn byline_label_point(
    source: &str,
    hits: &[Hit],
    openers: &Openers,
    points: &mut Points,
) {
    /// Bytes in which the head of a page is.
    const HEAD_BYTES: usize = 1200;
    /// Words of a name.
    const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    let labels = hits.iter().filter(|hit| {
        hit.class == Class::Byline && hit.separator_after && hit.span.start <= HEAD_BYTES
    });
    for label in labels {
        let words = words::parts(source, label.span.end).filter(|(_, word)| word.contains(is_word));
        let lede = words
            .take(NAME_WORDS.end() + 1)
            .enumerate()
            .find(|(count, (_, word))| {
                NAME_WORDS.contains(count) && openers.begins_lede(fold::phrase(word).as_str())
            });
        if let Some((_, (at, _))) = lede {
            points.insert(label.span.start, Break::Marker);
            points.insert(at, Break::Marker);
        }
    }
}

/// A verb in the present, as agencies begin with: `تتسلم`, `يلتقي`. Nouns with these letters have an article or end in
/// taa marbuta.
fn is_present_verb(word: &str) -> bool {
    /// Shorter words are particles and names.
    const VERB_LETTERS: usize = 4;
    word.starts_with(['ي', 'ت']) && word.chars().count() >= VERB_LETTERS && !word.ends_with('ة')
}

/// Cuts between a headline and the lede that flattening glued to it, and around the data between the two.
pub(super) fn lede_point(source: &str, lexicon: &Lexicon, openers: &Openers, points: &mut Points) {
    let first_cut = points.keys().next().copied().unwrap_or(source.len());
    let Some(at) = lede_at(&source[..first_cut], source, openers, true) else {
        return;
    };
    points.insert(at, Break::Marker);
    let (headline, lede) = source.split_at(at);
    for start in data_starts(headline, lede, lexicon) {
        points.insert(start, Break::Marker);
    }
}

/// Where the lede begins behind the headline at the start of a line: at a verb in the past, when the text behind it takes up
/// the headline's words. A verb of a clause in the headline is none, where clauses are heeded.
pub(super) fn lede_at(
    head: &str,
    source: &str,
    openers: &Openers,
    heeds_clauses: bool,
) -> Option<usize> {
    /// Shortest and longest headline, in words.
    const HEADLINE: std::ops::RangeInclusive<usize> = 4..=20;
    /// One in so many of the headline's words comes again in its lede; more where it opens like a sentence.
    const LEAST_SHARE: usize = 4;
    const LEAST_SHARE_OF_OPENING: usize = 2;
    /// Bytes behind the verb in which the headline's words must come again.
    const LEDE_BYTES: usize = 400;
    let (mut clause, mut least) = (false, LEAST_SHARE);
    for (count, (at, word)) in words::parts(head, 0).enumerate().take(HEADLINE.end() + 1) {
        let goes_on = word.ends_with("..");
        // `12 March, 2021` is no end of a sentence.
        let is_in_date = || source[at + word.len()..].trim_start().starts_with(is_digit);
        if word.ends_with(['.', '،', ',', '؛']) && !goes_on && !is_in_date() {
            return None;
        }
        let folded = fold::phrase(word);
        let begins = openers.begins_lede(folded.as_str());
        // A text that begins with a verb in the past has no headline above it.
        if count == 0 && (begins || is_past_of_her(word)) {
            return None;
        }
        if count == 0 && is_on(WordList::Opening, &folded) {
            least = LEAST_SHARE_OF_OPENING;
        }
        // A dateline belongs to its lede.
        let is_behind_dash = source[..at].trim_end().ends_with(is_dash);
        if !HEADLINE.contains(&count) || !begins || clause || is_behind_dash {
            clause |= heeds_clauses && is_on(WordList::Clause, &folded);
            continue;
        }
        let end = source[at..]
            .char_indices()
            .map(|(offset, _)| at + offset)
            .take_while(|end| end - at <= LEDE_BYTES)
            .last();
        let (headline, lede) = (stems(&source[..at]), stems(&source[at..end.unwrap_or(at)]));
        let shared = headline.shared_with(&StemSet::from(&lede));
        if shared >= 2 && shared * least >= headline.len() {
            return Some(at);
        }
    }
    None
}

/// A verb in the past of a subject that the grammar calls feminine, as parties and ministries are: `أعلنت`. Headlines put
/// it into the present.
fn is_past_of_her(word: &str) -> bool {
    /// Shorter words are nouns and particles.
    const VERB_LETTERS: usize = 4;
    let mut articles = words_of(WordList::Article).iter();
    // `ات` is the plural of nouns.
    let verbal = word
        .strip_suffix('ت')
        .is_some_and(|stem| !stem.ends_with('ا'));
    verbal
        && !articles.any(|article| word.starts_with(article.as_str()))
        && word.chars().count() >= VERB_LETTERS
}
