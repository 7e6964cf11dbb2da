//! Records that repeat earlier ones: marked, dropped, counted, grouped; and what does not go together.

use crate::dir::{Dir, article, lines};
use serde_json::{Value, json};

/// Two articles, a copy of each with other signs, and one with another paragraph.
fn dump() -> Dir {
    let dir = Dir::new();
    let first = ["الميناء", "السوق", "القلعة"].map(article).concat();
    let other = "وصلت قافلة التمور إلى الواحة بعد رحلة دامت أسبوعين، واستقبلها الأهالي بالقهوة.\n\nويقول التجار إن الطريق صار آمنا \
                 منذ حفرت الآبار على جانبيه، وإن الأسعار ستنخفض مع أول الشهر.\n";
    dir.file("d/1.txt", &first).file("d/2.txt", other);
    dir.file("d/3.txt", first.replace('،', " -").replace("أن ", "ان "));
    let edited = first.replace(
        "المكتبة العامة ستنتهي قبل بداية",
        "المسرح البلدي ستكتمل مع نهاية",
    );
    dir.file(
        "d/4.txt",
        edited.replacen("وقال مدير المشروع", "وذكر مهندس الموقع", 1),
    );
    dir
}

fn repeated(records: &[Value]) -> Vec<(Value, Value)> {
    let repeating = records
        .iter()
        .filter(|record| !record["duplicate_of"].is_null());
    let pair = |record: &Value| {
        (
            record["path"].clone(),
            record["duplicate_of"]["path"].clone(),
        )
    };
    repeating.map(pair).collect()
}

#[test]
fn a_later_record_names_the_first_or_is_left_out() {
    let dir = dump();
    let exact = [(json!("d/3.txt"), json!("d/1.txt"))];
    let ran = dir.run(&["clean", "d", "--duplicates", "mark"]);
    ran.exits(0)
        .says("4 records, 1 duplicates among them (exact 1)");
    assert_eq!(repeated(&ran.records()), exact);
    let address = json!({"path": "d/1.txt", "member": null, "record": 0, "part": 0});
    assert_eq!(ran.records()[2]["duplicate_of"], address);
    let near = dir.run(&["clean", "d", "--duplicates", "mark", "--near"]);
    assert_eq!(repeated(&near.records()).len(), 2);
    let dropped = dir.run(&["clean", "d", "--duplicates", "drop", "--near"]);
    dropped
        .exits(0)
        .says("2 records, 2 duplicates dropped (exact 1, near 1)");
    assert_eq!(dropped.paths(), ["d/1.txt", "d/2.txt"]);
    let off = dir.run(&["clean", "d"]);
    assert!(repeated(&off.records()).is_empty() && off.records()[0].get("fingerprint").is_none());
}

#[test]
fn audit_and_summary_say_which_and_how_many() {
    let dir = dump();
    let args = [
        "clean",
        "d",
        "--duplicates",
        "drop",
        "--near",
        "--audit",
        "a.jsonl",
        "--summary",
        "s.json",
        "-o",
        "o",
    ];
    dir.run(&args).exits(0);
    let audit = lines(&dir.read("a.jsonl"));
    let told: Vec<&Value> = audit
        .iter()
        .filter(|line| line["kind"] == "duplicate")
        .collect();
    assert_eq!(
        (&told[0]["likeness"], &told[1]["likeness"]),
        (&json!("exact"), &json!("near"))
    );
    assert_eq!(told[0]["similarity"], 1.0);
    assert!(told[1]["similarity"].as_f64().unwrap() >= 0.72);
    for line in told {
        assert_eq!(line["duplicate_of"]["path"], "d/1.txt");
        assert!(line["dropped"] == true && line["text"].as_str().unwrap().contains("القلعة"));
    }
    let summary: Value = serde_json::from_str(&dir.read("s.json")).unwrap();
    let expected = json!({"exact": 1, "near": 1, "dropped": 2, "unremembered": 0});
    assert_eq!(
        (&summary["duplicates"], &summary["records"]),
        (&expected, &json!(2))
    );
    dir.run(&[
        "clean",
        "d",
        "--duplicates",
        "drop",
        "--limit",
        "2",
        "-o",
        "limited",
    ])
    .exits(0);
    assert_eq!(lines(&dir.read("limited")).len(), 2);
}

