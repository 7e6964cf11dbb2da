//! `--resume`: killed at any moment and taken up again, a run gives the bytes of one without a break.

use crate::dir::{Dir, Ran, article};
use serde_json::{Value, json};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

const RUN: [&str; 9] = [
    "clean",
    "d",
    "-o",
    "out.jsonl",
    "--audit",
    "audit.jsonl",
    "--summary",
    "s.json",
    "--resume",
];

/// A folder of small files, bad ones among them, and of large ones that are cut into pieces.
fn dump() -> Dir {
    let dir = Dir::new();
    for number in 0..60 {
        let text = article(&format!("قرية {number}"));
        dir.file(
            &format!("d/a/{number:03}.txt"),
            format!("{text}\nاقرأ أيضا: خبر {number}\n"),
        );
    }
    dir.file("d/a/empty.txt", "")
        .file("d/a/latin.txt", "no Arabic letter\n");
    let lines = (0..4000).map(|number| match number % 100 {
        7 => format!("{{\"id\":{number},\"bad\n"),
        8 => format!("{{\"id\":{number},\"body\":\"latin\"}}\n"),
        _ => {
            let body = article(&format!("حي {number}"));
            format!("{}\n", json!({ "id": number, "خبر": body }))
        }
    });
    let lines = lines.collect::<String>();
    for number in 0..50 {
        dir.file(
            &format!("d/c/{number:03}.txt"),
            article(&format!("واد {number}")),
        );
    }
    // As much as this machine takes a second for, so that there are moments to be killed at.
    for files in 1..=MOST_FILES {
        dir.file(&format!("d/b{files:02}.jsonl"), &lines);
        let start = Instant::now();
        dir.run(&RUN[..8]).exits(2);
        if start.elapsed() > Duration::from_secs(1) {
            break;
        }
    }
    for name in ["out.jsonl", "audit.jsonl", "s.json"] {
        std::fs::remove_file(dir.path(name)).unwrap();
    }
    dir
}

/// Large files in the dump, at most.
const MOST_FILES: usize = 16;

/// What a run leaves: records, audit, and the summary without its times.
fn left(dir: &Dir) -> (String, String, Value) {
    let mut summary: Value = serde_json::from_str(&dir.read("s.json")).unwrap();
    summary.as_object_mut().unwrap().remove("timing");
    (dir.read("out.jsonl"), dir.read("audit.jsonl"), summary)
}

/// What a run that is killed after a while leaves.
struct Killed {
    done: bool,
    /// It had gone on with another.
    resumed: bool,
}

fn killed(dir: &Dir, after: Duration) -> Killed {
    let mut child = dir.process(&RUN).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    let ran = Ran::from(child.wait_with_output().unwrap());
    Killed {
        done: ran.code.is_some(),
        resumed: ran.stderr.contains("goes on behind"),
    }
}

