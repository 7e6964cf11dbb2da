//! What fields mean: by name, by what is in them, by what the user says; and what is kept of the rest.

use super::{indexes, object, text};
use crate::dir::Dir;
use serde_json::{Value, json};

fn one(dir: &Dir, value: &Value, args: &[&str]) -> Value {
    dir.file("one.json", value.to_string());
    let ran = dir.run(&[&["clean", "one.json"], args].concat());
    let records = ran.exits(0).records();
    assert_eq!(records.len(), 1, "{ran:#?}");
    records[0].clone()
}

#[test]
fn fields_are_found_by_name_in_both_languages() {
    let dir = Dir::new();
    let english = json!({
        "postId": 1234567890123456789012_f64, "headline": "ترميم المكتبة ينتهي قريبا", "articleBody": text("التل"),
        "publisher": {"name": "صحيفة الساحل", "url": "http://x"}, "link": "http://x/1", "datePublished": "2024-05-06",
        "authors": [{"name": "سلمى"}, {"name": "نادر"}], "tags": ["نفط", "غاز", "نفط"], "language": "ar",
        "date_extracted": "2025-01-01", "description": "موجز",
    });
    let record = one(&dir, &english, &[]);
    assert_eq!(record["title"], "ترميم المكتبة ينتهي قريبا");
    assert_eq!(record["title_origin"], "metadata");
    assert_eq!(
        (&record["source"], &record["source_origin"]),
        (&json!("صحيفة الساحل"), &json!("metadata"))
    );
    assert_eq!(
        (&record["url"], &record["date"], &record["lang"]),
        (&json!("http://x/1"), &json!("2024-05-06"), &json!("ar"))
    );
    assert_eq!(
        (&record["author"], &record["keywords"]),
        (&json!("سلمى، نادر"), &json!(["نفط", "غاز"]))
    );
    let arabic = json!({
        "العنوان": "ترميم المكتبة ينتهي قريبا", "النص": text("التل"), "المصدر": "صحيفة الساحل", "الرابط": "http://x/1",
        "تاريخ النشر": "2024-05-06", "الكاتب": "سلمى", "الكلمات المفتاحية": "نفط، غاز",
    });
    let other = one(&dir, &arabic, &[]);
    for field in ["title", "body", "source", "url", "date", "keywords"] {
        assert_eq!(record[field], other[field], "{field}");
    }
}

#[test]
fn nested_records_and_wrapped_values_are_read() {
    let dir = Dir::new();
    let nested = json!({
        "_id": {"$oid": "65a"}, "image": {"title": "صورة", "url": "http://x/i"},
        "data": {"title": {"rendered": "ترميم المكتبة ينتهي قريبا"}, "content": {"rendered": text("التل")}},
    });
    let record = one(&dir, &nested, &[]);
    assert_eq!(
        (&record["id"], &record["title"]),
        (&json!("65a"), &json!("ترميم المكتبة ينتهي قريبا"))
    );
    assert_eq!(record["url"], Value::Null);
    let paragraphs = json!({"title": "خبر عن مكتبة المدينة", "content": [{"type": "p", "text": text("التل")}, {"text": text("الوادي")}]});
    let body = format!("{}\n{}", text("التل"), text("الوادي"));
    assert_eq!(one(&dir, &paragraphs, &[])["body"], body);
}

#[test]
fn the_user_has_the_last_word() {
    let dir = Dir::new();
    let value = json!({"body": "موجز", "key": 710, "a": {"b": [text("التل"), text("الوادي")]}, "x": "عنوان من المستخدم", "title": "غير هذا"});
    let args = [
        "--field",
        "body=a.b",
        "--field",
        "title=x",
        "--id-field",
        "key",
    ];
    let record = one(&dir, &value, &args);
    assert_eq!(
        record["body"],
        format!("{}\n{}", text("التل"), text("الوادي"))
    );
    assert_eq!(
        (&record["title"], &record["id"]),
        (&json!("عنوان من المستخدم"), &json!("710"))
    );
    let missing = json!({"title": "خبر عن مكتبة المدينة", "body": text("التل")});
    assert_eq!(one(&dir, &missing, &args)["body"], text("التل"));
    dir.file("none.json", "{\"n\": 1}");
    dir.run(&["clean", "none.json", "--field", "body=a.b"])
        .exits(2)
        .says("none.json:1: has no field a.b, nor one named like an article's text; name it with --field body=NAME");
}

