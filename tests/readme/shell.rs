//! A shell in a folder that looks like the root of the repository, so that what commands write is gone afterwards.
//! `ghirbal` and `cargo run --release --` are the binary under test.

#![cfg(unix)]

use super::page::Command;
use std::path::Path;
use tempfile::TempDir;

/// Commands of cargo itself: the test suite is running already.
const EXEMPT: [&str; 3] = [
    "cargo test",
    "cargo install",
    "cargo run --release --example",
];

/// Where commands run.
pub(crate) struct Shell {
    folder: TempDir,
    bin: TempDir,
    has_jq: bool,
}

impl Shell {
    /// Links everything in `root` into a fresh folder.
    pub(crate) fn new(root: &Path) -> Self {
        let (folder, bin) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        for entry in std::fs::read_dir(root).unwrap() {
            let entry = entry.unwrap();
            link(&entry.path(), &folder.path().join(entry.file_name()));
        }
        link(
            Path::new(env!("CARGO_BIN_EXE_ghirbal")),
            &bin.path().join("ghirbal"),
        );
        let jq = std::process::Command::new("jq").arg("--version").output();
        let has_jq = jq.is_ok_and(|output| output.status.success());
        assert!(
            has_jq || std::env::var_os("CI").is_none_or(|ci| ci != "true"),
            "jq is needed to run the commands of the README"
        );
        Self {
            folder,
            bin,
            has_jq,
        }
    }

    /// Runs a command and gives what it prints; `None` when it is not run.
    #[expect(clippy::print_stderr, reason = "what a test leaves out is said")]
    pub(crate) fn run(&self, command: &Command) -> Option<String> {
        let line = &command.line;
        if EXEMPT.iter().any(|exempt| line.starts_with(exempt)) {
            return None;
        }
        if line.contains("jq ") && !self.has_jq {
            eprintln!("not run, since there is no jq: {line}");
            return None;
        }
        let path = std::env::var("PATH").unwrap_or_default();
        let output = std::process::Command::new("bash")
            .args(["-o", "pipefail", "-c"])
            .arg(line.replace("cargo run --release --", "ghirbal"))
            .current_dir(self.folder.path())
            .env("PATH", format!("{}:{path}", self.bin.path().display()))
            .output()
            .unwrap();
        assert_eq!(
            output.status.code(),
            Some(command.status),
            "{line}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        Some(String::from_utf8(output.stdout).unwrap())
    }
}

fn link(from: &Path, to: &Path) {
    std::os::unix::fs::symlink(from, to).unwrap();
}
