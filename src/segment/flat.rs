//! Where a whole page flattened onto one line is cut: around printed dates, runs of controls and section names, a
//! second printing of the headline, the items of lists, and behind sentences.

use super::at_markers::word_starts;
use super::cut::Points;
use super::openers::Openers;
use super::shape::is_signed;
use crate::lexicon::{Class, Hit, Lexicon};
use crate::model::{Break, Span};
use crate::text::chars::{ends_sentence, is_closing, is_dash, is_digit, is_letter, is_word};
use crate::text::fold::Folded;
use crate::text::stamps;
use crate::text::words::stems;

/// Cuts around dates printed by the page and around runs of controls and section names.
pub(super) fn run_points(source: &str, hits: &[Hit], lexicon: &Lexicon, points: &mut Points) {
    let stamps = stamps::stamps(source);
    for stamp in &stamps {
        points.insert(stamp.start, Break::Marker);
        points.insert(stamp.end, Break::Marker);
    }
    let mut marks: Vec<Span> = section_spans(source, lexicon);
    marks.extend(
        hits.iter()
            .filter(|hit| is_control(hit.class))
            .map(|hit| hit.span.clone()),
    );
    marks.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut run: Option<(Span, usize)> = None;
    for span in marks {
        run = Some(match run.take() {
            Some((run, count)) if span.start < run.end => (run.start..run.end.max(span.end), count),
            Some((run, count)) if !source[run.end..span.start].contains(is_word) => {
                (run.start..span.end, count + 1)
            }
            finished => {
                close_run(source, finished, &stamps, points);
                (span, 1)
            }
        });
    }
    close_run(source, run, &stamps, points);
}

/// One control word may stand in a sentence; two in a row, or one beside a printed date or the line's start, do
/// not.
fn close_run(source: &str, run: Option<(Span, usize)>, stamps: &[Span], points: &mut Points) {
    let Some((span, count)) = run else { return };
    let beside = stamps.iter().any(|stamp| touches(source, stamp, &span));
    if count >= 2 || beside || span.start == 0 {
        points.insert(span.start, Break::Marker);
        points.insert(span.end, Break::Marker);
    }
}

fn touches(source: &str, left: &Span, right: &Span) -> bool {
    let between = if left.end <= right.start {
        left.end..right.start
    } else {
        right.end..left.start.max(right.end)
    };
    !source[between].contains(is_word)
}

/// Section names that stand next to each other in a line, two and more: a menu.
pub(super) fn section_spans(source: &str, lexicon: &Lexicon) -> Vec<Span> {
    const NAME_WORDS: usize = 3;
    let words: Vec<Span> = word_starts(source, 0)
        .map(|(at, word)| at..at + word.len())
        .collect();
    let name_at = |at: usize| {
        (1..=NAME_WORDS.min(words.len() - at))
            .rev()
            .find(|&length| {
                let name = &source[words[at].start..words[at + length - 1].end];
                lexicon.is_section(Folded::of(name).as_str())
            })
    };
    let mut spans = Vec::new();
    let (mut at, mut run) = (0, Vec::new());
    while at < words.len() {
        if let Some(length) = name_at(at) {
            run.push(words[at].start..words[at + length - 1].end);
            at += length;
            continue;
        }
        if run.len() >= 2 {
            spans.append(&mut run);
        }
        run.clear();
        at += 1;
    }
    if run.len() >= 2 {
        spans.append(&mut run);
    }
    spans
}

fn is_control(class: Class) -> bool {
    matches!(
        class,
        Class::Share | Class::Ui | Class::Navigation | Class::Comments | Class::Dateline
    )
}

/// Cuts between a headline and the lede that flattening glued to it: before a verb in the past, when the text
/// behind it takes up the headline's words.
pub(super) fn lede_point(source: &str, openers: &Openers, points: &mut Points) {
    /// Words of a headline.
    const HEADLINE: std::ops::RangeInclusive<usize> = 4..=20;
    /// Bytes behind the verb in which the headline's words must come again.
    const LEDE_BYTES: usize = 400;
    let first_cut = points.keys().next().copied().unwrap_or(source.len());
    for (count, (at, word)) in word_starts(source, 0).enumerate().take(HEADLINE.end() + 1) {
        if at >= first_cut || word.ends_with(['.', '،', ',', '؛']) {
            return;
        }
        let begins = openers.begins_lede(Folded::of(word).as_str());
        // A text that begins with such a verb has no headline above it.
        if count == 0 && begins {
            return;
        }
        if !HEADLINE.contains(&count) || !begins {
            continue;
        }
        let end = source[at..]
            .char_indices()
            .map(|(offset, _)| at + offset)
            .take_while(|end| end - at <= LEDE_BYTES)
            .last();
        let (headline, lede) = (stems(&source[..at]), stems(&source[at..end.unwrap_or(at)]));
        if headline.intersection(&lede).count() >= 2 {
            points.insert(at, Break::Marker);
            return;
        }
    }
}

