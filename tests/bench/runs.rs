//! Whole runs of the real binary over each kind of dump, on one thread and on two: `cargo bench --bench runs`.
//! `BENCH_BYTES` of each (1,000,000 without it; the start of the program is in it, so take more to see the rest).

#![expect(clippy::unwrap_used, reason = "a run that fails is no bench")]
#![expect(
    clippy::disallowed_methods,
    reason = "benches make the files they need"
)]

#[path = "../generated/mod.rs"]
#[allow(dead_code, reason = "the test of that name uses more of it")]
mod composed;
#[allow(dead_code, reason = "other benches use more of it")]
mod dump;
mod kinds;

use divan::{Bencher, counter::BytesCount};
use kinds::{Kind, dump};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

fn main() {
    divan::main();
}

#[divan::bench(args = Kind::ALL)]
fn one_thread(bencher: Bencher<'_, '_>, kind: Kind) {
    whole(bencher, kind, "1");
}

#[divan::bench(args = Kind::ALL)]
fn two_threads(bencher: Bencher<'_, '_>, kind: Kind) {
    whole(bencher, kind, "2");
}

/// One text: what starting costs.
#[divan::bench]
fn start_up(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    dump::files::texts(folder.path(), 1).unwrap();
    bencher.bench_local(|| run(folder.path(), "1"));
}

/// What a caller waits for an answer that sends one record and waits.
#[divan::bench(args = [&[] as &[&str], &["--line-buffered"]])]
fn answer(bencher: Bencher<'_, '_>, options: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    dump::files::texts(folder.path(), 1).unwrap();
    let text = walkdir::WalkDir::new(folder.path());
    let text = text.into_iter().map(Result::unwrap);
    let text = text
        .map(walkdir::DirEntry::into_path)
        .find(|path| path.is_file());
    let text = std::fs::read_to_string(text.unwrap()).unwrap();
    let line = serde_json::json!({"id": "1", "text": text}).to_string() + "\n";
    let mut filter = Command::new(env!("CARGO_BIN_EXE_ghirbal"))
        .args([
            "clean",
            "-q",
            "--format",
            "jsonl",
            "--bad-records",
            "emit",
            "-",
        ])
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut requests = filter.stdin.take().unwrap();
    let mut answers = BufReader::new(filter.stdout.take().unwrap());
    let mut answer = String::new();
    bencher.bench_local(|| {
        requests.write_all(line.as_bytes()).unwrap();
        answer.clear();
        assert!(answers.read_line(&mut answer).unwrap() > 0);
    });
    drop(requests);
    assert!(filter.wait().unwrap().success());
}

fn whole(bencher: Bencher<'_, '_>, kind: Kind, threads: &str) {
    let dump = dump(kind);
    let counted = bencher.counter(BytesCount::new(dump.bytes));
    counted.bench_local(|| run(&dump.path, threads));
}

fn run(path: &Path, threads: &str) {
    let status = Command::new(env!("CARGO_BIN_EXE_ghirbal"))
        .args(["clean", "-q", "--threads", threads])
        .arg(path)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
}
