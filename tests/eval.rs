//! The figures over the evaluation set stay above their floors (`tests/eval/floors.tsv`). `UPDATE=1 cargo test
//! --test eval` raises floors to just below what is measured and never lowers one: a lower floor is written by hand
//! and explained in the changelog.

#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read the files they need"
)]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

#[path = "../examples/quality/gold.rs"]
#[allow(dead_code, reason = "the example uses more of it than this test does")]
mod gold;
#[path = "../examples/quality/score.rs"]
mod score;
#[path = "../examples/quality/tables.rs"]
#[allow(dead_code, reason = "the example uses more of it than this test does")]
mod tables;
#[path = "../examples/quality/words.rs"]
mod words;

use score::{FIGURES, Score};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How far a floor lies below the figure: less than one document's title on a set of this size.
const BELOW: f64 = 0.005;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/eval")
}

fn floors() -> BTreeMap<String, f64> {
    let table = std::fs::read_to_string(folder().join("floors.tsv")).unwrap_or_default();
    let rows = table.lines().filter_map(|row| row.split_once('\t'));
    rows.map(|(figure, floor)| (figure.to_owned(), floor.parse().unwrap()))
        .collect()
}

#[test]
fn no_figure_is_below_its_floor() {
    let pages = gold::pages(&folder()).unwrap();
    let scores: Vec<Score> = pages.iter().map(score::score).collect();
    let measured = score::figures(&scores.iter().collect::<Vec<_>>());
    let mut floors = floors();
    if std::env::var_os("UPDATE").is_some() {
        raise(&mut floors, measured);
    }
    let mut below = Vec::new();
    for (figure, measured) in FIGURES.into_iter().zip(measured) {
        let floor = floors.get(figure).copied();
        let floor = floor.unwrap_or_else(|| panic!("tests/eval/floors.tsv has no {figure}"));
        let measured = measured.unwrap_or(0.0);
        if measured < floor {
            below.push(format!("{figure} {measured:.4} is below its floor {floor}"));
        }
    }
    let worst = tables::worst(&scores, 10).join("\n  ");
    assert!(
        below.is_empty(),
        "{}\nthe worst documents:\n  {worst}",
        below.join("\n")
    );
}

fn raise(floors: &mut BTreeMap<String, f64>, measured: [Option<f64>; FIGURES.len()]) {
    let mut table = String::new();
    for (figure, measured) in FIGURES.into_iter().zip(measured) {
        let reached = ((measured.unwrap_or(0.0) - BELOW) * 1000.0).floor() / 1000.0;
        let floor = floors.entry(figure.to_owned()).or_insert(reached);
        *floor = floor.max(reached);
        table += &format!("{figure}\t{floor:.3}\n");
    }
    std::fs::write(folder().join("floors.tsv"), table).unwrap();
}

#[test]
fn every_page_of_the_set_is_read_and_every_file_belongs_to_it() {
    let pages = gold::pages(&folder()).unwrap();
    for page in &pages {
        assert!(page.cleaned.is_some(), "{} was not read", page.gold.path);
    }
    let files = std::fs::read_dir(folder().join("raw")).unwrap().count();
    assert_eq!(files, pages.len(), "a raw file without gold, or two golds");
}
