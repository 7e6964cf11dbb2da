//! HTML pages: what is the article, what stands beside it, and pages that are made to break a parser.

use crate::dir::{Dir, article};
use std::fmt::Write as _;

/// A page with a head, a menu, a sidebar and a foot around `content`.
fn page(head: &str, content: &str) -> String {
    let menu: String = ["محليات", "سياسة", "اقتصاد", "رياضة", "ثقافة"].iter().fold(
        String::new(),
        |mut menu, name| {
            let _ = write!(menu, "<li><a href='/x'>{name}</a></li>");
            menu
        },
    );
    format!(
        "<!DOCTYPE html><html lang='ar'><head>{head}</head><body class='sidebar-right'>\
         <nav><ul>{menu}</ul></nav>{content}\
         <aside class='sidebar'><h3>الأكثر قراءة</h3><ol><li><a>افتتاح معرض الخط العربي في القلعة</a></li></ol></aside>\
         <footer>جميع الحقوق محفوظة © 2024 صحيفة المرسى</footer></body></html>"
    )
}

fn paragraphs(place: &str) -> Vec<String> {
    article(place)
        .lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn body(place: &str) -> String {
    paragraphs(place).join("\n")
}

#[test]
fn a_page_gives_article_headline_and_site() {
    let dir = Dir::new();
    let content = format!(
        "<main><h1>ترميم المكتبة العامة في عين الماء</h1><time datetime='2024-05-03T10:00:00+03:00'>3 أيار</time>\
         <div class='share'><a>فيسبوك</a><a>تويتر</a></div><p>{}</p></main>",
        paragraphs("عين الماء").join("</p><p>")
    );
    let head = "<title>ترميم المكتبة العامة في عين الماء - صحيفة المرسى</title><link rel=canonical href='https://example.org/a'>";
    dir.file("a.html", page(head, &content));
    let records = dir.run(&["clean", "a.html"]).exits(0).records();
    let record = &records[0];
    assert_eq!(record["title"], "ترميم المكتبة العامة في عين الماء");
    assert_eq!(record["title_origin"], "metadata");
    assert_eq!(record["body"], body("عين الماء"));
    assert_eq!(record["source"], "صحيفة المرسى");
    assert_eq!(record["source_origin"], "title-suffix");
    assert_eq!(record["date"], "2024-05-03T10:00");
    assert_eq!(record["url"], "https://example.org/a");
}

#[test]
fn a_block_of_other_headlines_between_paragraphs_is_related_and_ends_nothing() {
    let dir = Dir::new();
    let text = paragraphs("تل الزعتر");
    let content = format!(
        "<article><h1>مكتبة تل الزعتر تفتح من جديد</h1><p>{}</p><div class=x><b>إقرأ أيضاً</b><ul>\
         <li><a>سوق الخضار ينتقل إلى ضفة النهر</a> <span>2 أيار 2024</span></li>\
         <li><a>حافلات كهربائية بين القرى</a> <span>1 أيار 2024</span></li></ul></div><p>{}</p><p>{}</p></article>",
        text[0], text[1], text[2]
    );
    dir.file(
        "a.html",
        page("<title>مكتبة تل الزعتر تفتح من جديد</title>", &content),
    );
    let records = dir.run(&["clean", "a.html"]).exits(0).records();
    assert_eq!(records[0]["body"], body("تل الزعتر"));
    let related = ["سوق الخضار ينتقل إلى ضفة النهر", "حافلات كهربائية بين القرى"];
    assert_eq!(records[0]["related"], serde_json::json!(related));
}

#[test]
fn lines_between_breaks_are_paragraphs_and_cells_of_a_table_a_line() {
    let dir = Dir::new();
    let text = paragraphs("وادي النخيل");
    let content = format!(
        "<div><h2>نتائج وادي النخيل</h2>{}<br><br>{}<table><tr><td>النهر</td><td>3</td></tr><tr><td>الجبل</td><td>1</td>\
         </tr></table>{}</div>",
        text[0], text[1], text[2]
    );
    dir.file("a.html", page("", &content));
    let records = dir.run(&["clean", "a.html"]).exits(0).records();
    let expected = format!("{}\n{}\nالنهر 3\nالجبل 1\n{}", text[0], text[1], text[2]);
    assert_eq!(records[0]["body"], expected);
}

#[test]
fn the_charset_is_what_the_bytes_say_and_not_what_the_page_claims() {
    let dir = Dir::new();
    for (claimed, name) in [
        ("utf-8", "a.html"),
        ("windows-1256", "b.html"),
        ("iso-8859-1", "c.html"),
    ] {
        let head =
            format!("<meta http-equiv='Content-Type' content='text/html; charset={claimed}'>");
        let html = page(
            &head,
            &format!(
                "<h1>خبر من دير القمر</h1><p>{}</p>",
                paragraphs("دير القمر").join("</p><p>")
            ),
        );
        let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(&html);
        dir.file(name, bytes);
        dir.file(&format!("utf8-{name}"), &html);
    }
    for record in dir.run(&["clean", "."]).exits(0).records() {
        assert_eq!(record["body"], body("دير القمر"), "{}", record["path"]);
    }
}

#[test]
fn a_page_is_known_by_its_content_and_can_be_forced() {
    let dir = Dir::new();
    let html = page("", &format!("<p>{}</p>", article("رأس العين")));
    dir.file("page", &html).file("page.txt", &html);
    assert_eq!(dir.run(&["clean", "."]).exits(0).records().len(), 2);
    dir.file("plain", article("رأس العين"));
    let forced = dir.run(&["clean", "plain", "--format", "html"]);
    assert_eq!(forced.exits(0).records().len(), 1);
    let as_text = dir.run(&["clean", "page", "--format", "text"]);
    assert!(as_text.exits(0).stdout.contains("<nav>"));
}

#[test]
fn hostile_pages_are_read_as_far_as_they_go() {
    let dir = Dir::new();
    let text = format!("<p>{}</p>", paragraphs("عين الماء").join("</p><p>"));
    let many = |piece: &str, times: usize| piece.repeat(times);
    let pages = [
        ("deep", format!("<body>{}{text}", many("<div>", 100_000))),
        (
            "tables",
            format!("<body>{}{text}", many("<table><tr><td>", 50_000)),
        ),
        (
            "unclosed",
            format!("<body>{}{text}", many("<b><p class=x>", 100_000)),
        ),
        (
            "attributes",
            format!("<body><div {}>{text}", many("a=1 b c ", 100_000)),
        ),
        (
            "ends",
            format!("<body>{}{text}", many("</i></span></td>", 100_000)),
        ),
        (
            "entities",
            format!("<body>&bogus; &#xZZ; &#99999999; &\u{0}{text}"),
        ),
        (
            "plaintext",
            format!("<body><p>{}</p><plaintext>{text}", article("عين الماء")),
        ),
        (
            "comment",
            format!("<body>{text}<!-- {}", many("x", 100_000)),
        ),
        (
            "script",
            format!("<body>{text}<script>{}", many("<p>لا</p>", 10_000)),
        ),
    ];
    for (name, html) in &pages {
        dir.file(&format!("d/{name}.html"), html);
    }
    let ran = dir.run(&["clean", "d"]);
    assert_eq!(ran.exits(0).records().len(), pages.len(), "{ran:#?}");
    for record in ran.records() {
        let body = record["body"].as_str().unwrap();
        assert!(
            body.contains(&paragraphs("عين الماء")[1]),
            "{}",
            record["path"]
        );
    }
}

#[test]
fn pages_without_an_article_are_rejected_with_a_reason() {
    let dir = Dir::new();
    dir.file(
        "d/empty.html",
        "<html><head><title>عنوان</title></head></html>",
    );
    dir.file(
        "d/frames.html",
        "<html><frameset cols='1,2'><frame src=a><frame src=b></frameset></html>",
    );
    let ran = dir.run(&["clean", "d", "--audit", "audit.jsonl"]);
    assert!(ran.exits(0).stdout.is_empty());
    ran.says("2 rejected");
    assert_eq!(
        dir.read("audit.jsonl")
            .matches("\"reason\":\"blank\"")
            .count(),
        2
    );
}

#[test]
fn hidden_sentences_are_in_the_audit_and_a_hidden_article_is_an_article() {
    let shown = "أعاد النحات أسود السوق القديم الأربعة إلى قواعدها بعد أن رممها في ورشته على مدى ثمانية أشهر.";
    let hidden = "نص للآلات التي تفهرس الصفحات ولا يراه من يقرأ.";
    for attribute in [
        "hidden",
        "aria-hidden=true",
        "style='color:red; visibility: hidden'",
        "style=display:none",
    ] {
        let dir = Dir::new();
        let page = |text: &str, other: &str| {
            format!(
                "<title>أسود السوق</title><body><p>{text}</p><div {attribute}><p>{other}</p></div></body>"
            )
        };
        dir.file(
            "a.html",
            page(&format!("{shown}</p><p>{shown} مرة"), hidden),
        );
        let ran = dir.run(&["clean", "a.html", "--audit", "audit.jsonl"]);
        let body = ran.exits(0).records()[0]["body"].to_string();
        assert!(
            body.contains(shown) && !body.contains(hidden),
            "{attribute}: {body}"
        );
        let audit = dir.read("audit.jsonl");
        let line = audit.lines().find(|line| line.contains(hidden)).unwrap();
        assert!(
            line.contains(r#""role":"hidden","rule":"hidden""#),
            "{line}"
        );
        let kept = dir.run(&["clean", "a.html", "--disable", "hidden"]);
        assert_eq!(kept.exits(0).records().len(), 1);
        // Shown by a script.
        dir.file(
            "a.html",
            page("تحميل.", &format!("{shown}</p><p>{shown} مرة")),
        );
        let ran = dir.run(&["clean", "a.html"]);
        assert!(ran.exits(0).stdout.contains(shown), "{attribute}: {ran:?}");
    }
}
