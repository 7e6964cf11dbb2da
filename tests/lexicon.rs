//! The marker tables verify themselves: every row fires on its own example, never on its near miss, says why it
//! is there, and stands sorted and once in its class.

#![expect(clippy::disallowed_methods, reason = "a test reads the tables")]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

use std::collections::BTreeSet;
use std::path::Path;

use ghirbal::lexicon::{Class, Lexicon, Row};
use ghirbal::text::fold::Folded;

/// Whether the row's phrase fires in a line, at one of the row's positions. Rows of class `keep` protect and so
/// leave no hit of their own; they are looked for by what they cover.
fn fires(lexicon: &Lexicon, at: usize, line: &str) -> bool {
    let row = &lexicon.rows()[at];
    if row.class == Class::Keep {
        return Folded::new(line).as_str().contains(&row.folded);
    }
    lexicon
        .hits(line, &Folded::new(line))
        .iter()
        .any(|hit| hit.row == Some(at) && hit.fires.is_some())
}

fn place(row: &Row) -> String {
    format!("{}:{}: {}", row.file, row.line, row.phrase)
}

#[test]
fn every_row_fires_on_its_example() {
    let lexicon = Lexicon::builtin();
    let silent: Vec<String> = (0..lexicon.rows().len())
        .filter(|&at| !fires(&lexicon, at, &lexicon.rows()[at].example))
        .map(|at| place(&lexicon.rows()[at]))
        .collect();
    assert!(
        silent.is_empty(),
        "do not fire on their example:\n{}",
        silent.join("\n")
    );
}

#[test]
fn no_row_fires_on_its_near_miss() {
    let lexicon = Lexicon::builtin();
    let loud: Vec<String> = lexicon
        .rows()
        .iter()
        .enumerate()
        .filter(|(at, row)| {
            row.class != Class::Keep
                && !row.near_miss.is_empty()
                && fires(&lexicon, *at, &row.near_miss)
        })
        .map(|(_, row)| place(row))
        .collect();
    assert!(
        loud.is_empty(),
        "fire on their near miss:\n{}",
        loud.join("\n")
    );
}

#[test]
fn words_that_prose_uses_too_have_a_near_miss() {
    // One common word is the riskiest kind of phrase there is.
    let lexicon = Lexicon::builtin();
    let unguarded: Vec<String> = lexicon
        .rows()
        .iter()
        .filter(|row| {
            row.class != Class::Keep && !row.folded.contains(' ') && row.near_miss.is_empty()
        })
        .filter(|row| {
            row.folded
                .chars()
                .all(|c| ('\u{620}'..='\u{64A}').contains(&c))
        })
        .map(place)
        .collect();
    assert!(
        unguarded.is_empty(),
        "one word and no near miss:\n{}",
        unguarded.join("\n")
    );
}

#[test]
fn every_row_says_why_it_is_there() {
    for row in Lexicon::builtin().rows() {
        assert!(
            !row.note.is_empty() && !row.payload.is_empty(),
            "{}",
            place(row)
        );
    }
}

#[test]
fn rows_are_sorted_and_unique_within_a_class() {
    let lexicon = Lexicon::builtin();
    let mut seen = BTreeSet::new();
    for pair in lexicon
        .rows()
        .windows(2)
        .filter(|pair| pair[0].file == pair[1].file && pair[0].class == pair[1].class)
    {
        assert!(
            pair[0].folded < pair[1].folded,
            "{} stands before {}",
            place(&pair[0]),
            place(&pair[1])
        );
    }
    for row in lexicon.rows() {
        assert!(
            seen.insert((row.class, row.folded.clone())),
            "twice: {}",
            place(row)
        );
    }
}

#[test]
fn every_file_of_phrases_is_loaded() {
    let lexicon = Lexicon::builtin();
    let loaded: BTreeSet<&str> = lexicon.rows().iter().map(|row| row.file.as_str()).collect();
    let files = files_of_phrases();
    let forgotten: Vec<&String> = files
        .iter()
        .filter(|file| !loaded.contains(file.as_str()))
        .collect();
    assert!(
        forgotten.is_empty(),
        "give these files of src/lexicon their line in FAMILIES of src/lexicon/table.rs: {forgotten:?}"
    );
    assert_eq!(files.len(), loaded.len(), "a family without its header");
}

/// Names of the tables of markers, which their header tells from those of outlets and sections.
fn files_of_phrases() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon");
    let paths = std::fs::read_dir(folder).unwrap();
    let tables = paths
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|suffix| suffix == "tsv"));
    let of_phrases = tables.filter(|path| {
        let table = std::fs::read_to_string(path).unwrap();
        table
            .lines()
            .any(|line| line.starts_with("phrase\tclass\t"))
    });
    of_phrases
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect()
}

#[test]
fn no_family_is_empty() {
    let lexicon = Lexicon::builtin();
    // What a user drops is no phrase of everybody.
    for class in Class::ALL.into_iter().filter(|class| *class != Class::Drop) {
        assert!(
            lexicon.rows().iter().any(|row| row.class == class),
            "no phrase of class {}",
            class.as_str()
        );
    }
}

#[test]
fn the_readme_tells_what_each_class_does() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    for class in Class::ALL {
        let (name, line, below) = (class.as_str(), class.line(), class.below().says());
        let row = format!("| `{name}` | {line} | {below} |");
        assert!(readme.contains(&row), "the README lacks the row\n{row}");
    }
}
