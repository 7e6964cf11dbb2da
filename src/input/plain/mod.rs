//! Plain text as programs print it: escapes are read, lines that were broken at one width are put together again, and
//! what browsers in terminals print between the words of a page (numbers of links, their list, signs of buttons and
//! pictures) goes.
//! It judges no line, and text in which nothing of this is found stays as it is, byte for byte.

mod browser;
mod bullets;
mod codes;
mod escapes;
mod glance;
mod layout;
mod line_escapes;
mod numbered;
mod quotes;
mod ragged;
mod tags;
mod width;
mod wrap;

use crate::text::scan::{self, BytePattern};
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};
use memchr::{memchr_iter, memchr3};
use std::borrow::Cow;

/// What is undone, in this order; each gives nothing where it finds nothing. The numbers of links were printed before the
/// lines were broken, so that they go after those are joined.
const STEPS: [Step; 10] = [
    (Needs::Signs, |text| changed(escapes::unescaped(text))),
    (Needs::Signs, line_escapes::read),
    (Needs::Lines, numbered::without_numbers),
    (Needs::Lines, quotes::unquoted),
    (Needs::SignsInLines, browser::without_list),
    (Needs::Signs, tags::without_tags),
    (Needs::Signs, codes::without_codes),
    (Needs::Lines, bullets::beside_words),
    (Needs::Lines, wrap::unwrapped),
    (Needs::Signs, |text| changed(browser::without_marks(text))),
];

type Step = (Needs, fn(&str) -> Option<String>);

/// What a text must have for a step to find anything.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    Lines,
    /// Signs that programs write and Arabic prose hardly has.
    Signs,
    /// Both.
    SignsInLines,
}

/// A Latin letter, a backslash, an ampersand, or a bracket of those that programs use. One look for them saves a text of
/// Arabic words alone all the others.
struct Sign;

impl BytePattern for Sign {
    #[inline(always)]
    fn find<S: Simd>([byte, ..]: [u8x32<S>; 3]) -> mask8x32<S> {
        let is = |sign: u8| byte.simd_eq(sign);
        let letter = ((byte | 0x20) - b'a').simd_lt(26);
        letter | is(b'\\') | is(b'&') | is(b'[') | is(b'<')
    }
}

/// Lines of a text whose layout is looked at, at most: a look takes a hundred bytes a line, and no program breaks one text
/// into so many.
const MOST_LINES: usize = 128 * 1024;

/// The text without what a program made of it to print it. Where lines are joined, a line end becomes one space for each
/// of its bytes, so that offsets stay what they were, unless an indentation goes with it.
pub(in crate::input) fn as_written(mut text: String) -> String {
    let has_signs = scan::any::<Sign>(text.as_bytes());
    for (needs, step) in STEPS {
        let may_find = match needs {
            Needs::Lines => !has_too_many_lines(&text),
            Needs::Signs => has_signs,
            Needs::SignsInLines => has_signs && !has_too_many_lines(&text),
        };
        if may_find && let Some(written) = step(&text) {
            text = written;
        }
    }
    text
}

/// Few texts are so long that their lines need be counted.
fn has_too_many_lines(text: &str) -> bool {
    text.len() > MOST_LINES && memchr_iter(b'\n', text.as_bytes()).count() > MOST_LINES
}

fn changed(text: Cow<'_, str>) -> Option<String> {
    match text {
        Cow::Borrowed(_) => None,
        Cow::Owned(changed) => Some(changed),
    }
}

/// A text with its broken lines joined, where nothing in its syntax keeps a line from the next; `None` where they are not
/// broken.
pub(in crate::input) fn unwrapped_but(
    text: &str,
    keeps_apart: &dyn Fn(&str, &str) -> bool,
) -> Option<String> {
    wrap::unwrapped_but(text, keeps_apart)
}

/// A text of Markdown without the addresses that a converter printed behind its links, where they are no links of Markdown.
pub(in crate::input) fn without_addresses(text: &str) -> Cow<'_, str> {
    browser::without_addresses(text)
}

/// A text with the line breaks that a program left as escapes in it (`\n`); `None` where it left none.
pub(in crate::input) fn with_lines(text: &str) -> Option<String> {
    line_escapes::read(text)
}

/// A short text without the escapes and codes that a program left in it.
pub(in crate::input) fn unescaped(text: &str) -> Cow<'_, str> {
    // Each begins with one of these, which hardly any headline or name has.
    if memchr3(b'\\', b'&', b'[', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let unescaped = escapes::unescaped(text);
    match codes::without_codes(&unescaped) {
        Some(words) => Cow::Owned(words),
        None => unescaped,
    }
}

/// HTML in which codes of WordPress are what they stand for.
pub(in crate::input) fn with_captions(html: &str) -> Cow<'_, str> {
    codes::with_captions(html)
}

#[cfg(test)]
mod tests {
    use super::as_written;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_word_is_lost_or_moved(text in "([اأبتجدرسعقلمنهوي]{1,9}[ \n.،:*-]{1,2}){0,80}") {
            let written = as_written(text.clone());
            prop_assert_eq!(written.len(), text.len());
            let words = |text: &str| text.split_whitespace().map(String::from).collect::<Vec<_>>();
            prop_assert_eq!(words(&written), words(&text));
        }

        #[test]
        fn any_text_keeps_its_letters(text in "[أبت\\[\\]()0-9.* \n-]{0,200}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&as_written(text.clone())), letters(&text));
        }
    }
}
