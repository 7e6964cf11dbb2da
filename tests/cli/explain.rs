//! `explain`: what a file was taken for, safe to look at.

use crate::dir::{Dir, article, lines};

#[test]
fn each_document_is_explained() {
    let dir = Dir::new();
    dir.file("a.txt", format!("{}===\n{}", article("تل"), article("واد")));
    let ran = dir.run(&["explain", "a.txt", "--separator", "^===$"]);
    let shown = &ran.exits(0).stdout;
    assert!(
        shown.contains("a.txt document 0: record") && shown.contains("a.txt document 1: record"),
        "{shown}"
    );
}

#[test]
fn json_is_one_object_a_document() {
    let dir = Dir::new();
    dir.file("a.txt", article("تل"));
    let documents = lines(&dir.run(&["explain", "a.txt", "--json"]).exits(0).stdout);
    assert_eq!(documents.len(), 1);
    assert_eq!(documents[0]["path"], "a.txt");
    assert!(documents[0]["segments"].is_array());
}

#[test]
fn nothing_in_it_can_drive_a_terminal() {
    let dir = Dir::new();
    let hostile = "\u{1b}]8;;http://x\u{7}رابط\u{1b}]8;;\u{7} \u{202e}مقلوب \u{9b}31m";
    dir.file(
        "a.txt",
        format!("{hostile}\n\n{}\n{hostile}\n", article(hostile)),
    );
    for args in [&["explain", "a.txt"][..], &["explain", "a.txt", "--json"]] {
        let shown = dir.run(args).exits(0).stdout.clone();
        assert!(
            !shown.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']),
            "{shown:?}"
        );
    }
}

#[test]
fn what_cannot_be_explained_is_told() {
    let dir = Dir::new();
    dir.run(&["explain", "none.txt"])
        .exits(2)
        .says("none.txt: no such file");
    dir.run(&["explain", "."])
        .exits(2)
        .says("explain takes one file");
}

#[test]
fn a_record_leads_to_its_reason() {
    let dir = Dir::new();
    let page = |name: &str| {
        format!(
            "{name}\nقال مدير {name} إن العمل فيه يبدأ في الصباح الباكر وينتهي بعد العصر، وإن أبوابه مفتوحة للزوار كل يوم.\n\
             المصدر: صحيفة المرسى\n"
        )
    };
    let lines: Vec<String> = ["مصنع الزجاج", "معمل الورق"]
        .map(|name| serde_json::json!({ "id": name, "text": page(name) }).to_string())
        .into();
    dir.file("a.jsonl", lines.join("\n"));
    dir.run(&["clean", "a.jsonl", "--audit", "audit.jsonl"])
        .exits(0);
    let audit = dir.read("audit.jsonl");
    let removed: Vec<serde_json::Value> = audit
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|line: &serde_json::Value| line["kind"] == "removed" && line["record"] == 1)
        .collect();
    assert!(!removed.is_empty() && removed.iter().all(|line| line["id"] == "معمل الورق"));
    let shown = |more: &[&str]| {
        let ran = dir.run(&[&["explain", "a.jsonl"], more].concat());
        ran.exits(0).stdout.clone()
    };
    let second = shown(&["--record", "1"]);
    assert!(
        second.contains("معمل الورق") && !second.contains("مصنع الزجاج"),
        "{second}"
    );
    assert!(!second.contains("للزوار كل يوم.\n"), "{second}");
    assert!(shown(&["--record", "1", "--whole"]).contains("للزوار كل يوم.\n"));
    assert!(!shown(&["--record", "1", "--only", "removed"]).contains("· body ·"));
    let body = shown(&["--record", "1", "--only", "body"]);
    assert!(
        body.contains("· body ·") && !body.contains("source-label"),
        "{body}"
    );
    let why = shown(&["--why", "source-label"]);
    assert_eq!(why.matches("· source-label ·").count(), 2, "{why}");
    assert!(!why.contains("· body ·"), "{why}");
    dir.run(&["explain", "a.jsonl", "--record", "2"])
        .exits(2)
        .says("holds no such document");
    dir.run(&["explain", "a.jsonl", "--why", "source-lable"])
        .exits(2)
        .says("did you mean");
}

