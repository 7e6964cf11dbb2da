//! Where the data of the article begin that flattening left between headline and lede: how long ago, a date with a counter
//! or clock, who wrote it, the site, an address or a handle. The lede is known already; they are read from it backwards.

use crate::lexicon::{Class, Lexicon};
use crate::segment::phrases::{WordList, is_on, is_particle};
use crate::text::address;
use crate::text::chars::{is_dash, is_digit, is_letter, is_word};
use crate::text::dates::{ago_begins, is_date_line, names_unit};
use crate::text::fold::{self, Folded};
use crate::text::words;

/// Shortest headline above them, in words.
const HEADLINE_WORDS: usize = 4;

/// Words of the longest stamp and of the longest byline.
const STAMP_WORDS: usize = 12;
const BYLINE_WORDS: usize = 8;

/// Words of a date in words, with the particle before it.
const PLAIN_WORDS: usize = 4;

/// Words of a name.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// Words of the lede that are looked at.
const LEDE_WORDS: usize = 40;

/// Words of the longest name of a site.
const SITE_WORDS: usize = 4;

/// The places at which the data behind a headline begin, the last first; `lede` is the text behind them.
pub(super) fn data_starts(head: &str, lede: &str, lexicon: &Lexicon) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut rest = head.trim_end();
    loop {
        let stamp = stamp_start(rest, lede);
        let start = stamp
            .or_else(|| dated_byline(rest, lexicon))
            .or_else(|| handle_start(rest, &head[rest.len()..]))
            .or_else(|| {
                // Whom the lede names, too, the headline is about.
                let name = rest.rsplit_once(" - ").map_or(rest, |(name, _)| name);
                let name = name.split_whitespace().next_back().unwrap_or_default();
                let said = lede
                    .split_whitespace()
                    .take(LEDE_WORDS)
                    .any(|word| word == name);
                byline_start(rest, !starts.is_empty(), lexicon).filter(|_| !said)
            })
            .or_else(|| site_start(rest, lexicon).filter(|_| !starts.is_empty()));
        let Some(start) =
            start.filter(|start| !words::at_most(HEADLINE_WORDS - 1, &rest[..*start]))
        else {
            return starts;
        };
        starts.push(start);
        rest = rest[..start].trim_end();
    }
}

/// Where the clock ends with which a page begins, perhaps with its day: `10:45 HEADLINE`.
pub(super) fn clock_end(source: &str) -> Option<usize> {
    let ends = words::parts(source, 0).map(|(at, word)| at + word.len());
    let ends: Vec<usize> = ends.take(STAMP_WORDS).collect();
    let is_clock = |end: &usize| source[..*end].contains(':') && is_date_line(&source[..*end]);
    ends.into_iter()
        .rev()
        .find(is_clock)
        .filter(|end| *end < source.len())
}

/// The ends of dates in numbers with which pieces of the head begin: a date that stays glued to the lede.
pub(super) fn bare_dates(source: &str, starts: impl Iterator<Item = usize>) -> Vec<usize> {
    /// Bytes in which the head is.
    const HEAD_BYTES: usize = 1200;
    let end = |start: usize| {
        let mut words = words::parts(source, start);
        let (at, date) = words.next()?;
        let (next, word) = words.next()?;
        let is_numeric = date.contains(is_digit) && date.contains(['/', '-']);
        // Its clock belongs to it.
        let goes_on = || is_date_line(&source[at..next + word.len()]);
        (is_numeric && is_date_line(date) && !goes_on()).then_some(at + date.len())
    };
    let head = starts.take_while(|start| *start <= HEAD_BYTES);
    head.filter_map(end)
        .filter(|end| *end < source.len())
        .collect()
}

/// Where the words begin from which on the last so many are all there is.
fn last_starts(text: &str, most: usize) -> Vec<usize> {
    let mut starts: Vec<usize> = words::parts(text, 0).map(|(at, _)| at).collect();
    starts.drain(..starts.len().saturating_sub(most));
    starts
}

