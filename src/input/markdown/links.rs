//! Links as elements of HTML, whatever stands in them, and pictures gone. Tools write links over paragraphs and
//! headings (a card is one link), addresses with spaces and brackets, links in links; the parser knows none of these.

use super::attributes::{self, Attributes};
use super::destination;

/// Longest text of a link, in bytes; a bracket that closes farther away belongs to something else.
const MOST_BYTES: usize = 8192;

/// What stands in the place of a picture.
pub(super) const PICTURE: &str = "<img>";

/// What a link ends with in the text that is handed on.
const LINK_END: &str = "</a>";

/// Endings and words by which an address is that of a picture.
const PICTURES: [&str; 10] = [
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".bmp", "image", "img",
];

/// The text with its links as elements.
pub(super) fn mend(text: &str) -> String {
    let mut mended = Mended::default();
    let mut rest = text;
    while let Some(at) = rest.find(['[', ']', '\\']) {
        mended.out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match rest.as_bytes().first() {
            Some(b'[') => mended.open(rest),
            Some(b']') => mended.close(rest),
            _ => mended.escape(rest),
        };
        rest = &rest[length..];
    }
    mended.out.push_str(rest);
    mended.out
}

#[derive(Default)]
struct Mended {
    out: String,
    /// Where brackets are open in `out`.
    open: Vec<usize>,
}

impl Mended {
    fn open(&mut self, _rest: &str) -> usize {
        self.open.push(self.out.len());
        self.out.push('[');
        1
    }

    /// An escaped sign stays with its escape.
    fn escape(&mut self, rest: &str) -> usize {
        let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
        self.out.push_str(&rest[..length]);
        length
    }

    /// Takes what a bracket closes, and gives how much of `rest` that is.
    fn close(&mut self, rest: &str) -> usize {
        let behind = &rest[1..];
        let opened = self.open.pop();
        if let Some(length) = destination::length(behind) {
            let address = &behind[..length];
            let attributes = attributes::parse(&behind[length..]);
            let length = 1 + length + attributes.as_ref().map_or(0, |(_, length)| *length);
            // The bracket is gone that would open it: what is left is no text.
            if let Some(opened) = opened.filter(|at| self.out.len() - at <= MOST_BYTES) {
                let attributes = attributes.map(|(attributes, _)| attributes);
                self.link(opened, address, &attributes.unwrap_or_default());
            }
            return length;
        }
        if let Some((attributes, length)) = attributes::parse(behind)
            && let Some(opened) = opened
        {
            self.span(opened, &attributes);
            return 1 + length;
        }
        self.out.push(']');
        1
    }

    fn link(&mut self, opened: usize, address: &str, attributes: &Attributes) {
        let inside = self.out.split_off(opened);
        let before = self.out.chars().next_back();
        if before == Some('!') && self.is_picture(address) {
            self.out.pop();
            self.out.push_str(PICTURE);
            return;
        }
        let inside = without_links(&inside[1..]);
        if is_sign(&inside) {
            return;
        }
        if inside.replace(PICTURE, "").trim().is_empty() {
            if inside.contains(PICTURE) {
                self.out.push_str(PICTURE);
            }
            return;
        }
        let start = format!("<a href=\"#\"{}>", attributes.html());
        if !has_blocks(&inside) {
            self.out.push_str(&start);
            self.out.push_str(&on_one_line(inside.trim_matches('\n')));
            self.out.push_str(LINK_END);
            return;
        }
        let indent = self.indent();
        self.out.push_str(&start);
        let body = inside.trim_matches('\n');
        let line = match body.starts_with([' ', '\t']) {
            true => "",
            false => indent.as_str(),
        };
        self.out
            .push_str(&format!("\n\n{line}{body}\n\n{indent}{LINK_END}\n\n"));
    }

    /// `[text]{.class}`
    fn span(&mut self, opened: usize, attributes: &Attributes) {
        let inside = self.out.split_off(opened);
        let inside = &inside[1..];
        if inside.trim().is_empty() {
            return;
        }
        if has_blocks(inside) || attributes.is_empty() {
            return self.out.push_str(inside);
        }
        self.out
            .push_str(&format!("<span{}>{inside}</span>", attributes.html()));
    }

    /// Whether `![…](…)` is a picture; behind a word it may be a link behind an exclamation mark.
    fn is_picture(&self, address: &str) -> bool {
        let before = self.out.chars().rev().nth(1);
        let address = address.to_ascii_lowercase();
        !before.is_some_and(char::is_alphanumeric)
            || PICTURES.iter().any(|sign| address.contains(sign))
    }

