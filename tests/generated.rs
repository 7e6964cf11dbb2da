//! Pages that are composed from parts, in six forms, are cleaned as their gold says, to the floors of
//! `tests/generated/floors.tsv`; so are pages of the hard kinds, in all forms, each kind with floors of its own. `UPDATE=1 cargo test --test generated` raises floors to just below what is measured
//! and never lowers one. The pages take their marker phrases from the lexicon, so a new row there changes them: when
//! that alone breaks a floor, take the row of the floor out, measure again, and say so. `KEEP=FOLDER` writes the
//! pages there, for `cargo run --example quality -- FOLDER/lines`.

#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read the files they need"
)]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

#[path = "generated/mod.rs"]
mod composed;
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

use composed::{Desk, Form, Hard, Page};
use score::{FIGURES, Score};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

const SEED: u64 = 1446;
const PAGES: usize = 300;
/// Hard pages of each kind, five in each form.
const HARD_PAGES: usize = 45;
/// Pages in which every phrase comes up, however rare the part of a page that holds it.
const MANY_PAGES: usize = 500;
/// How far a floor lies below the figure: about one document's title.
const BELOW: f64 = 0.005;
/// Pages named when a floor is broken.
const WORST: usize = 15;

/// The table of floors is read and written by one test at a time.
static FLOORS: Mutex<()> = Mutex::new(());

#[test]
fn lines_are_cleaned_as_their_gold_says() {
    hold(&[Form::Lines]);
}

#[test]
fn one_line_pages_are_cleaned_as_their_gold_says() {
    hold(&[Form::OneLine]);
}

#[test]
fn html_is_cleaned_as_its_gold_says() {
    hold(&[Form::Semantic, Form::Divs, Form::Breaks, Form::Tables]);
}

#[test]
fn hard_pages_are_cleaned_as_their_gold_says() {
    hold_hard();
}

#[test]
fn every_marker_phrase_comes_up() {
    let mut desk = Desk::new(SEED);
    for _ in 0..MANY_PAGES {
        desk.page();
    }
    let missed = desk.markers.missed();
    assert!(missed.is_empty(), "never came up: {}", missed.join(", "));
}

#[test]
fn the_same_seed_gives_the_same_pages() {
    let written = |seed| {
        let mut desk = Desk::new(seed);
        let text = |page: Page| page.written(Form::Lines) + &page.written(Form::Tables);
        let pages = (0..20).map(|_| text(desk.page()));
        let mut pages: Vec<String> = pages.collect();
        pages.extend(Hard::ALL.map(|hard| text(desk.hard_page(hard))));
        pages
    };
    assert_eq!(written(SEED), written(SEED));
    assert_ne!(written(SEED), written(SEED + 1));
}

/// Cleans the pages, dealt out over the forms, and holds the figures of each form to its floors.
fn hold(forms: &[Form]) {
    let mut desk = Desk::new(SEED);
    let pages: Vec<Page> = (0..PAGES).map(|_| desk.page()).collect();
    let mut below = Vec::new();
    for (at, form) in forms.iter().enumerate() {
        let mine = pages.iter().enumerate().skip(at).step_by(forms.len());
        let scores = scores(
            mine.map(|(number, page)| (number, page, *form)),
            form.name(),
        );
        let broken = under_floors(form.name(), &scores);
        if !broken.is_empty() {
            below.extend(broken);
            below.extend(worst(&scores));
        }
    }
    assert!(below.is_empty(), "{}", below.join("\n"));
}

/// Cleans hard pages, those of each kind dealt out over all forms, and holds the figures of each kind to its floors.
fn hold_hard() {
    let mut desk = Desk::new(SEED);
    let kinds = Hard::ALL.into_iter().flat_map(|hard| [hard; HARD_PAGES]);
    let pages: Vec<Page> = kinds.map(|hard| desk.hard_page(hard)).collect();
    let forms = Form::ALL.into_iter().cycle();
    let dealt = pages.iter().enumerate().zip(forms);
    let all = scores(
        dealt.map(|((number, page), form)| (number, page, form)),
        "hard",
    );
    let mut below = Vec::new();
    for (hard, scores) in Hard::ALL.into_iter().zip(all.chunks(HARD_PAGES)) {
        let broken = under_floors(hard.name(), scores);
        if !broken.is_empty() {
            below.extend(broken);
            below.extend(worst(scores));
        }
    }
    assert!(below.is_empty(), "{}", below.join("\n"));
}

/// Pages in their forms, cleaned and held against their gold; `set` names their folder. They are cleaned together,
/// since what cleaning knows takes longer to load than a few pages take.
fn scores<'a>(pages: impl Iterator<Item = (usize, &'a Page, Form)>, set: &str) -> Vec<Score> {
    let fresh = tempfile::TempDir::new().unwrap();
    let kept = std::env::var_os("KEEP").map(|folder| PathBuf::from(folder).join(set));
    let folder = kept.unwrap_or_else(|| fresh.path().to_path_buf());
    std::fs::create_dir_all(folder.join("raw")).unwrap();
    let golds: Vec<String> = pages
        .map(|(number, page, form)| page.write(&folder, number, form))
        .collect();
    std::fs::write(folder.join("gold.jsonl"), golds.join("\n")).unwrap();
    let pages = gold::pages(&folder).unwrap();
    pages.iter().map(score::score).collect()
}

/// The worst pages, each with the parts it is made of.
fn worst(scores: &[Score]) -> Vec<String> {
    let parts = |line: &String| {
        let path = line.split(": ").next().unwrap_or_default();
        scores
            .iter()
            .find(|score| score.path == path)
            .map_or("", |score| &score.shape)
    };
    let lines = tables::worst(scores, WORST);
    lines
        .iter()
        .map(|line| format!("  {line}\n    {}", parts(line)))
        .collect()
}

fn under_floors(group: &str, scores: &[Score]) -> Vec<String> {
    let _alone = FLOORS.lock();
    let measured = score::figures(&scores.iter().collect::<Vec<_>>());
    let mut floors = floors();
    let mut below = Vec::new();
    for (figure, measured) in FIGURES.into_iter().zip(measured) {
        let Some(measured) = measured else { continue };
        let key = (group.to_owned(), figure.to_owned());
        if std::env::var_os("UPDATE").is_some() {
            let reached = ((measured - BELOW) * 1000.0).floor() / 1000.0;
            let floor = floors.entry(key.clone()).or_insert(reached);
            *floor = floor.max(reached);
        }
        match floors.get(&key) {
            None => below.push(format!("{group} {figure} has no floor")),
            Some(floor) if measured < *floor => below.push(format!(
                "{group} {figure} {measured:.4} is below its floor {floor}"
            )),
            Some(_) => {}
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        let rows = floors
            .iter()
            .map(|((form, figure), floor)| format!("{form}\t{figure}\t{floor:.3}\n"));
        std::fs::write(table(), rows.collect::<String>()).unwrap();
    }
    below
}

fn floors() -> BTreeMap<(String, String), f64> {
    let table = std::fs::read_to_string(table()).unwrap_or_default();
    let cells = |row: &str| {
        let mut cells = row.split('\t').map(str::to_owned);
        let key = (cells.next()?, cells.next()?);
        Some((key, cells.next()?.parse().ok()?))
    };
    table.lines().filter_map(cells).collect()
}

fn table() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generated/floors.tsv")
}
