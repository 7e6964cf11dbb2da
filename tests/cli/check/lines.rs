//! `check`, line by line: each kind of problem with a line that has it and a near miss.

use crate::dir::{Dir, lines};

/// A record with nothing wrong.
pub(crate) const RECORD: &str = concat!(
    r#"{"id":"7","title":"انتهاء ترميم المكتبة","title_origin":"headline","#,
    r#""body":"أعلنت البلدية انتهاء الترميم\nوقال المدير إن المكتبة تفتح غدا","source":"وكالة الأفق","#,
    r#""source_origin":"label","related":["افتتاح جسر"],"keywords":["مكتبة","مكتبة"],"date":"2024-05-01T10:15Z","#,
    r#""author":null,"url":null,"lang":"ar","path":"a.txt","member":null,"record":0,"part":0,"kept":0.87,"confidence":0.91,"#,
    r#""duplicate_of":null,"extra":{}}"#,
);
/// An answer with nothing wrong.
pub(crate) const ANSWER: &str = concat!(
    r#"{"id":null,"path":"b.jsonl","member":null,"record":4,"status":"error","reason":"bad-record","#,
    r#""message":"is no JSON","raw_base64":"e/8="}"#,
);

/// The record with something else in one place.
#[track_caller]
pub(crate) fn record_with(from: &str, to: &str) -> String {
    assert_eq!(RECORD.matches(from).count(), 1, "{from}");
    RECORD.replace(from, to)
}

/// The answer with something else in one place.
#[track_caller]
pub(crate) fn answer_with(from: &str, to: &str) -> String {
    assert!(ANSWER.contains(&format!("\"{from}")), "{from}");
    ANSWER.replacen(&format!("\"{from}"), &format!("\"{to}"), 1)
}

/// The kinds of problems in each line of a file.
#[track_caller]
pub(super) fn kinds(text: impl AsRef<[u8]>, count: usize) -> Vec<Vec<String>> {
    let dir = Dir::new();
    dir.file("a.jsonl", text);
    let ran = dir.run(&["check", "a.jsonl", "--json"]);
    let mut kinds = vec![Vec::new(); count];
    for told in lines(&ran.stdout) {
        if let Some(line) = told["line"].as_u64() {
            kinds[line as usize - 1].push(told["kind"].as_str().unwrap().to_owned());
        }
    }
    kinds
}

/// The file has this one problem, in its last line.
#[track_caller]
fn assert_kind(text: impl AsRef<[u8]>, kind: &str) {
    let text = text.as_ref();
    let count = text
        .strip_suffix(b"\n")
        .unwrap_or(text)
        .split(|b| *b == b'\n')
        .count();
    let mut expected = vec![Vec::<String>::new(); count];
    if !kind.is_empty() {
        expected[count - 1].push(kind.to_owned());
    }
    let shown = String::from_utf8_lossy(text);
    assert_eq!(kinds(text, count), expected, "{kind}: {shown}");
}

/// A record with something else in one place has this problem; with the third in its place it has none.
#[track_caller]
fn fires(kind: &str, place: &str, wrong: &str, near_miss: &str) {
    assert_kind(record_with(place, wrong) + "\n", kind);
    assert_kind(record_with(place, near_miss) + "\n", "");
}

#[test]
fn lines_are_whole_json_objects() {
    assert_kind(RECORD, "no-line-end");
    assert_kind(format!("{RECORD}\n\n"), "blank-line");
    assert_kind(format!("{RECORD}\n \t\r\n"), "blank-line");
    assert_kind(
        [RECORD.as_bytes(), b"\n{\"id\":\"\xff\"}\n"].concat(),
        "not-utf8",
    );
    for wrong in ["[]", "7", "{", "{} {}", "\u{feff}{}", "{\"a\":\"\u{7}\"}"] {
        assert_kind(format!("{RECORD}\n{wrong}\n"), "not-json");
    }
    assert_kind(format!("{RECORD}\n{ANSWER}\n"), "");
}

