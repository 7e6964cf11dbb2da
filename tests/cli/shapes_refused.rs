//! Outputs that are refused before work starts, and earlier ones that are or are not replaced.

use crate::dir::article;
use crate::shape_dump::{dump, ids};

#[test]
fn names_of_other_formats_are_refused() {
    let dir = dump();
    for name in [
        "out.xlsx",
        "out.html",
        "out.xml",
        "out.jsonl.bz2",
        "out.parquet.gz",
        "out.tsv",
    ] {
        let ran = dir.run(&["clean", "d", "-o", name]);
        ran.exits(2)
            .says(name)
            .says("give it a name that ends with .jsonl, .jsonl.gz");
        assert!(!dir.exists(name));
    }
    dir.run(&["clean", "d", "-o", "out.csv", "--output-format", "parquet"])
        .exits(2)
        .says("out.csv: is named as csv and asked for as parquet");
    for name in ["out", "out.txt", "out.of.order"] {
        dir.run(&["clean", "d", "-o", name]).exits(0);
        assert_eq!(ids(&dir.read(name)).len(), 6);
    }
}

#[test]
fn what_cannot_be_told_as_ours_is_replaced_with_force_alone() {
    let dir = dump();
    for args in [
        &["clean", "d", "-o", "out.csv"][..],
        &["clean", "d", "-o", "part.jsonl", "--fields", "body"],
    ] {
        dir.run(args).exits(0);
        let earlier = dir.read(args[3]);
        dir.run(args)
            .exits(2)
            .says("cannot be told as ghirbal's own")
            .says("--force");
        assert_eq!(dir.read(args[3]), earlier);
        dir.run(&[args, &["--force"]].concat()).exits(0);
        // What a run that was killed has left of such a file is not told either.
        dir.file(&format!("{}.partial", args[3]), "half a row");
        dir.run(args).exits(2);
        assert_eq!(dir.read(&format!("{}.partial", args[3])), "half a row");
        dir.run(&[args, &["--force"]].concat()).exits(0);
        assert!(!dir.exists(&format!("{}.partial", args[3])));
    }
}

#[test]
fn what_a_killed_run_left_of_a_compressed_output_is_taken_away() {
    let dir = dump();
    // Several blocks of each compression, of which the last is cut.
    for number in 0..300 {
        dir.file(
            &format!("d/{number}.txt"),
            article(&format!("قرية {number}")),
        );
    }
    for name in ["a.jsonl.gz", "a.jsonl.zst", "a.parquet"] {
        dir.run(&["clean", "d", "-o", name]).exits(0);
        let bytes = std::fs::read(dir.path(name)).unwrap();
        let partial = format!("{name}.partial");
        dir.file(&partial, &bytes[..bytes.len() - 9]);
        dir.run(&["clean", "d", "-o", name]).exits(0);
        assert!(!dir.exists(&partial), "{name}");
    }
    dir.file("b.jsonl.gz.partial", b"\x1f\x8b is none of ours");
    dir.run(&["clean", "d", "-o", "b.jsonl.gz"])
        .exits(2)
        .says("b.jsonl.gz.partial");
    assert!(dir.exists("b.jsonl.gz.partial"));
}

#[test]
fn options_that_do_not_go_together_say_why() {
    let dir = dump();
    for (args, reason) in [
        (
            &["-o", "x.csv", "--pretty"][..],
            "--pretty: does not go with a table",
        ),
        (
            &["-o", "x.csv", "--bad-records", "emit"],
            "answers to records have no columns",
        ),
        (
            &["--fields", "id", "--bad-records", "emit"],
            "answers to records have no columns",
        ),
        (
            &["--pretty", "--bad-records", "emit"],
            "each answer is a line",
        ),
        (
            &["--output-dir", "x", "--bad-records", "emit"],
            "--output-dir",
        ),
        (&["--limit", "3", "--bad-records", "emit"], "owed an answer"),
        (
            &["-o", "x.jsonl", "--append", "--resume"],
            "may have changed since",
        ),
        (&["-o", "x.jsonl.gz", "--append"], "only plain JSON lines"),
        (
            &["-o", "x.jsonl", "--resume", "--audit", "a.gz"],
            "cannot be taken up again",
        ),
        (&["--by", "source"], "--output-dir"),
        (&["--shard-size", "3M"], "--output-dir"),
        (&["-o", "x", "--output-dir", "y"], "cannot be used with"),
    ] {
        let ran = dir.run(&[&["clean", "d"], args].concat());
        ran.exits(2).says(reason);
        assert!(
            ran.stdout.is_empty()
                && !dir.exists("x")
                && !dir.exists("x.csv")
                && !dir.exists("x.jsonl")
        );
    }
}

#[test]
fn tables_are_no_input_of_other_commands() {
    let dir = dump();
    for name in ["out.csv", "out.csv.gz", "out.parquet"] {
        dir.run(&["clean", "d", "-o", name]).exits(0);
        dir.run(&["check", name])
            .exits(2)
            .says(&format!("{name}: is a table, and JSON lines are read here"));
    }
    // A table of ours beside the dump is passed over like its lines.
    let ran = dir.run(&["clean", ".", "--exclude", "*.parquet"]);
    assert_eq!(ran.exits(0).paths().len(), 6);
}
