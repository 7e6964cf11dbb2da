//! Walking: which files are read, in which order, and what is said about the others.

use crate::dir::{Dir, Ran, article};

fn dump() -> Dir {
    let dir = Dir::new();
    for name in [
        "d/b.txt",
        "d/a.txt",
        "d/sub/c.txt",
        "d/sub/notes.md",
        "d/.hidden/h.txt",
        "d/.h.txt",
    ] {
        dir.file(name, article("مرج السنابل"));
    }
    dir
}

#[track_caller]
fn paths(ran: &Ran) -> Vec<String> {
    ran.exits(0).paths()
}

#[test]
fn folders_are_read_in_the_order_of_bytes_and_paths_stay_as_given() {
    let dir = dump();
    let ran = dir.run(&["clean", "d/sub", "./d"]);
    let expected = [
        "d/sub/c.txt",
        "d/sub/notes.md",
        "./d/a.txt",
        "./d/b.txt",
        "./d/sub/c.txt",
        "./d/sub/notes.md",
    ];
    assert_eq!(paths(&ran), expected);
}

#[test]
fn hidden_files_are_skipped_unless_wanted_or_named() {
    let dir = dump();
    let ran = dir.run(&["clean", "d", "-v", "--exclude", "sub"]);
    assert_eq!(paths(&ran), ["d/a.txt", "d/b.txt"]);
    ran.says("d/.h.txt: skipped, hidden")
        .says("d/sub: skipped, left out");
    assert!(paths(&dir.run(&["clean", "d", "--hidden"])).contains(&"d/.hidden/h.txt".into()));
    assert_eq!(paths(&dir.run(&["clean", "d/.h.txt"])), ["d/.h.txt"]);
    dir.run(&["clean", "d"]).is_silent_on("d/.h.txt");
}

#[test]
fn globs_are_those_of_ripgrep() {
    let dir = dump();
    assert_eq!(
        paths(&dir.run(&["clean", "d", "--include", "c.*"])),
        ["d/sub/c.txt"]
    );
    assert_eq!(
        paths(&dir.run(&["clean", "d", "--include", "*/c.txt", "--include", "a.*"])).len(),
        2
    );
    assert_eq!(
        paths(&dir.run(&["clean", "d", "--include", "*.txt", "--exclude", "[ab].txt"])),
        ["d/sub/c.txt"]
    );
    dir.run(&["clean", "d", "--include", "["])
        .exits(2)
        .says("--include");
}

#[test]
fn nothing_found_is_a_note_and_no_error() {
    let dir = dump();
    dir.run(&["clean", "d", "--include", "*.none"])
        .exits(0)
        .says("nothing to clean was found");
}

#[test]
fn lists_name_files_by_line_or_by_nul() {
    let dir = dump();
    dir.file("list", "d/a.txt\nd/sub\n")
        .file("with\nnewline.txt", article("مرج"));
    assert_eq!(paths(&dir.run(&["clean", "--files-from", "list"])).len(), 3);
    let ran = dir.run_with(
        &["clean", "--files-from", "-", "-0"],
        "with\nnewline.txt\0d/b.txt\0",
    );
    assert_eq!(paths(&ran), ["with\nnewline.txt", "d/b.txt"]);
    dir.run_with(&["clean", "-", "--files-from", "-"], "")
        .exits(2)
        .says("both a PATH and the list");
}

#[test]
fn a_missing_path_is_told_and_the_rest_is_done() {
    let dir = dump();
    let ran = dir.run(&["clean", "nowhere", "d/a.txt"]);
    assert_eq!(ran.exits(2).paths(), ["d/a.txt"]);
    ran.says("nowhere: no such file or folder; check the spelling");
    dir.run(&["clean", "nowhere", "--max-unreadable", "5"])
        .exits(2);
}

