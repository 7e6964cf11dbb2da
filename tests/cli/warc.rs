//! Web archives: written by hand, byte by byte, with all that goes wrong in them; and by a library of the real world.

use crate::dir::{Dir, Ran, article};
use crate::tool::{gzip, run};

/// A record of a type, with a body.
pub(crate) fn record(kind: &str, media: &str, body: &[u8]) -> Vec<u8> {
    record_of_length(kind, media, body, body.len())
}

pub(crate) fn record_of_length(kind: &str, media: &str, body: &[u8], length: usize) -> Vec<u8> {
    let mut bytes = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <http://news.example/{}>\r\n\
         WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {media}\r\nContent-Length: {length}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend(body);
    bytes.extend(b"\r\n\r\n");
    bytes
}

/// A response record with an HTTP answer.
pub(crate) fn response(head: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {}\r\n\r\n", head.replace('\n', "\r\n")).into_bytes();
    answer.extend(body.as_ref());
    record("response", "application/http; msgtype=response", &answer)
}

pub(crate) const OK: &str = "200 OK\nContent-Type: text/plain; charset=utf-8";

pub(crate) fn conversion(place: &str) -> Vec<u8> {
    record("conversion", "text/plain", article(place).as_bytes())
}

/// The places whose articles are among the records, in their order.
#[track_caller]
pub(crate) fn places(ran: &Ran) -> Vec<String> {
    let place = |record: &serde_json::Value| {
        let body = record["body"].as_str().unwrap();
        let start = body.strip_prefix("أعلنت بلدية ").unwrap_or(body);
        start.split(" صباح").next().unwrap().to_owned()
    };
    ran.records().iter().map(place).collect()
}

#[test]
fn responses_resources_and_conversions_are_read_and_the_rest_is_passed_over() {
    let dir = Dir::new();
    let bytes = [
        record("warcinfo", "application/warc-fields", b"software: x\r\n"),
        record(
            "request",
            "application/http; msgtype=request",
            b"GET / HTTP/1.1\r\n\r\n",
        ),
        response(OK, article("عين الماء")),
        record("metadata", "application/warc-fields", b"a: b\r\n"),
        record(
            "revisit",
            "application/http; msgtype=response",
            b"HTTP/1.1 200 OK\r\n\r\n",
        ),
        record("resource", "text/plain", article("مرج السنابل").as_bytes()),
        conversion("سفح الجبل"),
    ]
    .concat();
    dir.file("a.warc", &bytes);
    let ran = dir.run(&["clean", "a.warc"]);
    assert_eq!(
        places(ran.exits(0)),
        ["عين الماء", "مرج السنابل", "سفح الجبل"]
    );
    ran.says("3 records, 0 rejected, 0 unreadable, 0 skipped");
    for (index, record) in ran.records().iter().enumerate() {
        assert_eq!(record["record"], index);
        assert!(
            record["url"]
                .as_str()
                .unwrap()
                .starts_with("http://news.example/")
        );
    }
    dir.file("a.warc.gz", gzip(&dir, &bytes));
    assert_eq!(places(dir.run(&["clean", "a.warc.gz"]).exits(0)).len(), 3);
    let piped = dir.run_with(&["clean", "-"], gzip(&dir, &bytes));
    assert_eq!(places(piped.exits(0)).len(), 3);
    let old = String::from_utf8(bytes)
        .unwrap()
        .replace("WARC/1.0", "WARC/0.18");
    dir.file("old.warc", old);
    assert_eq!(places(dir.run(&["clean", "old.warc"]).exits(0)).len(), 3);
}

#[test]
fn what_is_no_page_is_skipped_and_counted() {
    let dir = Dir::new();
    let bytes = [
        response(
            "404 Not Found\nContent-Type: text/plain",
            article("عين الماء"),
        ),
        response("301 Moved\nLocation: /", ""),
        response("200 OK\nContent-Type: image/png", b"\x89PNG\r\n\x1a\n\0\0"),
        response(
            "200 OK\nContent-Type: text/html",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0",
        ),
        response("200 OK\nContent-Type: application/javascript", "var a = 1;"),
        response(OK, ""),
        response(OK, article("مرج السنابل")),
    ];
    dir.file("a.warc", bytes.concat());
    let ran = dir.run(&["clean", "a.warc", "-v"]);
    assert_eq!(places(ran.exits(0)), ["مرج السنابل"]);
    ran.says("a.warc <http://news.example/")
        .says("skipped, an HTTP answer other than 2xx")
        .says("skipped, no page and no text")
        .says("1 record, 0 rejected, 0 unreadable, 6 skipped");
}

