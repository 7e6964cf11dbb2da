//! Plain text as programs print it: escapes are read, lines that were broken at one width are put together again, and what browsers in
//! terminals print between the words of a page (numbers of links, their list, signs of buttons and pictures) goes.
//! It judges no line, and text in which nothing of this is found stays as it is, byte for byte.

mod browser;
mod bullets;
mod escapes;
mod layout;
mod quotes;
mod width;
mod wrap;

use std::borrow::Cow;

/// The text without what a program made of it to print it. Where lines are joined, a line end becomes one space for each
/// of its bytes, so that offsets stay what they were, unless an indentation goes with it.
///
/// The numbers of links were printed before the lines were broken, so that they go after those are joined.
pub(in crate::input) fn as_written(mut text: String) -> String {
    if let Cow::Owned(unescaped) = escapes::unescaped(&text) {
        text = unescaped;
    }
    if let Some(bare) = quotes::unquoted(&text) {
        text = bare;
    }
    if let Some(length) = browser::listed(&text) {
        text.replace_range(length, "");
    }
    if let Some(items) = bullets::beside_words(&text) {
        text = items;
    }
    if let Some(whole) = wrap::unwrapped(&text) {
        text = whole;
    }
    match browser::without_marks(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(words) => words,
    }
}

/// A text of Markdown without the addresses that a converter printed behind its links, where they are no links of Markdown.
pub(in crate::input) fn without_addresses(text: &str) -> Cow<'_, str> {
    browser::without_addresses(text)
}

/// A short text without the escapes that a program left in it.
pub(in crate::input) fn unescaped(text: &str) -> Cow<'_, str> {
    escapes::unescaped(text)
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
