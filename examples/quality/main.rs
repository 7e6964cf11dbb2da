//! Measures the library on a set of pages that a reader has labelled:
//! `cargo run --release --example quality [-- [--confusions] [FOLDER]]`, where FOLDER holds `raw/` and `gold.jsonl`
//! (`tests/eval` without it). Prints a Markdown table of figures and the worst documents; with `--confusions`, the
//! segments that are to blame instead.

#![expect(clippy::print_stderr, reason = "says why there is no report")]

mod confusions;
mod gold;
mod score;
mod tables;
mod words;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Documents named below the table: as many as one screen holds.
const WORST: usize = 20;

fn main() -> ExitCode {
    let mut folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/eval"));
    let mut confusions = false;
    for argument in std::env::args_os().skip(1) {
        match argument.to_str() {
            Some("--confusions") => confusions = true,
            Some(option) if option.starts_with('-') => {
                eprintln!(
                    "quality: unknown option {option}; usage: quality [--confusions] [FOLDER]"
                );
                return ExitCode::from(2);
            }
            _ => folder = PathBuf::from(argument),
        }
    }
    let pages = match gold::pages(&folder) {
        Ok(pages) => pages,
        Err(error) => {
            eprintln!("quality: {error}");
            return ExitCode::from(2);
        }
    };
    let report = if confusions {
        confusions::report(&pages)
    } else {
        figures(&pages)
    };
    // Nothing is lost when nobody reads on (`| head`).
    let _ = std::io::stdout().write_all(report.as_bytes());
    ExitCode::SUCCESS
}

/// The table of figures and the worst documents.
fn figures(pages: &[gold::GoldPage]) -> String {
    let scores: Vec<score::Score> = pages.iter().map(score::score).collect();
    let worst = tables::worst(&scores, WORST);
    let list: String = worst.iter().map(|line| format!("- {line}\n")).collect();
    format!("{}\nWorst documents:\n\n{list}", tables::markdown(&scores))
}
