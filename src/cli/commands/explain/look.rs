//! How an explanation looks: colours by what became of the text, and lines that fit the terminal. Where there is no
//! terminal nothing is coloured or broken, so that other programs read what they always did.

use crate::cli::args::ColorArg;
use ghirbal::model::{Labelled, Role};
use std::env;
use std::io::{self, IsTerminal};

/// Columns before the text of a segment and its evidence.
pub(super) const INDENT: &str = "     ";

/// Fewest columns that text is broken to; a narrower terminal breaks it itself.
const FEWEST_COLUMNS: usize = 20;

/// Columns of a terminal that does not say how many it has.
const USUAL_COLUMNS: usize = 80;

/// How it looks.
pub(super) struct Look {
    /// Columns of the terminal; none without one.
    columns: Option<usize>,
    is_coloured: bool,
}

impl Look {
    /// What the user asked for, and else what suits standard output.
    pub(super) fn of(color: ColorArg) -> Self {
        let is_terminal = io::stdout().is_terminal();
        // https://no-color.org: any value but an empty one.
        let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || env::var_os("TERM").is_some_and(|value| value == "dumb");
        let size = || terminal_size::terminal_size_of(io::stdout());
        let columns = || size().map_or(USUAL_COLUMNS, |(width, _)| usize::from(width.0));
        Self {
            columns: is_terminal.then(|| columns().max(FEWEST_COLUMNS)),
            is_coloured: match color {
                ColorArg::Auto => is_terminal && !refused,
                ColorArg::Always => true,
                ColorArg::Never => false,
            },
        }
    }

    /// Columns for text behind the indent; none where it is not broken.
    pub(super) fn columns(&self) -> Option<usize> {
        self.columns.map(|columns| columns - INDENT.len())
    }

    /// A piece of a line in the colour of what became of its text.
    pub(super) fn painted(&self, text: &str, labelled: &Labelled) -> String {
        let colour = match labelled.verdict.rule {
            None => GREEN,
            Some(_) if fills_a_field(labelled.verdict.role()) => CYAN,
            Some(_) => RED,
        };
        self.in_colour(text, colour)
    }

    /// What is less important.
    pub(super) fn faint(&self, text: &str) -> String {
        self.in_colour(text, FAINT)
    }

    fn in_colour(&self, text: &str, colour: &str) -> String {
        match self.is_coloured {
            true => format!("\u{1b}[{colour}m{text}\u{1b}[0m"),
            false => text.to_owned(),
        }
    }
}

const GREEN: &str = "32";
const CYAN: &str = "36";
const RED: &str = "31";
const FAINT: &str = "2";

/// Whether text of a role goes to a field of the record.
fn fills_a_field(role: Role) -> bool {
    matches!(
        role,
        Role::Headline
            | Role::Byline
            | Role::Dateline
            | Role::SourceLine
            | Role::Keywords
            | Role::RelatedHeadline
    )
}

/// Text in lines of so many columns, broken between words. A letter counts as a column, a mark above it too.
pub(super) fn broken(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > columns {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += length;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(broken("ab cd ef", 5), ["ab cd", "ef"]);
        assert_eq!(broken("ab cd ef", 4), ["ab", "cd", "ef"]);
        assert_eq!(broken("abcdef gh", 3), ["abcdef", "gh"]);
        assert_eq!(broken("", 3), [""]);
    }
}
