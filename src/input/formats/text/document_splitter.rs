//! Splits a stream of text into documents at separator lines, holding no more than one document. A separator line
//! belongs to no document. A blank piece is no document and takes no index, so that a separator at the start or end of
//! a file changes nothing.

use regex::Regex;
use std::ops::ControlFlow;

/// One document's text and its index among the documents of the file.
pub(super) struct Piece<'a> {
    /// Index from 0; blank pieces are not counted.
    pub(super) index: u64,
    /// The text; `None` if it was larger than the limit.
    pub(super) text: Option<&'a str>,
}

/// The text that was read and is not handed over yet.
pub(super) struct DocumentSplitter<'a> {
    separator: &'a Regex,
    limit: usize,
    /// The current piece, then the current line.
    text: String,
    /// Where in `text` the current line starts.
    line: usize,
    /// `text` holds no end of that line before this place, so that each byte of a long line is looked at once.
    scanned: usize,
    /// Text of the current piece was given up because it went over the limit.
    overlong: bool,
    /// Text of the current line was given up, too: what is left of it must not be matched with the separator.
    cut_line: bool,
    /// Pieces handed over.
    index: u64,
}

type Take<'t> = dyn FnMut(Piece<'_>) -> ControlFlow<()> + 't;

impl<'a> DocumentSplitter<'a> {
    pub(super) fn new(separator: &'a Regex, limit: usize) -> Self {
        Self {
            separator,
            limit,
            text: String::new(),
            line: 0,
            scanned: 0,
            overlong: false,
            cut_line: false,
            index: 0,
        }
    }

    /// Where new text is appended.
    pub(super) fn text(&mut self) -> &mut String {
        &mut self.text
    }

    /// Hands over the pieces that are complete; the `last` call hands over the rest, and a blank document if the
    /// whole file held none, so that no file vanishes from the counts.
    pub(super) fn cut(&mut self, last: bool, take: &mut Take<'_>) -> ControlFlow<()> {
        let mut text = std::mem::take(&mut self.text);
        let mut start = 0;
        if last {
            // The rest of the text is a whole line now: a CR at its end, passed over before, ends it.
            self.scanned = self.line;
        }
        while let Some((end, next)) = line_end(&text, self.scanned, last) {
            if !self.cut_line && self.separator.is_match(&text[self.line..end]) {
                self.piece(&text[start..self.line], take)?;
                start = next;
            }
            self.cut_line = false;
            self.line = next;
            self.scanned = next;
        }
        // In place, so that what is left of a long document is not copied for each block.
        text.drain(..start);
        self.text = text;
        self.line -= start;
        if !last {
            self.give_up_overlong();
            self.scanned = self.text.strip_suffix('\r').unwrap_or(&self.text).len();
            return ControlFlow::Continue(());
        }
        let rest = std::mem::take(&mut self.text);
        self.piece(&rest, take)?;
        if self.index == 0 {
            take(Piece {
                index: 0,
                text: Some(""),
            })?;
        }
        ControlFlow::Continue(())
    }

    fn piece(&mut self, text: &str, take: &mut Take<'_>) -> ControlFlow<()> {
        let overlong = std::mem::take(&mut self.overlong) || text.len() > self.limit;
        if !overlong && text.trim().is_empty() {
            return ControlFlow::Continue(());
        }
        let index = self.index;
        self.index += 1;
        take(Piece {
            index,
            text: (!overlong).then_some(text),
        })
    }

    /// Drops the text of a piece over the limit, so that a file without separators does not fill the memory.
    fn give_up_overlong(&mut self) {
        if self.text.len() > self.limit {
            self.overlong = true;
        }
        if !self.overlong {
            return;
        }
        self.text.drain(..self.line);
        self.line = 0;
        if self.text.len() > self.limit {
            self.cut_line = true;
            self.text.clear();
        }
    }
}

/// The first line end from `from` on, and the start of the next line. A CR at the end of what was read may be half
/// of a CR LF, so that it counts only when nothing follows. VT and FF end no line here: `\f` is a usual separator.
fn line_end(text: &str, from: usize, last: bool) -> Option<(usize, usize)> {
    let Some(end) = line_break(text, from) else {
        return (last && from < text.len()).then_some((text.len(), text.len()));
    };
    let ending = &text[end..];
    if ending == "\r" && !last {
        return None;
    }
    let length = match ending.strip_prefix("\r\n") {
        Some(_) => 2,
        None => ending.chars().next().map_or(0, char::len_utf8),
    };
    Some((end, end + length))
}

/// The first character from `from` on that ends a line. It looks at bytes and not at characters: it sees every byte of
/// a dump.
fn line_break(text: &str, mut from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        let candidate = |byte: &u8| matches!(byte, b'\n' | b'\r' | 0xC2 | 0xE2);
        let at = from + bytes.get(from..)?.iter().position(candidate)?;
        match &bytes[at..] {
            [b'\n' | b'\r', ..] | [0xC2, 0x85, ..] | [0xE2, 0x80, 0xA8 | 0xA9, ..] => {
                return Some(at);
            }
            _ => from = at + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DocumentSplitter;
    use regex::Regex;
    use std::ops::ControlFlow;

    fn cut(blocks: &[&str], limit: usize) -> Vec<(u64, Option<String>)> {
        let separator = Regex::new("^(-{3,}|\u{c})$").unwrap();
        let mut splitter = DocumentSplitter::new(&separator, limit);
        let mut pieces = Vec::new();
        for block in blocks.iter().map(Some).chain([None]) {
            splitter.text().push_str(block.unwrap_or(&""));
            let _ = splitter.cut(block.is_none(), &mut |piece| {
                pieces.push((piece.index, piece.text.map(|text| text.trim().to_owned())));
                ControlFlow::Continue(())
            });
        }
        pieces
    }

    fn texts(list: &[&str]) -> Vec<(u64, Option<String>)> {
        (0..)
            .zip(list.iter().map(|text| Some(String::from(*text))))
            .collect()
    }

    #[test]
    fn blank_pieces_take_no_index() {
        assert_eq!(
            cut(&["---\na\n---\n\n---\nb\n---\n"], 99),
            texts(&["a", "b"])
        );
        assert_eq!(
            cut(&["a\r---\rb\u{2028}---\u{2028}c\n\u{c}\nd"], 99),
            texts(&["a", "b", "c", "d"])
        );
    }

    #[test]
    fn blocks_may_end_anywhere() {
        assert_eq!(cut(&["a\n-", "--"], 99), texts(&["a"]));
        assert_eq!(
            cut(&["a", "b\u{85}---", "\r", "\n«c", "»\n"], 99),
            texts(&["ab", "«c»"])
        );
        assert_eq!(
            cut(&["a\r", "\n-", "--\r", "\nb", ""], 99),
            texts(&["a", "b"])
        );
    }

    #[test]
    fn a_blank_file_is_one_blank_document() {
        assert_eq!(cut(&[" \n---\n"], 99), texts(&[""]));
    }

    #[test]
    fn an_overlong_piece_is_given_up_and_the_next_is_read() {
        let expected = vec![(0, None), (1, Some(String::from("b")))];
        assert_eq!(cut(&["aaaaa\n---\nb"], 4), expected);
        assert_eq!(cut(&["aaaaa", "aaa", "aaaaa", "a\n---\nb"], 4), expected);
        assert_eq!(cut(&["a\na\na\n", "a\n", "---\nb"], 4), expected);
    }
}
