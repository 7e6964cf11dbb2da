//! Files and folders that may not be read or written. Root may do everything, so the binary runs as somebody else.

use crate::dir::{Dir, article};
use crate::nobody::run;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;

fn allow(dir: &Dir, name: &str, mode: u32) {
    std::fs::set_permissions(dir.path(name), Permissions::from_mode(mode)).unwrap();
}

fn dir() -> Dir {
    let dir = Dir::new();
    allow(&dir, ".", 0o755);
    dir.file("d/a.txt", article("عين الماء"))
        .file("d/z.txt", article("تل الورد"));
    dir
}

#[test]
fn what_may_not_be_read_is_told_and_its_neighbours_are_read() {
    let dir = dir();
    dir.file("d/closed/in.txt", article("مرج"))
        .file("d/secret.txt", article("مرج"));
    allow(&dir, "d/secret.txt", 0);
    allow(&dir, "d/closed", 0);
    let ran = run(&dir, &["clean", "d"]);
    allow(&dir, "d/closed", 0o755);
    assert_eq!(ran.exits(2).paths(), ["d/a.txt", "d/z.txt"]);
    ran.says("d/secret.txt: permission denied; make it readable, or leave it out with --exclude")
        .says("d/closed: permission denied")
        .says("2 records, 0 rejected, 2 unreadable");
}

#[test]
fn what_may_not_be_read_is_answered_when_answers_are_asked_for() {
    let dir = dir();
    dir.file("d/secret.txt", article("مرج"));
    allow(&dir, "d/secret.txt", 0);
    let ran = run(&dir, &["clean", "d", "--bad-records", "emit", "-q"]);
    let lines = ran.exits(0).records();
    let states: Vec<_> = lines.iter().map(|line| line["status"].as_str()).collect();
    assert_eq!(states, [None, Some("error"), None]);
    assert_eq!(lines[1]["path"], "d/secret.txt");
    assert_eq!(lines[1]["reason"], "unreadable");
    assert!(lines[1]["record"].is_null() && lines[1]["id"].is_null());
    assert_eq!(ran.stderr, "");
}

#[test]
fn a_folder_that_may_not_be_written_is_told_before_work_starts() {
    let dir = dir();
    std::fs::create_dir(dir.path("out")).unwrap();
    allow(&dir, "out", 0o555);
    for option in ["-o", "--audit", "--summary"] {
        run(&dir, &["clean", "d", option, "out/x.jsonl"])
            .exits(2)
            .says("out/x.jsonl: writing is not permitted; choose another place")
            .is_silent_on("records");
    }
    run(&dir, &["clean", "d", "-o", "out/x.jsonl", "--resume"]).exits(2);
    assert!(!dir.exists("out/x.jsonl") && !dir.exists("out/x.jsonl.partial"));
}