#[test]
fn chunks_and_compression_come_off() {
    let dir = Dir::new();
    let text = article("عين الماء").into_bytes();
    let mut chunked = Vec::new();
    for chunk in gzip(&dir, &text).chunks(100) {
        chunked.extend(format!("{:x}\r\n", chunk.len()).bytes());
        chunked.extend(chunk);
        chunked.extend(b"\r\n");
    }
    chunked.extend(b"0\r\n\r\n");
    let with = |headers: &str| format!("{OK}\n{headers}");
    let zipped = gzip(&dir, &text);
    let bytes = [
        response(
            &with("Transfer-Encoding: chunked\nContent-Encoding: gzip"),
            chunked,
        ),
        response(&with("Content-Encoding: x-gzip"), &zipped),
        response(
            &with("Content-Encoding: zstd"),
            run(&dir, &["zstd", "-c", "-q"], &text),
        ),
        response(
            &with("Content-Encoding: deflate"),
            &zipped[10..zipped.len() - 8],
        ),
        // As crawlers write it that take them off and leave the head as it was.
        response(
            &with("Transfer-Encoding: chunked\nContent-Encoding: gzip"),
            &text,
        ),
        response(&with("Content-Encoding: br"), &text),
    ];
    dir.file("a.warc", bytes.concat());
    let ran = dir.run(&["clean", "a.warc"]);
    assert_eq!(places(ran.exits(0)), ["عين الماء"; 6]);
}

#[test]
fn a_page_over_the_limit_is_rejected_and_a_huge_picture_is_passed() {
    let dir = Dir::new();
    let mut video = b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n".to_vec();
    video.resize(3 << 20, 7);
    let bytes = [
        record("response", "application/http", &video),
        response(OK, article("عين الماء").repeat(200)),
        conversion("سفح الجبل"),
    ];
    dir.file("a.warc", bytes.concat());
    let ran = dir.run(&["clean", "a.warc", "--max-document", "64K"]);
    assert_eq!(places(ran.exits(0)), ["سفح الجبل"]);
    assert_eq!(ran.records()[0]["record"], 1);
    ran.says("1 record, 1 rejected (too-long 1), 0 unreadable, 1 skipped");
}

#[test]
fn html_pages_are_rendered_in_the_charset_of_the_answer() {
    let dir = Dir::new();
    let page = format!("<html><body><p>{}</p></body></html>", article("عين الماء"));
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(&page);
    let head = "200 OK\nContent-Type: text/html; charset=windows-1256";
    dir.file("a.warc", response(head, bytes));
    assert_eq!(
        places(dir.run(&["clean", "a.warc"]).exits(0)),
        ["عين الماء"]
    );
}

#[test]
#[ignore = "needs python with warcio; .ci/run runs it"]
fn archives_of_warcio_are_read() {
    const SCRIPT: &str = r#"
import io, sys
from warcio.warcwriter import WARCWriter
from warcio.statusandheaders import StatusAndHeaders
text = sys.stdin.buffer.read()
writer = WARCWriter(sys.stdout.buffer, gzip=sys.argv[1] == "gzip")
writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "warcio"}))
headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain; charset=utf-8")], protocol="HTTP/1.1")
for number in range(3):
    writer.write_record(writer.create_warc_record(
        f"http://news.example/{number}", "response", payload=io.BytesIO(text), http_headers=headers))
writer.write_record(writer.create_warc_record(
    "http://news.example/wet", "conversion", payload=io.BytesIO(text), warc_content_type="text/plain"))
"#;
    let dir = Dir::new();
    let python = std::env::var("GHIRBAL_PYTHON").unwrap_or_else(|_| String::from("python3"));
    for form in ["gzip", "plain"] {
        let command = [python.as_str(), "-c", SCRIPT, form];
        dir.file(
            "a.warc",
            run(&dir, &command, article("عين الماء").as_bytes()),
        );
        let ran = dir.run(&["clean", "a.warc"]);
        assert_eq!(places(ran.exits(0)), ["عين الماء"; 4], "{form}");
        assert_eq!(ran.records()[3]["url"], "http://news.example/wet");
    }
}
