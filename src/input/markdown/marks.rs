//! Whether a text is Markdown, by its marks. One tag of a network, one star, one number in brackets is none; one link,
//! one pair of double stars, one table is.

use super::destination;
use super::lines;
use crate::text::chars;
use memchr::{memchr, memchr3, memchr3_iter, memmem};

/// Fewest marks. A heading of one mark counts half of another mark: `# ` also stands before tags of networks.
const ENOUGH: usize = 2;

/// Marks that are looked at where tags are many.
const MANY: usize = 64;

/// Tags for each mark, at most, in markup that is Markdown nevertheless.
const TAGS_PER_MARK: usize = 8;

/// Characters to a tag of HTML below which a text is markup that may hold Markdown.
const CHARS_PER_TAG: usize = 400;

/// Whether a text is Markdown.
pub(in crate::input) fn is_markdown(text: &str) -> bool {
    if !may_be_markdown(text.as_bytes()) || !may_have_weight(text.as_bytes()) {
        return false;
    }
    let marks = count(text);
    // Pages may hold marks in scripts and texts; Markdown with tags in it has more of them.
    let tags = memchr::memchr_iter(b'<', text.as_bytes()).count();
    let is_markup = tags > 2 && tags * CHARS_PER_TAG > text.len();
    let fewest = match () {
        () if !is_markup => ENOUGH,
        () if text.trim_start().starts_with('<') => (tags / TAGS_PER_MARK).clamp(ENOUGH * 2, MANY),
        () => ENOUGH * 2,
    };
    marks >= fewest
}

/// Whether a text has a sign of any mark: most have none.
fn may_be_markdown(text: &[u8]) -> bool {
    memchr3(b'#', b'*', b']', text).is_some() || has_line_of_marks(text)
}

/// Whether any mark may weigh something, by what stands behind its sign: tags of networks, stars before words of a list and
/// numbers in brackets are told without a look at each line.
fn may_have_weight(text: &[u8]) -> bool {
    let is_letter = |byte: u8| !byte.is_ascii() || byte.is_ascii_alphabetic();
    let is_mark = |at: usize| match (text[at], text.get(at + 1)) {
        (b'#', Some(b' ' | b'\t')) | (b']', Some(b'(' | b':')) | (b'*', Some(b'*')) => true,
        // A line between two stars.
        (b'*', Some(&next)) => is_letter(next),
        _ => false,
    };
    memchr3_iter(b'#', b'*', b']', text).any(is_mark)
        || memchr(b'|', text).is_some()
        || has_line_of_marks(text)
}

/// Whether a text has a sign of a line of marks that has no sign of other marks.
fn has_line_of_marks(text: &[u8]) -> bool {
    let signs = memchr3_iter(b'-', b'=', b':', text);
    signs
        .filter_map(|at| text.get(at..at + 3))
        .any(|three| three[0] == three[1] && three[1] == three[2])
}

/// Whether a text is Markdown although it begins as a page: converters leave the line that says so.
pub(in crate::input) fn is_below_doctype(text: &str) -> bool {
    const DOCTYPE: &[u8] = b"<!doctype html";
    let start = text.trim_start();
    let begins = start.as_bytes().get(..DOCTYPE.len());
    if !begins.is_some_and(|begins| begins.eq_ignore_ascii_case(DOCTYPE)) {
        return false;
    }
    let below = start.find('>').and_then(|end| start.get(end + 1..));
    below.is_some_and(|below| !below.trim_start().starts_with('<') && is_markdown(below))
}

/// What the marks weigh.
fn count(text: &str) -> usize {
    let mut weight = links(text) * 2;
    let mut above = "";
    for line in text.lines() {
        if weight >= MANY {
            break;
        }
        weight += of_line(line, above);
        above = line;
    }
    weight
}

/// Links and pictures.
fn links(text: &str) -> usize {
    let found = memmem::find_iter(text.as_bytes(), b"](").take(LOOKED_AT);
    let found = found.filter(|at| {
        let before = text.get(..*at).unwrap_or_default();
        let behind = text.get(at + 1..).unwrap_or_default();
        let near = before.get(chars::char_boundary(before, before.len().saturating_sub(NEAR))..);
        near.is_some_and(|near| near.contains('[')) && destination::length(behind).is_some()
    });
    found.take(MANY).count()
}

/// Brackets that are looked at.
const LOOKED_AT: usize = 256;

