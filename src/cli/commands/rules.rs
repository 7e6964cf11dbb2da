//! `ghirbal rules [NAME]`: what each rule finds and why that is not the article, from the rules' own documentation.

use super::print;
use crate::cli::args::RulesArgs;
use crate::cli::exit::Status;
use ghirbal::error::Error;
use ghirbal::segment::rules::{self, Rule};
use std::fmt::Write as _;

/// Likeness (0 to 1, Jaro-Winkler) from which a name counts as a slip of the pen.
const LIKENESS: f64 = 0.75;

/// Runs the command.
pub(crate) fn run(args: &RulesArgs) -> anyhow::Result<Status> {
    match &args.name {
        None => print(&list()),
        Some(name) => print(&page(find(name)?)),
    }
}

/// Refuses names that are no rules.
pub(crate) fn check_names(names: &[String]) -> Result<(), Error> {
    names.iter().try_for_each(|name| find(name).map(drop))
}

fn find(name: &str) -> Result<&'static Rule, Error> {
    let rule = rules::all().iter().find(|rule| rule.name == name);
    rule.ok_or_else(|| {
        let remedy = match nearest(name) {
            Some(known) => format!("did you mean {known}? ghirbal rules lists them all"),
            None => String::from("ghirbal rules lists them"),
        };
        Error::new(name, "there is no such rule", remedy)
    })
}

fn nearest(name: &str) -> Option<&'static str> {
    let likeness = |rule: &Rule| strsim::jaro_winkler(rule.name, name);
    let rules = rules::all().iter().map(|rule| (likeness(rule), rule.name));
    let best = rules.max_by(|one, other| one.0.total_cmp(&other.0));
    best.filter(|(likeness, _)| *likeness >= LIKENESS)
        .map(|(_, name)| name)
}

fn list() -> String {
    let width = rules::all()
        .iter()
        .map(|rule| rule.name.len())
        .max()
        .unwrap_or_default();
    let mut text = String::new();
    for rule in rules::all() {
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "{:width$}  {}",
            rule.name,
            rule.finds.lines().next().unwrap_or_default()
        );
    }
    text
}

fn page(rule: &Rule) -> String {
    format!(
        "{} (role {})\n\nWhat it finds\n{}\n\nWhy it is not the article\n{}\n\nExample\n{}\n\nNear miss\n{}\n",
        rule.name,
        rule.role.as_str(),
        rule.finds,
        rule.why,
        rule.example.replace(" / ", "\n"),
        rule.near_miss.replace(" / ", "\n")
    )
}
