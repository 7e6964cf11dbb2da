//! Writes dumps to files and folders. Sizes are reached and passed by at most one document.

use super::{Press, windows_1256};
use flate2::{Compression, write::GzEncoder};
use std::fs::File;
use std::io::{BufWriter, Result, Write};
use std::path::Path;

/// Files in one folder below the folder of a dump.
const IN_A_FOLDER: usize = 1000;

/// A folder of that many files; `make` gives their bytes.
pub(crate) fn folder(
    root: &Path,
    count: usize,
    ending: &str,
    mut make: impl FnMut() -> Vec<u8>,
) -> Result<()> {
    for number in 0..count {
        let folder = root.join(format!("{:04}", number / IN_A_FOLDER));
        if number % IN_A_FOLDER == 0 {
            std::fs::create_dir_all(&folder)?;
        }
        std::fs::write(folder.join(format!("{number:07}.{ending}")), make())?;
    }
    Ok(())
}

/// Texts of 10 KB in UTF-8.
pub(crate) fn texts(root: &Path, count: usize) -> Result<()> {
    let mut press = Press::new();
    folder(root, count, "txt", || press.text().into_bytes())
}

/// The same texts in windows-1256.
pub(crate) fn texts_1256(root: &Path, count: usize) -> Result<()> {
    let mut press = Press::new();
    folder(root, count, "txt", || windows_1256(&press.text()))
}

/// Pages.
pub(crate) fn pages(root: &Path, count: usize) -> Result<()> {
    let mut press = Press::new();
    folder(root, count, "html", || press.html().into_bytes())
}

/// Files of one paragraph.
pub(crate) fn tiny(root: &Path, count: usize) -> Result<()> {
    let mut press = Press::new();
    let text = press.text();
    let paragraphs: Vec<&str> = text.lines().filter(|line| line.len() > 200).collect();
    let mut number = 0;
    folder(root, count, "txt", || {
        number += 1;
        format!("{} {number}.\n", paragraphs[number % paragraphs.len()]).into_bytes()
    })
}

/// JSON lines of that many bytes; compressed where the file's name says so.
pub(crate) fn lines(path: &Path, bytes: u64) -> Result<()> {
    let mut press = Press::new();
    let ending = path.extension().and_then(|ending| ending.to_str());
    let file = BufWriter::new(File::create(path)?);
    let mut next = || press.record().into_bytes();
    match ending {
        Some("gz") => {
            let mut out = GzEncoder::new(file, Compression::default());
            fill(&mut out, bytes, &mut next)?;
            out.finish()?.flush()
        }
        Some("zst") => {
            let mut out = zstd::Encoder::new(file, 3)?;
            fill(&mut out, bytes, &mut next)?;
            out.finish()?.flush()
        }
        _ => fill(file, bytes, &mut next),
    }
}

/// A table of that many bytes.
pub(crate) fn table(path: &Path, bytes: u64) -> Result<()> {
    let mut press = Press::new();
    let mut out = BufWriter::new(File::create(path)?);
    out.write_all(b"id,title,body\n")?;
    fill(out, bytes, &mut || press.row().into_bytes())
}

/// A web archive of that many bytes.
pub(crate) fn archive(path: &Path, bytes: u64) -> Result<()> {
    let mut press = Press::new();
    let mut next = || {
        let page = press.html();
        let answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\r\n{page}",
            page.len()
        );
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{}\r\n\
             Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n",
            press.made,
            answer.len()
        )
        .into_bytes()
    };
    fill(BufWriter::new(File::create(path)?), bytes, &mut next)
}

fn fill(mut out: impl Write, bytes: u64, next: &mut dyn FnMut() -> Vec<u8>) -> Result<()> {
    let mut written = 0;
    while written < bytes {
        let piece = next();
        written += piece.len() as u64;
        out.write_all(&piece)?;
    }
    out.flush()
}
