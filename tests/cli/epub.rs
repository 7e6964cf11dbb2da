//! Books: documents in their reading order, each by itself.

use crate::dir::{Dir, article};
use crate::tool::run;

fn chapter(title: &str) -> String {
    let text = article("عين الماء");
    let paragraphs: Vec<String> = text
        .trim()
        .split("\n\n")
        .map(|line| format!("<p>{line}</p>"))
        .collect();
    format!(
        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>كتاب</title></head><body><h1>{title}</h1>{}</body></html>",
        paragraphs.concat()
    )
}

/// A book of three chapters, the last of which is read first; `more` are files beside them.
fn book(version: &str, more: &[(&str, &str)]) -> Dir {
    let dir = Dir::new();
    let item = |id: &str| {
        format!(
            "<item id=\"{id}\" href=\"text/{id}%20x.xhtml\" media-type=\"application/xhtml+xml\"/>"
        )
    };
    let items: String = ["a", "b", "c"].map(item).concat();
    dir.file("in/mimetype", "application/epub+zip")
        .file(
            "in/META-INF/container.xml",
            "<container><rootfiles><rootfile full-path=\"OEBPS/content.opf\"/></rootfiles></container>",
        )
        .file(
            "in/OEBPS/content.opf",
            format!(
                "<package version=\"{version}\"><manifest><item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" \
                 properties=\"nav\"/>{items}</manifest><spine><itemref idref=\"nav\"/><itemref idref=\"c\"/><itemref idref=\"a\"/>\
                 <itemref idref=\"b\"/></spine></package>"
            ),
        )
        .file("in/OEBPS/nav.xhtml", chapter("فهرس"));
    for (id, title) in [("a", "عودة الماء"), ("b", "بئر جديدة"), ("c", "سد الوادي")]
    {
        dir.file(&format!("in/OEBPS/text/{id} x.xhtml"), chapter(title));
    }
    for (name, text) in more {
        dir.file(&format!("in/{name}"), text);
    }
    run(
        &dir,
        &[
            "sh",
            "-c",
            "cd in && zip -q0X ../a.epub mimetype && zip -qr ../a.epub . -x mimetype",
        ],
        b"",
    );
    dir
}

#[test]
fn documents_come_in_reading_order() {
    for version in ["2.0", "3.0"] {
        let dir = book(version, &[]);
        let records = dir.run(&["clean", "a.epub"]).exits(0).records();
        let titles: Vec<&str> = records
            .iter()
            .map(|record| record["title"].as_str().unwrap())
            .collect();
        assert_eq!(titles, ["سد الوادي", "عودة الماء", "بئر جديدة"]);
        assert_eq!(records[0]["member"], "OEBPS/text/c x.xhtml");
        assert_eq!(
            dir.run_with(&["clean", "-"], std::fs::read(dir.path("a.epub")).unwrap())
                .records()
                .len(),
            3
        );
    }
}

#[test]
fn an_encrypted_or_damaged_document_costs_itself_alone() {
    let list = "<encryption><EncryptedData><CipherData><CipherReference URI=\"OEBPS/text/a%20x.xhtml\"/></CipherData></EncryptedData></encryption>";
    let dir = book("3.0", &[("META-INF/encryption.xml", list)]);
    let ran = dir.run(&["clean", "a.epub"]);
    assert_eq!(ran.exits(2).records().len(), 2);
    ran.says("a.epub!OEBPS/text/a x.xhtml: is encrypted; get the book without DRM");
    let dir = book("3.0", &[]);
    let mut bytes = std::fs::read(dir.path("a.epub")).unwrap();
    let name = memchr::memmem::find(&bytes, b"text/b x.xhtml").unwrap();
    bytes[name + 60..name + 90].fill(0xff);
    dir.file("b.epub", &bytes);
    let ran = dir.run(&["clean", "b.epub"]);
    let titles: Vec<serde_json::Value> = ran
        .exits(2)
        .records()
        .iter()
        .map(|record| record["title"].clone())
        .collect();
    assert_eq!(titles[..2], ["سد الوادي", "عودة الماء"]);
    ran.says("b.epub!OEBPS/text/b x.xhtml: ");
}

#[test]
fn a_book_without_documents_is_refused() {
    let dir = Dir::new();
    dir.file("in/mimetype", "application/epub+zip");
    run(
        &dir,
        &["sh", "-c", "cd in && zip -q0X ../a.epub mimetype"],
        b"",
    );
    dir.run(&["clean", "a.epub"])
        .exits(2)
        .says("a.epub: is EPUB without a document in it");
}