#[test]
fn members_and_ids_name_a_document() {
    let dir = Dir::new();
    let page = format!("{}\nالمصدر: صحيفة المرسى\n", article("عين الفيجة"));
    dir.file("p/a.txt", page)
        .file("p/b!c.txt", article("سهل الحولة"));
    let mut zip = std::process::Command::new("zip");
    zip.args(["-q", "-r", "p.zip", "p"]).current_dir(dir.root());
    assert!(zip.status().unwrap().success());
    dir.run(&[
        "clean",
        "p.zip",
        "p",
        "-q",
        "-o",
        "out.jsonl.gz",
        "--audit",
        "audit",
    ])
    .exits(0);
    let shown = |args: &[&str]| {
        dir.run(&[&["explain"], args].concat())
            .exits(0)
            .stdout
            .clone()
    };
    let member = shown(&["p.zip!p/a.txt"]);
    assert!(
        member.contains("عين الفيجة") && !member.contains("سهل الحولة"),
        "{member}"
    );
    assert!(shown(&["p.zip!p/b!c.txt"]).contains("سهل الحولة"));
    assert!(shown(&["p/b!c.txt"]).contains("سهل الحولة"));
    dir.run(&["explain", "p.zip!p/none.txt"])
        .exits(2)
        .says("holds no such document");
    let record = &dir.run(&["clean", "p/a.txt", "-q"]).exits(0).records()[0];
    let id = record["id"].as_str().unwrap();
    // One document of the archive and one of the folder have it.
    for output in ["out.jsonl.gz", "audit"] {
        let found = shown(&["--id", id, output]);
        assert_eq!(found.matches(" document 0: record").count(), 2, "{found}");
        assert!(!found.contains("سهل الحولة"), "{found}");
    }
    dir.run(&["explain", "--id", "none", "audit"])
        .exits(2)
        .says("audit: has no record with the id none");
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let dir = Dir::new();
    dir.file(
        "a.txt",
        format!("{}\nالمصدر: صحيفة المرسى\n", article("كروم العنب")),
    );
    let plain = dir.run(&["explain", "a.txt"]).exits(0).stdout.clone();
    assert!(!plain.contains('\u{1b}'));
    let coloured = dir
        .run(&["explain", "a.txt", "--color", "always"])
        .exits(0)
        .stdout
        .clone();
    for piece in [
        "\u{1b}[32mbody \u{b7} body\u{1b}[0m",
        "\u{1b}[36msource-line",
    ] {
        assert!(coloured.contains(piece), "{coloured:?}");
    }
    let mut without = coloured;
    for code in [
        "\u{1b}[32m",
        "\u{1b}[36m",
        "\u{1b}[31m",
        "\u{1b}[2m",
        "\u{1b}[0m",
    ] {
        without = without.replace(code, "");
    }
    assert_eq!(without, plain);
}

/// What a terminal of so many columns shows.
#[cfg(target_os = "linux")]
fn on_a_terminal(dir: &Dir, columns: u32, variables: &str) -> String {
    let line = format!(
        "stty rows 24 cols {columns}; {variables} {} explain a.txt",
        env!("CARGO_BIN_EXE_ghirbal")
    );
    let mut command = std::process::Command::new("script");
    command
        .args(["-qec", &line, "/dev/null"])
        .current_dir(dir.root());
    command
        .env_remove("NO_COLOR")
        .env("TERM", "xterm")
        .stdin(std::process::Stdio::null());
    let ran = command.output().unwrap();
    String::from_utf8(ran.stdout).unwrap().replace('\r', "")
}

#[cfg(target_os = "linux")]
#[test]
fn lines_fit_a_terminal() {
    let dir = Dir::new();
    dir.file(
        "a.txt",
        format!(
            "{}\nاقرأ أيضا: افتتاح جسر المشاة الجديد\n",
            article("كروم العنب")
        ),
    );
    for columns in [50, 80] {
        let shown = on_a_terminal(&dir, columns, "NO_COLOR=1");
        assert!(
            shown.contains("body \u{b7} body\n") && !shown.contains('\u{1b}'),
            "{shown:?}"
        );
        for line in shown.lines() {
            assert!(
                line.chars().count() <= columns as usize,
                "{columns}: {line}"
            );
        }
    }
    assert!(on_a_terminal(&dir, 80, "").contains("\u{1b}[32mbody"));
    assert!(!on_a_terminal(&dir, 80, "TERM=dumb").contains('\u{1b}'));
}
