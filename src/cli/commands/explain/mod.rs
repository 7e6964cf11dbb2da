//! `ghirbal explain FILE`: what each stretch of a file was taken for, and why. It cleans exactly as `clean` does and
//! shows what is usually thrown away.

mod json;
mod look;
mod plain;
mod target;

use super::print;
use crate::cli::args::{ExplainArgs, OnlyArg};
use crate::cli::closed;
use crate::cli::exit::Status;
use crate::cli::messages::{guessed, say};
use crate::cli::own_phrases::{FiredRows, OwnPhrases};
use crate::cli::rule_names;
use crate::cli::settings;
use ghirbal::clean::Knowledge;
use ghirbal::error::Error;
use ghirbal::input::name::displayable;
use ghirbal::input::{InputOptions, Item, MemberOptions, WalkItem, WalkOptions, documents, find};
use ghirbal::model::{Address, Labelled, RuleId};
use ghirbal::pipeline::CleanFunction;
use ghirbal::report::Event;
use look::Look;
use std::ops::ControlFlow;
use std::sync::Arc;
use target::Target;

/// Runs the command.
pub(crate) fn run(args: &ExplainArgs) -> anyhow::Result<Status> {
    closed::check_stdin([args.file.as_path()].into_iter())?;
    let targets = target::targets(args)?;
    let options = settings::input(&args.input, MemberOptions::default());
    let phrases = OwnPhrases::read(&args.knowledge.lexicon)?;
    let knowledge = Arc::new(Knowledge::with(phrases.lexicon()?));
    let mut explained = Explained {
        clean: settings::clean_function(
            &args.knowledge,
            knowledge.clone(),
            Arc::new(FiredRows::new(knowledge)),
            args.input.max_document,
            true,
        )?,
        args,
        target: None,
        view: View {
            only: args.only,
            why: args.why.as_deref().map(rule_names::find).transpose()?,
            whole: args.whole,
            look: Look::of(args.color),
        },
        shown: 0,
        text: String::new(),
        status: Status::Done,
    };
    for target in targets {
        explained.target(target, &options)?;
    }
    print(&explained.text)?;
    Ok(explained.status)
}

/// Which segments are shown, and how much of them.
struct View {
    only: Option<OnlyArg>,
    why: Option<RuleId>,
    whole: bool,
    look: Look,
}

impl View {
    fn shows(&self, labelled: &Labelled) -> bool {
        let rule = labelled.verdict.rule;
        let of_kind = self
            .only
            .is_none_or(|only| (only == OnlyArg::Body) == rule.is_none());
        of_kind && self.why.is_none_or(|why| rule == Some(why))
    }
}

/// What is shown so far.
struct Explained<'a> {
    clean: CleanFunction,
    args: &'a ExplainArgs,
    /// The documents that are meant.
    target: Option<Target>,
    view: View,
    /// How many documents were shown.
    shown: u64,
    text: String,
    status: Status,
}

impl Explained<'_> {
    /// Explains the documents of a file that are meant.
    fn target(&mut self, target: Target, options: &InputOptions) -> Result<(), Error> {
        let file = target.file.clone();
        if file.is_dir() {
            let remedy = "explain takes one file";
            return Err(Error::new(displayable(&file), "is a folder", remedy));
        }
        let asked = target.record.is_some() || target.member.is_some();
        let shown = self.shown;
        self.target = Some(target);
        for found in find(vec![file.clone()], WalkOptions::default()) {
            match found {
                WalkItem::Source(source) => documents(&source, options, &mut |item| {
                    self.item(item);
                    ControlFlow::Continue(())
                }),
                WalkItem::Event(event) => self.item(Item::Event(event)),
            }
        }
        if asked && self.shown == shown && self.status == Status::Done {
            let (place, what) = (displayable(&file), "holds no such document");
            let remedy = "the keys member and record of a record or an audit line name it";
            return Err(Error::new(place, what, remedy));
        }
        Ok(())
    }

    /// Whether a document is one that was asked for.
    fn is_meant(&self, address: &Address) -> bool {
        self.target.as_ref().is_none_or(|target| target.is(address))
    }

    fn item(&mut self, item: Item) {
        match item {
            Item::Document(document) if !self.is_meant(&document.address) => {}
            Item::Document(document) => {
                self.shown += 1;
                let cleaned = (self.clean)(&document);
                self.text.push_str(&match self.args.json {
                    true => json::show(&document, &cleaned),
                    false => plain::show(&document, &cleaned, &self.view),
                });
            }
            Item::TooLong(address, _) => say(&format!(
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
