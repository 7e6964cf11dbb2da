//! Hostile tables of marker phrases: each is refused with its line, before an output is touched.

use crate::dir::{Dir, article};

fn dir() -> Dir {
    let dir = Dir::new();
    dir.file("a.txt", article("عين الماء"));
    dir
}

#[test]
fn a_bad_row_is_told_with_its_line() {
    let dir = dir();
    let good = "تابع أخبار المرصد\tshare\twhole\n";
    for (row, says) in [
        ("عبارة بلا أعمدة", "2:"),
        ("عبارة\tno-such-class\twhole", "no-such-class"),
        ("عبارة\tshare\tno-such-place", "no-such-place"),
        ("\tshare\twhole", "2:"),
        ("\u{640}\u{64b}\u{640}\tshare\twhole", "2:"),
        ("تابع أخبار المرصد\tshare\twhole", "2:"),
    ] {
        dir.file("my.tsv", format!("{good}{row}\n"));
        let ran = dir.run(&["clean", "a.txt", "--lexicon", "my.tsv", "-o", "out.jsonl"]);
        ran.exits(2).says("my.tsv:2").says(says);
        assert!(
            !dir.exists("out.jsonl") && !dir.exists("out.jsonl.partial"),
            "{row}"
        );
    }
}

#[test]
fn what_is_no_table_is_refused() {
    let dir = dir();
    dir.file("my.tsv", b"\xff\xfe\x00bytes");
    dir.run(&["clean", "a.txt", "--lexicon", "my.tsv"])
        .exits(2)
        .says("my.tsv: is not UTF-8; save it as UTF-8");
    dir.run(&["clean", "a.txt", "--lexicon", "."]).exits(2);
}

#[test]
fn very_many_rows_are_read_up_to_a_limit_that_is_told() {
    let dir = dir();
    // Digits in a phrase stand for any number, so letters make the rows different.
    let letters: Vec<char> = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي".chars().collect();
    let word = |mut number: usize| {
        let mut word = String::from("عبارة ");
        for _ in 0..5 {
            word.push(letters[number % letters.len()]);
            number /= letters.len();
        }
        word
    };
    let rows = |count| {
        let rows = (0..count).map(|number| format!("{}\tshare\twhole\n", word(number)));
        rows.collect::<String>()
    };
    dir.file("my.tsv", rows(100_000));
    dir.run(&["clean", "a.txt", "--lexicon", "my.tsv"])
        .exits(2)
        .says("my.tsv:20001: more than 20000 rows");
    dir.file("my.tsv", rows(20_000)).file(
        "b.txt",
        format!("{}\n{}\n", article("عين الماء"), word(17_777)),
    );
    let ran = dir.run(&["clean", "b.txt", "--lexicon", "my.tsv"]);
    let body = ran.exits(0).records()[0]["body"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(!body.contains(&word(17_777)), "{body}");
}

#[cfg(unix)]
#[test]
fn lists_and_tables_without_an_end_are_refused() {
    let dir = dir();
    dir.run(&["clean", "a.txt", "--lexicon", "/dev/zero"])
        .exits(2)
        .says("/dev/zero: is larger than the 64 MiB that are read");
    dir.run(&["clean", "--files-from", "/dev/zero"])
        .exits(2)
        .says("/dev/zero: is larger than the 256 MiB that are read");
}

#[cfg(unix)]
#[test]
fn a_table_that_comes_through_a_pipe_is_read_once() {
    let dir = dir();
    let made = std::process::Command::new("mkfifo")
        .arg(dir.path("my.tsv"))
        .status();
    assert!(made.unwrap().success());
    let pipe = dir.path("my.tsv");
    let writer = std::thread::spawn(move || {
        std::fs::write(pipe, "تابع أخبار المرصد\tshare\twhole\n").unwrap();
    });
    let mut command = dir.command(&["clean", "a.txt", "--lexicon", "my.tsv"]);
    let ran = crate::dir::Ran::from(command.timeout(PATIENCE).output().unwrap());
    assert_eq!(ran.exits(0).records().len(), 1);
    writer.join().unwrap();
}

/// A run that waits for a second writer would wait for ever.
#[cfg(unix)]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);