/// A date with a clock, a counter, a label or a sign beside it, or how long ago. A date in words alone may be what the
/// headline is about, and so may a relative time that the lede says again.
fn stamp_start(head: &str, lede: &str) -> Option<usize> {
    if let Some(ago) = ago_begins(head) {
        let sentence = lede.split_inclusive(['.', '؟', '!']).next();
        return (!sentence.is_some_and(|sentence| names_unit(sentence, &head[ago..])))
            .then_some(ago);
    }
    let starts = last_starts(head, STAMP_WORDS);
    let start = starts.into_iter().find(|at| is_date_line(&head[*at..]))?;
    let stamp = &head[start..];
    let is_numeric = |word: &str| word.contains(is_digit) && word.contains(['/', '-']);
    let printed = !stamp.contains(is_letter)
        || stamp.contains([':', '|'])
        || stamp.split_whitespace().any(is_numeric)
        || !words::at_most(PLAIN_WORDS, stamp);
    printed.then_some(start)
}

/// A date in words directly behind a byline, which no headline is about.
fn dated_byline(head: &str, lexicon: &Lexicon) -> Option<usize> {
    let starts = last_starts(head, PLAIN_WORDS);
    let start = starts.into_iter().find(|at| is_date_line(&head[*at..]))?;
    let above = head[..start].trim_end();
    byline_start(above, false, lexicon).map(|_| start)
}

/// An address, or the handle of the writer with his name before it.
fn handle_start(head: &str, behind: &str) -> Option<usize> {
    let words: Vec<(usize, &str)> = words::parts(head, 0).collect();
    let &(at, last) = words.last()?;
    if address::is_address(last) {
        return Some(at);
    }
    let is_handle = |last: &str| {
        last.strip_prefix('@').is_some_and(|name| {
            name.len() > 2 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        })
    };
    if is_handle(last) {
        return Some(at);
    }
    // The name of the writer before his handle, which was cut off already.
    let name = words.len().checked_sub(*NAME_WORDS.start())?;
    let behind = behind.split_whitespace().next().unwrap_or_default();
    is_handle(behind).then(|| words[name].0)
}

/// A byline's word with a name behind it, or a single word and a name with a dash between.
fn byline_start(head: &str, above_data: bool, lexicon: &Lexicon) -> Option<usize> {
    let starts = last_starts(head, BYLINE_WORDS);
    starts.into_iter().find(|at| {
        let text = head[*at..].trim_start_matches('(').trim_end_matches(')');
        let mut words = text.split_whitespace();
        let first = words.next().unwrap_or_default();
        let next = words.next().unwrap_or_default();
        if is_joint(next) && next.contains('ـ') {
            return first.contains(is_letter) && is_name(behind(text, next));
        }
        let folded = fold::phrase(first);
        let wrote = is_on(WordList::Wrote, &folded);
        let is_label = || {
            let first = first.trim_end_matches([':', '/']);
            let hits = lexicon.hits(first, &Folded::new(first));
            hits.iter()
                .any(|hit| hit.class == Class::Byline && hit.at_end && hit.announces)
        };
        // Without a sign such a word is one of the headline's; brackets are a sign, and so are other data below.
        let signed = above_data
            || first.ends_with([':', '/'])
            || is_joint(next)
            || head[*at..].starts_with('(');
        let in_brackets = head[*at..].starts_with('(') && head.ends_with(')');
        in_brackets && is_label() || (wrote || signed && is_label()) && is_name(behind(text, first))
    })
}

fn behind<'a>(text: &'a str, word: &str) -> &'a str {
    let behind = text.split_once(word).map_or("", |(_, behind)| behind);
    behind.trim_start_matches(|c: char| !is_word(c) || c == 'ـ')
}

fn is_joint(word: &str) -> bool {
    !word.is_empty()
        && word
            .chars()
            .all(|c| is_dash(c) || matches!(c, 'ـ' | '/' | ':'))
}

