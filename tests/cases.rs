//! One folder a case under `tests/cases`: `input.txt`, `input.html` or another, the records and the audit that the real
//! binary makes of it. A new folder is a new test; `UPDATE=1 cargo test --test cases` writes the expected files, which a person
//! then reads before committing.

#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read the files they need"
)]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

use std::path::{Path, PathBuf};
use std::process::Command;

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    cases
}

/// What a case may have as its input; each has exactly one of them.
const INPUTS: [&str; 6] = [
    "input.txt",
    "input.html",
    "input.md",
    "input.jsonl",
    "input.xml",
    "input.sgm",
];

/// Whether the expected files are written and not compared.
fn updates() -> bool {
    std::env::var_os("UPDATE").is_some()
}

fn inputs(case: &Path) -> Vec<&'static str> {
    let mut names = INPUTS.to_vec();
    names.retain(|name| case.join(name).is_file());
    names
}

/// Records and audit of a case. Run inside its folder, so that `path` is the input's name everywhere.
fn run(case: &Path) -> (String, String) {
    let scratch = tempfile::tempdir().unwrap();
    let audit = scratch.path().join("audit.jsonl");
    let output = Command::new(env!("CARGO_BIN_EXE_ghirbal"))
        .current_dir(case)
        .args(["clean", "-q"])
        .args(inputs(case))
        .arg("--audit")
        .arg(&audit)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}: {}",
        case.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    (
        String::from_utf8(output.stdout).unwrap(),
        std::fs::read_to_string(audit).unwrap(),
    )
}

#[test]
fn every_case_gives_its_expected_records_and_audit() {
    let update = updates();
    let mut wrong = Vec::new();
    for case in cases() {
        let (records, audit) = run(&case);
        for (file, got) in [("expected.jsonl", records), ("audit.jsonl", audit)] {
            let path = case.join(file);
            if update {
                std::fs::write(&path, &got).unwrap();
            } else if std::fs::read_to_string(&path).unwrap_or_default() != got {
                wrong.push(format!("{}: got\n{got}", path.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "UPDATE=1 writes what the binary gives now; read it first:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_case_is_a_folder_with_three_files() {
    let cases = cases();
    assert!(cases.len() >= 80, "only {} cases", cases.len());
    for case in cases {
        assert_eq!(inputs(&case).len(), 1, "{}", case.display());
        // The other test may not have written them yet.
        if updates() {
            continue;
        }
        for file in ["expected.jsonl", "audit.jsonl"] {
            assert!(
                case.join(file).is_file(),
                "{} has no {file}",
                case.display()
            );
        }
    }
}
