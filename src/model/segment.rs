//! A segment and what was decided about it, with the evidence. How it was decided is `segment/`'s business.

use super::role::Role;

/// A byte range of the document text.
pub type Span = std::ops::Range<usize>;

/// What separates a segment from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// The document's start or a line end.
    Line,
    /// A sentence end inside a long line.
    Sentence,
    /// A marker inside a long line.
    Marker,
}

/// A stretch of the document text that is one kind of thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// What stands before it.
    pub before: Break,
}

/// What a stretch of text is made of, in characters; words are runs between white space that hold a letter or a digit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Words.
    pub words: usize,
    /// Characters that leave a mark on the page.
    pub visible: usize,
    /// Letters of any script.
    pub letters: usize,
    /// Arabic letters.
    pub arabic: usize,
}

/// One observation and how much it speaks for (positive) or against (negative) the state that was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Name of the observation, as in the weight table.
    pub name: &'static str,
    /// Weight in the chosen state, in nats as the hand-set tables use them.
    pub weight: f32,
}

/// The second best reading of a segment.
#[derive(Debug, Clone, PartialEq)]
pub struct RunnerUp {
    /// Name of the decoder's state.
    pub state: &'static str,
    /// How much worse the best whole reading with that state is.
    pub margin: f32,
}

/// What was decided about a segment and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// What it is.
    pub role: Role,
    /// The rule that says so; stable public name.
    pub rule: &'static str,
    /// The marker that fired, as a span of the document text.
    pub marker: Option<Span>,
    /// The decoder's state.
    pub state: &'static str,
    /// For and against, strongest first; all of it only where the settings ask for it.
    pub evidence: Vec<Evidence>,
    /// The next best reading, where the settings ask for evidence.
    pub runner_up: Option<RunnerUp>,
}

/// A segment with its verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct Labelled {
    /// The stretch of text.
    pub segment: Segment,
    /// What it is made of.
    pub counts: Counts,
    /// What it is.
    pub verdict: Verdict,
}
