//! Streams that were closed before the program began (`>&-`): the runtime opens `/dev/null` in their place, so that all that is
//! written would be lost with success. What another program hands over as `/dev/null` is no such stream.

use crate::dir::{Dir, Ran, article};
use std::process::Command;

fn bash(dir: &Dir, line: &str) -> Ran {
    let line = line.replace("$GHIRBAL", env!("CARGO_BIN_EXE_ghirbal"));
    let mut command = Command::new("bash");
    command.args(["-c", &line]).current_dir(dir.root());
    Ran::from(command.output().unwrap())
}

fn dir() -> Dir {
    let dir = Dir::new();
    dir.file("d/a.txt", article("بيدر القرية"));
    dir.run(&["clean", "d", "-q", "-o", "a.jsonl"]).exits(0);
    dir
}

#[test]
fn a_closed_standard_output_is_no_success() {
    let dir = dir();
    for command in [
        "clean d",
        "clean d -q -o new --audit /dev/stdout",
        "explain d/a.txt",
        "check a.jsonl",
        "check --json a.jsonl",
        "diff a.jsonl a.jsonl",
        "rules",
        "lexicon",
        "schema",
        "completions bash",
        "man",
        "help",
        "clean --help",
        "--version",
        "--version --verbose",
    ] {
        let ran = bash(&dir, &format!("$GHIRBAL {command} >&-"));
        ran.exits(2).says("standard output: is closed; ");
    }
    assert!(!dir.exists("new"));
    bash(&dir, "$GHIRBAL clean d >&- 2>&-").exits(2);
}

#[test]
fn a_stream_that_is_closed_and_not_needed_is_no_fault() {
    let dir = dir();
    bash(&dir, "$GHIRBAL clean d -q -o new >&- <&-").exits(0);
    assert_eq!(dir.read("new"), dir.read("a.jsonl"));
    for line in [
        "$GHIRBAL clean d -q > /dev/null",
        "$GHIRBAL clean d -q <> /dev/null >&0",
        "$GHIRBAL --version 1<> /dev/null",
    ] {
        bash(&dir, line).exits(0);
    }
}

#[test]
fn a_closed_standard_input_is_no_empty_one() {
    let dir = dir();
    for command in [
        "clean -",
        "clean --files-from -",
        "explain -",
        "check -",
        "diff a.jsonl -",
    ] {
        let ran = bash(&dir, &format!("$GHIRBAL {command} <&-"));
        ran.exits(2).says("standard input: is closed; ");
    }
}
