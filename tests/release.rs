//! A release: tag, version and changelog agree, what the changelog says is what is published, and what was packed is
//! what the action installs.

#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read the files they need"
)]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output};
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const TARGET: &str = "x86_64-unknown-linux-gnu";

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
    std::fs::copy(format!("{ROOT}/.github/release-check.sh"), &script).unwrap();
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
    let lock = std::fs::read_to_string(format!("{ROOT}/Cargo.lock")).unwrap();
    let version = env!("CARGO_PKG_VERSION");
    let entry = format!("name = \"ghirbal\"\nversion = \"{version}\"\n");
    assert!(lock.contains(&entry));
}

/// A repository in which a script stands for the binary that was built, and for `gh` one that gives what was packed.
fn packed() -> TempDir {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    let script = |name: &str, text: &str| {
        std::fs::create_dir_all(path(name).parent().unwrap()).unwrap();
        std::fs::write(path(name), text).unwrap();
        std::fs::set_permissions(path(name), PermissionsExt::from_mode(0o755)).unwrap();
    };
    for name in ["LICENSE", "README.md", "CHANGELOG.md"] {
        std::fs::copy(format!("{ROOT}/{name}"), path(name)).unwrap();
    }
    let own = std::fs::read_to_string(format!("{ROOT}/.github/pack.sh")).unwrap();
    script(".github/pack.sh", &own);
    script(
        &format!("target/{TARGET}/release/ghirbal"),
        "#!/bin/sh\necho \"this is $*\"\n[ \"$*\" != man ] || printf 'ghirbal\\\\-clean(1)\\nghirbal\\\\-rules(1)\\n'\n",
    );
    let gh = "#!/bin/sh\n[ \"$1 $2 $3\" = 'release download v1.2.3' ] && cp \"$DIST\"/* .\n";
    script("bin/gh", gh);
    std::fs::create_dir_all(path(".github/actions/clean")).unwrap();
    script(
        "bin/cargo",
        "#!/bin/sh\necho \"$@\" >> \"$RUNNER_TEMP/built\"\n",
    );
    let status = Command::new("bash")
        .arg(path(".github/pack.sh"))
        .args(["1.2.3", TARGET])
        .env_remove("CARGO_TARGET_DIR")
        .status()
        .unwrap();
    assert!(status.success());
    folder
}

/// Installs what was packed as the action does when that version is asked for; the status, and the program that it names.
fn install(folder: &TempDir, version: &str, machine: &str) -> (Option<i32>, String) {
    install_for(folder, version, "", machine)
}

/// Installs as an action that was taken from `taken_from` does.
fn install_for(
    folder: &TempDir,
    version: &str,
    taken_from: &str,
    machine: &str,
) -> (Option<i32>, String) {
    let outputs = folder.path().join("outputs");
    let search = std::env::var("PATH").unwrap();
    let output = Command::new("bash")
        .arg(format!("{ROOT}/.github/actions/clean/install.sh"))
        .env("PATH", format!("{}/bin:{search}", folder.path().display()))
        .env("DIST", folder.path().join("dist"))
        .env("GHIRBAL_VERSION", version)
        .env("GHIRBAL_ACTION_REF", taken_from)
        .env(
            "GITHUB_ACTION_PATH",
            folder.path().join(".github/actions/clean"),
        )
        .env("GHIRBAL_REPOSITORY", "owner/ghirbal")
        .env("RUNNER_OS", "Linux")
        .env("RUNNER_ARCH", machine)
        .env("RUNNER_TEMP", folder.path())
        .env("GITHUB_OUTPUT", &outputs)
        .output()
        .unwrap();
    let named = std::fs::read_to_string(outputs).unwrap_or_default();
    let program = named.trim().strip_prefix("program=").unwrap_or_default();
    (output.status.code(), program.to_owned())
}

#[test]
fn the_action_installs_what_was_packed() {
    let folder = packed();
    let (status, program) = install(&folder, "v1.2.3", "X64");
    assert_eq!(status, Some(0));
    let said = Command::new(&program).arg("here").output().unwrap();
    assert_eq!(said.stdout, b"this is here\n");
    for command in ["clean", "rules"] {
        let manual = std::fs::read_to_string(format!("{program}-{command}.1")).unwrap();
        assert_eq!(manual, format!("this is man {command}\n"));
    }
}

#[test]
fn the_action_takes_nothing_that_was_changed_or_does_not_exist() {
    let folder = packed();
    assert_eq!(install(&folder, "1.2.3", "S390X").0, Some(2));
    assert_eq!(install(&folder, "latest; id", "X64").0, Some(2));
    let archive = folder
        .path()
        .join(format!("dist/ghirbal-1.2.3-{TARGET}.tar.gz"));
    let mut bytes = std::fs::read(&archive).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&archive, bytes).unwrap();
    let (status, program) = install(&folder, "1.2.3", "X64");
    assert_ne!(status, Some(0));
    assert_eq!(program, "");
}

/// What the action had built of its own source.
fn built(folder: &TempDir) -> usize {
    let lines = std::fs::read_to_string(folder.path().join("built")).unwrap_or_default();
    lines.lines().count()
}

#[test]
fn the_action_installs_the_release_that_it_was_taken_from() {
    let folder = packed();
    let (status, program) = install_for(&folder, "", "v1.2.3", "X64");
    assert_eq!(status, Some(0));
    assert!(
        program.ends_with(&format!("ghirbal-1.2.3-{TARGET}/ghirbal")),
        "{program}"
    );
    assert_eq!(built(&folder), 0);
}

#[test]
fn the_action_builds_what_no_release_has() {
    // A branch, a release without binaries, and a machine that it has none for.
    for (taken_from, machine) in [("main", "X64"), ("v1.2.4", "X64"), ("v1.2.3", "S390X")] {
        let folder = packed();
        let (status, program) = install_for(&folder, "", taken_from, machine);
        assert_eq!(status, Some(0), "{taken_from} {machine}");
        assert!(program.ends_with("ghirbal/bin/ghirbal"), "{program}");
        assert_eq!(built(&folder), 1);
    }
}

#[test]
fn the_action_builds_nothing_in_the_place_of_what_was_asked_for_or_changed() {
    let folder = packed();
    assert_eq!(install(&folder, "1.2.4", "X64").0, Some(1));
    let archive = folder
        .path()
        .join(format!("dist/ghirbal-1.2.3-{TARGET}.tar.gz"));
    std::fs::write(&archive, "another archive").unwrap();
    assert_ne!(install_for(&folder, "", "v1.2.3", "X64").0, Some(0));
    assert_eq!(built(&folder), 0);
}

#[test]
fn each_binary_of_a_release_can_be_installed() {
    let read = |name: &str| std::fs::read_to_string(format!("{ROOT}/.github/{name}")).unwrap();
    let (release, install) = (
        read("workflows/release.yml"),
        read("actions/clean/install.sh"),
    );
    let targets = release.lines().filter_map(|line| {
        let target = line.split_once("{ target: ")?.1.split_once(',')?.0;
        Some(target.to_owned())
    });
    let targets: Vec<String> = targets.collect();
    assert_eq!(targets.len(), 5, "{targets:?}");
    for target in targets {
        assert!(
            install.contains(&format!("ghirbal-$1-{target}.")),
            "{target}"
        );
    }
}
