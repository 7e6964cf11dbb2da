//! What a page says of its own encoding: its XML declaration and `<meta>` tags, looked for in the bytes before they
//! are text. Whether the bytes agree is decided in `choice`.

use encoding_rs::Encoding;
use memchr::{memchr_iter, memchr2, memmem};

/// Bytes that are searched: declarations are in the head of a page, sometimes behind long scripts.
const PRESCAN_BYTES: usize = 64 * 1024;

/// The encodings declared, in this order: `charset` of the protocol, then those of the page. UTF-16 is
/// left out: the declaration itself is in ASCII.
pub(super) fn encodings<'a>(
    charset: Option<&'a str>,
    page: &'a [u8],
) -> impl Iterator<Item = &'static Encoding> + use<'a> {
    let head = &page[..page.len().min(PRESCAN_BYTES)];
    charset
        .map(str::as_bytes)
        .into_iter()
        .chain(xml_declaration(head))
        .chain(metas(head))
        .filter_map(|name| Encoding::for_label(unquoted(name)))
        .filter(|encoding| encoding.is_ascii_compatible())
}

fn xml_declaration(head: &[u8]) -> Option<&[u8]> {
    let declaration = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = memchr2(b'<', b'>', declaration)?;
    value_of(b"encoding", &declaration[..end])
}

fn metas(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut comment_end = 0;
    memchr_iter(b'<', head).filter_map(move |at| {
        let tag = &head[at..];
        if at < comment_end {
            return None;
        }
        if tag.starts_with(b"<!--") {
            let end = memmem::find(tag, b"-->");
            comment_end = end.map_or(head.len(), |end| at + end);
            return None;
        }
        charset_of(tag)
    })
}

/// The charset in a `<meta>` tag.
fn charset_of(tag: &[u8]) -> Option<&[u8]> {
    let (name, rest) = tag.split_at_checked(b"<meta".len())?;
    if !name.eq_ignore_ascii_case(b"<meta") {
        return None;
    }
    // A tag that is never closed ends where the next begins.
    let attributes = &rest[..memchr2(b'<', b'>', rest).unwrap_or(rest.len())];
    value_of(b"charset", attributes)
}

/// What follows `name` and `=`, where `name` is written as a word of its own, in any case, quoted or not.
fn value_of<'a>(name: &[u8], attributes: &'a [u8]) -> Option<&'a [u8]> {
    let is_name = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| attributes.get(before));
        before.is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-')
            && attributes[*at..]
                .get(..name.len())
                .is_some_and(|word| word.eq_ignore_ascii_case(name))
    };
    (0..attributes.len()).filter(is_name).find_map(|at| {
        let rest = attributes[at + name.len()..].trim_ascii_start();
        let value = unquoted(rest.strip_prefix(b"=")?);
        let end = value.iter().position(|byte| !is_of_label(*byte));
        Some(&value[..end.unwrap_or(value.len())]).filter(|value| !value.is_empty())
    })
}

/// Without white space and quotes around it.
fn unquoted(value: &[u8]) -> &[u8] {
    let is_around = |byte: &u8| matches!(byte, b'"' | b'\'') || byte.is_ascii_whitespace();
    let start = value.iter().position(|byte| !is_around(byte));
    let end = value.iter().rposition(|byte| !is_around(byte));
    match (start, end) {
        (Some(start), Some(end)) => &value[start..=end],
        _ => &[],
    }
}

fn is_of_label(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b':')
}

#[cfg(test)]
mod tests {
    use super::encodings;

    #[track_caller]
    fn assert_declares(page: &str, expected: &[&str]) {
        let found: Vec<_> = encodings(None, page.as_bytes())
            .map(|encoding| encoding.name())
            .collect();
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn meta_tags_are_read_however_they_are_written() {
        for page in [
            "<meta charset=windows-1256>",
            "<META CharSet = 'Windows-1256' />",
            "<head><meta\ncharset=\"cp1256\"></head>",
            "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1256\">",
            "<meta content='text/html;CHARSET=x-cp1256' http-equiv=content-type>",
            "<meta charset=windows-1256",
            "<?xml version='1.0' encoding='windows-1256'?><html>",
        ] {
            assert_declares(page, &["windows-1256"]);
        }
    }

    #[test]
    fn what_declares_nothing_is_passed_over() {
        for page in [
            "",
            "<meta",
            "<meta charset>",
            "<meta charset=''>",
            "<meta charset=klingon>",
            "<meta name=accept-charset content=utf-8>",
            "<metal charset=>",
            "<!-- <meta charset=windows-1256> -->",
            "<!-- <meta charset=windows-1256>",
            "<meta charset=utf-16>",
            "<p>charset=windows-1256</p>",
        ] {
            assert_declares(page, &[]);
        }
    }

    #[test]
    fn the_protocol_comes_before_the_page() {
        let found: Vec<_> = encodings(Some(" \"UTF-8\""), b"<meta charset=cp1256>")
            .map(|encoding| encoding.name())
            .collect();
        assert_eq!(found, ["UTF-8", "windows-1256"]);
    }

    #[test]
    fn tags_that_never_close_cost_no_more_than_their_length() {
        let page = "<meta charset ".repeat(100_000) + &"<!--".repeat(100_000);
        assert_declares(&page, &[]);
    }
}
