//! Archives made by the real tools: members in order, odd names, links, archives inside archives, damage.

use crate::dir::{Dir, Ran, article};
use crate::tool::{COMPRESSORS, gzip, run};

/// A folder `in` of three articles.
pub(crate) fn three() -> Dir {
    let dir = Dir::new();
    dir.file("in/b.txt", article("عين الماء"))
        .file("in/a.txt", article("مرج السنابل"))
        .file("in/sub/c.txt", article("سفح الجبل"));
    dir
}

pub(crate) fn tar(dir: &Dir, names: &[&str]) -> Vec<u8> {
    run(
        dir,
        &[&["tar", "-C", "in", "-cf", "-"], names].concat(),
        b"",
    )
}

pub(crate) fn zip(dir: &Dir, name: &str, args: &[&str]) -> Vec<u8> {
    let path = dir.path(name);
    let script = format!("cd in && zip -q {} {}", path.display(), args.join(" "));
    run(dir, &["sh", "-c", &script], b"");
    std::fs::read(path).unwrap()
}

#[track_caller]
pub(crate) fn members(ran: &Ran) -> Vec<String> {
    ran.records()
        .iter()
        .map(|record| record["member"].as_str().unwrap().to_owned())
        .collect()
}

/// Where `needle` stands first.
#[track_caller]
pub(crate) fn find(bytes: &[u8], needle: &[u8]) -> usize {
    bytes
        .windows(needle.len())
        .position(|window| window == needle)
        .unwrap()
}

#[test]
fn members_are_read_like_files_in_the_order_of_the_archive() {
    let dir = three();
    let plain = dir.run(&["clean", "in/b.txt", "in/a.txt", "in/sub/c.txt"]);
    let bare = tar(&dir, &["b.txt", "a.txt", "sub"]);
    dir.file("x.tar", &bare);
    for (command, suffix) in COMPRESSORS {
        dir.file(&format!("x.tar.{suffix}"), run(&dir, command, &bare));
    }
    zip(&dir, "x.zip", &["b.txt", "a.txt", "-r", "sub"]);
    for name in [
        "x.tar",
        "x.tar.gz",
        "x.tar.zst",
        "x.tar.xz",
        "x.tar.bz2",
        "x.zip",
    ] {
        let ran = dir.run(&["clean", name]);
        assert_eq!(
            members(ran.exits(0)),
            ["b.txt", "a.txt", "sub/c.txt"],
            "{name}"
        );
        assert_eq!(ran.paths(), [name; 3]);
        for (member, file) in ran.records().iter().zip(plain.records()) {
            for key in ["id", "title", "body", "source", "related", "keywords"] {
                assert_eq!(member[key], file[key], "{name}: {key}");
            }
        }
        let piped = dir.run_with(&["clean", "-"], std::fs::read(dir.path(name)).unwrap());
        assert_eq!(members(piped.exits(0)).len(), 3, "{name}");
        ran.says("3 records, 0 rejected, 0 unreadable, 0 skipped");
    }
}

#[test]
fn formats_of_tar_are_all_read() {
    let dir = Dir::new();
    let long = format!("{}/{}.txt", "folder".repeat(30), "name".repeat(40));
    dir.file(&format!("in/{long}"), article("عين الماء"));
    for format in ["gnu", "pax", "v7", "ustar"] {
        let name = if matches!(format, "gnu" | "pax") {
            &long
        } else {
            "s.txt"
        };
        dir.file("in/s.txt", article("عين الماء"));
        let option = format!("--format={format}");
        dir.file(
            "x.tar",
            run(&dir, &["tar", "-C", "in", &option, "-cf", "-", name], b""),
        );
        assert_eq!(
            members(dir.run(&["clean", "x.tar"]).exits(0)),
            [name],
            "{format}"
        );
    }
}

#[test]
fn archives_one_after_another_are_all_read() {
    let dir = three();
    dir.file(
        "x.tar",
        [tar(&dir, &["a.txt"]), tar(&dir, &["b.txt"])].concat(),
    );
    assert_eq!(
        members(dir.run(&["clean", "x.tar"]).exits(0)),
        ["a.txt", "b.txt"]
    );
}

