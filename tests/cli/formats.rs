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
fn what_is_mostly_syntax_is_refused_by_name() {
    let dir = Dir::new();
    let body = article("عين الماء").replace("\n\n", " ");
    let body = body.trim();
    for (name, text, says) in [
        (
            "a.txt",
            format!("<DOC>\n<NO>1</NO>\n<TEXT>{body}</TEXT>\n</DOC>\n<DOC>\n<NO>2</NO>\n</DOC>"),
            "SGML",
        ),
        (
            "b.txt",
            format!(
                "<items><item><title>خبر</title><body>{body}</body></item><item><title>خبر</title></item></items>"
            ),
            "XML",
        ),
        (
            "c.txt",
            format!("INSERT INTO `posts` VALUES (1,'خبر','{body}');"),
            "SQL",
        ),
        (
            "d.txt",
            format!("- title: خبر\n  body: |\n    {body}\n"),
            "YAML",
        ),
        (
            "e.txt",
            format!("== خبر ==\n'''{body}''' في [[مدينة]] و[[قرية]]\n[[تصنيف:أخبار]]"),
            "wikitext",
        ),
        (
            "f.txt",
            format!("['{body}', '{body}']\n['{body}']"),
            "output of Python",
        ),
        (
            "g.txt",
            format!("MIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html>{body}"),
            "MHTML",
        ),
    ] {
        dir.file(name, text);
        let ran = dir.run(&["clean", name]);
        assert!(ran.exits(2).stdout.is_empty(), "{name}");
        ran.says(&format!(
            "{name}: {says} is not read by this version; convert it to plain text first"
        ));
    }
}

#[test]
fn empty_brackets_above_prose_are_no_json() {
    let dir = Dir::new();
    dir.file(
        "a.txt",
        format!("[ ]\n\n{}\n\n[المزيد](x)\n", article("عين الماء")),
    );
    assert_eq!(dir.run(&["clean", "a.txt"]).exits(0).records().len(), 1);
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
