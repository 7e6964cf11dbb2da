//! Machines that give little: no environment, another locale, one core, few open files, little memory. The bytes that
//! come out are the same.

use crate::dir::{Dir, Ran, article};
use std::process::Command;

/// A folder with a file of each kind, one of them larger than what is read at once.
fn dir() -> Dir {
    let dir = Dir::new();
    let texts = (0..60).map(|number| article(&format!("قرية {number}")));
    for (number, text) in texts.clone().enumerate() {
        dir.file(&format!("d/{number}.txt"), &text);
    }
    let lines = texts.map(|text| serde_json::json!({ "body": text }).to_string());
    let lines = lines.collect::<Vec<_>>().join("\n");
    dir.file("d/many.jsonl", format!("{lines}\n").repeat(8));
    dir.file(
        "d/page.html",
        format!("<p>{}</p>", article("مرج").replace("\n\n", "</p><p>")),
    );
    dir
}

/// Runs the binary by a line of bash, in which `$GHIRBAL` is its name.
fn bash(dir: &Dir, line: &str) -> Ran {
    let line = line.replace("$GHIRBAL", env!("CARGO_BIN_EXE_ghirbal"));
    let mut command = Command::new("bash");
    command.args(["-c", &line]).current_dir(dir.root());
    Ran::from(command.output().unwrap())
}

#[track_caller]
fn assert_same(dir: &Dir, expected: &str, line: &str) {
    let ran = bash(dir, line);
    ran.exits(0);
    assert!(ran.stdout == expected, "{line}: the output differs");
}

#[test]
fn the_bytes_depend_on_no_environment() {
    let dir = dir();
    let expected = dir.run(&["clean", "d", "-q"]).exits(0).stdout.clone();
    for line in [
        "env -i $GHIRBAL clean d -q",
        "LANG=C LC_ALL=C $GHIRBAL clean d -q",
        "LANG=ar_EG.UTF-8 TZ=Asia/Riyadh $GHIRBAL clean d -q",
        "unset HOME TZ LANG TMPDIR; $GHIRBAL clean d -q",
        "$GHIRBAL clean d -q < /dev/null 2>&-",
    ] {
        assert_same(&dir, &expected, line);
    }
}

#[test]
fn the_bytes_depend_on_no_number_of_threads_or_cores() {
    let dir = dir();
    let expected = dir.run(&["clean", "d", "-q"]).exits(0).stdout.clone();
    for threads in ["1", "2", "64"] {
        assert_same(
            &dir,
            &expected,
            &format!("$GHIRBAL clean d -q --threads {threads}"),
        );
    }
    if cfg!(target_os = "linux") {
        assert_same(&dir, &expected, "taskset -c 0 $GHIRBAL clean d -q");
    }
}

#[test]
fn few_open_files_are_enough() {
    let dir = dir();
    let expected = dir.run(&["clean", "d", "-q"]).exits(0).stdout.clone();
    assert_same(&dir, &expected, "ulimit -n 64; $GHIRBAL clean d -q");
    assert_same(
        &dir,
        &expected,
        "ulimit -n 16; $GHIRBAL clean d -q --threads 2",
    );
    // Where there are too few, that is what is said.
    let ran = bash(&dir, "ulimit -n 5; $GHIRBAL clean d -q -o out");
    ran.says("Too many open files").is_silent_on("another run");
}

#[cfg(target_os = "linux")]
#[test]
fn a_quarter_of_a_gigabyte_is_enough() {
    let dir = dir();
    let expected = dir.run(&["clean", "d", "-q"]).exits(0).stdout.clone();
    assert_same(
        &dir,
        &expected,
        "ulimit -v 262144; $GHIRBAL clean d -q --threads 2",
    );
}

#[test]
fn too_many_threads_are_refused_by_name() {
    let dir = dir();
    dir.run(&["clean", "d", "--threads", "9999"])
        .exits(2)
        .says("--threads");
}
