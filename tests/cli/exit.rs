//! Exit status: limits that were set, and which of several reasons wins.

use crate::dir::{Dir, article};

fn dir() -> Dir {
    let dir = Dir::new();
    dir.file("d/a.txt", article("تل الريح"))
        .file("d/b.txt", " \n ")
        .file("d/c.json", "{\"a\": 1}");
    dir
}

#[test]
fn rejected_documents_alone_change_nothing() {
    dir().run(&["clean", "d/a.txt", "d/b.txt"]).exits(0);
}

#[test]
fn a_limit_that_is_crossed_is_named() {
    let dir = dir();
    dir.run(&["clean", "d/a.txt", "d/b.txt", "--max-rejected", "1"])
        .exits(0);
    dir.run(&["clean", "d/a.txt", "d/b.txt", "--max-rejected", "50%"])
        .exits(0);
    dir.run(&["clean", "d/a.txt", "d/b.txt", "--max-rejected", "0"])
        .exits(1)
        .says("--max-rejected 0");
    dir.run(&["clean", "d/a.txt", "--min-records", "2"])
        .exits(1)
        .says("--min-records 2: only 1 record");
    dir.run(&["clean", "d", "--max-unreadable", "20%"])
        .exits(1)
        .says("--max-unreadable 20%: 1 of 3");
}

#[test]
fn unreadable_is_two_without_a_limit_and_two_wins_over_one() {
    let dir = dir();
    dir.run(&["clean", "d"]).exits(2);
    dir.run(&["clean", "d", "--min-records", "9"]).exits(2);
    dir.run(&["clean", "d", "--max-unreadable", "1"]).exits(0);
}

#[test]
fn usage_errors_are_two() {
    let dir = dir();
    dir.run(&["clean", "d", "--max-rejected", "some"]).exits(2);
    dir.run(&["clean", "d", "--disable", "no-such-rule"])
        .exits(2)
        .says("no-such-rule: there is no such rule");
    dir.run(&["clean", "d", "--lexicon", "none.tsv"])
        .exits(2)
        .says("none.tsv");
    dir.run(&["clean", "d", "--threads", "0"]).exits(2);
    dir.run(&["polish"]).exits(2);
}

#[test]
fn quiet_says_only_what_went_wrong() {
    let dir = dir();
    assert_eq!(dir.run(&["clean", "d/a.txt", "-q"]).exits(0).stderr, "");
    dir.run(&["clean", "d", "-q"])
        .exits(2)
        .says("d/c.json")
        .is_silent_on("records");
}

#[test]
fn headlines_and_kept_text_have_limits_too() {
    let dir = Dir::new();
    let text = article("تل الريح");
    let menu = "الرئيسية\nأخبار\nاقتصاد\nرياضة\n".repeat(30);
    dir.file("d/a.txt", format!("ترميم مكتبة تل الريح\n\n{text}"))
        .file("d/b.txt", &text)
        .file("d/c.txt", format!("{menu}\n{text}"));
    let run = |more: &[&str]| dir.run(&[&["clean", "d"], more].concat());
    run(&["--max-without-headline", "2", "--min-kept-share", "10%"]).exits(0);
    run(&["--max-without-headline", "50%"])
        .exits(1)
        .says("limit crossed: --max-without-headline 50%: 2 of 3 records have no headline");
    run(&["--title-fallback", "none", "--max-without-headline", "1"])
        .exits(1)
        .says("--max-without-headline 1: 2 of 3");
    run(&["--min-kept-share", "95%"])
        .exits(1)
        .says("limit crossed: --min-kept-share 95%: only");
    run(&["--min-kept-share", "half"])
        .exits(2)
        .says("give a share, such as 5%");
}

#[test]
fn a_document_of_which_little_is_article_can_be_rejected() {
    let dir = Dir::new();
    let text = article("تل الريح");
    let menu = "الرئيسية\nأخبار\nاقتصاد\nرياضة\n".repeat(60);
    dir.file("d/a.txt", &text)
        .file("d/c.txt", format!("{menu}\n{text}"));
    let kept = dir.run(&["clean", "d/c.txt"]).records()[0]["kept"]
        .as_f64()
        .unwrap();
    let below = format!("{}%", (kept * 100.0).round());
    let above = format!("{}%", (kept * 100.0).round() + 1.0);
    let run = |limit: &str| dir.run(&["clean", "d", "--reject-below", limit, "--audit", "a"]);
    assert_eq!(run(&below).exits(0).paths(), ["d/a.txt", "d/c.txt"]);
    let ran = run(&above);
    assert_eq!(ran.exits(0).paths(), ["d/a.txt"]);
    ran.says("1 rejected (little-kept 1)");
    assert!(dir.read("a").contains("\"reason\":\"little-kept\""));
}
