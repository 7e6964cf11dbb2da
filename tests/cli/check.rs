//! `check`: what `clean` writes passes, and each thing that it must not be is found where it stands, and nowhere else.

mod lines;
mod schema;

use crate::dir::{self, Dir, Ran};
use crate::tool::COMPRESSORS;
use lines::{ANSWER, RECORD, answer_with, record_with};

/// Lines of records at addresses of their own; the body of some is another.
fn records(count: usize, marked: usize) -> String {
    let line = |at: usize| {
        let line = record_with(r#""record":0"#, &format!(r#""record":{at}"#));
        match at < marked {
            true => line.replace(r"\nوقال", r"\nاقرأ أيضا: افتتاح جسر\nوقال"),
            false => line,
        }
    };
    (0..count).map(|at| line(at) + "\n").collect()
}

#[track_caller]
fn check(text: impl AsRef<[u8]>, args: &[&str]) -> Ran {
    let dir = Dir::new();
    dir.file("a.jsonl", text);
    dir.run(&[&["check", "a.jsonl"], args].concat())
}

#[test]
fn what_clean_writes_passes() {
    let dir = Dir::new();
    let root = env!("CARGO_MANIFEST_DIR");
    let inputs = [
        format!("{root}/tests/cases"),
        format!("{root}/examples/dump"),
    ];
    dir.file(
        "odd/a.json",
        r#"[{"body": 1, "id": ""}, {"x": [}, {"text": "abc"}]"#,
    )
    .file(
        "odd/b.jsonl",
        "{\"title\":\"\u{7}\"}\n\n{\"body\":\"\\ud83d\"}\nx\n",
    )
    .file("odd/c.csv", "title,body\n\"أ\n")
    .file("odd/d.txt", b"\x1f\x8b\x08\0\0")
    .file("odd/e.txt", "\u{2028}\u{200f}");
    for options in [
        &["--keep", "*"][..],
        &["--embedded", "record", "--title-fallback", "none"],
        &["--bad-records", "emit"],
        &[
            "--bad-records",
            "emit",
            "--max-document",
            "900",
            "--reject-below",
            "40%",
        ],
    ] {
        let clean = [
            "clean", "-q", &inputs[0], &inputs[1], "odd", "-o", "o.jsonl",
        ];
        let ran = dir.run(&[&clean, options].concat());
        assert!(matches!(ran.code, Some(0 | 2)), "{ran:?}");
        // Half of the cases are traps that look like something to remove.
        let ran = dir.run(&["check", "o.jsonl", "--max-markers", "3%"]);
        ran.exits(0).says("0 problems");
        let answers = dir.read("o.jsonl").contains(r#""status":"#);
        assert_eq!(answers, options.contains(&"emit"), "{options:?}");
    }
}

#[test]
fn good_lines_are_counted() {
    let ran = check(format!("{RECORD}\n{ANSWER}\n"), &[]);
    ran.exits(0)
        .says("ghirbal: 1 record, 1 answer, 0 with a marker in their body; 0 problems");
    assert_eq!(ran.stdout, "");
    assert_eq!(check(format!("{RECORD}\n"), &["-q"]).exits(0).stderr, "");
    check("", &[]).exits(0).says("0 records");
}

#[test]
fn a_problem_is_told_with_its_place_and_what_to_do() {
    let empty = record_with(
        "أعلنت البلدية انتهاء الترميم\\nوقال المدير إن المكتبة تفتح غدا",
        " ",
    );
    check(format!("{ANSWER}\n{empty}\n"), &[]).exits(1).says(
        "ghirbal: a.jsonl:2: body holds nothing visible; clean its document again\n\
         ghirbal: 1 record, 1 answer, 0 with a marker in their body; 1 problem (empty-body 1)",
    );
    check(answer_with("error", "\u{9b}2J\u{202e}") + "\n", &["-q"])
        .exits(1)
        .says("status is \"\\u{9b}2J\\u{202e}\", not one of");
}

#[test]
fn many_problems_of_one_kind_are_cut_short() {
    let text: String = (0..25)
        .map(|at| record_with(r#""record":0"#, &format!(r#""record":{at}"#)) + "\n")
        .map(|line| line.replace(r#""id":"7""#, r#""id":"""#))
        .collect();
    let count = |ran: &Ran| ran.stderr.matches("the id is empty").count();
    let ran = check(&text, &[]);
    ran.exits(1)
        .says("empty-id: 5 more; --all shows them")
        .says("25 problems (empty-id 25)");
    assert_eq!(count(&ran), 20);
    assert_eq!(count(&check(&text, &["--all"])), 25);
}

#[test]
fn markers_may_be_left_in_a_small_share_of_the_bodies() {
    let told = "a.jsonl:1: the body holds «اقرأ أيضا: افتتاح جسر», a marker of class read-also";
    let ran = check(records(50, 1), &[]);
    ran.exits(0)
        .says("1 with a marker")
        .is_silent_on("a.jsonl:1");
    check(records(50, 1), &["-v"]).exits(0).says(told);
    check(records(49, 1), &[])
        .exits(1)
        .says(told)
        .says("limit crossed: --max-markers 2%: 1 of 49 records hold a marker in their body")
        .says("1 problem (marker-left 1)");
    check(records(50, 1), &["--max-markers", "0"]).exits(1);
    check(records(50, 3), &["--max-markers", "3"]).exits(0);
    let ran = check(records(50, 30), &[]);
    ran.exits(1).says("marker-left: 10 more");
    assert_eq!(ran.stderr.matches("a marker of class").count(), 20);
    check(records(50, 0), &["--max-markers", "some"]).exits(2);
}

#[test]
fn a_lexicon_makes_markers_known() {
    let dir = Dir::new();
    let text = record_with(r"\nوقال", r"\nانضموا إلى قراء المرصد\nوقال");
    dir.file("a.jsonl", text + "\n")
        .file("my.tsv", "انضموا إلى قراء المرصد\tshare\twhole\n");
    dir.run(&["check", "a.jsonl"]).exits(0);
    dir.run(&["check", "a.jsonl", "--lexicon", "my.tsv"])
        .exits(1)
        .says("a marker of class share");
    dir.run(&["check", "a.jsonl", "--lexicon", "none.tsv"])
        .exits(2);
}

#[test]
fn json_has_an_object_for_each_and_the_counts_last() {
    let text = records(30, 2) + "x\n" + &answer_with("bad-record", "bad-deed") + "\n";
    let ran = check(&text, &["--json"]);
    let told = dir::lines(&ran.exits(1).stdout);
    let kinds: Vec<&str> = told.iter().map(|it| it["kind"].as_str().unwrap()).collect();
    let all = ["marker", "marker", "not-json", "wrong-value", "summary"];
    assert_eq!(kinds, all);
    assert_eq!(told[1]["line"], 2);
    assert_eq!(told[1]["class"], "read-also");
    assert_eq!(told[1]["text"], "اقرأ أيضا: افتتاح جسر");
    assert_eq!(
        (&told[2]["path"], &told[2]["line"]),
        (&"a.jsonl".into(), &31.into())
    );
    let summary = &told[4];
    let counts =
        ["lines", "records", "answers", "with_marker"].map(|key| summary[key].as_u64().unwrap());
    assert_eq!(counts, [32, 30, 1, 2]);
    let problems = serde_json::json!({"not-json": 1, "wrong-value": 1, "marker-left": 2});
    assert_eq!(summary["problems"], problems);
    assert_eq!(ran.stderr, "");
}

#[test]
fn compressed_files_and_standard_input_are_read() {
    let dir = Dir::new();
    let text = records(3, 0);
    for (command, suffix) in COMPRESSORS {
        let name = format!("a.jsonl.{suffix}");
        dir.file(&name, crate::tool::run(&dir, command, text.as_bytes()));
        dir.run(&["check", &name]).exits(0).says("3 records");
    }
    dir.run_with(&["check", "-"], text)
        .exits(0)
        .says("3 records");
    // Each file is a run of its own; its addresses are unique for themselves.
    dir.run(&["check", "a.jsonl.gz", "a.jsonl.xz"])
        .exits(0)
        .says("6 records");
}

#[test]
fn what_cannot_be_read_is_two_and_the_rest_is_checked() {
    let dir = Dir::new();
    let whole = crate::tool::gzip(&dir, records(500, 0).as_bytes());
    dir.file("bad.jsonl", "x\n")
        .file("cut.gz", &whole[..whole.len() - 20]);
    dir.run(&["check", "none.jsonl", "bad.jsonl"])
        .exits(2)
        .says("none.jsonl: no such file")
        .says("bad.jsonl:1: is no JSON object");
    dir.run(&["check", "."])
        .exits(2)
        .says(".: is a folder; name the files in it");
    dir.run(&["check", "cut.gz"])
        .exits(2)
        .says("cut.gz: cannot be read to its end");
    dir.run(&["check"]).exits(2);
}

#[test]
fn a_line_of_any_length_is_passed_over() {
    let long = record_with("وقال المدير", &"وقال المدير ".repeat(200_000))
        .replace(r#""record":0"#, r#""record":1"#);
    let text = format!("{RECORD}\n{long}\n{ANSWER}\n");
    check(&text, &[]).exits(0).says("2 records");
    check(&text, &["--max-line", "64K"])
        .exits(1)
        .says("a.jsonl:2: is longer than 65536 bytes; raise --max-line")
        .says("1 record, 1 answer");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_two() {
    let dir = Dir::new();
    dir.file("a.jsonl", records(1, 0));
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = dir
        .process(&["check", "a.jsonl", "--json"])
        .stdout(full)
        .output();
    Ran::from(output.unwrap()).exits(2).says("no space left");
}
