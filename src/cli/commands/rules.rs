//! `ghirbal rules [NAME]`: what each rule finds and why that is not the article, from the rules' own documentation.

use super::print;
use crate::cli::args::RulesArgs;
use crate::cli::exit::Status;
use crate::cli::rule_names::find;
use ghirbal::model::RuleId;
use std::fmt::Write as _;

/// Runs the command.
pub(crate) fn run(args: &RulesArgs) -> anyhow::Result<Status> {
    match &args.name {
        None => print(&list()),
        Some(name) => print(&page(find(name)?)),
    }
}

fn list() -> String {
    let width = RuleId::ALL
        .map(|rule| rule.as_str().len())
        .into_iter()
        .max()
        .unwrap_or_default();
    let mut text = String::new();
    for rule in RuleId::ALL {
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "{:width$}  {}",
            rule.as_str(),
            rule.finds().lines().next().unwrap_or_default()
        );
    }
    text
}

fn page(rule: RuleId) -> String {
    format!(
        "{} (role {})\n\nWhat it finds\n{}\n\nWhy it is not the article\n{}\n\nExample\n{}\n\nNear miss\n{}\n",
        rule.as_str(),
        rule.role().as_str(),
        rule.finds(),
        rule.why(),
        rule.example().replace(" / ", "\n"),
        rule.near_miss().replace(" / ", "\n")
    )
}
