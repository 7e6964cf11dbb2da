//! Records in the files of a folder: which files, by which names, when they appear, and what they never touch.

use crate::dir::{Dir, article};
use crate::shape_dump::{dump, ids, unpacked};
use serde_json::json;

fn names(dir: &Dir, folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(dir.path(folder)).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_folder_has_one_file_for_each_input() {
    let dir = dump();
    dir.run(&["clean", "d", "--output-dir", "out"]).exits(0);
    assert_eq!(names(&dir, "out"), ["d_a_jsonl.jsonl", "d_b_txt.jsonl"]);
    assert_eq!(
        ids(&dir.read("out/d_a_jsonl.jsonl")),
        ["n0", "n1", "n2", "n3", "n4"]
    );
    assert!(!dir.exists("out.partial"));
}

#[test]
fn names_of_sources_are_safe_and_never_shared() {
    let dir = dump();
    dir.run(&["clean", "d", "--output-dir", "out", "--by", "source"])
        .exits(0);
    let expected = [
        "_none.jsonl",
        "صحيفة_الجبل.jsonl",
        "وكالة_الوادي-2.jsonl",
        "وكالة_الوادي.jsonl",
    ];
    assert_eq!(names(&dir, "out"), expected);
    assert_eq!(ids(&dir.read("out/وكالة_الوادي.jsonl")), ["n0", "n3"]);
    assert_eq!(ids(&dir.read("out/وكالة_الوادي-2.jsonl")), ["n2"]);
    assert_eq!(ids(&dir.read("out/_none.jsonl")).len(), 2);
    dir.run(&["clean", "d", "--output-dir", "hosts", "--by", "host"])
        .exits(0);
    assert_eq!(
        names(&dir, "hosts"),
        ["_none.jsonl", "site0_example.jsonl", "site1_example.jsonl"]
    );
    dir.run(&[
        "clean",
        "d",
        "--output-dir",
        "days",
        "--by",
        "date",
        "--output-format",
        "csv.gz",
    ])
    .exits(0);
    let days = [
        "2024-11-04.csv.gz",
        "2024-11-05.csv.gz",
        "2024-11-06.csv.gz",
        "_none.csv.gz",
    ];
    assert_eq!(names(&dir, "days"), days);
}

/// A thousand sources, of which 64 files may be open.
#[test]
fn more_sources_than_open_files_are_written_whole() {
    let dir = Dir::new();
    let record = |number: usize| {
        let source = format!("وكالة {}", number % 300);
        let record = json!({"id": number.to_string(), "body": article("النهر"), "source": source});
        format!("{record}\n")
    };
    dir.file("d.jsonl", (0..900).map(record).collect::<String>());
    for format in ["jsonl", "jsonl.gz", "jsonl.zst", "csv"] {
        let folder = format!("out-{format}");
        dir.run(&[
            "clean",
            "d.jsonl",
            "--output-dir",
            &folder,
            "--by",
            "source",
            "--output-format",
            format,
        ])
        .exits(0);
        assert_eq!(names(&dir, &folder).len(), 300);
        let text = unpacked(&dir, &format!("{folder}/وكالة_7.{format}"));
        let text = String::from_utf8(text).unwrap();
        if format == "csv" {
            assert_eq!(text.matches("title_origin").count(), 1, "one row of names");
            assert!(
                ["\n7,", "\n307,", "\n607,"]
                    .iter()
                    .all(|row| text.contains(row))
            );
        } else {
            assert_eq!(ids(&text), ["7", "307", "607"], "{format}");
        }
    }
    dir.run(&[
        "clean",
        "d.jsonl",
        "--output-dir",
        "p",
        "--by",
        "source",
        "--output-format",
        "parquet",
    ])
    .exits(2)
    .says("p: would have more than 64 Parquet files");
    assert!(!dir.exists("p") && !dir.exists("p.partial"));
}

#[test]
fn shards_end_before_their_size() {
    let dir = dump();
    dir.run(&["clean", "d", "-o", "all.jsonl"]).exits(0);
    let all = dir.read("all.jsonl");
    let longest = all.split_inclusive('\n').map(str::len).max().unwrap();
    let size = (2 * longest).to_string();
    dir.run(&["clean", "d", "--output-dir", "out", "--shard-size", &size])
        .exits(0);
    let shards = names(&dir, "out");
    assert_eq!(shards[0], "records-00001.jsonl");
    assert!(shards.len() >= 3, "{shards:?}");
    let texts: Vec<String> = shards
        .iter()
        .map(|name| dir.read(&format!("out/{name}")))
        .collect();
    assert!(texts.iter().all(|text| text.len() <= 2 * longest));
    assert_eq!(texts.concat(), all);
    // A record that is larger has a file of its own.
    dir.run(&[
        "clean",
        "d",
        "--output-dir",
        "one",
        "--shard-size",
        "10",
        "--by",
        "date",
    ])
    .exits(0);
    assert_eq!(names(&dir, "one").len(), 6);
}

#[test]
fn a_folder_that_holds_something_is_not_written_to() {
    let dir = dump();
    dir.file("out/mine.txt", "keep")
        .file("out/d_b_txt.jsonl", "old");
    dir.run(&["clean", "d", "--output-dir", "out"])
        .exits(2)
        .says("out: is not empty")
        .says("--force");
    assert_eq!(dir.read("out/d_b_txt.jsonl"), "old");
    dir.run(&["clean", "d", "--output-dir", "out", "--force"])
        .exits(0);
    assert_eq!(dir.read("out/mine.txt"), "keep");
    assert_eq!(ids(&dir.read("out/d_b_txt.jsonl")).len(), 1);
    dir.run(&["clean", "d", "--output-dir", "d/b.txt"])
        .exits(2)
        .says("is no folder");
    for folder in ["d", ".", "d/sub"] {
        dir.file("d/sub/c.txt", article("البحر"));
        dir.run(&["clean", "d", "--output-dir", folder, "--force"])
            .exits(2)
            .says("holds files that are read");
    }
    dir.file("new.partial/x", "mine");
    dir.run(&["clean", "d", "--output-dir", "new"])
        .exits(2)
        .says("new.partial: was not left by an earlier run");
    assert_eq!(dir.read("new.partial/x"), "mine");
}

#[test]
fn a_folder_inside_of_the_dump_is_not_read_back() {
    let dir = dump();
    std::fs::create_dir(dir.path("d/out")).unwrap();
    dir.run(&["clean", ".", "--output-dir", "d/out", "--by", "source"])
        .exits(0);
    assert_eq!(names(&dir, "d/out").len(), 4);
    assert!(!dir.exists("d/out.partial"));
}

#[test]
fn a_folder_that_a_killed_run_left_is_taken_over() {
    let dir = dump();
    dir.file("out.partial/.ghirbal", "")
        .file("out.partial/old.jsonl", "half");
    dir.run(&["clean", "d", "--output-dir", "out"]).exits(0);
    assert_eq!(names(&dir, "out").len(), 2);
    assert!(!dir.exists("out.partial"));
}

/// Killed before the marker was made, or right behind the rename: neither is in the way of the next run.
#[test]
fn a_run_that_was_killed_at_its_start_or_end_is_not_in_the_way() {
    let dir = dump();
    std::fs::create_dir(dir.path("out.partial")).unwrap();
    dir.run(&["clean", "d", "--output-dir", "out"]).exits(0);
    let whole = names(&dir, "out");
    dir.file("out/.ghirbal", "");
    dir.run(&["clean", "d", "--output-dir", "out"]).exits(0);
    assert_eq!(names(&dir, "out"), whole, "the marker is gone");
    dir.run(&["clean", "d", "--output-dir", "out"]).exits(2);
    dir.file("other.partial/mine.txt", "x");
    let ran = dir.run(&["clean", "d", "--output-dir", "other"]);
    ran.exits(2).says("was not left by an earlier run");
    assert!(dir.exists("other.partial/mine.txt"));
}
