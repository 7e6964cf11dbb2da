//! Writes a dump to measure on, the same bytes each time:
//! `cargo run --release --example make_dump -- KIND SIZE PATH`. KIND is `text`, `windows-1256`, `html` or `tiny` (SIZE
//! files in the folder PATH), `jsonl`, `csv` or `warc` (SIZE bytes, with K, M or G, in the file PATH; `jsonl` compresses
//! where PATH ends in `.gz` or `.zst`), `markers`, `line` or `deep` (hostile, SIZE of them), or `phrases` (SIZE of the
//! lexicon's, one a line, for other programs to look for).

#![expect(clippy::print_stderr, reason = "says why there is no dump")]
#![expect(clippy::unwrap_used, reason = "the generator is a test's")]
#![expect(
    clippy::disallowed_methods,
    reason = "it writes the files to measure on"
)]

#[path = "../generated/mod.rs"]
#[allow(dead_code, reason = "the test of that name uses more of it")]
mod composed;
mod dump;

use dump::{files, hostile};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [kind, size, path] = arguments.as_slice() else {
        eprintln!("make_dump: usage: make_dump KIND SIZE PATH");
        return ExitCode::from(2);
    };
    let Some(size) = size_of(size) else {
        eprintln!("make_dump: {size} is no number, with K, M or G");
        return ExitCode::from(2);
    };
    match write(kind, size, Path::new(path)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("make_dump: {path}: {error}");
            ExitCode::from(2)
        }
    }
}

fn write(kind: &str, size: u64, path: &Path) -> std::io::Result<()> {
    let count = usize::try_from(size).unwrap_or(usize::MAX);
    match kind {
        "text" => files::texts(path, count),
        "windows-1256" => files::texts_1256(path, count),
        "html" => files::pages(path, count),
        "tiny" => files::tiny(path, count),
        "jsonl" => files::lines(path, size),
        "csv" => files::table(path, size),
        "warc" => files::archive(path, size),
        "markers" => std::fs::write(path, hostile::markers(count)),
        "line" => std::fs::write(path, hostile::line(count)),
        "deep" => std::fs::write(path, hostile::deep(count)),
        "phrases" => std::fs::write(path, phrases(count)),
        _ => Err(std::io::Error::other(format!("unknown kind {kind}"))),
    }
}

/// Phrases from all over the lexicon.
fn phrases(count: usize) -> String {
    let lexicon = ghirbal::lexicon::Lexicon::builtin();
    let rows: Vec<&str> = lexicon
        .rows()
        .iter()
        .map(|row| row.phrase.as_str())
        .filter(|phrase| !phrase.contains('#') && phrase.contains(' '))
        .collect();
    let step = (rows.len() / count.max(1)).max(1);
    let some = rows.iter().step_by(step).take(count);
    some.map(|phrase| format!("{phrase}\n")).collect()
}

fn size_of(text: &str) -> Option<u64> {
    let (digits, factor) = match text.chars().last()? {
        'K' => (&text[..text.len() - 1], 1_000),
        'M' => (&text[..text.len() - 1], 1_000_000),
        'G' => (&text[..text.len() - 1], 1_000_000_000),
        _ => (text, 1),
    };
    digits.parse::<u64>().ok()?.checked_mul(factor)
}
