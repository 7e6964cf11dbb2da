//! `diff`: what differs between two runs, document by document, whatever the order and spelling of their lines.

mod files;

use crate::dir::{Dir, Ran, lines};
use serde_json::{Value, json};

/// A record of a file.
fn record(path: &str) -> Value {
    json!({
        "id": path, "title": "انتهاء ترميم المكتبة", "title_origin": "headline",
        "body": "أعلنت البلدية انتهاء الترميم\nوقال المدير إن المكتبة تفتح غدا\nويزورها التلاميذ",
        "related": ["افتتاح جسر", "إغلاق طريق"], "kept": 0.5, "path": path, "member": null, "record": 0, "part": 0,
        "extra": {},
    })
}

/// The record with some other values.
fn with(path: &str, values: Value) -> Value {
    let mut record = record(path);
    for (key, value) in values.as_object().unwrap() {
        record[key] = value.clone();
    }
    record
}

fn answer(path: &str) -> Value {
    json!({
        "id": "1", "path": path, "member": null, "record": 0, "status": "rejected", "reason": "no-body",
        "message": "nothing in it is an article", "raw": "x",
    })
}

fn text(lines: &[Value]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Compares two lists of lines.
fn diff(old: &[Value], new: &[Value], args: &[&str]) -> Ran {
    let dir = Dir::new();
    dir.file("old.jsonl", text(old))
        .file("new.jsonl", text(new));
    dir.run(&[&["diff", "old.jsonl", "new.jsonl"], args].concat())
}

const NOTHING: &str =
    "0 changed, 0 added, 0 gone, 0 records now an answer, 0 answers now a record\n";

#[test]
fn files_that_say_the_same_are_zero() {
    let (a, b) = (record("a"), record("b"));
    let ran = diff(&[a.clone(), b.clone()], &[b.clone(), a.clone()], &[]);
    assert_eq!(ran.exits(0).stdout, format!("2 the same, {NOTHING}"));
    assert_eq!(ran.stderr, "");
    assert_eq!(
        diff(&[], &[], &[]).exits(0).stdout,
        format!("0 the same, {NOTHING}")
    );
    let dir = Dir::new();
    let spelt = a
        .to_string()
        .replace("ا", "\\u0627")
        .replace(":0.5", ": 5e-1");
    dir.file("old.jsonl", text(&[a])).file("new.jsonl", spelt);
    dir.run(&["diff", "old.jsonl", "new.jsonl"]).exits(0);
}

#[test]
fn each_document_that_differs_is_shown_with_its_fields() {
    let changed = with(
        "c",
        json!({
            "title": "افتتاح المكتبة", "kept": 0.75, "title_origin": null, "related": ["إغلاق طريق"],
            "body": "أعلنت البلدية انتهاء الترميم\nوقالت المديرة إن المكتبة تفتح غدا\nويزورها التلاميذ\nالمصدر: وكالة",
        }),
    );
    let old = [
        record("gone"),
        record("same"),
        record("c"),
        record("moved"),
        answer("back"),
    ];
    let new = [
        changed,
        record("new"),
        record("back"),
        record("same"),
        answer("moved"),
        answer("bad"),
    ];
    let ran = diff(&old, &new, &[]);
    let expected = "\
c document 0: body, kept, related, title, title_origin changed
  body - وقال المدير إن المكتبة تفتح غدا
  body + وقالت المديرة إن المكتبة تفتح غدا
  body + المصدر: وكالة
  kept: 0.5 -> 0.75
  related - افتتاح جسر
  title - انتهاء ترميم المكتبة
  title + افتتاح المكتبة
  title_origin: headline -> null
new document 0: added, record «انتهاء ترميم المكتبة»
back document 0: rejected (no-body) -> record «انتهاء ترميم المكتبة»
moved document 0: record «انتهاء ترميم المكتبة» -> rejected (no-body)
bad document 0: added, rejected (no-body)
gone document 0: gone, record «انتهاء ترميم المكتبة»
1 the same, 1 changed (body 1, kept 1, related 1, title 1, title_origin 1), 2 added, 1 gone, 1 record now an answer, \
1 answer now a record
";
    assert_eq!(ran.exits(1).stdout, expected);
}

#[test]
fn only_the_fields_that_were_asked_for_count() {
    let (old, new) = (
        [record("a")],
        [with("a", json!({"kept": 0.6, "title": null}))],
    );
    diff(&old, &new, &["--fields", "body,source"]).exits(0);
    let ran = diff(&old, &new, &["--fields", "body,kept"]);
    assert_eq!(
        ran.exits(1).stdout.lines().next(),
        Some("a document 0: kept changed")
    );
    diff(&old, &new, &["--fields", "bodi"])
        .exits(2)
        .says("no such field; there are id, title");
    diff(&old, &[], &["--fields", "body"]).exits(1);
    let reason = with("a", json!({"fingerprint": "f"}));
    let ran = diff(&old, &[reason], &[]);
    assert!(
        ran.exits(1).stdout.contains("  fingerprint: (none) -> f\n"),
        "{ran:?}"
    );
}

#[test]
fn json_has_an_object_for_each_and_the_counts_last() {
    let old = [record("a"), record("b"), record("c"), record("d")];
    let new = [
        with("a", json!({"title": null, "extra": {"n": 1}})),
        answer("b"),
        record("e"),
        record("d"),
    ];
    let told = lines(&diff(&old, &new, &["--json"]).exits(1).stdout);
    let kinds: Vec<&str> = told.iter().map(|it| it["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["changed", "moved", "added", "gone", "summary"]);
    let fields = json!({
        "title": {"old": "انتهاء ترميم المكتبة", "new": null}, "extra": {"old": {}, "new": {"n": 1}},
    });
    assert_eq!(told[0]["fields"], fields);
    let address = ["path", "member", "record", "part"].map(|key| &told[1][key]);
    assert_eq!(address, [&json!("b"), &json!(null), &json!(0), &json!(0)]);
    assert_eq!(told[1]["new"]["reason"], "no-body");
    assert_eq!(told[2]["new"]["title"], "انتهاء ترميم المكتبة");
    assert_eq!(told[3]["path"], "c");
    let counts = json!({
        "kind": "summary", "old": 4, "new": 4, "same": 1, "changed": 1, "fields": {"extra": 1, "title": 1}, "added": 1,
        "gone": 1, "record_to_answer": 1, "answer_to_record": 0,
    });
    assert_eq!(told[4], counts);
    let stat = diff(&old, &new, &["--json", "--stat"]);
    assert_eq!(lines(&stat.exits(1).stdout), [counts]);
}

#[test]
fn stat_shows_the_counts_alone_and_quiet_nothing() {
    let (old, new) = ([record("a")], [record("b")]);
    let ran = diff(&old, &new, &["--stat"]);
    assert!(
        ran.exits(1)
            .stdout
            .starts_with("0 the same, 0 changed, 1 added, 1 gone")
    );
    assert_eq!(diff(&old, &new, &["-q"]).exits(1).stdout, "");
    assert_eq!(diff(&old, &old, &["-q"]).exits(0).stdout, "");
}

#[test]
fn documents_are_matched_by_the_whole_address() {
    let parts = [
        ("member", json!("x")),
        ("record", json!(1)),
        ("part", json!(1)),
    ];
    for (key, value) in parts {
        let other = with("a", json!({ key: value, "id": "8" }));
        let ran = diff(
            &[record("a"), other.clone()],
            &[other.clone(), record("a")],
            &[],
        );
        ran.exits(0);
        assert!(
            diff(&[record("a")], &[other], &[])
                .stdout
                .contains("1 added, 1 gone"),
            "{key}"
        );
    }
    let inside = with(
        "a.zip",
        json!({"member": "b/c.txt", "record": 2, "part": 1}),
    );
    let ran = diff(&[], &[inside], &[]);
    assert!(
        ran.stdout
            .starts_with("a.zip!b/c.txt document 2 part 1: added"),
        "{ran:?}"
    );
}

#[test]
fn lines_of_one_address_are_matched_in_their_order() {
    let whole = |reason: &str| {
        let mut answer = answer("a.gz");
        answer["record"] = Value::Null;
        answer["message"] = reason.into();
        answer
    };
    let old = [whole("1"), whole("2"), whole("3")];
    diff(&old, &old, &[]).exits(0);
    let ran = diff(&old, &[whole("1"), whole("4")], &[]);
    let expected = "\
a.gz: message changed
  message: 2 -> 4
a.gz: gone, rejected (no-body)
1 the same, 1 changed (message 1), 0 added, 1 gone, 0 records now an answer, 0 answers now a record
";
    assert_eq!(ran.exits(1).stdout, expected);
    let ran = diff(
        &old[..1],
        &[whole("1"), whole("2"), whole("3")],
        &["--stat"],
    );
    assert!(
        ran.stdout.contains("1 the same, 0 changed, 2 added"),
        "{ran:?}"
    );
}
