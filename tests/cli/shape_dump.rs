//! A dump for the tests of shapes, and what is in the files that are made of it.

use crate::dir::{Dir, article, lines};
use crate::tool;
use serde_json::json;

/// Five records of three sources, the last of none.
pub(crate) fn dump() -> Dir {
    let dir = Dir::new();
    let record = |number: usize, source: Option<&str>, date: &str| {
        let body = article(&format!("وادي {number}"));
        json!({
            "id": format!("n{number}"), "body": body, "source": source, "date": date, "views": number,
            "url": format!("https://site{}.example:80/a/{number}", number % 2),
        })
    };
    let records = [
        record(0, Some("وكالة الوادي"), "2024-11-04T10:15"),
        record(1, Some("../صحيفة/الجبل\u{202e}"), "2024-11-04"),
        record(2, Some("وكالة: الوادي"), "2024-11-05"),
        record(3, Some("وكالة الوادي"), "2024-11-05"),
        record(4, None, "2024-11-06"),
    ];
    let text: String = records.iter().map(|record| format!("{record}\n")).collect();
    dir.file("d/a.jsonl", text);
    dir.file("d/b.txt", article("الضفة"));
    dir
}

/// What is in a file that may be compressed, by the tools of the system.
pub(crate) fn unpacked(dir: &Dir, name: &str) -> Vec<u8> {
    match name.to_ascii_lowercase().rsplit_once('.') {
        Some((_, "gz")) => tool::run(dir, &["gzip", "-dc", name], b""),
        Some((_, "zst")) => tool::run(dir, &["zstd", "-dcq", name], b""),
        _ => std::fs::read(dir.path(name)).unwrap(),
    }
}

pub(crate) fn ids(text: &str) -> Vec<String> {
    let records = lines(text);
    let ids = records.iter().map(|record| record["id"].as_str().unwrap());
    ids.map(String::from).collect()
}
