//! The same ten articles in every format, compression, archive and encoding give the same records; and one folder with
//! all of them at once loses none.

use crate::dir::{Dir, Ran};
use crate::tool::{COMPRESSORS, gzip, run};
use crate::warc::response;
use encoding_rs::WINDOWS_1256;
use serde_json::{Value, json};

/// An article with all that a record holds.
struct Article {
    title: String,
    paragraphs: [String; 3],
    related: String,
    source: String,
    keywords: [String; 2],
}

const PLACES: [(&str, &str); 10] = [
    ("السوق القديم", "صحيفة المرسى"),
    ("المرفأ الشرقي", "وكالة الساحل"),
    ("حي الزيتون", "جريدة النهر"),
    ("وادي التين", "صحيفة البستان"),
    ("تل الريح", "جريدة الميدان"),
    ("ساحة الخبازين", "صحيفة الواحة"),
    ("درب الحرير", "موقع الضفة"),
    ("برج الساعة", "صحيفة الشراع"),
    ("خان القوافل", "جريدة الوادي"),
    ("حديقة الصفصاف", "وكالة الجبل"),
];

fn articles() -> Vec<Article> {
    PLACES
        .iter()
        .map(|(place, source)| Article {
            title: format!("ترميم {place} يبدأ بعد العيد بأيدي متطوعين"),
            paragraphs: [
                format!("يبدأ بعد العيد ترميم {place} بأيدي متطوعين من أبناء المدينة، كما أعلنت اللجنة الأهلية في اجتماعها يوم السبت."),
                format!("وقال رئيس اللجنة إن ترميم {place} يحتاج إلى عامين، وإن الأهالي جمعوا نصف المبلغ المطلوب من تبرعات صغيرة."),
                format!("وأضاف أن زوار {place} سيجدون فيه معرضا للصور القديمة ومكتبة صغيرة للأطفال."),
            ],
            related: format!("أسواق المدينة تستعد لاستقبال زوار {place}"),
            source: (*source).to_owned(),
            keywords: [String::from("ترميم"), (*place).to_owned()],
        })
        .collect()
}

impl Article {
    /// The page as text, without its headline.
    fn text(&self) -> String {
        let [first, second, third] = &self.paragraphs;
        format!(
            "{first}\n{second}\nاقرأ أيضا: {}\n{third}\nالمصدر: {}\nالوسوم: {}\n",
            self.related,
            self.source,
            self.keywords.join("، ")
        )
    }

    fn page(&self) -> String {
        format!("{}\n{}", self.title, self.text())
    }

    fn html(&self) -> String {
        let [first, second, third] = &self.paragraphs;
        let tags: String = self
            .keywords
            .iter()
            .map(|tag| format!("<a rel=tag href='/t'>{tag}</a> "))
            .collect();
        format!(
            "<!DOCTYPE html><html><head><title>{title}</title></head><body><nav><a href='/'>الرئيسية</a> <a href='/s'>رياضة</a>\
             </nav><article><h1>{title}</h1><p>{first}</p><p>{second}</p><div>اقرأ أيضا: <a href='/r'>{}</a></div><p>{third}</p>\
             <div>المصدر: {}</div><div class=tags>الوسوم: {tags}</div></article></body></html>",
            self.related,
            self.source,
            title = self.title,
        )
    }

    fn object(&self) -> Value {
        json!({"headline": self.title, "full_text": self.text()})
    }

    fn row(&self, delimiter: char) -> String {
        format!(
            "{}{delimiter}\"{}\"",
            self.title,
            self.text().replace('"', "\"\"")
        )
    }
}

/// What must be the same: title, body, source, related, keywords.
#[track_caller]
fn essence(ran: &Ran) -> Vec<Value> {
    let keys = ["title", "body", "source", "related", "keywords"];
    let pick = |record: Value| keys.map(|key| record[key].clone()).into_iter().collect();
    ran.records().into_iter().map(pick).collect()
}

