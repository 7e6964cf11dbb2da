//! The stories of hard pages: files of `key: text` lines with `==` between two stories. It draws nothing.

use super::super::article::pairs;
use super::hard::Hard;

/// Stands alone on a line between two stories of a file.
const NEXT: &str = "==";
/// Stands between two lines of a list, or two of an entry.
const BETWEEN: &str = " ¦ ";

/// What a line of a story is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    Paragraph,
    Subheading,
    /// Short lines that may be printed as any kind of list.
    List,
    /// Short lines that are printed as they are.
    Set,
    /// An entry of a live page: its heading, then its paragraphs.
    Entry,
    /// A paragraph that takes the article up again below a read-also.
    Again,
}

#[derive(Debug, Clone)]
pub(super) struct Story {
    pub(super) text: String,
    pub(super) pieces: Vec<(Piece, String)>,
}

impl Story {
    /// All stories of a kind.
    pub(super) fn all(hard: Hard) -> Vec<Self> {
        let files: &[&str] = match hard {
            Hard::ShortLines => &[include_str!("lists.txt"), include_str!("set.txt")],
            Hard::Live => &[include_str!("live.txt")],
            Hard::Brief => &[include_str!("brief.txt")],
            Hard::Resumed => &[include_str!("resumed.txt")],
            Hard::Edges => &[include_str!("edges.txt")],
        };
        files
            .iter()
            .flat_map(|file| groups(file))
            .map(Self::read)
            .collect()
    }

    fn read(text: String) -> Self {
        let piece = |(key, said): (&str, &str)| {
            let piece = match key {
                "p" => Piece::Paragraph,
                "sub" => Piece::Subheading,
                "lines" => Piece::List,
                "set" => Piece::Set,
                "entry" => Piece::Entry,
                "again" => Piece::Again,
                _ => return None,
            };
            Some((piece, said.to_owned()))
        };
        let pieces = pairs(&text).filter_map(piece).collect();
        Self { text, pieces }
    }

    /// Whether the story has a line of that key.
    pub(super) fn says(&self, wanted: &str) -> bool {
        pairs(&self.text).any(|(key, _)| key == wanted)
    }
}

/// What stands between the lines that divide a file.
pub(super) fn groups(file: &str) -> Vec<String> {
    let lines: Vec<&str> = file.lines().collect();
    lines
        .split(|line| *line == NEXT)
        .map(|group| group.join("\n"))
        .collect()
}

pub(super) fn lines(said: &str) -> impl Iterator<Item = &str> {
    said.split(BETWEEN)
}
