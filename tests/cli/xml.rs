//! XML and SGML: feeds, exports, corpora and single articles in tags give their records. What is broken or no article is in
//! `xml_damage.rs`.

use crate::dir::{Dir, Ran, article};
use encoding_rs::WINDOWS_1256;

pub(crate) const TITLES: [&str; 2] = ["عودة الماء إلى القرية", "بئر جديدة في الوادي"];

pub(crate) fn titles(ran: &Ran) -> Vec<String> {
    let records = ran.records();
    let titles = records.iter().filter_map(|record| record["title"].as_str());
    titles.map(str::to_owned).collect()
}

pub(crate) fn paragraphs() -> Vec<String> {
    let text = article("عين الماء");
    text.trim().split("\n\n").map(str::to_owned).collect()
}

/// The same element twice, with either title.
pub(crate) fn twice(make: impl Fn(&str) -> String) -> String {
    TITLES.map(make).concat()
}

fn html() -> String {
    let paragraphs = paragraphs();
    let paragraphs = paragraphs.iter().map(|line| format!("<p>{line}</p>"));
    paragraphs.collect()
}

/// A file gives both articles, with title, date and paragraphs.
#[track_caller]
fn gives(name: &str, text: String) {
    let dir = Dir::new();
    dir.file(name, text);
    let ran = dir.run(&["clean", name]);
    assert_eq!(titles(ran.exits(0)), TITLES, "{name}");
    for record in ran.records() {
        assert_eq!(record["body"], paragraphs().join("\n"), "{name}");
        let date = record["date"].as_str().unwrap();
        assert!(date.starts_with("2024-03-05"), "{name}");
    }
}

/// Both articles as elements of one name that hold what `fields` gives for a title.
fn inside(outer: &str, name: &str, fields: impl Fn(&str) -> String) -> String {
    let records = twice(|title| format!("<{name}>{}</{name}>", fields(title)));
    format!("<{outer}>{records}</{outer}>")
}

#[test]
fn feeds_give_their_items() {
    let text = html();
    let escaped = text.replace('<', "&lt;").replace('>', "&gt;");
    let channel = inside("channel", "item", |title| {
        format!(
            "<title>{title}</title><pubDate>Tue, 05 Mar 2024 10:15:00 +0000</pubDate>\
             <description>موجز</description><content:encoded><![CDATA[{text}]]></content:encoded>"
        )
    });
    gives(
        "rss.xml",
        format!("<?xml version='1.0'?><rss>{channel}</rss>"),
    );
    let feed = inside("feed", "entry", |title| {
        format!(
            "<title>{title}</title><published>2024-03-05T10:15:00Z</published>\
             <content type='html'>{escaped}</content>"
        )
    });
    gives("atom.txt", feed);
}

#[test]
fn agencies_and_libraries_give_their_articles() {
    let text = html();
    let head = |title: &str| {
        format!(
            "<titleStmt><title>{title}</title></titleStmt>\
             <publicationStmt><date>2024-03-05</date></publicationStmt>"
        )
    };
    let tei = inside("teiCorpus", "TEI", |title| {
        let head = head(title);
        format!(
            "<teiHeader><fileDesc>{head}</fileDesc></teiHeader>\
             <text><body><div>{text}</div></body></text>"
        )
    });
    gives("tei.xml", tei);
    let nitf = twice(|title| {
        format!(
            "<nitf><head><docdata><date.issue norm='20240305T101500Z'/></docdata></head><body><body.head>\
             <hedline><hl1>{title}</hl1></hedline></body.head><body.content>{text}</body.content></body></nitf>"
        )
    });
    gives("nitf.xml", nitf);
    let newsml = inside("itemSet", "newsItem", |title| {
        format!(
            "<contentMeta><headline>{title}</headline><contentCreated>2024-03-05</contentCreated></contentMeta>\
             <contentSet><inlineXML><html><head><title>{title}</title></head><body>{text}</body></html></inlineXML></contentSet>"
        )
    });
    gives("newsml.xml", format!("<newsMessage>{newsml}</newsMessage>"));
}

#[test]
fn corpora_give_their_documents() {
    let text = html().replace("p>", "P>");
    let lines = paragraphs().join("\n");
    let gigaword = twice(|title| {
        format!(
            "<DOC id=\"{title}\" date=2024-03-05 type=\"story\">\n<HEADLINE>\n{title}\n</HEADLINE>\n\
             <TEXT>\n{text}\n</TEXT>\n</DOC>\n"
        )
    });
    gives("gigaword.sgm", gigaword);
    let trec = twice(|title| {
        format!(
            "<DOC>\n<DOCNO>1</DOCNO>\n<TITLE>{title}\n<DATE>2024-03-05</DATE>\n<ABSTRACT>\n\n</ABSTRACT>\n\
             <TEXT>\n{lines}\n</DOC>\n"
        )
    });
    gives("trec.txt", trec);
}

