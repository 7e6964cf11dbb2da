//! The line that says where a text was: `URL: …` below its title or at its end. One in the middle is left to the text.

use super::header_line;
use memchr::memmem;
use std::ops::Range;

/// Lines from the top within which it stands.
const TOP_LINES: usize = 5;

/// The address of such a line, which is taken out of the text.
pub(in crate::input) fn take(text: &mut String) -> Option<String> {
    let (address, line) = find(text)?;
    let address = address.to_owned();
    text.replace_range(line, "");
    Some(address)
}

/// The address, and where its line is.
fn find(text: &str) -> Option<(&str, Range<usize>)> {
    // Most texts hold no address.
    memmem::find(text.as_bytes(), b"://")?;
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        (start, line)
    });
    let mut lines = lines.filter(|(_, line)| !line.trim().is_empty());
    let mut top: Vec<(usize, &str)> = lines.by_ref().take(TOP_LINES + 1).collect();
    let last = lines.last().or_else(|| top.pop())?;
    top.truncate(TOP_LINES);
    if top.is_empty() {
        return None;
    }
    let mut found = top.into_iter().chain([last]);
    found.find_map(|(start, line)| Some((address(line)?, start..start + line.len())))
}

fn address(line: &str) -> Option<&str> {
    let (field, value) = header_line::known(line.trim()).filter(|_| line.contains("://"))?;
    let is_address = (value.starts_with("http://") || value.starts_with("https://"))
        && !value.contains(char::is_whitespace);
    (field == "url" && is_address).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::take;

    #[test]
    fn a_line_at_either_end_gives_the_address() {
        for text in [
            "خبر\nالرابط: https://x.example/1\n\nنص",
            "# خبر\n\n**URL:** <https://x.example/1>\n\nنص",
            "خبر\n\nنص\n\nURL: https://x.example/1\n",
        ] {
            let mut text = text.to_owned();
            assert_eq!(take(&mut text).as_deref(), Some("https://x.example/1"));
            assert!(!text.contains("x.example") && text.contains("نص"), "{text}");
        }
    }

    #[test]
    fn other_lines_give_none() {
        let paragraphs = "نص\n\n".repeat(6);
        for text in [
            format!("{paragraphs}الرابط: https://x.example/1\n\n{paragraphs}"),
            "خبر\nالرابط: في التعليقات\nنص".to_owned(),
            "خبر\nزوروا https://x.example/1\nنص".to_owned(),
            "الرابط: https://x.example/1".to_owned(),
        ] {
            let mut taken = text.clone();
            assert_eq!(take(&mut taken), None);
            assert_eq!(taken, text);
        }
    }
}
