//! Tables that are no text: Parquet and sheets of Excel. Files in `tables/` were made by `tables/make.py` with the tools that
//! people make them with.

use crate::dir::{Dir, Ran};
use crate::tool::run;
use serde_json::Value;
use std::path::Path;

pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/tables");
    std::fs::read(folder.join(name)).unwrap()
}

fn articles() -> Vec<Value> {
    serde_json::from_slice(&fixture("articles.json")).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// The records are the articles: title and text, and the other fields that are named.
#[track_caller]
pub(crate) fn holds_articles(ran: &Ran, fields: &[&str]) {
    let (records, articles) = (ran.exits(0).records(), articles());
    assert_eq!(records.len(), articles.len());
    for ((record, article), number) in records.iter().zip(&articles).zip(0..) {
        assert_eq!(record["body"], article["text"]);
        assert_eq!(record["record"], number);
        for field in ["title"].iter().chain(fields) {
            let said = text(&record[*field]);
            assert!(said.starts_with(text(&article[*field])), "{field}: {said}");
        }
    }
}

#[test]
fn parquet_of_pandas_polars_and_duckdb_is_read() {
    let dir = Dir::new();
    for name in ["pandas.parquet", "polars.parquet"] {
        dir.file(name, fixture(name));
        holds_articles(&dir.run(&["clean", name]), &["id", "url", "date"]);
    }
    dir.file("d.parquet", fixture("duckdb.parquet"));
    let ran = dir.run(&["clean", "d.parquet", "--keep", "more"]);
    holds_articles(&ran, &["id", "url"]);
    let record = &ran.records()[0];
    assert_eq!(record["date"], "2024-03-05");
    assert_eq!(
        record["extra"]["more"],
        serde_json::json!({"views": 7, "price": 12.5})
    );
}

#[test]
fn nested_columns_are_fields_in_every_compression() {
    let dir = Dir::new();
    for compression in ["brotli", "gzip", "lz4"] {
        let name = format!("nested-{compression}.parquet");
        dir.file(&name, fixture(&name));
        let ran = dir.run(&["clean", &name, "--keep", "*"]);
        holds_articles(&ran, &["url", "date"]);
        let record = &ran.records()[2];
        assert_eq!(record["keywords"].to_string(), r#"["ماء","قرى"]"#);
        let image = &record["extra"]["image"];
        assert_eq!(image.to_string(), r#"{"bytes":null,"path":null}"#);
    }
}

#[test]
fn bytes_that_are_text_are_decoded() {
    let dir = Dir::new();
    dir.file("a.parquet", fixture("cp1256.parquet"));
    holds_articles(&dir.run(&["clean", "a.parquet"]), &[]);
}

#[test]
fn parquet_comes_through_pipes_compression_and_archives() {
    let dir = Dir::new();
    let bytes = fixture("pandas.parquet");
    holds_articles(&dir.run_with(&["clean", "-"], bytes.clone()), &["id"]);
    dir.file("a.parquet", &bytes);
    run(&dir, &["gzip", "-k", "a.parquet"], b"");
    holds_articles(&dir.run(&["clean", "a.parquet.gz"]), &["id"]);
    run(&dir, &["zip", "-q", "a.zip", "a.parquet"], b"");
    let ran = dir.run(&["clean", "a.zip"]);
    holds_articles(&ran, &["id"]);
    assert_eq!(ran.records()[0]["member"], "a.parquet");
}

/// The rows of the larger tables: their titles end in their numbers.
#[track_caller]
fn rows(ran: &Ran) -> Vec<u64> {
    let records = ran.records();
    let number = |record: &Value| {
        let number = text(&record["title"])
            .rsplit(' ')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        assert_eq!(record["record"], number);
        number
    };
    records.iter().map(number).collect()
}

#[test]
fn a_damaged_page_costs_its_own_rows_alone() {
    let dir = Dir::new();
    for version in [1, 2] {
        let mut bytes = fixture(&format!("many-{version}.parquet"));
        dir.file("a.parquet", &bytes);
        assert_eq!(
            rows(dir.run(&["clean", "a.parquet"]).exits(0)),
            (0..240).collect::<Vec<_>>()
        );
        // A title of the first row group, in the middle of its column.
        let title = format!("{} 60", text(&articles()[0]["title"]));
        let at = memchr::memmem::find(&bytes, title.as_bytes()).unwrap();
        bytes[at + 3] ^= 1;
        dir.file("a.parquet", &bytes);
        let ran = dir.run(&["clean", "a.parquet"]);
        let left = rows(ran.exits(2));
        let lost: Vec<u64> = (0..240).filter(|row| !left.contains(row)).collect();
        assert!(lost.contains(&60) && lost.len() < 120, "{lost:?}");
        assert_eq!(lost, (lost[0]..=*lost.last().unwrap()).collect::<Vec<_>>());
        ran.says(&format!(
            "a.parquet: rows {} to {} cannot be read: a page of column title is damaged",
            lost[0],
            lost.last().unwrap()
        ));
    }
}

#[test]
fn a_row_group_that_is_gone_costs_itself_alone() {
    let dir = Dir::new();
    let mut bytes = fixture("many-1.parquet");
    // The header of the first page of the file.
    bytes[4..8].fill(0xff);
    dir.file("a.parquet", &bytes);
    let ran = dir.run(&["clean", "a.parquet"]);
    assert_eq!(rows(ran.exits(2)), (120..240).collect::<Vec<_>>());
    ran.says("a.parquet: rows 0 to 119 cannot be read");
}

#[test]
fn parquet_without_its_end_texts_or_key_is_refused() {
    let dir = Dir::new();
    let whole = fixture("pandas.parquet");
    let mut encrypted = whole.clone();
    let end = encrypted.len();
    encrypted[..4].copy_from_slice(b"PARE");
    encrypted[end - 4..].copy_from_slice(b"PARE");
    let mut footer = whole.clone();
    footer[end - 60..end - 20].fill(0xff);
    let numbers = fixture("numbers.parquet");
    for (bytes, says) in [
        (
            &whole[..end / 2],
            "a.parquet: is Parquet without its end, where the footer says what is in it; get",
        ),
        (&whole[..end - 1], "a.parquet: is Parquet without its end"),
        (b"PAR1", "a.parquet: is Parquet without its end"),
        (
            &encrypted,
            "a.parquet: is encrypted Parquet; decrypt it first",
        ),
        (&footer, "a.parquet: is Parquet whose footer cannot be read"),
        (
            &numbers,
            "a.parquet: is Parquet without a column of texts; give the table",
        ),
    ] {
        dir.file("a.parquet", bytes);
        let ran = dir.run(&["clean", "a.parquet"]);
        assert!(ran.exits(2).stdout.is_empty(), "{says}");
        ran.says(says);
    }
}

#[test]
fn sheets_are_read_below_their_headers() {
    let dir = Dir::new();
    dir.file("a.xlsx", fixture("pandas.xlsx"));
    holds_articles(&dir.run(&["clean", "a.xlsx"]), &["id", "url", "date"]);
    dir.file("b.xlsx", fixture("sheets.xlsx"));
    let ran = dir.run(&["clean", "b.xlsx"]);
    let records = ran.exits(0).records();
    let sheets: Vec<&str> = records
        .iter()
        .map(|record| text(&record["member"]))
        .collect();
    assert_eq!(sheets, ["أخبار", "أخبار", "أخبار", "قديم", "قديم", "قديم"]);
    assert_eq!(records[0]["date"], "2024-03-05T10:15");
    assert_eq!(records[3]["date"], "2020-01-02");
    assert_eq!(records[3]["title"], articles()[0]["title"]);
    ran.says("1 skipped");
    dir.run(&["clean", "-v", "b.xlsx"])
        .says("b.xlsx!أرقام: skipped, a table without texts");
}

#[test]
fn a_formula_without_its_value_costs_its_row_alone() {
    let dir = Dir::new();
    dir.file("a.xlsx", fixture("formula.xlsx"));
    let ran = dir.run(&["clean", "a.xlsx"]);
    let titles: Vec<Value> = ran
        .exits(2)
        .records()
        .iter()
        .map(|record| record["title"].clone())
        .collect();
    assert_eq!(
        titles,
        [
            articles()[0]["title"].clone(),
            articles()[2]["title"].clone()
        ]
    );
    ran.says("a.xlsx!Sheet: cell A3 is a formula that was saved without its value; save it once");
}

#[test]
fn a_workbook_that_is_cut_short_is_told() {
    let dir = Dir::new();
    let bytes = fixture("pandas.xlsx");
    dir.file("a.xlsx", &bytes[..bytes.len() / 2]);
    let ran = dir.run(&["clean", "a.xlsx"]);
    assert!(ran.exits(2).stdout.is_empty());
}

#[test]
#[ignore = "needs python with pandas, pyarrow, polars, duckdb and openpyxl; .ci/run runs it"]
fn tables_made_anew_are_read() {
    let dir = Dir::new();
    let python = std::env::var("GHIRBAL_PYTHON").unwrap_or_else(|_| String::from("python3"));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/tables/make.py");
    run(&dir, &[&python, script.to_str().unwrap(), "."], b"");
    let read = [
        "pandas.parquet",
        "polars.parquet",
        "duckdb.parquet",
        "nested-gzip.parquet",
        "cp1256.parquet",
        "pandas.xlsx",
    ];
    for name in read {
        holds_articles(&dir.run(&["clean", name]), &[]);
    }
}
