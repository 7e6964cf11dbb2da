//! The real tools that make compressed files and archives. A missing tool is a failing test, not a passed one.

use crate::dir::Dir;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Runs a tool in the folder with bytes on its standard input; what it wrote to its standard output.
#[track_caller]
pub(crate) fn run(dir: &Dir, command: &[&str], stdin: &[u8]) -> Vec<u8> {
    let (tool, args) = command.split_first().unwrap();
    let mut child = Command::new(tool)
        .current_dir(dir.root())
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{tool}: {error}; install it to run this test"));
    let mut pipe = child.stdin.take().unwrap();
    let bytes = stdin.to_vec();
    let feeder = std::thread::spawn(move || {
        // A tool that does not read its input is none the worse for it.
        let _ = pipe.write_all(&bytes);
    });
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    assert!(output.status.success(), "{command:?} failed");
    output.stdout
}

/// The commands that compress standard input, and the suffix of their files. bzip2 gives back whole blocks only; -1
/// makes them small.
pub(crate) const COMPRESSORS: [(&[&str], &str); 4] = [
    (&["gzip", "-c"], "gz"),
    (&["zstd", "-c", "-q"], "zst"),
    (&["xz", "-c"], "xz"),
    (&["bzip2", "-1", "-c"], "bz2"),
];

/// Bytes as gzip writes them.
#[track_caller]
pub(crate) fn gzip(dir: &Dir, bytes: &[u8]) -> Vec<u8> {
    run(dir, &["gzip", "-c"], bytes)
}
