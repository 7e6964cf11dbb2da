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
mod databases;
mod diff;
mod dir;
mod duplicates;
mod encoding;
mod epub;
mod exit;
mod exit_table;
mod explain;
mod folders;
mod formats;
mod html;
mod lexicon;
mod mail;
#[cfg(unix)]
mod nobody;
mod output;
mod records;
mod rules;
mod same;
mod saved_pages;
mod schema;
mod shape_dump;
mod shapes;
mod shapes_refused;
mod summary;
mod tables;
mod tool;
mod walk;
mod warc;
mod warc_damage;
mod xml;
mod xml_damage;
