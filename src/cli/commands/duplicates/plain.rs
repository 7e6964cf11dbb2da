//! The groups for people: the first record of each, and below it those that repeat it, with what differs; safe for a
//! terminal.

use super::groups::Counts;
use super::member::{First, Member, Shown};
use crate::cli::messages::counted;
use crate::cli::terminal::safe;
use std::fmt::Write as _;

/// Characters of a title or a paragraph in its line.
const SHOWN_CHARS: usize = 72;

/// A group. Writing to a String cannot fail, so results are dropped here.
pub(super) fn group(first: &First, members: &[Member]) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{}", head(&first.shown));
    for member in members {
        let likeness = match member.likeness {
            "near" => format!("{:.0}%", member.similarity * 100.0),
            likeness => likeness.to_owned(),
        };
        let _ = writeln!(text, "  {likeness}: {}", head(&member.shown));
        let mut differs: Vec<String> = member.differs.iter().map(|&name| name.to_owned()).collect();
        let others = member.other_paragraphs.len();
        if others > 0 {
            let all = counted(member.paragraphs as u64, "paragraph");
            differs.push(format!("{others} of {all}"));
        }
        if !differs.is_empty() {
            let _ = writeln!(text, "    other: {}", differs.join(", "));
        }
        if let Some(other) = member.other_paragraphs.first() {
            let _ = writeln!(text, "    {}", shortened(other));
        }
    }
    text.push('\n');
    text
}

/// The counts.
pub(super) fn counts(counts: &Counts) -> String {
    let Counts {
        records,
        groups,
        exact,
        near,
        ..
    } = counts;
    let (records, groups) = (counted(*records, "record"), counted(*groups, "group"));
    format!(
        "{records}: {groups}, {} duplicates (exact {exact}, near {near})\n",
        exact + near
    )
}

fn head(shown: &Shown) -> String {
    let title = shown
        .title
        .as_deref()
        .map_or_else(|| String::from("-"), shortened);
    let or_dash = |text: &Option<String>| safe(text.as_deref().unwrap_or("-")).into_owned();
    let place = format!("{}:{}", safe(&shown.file), shown.line);
    format!(
        "{place}: {title} | {} | {}",
        or_dash(&shown.source),
        or_dash(&shown.date)
    )
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        None => safe(text).into_owned(),
        Some((end, _)) => format!("{}\u{2026}", safe(&text[..end])),
    }
}
