//! What a program that feeds the strict filter may rely on: addresses of its own, answers one by one, ids of records that
//! are too long. The partner is slow, stops reading, or dies.

use crate::dir::{Dir, Ran, article, lines};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

const FILTER: [&str; 9] = [
    "clean",
    "-",
    "-q",
    "--format",
    "jsonl",
    "--bad-records",
    "emit",
    "--threads",
    "1",
];
/// Far longer than any answer takes on a busy machine; without it a lost one would stop the tests for ever.
const PATIENCE: Duration = Duration::from_secs(120);

fn filter(input: impl Into<Vec<u8>>, more: &[&str]) -> Ran {
    Dir::new().run_with(&[&FILTER[..], more].concat(), input)
}

fn spawn(dir: &Dir, more: &[&str]) -> Child {
    let mut command = dir.process(&[&FILTER[..], more].concat());
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command.stderr(Stdio::piped()).spawn().unwrap()
}

/// The lines of a child's output, each as it comes.
fn answers(child: &mut Child) -> Receiver<String> {
    let stdout = BufReader::new(child.stdout.take().unwrap());
    let (sender, answers) = channel();
    thread::spawn(move || {
        let mut lines = stdout.lines().map_while(Result::ok);
        while lines.next().is_some_and(|line| sender.send(line).is_ok()) {}
    });
    answers
}

/// A line with these fields and the text of an article.
fn line(mut fields: Value) -> String {
    fields["body"] = article("عين الماء").into();
    format!("{fields}\n")
}

fn addresses(ran: &Ran) -> Vec<Value> {
    let address = |it: &Value| json!([it["id"], it["path"], it["member"], it["record"]]);
    ran.records().iter().map(address).collect()
}

#[test]
fn an_address_passes_through_where_its_types_fit() {
    let whole = json!({"id": "a", "path": "shard/1", "member": "x.html", "record": 41});
    let wrong = json!({"id": "b", "path": 7, "member": ["m"], "record": -1});
    let latin = json!({"id": "d", "path": "p", "record": 5, "body": "no Arabic letter"});
    let no_text = json!({"id": "e", "path": "p", "member": null, "record": 6});
    let input = [
        line(whole),
        line(wrong),
        line(json!({"id": "c"})),
        format!("{latin}\n{no_text}\n{{\"id\":\"f\",\"path\":\"p\"\n"),
    ];
    let ran = filter(input.concat(), &["--keep", "*"]);
    let found = addresses(ran.exits(0));
    let expected = [
        json!(["a", "shard/1", "x.html", 41]),
        json!(["b", "-", null, 0]),
        json!(["c", "-", null, 0]),
        json!(["d", "p", null, 5]),
        json!(["e", "p", null, 6]),
    ];
    assert_eq!(found[..5], expected);
    assert_eq!((&found[5][1], &found[5][3]), (&json!("-"), &json!(0)));
    let extra: Vec<Value> = ran.records().iter().map(|it| it["extra"].clone()).collect();
    assert_eq!(extra[0], json!({}));
    assert_eq!(extra[1], json!({"path": 7, "member": ["m"], "record": -1}));
    // A file says itself where its lines are.
    let dir = Dir::new();
    dir.file("a.jsonl", input.concat());
    let args = [
        "clean",
        "a.jsonl",
        "--format",
        "jsonl",
        "--bad-records",
        "emit",
    ];
    let ran = dir.run(&args);
    assert_eq!(addresses(ran.exits(0))[0], json!(["a", "a.jsonl", null, 0]));
    assert_eq!(addresses(&ran)[3], json!(["d", "a.jsonl", null, 3]));
}

#[test]
fn shards_that_are_joined_pass_check() {
    let shard = |from: u32| {
        let own = |id| line(json!({"id": id, "note": id}));
        let lines: String = (from..from + 5).map(own).collect();
        let bad = format!("[\n{{\"id\":\"bad {from}\"}}\n");
        // Records without an id, the same in both, and one that is too long and has none.
        lines + &bad + &line(json!({})) + &format!("{{\"x\":\"{}\"}}\n", "x".repeat(9000))
    };
    let more = ["--max-document", "8K"];
    let (first, second) = (filter(shard(0), &more), filter(shard(5), &more));
    let joined = format!("{}{}", first.exits(0).stdout, second.exits(0).stdout);
    // The same bytes as of one stream: no answer depends on where its line stands.
    let whole = filter(shard(0) + &shard(5), &more);
    assert_eq!(whole.exits(0).stdout, joined);
    let dir = Dir::new();
    dir.file("all.jsonl", &joined);
    dir.run(&["check", "all.jsonl"]).exits(0).says("0 problems");
    // Two records with one address are told.
    let mut other = lines(&joined).remove(0);
    other["url"] = "x".into();
    dir.file(
        "all.jsonl",
        format!("{joined}{}", serde_json::to_string(&other).unwrap() + "\n"),
    );
    dir.run(&["check", "all.jsonl"])
        .exits(1)
        .says("with the id 0 stands in an earlier line already");
}

