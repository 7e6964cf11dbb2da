//! JSON of content systems and databases: trees of blocks, data frames, hits and wrapped values.

use super::{object, text};
use crate::dir::Dir;
use serde_json::json;

#[test]
fn rich_text_of_a_story_is_one_record() {
    let dir = Dir::new();
    let [one, two] = ["التل", "الوادي"].map(text);
    for (name, body) in [
        (
            "editor",
            json!({"blocks": [{"type": "paragraph", "data": {"text": one}}, {"type": "paragraph", "data": {"text": two}}]}),
        ),
        (
            "tree",
            json!({"nodeType": "document", "content": [
            {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": one}]},
            {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": two}]}]}),
        ),
        (
            "spans",
            json!([{"_type": "block", "children": [{"_type": "span", "text": one}]},
            {"_type": "image", "caption": "صورة"},
            {"_type": "block", "children": [{"_type": "span", "text": two}]}]),
        ),
        (
            "flat",
            json!([{"type": "text", "content": one}, {"type": "text", "content": two}]),
        ),
    ] {
        let story = json!({"title": "ترميم مكتبة التل ينتهي قريبا", "content": body, "tags": [{"text": "مكتبات"}]});
        dir.file(name, json!([story, story]).to_string());
        let ran = dir.run(&["clean", name]);
        let records = ran.exits(0).records();
        assert_eq!(records.len(), 2, "{name}");
        assert_eq!(records[0]["body"], format!("{one}\n{two}"), "{name}");
    }
}

#[test]
fn records_with_a_type_and_a_text_stay_records() {
    let dir = Dir::new();
    let post = |place| json!({"type": "post", "text": text(place)});
    dir.file("a.json", json!([post("التل"), post("الوادي")]).to_string());
    dir.file(
        "b.json",
        json!({"data": [post("التل"), post("الوادي")]}).to_string(),
    );
    for name in ["a.json", "b.json"] {
        assert_eq!(
            dir.run(&["clean", name]).exits(0).records().len(),
            2,
            "{name}"
        );
    }
}

#[test]
fn a_data_frame_by_columns_gives_its_rows() {
    let dir = Dir::new();
    let titles =
        json!({"0": "ترميم مكتبة التل ينتهي قريبا", "1": "ترميم مكتبة الوادي ينتهي قريبا"});
    let texts = json!({"0": text("التل"), "1": text("الوادي")});
    dir.file(
        "a.json",
        json!({"title": titles, "text": texts}).to_string(),
    );
    let ran = dir.run(&["clean", "a.json"]);
    let records = ran.exits(0).records();
    assert_eq!(records.len(), 2);
    assert_eq!(records[1]["title"], titles["1"]);
    assert_eq!(records[1]["body"], texts["1"]);
}

#[test]
fn exports_of_databases_keep_their_fields() {
    let dir = Dir::new();
    let hit = json!({"_index": "news", "_id": "7", "_source": object("التل")});
    let row = json!({"title": "ترميم مكتبة الوادي ينتهي قريبا", "text": text("الوادي"),
        "date": {"$date": {"$numberLong": "1709633700000"}}});
    dir.file("a.jsonl", format!("{hit}\n"));
    dir.file("b.json", format!("{row}"));
    let hits = dir.run(&["clean", "a.jsonl"]);
    assert_eq!(hits.exits(0).records()[0]["title"], hit["_source"]["title"]);
    let rows = dir.run(&["clean", "b.json"]);
    assert_eq!(rows.exits(0).records()[0]["date"], "2024-03-05T10:15");
}

#[test]
fn records_under_their_addresses_have_them() {
    let dir = Dir::new();
    let [first, second] = ["https://a.example/1", "https://a.example/2"];
    let [one, two] = ["التل", "الوادي"].map(text);
    for (name, values) in [
        ("objects", [object("التل"), object("الوادي")]),
        ("texts", [json!(one), json!(two)]),
        ("paragraphs", [json!([one]), json!([two])]),
    ] {
        let [value, other] = values;
        let by_address = json!({first: value, second: other});
        for dump in [json!({"data": by_address}), by_address] {
            dir.file(name, dump.to_string());
            let records = dir.run(&["clean", name]).exits(0).records();
            let urls: Vec<&str> = records.iter().flat_map(|it| it["url"].as_str()).collect();
            assert_eq!(urls, [first, second], "{name}");
            assert_eq!(records[1]["body"], two, "{name}");
        }
    }
}

#[test]
fn headlines_without_texts_are_no_article() {
    let dir = Dir::new();
    let headline = |place: &str| json!({"title": format!("ترميم مكتبة {place} ينتهي قريبا"), "url": format!("https://a.example/{place}")});
    let list = [headline("التل"), headline("الوادي")];
    for key in ["articles", "items", "results"] {
        dir.file("list.json", json!({"status": "ok", key: list}).to_string());
        let ran = dir.run(&["clean", "list.json"]);
        assert!(ran.exits(2).stdout.is_empty(), "{key}");
    }
    // Beside a text they are nothing but that.
    let mut record = object("الجبل");
    record["related"] = json!(list);
    dir.file("list.json", record.to_string());
    let records = dir.run(&["clean", "list.json"]).exits(0).records();
    assert_eq!(records[0]["body"], text("الجبل"));
}

#[test]
fn articles_beside_a_text_in_parts_are_no_records() {
    let dir = Dir::new();
    let [one, two] = ["التل", "الوادي"].map(text);
    let other = json!({"title": "سوق الكتب يفتح أبوابه", "url": "https://a.example/3", "text": text("المرج")});
    let article = json!({"title": "ترميم مكتبة التل ينتهي قريبا",
        "sections": [{"text": one}, {"text": two}], "related": [other]});
    for (name, dump) in [
        ("outer", json!({"article": article})),
        ("plain", article.clone()),
        ("list", json!([article])),
    ] {
        dir.file(name, dump.to_string());
        let records = dir.run(&["clean", name]).exits(0).records();
        assert_eq!(records.len(), 1, "{name}");
        assert_eq!(records[0]["body"], format!("{one}\n{two}"), "{name}");
    }
    let feed = json!({"title": "موقع", "notes": [{"text": one}, {"text": two}], "items": [other]});
    dir.file("feed", feed.to_string());
    let records = dir.run(&["clean", "feed"]).exits(0).records();
    assert_eq!(
        records[0]["url"], "https://a.example/3",
        "a list of records"
    );
}
