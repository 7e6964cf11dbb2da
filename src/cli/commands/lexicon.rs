//! `ghirbal lexicon [PATTERN]`: the marker phrases with class, position and note, and what a user's row of each class
//! does. It matches no text.

use super::print;
use crate::cli::args::LexiconArgs;
use crate::cli::exit::Status;
use crate::cli::own_phrases::OwnPhrases;
use crate::cli::terminal::{safe, safe_json};
use ghirbal::error::Error;
use ghirbal::lexicon::{Class, Position, Row};
use ghirbal::text::fold;
use serde_json::json;
use std::fmt::Write as _;

/// Runs the command.
pub(crate) fn run(args: &LexiconArgs) -> anyhow::Result<Status> {
    if args.classes {
        return print(&classes(args.json));
    }
    let lexicon = OwnPhrases::read(&args.lexicon)?.lexicon()?;
    let rows = lexicon.rows().iter();
    let rows: Vec<&Row> = match &args.pattern {
        None => rows.collect(),
        Some(pattern) => {
            let folded = fold::phrase(&pattern.replace('#', "0"));
            let class = Class::parse(pattern);
            let is_meant = |row: &&Row| match class {
                Some(class) => row.class == class,
                None => !folded.is_empty() && row.folded.contains(folded.as_str()),
            };
            rows.filter(is_meant).collect()
        }
    };
    if let (true, Some(pattern)) = (rows.is_empty(), &args.pattern) {
        let remedy = "ghirbal lexicon lists all, ghirbal lexicon --classes the classes";
        return Err(Error::new(
            pattern,
            "no phrase holds it, and no class is called so",
            remedy,
        )
        .into());
    }
    let line = if args.json { row_json } else { row_line };
    print(&rows.into_iter().map(line).collect::<String>())
}

/// A row as in a file for `--lexicon`, with the columns that are of use to a reader.
fn row_line(row: &Row) -> String {
    let cells = [
        row.phrase.as_str(),
        row.class.as_str(),
        &positions(row).join(","),
        &row.note,
    ];
    format!("{}\n", cells.map(|cell| safe(cell).into_owned()).join("\t"))
}

fn row_json(row: &Row) -> String {
    let row = json!({
        "phrase": row.phrase,
        "class": row.class.as_str(),
        "positions": positions(row),
        "example": row.example,
        "near_miss": row.near_miss,
        "note": row.note,
        "file": row.file,
        "line": row.line,
    });
    format!("{}\n", safe_json(&row.to_string()))
}

fn positions(row: &Row) -> Vec<&'static str> {
    row.positions
        .iter()
        .copied()
        .map(Position::as_str)
        .collect()
}

fn classes(as_json: bool) -> String {
    let mut text = String::new();
    for class in Class::ALL {
        let (name, line, below) = (class.as_str(), class.line(), class.below().says());
        // Writing to a String cannot fail.
        let _ = match as_json {
            true => writeln!(
                text,
                "{}",
                json!({ "class": name, "line": line, "below": below })
            ),
            false => writeln!(text, "{name}\n  the line: {line}\n  below it: {below}"),
        };
    }
    text
}
