//! dom_smoothie alone: extracts the article of every page below a folder on one thread and writes title and text to
//! standard output. `tests/bench/compare.sh` builds it; no part of ghirbal does.

use dom_smoothie::{Config, Readability};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout());
    let mut folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let page = std::fs::read_to_string(path)?;
            let reader = Readability::new(page, None, Some(Config::default()));
            // A page without an article is read all the same.
            if let Ok(article) = reader.and_then(|mut reader| reader.parse()) {
                writeln!(out, "{}\n{}", article.title, article.text_content)?;
            }
        }
    }
    out.flush()
}
