//! A page as blocks of text: its tokens are read once, and each stretch between two block boundaries becomes a line.
//! No tree is built as html5ever does, at a cost that grows with the square of the nesting; what the text needs of it
//! is in `tree.rs`. It does not choose among the blocks.

use super::attributes::Attribute;
use super::head::Head;
use super::pictures::Pictures;
use super::piece::Piece;
use super::tags::{self, Content, Kind};
use super::tokens::{self, Sink, Tag};
use super::tree::Tree;
use super::white_space::{not_spaces, plain_run};
use crate::model::{PageElement, most_segments};
use html5ever::{LocalName, local_name};
use memchr::memchr_iter;
use std::borrow::Cow;

/// A page as it was read.
pub(super) struct Rendered {
    pub(super) pieces: Vec<Piece>,
    pub(super) elements: Vec<PageElement>,
    pub(super) head: Head,
    /// What the logo says.
    pub(super) logo: Option<String>,
}

impl Rendered {
    /// Whether there is running text among the lines.
    pub(super) fn has_text(&self) -> bool {
        self.pieces.iter().any(Piece::is_prose)
    }

    /// Adds the text of an article that the page leaves to scripts to show.
    pub(super) fn append(&mut self, text: &str) {
        let around = Tree::new().around();
        self.pieces.extend(text.lines().map(|line| Piece {
            text: line.to_owned(),
            ..Piece::new(around, None)
        }));
    }
}

/// Bytes of markup to one line of text, as a rule at least.
const PIECE_BYTES: usize = 256;

/// Lines that memory is reserved for at once; few pages have more.
const USUAL_PIECES: usize = 1024;

/// Elements that are told apart in any page; large ones have some ten thousands.
pub(super) const MOST_ELEMENTS: usize = 256 * 1024;

/// Bytes of markup for each element beyond these: real ones take thirty and more, and one is kept in 24.
const ELEMENT_BYTES: usize = 16;

/// Reads a page. With `lines`, line ends in its text are line ends, as in a pre-formatted text.
pub(super) fn render(html: &str, lines: bool) -> Rendered {
    let mut page = Renderer::new(lines, html.len());
    page.pieces
        .reserve((html.len() / PIECE_BYTES).min(USUAL_PIECES));
    tokens::read(&line_feeds(html), &mut page);
    page.finish()
}

/// The page with the line ends that the standard wants.
fn line_feeds(html: &str) -> Cow<'_, str> {
    let mut returns = memchr_iter(b'\r', html.as_bytes()).peekable();
    if returns.peek().is_none() {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut from = 0;
    for at in returns {
        out.push_str(&html[from..at]);
        from = at + 1;
        if !html[from..].starts_with('\n') {
            out.push('\n');
        }
    }
    out.push_str(&html[from..]);
    Cow::Owned(out)
}

/// The page so far.
struct Renderer {
    tree: Tree,
    pieces: Vec<Piece>,
    /// The line that is being filled.
    line: Option<Piece>,
    /// White space came, and nothing after it.
    space: bool,
    /// Length of the line when its last link ended, as long as nothing has followed.
    link_end: Option<usize>,
    /// Line ends of the source are line ends of the text.
    lines: bool,
    head: Head,
    pictures: Pictures,
    /// Lines that are told apart; a page of more is not cleaned, and only its text is kept.
    most: usize,
    /// All lines of such a page, as one.
    rest: Option<Piece>,
}

impl Renderer {
    fn new(lines: bool, bytes: usize) -> Self {
        Self {
            tree: Tree::with_most((bytes / ELEMENT_BYTES).max(MOST_ELEMENTS)),
            pieces: Vec::new(),
            line: None,
            space: false,
            link_end: None,
            lines,
            head: Head::default(),
            pictures: Pictures::default(),
            most: most_segments(bytes),
            rest: None,
        }
    }

    /// Notes that an inline element follows a link with nothing between: the two are items of a row and no sentence.
    fn joint(&mut self, link: bool) {
        let end = self.link_end;
        let Some(line) = &mut self.line else { return };
        let at = line.text.len();
        if at > 0 && end == Some(at) && line.joints.last() != Some(&at) {
            line.joints.push(at);
        }
        if link {
            line.first_link.get_or_insert(at);
        }
    }

    /// Takes a picture. One in the middle of a line has no line below it.
    fn picture(&mut self, tag: &Tag<'_>) {
        let is_alone = self.line.as_ref().is_none_or(|line| line.text.is_empty());
        if is_alone && !self.tree.is_in_drawing() {
            self.pictures.picture(tag, &self.tree);
        }
    }

