//! The check before a release: tag, version and changelog agree, and what the changelog says is what is published.

#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read the files they need"
)]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

use std::process::{Command, Output};
use tempfile::TempDir;

const CHANGELOG: &str = "# Changelog\n\n## [Unreleased]\n\n- Later.\n\n## [1.2.3] - 2026-01-31\n\n### Added\n\n- A sieve.\n\n\
                         ## [1.2.0] - 2026-01-01\n\n- Older.\n\n## [1.1.0] - 2025-12-01\n\n[1.2.3]: address\n";

/// Runs the check on a tag in a repository of that version and changelog.
fn check(tag: &str, version: &str, locked: &str, changelog: &str) -> Output {
    let folder = TempDir::new().unwrap();
    let file = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    file(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"ghirbal\"\nversion = \"{version}\"\n[dependencies.x]\nversion = \"9.9.9\"\n"
        ),
    );
    file(
        "Cargo.lock",
        &format!(
            "[[package]]\nname = \"csv\"\nversion = \"1.4.0\"\n\n[[package]]\nname = \"ghirbal\"\nversion = \"{locked}\"\n"
        ),
    );
    file("CHANGELOG.md", changelog);
    std::fs::create_dir(folder.path().join(".github")).unwrap();
    let script = folder.path().join(".github/release-check.sh");
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/.github/release-check.sh");
    std::fs::copy(own, &script).unwrap();
    Command::new("bash").arg(script).arg(tag).output().unwrap()
}

#[track_caller]
fn assert_refused(output: &Output, why: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains(why), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn what_agrees_is_let_through_with_its_notes() {
    let output = check("v1.2.3", "1.2.3", "1.2.3", CHANGELOG);
    assert!(output.status.success(), "{output:?}");
    let notes = String::from_utf8(output.stdout).unwrap();
    assert_eq!(notes.trim(), "### Added\n\n- A sieve.");
}

#[test]
fn what_does_not_agree_is_refused() {
    for tag in [
        "1.2.3",
        "v1.2",
        "v1.2.3x",
        "",
        "v1.2.3\nv1.2.3",
        "v1.2.3-$(id)",
    ] {
        assert_refused(
            &check(tag, "1.2.3", "1.2.3", CHANGELOG),
            "does not look like",
        );
    }
    let other = check("v1.2.3", "1.2.4", "1.2.4", CHANGELOG);
    assert_refused(&other, "Cargo.toml says '1.2.4'");
    let stale = check("v1.2.3", "1.2.3", "1.2.2", CHANGELOG);
    assert_refused(&stale, "Cargo.lock says '1.2.2'");
    let missing = check("v1.3.0", "1.3.0", "1.3.0", CHANGELOG);
    assert_refused(&missing, "no heading '## [1.3.0]");
    let empty = check("v1.1.0", "1.1.0", "1.1.0", CHANGELOG);
    assert_refused(&empty, "says nothing");
}

#[test]
fn the_lock_file_has_the_version_of_the_crate() {
    let lock = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).unwrap();
    let version = env!("CARGO_PKG_VERSION");
    let entry = format!("name = \"ghirbal\"\nversion = \"{version}\"\n");
    assert!(lock.contains(&entry));
}
