//! The HTTP answer in a record: its head, and its body without chunks and compression. Crawlers often take these off
//! and leave the head as it was, so that each is believed only when the bytes agree.

use crate::input::sniff::is_binary;
use crate::input::stream::compression::{self, Compression, MultiMemberDecoder};
use crate::input::stream::input_stream::HEAD_BYTES;
use crate::input::stream::losses::Losses;
use httparse::{EMPTY_HEADER, ParserConfig, Response, Status};
use std::io::{Cursor, Read};

/// Most header lines of an answer; browsers stop at some 250.
const MOST_HEADERS: usize = 512;
/// Longest line before a chunk, extensions included.
const CHUNK_LINE_BYTES: usize = 1024;

/// The head of an answer.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Status; 200 where the answer has no head at all.
    pub(super) status: u16,
    pub(super) content_type: String,
    /// Content codings in the order in which they were put on.
    codings: Vec<String>,
    chunked: bool,
    /// Where the body starts.
    pub(super) body: usize,
}

/// A body without chunks and codings, as far as they could be taken off.
#[derive(Debug, Default)]
pub(super) struct HttpBody {
    pub(super) bytes: Vec<u8>,
    /// It is larger than the limit.
    pub(super) overlong: bool,
    /// What is wrong with it.
    pub(super) damage: Option<String>,
}

/// The head at the start of these bytes; `None` when it does not end among them.
pub(super) fn head(bytes: &[u8]) -> Option<Head> {
    if !bytes.starts_with(b"HTTP/") {
        return Some(Head {
            status: 200,
            ..Head::default()
        });
    }
    let mut headers = [EMPTY_HEADER; MOST_HEADERS];
    let mut response = Response::new(&mut headers);
    let mut config = ParserConfig::default();
    config
        .allow_multiple_spaces_in_response_status_delimiters(true)
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_spaces_after_header_name_in_responses(true)
        .ignore_invalid_headers_in_responses(true);
    match config.parse_response(&mut response, bytes) {
        Ok(Status::Complete(body)) => {
            let mut head = Head {
                status: response.code.unwrap_or(200),
                body,
                ..Head::default()
            };
            for header in response.headers.iter() {
                head.take(header.name, &String::from_utf8_lossy(header.value));
            }
            Some(head)
        }
        Ok(Status::Partial) => None,
        Err(_) => odd_head(bytes),
    }
}

impl Head {
    fn take(&mut self, name: &str, value: &str) {
        let words = || {
            value
                .split(',')
                .map(|word| word.trim().to_ascii_lowercase())
        };
        if name.eq_ignore_ascii_case("content-type") {
            self.content_type = value.trim().to_owned();
        } else if name.eq_ignore_ascii_case("content-encoding") {
            self.codings.extend(words());
        } else if name.eq_ignore_ascii_case("transfer-encoding") {
            self.chunked |= words().any(|word| word == "chunked");
        }
    }
}

/// The status and the end of a head that the parser rejects.
fn odd_head(bytes: &[u8]) -> Option<Head> {
    let end = |mark: &[u8]| memchr::memmem::find(bytes, mark).map(|at| at + mark.len());
    let body = match (end(b"\r\n\r\n"), end(b"\n\n")) {
        (Some(one), Some(other)) => one.min(other),
        (one, other) => one.or(other)?,
    };
    let status = bytes.split(|byte| byte.is_ascii_whitespace()).nth(1);
    let status = status.and_then(|status| std::str::from_utf8(status).ok());
    Some(Head {
        status: status.and_then(|status| status.parse().ok()).unwrap_or(200),
        body,
        ..Head::default()
    })
}

/// The page in a body of no more than `limit` bytes.
pub(super) fn decoded_body(head: &Head, body: Vec<u8>, limit: usize) -> HttpBody {
    let mut page = HttpBody {
        bytes: body,
        ..HttpBody::default()
    };
    if head.chunked {
        dechunk(&mut page);
    }
    for coding in head.codings.iter().rev() {
        decode(coding, &mut page, limit);
    }
    page.overlong = page.bytes.len() > limit;
    page
}

/// Takes the chunks apart, where there are any.
fn dechunk(page: &mut HttpBody) {
    let mut whole = Vec::with_capacity(page.bytes.len());
    let mut rest = page.bytes.as_slice();
    loop {
        let Some((size, line)) = chunk(rest) else {
            if whole.is_empty() {
                // The crawler took the chunks apart.
                return;
            }
            page.damage = Some(String::from("the chunks of the page break off"));
            break;
        };
        rest = rest.get(line..).unwrap_or_default();
        if size == 0 {
            break;
        }
        let (data, next) = rest.split_at_checked(size).unwrap_or((rest, &[]));
        whole.extend_from_slice(data);
        let next = next.strip_prefix(b"\r").unwrap_or(next);
        rest = next.strip_prefix(b"\n").unwrap_or(next);
    }
    page.bytes = whole;
}

