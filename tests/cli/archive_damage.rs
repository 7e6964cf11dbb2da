//! Archives that are locked, damaged, cut short or bombs: a member costs itself alone, and what came before is used.

use crate::archives::{find, members, tar, three, zip};
use crate::compression::long_text;
use crate::dir::article;
use crate::tool::{gzip, run};

#[test]
fn a_member_that_cannot_be_read_costs_itself_alone() {
    let dir = three();
    zip(&dir, "locked.zip", &["-P", "secret", "a.txt"]);
    dir.run(&["clean", "locked.zip"])
        .exits(2)
        .says("locked.zip!a.txt: is encrypted; decrypt it first");

    let mut bytes = zip(&dir, "x.zip", &["a.txt", "b.txt", "sub/c.txt"]);
    let second = find(&bytes, b"b.txt") + 5 + 28;
    bytes[second + 200..second + 230].fill(0x55);
    dir.file("x.zip", bytes);
    let ran = dir.run(&["clean", "x.zip"]);
    let names = members(ran.exits(2));
    assert!(names.starts_with(&["a.txt".into()]) && names.ends_with(&["sub/c.txt".into()]));
    ran.says("x.zip!b.txt: cannot be read to its end: the deflate data are damaged; what came before was used")
        .says("1 unreadable");
}

#[test]
fn a_wrong_checksum_is_told_and_the_text_is_used() {
    let dir = three();
    let mut bytes = zip(&dir, "x.zip", &["-0", "a.txt", "b.txt"]);
    let at = find(&bytes, "المكتبة".as_bytes());
    bytes[at..at + 4].copy_from_slice("قق".as_bytes());
    dir.file("x.zip", bytes);
    let ran = dir.run(&["clean", "x.zip"]);
    assert_eq!(members(ran.exits(2)), ["a.txt", "b.txt"]);
    ran.says("x.zip!a.txt: cannot be read to its end: its checksum is wrong");
}

#[test]
fn a_zip_that_is_cut_short_gives_the_members_before_the_cut() {
    let dir = three();
    let whole = zip(&dir, "x.zip", &["a.txt", "b.txt", "sub/c.txt"]);
    let third = find(&whole, b"sub/c.txt");
    for (end, complete) in [(find(&whole, b"PK\x01\x02"), true), (third + 400, false)] {
        dir.file("x.zip", &whole[..end]);
        for piped in [false, true] {
            let ran = match piped {
                false => dir.run(&["clean", "x.zip"]),
                true => dir.run_with(&["clean", "-"], &whole[..end]),
            };
            assert_eq!(members(ran.exits(2)), ["a.txt", "b.txt", "sub/c.txt"]);
            ran.says("the list of members at the end of the zip is missing or damaged");
            if complete {
                ran.says("1 unreadable");
            } else {
                ran.says("!sub/c.txt: cannot be read to its end: the deflate data are cut short");
            }
        }
    }
    // Sizes behind the content, as a writer into a pipe leaves them.
    let streamed = run(
        &dir,
        &["sh", "-c", "cd in && zip -q - a.txt b.txt | cat"],
        b"",
    );
    dir.file("x.zip", &streamed[..find(&streamed, b"PK\x01\x02")]);
    assert_eq!(
        members(dir.run(&["clean", "x.zip"]).exits(2)),
        ["a.txt", "b.txt"]
    );
}

#[test]
fn a_tar_that_is_cut_short_gives_what_came_before_the_cut() {
    let dir = three();
    dir.file("in/b.txt", long_text());
    let whole = tar(&dir, &["a.txt", "b.txt"]);
    let second = find(&whole, b"b.txt") + 512;
    dir.file("x.tar", &whole[..second + 700]);
    dir.file("x.tgz", gzip(&dir, &whole[..second + 700]));
    let zipped = gzip(&dir, &whole);
    dir.file("cut.tgz", &zipped[..zipped.len() / 2]);
    for (name, says) in [
        ("x.tar", "the tar archive is cut short"),
        ("x.tgz", "the tar archive is cut short"),
        ("cut.tgz", "the gzip data are cut short"),
    ] {
        let ran = dir.run(&["clean", name]);
        assert_eq!(members(ran.exits(2)), ["a.txt", "b.txt"], "{name}");
        ran.says(&format!("{name}!b.txt: cannot be read to its end: {says}"));
        ran.says("1 unreadable");
    }
    dir.file("x.tar", &whole[..second - 100]);
    let ran = dir.run(&["clean", "x.tar"]);
    assert_eq!(members(ran.exits(2)), ["a.txt"]);
    ran.says("x.tar: cannot be read to its end: the tar archive is cut short")
        .says("1 unreadable");
}

