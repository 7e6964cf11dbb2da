//! Where records go: whole files or none, never an input, never read back.

use crate::dir::{Dir, EARLIER, Ran, article, lines};
use std::fs::File;

fn dir() -> Dir {
    let dir = Dir::new();
    dir.file("a.txt", article("ضفة النهر"))
        .file("b.txt", article("سوق النحاس"));
    dir
}

#[test]
fn a_file_appears_whole_and_replaces_the_earlier_one() {
    let dir = dir();
    dir.file("out.jsonl", EARLIER);
    let ran = dir.run(&[
        "clean",
        "a.txt",
        "b.txt",
        "-o",
        "out.jsonl",
        "--audit",
        "audit.jsonl",
    ]);
    assert!(ran.exits(0).stdout.is_empty());
    assert_eq!(lines(&dir.read("out.jsonl")).len(), 2);
    assert!(
        lines(&dir.read("audit.jsonl"))
            .iter()
            .any(|line| line["kind"] == "document")
    );
    assert!(!dir.exists("out.jsonl.partial") && !dir.exists("audit.jsonl.partial"));
}

#[test]
fn output_equal_to_an_input_is_refused_before_work_starts() {
    let dir = dir();
    let before = dir.read("a.txt");
    dir.run(&["clean", "b.txt", "./a.txt", "-o", "a.txt"])
        .exits(2)
        .says("./a.txt: is both an input and the output");
    dir.run(&["clean", "a.txt", "--audit", "a.txt"]).exits(2);
    let appended = File::options()
        .append(true)
        .open(dir.path("a.txt"))
        .unwrap();
    let ran = dir
        .process(&["clean", "a.txt"])
        .stdout(appended)
        .status()
        .unwrap();
    assert_eq!(ran.code(), Some(2));
    assert_eq!(dir.read("a.txt"), before);
}

#[test]
fn standard_input_that_is_an_output_is_refused() {
    let dir = dir();
    let before = dir.read("a.txt");
    for args in [
        &["clean", "-", "-o", "a.txt"][..],
        &["clean", "-", "--audit", "a.txt"],
        &["clean", "b.txt", "-", "--summary", "a.txt"],
        &["clean", "-", "-o", "a.txt", "--resume"],
    ] {
        let stdin = File::open(dir.path("a.txt")).unwrap();
        let output = dir.process(args).stdin(stdin).output();
        Ran::from(output.unwrap())
            .exits(2)
            .says("-: is both an input and the output");
        assert_eq!(dir.read("a.txt"), before, "{args:?}");
    }
    // Read and appended to through the same file.
    let stdin = File::open(dir.path("a.txt")).unwrap();
    let appended = File::options().append(true).open(dir.path("a.txt"));
    let mut command = dir.process(&["clean", "-"]);
    let status = command.stdin(stdin).stdout(appended.unwrap()).status();
    assert_eq!(status.unwrap().code(), Some(2));
    assert_eq!(dir.read("a.txt"), before);
}

#[test]
fn no_file_that_a_run_writes_can_be_its_input() {
    let dir = dir();
    let options = ["-o", "x", "--audit", "y", "--summary", "z"];
    for name in [
        "x",
        "y",
        "z",
        "x.partial",
        "y.partial",
        "z.partial",
        "x.resume",
    ] {
        dir.file(name, article("ضفة النهر"));
        dir.run(&[&["clean", "a.txt", name], &options[..]].concat())
            .exits(2)
            .says(&format!("{name}: is both an input and the output"));
        assert_eq!(dir.read(name), article("ضفة النهر"));
        std::fs::remove_file(dir.path(name)).unwrap();
    }
}

#[test]
fn records_and_audit_need_two_places() {
    let dir = dir();
    dir.run(&["clean", "a.txt", "-o", "x", "--audit", "x"])
        .exits(2)
        .says("--audit");
    dir.run(&["clean", "a.txt", "--audit", "-"])
        .exits(2)
        .says("--audit");
}

#[test]
fn what_the_run_writes_is_not_read() {
    let dir = dir();
    let expected = dir.run(&["clean", "."]).stdout;
    let out = File::create(dir.path("out.txt")).unwrap();
    let status = dir.process(&["clean", "."]).stdout(out).status().unwrap();
    assert_eq!(status.code(), Some(0));
    assert_eq!(dir.read("out.txt"), expected);
    let again = dir.run(&["clean", ".", "-o", "out.txt", "--audit", "audit.txt", "-v"]);
    again
        .exits(0)
        .says("./out.txt: skipped, written by this run");
    again
        .says("./out.txt.partial: skipped")
        .says("./audit.txt.partial: skipped");
    assert_eq!(dir.read("out.txt"), expected);
}

#[test]
fn a_place_that_cannot_be_written_is_told_with_its_name() {
    let dir = dir();
    dir.run(&["clean", "a.txt", "-o", "none/out.jsonl"])
        .exits(2)
        .says("none/out.jsonl: its folder does not exist");
    dir.run(&["clean", "a.txt", "-o", "."])
        .exits(2)
        .says(".: is a folder");
}

#[cfg(unix)]
mod unix {
    use super::{EARLIER, File, dir, lines};
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    #[test]
    fn devices_are_written_through_and_the_target_of_a_link_is_replaced_whole() {
        let dir = dir();
        dir.run(&["clean", "a.txt", "-o", "/dev/null"]).exits(0);
        dir.file("target.jsonl", EARLIER);
        symlink("target.jsonl", dir.path("link")).unwrap();
        let old = File::open(dir.path("target.jsonl")).unwrap();
        dir.run(&["clean", "a.txt", "-o", "link"]).exits(0);
        assert!(dir.path("link").is_symlink());
        // Whoever has the earlier file open still reads it: it was not written into.
        assert_eq!(std::io::read_to_string(old).unwrap(), EARLIER);
        assert_eq!(lines(&dir.read("target.jsonl")).len(), 1);
    }

    #[test]
    fn a_private_output_stays_private() {
        let dir = dir();
        dir.file("out.jsonl", "");
        std::fs::set_permissions(
            dir.path("out.jsonl"),
            std::fs::Permissions::from_mode(0o600),
        )
        .unwrap();
        dir.run(&["clean", "a.txt", "-o", "out.jsonl"]).exits(0);
        assert_eq!(
            dir.path("out.jsonl").metadata().unwrap().mode() & 0o777,
            0o600
        );
    }
}