    /// The blanks with which lines of the same item begin as the line that is being written. Where text stands before,
    /// a blank line parts it.
    fn indent(&mut self) -> String {
        let line = self.out.rsplit('\n').next().unwrap_or_default();
        let is_marker = |ch: char| ch.is_ascii_digit() || " \t*+->.)".contains(ch);
        if line.chars().all(is_marker) && line.len() < MOST_INDENT {
            return " ".repeat(line.len());
        }
        self.out.push_str("\n\n");
        String::new()
    }
}

/// Deepest indentation that is an item's, in bytes.
const MOST_INDENT: usize = 64;

/// The text of a link without the line ends at which a tool wrapped it; those that a mark makes stay.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for piece in text.split_inclusive('\n') {
        let words = piece.trim_end_matches('\n');
        let breaks = words.ends_with('\\') || words.ends_with("  ");
        match piece.len() > words.len() && !breaks {
            true => {
                line.push_str(words);
                line.push(' ');
            }
            false => line.push_str(piece),
        }
    }
    line
}

/// Whether a link is a number of a remark, `[\\[1\\]](…)`, or a sign that leads to a heading.
fn is_sign(inside: &str) -> bool {
    let inside = inside.trim();
    let number = inside.trim_matches(['[', ']', '\\']);
    let is_number = inside.contains('[') && !number.is_empty();
    matches!(inside, "¶" | "#" | "↑" | "↩")
        || is_number && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// A link in a link is part of it.
fn without_links(text: &str) -> String {
    if !text.contains(LINK_END) {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("<a href=\"#\"") {
        plain.push_str(&rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        rest = &rest[end..];
    }
    plain.push_str(rest);
    plain.replace(LINK_END, " ")
}

/// Whether a text has paragraphs, headings or items of its own.
fn has_blocks(text: &str) -> bool {
    let mut lines = text.trim_matches('\n').split('\n').map(str::trim_start);
    lines.any(|line| {
        line.is_empty()
            || line.starts_with('#') && line.trim_start_matches('#').starts_with(' ')
            || ["* ", "- ", "+ "]
                .iter()
                .any(|marker| line.starts_with(marker))
    })
}

#[cfg(test)]
mod tests {
    use super::mend;

    #[test]
    fn links_become_elements_and_pictures_go() {
        for (text, mended) in [
            ("[نص](https://x.example)", "<a href=\"#\">نص</a>"),
            ("[نص](قائمة أولى.html) ثم", "<a href=\"#\">نص</a> ثم"),
            ("[![صورة](a (1).png) نص](b)", "<a href=\"#\"><img> نص</a>"),
            ("[![صورة](a.png)](b)\n\nنص", "<img>\n\nنص"),
            ("[](/a)نص", "نص"),
            ("[أ [ب](x) ج](y)", "<a href=\"#\">أ ب  ج</a>"),
            ("عاجل![نص](/a/1)", "عاجل!<a href=\"#\">نص</a>"),
            ("عاجل![نص](/a/1.jpg)", "عاجل<img>"),
            ("[نص](x){.btn}", "<a href=\"#\" class=\"btn\">نص</a>"),
            ("[نص]{.date}", "<span class=\"date\">نص</span>"),
            ("نص[\\[1\\]](#a) ثم [¶](#b)", "نص ثم "),
            ("نص](https://x.example) ثم", "نص ثم"),
        ] {
            assert_eq!(mend(text), mended, "{text}");
        }
    }

    #[test]
    fn a_card_is_one_link() {
        let card = "[\n\n### عنوان\n\nنص\n\n](/x)";
        assert_eq!(mend(card), "<a href=\"#\">\n\n### عنوان\n\nنص\n\n</a>\n\n");
        let item = "- [### عنوان\n\n  نص](/x)";
        assert_eq!(
            mend(item),
            "- <a href=\"#\">\n\n  ### عنوان\n\n  نص\n\n  </a>\n\n"
        );
    }

    #[test]
    fn brackets_of_prose_stay() {
        for text in [
            "[صورة] افتتح",
            "قال [1] ثم",
            "[نص](شرح للنص)",
            "\\[نص\\]",
            "[نص]{عاجل}",
            "نص]",
        ] {
            assert_eq!(mend(text), text);
        }
    }
}
