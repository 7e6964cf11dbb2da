//! JSON: how values are found, and what a broken one costs.

use super::{indexes, object, text};
use crate::dir::Dir;
use serde_json::{Value, json};

fn objects() -> Vec<Value> {
    ["التل", "الوادي", "الساحل"].map(object).to_vec()
}

fn joined(objects: &[Value], between: &str) -> String {
    let texts: Vec<String> = objects.iter().map(Value::to_string).collect();
    texts.join(between)
}

#[test]
fn all_shapes_of_a_dump_give_the_same_records() {
    let dir = Dir::new();
    let list = objects();
    let pretty: Vec<String> = list
        .iter()
        .map(|value| serde_json::to_string_pretty(value).unwrap())
        .collect();
    let shapes = [
        ("lines.jsonl", joined(&list, "\n")),
        ("lines.txt", joined(&list, "\r\n") + "\r\n\r\n"),
        ("commas.txt", joined(&list, ",\n")),
        ("array.json", Value::from(list.clone()).to_string()),
        ("pretty.json", serde_json::to_string_pretty(&list).unwrap()),
        ("concatenated", joined(&list, "")),
        ("spread", pretty.join("\n")),
        ("trailing.json", format!("[{},]", joined(&list, ","))),
        (
            "arrays.json",
            format!("[[{}],[{}]]\n[{}]", list[0], list[1], list[2]),
        ),
        ("array.jsonl", serde_json::to_string_pretty(&list).unwrap()),
        ("marked.json", format!("\u{feff}[{}]", joined(&list, ","))),
        (
            "layer.json",
            json!({"status": "ok", "articles": list, "tags": [{"id": 1}]}).to_string(),
        ),
        (
            "deep.json",
            json!({"data": {"total": 3, "items": list}}).to_string(),
        ),
        (
            "keyed.json",
            json!({"7": list[0], "8": list[1], "9": list[2]}).to_string(),
        ),
        (
            "pages.jsonl",
            format!(
                "{}\n{}",
                json!({"page": 1, "results": list[..2]}),
                json!({"page": 2, "results": list[2..]})
            ),
        ),
    ];
    for (name, text) in &shapes {
        dir.file(name, text);
        let ran = dir.run(&["clean", name]);
        assert_eq!(indexes(ran.exits(0)), [0, 1, 2], "{name}");
        for (record, value) in ran.records().iter().zip(&list) {
            assert_eq!(
                (&record["title"], &record["body"]),
                (&value["title"], &value["body"]),
                "{name}"
            );
        }
    }
}

#[test]
fn a_folder_with_one_object_a_file_is_read() {
    let dir = Dir::new();
    for (at, value) in objects().iter().enumerate() {
        dir.file(&format!("d/{at}.json"), value.to_string());
    }
    assert_eq!(dir.run(&["clean", "d"]).exits(0).records().len(), 3);
}