#[test]
fn a_tar_that_is_cut_inside_a_long_name_is_told() {
    let dir = three();
    let long = format!("{}.txt", "n".repeat(200));
    dir.file(&format!("in/{long}"), article("تل الورد"));
    for format in ["--format=gnu", "--format=pax"] {
        let whole = run(
            &dir,
            &["tar", "-C", "in", format, "-cf", "-", "a.txt", &long],
            b"",
        );
        let name = find(&whole, b"nnnnn");
        dir.file("x.tar", &whole[..name + 50]);
        let ran = dir.run(&["clean", "x.tar"]);
        assert_eq!(members(ran.exits(2)), ["a.txt"], "{format}");
        ran.says("x.tar: cannot be read to its end: the tar archive is cut short")
            .says("1 unreadable");
    }
}

#[test]
fn a_damaged_header_of_a_tar_costs_its_member_alone() {
    let dir = three();
    for damaged in ["a.txt", "b.txt", "sub/c.txt"] {
        let mut bytes = tar(&dir, &["a.txt", "b.txt", "sub/c.txt"]);
        let at = find(&bytes, damaged.as_bytes());
        bytes[at + 101] ^= 1;
        dir.file("x.tar", &bytes)
            .file("x.tar.gz", gzip(&dir, &bytes));
        for name in ["x.tar", "x.tar.gz"] {
            let ran = dir.run(&["clean", name]);
            let mut left = vec!["a.txt", "b.txt", "sub/c.txt"];
            left.retain(|name| *name != damaged);
            assert_eq!(members(ran.exits(2)), left);
            ran.says(&format!(
                "{name}: the header of a member is damaged at byte {at}"
            ))
            .says("1 unreadable");
        }
    }
}

#[test]
fn bombs_in_archives_are_stopped() {
    let dir = three();
    dir.file("in/bomb.txt", vec![b' '; 40 << 20]);
    zip(&dir, "x.zip", &["a.txt", "bomb.txt", "b.txt"]);
    let ran = dir.run(&["clean", "x.zip", "--max-document", "1G"]);
    assert_eq!(members(ran.exits(2)), ["a.txt", "b.txt"]);
    ran.says("x.zip!bomb.txt: ").says("a decompression bomb?");
}

#[test]
fn one_folder_of_everything_is_read() {
    let dir = three();
    let text = article("تل الورد");
    let bare = tar(&dir, &["a.txt", "b.txt"]);
    let zipped = gzip(&dir, text.as_bytes());
    dir.file("d/1.txt", &text)
        .file("d/2.tar.gz", gzip(&dir, &bare))
        .file("d/4.txt.gz", &zipped)
        .file("d/5.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")
        .file("d/6.txt", "")
        .file("d/7.txt.gz", &zipped[..zipped.len() - 30])
        .file("d/8.txt.xz", run(&dir, &["xz", "-c"], text.as_bytes()));
    zip(&dir, "d/3.zip", &["a.txt", "b.txt"]);
    let ran = dir.run(&["clean", "d", "-v"]);
    assert_eq!(
        ran.exits(2).paths(),
        [
            "d/1.txt",
            "d/2.tar.gz",
            "d/2.tar.gz",
            "d/3.zip",
            "d/3.zip",
            "d/4.txt.gz",
            "d/7.txt.gz",
            "d/8.txt.xz"
        ]
    );
    ran.says("d/5.png: skipped, binary")
        .says("d/6.txt: skipped, empty")
        .says("d/7.txt.gz: cannot be read to its end: the gzip data are cut short")
        .says("8 records, 0 rejected, 1 unreadable, 2 skipped");
}