#[test]
fn threads_and_shapes_change_nothing() {
    let dir = dump();
    let mark = ["--duplicates", "mark", "--near", "--fingerprint"];
    let run = |args: &[&str]| dir.run(&[&["clean", "d"], &mark[..], args].concat());
    let plain = run(&["--threads", "1"]);
    assert_eq!(plain.stdout, run(&["--threads", "8"]).stdout);
    run(&["-o", "o.jsonl", "--resume"]).exits(0);
    assert_eq!(dir.read("o.jsonl"), plain.stdout);
    dir.run(&["check", "o.jsonl"]).exits(0);
    run(&["-o", "o.csv"]).exits(0);
    assert!(
        dir.read("o.csv")
            .lines()
            .next()
            .unwrap()
            .ends_with(",duplicate_of,extra,fingerprint")
    );
    run(&["--output-dir", "files"]).exits(0);
    assert!(dir.exists("files"));
    let cut = run(&["--fields", "fingerprint"]);
    assert!(
        cut.records()
            .iter()
            .all(|line| line["fingerprint"].as_str().unwrap().starts_with("g1:"))
    );
}

#[test]
fn shards_are_grouped_by_fingerprints_or_bodies() {
    let dir = dump();
    dir.run(&[
        "clean",
        "d/1.txt",
        "d/2.txt",
        "--fingerprint",
        "-o",
        "a.jsonl",
    ])
    .exits(0);
    dir.run(&["clean", "d/3.txt", "d/4.txt", "-o", "b.jsonl"])
        .exits(0);
    let shards = ["duplicates", "a.jsonl", "b.jsonl"];
    let ran = dir.run(&shards);
    ran.exits(0);
    assert!(
        ran.stdout
            .contains("4 records: 1 group, 2 duplicates (exact 1, near 1)")
    );
    assert!(ran.stdout.contains("b.jsonl:2") && ran.stdout.contains("other: "));
    let groups = dir.run(&[&shards[..], &["--json"]].concat()).records();
    assert_eq!(groups[0]["first"]["path"], "d/1.txt");
    assert_eq!(groups[0]["copies"][0]["likeness"], "exact");
    assert!(
        !groups[0]["copies"][1]["other_paragraphs"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    assert_eq!(groups[1]["near"], 1);
    let exact = dir.run(&[&shards[..], &["--exact", "--stat"]].concat());
    assert!(
        exact
            .stdout
            .contains("1 group, 1 duplicates (exact 1, near 0)")
    );
    // A fingerprint is enough, and without it and a body there is nothing to tell by.
    let bare = r#"{"id":"x","path":"p","member":null,"record":0,"part":0"#;
    let first: Value = lines(&dir.read("a.jsonl"))[0].clone();
    let lines = [
        bare.to_owned() + &format!(r#","fingerprint":{}}}"#, first["fingerprint"]),
        bare.to_owned() + "}",
    ];
    dir.file("c.jsonl", format!("{}\n", lines[0]));
    let ran = dir.run(&["duplicates", "a.jsonl", "c.jsonl", "--stat"]);
    assert!(ran.stdout.contains("1 duplicates (exact 1"));
    dir.file("d.jsonl", format!("{}\n", lines[1]));
    dir.run(&["duplicates", "d.jsonl"])
        .exits(2)
        .says("d.jsonl:1: has neither a fingerprint");
    dir.run(&["duplicates", "-"]).exits(2).says("is read twice");
    dir.file("e.jsonl", "no\n");
    dir.run(&["duplicates", "e.jsonl"])
        .exits(2)
        .says("e.jsonl:1: is no record");
}

#[test]
fn what_does_not_go_together_is_refused() {
    let dir = dump();
    for (args, reason) in [
        (&["--near"][..], "give --duplicates mark or drop"),
        (
            &[
                "--duplicates",
                "mark",
                "--format",
                "jsonl",
                "--bad-records",
                "emit",
            ],
            "depends on no other line",
        ),
        (
            &["--duplicates", "drop", "--bad-records", "emit"],
            "one line for each record",
        ),
        (
            &["--duplicates", "mark", "--append", "-o", "x"],
            "does not go with --append",
        ),
        (
            &["--duplicates", "drop", "--near", "--resume", "-o", "x"],
            "does not go with --resume",
        ),
        (&["--fields", "fingerprint"], "give --fingerprint, too"),
    ] {
        let ran = dir.run(&[&["clean", "d"], args].concat());
        ran.exits(2).says(reason);
        assert!(ran.stdout.is_empty() && !dir.exists("x"));
    }
    let filter = [
        "clean",
        "-",
        "--format",
        "jsonl",
        "--bad-records",
        "emit",
        "--fingerprint",
    ];
    let line = json!({"id": "1", "body": article("سلمية")}).to_string() + "\n";
    assert!(dir.run_with(&filter, line).records()[0]["fingerprint"].is_string());
}
