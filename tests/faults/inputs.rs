//! Faults of inputs that belong to no format: line ends, characters nobody shall see, floods, texts that are no
//! articles, files that are no files, and files that change while they are read.

use crate::dir::{Dir, article};
use serde_json::json;

#[test]
fn whatever_ends_a_line_ends_a_line() {
    let dir = Dir::new();
    let text = article("عين الماء").replace("\n\n", "\n");
    dir.file("plain.txt", &text);
    let plain = dir.run(&["clean", "plain.txt"]).exits(0).records();
    let ends = [
        "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}", "\u{b}", "\u{c}",
    ];
    for end in ends {
        dir.file("a.txt", text.replace('\n', end));
        let record = &dir.run(&["clean", "a.txt"]).exits(0).records()[0];
        assert_eq!(record["body"], plain[0]["body"], "{end:?}");
    }
}

#[test]
fn characters_that_nobody_shall_see_are_in_no_record() {
    let dir = Dir::new();
    let unseen = "\0\u{1}\u{1b}[31m\u{7f}\u{9b}\u{200b}\u{200f}\u{202e}\u{2066}\u{2069}\u{feff}";
    let text = article(&format!("عين{unseen} الماء"));
    dir.file("a.txt", &text).file(
        "b.json",
        json!({"title": format!("خبر{unseen} اليوم"), "body": text}).to_string(),
    );
    let body = text
        .trim_end()
        .replace('\n', "\\n")
        .replace(unseen, "\\ud800");
    dir.file("c.json", format!("{{\"body\":\"{body}\\udc00\"}}"));
    let ran = dir.run(&["clean", "a.txt", "b.json", "c.json"]);
    let records = ran.exits(0).records();
    let seen = article("عين[31m الماء").trim_end().replace("\n\n", "\n");
    assert_eq!(records[0]["body"], seen);
    assert_eq!(records[1]["body"], seen);
    assert_eq!(records[1]["title"], "خبر[31m اليوم");
    let body = records[2]["body"].as_str().unwrap();
    assert!(body.contains("عين\u{fffd} الماء") && body.ends_with('\u{fffd}'));
}

#[test]
fn floods_cost_their_length_and_spare_the_article() {
    let dir = Dir::new();
    let (above, below) = (article("عين الماء"), article("تل الورد"));
    let million = 1_000_000;
    let floods = [
        ("tatweels", "\u{640}".repeat(million)),
        ("blank", "\n".repeat(million)),
        ("spaces", " \t".repeat(million)),
        ("marks", "\u{202e}".repeat(million)),
    ];
    for (name, flood) in &floods {
        dir.file(&format!("d/{name}.txt"), format!("{above}{flood}\n{below}"));
    }
    // Each line of markers is weighed, which takes time where the binary is not optimised.
    let markers = "اقرأ أيضا: عنوان خبر آخر\n".repeat(20_000);
    dir.file("d/markers.txt", format!("{above}{markers}"));
    let ran = dir.run(&["clean", "d"]);
    let records = ran.exits(0).records();
    assert_eq!(records.len(), floods.len() + 1);
    for record in records {
        let body = record["body"].as_str().unwrap();
        assert!(body.starts_with("أعلنت بلدية عين الماء"), "{body}");
    }
}

#[test]
fn a_line_and_a_title_may_be_of_any_length() {
    let dir = Dir::new();
    let long = "عنوان ".repeat(100_000);
    dir.file("a.txt", format!("{long}\n{}", article("عين الماء")))
        .file(
            "b.json",
            json!({"title": long, "body": article("عين الماء")}).to_string(),
        )
        .file("c.txt", article("عين الماء").replace('\n', " ").repeat(500));
    let ran = dir.run(&["clean", "a.txt", "b.json", "c.txt"]);
    assert_eq!(ran.exits(0).records().len(), 3);
}

#[test]
fn texts_that_are_no_articles_are_rejected_by_name() {
    let dir = Dir::new();
    dir.file(
        "latin.txt",
        "The city opened a new bridge today.\n".repeat(5),
    )
    .file("signs.txt", "--- 123 / 456 ***\n10:20 !\n")
    .file("blank.txt", " \u{a0}\u{200b}\n\u{feff}\t\n")
    .file("bom.txt", "\u{feff}");
    let ran = dir.run(&["clean", ".", "--audit", "audit"]);
    assert!(ran.exits(0).stdout.is_empty());
    ran.says("4 rejected").says("0 unreadable");
    let audit = dir.read("audit");
    for (name, reason) in [
        ("latin", "no-arabic"),
        ("signs", "no-letters"),
        ("blank", "blank"),
        ("bom", "blank"),
    ] {
        let line = audit
            .lines()
            .find(|line| line.contains(&format!("./{name}.txt")) && line.contains("rejected"));
        assert!(
            line.unwrap().contains(&format!("\"reason\":\"{reason}\"")),
            "{line:?}"
        );
    }
}