    /// Takes the start of a `time` element, which outside of a paragraph is a line of its own.
    fn time(&mut self, tag: &Tag<'_>) {
        if self.tree.around().is_loose() {
            self.flush();
        }
        let date = tag.attributes.get(Attribute::DateTime);
        if let Some(date) = date {
            let line = self.line();
            line.time.get_or_insert_with(|| date.to_owned());
        }
    }

    /// Appends text to the line; runs of white space are one space, as HTML has it.
    fn words(&mut self, text: &str) {
        let link = self.tree.around().link;
        let mut rest = text;
        while !rest.is_empty() {
            let (words, after) = rest.split_at(plain_run(rest.as_bytes()));
            if !words.is_empty() {
                self.link_end = None;
                let space = std::mem::take(&mut self.space);
                let line = self.line();
                if space && !line.text.is_empty() {
                    line.text.push(' ');
                }
                line.text.push_str(words);
                if link {
                    line.linked += not_spaces(words);
                }
            }
            self.space |= !after.is_empty();
            rest = after.trim_ascii_start();
        }
    }

    fn line(&mut self) -> &mut Piece {
        let (around, tree) = (self.tree.around(), &self.tree);
        self.line
            .get_or_insert_with(|| Piece::new(around, tree.row()))
    }

    fn flush(&mut self) {
        self.space = false;
        self.link_end = None;
        let Some(mut line) = self.line.take().filter(|line| !line.text.is_empty()) else {
            return;
        };
        line.says_picture = self.pictures.line(&line, &self.tree);
        if self.rest.is_none() && self.pieces.len() == self.most {
            let all = std::mem::take(&mut self.pieces);
            let texts = all.into_iter().map(|piece| piece.text);
            let mut rest = Piece::new(Tree::new().around(), None);
            rest.text = texts.collect::<Vec<_>>().join("\n");
            self.rest = Some(rest);
        }
        match &mut self.rest {
            None => self.pieces.push(line),
            Some(rest) => {
                rest.text.push('\n');
                rest.text.push_str(&line.text);
            }
        }
    }

    fn finish(mut self) -> Rendered {
        self.flush();
        self.pieces.extend(self.rest.take());
        Rendered {
            pieces: self.pieces,
            elements: self.tree.elements(),
            head: self.head,
            logo: self.pictures.site,
        }
    }
}

impl Sink for Renderer {
    fn start(&mut self, tag: &Tag<'_>) -> Content {
        let kind = tags::kind(&tag.name);
        if !self.tree.is_in_drawing() {
            self.head.start(tag);
        }
        match kind {
            Kind::Void => {
                if tag.name == local_name!("img") {
                    self.picture(tag);
                }
                return Content::Markup;
            }
            Kind::Break => {
                self.flush();
                return Content::Markup;
            }
            Kind::Block | Kind::Cell => self.flush(),
            Kind::Inline | Kind::Skipped => {}
        }
        let drawing = self.tree.is_in_drawing();
        if tag.self_closing && drawing {
            return Content::Markup;
        }
        self.tree.start(tag, kind);
        self.pictures.element(tag, &self.tree);
        // Browsers set these apart by style; without it their words would run together.
        self.space |= self.link_end.is_some();
        self.joint(tag.name == local_name!("a"));
        if tag.name == local_name!("time") {
            self.time(tag);
        }
        match drawing {
            true if tag.name == local_name!("plaintext") => Content::Plain,
            true => Content::Markup,
            false => tags::content(&tag.name),
        }
    }

    fn end(&mut self, name: &LocalName) {
        self.head.end(name);
        match tags::kind(name) {
            Kind::Block | Kind::Cell => self.flush(),
            Kind::Break if *name == local_name!("br") => self.flush(),
            _ => {}
        }
        if *name == local_name!("time") && self.tree.around().is_loose() {
            self.flush();
        }
        if *name == local_name!("a") {
            self.link_end = self.line.as_ref().map(|line| line.text.len());
        }
        self.tree.end(name);
    }

    fn text(&mut self, text: &str) {
        if self.head.text(text) || self.tree.around().skipped {
            return;
        }
        let around = self.tree.around();
        if !around.lines && !self.lines {
            return self.words(text);
        }
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.flush();
            }
            self.words(line);
        }
    }
}
