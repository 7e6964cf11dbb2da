//! The kinds of hard pages, by name. What a page of a kind is made of, `story` reads and `body` writes.

/// What is hard about a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hard {
    /// Lists, tables, line-ups, verse, a decree: at the end, in the middle, or all of the article.
    ShortLines,
    /// Entries below their clocks, the newest first.
    Live,
    /// An article of one to three sentences.
    Brief,
    /// Read-also lines between paragraphs, and the article goes on.
    Resumed,
    /// A first or last line that looks like something else.
    Edges,
}

impl Hard {
    pub(crate) const ALL: [Self; 5] = [
        Self::ShortLines,
        Self::Live,
        Self::Brief,
        Self::Resumed,
        Self::Edges,
    ];

    /// The name in the table of floors.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::ShortLines => "short-lines",
            Self::Live => "live",
            Self::Brief => "brief",
            Self::Resumed => "resumed",
            Self::Edges => "edges",
        }
    }
}