fn expected(articles: &[Article]) -> Vec<Value> {
    let record = |article: &Article| {
        json!([
            article.title,
            article.paragraphs.join("\n"),
            article.source,
            [article.related],
            article.keywords
        ])
    };
    articles.iter().map(record).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Writes the articles in every way; the names of the files or folders, each of which holds all ten.
fn write_all(dir: &Dir, articles: &[Article]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut file = |name: &str, bytes: &[u8]| {
        dir.file(name, bytes);
        names.push(name.to_owned());
    };
    let objects: Vec<Value> = articles.iter().map(Article::object).collect();
    let lines: String = objects.iter().map(|object| format!("{object}\n")).collect();
    let array = serde_json::to_string_pretty(&objects).unwrap();
    let table = |delimiter: char| {
        let rows: Vec<String> = articles
            .iter()
            .map(|article| article.row(delimiter))
            .collect();
        format!("title{delimiter}content\n{}\n", rows.join("\n"))
    };
    let warc: Vec<u8> = articles
        .iter()
        .flat_map(|article| {
            gzip(
                dir,
                &response("200 OK\nContent-Type: text/html", article.html()),
            )
        })
        .collect();
    file("a.json", array.as_bytes());
    file("a.jsonl", lines.as_bytes());
    file("a.csv", table(',').as_bytes());
    file("a.tsv", table('\t').as_bytes());
    file("a.warc.gz", &warc);
    file("cp1256.csv", &WINDOWS_1256.encode(&table(',')).0);
    file("cp1256.jsonl", &WINDOWS_1256.encode(&lines).0);
    file("utf16.tsv", &utf16(&format!("\u{feff}{}", table('\t'))));
    file("utf16.json", &utf16(&array));
    for (tool, suffix) in COMPRESSORS {
        file(
            &format!("a.jsonl.{suffix}"),
            &run(dir, tool, lines.as_bytes()),
        );
    }
    names.extend(write_folders(dir, articles));
    names
}

/// The ways in which each article is a file of its own.
fn write_folders(dir: &Dir, articles: &[Article]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (folder, bytes) in [
        ("txt", Article::page as fn(&Article) -> String),
        ("html", Article::html),
    ] {
        for (number, article) in articles.iter().enumerate() {
            dir.file(&format!("{folder}/{number}.{folder}"), bytes(article));
        }
        names.push(folder.to_owned());
    }
    for (number, article) in articles.iter().enumerate() {
        dir.file(
            &format!("cp1256/{number}.txt"),
            WINDOWS_1256.encode(&article.page()).0,
        );
        dir.file(&format!("utf16/{number}.txt"), utf16(&article.page()));
        dir.file(
            &format!("gz/{number}.txt.gz"),
            gzip(dir, article.page().as_bytes()),
        );
    }
    names.extend(["cp1256", "utf16", "gz"].map(String::from));
    run(dir, &["tar", "-czf", "a.tar.gz", "txt"], b"");
    run(dir, &["tar", "-cf", "html.tar", "html"], b"");
    run(dir, &["zip", "-q", "-r", "a.zip", "html"], b"");
    names.extend(["a.tar.gz", "html.tar", "a.zip"].map(String::from));
    names
}

#[test]
fn ten_articles_give_the_same_records_in_every_format() {
    let dir = Dir::new();
    let articles = articles();
    let mut expected = expected(&articles);
    expected.sort_by_key(Value::to_string);
    for name in write_all(&dir, &articles) {
        let mut found = essence(dir.run(&["clean", &name]).exits(0));
        // Archivers list members in an order of their own.
        found.sort_by_key(Value::to_string);
        assert_eq!(found.len(), 10, "{name}");
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{name}");
        }
    }
}

#[test]
fn a_folder_of_everything_loses_no_article() {
    let dir = Dir::new();
    let names = write_all(&dir, &articles());
    dir.file("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    dir.file("empty.txt", b"");
    let whole = gzip(&dir, articles()[0].page().repeat(50).as_bytes());
    dir.file("truncated.txt.gz", &whole[..whole.len() / 2]);
    let ran = dir.run(&["clean", ".", "-v"]);
    ran.exits(2)
        .says("picture.png: skipped, binary")
        .says("empty.txt: skipped, empty")
        .says("truncated.txt.gz: cannot be read to its end")
        .says("1 unreadable, 2 skipped");
    let from_names = |record: &Value| !record["path"].as_str().unwrap().contains("truncated");
    let records = ran.records();
    assert_eq!(
        records.iter().filter(|record| from_names(record)).count(),
        10 * names.len()
    );
    for name in ["picture.png", "empty.txt"] {
        assert!(
            records
                .iter()
                .all(|record| record["path"] != format!("./{name}"))
        );
    }
}