/// Two words and more without a particle or a number, perhaps with a place behind a dash.
fn is_name(text: &str) -> bool {
    let mut parts = text.split(|c: char| is_dash(c) || c == '|').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let place = parts.next().unwrap_or_default();
    NAME_WORDS.contains(&words::count(name))
        && words::at_most(2, place)
        && parts.next().is_none()
        && !name.contains(char::is_numeric)
        && !name
            .split_whitespace()
            .any(|word| is_particle(&fold::phrase(word)))
}

/// A known outlet, or a name behind the word for its kind.
fn site_start(head: &str, lexicon: &Lexicon) -> Option<usize> {
    let starts = last_starts(head, SITE_WORDS);
    starts.into_iter().find(|at| {
        let name = head[*at..].trim_end_matches(|c: char| !is_word(c));
        let mut words = name.split_whitespace();
        let medium = words
            .next()
            .is_some_and(|first| is_on(WordList::Medium, first));
        let named = medium
            && words.clone().next().is_some()
            && words.all(|word| !is_particle(&fold::phrase(word)));
        // Names of one word are words of headlines as well.
        let known = || lexicon.outlet(fold::phrase(name).as_str()).is_some();
        let last = name.split_whitespace().next_back();
        let ends = || last.is_some_and(|last| is_on(WordList::Medium, last));
        named || name.contains(' ') && (known() || words::at_most(2, name) && ends())
    })
}

#[cfg(test)]
mod tests {
    use super::{clock_end, data_starts};
    use crate::lexicon::Lexicon;

    const LEDE: &str = "عادت القوارب إلى المرفأ قبل الغروب.";

    fn headline(head: &str) -> &str {
        let starts = data_starts(head, LEDE, &Lexicon::builtin());
        starts
            .last()
            .map_or(head, |start| head[..*start].trim_end())
    }

    #[test]
    fn data_come_off_a_headline() {
        for data in [
            "منذ 3 ساعات",
            "15/03/2021 عدد المشاهدات 331",
            "تحقيق ــ سليم الحاج",
            "كتب سليم الحاج - بيروت",
            "(إعداد سليم الحاج)",
            "سليم الحاج @salim_hajj",
            "جريدة المرفأ قبل يومين",
            "المرفأ نيوز قبل 20 دقيقة",
            "بقلم سليم الحاج 3 مارس 2021 - 10:20",
            "https://marfa.example/1.jpg",
            "بقلم: سليم الحاج 12 مارس، 2021",
        ] {
            let head = format!("القوارب تعود إلى المرفأ {data}");
            assert_eq!(headline(&head), "القوارب تعود إلى المرفأ", "{data}");
        }
    }

    #[test]
    fn a_clock_at_the_beginning_ends_before_the_headline() {
        let clock = |line: &'static str| clock_end(line).map(|end| &line[..end]);
        assert_eq!(clock("10:45 ص القوارب تعود"), Some("10:45 ص"));
        assert_eq!(clock("القوارب تعود 10:45"), None);
        assert_eq!(clock("3 قوارب تعود"), None);
    }

    #[test]
    fn what_the_headline_says_stays() {
        for head in [
            "القوارب تعود إلى المرفأ في 3 مارس 2021",
            "القوارب تعود إلى المرفأ قبل الغروب",
            "وزير الميناء يرد على ما كتب الصيادون",
            "القوارب تعود إلى المرفأ بحسب جريدة المرفأ",
            "المرفأ منذ 3 ساعات",
        ] {
            assert_eq!(headline(head), head);
        }
        let lede = "عادت رواية سليم الحاج إلى المكتبات.";
        let head = "رواية جديدة في المكتبات بقلم سليم الحاج";
        assert!(data_starts(head, lede, &Lexicon::builtin()).is_empty());
        let lede = "غابت القوارب ثلاثة أيام.";
        let head = "القوارب غائبة عن المرفأ منذ 3 أيام";
        assert!(data_starts(head, lede, &Lexicon::builtin()).is_empty());
    }
}
