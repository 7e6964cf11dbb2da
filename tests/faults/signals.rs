//! SIGINT, SIGTERM and SIGHUP: 130, 143 and 129, nothing half-written, even while a pipe keeps silent.

#![cfg(unix)]

use crate::dir::{Dir, EARLIER};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Starts a run that waits for standard input with its output already open.
fn waiting(dir: &Dir) -> Child {
    dir.file("out.jsonl", EARLIER);
    let args = ["clean", "-", "-o", "out.jsonl", "--audit", "audit.jsonl"];
    let run = dir.process(&args);
    let child = default_signals(&run).stdin(Stdio::piped()).spawn().unwrap();
    let start = Instant::now();
    while !dir.exists("out.jsonl.partial") {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "the run did not start"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
    child
}

/// The same command with SIGHUP as it is without `nohup`, under which the tests themselves may run.
#[cfg(target_os = "linux")]
fn default_signals(run: &Command) -> Command {
    let mut reset = Command::new("env");
    reset.arg("--default-signal=HUP").arg(run.get_program());
    reset.args(run.get_args());
    if let Some(folder) = run.get_current_dir() {
        reset.current_dir(folder);
    }
    reset
}

#[cfg(not(target_os = "linux"))]
fn default_signals(run: &Command) -> Command {
    let mut same = Command::new(run.get_program());
    same.args(run.get_args());
    if let Some(folder) = run.get_current_dir() {
        same.current_dir(folder);
    }
    same
}

fn send(child: &Child, signal: &str) {
    let status = Command::new("kill")
        .args([signal, &child.id().to_string()])
        .status()
        .unwrap();
    assert!(status.success());
}

#[test]
fn a_signal_ends_the_run_and_leaves_the_earlier_output() {
    for (signal, code) in [("-TERM", 143), ("-INT", 130), ("-HUP", 129)] {
        let dir = Dir::new();
        let mut child = waiting(&dir);
        send(&child, signal);
        assert_eq!(child.wait().unwrap().code(), Some(code));
        assert_eq!(dir.read("out.jsonl"), EARLIER);
        assert!(!dir.exists("out.jsonl.partial") && !dir.exists("audit.jsonl.partial"));
        assert!(!dir.exists("audit.jsonl"));
    }
}

#[test]
fn a_signal_that_nohup_ignores_does_not_end_the_run() {
    let dir = Dir::new();
    let binary = env!("CARGO_BIN_EXE_ghirbal");
    let script = format!("trap '' HUP; exec {binary} clean - -o out.jsonl -q");
    let mut child = Command::new("bash")
        .args(["-c", &script])
        .current_dir(dir.root())
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    while !dir.exists("out.jsonl.partial") {
        std::thread::sleep(Duration::from_millis(10));
    }
    send(&child, "-HUP");
    std::thread::sleep(Duration::from_millis(100));
    drop(child.stdin.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
