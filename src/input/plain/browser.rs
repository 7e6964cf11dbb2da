//! What browsers in terminals and converters print between the words of a page: numbers in front of links and the list
//! of addresses that they count, addresses in brackets behind links, signs of buttons, pictures and fields. A number or
//! an address that a writer put into a sentence stays.

use super::layout::{Line, lines};
use crate::text::chars;
use memchr::{memchr, memmem};
use regex::Regex;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// Headings of the list of addresses at the end of a dump (Lynx, w3m, ELinks).
const LIST_HEADINGS: [&str; 5] = [
    "References",
    "References:",
    "Visible links",
    "Visible links:",
    "Hidden links:",
];

/// Lines of the list: a number and an address, which has no spaces, or nothing.
static LISTED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\s*\[?\d{1,5}[.\])]\s*(?:\S*[/:#]\S*)?$").ok());

/// Signs that Lynx and w3m print for what cannot be printed, and that are words of no text.
static SIGNS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\((?:BUTTON|IMAGE)\)|\[(?:IMG|IMAGE|INLINE|EMBED|FRAME|USEMAP|ISMAP|BUTTON|LINK)\]|\[[^\[\]\s]*\.(?:png|jpe?g|gif|svg|webp)[^\[\]\s]*\]|IFRAME: \S+").ok()
});

/// Numbers in front of links.
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"#?\[(\d{1,5})\]").ok());

/// Addresses in brackets behind links.
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[ \n]*[\[<](?:https?:/|mailto:|tel:|javascript:|data:|/|#)[^\s\[\]<>]*[\]>]").ok()
});

/// What a page says of other forms of itself, which Links prints above it.
static OTHER_FORMS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?m)^[ \t]*Link: [\x20-\x7E]{1,40}\r?\n").ok());

/// What one of these signs begins or holds; each text is asked for them.
static HINTS: LazyLock<[memmem::Finder<'static>; 6]> = LazyLock::new(|| {
    let hints = [
        "(BUTTON)", "(IMAGE)", "IFRAME: ", "Link: ", "<http", "<mailto:",
    ];
    hints.map(memmem::Finder::new)
});

/// The same for the headings of the list of addresses.
static LIST_HINTS: LazyLock<[memmem::Finder<'static>; 2]> =
    LazyLock::new(|| ["References", " links"].map(memmem::Finder::new));

/// As many numbers one after another are those of links and not of notes.
const LEAST_NUMBERS: usize = 3;

/// As many addresses behind links are a converter's.
const LEAST_ADDRESSES: usize = 3;

/// The text without them.
pub(super) fn without_marks(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let has_any =
        memchr(b'[', bytes).is_some() || HINTS.iter().any(|hint| hint.find(bytes).is_some());
    if !has_any {
        return Cow::Borrowed(text);
    }
    let mut gone = all_of(&OTHER_FORMS, text);
    gone.extend(all_of(&SIGNS, text));
    gone.extend(numbers(text));
    gone.extend(addresses(text));
    if gone.is_empty() {
        return Cow::Borrowed(text);
    }
    gone.sort_by_key(|place| place.start);
    Cow::Owned(without(text, &gone))
}

fn without(text: &str, gone: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for place in gone {
        if place.start >= from {
            out.push_str(&text[from..place.start]);
        }
        from = from.max(place.end);
    }
    out.push_str(&text[from..]);
    out
}

fn all_of(pattern: &Option<Regex>, text: &str) -> Vec<Range<usize>> {
    let pattern = pattern.as_ref().into_iter();
    pattern
        .flat_map(|pattern| pattern.find_iter(text).map(|found| found.range()))
        .collect()
}

/// The text without the list of addresses.
pub(super) fn without_list(text: &str) -> Option<String> {
    let list = listed(text)?;
    Some([&text[..list.start], &text[list.end..]].concat())
}

/// Where the list of addresses is: from its heading on, as far as there is nothing else.
fn listed(text: &str) -> Option<Range<usize>> {
    let mut hints = LIST_HINTS.iter();
    hints.find(|hint| hint.find(text.as_bytes()).is_some())?;
    let lines = lines(text);
    let is_heading = |line: &Line<'_>| LIST_HEADINGS.contains(&line.words());
    let is_listed = |line: &Line<'_>| {
        let pattern = LISTED.as_ref();
        pattern.is_some_and(|pattern| pattern.is_match(line.text))
    };
    let below = |at: usize| {
        lines[at + 1..]
            .iter()
            .find(|line| !line.is_blank() && !is_heading(line))
    };
    let heads =
        (0..lines.len()).find(|&at| is_heading(&lines[at]) && below(at).is_some_and(is_listed));
    let first = heads?;
    let mut rest = lines[first..].iter();
    let behind = rest.find(|line| !line.is_blank() && !is_heading(line) && !is_listed(line));
    Some(lines[first].start..behind.map_or(text.len(), |line| line.start))
}

