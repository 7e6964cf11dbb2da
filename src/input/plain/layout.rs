//! The lines of a printed text as they are laid out: where their words begin, how wide they are, which are items of a
//! list. It joins none.

use crate::text::chars;

/// A line without its end and without white space behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Its text from the first byte of the line on.
    pub(super) text: &'a str,
    /// Where the line starts in the text.
    pub(super) start: usize,
    /// The column of its first word, behind indentation and bullet.
    pub(super) column: usize,
    /// Its indentation, in columns.
    pub(super) indent: usize,
    /// It begins with a bullet or a number of a list.
    pub(super) is_item: bool,
    /// Marks of quotation before its words: lines of other depths belong to others.
    pub(super) quotes: usize,
    /// Its syntax says that the next line begins something else.
    pub(super) is_last: bool,
}

impl<'a> Line<'a> {
    fn new(text: &'a str, start: usize) -> Self {
        let words = without_margin(text);
        let margin = &text[..text.len() - words.len()];
        let indent = margin.len();
        let bullet = bullet(words);
        Self {
            quotes: margin.matches('>').count(),
            is_last: false,
            text,
            start,
            column: indent + bullet,
            indent,
            is_item: bullet > 0,
        }
    }

    /// Nothing is visible in it.
    pub(super) fn is_blank(&self) -> bool {
        self.words().is_empty()
    }

    /// Its first word, behind the indentation.
    pub(super) fn first_word(&self) -> &'a str {
        first_word(self.text)
    }

    /// It can be the next line of the paragraph that a line belongs to.
    pub(super) fn may_follow(&self, line: &Line<'_>) -> bool {
        !line.is_blank()
            && !line.is_last
            && !self.is_blank()
            && !self.is_item
            && self.quotes == line.quotes
            && self.indent <= line.column
    }

    /// Its last sentence ends with it, or it announces what follows.
    pub(super) fn is_ended(&self) -> bool {
        is_ended(self.text)
    }

    /// A program can break it.
    pub(super) fn has_breaks(&self) -> bool {
        let mut words = self.text.chars().skip(self.column);
        words.any(|c| BREAKS.contains(&c))
    }

    /// It is a bullet and nothing else.
    pub(super) fn is_bare_bullet(&self) -> bool {
        let mut signs = self.words().chars();
        signs.next().is_some_and(|sign| BULLETS.contains(&sign)) && signs.next().is_none()
    }

    /// Its words with what is between them.
    pub(super) fn words(&self) -> &'a str {
        without_margin(self.text)
    }
}

/// The same of a line with the spaces behind it.
pub(super) fn is_ended(line: &str) -> bool {
    let sentence = line.trim_end().trim_end_matches(chars::is_closing);
    sentence.ends_with(|c: char| chars::ends_sentence(c) || c == ':')
}

/// The first word of a line, behind the indentation; a space that holds words together is a part of it.
pub(super) fn first_word(line: &str) -> &str {
    let words = without_margin(line);
    words.split(BREAKS).next().unwrap_or_default()
}

/// A line without its indentation and the marks of quotation in it.
pub(super) fn without_margin(line: &str) -> &str {
    line.trim_start_matches(|c: char| c.is_whitespace() || c == '>')
}

/// Where programs break lines.
const BREAKS: [char; 2] = [' ', '\t'];

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let line = |line: &'_ str| {
        let at = start;
        start += line.len();
        (at, line.len())
    };
    let places: Vec<(usize, usize)> = text.split_inclusive('\n').map(line).collect();
    let line =
        |(start, length): (usize, usize)| Line::new(text[start..start + length].trim_end(), start);
    places.into_iter().map(line).collect()
}

/// How a program counted the columns of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Each character is one: programs that know no scripts.
    Characters,
    /// Marks above and below letters and invisible characters take no place: browsers and terminals.
    Columns,
}

impl Measure {
    /// The width of a text.
    pub(super) fn width(self, text: &str) -> usize {
        match self {
            Self::Characters => text.chars().count(),
            Self::Columns => text.chars().filter(|&c| takes_place(c)).count(),
        }
    }
}

/// The tatweel is a decoration that takes the place of a letter.
fn takes_place(c: char) -> bool {
    const TATWEEL: char = '\u{0640}';
    c == TATWEEL || !chars::is_decoration(c) && !chars::is_invisible(c)
}

/// Signs that programs print before the items of lists.
const BULLETS: [char; 14] = [
    '*', '+', '-', '•', '◦', '○', '●', '□', '■', '▪', '▫', '‣', '–', '#',
];

/// Digits of the number of an item.
const MOST_DIGITS: usize = 3;

/// Characters of the bullet before the words of an item, with the space behind it; 0 where there is none.
fn bullet(words: &str) -> usize {
    let sign = words.trim_start_matches(BULLETS);
    let digits = words.trim_start_matches(chars::is_digit);
    let number = words[..words.len() - digits.len()].chars().count();
    let behind = match sign.len() < words.len() {
        true => sign,
        false if (1..=MOST_DIGITS).contains(&number) => {
            digits.strip_prefix(['.', ')', '-']).unwrap_or(words)
        }
        false => words,
    };
    let text = behind.trim_start();
    if behind.len() == words.len() || text.len() == behind.len() || text.is_empty() {
        return 0;
    }
    words[..words.len() - text.len()].chars().count()
}

#[cfg(test)]
mod tests {
    use super::{Measure, lines};

    #[test]
    fn items_begin_behind_their_bullets() {
        for (line, column, is_item) in [
            ("   نص", 3, false),
            ("  * نص", 4, true),
            ("-   نص", 4, true),
            ("  12. نص", 6, true),
            ("1234. نص", 0, false),
            ("-نص", 0, false),
            ("2024", 0, false),
            ("      □ نص", 8, true),
        ] {
            let found = lines(line)[0];
            assert_eq!((found.column, found.is_item), (column, is_item), "{line}");
        }
    }

    #[test]
    fn marks_take_no_column() {
        assert_eq!(Measure::Characters.width("مُدُنٌ"), 6);
        assert_eq!(Measure::Columns.width("مُدُنٌ"), 3);
        assert_eq!(Measure::Columns.width("مـدن"), 4);
    }

    #[test]
    fn lines_start_where_they_stand() {
        let found: Vec<(usize, &str)> = lines("أ\r\n\n  ب ")
            .iter()
            .map(|line| (line.start, line.text))
            .collect();
        assert_eq!(found, [(0, "أ"), (4, ""), (5, "  ب")]);
    }
}
