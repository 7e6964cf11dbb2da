//! Faults of inputs, outputs, processes and machines, each made for real and met by the real binary. The table
//! `tests/FAULTS.md` names these tests; `table` holds the two together. Faults that belong to one format are with its tests in
//! `tests/cli`.

#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read the files they need"
)]
#![expect(
    clippy::print_stderr,
    reason = "tests say what they measured or left out"
)]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

#[path = "../cli/dir.rs"]
mod dir;
#[cfg(unix)]
#[path = "../cli/nobody.rs"]
mod nobody;

#[cfg(unix)]
mod closed;
mod contract;
#[cfg(target_os = "linux")]
mod disk;
mod filter;
mod floods;
#[cfg(target_os = "linux")]
mod injected;
mod inputs;
mod lexicon;
#[cfg(unix)]
mod machine;
#[cfg(unix)]
mod members;
#[cfg(unix)]
mod nightly;
#[cfg(unix)]
mod outputs;
#[cfg(unix)]
mod own_outputs;
#[cfg(unix)]
mod permissions;
#[cfg(unix)]
mod pipes;
#[cfg(unix)]
mod resume;
#[cfg(unix)]
mod resume_shapes;
mod signals;
mod table;
