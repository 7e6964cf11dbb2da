//! A bound on the attributes of one tag. The tokenizer compares each attribute with those before it, so a tag of a
//! million of them would take hours; what is beyond the bound is taken out before. It changes no text.

use memchr::memchr_iter;
use std::borrow::Cow;

/// Attributes of one tag that are read. Pages written by programs have some tens.
const MOST_ATTRIBUTES: usize = 512;

/// The page without the attributes beyond the bound.
pub(super) fn bounded(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut out = String::new();
    let (mut copied, mut tag_end) = (0, 0);
    for at in memchr_iter(b'<', bytes) {
        if at < tag_end || !bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (bound, end) = tag(bytes, at + 1);
        tag_end = end;
        if let Some(bound) = bound {
            // Both stand at ASCII characters, so the pieces are whole.
            out.push_str(html.get(copied..bound).unwrap_or_default());
            copied = end;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(html.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// Where the first attribute beyond the bound starts, if there is one, and where the tag ends.
fn tag(bytes: &[u8], start: usize) -> (Option<usize>, usize) {
    let (mut attributes, mut bound) = (0, None);
    let mut quote = None;
    let mut before = b' ';
    for (at, &byte) in bytes.iter().enumerate().skip(start) {
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if byte == b'>' => return (bound, at),
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            None if byte.is_ascii_whitespace() => {
                attributes += 1;
                if attributes > MOST_ATTRIBUTES {
                    bound.get_or_insert(at);
                }
            }
            None => {}
        }
        before = byte;
    }
    (bound, bytes.len())
}

#[cfg(test)]
mod tests {
    use super::bounded;

    #[test]
    fn a_page_as_people_write_them_is_left_alone() {
        let page = "<p class=\"a b\" title='x > y'>نص <b>مهم</b> 5 < 6</p>";
        assert_eq!(bounded(page), page);
    }

    #[test]
    fn attributes_beyond_the_bound_go_and_the_text_stays() {
        let page = format!("<p {}>نص</p><p>آخر</p>", "a=\"1 2\" ".repeat(600));
        let bounded = bounded(&page);
        assert!(bounded.len() < page.len() && bounded.ends_with(">نص</p><p>آخر</p>"));
    }
}
