//! `ghirbal explain FILE`: what each stretch of a file was taken for, and why. It cleans exactly as `clean` does and
//! shows what is usually thrown away.

mod json;
mod plain;

use super::print;
use crate::cli::args::ExplainArgs;
use crate::cli::asked;
use crate::cli::exit::Status;
use crate::cli::messages::say;
use ghirbal::error::Error;
use ghirbal::input::name::displayable;
use ghirbal::input::{Found, Item, WalkOptions, documents, find};
use ghirbal::report::Event;
use std::ops::ControlFlow;

/// Runs the command.
pub(crate) fn run(args: &ExplainArgs) -> anyhow::Result<Status> {
    if args.file.is_dir() {
        return Err(Error::new(
            displayable(&args.file),
            "is a folder",
            "explain takes one file",
        )
        .into());
    }
    let options = asked::input(&args.input);
    let heart = asked::heart(&args.knowledge, args.input.max_document)?;
    let (mut text, mut status) = (String::new(), Status::Done);
    for found in find(vec![args.file.clone()], WalkOptions::default()) {
        let mut take = |item| {
            match item {
                Item::Document(document) if args.json => {
                    text.push_str(&json::show(&document, &heart(&document)))
                }
                Item::Document(document) => {
                    text.push_str(&plain::show(&document, &heart(&document)))
                }
                Item::TooLong(address) => say(&format!(
                    "{}: document {} is too long",
                    address.path, address.record
                )),
                Item::Event(event) => status = tell(&event, status),
            }
            ControlFlow::Continue(())
        };
        match found {
            Found::Source(source) => documents(&source, &options, &mut take),
            Found::Event(event) => _ = take(Item::Event(event)),
        }
    }
    print(&text)?;
    Ok(status)
}

fn tell(event: &Event, status: Status) -> Status {
    match event {
        Event::Unreadable(error) => {
            say(&error.to_string());
            Status::Failed
        }
        Event::Warning(error) => {
            say(&format!("warning: {error}"));
            status
        }
        Event::Skipped { path, reason } => {
            say(&format!("{path}: skipped, {}", reason.as_str()));
            status
        }
    }
}
