//! Header lines at the very top of a text: `Title: …`, `URL Source: …`. The table says which names are such; two of them
//! must follow each other, so that a line of the source above an article is left to the text. Labels that it does not have
//! belong to the head where they stand among such lines; values may go on in lines with an indent.

use super::super::value::FieldValue;
use super::found::Found;
use super::header_line::{self, NOTHING, PAGE, SHORT_WORDS, TEXT, VALUE_WORDS};

/// Fewest header lines with a value.
const FEWEST: usize = 2;

/// The fields of the header lines, and how much of the text they take.
pub(super) fn read(text: &str) -> Option<Found> {
    let mut block = Block::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let shown = line.trim_matches(BLANKS);
        if shown.is_empty() {
            block.blank();
            continue;
        }
        let goes_on = match header_line::known(shown) {
            Some((field, value)) if field == TEXT || field == PAGE => {
                let begins = text[start..].find(value).unwrap_or(0);
                let end = if value.is_empty() { at } else { start + begins };
                block.text(field, end);
                false
            }
            Some((field, value)) => block.known(field, value, at),
            None => block.other(line, at),
        };
        if !goes_on {
            break;
        }
    }
    block.found()
}

/// What stands around a line.
const BLANKS: [char; 5] = ['\u{feff}', '\n', '\r', ' ', '\t'];

/// The lines that were read.
#[derive(Default)]
struct Block {
    /// Name and value, without a name where the value above goes on; what is behind the first `sure` ones belongs to the head only if a header follows, or a blank line.
    lines: Vec<(String, String)>,
    sure: usize,
    /// Bytes up to the end of the sure lines, and of the others.
    end: usize,
    open_end: usize,
    /// Headers with a value that the table knows.
    filled: usize,
    /// It begins with a title or an address.
    is_of_text: bool,
    is_below_blank: bool,
    is_of_page: bool,
}

impl Block {
    fn known(&mut self, field: &str, value: &str, end: usize) -> bool {
        if self.lines.is_empty() {
            self.is_of_text = matches!(field, "title" | "url");
        }
        self.filled += usize::from(!value.is_empty());
        self.lines.push((field.to_owned(), value.to_owned()));
        self.settle(end);
        true
    }

    /// The label behind which the text begins.
    fn text(&mut self, field: &str, end: usize) {
        self.is_of_page = field == PAGE;
        self.filled += 1;
        self.settle(end);
    }

    fn settle(&mut self, end: usize) {
        (self.sure, self.end, self.open_end) = (self.lines.len(), end, end);
        self.is_below_blank = false;
    }

    fn blank(&mut self) {
        if self.filled >= FEWEST && self.is_tail_short() {
            self.settle(self.open_end);
        }
        self.is_below_blank = !self.lines.is_empty();
    }

    /// A line that the table does not know; whether it can belong to the head.
    fn other(&mut self, line: &str, end: usize) -> bool {
        if !self.is_of_text {
            return false;
        }
        let shown = line.trim_matches(BLANKS);
        let most = if self.is_below_blank {
            SHORT_WORDS
        } else {
            VALUE_WORDS
        };
        let is_indented = line.starts_with([' ', '\t']) && !self.is_below_blank;
        let name_and_value = match header_line::unknown(shown, most) {
            _ if is_indented && header_line::is_short(shown, VALUE_WORDS) => ("", shown),
            Some(pair) => pair,
            None => return false,
        };
        let (name, value) = name_and_value;
        self.lines.push((name.to_owned(), value.to_owned()));
        self.open_end = end;
        self.is_below_blank = false;
        true
    }

    /// Whether the lines that are not sure are as short as no paragraph is.
    fn is_tail_short(&self) -> bool {
        let tail = self.lines.get(self.sure..).unwrap_or_default();
        tail.iter()
            .all(|(name, value)| name.is_empty() || header_line::is_short(value, SHORT_WORDS))
    }