/// Bytes before a bracket in which its link begins.
const NEAR: usize = 2048;

fn of_line(line: &str, above: &str) -> usize {
    let text = line.trim();
    if lines::is_heading(line) && text.contains(char::is_alphabetic) {
        return if text.starts_with("##") { 2 } else { 1 };
    }
    let above = above.trim();
    if !above.is_empty() && text.len() > 2 && lines::is_underline(text) {
        let (own, length) = (above.chars().count(), text.len());
        return if own.abs_diff(length) * 10 <= own {
            2
        } else {
            0
        };
    }
    let is_delimiter = text.len() > 6
        && text.bytes().all(|byte| b"|-: ".contains(&byte))
        && text.contains("-|-") | text.contains("- | -");
    let opens_division = text
        .strip_prefix("::: ")
        .is_some_and(|name| name.starts_with('{'));
    if is_delimiter || opens_division {
        return 2;
    }
    if lines::definition(text).is_some_and(|(_, rest)| rest.trim().starts_with("http")) {
        return 1;
    }
    if is_bold_line(text) {
        return 2;
    }
    2 * pairs(text)
}

/// `*a line of words*`, as messengers write it.
fn is_bold_line(text: &str) -> bool {
    let inside = text
        .strip_prefix('*')
        .and_then(|text| text.strip_suffix('*'));
    inside.is_some_and(|inside| {
        !inside.contains('*')
            && inside.contains(' ')
            && inside.starts_with(char::is_alphabetic)
            && !inside.ends_with(' ')
    })
}

/// `**words**`
fn pairs(line: &str) -> usize {
    if memchr(b'*', line.as_bytes()).is_none() {
        return 0;
    }
    let mut pieces = line.split("**");
    let (Some(_), Some(inside), Some(_)) = (pieces.next(), pieces.next(), pieces.next()) else {
        return 0;
    };
    let is_emphasised = inside.contains(char::is_alphabetic)
        && !inside.starts_with(['*', ' '])
        && !inside.ends_with('*');
    usize::from(is_emphasised)
}

#[cfg(test)]
mod tests {
    use super::{count, is_below_doctype, is_markdown, may_have_weight};
    use proptest::prelude::{prop, prop_assert, proptest};

    proptest! {
        #[test]
        fn what_weighs_something_may(parts in prop::collection::vec(
            prop::sample::select(vec![
                "#", "*", "[", "](", "]:", "]", "-", "=", ":", "|", " ", "\t", "\n", "{", "نص", "a", "http", "1",
            ]), 0..24)
        ) {
            let text = parts.concat();
            prop_assert!(count(&text) == 0 || may_have_weight(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn marks_of_markdown_are_seen() {
        for text in [
            "نص [رابط](https://x.example/1) ثم",
            "![](a.png)\nنص",
            "## عنوان\nنص",
            "# عنوان\n\n# آخر",
            "قال **الوزير** إن",
            "عنوان الخبر\n===========\nنص",
            "| أ | ب |\n|---|---|\n| ج | د |",
            "::: {.x}\nنص",
            "*عنوان الخبر*\nنص",
            "<div class=\"a\">\n\n# عنوان\n\n## نص\n\n[نص](https://x.example)\n\n</div>",
        ] {
            assert!(is_markdown(text), "{text}");
        }
    }

    #[test]
    fn single_signs_are_not() {
        for text in [
            "نص #وسم آخر",
            "# وسم\nنص",
            "#وسم\n##",
            "* نص\n* آخر",
            "قال [1] ثم [2]",
            "[الوزير](السابق) قال",
            "5 ** 3",
            "****\nنص\n****",
            "نص\n---\nآخر",
            "نص طويل بعض الشيء\n---",
            "أ | ب\nج | د",
            "<p>قال **الوزير**</p><p>نص</p><p>نص</p>",
            "- نص - آخر",
            "*\nنص\n*",
            "* نص *\nنص",
        ] {
            assert!(!is_markdown(text), "{text}");
        }
    }

    #[test]
    fn a_page_is_none_though_its_first_line_stays_behind() {
        assert!(is_below_doctype("<!DOCTYPE html>\n\n[نص](/a)\n\n## عنوان"));
        assert!(!is_below_doctype(
            "<!DOCTYPE html>\n<p>[نص](/a)\n\n## عنوان"
        ));
        assert!(!is_below_doctype("<!DOCTYPE html>\nنص"));
    }
}
