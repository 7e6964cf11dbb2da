//! Lines that a tool broke at a column are joined. Each line that ends there would not have taken the next word: a
//! text whose neighbouring lines nearly all do so is wrapped, and only such lines of it are joined. Verse and lists are
//! not: their lines end where they want.

use super::lines;
use crate::text::chars::is_decoration;
use std::borrow::Cow;

/// Columns at which tools wrap.
const WIDTHS: std::ops::RangeInclusive<usize> = 60..=120;

/// Fewest pairs of lines that show a width.
const FEWEST_PAIRS: usize = 4;

/// Share of the pairs, in percent, that do.
const SHARE: usize = 80;

/// Columns by which tools count otherwise: marks of letters, signs that are escaped later.
const SLACK: usize = 4;

/// The text without the line ends that a column made.
pub(super) fn unwrap(text: &str) -> Cow<'_, str> {
    let lines: Vec<&str> = text.split('\n').collect();
    let paragraphs = lines.windows(2).filter(|two| !lines::is_heading(two[0]));
    let pairs: Vec<Pair> = paragraphs.filter_map(pair).collect();
    let Some(width) = width(&pairs) else {
        return Cow::Borrowed(text);
    };
    let mut joined = String::with_capacity(text.len());
    for (at, line) in lines.iter().enumerate() {
        let is_continued = lines
            .get(at..at + 2)
            .and_then(pair)
            .is_some_and(|pair| pair.length.saturating_add(pair.word) + SLACK >= width);
        let line = match at {
            0 => line,
            _ if joined.ends_with(' ') => line.trim_start().trim_start_matches("> "),
            _ => line,
        };
        match is_continued {
            true => {
                joined.push_str(line.trim_end());
                joined.push(' ');
            }
            false => {
                joined.push_str(line);
                joined.push('\n');
            }
        }
    }
    joined.truncate(joined.len().saturating_sub(1));
    Cow::Owned(joined)
}

/// A line and the first word of the next, in columns, with the blank between.
struct Pair {
    length: usize,
    word: usize,
}

/// Two lines of a paragraph or of a heading.
fn pair(lines: &[&str]) -> Option<Pair> {
    let [line, next] = lines else { return None };
    let goes_on = !line.trim().is_empty()
        && !next.trim().is_empty()
        && !line.ends_with("  ")
        && !line.ends_with('\\')
        && !is_whole(line)
        && (!lines::begins_block(next) || is_quoted_on(line, next));
    let word = next.split_whitespace().find(|word| *word != ">");
    goes_on.then(|| Pair {
        length: columns(line.trim_end()),
        word: word.map_or(0, columns) + 1,
    })
}

/// Whether nothing can follow in the same block.
fn is_whole(line: &str) -> bool {
    lines::is_rule(line)
        || lines::is_tags(line)
        || lines::is_fence_of_division(line)
        || lines::is_fence(line)
        || line.trim_start().starts_with('|')
}

fn is_quoted_on(line: &str, next: &str) -> bool {
    let quoted = |line: &str| line.trim_start().starts_with('>');
    quoted(line) && quoted(next)
}

fn columns(text: &str) -> usize {
    text.chars().filter(|&ch| !is_decoration(ch)).count()
}

/// The width that most pairs show, where they do.
fn width(pairs: &[Pair]) -> Option<usize> {
    if pairs.len() < FEWEST_PAIRS {
        return None;
    }
    let shows = |width: usize| {
        let full = |pair: &&Pair| {
            pair.length <= width + SLACK / 2 && pair.length + pair.word + SLACK > width
        };
        pairs.iter().filter(full).count()
    };
    let best = WIDTHS.max_by_key(|width| shows(*width))?;
    (shows(best) * 100 >= pairs.len() * SHARE).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::unwrap;

    fn wrapped(text: &str, width: usize) -> String {
        let mut lines = vec![String::new()];
        for word in text.split(' ') {
            let last = lines.last_mut().unwrap();
            if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > width {
                lines.push(word.to_owned());
            } else {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(word);
            }
        }
        lines.join("\n")
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let paragraph = "أعلنت بلدية الوادي أن أعمال ترميم السوق القديم تنتهي قبل حلول الشتاء وأن أصحاب المتاجر \
            يعودون إليها بعد سنوات من الإغلاق الذي طال كثيرا من المحال في وسط المدينة القديمة وحولها.";
        for width in [68, 72, 78, 80, 100] {
            let paragraph = wrapped(&[paragraph, paragraph].join(" "), width);
            let text = format!("{0}\n\n{0}\n\n* {0}", paragraph);
            let joined = unwrap(&text);
            let longest = joined.lines().map(|line| line.chars().count()).max();
            assert!(longest > Some(150), "{width}: {joined}");
            assert_eq!(joined.lines().count(), 5, "{width}");
        }
    }

    #[test]
    fn lines_that_end_where_they_want_are_not() {
        let verse = "يا دار أهلي التي طال الغياب بها\nوما نسيت ترابا فيك أو حجرا\nكم قلت للريح إن مرت بنا سحرا\n\
            خذي سلامي إلى من كان منتظرا\nوعاد صوتك في قلبي وما فترا";
        assert_eq!(unwrap(verse), verse);
        let long = "كلمة ".repeat(40);
        let paragraphs = [long.trim(); 6].join("\n");
        assert_eq!(unwrap(&paragraphs), paragraphs);
    }
}
