//! Floods: one shape again and again, and two mixed. Twice as much of it takes twice the time, memory stays in proportion,
//! and neighbours are read.

use crate::dir::{Dir, Ran, article, lines};
use serde_json::json;
use std::process::Command;
use std::time::{Duration, Instant};

/// Shapes that have cost the square of their length, or that look as if they could.
const SHAPES: [&str; 41] = [
    "12/03/2024 ",
    "12 مارس 2024\n",
    "14:05 ",
    "14:05\n",
    "123456 ",
    "7",
    "#وسم ",
    "#وسم\n",
    "(",
    "([{",
    "«“",
    "«قال»\n",
    "https://x.example/a/b ",
    "https://x.example/a\n",
    "اقرأ أيضا ",
    "اقرأ أيضا\n",
    "المصدر: ",
    "- المصدر: ",
    "الأحد 12 يوليو 2015 - 14:05، ",
    "12/03/2024 (14:05 #وسم «خبر» https://x.example ",
    "منذ 3 ساعات ",
    "- نشر بتاريخ الأحد 16-03-2014 || 18:29 ",
    "http://a.b",
    "a=b&c;",
    "\n",
    "# أ\n",
    "[أ](b) ",
    "[خبر](https://x.example/a)\n",
    "![أ](b)",
    "![أ](b)\n\nأ\n\n",
    "[](){}",
    "*أ* ",
    "| أ | ب |\n",
    "> أ\n",
    "- [أ](b)\n",
    "<p>أ",
    "<li>أ\n",
    "<a>أ</a>",
    "<p></p>",
    "<img alt='قارب على رصيف المرفأ'><div class=logo><p>قارب على رصيف المرفأ</p>",
    "بَ",
];

/// So many bytes of a shape.
fn flood(shape: &str, bytes: usize) -> String {
    shape.repeat(bytes / shape.len())
}

fn time_of(dir: &Dir, bytes: usize, shape: &str) -> Duration {
    dir.file("flood.txt", flood(shape, bytes));
    let start = Instant::now();
    dir.run(&["clean", "flood.txt", "-q", "-o", "/dev/null"])
        .exits(0);
    start.elapsed()
}

#[test]
fn twice_as_much_of_a_shape_takes_twice_the_time() {
    /// A line of so many bytes is still cleaned.
    const BYTES: usize = 128 * 1024;
    /// What a machine that does other things adds.
    const NOISE: Duration = Duration::from_millis(600);
    let dir = Dir::new();
    for shape in SHAPES {
        let (half, whole) = (time_of(&dir, BYTES, shape), time_of(&dir, 2 * BYTES, shape));
        assert!(
            whole < half * 3 + NOISE,
            "{shape:?}: {half:?}, then {whole:?}"
        );
    }
}

/// A line of bash with little memory, in which `$GHIRBAL` is the name of the binary.
fn with_little_memory(dir: &Dir, line: &str) -> Ran {
    let line = line.replace("$GHIRBAL", env!("CARGO_BIN_EXE_ghirbal"));
    let mut command = Command::new("bash");
    let line = format!("ulimit -c 0; ulimit -v 262144; {line}");
    command.args(["-c", &line]).current_dir(dir.root());
    Ran::from(command.output().unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn a_flood_costs_itself_alone() {
    let dir = Dir::new();
    dir.file("d/1.txt", article("عين الماء"))
        .file("d/9.txt", article("تل الورد"));
    for shape in SHAPES {
        dir.file("d/5.txt", flood(shape, 4 << 20));
        let ran = with_little_memory(&dir, "$GHIRBAL clean d -q -j 1 --audit audit");
        assert_eq!(ran.exits(0).paths(), ["d/1.txt", "d/9.txt"], "{shape:?}");
        let audit = lines(&dir.read("audit"));
        let rejected = audit.iter().filter(|line| line["kind"] == "rejected");
        assert_eq!(rejected.count(), 1, "{shape:?}");
    }
    dir.file("d/5.txt", flood("اقرأ أيضا\n", 5 << 20));
    let ran = with_little_memory(&dir, "$GHIRBAL clean d -j 1");
    ran.exits(0).says("too-large-to-clean 1");
}

#[test]
fn ten_messages_of_a_kind_are_shown_and_all_are_kept() {
    let dir = Dir::new();
    dir.file("a.jsonl", "{\"a\": }\n".repeat(1020));
    let args = [
        "clean", "a.jsonl", "--format", "jsonl", "--errors", "errors", "-o", "out",
    ];
    let ran = dir.run(&args);
    ran.exits(2)
        .says("a.jsonl: … and 1,010 more of this kind (bad-record)");
    let shown = ran.stderr.lines().filter(|line| line.contains("a.jsonl:"));
    assert_eq!(shown.count(), 11);
    let all = lines(&dir.read("errors"));
    assert_eq!(all.len(), 1020);
    assert_eq!(all[7]["severity"], "error");
    assert_eq!(
        (&all[7]["line"], &all[7]["path"]),
        (&8.into(), &"a.jsonl".into())
    );
    // It is an output like the others.
    dir.run(&args).exits(2);
    dir.file("notes", "notes\n");
    dir.run(&["clean", "a.jsonl", "--errors", "notes"])
        .exits(2)
        .says("notes: is there already");
    dir.run(&["clean", "a.jsonl", "--errors", "/dev/full"])
        .exits(2)
        .says("/dev/full: no space left");
}

#[test]
fn a_line_that_begins_like_a_compressed_file_is_a_line() {
    let args = [
        "clean",
        "-",
        "--format",
        "jsonl",
        "--bad-records",
        "emit",
        "-q",
    ];
    for magic in [
        &b"\x1f\x8b\x08\0"[..],
        b"\xfd7zXZ\0",
        b"BZh91AY",
        b"\x28\xb5\x2f\xfd",
        b"\x50\x2a\x4d\x18\x04\0\0\0",
        b"PK\x03\x04",
    ] {
        let good = json!({ "body": article("عين الماء") }).to_string();
        let rest = format!("\n{}\n{}\n", good, good);
        let answers = Dir::new()
            .run_with(&args, [magic, rest.as_bytes()].concat())
            .exits(0)
            .records();
        let ids: Vec<_> = answers.iter().map(|line| line["status"].as_str()).collect();
        assert_eq!(ids, [Some("error"), None, None], "{magic:?}");
    }
}