fn ask(stdin: &mut ChildStdin, answers: &Receiver<String>, id: &str) {
    stdin
        .write_all(line(json!({ "id": id })).as_bytes())
        .unwrap();
    stdin.flush().unwrap();
    let answer = answers.recv_timeout(PATIENCE).unwrap();
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["id"], id);
}

#[test]
fn a_caller_that_waits_gets_each_answer() {
    for more in [&["--line-buffered"][..], &[]] {
        let dir = Dir::new();
        let mut child = spawn(&dir, more);
        let mut stdin = child.stdin.take().unwrap();
        let answers = answers(&mut child);
        (0..1000).for_each(|id: u32| ask(&mut stdin, &answers, &id.to_string()));
        drop(stdin);
        assert!(answers.recv_timeout(PATIENCE).is_err());
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
}

#[test]
fn a_partner_that_stops_reading_for_a_while_loses_nothing() {
    let dir = Dir::new();
    let mut child = spawn(&dir, &["--line-buffered"]);
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    // More than pipes hold, so that the filter waits for its reader and its writer for it.
    let count = 1500;
    let writer = thread::spawn(move || {
        for id in 0..count {
            stdin
                .write_all(line(json!({ "id": id })).as_bytes())
                .unwrap();
        }
    });
    thread::sleep(Duration::from_millis(500));
    let mut out = String::new();
    stdout.read_to_string(&mut out).unwrap();
    writer.join().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let ids: Vec<String> = (0..count).map(|id: u32| id.to_string()).collect();
    let found = lines(&out);
    assert!(found.iter().map(|it| it["id"].as_str().unwrap()).eq(&ids));
}

#[cfg(unix)]
#[test]
fn a_partner_that_dies_between_answers_ends_it_with_two() {
    let dir = Dir::new();
    let mut child = spawn(&dir, &["--line-buffered"]);
    let mut stdin = child.stdin.take().unwrap();
    let mut first = BufReader::with_capacity(1, child.stdout.take().unwrap());
    stdin
        .write_all(line(json!({"id": "a"})).as_bytes())
        .unwrap();
    let mut answer = String::new();
    first.read_line(&mut answer).unwrap();
    assert!(answer.contains("\"id\":\"a\""));
    drop(first);
    while stdin.write_all(line(json!({"id": "b"})).as_bytes()).is_ok() {}
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

#[cfg(unix)]
#[test]
fn a_partner_that_is_killed_in_a_line_has_each_whole_line_answered() {
    let dir = Dir::new();
    let mut child = spawn(&dir, &["--line-buffered"]);
    let mut stdin = child.stdin.take().unwrap();
    let answers = answers(&mut child);
    ask(&mut stdin, &answers, "a");
    stdin.write_all(b"{\"id\":\"cut").unwrap();
    drop(stdin);
    let last = answers.recv_timeout(PATIENCE).unwrap();
    assert!(last.contains("\"reason\":\"bad-record\""), "{last}");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_giant_record_keeps_its_own_id_and_address() {
    let text = "خ".repeat(2_000_000);
    let input = [
        format!("{{\"id\":\"before\",\"path\":\"p\",\"record\":7,\"body\":\"{text}\"}}"),
        format!("{{\"body\":\"{text}\",\"record\":8,\"path\":\"p\",\"id\":\"behind\"}}"),
        format!("{{\"key\":5,\"body\":\"{text}\"}}"),
        format!("{{\"body\":\"{text}\"}}"),
        // A lost quote: what looks like an id behind it may be a word of the text.
        format!("{{\"body\":\"{text}\" said \"id\":\"none\"}}"),
        format!("[{{\"id\":\"none\",\"body\":\"{text}\"}}]"),
    ];
    let more = ["--max-document", "1M", "--id-field", "key"];
    let expected = [
        json!(["before", "p", null, 7]),
        json!(["behind", "p", null, 8]),
        json!(["5", "-", null, 0]),
        json!([null, "-", null, 0]),
        json!([null, "-", null, 0]),
        json!([null, "-", null, 0]),
    ];
    let ran = filter(input.join("\n"), &more);
    assert!(
        ran.exits(0)
            .records()
            .iter()
            .all(|it| it["reason"] == "too-long")
    );
    assert_eq!(addresses(&ran), expected);
    // Lines of a file keep their places, and their ids as well.
    let dir = Dir::new();
    dir.file("a.jsonl", input[..3].join("\n"));
    let args = ["clean", "a.jsonl", "--bad-records", "emit"];
    let ran = dir.run(&[&args[..], &more].concat());
    let ids: Vec<Value> = ran
        .exits(0)
        .records()
        .iter()
        .map(|it| it["id"].clone())
        .collect();
    assert_eq!(ids, ["before", "behind", "5"]);
}
