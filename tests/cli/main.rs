//! The command line, tested from outside through the real binary. One file a command or theme; sentences are made up.

#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read the files they need"
)]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

mod archive_damage;
mod archives;
mod check;
mod clean;
mod compression;
mod diff;
mod dir;
mod encoding;
mod exit;
mod exit_table;
mod explain;
mod formats;
mod html;
#[cfg(unix)]
mod nobody;
mod output;
mod records;
mod rules;
mod same;
mod schema;
mod summary;
mod tool;
mod walk;
mod warc;
mod warc_damage;
mod xml;
mod xml_damage;
