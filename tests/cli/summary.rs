//! `clean --summary`: the numbers of a run for programs, held against the schema that `schema --summary` prints.

use crate::dir::{Dir, Ran, article};
use encoding_rs::WINDOWS_1256;
use serde_json::{Value, json};

/// A folder with something of each kind in it.
fn dump() -> Dir {
    let dir = Dir::new();
    let tail = "\nالمصدر: وكالة الأفق\n\nاقرأ أيضاً: افتتاح جسر جديد\n\nكلمات دلالية: مكتبة، ترميم\n";
    let text = article("عين الماء");
    let misread = WINDOWS_1256.decode_without_bom_handling(text.as_bytes()).0;
    dir.file("d/1.txt", format!("ترميم مكتبة عين الماء\n\n{text}{tail}"))
        .file("d/2.txt", WINDOWS_1256.encode(&text).0)
        .file("d/3.txt", misread.as_bytes())
        .file("d/4.txt", "no Arabic letter in here\n")
        .file("d/empty.txt", "")
        .file("d/picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    dir
}

/// Runs `clean d --summary s.json` with more arguments, and reads the summary, which keeps its schema.
#[track_caller]
fn summary(dir: &Dir, more: &[&str], status: i32) -> (Ran, Value) {
    let args = [&["clean", "d", "--summary", "s.json"], more].concat();
    let ran = dir.run(&args);
    ran.exits(status);
    let summary: Value = serde_json::from_str(&dir.read("s.json")).unwrap();
    assert_valid(&summary);
    assert_eq!(summary["exit_status"], status);
    assert!(!dir.exists("s.json.partial"));
    (ran, summary)
}

#[track_caller]
fn assert_valid(summary: &Value) {
    let printed = Dir::new().run(&["schema", "--summary"]);
    let schema: Value = serde_json::from_str(&printed.exits(0).stdout).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors = validator.iter_errors(summary);
    let errors: Vec<_> = errors.map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{summary:#}: {errors:?}");
}

#[test]
fn the_numbers_are_those_of_the_run() {
    let dir = dump();
    let (ran, summary) = summary(&dir, &["--audit", "audit.jsonl"], 0);
    assert_eq!(summary["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(summary["inputs"], 4);
    assert_eq!(summary["records"], ran.records().len());
    assert_eq!(summary["rejected"], json!({ "no-arabic": 1 }));
    assert_eq!(summary["skipped"], json!({ "empty": 1, "binary": 1 }));
    assert_eq!(
        summary["encodings"],
        json!({ "UTF-8": 3, "windows-1256": 1 })
    );
    assert_eq!(summary["repaired"], json!({ "windows-1256": 1 }));
    assert_eq!(summary["formats"], json!({ "text": 4 }));
    assert_eq!(summary["guessed_fields"], json!([]));
    assert!(summary["kept_bytes"].as_u64() < summary["text_bytes"].as_u64());
}

#[test]
fn removals_are_counted_as_the_audit_lists_them() {
    let dir = dump();
    let (_, summary) = summary(&dir, &["--audit", "audit.jsonl"], 0);
    let audit = crate::dir::lines(&dir.read("audit.jsonl"));
    for (key, table) in [("role", "by_role"), ("rule", "by_rule")] {
        let mut expected = serde_json::Map::new();
        for line in audit.iter().filter(|line| line["kind"] == "removed") {
            let amount = expected
                .entry(line[key].as_str().unwrap())
                .or_insert_with(|| json!({ "spans": 0, "bytes": 0 }));
            let bytes = line["end"].as_u64().unwrap() - line["start"].as_u64().unwrap();
            amount["spans"] = (amount["spans"].as_u64().unwrap() + 1).into();
            amount["bytes"] = (amount["bytes"].as_u64().unwrap() + bytes).into();
        }
        assert!(expected.contains_key("source-line") || key == "rule");
        assert_eq!(summary["removed"][table], Value::Object(expected));
    }
}

#[test]
fn only_the_timing_differs_from_run_to_run() {
    let dir = dump();
    let runs = ["1", "4"].map(|threads| {
        let (_, mut summary) = summary(&dir, &["--threads", threads], 0);
        summary["timing"].take();
        summary
    });
    assert_eq!(runs[0], runs[1]);
}

#[test]
fn crossed_limits_and_failures_are_in_it() {
    let dir = dump();
    let (_, crossed) = summary(&dir, &["--min-records", "9"], 1);
    assert_eq!(
        crossed["limits_crossed"],
        json!(["--min-records 9: only 3 records"])
    );
    let (_, failed) = summary(&dir, &["none.txt"], 2);
    assert_eq!(
        (&failed["unreadable"], &failed["records"]),
        (&json!(1), &json!(3))
    );
    assert_eq!(failed["limits_crossed"], json!([]));
    let nothing = dir.run(&[
        "clean",
        "none",
        "--max-unreadable",
        "9",
        "--summary",
        "n.json",
    ]);
    nothing.exits(2);
    assert_valid(&serde_json::from_str(&dir.read("n.json")).unwrap());
}

#[test]
fn the_summary_needs_a_place_of_its_own() {
    let dir = dump();
    for args in [
        &["--summary", "-"][..],
        &["-o", "x", "--summary", "x"],
        &["-o", "-", "--summary", "-"],
        &["--audit", "x", "--summary", "x"],
    ] {
        let ran = dir.run(&[&["clean", "d"], args].concat());
        ran.exits(2).says("--summary: would go where");
    }
    let before = dir.read("d/1.txt");
    dir.run(&["clean", "d/1.txt", "--summary", "d/1.txt"])
        .exits(2)
        .says("d/1.txt: is both an input and the output");
    assert_eq!(dir.read("d/1.txt"), before);
    dir.run(&["clean", "d", "--summary", "none/s.json"])
        .exits(2)
        .says("none/s.json: its folder does not exist");
    assert!(!dir.exists("x"));
}

#[test]
fn the_summary_can_go_to_standard_output() {
    let dir = dump();
    let ran = dir.run(&["clean", "d", "-o", "out.jsonl", "--summary", "-"]);
    assert_valid(&serde_json::from_str(&ran.exits(0).stdout).unwrap());
}

#[test]
fn the_summary_is_not_read_by_the_next_run() {
    let dir = dump();
    let args = ["clean", "d", "-v", "--summary", "d/s.json"];
    dir.run(&args).exits(0);
    dir.run(&args)
        .exits(0)
        .says("d/s.json: skipped, written by this run");
}

#[cfg(target_os = "linux")]
#[test]
fn a_summary_that_cannot_be_written_is_no_success() {
    dump()
        .run(&["clean", "d", "-o", "out.jsonl", "--summary", "/dev/full"])
        .exits(2)
        .says("/dev/full: no space left");
}

#[cfg(unix)]
#[test]
fn a_run_without_an_end_has_no_summary() {
    let dir = Dir::new();
    let text = article("ضفة").repeat(8);
    (0..300).for_each(|number| {
        dir.file(&format!("d/{number}.txt"), &text);
    });
    let mut child = dir
        .process(&["clean", "d", "--summary", "s.json"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(!dir.exists("s.json") && !dir.exists("s.json.partial"));
}
