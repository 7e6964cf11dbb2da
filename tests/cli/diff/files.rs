//! `diff` and its files: which can be read, what is told of those that cannot, and where the output goes.

use super::{diff, record, text, with};
use crate::dir::{Dir, Ran, article};
use serde_json::{Value, json};

#[test]
fn the_new_side_may_be_a_pipe_or_compressed_and_the_old_one_not() {
    let dir = Dir::new();
    dir.file("a.txt", article("تل الريح"));
    let old = dir.run(&["clean", "-q", "a.txt", "-o", "old.jsonl"]);
    old.exits(0);
    let text = dir.read("old.jsonl");
    dir.file("new.gz", crate::tool::gzip(&dir, text.as_bytes()));
    dir.run(&["diff", "old.jsonl", "new.gz"]).exits(0);
    dir.run_with(&["diff", "old.jsonl", "-"], text).exits(0);
    dir.run(&["diff", "-", "old.jsonl"]).exits(2).says(
        "OLD: is read at many places, which standard input does not allow; give it as a file",
    );
    dir.run(&["diff", "new.gz", "old.jsonl"]).exits(2).says(
        "new.gz: is read at many places, which its compression (gzip) forbids; decompress it first",
    );
}

#[test]
fn what_cannot_be_read_is_two() {
    let dir = Dir::new();
    let good = text(&[record("a")]);
    dir.file("good.jsonl", &good)
        .file("bad.jsonl", format!("{good}{{\"path\":\"b\"\n"))
        .file("other.jsonl", "{\"title\":\"b\"}\n");
    for args in [["good.jsonl", "bad.jsonl"], ["bad.jsonl", "good.jsonl"]] {
        dir.run(&["diff", args[0], args[1]])
            .exits(2)
            .says("bad.jsonl:2: is no record (EOF while parsing")
            .says("ghirbal check tells");
    }
    dir.run(&["diff", "good.jsonl", "other.jsonl"])
        .exits(2)
        .says("other.jsonl:1: is no record (it has no address)");
    dir.run(&["diff", "good.jsonl", "none.jsonl"])
        .exits(2)
        .says("none.jsonl: no such file");
    dir.run(&["diff", ".", "good.jsonl"])
        .exits(2)
        .says(".: is a folder");
    dir.run(&["diff", "good.jsonl", "good.jsonl", "--max-line", "9"])
        .exits(2)
        .says("good.jsonl:1: is longer than --max-line allows");
    dir.run(&["diff", "good.jsonl"]).exits(2);
}

#[test]
fn nothing_in_it_can_drive_a_terminal() {
    let hostile = "\u{1b}]8;;x\u{7}\u{202e}\u{9b}31m";
    let old = [record(hostile), record("gone")];
    let new = [with(
        hostile,
        json!({"title": hostile, "body": format!("{hostile}\nس"), "related": [hostile], hostile: hostile}),
    )];
    for args in [&[][..], &["--json"]] {
        let shown = diff(&old, &new, args).exits(1).stdout.clone();
        assert!(
            !shown.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']),
            "{shown:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_two_and_a_reader_who_leaves_is_not() {
    let dir = Dir::new();
    let many: Vec<Value> = (0..3000).map(|at| record(&at.to_string())).collect();
    dir.file("old.jsonl", "").file("new.jsonl", text(&many));
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = dir
        .process(&["diff", "old.jsonl", "new.jsonl"])
        .stdout(full)
        .output();
    Ran::from(output.unwrap()).exits(2).says("no space left");
    let mut child = dir
        .process(&["diff", "old.jsonl", "new.jsonl"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = Ran::from(child.wait_with_output().unwrap());
    assert_eq!(ran.exits(1).stderr, "");
}
