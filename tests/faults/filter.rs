//! The strict filter that engines feed: `clean - --format jsonl --bad-records emit`. One line out for each line in that
//! is not blank, in order, whatever the lines hold and however they come.

use crate::dir::{Dir, Ran, article, lines};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

const FILTER: [&str; 7] = [
    "clean",
    "-",
    "--format",
    "jsonl",
    "--bad-records",
    "emit",
    "--threads",
];

fn filter(dir: &Dir) -> Command {
    dir.process(&[&FILTER[..], &["1"]].concat())
}

fn run(input: impl Into<Vec<u8>>) -> Ran {
    Dir::new().run_with(&[&FILTER[..], &["1"]].concat(), input)
}

fn spawn(dir: &Dir) -> Child {
    let mut command = filter(dir);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command.stderr(Stdio::piped()).spawn().unwrap()
}

fn good(id: &str) -> String {
    json!({ "id": id, "body": article("عين الماء") }).to_string()
}

/// Lines of every kind, none of them blank.
fn all_kinds() -> Vec<Vec<u8>> {
    let text = article("تل الورد").replace('\n', "\\n");
    let mut lines: Vec<Vec<u8>> = [
        good("first"),
        String::from("["),
        String::from("]"),
        String::from(","),
        String::from("{\"id\":\"cut\""),
        String::from("[{\"body\":\"x\"},{\"body\":\"y\"}]"),
        String::from("{\"a\":1}{\"b\":2}"),
        String::from("null"),
        String::from("no JSON at all"),
        format!("\"{text}\""),
        format!("{{\"id\":\"unnamed\",\"x\":\"{text}\"}}"),
        format!("{{\"articles\":[{{\"body\":\"{text}\"}},{{\"body\":\"{text}\"}}]}}"),
        String::from("{\"id\":\"no-text\",\"n\":7}"),
        String::from("{\"id\":\"latin\",\"body\":\"no Arabic letter\"}"),
        String::from("{\"id\":\"empty\",\"body\":\"\"}"),
        format!("{{\"id\":\"separators\",\"body\":\"{text}\u{85}\u{2028}{text}\"}}"),
        format!("{}\r", good("windows")),
        format!("\u{feff}{}", good("marked")),
        format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)),
    ]
    .map(String::into_bytes)
    .into();
    lines.push(b"{\"id\":\"bytes\xff".to_vec());
    lines.push(
        [
            b"{\"id\":\"one bad byte\",\"body\":\"\xff ",
            text.as_bytes(),
            b"\"}",
        ]
        .concat(),
    );
    lines.push(good("last").into_bytes());
    lines
}

#[test]
fn each_line_that_is_not_blank_gives_one_line_in_order() {
    let kinds = all_kinds();
    let mut input = kinds.join(&b"\n\n \t\n"[..]);
    let ran = run(input.clone());
    let answers = ran.exits(0).records();
    assert_eq!(answers.len(), kinds.len(), "{ran:#?}");
    assert!(!ran.stdout.contains(['\u{85}', '\u{2028}']));
    let ids: Vec<&str> = answers
        .iter()
        .filter_map(|line| line["id"].as_str())
        .collect();
    let mut expected = [
        "first",
        "unnamed",
        "no-text",
        "latin",
        "empty",
        "separators",
    ]
    .to_vec();
    expected.extend(["windows", "marked", "one bad byte", "last"]);
    let own: Vec<&str> = ids
        .iter()
        .copied()
        .filter(|id| expected.contains(id))
        .collect();
    assert_eq!(own, expected);
    assert_eq!(ids.len(), kinds.len());
    input.push(b'\n');
    assert_eq!(run(input).stdout, ran.stdout);
}

#[test]
fn an_answer_says_what_came_in_and_keeps_the_schema() {
    let kinds = all_kinds();
    let printed = Dir::new().run(&["schema"]).stdout;
    let schema = jsonschema::validator_for(&serde_json::from_str(&printed).unwrap()).unwrap();
    let answers = run(kinds.join(&b'\n')).records();
    let mut statuses = [0, 0, 0];
    for (answer, line) in answers.iter().zip(&kinds) {
        assert!(schema.is_valid(answer), "{answer}");
        let Some(status) = answer["status"].as_str() else {
            statuses[0] += 1;
            continue;
        };
        statuses[if status == "error" { 1 } else { 2 }] += 1;
        match std::str::from_utf8(line) {
            Ok(text) => assert_eq!(answer["raw"], text.trim_end_matches('\r')),
            Err(_) => assert_eq!(answer["raw_base64"], "eyJpZCI6ImJ5dGVz/w=="),
        }
    }
    assert_eq!(statuses, [8, 12, 2]);
    let mut answer = answers[1].clone();
    answer["title"] = Value::Null;
    assert!(!schema.is_valid(&answer));
    let mut record = answers[0].clone();
    record["status"] = "error".into();
    assert!(!schema.is_valid(&record));
}