/// Numbers that look like chance and are the same in each run of the test (xorshift).
fn chance(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

#[test]
fn killed_at_fifty_moments_a_run_gives_what_it_gives_unbroken() {
    const KILLS: usize = 50;
    let dir = dump();
    let start = Instant::now();
    dir.run(&RUN[..8]).exits(2);
    let whole = start.elapsed();
    let expected = left(&dir);
    let (mut state, mut kills, mut resumed) = (0x9e37_79b9_7f4a_7c15, 0, 0);
    while kills < KILLS {
        for name in ["out.jsonl", "audit.jsonl", "s.json"] {
            std::fs::remove_file(dir.path(name)).unwrap();
        }
        let done = loop {
            // Up to the whole length of a run: some are killed at their start, some at their very end.
            let share = (chance(&mut state) % 1000) as f64 / 1000.0;
            let killed = killed(&dir, whole.mul_f64(share));
            resumed += usize::from(killed.resumed);
            kills += usize::from(!killed.done);
            if killed.done || kills == KILLS {
                break killed.done;
            }
        };
        if !done {
            dir.run(&RUN).exits(2);
        }
        assert!(
            left(&dir) == expected,
            "the bytes differ after {kills} kills"
        );
        assert!(!dir.exists("out.jsonl.partial") && !dir.exists("out.jsonl.resume"));
    }
    assert!(resumed > 5, "only {resumed} runs were taken up again");
    eprintln!("{kills} kills, {resumed} runs taken up again");
}

/// Starts a run and waits for its first checkpoint.
fn behind_a_checkpoint(dir: &Dir) -> Child {
    let mut child = dir.process(&RUN).stderr(Stdio::null()).spawn().unwrap();
    let resume = dir.path("out.jsonl.resume");
    let has_checkpoint = || {
        let text = std::fs::read(&resume).unwrap_or_default();
        text.windows("\"records_bytes\"".len())
            .any(|part| part == b"\"records_bytes\"" as &[u8])
    };
    while !has_checkpoint() {
        assert!(child.try_wait().unwrap().is_none(), "the run was too fast");
        std::thread::sleep(Duration::from_millis(2));
    }
    child
}

/// A run that was killed behind its first checkpoint.
fn broken() -> Dir {
    let dir = dump();
    let mut child = behind_a_checkpoint(&dir);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(dir.exists("out.jsonl.partial"), "the run was done");
    dir
}

#[test]
fn what_has_changed_since_is_named() {
    let dir = broken();
    let with = |more: &[&str]| dir.run(&[&RUN[..], more].concat());
    let refused = |ran: &Ran, what: &str| {
        ran.exits(2).says("out.jsonl.resume: ").says(what);
        ran.says("delete out.jsonl.resume to start anew");
        assert!(dir.exists("out.jsonl.partial") && dir.exists("out.jsonl.resume"));
    };
    refused(&with(&["--disable", "share-bar"]), "--disable is not what");
    refused(
        &with(&["--title-fallback", "none"]),
        "--title-fallback is not what",
    );
    let other = ["clean", "d", "-o", "out.jsonl", "--resume"];
    refused(&dir.run(&other), "--audit is not what");
    dir.file("d/c/020.txt", article("نهر"));
    refused(&with(&[]), "the inputs have changed since: d/c/020.txt");
    let resume = dir.read("out.jsonl.resume");
    dir.file(
        "out.jsonl.resume",
        resume.replacen("\"version\":\"", "\"version\":\"9.", 1),
    );
    refused(&with(&[]), "started by version 9.");
}

#[test]
fn what_may_change_changes_nothing() {
    let dir = broken();
    let more = [
        "--threads",
        "1",
        "-q",
        "--max-unreadable",
        "100%",
        "--min-records",
        "9",
    ];
    dir.run(&[&RUN[..], &more].concat()).exits(0);
    let resumed = (dir.read("out.jsonl"), dir.read("audit.jsonl"));
    dir.run(&RUN[..8]).exits(2);
    assert!(resumed == (dir.read("out.jsonl"), dir.read("audit.jsonl")));
}

#[test]
fn a_run_that_was_stopped_goes_on() {
    let dir = dump();
    let mut child = behind_a_checkpoint(&dir);
    let kill = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(kill.unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(!dir.exists("out.jsonl") && dir.exists("out.jsonl.partial"));
    dir.run(&RUN).exits(2).says("goes on behind");
    let resumed = left(&dir);
    dir.run(&RUN[..8]).exits(2);
    assert!(resumed == left(&dir));
}

#[test]
fn what_cannot_be_read_twice_is_refused() {
    let dir = Dir::new();
    dir.file("a.txt", article("عين الماء"));
    dir.run_with(&["clean", "-", "-o", "x", "--resume"], article("نهر"))
        .exits(2)
        .says("-: cannot be read again, which --resume takes");
    dir.run(&["clean", "a.txt", "--resume"])
        .exits(2)
        .says("--output");
    dir.run(&["clean", "a.txt", "-o", "/dev/null", "--resume"])
        .exits(2)
        .says("/dev/null: cannot be taken up again");
    dir.run(&["clean", "a.txt", "-o", "-", "--resume"]).exits(2);
}

#[test]
fn a_lost_partial_file_is_told() {
    let dir = broken();
    std::fs::remove_file(dir.path("out.jsonl.partial")).unwrap();
    dir.run(&RUN)
        .exits(2)
        .says("out.jsonl.partial: is gone or shorter than")
        .says("delete out.jsonl.resume to start anew");
    std::fs::remove_file(dir.path("out.jsonl.resume")).unwrap();
    let anew = dir.run(&RUN);
    anew.exits(2).is_silent_on("goes on");
}
