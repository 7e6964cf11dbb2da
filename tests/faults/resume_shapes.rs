//! `--resume` with outputs that cannot be gone on with behind a byte: killed at any moment and taken up again, a run
//! gives the bytes of one without a break.

use crate::dir::{Dir, Ran, article};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// The outputs, by the options that ask for them.
const OUTPUTS: [&[&str]; 6] = [
    &["-o", "out"],
    &["-o", "out.jsonl.gz"],
    &["-o", "out.parquet"],
    &["-o", "out.csv.zst"],
    &[
        "--output-dir",
        "out",
        "--by",
        "source",
        "--output-format",
        "jsonl.gz",
    ],
    &[
        "--output-dir",
        "out",
        "--shard-size",
        "100K",
        "--output-format",
        "parquet",
    ],
];
/// Rounds for each of them, over files, a compressed file and an archive; `ROUNDS=10` makes them sixty.
const ROUNDS: usize = 2;

/// Files of lines in the dump, at most.
const MOST_FILES: usize = 40;
/// How long a run shall take here, so that there are moments to be killed at: several times the shortest interval
/// between two checkpoints.
const LONG_ENOUGH: Duration = Duration::from_millis(500);

/// Inputs of several kinds, as many as this machine takes a while for.
fn dump() -> Dir {
    let dir = Dir::new();
    let lines = (0..400).map(|number| {
        let (body, source) = (
            article(&format!("حي {number}")),
            format!("وكالة {}", number % 80),
        );
        format!(
            "{}\n",
            json!({"id": number.to_string(), "body": body, "source": source})
        )
    });
    let lines = lines.collect::<String>();
    dir.file("d/c.jsonl", &lines);
    for number in 0..40 {
        dir.file(
            &format!("d/a/{number:02}.txt"),
            article(&format!("قرية {number}")),
        );
    }
    for command in ["gzip d/c.jsonl", "tar -cf d/e.tar d/a"] {
        let (tool, args) = command.split_once(' ').unwrap();
        let mut made = std::process::Command::new(tool);
        made.args(args.split(' ')).current_dir(dir.root());
        assert!(made.status().unwrap().success(), "{command}");
    }
    for number in 0..MOST_FILES {
        dir.file(&format!("d/b{number:02}.jsonl"), &lines);
        let start = Instant::now();
        dir.run(&["clean", "d", "-o", "out"]).exits(0);
        let took = start.elapsed();
        remove_outputs(&dir);
        if took > LONG_ENOUGH {
            break;
        }
    }
    dir
}

/// Whether a run has left something to go on behind.
fn has_checkpoint(dir: &Dir) -> bool {
    let states = left(dir)
        .into_iter()
        .filter(|(name, _)| name.ends_with("resume"));
    let key = b"\"records_bytes\"" as &[u8];
    states
        .into_iter()
        .any(|(_, state)| state.windows(key.len()).any(|part| part == key))
}

/// The files of an output, with their bytes; nothing else may be beside the dump.
fn left(dir: &Dir) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(dir.root(), &mut files);
    files.retain(|name, _| !name.contains("/d/"));
    files
}

fn collect(folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => collect(&path, files),
            // What a run that goes on takes away meanwhile is not there.
            false => drop(
                std::fs::read(&path).map(|read| files.insert(path.display().to_string(), read)),
            ),
        }
    }
}

fn remove_outputs(dir: &Dir) {
    for entry in std::fs::read_dir(dir.root()).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true if path.ends_with("d") => {}
            true => std::fs::remove_dir_all(path).unwrap(),
            false => std::fs::remove_file(path).unwrap(),
        }
    }
}

/// Numbers that look like chance and are the same in each run of the test (xorshift).
fn chance(state: &mut u64) -> f64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state % 1000) as f64 / 1000.0
}

