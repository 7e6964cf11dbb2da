//! The pipeline as a library: a fault in one document ends nothing else, and events keep the order of the input.

#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read the files they need"
)]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

use ghirbal::clean::{Knowledge, clean};
use ghirbal::input::{InputOptions, WalkOptions, find};
use ghirbal::model::{Duplicate, Record};
use ghirbal::output::answer::Answer;
use ghirbal::output::formats::JsonLines;
use ghirbal::output::sink::Sink;
use ghirbal::output::writer::RecordWriter;
use ghirbal::pipeline::{
    BadRecords, Checkpoint, CleanFunction, DuplicateOptions, Ended, Position, Resumable,
    RunOptions, Sinks, Summary, run,
};
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
            Event::Warning(error) | Event::NotRead { error, .. } => error.to_string(),
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

fn options(threads: usize, writer: &'static dyn RecordWriter) -> RunOptions {
    RunOptions {
        input: InputOptions {
            separator: regex::Regex::new("^---$").ok(),
            ..InputOptions::default()
        },
        writer,
        threads,
        bad_records: BadRecords::Fail,
        limit: None,
        duplicates: DuplicateOptions::default(),
        line_buffered: false,
    }
}

fn run_in(folder: &Path, threads: usize, stop: bool) -> (Summary, Heard) {
    let walk = find(vec![folder.join("in")], WalkOptions::default());
    let options = options(threads, &JsonLines);
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
fn records_get_their_name_only_after_their_audit() {
    let folder = folder(1);
    let create = |name: &str| Sink::create(&folder.path().join(name), name).unwrap();
    let sinks = Sinks {
        records: create("out.jsonl"),
        audit: Some(create("audit.jsonl")),
    };
    // No file can take the name of a folder.
    std::fs::create_dir(folder.path().join("audit.jsonl")).unwrap();
    let walk = find(vec![folder.path().join("in")], WalkOptions::default());
    let stop = AtomicBool::new(false);
    let heard = &mut Heard::default();
    let failed = run(
        walk,
        &options(2, &JsonLines),
        fragile(),
        sinks,
        heard,
        &stop,
        None,
    );
    assert_eq!(failed.unwrap_err().place, "audit.jsonl");
    assert!(!folder.path().join("out.jsonl").exists());
    assert!(!folder.path().join("out.jsonl.partial").exists());
}

/// A format with a head that says half of a record before it fails at one that holds a certain word.
#[derive(Debug)]
struct HeadAndIds;

impl RecordWriter for HeadAndIds {
    fn write_head(&self, out: &mut Vec<u8>) {
        out.extend(b"id\n");
    }

    fn write_record(&self, record: &Record, out: &mut Vec<u8>) {
        out.extend(b"half");
        assert!(!record.body.contains("انشقاق"), "broken on purpose");
        out.truncate(out.len() - b"half".len());
        out.extend(record.address.record.to_string().bytes());
        out.push(b'\n');
    }

    fn write_duplicate(&self, line: &[u8], _: &Duplicate, out: &mut Vec<u8>) {
        out.extend(line);
    }

    fn write_answer(&self, _: &Answer<'_>, _: &mut Vec<u8>) {}
}

#[test]
fn a_format_begins_with_its_head_and_holds_no_half_record() {
    let folder = folder(1);
    let text = format!("{PARAGRAPH}---\n{PARAGRAPH}انشقاق في التل.\n---\n{PARAGRAPH}");
    std::fs::write(folder.path().join("in/000.txt"), text).unwrap();
    let out = folder.path().join("out.ids");
    let run_from = |from: Option<Checkpoint>| {
        let length = from.as_ref().map(|from| from.records_bytes);
        let sinks = Sinks {
            records: Sink::resumable(&out, "out.ids", length).unwrap(),
            audit: None,
        };
        let walk = find(vec![folder.path().join("in")], WalkOptions::default());
        let (stop, heard) = (AtomicBool::new(false), &mut Heard::default());
        let resumable = Resumable {
            from: from.unwrap_or_default(),
            seen: None,
            save: &mut |_| Ok(()),
        };
        let options = options(2, &HeadAndIds);
        let ran = run(
            walk,
            &options,
            fragile(),
            sinks,
            heard,
            &stop,
            Some(resumable),
        );
        (ran.unwrap(), std::fs::read_to_string(&out).unwrap())
    };
    let (summary, written) = run_from(None);
    assert_eq!(summary.failed, 1);
    assert_eq!(written, "id\n0\n2\n");
    // Taken up behind its head.
    std::fs::write(folder.path().join("out.ids.partial"), "id\n").unwrap();
    let (_, written) = run_from(Some(Checkpoint {
        position: Some(Position::default()),
        records_bytes: 3,
        ..Checkpoint::default()
    }));
    assert_eq!(written, "id\n0\n2\n");
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