    fn found(mut self) -> Option<Found> {
        self.lines.truncate(self.sure);
        let fields: Vec<(String, FieldValue)> = unfolded(self.lines)
            .into_iter()
            .filter(|(name, _)| name != NOTHING)
            .map(|(name, value)| (name, FieldValue::from_text(&value)))
            .collect();
        let is_head = self.filled >= FEWEST && fields.iter().any(|(_, value)| !value.is_empty());
        is_head.then_some(Found {
            fields,
            length: self.end,
            is_of_page: self.is_of_page,
        })
    }
}

/// The lines with what goes on in the next one.
fn unfolded(lines: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut unfolded: Vec<(String, String)> = Vec::with_capacity(lines.len());
    for (name, value) in lines {
        match unfolded.last_mut() {
            Some((_, above)) if name.is_empty() => {
                let item = value.strip_prefix("- ");
                let between = if item.is_some() { ", " } else { " " };
                if !above.is_empty() {
                    above.push_str(between);
                }
                above.push_str(item.unwrap_or(&value));
            }
            _ => unfolded.push((name, value)),
        }
    }
    unfolded
}

#[cfg(test)]
mod tests {
    use super::{Found, read};

    #[track_caller]
    fn gives(text: &str, expected: &[(&str, &str)], below: &str) {
        let Found { fields, length, .. } = read(text).unwrap();
        let found: Vec<(String, String)> = fields
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.joined("|")?)))
            .collect();
        let expected: Vec<(String, String)> = expected
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        assert_eq!(found, expected, "{text}");
        assert_eq!(text[length..].trim(), below, "{text}");
    }

    #[test]
    fn header_lines_are_read() {
        gives(
            "Title: خبر: أول\n\nURL Source: https://x.example/1\n\nMarkdown Content:\nنص",
            &[("title", "خبر: أول"), ("url", "https://x.example/1")],
            "نص",
        );
        gives(
            "العُنوان: خبر\nالتاريخ: أمس\nالنص: افتتح",
            &[("title", "خبر"), ("date", "أمس")],
            "افتتح",
        );
        gives(
            "\u{feff}**Title:** خبر\r\n**Author:**\r\n**Date:** x\r\n\r\nنص",
            &[("title", "خبر"), ("date", "x")],
            "نص",
        );
    }

    #[test]
    fn labels_of_their_own_belong_to_the_head() {
        gives(
            "Title: \"خبر\"\nViews: 120\nURL: <https://x.example/1>\nWord count: 30\n\nقال: نعم",
            &[
                ("title", "خبر"),
                ("Views", "120"),
                ("url", "https://x.example/1"),
                ("Word count", "30"),
            ],
            "قال: نعم",
        );
        gives(
            "العنوان: خبر أول\n  وآخر\nعدد المشاهدات: 7\nالمحرر: سامي\nالنص: افتتح",
            &[
                ("title", "خبر أول وآخر"),
                ("عدد المشاهدات", "7"),
                ("المحرر", "سامي"),
            ],
            "افتتح",
        );
        gives(
            "# Title: خبر\n**URL:** x\nالوزير: تنخفض الأسعار قريبا بعد أن وصلت السفن أمس\n\nنص",
            &[("title", "خبر"), ("url", "x")],
            "الوزير: تنخفض الأسعار قريبا بعد أن وصلت السفن أمس\n\nنص",
        );
        gives(
            "[العنوان] خبر\n[التاريخ] أمس\n   نص",
            &[("title", "خبر"), ("date", "أمس")],
            "نص",
        );
    }

    #[test]
    fn lines_of_an_article_are_none() {
        for text in [
            "المصدر: وكالات\n\nنص",
            "كتب: فلان\nنص",
            "خبر\nالعنوان: خبر\nالتاريخ: أمس\nنص",
            "س: متى؟\nج: غدا\nس: أين؟",
            "العنوان:\nالتاريخ:\nنص",
            "- title: خبر\n  body: |\n    نص",
            "المصدر: وكالات\nسامي: نعم\nالتاريخ: أمس\n\nنص",
            "العنوان: حوار مع سامي\nالصحيفة اليومية: متى بدأت؟\nسامي: قبل عام.\nالتاريخ: أمس",
            "العنوان: خبر\n\nسامي: نعم قلت له إنني لن أعود إلى هناك\n\nالتاريخ: أمس",
            "نص: العنوان: خبر",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