/// Starts runs anew until one is killed between its first checkpoint and its end.
fn kill_behind_a_checkpoint(dir: &Dir, run: &[&str]) {
    loop {
        remove_outputs(dir);
        let mut child = dir.process(run).stderr(Stdio::null()).spawn().unwrap();
        while !has_checkpoint(dir) {
            assert!(child.try_wait().unwrap().is_none(), "{run:?}: too fast");
            std::thread::sleep(Duration::from_millis(2));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        if has_checkpoint(dir) {
            return;
        }
    }
}

/// Kills runs, each after a while, until one comes to its end; how many were killed.
fn kill_until_done(
    dir: &Dir,
    run: &[&str],
    expected: &BTreeMap<String, Vec<u8>>,
    mut after: impl FnMut() -> Duration,
) -> usize {
    for kills in 0.. {
        let mut child = dir.process(run).stderr(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(after());
        child.kill().unwrap();
        let ran = Ran::from(child.wait_with_output().unwrap());
        if ran.code.is_some() {
            ran.exits(0);
            return kills;
        }
        // Killed when all was done, its state taken away: there is nothing to go on with.
        if left(dir) == *expected {
            return kills + 1;
        }
    }
    unreachable!("a run comes to its end")
}

#[test]
fn killed_at_any_moment_every_output_is_that_of_an_unbroken_run() {
    let dir = dump();
    let rounds = std::env::var("ROUNDS").map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let (mut state, mut kills) = (0x9e37_79b9_7f4a_7c15, 0);
    for output in OUTPUTS {
        let run = [&["clean", "d"], output].concat();
        let start = Instant::now();
        dir.run(&run).exits(0);
        let whole = start.elapsed();
        let expected = left(&dir);
        let run = [&run[..], &["--resume"]].concat();
        for round in 0..rounds {
            // Something to go on with, on a machine of any speed.
            kill_behind_a_checkpoint(&dir, &run);
            if round == 0 {
                dir.run(&run).exits(0).says("goes on behind");
            } else {
                kills += kill_until_done(&dir, &run, &expected, || {
                    // Some are killed at their start, some while the output is made of the spool.
                    whole.mul_f64(0.05 + 0.8 * chance(&mut state))
                });
            }
            let found = left(&dir);
            let names: Vec<_> = found.keys().collect();
            assert!(found.keys().eq(expected.keys()), "{output:?}: {names:?}");
            assert!(
                found == expected,
                "{output:?}: the bytes differ after {kills} kills"
            );
        }
        remove_outputs(&dir);
    }
    eprintln!("{kills} kills of runs that had been taken up");
}

#[test]
fn a_spool_that_is_whole_is_made_into_the_output() {
    let dir = Dir::new();
    dir.file("d/a.txt", article("النهر"));
    let run = ["clean", "d", "-o", "out.csv", "--resume"];
    dir.run(&run).exits(0);
    let expected = dir.read("out.csv");
    dir.run(&run).exits(2).says("--force");
    std::fs::remove_file(dir.path("out.csv")).unwrap();
    dir.run(&run).exits(0);
    assert_eq!(dir.read("out.csv"), expected);
    for left in [
        "out.csv.spool",
        "out.csv.spool.partial",
        "out.csv.resume",
        "out.csv.partial",
    ] {
        assert!(!dir.exists(left), "{left}");
    }
}

#[test]
fn a_run_broken_off_behind_the_rename_has_made_its_output() {
    for output in [
        &["-o", "out.csv"] as &[&str],
        &["-o", "out.jsonl", "--fields", "title,body"],
        &["--output-dir", "out", "--by", "source"],
    ] {
        let dir = Dir::new();
        dir.file("d/a.txt", article("النهر"));
        let run = [&["clean", "d"], output].concat();
        dir.run(&run).exits(0);
        let expected = left(&dir);
        remove_outputs(&dir);

        // Nothing but the summary is left to be done when it finds no room.
        std::os::unix::fs::symlink("/dev/full", dir.path("s.json")).unwrap();
        let run = [&run[..], &["--summary", "s.json", "--resume"]].concat();
        dir.run(&run).exits(2).says("no space left");
        std::fs::remove_file(dir.path("s.json")).unwrap();
        dir.run(&run).exits(0);
        std::fs::remove_file(dir.path("s.json")).unwrap();
        assert_eq!(left(&dir), expected, "{output:?}");

        // Done, it is a file like any other.
        dir.run(&run).exits(2).says("--force");
    }
}

#[test]
fn what_took_the_place_of_a_made_output_is_not_touched() {
    let dir = Dir::new();
    dir.file("d/a.txt", article("النهر"));
    std::os::unix::fs::symlink("/dev/full", dir.path("s.json")).unwrap();
    let run = [
        "clean",
        "d",
        "-o",
        "out.csv",
        "--summary",
        "s.json",
        "--resume",
    ];
    dir.run(&run).exits(2).says("no space left");
    std::fs::remove_file(dir.path("s.json")).unwrap();
    // Without --resume nothing is taken up.
    dir.run(&run[..6]).exits(2).says("--force");
    dir.file("mine", "a,b\n");
    std::fs::rename(dir.path("mine"), dir.path("out.csv")).unwrap();
    dir.run(&run).exits(2).says("--force");
    assert_eq!(dir.read("out.csv"), "a,b\n");
}

#[test]
fn what_lies_under_the_name_of_a_spool_is_not_touched() {
    let dir = Dir::new();
    dir.file("d/a.txt", article("النهر"))
        .file("out.csv.spool", "mine");
    dir.run(&["clean", "d", "-o", "out.csv", "--resume"])
        .exits(2)
        .says("out.csv.spool: was not left by an earlier run");
    assert_eq!(dir.read("out.csv.spool"), "mine");
}
