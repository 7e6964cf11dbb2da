//! A segment and what was decided about it, with the evidence. How it was decided is `segment/`'s business.

use super::role::Role;
use super::rule::RuleId;
use super::table::table;

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
    /// Its place in the document text, without surrounding white space.
    pub span: Span,
    /// What separates it from the segment before it.
    pub before: Break,
}

/// Segments that any document may have. A segment takes some 600 bytes until its document is done, so that these are
/// within what a small machine has; articles have some hundreds.
const MOST_SEGMENTS: usize = 64 * 1024;

/// Bytes of text for each segment beyond these: the memory of a document stays in proportion to its text.
const BYTES_A_SEGMENT: usize = 150;

/// Segments of a text of so many bytes, at most. A document of more is not cleaned; its readers need not keep what markup
/// says of each of its lines.
pub fn most_segments(bytes: usize) -> usize {
    MOST_SEGMENTS.max(bytes / BYTES_A_SEGMENT)
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

table! {
    /// The parts of a page, in their order.
    pub enum Part {
        Head "head" "Menus, headline, and the data of the article above its text.",
        Text "text" "The article, with what is set between its paragraphs.",
        Close "close" "Data of the article below its text: source, tags, date, sign-off.",
        Tail "tail" "Other articles and lists of them, behind the article.",
        Foot "foot" "Comments, forms, copyright: no article follows.",
    }
}

/// What was decided about a segment and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The rule that takes it out of the article; none for the article itself.
    pub rule: Option<RuleId>,
    /// The marker that fired, as a span of the document text.
    pub marker: Option<Span>,
    /// Where on the page it is.
    pub part: Part,
    /// Name of the decoder's state, for people who look for the reason.
    pub state: &'static str,
    /// For and against, strongest first; all of it only where the settings ask for it.
    pub evidence: Vec<Evidence>,
    /// How much worse it would be to decide otherwise whether it is text of the article, in the units of the weights.
    pub margin: f32,
    /// The next best reading, where the settings ask for evidence.
    pub runner_up: Option<RunnerUp>,
}

impl Verdict {
    /// What it is: a rule gives its role, and what no rule takes out is body.
    pub fn role(&self) -> Role {
        self.rule.map_or(Role::Body, RuleId::role)
    }

    /// The name of the rule for people: that of the role where no rule fires, `body`.
    pub fn rule_name(&self) -> &'static str {
        self.rule.map_or(Role::Body.as_str(), RuleId::as_str)
    }
}

/// What the markup shows of a segment, where that spoke for or against the verdict; nothing for plain text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shown {
    /// It is nothing but a link.
    pub link_only: bool,
    /// It is a paragraph alone under a linked headline, as in lists of articles.
    pub teaser: bool,
}

/// A segment with its verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct Labelled {
    /// The stretch of text.
    pub segment: Segment,
    /// What it is made of.
    pub counts: Counts,
    /// What its markup shows.
    pub shown: Shown,
    /// What it is.
    pub verdict: Verdict,
}