/// The size of a chunk and the length of its line.
fn chunk(bytes: &[u8]) -> Option<(usize, usize)> {
    let within = bytes.get(..CHUNK_LINE_BYTES).unwrap_or(bytes);
    let end = memchr::memchr(b'\n', within)?;
    let line = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let size = line.split(';').next()?.trim();
    // `+5` parses, and is no size.
    let digits = !size.is_empty() && size.bytes().all(|byte| byte.is_ascii_hexdigit());
    let size = digits.then(|| usize::from_str_radix(size, 16).ok())?;
    Some((size?, end + 1))
}

/// Takes a content coding off, where it is on.
fn decode(coding: &str, page: &mut HttpBody, limit: usize) {
    let compression = match coding {
        "gzip" | "x-gzip" => {
            compression::detect(&page.bytes).filter(|way| *way == Compression::Gzip)
        }
        "zstd" => compression::detect(&page.bytes).filter(|way| *way == Compression::Zstd),
        "deflate" if is_zlib(&page.bytes) => Some(Compression::Zlib),
        // Some servers send it bare.
        "deflate" => Some(Compression::Deflate),
        _ => None,
    };
    let Some(compression) = compression else {
        let known = matches!(coding, "gzip" | "x-gzip" | "zstd" | "identity" | "");
        if !known && is_binary(page.bytes.get(..HEAD_BYTES).unwrap_or(&page.bytes)) {
            page.damage = Some(format!(
                "the page is compressed with {coding}, which is not read"
            ));
        }
        return;
    };
    let packed = Box::new(Cursor::new(page.bytes.as_slice()));
    let reader = match compression {
        Compression::Zlib | Compression::Deflate => MultiMemberDecoder::alone(compression, packed),
        _ => MultiMemberDecoder::new(compression, packed, Losses::default()),
    };
    let mut bytes = Vec::new();
    let most = (limit as u64).saturating_add(1);
    let error = reader.take(most).read_to_end(&mut bytes).err();
    // Bare deflate has no mark to know it by: what does not decompress is taken as it is.
    if compression == Compression::Deflate && bytes.is_empty() {
        return;
    }
    if let Some(error) = error {
        page.damage = Some(format!("the page cannot be read to its end: {error}"));
    }
    page.bytes = bytes;
}

/// The two bytes of a zlib header: deflate, and a number that 31 divides.
fn is_zlib(bytes: &[u8]) -> bool {
    match bytes {
        [first, second, ..] => {
            first & 0x0f == 8 && u16::from_be_bytes([*first, *second]).is_multiple_of(31)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{HttpBody, decoded_body, head};

    fn read(answer: &[u8]) -> HttpBody {
        let head = head(answer).unwrap();
        let body = answer[head.body..].to_vec();
        decoded_body(&head, body, 1000)
    }

    const CHUNKED: &[u8] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    #[test]
    fn chunks_are_taken_apart_and_plain_bodies_stay() {
        let chunks = [CHUNKED, b"4\r\nabcd\r\n2;x=y\r\nef\r\n0\r\n\r\n"].concat();
        assert_eq!(read(&chunks).bytes, b"abcdef");
        let plain = [CHUNKED, b"<html>\n"].concat();
        assert_eq!(read(&plain).bytes, b"<html>\n");
        assert_eq!(read(&plain).damage, None);
        let broken = [CHUNKED, b"4\r\nabcd\r\nxx"].concat();
        assert_eq!(read(&broken).bytes, b"abcd");
        assert!(read(&broken).damage.is_some());
    }

    #[test]
    fn odd_heads_are_understood() {
        assert_eq!(head(b"no head at all").unwrap().status, 200);
        assert_eq!(head(b"HTTP/1.1 404\r\n\r\n").unwrap().status, 404);
        assert_eq!(head(b"HTTP/x 301 Moved\n\nbody").unwrap().status, 301);
        assert!(head(b"HTTP/1.1 200 OK\r\nContent-Ty").is_none());
    }

    #[test]
    fn a_coding_is_believed_only_when_the_bytes_agree() {
        let plain = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip, deflate\r\n\r\nplain";
        assert_eq!(read(plain).bytes, b"plain");
    }

    #[test]
    fn the_line_of_a_chunk_ends_within_a_limit() {
        for (bytes, known) in [(1024, true), (1025, false)] {
            let line = format!("4;{}\n", "x".repeat(bytes - 3));
            let answer = [CHUNKED, line.as_bytes(), b"abcd\r\n0\r\n\r\n"].concat();
            assert_eq!(read(&answer).bytes == b"abcd", known, "{bytes}");
        }
    }

    #[test]
    fn a_body_has_so_many_bytes_at_most() {
        for (bytes, overlong) in [(1000, false), (1001, true)] {
            let answer = [b"HTTP/1.1 200 OK\r\n\r\n".as_slice(), &vec![b'x'; bytes]].concat();
            assert_eq!(read(&answer).overlong, overlong, "{bytes}");
        }
    }

    #[test]
    fn a_head_of_more_lines_than_the_limit_has_its_status_only() {
        for (lines, media) in [(512, "text/html"), (513, "")] {
            let lines = "X: y\r\n".repeat(lines - 1);
            let answer = format!("HTTP/1.1 404 No\r\n{lines}Content-Type: text/html\r\n\r\n");
            let head = head(answer.as_bytes()).unwrap();
            assert_eq!((head.status, &*head.content_type), (404, media));
        }
    }
}
