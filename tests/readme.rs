//! The README tells the truth: its commands run, the output it shows is what they print, and its quality table is
//! what the scorer computes. `UPDATE=1 cargo test --test readme` writes output and table as they are now.

#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read the files they need"
)]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

#[path = "../examples/quality/gold.rs"]
#[allow(dead_code, reason = "the example uses more of it than this test does")]
mod gold;
#[path = "../examples/quality/score.rs"]
#[allow(dead_code, reason = "the example uses more of it than this test does")]
mod score;
#[path = "../examples/quality/tables.rs"]
#[allow(dead_code, reason = "the example uses more of it than this test does")]
mod tables;
#[path = "../examples/quality/words.rs"]
mod words;

#[path = "readme/page.rs"]
mod page;
#[path = "readme/shell.rs"]
mod shell;

use page::Block;
use std::path::Path;

/// The comment lines around the quality table.
const TABLE: (&str, &str) = (
    "<!-- quality: UPDATE=1 cargo test --test readme -->\n",
    "<!-- end -->",
);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    let text = std::fs::read_to_string(root().join("README.md")).unwrap();
    text.replace("\r\n", "\n")
}

/// Both tests may rewrite the file: one after the other.
static FILE: std::sync::Mutex<()> = std::sync::Mutex::new(());

/// Holds a stretch of the README against what it should be, or makes it so.
fn hold(at: std::ops::Range<usize>, should: &str, what: &str) {
    let mut text = readme();
    if text[at.clone()] == *should {
        return;
    }
    assert!(
        std::env::var_os("UPDATE").is_some(),
        "{what} in the README is out of date; UPDATE=1 cargo test --test readme writes it:\n{should}"
    );
    text.replace_range(at, should);
    std::fs::write(root().join("README.md"), text).unwrap();
}

#[test]
fn the_quality_table_is_what_the_scorer_computes() {
    let _file = FILE.lock();
    let pages = gold::pages(&root().join("tests/eval")).unwrap();
    let scores: Vec<score::Score> = pages.iter().map(score::score).collect();
    let text = readme();
    let start = text.find(TABLE.0).unwrap() + TABLE.0.len();
    let end = start + text[start..].find(TABLE.1).unwrap();
    let table = format!("\n{}\n", tables::markdown(&scores));
    hold(start..end, &table, "the quality table");
}

#[test]
fn the_first_two_commands_clean_the_example_and_run_the_tests() {
    let text = readme();
    let cargo = |block: &Block| {
        block
            .commands
            .iter()
            .any(|command| command.line.starts_with("cargo"))
    };
    let first = page::blocks(&text).into_iter().find(cargo).unwrap();
    let lines: Vec<String> = first
        .commands
        .into_iter()
        .map(|command| command.line)
        .collect();
    assert_eq!(
        lines,
        ["cargo run --release -- clean examples/dump", "cargo test"]
    );
    assert!(text.contains("\ncargo install --path .\n"));
}

/// The commands are written for a POSIX shell.
#[cfg(unix)]
#[test]
fn every_command_runs_and_prints_what_is_shown() {
    let _file = FILE.lock();
    let shell = shell::Shell::new(root());
    let mut at = 0;
    // Read anew for each block: writing one output moves the others.
    loop {
        let text = readme();
        let Some(block) = page::blocks(&text).into_iter().nth(at) else {
            break;
        };
        let mut printed = None;
        for command in &block.commands {
            printed = shell.run(command);
        }
        if let (Some(shown), Some(printed)) = (block.shown, printed) {
            hold(shown, &printed, "the output of a command");
        }
        at += 1;
    }
    assert!(at > 5, "only {at} blocks of commands were found");
}