#[test]
fn a_lost_quote_costs_one_element() {
    let dir = Dir::new();
    let (first, second) = (text("التل"), text("الوادي"));
    dir.file(
        "a.json",
        format!(r#"[{{"t":"a","b":"x}},{{"t":"c","b":"{first}"}},{{"t":"e","b":"{second}"}}]"#),
    );
    let ran = dir.run(&["clean", "a.json", "--field", "body=b", "--field", "title=t"]);
    assert_eq!(indexes(ran.exits(2)), [1, 2]);
    ran.says("a.json:1: is no JSON").says("1 unreadable");
}

#[test]
fn whatever_breaks_an_element_its_neighbours_are_read() {
    let dir = Dir::new();
    let list = objects();
    let whole = list[1].to_string();
    let broken = [
        whole.replace("\",\"title", ",\"title"),
        whole.replacen("\":\"", "\":", 1),
        whole.replacen(':', "", 1),
        whole.trim_end_matches('}').to_owned(),
        whole.replace("\"}", "}"),
        whole.replacen("\"body\":", "\"body\":[", 1),
        whole.replacen('{', "{\"tags\":[{\"k\":1},{\"k\":2}],oops", 1),
        String::from("oops"),
    ];
    for (at, broken) in broken.iter().enumerate() {
        for (shape, text) in [
            ("array", format!("[{},{broken},{}]", list[0], list[2])),
            (
                "rows",
                format!("[\n{},\n{broken},\n{}\n]", list[0], list[2]),
            ),
            ("lines", format!("{}\n{broken}\n{}\n", list[0], list[2])),
            ("glued", format!("{}{broken}{}", list[0], list[2])),
            ("first", format!("{broken}\n{}\n{}\n", list[0], list[2])),
            (
                "layer",
                format!("{{\"articles\":[{},{broken},{}]}}", list[0], list[2]),
            ),
        ] {
            let name = format!("{shape}-{at}.json");
            dir.file(&name, text);
            let ran = dir.run(&["clean", &name]);
            let titles: Vec<Value> = ran
                .exits(2)
                .records()
                .into_iter()
                .map(|record| record["title"].clone())
                .collect();
            assert_eq!(
                titles,
                [list[0]["title"].clone(), list[2]["title"].clone()],
                "{name}: {broken}"
            );
            ran.says("is no JSON").says("1 unreadable");
        }
    }
}

#[test]
fn a_bad_line_is_told_with_its_number() {
    let dir = Dir::new();
    let list = objects();
    let cut = list[2].to_string();
    dir.file(
        "a.jsonl",
        format!(
            "{}\n\n{{\"title\": \"x\n{}\n{}",
            list[0],
            list[1],
            cut.replace("\"}", "")
        ),
    );
    let ran = dir.run(&["clean", "a.jsonl"]);
    assert_eq!(indexes(ran.exits(2)), [0, 2]);
    ran.says("a.jsonl:3: is no JSON")
        .says("a.jsonl:5: is no JSON");
}

#[test]
fn a_file_that_breaks_off_gives_what_came_before() {
    let dir = Dir::new();
    let list = serde_json::to_string_pretty(&objects()).unwrap();
    dir.file("a.json", list.rsplit_once(" قريبا").unwrap().0)
        .file("b.json", list.trim_end_matches(']'));
    assert_eq!(indexes(dir.run(&["clean", "a.json"]).exits(2)), [0, 1]);
    let ran = dir.run(&["clean", "b.json"]);
    assert_eq!(indexes(ran.exits(2)), [0, 1, 2]);
    ran.says("ends inside an array");
}

#[test]
fn what_writers_write_beside_json_is_read() {
    let dir = Dir::new();
    let body = text("التل");
    dir.file(
        "a.json",
        format!("[{{\"body\": \"{body}\n{body}\", \"score\": NaN,}},\n{{\"body\": \"{body} \\ud83d\", \"body\": \"{body}\"}}]"),
    );
    let ran = dir.run(&["clean", "a.json", "--keep", "score"]);
    let records = ran.exits(0).records();
    assert_eq!(
        (records.len(), &records[0]["extra"]["score"]),
        (2, &Value::Null)
    );
    assert!(
        records[1]["body"].as_str().unwrap() == body,
        "the last of equal names wins"
    );
    ran.says("warning: a.json:2: NaN is no JSON");
}

#[test]
fn depth_is_no_danger() {
    let dir = Dir::new();
    let deep = 100_000;
    let good = object("التل");
    let objects = format!("{}1{}", "{\"a\":".repeat(deep), "}".repeat(deep));
    let arrays = format!("{}{}", "[".repeat(deep), "]".repeat(deep));
    dir.file("a.jsonl", format!("{objects}\n{good}\n{arrays}\n{good}\n"))
        .file("b.json", format!("[{objects},{good},{arrays},{good}]"))
        .file("c.json", "[".repeat(deep));
    for name in ["a.jsonl", "b.json"] {
        let ran = dir.run(&["clean", name]);
        assert_eq!(indexes(ran.exits(2)), [1, 3], "{name}");
        ran.says("nested more than 128 levels deep");
    }
    dir.run(&["clean", "c.json"]).exits(2).says("c.json:1: ");
}

#[test]
fn a_hundred_thousand_elements_are_streamed() {
    let dir = Dir::new();
    // Blank texts are rejected at once; the last element shows that all were counted.
    let blank = vec!["{\"body\":\" \"}"; 99_999].join(",");
    dir.file("a.json", format!("[{blank},{},7]", object("التل")));
    let ran = dir.run(&["clean", "a.json"]);
    assert_eq!(indexes(ran.exits(2)), [99_999]);
    ran.says("blank 99999").says("is no object");
}

#[test]
fn hostile_files_take_linear_time() {
    let dir = Dir::new();
    let shapes = [
        "{\"a\":[\n",
        "{\"a\":\"{\"a\":\"",
        "{\"a\":[{\"a\":1},",
        "{\"a\":1,{",
        "{\"a\":\"x},",
        "\n{\"a\":[",
    ];
    for (at, shape) in shapes.iter().enumerate() {
        dir.file(
            &format!("d/{at}.json"),
            format!("[{{\"a\":\"x\"}},{}", shape.repeat(50_000)),
        );
    }
    dir.run(&["clean", "d"]).exits(2);
}

#[test]
fn a_value_over_the_limit_is_rejected_and_the_next_is_read() {
    let dir = Dir::new();
    let list = objects();
    let long = json!({"title": "خبر طويل", "body": text("التل").repeat(3000)});
    dir.file("a.jsonl", format!("{}\n{long}\n{}", list[0], list[2]))
        .file("b.json", format!("[{},{long},{}]", list[0], list[2]));
    for name in ["a.jsonl", "b.json"] {
        let ran = dir.run(&["clean", name, "--max-document", "1M"]);
        assert_eq!(indexes(ran.exits(0)), [0, 2], "{name}");
        ran.says("too-long 1");
    }
}

#[test]
fn strings_are_texts_and_other_values_are_not() {
    let dir = Dir::new();
    dir.file(
        "a.json",
        json!([text("التل"), 7, null, text("الوادي")]).to_string(),
    );
    let ran = dir.run(&["clean", "a.json"]);
    assert_eq!(indexes(ran.exits(2)), [0, 3]);
    ran.says("a.json:1: is no object").says("2 unreadable");
}