#[test]
fn a_page_of_scripts_without_end_keeps_its_text() {
    let dir = Dir::new();
    let text = article("عين الماء").replace("\n\n", "</p><p>");
    let script = "var x = '<p>لا</p>';".repeat(500_000);
    dir.file(
        "a.html",
        format!("<html><body><p>{text}</p><script>{script}</script><p>ختام</p>"),
    );
    let records = dir.run(&["clean", "a.html"]).exits(0).records();
    assert!(!records[0].to_string().contains("var x"));
}

#[cfg(unix)]
mod unix {
    use super::article;
    use crate::dir::{Dir, Ran};
    use std::fs::File;
    use std::io::{BufRead, BufReader, Read, Write};
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::{Child, Stdio};

    #[test]
    fn links_that_lead_nowhere_are_told_and_what_is_no_file_is_passed_over() {
        let dir = Dir::new();
        dir.file("d/a.txt", article("عين الماء"))
            .file("d/z.txt", article("تل الورد"));
        for (link, target) in [
            ("d/circle", "circle"),
            ("d/dangling", "none/at/all"),
            ("d/through", "a.txt/x"),
            ("d/zero", "/dev/zero"),
        ] {
            symlink(target, dir.path(link)).unwrap();
        }
        let _socket = UnixListener::bind(dir.path("d/socket")).unwrap();
        let ran = dir.run(&["clean", "d", "-v"]);
        assert_eq!(ran.exits(2).paths(), ["d/a.txt", "d/z.txt"]);
        for link in ["circle", "dangling", "through"] {
            ran.says(&format!(
                "d/{link}: the link leads nowhere; restore what it points to, or delete the link"
            ));
        }
        ran.says("d/socket: skipped, not a regular file")
            .says("d/zero: skipped, not a regular file")
            .says("2 records, 0 rejected, 3 unreadable, 2 skipped");
        dir.run(&["clean", "d/socket", "d/a.txt"])
            .exits(2)
            .says("d/socket: cannot be read")
            .says("1 record");
    }

    #[test]
    fn a_path_that_is_too_long_costs_no_neighbour() {
        let dir = Dir::new();
        let name = "m".repeat(250);
        dir.file("d/a.txt", article("عين الماء"))
            .file("d/z.txt", article("تل الورد"));
        // From inside to outside: a folder of that depth can be named by no call.
        std::fs::create_dir(dir.path("inner")).unwrap();
        dir.file("inner/end.txt", article("مرج السنابل"));
        for _ in 0..18 {
            std::fs::create_dir(dir.path("outer")).unwrap();
            std::fs::rename(dir.path("inner"), dir.path("outer").join(&name)).unwrap();
            std::fs::rename(dir.path("outer"), dir.path("inner")).unwrap();
        }
        std::fs::rename(dir.path("inner"), dir.path("d/deep")).unwrap();
        let ran = dir.run(&["clean", "d"]);
        assert_eq!(ran.exits(2).paths(), ["d/a.txt", "d/z.txt"]);
        ran.says("cannot be read: File name too long")
            .says("1 unreadable");
    }

    /// What a run that was started gives in the end.
    fn end(child: Child) -> Ran {
        Ran::from(child.wait_with_output().unwrap())
    }

    #[test]
    fn a_file_that_vanishes_during_the_walk_is_told() {
        let dir = Dir::new();
        // So many that the walk waits for the one who reads the records.
        for number in 0..1000 {
            dir.file(&format!("d/{number:04}.txt"), article("عين الماء"));
        }
        let mut child = dir
            .process(&["clean", "d", "--threads", "1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut records = BufReader::new(child.stdout.take().unwrap());
        let mut first = String::new();
        records.read_line(&mut first).unwrap();
        std::fs::remove_file(dir.path("d/0999.txt")).unwrap();
        let mut rest = String::new();
        records.read_to_string(&mut rest).unwrap();
        assert_eq!(rest.lines().count(), 998);
        end(child)
            .exits(2)
            .says("d/0999.txt: no such file or folder")
            .says("999 records, 0 rejected, 1 unreadable");
    }

    #[test]
    fn a_file_that_grows_without_end_is_read_to_where_it_ended() {
        let dir = Dir::new();
        let lines = "{\"body\":\" \"}\n".repeat(1000);
        dir.file("a.jsonl", lines.repeat(100))
            .file("z.txt", article("تل الورد"));
        let mut log = File::options()
            .append(true)
            .open(dir.path("a.jsonl"))
            .unwrap();
        let mut child = dir
            .process(&["clean", "a.jsonl", "z.txt"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // For as long as the run lasts; but a run that follows it to no end, minutes long, shall fill no disk.
        const MOST_WRITES: usize = 20_000;
        let mut writes = 0;
        while child.try_wait().unwrap().is_none() {
            if writes == MOST_WRITES {
                child.kill().unwrap();
            }
            writes += 1;
            log.write_all(lines.as_bytes()).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let ran = end(child);
        // It may have ended within a line, so the status is 0 or 2; none means that it was killed.
        assert!(ran.code.is_some(), "{ran:#?}");
        ran.says("warning: a.jsonl: grew while it was read; what was added was left out");
        assert_eq!(ran.paths(), ["z.txt"]);
    }
}
