//! Formats: what is not plain text is known by its content and never read as text by accident.

use crate::dir::{Dir, Ran, article};
use encoding_rs::WINDOWS_1256;

#[test]
fn formats_that_are_not_read_are_told_with_a_remedy() {
    let dir = Dir::new();
    let files: [(&str, &[u8], &str); 5] = [
        (
            "feed.txt",
            b"<?xml version='1.0'?>\n<urlset></urlset>",
            "a sitemap is not read by this version; give the pages that it lists",
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
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "old Microsoft Office is not read",
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
fn what_python_prints_is_read() {
    let dir = Dir::new();
    let body = article("عين الماء").replace("\n\n", " ");
    let body = body.trim();
    let dict = |title: &str| {
        format!(
            "{{'title': '{title}', 'text': '{body}', 'date': datetime.date(2024, 3, 5), 'x': None}}"
        )
    };
    let (first, last) = (dict("عودة الماء إلى القرية"), dict("بئر جديدة في الوادي"));
    for (name, text) in [
        ("a.txt", format!("{first}\n{last}\n")),
        ("b.txt", format!("[{first},\n {last}]\n")),
        (
            "c.txt",
            format!(
                "title: 'عودة الماء إلى القرية'\ncontent: ['{body}']\ndate: ['2024-03-05']\n\n\
                 title: 'بئر جديدة في الوادي'\ncontent: ['{body}']\ndate: ['2024-03-05']\n"
            ),
        ),
    ] {
        dir.file(name, text);
        let records = dir.run(&["clean", name]).exits(0).records();
        let titles: Vec<_> = records.iter().map(|record| &record["title"]).collect();
        assert_eq!(
            titles,
            ["عودة الماء إلى القرية", "بئر جديدة في الوادي"],
            "{name}"
        );
        assert_eq!(records[1]["date"], "2024-03-05", "{name}");
        assert!(
            !records[1]["body"].as_str().unwrap().contains('\''),
            "{name}"
        );
    }
}

#[test]
fn a_bad_line_of_a_printout_costs_itself_alone() {
    let dir = Dir::new();
    let body = article("عين الماء").replace("\n\n", " ");
    let good = format!(
        "{{'title': 'عودة الماء إلى القرية', 'text': '{}'}}",
        body.trim()
    );
    dir.file(
        "a.txt",
        format!("{good}\n{{'title': 'نص مكسور\n{good}\n{{'title': "),
    );
    let ran = dir.run(&["clean", "a.txt"]);
    assert_eq!(ran.exits(2).records().len(), 2);
    ran.says("a.txt:2: is no value that Python prints");
    ran.says("a.txt:4: ends inside a list or dict");
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

/// What the records say: title, url and body, in their order.
fn said(ran: &Ran) -> Vec<[Option<String>; 3]> {
    let text = |record: &serde_json::Value, field: &str| record[field].as_str().map(str::to_owned);
    let records = ran.records();
    records
        .iter()
        .map(|record| ["title", "url", "body"].map(|field| text(record, field)))
        .collect()
}

#[test]
fn a_head_is_asked_for_in_each_piece() {
    let dir = Dir::new();
    let piece = |place: &str, url: &str| {
        let title = format!("ترميم المكتبة في {place}");
        format!("---\ntitle: {title}\nurl: {url}\n---\n{}", article(place))
    };
    let text = format!("{}%%%\n{}", piece("الوادي", "a/1"), piece("الميناء", "a/2"));
    for name in ["all.txt", "all.md"] {
        dir.file(name, &text);
        let ran = dir.run(&["clean", name, "--separator", "^%%%$"]);
        let found = said(ran.exits(0));
        let urls: Vec<_> = found.iter().map(|[_, url, _]| url.as_deref()).collect();
        assert_eq!(urls, [Some("a/1"), Some("a/2")], "{name}");
        assert!(found.iter().all(|[title, _, _]| title.is_some()), "{name}");
    }
}

#[test]
fn a_broken_head_costs_no_text() {
    let dir = Dir::new();
    let body = article("عين الماء");
    for (name, head) in [
        ("open.md", "---\ntitle: [خبر\n"),
        (
            "deep.md",
            &format!("---\nx: {}\ny: z\n---\n", "[".repeat(9000)),
        ),
        ("alias.md", "---\na: &a [x, x]\nb: [*a, *a]\n---\n"),
        ("toml.md", "+++\ntitle = \"خبر\nx\n+++\n"),
        ("header.txt", "Title:\nURL:\nDate:\n"),
    ] {
        dir.file(name, format!("{head}{body}"));
        let found = said(dir.run(&["clean", name]).exits(0));
        let [[_, _, Some(text)]] = &found[..] else {
            panic!("{name}: {found:?}");
        };
        for paragraph in body.lines().filter(|line| !line.is_empty()) {
            assert!(text.contains(paragraph), "{name}: {text}");
        }
    }
}

#[test]
fn markdown_is_told_by_its_marks_or_its_name_in_any_encoding() {
    let dir = Dir::new();
    let body = article("عين الماء");
    let text =
        format!("# ترميم المكتبة العامة في الحي\n\n[الرئيسية](https://x.example/)\n\n{body}");
    dir.file("a.txt", &text);
    dir.file("b.md", &text);
    dir.file("c.md", WINDOWS_1256.encode(&text).0);
    dir.file("d.md", &body);
    let found = said(dir.run(&["clean", "-q", "."]).exits(0));
    assert_eq!(found.len(), 4);
    assert_eq!(found[0], found[1]);
    assert_eq!(found[0], found[2]);
    assert_eq!(found[0][0].as_deref(), Some("ترميم المكتبة العامة في الحي"));
    assert_eq!(
        found[3][2].as_deref(),
        found[0][2].as_deref(),
        "plain text is Markdown"
    );
}

#[test]
fn files_put_one_after_another_are_as_many_documents() {
    let dir = Dir::new();
    let piece = |place: &str, url: &str| {
        let body = article(place);
        format!("---\ntitle: ترميم المكتبة في {place}\nurl: {url}\n---\n{body}\n---\n\n{body}\n")
    };
    dir.file("all.md", piece("الوادي", "a/1") + &piece("الميناء", "a/2"));
    let found = said(dir.run(&["clean", "all.md"]).exits(0));
    let urls: Vec<_> = found.iter().map(|[_, url, _]| url.as_deref()).collect();
    assert_eq!(urls, [Some("a/1"), Some("a/2")]);
}
