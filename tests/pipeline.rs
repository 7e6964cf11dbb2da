//! The pipeline as a library: a fault in one document ends nothing else, and events keep the order of the input.

#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read the files they need"
)]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

use ghirbal::clean::{Knowledge, clean};
use ghirbal::input::{InputOptions, WalkOptions, find};
use ghirbal::output::formats::JsonLines;
use ghirbal::output::sink::Sink;
use ghirbal::pipeline::{BadRecords, CleanFunction, Ended, RunOptions, Sinks, Summary, run};
use ghirbal::report::{Event, Report};
use ghirbal::settings::Settings;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tempfile::TempDir;

const PARAGRAPH: &str = "قال رئيس لجنة الطرق إن الجسر الجديد سيختصر الرحلة بين الضفتين إلى دقائق قليلة، وإن العمل فيه \
                         بدأ فعلا منذ الربيع الماضي بمشاركة مئات العمال من القرى المجاورة.\n";

#[derive(Default)]
struct Heard {
    events: Vec<String>,
    records: u64,
}

impl Report for Heard {
    fn event(&mut self, event: &Event) {
        self.events.push(match event {
            Event::Unreadable(fault) => fault.error.to_string(),
            Event::Warning(error) => error.to_string(),
            Event::Skipped { path, .. } | Event::Guessed { path, .. } => path.clone(),
        });
    }

    fn progress(&mut self, _bytes: u64, records: u64) {
        self.records += records;
    }
}

/// Cleans as the program does, but a document that says so breaks it.
fn fragile() -> CleanFunction {
    let knowledge = Knowledge::builtin();
    Arc::new(move |document| {
        assert!(!document.text.contains("قنبلة"), "broken on purpose");
        clean(document, &knowledge, &Settings::default())
    })
}

fn run_in(folder: &Path, threads: usize, stop: bool) -> (Summary, Heard) {
    let walk = find(vec![folder.join("in")], WalkOptions::default());
    let separator = regex::Regex::new("^---$").ok();
    let options = RunOptions {
        input: InputOptions {
            separator,
            ..InputOptions::default()
        },
        writer: &JsonLines,
        threads,
        bad_records: BadRecords::Fail,
    };
    let sinks = Sinks {
        records: Sink::create(&folder.join("out.jsonl"), "out.jsonl").unwrap(),
        audit: None,
    };
    let mut heard = Heard::default();
    let summary = run(
        walk,
        &options,
        fragile(),
        sinks,
        &mut heard,
        &AtomicBool::new(stop),
        None,
    )
    .unwrap();
    (summary, heard)
}

fn folder(files: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("in")).unwrap();
    for number in 0..files {
        let name = folder.path().join(format!("in/{number:03}.txt"));
        let middle = if number % 10 == 3 {
            "قنبلة"
        } else {
            PARAGRAPH
        };
        std::fs::write(name, format!("{PARAGRAPH}---\n{middle}\n---\n{PARAGRAPH}")).unwrap();
    }
    folder
}

#[test]
fn a_panic_costs_one_document_and_is_told_with_its_path() {
    let folder = folder(40);
    let (summary, heard) = run_in(folder.path(), 4, false);
    assert_eq!(
        (summary.failed, summary.unreadable, summary.files),
        (4, 0, 40)
    );
    assert_eq!((summary.records, heard.records), (116, 116));
    assert_eq!(heard.events.len(), 4);
    for (event, number) in heard.events.iter().zip([3, 13, 23, 33]) {
        assert!(event.contains(&format!("in/{number:03}.txt")), "{event}");
        assert!(event.contains("broken on purpose"), "{event}");
    }
}

#[test]
fn a_run_that_is_stopped_publishes_nothing() {
    let folder = folder(1);
    let (summary, _) = run_in(folder.path(), 2, true);
    assert_eq!(summary.ended, Ended::Stopped);
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["in"]);
}
