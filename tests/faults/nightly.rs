//! Runs of every night over a dump that grows: what was written, what is not read and what leads elsewhere must not make
//! them fail, and must not end in silence.

use crate::dir::{Dir, article, lines};
use serde_json::{Value, json};
use std::os::unix::fs::symlink;

fn dir() -> Dir {
    let dir = Dir::new();
    dir.file("d/a.txt", article("عين الماء"))
        .file("d/b.txt", article("تل الورد"));
    dir
}

#[test]
fn formats_that_are_not_read_are_passed_over_and_counted() {
    let dir = dir();
    dir.file("d/p.pdf", "%PDF-1.7\n")
        .file("d/q.pdf", "%PDF-1.7\n");
    dir.file("d/r.rar", b"Rar!\x1a\x07\0");
    let ran = dir.run(&["clean", "d", "--summary", "s", "--errors", "e"]);
    assert_eq!(ran.exits(0).paths(), ["d/a.txt", "d/b.txt"]);
    ran.says("2 files of PDF were not read, the first is d/p.pdf; convert it to plain text first")
        .says("1 file of rar was not read, the first is d/r.rar; extract it first")
        .says("3 skipped");
    let summary: Value = serde_json::from_str(&dir.read("s")).unwrap();
    assert_eq!(summary["not_read"], json!({ "PDF": 2, "rar": 1 }));
    assert_eq!(summary["skipped"]["unsupported"], 3);
    assert_eq!(lines(&dir.read("e")).len(), 3);
    dir.run(&["clean", "d", "--max-unsupported", "3"]).exits(0);
    dir.run(&["clean", "d", "--max-unsupported", "2"])
        .exits(1)
        .says("--max-unsupported 2: 3 of 5 inputs");
    dir.run(&["clean", "d/p.pdf", "d/a.txt"]).exits(2);
}

#[test]
fn links_that_lead_out_are_not_followed_and_counted() {
    let dir = dir();
    dir.file("outside.txt", article("مرج"));
    symlink("../outside.txt", dir.path("d/c.txt")).unwrap();
    symlink("a.txt", dir.path("d/inside.txt")).unwrap();
    let ran = dir.run(&["clean", "d", "-v", "--summary", "s"]);
    assert_eq!(ran.exits(0).paths(), ["d/a.txt", "d/b.txt", "d/inside.txt"]);
    ran.says("d/c.txt: skipped, a link that leads out of the folders; --follow reads it")
        .says("1 link that leads out of the folders");
    let summary: Value = serde_json::from_str(&dir.read("s")).unwrap();
    assert_eq!(summary["skipped"], json!({ "outside-link": 1 }));
    assert_eq!(dir.run(&["clean", "d", "--follow"]).paths().len(), 4);
    assert_eq!(dir.run(&["clean", "d", "outside.txt"]).paths().len(), 5);
    // A PATH that is a link is followed, and all of its files lie inside.
    symlink("d", dir.path("link")).unwrap();
    assert_eq!(dir.run(&["clean", "link"]).paths().len(), 3);
    std::fs::create_dir(dir.path("annex")).unwrap();
    symlink("../d/a.txt", dir.path("annex/a.txt")).unwrap();
    dir.run(&["clean", "annex"])
        .exits(0)
        .says("nothing to clean was found (1 skipped, of them 1 link that leads out");
}

#[test]
fn a_path_that_is_named_twice_is_read_once() {
    let dir = dir();
    let ran = dir.run(&["clean", "d", "d/", "./d", "d/.", "-j", "2"]);
    assert_eq!(ran.exits(0).paths(), ["d/a.txt", "d/b.txt"]);
}

#[test]
fn an_include_that_matches_nothing_is_told() {
    let dir = dir();
    dir.run(&["clean", "d", "--include", "*.html"])
        .exits(0)
        .says("warning: --include: no file matched it");
    dir.run(&["clean", "d", "--include", "a.*"])
        .is_silent_on("--include");
}

#[test]
fn a_run_that_cannot_go_on_starts_anew_where_it_may() {
    let dir = dir();
    let args = ["clean", "d", "-o", "o", "--resume=auto"];
    dir.file("o.resume", "{\"version\":\"0.0\",\"options\":[]}\n\n{}\n")
        .file("o.partial", "");
    dir.run(&["clean", "d", "-o", "o", "--resume"])
        .exits(2)
        .says("started by version 0.0");
    dir.run(&args)
        .exits(0)
        .says("o.resume: the run was started by version 0.0; starts anew");
    assert_eq!(lines(&dir.read("o")).len(), 2);
    assert!(!dir.exists("o.resume") && !dir.exists("o.partial"));
    dir.file("d/c.txt", article("مرج"));
    dir.run(&args).exits(0).is_silent_on("anew");
    assert_eq!(lines(&dir.read("o")).len(), 3);
}

#[test]
fn two_names_never_share_a_path() {
    use std::os::unix::ffi::OsStrExt;
    let dir = Dir::new();
    dir.file("a\\xFF.txt", article("عين الماء"));
    let name = std::ffi::OsStr::from_bytes(b"a\xFF.txt");
    // Some file systems take no such names.
    if std::fs::write(dir.root().join(name), article("تل الورد")).is_ok() {
        let ran = dir.run(&["clean", "."]);
        assert_eq!(ran.exits(0).paths(), ["./a\\\\xFF.txt", "./a\\xFF.txt"]);
        dir.run_with(&["check", "-"], ran.stdout).exits(0);
    }
}

#[test]
fn an_id_has_no_signs_that_nobody_sees() {
    let dir = Dir::new();
    let line = |id: &str| json!({ "id": id, "body": article("عين الماء") }).to_string();
    let text = [line("a\0b\u{202e}c\u{200f}"), line("\u{200e}\0")].join("\n");
    dir.file("a.jsonl", text);
    let records = dir.run(&["clean", "a.jsonl"]).exits(0).records();
    assert_eq!(records[0]["id"], "abc");
    assert_eq!(records[1]["id"].as_str().unwrap().len(), 32);
}

#[test]
fn a_text_behind_thousands_of_fields_is_found() {
    let dir = Dir::new();
    let keys = (0..6000)
        .map(|at| format!("\"k{at}\":{at},"))
        .collect::<String>();
    let body = json!(article("عين الماء"));
    dir.file("a.json", format!("{{{keys}\"body\":{body}}}"));
    assert_eq!(dir.run(&["clean", "a.json"]).exits(0).records().len(), 1);
}