#[test]
fn what_is_no_article_is_skipped_and_counted() {
    let dir = three();
    dir.file("in/empty.txt", "")
        .file("in/p.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    dir.file("x.tar", tar(&dir, &["."]));
    zip(&dir, "x.zip", &["-r", "."]);
    for name in ["x.tar", "x.zip"] {
        let ran = dir.run(&["clean", name, "-v"]);
        assert_eq!(ran.exits(0).records().len(), 3);
        ran.says("empty.txt: skipped, empty")
            .says("p.png: skipped, binary")
            .says("2 skipped");
    }
}

#[cfg(unix)]
#[test]
fn links_and_devices_are_skipped_and_names_are_only_names() {
    let dir = three();
    std::os::unix::fs::symlink("/etc/passwd", dir.path("in/link.txt")).unwrap();
    std::fs::hard_link(dir.path("in/a.txt"), dir.path("in/hard.txt")).unwrap();
    run(&dir, &["mkfifo", "in/pipe"], b"");
    dir.file(
        "x.tar",
        tar(&dir, &["a.txt", "hard.txt", "link.txt", "pipe", "b.txt"]),
    );
    let ran = dir.run(&["clean", "x.tar", "-v"]);
    assert_eq!(members(ran.exits(0)), ["a.txt", "b.txt"]);
    for name in ["hard.txt", "link.txt", "pipe"] {
        ran.says(&format!("x.tar!{name}: skipped, not a regular file"));
    }
    zip(&dir, "x.zip", &["--symlinks", "link.txt", "b.txt"]);
    let ran = dir.run(&["clean", "x.zip", "-v"]);
    assert_eq!(members(ran.exits(0)), ["b.txt"]);
    ran.says("x.zip!link.txt: skipped, not a regular file");

    dir.file("up.txt", article("تل الورد"));
    dir.file("far.txt", article("تل الورد"));
    let absolute = dir.path("far.txt");
    let absolute = absolute.to_str().unwrap();
    let bytes = run(
        &dir,
        &["tar", "-C", "in", "-Pcf", "-", "../up.txt", absolute],
        b"",
    );
    dir.file("x.tar", bytes);
    assert_eq!(
        members(dir.run(&["clean", "x.tar", "--hidden"]).exits(0)),
        ["../up.txt", absolute]
    );
}

#[test]
fn names_that_are_not_utf8_are_spelt() {
    let dir = three();
    dir.file("in/xx.txt", article("تل الورد"));
    let mut bytes = zip(&dir, "x.zip", &["xx.txt"]);
    for _ in 0..2 {
        let at = find(&bytes, b"xx.txt");
        bytes[at..at + 2].copy_from_slice(b"\xc7\xe1");
    }
    dir.file("x.zip", bytes);
    assert_eq!(
        members(dir.run(&["clean", "x.zip"]).exits(0)),
        ["\\xC7\\xE1.txt"]
    );
}

#[test]
fn members_of_one_name_are_all_read_under_names_of_their_own() {
    let dir = three();
    dir.file(
        "x.tar",
        tar(
            &dir,
            &["--hard-dereference", "a.txt", "b.txt", "a.txt", "a.txt"],
        ),
    );
    let names = ["a.txt", "b.txt", "a.txt#2", "a.txt#3"];
    assert_eq!(members(dir.run(&["clean", "x.tar"]).exits(0)), names);
    dir.file("in/x.txt", article("تل الورد"));
    let mut bytes = zip(&dir, "x.zip", &["a.txt", "x.txt"]);
    for _ in 0..2 {
        let at = find(&bytes, b"x.txt");
        bytes[at] = b'a';
    }
    dir.file("x.zip", bytes);
    let ran = dir.run(&["clean", "x.zip"]);
    assert_eq!(members(ran.exits(0)), ["a.txt", "a.txt#2"]);
    assert!(ran.stdout.contains("تل الورد") && ran.stdout.contains("مرج السنابل"));
}

#[test]
fn one_archive_inside_another_is_read_and_no_deeper() {
    let dir = three();
    zip(&dir, "in/inner.zip", &["a.txt"]);
    let inner = tar(&dir, &["b.txt", "inner.zip"]);
    dir.file("in/inner.tar.gz", gzip(&dir, &inner));
    dir.file("in/page.txt.gz", gzip(&dir, article("تل الورد").as_bytes()));
    let outer = tar(&dir, &["inner.tar.gz", "inner.zip", "page.txt.gz"]);
    dir.file("x.tar", &outer);
    let ran = dir.run(&["clean", "x.tar", "-v"]);
    let expected = ["inner.tar.gz!b.txt", "inner.zip!a.txt", "page.txt.gz"];
    assert_eq!(members(ran.exits(0)), expected);
    ran.says("x.tar!inner.tar.gz!inner.zip: skipped, an archive too deep inside others");
}

#[test]
fn include_and_exclude_hold_inside_archives() {
    let dir = three();
    dir.file("in/.hidden.txt", article("تل الورد"))
        .file("in/sub/d.md", article("تل الورد"));
    dir.file("d/x.tar.gz", gzip(&dir, &tar(&dir, &["."])));
    zip(&dir, "d/y.zip", &["-r", "."]);
    dir.file("d/z.txt", article("تل الورد"));
    let count = |args: &[&str]| {
        dir.run(&[&["clean", "d"], args].concat())
            .exits(0)
            .records()
            .len()
    };
    assert_eq!(count(&[]), 9);
    assert_eq!(count(&["--hidden"]), 11);
    assert_eq!(count(&["--include", "*.md"]), 2);
    assert_eq!(count(&["--include", "sub/*.txt"]), 2);
    assert_eq!(count(&["--include", "*.zip"]), 4);
    assert_eq!(count(&["--exclude", "sub"]), 5);
    assert_eq!(count(&["--exclude", "*.zip", "--exclude", "a.txt"]), 4);
    dir.run(&["clean", "d", "-v"])
        .says("d/y.zip!.hidden.txt: skipped, hidden");
}

#[test]
fn an_empty_archive_and_one_of_documents_are_told_apart_from_folders() {
    let dir = three();
    dir.file(
        "empty.zip",
        b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
    );
    dir.run(&["clean", "empty.zip"]).exits(0);
    dir.file("in/[Content_Types].xml", "<Types/>")
        .file("in/word/document.xml", "<w/>");
    zip(&dir, "letter.docx", &["-r", "."]);
    dir.run(&["clean", "letter.docx"])
        .exits(2)
        .says("letter.docx: a Microsoft Office document is not read by this version; convert it");
}
