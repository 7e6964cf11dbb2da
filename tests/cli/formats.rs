//! Formats: what is not plain text is known by its content and never read as text by accident.

use crate::dir::{Dir, article};

#[test]
fn other_formats_are_told_with_a_remedy() {
    let dir = Dir::new();
    let page = format!(
        "<!DOCTYPE html>\n<html><body><p>{}</p></body></html>",
        article("عين الماء")
    );
    let row = format!("id,title,text\n1,خبر,\"{}\"\n", article("عين الماء"));
    let mut tar = vec![b'x'; 257];
    tar.extend(b"ustar\x0000");
    let files: [(&str, &[u8], &str); 11] = [
        ("page.txt", page.as_bytes(), "HTML"),
        ("feed.txt", b"<?xml version='1.0'?>\n<rss></rss>", "XML"),
        (
            "lines.txt",
            b"{\"title\": \"x\"}\n{\"title\": \"y\"}\n",
            "JSON",
        ),
        ("rows.txt", row.as_bytes(), "CSV"),
        ("named.csv", "نص,نص\n".as_bytes(), "CSV"),
        (
            "a.gz",
            b"\x1f\x8b\x08\0\0",
            "gzip is not supported yet; decompress it first",
        ),
        ("a.zst", b"\x28\xb5\x2f\xfd\0", "zstd"),
        (
            "a.zip",
            b"PK\x03\x04\0",
            "zip is not supported yet; extract it first",
        ),
        ("a.tar", &tar, "tar"),
        ("a.pdf", b"%PDF-1.7\n", "PDF"),
        ("a.warc", b"WARC/1.0\r\n", "WARC"),
    ];
    for (name, bytes, says) in files {
        dir.file(name, bytes);
        let ran = dir.run(&["clean", name]);
        assert!(ran.exits(2).stdout.is_empty(), "{name}");
        ran.says(&format!("{name}: {says}"))
            .says("not supported yet");
    }
}

#[test]
fn prose_that_begins_like_another_format_is_text() {
    let dir = Dir::new();
    for (number, start) in ["[صورة] ", "{عاجل} ", "<< ", "BMW ", "PK ", "[1] ", "\u{0}"]
        .iter()
        .enumerate()
    {
        dir.file(
            &format!("d/{number}.txt"),
            format!("{start}{}", article("عين الماء")),
        );
    }
    assert_eq!(dir.run(&["clean", "d"]).exits(0).records().len(), 7);
}

#[test]
fn text_can_be_forced() {
    let dir = Dir::new();
    dir.file("a.csv", article("عين الماء"));
    dir.run(&["clean", "a.csv"]).exits(2);
    assert_eq!(
        dir.run(&["clean", "a.csv", "--format", "text"])
            .exits(0)
            .records()
            .len(),
        1
    );
}

#[test]
fn a_picture_is_skipped_in_a_folder_and_unreadable_when_named() {
    let dir = Dir::new();
    dir.file("d/p.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    dir.run(&["clean", "d"]).exits(0).says("1 skipped");
    dir.run(&["clean", "d/p.txt"]).exits(2).says("is not text");
}