#[test]
fn fields_are_chosen_by_content_and_told_once() {
    let dir = Dir::new();
    let rows: Vec<Value> = ["التل", "الوادي", "الساحل"]
        .iter()
        .map(|place| json!({"c1": format!("ترميم مكتبة {place} ينتهي قريبا"), "c2": text(place), "c3": "تقرير", "c4": "http://x/خبر"}))
        .collect();
    dir.file("a.json", Value::from(rows.clone()).to_string());
    let ran = dir.run(&["clean", "a.json"]);
    let records = ran.exits(0).records();
    for (record, row) in records.iter().zip(&rows) {
        assert_eq!(
            (&record["title"], &record["body"]),
            (&row["c1"], &row["c2"])
        );
    }
    let told = "a.json: title is read from «c1», body is read from «c2»";
    assert_eq!(ran.stderr.matches(told).count(), 1, "{ran:#?}");
    let table = format!(
        "Title,Link,Label,Date,Fake News,Fact News\nمكتبة التل لم تغلق أبوابها,http://x,زائف,2023-01-21,خبر قصير,\"{}\"\n",
        text("التل")
    );
    dir.file("b.csv", table);
    let ran = dir.run(&["clean", "b.csv"]);
    assert_eq!(ran.exits(0).records()[0]["body"], text("التل"));
    ran.says("b.csv: body is read from «Fact News»");
    let given = dir.run(&["clean", "b.csv", "--field", "body=Fact News"]);
    given.exits(0).is_silent_on("is read from");
}

#[test]
fn kept_fields_stay_as_written() {
    let dir = Dir::new();
    let body = text("التل");
    let long = "123456789012345678901234567890.10e400";
    dir.file(
        "a.json",
        format!(
            "{{\"body\": \"{body}\", \"n\": {long}, \"o\": {{\"p\": [1.50, null]}}, \"z\": true}}"
        ),
    );
    let kept = dir.run(&[
        "clean", "a.json", "--keep", "n", "--keep", "o.p", "--keep", "missing",
    ]);
    assert!(
        kept.exits(0)
            .stdout
            .contains(&format!("\"extra\":{{\"n\":{long},\"o.p\":[1.50,null]}}")),
        "{kept:#?}"
    );
    let all = dir.run(&["clean", "a.json", "--keep", "*"]);
    assert!(
        all.exits(0).stdout.contains(&format!(
            "\"extra\":{{\"n\":{long},\"o\":{{\"p\":[1.50,null]}},\"z\":true}}"
        )),
        "{all:#?}"
    );
    dir.file("a.csv", format!("id,text,score\n7,{body},1.50\n"));
    let row = dir.run(&["clean", "a.csv", "--keep", "*"]);
    assert_eq!(row.exits(0).records()[0]["extra"], json!({"score": "1.50"}));
}

#[test]
fn junk_titles_are_none_and_sites_and_sections_come_off() {
    let dir = Dir::new();
    for junk in [
        "1234",
        "زائف",
        "nan",
        "<selenium.webdriver.remote.webelement.WebElement (session=\"1\")>",
        "رياضة",
        "Breaking news",
    ] {
        let value = json!({"title": junk, "body": text("التل")});
        let record = one(&dir, &value, &["--title-fallback", "none"]);
        assert_eq!(record["title"], Value::Null, "{junk}");
    }
    let value = json!({"title": "رياضة | ترميم الملعب ينتهي قريبا - رويترز", "body": text("التل")});
    let record = one(&dir, &value, &[]);
    assert_eq!(record["title"], "ترميم الملعب ينتهي قريبا");
    assert_eq!(
        (&record["source"], &record["source_origin"]),
        (&json!("رويترز"), &json!("title-suffix"))
    );
}

#[test]
fn an_empty_text_is_a_rejection_and_a_missing_one_an_error() {
    let dir = Dir::new();
    dir.file(
        "a.jsonl",
        format!(
            "{}\n{{\"title\": \"خبر\", \"body\": null}}\n{{\"title\": \"خبر\"}}\n",
            object("التل")
        ),
    );
    let ran = dir.run(&["clean", "a.jsonl"]);
    assert_eq!(indexes(ran.exits(2)), [0]);
    ran.says("blank 1")
        .says("a.jsonl:3: has no field with an article's text; name it with --field body=NAME");
}

#[test]
fn what_cannot_be_seen_stands_in_no_field() {
    let dir = Dir::new();
    let hidden = "\0\u{1b}\u{202e}\u{200f}";
    let mut object = object("تل الريح");
    for field in ["source", "author", "url", "lang", "tags"] {
        object[field] = json!(format!("{hidden}كلمة {hidden}أخرى"));
    }
    dir.file("a.jsonl", object.to_string());
    let records = dir.run(&["clean", "a.jsonl"]).exits(0).records();
    for field in ["source", "author", "url", "lang"] {
        assert_eq!(records[0][field], "كلمة أخرى", "{field}");
    }
    assert_eq!(records[0]["keywords"], json!(["كلمة أخرى"]));
}

#[test]
fn an_author_who_shows_nothing_is_none() {
    let dir = Dir::new();
    let value = json!({"author": "\u{7}\u{200b}", "body": text("التل")});
    assert_eq!(one(&dir, &value, &[])["author"], Value::Null);
}
