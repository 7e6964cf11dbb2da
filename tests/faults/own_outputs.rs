//! Outputs of the program itself that are met again: as inputs of a later run, and as what a killed run left.

use crate::dir::{Dir, article};

fn dir() -> Dir {
    let dir = Dir::new();
    dir.file("d/a.txt", article("بستان الرمان"));
    dir
}

#[test]
fn an_earlier_table_is_no_input() {
    let dir = dir();
    dir.run(&["clean", "d", "-q", "-o", "d/own.parquet"])
        .exits(0);
    let ran = dir.run(&["clean", "d", "-v"]);
    assert_eq!(ran.exits(0).paths(), ["d/a.txt"]);
    ran.says("d/own.parquet: skipped, written by an earlier run");
    dir.run(&["clean", "d/own.parquet"]).exits(2).says(
        "is an output of ghirbal and no raw file; clean its records again with --format parquet",
    );
    let again = dir.run(&["clean", "d/own.parquet", "-q", "--format", "parquet"]);
    assert_eq!(again.exits(0).records().len(), 1);
}

#[test]
fn what_was_whole_and_not_renamed_yet_is_no_obstacle() {
    let dir = dir();
    for (name, partial) in [
        ("out.parquet", "out.parquet.partial"),
        ("out.jsonl.gz", "out.jsonl.gz.partial"),
        ("out.jsonl.zst", "out.jsonl.zst.partial"),
    ] {
        dir.run(&["clean", "d", "-q", "-o", name]).exits(0);
        std::fs::rename(dir.path(name), dir.path(partial)).unwrap();
        dir.run(&["clean", "d", "-q", "-o", name, "--resume"])
            .exits(0);
        assert!(dir.exists(name) && !dir.exists(partial), "{name}");
    }
    // Cut in the first bytes.
    dir.file("new.jsonl.gz.partial", b"\x1f\x8b\x08\0\0\0\0\0\0\xff");
    dir.run(&["clean", "d", "-q", "-o", "new.jsonl.gz"])
        .exits(0);
    // A table of somebody else's is not touched.
    let others = b"PAR1 rows of somebody else PAR1";
    dir.file("others.parquet.partial", others);
    dir.run(&["clean", "d", "-q", "-o", "others.parquet"])
        .exits(2)
        .says("was not left by an earlier run");
    assert_eq!(dir.read("others.parquet.partial").as_bytes(), others);
}

#[test]
fn a_name_besides_of_an_input_is_never_replaced() {
    let dir = dir();
    std::fs::hard_link(dir.path("d/a.txt"), dir.path("out")).unwrap();
    dir.run(&["clean", "d", "-q", "-o", "out", "--force"])
        .exits(2)
        .says("out: has another name, under which it may be an input");
    assert_eq!(dir.read("out"), dir.read("d/a.txt"));
    dir.file("plain", "notes\n");
    dir.run(&["clean", "d", "-q", "-o", "plain", "--force"])
        .exits(0);
}
