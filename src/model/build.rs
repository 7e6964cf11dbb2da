//! Build script: turns the table of rules into the call of `table!` that `model/rule.rs` includes. It checks the form of
//! a row and nothing else; that a role exists is checked by the compiler, that sentences and examples are right by
//! `tests/rules.rs`. It also asks which commit is built, and takes a hash of all tables, for `--version`.

#![expect(
    clippy::disallowed_methods,
    reason = "a build script reads a table and writes a source"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One rule a row: name, role, finds, why, example, near miss.
const TABLE: &str = "src/model/rules.tsv";

fn main() -> Result<(), Box<dyn Error>> {
    let mut variants = String::new();
    let table = std::fs::read_to_string(TABLE)?;
    for (number, row) in (1..).zip(table.lines()) {
        if !row.starts_with("# ") {
            variants += &variant(row).map_err(|what| format!("{TABLE}:{number}: {what}"))?;
        }
    }
    let folder = std::env::var_os("OUT_DIR").ok_or("cargo gives no OUT_DIR")?;
    std::fs::write(Path::new(&folder).join("rules.rs"), source(&variants))?;
    let mut out = std::io::stdout();
    // A table that is added counts as well as one that changes.
    writeln!(out, "cargo::rerun-if-changed=src")?;
    writeln!(out, "cargo::rustc-env=GHIRBAL_COMMIT={}", commit())?;
    writeln!(out, "cargo::rustc-env=GHIRBAL_TABLES={}", tables()?)?;
    if let Some(log) = git(&["rev-parse", "--git-path", "logs/HEAD"]) {
        writeln!(out, "cargo::rerun-if-changed={log}")?;
    }
    Ok(())
}

/// A hash of all tables, with their names and in the order of these: the 128 bits of FNV-1a, since it tells versions apart
/// and guards nothing.
fn tables() -> Result<String, Box<dyn Error>> {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = (1 << 88) + 0x13b;
    let mut paths = Vec::new();
    find_tables(Path::new("src"), &mut paths)?;
    paths.sort();
    let mut hash = BASIS;
    for path in paths {
        let name = path.to_string_lossy().replace('\\', "/");
        let text = std::fs::read(&path)?;
        // Line ends as they are on other systems.
        let text = text.into_iter().filter(|byte| *byte != b'\r');
        for byte in name
            .into_bytes()
            .into_iter()
            .chain([0])
            .chain(text)
            .chain([0])
        {
            hash = (hash ^ u128::from(byte)).wrapping_mul(PRIME);
        }
    }
    Ok(format!("{hash:032x}"))
}

fn find_tables(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find_tables(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "tsv") {
            found.push(path);
        }
    }
    Ok(())
}

/// The commit that is built, where that is known: a package is no repository.
fn commit() -> String {
    git(&["rev-parse", "--short=12", "HEAD"]).unwrap_or_else(|| String::from("unknown"))
}

/// What git says. Builds for tests do not ask, since each commit would have everything compiled again; nor do packages,
/// which may lie in the repository of another program.
fn git(args: &[&str]) -> Option<String> {
    let is_release = std::env::var_os("PROFILE").is_some_and(|profile| profile == "release");
    if !is_release || !Path::new(".git").exists() {
        return None;
    }
    let said = Command::new("git").args(args).output().ok()?;
    let said = String::from_utf8(said.stdout)
        .ok()
        .filter(|_| said.status.success())?;
    Some(said.trim().to_owned())
}

/// The call of the macro, which declares the columns of a rule.
fn source(variants: &str) -> String {
    format!(
        "table! {{
    /// A rule by its name.
    #[derive(Serialize, Deserialize)]
    pub enum RuleId (
        /// The role it gives.
        role: Role,
        /// What it finds.
        finds: &'static str,
        /// Why that is not the article.
        why: &'static str,
        /// A short document in which it fires; lines are separated by ` / `.
        example: &'static str,
        /// A short document, nearly the same, in which it must not fire; lines are separated by ` / `.
        near_miss: &'static str,
    ) {{
{variants}    }}
}}
"
    )
}

/// One row as a row of the macro; a name gives its variant in camel case, `most-read` gives `MostRead`.
fn variant(row: &str) -> Result<String, String> {
    let cells: Vec<&str> = row.split('\t').collect();
    let &[name, role, finds, why, example, near_miss] = cells.as_slice() else {
        let count = cells.len();
        return Err(format!(
            "{count} cells; a rule has six: name, role, finds, why, example, near miss"
        ));
    };
    let mut out = String::new();
    let (variant, role) = (camel_case(name)?, camel_case(role)?);
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "        {variant} {name:?} {finds:?} {{ role: Role::{role}, finds: {finds:?}, why: {why:?}, \
         example: {example:?}, near_miss: {near_miss:?} }},"
    );
    Ok(out)
}

fn camel_case(name: &str) -> Result<String, String> {
    let is_plain =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !name.split('-').all(is_plain) {
        return Err(format!(
            "`{name}` is no name: lower-case words with dashes between"
        ));
    }
    let capital = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    Ok(name.split('-').map(capital).collect())
}