/// The numbers in front of links, where they are that: each one more than the last one, glued to what follows.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let Some(pattern) = NUMBER.as_ref() else {
        return Vec::new();
    };
    let found: Vec<(Range<usize>, usize)> = pattern
        .captures_iter(text)
        .filter_map(|found| {
            let number = found.get(1)?.as_str().parse().ok()?;
            Some((found.get(0)?.range(), number))
        })
        .collect();
    let in_order = found.windows(2).filter(|pair| pair[0].1 + 1 == pair[1].1);
    // A few are lost with the pictures and fields that they stand in front of.
    let counts_up = in_order.count() * 2 >= found.len();
    let in_front = found
        .iter()
        .filter(|(place, _)| is_in_front(text, place))
        .count();
    match counts_up && found.len() >= LEAST_NUMBERS && in_front * 2 > found.len() {
        true => found.into_iter().map(|(place, _)| place).collect(),
        false => Vec::new(),
    }
}

/// A number of a link is glued to its words; that of a note to the words before it.
fn is_in_front(text: &str, number: &Range<usize>) -> bool {
    let before = text[..number.start].chars().next_back();
    let behind = text[number.end..].chars().next();
    behind.is_some_and(|c| !c.is_whitespace() && !matches!(c, '.' | ',' | '،' | '؛'))
        && before.is_none_or(|c| !chars::is_letter(c))
}

/// A text without addresses in square brackets that are no links of Markdown.
pub(super) fn without_addresses(text: &str) -> Cow<'_, str> {
    if memchr(b'[', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut found = addresses(text);
    found.retain(|place| {
        let is_link = text[place.end..].starts_with(['(', ':', '[']);
        !is_link
            && !text[..place.start].ends_with(['(', '!', ']'])
            && text[..place.end].ends_with(']')
    });
    match found.len() >= LEAST_ADDRESSES {
        true => Cow::Owned(without(text, &found)),
        false => Cow::Borrowed(text),
    }
}

fn addresses(text: &str) -> Vec<Range<usize>> {
    let found = all_of(&ADDRESS, text);
    match found.len() >= LEAST_ADDRESSES {
        true => found,
        false => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{listed, without_marks};

    #[test]
    fn numbers_of_links_and_their_list_go() {
        let dump = "   #[1]alternate\n\n   [2]الرئيسية\n\n   قال [3]الوزير إن العمل بدأ.\n\n";
        let list = "References\n\n   1. https://x.test/f\n   2. https://x.test/\n   3. /a\n";
        assert_eq!(
            without_marks(dump).trim(),
            "alternate\n\n   الرئيسية\n\n   قال الوزير إن العمل بدأ."
        );
        let whole = format!("{dump}{list}");
        assert_eq!(listed(&whole), Some(dump.len()..whole.len()));
        assert_eq!(listed(&format!("{whole}نص")), Some(dump.len()..whole.len()));
    }

    #[test]
    fn addresses_behind_links_go() {
        let text =
            "الرئيسية [/]\nرياضة [https://x.test/s]\nقال الوزير\n[https://x.test/m] أمس [#top].";
        assert_eq!(without_marks(text), "الرئيسية\nرياضة\nقال الوزير أمس.");
    }

    #[test]
    fn signs_of_buttons_and_pictures_go() {
        assert_eq!(without_marks("(BUTTON) بحث [IMG]"), " بحث ");
        assert_eq!(without_marks("   Link: canonical\n   نص"), "   نص");
    }

    #[test]
    fn what_a_writer_put_in_brackets_stays() {
        for text in [
            "قال الباحث[1] إن العينة[2] صغيرة[3].\n\nالمراجع\n\n[1] كتاب\n[2] مقال\n[3] بحث",
            "في عام [1999] ثم [2000] ثم [2001] تغير الأمر.",
            "للمزيد [https://x.test/a] أو اكتبوا إلينا.",
            "[صورة] نص [فيديو]",
        ] {
            assert_eq!(without_marks(text), text);
            assert_eq!(listed(text), None);
        }
        assert_eq!(listed("References\n\nكتاب عن المدينة"), None);
    }
}
