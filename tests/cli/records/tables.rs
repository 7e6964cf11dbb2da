//! Tables: delimiters, headers, quotes, and what a broken row costs.

use super::{indexes, text};
use crate::dir::Dir;

fn row(number: u32, place: &str, delimiter: char) -> String {
    format!(
        "{number}{delimiter}ترميم مكتبة {place} ينتهي قريبا{delimiter}\"{}\"",
        text(place)
    )
}

#[test]
fn all_dialects_give_the_same_records() {
    let dir = Dir::new();
    let mut all = Vec::new();
    for (name, header, delimiter) in [
        ("a.csv", "id,title,text", ','),
        ("b.csv", "id;title;text", ';'),
        ("c.tsv", "id\ttitle\ttext", '\t'),
        ("d.csv", "id|title|text", '|'),
        ("e.csv", "\u{feff}\"id\",\"العنوان\",\"النص\"", ','),
        ("f", "id,title,text", ','),
        ("g.txt", "id\tعنوان الخبر\tنص الخبر", '\t'),
    ] {
        let rows = format!(
            "{header}\r\n{}\r\n\r\n{}\r\n",
            row(1, "التل", delimiter),
            row(2, "الوادي", delimiter)
        );
        dir.file(name, rows);
        let ran = dir.run(&["clean", name]);
        assert_eq!(indexes(ran.exits(0)), [0, 1], "{name}");
        let records = ran.records();
        all.push(
            records
                .iter()
                .map(|record| {
                    (
                        record["id"].clone(),
                        record["title"].clone(),
                        record["body"].clone(),
                    )
                })
                .collect::<Vec<_>>(),
        );
    }
    assert!(all.iter().all(|records| *records == all[0]), "{all:?}");
}

#[test]
fn quotes_hold_line_ends_and_quotes() {
    let dir = Dir::new();
    let (first, second) = (text("التل"), text("الوادي"));
    dir.file(
        "a.csv",
        format!("id,text\n1,\"{first}\n\n{second} \"\"نعم\"\", قال\"\n2,{second}\n"),
    );
    let ran = dir.run(&["clean", "a.csv"]);
    let records = ran.exits(0).records();
    assert_eq!(records.len(), 2);
    assert_eq!(
        records[0]["body"],
        format!("{first}\n{second} \"نعم\", قال")
    );
}

#[test]
fn a_lost_quote_costs_its_row() {
    let dir = Dir::new();
    let good = text("التل");
    dir.file(
        "a.csv",
        format!("id,text,tags\n1,\"unclosed text,x\n2,\"{good}\",y\n3,\"{good}\",z\n"),
    );
    let ran = dir.run(&["clean", "a.csv"]);
    assert_eq!(indexes(ran.exits(2)), [1, 2]);
    ran.says("a.csv:2: a quote is not closed")
        .says("1 unreadable");
}

#[test]
fn lines_behind_a_lost_quote_belong_to_its_report() {
    let dir = Dir::new();
    let good = text("التل");
    dir.file(
        "a.csv",
        format!("id,text,tags\n1,\"unclosed\nsecond line\nthird line,x\n2,{good},y\n"),
    );
    let ran = dir.run(&["clean", "a.csv"]);
    assert_eq!(indexes(ran.exits(2)), [1]);
    ran.says("a.csv:2: a quote is not closed")
        .says("1 unreadable");
}

#[test]
fn quotes_that_nobody_doubled_are_signs() {
    let dir = Dir::new();
    let good = text("التل");
    dir.file(
        "a.csv",
        format!("id,text\n1,\"{good} قال \"نعم\" ثم\"\n2,{good} 5\" ثم\n"),
    )
    .file(
        "b.tsv",
        format!("id\ttext\n1\t\"نعم\" {good}\n2\t\"{good}\n"),
    );
    let ran = dir.run(&["clean", "a.csv"]);
    assert!(
        ran.exits(0).records()[0]["body"]
            .as_str()
            .unwrap()
            .ends_with("قال \"نعم\" ثم")
    );
    assert_eq!(indexes(&ran), [0, 1]);
    assert_eq!(indexes(dir.run(&["clean", "b.tsv"]).exits(0)), [0, 1]);
}

#[test]
fn ragged_rows_are_told_and_empty_ends_are_fine() {
    let dir = Dir::new();
    let good = text("التل");
    dir.file(
        "a.csv",
        format!("id,text\n1,{good},,\n2,{good},more\n3\n4,{good}\n"),
    );
    let ran = dir.run(&["clean", "a.csv"]);
    assert_eq!(indexes(ran.exits(2)), [0, 3]);
    ran.says("a.csv:3: row has 3 fields where the header has 2")
        .says("a.csv:4: row has 1 field where the header has 2");
}