#[cfg(unix)]
mod unix {
    use super::{article, dump, paths};
    use crate::dir::Dir;
    use crate::nobody;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    fn make_fifo(dir: &Dir, name: &str) {
        assert!(
            Command::new("mkfifo")
                .arg(dir.path(name))
                .status()
                .unwrap()
                .success()
        );
    }

    #[test]
    fn neighbours_of_odd_files_are_all_read() {
        let dir = dump();
        symlink("nothing-there", dir.path("d/dangling.txt")).unwrap();
        make_fifo(&dir, "d/pipe");
        dir.file("d/locked.txt", article("قرية"));
        std::fs::set_permissions(
            dir.path("d/locked.txt"),
            std::fs::Permissions::from_mode(0o000),
        )
        .unwrap();
        dir.file("d/shut/c.txt", article("قرية"));
        let shut = |mode| {
            let mode = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(dir.path("d/shut"), mode).unwrap();
        };
        shut(0o000);
        dir.file("d/picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")
            .file("d/empty.txt", "");
        let ran = nobody::run(&dir, &["clean", "d", "-v"]);
        assert_eq!(
            ran.exits(2).paths(),
            ["d/a.txt", "d/b.txt", "d/sub/c.txt", "d/sub/notes.md"]
        );
        ran.says("d/dangling.txt: the link leads nowhere")
            .says("d/locked.txt: permission denied")
            .says("d/shut: permission denied; make it readable");
        ran.says("d/pipe: skipped, not a regular file")
            .says("d/picture.txt: skipped, binary");
        ran.says("d/empty.txt: skipped, empty")
            .says("4 records, 0 rejected, 3 unreadable, 5 skipped");
        nobody::run(&dir, &["clean", "d", "--max-unreadable", "3"]).exits(0);
        nobody::run(&dir, &["clean", "d", "--max-unreadable", "2"])
            .exits(1)
            .says("--max-unreadable 2");
        shut(0o755);
    }

    #[test]
    fn links_to_files_are_read_and_links_to_folders_on_demand() {
        let dir = dump();
        symlink("b.txt", dir.path("d/z.txt")).unwrap();
        symlink("..", dir.path("d/sub/up")).unwrap();
        let ran = dir.run(&["clean", "d", "-v"]);
        assert_eq!(paths(&ran).last().unwrap(), "d/z.txt");
        ran.says("d/sub/up: skipped, a link to a folder");
        let followed = dir.run(&["clean", "d", "--follow", "-v"]);
        assert_eq!(paths(&followed), paths(&ran));
        followed.says("d/sub/up: skipped, a link back to a parent folder");
        symlink("d/sub", dir.path("link")).unwrap();
        assert_eq!(
            paths(&dir.run(&["clean", "link"])),
            ["link/c.txt", "link/notes.md"]
        );
    }

    #[test]
    fn a_pipe_that_is_named_is_read() {
        let dir = Dir::new();
        make_fifo(&dir, "pipe");
        let path = dir.path("pipe");
        let writer =
            std::thread::spawn(move || std::fs::write(path, article("سفح الجبل")).unwrap());
        assert_eq!(paths(&dir.run(&["clean", "pipe"])), ["pipe"]);
        writer.join().unwrap();
    }

    #[test]
    fn a_name_that_is_not_utf8_is_spelt() {
        let dir = Dir::new();
        let name = std::ffi::OsStr::from_bytes(b"n\xE3.txt");
        // Some file systems take no such names.
        if std::fs::write(dir.root().join(name), article("سفح الجبل")).is_ok() {
            assert_eq!(paths(&dir.run(&["clean", "."])), ["./n\\xE3.txt"]);
        }
    }

    #[test]
    fn a_name_that_a_terminal_would_obey_is_shown_inert() {
        let dir = Dir::new();
        dir.file("\u{1b}[2J.txt", "");
        dir.run(&["clean", ".", "-v"])
            .says("\\u{1b}[2J.txt: skipped")
            .is_silent_on("\u{1b}");
    }
}
