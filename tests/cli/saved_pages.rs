//! The pages that browsers save as mail: MHTML.

use crate::dir::{Dir, Ran, article};
use crate::tool::run;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

fn body() -> String {
    article("عين الماء").trim().replace("\n\n", "\n")
}

fn page(charset: &str) -> String {
    let paragraphs: Vec<String> = body()
        .lines()
        .map(|line| format!("<p>{line}</p>"))
        .collect();
    format!(
        "<html><head><meta charset=\"{charset}\"><title>ترميم المكتبة</title></head><body><h1>ترميم المكتبة</h1>{}</body></html>",
        paragraphs.concat()
    )
}

fn quoted(bytes: &[u8]) -> String {
    let codes: Vec<String> = bytes.iter().map(|byte| format!("={byte:02X}")).collect();
    let lines: Vec<String> = codes.chunks(25).map(<[String]>::concat).collect();
    lines.join("=\r\n")
}

/// What a browser saves: the headers, the root part, a part of another page.
fn saved(headers: &str, part: &str, content: &str) -> String {
    format!(
        "{headers}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x--\"\r\n\r\n\
         ----x--\r\n{part}\r\n\r\n{content}\r\n----x--\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/\r\n\r\n\
         <p>إعلان</p>\r\n----x----\r\n"
    )
}

#[track_caller]
fn is_page(ran: &Ran, url: &str) {
    let records = ran.exits(0).records();
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["title"], "ترميم المكتبة");
    assert_eq!(records[0]["body"], body());
    assert_eq!(records[0]["url"], url);
}

#[test]
fn pages_that_browsers_saved_are_read_with_their_address() {
    let dir = Dir::new();
    let url = "https://news.example/1";
    let blink = saved(
        &format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: x\r\nDate: Tue, 5 Mar 2024 10:15:00 -0000"
        ),
        &format!(
            "Content-Type: text/html\r\nContent-ID: <frame@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {url}"
        ),
        &quoted(page("utf-8").as_bytes()),
    );
    let text = page("windows-1256");
    let (arabic, _, _) = encoding_rs::WINDOWS_1256.encode(&text);
    let explorer = saved(
        "From: \"Saved by Internet Explorer 11\"\r\nSubject: x\r\nX-MimeOLE: Produced By Microsoft MimeOLE",
        &format!(
            "Content-Type: text/html;\r\n\tcharset=\"windows-1256\"\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {url}"
        ),
        &quoted(&arabic),
    );
    let wide: Vec<u8> = page("unicode")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let unicode = saved(
        "From: <Saved by Windows Internet Explorer 8>\r\nSubject: x",
        &format!(
            "Content-Type: text/html;\r\n\tcharset=\"unicode\"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: {url}"
        ),
        &BASE64_STANDARD.encode(wide),
    );
    let alone = format!(
        "From: <Saved by Opera>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: {url}\r\n\r\n{}",
        page("utf-8")
    );
    for (name, text) in [
        ("a.mhtml", &blink),
        ("a.mht", &explorer),
        ("b.mht", &unicode),
        ("c.mht", &alone),
        ("a.bin", &blink),
    ] {
        dir.file(name, text);
        is_page(&dir.run(&["clean", name]), url);
    }
    is_page(&dir.run_with(&["clean", "-"], blink.clone()), url);
    run(&dir, &["gzip", "-k", "a.mhtml"], b"");
    is_page(&dir.run(&["clean", "a.mhtml.gz"]), url);
    // The part that is named as the root, behind another.
    let frame = "Content-Type: text/html\r\nContent-ID: <f@x>\r\n\r\n<p>إطار</p>\r\n----x--\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <r@x>\r\nContent-Location: https://news.example/1";
    let named = saved("From: <Saved by UnMHT>", frame, &page("utf-8"));
    let named = named.replace("type=\"text/html\"", "type=\"text/html\"; start=\"<r@x>\"");
    dir.file("d.mhtml", named);
    is_page(&dir.run(&["clean", "d.mhtml"]), url);
}

#[test]
fn a_saved_page_that_is_cut_short_or_holds_none_is_told() {
    let dir = Dir::new();
    let whole = saved(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/1",
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable",
        &quoted(page("utf-8").as_bytes()),
    );
    let end = whole
        .find("\r\n----x--\r\nContent-Type: text/html\r\nContent-Location")
        .unwrap();
    dir.file("a.mhtml", &whole.as_bytes()[..end - 300]);
    let ran = dir.run(&["clean", "a.mhtml"]);
    let records = ran.exits(2).records();
    assert!(body().starts_with(records[0]["body"].as_str().unwrap().get(..200).unwrap()));
    ran.says("a.mhtml: ends inside the page; what came before was used");
    dir.file("b.mhtml", whole.replace("text/html", "image/png"));
    let ran = dir.run(&["clean", "b.mhtml"]);
    assert!(ran.exits(2).stdout.is_empty());
    ran.says("b.mhtml: is MHTML without a page in it; save the page again");
}
