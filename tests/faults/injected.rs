//! Calls of the system that fail: a library put before the system's own (`inject.c`, compiled here) makes the Nth
//! `read`, `write`, `close`, `fsync` or `rename` of a run fail with EIO. Without a C compiler these tests are not run.

use crate::dir::{Dir, EARLIER, Ran, article};
use std::path::PathBuf;
use std::process::Command;

/// Compiles the library into the folder; none where there is no compiler.
fn library(dir: &Dir) -> Option<PathBuf> {
    let library = dir.path("inject.so");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/inject.c");
    let compiled = Command::new("cc")
        .args(["-shared", "-fPIC", "-o"])
        .args([library.as_os_str(), source.as_ref()])
        .arg("-ldl")
        .status();
    match compiled {
        Ok(status) => {
            assert!(status.success());
            Some(library)
        }
        Err(_) => {
            eprintln!("not run: there is no C compiler");
            None
        }
    }
}

fn dir() -> Dir {
    let dir = Dir::new();
    // More than what is gathered before it is written.
    for number in 0..160 {
        let places = (0..3).map(|place| article(&format!("قرية {number}-{place}")));
        dir.file(&format!("d/{number:03}.txt"), places.collect::<String>());
    }
    dir.file(
        "d/large.jsonl",
        format!("{{\"body\":\"{}\"}}\n", "latin ".repeat(200)).repeat(1000),
    );
    dir.file("out.jsonl", EARLIER);
    dir
}

/// Runs the binary while a call on a file with `path` in its name fails.
fn run(dir: &Dir, library: &PathBuf, (call, at, path): (&str, u32, &str), args: &[&str]) -> Ran {
    let mut command = dir.process(args);
    command.env("LD_PRELOAD", library).env("FAIL_CALL", call);
    command
        .env("FAIL_AT", at.to_string())
        .env("FAIL_PATH", path);
    Ran::from(command.output().unwrap())
}

const TO_FILE: [&str; 5] = ["clean", "d", "-o", "out.jsonl", "-q"];

#[test]
fn a_read_that_fails_costs_its_file_alone() {
    let dir = dir();
    let Some(library) = library(&dir) else { return };
    let expected = dir.run(&["clean", "d", "-q"]).paths();
    let ran = run(
        &dir,
        &library,
        ("read", 1, "/d/007.txt"),
        &["clean", "d", "-q"],
    );
    let others: Vec<_> = expected
        .iter()
        .filter(|path| *path != "d/007.txt")
        .cloned()
        .collect();
    assert_eq!(ran.exits(2).paths(), others);
    ran.says("d/007.txt: cannot be read: Input/output error");
    // In the middle of a large file: what came before was used.
    let ran = run(
        &dir,
        &library,
        ("read", 5, "/d/large.jsonl"),
        &["clean", "d"],
    );
    ran.exits(2)
        .says("d/large.jsonl: cannot be read to its end: Input/output error");
    assert_eq!(ran.paths().len(), 160);
}

#[test]
fn a_read_of_standard_input_that_fails_is_no_success() {
    let dir = dir();
    let Some(library) = library(&dir) else { return };
    let line = format!("{}\n", serde_json::json!({ "body": article("عين") }));
    dir.file("in.jsonl", line.repeat(1000));
    for mode in ["fail", "skip", "emit"] {
        let mut command = dir.process(&["clean", "-", "--format", "jsonl", "--bad-records", mode]);
        command.stdin(std::fs::File::open(dir.path("in.jsonl")).unwrap());
        command.env("LD_PRELOAD", &library).env("FAIL_CALL", "read");
        command.env("FAIL_AT", "4").env("FAIL_PATH", "in.jsonl");
        let ran = Ran::from(command.output().unwrap());
        ran.exits(2)
            .says("-: cannot be read to its end: Input/output error");
        assert!(!ran.records().is_empty(), "{mode}");
    }
}

#[test]
fn an_output_that_fails_leaves_the_earlier_one() {
    let dir = dir();
    let Some(library) = library(&dir) else { return };
    for fault in [
        ("write", 1, "out.jsonl.partial"),
        ("write", 2, "out.jsonl.partial"),
        ("fsync", 1, "out.jsonl.partial"),
        ("rename", 1, "out.jsonl.partial"),
    ] {
        let ran = run(&dir, &library, fault, &TO_FILE);
        ran.exits(2)
            .says("out.jsonl: cannot be written: Input/output error");
        assert_eq!(dir.read("out.jsonl"), EARLIER, "{fault:?}");
        assert!(!dir.exists("out.jsonl.partial"), "{fault:?}");
    }
}

#[test]
fn a_close_that_fails_loses_nothing_since_all_was_safe_before() {
    let dir = dir();
    let Some(library) = library(&dir) else { return };
    let expected = dir.run(&["clean", "d", "-q"]).stdout;
    let ran = run(&dir, &library, ("close", 1, "out.jsonl"), &TO_FILE);
    ran.exits(0);
    assert!(dir.read("out.jsonl") == expected);
}

#[test]
fn standard_output_that_fails_is_told() {
    let dir = dir();
    let Some(library) = library(&dir) else { return };
    for at in [1, 2] {
        let out = std::fs::File::create(dir.path("stdout")).unwrap();
        let mut command = dir.process(&["clean", "d", "-q"]);
        command
            .env("LD_PRELOAD", &library)
            .env("FAIL_CALL", "write");
        command
            .env("FAIL_AT", at.to_string())
            .env("FAIL_PATH", "/stdout");
        let ran = Ran::from(command.stdout(out).output().unwrap());
        ran.exits(2)
            .says("standard output: cannot be written: Input/output error");
    }
}

#[test]
fn a_checkpoint_that_fails_ends_the_run_and_it_can_go_on() {
    let dir = dir();
    let Some(library) = library(&dir) else { return };
    let expected = dir.run(&["clean", "d", "-q"]).stdout;
    let args = [&TO_FILE[..], &["--resume"]].concat();
    // The first write is its head, the last the checkpoint before the outputs get their names.
    let ran = run(&dir, &library, ("write", 2, "out.jsonl.resume"), &args);
    ran.exits(2)
        .says("out.jsonl.resume: cannot be read or written");
    assert_eq!(dir.read("out.jsonl"), EARLIER);
    dir.run(&args).exits(0);
    assert!(dir.read("out.jsonl") == expected);
}
