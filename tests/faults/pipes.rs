//! Readers that leave and steps of a shell: what `bash` with `pipefail`, and `bash -e` as hosted runners use it, see.

use crate::dir::{Dir, Ran, article};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};

fn many() -> Dir {
    let dir = Dir::new();
    for number in 0..300 {
        dir.file(&format!("many/{number}.txt"), article("ضفة").repeat(8));
    }
    dir
}

/// Runs a step as hosted runners do; `$GHIRBAL` is the name of the binary.
fn step(dir: &Dir, script: &str) -> Ran {
    let script = script.replace("$GHIRBAL", env!("CARGO_BIN_EXE_ghirbal"));
    dir.file("step.sh", script);
    let mut command = Command::new("bash");
    let options = ["--noprofile", "--norc", "-eo", "pipefail", "step.sh"];
    command.args(options).current_dir(dir.root());
    Ran::from(command.output().unwrap())
}

#[test]
fn a_reader_who_leaves_ends_the_run_quietly() {
    let dir = many();
    let mut child = dir
        .process(&["clean", "many"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 10]).unwrap();
    drop(stdout);
    let ran = Ran::from(child.wait_with_output().unwrap());
    ran.exits(0);
    assert_eq!(ran.stderr, "");
}

#[test]
fn a_pipe_into_head_is_a_success_even_with_pipefail() {
    let ran = step(&many(), "$GHIRBAL clean many | head -n 1\necho reached");
    ran.exits(0);
    assert!(ran.stdout.ends_with("reached\n"));
    assert_eq!((ran.stdout.lines().count(), ran.stderr.as_str()), (2, ""));
}

#[test]
fn a_step_stops_where_the_status_says_so() {
    let dir = Dir::new();
    dir.file("good/a.txt", article("عين الماء"))
        .file("bad/a.jsonl", "{\"a\n{\"b\n")
        .file("bad/b.gz", b"\x1f\x8b\x08\x00broken");
    std::fs::create_dir(dir.path("empty")).unwrap();
    for (line, code) in [
        ("$GHIRBAL clean good > /dev/full", 2),
        ("$GHIRBAL clean missing", 2),
        ("$GHIRBAL clean missing --max-unreadable 9", 2),
        ("$GHIRBAL clean bad", 2),
        ("$GHIRBAL clean bad --max-unreadable 0", 1),
        ("$GHIRBAL clean empty", 0),
        ("$GHIRBAL clean empty --min-records 1", 1),
        ("$GHIRBAL clean good missing", 2),
        ("$GHIRBAL clean good", 0),
    ] {
        let ran = step(&dir, &format!("{line} -q\necho reached >&2"));
        ran.exits(code);
        assert_eq!(ran.stderr.contains("reached"), code == 0, "{line}: {ran:?}");
    }
}

#[test]
fn an_output_beside_its_inputs_is_not_read() {
    let dir = Dir::new();
    dir.file("a.txt", article("عين الماء"))
        .file("b.txt", article("تل الورد"));
    let twice = "$GHIRBAL clean . > out.jsonl\n$GHIRBAL clean . > out.jsonl\nwc -l < out.jsonl";
    assert_eq!(step(&dir, twice).exits(0).stdout.trim(), "2");
}

#[test]
fn bad_records_can_be_passed_over_with_a_warning() {
    let line = |id: &str| json!({ "id": id, "body": article("عين الماء") }).to_string();
    let input = format!("{}\n{{bad\n{}\n", line("a"), line("b"));
    let args = ["clean", "-", "--format", "jsonl", "--summary", "s.json"];
    let dir = Dir::new();
    let ran = dir.run_with(
        &[&args[..], &["--bad-records", "skip"]].concat(),
        input.clone(),
    );
    assert_eq!(ran.exits(0).records().len(), 2);
    ran.says("warning: -:2: is no JSON").says("1 skipped");
    let summary: Value = serde_json::from_str(&dir.read("s.json")).unwrap();
    assert_eq!(summary["skipped"], json!({ "bad-record": 1 }));
    let ran = dir.run_with(&args, input);
    ran.exits(2).says("ghirbal: -:2: is no JSON");
    let summary: Value = serde_json::from_str(&dir.read("s.json")).unwrap();
    assert_eq!(summary["faults"], json!({ "bad-record": 1 }));
}

#[test]
fn answers_leave_while_the_input_pauses() {
    let dir = Dir::new();
    let mut child = dir
        .process(&[
            "clean",
            "-",
            "--format",
            "jsonl",
            "--bad-records",
            "emit",
            "-q",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    // Each line is written when the answer to the one before has come; a part of the next one keeps none back.
    for id in 0..5 {
        let line = json!({ "id": id.to_string(), "body": article("عين الماء") });
        write!(stdin, "{line}\n{{\"id\":").unwrap();
        stdin.flush().unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], id.to_string());
        writeln!(stdin, "7").unwrap();
        stdin.flush().unwrap();
        assert!(answers.next().unwrap().unwrap().contains("bad-record"));
    }
    drop(stdin);
    assert!(answers.next().is_none());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
