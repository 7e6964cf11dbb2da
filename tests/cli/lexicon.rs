//! A user's own phrases: which rows win, what is said of the others, and how the built-in ones are listed.

use crate::dir::Dir;

const PAGE: &str = "\
مصنع الزجاج في الوادي يفتح أبوابه للزوار
فتح مصنع الزجاج القديم في الوادي أبوابه للزوار يوم الخميس، بعد ترميم استمر عامين كاملين.
LINE
وقال مدير المصنع نزار الحلواني إن الزوار يستطيعون أن ينفخوا الزجاج بأنفسهم في ورشة صغيرة.
ويستقبل المصنع زواره كل يوم عدا الجمعة من الصباح حتى العصر، ويغلق أبوابه في العطل الرسمية.
";

/// The body of the page with a line in it, and what is said.
fn body(line: &str, rows: &str, more: &[&str]) -> (String, String) {
    let dir = Dir::new();
    dir.file("a.txt", PAGE.replace("LINE", line))
        .file("my.tsv", rows);
    let args = [&["clean", "a.txt", "--lexicon", "my.tsv"][..], more].concat();
    let ran = dir.run(&args);
    let body = ran.exits(0).records()[0]["body"].clone();
    (body.as_str().unwrap().to_owned(), ran.stderr)
}

#[test]
fn a_row_wins_over_the_phrase_that_it_is_or_is_part_of() {
    for row in ["اقرأ أيضا\tkeep\tprefix", "اقرأ\tkeep\tprefix"] {
        let (body, _) = body("اقرأ أيضا: دليل الزوار", row, &[]);
        assert!(body.contains("دليل الزوار"), "{row}: {body}");
    }
    // Built in, it would only protect its own words.
    let (body, _) = body("إعلان دمشق", "إعلان دمشق\tdrop\twhole", &[]);
    assert!(!body.contains("إعلان دمشق"), "{body}");
}

#[test]
fn a_kept_line_stays_whatever_it_looks_like() {
    for line in [
        "إعلان دمشق",
        "شارك إعلان دمشق",
        "• إعلان دمشق | تويتر | فيسبوك",
        "12:30 إعلان دمشق",
        "بقلم: إعلان دمشق",
        "http://example.com/ إعلان دمشق",
    ] {
        let (body, _) = body(line, "إعلان دمشق\tkeep\tinside", &[]);
        assert_eq!(body.lines().count(), 4, "{line}: {body}");
    }
}

#[test]
fn a_dropped_line_is_in_the_audit_with_its_phrase() {
    let dir = Dir::new();
    dir.file(
        "a.txt",
        PAGE.replace("LINE", "زاوية الزوار في المصنع القديم"),
    )
    .file("my.tsv", "زاوية الزوار\tdrop\tprefix\n");
    dir.run(&[
        "clean",
        "a.txt",
        "--lexicon",
        "my.tsv",
        "--audit",
        "audit.jsonl",
    ])
    .exits(0);
    let audit = dir.read("audit.jsonl");
    let line = audit.lines().find(|line| line.contains("user-drop"));
    let line: serde_json::Value = serde_json::from_str(line.unwrap()).unwrap();
    assert_eq!(line["role"], "dropped");
    assert_eq!(line["marker"]["text"], "زاوية الزوار");
    let kept = dir.run(&[
        "clean",
        "a.txt",
        "--lexicon",
        "my.tsv",
        "--disable",
        "user-drop",
    ]);
    assert!(kept.stdout.contains("زاوية الزوار"));
}

#[test]
fn a_row_that_is_built_in_is_a_note() {
    let row = "شارك الخبر\tshare\twhole";
    let (_, said) = body("شارك الخبر", row, &["-v"]);
    assert!(
        said.contains("my.tsv:1: «شارك الخبر» is built in as well"),
        "{said}"
    );
    let (_, said) = body("شارك الخبر", row, &[]);
    assert!(!said.contains("built in"), "{said}");
}

#[test]
fn rows_that_never_fired_are_told() {
    let row = "زاوية الزوار\tdrop\tprefix\nركن القراء\tshare\twhole";
    let (_, said) = body("زاوية الزوار", row, &[]);
    assert!(
        said.contains("my.tsv:2: «ركن القراء» of class share never fired"),
        "{said}"
    );
    assert!(!said.contains("my.tsv:1"), "{said}");
    let (_, said) = body("زاوية الزوار", row, &["-q"]);
    assert_eq!(said, "");
    let letters = [
        "ا", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش",
    ];
    let many = letters.map(|letter| format!("ركن القراء {letter}{letter}\tshare\twhole\n"));
    let (_, said) = body("زاوية الزوار", &many.concat(), &[]);
    assert!(
        said.contains("my.tsv:10:") && !said.contains("my.tsv:11:"),
        "{said}"
    );
    assert!(said.contains("3 more rows never fired"), "{said}");
}

#[test]
fn several_files_count_together() {
    let dir = Dir::new();
    dir.file("a.txt", PAGE.replace("LINE", "زاوية الزوار\nركن القراء"))
        .file("my.tsv", "زاوية الزوار\tdrop\twhole\n")
        .file(
            "site.tsv",
            "ركن القراء\tdrop\twhole\nزاوية الزوار\tdrop\twhole\n",
        );
    let ran = dir.run(&[
        "clean",
        "a.txt",
        "--lexicon",
        "my.tsv",
        "--lexicon",
        "site.tsv",
    ]);
    ran.exits(0).is_silent_on("never fired");
    assert!(!ran.stdout.contains("زاوية") && !ran.stdout.contains("القراء"));
}

#[test]
fn phrases_are_listed() {
    let dir = Dir::new();
    let all = dir.run(&["lexicon"]).exits(0).stdout.lines().count();
    assert!(all > 500, "{all}");
    let found = dir.run(&["lexicon", "إِقرأ أيضًا"]);
    let rows = found
        .exits(0)
        .stdout
        .lines()
        .map(|row| row.split('\t').collect::<Vec<_>>());
    assert!(
        rows.clone()
            .any(|row| row[1] == "read-also" && !row[3].is_empty())
    );
    assert!(rows.clone().count() < all / 10);
    let share = dir.run(&["lexicon", "share", "--json"]).exits(0).records();
    assert!(share.len() > 10 && share.iter().all(|row| row["class"] == "share"));
    dir.file("my.tsv", "زاوية الزوار\tdrop\twhole\t\t\t\tمن المصنع\n");
    dir.run(&["lexicon", "drop", "--lexicon", "my.tsv"])
        .exits(0);
    dir.run(&["lexicon", "لا عبارة كهذه"])
        .exits(2)
        .says("no phrase holds it");
    let classes = dir.run(&["lexicon", "--classes"]);
    assert!(
        classes
            .exits(0)
            .stdout
            .contains("comments\n  the line: It goes.\n  below it: ")
    );
}
