//! A long run over a dump with one percent of every fault in it: each good document comes out exactly once, each bad one
//! is named exactly once, the counts add up, and the memory stays flat.
//!
//! `cargo test --test soak` does it in small; the figures of the README are those of
//! `SOAK=1000000 cargo test --release --test soak -- --nocapture`.

#![cfg(target_os = "linux")]
#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read the files they need"
)]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

#[path = "soak/dump.rs"]
mod dump;

use dump::{Dump, LIMIT_BYTES};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// Documents of the run in small.
const FEW: u64 = 5000;
/// Memory that a run may take, whatever the size of the dump: the budget of bytes in flight and what is made of them.
const MOST_MEMORY_KB: u64 = 300 * 1024;

#[test]
fn every_document_is_accounted_for_exactly_once() {
    let documents = std::env::var("SOAK").map_or(FEW, |count| count.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let dump = Dump::write(folder.path(), documents);
    let limit = LIMIT_BYTES.to_string();
    let start = Instant::now();
    let child = Command::new(env!("CARGO_BIN_EXE_ghirbal"))
        .args([
            "clean",
            "d",
            "-v",
            "-o",
            "out.jsonl",
            "--audit",
            "audit.jsonl",
        ])
        .args(["--summary", "s.json", "--errors", "errors.jsonl"])
        .args(["--max-document", &limit])
        .current_dir(folder.path())
        .stderr(File::create(folder.path().join("err")).unwrap())
        .spawn()
        .unwrap();
    let (status, memory) = watch(child);
    let elapsed = start.elapsed();
    assert_eq!(status, Some(2), "there is something unreadable in it");
    records(folder.path(), &dump);
    rejected(folder.path(), &dump);
    told(folder.path(), &dump);
    let summary = summary(folder.path(), &dump);
    let most = memory.iter().copied().max().unwrap_or_default();
    assert!(most < MOST_MEMORY_KB, "{most} KB");
    let half = memory.split_at(memory.len() / 2);
    let (first, second) = (half.0.iter().max(), half.1.iter().max());
    eprintln!(
        "{} documents in, {} records, {} rejected, {} unreadable, {} skipped; {:.0} s, {} MB, most memory {} MB \
         (first half {first:?} KB, second {second:?} KB)",
        dump.count(),
        summary["records"],
        dump.rejected.values().map(Vec::len).sum::<usize>(),
        summary["unreadable"],
        dump.skipped.len(),
        elapsed.as_secs_f64(),
        summary["bytes"].as_u64().unwrap() / 1_000_000,
        most / 1024,
    );
}

/// Waits for the end of a run and takes its memory every tenth of a second, in kilobytes.
fn watch(mut child: Child) -> (Option<i32>, Vec<u64>) {
    let status = format!("/proc/{}/status", child.id());
    let mut memory = Vec::new();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return (status.code(), memory);
        }
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number: Option<u64> =
            line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        memory.extend(number);
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn lines(folder: &Path, name: &str) -> impl Iterator<Item = String> + use<> {
    BufReader::new(File::open(folder.join(name)).unwrap())
        .lines()
        .map(Result::unwrap)
}

/// Each good document came out once, as itself, in the order of the input.
fn records(folder: &Path, dump: &Dump) {
    let mut expected = dump.good.iter();
    for line in lines(folder, "out.jsonl") {
        let record: Value = serde_json::from_str(&line).unwrap();
        let good = expected.next().unwrap();
        assert_eq!(record["path"], good.path.as_str());
        assert_eq!(record["record"], good.record, "{}", good.path);
        let body = record["body"].as_str().unwrap();
        assert!(body.contains(&good.place), "{line}");
        assert_eq!(body.matches("أعلنت بلدية").count(), 1, "{line}");
    }
    assert_eq!(expected.next().map(|good| &good.path), None);
}

/// Each rejected document is in the audit once, under its reason.
fn rejected(folder: &Path, dump: &Dump) {
    let mut found: BTreeMap<String, Vec<(String, u64)>> = BTreeMap::new();
    let audit = lines(folder, "audit.jsonl");
    for line in audit.filter(|line| line.starts_with("{\"kind\":\"rejected\"")) {
        let line: Value = serde_json::from_str(&line).unwrap();
        let address = (
            line["path"].as_str().unwrap().to_owned(),
            line["record"].as_u64().unwrap(),
        );
        let reason = line["reason"].as_str().unwrap().to_owned();
        found.entry(reason).or_default().push(address);
    }
    assert!(found == dump.rejected, "what was rejected differs");
}

/// Each unreadable thing and each skipped one has one line of its own.
fn told(folder: &Path, dump: &Dump) {
    let mut seen: HashMap<String, u64> = HashMap::new();
    for line in lines(folder, "err") {
        let line = line.strip_prefix("ghirbal: ").unwrap_or_default();
        // Faults are looked up in the file that has all of them.
        if let Some((place, _)) = line.split_once(": skipped, ") {
            *seen.entry(place.to_owned()).or_default() += 1;
        }
    }
    for line in lines(folder, "errors.jsonl") {
        let line: Value = serde_json::from_str(&line).unwrap();
        if line["severity"] == "warning" {
            continue;
        }
        let mut place = line["path"].as_str().unwrap().to_owned();
        if let Some(member) = line["member"].as_str() {
            place.push_str(&format!("!{member}"));
        }
        if let Some(number) = line["line"].as_u64() {
            place.push_str(&format!(":{number}"));
        }
        *seen.entry(place).or_default() += 1;
    }
    for place in dump.unreadable.iter().chain(&dump.skipped) {
        assert_eq!(seen.remove(place), Some(1), "{place}");
    }
    assert!(seen.is_empty(), "told and not expected: {seen:?}");
}

/// The counts add up.
fn summary(folder: &Path, dump: &Dump) -> Value {
    let text = std::fs::read_to_string(folder.join("s.json")).unwrap();
    let summary: Value = serde_json::from_str(&text).unwrap();
    let count = |key: &str| match &summary[key] {
        Value::Object(by_reason) => by_reason.values().filter_map(Value::as_u64).sum::<u64>(),
        number => number.as_u64().unwrap(),
    };
    assert_eq!(count("records"), dump.good.len() as u64);
    assert_eq!(count("unreadable"), dump.unreadable.len() as u64);
    assert_eq!(count("faults"), count("unreadable"));
    assert_eq!(count("skipped"), dump.skipped.len() as u64);
    assert_eq!(count("failed"), 0);
    let all = count("records") + count("rejected") + count("unreadable") + count("skipped");
    assert_eq!(all, dump.count());
    summary
}
