//! Disks that are full, read-only or gone: exit status 2, the file by name, nothing half-written under the final name.

use crate::dir::{Dir, EARLIER, Ran, article, lines};
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a run begins the file with that it is taken up from.
const RESUME: &str = "{\"version\":\"0\",\"options\":[]}\n";

fn dir() -> Dir {
    let dir = Dir::new();
    dir.file("a.txt", article("ضفة النهر"));
    dir
}

#[test]
fn a_full_disk_is_no_success() {
    let dir = dir();
    for args in [
        &["clean", "a.txt"][..],
        &["schema"],
        &["explain", "a.txt"],
        &["rules"],
        &["man"],
        &["completions", "bash"],
        &["help"],
        &["--help"],
        &["clean", "--help"],
        &["--version"],
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let ran = Ran::from(dir.process(args).stdout(full).output().unwrap());
        ran.exits(2).says("standard output: no space left");
    }
    for option in ["-o", "--audit", "--summary"] {
        dir.run(&["clean", "a.txt", option, "/dev/full"])
            .exits(2)
            .says("/dev/full: no space left");
    }
}

/// A small disk of its own below `mount`; false where this user may not make one.
fn small_disk(mount: &Path) -> bool {
    std::fs::create_dir_all(mount).unwrap();
    let made = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"])
        .arg(mount)
        .stderr(Stdio::null())
        .status();
    made.is_ok_and(|status| status.success())
}

#[test]
fn a_disk_that_fills_up_leaves_the_earlier_output() {
    let dir = dir();
    let mount = dir.path("disk");
    if !small_disk(&mount) {
        eprintln!("not run: this user may not mount a disk");
        return;
    }
    dir.file("disk/out.jsonl", EARLIER);
    for number in 0..60 {
        dir.file(&format!("many/{number}.txt"), article("ضفة").repeat(3));
    }
    let whole = dir.run(&["clean", "many", "-q"]).exits(0).stdout.clone();
    let plain = dir.run(&["clean", "many", "-o", "disk/out.jsonl"]);
    let (earlier, left) = (
        dir.read("disk/out.jsonl"),
        dir.exists("disk/out.jsonl.partial"),
    );
    let resumable = dir.run(&["clean", "many", "-o", "disk/out.jsonl", "--resume"]);
    let after = dir.read("disk/out.jsonl");
    // With more room the run goes on.
    let remounted = Command::new("mount")
        .args(["-o", "remount,size=8m"])
        .arg(&mount)
        .status();
    let resumed = dir.run(&["clean", "many", "-o", "disk/out.jsonl", "--resume"]);
    let finished = dir.read("disk/out.jsonl");
    let unmounted = Command::new("umount").arg(&mount).status();
    assert!(unmounted.unwrap().success() && remounted.unwrap().success());
    plain.exits(2).says("disk/out.jsonl: no space left");
    assert_eq!((earlier.as_str(), left), (EARLIER, false));
    resumable.exits(2).says("no space left");
    assert_eq!(after, EARLIER);
    resumed.exits(0);
    assert_eq!(finished, whole);
}

#[test]
fn a_folder_that_is_removed_during_the_run_is_told() {
    let dir = dir();
    std::fs::create_dir(dir.path("gone")).unwrap();
    let mut child = dir
        .process(&["clean", "-", "-o", "gone/out.jsonl"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    while !dir.exists("gone/out.jsonl.partial") {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    std::fs::remove_dir_all(dir.path("gone")).unwrap();
    drop(child.stdin.take());
    let ran = Ran::from(child.wait_with_output().unwrap());
    ran.exits(2)
        .says("gone/out.jsonl: its folder does not exist");
}

#[test]
fn two_runs_do_not_write_one_file() {
    let dir = dir();
    for resume in [&[][..], &["--resume"]] {
        let mut first = dir
            .process(&["clean", "-", "-o", "out.jsonl"])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        while !dir.exists("out.jsonl.partial") {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
        // What the first one would be taken up from is not the second one's to delete.
        dir.file("out.jsonl.resume", RESUME);
        let args = [&["clean", "a.txt", "-o", "out.jsonl"], resume].concat();
        dir.run(&args)
            .exits(2)
            .says("out.jsonl: another run is writing it");
        assert_eq!(dir.read("out.jsonl.resume"), RESUME);
        std::fs::remove_file(dir.path("out.jsonl.resume")).unwrap();
        drop(first.stdin.take());
        assert_eq!(first.wait().unwrap().code(), Some(0));
        assert!(dir.exists("out.jsonl") && !dir.exists("out.jsonl.resume"));
    }
}

#[test]
fn what_stands_under_the_final_name_is_always_whole() {
    let dir = dir();
    for number in 0..40 {
        dir.file(&format!("many/{number}.txt"), article("ضفة").repeat(8));
    }
    let mut child = dir
        .process(&["clean", "many", "-o", "out.jsonl"])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while child.try_wait().unwrap().is_none() {
        if dir.exists("out.jsonl") {
            assert_eq!(lines(&dir.read("out.jsonl")).len(), 40);
        }
    }
    assert_eq!(lines(&dir.read("out.jsonl")).len(), 40);
}

#[test]
fn a_file_that_may_not_grow_is_told() {
    let dir = dir();
    for number in 0..60 {
        dir.file(&format!("many/{number}.txt"), article("ضفة").repeat(3));
    }
    dir.file("out", EARLIER);
    let binary = env!("CARGO_BIN_EXE_ghirbal");
    let line = format!("ulimit -f 16; {binary} clean many -o out -q");
    let output = Command::new("bash")
        .args(["-c", &line])
        .current_dir(dir.root())
        .output();
    Ran::from(output.unwrap()).exits(2).says("out: ");
    assert_eq!(dir.read("out"), EARLIER);
    assert!(!dir.exists("out.partial"));
}

#[test]
fn a_disk_that_is_full_leaves_no_half_output() {
    let dir = dir();
    let mount = dir.path("disk");
    if !small_disk(&mount) {
        eprintln!("not run: this user may not mount a disk");
        return;
    }
    for number in 0..150 {
        dir.file(
            &format!("many/{number}.txt"),
            article(&format!("ضفة {number}")).repeat(3),
        );
    }
    let outputs: [&[&str]; 4] = [
        &["-o", "disk/out.csv"],
        &["--output-dir", "disk/out"],
        &[
            "--output-dir",
            "disk/out",
            "--by",
            "source",
            "--output-format",
            "csv",
        ],
        &[
            "-o",
            "disk/out.jsonl.gz",
            "--fields",
            "id,body,path",
            "--resume",
        ],
    ];
    let mut results = Vec::new();
    for output in outputs {
        let ran = dir.run(&[&["clean", "many"], output].concat());
        let left = std::fs::read_dir(&mount).unwrap();
        let left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
        results.push((ran, left));
    }
    let unmounted = Command::new("umount").arg(&mount).status();
    assert!(unmounted.unwrap().success());
    for (ran, left) in &results {
        ran.exits(2).says("no space left");
        let whole = left.iter().filter(|name| {
            let name = name.to_string_lossy();
            !name.contains(".spool") && !name.ends_with(".resume")
        });
        assert_eq!(whole.count(), 0, "{left:?}");
    }
}
