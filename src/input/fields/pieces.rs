//! A text that a field holds in pieces: a list of paragraphs, or such a list as a program printed it (`['…', '…']`). Each
//! piece is a block of its own, plain ones beside markup, too.

use super::markup;
use super::value::FieldValue;
use crate::input::html::{is_page, makes_lines};
use crate::input::literal::{self, Literal};
use crate::input::markdown::is_markdown;

/// The pieces of a value as one text.
pub(super) fn joined(value: FieldValue) -> String {
    match unprinted(value) {
        FieldValue::Many(pieces) => join(pieces),
        value => value.joined("\n").unwrap_or_default(),
    }
}

/// The paragraphs of a list that a program printed, else the value itself.
fn unprinted(value: FieldValue) -> FieldValue {
    match &value {
        FieldValue::One(text) => match printed(text) {
            Some(pieces) => FieldValue::from_texts(pieces),
            None => value,
        },
        _ => value,
    }
}

fn printed(text: &str) -> Option<Vec<String>> {
    let list = text.trim();
    let first = list.strip_prefix('[')?.strip_suffix(']')?.trim_start();
    if !first.starts_with(['\'', '"']) {
        return None;
    }
    let of_json = |json: &str| serde_json::from_str::<Vec<Option<String>>>(json).ok();
    let pieces = of_json(list).or_else(|| match literal::read(list) {
        Literal::Whole { json, length } if length == list.len() => of_json(&json),
        _ => None,
    });
    Some(pieces?.into_iter().flatten().collect())
}

fn join(pieces: Vec<String>) -> String {
    let pieces: Vec<String> = pieces.into_iter().map(markup::escaped_once).collect();
    let whole = pieces.join("\n");
    // Where nothing in it makes lines, line ends do.
    let keeps_lines = !markup::is_markup(&whole) || !makes_lines(&whole);
    if keeps_lines || is_page(&whole) || is_markdown(&whole) {
        return whole;
    }
    let blocks: Vec<String> = pieces.iter().map(|piece| block(piece)).collect();
    blocks.join("\n")
}

/// A piece as a block of a page.
fn block(piece: &str) -> String {
    if !markup::is_plain(piece) {
        return match makes_lines(piece) {
            true => piece.to_owned(),
            false => format!("<p>{piece}</p>"),
        };
    }
    let lines = piece.lines().map(|line| {
        let line = line.replace('&', "&amp;").replace('<', "&lt;");
        format!("<p>{line}</p>")
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::{FieldValue, joined};

    #[test]
    fn plain_pieces_beside_markup_are_paragraphs() {
        for (pieces, text) in [
            (
                vec!["أ", "<div></div>", "ب < ج\nد", "<b>ه</b>"],
                "<p>أ</p>\n<div></div>\n<p>ب &lt; ج</p><p>د</p>\n<p><b>ه</b></p>",
            ),
            (vec!["أ", "ب < ج"], "أ\nب < ج"),
            (vec!["أ", "<b>ب</b>"], "أ\n<b>ب</b>"),
        ] {
            let value = FieldValue::from_texts(pieces.into_iter().map(String::from));
            assert_eq!(joined(value), text);
        }
    }

    #[test]
    fn printed_lists_are_pieces() {
        for (text, read) in [
            ("['أ، ب', \"ج'\"]", "أ، ب\nج'"),
            (r#"["أ \"ب\"", "ج"]"#, "أ \"ب\"\nج"),
            ("['أ', None]", "أ"),
            ("['أ', 1]", "['أ', 1]"),
            ("['أ'] ثم ['ب']", "['أ'] ثم ['ب']"),
            ("[المحرر] نص [هنا]", "[المحرر] نص [هنا]"),
            ("[\"أ\"، ب]", "[\"أ\"، ب]"),
        ] {
            assert_eq!(joined(FieldValue::from_text(text)), read);
        }
    }
}
