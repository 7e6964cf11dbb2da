//! Build script: turns the table of rules into the call of `table!` that `model/rule.rs` includes. It checks the form of
//! a row and nothing else; that a role exists is checked by the compiler, that sentences and examples are right by
//! `tests/rules.rs`.

#![expect(
    clippy::disallowed_methods,
    reason = "a build script reads a table and writes a source"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

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
    for path in [TABLE, "src/model/build.rs"] {
        writeln!(std::io::stdout(), "cargo::rerun-if-changed={path}")?;
    }
    Ok(())
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