/// Cuts around labels of the page with what they announce: a date behind `تاريخ النشر`, a number behind `المشاهدات`.
pub(super) fn label_points(source: &str, hits: &[Hit], points: &mut Points) {
    /// A date with its day and clock is no longer, in bytes.
    const DATE_BYTES: usize = 96;
    /// Separators and the name of a day may stand before the digits of a date, in bytes.
    const NEAR_BYTES: usize = 24;
    // `بتاريخ` is prose, `تاريخ النشر` is not.
    let labels = |hit: &&Hit| {
        hit.class == Class::Ui
            || hit.class == Class::Dateline && source[hit.span.clone()].starts_with("تاريخ")
    };
    for hit in hits.iter().filter(labels) {
        let behind = &source[hit.span.end..];
        let value = behind.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | '|') || is_dash(c)
        });
        let start = source.len() - value.len();
        let end = match hit.class {
            Class::Ui => value
                .find(|c: char| !is_digit(c) && !matches!(c, ',' | '.' | '٬'))
                .unwrap_or(value.len()),
            _ => {
                let near = value
                    .char_indices()
                    .map(|(at, _)| at)
                    .take_while(|&at| at <= DATE_BYTES)
                    .last();
                let dates = stamps::list_dates(&value[..near.unwrap_or_default()]);
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

/// Cuts around a headline that stands twice in a row near the beginning of a page, as title and as heading.
pub(super) fn doubled_points(source: &str, points: &mut Points) {
    /// Words of a headline.
    const HEADLINE: std::ops::RangeInclusive<usize> = 4..=24;
    /// Words of a long menu, and of the headline behind it.
    const HEAD_WORDS: usize = 240;
    let words: Vec<(usize, &str)> = word_starts(source, 0).take(HEAD_WORDS).collect();
    let same = |at: usize, length: usize| {
        let (Some(first), Some(second)) = (
            words.get(at..at + length),
            words.get(at + length..at + 2 * length),
        ) else {
            return false;
        };
        first
            .iter()
            .zip(second)
            .all(|((_, one), (_, other))| one == other)
    };
    let found = (0..words.len()).find_map(|at| {
        HEADLINE
            .rev()
            .find(|&length| same(at, length))
            .map(|length| (at, length))
    });
    if let Some((at, length)) = found {
        for at in [at, at + length, at + 2 * length] {
            points.extend(words.get(at).map(|&(at, _)| (at, Break::Marker)));
        }
    }
}

/// Cuts behind a desk or a byline that flattening glued to the lede (`متابعات أعلنت …`, `شام-سليم حداد قال …`): a word
/// that alone on a line is one, or an outlet and a name with a dash between, and then the verb of a lede.
pub(super) fn byline_point(source: &str, hits: &[Hit], openers: &Openers, points: &mut Points) {
    /// Words of a name behind the outlet.
    const NAME_WORDS: usize = 3;
    let begins = |word: &str| openers.begins_lede(Folded::of(word).as_str());
    let desk = hits.iter().find(|hit| {
        hit.at_start
            && !hit.separator_after
            && matches!(hit.class, Class::Byline | Class::SourceLine)
    });
    if let Some(desk) = desk
        && let Some((offset, verb)) = word_starts(&source[desk.span.end..], 0).next()
        && (begins(verb) || is_present_verb(verb))
    {
        points.insert(desk.span.end + offset, Break::Marker);
        return;
    }
    let mut words = word_starts(source, 0).skip(1);
    if is_signed(source)
        && let Some((at, _)) = words
            .by_ref()
            .take(NAME_WORDS)
            .find(|(_, word)| begins(word))
    {
        points.insert(at, Break::Marker);
    }
}

/// A verb in the present, as agencies begin with: `تتسلم`, `يلتقي`. Nouns with these letters have an article or end in
/// taa marbuta.
fn is_present_verb(word: &str) -> bool {
    /// Shorter words are particles and names.
    const VERB_LETTERS: usize = 4;
    word.starts_with(['ي', 'ت']) && word.chars().count() >= VERB_LETTERS && !word.ends_with('ة')
}

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

/// Cuts the list behind a tail marker at its bullets and dates.
pub(super) fn item_points(source: &str, tail: usize, points: &mut Points) {
    for date in stamps::list_dates(&source[tail..]) {
        points.insert(tail + date.start, Break::Marker);
        points.insert(tail + date.end, Break::Marker);
    }
    for (at, c) in source[tail..].char_indices() {
        let at = tail + at;
        let spaced = source[..at].ends_with(char::is_whitespace)
            && source[at + c.len_utf8()..].starts_with(char::is_whitespace);
        if spaced
            && (matches!(c, '•' | '▪' | '●' | '◄' | '»' | '*')
                || is_dash(c)
                    && !source[..at]
                        .trim_end()
                        .ends_with(|c: char| c.is_ascii_digit()))
        {
            points.insert(at, Break::Marker);
        }
    }
}

/// Cuts behind sentence ends, not behind initials and abbreviations (`د. `).
pub(super) fn sentence_points(source: &str, points: &mut Points) {
    let mut word_letters = 0;
    let (mut ended, mut dots) = (false, 0);
    for (at, c) in source.char_indices() {
        if c.is_whitespace() {
            if ended
                && source[at..]
                    .trim_start()
                    .starts_with(|c: char| is_letter(c) || matches!(c, '"' | '«' | '“' | '©'))
            {
                points.entry(at).or_insert(Break::Sentence);
            }
            (word_letters, ended, dots) = (0, false, 0);
        } else if ends_sentence(c) {
            // Two dots in a row join the parts of a headline.
            dots = if c == '.' { dots + 1 } else { 0 };
            ended = dots != 2 && (word_letters > 2 || word_letters == 0);
        } else if is_closing(c) {
            // A closing quote or bracket belongs to the sentence it closes.
        } else {
            word_letters += 1;
            (ended, dots) = (false, 0);
        }
    }
}
