//! The shapes of the records: the formats that suffixes ask for, fields in part, limits, and what does not go together.

use crate::dir::lines;
use crate::shape_dump::{dump, ids, unpacked};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::RowAccessor;
use std::fs::File;

#[test]
fn the_suffix_says_the_compression() {
    let dir = dump();
    for name in [
        "out.jsonl",
        "out.jsonl.gz",
        "OUT.ZST",
        "out.csv",
        "out.csv.gz",
    ] {
        dir.run(&["clean", "d", "-o", name]).exits(0);
    }
    let plain = dir.read("out.jsonl").into_bytes();
    assert!(unpacked(&dir, "out.jsonl.gz") == plain);
    assert!(unpacked(&dir, "OUT.ZST") == plain);
    let table = dir.read("out.csv").into_bytes();
    assert!(unpacked(&dir, "out.csv.gz") == table);
    let again = std::fs::read(dir.path("out.jsonl.gz")).unwrap();
    let ran = dir.run(&["clean", "d", "-o", "out.jsonl.gz", "--threads", "1"]);
    ran.exits(0);
    assert!(std::fs::read(dir.path("out.jsonl.gz")).unwrap() == again);
}

#[test]
fn audit_summary_and_errors_are_compressed_by_their_suffix_too() {
    let dir = dump();
    let names = [
        "clean",
        "d",
        "-o",
        "o.jsonl",
        "--audit",
        "a.jsonl.gz",
        "--summary",
        "s.json.gz",
        "--errors",
        "e.gz",
    ];
    for _ in 0..2 {
        // An earlier one is known as ours through its compression.
        dir.run(&names).exits(0);
    }
    let audit = unpacked(&dir, "a.jsonl.gz");
    assert!(audit.starts_with(b"{\"kind\":\"document\""));
    let summary = unpacked(&dir, "s.json.gz");
    let summary: serde_json::Value = serde_json::from_slice(&summary).unwrap();
    assert_eq!(summary["records"], 6);
    dir.run(&["clean", "d", "--audit", "a.csv"])
        .exits(2)
        .says("a.csv: is named as a table, and would be JSON");
}

#[test]
fn a_table_has_a_row_of_names_and_a_row_a_record() {
    let dir = dump();
    let ran = dir.run(&[
        "clean",
        "d",
        "-q",
        "--output-format",
        "csv",
        "--fields",
        "id,keywords,extra.views",
        "--keep",
        "views",
    ]);
    let expected = "id,keywords,extra.views\nn0,[],0\nn1,[],1\nn2,[],2\nn3,[],3\nn4,[],4\n";
    assert!(ran.exits(0).stdout.starts_with(expected), "{ran:?}");
}

#[test]
fn parquet_holds_the_records_with_their_types() {
    let dir = dump();
    dir.run(&["clean", "d", "-o", "out.jsonl"]).exits(0);
    dir.run(&["clean", "d", "-o", "out.parquet"]).exits(0);
    let reader = SerializedFileReader::new(File::open(dir.path("out.parquet")).unwrap()).unwrap();
    let rows: Vec<_> = reader
        .get_row_iter(None)
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let records = lines(&dir.read("out.jsonl"));
    assert_eq!(rows.len(), records.len());
    for (row, record) in rows.iter().zip(&records) {
        assert_eq!(row.get_string(0).unwrap(), record["id"].as_str().unwrap());
        assert_eq!(row.get_string(3).unwrap(), record["body"].as_str().unwrap());
        assert_eq!(
            row.get_long(14).unwrap(),
            record["record"].as_i64().unwrap()
        );
        assert_eq!(
            row.get_double(16).unwrap(),
            record["kept"].as_f64().unwrap()
        );
        assert_eq!(
            row.get_list(7).unwrap().len(),
            record["keywords"].as_array().unwrap().len()
        );
    }
    // It is known as ours, and one of others is not.
    dir.run(&["clean", "d", "-o", "out.parquet"]).exits(0);
    let mut bytes = std::fs::read(dir.path("out.parquet")).unwrap();
    let at = bytes
        .windows(7)
        .rposition(|part| part == b"ghirbal")
        .unwrap();
    bytes[at] = b'x';
    dir.file("other.parquet", &bytes);
    dir.run(&["clean", "d", "-o", "other.parquet"])
        .exits(2)
        .says("other.parquet: is there already");
    assert!(std::fs::read(dir.path("other.parquet")).unwrap() == bytes);
}