#[test]
fn a_line_gives_the_same_answer_in_any_company() {
    let kinds = all_kinds();
    let together = run(kinds.join(&b'\n')).records();
    for (line, expected) in kinds.into_iter().zip(together) {
        assert_eq!(run(line).records(), [expected]);
    }
}

#[test]
fn lines_that_look_like_archives_are_lines() {
    let tar = format!("{{\"id\":\"{}ustar\",\"n\":1}}", "x".repeat(250));
    assert_eq!(tar.find("ustar"), Some(257));
    for first in [tar.as_str(), "PK\u{3}\u{4}", "BZh9"] {
        let ran = run(format!("{first}\n{}\n", good("a")));
        let answers = ran.exits(0).records();
        assert_eq!(answers.len(), 2, "{first}");
        assert_eq!(answers[0]["raw"], first);
        assert_eq!(answers[1]["id"], "a");
    }
}

#[test]
fn standard_error_is_one_line_whatever_came() {
    let mut input = all_kinds().join(&b'\n');
    input.push(b'\n');
    let ran = run(input.repeat(20));
    ran.exits(0).says("160 records");
    assert_eq!(ran.stderr.lines().count(), 1);
}

#[test]
fn options_that_would_change_the_count_are_refused() {
    for more in [
        &["--embedded", "record"][..],
        &["--separator", "^---$"],
        &["--encoding", "utf-16le"],
    ] {
        let args = [&FILTER[..], &["1"], more].concat();
        let ran = Dir::new().run_with(&args, good("a"));
        ran.exits(2)
            .says("does not go with --bad-records emit")
            .says(more[0]);
        assert_eq!(ran.stdout, "");
    }
}

#[test]
fn bytes_may_come_one_by_one() {
    let dir = Dir::new();
    let mut child = spawn(&dir);
    let mut stdin = child.stdin.take().unwrap();
    let input = format!("{}\n{{bad\n{}", good("a"), good("b"));
    for byte in input.as_bytes() {
        stdin.write_all(&[*byte]).unwrap();
        stdin.flush().unwrap();
    }
    drop(stdin);
    let ran = Ran::from(child.wait_with_output().unwrap());
    assert_eq!(ran.exits(0).records().len(), 3);
}

#[test]
fn a_slow_writer_and_a_slow_reader_lose_nothing() {
    let dir = Dir::new();
    let mut child = spawn(&dir);
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    // Far more than what pipes and queues hold, so that each side waits for the other.
    let line = format!("{}\n", good("a"));
    let count = 4_000_000 / line.len();
    let writer = thread::spawn(move || {
        for number in 0..count {
            stdin.write_all(line.as_bytes()).unwrap();
            if number % 500 == 0 {
                thread::sleep(Duration::from_millis(10));
            }
        }
    });
    thread::sleep(Duration::from_millis(200));
    let (mut out, mut piece) = (Vec::new(), [0; 65_536]);
    loop {
        match stdout.read(&mut piece).unwrap() {
            0 => break,
            read => out.extend_from_slice(&piece[..read]),
        }
        thread::sleep(Duration::from_millis(2));
    }
    writer.join().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(lines(&String::from_utf8(out).unwrap()).len(), count);
}

#[test]
fn a_giant_record_is_answered_and_its_neighbours_are_read() {
    let giant = [
        b"{\"id\":\"giant\",\"body\":\"",
        "خ".repeat(50_000_000).as_bytes(),
        b"\"}",
    ]
    .concat();
    let input = [good("a").as_bytes(), &giant, good("b").as_bytes()].join(&b'\n');
    let answers = run(input).exits(0).records();
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[1]["status"], "rejected");
    assert_eq!(answers[1]["reason"], "too-long");
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, ["a", "giant", "b"]);
}

#[cfg(target_os = "linux")]
#[test]
fn it_needs_no_environment_and_no_folder_to_write_to() {
    let dir = Dir::new();
    // Not even root can write there.
    let mut command = filter(&dir);
    command.env_clear().current_dir("/proc");
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(good("a").as_bytes()).unwrap();
    drop(stdin);
    let ran = Ran::from(child.wait_with_output().unwrap());
    assert_eq!(ran.exits(0).records().len(), 1);
}

#[cfg(unix)]
#[test]
fn a_consumer_that_dies_ends_it_with_two() {
    let dir = Dir::new();
    let mut child = spawn(&dir);
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let line = format!("{}\n", good("a"));
    // It ends while more is coming; then nobody takes this end any more.
    while stdin.write_all(line.as_bytes()).is_ok() {}
    let ran = Ran::from(child.wait_with_output().unwrap());
    ran.exits(2);
}

#[cfg(unix)]
#[test]
fn input_that_breaks_off_is_no_success() {
    let dir = Dir::new();
    let folder = std::fs::File::open(dir.root()).unwrap();
    let ran = Ran::from(filter(&dir).stdin(folder).output().unwrap());
    ran.exits(2).says("-: is a folder");
    assert_eq!(ran.stdout, "");
}