#[test]
fn elements_of_any_names_give_their_records() {
    let lines = paragraphs().join("\n");
    let own = inside("الأخبار", "خبر", |title| {
        format!("<العنوان>{title}</العنوان><التاريخ>2024-03-05</التاريخ><النص>{lines}</النص>")
    });
    gives("own.xml", own);
    let values = paragraphs().join("</value><value>");
    let scrapy = inside("items", "item", |title| {
        format!("<title>{title}</title><date>2024-03-05</date><text><value>{values}</value></text>")
    });
    gives("scrapy.xml", scrapy);
    let rows = inside("resultset", "row", |title| {
        format!(
            "<field name='title'>{title}</field><field name='date'>2024-03-05</field>\
             <field name='body'>{lines}</field>"
        )
    });
    gives("rows.xml", rows);
    let text = html();
    let attributes =
        twice(|title| format!("<doc title='{title}' date='2024-03-05'><main>{text}</main></doc>"));
    gives("attributes.xml", format!("<set>{attributes}</set>"));
}

#[test]
fn one_article_in_tags_is_one_record() {
    let dir = Dir::new();
    let [title, _] = TITLES;
    let lines = paragraphs().join("\n");
    let text = format!(
        "<DOC>\n<TITLE>{title}</TITLE>\n<SRC>الأفق</SRC>\n<TEXT>\n{lines}\n</TEXT>\n</DOC>\n"
    );
    dir.file("a.txt", &text);
    dir.file("b.xml", format!("\u{feff}\n<!-- x -->\n{text}"));
    dir.file("c.sgml", WINDOWS_1256.encode(&text).0);
    let ran = dir.run(&["clean", "-q", "."]);
    let records = ran.exits(0).records();
    assert_eq!(records.len(), 3);
    for record in records {
        assert_eq!(
            (&record["title"], &record["source"]),
            (&title.into(), &"الأفق".into())
        );
        assert_eq!(record["body"], lines);
    }
}

#[test]
fn what_a_file_declares_of_its_encoding_counts() {
    let dir = Dir::new();
    let text = |encoding: &str| {
        let lines = paragraphs().join("\n");
        let record =
            twice(|title| format!("<item><title>{title}</title><text>{lines}</text></item>"));
        format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?><items>{record}</items>")
    };
    let wide = text("UTF-16");
    let wide: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
    dir.file("a.xml", WINDOWS_1256.encode(&text("windows-1256")).0);
    dir.file("b.xml", wide);
    for name in ["a.xml", "b.xml"] {
        assert_eq!(titles(dir.run(&["clean", name]).exits(0)), TITLES, "{name}");
    }
}

#[test]
fn records_of_exports_that_are_no_articles_are_counted() {
    let dir = Dir::new();
    let [title, _] = TITLES;
    let item = |kind: &str, title: &str| {
        let text = paragraphs().join("\n");
        format!(
            "<item><title>{title}</title><content:encoded><![CDATA[{text}]]></content:encoded><wp:post_type>{kind}</wp:post_type></item>"
        )
    };
    let items = item("post", title) + &item("nav_menu_item", "قائمة") + &item("attachment", "صورة");
    dir.file(
        "a.xml",
        format!("<?xml version='1.0'?><rss><channel>{items}</channel></rss>"),
    );
    let ran = dir.run(&["clean", "a.xml"]);
    assert_eq!(titles(ran.exits(0)), [title]);
    ran.says("2 skipped");
}

#[test]
fn paths_of_elements_are_names_of_fields() {
    let dir = Dir::new();
    let [title, _] = TITLES;
    let text = paragraphs().join("\n");
    dir.file("a.xml", format!("<?xml version='1.0'?><set><unit><x><y>{text}</y></x><z a='1'>{title}</z><z>3</z></unit></set>"));
    let args = [
        "clean", "a.xml", "--field", "body=x.y", "--field", "title=z", "--keep", "*",
    ];
    let records = dir.run(&args).exits(0).records();
    assert_eq!(records[0]["body"], text);
    assert_eq!(records[0]["title"], title);
    assert_eq!(
        dir.run(&["clean", "a.xml", "--format", "sgml", "--field", "body=x.y"])
            .exits(0)
            .records()
            .len(),
        1
    );
}