#[test]
fn fields_come_as_asked_for_and_pretty_is_for_people() {
    let dir = dump();
    let ran = dir.run(&[
        "clean",
        "d/a.jsonl",
        "-q",
        "--limit",
        "1",
        "--fields",
        "date,extra.views,id",
        "--keep",
        "views",
    ]);
    assert_eq!(
        ran.exits(0).stdout,
        "{\"date\":\"2024-11-04T10:15\",\"extra.views\":0,\"id\":\"n0\"}\n"
    );
    let ran = dir.run(&[
        "clean",
        "d/a.jsonl",
        "-q",
        "--limit",
        "1",
        "--fields",
        "id,keywords",
        "--pretty",
    ]);
    assert_eq!(
        ran.exits(0).stdout,
        "{\n  \"id\": \"n0\",\n  \"keywords\": []\n}\n"
    );
    dir.run(&["clean", "d", "--fields", "id,headline"])
        .exits(2)
        .says("no such field; there are id, title");
    dir.run(&["clean", "d", "--fields", "id,id"])
        .exits(2)
        .says("names id twice");
}

#[test]
fn a_limit_ends_the_run_behind_so_many_records() {
    let dir = dump();
    dir.run(&["clean", "d", "-o", "all.jsonl", "--audit", "all.audit"])
        .exits(0);
    for (limit, threads) in [(1, "1"), (3, "2"), (5, "1"), (6, "2"), (99, "2")] {
        let limit = limit.to_string();
        let ran = dir.run(&[
            "clean",
            "d",
            "-o",
            "some.jsonl",
            "--audit",
            "some.audit",
            "--summary",
            "s.json",
            "--limit",
            &limit,
            "-j",
            threads,
        ]);
        ran.exits(0);
        let (all, some) = (dir.read("all.jsonl"), dir.read("some.jsonl"));
        let count = some.lines().count();
        assert_eq!(count, limit.parse::<usize>().unwrap().min(6));
        assert!(
            all.starts_with(&some) && dir.read("all.audit").starts_with(&dir.read("some.audit"))
        );
        let documents = lines(&dir.read("some.audit"));
        let documents = documents.iter().filter(|line| line["kind"] == "document");
        assert_eq!(documents.count(), count);
        let summary: serde_json::Value = serde_json::from_str(&dir.read("s.json")).unwrap();
        assert_eq!(summary["records"], count);
        assert_eq!(summary["inputs"], if count > 5 { 2 } else { 1 });
    }
}

#[test]
fn records_are_added_behind_those_of_earlier_runs() {
    let dir = dump();
    let add = |path: &str| {
        dir.run(&[
            "clean",
            path,
            "-o",
            "all.jsonl",
            "--audit",
            "audit.jsonl",
            "--append",
        ])
    };
    add("d/a.jsonl").exits(0);
    let first = (dir.read("all.jsonl"), dir.read("audit.jsonl"));
    add("d/b.txt").exits(0);
    assert!(dir.read("all.jsonl").starts_with(&first.0) && ids(&dir.read("all.jsonl")).len() == 6);
    assert!(
        dir.read("audit.jsonl").starts_with(&first.1)
            && dir.read("audit.jsonl").len() > first.1.len()
    );
    // A line without its end would be joined with the first new one.
    let cut = first.0.trim_end().to_owned();
    dir.file("all.jsonl", &cut);
    add("d/b.txt")
        .exits(2)
        .says("all.jsonl: its last line has no end");
    assert_eq!(dir.read("all.jsonl"), cut);
    assert!(!dir.exists("all.jsonl.partial"));
    dir.file("raw.jsonl", "{\"body\":\"x\"}\n");
    dir.run(&["clean", "d", "-o", "raw.jsonl", "--append"])
        .exits(2)
        .says("raw.jsonl: is there already");
    dir.run(&["clean", "d", "--append"]).exits(2);
}
