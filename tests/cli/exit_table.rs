//! The table of exit statuses, row by row, through the real binary; and each limit with exactly its number and one
//! beyond. Signals and readers who leave in the middle are tested in `tests/faults`.

use crate::dir::{Dir, article};

/// Good files; a text that is no article, a picture, and a text with a menu above it and a byte that is no text; a JSON
/// file without a text.
fn dir() -> Dir {
    let dir = Dir::new();
    let menu = "الرئيسية\nأخبار\nاقتصاد\nرياضة\n".repeat(30);
    let mut replaced = format!("{menu}\n{}", article("وادي الكرم")).into_bytes();
    replaced.extend(b"\n\xff\n");
    dir.file("good/a.txt", article("تل الريح"))
        .file("good/b.txt", article("عين الماء"))
        .file("odd/blank.txt", " \n ")
        .file("odd/picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")
        .file("odd/replaced.txt", replaced)
        .file("bad/c.json", "{\"a\": 1}");
    dir
}

#[test]
fn each_row_is_what_the_shell_sees() {
    let dir = dir();
    let rows: [(&str, i32, &str); 16] = [
        // Everything was read; warnings, skipped files and rejected documents change nothing.
        ("good", 0, "2 records"),
        ("good odd", 0, "3 records, 1 rejected"),
        // What was not read stays within a limit.
        ("good bad --max-unreadable 1", 0, "1 unreadable"),
        // A limit was crossed.
        (
            "good bad --max-unreadable 0",
            1,
            "limit crossed: --max-unreadable 0",
        ),
        (
            "good odd --max-rejected 0",
            1,
            "limit crossed: --max-rejected 0",
        ),
        ("good --min-records 3", 1, "limit crossed: --min-records 3"),
        (
            "good --max-without-headline 0",
            1,
            "limit crossed: --max-without-headline 0",
        ),
        (
            "good odd --min-kept-share 100%",
            1,
            "limit crossed: --min-kept-share 100%",
        ),
        // A usage error.
        ("good --no-such-option", 2, "--no-such-option"),
        ("", 2, "no PATH was given"),
        // An output that cannot be written.
        (
            "good -o none/out.jsonl",
            2,
            "none/out.jsonl: its folder does not exist",
        ),
        // Something could not be read, and no limit was set for it; everything else was done.
        ("good bad", 2, "2 records, 0 rejected, 1 unreadable"),
        ("good missing", 2, "2 records, 0 rejected, 1 unreadable"),
        // No PATH exists at all, which no limit forgives.
        ("missing --max-unreadable 9", 2, "missing: no such file"),
        // 2 wins over 1.
        ("good bad --min-records 9", 2, "1 unreadable"),
        (
            "good bad --max-rejected 0 --min-records 2",
            2,
            "1 unreadable",
        ),
    ];
    for (args, code, said) in rows {
        let args: Vec<&str> = ["clean"]
            .into_iter()
            .chain(args.split_whitespace())
            .collect();
        dir.run(&args).exits(code).says(said);
    }
}

#[test]
fn each_limit_passes_with_exactly_its_number() {
    let dir = dir();
    let kept = {
        dir.run(&["clean", "good", "odd", "--summary", "s.json"])
            .exits(0);
        let summary: serde_json::Value = serde_json::from_str(&dir.read("s.json")).unwrap();
        summary["kept_bytes"].as_f64().unwrap() * 100.0 / summary["text_bytes"].as_f64().unwrap()
    };
    let (at, above) = (format!("{kept}%"), format!("{}%", kept + 0.01));
    for (option, exact, beyond) in [
        ("--min-records", "3", "4"),
        ("--max-rejected", "1", "0"),
        ("--max-rejected", "25%", "24.9%"),
        ("--max-unreadable", "1", "0"),
        ("--max-unreadable", "20%", "19.9%"),
        ("--max-without-headline", "3", "2"),
        ("--max-without-headline", "100%", "99.9%"),
        ("--min-kept-share", &at, &above),
    ] {
        let inputs = match option {
            "--max-unreadable" => &["clean", "good", "odd", "bad"][..],
            _ => &["clean", "good", "odd"],
        };
        let run = |limit: &str| dir.run(&[inputs, &[option, limit]].concat());
        run(exact).exits(0).is_silent_on("limit crossed");
        run(beyond)
            .exits(1)
            .says(&format!("limit crossed: {option} {beyond}"));
    }
}