#[test]
fn headers_repeat_and_blank_lines_and_zero_bytes_are_passed_over() {
    let dir = Dir::new();
    let good = text("التل");
    dir.file(
        "a.csv",
        format!("\n\nid,text\n1,\0{good}\n\n \nid,text\n2,{good}\n\0\n"),
    );
    let ran = dir.run(&["clean", "a.csv"]);
    assert_eq!(indexes(ran.exits(0)), [0, 1]);
    assert_eq!(ran.records()[0]["body"], good);
}

#[test]
fn tables_without_header_or_with_one_column_are_read() {
    let dir = Dir::new();
    dir.file(
        "a.csv",
        format!("1,{}\n2,{}\n", text("التل"), text("الوادي")),
    )
    .file(
        "b.csv",
        format!("text\n{}, ثم ختم\n\"{}\"\n", text("التل"), text("الوادي")),
    );
    let ran = dir.run(&["clean", "a.csv", "--field", "id=1"]);
    assert_eq!(indexes(ran.exits(0)), [0, 1]);
    assert_eq!(ran.records()[1]["id"], "2");
    ran.says("a.csv: body is read from «2»");
    assert_eq!(indexes(dir.run(&["clean", "b.csv"]).exits(0)), [0, 1]);
}

#[test]
fn a_format_can_be_forced() {
    let dir = Dir::new();
    dir.file("a", format!("x\ty\n1\t{}\n", text("التل")))
        .file("b", format!("x,y\n1,\"{}\"\n", text("التل")))
        .file("c.csv", format!("{{\"text\": \"{}\"}}", text("التل")));
    let field = ["--field", "body=y"];
    for (name, format) in [("a", "tsv"), ("b", "csv")] {
        let args = [&["clean", name, "--format", format], &field[..]].concat();
        assert_eq!(dir.run(&args).exits(0).records().len(), 1, "{name}");
    }
    assert_eq!(
        dir.run(&["clean", "c.csv", "--format", "jsonl"])
            .exits(0)
            .records()
            .len(),
        1
    );
}

#[test]
fn a_row_over_the_limit_is_rejected_and_the_next_is_read() {
    let dir = Dir::new();
    let long = text("التل").repeat(3000);
    dir.file(
        "a.csv",
        format!("id,text\n1,\"{long}\"\n2,{}\n", text("الوادي")),
    );
    let ran = dir.run(&["clean", "a.csv", "--max-document", "1M"]);
    assert_eq!(indexes(ran.exits(0)), [1]);
    ran.says("too-long 1");
}

#[test]
fn hostile_tables_take_linear_time() {
    let dir = Dir::new();
    for (at, shape) in [
        "1,\"open x\n",
        "1,\"open \"x\" y\n",
        "\"",
        "1,\"a\nb\n",
        ",\n\n",
    ]
    .iter()
    .enumerate()
    {
        dir.file(
            &format!("d/{at}.csv"),
            format!("id,text\n{}", shape.repeat(100_000)),
        );
    }
    dir.run(&["clean", "d"]).exits(2);
}

#[test]
fn a_column_of_markup_is_a_column() {
    let dir = Dir::new();
    let paragraphs = |place| {
        format!(
            "<div><p>{}</p><p><b>قال</b> الناس<br>نعم</p></div>",
            text(place)
        )
    };
    for name in ["a.csv", "b"] {
        let rows = ["التل", "الوادي"].map(|place| {
            format!(
                "7,ترميم مكتبة {place} ينتهي قريبا,\"{}\"",
                paragraphs(place)
            )
        });
        dir.file(name, format!("id,title,html\n{}\n", rows.join("\n")));
        let ran = dir.run(&["clean", name]);
        let records = ran.exits(0).records();
        assert_eq!(records.len(), 2, "{name}");
        assert!(records.iter().all(|record| record["id"] == "7"), "{name}");
        assert!(
            !records[0]["body"].as_str().unwrap().contains("<p>"),
            "{name}"
        );
    }
}

#[test]
fn a_line_for_excel_names_the_delimiter() {
    let dir = Dir::new();
    dir.file(
        "a.csv",
        format!("sep=;\r\nid;title;text\r\n{}\r\n", row(1, "التل", ';')),
    );
    let ran = dir.run(&["clean", "a.csv"]);
    assert_eq!(ran.exits(0).records()[0]["id"], "1");
}

#[test]
fn mysql_escapes_quotes_and_writes_null_as_a_letter() {
    let dir = Dir::new();
    let first = format!("1,\\N,\"{} \\\"نعم\\\", ثم\nمضى الناس.\"", text("التل"));
    dir.file(
        "a.csv",
        format!(
            "id,author,text\n{first}\n2,سمير الحداد,\"{}\"\n",
            text("الوادي")
        ),
    );
    let ran = dir.run(&["clean", "a.csv"]);
    let records = ran.exits(0).records();
    assert_eq!(records.len(), 2);
    assert!(records[0]["author"].is_null());
    let body = records[0]["body"].as_str().unwrap();
    assert!(
        body.contains("\"نعم\", ثم") && !body.contains('\\'),
        "{body}"
    );
}
