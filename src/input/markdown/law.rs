//! A law of the conversion: no letter that a reader of the text would see is lost or made up, whatever marks stand
//! around it.

use super::fragment;
use crate::text::chars::is_arabic_letter;
use proptest::collection::vec;
use proptest::prelude::{Strategy, prop_oneof, proptest};

/// Pieces of dumps: words, marks, ends of links. Addresses and names of classes hold no Arabic.
fn piece() -> impl Strategy<Value = &'static str> {
    let any = |pieces: &'static [&'static str]| (0..pieces.len()).prop_map(|at| pieces[at]);
    prop_oneof![
        4 => any(WORDS),
        2 => any(LINES),
        2 => any(MARKS),
        1 => any(BLOCKS),
    ]
}

const WORDS: &[&str] = &[
    "نص",
    "قال الوزير",
    "كلمة",
    "«خبر»",
    "أ",
    "2024. ",
    "1. ",
    "، ",
    ". ",
    " ",
];
const LINES: &[&str] = &[
    "\n",
    "\n\n",
    "\n    ",
    "\n- ",
    "\n# ",
    "\n##",
    "\n> ",
    "\n---\n",
    "\n===\n",
    "\n|",
    "\n|---|---|\n",
];
const MARKS: &[&str] = &[
    "**",
    "*",
    "_",
    "__",
    "~~",
    "`",
    "```",
    "\\",
    "|",
    "[",
    "]",
    "](/a)",
    "](b c.html)",
    "](<x> \"y\")",
    "]{.x}",
];
const BLOCKS: &[&str] = &[
    "\n:::\n",
    "\n::: {.x}\n",
    "\n```\n",
    "<div>",
    "</div>",
    "<b>",
    "<br>",
    "\n<p>\n",
    "<",
    ">",
    "&amp;",
    "\t",
];

fn letters(text: &str) -> String {
    text.chars().filter(|&ch| is_arabic_letter(ch)).collect()
}

proptest! {
    #[test]
    fn every_letter_comes_out_in_its_order(pieces in vec(piece(), 0..40)) {
        let text = pieces.concat();
        let read = fragment(&text).text;
        assert_eq!(letters(&read), letters(&text), "{text:?} gave {read:?}");
    }

    #[test]
    fn any_text_is_read(text in ".{0,200}") {
        fragment(&text);
    }
}
