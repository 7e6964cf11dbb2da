//! What format a file has, by its first bytes; its name is asked only where content cannot tell (CSV, broken JSON).
//! Text that merely starts like another format stays text: to lose an article to a false alarm is worse than to read a
//! stray tag.

mod delimited;
mod elements;
mod json;
mod markdown;
mod markup;
mod syntax;
mod tag;

use super::format::Format;
use super::options::InputOptions;
use super::stream::encoding::{self, Guess, Head};
use crate::text::scan::{self, BytePattern};
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};

/// What the first bytes look like.
#[derive(Debug)]
pub(super) struct Sniffed {
    /// The format; `None` where they are neither text nor of a format that is known.
    pub(super) format: Option<Format>,
    /// What had to be guessed of the encoding to tell.
    pub(super) guess: Option<Guess>,
}

/// Rules that tell formats written as text from the start of the text and the name of its file, in the order in which
/// they are asked; the first that gives a format decides. A table may have a column of pages, so that it is asked for
/// before tags are counted.
const TEXT_RULES: &[fn(&str, &str) -> Option<Format>] = &[
    json::detect,
    markdown::below_doctype,
    markup::at_start,
    markdown::with_head,
    elements::detect,
    syntax::detect,
    delimited::detect,
    markdown::detect,
    markup::all_over,
];

/// What the first bytes of something are; its name helps where content cannot tell.
pub(super) fn sniff(head: &[u8], name: &str, options: &InputOptions) -> Sniffed {
    if let Some(format) = Format::by_magic(head) {
        return Sniffed {
            format: Some(format),
            guess: None,
        };
    }
    let Head {
        text,
        wide,
        mut guess,
    } = encoding::decode_head(head, options.encoding);
    if !wide && is_binary(head) {
        // Words begin so as well.
        let is_encrypted = head.starts_with(b"PARE");
        return Sniffed {
            format: is_encrypted.then_some(Format::Parquet),
            guess: None,
        };
    }
    let format = by_text(&text, name);
    if let Some(guess) = guess
        .as_mut()
        .filter(|_| matches!(format, Format::Text | Format::Markdown))
    {
        guess.keep(text.into_owned());
    }
    Sniffed {
        format: Some(format),
        guess,
    }
}

/// Share of control bytes above which bytes are not text; below it they are stray controls of scraped text.
const CONTROL_SHARE: f64 = 0.05;

/// Whether these bytes are no text in any encoding that extends ASCII.
pub(super) fn is_binary(head: &[u8]) -> bool {
    let controls = controls(head);
    let suspicious = controls as f64 > CONTROL_SHARE * head.len() as f64;
    // Magic numbers of pictures are as short as "BM", which text may begin with: they count only beside a control byte.
    suspicious || controls > 0 && infer::get(head).is_some_and(|kind| !is_text_type(&kind))
}

fn by_text(head: &str, name: &str) -> Format {
    let start = head.trim_start();
    let found = TEXT_RULES.iter().find_map(|detect| detect(start, name));
    found.unwrap_or(Format::Text)
}

fn is_text_type(kind: &infer::Type) -> bool {
    kind.matcher_type() == infer::MatcherType::Text || kind.mime_type().starts_with("text/")
}

/// The number of control bytes; text hardly ever has one.
fn controls(bytes: &[u8]) -> usize {
    let from = scan::first::<Control>(bytes);
    let found = bytes[from..].iter().filter(|byte| is_control(**byte));
    found.count()
}

struct Control;

impl BytePattern for Control {
    #[inline(always)]
    fn find<S: Simd>([byte, ..]: [u8x32<S>; 3]) -> mask8x32<S> {
        byte.simd_lt(0x20) & !(byte - 0x08).simd_le(b'\r' - 0x08) & !byte.simd_eq(0x1B)
    }
}

/// Control bytes other than white space, form feed, backspace (bold text of old terminals) and escape.
fn is_control(byte: u8) -> bool {
    (byte < 0x20) & !matches!(byte, 0x08..=b'\r') & (byte != 0x1b)
}

#[cfg(test)]
mod tests {
    use super::{by_text, controls, is_binary, is_control};
    use crate::input::format::Format;

    /// The start of a file of a format that no magic bytes tell, and what the rules say of it; `None` asks for such a
    /// start. The rules leave lines of JSON to the reader of JSON, and tables of all kinds to one reader.
    fn told_by_text(format: Format) -> Option<(&'static str, Format)> {
        match format {
            Format::Text => Some(("نص", Format::Text)),
            Format::Markdown => {
                Some(("# عنوان\n\nنص [آخر](https://x.example/1)", Format::Markdown))
            }
            Format::Html => Some(("<!DOCTYPE html><p>نص", Format::Html)),
            Format::Json => Some((r#"[{"title": "خبر"}]"#, Format::Json)),
            Format::JsonLines => Some(("{\"title\": \"خبر\"}\n{\"title\": \"خبر\"}", Format::Json)),
            Format::Csv => Some(("title,body\nخبر,نص", Format::Csv)),
            Format::Python => Some(("{'title': 'خبر', 'text': 'نص'}", Format::Python)),
            Format::Xml => Some(("<?xml version='1.0'?><rss><channel><item>", Format::Xml)),
            Format::Sgml => Some((
                "<DOC id=1><TEXT>نص</TEXT></DOC><DOC id=2><TEXT>نص</TEXT></DOC>",
                Format::Sgml,
            )),
            Format::Mhtml => Some((
                "From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/\n",
                Format::Mhtml,
            )),
            Format::Mail => Some(("Subject: خبر\nMessage-ID: <1@x>\n\nنص", Format::Mail)),
            // Zips are told by their members, before anything is read of them.
            Format::Xlsx | Format::Epub => Some(("نص", Format::Text)),
            Format::Tsv => Some(("title\tbody\nخبر\tنص", Format::Csv)),
            _ => None,
        }
    }

    #[test]
    fn every_format_that_is_read_is_told_by_its_content() {
        for format in Format::ALL {
            if format.remedy().is_some() || !format.magic().is_empty() {
                continue;
            }
            let Some((start, told)) = told_by_text(format) else {
                panic!("{format:?} has neither magic bytes nor a start in `told_by_text`");
            };
            assert_eq!(
                by_text(start, ""),
                told,
                "no rule of TEXT_RULES tells {format:?}"
            );
        }
    }

    #[test]
    fn each_control_byte_counts_wherever_it_stands() {
        let all: Vec<u8> = (0..=u8::MAX).collect();
        for at in 0..all.len() {
            let counted = all[at..].iter().filter(|byte| is_control(**byte)).count();
            assert_eq!(controls(&all[at..]), counted, "from {at}");
            assert_eq!(controls(&[b'a', all[at]]) > 0, is_control(all[at]), "{at}");
        }
    }

    #[test]
    fn text_that_begins_like_a_picture_is_text() {
        assert!(!is_binary("BMW تعلن عن مصنع جديد".as_bytes()));
        assert!(!is_binary(
            "نص فيه \u{0} واحد بين كلمات كثيرة جدا".as_bytes()
        ));
    }

    #[test]
    fn pictures_and_noise_are_binary() {
        assert!(is_binary(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
        assert!(is_binary(&[1, 2, 3, 250, 0, 0, 7]));
    }
}
