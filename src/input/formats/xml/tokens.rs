//! Cuts XML and SGML into tags, comments, marked sections and text, one token at a time, so that a stream can be looked at
//! before all of it is there. What XML forbids and dumps have is read as it was meant: `<` and `&` in prose are text,
//! attributes need no quotes. It knows no elements, and matches no tags.
//!
//! One tokenizer serves the cutter, which looks at text that is not whole, and the parser, so that both see the same
//! tags; a law holds it against quick-xml on what is well-formed.

use memchr::{memchr, memchr2, memmem};

/// What a text starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A start tag, with what is written behind its name.
    Start {
        name: &'a str,
        attributes: &'a str,
        /// The element has no content: `<pb/>`.
        empty: bool,
    },
    End(&'a str),
    /// Text as written.
    Text(&'a str),
    /// Text in which nothing is markup.
    Verbatim(&'a str),
    /// A declaration (`<!DOCTYPE …>`).
    Declaration(&'a str),
    /// A comment or an instruction.
    Aside,
    /// A tag with a `<` in it.
    Broken,
}

/// The token at the start of a text and its length; none where the text ends inside of it. The text is not empty.
pub(super) fn next(text: &str) -> Option<(Token<'_>, usize)> {
    let Some(inside) = text.strip_prefix('<') else {
        let end = memchr(b'<', text.as_bytes()).unwrap_or(text.len());
        return Some((Token::Text(text.get(..end)?), end));
    };
    match inside.as_bytes().first()? {
        b'!' => marked(text),
        b'?' => {
            let end = memmem::find(inside.as_bytes(), b"?>").map(|at| at + 3);
            Some((Token::Aside, end?))
        }
        b'/' => end_tag(text),
        _ => start_tag(text),
    }
}

/// A tag that is none, as text.
const BRACKET: (Token<'static>, usize) = (Token::Text("<"), 1);

/// A comment, a marked section or a declaration.
fn marked(text: &str) -> Option<(Token<'_>, usize)> {
    const COMMENT: &str = "<!--";
    const SECTION: &str = "<![CDATA[";
    let find = |from: usize, end: &str| {
        let rest = text.as_bytes().get(from..)?;
        memmem::find(rest, end.as_bytes()).map(|at| from + at)
    };
    if text.starts_with(COMMENT) {
        return Some((Token::Aside, find(COMMENT.len(), "-->")? + 3));
    }
    if text.starts_with(SECTION) {
        let end = find(SECTION.len(), "]]>")?;
        return Some((Token::Verbatim(text.get(SECTION.len()..end)?), end + 3));
    }
    if COMMENT.starts_with(text) || SECTION.starts_with(text) {
        return None;
    }
    if !text
        .get(2..)?
        .starts_with(|ch: char| ch.is_ascii_alphabetic())
    {
        return Some(BRACKET);
    }
    let end = declaration_end(text)?;
    Some((Token::Declaration(text.get(..end)?), end))
}

/// The end of a declaration, with what it declares between square brackets.
fn declaration_end(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(mark), _) if mark == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'[') => depth += 1,
            (None, b']') => depth = depth.saturating_sub(1),
            (None, b'>') if depth == 0 => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn end_tag(text: &str) -> Option<(Token<'_>, usize)> {
    let name_length = name_length(text.get(2..)?);
    let behind = 2 + name_length;
    if name_length == 0 {
        return match text.len() > behind {
            true => Some(BRACKET),
            false => None,
        };
    }
    let end = behind + memchr2(b'<', b'>', text.as_bytes().get(behind..)?)?;
    let name = text.get(2..behind)?;
    match text.as_bytes().get(end)? {
        b'>' if text.get(behind..end)?.trim().is_empty() => Some((Token::End(name), end + 1)),
        b'>' => Some(BRACKET),
        _ => Some((Token::Broken, end)),
    }
}

fn start_tag(text: &str) -> Option<(Token<'_>, usize)> {
    let name_length = name_length(text.get(1..)?);
    let behind = 1 + name_length;
    let after = text.get(behind..)?;
    // A name may go on behind what has come in.
    let first = after.chars().next()?;
    if name_length == 0 || !(first.is_whitespace() || matches!(first, '/' | '>' | '<')) {
        return Some(BRACKET);
    }
    let end = behind + tag_end(after)?;
    if text.as_bytes().get(end) == Some(&b'<') {
        let is_prose = !text.get(behind..end)?.contains('=');
        return Some(if is_prose {
            BRACKET
        } else {
            (Token::Broken, end)
        });
    }
    let attributes = text.get(behind..end)?;
    let empty = attributes.ends_with('/');
    let attributes = attributes.strip_suffix('/').unwrap_or(attributes);
    // `<a note, as editors write it>` is text.
    if !attributes.trim().is_empty() && !attributes.contains('=') {
        return Some(BRACKET);
    }
    let name = text.get(1..behind)?;
    let token = Token::Start {
        name,
        attributes,
        empty,
    };
    Some((token, end + 1))
}

/// Where a start tag ends: at its `>` outside of quotes, or at a `<`, which no tag has.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (_, b'<') => return Some(at),
            (Some(mark), _) if mark == byte => quote = None,
            (Some(_), _) => {}
            // A quote belongs to a value where it begins one.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, b'>') => return Some(at),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

/// Bytes of the name at the start of a text.
fn name_length(text: &str) -> usize {
    let is_start = |ch: char| ch.is_alphabetic() || matches!(ch, '_' | ':');
    let is_inside =
        |ch: char| ch.is_alphanumeric() || matches!(ch, '_' | ':' | '-' | '.') || is_mark(ch);
    if !text.starts_with(is_start) {
        return 0;
    }
    text.find(|ch| !is_inside(ch)).unwrap_or(text.len())
}

/// Marks upon letters, as XML allows them in names.
fn is_mark(ch: char) -> bool {
    matches!(ch, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{b7}' | '\u{640}')
}

#[cfg(test)]
mod tests {
    use super::{Token, next};

    fn all(mut text: &str) -> String {
        let mut told = String::new();
        while !text.is_empty() {
            let Some((token, length)) = next(text) else {
                return told + "cut";
            };
            told += &match token {
                Token::Start {
                    name,
                    attributes,
                    empty,
                } => format!("[{name}|{}|{empty}]", attributes.trim()),
                Token::End(name) => format!("[/{name}]"),
                Token::Text(text) => text.to_owned(),
                Token::Verbatim(text) => format!("[={text}]"),
                Token::Declaration(text) => format!("[!{}]", text.len()),
                Token::Aside => String::from("[-]"),
                Token::Broken => String::from("[broken]"),
            };
            text = &text[length..];
        }
        told
    }

    #[test]
    fn tags_and_sections_are_cut() {
        for (text, told) in [
            ("<a x='1>2'>b</a >", "[a|x='1>2'|false]b[/a]"),
            ("<خبر رقم=١/>", "[خبر|رقم=١|true]"),
            ("<a\n/><dc:b-c.d>", "[a||true][dc:b-c.d||false]"),
            ("<![CDATA[<p>]]]]><![CDATA[>]]>", "[=<p>]]][=>]"),
            ("<?xml version='1.0'?><!-- <a> -->x", "[-][-]x"),
            ("<!DOCTYPE a [<!ENTITY b \"]>\">]>x", "[!31]x"),
        ] {
            assert_eq!(all(text), told, "{text}");
        }
    }

    #[test]
    fn brackets_of_prose_are_text() {
        for text in [
            "5 < 6 و 7 > 3",
            "<< عاجل >>",
            "<writer@mail.example>",
            "<ملاحظة من المحرر>",
            "</ 3>",
            "<!3>",
            "<3>",
            "a <b c <d e",
        ] {
            let told = all(text);
            assert_eq!(
                told.trim_end_matches("cut"),
                &text[..told.trim_end_matches("cut").len()]
            );
            assert!(!told.contains(']'), "{told}");
        }
    }

    #[test]
    fn a_tag_ends_where_another_begins() {
        assert_eq!(all("<a b=\"x><c>"), "[broken][c||false]");
        assert_eq!(all("</a<c>"), "[broken][c||false]");
    }

    #[test]
    fn what_is_not_whole_is_cut() {
        let text = "<!-- x --><![CDATA[y]]><!DOCTYPE z><a b='c'></a>";
        let mut at = 0;
        while at < text.len() {
            let (_, length) = next(&text[at..]).unwrap();
            for end in at + 1..at + length {
                assert_eq!(next(&text[at..end]), None, "{}", &text[at..end]);
            }
            at += length;
        }
    }
}