#[test]
fn only_a_line_feed_ends_a_line() {
    for separator in ["\u{85}", "\u{2028}", "\u{2029}"] {
        let escaped = format!(
            r#""extra":{{"n":"\u{:04x}"}}"#,
            u32::from(separator.chars().next().unwrap())
        );
        let raw = format!(r#""extra":{{"n":"{separator}"}}"#);
        fires("line-separator", r#""extra":{}"#, &raw, &escaped);
    }
    assert_kind(format!("{RECORD}\r\n"), "control-character");
    fires(
        "control-character",
        "\"part\":0,",
        "\"part\":0,\t",
        "\"part\": 0 ,",
    );
}

#[test]
fn keys_are_all_there_once_and_in_their_order() {
    fires("missing-key", r#""url":null,"#, "", r#""url":"u","#);
    fires(
        "unknown-key",
        r#""extra":{}"#,
        r#""extra":{},"sauce":1"#,
        r#""extra":{"sauce":1}"#,
    );
    let fingerprint = r#""fingerprint":"f","extra":{}"#;
    fires(
        "wrong-value",
        r#""extra":{}"#,
        &fingerprint.replace("\"f\"", "null"),
        fingerprint,
    );
    fires(
        "key-order",
        r#""extra":{}"#,
        r#""extra":{},"fingerprint":"f""#,
        fingerprint,
    );
    fires(
        "repeated-key",
        r#""part":0"#,
        r#""part":0,"part":1"#,
        r#""part":1"#,
    );
    let moved = record_with(r#""id":"7","#, "").replace(r#""extra":{}"#, r#""extra":{},"id":"7""#);
    assert_kind(moved + "\n", "key-order");
    assert_kind(
        answer_with("raw_base64", "path\":\"b\",\"raw_base64")
            + "
",
        "repeated-key",
    );
}

#[test]
fn addresses_are_there_once() {
    let twice = |second: &str| format!("{RECORD}\n{second}\n");
    assert_kind(twice(RECORD), "address-twice");
    assert_kind(
        twice(&record_with(r#""id":"7""#, r#""id":"8""#)),
        "address-twice",
    );
    assert_kind(
        twice(&ANSWER.replace("b.jsonl", "a.txt").replace(":4", ":0")),
        "address-twice",
    );
    for (from, to) in [
        (r#""path":"a.txt""#, r#""path":"b.txt""#),
        (r#""member":null"#, r#""member":"""#),
        (r#""record":0"#, r#""record":1"#),
        (r#""part":0"#, r#""part":1"#),
    ] {
        assert_kind(twice(&record_with(from, to)), "");
    }
    // Several things can be wrong with a file as a whole.
    let whole = answer_with("record\":4", "record\":null");
    assert_kind(format!("{whole}\n{whole}\n"), "");
}

#[test]
fn what_is_unknown_is_null_and_not_empty() {
    fires("empty-id", r#""id":"7""#, r#""id":"""#, r#""id":"0""#);
    assert_kind(answer_with("id\":null", "id\":\"\"") + "\n", "empty-id");
    let body = r"أعلنت البلدية انتهاء الترميم\nوقال المدير إن المكتبة تفتح غدا";
    for blank in ["", " ", r"\n", r"\u200f"] {
        fires("empty-body", body, blank, "خبر");
        fires(
            "blank-text",
            "انتهاء ترميم المكتبة",
            &blank.replace(r"\n", " "),
            "خ",
        );
    }
    fires(
        "blank-text",
        r#""author":null"#,
        r#""author":"""#,
        r#""author":"ليلى""#,
    );
    fires(
        "blank-text",
        r#"["افتتاح جسر"]"#,
        r#"["افتتاح جسر"," "]"#,
        "[]",
    );
    fires("blank-text", r#"["مكتبة","مكتبة"]"#, r#"[""]"#, "[]");
}

#[test]
fn origins_go_with_what_they_are_of() {
    fires("lone-origin", r#""headline""#, "null", r#""lead""#);
    fires("lone-origin", r#""وكالة الأفق""#, "null", r#""وكالة""#);
    let neither = record_with(r#""label""#, "null").replace(r#""وكالة الأفق""#, "null");
    assert_kind(neither + "\n", "");
}

#[test]
fn values_keep_their_laws() {
    fires(
        "wrong-date",
        "2024-05-01T10:15Z",
        "2023-02-29",
        "2024-02-29",
    );
    fires(
        "wrong-date",
        "2024-05-01T10:15Z",
        "1 مايو 2024",
        "2024-05-01T10:15:00+03:00",
    );
    fires("long-share", "0.87", "0.875", "0.9");
    fires("wrong-value", "0.87", "1.01", "1");
    fires(
        "related-twice",
        r#"["افتتاح جسر"]"#,
        r#"["أ","ب","\u0623"]"#,
        r#"["أ","ب"]"#,
    );
    for wrong in [r"\u0007", r"\r", r"\u2028", r"\u0085"] {
        let wrong = format!(r"{wrong}وقال");
        fires("control-character", r"\nوقال", &wrong, r"\n\nوقال");
    }
    fires(
        "control-character",
        "وكالة الأفق",
        r"وكالة\nالأفق",
        "وكالة  الأفق",
    );
    fires(
        "wrong-value",
        r#""lang":"ar""#,
        r#""lang":"\ud83d""#,
        r#""lang":"\ud83d\ude00""#,
    );
    fires(
        "wrong-value",
        r#""extra":{}"#,
        r#""extra":{"n":"\ud83d"}"#,
        r#""extra":{"n":1e999}"#,
    );
}

#[test]
fn answers_keep_theirs() {
    assert_kind(answer_with("bad-record", "no-body") + "\n", "wrong-reason");
    assert_kind(answer_with("bad-record", "no-text") + "\n", "");
    let rejected = answer_with("error", "rejected");
    assert_kind(format!("{rejected}\n"), "wrong-reason");
    assert_kind(rejected.replace("bad-record", "no-body") + "\n", "");
    assert_kind(answer_with("e/8=", "e/8") + "\n", "wrong-base64");
    assert_kind(answer_with("e/8=", "e30=") + "\n", "wrong-base64");
    assert_kind(answer_with("raw_base64\":\"e/8=", "raw\":\"{}") + "\n", "");
    assert_kind(
        answer_with("raw_base64\":\"e/8=\"", "raw\":null") + "\n",
        "",
    );
    assert_kind(
        ANSWER.replace(r#","raw_base64":"e/8=""#, "") + "\n",
        "missing-key",
    );
    assert_kind(
        answer_with("raw_base64", "raw\":null,\"raw_base64") + "\n",
        "unknown-key",
    );
    assert_kind(
        answer_with("message", "title\":\"أ\",\"message") + "\n",
        "unknown-key",
    );
}
