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
