//! The header of a record: a line with the version, fields as in HTTP, a blank line.

use memchr::memchr;

/// Longest header; those of real crawls have about 1 KB.
pub(super) const HEADER_BYTES: usize = 64 * 1024;

/// What is needed of a header.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// Where the record starts in the stream.
    pub(super) at: u64,
    pub(super) kind: String,
    /// Bytes of the body, where the header says how many.
    pub(super) length: Option<u64>,
    /// Media type of the body, with its parameters.
    pub(super) content_type: String,
    pub(super) url: Option<String>,
}

/// Whether a record starts with these bytes.
pub(super) fn starts(bytes: &[u8]) -> bool {
    let Some(rest) = bytes.strip_prefix(b"WARC/") else {
        return false;
    };
    matches!(rest, [b'0'..=b'9', b'.', b'0'..=b'9', ..])
}

/// The header at the start of these bytes and its length; `None` when it is none or has no end among them.
pub(super) fn parse(bytes: &[u8], at: u64) -> Option<(Header, usize)> {
    if !starts(bytes) {
        return None;
    }
    let mut header = Header {
        at,
        ..Header::default()
    };
    let bytes = bytes.get(..HEADER_BYTES).unwrap_or(bytes);
    let mut from = memchr(b'\n', bytes)? + 1;
    // The line must hold nothing else, so that no line is both the start of a header and a field of another: the search
    // for records looks at each line once.
    let version = bytes.get(b"WARC/".len()..from)?.trim_ascii_end();
    if !version
        .iter()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'.'))
    {
        return None;
    }
    let mut fields = 0;
    loop {
        let rest = bytes.get(from..)?;
        let end = memchr(b'\n', rest)?;
        let line = rest.get(..end)?;
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        from += end + 1;
        match line {
            [] => break,
            // The last field goes on; none of those needed is ever so long.
            [b' ' | b'\t', ..] => {}
            _ => {
                let colon = memchr(b':', line)?;
                let (name, value) = line.split_at(colon);
                if !name.iter().all(|byte| byte.is_ascii_graphic()) {
                    return None;
                }
                header.take(name, value.get(1..)?);
                fields += 1;
            }
        }
    }
    (fields > 0).then_some((header, from))
}

impl Header {
    fn take(&mut self, name: &[u8], value: &[u8]) {
        let value = String::from_utf8_lossy(value.trim_ascii());
        if name.eq_ignore_ascii_case(b"WARC-Type") {
            self.kind = value.to_ascii_lowercase();
        } else if name.eq_ignore_ascii_case(b"Content-Length") {
            self.length = value.parse().ok();
        } else if name.eq_ignore_ascii_case(b"Content-Type") {
            self.content_type = value.into_owned();
        } else if name.eq_ignore_ascii_case(b"WARC-Target-URI") {
            let url = value.trim_start_matches('<').trim_end_matches('>');
            self.url = (!url.is_empty()).then(|| url.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn fields_are_read_whatever_their_case_and_line_ends() {
        let text = b"WARC/1.0\nwarc-type: Response\r\nContent-Length: 7\nX: a\n b:c\nWARC-Target-URI: <http://a/>\n\nbody";
        let (header, length) = parse(text, 5).unwrap();
        assert_eq!(header.kind, "response");
        assert_eq!(header.length, Some(7));
        assert_eq!(header.url.as_deref(), Some("http://a/"));
        assert_eq!(&text[length..], b"body");
    }

    #[test]
    fn a_line_that_begins_like_a_record_is_none() {
        assert_eq!(parse(b"WARC/1.0 is a format\nof archives\n\n", 0), None);
        assert_eq!(parse(b"WARC/1.0: x\na: b\n\n", 0), None);
        assert_eq!(parse(b"WARC/1.0\r\n\r\n", 0), None);
        assert_eq!(parse(b"WARC/1.0\r\nContent-Length: 5\r\n", 0), None);
    }

    #[test]
    fn a_header_ends_within_a_limit() {
        for (bytes, known) in [(64 * 1024, true), (64 * 1024 + 1, false)] {
            let (start, end) = ("WARC/1.0\r\nX: ", "\r\n\r\n");
            let text = format!(
                "{start}{}{end}",
                "y".repeat(bytes - start.len() - end.len())
            );
            assert_eq!(parse(text.as_bytes(), 0).is_some(), known, "{bytes}");
        }
    }
}
