//! The README as a page: its blocks of commands, and the output shown below them. It runs nothing.

use std::ops::Range;

/// A block of commands.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) commands: Vec<Command>,
    /// Where the README shows what the last of them prints: a `text` or `json` block that follows at once.
    pub(crate) shown: Option<Range<usize>>,
}

/// A command line.
#[derive(Debug)]
pub(crate) struct Command {
    pub(crate) line: String,
    /// Expected exit status: 0, or what a comment `# exit status N` above it says.
    pub(crate) status: i32,
}

/// All `sh` blocks, in order.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let fences = fences(text);
    let mut blocks = Vec::new();
    for (at, (language, inside)) in fences.iter().enumerate() {
        if *language != "sh" {
            continue;
        }
        let shown = fences.get(at + 1).filter(|(language, next)| {
            let between = &text[inside.end + "```".len()..next.start];
            matches!(*language, "text" | "json") && between.trim() == format!("```{language}")
        });
        blocks.push(Block {
            commands: commands(&text[inside.clone()]),
            shown: shown.map(|(_, inside)| inside.clone()),
        });
    }
    blocks
}

/// The fenced blocks with their languages; what is inside ends with a line feed or is empty.
fn fences(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut fences = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let next = at + line.len();
        if let Some(language) = line.trim_end().strip_prefix("```") {
            open = match open {
                Some((language, start)) => {
                    fences.push((language, start..at));
                    None
                }
                None => Some((language, next)),
            };
        }
        at = next;
    }
    fences
}

fn commands(block: &str) -> Vec<Command> {
    let mut commands = Vec::new();
    let mut status = 0;
    for line in block.replace("\\\n", "").lines() {
        if let Some(said) = line.strip_prefix("# exit status ") {
            status = said.parse().expect("a number behind `# exit status`");
        } else if !line.is_empty() && !line.starts_with('#') {
            commands.push(Command {
                line: line.to_owned(),
                status,
            });
            status = 0;
        }
    }
    commands
}
