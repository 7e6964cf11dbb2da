//! The real binary run as a user to whom permissions matter, even when the tests run as root.

use crate::dir::{Dir, Ran};
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// The user `nobody` of most systems, who owns nothing.
const NOBODY: u32 = 65_534;

/// Runs the binary in the folder as a user without rights.
pub(crate) fn run(dir: &Dir, args: &[&str]) -> Ran {
    if !am_root() {
        return dir.run(args);
    }
    let everyone = Permissions::from_mode(0o755);
    std::fs::set_permissions(dir.root(), everyone).unwrap();
    let mut command = Command::new(copy(dir));
    command.current_dir(dir.root()).args(args);
    Ran::from(command.uid(NOBODY).gid(NOBODY).output().unwrap())
}

fn am_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout.trim_ascii() == b"0"
}

/// The binary copied into the folder, since such a user may not even see where it was built. Another process copies it:
/// a descriptor that writes it, open in this one, would be inherited by the children that tests on other threads start
/// at that moment, and while one of them has it, the system refuses to run the copy ("text file busy").
fn copy(dir: &Dir) -> std::path::PathBuf {
    let copy = dir.path("ghirbal");
    if !copy.exists() {
        let copied = Command::new("cp")
            .arg(env!("CARGO_BIN_EXE_ghirbal"))
            .arg(&copy)
            .status();
        assert!(copied.unwrap().success());
        std::fs::set_permissions(&copy, Permissions::from_mode(0o755)).unwrap();
    }
    copy
}
