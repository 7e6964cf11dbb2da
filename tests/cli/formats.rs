//! Formats: what is not plain text is known by its content and never read as text by accident.

use crate::dir::{Dir, article};

#[test]
fn formats_that_are_not_read_are_told_with_a_remedy() {
    let dir = Dir::new();
    let files: [(&str, &[u8], &str); 7] = [
        (
            "feed.txt",
            b"<?xml version='1.0'?>\n<rss></rss>",
            "XML is not read by this version; convert it",
        ),
        (
            "a.pdf",
            b"%PDF-1.7\n",
            "PDF is not read by this version; convert it to plain text first",
        ),
        (
            "a.7z",
            b"7z\xbc\xaf\x27\x1c\0",
            "7z is not read by this version; extract it first",
        ),
        (
            "a.rar",
            b"Rar!\x1a\x07\0",
            "rar is not read by this version; extract it first",
        ),
        (
            "a.parquet",
            b"PAR1\0",
            "parquet is not read by this version; convert it",
        ),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "old Microsoft Office is not read",
        ),
        (
            "a.sqlite",
            b"SQLite format 3\0",
            "SQLite is not read by this version; convert it",
        ),
    ];
    for (name, bytes, says) in files {
        dir.file(name, bytes);
        let ran = dir.run(&["clean", name]);
        assert!(ran.exits(2).stdout.is_empty(), "{name}");
        ran.says(&format!("{name}: {says}"));
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
    // By its name it is a table of one column, a document a line.
    dir.file("a.csv", article("عين الماء"));
    assert_eq!(dir.run(&["clean", "a.csv"]).exits(0).records().len(), 3);
    let forced = dir.run(&["clean", "a.csv", "--format", "text"]);
    assert_eq!(forced.exits(0).records().len(), 1);
}

#[test]
fn a_picture_is_skipped_in_a_folder_and_unreadable_when_named() {
    let dir = Dir::new();
    dir.file("d/p.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    dir.run(&["clean", "d"]).exits(0).says("1 skipped");
    dir.run(&["clean", "d/p.txt"]).exits(2).says("is not text");
}
