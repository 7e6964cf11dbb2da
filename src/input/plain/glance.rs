//! Whether the lines of a text may be broken at all, by a glance at their lengths: most texts are not, and counting what
//! speaks for each width costs much more. It is never wrong where it says no.

use super::layout::{first_word, is_ended, without_margin};
use super::ragged::{LEAST_INNER, MOST_ENDED, SHORTEST};
use super::width::{Count, WIDTHS, holds_address};
use memchr::memchr_iter;

/// A line of more bytes is over every width: an Arabic letter has two, its marks two more.
const MOST_LINE_BYTES: usize = 4 * *WIDTHS.end();

/// What a walk over the lines tells.
struct Glance {
    /// At each width, how many lines in mid-sentence begin and cease to be full there.
    changes: [isize; *WIDTHS.end() + 2],
    /// Whether there is any such line.
    has_full: bool,
    /// Lines over every width.
    over: isize,
    /// Lines with another one right below them, those of them that end a sentence, and whether each is long.
    inner: usize,
    ended: usize,
    is_long: bool,
}

/// Whether lines may have been broken at a width, or in mid-sentence at none.
pub(super) fn may_be_broken(text: &str) -> bool {
    let mut glance = Glance {
        changes: [0; _],
        has_full: false,
        over: 0,
        inner: 0,
        ended: 0,
        is_long: true,
    };
    let mut line = "";
    let mut start = 0;
    for end in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let next = visible(&text[start..end]);
        glance.add(line, next);
        (line, start) = (next, end + 1);
    }
    glance.add(line, "");
    glance.may_have_width() || glance.may_be_ragged()
}

/// A line without the spaces behind it, or nothing where nothing is visible in it.
fn visible(line: &str) -> &str {
    match without_margin(line) {
        "" => "",
        _ => line.trim_end(),
    }
}

impl Glance {
    fn add(&mut self, line: &str, next: &str) {
        self.over += isize::from(line.len() > MOST_LINE_BYTES && !holds_address(line));
        if line.is_empty() || next.is_empty() {
            return;
        }
        self.inner += 1;
        self.is_long &= line.len() >= SHORTEST;
        if is_ended(line) {
            self.ended += 1;
        } else if line.len() <= MOST_LINE_BYTES {
            self.add_full(line, next);
        }
    }

    fn add_full(&mut self, line: &str, next: &str) {
        let last = self.changes.len() - 1;
        let from = line.chars().count();
        let to = from + 1 + first_word(next).chars().count();
        if let Some(change) = self.changes.get_mut(from) {
            *change += 1;
            self.has_full = true;
            self.changes[to.min(last)] -= 1;
        }
    }

    fn may_have_width(&self) -> bool {
        if !self.has_full {
            return Count::may_show_width(0, self.over);
        }
        let mut full = 0;
        let counts = self.changes.iter().map(|change| {
            full += change;
            full
        });
        let most = counts.skip(*WIDTHS.start()).max().unwrap_or(0);
        Count::may_show_width(most, self.over)
    }

    fn may_be_ragged(&self) -> bool {
        self.is_long && self.inner >= LEAST_INNER && self.ended * 100 <= self.inner * MOST_ENDED
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::lines;
    use super::super::ragged::is_ragged;
    use super::super::wrap::has_width;
    use super::may_be_broken;
    use proptest::prelude::*;

    /// Lines of words of a few lengths, some with marks of quotation, bullets, full stops, or nothing.
    fn text() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "في",
            "مدينة",
            "قال.",
            "المؤسسات",
            "https://a.example/b",
            "مُدُن",
        ]);
        let words = prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "));
        let margin = prop::sample::select(vec!["", "", "", "> ", "  ", "* "]);
        let line = (margin, words).prop_map(|(margin, words)| format!("{margin}{words}"));
        prop::collection::vec(line, 0..24).prop_map(|lines| lines.join("\n"))
    }

    /// The same words, broken at a width.
    fn broken(text: &str, width: usize) -> String {
        let mut out = String::new();
        let mut column = 0;
        for word in text.split(' ') {
            let length = word.chars().count();
            let gap = if column == 0 {
                ""
            } else if column + 1 + length > width {
                "\n"
            } else {
                " "
            };
            column = if gap == " " {
                column + 1 + length
            } else {
                length
            };
            out.push_str(gap);
            out.push_str(word);
        }
        out
    }

    proptest! {
        #[test]
        fn what_is_broken_may_be(text in text(), width in 40usize..130, is_broken: bool) {
            let text = if is_broken { broken(&text, width) } else { text };
            let lines = lines(&text);
            prop_assert!(may_be_broken(&text) || !has_width(&lines) && !is_ragged(&lines), "{text}");
        }
    }

    #[test]
    fn paragraphs_and_menus_are_not() {
        let paragraph = "افتتحت مديرية التربية صباح اليوم ثلاث مدارس جديدة في الأحياء الشرقية.\n";
        let menu = "سياسة\nاقتصاد ومال\nرياضة محلية\n";
        assert!(!may_be_broken(&paragraph.repeat(9)));
        assert!(!may_be_broken(paragraph.trim_end()), "one line");
        assert!(!may_be_broken(&(menu.repeat(3) + &paragraph.repeat(2))));
    }
}
