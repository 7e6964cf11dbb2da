//! `ghirbal explain FILE`: what each stretch of a file was taken for, and why. It cleans exactly as `clean` does and
//! shows what is usually thrown away.

mod json;
mod plain;

use super::print;
use crate::cli::args::ExplainArgs;
use crate::cli::exit::Status;
use crate::cli::messages::{guessed, say};
use crate::cli::settings;
use ghirbal::error::Error;
use ghirbal::input::name::displayable;
use ghirbal::input::{Item, MemberOptions, WalkItem, WalkOptions, documents, find};
use ghirbal::pipeline::CleanFunction;
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
    let options = settings::input(&args.input, MemberOptions::default());
    let mut explained = Explained {
        clean: settings::clean_function(
            &args.knowledge,
            settings::lexicon(&args.knowledge)?.as_deref(),
            args.input.max_document,
            true,
        )?,
        json: args.json,
        text: String::new(),
        status: Status::Done,
    };
    for found in find(vec![args.file.clone()], WalkOptions::default()) {
        match found {
            WalkItem::Source(source) => documents(&source, &options, &mut |item| {
                explained.item(item);
                ControlFlow::Continue(())
            }),
            WalkItem::Event(event) => explained.item(Item::Event(event)),
        }
    }
    print(&explained.text)?;
    Ok(explained.status)
}

/// What is shown so far.
struct Explained {
    clean: CleanFunction,
    json: bool,
    text: String,
    status: Status,
}

impl Explained {
    fn item(&mut self, item: Item) {
        match item {
            Item::Document(document) => {
                let cleaned = (self.clean)(&document);
                self.text.push_str(&match self.json {
                    true => json::show(&document, &cleaned),
                    false => plain::show(&document, &cleaned),
                });
            }
            Item::TooLong(address) => say(&format!(
                "{}: document {} is too long",
                address.place(),
                address.record
            )),
            Item::Event(event) => self.status = tell(&event, self.status),
            // Frames are opened before they come here.
            Item::Frame(_) | Item::Pause => {}
        }
    }
}

fn tell(event: &Event, status: Status) -> Status {
    match event {
        Event::Unreadable(fault) => {
            say(&fault.error.to_string());
            Status::Failed
        }
        Event::Warning(error) => {
            say(&format!("warning: {error}"));
            status
        }
        Event::NotRead { error, .. } => {
            say(&error.to_string());
            status
        }
        Event::Guessed { path, fields } => {
            say(&guessed(path, fields));
            status
        }
        Event::Skipped { path, reason } => {
            say(&format!("{path}: skipped, {}", reason.says()));
            status
        }
    }
}
